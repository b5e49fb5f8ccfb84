"""Remembers what calls did, so that the same call in the same state is not gone through again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    from influx_lint.flow.store import Cell, Changes, Store
    from influx_lint.flow.values import Value

MOST_CALLS = 20_000
MOST_OUTCOMES = 6
"""How many calls are remembered, and how many outcomes of each."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a call gave, wrote, found in the store, and read of credentials."""

    result: Value
    changes: Changes
    found: tuple[tuple[Cell, Value | None], ...]
    reads: list[int]

    def replay(self, store: Store, log: list[int]) -> Value:
        """Does what the call did."""
        if store.dependencies is not None:
            store.dependencies.include(self.found)
        store.merge([self.changes])
        log += self.reads
        return self.result


class Memory:
    """The outcomes of calls, by function and arguments."""

    __slots__ = ("_outcomes",)

    def __init__(self) -> None:
        self._outcomes: dict[Hashable, list[Outcome]] = {}

    def recall(self, key: Hashable, store: Store) -> Outcome | None:
        """What the call did when the store held what it holds now, as far as it looked."""
        for outcome in self._outcomes.get(key, ()):
            if store.holds(outcome.found):
                return outcome
        return None

    def remember(self, key: Hashable, outcome: Outcome) -> None:
        if len(self._outcomes) >= MOST_CALLS:
            self._outcomes.clear()
        outcomes = self._outcomes.setdefault(key, [])
        if len(outcomes) >= MOST_OUTCOMES:
            outcomes.pop(0)
        outcomes.append(outcome)
