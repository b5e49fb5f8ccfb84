"""Branches that ask the same question twice: what the first chose, the second chooses too.

    credentials = platform() if on_platform else {"user": "local"}
    if not on_platform:
        print(credentials["user"])

Where a branch on a test ends, a variable that its arms left different is noted with the value of each. An arm of a
later branch on the same test, with the same values of the names in it, sees the value of its own arm."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from influx_lint.flow import ir
from influx_lint.flow.frames import Frame, FrameKind
from influx_lint.flow.platform import Property
from influx_lint.flow.possibilities import join
from influx_lint.flow.store import Store
from influx_lint.flow.values import ABSENT, Absent, Cell, Changes, Const, Library, Unknown, Value

MOST_TESTS = 1_000
MOST_CELLS = 64
DEEPEST = 6
"""How many tests are remembered, how many cells of each, and how deep a test may nest."""

_MISSING: Value = frozenset((ABSENT,))
_NEGATIONS = {ir.Comparison.UNEQUAL: ir.Comparison.EQUAL, ir.Comparison.NOT_IN: ir.Comparison.IN}
_PLAIN = (Const, Unknown, Absent, Library, Property)

Question = tuple[Hashable, bool, "Frame | None"]
"""What a test asks, whether it holds where the answer is yes, and the function that it asks about names of."""


class Choices:
    """What the arms of earlier branches left, by their tests."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._is_own = False
        self._passing: dict[Hashable, Frame] = {}
        self._cells: dict[Hashable, dict[Cell, tuple[Value, Value, Value]]] = {}
        self.rows: dict[Cell, Sequence[Changes]] = {}
        """Of variables that were given together, what each may be, row by row."""

    def note_rows(self, rows: Sequence[Changes]) -> None:
        """Variables were given the parts of one of several values, each of which is a row."""
        self.rows.update(dict.fromkeys(rows[0], rows))

    def merge(self, test: Question | None, ends: Sequence[Changes], first: Changes | None) -> None:
        """Merges the ends of a branch's arms; `first` is that of the arm where the test holds, if it has an end."""
        others = [end for end in ends if end is not first]
        if test is None or first is None or not others:
            self._store.merge(ends)
            return
        cells = list(dict.fromkeys(cell for end in ends for cell in end))[:MOST_CELLS]
        before = {cell: self._store.get(*cell) for cell in cells}
        arms = [
            (cell, first.get(cell, before[cell]), [end.get(cell, before[cell]) for end in others]) for cell in cells
        ]
        self._store.merge(ends)
        for cell, then, rest in arms:
            self._note(test, cell, _known(then), join(_known(each) for each in rest))

    def _note(self, test: Question, cell: Cell, then: Value, otherwise: Value) -> None:
        joined = self._store.get(*cell)
        if then == otherwise or joined is None or all(isinstance(atom, _PLAIN) for atom in then | otherwise):
            return
        question, holds, frame = test
        if len(self._cells) >= MOST_TESTS:
            self._cells.clear()
        noted = self._cells.setdefault(question, {})
        noted[cell] = (joined, then, otherwise) if holds else (joined, otherwise, then)
        if frame is not None:
            self._passing[question] = frame

    def forget(self) -> None:
        """What was entered is done: only functions within can ask again about names of the functions in it."""
        for question, frame in self._passing.items():
            if not frame.captured:
                self._cells.pop(question, None)
        self._passing.clear()
        self.rows.clear()

    def assume(self, test: Question | None, holds: bool) -> None:
        """From here on, a test has held, or has not."""
        if test is None:
            return
        question, positive, _ = test
        for cell, (joined, then, otherwise) in self._cells.get(question, {}).items():
            if self._store.get(*cell) == joined:
                self._store.set(*cell, then if holds is positive else otherwise)

    def question(self, test: ir.Expression, frame: Frame) -> Question | None:
        """What a test asks; nothing for one that is not told apart."""
        self._is_own = False
        asked = self._asked(test, frame, 0)
        if asked is None:
            return None
        positive = True
        while isinstance(test, ir.Not):
            test, positive = test.value, not positive
        if isinstance(test, ir.Compare) and test.operator in _NEGATIONS:
            positive = not positive
        return asked, positive, frame if self._is_own else None

    def _asked(self, node: ir.Expression, frame: Frame, depth: int) -> Hashable:
        if depth > DEEPEST:
            return None
        if isinstance(node, ir.Name):
            holder = frame.holder(node.name)
            self._is_own = self._is_own or (holder is frame and frame.kind is FrameKind.FUNCTION)
            return (node.name, holder.place, self._store.get(holder.place, node.name)) if holder else (node.name,)
        if isinstance(node, ir.Constant):
            return (type(node.value), node.value)
        if isinstance(node, ir.Not):
            return self._asked(node.value, frame, depth + 1)
        if isinstance(node, ir.Attribute):
            return self._of_parts(node.name, [node.value], frame, depth)
        if isinstance(node, ir.Index):
            return self._of_parts("[]", [node.value, node.key], frame, depth)
        if isinstance(node, ir.Compare):
            operator = _NEGATIONS.get(node.operator, node.operator)
            return self._of_parts(operator.value, [node.left, node.right], frame, depth)
        if isinstance(node, ir.Call):
            if any(argument.stars for argument in node.arguments):
                return None
            names = " ".join(argument.name or "" for argument in node.arguments)
            return self._of_parts(f"({names})", [node.function, *(each.value for each in node.arguments)], frame, depth)
        return None

    def _of_parts(self, kind: str, parts: Sequence[ir.Expression], frame: Frame, depth: int) -> Hashable:
        asked = [self._asked(part, frame, depth + 1) for part in parts]
        return None if None in asked else (kind, *asked)


def _known(value: Value | None) -> Value:
    return _MISSING if value is None else value
