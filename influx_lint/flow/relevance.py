"""Which code can have to do with credentials at all, by the identifiers that it mentions.

Code that nothing calls is entered with unknown arguments, and most of a large project can be left alone then: a
function matters if it mentions a sign of the credentials' source, or the name of something that code which matters
changes or defines. This is rough, and errs towards too much.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from influx_lint.flow import ir


class Relevance:
    """The identifiers that may have to do with credentials: the signs of their source, and whatever the units change
    that mention one."""

    __slots__ = ("_is_sign", "_units", "names")

    def __init__(self, is_sign: Callable[[str], bool]) -> None:
        self._is_sign = is_sign
        self._units: dict[str, list[ir.Unit]] = defaultdict(list)
        self.names: set[str] = set()

    def add(self, units: Iterable[ir.Unit]) -> None:
        """Takes the units of one more file into account."""
        pending: list[str] = []
        for unit in units:
            for name in unit.mentions:
                self._units[name].append(unit)
                if name in self.names or self._is_sign(name):
                    pending.append(name)
        self.names.update(pending)
        done: set[ir.Unit] = set()
        while pending:
            for unit in self._units.get(pending.pop(), ()):
                if unit not in done:
                    done.add(unit)
                    fresh = unit.changes - self.names
                    self.names |= fresh
                    pending += fresh

    def concerns(self, mentions: frozenset[str]) -> bool:
        """Whether code that mentions these may have to do with credentials."""
        return not self.names.isdisjoint(mentions)
