"""Stands in for `typer`: applications of commands, whose functions' parameters are options and arguments."""

from __future__ import annotations

import importlib
import inspect
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable

click: Any = importlib.import_module("click")
Context, echo = click.Context, click.echo

__all__ = ["Argument", "Context", "Option", "Typer", "echo", "run"]


class _Given:
    """What the default or the annotation of a parameter says."""

    def __init__(self, default: Any = None, *names: str, **options: Any) -> None:
        named = (default, *names) if isinstance(default, str) and default.startswith("-") else names
        self.names = named
        self.options = options
        if named is names and default is not None and default is not ...:
            self.options.setdefault("default", default)


Option = Argument = _Given


class Typer:
    """An application."""

    def __init__(self, **options: Any) -> None:
        self._group = click.Group(**options)

    def callback(self, **options: Any) -> Callable[[Any], Any]:
        def register(function: Any) -> Any:
            self._group.callback = _run(function)
            self._group.params = _parameters(function)
            self._group.options.update(options)
            return function

        return register

    def command(self, name: str | None = None, **options: Any) -> Callable[[Any], Any]:
        def register(function: Any) -> Any:
            own = name or function.__name__.replace("_", "-")
            settings = {**self._group.settings, **options.pop("context_settings", {})}
            made = click.Command(own, _run(function), _parameters(function), context_settings=settings, **options)
            self._group.add_command(made)
            return function

        return register

    def add_typer(self, other: Typer, name: str) -> None:
        self._group.add_command(other._group, name)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        commands = list(self._group.commands.values())
        alone = len(commands) == 1 and self._group.callback is None
        return (commands[0] if alone else self._group)(*arguments, **named)


def run(function: Callable[..., Any]) -> None:
    app = Typer()
    app.command()(function)
    app()


def _run(function: Callable[..., Any]) -> Callable[..., Any]:
    context = [name for name, hint in get_type_hints(function).items() if hint is Context]

    def passed(**values: Any) -> Any:
        return function(**values, **dict.fromkeys(context, click.get_current_context()))

    return passed


def _parameters(function: Callable[..., Any]) -> list[Any]:
    hints = get_type_hints(function, include_extras=True)
    found = []
    for name, one in inspect.signature(function).parameters.items():
        if hints.get(name) is Context:
            continue
        declared = [each for each in (one.default, *get_args(hints.get(name))) if isinstance(each, _Given)]
        given = declared[0] if declared else _Given()
        options = dict(given.options)
        if one.default is not one.empty and not isinstance(one.default, _Given):
            options.setdefault("default", one.default)
        parser = options.pop("parser", None)
        if parser is not None:
            options["callback"] = lambda _context, _parameter, value, parser=parser: parser(value)
        found.append(click.Parameter((name, *(given.names or (f"--{name.replace('_', '-')}",))), options))
    return found
