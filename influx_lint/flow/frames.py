"""The values of what the project's code defines: functions, classes, instances, modules, and their frames."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from pathlib import Path

from influx_lint.findings import Origin
from influx_lint.flow import ir
from influx_lint.flow.records import entity, field, mutable, record
from influx_lint.flow.values import Atom, Changes, Value


class FrameKind(enum.Enum):
    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"
    COMPREHENSION = "comprehension"


@mutable
class Waiting:
    """Reads of an arm that left early: what follows, from `start` of the log on, is the other way to do it. One that
    `returned` left all the loops that it stands in."""

    reads: list[int]
    start: int
    returned: bool = False


@mutable
class Loop:
    """A loop under way: the store's depth at its start, its outcomes at every `break` and `continue`, and whether it is
    gone through round by round."""

    depth: int
    broken: list[Changes] = field(default_factory=list)
    continued: list[Changes] = field(default_factory=list)
    in_rounds: bool = False
    waiting: list[Waiting] = field(default_factory=list)


@mutable
class Frame:
    """`place` owns the cells of its names, `depth` is the store's depth at the call. `captured`: a function made here
    may outlive the call. `iteration` tells the rounds of unrolled loops apart. `returns`, `yields` and `exits` gather
    what a call gives, `yields_all` that it yields all of it, in order; `returned`: its state at the end of the body is
    a way out, too. `asked` are the reads in branches that ask for keys. `owner` and `self_` are those of a method,
    `function_node` is the function of a call."""

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
    yields_all: bool = True
    exits: list[Changes] = field(default_factory=list)
    returned: bool = False
    loops: list[Loop] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    owner: ClassObject | None = None
    self_: Atom | None = None
    function_node: ir.Function | None = None

    def goes_straight(self, depth: int) -> bool:
        """Whether what is gone through at this depth of the store is done for certain, once in each round of loops."""
        is_level = depth == self.depth + 1 + len(self.loops) and not self.returns
        return is_level and all(each.in_rounds and not each.continued and not each.broken for each in self.loops)

    def outward(self) -> Iterator[Frame]:
        """This frame, and those around it."""
        frame: Frame | None = self
        while frame is not None:
            yield frame
            frame = frame.parent

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
        Class bodies are seen from themselves alone."""
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


@entity
class FunctionObject(Atom):
    """A function of the project with the frame that it was made in."""

    node: ir.Function
    frame: Frame
    defaults: dict[str, Value]
    owner: ClassObject | None = None


@record
class Field:
    """A field that a class declares: its name, the name's place, its annotation, if it has one, and what it is where it
    is left out, if it may be."""

    name: str
    origin: Origin
    annotation: Value
    default: Value | None


@entity
class ClassObject(Atom):
    """A class of the project. `bases` has every possibility of each base, in order."""

    name: str
    place: int
    bases: tuple[Value, ...]
    frame: Frame
    fields: dict[str, Field] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)


@record
class Instance(Atom):
    place: int
    class_: ClassObject


@record
class Bound(Atom):
    """A function with its first argument."""

    function: FunctionObject
    self: Atom


@record
class Partial(Atom):
    """A callable with some arguments already given."""

    function: Value
    positional: tuple[Value, ...]
    named: tuple[tuple[str, Value], ...]
    spread: tuple[Value, ...] = ()

    @property
    def given(self) -> tuple[Value, ...]:
        """The arguments, in whichever way they are given."""
        return (*self.positional, *(value for _, value in self.named), *self.spread)


@record
class Wrapped(Atom):
    """A function of a class under a decorator that changes how it is reached: `property`, `classmethod` …"""

    kind: str
    function: Value


@record
class Super(Atom):
    """The classes after `class_`, seen from an instance or a class."""

    class_: ClassObject
    self: Atom


@record
class ModuleObject(Atom):
    """A module of the project; its names are cells of its frame."""

    path: Path
    frame: Frame
