"""The store: what every variable, field and element holds at the point that the interpreter has reached.

Branches do not copy it. A *trail* notes what is overwritten from its start on, so that an arm of a branch can be
interpreted in place, taken back, and its outcome merged with those of the other arms; the cost of a branch is the
number of cells that it writes.
"""

from __future__ import annotations

import enum
from contextlib import contextmanager
from typing import TYPE_CHECKING

from influx_lint.flow.values import ABSENT, NOTHING, Value, join

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

Cell = tuple["Hashable", "Hashable"]
Changes = dict[Cell, Value | None]


class Slot:
    """A name of cells that no program can write.

    `FACTS` hold what is known of an endpoint, and merge by what all arms know. `KEYS` are a mapping's own keys in
    order, `LAYERS` the values that it was spread from, `ANY` what stands under any other key or index, `LENGTH` a
    sequence's number of elements in order. `ITEM`, with a key, is what the project put into a library's object.
    """

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name


FACTS = Slot("facts")
KEYS = Slot("keys")
LAYERS = Slot("layers")
ANY = Slot("any")
LENGTH = Slot("length")
ITEM = Slot("item")


class Dependencies:
    """What a stretch of work found in cells that it had not written itself."""

    __slots__ = ("cells",)

    def __init__(self) -> None:
        self.cells: dict[Cell, Value | OwnWrite | None] = {}

    def include(self, inner: Iterable[tuple[Cell, Value | None]]) -> None:
        """Adds what a part of the work found."""
        for cell, value in inner:
            self.cells.setdefault(cell, value)

    def found(self, newest: int) -> list[tuple[Cell, Value | None]]:
        """The cells and what they held; those whose owner is a place after `newest` were not there before."""
        return [
            (cell, value)
            for cell, value in self.cells.items()
            if not isinstance(value, OwnWrite) and not (isinstance(cell[0], int) and cell[0] > newest)
        ]


class OwnWrite(enum.Enum):
    """Stands in `Dependencies` for what the work wrote before it read it."""

    OWN = "own"


class Store:
    """Cells by owner and name. While `dependencies` is set, it learns what is read. `work` counts merged cells."""

    __slots__ = ("_cells", "_names", "_trails", "dependencies", "version", "work")

    def __init__(self) -> None:
        self._cells: dict[Cell, Value] = {}
        self._trails: list[Changes] = []
        self._names: dict[Hashable, dict[Hashable, None]] = {}
        self.dependencies: Dependencies | None = None
        self.work = 0
        self.version = 0

    def get(self, owner: Hashable, name: Hashable) -> Value | None:
        return self._read((owner, name))

    def _read(self, cell: Cell) -> Value | None:
        value = self._cells.get(cell)
        if self.dependencies is not None:
            self.dependencies.cells.setdefault(cell, value)
        return value

    def holds(self, found: Iterable[tuple[Cell, Value | None]]) -> bool:
        """Whether the cells hold just what was found in them before."""
        cells = self._cells
        return all(cells.get(cell) == value for cell, value in found)

    def set(self, owner: Hashable, name: Hashable, value: Value) -> None:
        """Writes a cell."""
        cell = (owner, name)
        old = self._cells.get(cell)
        if old is value or old == value:
            self._read(cell)
            return
        if self.dependencies is not None:
            self.dependencies.cells.setdefault(cell, OwnWrite.OWN)
        if self._trails:
            self._trails[-1].setdefault(cell, old)
        self._cells[cell] = value
        names = self._names.get(owner)
        if names is not None:
            names[name] = None
        self.version += 1

    def fix(self, owner: Hashable, name: Hashable, value: Value) -> None:
        """Writes a cell for good: one that nothing can know of but what is known of it now."""
        self._cells[owner, name] = value

    def track(self, owner: Hashable) -> None:
        """From now on, `names` knows the names of this owner's cells."""
        self._names[owner] = {}

    def names(self, owner: Hashable) -> tuple[Hashable, ...]:
        return tuple(self._names.get(owner, ()))

    @contextmanager
    def untrailed(self) -> Iterator[None]:
        """Within, what is written stays written, whatever becomes of the trails under way."""
        trails, self._trails = self._trails, []
        try:
            yield
        finally:
            self._trails = trails

    def begin(self) -> None:
        """Starts a trail."""
        self._trails.append({})

    def end(self) -> Changes:
        """Takes back what was written since the last `begin`, and says what it was."""
        trail = self._trails.pop()
        changes: Changes = {}
        for cell, old in trail.items():
            changes[cell] = self._cells.get(cell)
            self._restore(cell, old)
        return changes

    def keep(self) -> None:
        """Ends the last trail without taking anything back."""
        trail = self._trails.pop()
        if self._trails:
            outer = self._trails[-1]
            for cell, old in trail.items():
                outer.setdefault(cell, old)

    def changes(self, depth: int) -> Changes:
        """What was written since there were `depth` trails."""
        return {cell: self._cells.get(cell) for trail in self._trails[depth:] for cell in trail}

    @property
    def depth(self) -> int:
        return len(self._trails)

    def unwind(self, depth: int) -> None:
        """Takes back everything down to `depth` trails."""
        while len(self._trails) > depth:
            self.end()

    def merge(self, arms: Iterable[Changes]) -> bool:
        """Goes on from the ends of several arms at once. Says whether a cell changed."""
        outcomes = list(arms)
        changed = False
        self.work += sum(map(len, outcomes))
        for cell in dict.fromkeys(cell for arm in outcomes for cell in arm):
            current = self._read(cell)
            merged = _merged(cell, [arm.get(cell, current) for arm in outcomes])
            if merged != current:
                changed = True
                self.set(*cell, merged)
        return changed

    def _restore(self, cell: Cell, old: Value | None) -> None:
        if old is None:
            self._cells.pop(cell, None)
        else:
            self._cells[cell] = old


def _merged(cell: Cell, values: list[Value | None]) -> Value:
    if cell[1] is FACTS:
        known = [value or NOTHING for value in values]
        return frozenset.intersection(*known)
    return join(frozenset((ABSENT,)) if value is None else value for value in values)
