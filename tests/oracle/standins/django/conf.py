"""Stands in for `django.conf`: settings from the module that the environment names, or from `configure`."""

from __future__ import annotations

import importlib
import os
from typing import Any


class _Settings:
    def __init__(self) -> None:
        self._own: dict[str, Any] = {}

    def configure(self, **values: Any) -> None:
        self._own.update(values)

    def __getattr__(self, name: str) -> Any:
        if name in self._own:
            return self._own[name]
        return getattr(importlib.import_module(os.environ["DJANGO_SETTINGS_MODULE"]), name)


settings = _Settings()
