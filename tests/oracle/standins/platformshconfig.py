"""Stands in for the config reader `platformshconfig`: the environment's decoding and the credentials' accessors."""

from __future__ import annotations

import base64
import json
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class NotValidPlatformException(Exception):  # noqa: N818 - the library's own name
    """Relationships are asked for outside of the platform."""


class Config:
    """Reads the environment; `env_prefix` is what the platform's variables begin with."""

    def __init__(self, environment_variables: Mapping[str, str] | None = None, env_prefix: str = "PLATFORM_") -> None:
        self._environment = os.environ if environment_variables is None else environment_variables
        self._prefix = env_prefix
        self._formatters: dict[str, Callable[[Any], Any]] = {"pymongo": _mongo}
        self._relationshipsDef: dict[str, Any] = {}
        raw = self._environment.get(f"{env_prefix}RELATIONSHIPS")
        if raw:
            self._relationshipsDef = self.decode(raw)

    @staticmethod
    def decode(variable: str | bytes) -> Any:
        """What a variable of the platform holds."""
        return json.loads(base64.b64decode(variable).decode("utf-8"))

    def is_valid_platform(self) -> bool:
        return f"{self._prefix}APPLICATION_NAME" in self._environment

    def in_runtime(self) -> bool:
        return self.is_valid_platform()

    def has_relationship(self, relationship: str) -> bool:
        return relationship in self._relationshipsDef

    def credentials(self, relationship: str, index: int = 0) -> Any:
        if not self._relationshipsDef:
            raise NotValidPlatformException
        return self._relationshipsDef[relationship][index]

    def register_formatter(self, name: str, formatter: Callable[[Any], Any]) -> Config:
        self._formatters[name] = formatter
        return self

    def formatted_credentials(self, relationship: str, formatter: str) -> Any:
        return self._formatters[formatter](self.credentials(relationship))


def _mongo(credentials: Mapping[str, Any]) -> str:
    return f"{credentials['host']}:{credentials['port']}/{credentials['path']}"
