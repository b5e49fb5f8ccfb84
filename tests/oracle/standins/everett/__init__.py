"""Stands in for `everett`."""
