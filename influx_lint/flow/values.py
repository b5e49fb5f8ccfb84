"""Abstract values: what an expression may be.

A `Value` is a set of atoms, one for each possibility that the analysis keeps apart; the empty set is the value of
code that is never reached. Atoms for the credentials follow their journey:

    environment -> text -> relationships -> endpoints of one relationship -> endpoint -> its query dictionary

Whatever can be changed in place (endpoints, containers, instances, classes) is known by an integer, its `place`;
what it holds is in the store (`influx_lint.flow.store`) under that place.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from influx_lint.findings import START_OF_FILE, Origin
from influx_lint.flow.events import Stead, Substitute
from influx_lint.flow.records import entity, record

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from pathlib import Path

    from influx_lint.flow import ir
    from influx_lint.flow.events import Fact
    from influx_lint.flow.frames import Frame

LARGEST = 64
"""How many possibilities a value keeps apart; beyond, the plain ones become unknown."""

MOST_ENDPOINTS = 16
"""How many endpoints a value keeps apart; beyond, they become unknown: each read of one of them is a read of all."""


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
    """A constant. `origin` is the place that stands for it as a key; `written` is where its characters are, which tells
    few constants from others that differ in nothing else: it would only make the hash dearer."""

    value: ir.Scalar
    origin: Origin | None = None
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
class KeyOf:
    """Any key of an endpoint, in a loop over its keys."""

    endpoint: Endpoint | Query


@record
class ValueOf:
    """Whatever stands under any key of an endpoint, in a loop over its keys; `partly` of a choice of them."""

    endpoint: Endpoint | Query
    partly: bool = False


@record
class KeyIs:
    """A key from a loop over the keys of an endpoint is one of these constants, as the expression `test` found."""

    of: Endpoint | Query
    constants: Value
    test: ir.Expression | ir.Statement


@record
class Condition:
    """The outcome of a test: what is known where it holds, and where it does not, and the reads it looked at. `holds`
    says how it comes out where that is certain."""

    true: frozenset[tuple[Endpoint, Fact | KeyIs]] = frozenset()
    false: frozenset[tuple[Endpoint, Fact | KeyIs]] = frozenset()
    reads: frozenset[int] = frozenset()
    holds: bool | None = None


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
    """A dictionary that the code made. `attributes` says that keys are read as attributes, too."""

    place: int
    attributes: bool = False


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
    """A callable or value that only the language's models understand, with what it carries."""

    kind: str
    carried: Hashable = None


Atom = (
    Unknown
    | Never
    | Absent
    | Present
    | Gone
    | Const
    | Environment
    | Text
    | Relationships
    | RelationshipName
    | Variable
    | Endpoints
    | Endpoint
    | Query
    | Property
    | KeyIs
    | KeyOf
    | ValueOf
    | Condition
    | Known
    | Ordered
    | Reader
    | Mapping
    | Sequence
    | View
    | Serialized
    | FunctionObject
    | ClassObject
    | Instance
    | Bound
    | Partial
    | Wrapped
    | Super
    | ModuleObject
    | Library
    | Missing
    | Foreign
    | Method
    | Special
)
Value = frozenset[Atom]

NOTHING: Value = frozenset()
UNKNOWN: Value = frozenset({Unknown()})
NEVER: Value = frozenset({Never()})
ABSENT = Absent()
PRESENT = Present()
GONE = Gone()
NONE: Value = frozenset({Const(None)})
UNFILLED: Value = frozenset({Special("unfilled")})
"""What stands where nothing has been put yet that may be put there by code which was not gone through so far."""

_INTERESTING: frozenset[type] = frozenset(
    (
        Text,
        Relationships,
        Endpoints,
        Endpoint,
        Query,
        Reader,
        Mapping,
        Sequence,
        View,
        Serialized,
        Instance,
        Partial,
    )
)
_EMPTY_TEXTS = ("", "{}", "[]", "null", "e30=", "e30", "W10=", "W10")
"""What an empty collection is in JSON, and that in base64."""

_PLAIN = (Const, Unknown, Property, Library, Foreign)


def one(atom: Atom) -> Value:
    """The value that is certainly `atom`."""
    return frozenset((atom,))


def join(values: Iterable[Value]) -> Value:
    """Every possibility of `values`; of too many, the plain ones become unknown."""
    joined = NOTHING
    others = []
    for value in values:
        if not joined:
            joined = value
        elif value and value is not joined:
            others.append(value)
    if others:
        joined = joined.union(*others)
    if len(joined) <= MOST_ENDPOINTS:
        return joined
    if sum(isinstance(atom, Endpoint) for atom in joined) > MOST_ENDPOINTS:
        joined = frozenset(atom for atom in joined if not isinstance(atom, Endpoint)) | UNKNOWN
    if len(joined) <= LARGEST:
        return joined
    kept = [atom for atom in joined if not isinstance(atom, _PLAIN)][:LARGEST]
    return frozenset(kept) | UNKNOWN


def coming_back(value: Value) -> Value:
    """The possibilities of `value` in which there is one, if there are any."""
    return value - NEVER or value


def substitutes(value: Value, stead: Stead, origin: Origin) -> Value:
    """`value` as it may stand in the place of credentials: what of it is not followed further says from now on where it
    came in. What counts as nothing stays."""
    return frozenset(_substitute(atom, stead, origin) for atom in value)


def _substitute(atom: Atom, stead: Stead, origin: Origin) -> Atom:
    if isinstance(atom, Const) and not _is_empty(atom.value):
        return Unknown(Substitute(stead, atom.written or origin))
    if isinstance(atom, Foreign) or (isinstance(atom, Unknown) and atom.whence is None):
        return Unknown(Substitute(stead, origin))
    return atom


def _is_empty(value: ir.Scalar) -> bool:
    """Whether a constant holds no credentials: it counts as false, or is the text of what does."""
    text_ = value.decode("ascii", "replace") if isinstance(value, bytes) else value
    return not value or (isinstance(text_, str) and text_.strip() in _EMPTY_TEXTS)


def padded(values: Iterable[Value]) -> Value:
    """The relationships' text among values that become one text, which it stays, and what may stand in its place."""
    found = frozenset(atom for value in values for atom in value if isinstance(atom, Text | Unknown))
    return found if any(isinstance(atom, Text) for atom in found) else NOTHING


def firm(value: Value) -> Value:
    """`value` without what may stand in the place of something, where there is something else."""
    kept = frozenset(atom for atom in value if not isinstance(atom, Unknown) or atom.whence is None)
    return kept or value


def strings(value: Value) -> list[Const]:
    """The constants of `value` that are text, in an order that does not depend on hashing."""
    found = [atom for atom in value if isinstance(atom, Const) and isinstance(atom.value, str)]
    if len(found) < 2:
        return found
    return sorted(found, key=lambda atom: (str(atom.value), atom.origin.span if atom.origin else START_OF_FILE))


def text(value: Value) -> str | None:
    """The text that `value` certainly is."""
    if len(value) != 1:
        return None
    (atom,) = value
    return atom.value if isinstance(atom, Const) and isinstance(atom.value, str) else None


def number(value: Value) -> int | None:
    """The integer that `value` certainly is."""
    if len(value) != 1:
        return None
    (atom,) = value
    return atom.value if isinstance(atom, Const) and isinstance(atom.value, int) else None


def is_interesting(value: Value) -> bool:
    """Whether a value may be credentials, or hold them."""
    return not _INTERESTING.isdisjoint(map(type, value))


def named(value: Value) -> Value:
    """`value` under a name of its own: constants no longer stand where they were written."""
    for atom in value:
        if isinstance(atom, Const) and atom.origin is not None:
            return frozenset(
                Const(each.value, None, each.written) if isinstance(each, Const) else each for each in value
            )
    return value


def placed(value: Value, path: Path, node: ir.Expression | ir.Statement) -> Value:
    """`value` as an expression in a file gives it: constants with a name of their own stand there."""
    for atom in value:
        if isinstance(atom, Const) and atom.origin is None:
            origin = Origin(path, node.span)
            return frozenset(
                Const(each.value, origin, each.written) if isinstance(each, Const) and each.origin is None else each
                for each in value
            )
    return value


def may_be_true(atom: Atom) -> bool:
    """Whether an atom can count as true; of constants only it is known."""
    return not isinstance(atom, Const) or bool(atom.value)
