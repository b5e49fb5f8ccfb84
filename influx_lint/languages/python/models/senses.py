"""What values mean to the code that they stand in."""

from __future__ import annotations

from collections.abc import Callable

from influx_lint.flow.machine import Sense
from influx_lint.flow.values import Library, Method, Special, Value
from influx_lint.languages.python.models import endings, environment

_MISSING = frozenset(
    {"builtins.KeyError", "builtins.LookupError", "builtins.Exception", "builtins.BaseException"}
    | {"builtins.AttributeError", "builtins.TypeError"}
    | {f"{name}.ValidationError" for name in ("pydantic", "pydantic_core", "pydantic.v1", "marshmallow", "msgspec")}
)

_FALLING_BACK = frozenset(map(Library, ("builtins.getattr", "os.getenv", "os.getenvb")))


def _is_placeholder(exception: Value) -> bool:
    return Library("builtins.NotImplementedError") in exception


def _is_skip(exception: Value) -> bool:
    return not endings.SKIPPING.isdisjoint(exception)


def _shows(function: Value) -> bool:
    return Library("builtins.print") in function


def _falls_back(function: Value) -> bool:
    return any(
        (isinstance(atom, Method) and atom.name in ("get", "pop", "setdefault"))
        or atom in _FALLING_BACK
        or (isinstance(atom, Special) and atom.kind in environment.FALLING_BACK)
        for atom in function
    )


def _catches(exception: Value) -> bool:
    return any(isinstance(atom, Library) and atom.name in _MISSING for atom in exception)


def _suppresses(manager: Value) -> bool:
    return any(_catches(each) for atom in manager for each in endings.suppressed(atom))


def _expects(manager: Value) -> bool:
    return any(endings.expects_missing(atom) for atom in manager)


SENSES: dict[Sense, Callable[[Value], bool]] = {
    Sense.PLACEHOLDER: _is_placeholder,
    Sense.SKIP: _is_skip,
    Sense.SHOWS: _shows,
    Sense.FALLS_BACK: _falls_back,
    Sense.CATCHES_MISSING: _catches,
    Sense.SUPPRESSES_MISSING: _suppresses,
    Sense.EXPECTS_MISSING: _expects,
}
