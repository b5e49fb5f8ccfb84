"""Stands in for `environs`: an environment with casts by method name."""

from __future__ import annotations

import json
import os
from typing import Any

_REQUIRED = object()


class EnvError(ValueError):
    """A variable that is required and not set, or does not have the form that is asked for."""


class Env:
    """`env("NAME")`, `env.str("NAME", default)`, `env.int`, `env.bool`, `env.json`."""

    def read_env(self, path: str | None = None) -> bool:
        return path is not None

    def __call__(self, name: str, default: Any = _REQUIRED) -> Any:
        if name in os.environ:
            return os.environ[name]
        if default is _REQUIRED:
            raise EnvError(f'Environment variable "{name}" not set')
        return default

    str = __call__

    def int(self, name: Any, default: Any = _REQUIRED) -> Any:
        return int(self(name, default))

    def bool(self, name: Any, default: Any = _REQUIRED) -> Any:
        return str(self(name, default)).lower() in ("1", "true", "yes", "on")

    def json(self, name: Any, default: Any = _REQUIRED) -> Any:
        return json.loads(self(name, default))


env = Env()
