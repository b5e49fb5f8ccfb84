"""The platforms' own reader libraries, which are alike in all languages.

One is made with an environment and a prefix of its variables; `credentials(relationship, index)` gives an endpoint, the
formatted ones are what the function registered under a name makes of it."""

from __future__ import annotations

from influx_lint.flow import access
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Environment, Reader, Relationships, Text
from influx_lint.flow.possibilities import join, strings
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Const, Serialized, Value, one
from influx_lint.meanings import copies


def make(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Config(...)`. An environment of the code's own is a fixture, unless it holds the real variable."""
    place = run.places.of(site, "reader")
    real = reads_the_platforms(run, arguments, site)
    found: Value = one(Relationships(run.places.intern(("relationships", place)))) if real else NOTHING
    found = join([found, *(_own(run, atom, site) for atom in _text_given(run, arguments, site))])
    return one(Reader(place, found)) if found else UNKNOWN


def _own(run: Machine, atom: Atom, site: Site) -> Value:
    """The relationships in a text that the code made itself."""
    return copies.copied(run, atom.value, site) if isinstance(atom, Serialized) else NOTHING


def reads_the_platforms(run: Machine, arguments: Arguments, site: Site) -> bool:
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


def formatted(run: Machine, reader: Reader, arguments: Arguments, site: Site) -> Value:
    """What the functions make of an endpoint that are registered under a name."""
    endpoint = credentials(run, reader, arguments, site)
    functions = [run.store.get(reader.place, each.value) for each in strings(arguments.value(1, "formatter"))]
    return join(run.call(each, Arguments([endpoint]), site) for each in functions if each) or UNKNOWN


def register(run: Machine, reader: Reader, arguments: Arguments, _site: Site) -> Value:
    """A function is registered under a name."""
    for formatter in strings(arguments.value(0, "name")):
        run.store.set(reader.place, formatter.value, arguments.value(1, "formatter"))
    return one(reader)


def credentials(run: Machine, reader: Reader, arguments: Arguments, site: Site) -> Value:
    """An endpoint of a relationship: the first, or that at an index."""
    reading = Reading(site, Form.SUBSCRIPT, site.origin)
    found = access.index(run, reader.relationships, arguments.value(0, "relationship"), reading)
    index = arguments.named.get("index") or (one(Const(0)))
    if len(arguments.positional) > 1 and not strings(arguments.positional[1]):
        index = arguments.positional[1]
    return access.index(run, found, index, reading)


def decode(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Config.decode(text)`: base64 and JSON taken off."""
    if any(isinstance(atom, Text) for atom in arguments.value(0, "variable")):
        return one(Relationships(run.places.of(site, "relationships")))
    return UNKNOWN
