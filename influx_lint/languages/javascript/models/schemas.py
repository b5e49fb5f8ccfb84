"""Schemas by which an endpoint is validated when the program runs, of zod, Joi, yup and valibot. Each key is a read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from influx_lint.flow import access, containers, credentials, ir, platform_reads, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import FunctionObject, Partial
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint, Endpoints, Environment, Query, Relationships
from influx_lint.flow.possibilities import join, ordered
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Atom, Const, Mapping, Method, Special, Value, View, one
from influx_lint.meanings import encoded
from influx_lint.meanings.models import Kind, Models, SpecialHandler, carrying, first, itself, same

_SCHEMA = "schema"
"""A schema; `carried` is the object with its keys, or the one of the elements of a list."""

_OPEN = "open schema"
"""The same of an object that keeps what the schema does not have."""

_PROMISING = "open schema that promises"
"""The same whose `validate` gives the value, as yup's does."""

_DEEPEST = 8
"""How far schemas in schemas are followed."""

_LIST = "schema of a list"
_TRANSFORMED = "transforming schema"
"""What a schema lets through is given to a function, or to another schema; `carried` are both."""

_FIELD = "schema of a value"
_MAY_BE_MISSING = Special(_FIELD, "optional")
_UNION = "schema of several shapes"
_VALIDATOR = "validator"
"""What makes schemas of values that are given to a function."""

_PLATFORM = (Relationships, Endpoints, Endpoint, Query)


def _object(kind: str, run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Joi.object()`, which has any keys until it is given some, and `z.object({…})`."""
    if not arguments.positional:
        return one(Special(_OPEN if kind == _SCHEMA else kind, run.mapping(site)))
    return frozenset(Special(kind, atom) for atom in first(arguments) if isinstance(atom, Mapping)) or one(
        Special(_FIELD)
    )


def _record(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Special(_LIST, arguments.positional[-1])) if arguments.positional else UNKNOWN


def _tuple(run: Machine, arguments: Arguments, site: Site) -> Value:
    return one(Special(_LIST, access.iterate(run, first(arguments), site).any))


def _field(_run: Machine, _arguments: Arguments, _site: Site) -> Value:
    return one(Special(_FIELD))


def _optional(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """valibot's `optional(schema)`."""
    return frozenset(_MAY_BE_MISSING if each == Special(_FIELD) else each for each in first(arguments))


def _union(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`z.union([…])`: of several shapes of objects, nobody knows which one it lets through."""
    listed = [atom for each in access.iterate(run, first(arguments), site).each for atom in ordered(each)]
    shapes = [atom for atom in listed if isinstance(atom, Special) and atom.kind != _FIELD]
    return one(shapes[0] if len(shapes) == 1 else Special(_UNION if shapes else _FIELD))


def _platform(value: Value) -> Value:
    return frozenset(atom for atom in value if isinstance(atom, _PLATFORM))


def _open(_run: Machine, special: Special, _arguments: Arguments, _site: Site) -> Value:
    return one(Special(_OPEN, special.carried))


def _parse(run: Machine, special: Special, arguments: Arguments, site: Site) -> Value:
    return _parsed(run, special, first(arguments), site, 0)


def _parsed(run: Machine, special: Special, value: Value, site: Site, depth: int) -> Value:
    """What a schema makes of a value, whose keys it reads: credentials stay what they are, also where it leaves out
    what it does not have; of anything else, and of relationships of whose endpoints it makes something else, an object
    with the keys that it has."""
    if special.kind == _TRANSFORMED:
        schema, then = special.carried
        through = _parsed(run, schema, value, site, depth)
        schemas = [each for each in ordered(then) if isinstance(each, Special)]
        if schemas and depth < _DEEPEST:
            return join(_parsed(run, each, through, site, depth + 1) for each in schemas)
        return run.call(then, Arguments([through]), site)
    if special.kind == _UNION:
        return value.difference(_platform(value)) or UNKNOWN
    if special.kind == _LIST:
        return _listed(run, special, value, site, depth)
    if not isinstance(special.carried, Mapping) or depth >= _DEEPEST:
        return value
    held = _validate(run, special.carried, value, site, depth)
    known = _platform(value)
    if any(_platform(each) != each for each in held.values()):
        known = frozenset(atom for atom in known if not isinstance(atom, Relationships))
    if known == value:
        return value
    made = run.mapping(site, f"parsed {depth}")
    if special.kind != _SCHEMA:
        writes.spread_into(run, made, value - known)
    for key, each in held.items():
        containers.set_key(run.store, made, key, each)
    return known | one(made)


def _listed(run: Machine, special: Special, value: Value, site: Site, depth: int) -> Value:
    schemas = [each for each in special.carried if isinstance(each, Special)] if special.carried else []
    given = [each for atom in ordered(value) for each in _elements(run, atom, site)]
    made = [_parsed(run, schema, each, site, depth + 1) for each in given for schema in schemas]
    return value if all(each in given for each in made) else run.sequence_of_any(site, join(made), f"parsed {depth}")


def _transformed(_run: Machine, special: Special, arguments: Arguments, _site: Site) -> Value:
    return one(Special(_TRANSFORMED, (special, first(arguments))))


def _validator(run: Machine, validator: Special, _arguments: Arguments, site: Site) -> Value:
    return _transformed(run, Special(_FIELD), Arguments([validator.carried]), site)


def _preprocessed(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`z.preprocess(function, schema)`."""
    before = Special(_TRANSFORMED, (Special(_FIELD), first(arguments)))
    return one(Special(_TRANSFORMED, (before, arguments.value(1))))


def _wrapped(key: str, run: Machine, special: Special, arguments: Arguments, site: Site) -> Value:
    """What gives the value under a key of an object of its own."""
    made = run.mapping(site, key)
    containers.set_key(run.store, made, key, _parse(run, special, arguments, site))
    return one(made)


def _validate(run: Machine, holder: Mapping, value: Value, site: Site, depth: int) -> dict[ir.Scalar, Value]:
    """Reads what a schema asks for; gives what an object has under its keys. Variables are no others that one
    expression reads beside endpoints: these are in one of them."""
    found: dict[ir.Scalar, Value] = {}
    relationships = [atom for atom in ordered(value) if isinstance(atom, Relationships)]
    environments = [atom for atom in ordered(value) if isinstance(atom, Environment)]
    others = value.difference(relationships, environments)
    optional: list[list[int]] = []
    for key in containers.keys(run.store, holder):
        start = len(run.reads.log)
        origin = run.payloads.key_origin(holder.place, key)
        reading = Reading(site, Form.PARAMETER, origin or site.origin, NONE)
        asked = one(Const(key, origin, origin))
        held = [access.index(run, others, asked, reading)] if others else []
        for environment in environments:
            held += [credentials.read_variable(run, each, reading) for each in credentials.names_in(asked, environment)]
        held += [platform_reads.endpoints(run, atom, str(key)) for atom in relationships]
        schemas = [each for each in run.store.known(holder.place, key) if isinstance(each, Special)]
        found[key] = join([_parsed(run, each, join(held), site, depth + 1) for each in schemas] or held)
        if _MAY_BE_MISSING in schemas:
            optional.append(run.reads.log[start:])
    run.reads.relate(optional)
    return found


def _elements(run: Machine, atom: Atom, site: Site) -> list[Value]:
    """What a list, or an object under any key, has."""
    if isinstance(atom, Endpoint | Query):
        return []
    view = View("values", atom) if isinstance(atom, Relationships | Mapping) else atom
    return [access.iterate(run, one(view), site).any]


def _extend(run: Machine, special: Special, arguments: Arguments, site: Site) -> Value:
    """`schema.extend({…})`, `schema.merge(other)`: a schema with the keys of both."""
    made = run.mapping(site)
    for atom in (special, *ordered(first(arguments))):
        held = atom.carried if isinstance(atom, Special) else atom
        if isinstance(held, Mapping):
            _take(run, made, held, containers.keys(run.store, held))
    return one(Special(special.kind, made))


def _pick(run: Machine, special: Special, arguments: Arguments, site: Site) -> Value:
    """`schema.pick({key: true})`."""
    named = {key for atom in first(arguments) if isinstance(atom, Mapping) for key in containers.keys(run.store, atom)}
    made = run.mapping(site)
    if isinstance(special.carried, Mapping):
        keys = containers.keys(run.store, special.carried)
        _take(run, made, special.carried, [key for key in keys if key in named])
    return one(Special(special.kind, made))


def _take(run: Machine, made: Mapping, held: Mapping, keys: Iterable[ir.Scalar]) -> None:
    for key in keys:
        containers.set_key(run.store, made, key, run.store.known(held.place, key))
        origin = run.payloads.key_origin(held.place, key)
        if origin is not None:
            run.payloads.note_key(made.place, key, origin)


def _attribute(_run: Machine, special: Special, name: str, _site: Site) -> Value:
    """Any other method of a schema: what it gives asks for the same keys."""
    return one(Method(special, name))


_METHODS: dict[str, SpecialHandler] = {
    "": itself,
    **dict.fromkeys(("parse", "parseAsync", "validateSync", "validateAsync", "cast", "attempt"), _parse),
    **dict.fromkeys(("passthrough", "loose", "unknown", "catchall"), _open),
    "safeParse": partial(_wrapped, "data"),
    "validate": partial(_wrapped, "value"),
    "items": lambda _run, special, arguments, _site: (
        one(Special(_LIST, first(arguments))) if arguments.positional else one(special)
    ),
    **dict.fromkeys(("transform", "pipe", "custom"), _transformed),
}
_OBJECT_METHODS = (
    _METHODS
    | dict.fromkeys(("extend", "safeExtend", "merge", "append", "concat", "keys", "shape"), _extend)
    | {"pick": _pick}
)
_FIELD_METHODS: dict[str, SpecialHandler] = {
    **dict.fromkeys(("optional", "nullish"), lambda _run, _field, _arguments, _site: one(_MAY_BE_MISSING)),
    "": itself,
    **dict.fromkeys(("transform", "pipe", "custom"), _transformed),
}


def _assert(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Joi.attempt(value, schema)`."""
    check(run, arguments.get(1) or NOTHING, first(arguments), site)
    return first(arguments)


def check(run: Machine, schemas: Value, value: Value, site: Site) -> None:
    """Reads what schemas ask a value for."""
    for each in schemas:
        if isinstance(each, Special):
            _parsed(run, each, value, site, 0)


def parse(run: Machine, shapes: Mapping, environment: Value, site: Site) -> Value:
    """What a schema with the keys of an object makes of the environment."""
    return _parsed(run, Special(_SCHEMA, shapes), environment, site, 0)


def _of_environment(run: Machine, arguments: Arguments, site: Site) -> Value:
    """envalid's `cleanEnv(environment, {NAME: validator})`."""
    shapes = arguments.value(1)
    known = (atom for atom in ordered(shapes) if isinstance(atom, Mapping))
    return join(parse(run, each, first(arguments), site) for each in known) or UNKNOWN


def _by_function(run: Machine, arguments: Arguments, site: Site) -> Value:
    """valibot's `parse(schema, value)`."""
    schemas = [each for each in ordered(first(arguments)) if isinstance(each, Special)]
    return join(_parsed(run, each, arguments.value(1), site, 0) for each in schemas) or arguments.value(1)


def _result(run: Machine, arguments: Arguments, site: Site) -> Value:
    """valibot's `safeParse(schema, value)`."""
    made = run.mapping(site)
    containers.set_key(run.store, made, "output", _by_function(run, arguments, site))
    return one(made)


def _piped(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """valibot's `pipe(schema, …actions)`: those that are functions, or schemas, get what comes through."""
    found = first(arguments)
    for action in arguments.positional[1:]:
        if any(isinstance(each, FunctionObject | Partial | Special) for each in action):
            found = frozenset(Special(_TRANSFORMED, (each, action)) for each in found if isinstance(each, Special))
    return found


_PACKAGES = ("zod", "zod.z", "joi", "@hapi/joi", "yup", "valibot")
_FIELDS = (*("string", "number", "boolean", "any", "unknown", "literal", "coerce.string"), *("coerce.number", "mixed"))
_OF_VALIBOT = {
    **dict.fromkeys(("valibot.parse", "valibot.parseAsync"), _by_function),
    **dict.fromkeys(("valibot.safeParse", "valibot.safeParseAsync"), _result),
    **dict.fromkeys((f"valibot.{name}" for name in ("transform", "nullable", "partial")), same),
    **dict.fromkeys(("valibot.optional", "valibot.nullish"), _optional),
    "valibot.pipe": _piped,
}

MODELS = Models(
    functions={
        **{
            f"{package}.{name}": partial(_object, _PROMISING if package == "yup" else _SCHEMA)
            for package in _PACKAGES
            for name in ("object", "strictObject", "looseObject")
        },
        **{f"{package}.array": carrying(_LIST, "") for package in _PACKAGES},
        **{f"{package}.record": _record for package in _PACKAGES},
        **{f"{package}.tuple": _tuple for package in _PACKAGES},
        **{f"{package}.{name}": _field for package in _PACKAGES for name in _FIELDS},
        **{f"{package}.union": _union for package in _PACKAGES},
        **{f"{package}.preprocess": _preprocessed for package in _PACKAGES},
        **{f"{package}.{name}": _assert for package in _PACKAGES for name in ("attempt", "assert")},
        **dict.fromkeys(("envalid.cleanEnv", "znv.parseEnv"), _of_environment),
        **{f"envalid.make{kind}Validator": carrying(_VALIDATOR, "") for kind in ("", "Exact", "Structured")},
        "env-var.get": encoded.variable,
        **_OF_VALIBOT,
    },
    kinds={
        **dict.fromkeys((_SCHEMA, _OPEN), Kind(methods=_OBJECT_METHODS, attribute=_attribute)),
        _PROMISING: Kind(methods=_OBJECT_METHODS | {"validate": _parse}, attribute=_attribute),
        **dict.fromkeys((_LIST, _TRANSFORMED), Kind(methods=_METHODS, attribute=_attribute)),
        _VALIDATOR: Kind(call=_validator),
        _UNION: Kind(methods=_METHODS, attribute=_attribute),
        _FIELD: Kind(methods=_FIELD_METHODS, attribute=lambda _run, special, _name, _site: one(special), call=itself),
    },
)
