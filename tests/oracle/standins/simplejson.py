"""Stands in for `simplejson`."""

from __future__ import annotations

from json import JSONDecodeError, dumps, load, loads

__all__ = ["JSONDecodeError", "dumps", "load", "loads"]
