"""Stands in for `flask`: an application with its configuration, and `run`, which calls every view once."""

from __future__ import annotations

import importlib
import runpy
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_running: list[Flask] = []
g = SimpleNamespace()


class Config(dict[str, Any]):
    """The configuration: a dictionary that is filled from mappings and objects."""

    def from_mapping(self, *mappings: Any, **values: Any) -> None:
        self.update(*mappings, **values)

    def from_object(self, source: Any) -> None:
        if isinstance(source, str):
            module, _, name = source.rpartition(".")
            source = getattr(importlib.import_module(module), name)
        self.update({name: getattr(source, name) for name in dir(source) if name.isupper()})

    def from_pyfile(self, filename: str) -> None:
        self.update({name: value for name, value in runpy.run_path(filename).items() if name.isupper()})


class Blueprint:
    """Views that an application takes over."""

    def __init__(self, name: str, import_name: str) -> None:
        self.name = name
        self.import_name = import_name
        self.views: list[Callable[[], Any]] = []
        self.before: list[Callable[[], Any]] = []

    def route(self, path: str) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
        def register(view: Callable[[], Any]) -> Callable[[], Any]:
            self.views.append(view)
            return view

        del path
        return register

    get = route

    def before_request(self, function: Callable[[], Any]) -> Callable[[], Any]:
        self.before.append(function)
        return function


class Flask(Blueprint):
    """An application."""

    def __init__(self, import_name: str) -> None:
        super().__init__(import_name, import_name)
        self.config = Config()
        self.extensions: dict[str, Any] = {}

    def register_blueprint(self, blueprint: Blueprint) -> None:
        self.views += blueprint.views

    def run(self) -> None:
        """Prints what every view gives."""
        _running.append(self)
        for function in self.before:
            function()
        for view in self.views:
            print(view())


class _Current:
    def __getattr__(self, name: str) -> Any:
        return getattr(_running[-1], name)


current_app = _Current()
