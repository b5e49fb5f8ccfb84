"""Decorators of the standard library and its look-alikes: those that keep what they decorate, and those of properties.

Sources: docs.python.org, "functools", "abc", "typing"; the documentation of Django, Werkzeug and pydantic."""

from __future__ import annotations

from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Wrapped
from influx_lint.flow.machine import Machine
from influx_lint.flow.objects import PROPERTY
from influx_lint.flow.places import Site
from influx_lint.flow.values import Atom, Library, Special, Value, one
from influx_lint.meanings.models import Handler, Kind, Models, calling, carried, first, same

_KEEPING = "decorator that keeps"
_SETTER = "setter"
_CACHING = "decorator that caches"
_OF_PROPERTIES = ("functools", "django.utils.functional", "werkzeug.utils", "cached_property")


_CACHES: Value = frozenset(map(Library, ("functools.lru_cache", "functools.cache")))


def kept(decorated: Value) -> Value:
    """What a decorator leaves as it is."""
    return decorated


def decorator(kind: str, *carried: object) -> Handler:
    """A call that gives a decorator."""
    made = one(Special(kind, *carried))
    return lambda _run, _arguments, _site: made


def caches(decorator: Value) -> bool:
    """Whether a function gives again what it gave, under a decorator."""
    return any(atom in _CACHES or (isinstance(atom, Special) and atom.kind == _CACHING) for atom in decorator)


def _property(decorated: Value) -> Value:
    is_one = any(isinstance(atom, Wrapped) and atom.kind == PROPERTY for atom in decorated)
    return decorated if is_one else one(Wrapped(PROPERTY, decorated))


def _made_one(_run: Machine, _decorator: Special, arguments: Arguments, _site: Site) -> Value:
    return _property(first(arguments))


def _of_property(_run: Machine, atom: Atom, name: str, _site: Site) -> Value | None:
    """`@name.setter` and the like leave the property that is there."""
    return one(Special(_SETTER, one(atom))) if name in ("setter", "getter", "deleter") else None


MODELS = Models(
    functions={
        "functools.wraps": decorator(_KEEPING),
        "functools.lru_cache": decorator(_CACHING),
        "pydantic.computed_field": decorator(PROPERTY),
    },
    decorators={
        **dict.fromkeys(("builtins.property", "abc.abstractproperty", "pydantic.computed_field"), _property),
        **{f"{module}.cached_property": _property for module in _OF_PROPERTIES},
        **dict.fromkeys(("functools.wraps", "functools.lru_cache", "functools.cache"), kept),
    },
    kinds={
        **dict.fromkeys((_KEEPING, _CACHING), Kind(call=calling(same))),
        _SETTER: Kind(call=carried),
        PROPERTY: Kind(call=_made_one),
    },
    attributes={Wrapped: _of_property},
)
