"""`ArrayObject` and `ArrayIterator`: arrays that have methods, and may have their keys as properties.

Source: php.net, "The ArrayObject class"."""

from __future__ import annotations

from influx_lint.flow import access, containers, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import ClassObject, Instance, Super
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint, Endpoints, Query
from influx_lint.flow.possibilities import number
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Atom, Const, Library, Mapping, Method, Sequence, Value, one
from influx_lint.languages.php.models.arrays import to_array, to_object
from influx_lint.meanings import mappings
from influx_lint.meanings.models import Models, first, itself

_CLASSES = ("\\ArrayObject", "\\ArrayIterator")
_AS_PROPERTIES = 2


def _made(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`new ArrayObject($array, flags)`."""
    flags = number(arguments.get(1, "flags") or NOTHING) or 0
    return (to_object if flags & _AS_PROPERTIES else to_array)(run, arguments, site) or UNKNOWN


def derived(run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value | None:
    """An object of a class that is derived from one of these and has no constructor of its own."""
    bases = [each.name for each in run.objects.classes(class_) if isinstance(each, Library)]
    if not arguments.positional or not any(each in _CLASSES for each in bases):
        return None
    instance = run.objects.instance(class_, site)
    _fill(run, instance, arguments, site)
    return one(instance)


def of_parent(run: Machine, above: Super, name: str) -> Value:
    """What `parent` is asked for by a class that is derived from one of these: of the array that the object is."""
    bases = (each.name for each in run.objects.classes(above.class_) if isinstance(each, Library))
    if name not in _KEYED or not any(each in _CLASSES for each in bases):
        return NOTHING
    return one(Method(Mapping(above.self.place), name)) if isinstance(above.self, Instance) else NOTHING


def _fill(run: Machine, receiver: Atom, arguments: Arguments, _site: Site) -> Value:
    """`parent::__construct($array)`. With flags its keys may be properties; what is in it is an array still."""
    if isinstance(receiver, Mapping | Instance):
        writes.spread_into(run, receiver, first(arguments))
        if arguments.get(1, "flags") is not None:
            containers.mark_partial(run.store, receiver.place)
    return NONE


def _current(run: Machine, receiver: Atom, _arguments: Arguments, site: Site) -> Value:
    return access.iterate(run, one(receiver), site).any


_KEYED = {
    "__construct()": _fill,
    "offsetget()": mappings.get_item,
    "offsetexists()": mappings.contains,
    "offsetset()": mappings.set_item,
    "getarraycopy()": mappings.copy,
    "getiterator()": itself,
}
_LISTED = {**_KEYED, "getarraycopy()": itself, "current()": _current}
_METHODS = {**dict.fromkeys((Mapping, Endpoint, Query), _KEYED), **dict.fromkeys((Sequence, Endpoints), _LISTED)}


MODELS = Models(
    functions=dict.fromkeys(_CLASSES, _made),
    values={f"{each}.:ARRAY_AS_PROPS": one(Const(_AS_PROPERTIES)) for each in _CLASSES},
    methods=_METHODS,
    attributes=dict.fromkeys(
        _METHODS, lambda _run, atom, name, _site: one(Method(atom, name)) if name in _LISTED else None
    ),
)
