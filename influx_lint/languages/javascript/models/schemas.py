"""Schemas by which an endpoint is validated when the program runs: zod and Joi. Each of its keys is a read."""

from __future__ import annotations

from influx_lint.flow import access, containers, ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint, Query, Relationships
from influx_lint.flow.possibilities import join, ordered
from influx_lint.flow.values import NONE, UNKNOWN, Atom, Const, Mapping, Special, Value, View, one
from influx_lint.meanings import encoded
from influx_lint.meanings.models import Kind, Models, SpecialHandler, first

_SCHEMA = "schema"
"""A schema; `carried` is the object with its keys, or the one of the elements of a list."""

_OPEN = "open schema"
"""The same of an object that keeps what the schema does not have."""

_DEEPEST = 8
"""How far schemas in schemas are followed."""

_LIST = "schema of a list"
_FIELD = "schema of a value"

_CHAINED = (
    *("optional", "nullable", "nullish", "default", "passthrough", "loose", "strict", "strip"),
    *("partial", "required"),
)
_CHAINED_TOO = (
    *("unknown", "options", "label", "describe", "catch", "readonly", "min", "max", "nonempty"),
    *("length", "items"),
)


def _object(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return frozenset(Special(_SCHEMA, atom) for atom in first(arguments) if isinstance(atom, Mapping)) or one(
        Special(_FIELD)
    )


def _list(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Special(_LIST, first(arguments)))


def _record(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Special(_LIST, arguments.positional[-1])) if arguments.positional else UNKNOWN


def _field(_run: Machine, _arguments: Arguments, _site: Site) -> Value:
    return one(Special(_FIELD))


def _same(_run: Machine, special: Special, _arguments: Arguments, _site: Site) -> Value:
    return one(special)


def _items(_run: Machine, special: Special, arguments: Arguments, _site: Site) -> Value:
    """`Joi.array().items(schema)`."""
    return one(Special(_LIST, first(arguments))) if arguments.positional else one(special)


def _keys(run: Machine, _special: Special, arguments: Arguments, site: Site) -> Value:
    """`Joi.object().keys({…})`."""
    return _object(run, arguments, site)


def _open(_run: Machine, special: Special, _arguments: Arguments, _site: Site) -> Value:
    return one(Special(_OPEN, special.carried))


def _parse(run: Machine, special: Special, arguments: Arguments, site: Site) -> Value:
    """The value; where a schema leaves out what it does not have, an object with the keys that it has."""
    held = _validate(run, special, first(arguments), site, 0)
    if special.kind != _SCHEMA:
        return first(arguments)
    made = run.mapping(site, "parsed")
    for key, value in held.items():
        containers.set_key(run.store, made, key, value)
    return one(made)


def _wrapped(key: str) -> SpecialHandler:
    """What gives the value under a key of an object of its own."""

    def handler(run: Machine, special: Special, arguments: Arguments, site: Site) -> Value:
        made = run.mapping(site, key)
        containers.set_key(run.store, made, key, _parse(run, special, arguments, site))
        return one(made)

    return handler


def _validate(run: Machine, special: Special, value: Value, site: Site, depth: int) -> dict[ir.Scalar, Value]:
    """Reads what a schema asks for; gives what an object has under its keys."""
    if special.kind == _LIST and depth < _DEEPEST:
        inner = special.carried if isinstance(special.carried, frozenset) else UNKNOWN
        for element in (each for atom in ordered(value) for each in _elements(run, atom, site)):
            for each in inner:
                if isinstance(each, Special):
                    _validate(run, each, element, site, depth + 1)
    holder = special.carried
    if not isinstance(holder, Mapping) or depth >= _DEEPEST:
        return {}
    found: dict[ir.Scalar, Value] = {}
    for key in containers.keys(run.store, holder):
        origin = run.payloads.key_origin(holder.place, key)
        reading = Reading(site, Form.PARAMETER, origin or site.origin, NONE)
        found[key] = access.index(run, value, one(Const(key, origin, origin)), reading)
        for each in containers.known(run.store.get(holder.place, key)):
            if isinstance(each, Special):
                _validate(run, each, found[key], site, depth + 1)
    return found


def _elements(run: Machine, atom: Atom, site: Site) -> list[Value]:
    """What a list, or an object under any key, has."""
    if isinstance(atom, Endpoint | Query):
        return []
    view = View("values", atom) if isinstance(atom, Relationships | Mapping) else atom
    return [access.iterate(run, one(view), site)[1]]


_METHODS: dict[str, SpecialHandler] = {
    **dict.fromkeys((*_CHAINED, *_CHAINED_TOO), _same),
    **dict.fromkeys(("parse", "parseAsync", "validateSync", "cast", "attempt"), _parse),
    **dict.fromkeys(("passthrough", "loose", "unknown", "catchall"), _open),
    "safeParse": _wrapped("data"),
    "validate": _wrapped("value"),
    "keys": _keys,
    "items": _items,
}
_FIELD_METHODS: dict[str, SpecialHandler] = {
    **dict.fromkeys((*_CHAINED, *_CHAINED_TOO, "email", "url", "uri", "hostname", "port"), _same),
    "keys": _keys,
}


def _assert(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Joi.attempt(value, schema)`."""
    for each in arguments.get(1, "") or ():
        if isinstance(each, Special):
            _validate(run, each, first(arguments), site, 0)
    return first(arguments)


def _of_environment(run: Machine, arguments: Arguments, site: Site) -> Value:
    """envalid's `cleanEnv(environment, {NAME: validator})`."""
    shapes = arguments.get(1, "") or UNKNOWN
    found = (Special(_SCHEMA, atom) for atom in ordered(shapes) if isinstance(atom, Mapping))
    return join([_parse(run, each, arguments, site) for each in found]) or UNKNOWN


_PACKAGES = ("zod", "zod.z", "joi", "@hapi/joi", "yup")
_FIELDS = (
    *("string", "number", "boolean", "any", "unknown", "literal", "union", "coerce.string"),
    *("coerce.number", "mixed"),
)

MODELS = Models(
    functions={
        **{f"{package}.{name}": _object for package in _PACKAGES for name in ("object", "strictObject", "looseObject")},
        **{f"{package}.array": _list for package in _PACKAGES},
        **{f"{package}.{name}": _record for package in _PACKAGES for name in ("record", "tuple")},
        **{f"{package}.{name}": _field for package in _PACKAGES for name in _FIELDS},
        **{f"{package}.{name}": _assert for package in _PACKAGES for name in ("attempt", "assert")},
        "envalid.cleanEnv": _of_environment,
        "env-var.get": encoded.variable,
    },
    kinds={
        _SCHEMA: Kind(methods=_METHODS),
        _OPEN: Kind(methods=_METHODS),
        _LIST: Kind(methods=_METHODS),
        _FIELD: Kind(methods=_FIELD_METHODS, attribute=lambda _run, special, _name, _site: one(special), call=_same),
    },
)
