"""lodash: what it gets from objects by keys and by paths, which are texts, and how it puts objects together."""

from __future__ import annotations

from collections.abc import Iterator

from influx_lint.flow import access, comparisons, containers, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.facts import NO_CONDITION
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered, strings
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Const, Library, Sequence, Value, one
from influx_lint.languages.javascript.models import arrays
from influx_lint.meanings import copies, key_paths
from influx_lint.meanings.models import Handler, Models, first, same

_PACKAGES = ("lodash", "lodash-es", "_", "lodash/fp")


def _paths(run: Machine, path: Value) -> Iterator[list[Const]]:
    for atom in ordered(path):
        if isinstance(atom, Const) and isinstance(atom.value, str):
            yield list(key_paths.steps(atom))
        elif isinstance(atom, Sequence):
            parts = containers.elements(run.store, atom) or ()
            yield [each for part in parts for each in part if isinstance(each, Const)]


def _get(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`_.get(value, path, default)`."""
    default = arguments.get(2) or NONE
    paths = _paths(run, arguments.value(1))
    return join([key_paths.reached(run, first(arguments), path, default, site) for path in paths]) or UNKNOWN


def _has(run: Machine, arguments: Arguments, site: Site) -> Value:
    for path in _paths(run, arguments.value(1)):
        held = first(arguments)
        for key in path[:-1]:
            held = access.index(run, held, one(key), Reading(site, Form.GETTER, key.origin or site.origin, NONE))
        if path:
            return one(comparisons.contains(run, one(path[-1]), held, site) or NO_CONDITION)
    return UNKNOWN


def _names(run: Machine, arguments: Arguments) -> list[Const]:
    found = []
    for value in arguments.positional[1:]:
        for atom in ordered(value):
            found += strings(containers.inside(run.store, atom))
    return found


def pick(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`_.pick(value, keys)`: an object of the program's own with these."""
    made = run.mapping(site)
    start = len(run.reads.log)
    for key in _names(run, arguments):
        held = access.index(run, first(arguments), one(key), Reading(site, Form.GETTER, site.origin, NONE))
        containers.set_key(run.store, made, key.value, held)
    run.reads.collect(range(start, len(run.reads.log) + 1))
    return one(made)


def _omit(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`_.omit(value, keys)`."""
    made = run.mapping(site)
    writes.spread_into(run, made, first(arguments))
    for key in _names(run, arguments):
        containers.set_key(run.store, made, key.value, NONE)
    return one(made)


def _defaults(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`_.defaults(value, …others)`: the first that has a key counts."""
    made = run.mapping(site)
    for source in reversed(arguments.positional):
        writes.spread_into(run, made, source)
    return one(made)


def _array(name: str) -> Handler:
    """A function of lodash that is like a method of arrays, or of the values of an object."""

    def handler(run: Machine, arguments: Arguments, site: Site) -> Value | None:
        rest = arguments.after()
        found = []
        for atom in ordered(first(arguments)):
            values = one(atom) if isinstance(atom, arrays.LISTS) else _values(run, one(atom), site)
            found += [arrays.METHODS[name](run, each, rest, site) or NOTHING for each in ordered(values)]
        return join(found) or UNKNOWN

    return handler


def _values(run: Machine, value: Value, site: Site) -> Value:
    return run.language.call(run, Library("Object.values"), Arguments([value]), site) or UNKNOWN


def _head(run: Machine, arguments: Arguments, site: Site) -> Value:
    return access.index(run, first(arguments), one(Const(0)), Reading(site, Form.SUBSCRIPT, site.origin, NONE))


def _of_objects(name: str) -> Handler:
    """A function that is the same as one of `Object`."""
    return lambda run, arguments, site: run.language.call(run, Library(f"Object.{name}"), arguments, site)


_FUNCTIONS: dict[str, Handler] = {
    "get": _get,
    "has": _has,
    "pick": pick,
    "omit": _omit,
    **dict.fromkeys(("defaults", "defaultsDeep"), _defaults),
    **dict.fromkeys(("clone", "cloneDeep"), lambda run, arguments, site: copies.copied(run, first(arguments), site)),
    **dict.fromkeys(("head", "first"), _head),
    **{name: _array(name) for name in ("map", "filter", "find", "forEach", "reduce", "some", "every", "flatMap")},
    "each": _array("forEach"),
    "flatten": _array("flat"),
    "chain": same,
    **dict.fromkeys(("merge", "assign", "extend", "assignIn"), _of_objects("assign")),
    **{name: _of_objects(name) for name in ("values", "keys", "entries", "fromEntries")},
    "toPairs": _of_objects("entries"),
    "fromPairs": _of_objects("fromEntries"),
}

MODELS = Models(
    functions={
        **{f"{package}.{name}": model for package in _PACKAGES for name, model in _FUNCTIONS.items()},
        **{f"lodash/{name}": model for name, model in _FUNCTIONS.items()},
    }
)
