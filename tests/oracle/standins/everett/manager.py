"""Stands in for `everett.manager`: settings from environment variables, under namespaces."""

from __future__ import annotations

import os
from typing import Any


class ConfigManager:
    """`config("name", namespace=…, default=…)`: the variable is called as all of it, in capitals."""

    def __init__(self, namespace: str = "") -> None:
        self.namespace = namespace

    def with_namespace(self, namespace: str) -> ConfigManager:
        return ConfigManager(self.namespace + namespace + "_")

    def __call__(self, key: str, namespace: str | None = None, default: Any = "") -> Any:
        inner = f"{namespace}_" if namespace is not None else ""
        return os.environ.get((self.namespace + inner + key).upper(), default)
