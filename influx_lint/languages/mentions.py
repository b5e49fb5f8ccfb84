"""What a stretch of code mentions, changes and binds, gathered while it is lowered."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from influx_lint.flow import ir
from influx_lint.flow.relevance import LONGEST
from influx_lint.project.layout import DOCUMENTS


class Mentions:
    """Gathers the units of a file. Functions nest; what the inner ones mention, the outer ones do too. `here` is what
    is mentioned in the innermost function by now."""

    __slots__ = ("_changes", "_classes", "_mentions", "here", "units")

    entries: frozenset[str] = frozenset()
    """Functions that are called without being named; in a class, by calling or using what it makes."""

    def __init__(self) -> None:
        self.here: set[str] = set()
        self._mentions = [self.here]
        self._changes: list[set[str]] = [set()]
        self._classes: list[str] = []
        self.units: list[ir.Unit] = []

    def carried(self, mentions: set[str]) -> set[str]:  # noqa: ARG002 - a language that has the like asks them
        """What a stretch with these mentions gets hold of besides, without naming it."""
        return set()

    def is_implied(self, name: str) -> bool:
        """Whether a function's name is the language's own, so that others do not call it by that."""
        return name in self.entries

    def mention(self, name: str) -> None:
        """Notes a name or a text. Code that names the same file of data has to do with one another."""
        self.here.add(name)
        if name.endswith(DOCUMENTS):
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
        mentions |= self.carried(mentions)
        if not self.is_implied(name):
            changes |= {name, *self._classes[-1:]}
        elif name in self.entries:
            changes.add(self._classes[-1] if self._classes else name)
        found = tuple(mentions)
        if self.is_outside:
            self.units.append(ir.Unit(found, tuple(changes), is_function=True))
        else:
            self.here |= mentions
            self._changes[-1] |= changes
        return found

    def begin_class(self, name: str) -> None:
        self._classes.append(name)

    def end_class(self) -> None:
        self._classes.pop()

    def end_statement(self) -> None:
        """A statement ends; outside of functions, it is a unit. One in a class changes that, too."""
        if self.here and len(self._mentions) == 1:
            mentions = self.here | self.carried(self.here)
            changes = {*self._changes[0], *self._classes[-1:]} if self._changes[0] else ()
            self.units.append(ir.Unit(tuple(mentions), tuple(changes)))
            self.here.clear()
            self._changes[0].clear()


class Bindings:
    """The names that a body binds, those it declares as outer ones, and whether it yields or returns."""

    __slots__ = ("bound", "module", "outer", "returns", "yields")

    def __init__(self, bound: Iterable[str] = ()) -> None:
        self.bound = set(bound)
        self.module: set[str] = set()
        self.outer: set[str] = set()
        self.yields = False
        self.returns = False

    def scope(self) -> ir.Scope:
        module = frozenset(self.module) if self.module else ir.NO_NAMES
        return _scope(frozenset(self.bound - self.module - self.outer), module)


@lru_cache(maxsize=1024)
def _scope(names: frozenset[str], module: frozenset[str]) -> ir.Scope:
    """A scope, made once: many functions bind no name but `self`, or the same few."""
    return ir.Scope(names, module)
