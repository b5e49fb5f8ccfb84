"""Stands in for `python-decouple`."""

from __future__ import annotations

import os
from typing import Any

_REQUIRED = object()


class UndefinedValueError(Exception):
    """A setting that is required and not set."""


class AutoConfig:
    """`config("NAME", default=…, cast=…)`."""

    def __call__(self, option: str, default: Any = _REQUIRED, cast: Any = None) -> Any:
        if option not in os.environ and default is _REQUIRED:
            raise UndefinedValueError(f"{option} not found. Declare it as envvar or define a default value.")
        value = os.environ.get(option, default)
        return value if cast in (None, str) else cast(value)


config = AutoConfig()
