"""YAML as a graph of nodes, each with its exact place: what the readers make and everything else reads.

A node behind an alias is the anchored node itself, at the anchor's place, so the graph may share nodes and, in hostile
files, hold cycles. Nothing here expands it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from influx_lint.project.model import Place
from influx_lint.text import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from influx_lint.findings import Span

STRING = "str"
INTEGER = "int"
NULL = "null"
MAPPING = "map"
SEQUENCE = "seq"
MERGE = "merge"
INCLUDE = "!include"

MAX_LAYERS = 1000
"""How many merged mappings count: far more than people write, and a bound for chains made to be slow."""

MAX_DEPTH = 20
"""How deep plain data goes: far deeper than the schema looks, and a bound for chains of aliases."""


class Source:
    """A file's path and characters."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.text)


@dataclass(slots=True, eq=False)
class Node:
    """A node: `tag` is `str`, `int`, `float`, `bool`, `null`, `map`, `seq` and the like, or a file's own (`!include`).

    `start` and `end` are offsets in the source's characters.
    """

    source: Source
    tag: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.source.lines.span(self.start, self.end)

    @property
    def place(self) -> Place:
        return Place(self.source.path, self.span)

    @property
    def is_foreign(self) -> bool:
        """Whether the node has a tag of its own, so that its value is not known here."""
        return self.tag.startswith("!")


@dataclass(slots=True, eq=False)
class Scalar(Node):
    """A scalar; `value` is its text as YAML reads it, whatever its quoting."""

    value: str

    def spelled(self, text: str) -> Span | None:
        """The span of the last place in the scalar where the source spells `text` out; nothing where it does not."""
        at = self.source.text.rfind(text, self.start, self.end) if text else -1
        return self.source.lines.span(at, at + len(text)) if at >= 0 else None

    def part(self, text: str) -> Place:
        """The place of a part of the value, where the source spells it out; else of the whole scalar."""
        return Place(self.source.path, self.spelled(text) or self.span)


@dataclass(slots=True, eq=False)
class Mapping(Node):
    """A mapping: its entries as written, duplicates and merge keys included."""

    entries: list[tuple[Node, Node]] = field(default_factory=list)

    def effective(self) -> dict[str, tuple[Scalar, Node]]:
        """The entries under text keys as a reader sees them: the last of duplicates, and merged ones not overridden."""
        found: dict[str, tuple[Scalar, Node]] = {}
        for mapping in reversed(self._layers()):
            for key, value in mapping.entries:
                if isinstance(key, Scalar) and key.tag != MERGE:
                    found.pop(key.value, None)
                    found[key.value] = (key, value)
        return found

    def get(self, name: str) -> Node | None:
        """The value under a text key, merged ones included."""
        entry = self.effective().get(name)
        return entry[1] if entry else None

    def _layers(self) -> list[Mapping]:
        """This mapping, then what its merge keys bring in, the stronger first."""
        layers: list[Mapping] = []
        seen: set[int] = set()
        pending: list[Node] = [self]
        while pending and len(layers) < MAX_LAYERS:
            node = pending.pop()
            if isinstance(node, Mapping) and id(node) not in seen:
                seen.add(id(node))
                layers.append(node)
                pending.extend(reversed(list(node.merged())))
        return layers

    def merged(self) -> Iterator[Node]:
        """What the merge keys (`<<`) name, in order: there may be several keys, and a list under one."""
        for key, value in self.entries:
            if key.tag == MERGE:
                yield from value.items if isinstance(value, Sequence) else (value,)


@dataclass(slots=True, eq=False)
class Sequence(Node):
    """A sequence of nodes."""

    items: list[Node] = field(default_factory=list)


def walk(roots: list[Node]) -> Iterator[Node]:
    """Every node of the graph once, in the order of the text, however often it is shared."""
    seen: set[int] = set()
    pending = list(reversed(roots))
    while pending:
        node = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, Mapping):
            pending.extend(one for entry in reversed(node.entries) for one in reversed(entry))
        elif isinstance(node, Sequence):
            pending.extend(reversed(node.items))


class _Data(dict[str, object]):
    """A mapping's data, whose text form stays short however much it shares, since validators print what they judge."""

    def __repr__(self) -> str:
        return "{…}"


class _Items(list[object]):
    """A sequence's data, likewise."""

    def __repr__(self) -> str:
        return "[…]"


def as_data(node: Node) -> object:
    """A node as plain data, for a schema: merge keys merged, the last of duplicates, shared nodes shared.

    What is not known here is left out of its mapping or sequence: values with a tag of their own, keys that are no
    text, cycles, and all below MAX_DEPTH.
    """
    return _as_data(node, {}, MAX_DEPTH)


_UNKNOWN = object()


def _as_data(node: Node, made: dict[int, object], depth: int) -> object:
    if id(node) in made:
        return made[id(node)]
    made[id(node)] = _UNKNOWN
    result: object = _UNKNOWN
    if node.is_foreign or depth == 0:
        pass
    elif isinstance(node, Scalar):
        result = scalar_data(node)
    elif isinstance(node, Mapping):
        pairs = ((name, _as_data(value, made, depth - 1)) for name, (_, value) in node.effective().items())
        result = _Data((name, value) for name, value in pairs if value is not _UNKNOWN)
    elif isinstance(node, Sequence):
        values = (_as_data(one, made, depth - 1) for one in node.items)
        result = _Items(value for value in values if value is not _UNKNOWN)
    made[id(node)] = result
    return result


def scalar_data(node: Scalar) -> object:
    """The value of a scalar by its tag (YAML 1.2 core schema); text where the tag is none of JSON's types."""
    match node.tag:
        case "null":
            return None
        case "bool":
            return node.value.lower() == "true"
        case "int" | "float" as tag:
            try:
                return (int if tag == "int" else float)(node.value.replace("_", ""))
            except ValueError:
                return node.value if tag == "int" else 0.0
        case _:
            return node.value
