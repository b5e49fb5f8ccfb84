"""Sites, where something happens, and places, by which what is made there is known."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path

from influx_lint.findings import Origin, Span
from influx_lint.flow import ir
from influx_lint.flow.frames import Frame
from influx_lint.flow.records import field, mutable
from influx_lint.flow.spans import origin_of
from influx_lint.flow.values import Changes


@mutable
class Site:
    """Where something happens: the node under evaluation and the frame it runs in; `origin`, where that is to be said
    to stand elsewhere than in the frame's file; `way`, which of several things happens there."""

    node: ir.Expression | ir.Statement
    frame: Frame
    _origin: Origin | None = None
    way: Hashable = None

    @property
    def path(self) -> Path:
        return self.frame.path

    @property
    def span(self) -> Span:
        return self.node.span

    @property
    def origin(self) -> Origin:
        found = self._origin
        if found is None:
            found = self._origin = origin_of(self.frame.path, self.node.packed)
        return found

    @property
    def name_origin(self) -> Origin:
        """Where the name stands of an attribute that is under evaluation."""
        node = self.node
        return origin_of(self.frame.path, node.packed_name) if isinstance(node, ir.Attribute) else self.origin

    def parts(self, count: int, *, stars: int = 0) -> Sequence[Origin | None]:
        """Where the operands stand, or the unnamed arguments with so many stars, if there are `count` of them."""
        nodes: Sequence[ir.Expression] = ()
        if isinstance(self.node, ir.Operation):
            nodes = self.node.operands
        elif isinstance(self.node, ir.Call):
            nodes = [each.value for each in self.node.arguments if each.name is None and each.stars == stars]
        known = len(nodes) == count
        return [origin_of(self.frame.path, each.packed) for each in nodes] if known else [None] * count

    def near(self, origin: Origin | None) -> Origin:
        """`origin` where it is in the same file, else the place of the node."""
        return origin if origin is not None and origin.path == self.frame.path else self.origin


@mutable
class Places:
    """The places given out so far. `newest` is the last that was there when what is gone through was entered."""

    newest: int = 0
    _last: int = 0
    _interned: dict[Hashable, int] = field(default_factory=dict)
    _made: dict[Hashable, int] = field(default_factory=dict)
    _shared: set[int] = field(default_factory=set)

    def new(self) -> int:
        self._last += 1
        return self._last

    def intern(self, key: Hashable) -> int:
        """The place that goes with a key, the same one each time."""
        place = self._interned.get(key)
        if place is None:
            place = self._interned[key] = self.new()
            self._shared.add(place)
        return place

    def of(self, site: Site, *extra: Hashable) -> int:
        """The place of what the expression makes in this round of its frame."""
        key = (site.node, site.frame.place, site.frame.iteration, site.way, *extra)
        place = self._made.get(key)
        if place is None:
            place = self._made[key] = self.new()
            if not self.is_private(site.frame.place):
                self._shared.add(place)
        return place

    def share(self, place: int) -> None:
        """Others than what was entered last can know of a place."""
        self._shared.add(place)

    def is_private(self, owner: Hashable) -> bool:
        """Whether only what was entered last can know of an owner of cells, unless it writes it elsewhere."""
        return isinstance(owner, int) and owner > self.newest and owner not in self._shared

    def apart(self, changes: Changes) -> tuple[Changes, Changes]:
        """The changes to cells of such owners, and those to others."""
        newest, known = self.newest, self._shared
        private: Changes = {}
        shared: Changes = {}
        for cell, value in changes.items():
            owner = cell[0]
            (private if isinstance(owner, int) and owner > newest and owner not in known else shared)[cell] = value
        return private, shared

    def enter(self) -> None:
        """Something is entered: what is made from now on is its own."""
        self.newest = self._last

    def forget(self) -> None:
        """What was entered is done: nothing asks again for what it made."""
        self._made.clear()
        self._shared.clear()
