"""Frames: where the names of a running module, class, function or comprehension stand."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

    from influx_lint.flow import ir
    from influx_lint.flow.store import Changes
    from influx_lint.flow.values import Atom, ClassObject, Value


class FrameKind(enum.Enum):
    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"
    COMPREHENSION = "comprehension"


@dataclass(slots=True, eq=False)
class Waiting:
    """Reads of an arm that left early: what follows, from `start` of the log on, is the other way to do it. One that
    `returned` left all the loops that it stands in."""

    reads: list[int]
    start: int
    returned: bool = False


@dataclass(slots=True, eq=False)
class Loop:
    """A loop under way: the store's depth at its start, and its outcomes at every `break` and `continue`."""

    depth: int
    broken: list[Changes] = field(default_factory=list)
    continued: list[Changes] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Frame:
    """`place` owns the cells of its names; `depth` is the store's depth at the call.

    `captured` says that a function made here may outlive the call. `iteration` tells the rounds of unrolled loops
    apart. `returns`, `yields` and `exits` gather what a call gives; `returned` says that
    its state at the end of the body is a way out, too. `self_` and `owner` are there in methods: what `super` starts
    from; `function_node` is the function of a call.
    """

    kind: FrameKind
    place: int
    scope: ir.Scope
    parent: Frame | None
    path: Path
    name: str
    depth: int = 0
    captured: bool = False
    iteration: tuple[int, ...] = ()
    returns: list[Value] = field(default_factory=list)
    yields: list[Value] = field(default_factory=list)
    exits: list[Changes] = field(default_factory=list)
    returned: bool = False
    loops: list[Loop] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    owner: ClassObject | None = None
    self_: Atom | None = None
    function_node: ir.Function | None = None

    @property
    def module(self) -> Frame:
        """The frame of the module that this frame's code stands in."""
        frame = self
        while frame.parent is not None:
            frame = frame.parent
        return frame

    @property
    def function(self) -> Frame:
        """The innermost frame that is no comprehension's: where `return`, `yield` and assignments go."""
        frame = self
        while frame.kind is FrameKind.COMPREHENSION and frame.parent is not None:
            frame = frame.parent
        return frame

    def holder(self, name: str) -> Frame | None:
        """The frame whose cells hold `name` as the code of this frame sees it; nothing for a name of the language.

        Class bodies are seen from themselves alone.
        """
        if name in self.scope.names:
            return self
        if name in self.scope.module_names:
            return self.module
        frame: Frame | None = self
        while frame is not None:
            if name in frame.scope.names and (frame.kind is not FrameKind.CLASS or frame is self):
                return frame
            if frame.kind is FrameKind.MODULE:
                return frame
            if frame is not self and name in frame.scope.module_names:
                return frame.module
            frame = frame.parent
        return None


@dataclass(slots=True, eq=False)
class Arguments:
    """The arguments of a call. `rest` is what further positional arguments may be; `spread` are the mappings whose
    keys are not all known and that are given as named arguments."""

    positional: list[Value] = field(default_factory=list)
    named: dict[str, Value] = field(default_factory=dict)
    rest: Value | None = None
    spread: tuple[Value, ...] = ()

    def get(self, index: int, name: str) -> Value | None:
        """The argument at a position or of a name."""
        if index < len(self.positional):
            return self.positional[index]
        return self.named.get(name, self.rest)

    def key(self) -> Hashable:
        """What tells calls apart."""
        return (tuple(self.positional), tuple(self.named.items()), self.rest, self.spread)
