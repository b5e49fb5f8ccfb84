"""Which code can have to do with credentials at all, by the identifiers that it mentions.

Most of a large project can be left alone. Before it is gone through, this is rough, and errs towards too much: a file
matters if it mentions a sign of the credentials' source, or the name of something that code which matters changes or
defines. While it is gone through, more is known: a function is entered with unknown arguments if it mentions a name
that is *carried*, by which code gets hold of credentials or of what was seen to lead to some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from influx_lint.flow import ir

LONGEST = 80
"""How long texts are that may name something."""


class Relevance:
    """The `names` that may have to do with credentials: the `signs` of their source, and whatever the units change
    that mention one. Those are `carried` by which credentials were met."""

    def __init__(self, is_sign: Callable[[str], bool], names: Iterable[str] = ()) -> None:
        self._is_sign = is_sign
        self._units: dict[str, list[ir.Unit]] = defaultdict(list)
        self._concerned: set[ir.Unit] = set()
        self._functions: Mapping[tuple[str, ...], Iterable[str]] = {}
        self.names = set(names)
        self.signs: set[str] = set()
        self.carried: set[str] = set()

    def add(self, units: Iterable[ir.Unit]) -> None:
        """Takes the units of one more file into account."""
        pending: list[str] = []
        for unit in units:
            signs = {name for name in unit.mentions if name not in self._units and self._is_sign(name)} - self.names
            for name in unit.mentions:
                self._units[name].append(unit)
            self.names |= signs
            self.signs |= signs
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
        """There are no more files. What code with a sign in it changes is carried from the start."""
        self.carried |= self.signs
        for sign in self.signs:
            self.carried.update(name for unit in self._units[sign] for name in unit.changes)
        functions: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for unit in self._concerned:
            if unit.is_function:
                functions[unit.mentions].update(unit.changes)
        self._functions = functions
        self._units.clear()
        self._concerned.clear()

    def join(self, more: Relevance) -> None:
        """Adds what further files told, of which there are no more either."""
        self.names |= more.names
        self.carried |= more.carried
        self._functions = {**self._functions, **more._functions}

    def changed_by(self, mentions: tuple[str, ...]) -> Iterable[str]:
        """What a function with just these mentions changes; nothing where there is none outside of others."""
        return self._functions.get(mentions, ())

    def concerns(self, mentions: Iterable[str]) -> bool:
        """Whether code that mentions these may have to do with credentials."""
        return not self.names.isdisjoint(mentions)

    def carries(self, mentions: Iterable[str]) -> bool:
        """Whether code that mentions these may get hold of credentials, by what is known by now."""
        return not self.carried.isdisjoint(mentions)
