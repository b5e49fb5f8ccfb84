"""What a jq program is made of: each part with the indices of its characters in the program's text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Identity(NamedTuple):
    start: int
    end: int


class Unread(NamedTuple):
    """What is not understood, or only known when the program runs."""

    start: int
    end: int


class Literal(NamedTuple):
    start: int
    end: int
    value: int | float | bool | None


class Chunk(NamedTuple):
    """Characters of a string. They are `plain` where each of them stands for itself."""

    start: int
    end: int
    text: str
    plain: bool


class String(NamedTuple):
    """A string: characters, and filters whose outputs are put in between."""

    start: int
    end: int
    parts: tuple[Node, ...]


class Index(NamedTuple):
    """`of.key`, `of["key"]`, `of[filter]`; the key of a field is a `Chunk`. `opens` is where the dot or the bracket
    stands."""

    start: int
    end: int
    of: Node
    key: Node
    opens: int


class Slice(NamedTuple):
    start: int
    end: int
    of: Node
    bounds: tuple[Node, ...]


class Each(NamedTuple):
    """`of[]`."""

    start: int
    end: int
    of: Node


class Variable(NamedTuple):
    start: int
    end: int
    name: str


class Format(NamedTuple):
    """`@base64`, or with a string what is put into that."""

    start: int
    end: int
    name: str
    string: String | None


class Binary(NamedTuple):
    """Two filters with an operator between, pipes and commas included."""

    start: int
    end: int
    operator: str
    left: Node
    right: Node


class Group(NamedTuple):
    """A filter in parentheses."""

    start: int
    end: int
    of: Node


class Negated(NamedTuple):
    start: int
    end: int
    of: Node


class Call(NamedTuple):
    start: int
    end: int
    name: str
    arguments: tuple[Node, ...]


class Entry(NamedTuple):
    """A key of an object and its value; of a shorthand, `value` is nothing."""

    start: int
    end: int
    key: Node
    value: Node | None


class Object(NamedTuple):
    start: int
    end: int
    entries: tuple[Entry, ...]


class Array(NamedTuple):
    start: int
    end: int
    of: Node | None


class If(NamedTuple):
    start: int
    end: int
    arms: tuple[tuple[Node, Node], ...]
    otherwise: Node | None


class Try(NamedTuple):
    start: int
    end: int
    of: Node
    handler: Node | None


class Fold(NamedTuple):
    """`reduce` and `foreach`: of each output of `of`, taken apart by a pattern, from the first of `parts` on by the
    others."""

    start: int
    end: int
    of: Node
    pattern: Node
    parts: tuple[Node, ...]


class Bind(NamedTuple):
    """`of as pattern ?// pattern | rest`. A pattern is a variable, or an object or array of patterns."""

    start: int
    end: int
    of: Node
    patterns: tuple[Node, ...]
    rest: Node


class Define(NamedTuple):
    start: int
    end: int
    name: str
    parameters: tuple[str, ...]
    body: Node
    rest: Node


class Label(NamedTuple):
    start: int
    end: int
    rest: Node


class List(NamedTuple):
    """An array of patterns."""

    start: int
    end: int
    items: tuple[Node, ...]


Node = (
    Identity
    | Unread
    | Literal
    | Chunk
    | String
    | Index
    | Slice
    | Each
    | Variable
    | Format
    | Binary
    | Group
    | Negated
    | Call
    | Entry
    | Object
    | Array
    | If
    | Try
    | Fold
    | Bind
    | Define
    | Label
    | List
)


def parts(node: Node) -> list[Node]:
    """The nodes in a node."""
    found: list[Node] = []
    pending: list[object] = list(node)
    while pending:
        each = pending.pop()
        if isinstance(each, Node):
            found.append(each)
        elif type(each) is tuple:
            pending += each
    return found


def walk(node: Node) -> Iterator[Node]:
    """A node and all that is in it, each before what is in it."""
    pending = [node]
    while pending:
        one = pending.pop()
        yield one
        pending += parts(one)
