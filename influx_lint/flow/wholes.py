"""What is done with all keys or values of an endpoint at once: what comes of it depends on which there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from influx_lint.flow import containers, uses
from influx_lint.flow.company import PARTIAL_COPY
from influx_lint.flow.credentials import record
from influx_lint.flow.events import Form, Presence
from influx_lint.flow.facts import cell_of, facts_of
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.payloads import QUERY
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition, Endpoint, KeyIs, KeyOf, Query, RenamedKey, ValueOf
from influx_lint.flow.possibilities import only, ordered, strings
from influx_lint.flow.store import CHOSEN
from influx_lint.flow.values import (
    ABSENT,
    GONE,
    NOTHING,
    Atom,
    Const,
    Foreign,
    Library,
    Mapping,
    Sequence,
    Unknown,
    Value,
    View,
    one,
)

_PARTS = (KeyOf, ValueOf, RenamedKey)

_DEEPEST = 3
"""How deep the parts of an endpoint are looked for in sequences, and endpoints in copies of copies."""


def note(run: Machine, value: Value, site: Site) -> None:
    """What becomes of `value` depends on how many keys an endpoint has, in which order, or on what their values are."""
    for endpoint in dict.fromkeys(endpoints(run, value)):
        _note(run, endpoint, site)


def note_part(run: Machine, sequence: Value, part: Value, site: Site) -> None:
    """A part of a sequence is taken by its position: of all that an endpoint has, and not of a choice by its keys, nor
    of a few elements that are known."""
    for atom in ordered(sequence):
        is_choice = isinstance(atom, Sequence) and containers.is_partial(run.store, atom.place)
        if is_choice or (isinstance(atom, Sequence) and containers.elements(run.store, atom) is not None):
            return
    note(run, frozenset(atom for atom in part if isinstance(atom, (*_PARTS, Sequence, View))), site)


def note_test(run: Machine, looked_at: Iterable[Atom], condition: Condition, site: Site) -> None:
    """A test looked at these values of a loop over endpoints, and says nothing of their keys."""
    told = {each for facts in (condition.true, condition.false) for each, _ in facts}
    for atom in dict.fromkeys(looked_at):
        if isinstance(atom, ValueOf) and isinstance(atom.endpoint, Endpoint) and atom.endpoint not in told:
            _note(run, atom.endpoint, site)


def note_choice(run: Machine, keys: Value, site: Site) -> None:
    """Keys of a loop over an endpoint are collected: where tests chose among them, those of one shape are missing in
    the other, unless the tests name keys of both."""
    heads = {path[0] for path in run.keys if len(path) > 1}
    for atom in keys:
        if not isinstance(atom, KeyOf) or not isinstance(atom.endpoint, Endpoint):
            continue
        chosen = _tests_of(run, atom.endpoint)
        named = {str(each.value) for test in chosen for each in test.constants if isinstance(each, Const)}
        unnamed = any(not test.constants for test in chosen)
        if unnamed or (any((name,) in run.keys for name in named) and named.isdisjoint(heads)):
            _note(run, atom.endpoint, site)


def note_names(run: Machine, names: Value, site: Site) -> None:
    """Something outside gets names that are made of all keys of endpoints, and not of some that are named."""
    for atom in names:
        endpoint = atom.endpoint if isinstance(atom, KeyOf | RenamedKey) else atom
        if isinstance(endpoint, Endpoint) and not any(test.constants for test in _tests_of(run, endpoint)):
            _note(run, endpoint, site)


def note_renamed(run: Machine, value: Value, site: Site, depth: int = _DEEPEST) -> None:
    """Something outside gets what a mapping holds under such names."""
    for atom in value if depth else ():
        for layer in containers.layers(run.store, atom) if isinstance(atom, Mapping) else ():
            note_names(run, frozenset(each for each in layer if isinstance(each, RenamedKey)), site)
            note_renamed(run, layer, site, depth - 1)


def _tests_of(run: Machine, endpoint: Endpoint) -> list[KeyIs]:
    """What the key of the loop under way over an endpoint's keys was found to be."""
    held = run.store.get(*cell_of(endpoint, CHOSEN)) or NOTHING
    return [each for each in held if isinstance(each, KeyIs)] if ABSENT not in held else []


def note_fields(run: Machine, names: Iterable[Const], value: Value, site: Site) -> None:
    """Something outside takes what stands under these names in `value`."""
    if any((str(name.value),) in run.keys for name in names):
        note(run, value, site)


def _note(run: Machine, endpoint: Endpoint, site: Site) -> None:
    record(run, endpoint, None, site.origin, Reading(site, Form.WHOLE, site.origin, default=NOTHING))


def endpoints(run: Machine, value: Value, depth: int = _DEEPEST, *, within: bool = False) -> Iterator[Endpoint]:
    """The endpoints that a value has the keys or values of; `within` a sequence, an endpoint is one of its elements."""
    for atom in value if depth else ():
        held = atom.of if isinstance(atom, View) else atom
        if isinstance(held, _PARTS):
            held = held.endpoint
        elif within and not isinstance(held, Sequence):
            continue
        if isinstance(held, Endpoint):
            yield held
        elif isinstance(held, Mapping):
            for layer in containers.layers(run.store, held):
                yield from endpoints(run, layer, depth - 1)
        elif isinstance(held, Sequence):
            yield from endpoints(run, containers.any_element(run.store, held), depth - 1, within=True)


def note_copy(run: Machine, place: int, layer: Value, constant: Const, reading: Reading) -> None:
    """A copy of an endpoint is read. What the code has taken out of the endpoint since, it may have still. It lacks
    keys, where not all were copied, or where it has a query dictionary of its own, or none."""
    name = str(constant.value)
    has_own_query = run.store.get(place, QUERY) is not None and (QUERY, name) in run.keys
    if has_own_query or containers.is_partial(run.store, place):
        uses.note_one(run, PARTIAL_COPY, constant, reading)
    held = [atom for atom in layer if isinstance(atom, Endpoint)]
    run.reads.copies.note_read(place, layer, reading.site.origin)
    for atom in held:
        tested = Presence((name,), present=False) in facts_of(run.store, atom.subject)
        if run.store.get(atom.place, name) == one(GONE) and not tested:
            uses.note_one(run, PARTIAL_COPY, constant, reading)
            record(run, atom, constant, reading.place_of(run, constant), reading)


def keys_of(run: Machine, value: Value) -> Atom | None:
    """The dictionary whose keys a value is, all of them; nothing where it is something else."""
    if len(value) != 1:
        return None
    (atom,) = value
    if isinstance(atom, View):
        return atom.of if atom.kind == "keys" else None
    if isinstance(atom, Sequence) and not containers.is_partial(run.store, atom.place):
        element = containers.any_element(run.store, atom)
        inner = only(element)
        return inner.endpoint if isinstance(inner, KeyOf) else None
    if isinstance(atom, Mapping):
        return atom if containers.layers(run.store, atom) else None
    return atom if isinstance(atom, Endpoint | Query) else None


def is_dictionary(run: Machine, value: Value) -> Condition | None:
    """What it says of an endpoint that a value of a loop over it is a dictionary: it has one, as only one shape has."""
    endpoints = {atom.endpoint for atom in value if isinstance(atom, ValueOf)}
    heads = {path[:1] for path in run.keys if len(path) > 1}
    told = frozenset(
        (each, Presence(head, present=True)) for each in endpoints if isinstance(each, Endpoint) for head in heads
    )
    return Condition(told) if told else None


def constants_in(run: Machine, value: Value) -> Value | None:
    """The elements or keys of a collection, where some are constant texts."""
    atom = only(value)
    if isinstance(atom, Sequence):
        found = containers.any_element(run.store, atom)
    elif isinstance(atom, Mapping) and containers.is_exact(run.store, atom):
        found = frozenset(
            Const(key, run.payloads.key_origin(atom.place, key)) for key in containers.keys(run.store, atom)
        )
    else:
        return None
    return found if strings(found) else None


def is_open(run: Machine, value: Value) -> bool:
    """Whether a collection has elements of which nothing is known."""
    held = [containers.inside(run.store, atom) for atom in value]
    return any(isinstance(atom, Unknown | Foreign | Library) for each in held for atom in each)
