"""Which variables a stretch of PHP has, and what it mentions without naming it, gathered while it is lowered."""

from __future__ import annotations

from collections.abc import Iterable

from influx_lint.flow import ir
from influx_lint.languages import mentions


class PhpMentions(mentions.Mentions):
    """Gathers the units of a PHP file."""

    __slots__ = ()

    entries = frozenset(
        (
            *("__construct", "__invoke", "__get", "__call", "__callStatic", "__toString"),
            *("getIterator", "jsonSerialize", "offsetGet"),
        )
    )


class PhpBindings(mentions.Bindings):
    """The variables of a function, of a closure or of a file.

    `seen` are all that stand in it; those that are `outer` a closure takes from around it. `own` are the variables that
    hold an array which was written out here, and which nobody else has. `extracted` are the arrays whose keys
    became variables, by what stands before these. An arrow function (`is_arrow`) takes from around it whatever it does
    not bind. `aliases` are the variables that stand for what another holds."""

    __slots__ = ("aliases", "extracted", "is_arrow", "own", "seen")

    def __init__(self, bound: Iterable[str] = (), outer: Iterable[str] = (), *, is_arrow: bool = False) -> None:
        super().__init__(bound)
        self.seen = set(self.bound)
        self.outer = set(outer)
        self.own: set[str] = set()
        self.aliases: set[str] = set()
        self.is_arrow = is_arrow
        self.extracted: dict[str, str] = {}

    @property
    def taken(self) -> set[str]:
        """The variables that are those of the code around."""
        return self.seen - self.bound if self.is_arrow else self.outer

    def scope(self) -> ir.Scope:
        names = self.bound if self.is_arrow else self.seen
        return ir.Scope(frozenset(names - self.module - self.outer), frozenset(self.module))
