"""What the analysis reports: reads of keys from credentials and of environment variables, and what it gave up."""

from __future__ import annotations

import enum
from pathlib import Path

from influx_lint.findings import Origin, Span
from influx_lint.flow.records import record


class Form(enum.StrEnum):
    """How a read is written; a repair needs it to render its edit."""

    SUBSCRIPT = "subscript"
    GET = "get"
    POP = "pop"
    SETDEFAULT = "setdefault"
    CONTAINS = "contains"
    ATTRIBUTE = "attribute"
    PATTERN = "pattern"
    GETTER = "getter"
    FORMAT_FIELD = "format field"
    PERCENT_FIELD = "percent field"
    TEMPLATE_FIELD = "template field"
    LOOP_KEY = "loop key"
    PARAMETER = "parameter"
    WHOLE = "whole"
    """All keys or values at once: what comes of it depends on which there are."""

    VARIABLE = "variable"
    SETTING = "setting"
    """A variable that a library is told to read."""

    GIVEN = "given"
    """A variable that a test sets for the code that it tests."""


class Company(enum.Enum):
    """What else is read by what stands at a key's place, or by its reading expression. Alone: nothing but this key of
    endpoints. Uncertain: something of which nothing is known, perhaps. Shared: another key, or a dictionary that is
    none of the platform's. Partial: a copy of an endpoint that may lack keys, or has other values under them."""

    ALONE = "alone"
    UNCERTAIN = "uncertain"
    SHARED = "shared"
    PARTIAL = "partial"


class Relation(enum.Enum):
    """How a property is compared with constants."""

    EQUALS = "equals one of"
    CONTAINS = "contains one of"
    STARTS = "starts with one of"


@record
class PropertyTest:
    """What is known of a property where a read stands. `name` is a key of the endpoint (`type`, `scheme`, `rel`,
    `service`), or `RELATIONSHIP_NAME` for the name under which the relationship was found; `holds` says whether the
    test succeeded. With `among_others` it was a test of one out of several endpoints, perhaps of this one: what is read
    of this one by way of the same variable has passed it."""

    name: str
    relation: Relation
    values: tuple[str, ...]
    holds: bool
    among_others: bool = False


RELATIONSHIP_NAME = "@name"


@record
class Presence:
    """The endpoint is known to have the key, or to lack it, where a read stands; where it was `supplied`, the code
    itself saw to it that it is there."""

    key: tuple[str, ...]
    present: bool
    supplied: bool = False


@record
class VersionTest:
    """The code has looked at the endpoint's version where a read stands."""


Fact = PropertyTest | Presence | VersionTest


@record
class Laid:
    """An expression whose keys are laid over those of a dictionary; it `is_endpoint` if it is nothing else. It
    `is_live` where what is written to it later is found there, too. `beside` are the program's own keys, of what it is
    laid over or of what else is laid by the expression, and the keys that it asks for there."""

    origin: Origin
    is_endpoint: bool
    is_live: bool
    beside: frozenset[str]


class Stead(enum.StrEnum):
    """How something comes to stand where the platform's credentials do. Default: it is given where there are none.
    Parameter: nothing in the project gives it, so that somebody else may. Data: it is decoded from what is none of the
    platform's. Made: code that is not known made it of credentials."""

    DEFAULT = "default"
    PARAMETER = "parameter"
    DATA = "data"
    MADE = "made"


@record
class Substitute:
    """What a program may have in the place of the platform's credentials, and where that comes in."""

    stead: Stead
    origin: Origin


@record
class KeyRead:
    """A read of a key from an endpoint or from its query dictionary.

    `origin` is where it stands: the key's own place. `read` is the whole reading expression, where it stands in the
    same file. `key` is the path of keys, (`user`,) or (`query`, `org`), or nothing where the key is known only when the
    program runs. `relationship` is the relationship's name, or nothing where none is named; `is_optional` says that the
    code can do without it. `endpoint` tells endpoints apart. `facts` hold where the read stands; `alternatives` are the
    keys that the code reads instead, or as well, when this one is not there. A `tolerant` read does not fail where the
    key is missing. Of a test whether the key is there, `decides` says whether anything depends on it: what else is
    read, or a failure. `reader` is the reading expression, wherever it stands. `substitutes` are what may be read there
    in place of the endpoint, and `keys` the keys that are, where several are that are not written there. It
    `reads_endpoints` if it reads nothing but endpoints, and what changes with them; `reads_one_alone`, if of one
    relationship. An `excused` read is one without whose key a test of the project's is skipped. `beside` are the keys
    that are asked for together with a tolerant one, for one collection or one call. `of_copy` tells the copies of the
    endpoint that are read, which share the dictionaries in them with it; `made_by_keys` is where these were made, of
    those that were made key by key, and `laid` are the endpoints that were laid over what a copy had. Where it
    `reads_others`, the same expression reads other keys, too. What `stands_alone` there is this key of endpoints,
    whatever else the expression reads."""

    origin: Origin
    read: Span | None
    form: Form
    key: tuple[str, ...] | None
    relationship: str | None
    endpoint: int
    tolerant: bool
    facts: frozenset[Fact]
    alternatives: frozenset[tuple[str, ...]]
    decides: bool
    reader: Origin
    company: Company
    is_optional: bool
    substitutes: frozenset[Substitute] = frozenset()
    keys: frozenset[str] = frozenset()
    reads_endpoints: bool = False
    reads_one_alone: bool = False
    stands_alone: bool = False
    excused: bool = False
    beside: frozenset[tuple[str, ...]] = frozenset()
    of_copy: frozenset[int] = frozenset()
    made_by_keys: frozenset[Origin] = frozenset()
    laid: frozenset[Laid] = frozenset()
    reads_others: bool = False

    @property
    def last_key(self) -> str:
        """The last key of the path, and no text where none is known."""
        return self.key[-1] if self.key else ""

    @property
    def path(self) -> Path:
        return self.origin.path

    @property
    def span(self) -> Span:
        return self.origin.span


@record
class VariableRead:
    """A read of an environment variable whose name is constant. `origin` is where the name stands. `alternatives` are
    the variables that the code reads instead, or as well, when this one is not there. `facts`, of and `beside`, of
    paths that are one variable's name, `decides`, `reader`, `company` and `excused` are as in `KeyRead`."""

    origin: Origin
    read: Span | None
    form: Form
    name: str
    facts: frozenset[Fact]
    alternatives: frozenset[str]
    decides: bool
    reader: Origin
    company: Company
    excused: bool = False
    beside: frozenset[tuple[str, ...]] = frozenset()

    @property
    def path(self) -> Path:
        return self.origin.path

    @property
    def span(self) -> Span:
        return self.origin.span


@record
class Payload:
    """A dictionary of the code's own that stands in for an endpoint of the platform, or a part of one.

    `origin` is where the first key that matters stands. `relationship` is the name that it goes by. `keys` are the
    paths of its keys, `places` those that stand in this file with their places, in order, and `texts` its other entries
    that are constant. It is repairable where all its keys stand in one display, and all that `is_read` from it is by
    what reads the platform's endpoints, and can be changed with it. It `is_own` where it is read, and by nothing that
    reads the platform's, nor given to the variable for what does: the code agrees with itself."""

    origin: Origin
    relationship: str | None
    keys: frozenset[tuple[str, ...]]
    places: tuple[tuple[str, Span], ...]
    texts: frozenset[tuple[str, str]]
    is_repairable: bool
    is_read: bool
    is_own: bool


Event = KeyRead | VariableRead


class Hand(enum.StrEnum):
    """How credentials came from one place to the next on their way to a read.

    Variable: the variable with the relationships is read. Relationship: one of them is taken. Argument: they are given
    to a call. Return: a function gives them back. Call: what it gave is had. Name: they are kept under a name that
    other code can see. Attribute: they are put into an attribute, or taken out of one. Container: they are put into a
    collection. Import: a module has them from another. Read: one of their keys is, which tells where a service is."""

    VARIABLE = "variable"
    RELATIONSHIP = "relationship"
    ARGUMENT = "argument"
    RETURN = "return"
    CALL = "call"
    NAME = "name"
    ATTRIBUTE = "attribute"
    CONTAINER = "container"
    IMPORT = "import"
    READ = "read"


@record
class Handover:
    """One of the places on that way; `name` is that of the relationship, the function, the name, attribute or key,
    and empty where there is none."""

    hand: Hand
    origin: Origin
    name: str


@record
class Target:
    """A service that code speaks to, as its address says. Where that is of an endpoint, `relationship`, `is_optional`
    and `endpoint` are as in `KeyRead`, and the `facts` hold where it is spoken to. Else `variable` is the environment
    variable that the address comes from."""

    relationship: str | None
    endpoint: int
    facts: frozenset[Fact]
    variable: str | None = None
    is_optional: bool = False
    key: tuple[str, ...] | None = None


class Credentials(enum.Enum):
    """What code shows of itself to a service. Nothing: it has no credentials. Own name: the name and the password of
    the endpoint. Others: a token, or whatever may do."""

    NOTHING = "nothing"
    OWN_NAME = "the endpoint's name and password"
    OTHERS = "others"


@record
class Contact:
    """Code makes a client of a service in its older interface, or sends it a request, without a token.

    `origin` is the name that is called, `call` the whole call, and `name` what people call it. `credentials` are what
    it shows. It `takes_headers` if more headers can be given to the call; where those go with a request that takes the
    place of an `address`, that stands there. `targets` are the services that it may speak to, and `hosts` the
    expressions in its file that read nothing but hosts of endpoints, or of what may be there instead: whether it is
    endpoints' alone. It `is_sure` where nothing but the targets is spoken to, not so where something near by may be, as
    in development, and nothing is said of it where anything may be."""

    origin: Origin
    call: Span
    name: str
    targets: frozenset[Target]
    credentials: Credentials
    takes_headers: bool
    hosts: frozenset[tuple[Span, bool]]
    is_sure: bool | None = None
    address: Span | None = None


@record
class Statement:
    """Code has a service of the `targets` execute a statement. `origin` is where its `text` stands, as far as it is
    known (what is not has a `GAP` in its place), or the name of the `method` that makes the statement."""

    origin: Origin
    text: str
    method: str | None
    targets: frozenset[Target]


GAP = "\0"
"""What stands in a text for what is not known of it."""


@record
class OutOfSight:
    """A read of `key` from what code that is not known made of credentials; `beside` are all the keys that are read of
    that. Where it is the answer `of_object`, one that is not known either, it may be anything."""

    key: str
    beside: frozenset[str]
    of_object: bool


@record
class Unfollowed:
    """From `origin` on, code could not be followed to its end although it may get hold of credentials; `reason` says
    why, in words that follow a colon; of a read `out_of_sight`, what it is a read of. What is found there and beyond
    need not be all. Where it gets those of certain relationships only, `relationships` are their names. `file` is the
    one that it writes credentials to, which is told of only where no code that is followed reads it."""

    origin: Origin
    reason: str
    relationships: frozenset[str] = frozenset()
    out_of_sight: OutOfSight | None = None
    file: str | None = None


@record
class Quoted:
    """A text in code of one language that is run as code of another, where it stands, and what it says; as a whole, or
    as a `word` of a command."""

    origin: Origin
    text: str
    is_word: bool
