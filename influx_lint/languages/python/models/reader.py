"""The platforms' own reader library for Python: `platformshconfig`, and `pshconfig` before it.

`Config(environment_variables=os.environ, env_prefix="PLATFORM_")`; `credentials(relationship, index=0)` gives an
endpoint, `formatted_credentials(relationship, formatter)` what the function registered under that name makes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow import access
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Reading
from influx_lint.flow.possibilities import join, strings
from influx_lint.flow.store import Slot
from influx_lint.flow.values import (
    NONE,
    NOTHING,
    UNKNOWN,
    Const,
    Environment,
    Instance,
    Method,
    Reader,
    Relationships,
    Serialized,
    Special,
    Text,
    Value,
    one,
)
from influx_lint.languages.python.models import objects
from influx_lint.meanings.models import Kind, Models, nothing

if TYPE_CHECKING:
    from influx_lint.flow.machine import Machine
    from influx_lint.flow.places import Site
    from influx_lint.flow.values import Atom, ClassObject
    from influx_lint.meanings.models import MethodHandler

CLASSES = ("platformshconfig.Config", "platformshconfig.config.Config", "pshconfig.Config", "pshconfig.config.Config")

_IS_REAL = Slot("is real")
"""The name of the cell that says whether an instance reads the platform's own environment."""

_INITIALISER = "initialiser"
_DEFINITIONS = ("_relationships_def", "_relationshipsDef", "relationships_def", "relationships")


def _make(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Config(...)`. An environment of the code's own is a fixture, unless it holds the real variable."""
    place = run.places.of(site, "reader")
    real = _reads_the_platforms(run, arguments, site)
    found: Value = one(Relationships(run.places.intern(("relationships", place)))) if real else NOTHING
    found = join([found, *(_own(run, atom, site) for atom in _text_given(run, arguments, site))])
    return one(Reader(place, found)) if found else UNKNOWN


def _own(run: Machine, atom: Atom, site: Site) -> Value:
    """The relationships in a text that the code made itself."""
    return objects.copied(run, atom.value, site) if isinstance(atom, Serialized) else NOTHING


def _reads_the_platforms(run: Machine, arguments: Arguments, site: Site) -> bool:
    """Whether the environment that a reader is made with is the process', or holds the real variable."""
    given = _environment_given(arguments)
    return given is None or any(isinstance(atom, Text) for atom in _text_given(run, arguments, site))


def _environment_given(arguments: Arguments) -> Value | None:
    """The environment of the code's own that a reader is made with."""
    given = arguments.get(0, "environment_variables") or arguments.named.get("environmentVariables")
    return given if given is not None and not _is_the_platforms(given) else None


def _text_given(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What the environment of the code's own holds under the variable's name."""
    given = _environment_given(arguments)
    if given is None:
        return NOTHING
    prefixes = strings(arguments.get(1, "env_prefix") or arguments.named.get("envPrefix") or one(Const("PLATFORM_")))
    names = [f"{prefix.value!s}RELATIONSHIPS" for prefix in prefixes]
    reading = Reading(site, Form.VARIABLE, site.origin)
    return join(access.index(run, given, one(Const(name)), reading) for name in names)


def _is_the_platforms(environment: Value) -> bool:
    """Whether what a reader is given is the process' environment, or nothing."""
    return any(isinstance(atom, Environment) or (isinstance(atom, Const) and not atom.value) for atom in environment)


def _instantiate(run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value:
    """An instance of a class of the project that is derived from the reader."""
    instance = run.objects.instance(class_, site)
    _initialise(run, instance, arguments, site)
    return one(instance)


def _initialise(run: Machine, instance: Instance, arguments: Arguments, site: Site) -> None:
    """The reader's own initialiser, of an instance of a class of the project that is derived from it."""
    real = one(Const(_reads_the_platforms(run, arguments, site)))
    run.store.set(instance.place, _IS_REAL, real)


def _call_initialiser(run: Machine, initialiser: Special, arguments: Arguments, site: Site) -> Value:
    if isinstance(initialiser.carried, Instance):
        _initialise(run, initialiser.carried, arguments, site)
    return NONE


def of_instance(run: Machine, instance: Instance, name: str) -> Value | None:
    """What an instance of a class that is derived from the reader has from it."""
    if name == "__init__":
        return one(Special(_INITIALISER, instance))
    if run.store.get(instance.place, _IS_REAL) == one(Const(False)):
        return None
    place = run.places.intern(("reader", instance.place))
    return _attribute(Reader(place, one(Relationships(run.places.intern(("relationships", place))))), name)


def _attribute(atom: Reader, name: str) -> Value | None:
    if name in _METHODS:
        return one(Method(atom, name))
    return atom.relationships if name in _DEFINITIONS else None


def _of_reader(_run: Machine, atom: Atom, name: str, _site: Site) -> Value | None:
    return _attribute(atom, name) if isinstance(atom, Reader) else None


def _formatted(run: Machine, reader: Atom, arguments: Arguments, site: Site) -> Value:
    """What the functions make of an endpoint that are registered under a name."""
    endpoint = _credentials(run, reader, arguments, site)
    functions = [
        run.store.get(_place(reader), each.value) for each in strings(arguments.get(1, "formatter") or UNKNOWN)
    ]
    return join(run.call(each, Arguments([endpoint]), site) for each in functions if each) or UNKNOWN


def _register(run: Machine, reader: Atom, arguments: Arguments, _site: Site) -> Value:
    for formatter in strings(arguments.get(0, "name") or UNKNOWN):
        run.store.set(_place(reader), formatter.value, arguments.get(1, "formatter") or UNKNOWN)
    return one(reader)


def _place(reader: Atom) -> int | None:
    return reader.place if isinstance(reader, Reader) else None


def _credentials(run: Machine, reader: Atom, arguments: Arguments, site: Site) -> Value:
    reading = Reading(site, Form.SUBSCRIPT, site.origin)
    relationships = reader.relationships if isinstance(reader, Reader) else UNKNOWN
    found = access.index(run, relationships, arguments.get(0, "relationship") or UNKNOWN, reading)
    index = arguments.named.get("index") or (one(Const(0)))
    if len(arguments.positional) > 1 and not strings(arguments.positional[1]):
        index = arguments.positional[1]
    return access.index(run, found, index, reading)


def _decode(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Config.decode(text)`: base64 and JSON taken off."""
    if any(isinstance(atom, Text) for atom in arguments.get(0, "variable") or UNKNOWN):
        return one(Relationships(run.places.of(site, "relationships")))
    return UNKNOWN


_METHODS: dict[str, MethodHandler] = {
    "credentials": _credentials,
    "formatted_credentials": _formatted,
    "register_formatter": _register,
    "decode": lambda run, _reader, arguments, site: _decode(run, arguments, site),
    **dict.fromkeys(("has_relationship", "get"), nothing),
}

MODELS = Models(
    functions={**dict.fromkeys(CLASSES, _make), **{f"{name}.decode": _decode for name in CLASSES}},
    kinds={_INITIALISER: Kind(call=_call_initialiser)},
    methods={Reader: _METHODS},
    attributes={Reader: _of_reader},
    bases=dict.fromkeys(CLASSES, ("reader",)),
    initialisers={"reader": _instantiate},
)
