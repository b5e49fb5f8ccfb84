"""marshmallow: schemas, whose fields are keys of the dictionaries that they load.

Source: marshmallow.readthedocs.io, "Quickstart", "Pre-processing and post-processing methods"."""

from __future__ import annotations

from collections.abc import Iterator

from influx_lint.flow import access, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import ClassObject, Instance
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.objects import bind
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import specials, strings
from influx_lint.flow.values import NONE, NOTHING, Const, Mapping, Special, Value, one
from influx_lint.languages.python.models.decorators import decorator
from influx_lint.meanings.models import Kind, Models, first

SCHEMA = "schema"
_FIELD = "field of a schema"
"""What a field declares: the keys that it is given by, where these are not its own name, and its default."""

_LOAD = "loads by a schema"
_AFTER, _AFTER_ALL = "method of a schema after loading", "decorator of a method after loading"

_FIELDS = (
    *("Str", "String", "Int", "Integer", "Float", "Decimal", "Number", "Bool", "Boolean", "Raw", "Field", "Url", "URL"),
    *("IP", "IPv4", "IPv6", "UUID", "Email", "Constant", "Enum", "Dict", "Mapping"),
)


def _field(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    named = arguments.named
    is_needed = any(isinstance(atom, Const) and atom.value for atom in named.get("required") or NOTHING)
    default = named.get("load_default") or named.get("missing") or (None if is_needed else NONE)
    return one(Special(_FIELD, (tuple(strings(named.get("data_key") or NOTHING)), default)))


def _loading(_run: Machine, instance: Instance, _name: str) -> Value | None:
    return one(Special(_LOAD, instance)) if SCHEMA in instance.class_.marks else None


def _declared(run: Machine, class_: ClassObject) -> Iterator[tuple[str, Const, Value]]:
    """What the classes of a schema declare: a name, as it stands there, and the values that it has."""
    for each in run.objects.classes(class_):
        if isinstance(each, ClassObject):
            for name in map(str, run.store.names(each.place)):
                declared = each.fields.get(name)
                key = Const(name, declared.origin if declared is not None else None)
                yield name, key, run.store.known(each.place, name)


def _load(run: Machine, loader: Special, arguments: Arguments, site: Site) -> Value:
    """`schema.load(data)`: a dictionary by the names of the fields, or what the schema's own methods make of it."""
    instance: Instance = loader.carried
    declared = list(_declared(run, instance.class_))
    made: Mapping = run.mapping(site, "loaded")
    for name, key, value in declared:
        for field in specials(value, _FIELD):
            keys, default = field.carried
            for each in keys or (key,):
                reading = Reading(site, Form.PARAMETER, each.origin or site.origin, default)
                containers.set_key(run.store, made, name, access.index(run, first(arguments), one(each), reading))
    result = one(made)
    for _, _, value in declared:
        for method in specials(value, _AFTER):
            result = run.call(bind(method.carried, instance), Arguments([result]), site)
    return result


def _after(decorated: Value) -> Value:
    return one(Special(_AFTER, decorated))


_POST_LOAD = ("marshmallow.post_load", "marshmallow.decorators.post_load")

MODELS = Models(
    functions={
        **{f"marshmallow.fields.{name}": _field for name in _FIELDS},
        **dict.fromkeys(_POST_LOAD, decorator(_AFTER_ALL)),
    },
    decorators=dict.fromkeys(_POST_LOAD, _after),
    kinds={
        _LOAD: Kind(call=_load),
        _AFTER_ALL: Kind(call=lambda _run, _decorator, arguments, _site: _after(first(arguments))),
    },
    bases=dict.fromkeys(("marshmallow.Schema", "marshmallow.schema.Schema"), (SCHEMA,)),
    of_instances={"load": _loading},
)
