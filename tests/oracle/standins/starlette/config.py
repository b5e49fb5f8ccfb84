"""Stands in for `starlette.config`: settings from environment variables."""

from __future__ import annotations

import os
from typing import Any

_REQUIRED = object()


class Config:
    """`config("NAME", cast=…, default=…)`."""

    def __init__(self, env_file: str | None = None, env_prefix: str = "") -> None:
        self.env_file = env_file
        self.env_prefix = env_prefix

    def __call__(self, key: str, cast: Any = None, default: Any = _REQUIRED) -> Any:
        found = os.environ.get(self.env_prefix + key, default)
        if found is _REQUIRED:
            raise KeyError(f"Config '{key}' is missing, and has no default.")
        return found if cast is None else cast(found)

    get = __call__
