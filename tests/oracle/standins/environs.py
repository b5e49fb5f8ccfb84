"""Stands in for `environs`: an environment with casts by method name, parsers of the program's own, and prefixes."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_REQUIRED = object()


class EnvError(ValueError):
    """A variable that is required and not set, or does not have the form that is asked for."""


class Env:
    """`env("NAME")`, `env.str("NAME", default)`, `env.int`, `env.bool`, `env.json`."""

    def __init__(self) -> None:
        self._prefix = ""

    def read_env(self, path: str | None = None) -> bool:
        return path is not None

    @contextmanager
    def prefixed(self, prefix: str) -> Iterator[Env]:
        """Within, names stand behind a prefix, and behind those of the blocks around."""
        before, self._prefix = self._prefix, self._prefix + prefix
        try:
            yield self
        finally:
            self._prefix = before

    def add_parser(self, name: str, function: Callable[..., Any]) -> None:
        setattr(self, name, lambda variable, *default: function(self(variable, *default)))

    def parser_for(self, name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
            self.add_parser(name, function)
            return function

        return decorate

    def __call__(self, name: str, default: Any = _REQUIRED) -> Any:
        name = self._prefix + name
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
