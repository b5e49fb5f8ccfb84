"""Remembers what calls did, so that the same call in the same state is not gone through again."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from influx_lint.flow.reads import Known, Reads
from influx_lint.flow.records import entity, replace
from influx_lint.flow.store import Store
from influx_lint.flow.values import Cell, Changes, Property, Value

MOST_CALLS = 500
MOST_OUTCOMES = 6
"""Of how many calls is remembered at least what they did, and how many outcomes of each."""

MOST_READS = 64
"""How many reads of a call are told apart by where it stands. Where each of many functions calls the one before it,
the reads of all calls would grow with the square of their number."""


@entity
class Outcome:
    """What a call gave, wrote, found in the store, and read of credentials, with the alternatives within the call."""

    result: Value
    changes: Changes
    found: tuple[tuple[Cell, Value | None], ...]
    reads: Mapping[int, Known]

    def replay(self, store: Store, reads: Reads, context: Hashable) -> Value:
        """Does what the call did; its reads are other ones in this context, with alternatives of their own."""
        if store.dependencies is not None:
            store.dependencies.include(self.found, self.changes)
        store.write(self.changes)
        if len(self.reads) > MOST_READS:
            reads.log += self.reads
            return self.result
        if not self.reads:
            return self.result
        numbers = {number: reads.again(number, by_now, context) for number, by_now in self.reads.items()}
        return frozenset(
            replace(atom, read=numbers.get(atom.read, atom.read)) if isinstance(atom, Property) else atom
            for atom in self.result
        )


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
