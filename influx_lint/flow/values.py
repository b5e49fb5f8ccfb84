"""Abstract values: what an expression may be.

A `Value` is a set of atoms, one for each possibility that the analysis keeps apart; the empty set is the value of
code that is never reached. Those of the platforms' credentials are in `influx_lint.flow.platform`, those of what the
project's code itself defines in `influx_lint.flow.frames`.

Whatever can be changed in place (endpoints, containers, instances, classes) is known by an integer, its `place`;
what it holds is in the store (`influx_lint.flow.store`) under that place."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from influx_lint.findings import Origin
from influx_lint.flow import ir
from influx_lint.flow.events import Substitute
from influx_lint.flow.records import entity, field, record


class Atom:
    """One possibility of what something may be."""

    __slots__ = ()


@record
class Unknown(Atom):
    """Anything that is none of the analysis' business; `whence` where it may stand in the place of credentials."""

    whence: Substitute | None = None


@record
class Lost(Unknown):
    """What code that is not known made of credentials, by the call in `whence`."""


@record
class Never(Atom):
    """What a call gives that does not come back: it ends the program, or raises. One that has `promised` something
    comes back at once, and who waits for that does not."""

    promised: bool = False


@entity
class Absent(Atom):
    """On one way to here, the cell was never written."""


@entity
class Present(Atom):
    """A key of an endpoint that a test has found there."""


@entity
class Gone(Atom):
    """A key of an endpoint that a test has found missing, or that the code removed."""


@record
class Const(Atom):
    """A constant. `origin` is the place that stands for it as a key; `written` is where its characters are. Both tell
    few constants of one value apart: they would only make the hash dearer."""

    value: ir.Scalar
    origin: Origin | None = field(default=None, hash=False)
    written: Origin | None = field(default=None, hash=False)


@record
class Ordered(Atom):
    """The keys of a mapping in order, or the values that it was spread from, the last one winning."""

    items: tuple[Hashable, ...]


@record
class Mapping(Atom):
    """A dictionary that the code made. `attributes` says that keys are read as attributes, too; `factory` makes what
    stands under a key that it has not."""

    place: int
    attributes: bool = False
    factory: Value | None = None


@record
class Sequence(Atom):
    """A list, tuple, set or generator; the elements stand in order, or all under one."""

    place: int


@record
class View(Atom):
    """The keys, values or items of something."""

    kind: str
    of: Atom


@record
class Serialized(Atom):
    """JSON text that the code made of a value."""

    value: Value


@record
class Library(Atom):
    """Something of the language or of a library, by its qualified name."""

    name: str


@record
class Missing(Atom):
    """A module that is the project's by its name and is not there, or something in it."""

    module: str


@record
class Foreign(Atom):
    """An object that a library's function `maker` made, of which only what the project itself puts into it is known; or
    a part of the one at `owner`, such as a method."""

    place: int
    maker: str = ""
    owner: int | None = None


@record
class Method(Atom):
    """A method of something abstract."""

    receiver: Atom
    name: str


@record
class Special(Atom):
    """A callable or value that only the language's models understand, with what it carries: hashable, and of the type
    that the models of its kind give it."""

    kind: str
    carried: Any = None


Value = frozenset[Atom]
Cell = tuple["Hashable", "Hashable"]
"""What owns a cell of the store, and the cell's name."""

Changes = dict[Cell, Value | None]
NOTHING: Value = frozenset()
UNKNOWN: Value = frozenset({Unknown()})
NEVER: Value = frozenset({Never()})
PENDING: Value = frozenset({Never(promised=True)})
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
