"""Reading under the keys of what a platform gives: of relationships, their endpoints, and query dictionaries."""

from __future__ import annotations

from collections.abc import Hashable

from influx_lint.flow import containers, credentials, settling, tables, uses, ways
from influx_lint.flow.company import OTHER, PARTIAL_COPY
from influx_lint.flow.events import Presence, Stead
from influx_lint.flow.facts import cell_of, path_of
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.platform import (
    Endpoint,
    Endpoints,
    KeyOf,
    Property,
    Query,
    RelationshipName,
    Relationships,
    RenamedKey,
    ValueOf,
)
from influx_lint.flow.possibilities import join, known_texts, position, strings, substitutes
from influx_lint.flow.reads import tolerant_in
from influx_lint.flow.records import replace
from influx_lint.flow.store import ANY, BY
from influx_lint.flow.values import (
    ABSENT,
    GONE,
    NOTHING,
    PRESENT,
    UNKNOWN,
    Absent,
    Const,
    Foreign,
    Gone,
    Present,
    Special,
    Unknown,
    Value,
    one,
)

SLICE: Value = one(Special("slice"))
"""What stands for a stretch, in the place of a key."""

WRITTEN = "endpoints written to"
"""What holds the endpoints to which the code has written something, by keys."""

_NO_VALUES = (Absent, Present, Gone)


def index_relationships(run: Machine, atom: Relationships, key: Value, reading: Reading) -> Value:
    found = [endpoints(run, atom, name) for name in known_texts(key)]
    default = reading.default if reading.default != run.language.missing else None
    if default is not None:
        run.reads.optional.update(known_texts(key))
    if any(not isinstance(each, Const) for each in key):
        names = [each for each in key if isinstance(each, RelationshipName)]
        places = [each.place for each in names] or [run.places.of(reading.site, atom.place)]
        for place in places:
            found += [one(Endpoints(place, None, atom.attributes)), run.store.known(atom.place, ANY)]
    return join([*found, substitutes(default or NOTHING, Stead.DEFAULT, reading.site.origin)])


def endpoints(run: Machine, atom: Relationships, name: str) -> Value:
    """The endpoints of the relationship of a name, or what the code wrote under it, or under each name in a loop."""
    written = run.store.get(atom.place, name)
    if written is not None and ABSENT not in written:
        return containers.known(written)
    found = one(Endpoints(run.places.intern(("relationship", atom.place, name)), name, atom.attributes))
    names = run.store.known(atom.place, BY)
    held = run.store.known(atom.place, ANY)
    return join([found, containers.known(written), tables.all_under(run, held, names, Const(name))])


def index_endpoints(run: Machine, atom: Endpoints, key: Value, _reading: Reading) -> Value:
    if key == SLICE:
        return one(atom)
    at = position(key)
    if at is None and strings(key):
        return NOTHING
    written = run.store.get(atom.place, at)
    if written is not None and ABSENT not in written:
        return written
    return join([one(endpoint(run, atom, at)), containers.known(written)])


def endpoint(run: Machine, atom: Endpoints, position: Hashable) -> Endpoint:
    """One endpoint out of those of a relationship."""
    place = run.places.intern(("endpoint", atom.place, position)) if atom.name is not None else atom.place
    return Endpoint(place, atom.name, atom.name if atom.name is not None else atom.place, atom.attributes)


def index_endpoint(run: Machine, atom: Endpoint | Query, key: Value, reading: Reading) -> Value:
    start = len(run.reads.log)
    constants = strings(key)
    found = [read_key(run, atom, constant, reading) for constant in constants]
    if len(found) > 1:
        ways.relate_each(run, start)
    if len(found) == len(key):
        return join(found)
    if not found and any(isinstance(each, Unknown | Property | Foreign) for each in key):
        credentials.record(run, atom, None, reading.place, reading)
        found.append(UNKNOWN)
    if any(isinstance(each, KeyOf) for each in key):
        found.append(one(ValueOf(atom)))
        credentials.use_under(run, key, found[-1], reading.site)
    is_there = all(isinstance(each, KeyOf) and each.endpoint == atom for each in key)
    return join([*found, NOTHING if is_there else reading.default or NOTHING])


def read_key(run: Machine, atom: Endpoint | Query, constant: Const, reading: Reading) -> Value:
    """One key of an endpoint or of its query dictionary: what the code wrote there, or what the platform did."""
    key = str(constant.value)
    cell = run.store.get(*cell_of(atom, key))
    default = reading.default or NOTHING
    written = frozenset([each for each in cell if not isinstance(each, _NO_VALUES)]) if cell else NOTHING
    if written or (cell is not None and GONE in cell) or _may_be_written(run, atom, key):
        uses.note_one(run, OTHER, constant, reading)
    original = cell is None or ABSENT in cell or PRESENT in cell or (GONE in cell and not written)
    if not original:
        return join([written, default if cell and GONE in cell else NOTHING]) or UNKNOWN
    if cell is not None and cell == frozenset({GONE}):
        return default or UNKNOWN
    present = None
    if cell is not None and PRESENT in cell and GONE not in cell and ABSENT not in cell:
        present, default = Presence(path_of(atom, key), present=True, supplied=bool(written)), NOTHING
    start = len(run.reads.log)
    found = credentials.record(run, atom, constant, reading.place_of(run, constant), reading, present=present)
    if written:
        run.reads.supplement(run.reads.log[start:], credentials.moved(run, written))
    run.reads.relate([run.reads.log[start:], tolerant_in(run.reads, written | default)])
    return join([found, written, default])


def _may_be_written(run: Machine, atom: Endpoint | Query, key: str) -> bool:
    """Whether the code has written something under a key of what may be the same endpoint."""
    endpoint_ = atom.endpoint if isinstance(atom, Query) else atom
    others = run.store.known(WRITTEN, key) | run.store.known(WRITTEN, ANY)
    return any(isinstance(each, Endpoint) and settling.may_be_same(run, each, endpoint_) for each in others)


def index_renamed(run: Machine, atom: RenamedKey, key: Value, reading: Reading) -> Value:
    """A copy of an endpoint under other keys. What is read there is still what stood under the endpoint's own."""
    names = {path[0] for path in run.keys}
    found = []
    for constant in strings(key):
        for name in sorted(each for each in names if atom.name_of(each) == constant.value):
            uses.note_one(run, PARTIAL_COPY, constant, reading)
            found.append(read_key(run, atom.endpoint, replace(constant, value=name), reading))
    return join(found) or UNKNOWN
