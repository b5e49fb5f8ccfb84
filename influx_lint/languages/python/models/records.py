"""Classes that declare fields: dataclasses, named tuples, attrs' classes, and the models of pydantic and msgspec."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.findings import Origin
from influx_lint.flow import access, calls, containers, ways
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Reading
from influx_lint.flow.objects import FIELDS, bind
from influx_lint.flow.possibilities import join, strings
from influx_lint.flow.records import replace
from influx_lint.flow.values import (
    NOTHING,
    UNKNOWN,
    Bound,
    ClassObject,
    Const,
    Endpoint,
    Endpoints,
    FunctionObject,
    KeyOf,
    Library,
    Mapping,
    Query,
    Sequence,
    Special,
    Value,
    one,
)
from influx_lint.languages.python.models import libraries, objects

if TYPE_CHECKING:
    from collections.abc import Iterable

    from influx_lint.flow.machine import Machine
    from influx_lint.flow.places import Site
    from influx_lint.flow.values import Atom, Field
    from influx_lint.languages.python.models.handlers import Handler

Path = tuple[Const, ...]

_MAKERS = frozenset({"model_validate", "parse_obj", "from_dict", "model_construct", "_make", "validate_python"})
_DECODERS = frozenset({"model_validate_json", "parse_raw", "validate_json"})
_LISTINGS = frozenset({"model_fields", "__annotations__", "__dataclass_fields__", "_fields", "__fields__"})

SIGNATURE = "signature"
NAMED_TUPLE = "named tuple"
TUPLE_OF_KEYS = "tuple of keys"
ROW = "row"
CONVERTED = "converted field"

_LISTS = frozenset({"builtins.list", "typing.List", "builtins.tuple", "collections.abc.Sequence", "typing.Sequence"})
"""What a list of something is called in annotations."""


def attribute(run: Machine, class_: ClassObject, name: str) -> Value | None:
    """What a class with fields has without declaring it."""
    if name in _MAKERS:
        return one(Special("from mapping", class_))
    if name in _DECODERS:
        return one(Special("from JSON", class_))
    return listing(run, class_) if name in _LISTINGS else None


def listing(run: Machine, class_: ClassObject) -> Value:
    """The names of a class' fields, each where it is declared."""
    made = Mapping(run.places.intern(("fields", class_.place)))
    for _, field in declared(run, class_):
        containers.set_key(run.store, made, field.name, UNKNOWN)
        run.payloads.note_key(made.place, field.name, field.origin)
    return one(made)


def annotated(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`typing.get_type_hints(class)`."""
    given = arguments.get(0, "obj") or UNKNOWN
    return join(listing(run, each) for each in given if isinstance(each, ClassObject)) or UNKNOWN


def signature(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`inspect.signature(function)`: what knows the function's parameters, each where it is declared."""
    given = arguments.get(0, "obj") or UNKNOWN
    made = Mapping(run.places.intern(("parameters", given)))
    for function in (each for atom in given for each in _functions(run, atom)):
        for parameter in function.node.parameters[function.owner is not None :]:
            containers.set_key(run.store, made, parameter.name, UNKNOWN)
            run.payloads.note_key(made.place, parameter.name, Origin(function.frame.path, parameter.span))
    return one(Special(SIGNATURE, made)) if containers.keys(run.store, made) else UNKNOWN


def _functions(run: Machine, atom: Atom) -> list[FunctionObject]:
    """The functions that a call of something goes to."""
    called = run.objects.attribute(atom, "__init__") if isinstance(atom, ClassObject) else one(atom)
    inner = (each.function if isinstance(each, Bound) else each for each in called or ())
    return [each for each in inner if isinstance(each, FunctionObject)]


def _structured(data: int, class_: int, class_name: str) -> Handler:
    """A function that makes an object of a class out of a dictionary."""

    def make(run: Machine, arguments: Arguments, site: Site) -> Value | None:
        kind = arguments.get(class_, class_name)
        given = arguments.get(data, "data") or UNKNOWN
        found = [
            calls.instantiate(run, each, Arguments(spread=(given,)), site)
            for each in kind or ()
            if isinstance(each, ClassObject) and FIELDS in each.marks
        ]
        return join(found) or None

    return make


STRUCTURING: dict[str, Handler] = {
    "dacite.from_dict": _structured(1, 0, "data_class"),
    "dacite.core.from_dict": _structured(1, 0, "data_class"),
    "cattrs.structure": _structured(0, 1, "cl"),
    "cattr.structure": _structured(0, 1, "cl"),
    "msgspec.convert": _structured(0, 1, "type"),
    "typedload.load": _structured(0, 1, "type_"),
    "apischema.deserialize": _structured(1, 0, "type"),
}
"""What makes objects with fields out of dictionaries, by the field's names."""


def declared(run: Machine, class_: ClassObject) -> list[tuple[ClassObject, Field]]:
    """The fields of a class and its bases, in order, each with the class that declares it."""
    classes = [each for each in run.objects.classes(class_) if isinstance(each, ClassObject)]
    return [(each, field) for each in reversed(classes) for field in each.fields.values()]


def make(run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value:
    """An object with the fields that a class and its bases declare, given in order, by name, or as `**mapping`. Fields
    that may be left out are read instead of one another."""
    instance = run.objects.instance(class_, site)
    positional = list(arguments.positional)
    starts = []
    initial: list[Value] = []
    for _, field in declared(run, class_):
        starts.append(len(run.reads.log))
        given = positional.pop(0) if positional else arguments.named.get(field.name)
        aliases, default, converter = _declaration(field)
        if given is None:
            given = _spread(run, field, aliases, default, arguments, site)
        if converter is not None and given:
            given = run.call(converter, Arguments([given]), site)
        if "converts" in class_.marks:
            given = convert(run, field.annotation, given, site)
        if _is_initial(field):
            initial.append(given or default or UNKNOWN)
            continue
        containers.set_key(run.store, instance, field.name, given or default or UNKNOWN)
    if len(starts) > 1:
        ways.relate_rounds(run, starts)
    after = run.objects.attribute(class_, "__post_init__")
    if after is not None:
        run.call(bind(after, instance), Arguments(initial), site)
    return one(instance)


def _is_initial(field: Field) -> bool:
    """Whether a field is none, but given to the initialiser: `InitVar[…]`."""
    kinds = [
        atom.carried[0] if isinstance(atom, Special) and isinstance(atom.carried, tuple) and atom.carried else atom
        for atom in field.annotation
    ]
    return Library("dataclasses.InitVar") in kinds


def _declaration(field: Field) -> tuple[tuple[Path, ...], Value | None, Value | None]:
    """The paths of keys that a field is filled by, where they are others than its own name, its default, and its
    converter."""
    for atom in field.default or ():
        if isinstance(atom, Special) and isinstance(atom.carried, tuple):
            if atom.kind == "field":
                paths, default = atom.carried
                return paths, default, None
            if atom.kind == CONVERTED:
                converter, default = atom.carried
                return (), default, converter
    return (), field.default, None


def _spread(
    run: Machine, field: Field, aliases: tuple[Path, ...], default: Value | None, arguments: Arguments, site: Site
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


def convert(run: Machine, annotation: Value, value: Value, site: Site) -> Value:
    """A value as a model with such an annotation holds it: dictionaries become models."""
    found = []
    for kind in annotation:
        if isinstance(kind, ClassObject) and FIELDS in kind.marks:
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


def decode(run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value:
    """A model out of JSON text."""
    decoded = libraries.loads(run, arguments, site)
    return calls.instantiate(run, class_, Arguments(spread=(decoded,)), site)


def adapter(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """pydantic's `TypeAdapter(class)`: has the methods that the class would have."""
    return one(Special("adapter", arguments.get(0, "type") or UNKNOWN))


def field_names(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`dataclasses.fields(class)`: objects with a name."""
    given = arguments.get(0, "class_or_instance") or UNKNOWN
    classes = [atom if isinstance(atom, ClassObject) else getattr(atom, "class_", None) for atom in given]
    names = [
        one(Special("named", Const(field.name, field.origin, field.origin)))
        for class_ in classes
        if isinstance(class_, ClassObject)
        for _, field in declared(run, class_)
    ]
    return run.sequence(site, names, "fields") if names else UNKNOWN


def field(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A field of a dataclass or of attrs: its default, and what converts what it is given."""
    factory = arguments.named.get("default_factory") or arguments.named.get("factory")
    if factory is not None:
        default = run.call(factory, Arguments(), site)
    else:
        default = arguments.named.get("default") or one(Special("required"))
    converter = arguments.named.get("converter")
    return one(Special(CONVERTED, (converter, default))) if converter is not None else default


def named_tuple(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`namedtuple(name, field_names)`: of names, or of whatever keys an endpoint has."""
    fields = arguments.get(1, "field_names") or UNKNOWN
    names: list[Const] = []
    for atom in fields:
        if isinstance(atom, Const) and isinstance(atom.value, str):
            names += [Const(name, atom.origin) for name in atom.value.replace(",", " ").split()]
    if names:
        return one(Special(NAMED_TUPLE, tuple(names)))
    listed, element = access.iterate(run, fields, site)
    keys = frozenset(atom.endpoint for atom in element if isinstance(atom, KeyOf))
    if keys:
        return one(Special(TUPLE_OF_KEYS, keys))
    for each in listed or []:
        names += strings(each) or [
            constant
            for pair in each
            if isinstance(pair, Sequence)
            for constant in strings((access.iterate(run, one(pair), site)[0] or [NOTHING])[0])
        ]
    return one(Special(NAMED_TUPLE, tuple(names)))


def special_attribute(run: Machine, atom: Special, name: str, site: Site) -> Value | None:
    """An attribute of a field, of an adapter for a class, or of a class that `namedtuple` made."""
    if atom.kind == SIGNATURE and isinstance(atom.carried, Mapping):
        return one(atom.carried) if name == "parameters" else None
    if atom.kind == "named" and isinstance(atom.carried, Const):
        return one(atom.carried) if name == "name" else None
    if atom.kind == "adapter" and isinstance(atom.carried, frozenset):
        found = [attribute(run, each, name) for each in atom.carried if isinstance(each, ClassObject)]
        return join(each for each in found if each) or None
    return _of_named_tuple(run, atom, name, site) if atom.kind in (NAMED_TUPLE, TUPLE_OF_KEYS) else None


def _of_named_tuple(run: Machine, made: Special, name: str, site: Site) -> Value | None:
    if name == "_make":
        return one(Special(ROW, one(made)))
    if name != "_fields":
        return None
    if isinstance(made.carried, tuple):
        return run.sequence(site, [one(each) for each in made.carried])
    return made.carried if isinstance(made.carried, frozenset) else None


def of_row(run: Machine, made: Value, arguments: Arguments, site: Site) -> Value:
    """`NamedTuple._make(elements)`."""
    listed, element = access.iterate(run, arguments.get(0, "iterable") or UNKNOWN, site)
    return run.call(made, Arguments(listed or [], rest=element if listed is None else None), site)


def with_keys_of(run: Machine, holders: Value, site: Site) -> Value:
    """A tuple whose fields are the keys of an endpoint, and which was filled with what stands there."""
    return objects.with_attributes(run, objects.copied(run, holders, site), site)


def tuple_of(run: Machine, names: Iterable[object], arguments: Arguments, site: Site) -> Value:
    """A tuple with fields of these names, given in order, by name, or as `**mapping`."""
    made = replace(run.mapping(site), attributes=True)
    for position, name in enumerate(names):
        if not isinstance(name, Const):
            continue
        given = arguments.get(position, str(name.value))
        if given is None:
            reading = Reading(site, Form.PARAMETER, site.origin)
            given = join(access.index(run, value, one(name), reading) for value in arguments.spread)
        containers.set_key(run.store, made, name.value, given or UNKNOWN)
    return one(made)
