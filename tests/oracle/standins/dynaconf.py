"""Stands in for `dynaconf`: settings from the environment variables behind a prefix, and what the program sets."""

from __future__ import annotations

import os
from typing import Any


class _Box:
    """A dictionary that is set: what it has is found as attributes, too."""

    def __init__(self, held: Any) -> None:
        self._held = held

    def __getattr__(self, name: str) -> Any:
        return self[name]

    def __getitem__(self, key: str) -> Any:
        return self._held[key]


class Dynaconf:
    """Names are read as attributes, as items and with `get`, in any case."""

    def __init__(self, envvar_prefix: str | None = "DYNACONF") -> None:
        self.__dict__.update(_start=f"{envvar_prefix}_" if envvar_prefix else "", _set={})

    def set(self, key: str, value: Any) -> None:
        self._set[key.upper()] = _Box(value) if hasattr(value, "keys") else value

    def update(self, data: dict[str, Any]) -> None:
        for key, value in data.items():
            self.set(key, value)

    def __setattr__(self, name: str, value: Any) -> None:
        self.set(name, value)

    def get(self, key: str, default: Any = None) -> Any:
        return self._set.get(key.upper()) or os.environ.get(self._start + key.upper(), default)

    def __getattr__(self, name: str) -> Any:
        return self[name]

    def __getitem__(self, key: str) -> Any:
        return self._set[key.upper()] if key.upper() in self._set else os.environ[self._start + key.upper()]
