"""Which functions have to be gone through again: those that looked at cells to which others then added something."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from influx_lint.flow.store import ANY, KEYS, LENGTH, Store
from influx_lint.flow.values import (
    Absent,
    Atom,
    Bound,
    Cell,
    Changes,
    ClassObject,
    Condition,
    Const,
    FunctionObject,
    Gone,
    Instance,
    Known,
    Library,
    ModuleObject,
    Ordered,
    Present,
    Property,
    Unknown,
    Value,
)

_SETTLED = (FunctionObject, ClassObject, ModuleObject, Library)
"""What a name is bound to once, as a rule."""

_MUTE = (Unknown, Absent, Present, Gone, Condition, Known)
"""What nothing can be read from."""

_SLOTS = (KEYS, LENGTH, ANY)
"""The cells that whoever goes through all of an owner's cells looks at."""


class Growth:
    """The entries into functions in order, which cells each looked at, and when something was added to which cell."""

    __slots__ = ("_cells", "_entries", "_grown", "_looked")

    def __init__(self) -> None:
        self._entries = 0
        self._cells: dict[Cell, Cell] = {}
        self._grown: dict[Cell, int] = {}
        self._looked: dict[FunctionObject, tuple[int, tuple[Cell, ...]]] = {}

    def note(
        self, function: FunctionObject, found: Iterable[tuple[Cell, Value | None]], changes: Changes, store: Store
    ) -> None:
        """A function was entered: it found this in cells, and leaves these changes, which the store does not have."""
        self._entries += 1
        cells = self._cells
        looked = tuple([cells.setdefault(cell, cell) for cell, value in found if not value or not _is_settled(value)])
        self._looked[function] = (self._entries, looked)
        for cell, value in changes.items():
            if not _kinds(value).issubset(_kinds(store.get(*cell))):
                self._grown[cell] = self._entries
                for slot in _SLOTS:
                    self._grown[cell[0], slot] = self._entries

    def concerns(self, function: FunctionObject) -> bool:
        """Whether a function was not entered yet, or looked at a cell to which it or another then added something."""
        if function not in self._looked:
            return True
        number, looked = self._looked[function]
        grown = self._grown
        return any(grown[cell] >= number for cell in looked if cell in grown)


def _is_settled(value: Value) -> bool:
    for atom in value:  # noqa: SIM110 - it is asked for every cell that was looked at
        if not isinstance(atom, _SETTLED):
            return False
    return True


def _kinds(value: Value | None) -> set[Hashable]:
    """What a value may be, as far as it makes a difference to what can be read."""
    return {_kind(atom) for atom in value or () if not isinstance(atom, _MUTE)}


def _kind(atom: Atom) -> Hashable:
    """Atoms of one kind let the same be read: endpoints of one relationship, for one, wherever they were made."""
    if isinstance(atom, Const):
        return atom.value if isinstance(atom.value, str) else None
    if isinstance(atom, Property):
        return atom.subject, atom.key
    if isinstance(atom, FunctionObject):
        return atom.node
    if isinstance(atom, Bound):
        return atom.function.node
    if isinstance(atom, Instance):
        return atom.class_
    if isinstance(atom, Ordered):
        return frozenset(atom.items)
    return type(atom), getattr(atom, "name", None)
