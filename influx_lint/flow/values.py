"""Abstract values: what an expression may be.

A `Value` is a set of atoms, one for each possibility that the analysis keeps apart; the empty set is the value of
code that is never reached. Atoms for the credentials follow their journey:

    environment -> text -> relationships -> endpoints of one relationship -> endpoint -> its query dictionary

Whatever can be changed in place (endpoints, containers, instances, classes) is known by an integer, its `place`;
what it holds is in the store (`influx_lint.flow.store`) under that place. Functions, classes and modules keep the
`Frame` that they were made in: where the names of running code stand.
"""

from __future__ import annotations

import enum
from collections.abc import Hashable
from pathlib import Path
from typing import Any

from influx_lint.findings import Origin
from influx_lint.flow import ir
from influx_lint.flow.events import Client, Fact, Substitute
from influx_lint.flow.records import entity, field, mutable, record


@record
class Unknown:
    """Anything that is none of the analysis' business; `whence` where it may stand in the place of credentials."""

    whence: Substitute | None = None


@record
class Never:
    """What a call gives that does not come back: it ends the program, or raises."""


@entity
class Absent:
    """On one way to here, the cell was never written."""


@entity
class Present:
    """A key of an endpoint that a test has found there."""


@entity
class Gone:
    """A key of an endpoint that a test has found missing, or that the code removed."""


@record
class Const:
    """A constant. `origin` is the place that stands for it as a key; `written` is where its characters are. Both tell
    few constants of one value apart: they would only make the hash dearer."""

    value: ir.Scalar
    origin: Origin | None = field(default=None, hash=False)
    written: Origin | None = field(default=None, hash=False)


@record
class Environment:
    """The process' environment, or a copy of it."""


@record
class Text:
    """The variable with the relationships, as text: base64 of JSON, or (`decoded`) the JSON itself."""

    decoded: bool = False


@record
class Relationships:
    """The decoded relationships. `attributes` says that keys are read as attributes, too."""

    place: int
    attributes: bool = False


@record
class RelationshipName:
    """A name out of the relationships, in a loop over them; `place` is that of the endpoints it goes with. Out of the
    environment, it is that of the variable."""

    place: int


@record
class Variable:
    """What some environment variable holds, in a loop over them."""

    place: int


@record
class Endpoints:
    """The endpoints of one relationship: of the one named, or of one that is only known when the program runs."""

    place: int
    name: str | None
    attributes: bool = False


@record
class Endpoint:
    """One endpoint. What is known of endpoints is known by `subject`: the relationship's name, else the place."""

    place: int
    name: str | None
    subject: str | int
    attributes: bool = False


@record
class Query:
    """The query dictionary of an endpoint."""

    endpoint: Endpoint


@record
class Property:
    """What stands under a key of an endpoint, read by the read number `read`; `derived` if it was computed from it."""

    subject: str | int
    key: tuple[str, ...]
    read: int
    derived: bool = False


@record
class Composed:
    """Text that the code put together: constants, properties of endpoints, and (nothing) what is not known. It stands
    beside what else the text may be; `origin` is where it was put together."""

    parts: tuple[str | Property | None, ...]
    origin: Origin | None = field(default=None, hash=False)


@record
class KeyOf:
    """Any key of an endpoint, in a loop over its keys, or one that a test has `chosen`."""

    endpoint: Endpoint | Query
    chosen: KeyIs | None = None


@record
class RenamedKey:
    """Any key of an endpoint, in a loop over its keys, in capitals perhaps, and between other characters. As a layer of
    a mapping, it is the endpoint under keys that are so made."""

    endpoint: Endpoint | Query
    before: str = ""
    after: str = ""
    is_upper: bool = False

    def name_of(self, key: str) -> str:
        return self.before + (key.upper() if self.is_upper else key) + self.after


@record
class ValueOf:
    """Whatever stands under any key of an endpoint, in a loop over its keys; `partly` of a choice of them."""

    endpoint: Endpoint | Query
    partly: bool = False


@record
class KeyIs:
    """A key from a loop over the keys of an endpoint is one of these constants, as the expression `test` found; without
    constants, one that passed a test which names none."""

    of: Endpoint | Query
    constants: Value
    test: ir.Expression | ir.Statement


@record
class Condition:
    """The outcome of a test: what is known where it holds, and where it does not, and the reads it looked at. `holds`
    says how it comes out where that is certain. It tells all that there is to tell of the truth `of` an expression of
    several operands, whatever the others are that may be its value."""

    true: frozenset[tuple[Endpoint, Fact | KeyIs]] = frozenset()
    false: frozenset[tuple[Endpoint, Fact | KeyIs]] = frozenset()
    reads: frozenset[int] = frozenset()
    holds: bool | None = None
    of: ir.Boolean | None = None


@record
class Known:
    """A fact, as a cell holds it."""

    fact: Fact


@record
class Ordered:
    """The keys of a mapping in order, or the values that it was spread from, the last one winning."""

    items: tuple[Hashable, ...]


@record
class Reader:
    """An object of a platform's own reader library; `place` holds its registered formatters."""

    place: int
    relationships: Value


@record
class Mapping:
    """A dictionary that the code made. `attributes` says that keys are read as attributes, too; `factory` makes what
    stands under a key that it has not."""

    place: int
    attributes: bool = False
    factory: Value | None = None


@record
class Sequence:
    """A list, tuple, set or generator; the elements stand in order, or all under one."""

    place: int


@record
class View:
    """The keys, values or items of something."""

    kind: str
    of: Atom


@record
class Serialized:
    """JSON text that the code made of a value."""

    value: Value


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
    """A loop under way: the store's depth at its start, and its outcomes at every `break` and `continue`."""

    depth: int
    broken: list[Changes] = field(default_factory=list)
    continued: list[Changes] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)


@mutable
class Frame:
    """`place` owns the cells of its names, `depth` is the store's depth at the call. `captured`: a function made here
    may outlive the call. `iteration` tells the rounds of unrolled loops apart. `returns`, `yields` and `exits` gather
    what a call gives; `returned`: its state at the end of the body is a way out, too. `asked` are the reads in branches
    that ask for keys. `owner` and `self_` are those of a method, `function_node` is the function of a call."""

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
    asked: list[int] = field(default_factory=list)
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


@entity
class FunctionObject:
    """A function of the project with the frame that it was made in."""

    node: ir.Function
    frame: Frame
    defaults: dict[str, Value]
    owner: ClassObject | None = None


@record
class Field:
    """A field that a class declares: its name, the name's place, and whether it may be left out."""

    name: str
    origin: Origin
    annotation: Value
    default: Value | None


@entity
class ClassObject:
    """A class of the project. `bases` has every possibility of each base, in order."""

    name: str
    place: int
    bases: tuple[Value, ...]
    frame: Frame
    fields: dict[str, Field] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)


@record
class Instance:
    place: int
    class_: ClassObject


@record
class Bound:
    """A function with its first argument."""

    function: FunctionObject
    self: Atom


@record
class Partial:
    """A callable with some arguments already given."""

    function: Value
    positional: tuple[Value, ...]
    named: tuple[tuple[str, Value], ...]


@record
class Guarded:
    """Something to call that a table has under the constant `name`, where the table was asked for a relationship's
    name, or for what an endpoint says of itself: it is called only where that is the name."""

    function: Atom
    key: RelationshipName | Property
    name: str


@record
class Wrapped:
    """A function of a class under a decorator that changes how it is reached: `property`, `classmethod` …"""

    kind: str
    function: Value


@record
class Super:
    """The classes after `class_`, seen from an instance or a class."""

    class_: ClassObject
    self: Atom


@record
class ModuleObject:
    """A module of the project; its names are cells of its frame."""

    path: Path
    frame: Frame


@record
class Library:
    """Something of the language or of a library, by its qualified name."""

    name: str


@record
class Missing:
    """A module that is the project's by its name and is not there, or something in it."""

    module: str


@record
class Foreign:
    """An object that a library's function `maker` made, of which only what the project itself puts into it is known."""

    place: int
    maker: str = ""


@record
class Method:
    """A method of something abstract."""

    receiver: Atom
    name: str


@record
class Special:
    """A callable or value that only the language's models understand, with what it carries: hashable, and of the type
    that the models of its kind give it."""

    kind: str
    carried: Any = None


_Marker = Unknown | Never | Absent | Present | Gone | Known | Condition | KeyIs | Ordered
_Credentials = Text | Relationships | RelationshipName | Endpoints | Endpoint | Query | Property
_Keys = KeyOf | RenamedKey | ValueOf
_Around = Environment | Variable | Reader | Composed | Client
_Container = Mapping | Sequence | View | Serialized
_Object = FunctionObject | ClassObject | Instance | Bound | Partial | Guarded | Wrapped | Super | ModuleObject
_Outside = Library | Missing | Foreign | Method | Special
Atom = Const | _Marker | _Credentials | _Keys | _Around | _Container | _Object | _Outside
Value = frozenset[Atom]
Cell = tuple["Hashable", "Hashable"]
"""What owns a cell of the store, and the cell's name."""

Changes = dict[Cell, Value | None]


NOTHING: Value = frozenset()
UNKNOWN: Value = frozenset({Unknown()})
NEVER: Value = frozenset({Never()})
ABSENT = Absent()
PRESENT = Present()
GONE = Gone()
MISSING = Const(None)
"""What stands for a dictionary that may not be there."""
NONE: Value = frozenset({MISSING})
UNFILLED: Value = frozenset({Special("unfilled")})
"""What stands where nothing has been put yet that may be put there by code which was not gone through so far."""


def one(atom: Atom) -> Value:
    """The value that is certainly `atom`."""
    return frozenset((atom,))
