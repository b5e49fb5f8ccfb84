"""The store: what every variable, field and element holds at the point that the machine has reached.

Branches do not copy it. A *trail* notes what is overwritten from its start on, so that an arm of a branch can be
interpreted in place, taken back, and its outcome merged with those of the other arms; the cost of a branch is the
number of cells that it writes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, repeat

from influx_lint.flow.budget import Budget
from influx_lint.flow.possibilities import join
from influx_lint.flow.values import ABSENT, NOTHING, PRESENT, Cell, Changes, Ordered, Special, Value


class Slot:
    """A name of cells that no program can write.

    `FACTS` hold what is known of an endpoint, and merge by what all arms know. `KEYS` are a mapping's own keys in
    order, `LAYERS` the values that it was spread from, `ANY` what stands under any other key or index, `LENGTH` a
    sequence's number of elements in order; `ORDER` says that they may stand in another order. `PARTLY` says that a
    mapping or a sequence may lack some of what it was taken from, or has it changed. `BY` are the names and properties
    of endpoints that a mapping has them under. `CHOSEN` are what a key from a loop over an endpoint's keys was found to
    be. `ITEM`, with a key, is what the project put into a library's object, `KEPT` what such a
    one may hand back of credentials without being asked by a name. `SETTLED` are the tests that an endpoint had passed
    when it got its place: while it passes no others, it keeps that; `ROOT` is what it was before, `OF` what the loop
    goes over that it comes from."""

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
PARTLY = Slot("partly")
ORDER = Slot("order")
APART = Slot("apart")
BY = Slot("by")
CHOSEN = Slot("chosen")
ITEM = Slot("item")
KEPT = Slot("kept")
SETTLED = Slot("settled")
ROOT = Slot("root")
OF = Slot("of")

Found = tuple[Cell, "Value | None"]
"""A cell, and what was found in it."""

WRITTEN: Value = frozenset((Special("written"),))


class Dependencies(dict[Cell, "Value | None"]):
    """What a stretch of work found in cells that it read before it wrote them itself; `WRITTEN` in those that it wrote
    first. Not those whose owner is a place after `newest`: they were not there before."""

    __slots__ = ("newest",)

    def __init__(self, newest: int) -> None:
        super().__init__()
        self.newest = newest

    def include(self, found: Iterable[Found], written: Iterable[Cell]) -> None:
        """Adds what a part of the work found, and then wrote."""
        newest = self.newest
        for cell, value in chain(found, zip(written, repeat(WRITTEN))):
            if type(owner := cell[0]) is not int or owner <= newest:
                self.setdefault(cell, value)

    def found(self) -> list[Found]:
        """The cells that were read, and what they held."""
        return [item for item in self.items() if item[1] is not WRITTEN]


class Store:
    """Cells by owner and name. While `dependencies` is set, it learns what is read and written."""

    __slots__ = ("_budget", "_cells", "_names", "_trails", "dependencies", "fixed")

    def __init__(self, budget: Budget | None = None) -> None:
        """`budget` pays for the cells that are merged."""
        self._budget = budget or Budget()
        self._cells: dict[Cell, Value] = {}
        self._trails: list[Changes] = []
        self._names: dict[Hashable, dict[Hashable, Cell]] = {}
        self.dependencies: Dependencies | None = None
        self.fixed = 0

    def get(self, owner: Hashable, name: Hashable) -> Value | None:
        cell = (owner, name)
        value = self._cells.get(cell)
        work = self.dependencies
        if work is not None and (type(owner) is not int or owner <= work.newest):
            work.setdefault(cell, value)
        return value

    def known(self, owner: Hashable, name: Hashable) -> Value:
        """What a cell certainly or possibly holds, without the possibility that it was never written."""
        value = self.get(owner, name) or NOTHING
        return value - {ABSENT} if ABSENT in value else value

    def holds(self, found: Iterable[Found]) -> bool:
        """Whether the cells hold just what was found in them before."""
        held = self._cells.get
        for cell, value in found:
            now = held(cell)
            if now is not value and now != value:
                return False
        return True

    def set(self, owner: Hashable, name: Hashable, value: Value) -> None:
        """Writes a cell."""
        self._write((owner, name), value)

    def _write(self, cell: Cell, value: Value) -> bool:
        """Writes a cell; says whether that changes it. One that is left as it is counts as read."""
        old = self._cells.get(cell)
        is_same = old is value or old == value
        work, owner = self.dependencies, cell[0]
        if work is not None and (type(owner) is not int or owner <= work.newest):
            work.setdefault(cell, old if is_same else WRITTEN)
        if is_same:
            return False
        if self._trails:
            self._trails[-1].setdefault(cell, old)
        self._cells[cell] = value
        names = self._names.get(owner)
        if names is not None:
            names[cell[1]] = cell
        return True

    def fix(self, owner: Hashable, name: Hashable, value: Value) -> None:
        """Writes a cell for good: one that nothing can know of but what is known of it now."""
        self.fixed += 1
        self._cells[owner, name] = value

    def track(self, owner: Hashable) -> None:
        """From now on, `names` knows the names of this owner's cells."""
        self._names[owner] = {}

    def names(self, owner: Hashable) -> tuple[Hashable, ...]:
        return tuple(self._names.get(owner, ()))

    def tracked(self, noted: Changes) -> list[tuple[Cell, Value]]:
        """The cells of all owners whose names are known, and what they hold, but for what is `noted`."""
        held, known = self._cells.get, noted.get
        return [
            (cell, value)
            for names in self._names.values()
            for cell in names.values()
            if (value := held(cell)) and known(cell) is not value
        ]

    def written(self, owner: Hashable) -> dict[Hashable, Value]:
        """What the cells of any owner hold that a program can write, by their names. It goes through all cells."""
        return {name: held for (one, name), held in self._cells.items() if one == owner and not isinstance(name, Slot)}

    @contextmanager
    def untrailed(self) -> Iterator[None]:
        """Within, what is written stays written, whatever becomes of the trails under way."""
        trails, self._trails = self._trails, []
        try:
            yield
        finally:
            self._trails = trails

    @contextmanager
    def unnoticed(self) -> Iterator[None]:
        """Within, no work learns of what is read."""
        work, self.dependencies = self.dependencies, None
        try:
            yield
        finally:
            self.dependencies = work

    def clear(self) -> None:
        """Lets go of all cells."""
        self._cells.clear()
        self._names.clear()

    def begin(self) -> None:
        """Starts a trail."""
        self._trails.append({})

    def end(self) -> Changes:
        """Takes back what was written since the last `begin`, and says what it was."""
        trail = self._trails.pop()
        cells = self._cells
        changes: Changes = dict(zip(trail, map(cells.get, trail), strict=True))
        for cell, old in trail.items():
            if old is None:
                cells.pop(cell, None)
            else:
                cells[cell] = old
        return changes

    def keep(self) -> None:
        """Ends the last trail without taking anything back."""
        trail = self._trails.pop()
        if self._trails:
            outer = self._trails[-1]
            for cell, old in trail.items():
                outer.setdefault(cell, old)

    def keep_but_facts(self) -> Changes:
        """The same, but for what was learned of endpoints: it holds where it was learned. Gives that."""
        trail = self._trails[-1]
        self.keep()
        learned: Changes = {}
        for cell, old in trail.items():
            now = self._cells.get(cell)
            if cell[1] is FACTS or (old is None and now == _LEARNED):
                learned[cell] = now
                if old is None:
                    self._cells.pop(cell, None)
                else:
                    self._cells[cell] = old
        return learned

    def commit(self, gone: int | None) -> Changes:
        """Ends the last trail, and says what was written since the last `begin`. It stays, but for the cells of the
        owner that is `gone`."""
        trail = self._trails.pop()
        outer = self._trails[-1] if self._trails else {}
        changes: Changes = {}
        for cell, old in trail.items():
            if cell[0] == gone:
                self._cells.pop(cell, None)
            else:
                changes[cell] = self._cells.get(cell)
                outer.setdefault(cell, old)
        return changes

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
        """Goes on from the ends of several arms at once. What was made in some of them is what it was made to be: in
        the others it is not there at all. Says whether a cell changed."""
        outcomes = list(arms)
        changed = False
        written: dict[Cell, list[Value | None]] = {}
        for arm in outcomes:
            self._budget.spent += len(arm)
            for cell, value in arm.items():
                held = written.get(cell)
                if held is None:
                    written[cell] = [value]
                else:
                    held.append(value)
        get, many = self.get, len(outcomes)
        for cell, values in written.items():
            if len(values) < many:
                before = get(*cell)
                if before is not None or get(cell[0], KEYS) is not None or _may_lack(cell, values, written):
                    values.append(before)
        for cell, values in written.items():
            if self._write(cell, _merged(cell, values)):
                changed = True
        return changed

    def add(self, changes: Changes, newest: int) -> None:
        """Goes on from what was done elsewhere, or not. What was made there, whose place is after `newest`, is what it
        was made to be: where that was not done, it is not there at all."""
        self._budget.spent += len(changes)
        for cell, value in changes.items():
            if isinstance(cell[0], int) and cell[0] > newest:
                self._write(cell, _merged(cell, [value]))
                continue
            current = self.get(*cell)
            if value is not current or value is None:
                self._write(cell, _merged(cell, [value, current]))

    def write(self, changes: Changes) -> None:
        """Goes on from the end of what was done elsewhere."""
        self._budget.spent += len(changes)
        for cell, value in changes.items():
            self._write(cell, value if value is not None else _merged(cell, [value]))


def _may_lack(cell: Cell, values: list[Value | None], written: dict[Cell, list[Value | None]]) -> bool:
    """Whether an arm that did not write a cell may have its owner, if none had it before: keys are made with it."""
    made = written.get((cell[0], KEYS))
    return made is None or len(made) > len(values)


def _merged(cell: Cell, values: list[Value | None]) -> Value:
    first = values[0]
    if first is not None:
        for value in values:
            if value is not first:
                break
        else:
            return first
    if cell[1] is FACTS:
        known = [value or NOTHING for value in values]
        return frozenset.intersection(*known)
    if cell[1] is KEYS:
        return _merged_keys(values)
    return join([_MISSING if value is None else value for value in values])


def _merged_keys(values: list[Value | None]) -> Value:
    """The keys of a mapping after several arms: all of them at once, so that arms by the hundred cost no more."""
    orders = dict.fromkeys(atom.items for value in values for atom in value or () if isinstance(atom, Ordered))
    if len(orders) < 2:
        return join(_MISSING if value is None else value for value in values)
    items = tuple(dict.fromkeys(item for order in sorted(orders, key=len, reverse=True) for item in order))
    return frozenset((Ordered(items),))


_MISSING: Value = frozenset((ABSENT,))
_LEARNED: Value = frozenset((PRESENT,))
