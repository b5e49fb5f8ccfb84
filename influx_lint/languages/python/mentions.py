"""What a stretch of Python mentions and changes, gathered while it is lowered."""

from __future__ import annotations

from influx_lint.flow import ir
from influx_lint.languages.python.frameworks import CARRIED_AS
from influx_lint.project.layout import JSON

LONGEST = 80
"""How long texts are that may name something."""

_ENTRIES = frozenset({"__call__", "__getitem__", "__getattr__", "__enter__", "__aenter__", "__iter__", "__get__"})
"""Methods that are called without being named."""


class Mentions:
    """Gathers the units of a file. Functions nest; what the inner ones mention, the outer ones do too. `here` is what
    is mentioned in the innermost function by now."""

    __slots__ = ("_changes", "_classes", "_mentions", "here", "units")

    def __init__(self) -> None:
        self.here: set[str] = set()
        self._mentions = [self.here]
        self._changes: list[set[str]] = [set()]
        self._classes: list[str] = []
        self.units: list[ir.Unit] = []

    def mention(self, name: str) -> None:
        """Notes a name or a text. Code that names the same JSON file has to do with one another."""
        self.here.add(name)
        if name.endswith(JSON):
            file = name.rpartition("/")[2]
            self.here.add(file)
            self._changes[-1].add(file)

    def mention_text(self, text: str) -> None:
        """Notes a text that may name something."""
        if len(text) <= LONGEST:
            self.mention(text)

    def change(self, name: str) -> None:
        self._changes[-1].add(name)

    @property
    def is_outside(self) -> bool:
        """Whether no function is being lowered."""
        return len(self._mentions) == 1

    def begin(self) -> None:
        """A function begins."""
        self.here = set()
        self._mentions.append(self.here)
        self._changes.append(set())

    def end(self, name: str) -> tuple[str, ...]:
        """A function ends; gives what it mentions."""
        mentions, changes = self._mentions.pop(), self._changes.pop()
        self.here = self._mentions[-1]
        mentions |= _carried(mentions)
        if not (name.startswith("__") and name.endswith("__")):
            changes.add(name)
        elif name in _ENTRIES and self._classes:
            changes.add(self._classes[-1])
        elif name in _ENTRIES:
            changes.add(name)
        found = tuple(mentions)
        if self.is_outside:
            self.units.append(ir.Unit(found, tuple(changes)))
        else:
            self.here |= mentions
            self._changes[-1] |= changes
        return found

    def begin_class(self, name: str) -> None:
        self._classes.append(name)

    def end_class(self) -> None:
        self._classes.pop()

    def end_statement(self) -> None:
        """A statement ends; outside of functions, it is a unit."""
        if self.here and len(self._mentions) == 1:
            mentions = self.here | _carried(self.here)
            self.units.append(ir.Unit(tuple(mentions), tuple(self._changes[0])))
            self.here.clear()
            self._changes[0].clear()


def _carried(mentions: set[str]) -> set[str]:
    """The attributes that a stretch gets hold of without naming them."""
    return {CARRIED_AS[name] for name in CARRIED_AS.keys() & mentions}
