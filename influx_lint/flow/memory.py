"""Remembers what calls did, so that the same call in the same state is not gone through again."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from influx_lint.flow.frames import Bound, FunctionObject, Partial, Wrapped
from influx_lint.flow.lookups import Known
from influx_lint.flow.places import Places
from influx_lint.flow.platform import Endpoint, Endpoints, Property, Relationships
from influx_lint.flow.reads import Reads
from influx_lint.flow.records import entity, replace
from influx_lint.flow.store import Found, Store
from influx_lint.flow.values import Atom, Changes, Value

MOST_CALLS = 150
MOST_OUTCOMES = 6
"""Of how many calls is remembered at least what they did, and how many outcomes of each."""

MOST_READS = 64
"""How many reads of a call are told apart by where it stands. Where each of many functions calls the one before it,
the reads of all calls would grow with the square of their number."""


_MADE_ANEW = (FunctionObject, Bound, Partial, Wrapped)
"""What each call makes of its own, and of which nothing is remembered."""


@entity
class Outcome:
    """What a call gave, wrote, found in the store, and read of credentials, with the alternatives within the call.
    `made` are the places of what it gave that it made itself. Where it `meets` credentials, it got hold of some that it
    was not given."""

    result: Value
    changes: Changes
    found: tuple[Found, ...]
    reads: Mapping[int, Known]
    made: frozenset[int] = frozenset()
    meets: bool = False


def made_since(newest: int, result: Value, changes: Changes) -> frozenset[int] | None:
    """The places of what a call gives that it made itself, after `newest`: decoded credentials, each time other ones.
    Nothing where it gives, or leaves, something else that it made."""
    made = set()
    for atom in result:
        place = getattr(atom, "place", None)
        if isinstance(place, int) and place > newest:
            if not _can_be_renewed(atom):
                return None
            made.add(place)
        elif isinstance(atom, _MADE_ANEW):
            return None
    if made and any(_is_newer(cell[0], newest) or _has_newer(value, newest) for cell, value in changes.items()):
        return None
    return frozenset(made)


def _can_be_renewed(atom: Atom) -> bool:
    """Whether nothing is known of an atom by its place."""
    if isinstance(atom, Endpoint):
        return atom.name is not None and atom.subject == atom.name
    return isinstance(atom, Relationships) or (isinstance(atom, Endpoints) and atom.name is not None)


def _has_newer(value: Value | None, newest: int) -> bool:
    return any(_is_newer(getattr(atom, "place", None), newest) for atom in value or ())


def _is_newer(place: Hashable, newest: int) -> bool:
    return isinstance(place, int) and place > newest


class Memory:
    """The outcomes of calls, by function and arguments: of the last calls, and of those before."""

    __slots__ = ("_before", "_outcomes")

    def __init__(self) -> None:
        self._outcomes: dict[Hashable, list[Outcome]] = {}
        self._before: dict[Hashable, list[Outcome]] = {}

    def recall(self, key: Hashable, store: Store) -> Outcome | None:
        """What the call did when the store held what it holds now, as far as it looked."""
        for outcome in self._known(key):
            if store.holds(outcome.found):
                return outcome
        return None

    def replay(self, outcome: Outcome, store: Store, reads: Reads, places: Places, context: Hashable) -> Value:
        """Does what a call did. What it made, and its reads, are other ones in this context, with alternatives of their
        own."""
        if store.dependencies is not None:
            store.dependencies.include(outcome.found, outcome.changes)
        store.write(outcome.changes)
        result = outcome.result
        if outcome.made:
            result = frozenset(
                self.renewed(atom, places.intern(("again", place, context)))  # type: ignore[arg-type]
                if (place := getattr(atom, "place", None)) in outcome.made
                else atom
                for atom in result
            )
        if len(outcome.reads) > MOST_READS:
            reads.log += outcome.reads
            return result
        if not outcome.reads:
            return result
        numbers = {number: reads.again(number, by_now, context) for number, by_now in outcome.reads.items()}
        return frozenset(
            replace(atom, read=numbers.get(atom.read, atom.read)) if isinstance(atom, Property) else atom
            for atom in result
        )

    def renewed(self, atom: Relationships | Endpoints | Endpoint, place: int) -> Atom:
        """What a call made, as another call makes it."""
        return replace(atom, place=place)

    def _known(self, key: Hashable) -> list[Outcome]:
        """The outcomes of a call, which from now on is one of the last."""
        known = self._outcomes.get(key)
        if known is None:
            known = self._before.pop(key, [])
            if len(self._outcomes) >= MOST_CALLS:
                self._before, self._outcomes = self._outcomes, {}
            if known:
                self._outcomes[key] = known
        return known

    def remember(self, key: Hashable, outcome: Outcome) -> None:
        outcomes = self._known(key)
        self._outcomes[key] = outcomes
        if len(outcomes) >= MOST_OUTCOMES:
            outcomes.pop(0)
        outcomes.append(outcome)
