"""Copies of endpoints, which of them are made key by key, and what loops go over: a repair may have to change these."""

from __future__ import annotations

from collections import defaultdict

from influx_lint.findings import Origin
from influx_lint.flow.platform import Endpoint
from influx_lint.flow.values import Value, View


class Copies:
    """Which copies are read, by reading expressions, where they were made key by key, and what loops go over."""

    __slots__ = ("_gone_over", "_made", "_read", "_shared")

    def __init__(self) -> None:
        self._gone_over: dict[Origin, set[str | int | None]] = defaultdict(set)
        self._made: dict[int, set[Origin]] = defaultdict(set)
        self._read: dict[Origin, set[int]] = defaultdict(set)
        self._shared: dict[Origin, set[int]] = defaultdict(set)

    def note_loop(self, place: Origin, value: Value) -> None:
        """Notes that a loop goes over a value."""
        for atom in value:
            holder = atom.of if isinstance(atom, View) else atom
            self._gone_over[place].add((holder.name or holder.place) if isinstance(holder, Endpoint) else None)

    def note_made(self, place: int, where: Origin) -> None:
        """Notes where something is put into a copy by the key that it has in an endpoint."""
        self._made[place].add(where)

    def note_read(self, place: int, reader: Origin, *, is_layered: bool) -> None:
        """Notes that a reading expression reads a copy; one that `is_layered` shares the dictionaries in it."""
        if is_layered:
            self._shared[reader].add(place)
        if place in self._made:
            self._read[reader].add(place)

    def read_by(self, reader: Origin) -> frozenset[int]:
        """The copies that a reading expression reads, which share the dictionaries in them with endpoints."""
        return frozenset(self._shared.get(reader, ()))

    def made_for(self, reader: Origin) -> frozenset[Origin]:
        """Where the copies were made, key by key, that a reading expression reads."""
        return frozenset(where for place in self._read.get(reader, ()) for where in self._made[place])

    def loops_alone(self) -> frozenset[Origin]:
        """What loops go over that is all that endpoints of one relationship have, and nothing else."""
        return frozenset(place for place, found in self._gone_over.items() if len(found) == 1 and None not in found)
