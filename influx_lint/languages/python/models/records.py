"""Classes that declare fields: dataclasses, named tuples, attrs' classes, and the models of pydantic and msgspec."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from influx_lint.flow import access, attributes, calls, containers
from influx_lint.flow.access import Reading
from influx_lint.flow.events import Form
from influx_lint.flow.frames import Arguments
from influx_lint.flow.values import (
    UNKNOWN,
    ClassObject,
    Const,
    Endpoint,
    Endpoints,
    Library,
    Mapping,
    Query,
    Special,
    Value,
    View,
    join,
    one,
)
from influx_lint.languages.python.models import libraries

if TYPE_CHECKING:
    from influx_lint.flow.interpreter import Interpreter
    from influx_lint.flow.language import Site
    from influx_lint.flow.values import Field

Path = tuple[Const, ...]

_MAKERS = frozenset({"model_validate", "parse_obj", "from_dict", "model_construct", "_make", "validate_python"})
_DECODERS = frozenset({"model_validate_json", "parse_raw", "validate_json"})
_LISTINGS = frozenset({"model_fields", "__annotations__", "__dataclass_fields__", "_fields", "__fields__"})

_LISTS = frozenset({"builtins.list", "typing.List", "builtins.tuple", "collections.abc.Sequence", "typing.Sequence"})
"""What a list of something is called in annotations."""


def attribute(run: Interpreter, class_: ClassObject, name: str) -> Value | None:
    """What a class with fields has without declaring it."""
    if name in _MAKERS:
        return one(Special("from mapping", class_))
    if name in _DECODERS:
        return one(Special("from JSON", class_))
    if name not in _LISTINGS:
        return None
    made = Mapping(run.intern(("fields", class_.place)))
    for _, field in declared(run, class_):
        containers.set_key(run.store, made, field.name, UNKNOWN)
    return one(View("keys", made))


def declared(run: Interpreter, class_: ClassObject) -> list[tuple[ClassObject, Field]]:
    """The fields of a class and its bases, in order, each with the class that declares it."""
    classes = [each for each in attributes.classes(run, class_) if isinstance(each, ClassObject)]
    return [(each, field) for each in reversed(classes) for field in each.fields.values()]


def make(run: Interpreter, class_: ClassObject, arguments: Arguments, site: Site) -> Value:
    """An object with the fields that a class and its bases declare, given in order, by name, or as `**mapping`. Fields
    that may be left out are read instead of one another."""
    instance = run.instance(class_, site)
    positional = list(arguments.positional)
    starts = []
    for _, field in declared(run, class_):
        starts.append(len(run.reads.log))
        given = positional.pop(0) if positional else arguments.named.get(field.name)
        aliases, default = _declaration(field)
        if given is None:
            given = _spread(run, field, aliases, default, arguments, site)
        if "converts" in class_.marks:
            given = convert(run, field.annotation, given, site)
        containers.set_key(run.store, instance, field.name, given or default or UNKNOWN)
    if len(starts) > 1:
        run.relate_rounds(starts)
    after = run.class_attribute(class_, "__post_init__")
    if after is not None:
        run.call(run.bind(after, instance), Arguments(), site)
    return one(instance)


def _declaration(field: Field) -> tuple[tuple[Path, ...], Value | None]:
    """The paths of keys that a field is filled by, where they are others than its own name, and its default."""
    for atom in field.default or ():
        if isinstance(atom, Special) and atom.kind == "field" and isinstance(atom.carried, tuple):
            paths, default = atom.carried
            return paths, default
    return (), field.default


def _spread(
    run: Interpreter, field: Field, aliases: tuple[Path, ...], default: Value | None, arguments: Arguments, site: Site
) -> Value:
    """What mappings given with two stars fill a field with."""
    if not aliases:
        return calls.read_spread(run, field.name, field.origin, default, arguments.spread, site)
    found = []
    stretches = []
    reading = Reading(site, Form.PARAMETER, field.origin, default)
    for alias in aliases:
        start = len(run.reads.log)
        for value in arguments.spread:
            held = value
            for step in alias:
                key = one(step if step.origin is not None else replace(step, origin=field.origin))
                held = access.index(run, held, key, reading)
            found.append(held)
        stretches.append(run.reads.log[start:])
    run.reads.relate(stretches)
    given = [arguments.named.get(str(alias[0].value)) for alias in aliases if len(alias) == 1]
    return join([*found, *(value for value in given if value is not None)])


def convert(run: Interpreter, annotation: Value, value: Value, site: Site) -> Value:
    """A value as a model with such an annotation holds it: dictionaries become models."""
    found = []
    for kind in annotation:
        if isinstance(kind, ClassObject) and "fields" in kind.marks:
            given = frozenset(atom for atom in value if isinstance(atom, Endpoint | Query | Mapping))
            if given:
                found.append(calls.instantiate(run, kind, Arguments(spread=(given,)), site))
        elif isinstance(kind, Special) and (element := _listed(kind)) is not None:
            for atom in value:
                if isinstance(atom, Endpoints):
                    listed, any_ = access.iterate(run, one(atom), site)
                    held = [convert(run, element, each, site) for each in listed or [any_]]
                    found.append(run.sequence(site, held, "models", atom.place))
    return join(found) or value


def _listed(kind: Special) -> Value | None:
    """The element type of an annotation that means a list."""
    if kind.kind != "generic" or not isinstance(kind.carried, tuple):
        return None
    base, element = kind.carried
    return element if isinstance(base, Library) and base.name in _LISTS else None


def decode(run: Interpreter, class_: ClassObject, arguments: Arguments, site: Site) -> Value:
    """A model out of JSON text."""
    decoded = libraries.loads(run, arguments, site)
    return calls.instantiate(run, class_, Arguments(spread=(decoded,)), site)


def adapter(_run: Interpreter, arguments: Arguments, _site: Site) -> Value:
    """pydantic's `TypeAdapter(class)`: has the methods that the class would have."""
    return one(Special("adapter", arguments.get(0, "type") or UNKNOWN))


def field_names(run: Interpreter, arguments: Arguments, site: Site) -> Value:
    """`dataclasses.fields(class)`: objects with a name."""
    given = arguments.get(0, "class_or_instance") or UNKNOWN
    classes = [atom if isinstance(atom, ClassObject) else getattr(atom, "class_", None) for atom in given]
    names = [
        one(Special("named", Const(field.name)))
        for class_ in classes
        if isinstance(class_, ClassObject)
        for _, field in declared(run, class_)
    ]
    return run.sequence(site, names, "fields") if names else UNKNOWN
