"""Stands in for `click`: groups, commands with options and arguments, and their contexts. Nothing is cast or validated
but by types that the program makes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_CONTEXTS: list[Context] = []


def echo(message: Any = "") -> None:
    print(message)


class ParamType:
    """What a program derives its own types from."""

    name = ""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        del param, ctx
        return value


class Parameter:
    """An option or an argument."""

    def __init__(self, declared: tuple[str, ...], options: dict[str, Any]) -> None:
        plain = [each for each in declared if not each.startswith("-")]
        self.names = [each for each in declared if each.startswith("-")]
        longest = max(self.names, key=lambda each: len(each) - len(each.lstrip("-")), default="")
        self.name = plain[0] if plain else longest.partition("/")[0].lstrip("-").replace("-", "_").lower()
        self.options = options

    def value(self, context: Context, given: dict[str, Any]) -> Any:
        """What is given on the command line, else by the first variable that is set, else the default."""
        found = given.get(self.name)
        for name in self._variables(context) if found is None else ():
            if found is None and name in os.environ:
                found = os.environ[name]
        if found is None:
            found = self.options.get("default", False if self.options.get("is_flag") else None)
        kind = self.options.get("type")
        if isinstance(kind, ParamType) and found is not None:
            found = kind.convert(found, self, context)
        callback = self.options.get("callback")
        return callback(context, self, found) if callback is not None else found

    def _variables(self, context: Context) -> list[str]:
        named = self.options.get("envvar") or []
        found = [named] if isinstance(named, str) else list(named)
        if context.auto_envvar_prefix is not None:
            found.append(f"{context.auto_envvar_prefix}_{self.name.upper()}")
        return found


class Context:
    """What a command runs in."""

    def __init__(self, command: Command, parent: Context | None, obj: Any = None, prefix: str | None = None) -> None:
        self.command = command
        self.parent = parent
        self.obj: Any = obj if obj is not None or parent is None else parent.obj
        self.meta: dict[str, Any] = parent.meta if parent is not None else {}
        self.invoked_subcommand: str | None = None
        self.auto_envvar_prefix = prefix
        self.params: dict[str, Any] = {}

    def find_root(self) -> Context:
        return self if self.parent is None else self.parent.find_root()

    def find_object(self, object_type: type) -> Any:
        if isinstance(self.obj, object_type):
            return self.obj
        return self.parent.find_object(object_type) if self.parent is not None else None

    def ensure_object(self, object_type: type) -> Any:
        found = self.find_object(object_type)
        if found is None:
            found = self.obj = object_type()
        return found

    def invoke(self, callback: Any, *arguments: Any, **named: Any) -> Any:
        """A command runs in a context under this one, a function in this one."""
        if not isinstance(callback, Command):
            return callback(*arguments, **named)
        context = Context(callback, self)
        given = {each.name: each.value(context, {}) for each in callback.params}
        return callback.run(context, {**given, **named})

    def forward(self, command: Command, **named: Any) -> Any:
        return self.invoke(command, **{**self.params, **named})

    def with_resource(self, manager: Any) -> Any:
        return manager.__enter__()


class Command:
    """A function with parameters."""

    def __init__(self, name: str, callback: Callable[..., Any] | None, params: list[Parameter], **options: Any) -> None:
        self.name = name
        self.callback = callback
        self.params = params
        self.settings: dict[str, Any] = options.get("context_settings", {})
        self.options = options

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self.main(*arguments, **named)

    def main(self, args: list[str] | None = None, *, obj: Any = None, **options: Any) -> Any:
        """Runs the command; the program goes on afterwards, as with the library's `standalone_mode=False`."""
        prefix = options.get("auto_envvar_prefix", self.settings.get("auto_envvar_prefix"))
        return self.start(Context(self, None, obj, prefix), list(sys.argv[1:] if args is None else args))

    def start(self, context: Context, args: list[str]) -> Any:
        return self.run(context, self.parsed(context, args))

    def parsed(self, context: Context, args: list[str]) -> dict[str, Any]:
        """The values of the parameters; takes what belongs to them from `args`."""
        given: dict[str, Any] = {}
        by_name = {name: each for each in self.params for name in each.names}
        while args and args[0] in by_name:
            parameter = by_name[args.pop(0)]
            given[parameter.name] = True if parameter.options.get("is_flag") else args.pop(0)
        for parameter in self.params:
            if not parameter.names and args:
                given[parameter.name] = args.pop(0)
        context.params = {each.name: each.value(context, given) for each in self.params}
        return context.params

    def run(self, context: Context, values: dict[str, Any]) -> Any:
        _CONTEXTS.append(context)
        try:
            return self.callback(**values) if self.callback is not None else None
        finally:
            _CONTEXTS.pop()


class Group(Command):
    """A command that has others."""

    def __init__(self, name: str = "", callback: Callable[..., Any] | None = None, **options: Any) -> None:
        super().__init__(name, callback, options.pop("params", []), **options)
        self.commands: dict[str, Command] = {}

    def command(self, *arguments: Any, **options: Any) -> Any:
        return _registering(self, command(*arguments, **options))

    def group(self, *arguments: Any, **options: Any) -> Any:
        return _registering(self, group(*arguments, **options))

    def add_command(self, cmd: Command, name: str | None = None) -> None:
        self.commands[name or cmd.name] = cmd

    def start(self, context: Context, args: list[str]) -> Any:
        values = self.parsed(context, args)
        context.invoked_subcommand = args[0] if args else None
        if not args and not self.options.get("invoke_without_command"):
            return None
        result = self.run(context, values)
        if not args:
            return result
        inner = self.commands[args.pop(0)]
        _CONTEXTS.append(context)
        try:
            return inner.start(Context(inner, context, prefix=inner.settings.get("auto_envvar_prefix")), args)
        finally:
            _CONTEXTS.pop()


def _registering(parent: Group, decorator: Any) -> Any:
    if isinstance(decorator, Command):
        parent.add_command(decorator)
        return decorator

    def register(function: Callable[..., Any]) -> Command:
        made: Command = decorator(function)
        parent.add_command(made)
        return made

    return register


def _making(kind: type[Command], name: Any, options: dict[str, Any]) -> Any:
    def make(function: Any) -> Command:
        params = list(reversed(getattr(function, "__click_params__", [])))
        own = name if isinstance(name, str) else function.__name__.replace("_", "-")
        return kind(own, function, params=params, **options)

    return make(name) if callable(name) else make


def command(name: Any = None, **options: Any) -> Any:
    return _making(Command, name, options)


def group(name: Any = None, **options: Any) -> Any:
    return _making(Group, name, options)


def _parameter(*declared: str, **options: Any) -> Callable[[Any], Any]:
    def decorate(function: Any) -> Any:
        if not hasattr(function, "__click_params__"):
            function.__click_params__ = []
        function.__click_params__.append(Parameter(declared, options))
        return function

    return decorate


option = argument = _parameter


def get_current_context() -> Context:
    return _CONTEXTS[-1]


def _passing(function: Any, found: Callable[[Context], Any]) -> Any:
    def passed(*arguments: Any, **named: Any) -> Any:
        return function(found(get_current_context()), *arguments, **named)

    passed.__name__ = function.__name__
    passed.__click_params__ = getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
    return passed


def pass_context(function: Any) -> Any:
    return _passing(function, lambda context: context)


def pass_obj(function: Any) -> Any:
    return _passing(function, lambda context: context.obj)


def make_pass_decorator(object_type: type, ensure: bool = False) -> Callable[[Any], Any]:
    def found(context: Context) -> Any:
        return context.ensure_object(object_type) if ensure else context.find_object(object_type)

    return lambda function: _passing(function, found)
