"""Which code can have to do with credentials at all, by the identifiers that it mentions.

Code that nothing calls is entered with unknown arguments, and most of a large project can be left alone then: a
function matters if it mentions a sign of the credentials' source, or the name of something that code which matters
changes or defines. This is rough, and errs towards too much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from influx_lint.flow import ir


class Relevance:
    """The identifiers that may have to do with credentials: the signs of their source, and whatever the units change
    that mention one."""

    __slots__ = ("_concerned", "_is_sign", "_units", "names")

    def __init__(self, is_sign: Callable[[str], bool]) -> None:
        self._is_sign = is_sign
        self._units: dict[str, list[ir.Unit]] = defaultdict(list)
        self._concerned: set[ir.Unit] = set()
        self.names: set[str] = set()

    def add(self, units: Iterable[ir.Unit]) -> None:
        """Takes the units of one more file into account."""
        pending: list[str] = []
        for unit in units:
            signs = {name for name in unit.mentions if name not in self._units and self._is_sign(name)} - self.names
            for name in unit.mentions:
                self._units[name].append(unit)
            self.names |= signs
            pending += signs
            if self.concerns(unit.mentions):
                self._spread(unit, pending)
        while pending:
            for unit in self._units.get(pending.pop(), ()):
                self._spread(unit, pending)

    def _spread(self, unit: ir.Unit, pending: list[str]) -> None:
        """A unit matters: so do the names that it changes."""
        if unit not in self._concerned:
            self._concerned.add(unit)
            fresh = set(unit.changes) - self.names
            self.names |= fresh
            pending += fresh

    def close(self) -> None:
        """There are no more files: which units mention what is of no more use."""
        self._units.clear()
        self._concerned.clear()

    def concerns(self, mentions: Iterable[str]) -> bool:
        """Whether code that mentions these may have to do with credentials."""
        return not self.names.isdisjoint(mentions)
