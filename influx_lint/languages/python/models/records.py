"""Classes that declare fields: dataclasses, named tuples, attrs' classes, and the models of pydantic and msgspec."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from influx_lint.findings import Origin
from influx_lint.flow import access, attributes, calls, containers, settling, ways, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import Bound, ClassObject, Field, FunctionObject, Instance
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.objects import FIELDS, bind
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint, Endpoints, KeyOf, Query, Relationships
from influx_lint.flow.possibilities import join, specials, strings
from influx_lint.flow.records import replace
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Const, Library, Mapping, Sequence, Special, Value, View, one
from influx_lint.languages.python.models import libraries, settings
from influx_lint.languages.python.models.decorators import decorator
from influx_lint.meanings import copies
from influx_lint.meanings.models import Kind, Models, carrying, first, signed

Path = tuple[Const, ...]


class Declared(NamedTuple):
    """What a field of a dataclass or of attrs declares: the keys that it is given by, where these are not its own name,
    its default, what converts it, and the program's own notes."""

    aliases: tuple[Path, ...] = ()
    default: Value | None = None
    converter: Value | None = None
    metadata: Value = UNKNOWN


_JSON = "from JSON"
_MADE_BY = {
    **dict.fromkeys(
        ("model_validate", "parse_obj", "from_dict", "model_construct", "_make", "validate_python"),
        settings.AS_ANNOTATED,
    ),
    **dict.fromkeys(("model_validate_json", "parse_raw", "validate_json"), _JSON),
}
_LISTINGS = ("model_fields", "__annotations__", "__dataclass_fields__", "_fields", "__fields__")

SIGNATURE = "signature"
_DATACLASS = "decorator of a dataclass"
NAMED_TUPLE = "named tuple"
TUPLE_OF_KEYS = "tuple of keys"
ROW = "row"
DECLARED = "declared field"
_REQUIRED = "required"
_OF_DEFAULT = "decorator of a default"
_FACTORY = "factory"
_DUMP = "as a dictionary"

_BY_NAME = "models by name"

_LISTS = frozenset({"builtins.list", "typing.List", "builtins.tuple", "collections.abc.Sequence", "typing.Sequence"})
_MAPPINGS = frozenset({"builtins.dict", "typing.Dict", "collections.abc.Mapping", "typing.Mapping"})
_OPTIONAL = frozenset({"typing.Optional", "typing.Union"})
"""What lists and dictionaries of something, and one that may be missing, are called in annotations."""


def _of_class(run: Machine, class_: ClassObject, name: str) -> Value | None:
    """What a class with fields has without declaring it."""
    if FIELDS not in class_.marks:
        return None
    return _listing(run, class_) if name in _LISTINGS else one(Special(_MADE_BY[name], class_))


def _listing(run: Machine, class_: ClassObject, *, annotated: bool = False) -> Value:
    """The names of a class' fields, each where it is declared; with `annotated`, of those that have an annotation."""
    made = Mapping(run.places.intern(("fields", class_.place, annotated)))
    for _, field in _declared(run, class_):
        if field.annotation or not annotated:
            containers.set_key(run.store, made, field.name, UNKNOWN)
            run.payloads.note_key(made.place, field.name, field.origin)
    return one(made)


def _annotated(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`typing.get_type_hints(class)`."""
    given = arguments.value(0, "obj")
    return join(_listing(run, each, annotated=True) for each in given if isinstance(each, ClassObject)) or UNKNOWN


def _signature(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`inspect.signature(function)`: what knows the function's parameters, each where it is declared."""
    given = arguments.value(0, "obj")
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


def _structured(
    data: int, class_: int, class_name: str, run: Machine, arguments: Arguments, site: Site
) -> Value | None:
    """A function that makes an object of a class out of a dictionary."""
    kind = arguments.get(class_, class_name)
    given = arguments.value(data, "data")
    found = [
        calls.instantiate(run, each, Arguments(spread=(given,)), site)
        for each in kind or ()
        if isinstance(each, ClassObject) and FIELDS in each.marks
    ]
    return join(found) or None


def _declared(run: Machine, class_: ClassObject) -> list[tuple[ClassObject, Field]]:
    """The fields of a class and its bases, in order, each with the class that declares it."""
    classes = [each for each in run.objects.classes(class_) if isinstance(each, ClassObject)]
    return [(each, field) for each in reversed(classes) for field in each.fields.values()]


def _make(run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value:
    """An object with the fields that a class and its bases declare, given in order, by name, or as `**mapping`. Fields
    that may be left out are read instead of one another."""
    arguments = settings.prepared(run, class_, arguments, site)
    instance = run.objects.instance(class_, site)
    if arguments.spread and settings.configured(run, class_, "extra") == "allow":
        for base in arguments.spread:
            writes.spread_into(run, instance, base)
    positional = list(arguments.positional)
    starts = []
    initial: list[Value] = []
    for _, field in _declared(run, class_):
        starts.append(len(run.reads.log))
        given = positional.pop(0) if positional else arguments.named.get(field.name)
        declared = _declaration(field)
        default = _made_default(run, declared.default, instance, site)
        if given is None:
            given = _spread(run, field, declared.aliases, default, arguments, site)
        if declared.converter is not None and given:
            given = run.call(declared.converter, Arguments([given]), site)
        if "converts" in class_.marks:
            given = _convert(run, field.annotation, given, site)
        if _is_initial(field):
            initial.append(given or default or UNKNOWN)
            continue
        containers.set_key(run.store, instance, field.name, settling.picked(run, given or default or UNKNOWN, site))
    if len(starts) > 1:
        ways.relate_rounds(run, starts)
    after = run.objects.attribute(class_, "__post_init__", "__attrs_post_init__")
    if after is not None:
        run.call(bind(after, instance), Arguments(initial), site)
    return one(instance)


def _is_initial(field: Field) -> bool:
    """Whether a field is none, but given to the initialiser: `InitVar[…]`."""
    annotation = field.annotation
    kinds = (each.carried[0] if isinstance(each, Special) and each.kind == "generic" else each for each in annotation)
    return Library("dataclasses.InitVar") in kinds


def _declaration(field: Field) -> Declared:
    for atom in field.default or ():
        if isinstance(atom, Special) and atom.kind == "field":
            return Declared(*atom.carried)
        if isinstance(atom, Special) and atom.kind == DECLARED:
            declared: Declared = atom.carried
            return declared
    return Declared(default=field.default)


def _made_default(run: Machine, default: Value | None, instance: Instance, site: Site) -> Value | None:
    """A default as an instance gets it: what makes one of the instance is asked."""
    factories = [run.store.known(atom.carried, _FACTORY) for atom in specials(default or (), _REQUIRED)]
    made = join(run.call(bind(each, instance), Arguments(), site) for each in factories if each)
    return made or default


def _takes_instance(run: Machine, arguments: Arguments, site: Site) -> Value:
    """attrs' `Factory(function, takes_self=True)`."""
    function = arguments.value(0, "factory")
    if "takes_self" not in arguments.named:
        return run.call(function, Arguments(), site)
    required = _required(run, site)
    _set_factory(run, required, function)
    return one(required)


def _required(run: Machine, site: Site) -> Special:
    return Special(_REQUIRED, run.places.of(site, _REQUIRED))


def _set_factory(run: Machine, required: Special, function: Value) -> Value:
    run.store.set(required.carried, _FACTORY, function)
    return function


def _of_required(_run: Machine, required: Special, name: str, _site: Site) -> Value | None:
    """attrs' `@field.default`: what it decorates makes the default of an instance."""
    return one(Special(_OF_DEFAULT, required)) if name == "default" else None


def _of_declared(run: Machine, field: Special, name: str, site: Site) -> Value | None:
    declared: Declared = field.carried
    return attributes.read(run, declared.default or UNKNOWN, name, site)


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
        named = arguments.named.get(str(alias[0].value)) if len(alias) == 1 else None
        if named is not None:
            found.append(named)
            break
        start = len(run.reads.log)
        for value in arguments.spread:
            held = value
            for step in alias:
                key = one(step if step.origin is not None else replace(step, origin=field.origin))
                held = access.index(run, held, key, reading)
            found.append(held)
        stretches.append(run.reads.log[start:])
    run.reads.relate(stretches)
    return join(found)


def _convert(run: Machine, annotation: Value, value: Value, site: Site) -> Value:
    """A value as a model with such an annotation holds it: dictionaries become models."""
    found = []
    for kind in annotation:
        if isinstance(kind, ClassObject) and FIELDS in kind.marks:
            given = frozenset(atom for atom in value if isinstance(atom, Endpoint | Query | Mapping))
            if given:
                found.append(calls.instantiate(run, kind, Arguments(spread=(given,)), site))
        elif isinstance(kind, Special) and kind.kind == "generic":
            base, element = kind.carried
            found += _convert_all(run, base.name, element, value, site)
    return join(found) or value


def _convert_all(run: Machine, base: str, element: Value, value: Value, site: Site) -> Iterator[Value]:
    """What lists and dictionaries in a value are, as an annotation `base[element]` has them."""
    if base in _OPTIONAL:
        yield _convert(run, element, value, site)
    for atom in value:
        if base in _LISTS and isinstance(atom, Endpoints):
            listed, any_ = access.iterate(run, one(atom), site)
            held = [_convert(run, element, each, site) for each in listed or [any_]]
            yield run.sequence(site, held, "models", atom.place)
        elif base in _MAPPINGS and isinstance(atom, Relationships):
            kinds = access.iterate(run, element, site).listed or [NOTHING]
            yield one(Special(_BY_NAME, (kinds[-1], atom)))


def _under_name(run: Machine, models: Special, key: Value, reading: Reading) -> Value:
    """What a dictionary of models has under the name of a relationship: made where it is asked for, of that alone."""
    kind, relationships = models.carried
    return _convert(run, kind, access.index(run, one(relationships), key, reading), reading.site)


def _get_model(run: Machine, models: Special, arguments: Arguments, site: Site) -> Value:
    reading = Reading(site, Form.GET, site.origin, default=arguments.value(1, "default"))
    return _under_name(run, models, first(arguments), reading)


def _view_of_models(kind: str, run: Machine, models: Special, _arguments: Arguments, site: Site) -> Value:
    """`models.items()` and the like: of all relationships, by their names."""
    element, relationships = models.carried
    _, pair = access.iterate(run, one(View("items", relationships)), site)
    made = run.mapping(site)
    for name, given in (access.iterate(run, one(each), site).each for each in pair):
        writes.write(run, one(made), name, _convert(run, element, given, site), site)
    return one(View(kind, made))


def _from_mapping(run: Machine, maker: Special, arguments: Arguments, site: Site) -> Value | None:
    """A model out of a dictionary, or what an annotation makes of it."""
    if isinstance(maker.carried, frozenset):
        return _convert(run, maker.carried, first(arguments), site)
    return calls.instantiate(run, maker.carried, Arguments(spread=(first(arguments),)), site)


def _from_json(run: Machine, maker: Special, arguments: Arguments, site: Site) -> Value | None:
    """A model out of JSON text."""
    return _from_mapping(run, maker, Arguments([libraries.loads(run, arguments, site)]), site)


def _as_dictionary(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`asdict(instance)`."""
    return copies.mapping_of(run, arguments.value(0, "inst"), site)


def _dumping(_run: Machine, instance: Instance, _name: str) -> Value | None:
    """`model.model_dump()`, `tuple._asdict()`: what gives an object with fields as a dictionary."""
    return one(Special(_DUMP, one(instance))) if FIELDS in instance.class_.marks else None


def _field_names(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`dataclasses.fields(class)`: objects with a name."""
    given = arguments.value(0, "class_or_instance")
    classes = [atom if isinstance(atom, ClassObject) else getattr(atom, "class_", None) for atom in given]
    names = [
        one(Special("named", (Const(field.name, field.origin, field.origin), _declaration(field).metadata)))
        for class_ in classes
        if isinstance(class_, ClassObject)
        for _, field in _declared(run, class_)
    ]
    return run.sequence(site, names, "fields") if names else UNKNOWN


def _field(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A field of a dataclass or of attrs: its default, or what else it declares besides."""
    given = arguments.named
    factory = given.get("default_factory") or given.get("factory")
    if factory is not None:
        default = run.call(factory, Arguments(), site)
    else:
        default = given.get("default") or one(_required(run, site))
    if given.keys().isdisjoint(("converter", "metadata", "alias")):
        return default
    aliases = tuple((each,) for each in strings(given.get("alias") or NOTHING))
    return one(Special(DECLARED, Declared(aliases, default, given.get("converter"), given.get("metadata") or UNKNOWN)))


def _named_tuple(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`namedtuple(name, field_names)`: of names, or of whatever keys an endpoint has."""
    fields = arguments.value(1, "field_names")
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
            for constant in strings((access.iterate(run, one(pair), site).listed or [NOTHING])[0])
        ]
    return one(Special(NAMED_TUPLE, tuple(names)))


def _of_field(_run: Machine, field: Special, name: str, _site: Site) -> Value | None:
    """What `dataclasses.fields` tells of a field."""
    named, metadata = field.carried
    return {"name": one(named), "metadata": metadata}.get(name)


def _of_adapter(run: Machine, adapter: Special, name: str, _site: Site) -> Value | None:
    """What pydantic's `TypeAdapter(class)` has of the class, and one of another annotation makes."""
    classes: Value = adapter.carried if name in _OF_CLASSES else NOTHING
    if name in _MADE_BY and specials(classes, "generic"):
        return one(Special(_MADE_BY[name], classes))
    found = [_of_class(run, each, name) for each in classes if isinstance(each, ClassObject)]
    return join(each for each in found if each) or None


def _of_named_tuple(run: Machine, made: Special, name: str, site: Site) -> Value | None:
    if name == "_make":
        return one(Special(ROW, one(made)))
    if name != "_fields":
        return None
    holders: Value = made.carried
    return run.sequence(site, map(one, made.carried)) if made.kind == NAMED_TUPLE else holders


def _of_row(run: Machine, row: Special, arguments: Arguments, site: Site) -> Value:
    """`NamedTuple._make(elements)`."""
    return run.call(row.carried, access.iterate(run, arguments.value(0, "iterable"), site).spread, site)


def _with_keys_of(run: Machine, made: Special, _arguments: Arguments, site: Site) -> Value:
    """A tuple whose fields are the keys of an endpoint, and which was filled with what stands there."""
    return copies.with_attributes(run, copies.copied(run, made.carried, site), site)


def _tuple_of(run: Machine, class_: Special, arguments: Arguments, site: Site) -> Value:
    """A tuple with fields of these names, given in order, by name, or as `**mapping`."""
    made = replace(run.mapping(site), attributes=True)
    for position, name in enumerate(class_.carried):
        given = arguments.get(position, str(name.value))
        if given is None:
            reading = Reading(site, Form.PARAMETER, site.origin)
            given = join(access.index(run, value, one(name), reading) for value in arguments.spread)
        containers.set_key(run.store, made, name.value, given or UNKNOWN)
    return one(made)


def _dataclass(decorated: Value) -> Value:
    for atom in decorated:
        if isinstance(atom, ClassObject):
            atom.marks.add(FIELDS)
    return decorated


_DATACLASSES = (
    *("dataclasses.dataclass", "pydantic.dataclasses.dataclass", "attr.s", "attr.attrs"),
    *(f"{module}.{name}" for module in ("attr", "attrs") for name in ("define", "frozen", "mutable")),
)
_TUPLES = ("typing.NamedTuple", "typing_extensions.NamedTuple")
_OF_CLASSES = dict.fromkeys((*_MADE_BY, *_LISTINGS), _of_class)

MODELS = Models(
    functions={
        **dict.fromkeys(_DATACLASSES, decorator(_DATACLASS)),
        "dataclasses.asdict": signed(_as_dictionary, "obj"),
        **dict.fromkeys(("attr.asdict", "attrs.asdict"), _as_dictionary),
        **dict.fromkeys(("dataclasses.field", "attr.ib", "attr.field", "attrs.field"), _field),
        **dict.fromkeys(("attrs.Factory", "attr.Factory"), _takes_instance),
        **dict.fromkeys(("dataclasses.fields", "attrs.fields", "attr.fields"), _field_names),
        **dict.fromkeys(("collections.namedtuple", "typing.NamedTuple", "dataclasses.make_dataclass"), _named_tuple),
        **dict.fromkeys(("typing.get_type_hints", "inspect.get_annotations"), _annotated),
        "inspect.signature": _signature,
        "pydantic.TypeAdapter": carrying("adapter", "type"),
        **dict.fromkeys(("dacite.from_dict", "dacite.core.from_dict"), partial(_structured, 1, 0, "data_class")),
        **dict.fromkeys(("cattrs.structure", "cattr.structure"), partial(_structured, 0, 1, "cl")),
        "msgspec.convert": partial(_structured, 0, 1, "type"),
        "typedload.load": partial(_structured, 0, 1, "type_"),
        "apischema.deserialize": partial(_structured, 1, 0, "type"),
    },
    decorators=dict.fromkeys(_DATACLASSES, _dataclass),
    kinds={
        _DATACLASS: Kind(call=lambda _run, _decorator, arguments, _site: _dataclass(first(arguments))),
        settings.AS_ANNOTATED: Kind(call=_from_mapping),
        _JSON: Kind(call=_from_json),
        SIGNATURE: Kind(
            attribute=lambda _run, signature, name, _site: one(signature.carried) if name == "parameters" else None
        ),
        "named": Kind(attribute=_of_field),
        DECLARED: Kind(attribute=_of_declared),
        _REQUIRED: Kind(attribute=_of_required),
        _OF_DEFAULT: Kind(call=lambda run, of, arguments, _site: _set_factory(run, of.carried, first(arguments))),
        "adapter": Kind(attribute=_of_adapter),
        _BY_NAME: Kind(
            item=_under_name,
            methods={
                "get": _get_model,
                **{each: partial(_view_of_models, each) for each in ("items", "keys", "values")},
            },
        ),
        NAMED_TUPLE: Kind(call=_tuple_of, attribute=_of_named_tuple),
        TUPLE_OF_KEYS: Kind(call=_with_keys_of, attribute=_of_named_tuple),
        ROW: Kind(call=_of_row),
        _DUMP: Kind(call=lambda run, dump, _arguments, site: copies.mapping_of(run, dump.carried, site)),
    },
    bases={
        **dict.fromkeys(
            ("pydantic.BaseModel", "pydantic.v1.BaseModel", "msgspec.Struct", "sqlmodel.SQLModel"), (FIELDS, "converts")
        ),
        **dict.fromkeys(_TUPLES, (FIELDS,)),
    },
    initialisers={FIELDS: _make},
    of_classes={**_OF_CLASSES, "__annotations__": lambda run, class_, _name: _listing(run, class_, annotated=True)},
    of_instances={
        "__annotations__": lambda run, instance, _name: _listing(run, instance.class_, annotated=True),
        **dict.fromkeys(("model_dump", "dict", "_asdict"), _dumping),
    },
)
