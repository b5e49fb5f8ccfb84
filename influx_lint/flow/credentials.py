"""Reads of the keys of endpoints and of variables: their record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from influx_lint.findings import Origin
from influx_lint.flow import containers, uses, ways
from influx_lint.flow.company import PARTIAL_COPY
from influx_lint.flow.events import Form, Presence, Stead
from influx_lint.flow.facts import NO_FACTS, NOWHERE, cell_of, facts_of, path_of
from influx_lint.flow.frames import Frame
from influx_lint.flow.lookups import Record
from influx_lint.flow.machine import Handed, Machine, Reading
from influx_lint.flow.payloads import QUERY, RELATIONSHIPS_VARIABLES
from influx_lint.flow.places import Site
from influx_lint.flow.platform import TRIAL, Endpoint, Environment, KeyIs, KeyOf, Property, Query, Text, ValueOf
from influx_lint.flow.possibilities import join, known_texts, ordered, strings, substitutes
from influx_lint.flow.reads import ENVIRONMENT, Move, subject_of, tolerant_in
from influx_lint.flow.records import replace
from influx_lint.flow.settling import MOST_PARTS
from influx_lint.flow.store import ANY, CHOSEN
from influx_lint.flow.values import (
    ABSENT,
    GONE,
    NOTHING,
    PRESENT,
    UNKNOWN,
    Atom,
    Const,
    Gone,
    Mapping,
    Present,
    Sequence,
    Serialized,
    Value,
    one,
)

_LEFT = ("environment", "left")
"""What holds what files have put of endpoints into variables of the environment."""

_AS_IT_WAS: Value = one(ABSENT)


def _note_reader(run: Machine, frame: Frame) -> None:
    """Notes what reads keys: the function around, and its class."""
    inner = next((each for each in frame.outward() if each.function_node is not None), None)
    for each in (inner.function_node, inner.owner) if inner is not None else ():
        if each is not None:
            run.met.readers[each.name].add(frame.path)


def record(
    run: Machine,
    atom: Endpoint | Query,
    constant: Const | None,
    place: Origin,
    reading: Reading,
    *,
    present: Presence | None = None,
) -> Value:
    """Notes a read of a key, where it is one that matters, and gives what stands there."""
    endpoint = atom if isinstance(atom, Endpoint) else atom.endpoint
    if endpoint.name == TRIAL:
        return UNKNOWN
    key = None if constant is None else path_of(atom, str(constant.value))
    number = -1
    if key is None or key in run.keys:
        _note_reader(run, reading.site.frame)
        facts = facts_of(run.store, endpoint.subject).union(facts_of(run.store, endpoint.place)) or NO_FACTS
        if present is not None:
            facts |= {present}
        reader = reading.site.origin
        number = run.reads.add(
            Record(
                origin=place,
                read=reader.span if reader.contains(place) else None,
                reader=reader,
                form=reading.form,
                key=key,
                relationship=endpoint.name,
                endpoint=endpoint.place,
                subject=endpoint.subject,
                tolerant=reading.default is not None,
                facts=facts,
                literal=reading.literal_of(constant) if constant is not None else None,
            ),
            reading.site.frame.place,
        )
        if constant is not None and isinstance(atom, Endpoint) and _is_changed(run, atom):
            uses.note_one(run, PARTIAL_COPY, constant, reading)
    if key is None:
        return NOTHING
    if isinstance(atom, Endpoint) and key == (QUERY,):
        return one(Query(atom))
    return one(Property(endpoint.subject, key, number))


def _is_changed(run: Machine, endpoint: Endpoint) -> bool:
    """Whether the code has changed an endpoint where a key may be read instead of the one that is read now: under keys
    that are not known, or where the query dictionary is."""
    query = run.store.get(endpoint.place, QUERY)
    changed = query is not None and PRESENT not in query and query != _AS_IT_WAS
    return changed or bool(run.store.known(endpoint.place, ANY))


def names_in(key: Value, environment: Environment) -> list[Const]:
    """The names of variables that a key of the environment may be: texts, and bytes as text."""
    found = strings(key)
    for each in key:
        if isinstance(each, Const) and isinstance(each.value, bytes):
            found.append(replace(each, value=each.value.decode("ascii", "replace")))
    if environment.prefix:
        return [replace(each, value=f"{environment.prefix}{each.value!s}".upper()) for each in found]
    return found


def read_variable(run: Machine, constant: Const, reading: Reading) -> Value:
    """An environment variable of a constant name."""
    name = str(constant.value)
    written = run.store.get(("environment", reading.site.frame.path), name)
    if written is not None and ABSENT not in written:
        return written
    handed = () if name in RELATIONSHIPS_VARIABLES else run.program.variables(reading.site.path, name)
    found: Value = handed_on(run, handed, reading.site) if handed else NOTHING
    is_own = any(each.is_own for each in handed)
    subject, number = (subject_of(name, run.keys), -1) if is_own else _note_variable(run, constant, reading)
    found = one(Text()) if name in RELATIONSHIPS_VARIABLES else found
    default = reading.default or NOTHING
    run.reads.relate([[number] if number >= 0 else [], tolerant_in(run.reads, default)])
    if found:
        default = substitutes(default, Stead.DEFAULT, reading.site.origin)
    found = found or UNKNOWN
    if subject != ENVIRONMENT:
        found = one(Property(subject, (name,), number))
    elif found == UNKNOWN and run.program.is_sign(name):
        found = found | {Property(subject, (name,), -1)}
    return join([found, run.store.known(_LEFT, name), containers.known(written), default])


def leave(run: Machine, name: str, value: Value) -> None:
    """What code puts into a variable is there for other files of the program: where it is of endpoints, and for those
    that do not set the variable themselves."""
    left = frozenset(atom for atom in value if isinstance(atom, Property | Serialized))
    if left:
        containers.widen(run.store, _LEFT, name, left)


def handed_on(run: Machine, handed: Iterable[Handed], site: Site) -> Value:
    """What other programs of the project leave in a variable or a file, if that is text with credentials in it."""
    found = []
    for each in handed:
        if each.make is not None:
            found.append(each.make(run, site))
        elif not each.is_own:
            reason = f"{run.program.shown(each.path)} puts more into {each.name} than can be followed"
            run.given_up.note(site.origin, reason, each.relationships)
    return join(found)


def _note_variable(run: Machine, constant: Const, reading: Reading) -> tuple[str, int]:
    """Notes a read of a variable; gives its subject and the read's number."""
    name, place = str(constant.value), reading.place_of(run, constant)
    subject, reader = subject_of(name, run.keys), reading.site.origin
    record = Record(
        origin=place,
        read=reader.span if reader.contains(place) else None,
        reader=reader,
        form=reading.form,
        key=(name,),
        relationship=None,
        endpoint=0,
        subject=subject,
        tolerant=reading.default is not None,
        facts=facts_of(run.store, subject),
        literal=reading.literal_of(constant),
    )
    return subject, run.reads.add(record, reading.site.frame.place)


def sets_variable(run: Machine, constant: Const, site: Site) -> None:
    """A test sets a variable, which code may read that is tested."""
    reading = Reading(site, Form.GIVEN, site.origin)
    uses.note_one(run, Environment.__name__, constant, reading)
    _note_variable(run, constant, reading)


def contains_variable(run: Machine, constant: Const, reading: Reading) -> tuple[Endpoint, int]:
    """A test whether a variable is there: what facts about it are facts of, and the number of the read."""
    subject, number = _note_variable(run, constant, reading)
    return Endpoint(NOWHERE, None, subject), number


def contains(run: Machine, holder: Endpoint | Query, constant: Const, site: Site) -> int | None:
    """A test whether an endpoint has a key; gives the number of the read, -1 for one that does not matter, and
    nothing where the code itself wrote the key."""
    written = run.store.get(*cell_of(holder, str(constant.value)))
    if written is not None and not any(isinstance(atom, Present | Gone) for atom in written) and written != {GONE}:
        return None
    reading = Reading(site, Form.CONTAINS, site.origin, default=NOTHING)
    found = record(run, holder, constant, reading.place_of(run, constant), reading)
    numbers = [atom.read for atom in found if isinstance(atom, Property)]
    return numbers[0] if numbers else -1


def note_moved(run: Machine, holder: Atom, key: str, value: Value) -> None:
    """The code writes to a key of an endpoint, or of a copy, what it read from another key of it. Where that is known
    to be there, or the other's place not to be, this is what is read instead."""
    for place in _places(run, holder, key):
        for path, atom in _parts(run, place, value):
            if not isinstance(atom, Property) or atom.read < 0 or atom.subject != place.subject or atom.key == path:
                continue
            move = Move(atom.read, atom.subject, path)
            facts = facts_of(run.store, place.subject)
            is_there = Presence(atom.key, present=True) in facts or run.reads.record(atom.read).is_guarded
            if is_there or Presence(path[:1], present=False) in facts:
                move.note(run.reads)
            else:
                run.reads.moves.append(move)


def moves(run: Machine, holder: Atom, key: Value, value: Value) -> bool:
    """Whether a value was read from what a key is laid under, an endpoint or a copy of one: it is moved there where the
    key is missing, which is then what is read instead, and nothing is read there."""
    paths: dict[str | int, set[tuple[str, ...]]] = {}
    for constant in strings(key):
        for place in _places(run, holder, str(constant.value)):
            paths.setdefault(place.subject, set()).add(place.path)
    own = [atom for atom in value if isinstance(atom, Property) and atom.subject in paths]
    for atom in own:
        if atom.read >= 0:
            run.reads.supplement([atom.read], [(atom.subject, frozenset(paths[atom.subject]))])
    return bool(own)


def moved(run: Machine, written: Value) -> list[tuple[str | int, frozenset[tuple[str, ...]]]]:
    """The endpoints, and their keys, whose values the code itself may have put where something else stood."""
    found: list[tuple[str | int, frozenset[tuple[str, ...]]]] = []
    for atom in written:
        if isinstance(atom, Property):
            found.append((atom.subject, frozenset({atom.key})))
        elif isinstance(atom, ValueOf):
            holder = atom.endpoint
            subject = holder.subject if isinstance(holder, Endpoint) else holder.endpoint.subject
            found.append((subject, run.keys))
    return found


def _is_present(run: Machine, holder: Atom, key: Value) -> bool:
    """Whether a key of an endpoint, or of a copy, is known to be there."""
    places = [place for name in known_texts(key) for place in _places(run, holder, name)]
    return bool(places) and all(
        Presence(place.path, present=True) in facts_of(run.store, place.subject) for place in places
    )


class _Place(NamedTuple):
    subject: str | int
    path: tuple[str, ...]


def _places(run: Machine, holder: Atom, key: str) -> list[_Place]:
    """What a key of a holder is a key of: an endpoint or its query dictionary, or those that it is a copy of."""
    if isinstance(holder, Endpoint):
        return [_Place(holder.subject, (key,))]
    if isinstance(holder, Query):
        return [_Place(holder.endpoint.subject, (QUERY, key))]
    if not isinstance(holder, Mapping):
        return []
    return [
        place for layer in containers.layers(run.store, holder) for atom in layer for place in _places(run, atom, key)
    ]


def _parts(run: Machine, place: _Place, value: Value) -> Iterator[tuple[tuple[str, ...], Atom]]:
    """What a value puts at a place: itself, or, of a dictionary that the code made, what that holds."""
    for atom in value:
        yield place.path, atom
        if isinstance(atom, Mapping):
            for key in containers.keys(run.store, atom):
                for inner in run.store.known(atom.place, key):
                    yield (*place.path, str(key)), inner


def may_lack(run: Machine, holder: Atom, key: Value) -> bool:
    """Whether the code has seen to it that nothing fails where a key of an endpoint is missing: it is there, or the
    failure is caught."""
    return run.catching > 0 or _is_present(run, holder, key)


def use(run: Machine, value: Value, frame: Frame) -> None:
    """The value of a loop over an endpoint's keys is used: where the key was found to be one of some constants, the
    endpoint is read by these."""
    for atom in ordered(value):
        if isinstance(atom, Sequence):
            for part in containers.elements(run.store, atom) or ():
                use(run, frozenset(each for each in part if isinstance(each, ValueOf)), frame)
        if isinstance(atom, Mapping):
            keys = containers.keys(run.store, atom)
            parts = [run.store.known(atom.place, key) for key in keys if len(keys) <= MOST_PARTS]
            use(run, frozenset(each for part in parts for each in part if isinstance(each, ValueOf)), frame)
        if not isinstance(atom, ValueOf):
            continue
        held = run.store.get(*cell_of(atom.endpoint, CHOSEN)) or NOTHING
        for chosen in ordered(held) if ABSENT not in held else ():
            if isinstance(chosen, KeyIs):
                _read_by_loop(run, chosen, Site(chosen.test, frame), partly=atom.partly)


def use_under(run: Machine, key: Value, value: Value, site: Site) -> None:
    """The value under a key of a loop is used: that of one that a test has let through, too."""
    use(run, value, site.frame)
    for each in key:
        if isinstance(each, KeyOf) and each.chosen is not None:
            partly = any(isinstance(part, ValueOf) and part.partly for part in value)
            _read_by_loop(run, each.chosen, Site(each.chosen.test, site.frame), partly=partly)


def _read_by_loop(run: Machine, chosen: KeyIs, site: Site, *, partly: bool) -> None:
    """Those of one loop's keys that are there are taken, instead of one another; `partly` of a choice of them."""
    reading = Reading(site, Form.LOOP_KEY, site.origin, default=NOTHING)
    start = len(run.reads.log)
    if not chosen.constants:
        record(run, chosen.of, None, reading.place, reading)
    constants = strings(chosen.constants)
    shared = Counter(constant.origin for constant in constants)
    for constant in constants:
        own = constant if shared[constant.origin] == 1 else replace(constant, origin=constant.written)
        record(run, chosen.of, own, reading.place_of(run, own), reading)
        if partly:
            uses.note_one(run, PARTIAL_COPY, own, reading)
    ways.relate_each(run, start)
