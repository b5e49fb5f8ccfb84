"""Endpoints that the code makes up itself and puts in the place of the platform's: in tests, for local development.

A mapping is one where text made of it is given to the variable with the relationships, or where it is read by what
reads the platform's endpoints as well, in their place or by another call. What was copied from it, or made of its text,
is known by where its keys stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from influx_lint.findings import Origin
from influx_lint.flow import containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Payload
from influx_lint.flow.frames import Instance
from influx_lint.flow.platform import Endpoint, Endpoints, KeyOf, Property, Query, Relationships, Text, ValueOf
from influx_lint.flow.possibilities import text
from influx_lint.flow.store import ANY, Store
from influx_lint.flow.values import Atom, Mapping, Sequence, Serialized, Value

RELATIONSHIPS_VARIABLES = frozenset({"PLATFORM_RELATIONSHIPS", "UPSUN_RELATIONSHIPS"})
"""The variable with the relationships, and what people take it to be called."""

QUERY = "query"
"""The key of the query dictionary."""

_DEEPEST = 3
"""How deep in what a mapping was spread from."""

_PLATFORMS = (Endpoint, Endpoints, Query, Relationships, Property, KeyOf, ValueOf, Text)
"""What comes from the platform: a mapping with any of it is made of credentials, and stands in for none."""


class _Noted(NamedTuple):
    """What a mapping held when it was noted: its keys with their places, and its texts. `is_whole` says that these are
    all its keys that matter, in one display; `is_given`, that it was given to the variable, whoever reads that."""

    relationship: str | None
    keys: tuple[tuple[tuple[str, ...], Origin | None], ...]
    texts: frozenset[tuple[str, str]]
    is_whole: bool
    is_given: bool


class Payloads:
    """The mappings that were noted, and what reads them."""

    def __init__(
        self, store: Store, keys: frozenset[tuple[str, ...]], is_used_elsewhere: Callable[[Path], bool]
    ) -> None:
        """`keys` are the paths of the keys that matter. `is_used_elsewhere` says of a file, in the end, whether code
        may read it that was not gone through."""
        self._store = store
        self._is_used_elsewhere = is_used_elsewhere
        self._origins: dict[tuple[int, Hashable], Origin] = {}
        self._heads = frozenset(path[0] for path in keys)
        self._overwritten: set[tuple[int, Hashable]] = set()
        self._rewritten: set[Origin] = set()
        self._noted: dict[_Noted, None] = {}
        self._names: dict[Origin, set[str]] = defaultdict(set)
        self._copies: dict[int, list[int]] = defaultdict(list)
        self._readers: dict[Origin, set[Origin]] = defaultdict(set)
        self._places: dict[Origin, set[Origin]] = defaultdict(set)
        self._passed: dict[_Noted, None] = {}
        self._asked: frozenset[Origin] = frozenset()
        self._relationships: frozenset[str | None] = frozenset()
        self._under_query = frozenset(path[1] for path in keys if path[0] == QUERY and len(path) > 1)
        self._names_of_one = self._heads - self._under_query - {QUERY}

    @property
    def are_noted(self) -> bool:
        """Whether anything may stand in for endpoints."""
        return bool(self._noted or self._passed)

    def concern(self, text: str) -> bool:
        """Whether a text of data may hold a key that matters."""
        return any(head in text for head in self._heads)

    def matters(self, key: str) -> bool:
        """Whether a key matters."""
        return key in self._heads

    def note_key(self, place: int, key: Hashable, origin: Origin) -> None:
        """A key of the mapping display at `place` is written at `origin`."""
        self._origins[place, key] = origin

    def overwrite(self, place: int, keys: Iterable[Hashable]) -> None:
        """Keys of the mapping at `place` are written again, or deleted."""
        for key in keys:
            if key in self._heads and isinstance(key, str):
                origin, _ = self.origin(place, key)
                if origin is not None:
                    self._overwritten.add((place, key))
                    self._rewritten.add(origin)

    def key_origin(self, place: int, key: Hashable) -> Origin | None:
        """Where a key of a mapping display was written."""
        return self._origins.get((place, key))

    def note_copy(self, source: int, copy: int) -> None:
        """The mapping at `copy` has got the keys of the one at `source`, over those that it had."""
        if source not in self._copies[copy]:
            self._copies[copy].append(source)

    def origin(self, place: int, key: str) -> tuple[Origin | None, int | None]:
        """Where a key of a mapping was written, and in which one, if it was written nowhere else."""
        pending, seen, is_kept = [place], set(), True
        while pending:
            place = pending.pop()
            if place not in seen:
                seen.add(place)
                is_kept = is_kept and (place, key) not in self._overwritten
                found = self.key_origin(place, key)
                if found is not None:
                    return found, place if is_kept else None
                pending += self._copies.get(place, ())
        return None, None

    def read(
        self, holder: Mapping | Instance, key: object, reader: Origin, place: Origin | None = None
    ) -> Origin | None:
        """A key of a mapping is read, by an expression in which it stands at `place`: where it was written, if that is
        known and the key matters; of another key, where one was written there that does."""
        if key not in self._heads or not isinstance(key, str):
            return min((found for head in self._heads if (found := self.origin(holder.place, head)[0])), default=None)
        found, _ = self.origin(holder.place, key)
        if found is not None:
            if isinstance(holder, Mapping):
                self._note(holder, None, self._passed)
            self._readers[found].add(reader)
            if place is not None:
                self._places[found].add(place)
        return found

    def read_whole(self, mapping: Mapping, reader: Origin) -> None:
        """All keys of a mapping are read."""
        for head in self._heads:
            self.read(mapping, head, reader)

    def given(self, value: Value) -> None:
        """Text is given to the variable with the relationships."""
        for atom in value:
            if isinstance(atom, Serialized):
                for each in atom.value:
                    if isinstance(each, Mapping):
                        self._note_relationships(each)

    def given_by_name(self, arguments: Arguments) -> None:
        """The arguments of a call: text that stands beside the variable's name, or goes by it, is given to it."""
        for name in RELATIONSHIPS_VARIABLES & arguments.named.keys():
            self.given(arguments.named[name])
        for first, second in zip(arguments.positional, arguments.positional[1:], strict=False):
            if text(first) in RELATIONSHIPS_VARIABLES:
                self.given(second)

    def beside(self, value: Value) -> None:
        """What is read may be endpoints of the platform or mappings: these stand in for them."""
        names = {atom.name for atom in value if isinstance(atom, Endpoint)}
        if len(names) == 1:
            (name,) = names
            for atom in value:
                if isinstance(atom, Mapping):
                    self._note(atom, name, self._noted)

    def _note_relationships(self, mapping: Mapping) -> None:
        for key in containers.keys(self._store, mapping):
            if isinstance(key, str):
                held = self._store.known(mapping.place, key)
                for endpoint in _elements(self._store, held):
                    self._note(endpoint, key, self._noted, is_given=True)
        for layer in containers.layers(self._store, mapping):
            for atom in layer:
                if isinstance(atom, Mapping) and atom != mapping:
                    self._note_relationships(atom)

    def _note(
        self, mapping: Mapping, relationship: str | None, noted: dict[_Noted, None], *, is_given: bool = False
    ) -> None:
        keys: list[tuple[tuple[str, ...], Origin | None]] = []
        texts, displays = set(), set()
        is_whole = containers.is_exact(self._store, mapping) and not self._store.known(mapping.place, ANY)
        there = containers.keys(self._store, mapping)
        is_whole = is_whole and not any(self.origin(mapping.place, head)[0] for head in self._heads.difference(there))
        for key in there:
            if not isinstance(key, str):
                continue
            held = self._store.known(mapping.place, key)
            if any(isinstance(atom, _PLATFORMS) for atom in held):
                return
            if key in self._heads:
                origin, display = self.origin(mapping.place, key)
                keys.append(((key,), origin))
                displays.add(display)
            if key == QUERY:
                keys += [((QUERY, inner), None) for inner in _texts_of_keys(self._store, held)]
            elif (said := text(held)) is not None:
                texts.add((key, said))
        if _lies_below(self._store, mapping, _DEEPEST):
            return
        is_whole = is_whole and len(displays) == 1 and None not in displays
        if any(origin is not None for _, origin in keys):
            noted.setdefault(_Noted(relationship, tuple(keys), frozenset(texts), is_whole, is_given))

    def settle(self, names: dict[Origin, set[str | None]]) -> None:
        """All is read. `names` are those of the relationships whose keys are read at some places: what was passed to
        what reads those of one stands in for its endpoints, if it has a key that hardly anything else has, and is not
        of both shapes at once. What stands in for endpoints of several does so for none of which its keys are read."""
        self._asked = frozenset(names)
        self._relationships = frozenset(name for read in names.values() for name in read)
        for noted in list(self._noted):
            read = self._read_of(noted, names)
            if read and not noted.is_given and read.isdisjoint((noted.relationship, None)):
                del self._noted[noted]
        for noted in self._passed:
            read = self._read_of(noted, names)
            (name,) = read if len(read) == 1 else (None,)
            heads = {path[0] for path, _ in noted.keys}
            if name is not None and not heads.isdisjoint(self._under_query) and not heads >= self._names_of_one:
                self._noted.setdefault(noted._replace(relationship=name))
        for noted in self._noted:
            if noted.relationship is not None:
                for origin in _origins(noted):
                    self._names[origin].add(noted.relationship)

    def _read_of(self, noted: _Noted, names: dict[Origin, set[str | None]]) -> set[str | None]:
        """The names of the relationships whose keys are read where those of a mapping are."""
        return {name for place in _of(noted, self._places) & self._asked for name in names[place]}

    def changing(self, readers: frozenset[Origin]) -> dict[str | None, frozenset[Origin]]:
        """By relationship, the keys that can be changed where they stand: all that reads them is among `readers`, which
        read the platform's endpoints, too, and by what stands where it reads theirs."""
        found: dict[str | None, set[Origin]] = defaultdict(set)
        for noted in self._changeable(readers):
            found[noted.relationship].update(_origins(noted))
        return {name: frozenset(places) for name, places in found.items() if name is not None}

    def _is_awaited(self, noted: _Noted) -> bool:
        """Whether a mapping was given to the variable, of which something reads the endpoints that it stands in for."""
        return noted.is_given and noted.relationship in self._relationships

    def _changeable(self, readers: frozenset[Origin]) -> set[_Noted]:
        """What can be changed, with all that has keys which are written at the same places."""
        kept = {noted for noted in self._noted if self._can_be_changed(noted, readers)}
        while True:
            fixed = {origin for noted in self._noted if noted not in kept for origin in _origins(noted)}
            held = {noted for noted in kept if fixed.isdisjoint(_origins(noted))}
            if held == kept:
                return kept
            kept = held

    def _can_be_changed(self, noted: _Noted, readers: frozenset[Origin]) -> bool:
        """Whether a display can be changed, together with all that reads it. One that has a query dictionary already is
        left where anything reads it: that it can be written into is for the language to say. So is one that stands in
        for several relationships' endpoints."""
        read_by = _of(noted, self._readers)
        has_query = any(path[0] == QUERY for path, _ in noted.keys)
        if not noted.is_whole or not read_by <= readers or (read_by and has_query):
            return False
        if not (_of(noted, self._places) <= self._asked and self._rewritten.isdisjoint(_origins(noted))):
            return False
        return not any(
            len(self._names.get(each, ())) > 1 or self._is_used_elsewhere(each.path) for each in _origins(noted)
        )

    def events(self, readers: frozenset[Origin], platforms: frozenset[Origin]) -> Iterator[Payload]:
        """What was noted, each once. `platforms` are all that reads the platform's endpoints, `readers` those of them
        that can be changed together with what they read besides."""
        changeable = self._changeable(readers)
        for noted in self._noted:
            placed = [(path, origin) for path, origin in noted.keys if origin is not None]
            for file in dict.fromkeys(origin.path for _, origin in placed):
                read_by = _of(noted, self._readers)
                yield Payload(
                    origin=next(origin for _, origin in placed if origin.path == file),
                    relationship=noted.relationship,
                    keys=frozenset(path for path, _ in noted.keys),
                    places=tuple((path[0], origin.span) for path, origin in placed if origin.path == file),
                    texts=noted.texts,
                    is_repairable=noted in changeable,
                    is_read=bool(read_by),
                    is_own=bool(read_by) and read_by.isdisjoint(platforms) and not self._is_awaited(noted),
                )


def _of(noted: _Noted, read: dict[Origin, set[Origin]]) -> set[Origin]:
    """What reads the keys of a mapping, of what reads keys by where they are written."""
    return {each for origin in _origins(noted) for each in read.get(origin, ())}


def _origins(noted: _Noted) -> list[Origin]:
    """Where the keys of a mapping are written, as far as that is known."""
    return [origin for _, origin in noted.keys if origin is not None]


def _elements(store: Store, value: Value) -> list[Mapping]:
    """The mappings in a list of endpoints."""
    found: list[Atom] = []
    for atom in value:
        if isinstance(atom, Sequence):
            found += containers.any_element(store, atom)
    return [atom for atom in found if isinstance(atom, Mapping)]


def _lies_below(store: Store, mapping: Mapping, deep: int) -> bool:
    """Whether a mapping has what comes from the platform among what it was spread from."""
    below = [atom for layer in containers.layers(store, mapping) for atom in layer]
    return any(
        isinstance(atom, _PLATFORMS) or (deep > 0 and isinstance(atom, Mapping) and _lies_below(store, atom, deep - 1))
        for atom in below
    )


def _texts_of_keys(store: Store, value: Value) -> list[str]:
    """The keys of what a query dictionary may be."""
    return [
        str(key)
        for atom in value
        if isinstance(atom, Mapping)
        for key in containers.keys(store, atom)
        if isinstance(key, str)
    ]
