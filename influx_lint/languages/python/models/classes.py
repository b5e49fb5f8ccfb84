"""Classes of the project: what their bases make of them, and what a call of one gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow import writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.objects import ELEMENTS, FIELDS, MAPPING, bind
from influx_lint.flow.values import ClassObject, Const, Instance, Library, Mapping, one
from influx_lint.languages.python.models import objects, providers, reader, records, settings, subclasses

if TYPE_CHECKING:
    from influx_lint.flow.machine import Machine
    from influx_lint.flow.places import Site
    from influx_lint.flow.values import Value

BASES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(settings.SETTINGS_CLASSES, ("settings",)),
    **dict.fromkeys(
        ("pydantic.BaseModel", "pydantic.v1.BaseModel", "msgspec.Struct", "sqlmodel.SQLModel"), (FIELDS, "converts")
    ),
    **dict.fromkeys(("typing.NamedTuple", "typing_extensions.NamedTuple"), (FIELDS,)),
    **dict.fromkeys(("typing.TypedDict", "typing_extensions.TypedDict"), ("typed dictionary",)),
    **dict.fromkeys(("enum.Enum", "enum.StrEnum", "enum.IntEnum", "enum.Flag"), (ELEMENTS,)),
    **dict.fromkeys(
        ("builtins.dict", "collections.UserDict", "collections.OrderedDict", "collections.defaultdict"), (MAPPING,)
    ),
    **dict.fromkeys(reader.CLASSES, ("reader",)),
    "collections.UserDict": (MAPPING, "holds data"),
}


def define(run: Machine, class_: ClassObject, named: Arguments, site: Site) -> None:
    """A class has been defined: marks it, fills its fields, and tells those that ask to be told."""
    for base in run.objects.classes(class_):
        if isinstance(base, Library) and base.name in BASES:
            class_.marks.update(BASES[base.name])
        elif isinstance(base, ClassObject):
            class_.marks.update(base.marks)
    if "settings" in class_.marks:
        settings.fill(run, class_, Mapping(run.places.intern(("settings", class_.place))), site)
    if Library("enum.StrEnum") in run.objects.classes(class_):
        subclasses.name_members(run, class_)
    _name_descriptors(run, class_, site)
    subclasses.tell(run, class_, named, site)


def _name_descriptors(run: Machine, class_: ClassObject, site: Site) -> None:
    """`__set_name__`: tells what a class holds under which name it stands there."""
    for name, field in class_.fields.items():
        for atom in field.default or ():
            told = run.objects.attribute(atom.class_, "__set_name__") if isinstance(atom, Instance) else None
            if told is not None:
                written = one(Const(name, None, field.origin))
                run.call(bind(told, atom), Arguments([one(class_), written]), site)


def instantiate(run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value | None:
    """An instance of a class that is more than what its initialiser makes of it."""
    if ELEMENTS in class_.marks and arguments.positional:
        return arguments.positional[0]
    providers.given(run, class_, arguments)
    if "typed dictionary" in class_.marks:
        return objects.dictionary(run, arguments, site)
    if run.objects.attribute(class_, "__init__") is not None:
        return None
    if "settings" in class_.marks:
        instance = run.objects.instance(class_, site)
        settings.fill(run, class_, Mapping(instance.place), site)
        return one(instance)
    if "reader" in class_.marks:
        instance = run.objects.instance(class_, site)
        reader.initialise(run, instance, arguments, site)
        return one(instance)
    if FIELDS in class_.marks:
        return records.make(run, class_, settings.prepared(run, class_, arguments, site), site)
    if MAPPING in class_.marks:
        instance = run.objects.instance(class_, site)
        writes.spread_into(run, instance, objects.dictionary(run, arguments, site))
        return one(instance)
    return None
