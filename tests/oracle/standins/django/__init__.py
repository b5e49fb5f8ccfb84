"""Stands in for `django`."""
