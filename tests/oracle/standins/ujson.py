"""Stands in for `ujson`."""

from __future__ import annotations

from json import dumps, load, loads

__all__ = ["dumps", "load", "loads"]
