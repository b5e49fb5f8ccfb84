"""Stands in for `envparse`."""

from __future__ import annotations

import os
from typing import Any


class Env:
    """`env("NAME", default=…)`."""

    def __call__(self, name: str, default: Any = None) -> Any:
        return os.environ.get(name, default)

    str = __call__


env = Env()
