"""Stands in for `dynaconf`: settings from the environment variables behind a prefix."""

from __future__ import annotations

import os
from typing import Any


class Dynaconf:
    """Names are read as attributes, as items and with `get`, in any case."""

    def __init__(self, envvar_prefix: str | None = "DYNACONF") -> None:
        self._start = f"{envvar_prefix}_" if envvar_prefix else ""

    def get(self, key: str, default: Any = None) -> Any:
        return os.environ.get(self._start + key.upper(), default)

    def __getattr__(self, name: str) -> Any:
        return self[name]

    def __getitem__(self, key: str) -> Any:
        return os.environ[self._start + key.upper()]
