"""Stands in for `django-environ`."""

from __future__ import annotations

import json
import os
from typing import Any

_REQUIRED = object()


class ImproperlyConfigured(Exception):  # noqa: N818 - the library's own name
    """A variable that is required and not set."""


class Env:
    """`env("NAME", default=…)`, `env.str`, `env.bool`, `env.json`; the schema gives defaults and casts."""

    def __init__(self, **schema: Any) -> None:
        self._schema = schema

    @staticmethod
    def read_env(path: str | None = None) -> None:
        del path

    def __call__(self, name: str, cast: Any = None, default: Any = _REQUIRED) -> Any:
        if name in os.environ:
            value: Any = os.environ[name]
            return value if cast in (None, str) else cast(value)
        if default is not _REQUIRED:
            return default
        declared = self._schema.get(name)
        if isinstance(declared, tuple):
            return declared[1]
        raise ImproperlyConfigured(f"Set the {name} environment variable")

    def str(self, name: Any, default: Any = _REQUIRED) -> Any:
        return self(name, default=default)

    def bool(self, name: Any, default: Any = _REQUIRED) -> Any:
        return str(self(name, default=default)).lower() in ("1", "true", "yes", "on")

    def json(self, name: Any, default: Any = _REQUIRED) -> Any:
        return json.loads(self(name, default=default))
