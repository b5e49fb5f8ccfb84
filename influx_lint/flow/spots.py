"""Where credentials are while a project is gone through for their ways, and how they came there."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from influx_lint.findings import Origin
from influx_lint.flow import ir
from influx_lint.flow.contacts import is_host
from influx_lint.flow.events import Hand
from influx_lint.flow.frames import Frame, Instance, Partial
from influx_lint.flow.platform import (
    Client,
    Composed,
    Endpoint,
    Endpoints,
    KeyIs,
    KeyOf,
    Property,
    Query,
    Reader,
    Relationships,
    RenamedKey,
    Text,
    ValueOf,
    Variable,
)
from influx_lint.flow.values import Atom, Mapping, Ordered, Sequence, Serialized, Value, View

_STAGES: dict[type, int] = {
    Variable: 0,
    Text: 1,
    Reader: 2,
    Relationships: 2,
    Endpoints: 3,
    Endpoint: 4,
    Query: 5,
    Property: 6,
    Client: 7,
}
"""How far each value is on the credentials' journey."""

_TAKEN = 3
"""From which stage on it is one relationship's."""

HOLDERS = (Mapping, Sequence, Instance)
"""What may hold them, and is handed on with them in it."""

MOST_LOOKED_BACK = 1_000
"""How many values that were met last are looked through for what another one was made of."""


class Spot:
    """Where a value was at some `time`, how it came there, and where it was before. `length` counts the hand-overs."""

    __slots__ = ("before", "hand", "length", "name", "origin", "time")

    def __init__(self, time: int, hand: Hand | None, origin: Origin, name: str, before: Spot | None) -> None:
        self.time = time
        self.hand = hand
        self.origin = origin
        self.name = name
        self.before = before
        self.length: int = (before.length if before is not None else 0) + (hand is not None)

    def after(self, before: Spot) -> Spot:
        """The same spot on another way."""
        return Spot(self.time, self.hand, self.origin, self.name, before)


class Doing(NamedTuple):
    """A node that is gone through, since when."""

    node: ir.Expression | ir.Statement
    frame: Frame
    since: int

    @property
    def origin(self) -> Origin:
        return Origin(self.frame.path, self.node.span)


class Spots:
    """Where each value was met last. `_met` has its spot and when that was; `_log` what was met, in order. `_endpoints`
    are the spots of endpoints and of their query dictionaries, by the endpoint's place, `_holders` those of what holds
    them, by its place, and `_addresses` those of what tells where a service is, by the endpoint or the variable."""

    def __init__(self) -> None:
        self._met: dict[Atom, tuple[Spot, int]] = {}
        self._log: list[tuple[Atom, Spot]] = []
        self._forgotten = 0
        self._time = 0
        self._endpoints: dict[tuple[int, bool], Spot] = {}
        self._holders: dict[Hashable, Spot] = {}
        self._addresses: dict[Hashable, Spot] = {}

    @property
    def now(self) -> int:
        return self._forgotten + len(self._log)

    def forget(self) -> None:
        """Nothing is gone through any more: nobody asks for what was met on the way."""
        self._forgotten += len(self._log)
        self._log.clear()

    def handed(self, hand: Hand | None, origin: Origin, name: str, before: Spot | None) -> Spot:
        """A spot that something comes to now."""
        self._time += 1
        return Spot(self._time, hand, origin, name, before)

    def meet(self, atom: Atom, spot: Spot) -> None:
        """A value is at a spot now."""
        self._met[atom] = spot, self.now
        self._log.append((atom, spot))
        if isinstance(atom, Endpoint):
            self._endpoints[atom.place, False] = spot
        elif isinstance(atom, Query):
            self._endpoints[atom.endpoint.place, True] = spot
        elif isinstance(atom, HOLDERS):
            self._holders[atom.place] = spot
        elif isinstance(atom, Property) and is_host(atom):
            self._addresses[atom.subject] = self._addresses[atom.key[0]] = spot
        elif isinstance(atom, Client):
            self._addresses.update(dict.fromkeys(atom.targets, spot))

    def last(self, atom: Atom) -> Spot | None:
        """Where a value was met last."""
        return self._met[atom][0] if atom in self._met else None

    def since(self, atom: Atom, start: int) -> Spot | None:
        """Where a value was met last from `start` on, if it was."""
        spot, met = self._met.get(atom, (None, -1))
        return spot if met >= start else None

    def of_endpoint(self, place: int, *, nested: bool) -> Spot | None:
        """Where the endpoint at a place is, or its query dictionary."""
        return self._endpoints.get((place, nested)) or self._endpoints.get((place, False))

    def of_address(self, *known_by: Hashable) -> Spot | None:
        """Where it is that tells where a service is."""
        return next((self._addresses[each] for each in known_by if each in self._addresses), None)

    def come_by(self, atom: Atom, doing: Doing) -> Spot:
        """Where a value is that a node does something with: it met it, or makes it, or has it from before."""
        return self.since(atom, doing.since) or self.made(atom, doing, known=self.last(atom))

    def made(self, atom: Atom, doing: Doing, *, known: Spot | None = None) -> Spot:
        """The spot of a value that a node makes of what it met last on the credentials' journey; `known` where it met
        nothing of the kind."""
        if isinstance(atom, HOLDERS):
            return known or self.handed(None, doing.origin, "", None)
        made_of, before = self._made_of(atom, doing)
        if before is None:
            return known or self.handed(Hand.VARIABLE, doing.origin, "", None)
        hand: Hand | None = None
        name = _relationship(atom) or ""
        if isinstance(atom, Property):
            hand, name = None if isinstance(made_of, Property) else Hand.READ, atom.key[-1]
        elif _STAGES[type(made_of)] < _TAKEN <= _STAGES[type(atom)]:
            hand = Hand.RELATIONSHIP
        return self.handed(hand, doing.origin, name, before)

    def _made_of(self, atom: Atom, doing: Doing) -> tuple[Atom | None, Spot | None]:
        stage, name = _STAGES[type(atom)], _relationship(atom)
        best: Atom | None = None
        found: Spot | None = None
        start = max(0, doing.since - self._forgotten, len(self._log) - MOST_LOOKED_BACK)
        for other, spot in reversed(self._log[start:]):
            reached, others = _STAGES.get(type(other), stage + 1), _relationship(other)
            is_of_another = others is not None and others != name
            if isinstance(atom, Client):
                is_of_another = isinstance(other, Property) and not is_host(other)
            if reached > stage or other == atom or is_of_another:
                continue
            if best is None or reached > _STAGES[type(best)]:
                best, found = other, spot
        return best, found

    def held(self, spot: Spot, owner: Hashable) -> Spot:
        """Where something is that was written at a spot into a cell of an owner: it has gone on with it since."""
        passed: list[Spot] = []
        holder = self._holders.get(owner)
        while holder is not None and holder.time > spot.time:
            passed.append(holder)
            holder = holder.before
        return _through(passed, spot)


def rerouted(spot: Spot, instead: dict[Spot, Spot]) -> Spot:
    """A spot on a way that goes on from other ones than before."""
    passed: list[Spot] = []
    here: Spot | None = spot
    while here is not None and here not in instead:
        passed.append(here)
        here = here.before
    return _through(passed, instead[here]) if here is not None else spot


def _through(passed: list[Spot], spot: Spot) -> Spot:
    """What comes of it to go from a spot through others, the last of them first."""
    for each in reversed(passed):
        spot = each.after(spot)
    return spot


def carried(value: Value) -> list[Atom]:
    """The credentials in a value, and in what it holds that is in no cell; and what may hold some in cells. They come
    in an order that does not depend on hashes, which are other ones in each run: of properties, the host comes behind
    the port, since what was met last is what another value is made of."""
    found = [*_carried(value)]
    return sorted(found, key=_order, reverse=True) if len(found) > 1 else found


def _order(atom: Atom) -> tuple[str, str, tuple[int, ...]]:
    """What tells a value on the journey, or a holder, from all others of its run, as something that has an order."""
    if isinstance(atom, Property):
        return str(atom.subject), ".".join(atom.key), (atom.read, atom.derived)
    if isinstance(atom, Client):
        return "Client", str(atom.origin.path), atom.origin.span[:2]
    holder = atom.endpoint if isinstance(atom, Query) else atom
    return type(atom).__name__, "", (getattr(holder, "place", 0),)


def _carried(value: Value) -> Iterator[Atom]:
    for atom in value:
        if type(atom) in _STAGES or isinstance(atom, HOLDERS):
            yield atom
        elif isinstance(atom, Serialized):
            yield from _carried(atom.value)
        elif isinstance(atom, View | KeyIs):
            yield from _carried(frozenset((atom.of,)))
        elif isinstance(atom, KeyOf | ValueOf | RenamedKey):
            yield atom.endpoint
        elif isinstance(atom, Partial):
            for each in atom.given:
                yield from _carried(each)
        elif isinstance(atom, Composed):
            yield from (part for part in atom.parts if isinstance(part, Property))
        elif isinstance(atom, Ordered):
            yield from (each for item in atom.items if isinstance(item, frozenset) for each in _carried(item))


def _relationship(atom: Atom) -> str | None:
    if isinstance(atom, Property):
        return atom.subject if isinstance(atom.subject, str) else None
    holder = atom.endpoint if isinstance(atom, Query) else atom
    return holder.name if isinstance(holder, Endpoint | Endpoints) else None
