"""Stands in for `aiohttp`."""
