"""The values of the platforms' credentials, on their journey:

    environment -> text -> relationships -> endpoints of one relationship -> endpoint -> its query dictionary

and of what is made of them, asked of them and done with them."""

from __future__ import annotations

from influx_lint.findings import Origin
from influx_lint.flow import ir
from influx_lint.flow.events import Fact, Target
from influx_lint.flow.records import field, record
from influx_lint.flow.values import Atom, Cell, Value

TRIAL = ""
"""The relationship of an endpoint that is there to see what code makes of it."""


@record
class Environment(Atom):
    """The process' environment, or a copy of it: with a `prefix`, of the variables whose names begin with it, under the
    rest of their names, in any case."""

    prefix: str = ""


@record
class Text(Atom):
    """The variable with the relationships, as text: base64 of JSON, or (`decoded`) the JSON itself."""

    decoded: bool = False


@record
class Relationships(Atom):
    """The decoded relationships. `attributes` says that keys are read as attributes, too."""

    place: int
    attributes: bool = False


@record
class RelationshipName(Atom):
    """A name out of the relationships, in a loop over them; `place` is that of the endpoints it goes with. Out of the
    environment, it is that of the variable."""

    place: int


@record
class Variable(Atom):
    """What some environment variable holds, in a loop over them."""

    place: int


@record
class Endpoints(Atom):
    """The endpoints of one relationship: of the one named, or of one that is only known when the program runs."""

    place: int
    name: str | None
    attributes: bool = False


@record
class Endpoint(Atom):
    """One endpoint. What is known of endpoints is known by `subject`: the relationship's name, else the place."""

    place: int
    name: str | None
    subject: str | int
    attributes: bool = False


@record
class Query(Atom):
    """The query dictionary of an endpoint."""

    endpoint: Endpoint


@record
class Property(Atom):
    """What stands under a key of an endpoint, read by the read number `read`; `derived` if it was computed from it."""

    subject: str | int
    key: tuple[str, ...]
    read: int
    derived: bool = False


@record
class Composed(Atom):
    """Text that the code put together: constants, properties of endpoints, and (nothing) what is not known. It stands
    beside what else the text may be; `origin` is where it was put together."""

    parts: tuple[str | Property | None, ...]
    origin: Origin | None = field(default=None, hash=False)


@record
class KeyOf(Atom):
    """Any key of an endpoint, in a loop over its keys, or one that a test has `chosen`."""

    endpoint: Endpoint | Query
    chosen: KeyIs | None = None


@record
class RenamedKey(Atom):
    """Any key of an endpoint, in a loop over its keys, in capitals perhaps, and between other characters. As a layer of
    a mapping, it is the endpoint under keys that are so made."""

    endpoint: Endpoint | Query
    before: str = ""
    after: str = ""
    is_upper: bool = False

    def name_of(self, key: str) -> str:
        return self.before + (key.upper() if self.is_upper else key) + self.after


@record
class ValueOf(Atom):
    """Whatever stands under any key of an endpoint, in a loop over its keys; `partly` of a choice of them."""

    endpoint: Endpoint | Query
    partly: bool = False


@record
class KeyIs(Atom):
    """A key from a loop over the keys of an endpoint is one of these constants, as the expression `test` found; without
    constants, one that passed a test which names none."""

    of: Endpoint | Query
    constants: Value
    test: ir.Expression | ir.Statement


@record
class Narrowed(Atom):
    """A variable, by its cell, is none of these possibilities."""

    cell: Cell
    without: Value


@record
class Condition(Atom):
    """The outcome of a test: what is known where it holds, and where it does not, and the reads it looked at. `holds`
    says how it comes out where that is certain. It tells all that there is to tell of the truth `of` an expression of
    several operands, whatever the others are that may be its value."""

    true: frozenset[tuple[Endpoint, Fact | KeyIs | Narrowed]] = frozenset()
    false: frozenset[tuple[Endpoint, Fact | KeyIs | Narrowed]] = frozenset()
    reads: frozenset[int] = frozenset()
    holds: bool | None = None
    of: ir.Boolean | None = None


@record
class Known(Atom):
    """A fact, as a cell holds it."""

    fact: Fact


@record
class Reader(Atom):
    """An object of a platform's own reader library; `place` holds its registered formatters."""

    place: int
    relationships: Value


@record
class Client(Atom):
    """An object by which code speaks to a service of the `targets`, made by the call whose name stands at `origin`."""

    origin: Origin
    targets: frozenset[Target]


@record
class Guarded(Atom):
    """Something to call that a table has under the constant `name`, where the table was asked for a relationship's
    name, or for what an endpoint says of itself: it is called only where that is the name."""

    function: Atom
    key: RelationshipName | Property
    name: str
