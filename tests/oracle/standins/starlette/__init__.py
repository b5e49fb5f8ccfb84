"""Stands in for `starlette`."""
