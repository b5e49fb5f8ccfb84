"""The platforms' own reader library for PHP: `Platformsh\\ConfigReader\\Config`.

Source: github.com/platformsh/config-reader-php, its README."""

from __future__ import annotations

from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Instance
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Reader, Relationships
from influx_lint.flow.values import UNKNOWN, Atom, Library, Method, Value, one
from influx_lint.languages.php.models.callables import callable_of
from influx_lint.meanings import reader as platform
from influx_lint.meanings.models import MethodHandler, Models, nothing

CLASS = "\\Platformsh\\ConfigReader\\Config"


def _register(run: Machine, reader: Reader, arguments: Arguments, site: Site) -> Value:
    """`registerFormatter(name, callable)`."""
    given = list(arguments.positional)
    if len(given) > 1:
        given[1] = callable_of(run, given[1], site)
    return platform.register(run, reader, Arguments(given, arguments.named), site)


METHODS: dict[str, MethodHandler] = {
    "credentials()": platform.credentials,
    "formattedcredentials()": platform.formatted,
    "registerformatter()": _register,
    "hasrelationship()": nothing,
    "relationships()": lambda _run, reader, _arguments, _site: (
        reader.relationships if isinstance(reader, Reader) else UNKNOWN
    ),
}


def attribute(_run: Machine, atom: Atom, name: str, _site: Site) -> Value | None:
    """A method of a reader; in its first version, the relationships are a property."""
    if name == "relationships" and isinstance(atom, Reader):
        return atom.relationships
    return one(Method(atom, name)) if name in METHODS else None


def _inherited(run: Machine, instance: Instance, name: str, site: Site) -> Value | None:
    """The same of an object whose class is derived from the reader."""
    if all(not isinstance(base, Library) or base.name != CLASS for base in run.objects.classes(instance.class_)):
        return None
    place = run.places.intern(("reader", instance.place))
    held = Relationships(run.places.intern(("relationships", place)))
    return attribute(run, Reader(place, one(held)), name, site)


MODELS = Models(
    functions={CLASS: platform.make, f"{CLASS}.create()": platform.make},
    methods={Reader: METHODS},
    attributes={Reader: attribute, Instance: _inherited},
)
