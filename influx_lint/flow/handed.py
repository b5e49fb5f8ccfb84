"""What a program hands on in the environment, so that programs in other languages have it, too.

What a variable holds of credentials stands in one machine's store, and another machine has its own: so what is known of
it is how to make it there."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from pathlib import Path, PurePath

from influx_lint.flow import containers, unfollowed, writes
from influx_lint.flow.machine import Handed, Machine
from influx_lint.flow.payloads import QUERY
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Composed, Endpoint, Endpoints, Property, Query, Relationships, Text
from influx_lint.flow.possibilities import is_interesting, join, ordered
from influx_lint.flow.records import replace
from influx_lint.flow.store import ANY, FACTS
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

DEEPEST = 8
"""How deep the containers stand in one another that are handed on."""

_Maker = Callable[[Machine, Site, tuple[Hashable, ...]], Value]
"""Makes a value anew, at a place that is told by further parts."""


def handed(run: Machine, path: Path, name: str, value: Value, reader: str) -> Handed | None:
    """What a variable, or a file by its path, hands on that the code at `path` leaves with a value, if it has set any:
    text with credentials in it, what stands under their keys, or the program's own, which is of no account to a single
    `reader`."""
    texts = frozenset(atom for atom in value if isinstance(atom, Text | Serialized))
    inner = frozenset(each for atom in texts if isinstance(atom, Serialized) for each in atom.value)
    relationships = unfollowed.whose(run, (texts,))
    if relationships is None:
        parts = frozenset(
            _unread(atom) for atom in value if isinstance(atom, Property | Composed) and _is_known_by_name(atom)
        )
        make = (lambda _other, _site: parts) if parts else None
        is_told = bool(parts) or (bool(value) and not reader)
        return Handed(path, PurePath(name).name, frozenset(), make, is_own=True, reader=reader) if is_told else None
    maker = _maker(run, texts, DEEPEST) if not _is_mixed(inner) else None
    made = None if maker is None else lambda other, site: maker(other, site, (name,))
    return Handed(path, PurePath(name).name, relationships, made, reader=reader, written=name)


def _is_known_by_name(atom: Property | Composed) -> bool:
    """Whether what stands under keys of endpoints, or is put together of it, is so of endpoints of known names."""
    parts = atom.parts if isinstance(atom, Composed) else (atom,)
    return all(isinstance(part.subject, str) for part in parts if isinstance(part, Property))


def _unread(atom: Property | Composed) -> Property | Composed:
    """The same without the numbers of reads, which are those of one machine."""
    if isinstance(atom, Property):
        return replace(atom, read=-1)
    return replace(
        atom, parts=tuple(replace(part, read=-1) if isinstance(part, Property) else part for part in atom.parts)
    )


def _all(makers: Iterable[_Maker | None]) -> list[_Maker] | None:
    """The makers, if there are all of them."""
    listed = list(makers)
    found = [maker for maker in listed if maker is not None]
    return found if len(found) == len(listed) else None


def _maker(run: Machine, value: Value, deep: int) -> _Maker | None:
    """What makes a value; nothing where it has credentials that cannot be made without what led to them. Where it is
    either an endpoint or a dictionary of the program's own, the endpoint's shape may have told which."""
    if ABSENT in value or _is_mixed(value):
        return None
    found = _all(_maker_of_atom(run, atom, deep) for atom in ordered(value))
    if found is None:
        return None
    return lambda other, site, at: join(maker(other, site, (*at, part)) for part, maker in enumerate(found))


def _is_mixed(value: Value) -> bool:
    return {Mapping, Endpoint} <= set(map(type, value))


def _maker_of_atom(run: Machine, atom: Atom, deep: int) -> _Maker | None:
    if isinstance(atom, Composed):
        return lambda _run, _site, _at: UNKNOWN
    if isinstance(atom, Text | Const | Gone | Present):
        return lambda _run, _site, _at: one(atom)
    if isinstance(atom, Relationships):
        return lambda other, site, at: one(Relationships(other.places.of(site, *at)))
    if isinstance(atom, Endpoint | Endpoints | Query):
        return _maker_of_endpoint(run, atom, deep)
    if isinstance(atom, Serialized):
        inner = _maker(run, atom.value, deep)
        return None if inner is None else lambda other, site, at: one(Serialized(inner(other, site, at)))
    if isinstance(atom, Sequence) and deep:
        return _maker_of_sequence(run, containers.elements(run.store, atom), deep - 1)
    if isinstance(atom, Mapping) and deep and not containers.is_partial(run.store, atom.place):
        return _maker_of_mapping(run, atom, deep - 1)
    return None if is_interesting(one(atom)) else lambda _run, _site, _at: UNKNOWN


def _maker_of_endpoint(run: Machine, atom: Endpoint | Endpoints | Query, deep: int) -> _Maker | None:
    """Of one that has no name, as much is known elsewhere as tests have told, if any have. What code did to its keys
    is known, too, unless it took the query dictionary away."""
    holder = atom.endpoint if isinstance(atom, Query) else atom
    name = holder.name
    facts = (run.store.get(holder.place, FACTS) or NOTHING) if name is None else NOTHING
    written = {key: held for key, held in run.store.written(holder.place).items() if held != {PRESENT}}
    makers = _all(_maker(run, held, deep) for held in written.values())
    if (name is None and not facts) or makers is None or GONE in written.get(QUERY, ()):
        return None

    def make(other: Machine, site: Site, at: tuple[Hashable, ...]) -> Value:
        place = other.places.of(site, *at)
        if name is None:
            other.store.fix(place, FACTS, facts)
        for key, maker in zip(written, makers, strict=True):
            other.store.set(place, key, maker(other, site, (*at, key)))
        if isinstance(atom, Endpoints):
            return one(Endpoints(place, name))
        endpoint = Endpoint(place, name, place if name is None else name)
        return one(Query(endpoint) if isinstance(atom, Query) else endpoint)

    return make


def _maker_of_sequence(run: Machine, elements: Iterable[Value] | None, deep: int) -> _Maker | None:
    found = _all(_maker(run, each, deep) for each in elements) if elements is not None else None
    if found is None:
        return None
    return lambda other, site, at: other.sequence(
        site, [maker(other, site, (*at, part)) for part, maker in enumerate(found)], *at
    )


def _maker_of_mapping(run: Machine, atom: Mapping, deep: int) -> _Maker | None:
    layers = _all(_maker(run, each, deep) for each in containers.layers(run.store, atom))
    keys = containers.keys(run.store, atom)
    held = _all(_maker(run, run.store.known(atom.place, key), deep) for key in (*keys, ANY))
    if layers is None or held is None:
        return None

    def make(other: Machine, site: Site, at: tuple[Hashable, ...]) -> Value:
        made = other.mapping(site, *at)
        for part, maker in enumerate(layers):
            writes.spread_into(other, made, maker(other, site, (*at, "layer", part)))
        for key, maker in zip((*keys, None), held, strict=True):
            containers.set_key(other.store, made, key, maker(other, site, (*at, key)))
        return one(made)

    return make
