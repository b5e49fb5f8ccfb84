"""What a jq program is made of: each part with the indices of its characters in the program's text."""

from __future__ import annotations

from collections.abc import Iterator

from influx_lint.flow.records import record


@record
class Node:
    """A part of a program, from the character at `start` up to the one at `end`, which is not in it."""

    start: int
    end: int


@record
class Identity(Node):
    """The input itself."""


@record
class Unread(Node):
    """What is not understood, or only known when the program runs."""


@record
class Literal(Node):
    value: int | float | bool | None


@record
class Chunk(Node):
    """Characters of a string. They are `plain` where each of them stands for itself."""

    text: str
    plain: bool


@record
class String(Node):
    """A string: characters, and filters whose outputs are put in between."""

    parts: tuple[Node, ...]


@record
class Index(Node):
    """`of.key`, `of["key"]`, `of[filter]`; the key of a field is a `Chunk`. `opens` is where the dot or bracket is."""

    of: Node
    key: Node
    opens: int


@record
class Slice(Node):
    of: Node
    bounds: tuple[Node, ...]


@record
class Each(Node):
    """`of[]`."""

    of: Node


@record
class Variable(Node):
    name: str


@record
class Format(Node):
    """`@base64`, or with a string what is put into that."""

    name: str
    string: String | None


ASSIGNMENTS = frozenset(("=", "|=", "+=", "-=", "*=", "/=", "%=", "//="))


@record
class Binary(Node):
    """Two filters with an operator between, pipes and commas included."""

    operator: str
    left: Node
    right: Node


@record
class Group(Node):
    """A filter in parentheses."""

    of: Node


@record
class Negated(Node):
    of: Node


@record
class Call(Node):
    name: str
    arguments: tuple[Node, ...]


@record
class Entry(Node):
    """A key of an object and its value; of a shorthand, `value` is nothing."""

    key: Node
    value: Node | None


@record
class Object(Node):
    entries: tuple[Entry, ...]


@record
class Array(Node):
    of: Node | None


@record
class If(Node):
    arms: tuple[tuple[Node, Node], ...]
    otherwise: Node | None


@record
class Try(Node):
    of: Node
    handler: Node | None


@record
class Fold(Node):
    """`reduce` and `foreach`: of each output of `of`, taken apart by a pattern, from the first of `parts` on."""

    of: Node
    pattern: Node
    parts: tuple[Node, ...]


@record
class Bind(Node):
    """`of as pattern ?// pattern | rest`. A pattern is a variable, or an object or array of patterns."""

    of: Node
    patterns: tuple[Node, ...]
    rest: Node


@record
class Define(Node):
    name: str
    parameters: tuple[str, ...]
    body: Node
    rest: Node


@record
class Label(Node):
    rest: Node


@record
class List(Node):
    """An array of patterns."""

    items: tuple[Node, ...]


def parts(node: Node) -> list[Node]:
    """The nodes in a node."""
    found: list[Node] = []
    pending: list[object] = [getattr(node, name) for name in node.__match_args__]
    while pending:
        each = pending.pop()
        if isinstance(each, Node):
            found.append(each)
        elif type(each) is tuple:
            pending += each
    return found


def is_pattern(above: Node, node: Node) -> bool:
    """Whether a node takes apart what the one that it stands in goes over or binds."""
    return (isinstance(above, Bind) and node in above.patterns) or (isinstance(above, Fold) and node is above.pattern)


def walk(node: Node) -> Iterator[Node]:
    """A node and all that is in it, each before what is in it."""
    pending = [node]
    while pending:
        one = pending.pop()
        yield one
        pending += parts(one)
