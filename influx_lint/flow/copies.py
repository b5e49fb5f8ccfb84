"""Copies of endpoints, which of them are made key by key, where they are laid over something else, and what loops go
over: a repair may have to change these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from influx_lint.findings import Origin
from influx_lint.flow.events import Laid
from influx_lint.flow.platform import Endpoint
from influx_lint.flow.records import field, mutable
from influx_lint.flow.values import Atom, Value, View


@mutable
class _Read:
    """What a reading expression reads of copies: those that it reads what was made key by key of, those of which it
    reads endpoints, and where these were laid."""

    made: set[int] = field(default_factory=set)
    shared: set[int] = field(default_factory=set)
    layers: set[Origin] = field(default_factory=set)


class CopiesRead(NamedTuple):
    """What a reading expression reads of copies of endpoints: the copies that share the dictionaries in them with
    endpoints, where they were made key by key, and where endpoints of one relationship are laid over others."""

    shared: frozenset[int] = frozenset()
    made: frozenset[Origin] = frozenset()
    laid: frozenset[Laid] = frozenset()


_NOTHING_READ = CopiesRead()


@mutable
class Copies:
    """Which copies are read, by reading expressions, where they were made key by key or by laying endpoints over what
    was there, and what loops go over. What `live` expressions give is not copied where it is laid over something else;
    those among `pairs` may give pairs, which no repair can lay among the keys of a dictionary."""

    _gone_over: dict[Origin, str | None] = field(default_factory=dict)
    _laid: dict[tuple[int, Value], Origin] = field(default_factory=dict)
    _given: dict[Origin, set[str | int | None]] = field(default_factory=lambda: defaultdict(set))
    _beside: dict[Origin, set[str]] = field(default_factory=lambda: defaultdict(set))
    live: set[Origin] = field(default_factory=set)
    pairs: set[Origin] = field(default_factory=set)
    _made: dict[int, set[Origin]] = field(default_factory=lambda: defaultdict(set))
    _read: dict[Origin, _Read] = field(default_factory=lambda: defaultdict(_Read))

    def note_loop(self, place: Origin, value: Value) -> None:
        """Notes that a loop goes over a value."""
        for atom in value:
            gone_over = atom.of if isinstance(atom, View) else atom
            whose = gone_over.name if isinstance(gone_over, Endpoint) else None
            if self._gone_over.setdefault(place, whose) != whose:
                self._gone_over[place] = None

    def note_made(self, place: int, where: Origin) -> None:
        """Notes where something is put into a copy by the key that it has in an endpoint."""
        self._made[place].add(where)

    def note_laid(self, place: int, layer: Value, where: Origin, beside: Iterable[object]) -> None:
        """Notes by which expression a layer is laid over what a copy has, and the program's own keys there."""
        self._laid[place, layer] = where
        self._given[where].update(map(_whose, layer))
        self._beside[where].update(key for key in beside if isinstance(key, str))

    def note_asked(self, place: int, layer: Value, names: Iterable[object]) -> None:
        """Notes that a copy is asked whether it has some keys."""
        where = self._laid.get((place, layer))
        if where is not None:
            self._beside[where].update(name for name in names if isinstance(name, str))

    def note_read(self, place: int, layer: Value, reader: Origin) -> None:
        """Notes that a reading expression reads a layer of a copy; one of endpoints shares the dictionaries in it."""
        if any(isinstance(atom, Endpoint) for atom in layer):
            self._read[reader].shared.add(place)
            if (place, layer) in self._laid:
                self._read[reader].layers.add(self._laid[place, layer])
        if place in self._made:
            self._read[reader].made.add(place)

    def read_by(self, reader: Origin) -> CopiesRead:
        """What a reading expression reads of copies."""
        read = self._read.get(reader)
        if read is None:
            return _NOTHING_READ
        given = [(where, self._given[where]) for where in read.layers]
        laid = (
            Laid(where, None not in whose, where in self.live, frozenset(self._beside[where]))
            for where, whose in given
            if len(whose - {None}) == 1 and where not in self.pairs
        )
        made = frozenset(where for place in read.made for where in self._made[place])
        return CopiesRead(frozenset(read.shared), made, frozenset(laid))

    def loops_alone(self) -> frozenset[Origin]:
        """What loops go over that is all that endpoints of one relationship have, and nothing else; one whose name is
        not known may be any, or all of them in turn."""
        return frozenset(place for place, whose in self._gone_over.items() if whose is not None)


def _whose(atom: Atom | None) -> str | int | None:
    """What tells the relationship of an endpoint; nothing for what is none."""
    return (atom.name or atom.place) if isinstance(atom, Endpoint) else None
