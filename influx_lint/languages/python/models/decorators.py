"""Decorators of libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow.objects import FIELDS, PROPERTY
from influx_lint.flow.values import ClassObject, FunctionObject, Special, Value, Wrapped, one
from influx_lint.languages.python.models import settings

if TYPE_CHECKING:
    from influx_lint.flow.values import Atom

KEEPING = frozenset(
    {"functools.cache", "functools.lru_cache", "functools.wraps", "typing.final"}
    | {"typing.override", "typing.no_type_check", "abc.abstractmethod", "typing.overload"}
    | {
        "contextlib.asynccontextmanager",
        "contextlib.contextmanager",
        "functools.total_ordering",
        "typing.runtime_checkable",
    }
    | {"django.utils.functional.keep_lazy", "enum.unique"}
)
"""Decorators that keep what they decorate. A generator under `contextmanager` is entered like any other."""

PROPERTIES = frozenset(
    {
        "builtins.property",
        "functools.cached_property",
        "django.utils.functional.cached_property",
        "werkzeug.utils.cached_property",
        "cached_property.cached_property",
        "abc.abstractproperty",
        "pydantic.computed_field",
    }
)

DATACLASSES = frozenset(
    {
        "dataclasses.dataclass",
        "pydantic.dataclasses.dataclass",
        "attr.s",
        "attr.attrs",
        "attr.define",
        "attr.frozen",
        "attr.mutable",
        "attrs.define",
        "attrs.frozen",
        "attrs.mutable",
    }
)

VALIDATORS = frozenset(
    {"pydantic.validator", "pydantic.field_validator", "pydantic.v1.validator", "pydantic.class_validators.validator"}
)


def of_library(name: str, decorated: Value) -> Value | None:
    """What a library's decorator makes that is written without a call."""
    if name in PROPERTIES:
        return one(Wrapped(PROPERTY, decorated))
    if name in DATACLASSES:
        return made("dataclass", decorated)
    return decorated if name in KEEPING else None


def made(kind: object, value: Value) -> Value:
    """What a decorator of a kind makes, which a call gave."""
    if kind == "dataclass":
        _mark(value, FIELDS)
    if kind == settings.PREPARING:
        return one(Special(settings.PREPARING, _function_of(value)))
    if isinstance(kind, tuple) and kind[0] == "validator":
        return one(Special("validator", (kind[1], _function_of(value))))
    return value


def _mark(value: Value, mark: str) -> None:
    for atom in value:
        if isinstance(atom, ClassObject):
            atom.marks.add(mark)


def _function_of(value: Value) -> Value:
    """The function under `classmethod`."""
    found: list[Atom] = []
    for atom in value:
        if isinstance(atom, Wrapped):
            found += _function_of(atom.function)
        elif isinstance(atom, FunctionObject):
            found.append(atom)
    return frozenset(found)
