"""Which functions are to be gone through again, by what others added to what they looked at."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable

from influx_lint.flow.frames import Bound, ClassObject, FunctionObject, Instance, ModuleObject
from influx_lint.flow.platform import Condition, Known, Property
from influx_lint.flow.records import field, mutable
from influx_lint.flow.store import ANY, KEYS, LENGTH, Found, Store
from influx_lint.flow.values import Absent, Atom, Changes, Const, Gone, Library, Ordered, Present, Unknown, Value

_SETTLED = frozenset((FunctionObject, ClassObject, ModuleObject, Library))
"""What a name is bound to once, as a rule."""

_MUTE = (Unknown, Absent, Present, Gone, Condition, Known)
"""What nothing can be read from."""

_SLOTS = (KEYS, LENGTH, ANY)
"""The cells that whoever goes through all of an owner's cells looks at."""


@mutable
class Growth:
    """The entries into functions in order, which cells each looked at, and when something was added to which cell.
    Cells are known by their hashes, which take a tenth of the memory: where two share one, a function may be entered
    again for nothing. Before those that a function looked at stands the number of its last entry."""

    _entries: int = 0
    _grown: dict[int, int] = field(default_factory=dict)
    _looked: dict[FunctionObject, bytes] = field(default_factory=dict)

    def note(self, function: FunctionObject, found: Iterable[Found]) -> None:
        """A function was entered, and found this in cells."""
        self._entries += 1
        looked = [hash(cell) for cell, value in found if not (value and _SETTLED.issuperset(map(type, value)))]
        self._looked[function] = array("q", [self._entries, *looked]).tobytes()

    def grow(self, changes: Changes, store: Store) -> None:
        """These changes are left, which the store does not have."""
        for cell, value in changes.items():
            held = store.get(*cell)
            if value is not held and (kinds := _kinds(value)) and not (held and kinds.issubset(_kinds(held))):
                self._grown[hash(cell)] = self._entries
                for slot in _SLOTS:
                    self._grown[hash((cell[0], slot))] = self._entries

    def has_noted(self, function: FunctionObject) -> bool:
        """Whether a function was entered."""
        return function in self._looked

    def concerns(self, function: FunctionObject) -> bool:
        """Whether a function was not entered yet, or looked at a cell to which it or another then added something."""
        if function not in self._looked:
            return True
        number, *looked = array("q", self._looked[function])
        grown = self._grown
        return any(grown[cell] >= number for cell in looked if cell in grown)


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
