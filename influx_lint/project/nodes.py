"""YAML as a graph of nodes, each with its exact place: what the readers make and everything else reads.

A node behind an alias is the anchored node itself, at the anchor's place, so the graph may share nodes and, in hostile
files, hold cycles. Nothing here expands it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from influx_lint.findings import Origin, Span
from influx_lint.pages import Page

STRING = "str"
INTEGER = "int"
FLOAT = "float"
BOOLEAN = "bool"
NULL = "null"
MAPPING = "map"
SEQUENCE = "seq"
MERGE = "merge"
INCLUDE = "!include"

MAX_MERGED = 100_000
"""How many entries merge keys may bring in, in one file: a thousand times what people write."""

MAX_DEPTH = 20
"""How deep plain data goes: far deeper than the schema looks, and a bound for chains of aliases."""


class Node:
    """A node: `tag` is `str`, `int`, `float`, `bool`, `null`, `map`, `seq` and the like, or a file's own (`!include`).
    `start` and `end` are offsets in the source's characters."""

    __slots__ = ("end", "source", "start", "tag")

    def __init__(self, source: Page, tag: str, start: int, end: int) -> None:
        self.source = source
        self.tag = tag
        self.start = start
        self.end = end

    @property
    def span(self) -> Span:
        return self.source.lines.span(self.start, self.end)

    @property
    def origin(self) -> Origin:
        return Origin(self.source.path, self.span)

    @property
    def is_foreign(self) -> bool:
        """Whether the node has a tag of its own, so that its value is not known here."""
        return self.tag.startswith("!")


class Scalar(Node):
    """A scalar; `value` is its text as YAML reads it, whatever its quoting."""

    __slots__ = ("value",)

    def __init__(self, source: Page, tag: str, start: int, end: int, value: str) -> None:
        super().__init__(source, tag, start, end)
        self.value = value

    def spelled(self, text: str) -> Span | None:
        """The span of the last place in the scalar where the source spells `text` out; nothing where it does not."""
        at = self.source.text.rfind(text, self.start, self.end) if text else -1
        return self.source.lines.span(at, at + len(text)) if at >= 0 else None

    def part(self, text: str) -> Origin:
        """The place of a part of the value, where the source spells it out; else of the whole scalar."""
        return Origin(self.source.path, self.spelled(text) or self.span)


def text_of(node: Node | None) -> str | None:
    """The text that a node is; nothing for any other."""
    return node.value if isinstance(node, Scalar) and node.tag == STRING else None


class Mapping(Node):
    """A mapping: its entries as written, duplicates and merge keys included. They are complete before it is asked."""

    __slots__ = ("_effective", "entries")

    def __init__(
        self, source: Page, tag: str, start: int, end: int, entries: list[tuple[Node, Node]] | None = None
    ) -> None:
        super().__init__(source, tag, start, end)
        self.entries = entries if entries is not None else []
        self._effective: dict[str, tuple[Scalar, Node]] | None = None

    def effective(self) -> dict[str, tuple[Scalar, Node]]:
        """The entries under text keys as a reader sees them: the last of duplicates, and merged ones not overridden."""
        if self._effective is None:
            found: dict[str, tuple[Scalar, Node]] = {}
            layers = list(self._layers()) if self.merged() else [self]
            for mapping in reversed(layers):
                for key, value in mapping.entries:
                    if isinstance(key, Scalar) and key.tag != MERGE:
                        found.pop(key.value, None)
                        found[key.value] = (key, value)
            self._effective = found
        return self._effective

    def get(self, name: str) -> Node | None:
        """The value under a text key, merged ones included."""
        entry = self.effective().get(name)
        return entry[1] if entry else None

    @property
    def is_open(self) -> bool:
        """Whether a merge key brings in what is not known here, such as `<<: !include …`."""
        return any(True for _ in self.merged_unknown())

    def merged_unknown(self) -> Iterator[Node]:
        """What merge keys bring in that is not known here."""
        return (node for layer in self._layers() for node in layer.merged() if node.is_foreign)

    def size_merged(self, limit: int) -> int:
        """How many entries and merged nodes it takes to find the effective entries; counting ends above `limit`."""
        size = 0
        for layer in self._layers():
            size += len(layer.entries) + len(layer.merged())
            if size > limit:
                break
        return size

    def merged(self) -> list[Node]:
        """What the merge keys (`<<`) name, in order: there may be several keys, and a list under one."""
        named = [value for key, value in self.entries if key.tag == MERGE]
        if not named:
            return named
        return [one for value in named for one in (value.items if isinstance(value, Sequence) else (value,))]

    def _layers(self) -> Iterator[Mapping]:
        """This mapping, then what its merge keys bring in, the stronger first."""
        seen: set[int] = set()
        pending: list[Node] = [self]
        while pending:
            node = pending.pop()
            if isinstance(node, Mapping) and id(node) not in seen:
                seen.add(id(node))
                yield node
                pending.extend(reversed(node.merged()))


class Sequence(Node):
    """A sequence of nodes."""

    __slots__ = ("items",)

    def __init__(self, source: Page, tag: str, start: int, end: int, items: list[Node] | None = None) -> None:
        super().__init__(source, tag, start, end)
        self.items = items if items is not None else []


def end_of_content(node: Mapping | Sequence) -> int:
    """Where the last entry or item of a collection ends. Behind an alias, it may stand before the collection itself."""
    if isinstance(node, Sequence):
        return node.items[-1].end if node.items else node.start
    if not node.entries:
        return node.start
    key, value = node.entries[-1]
    return max(key.end, value.end)


def walk(roots: list[Node], *, with_scalars: bool = True) -> Iterator[Node]:
    """Every node of the graph once, in the order of the text, however often it is shared. Most nodes are scalars, which
    are not looked at where they are not wanted."""
    seen: set[int] = set()
    pending = list(reversed(roots))
    while pending:
        node = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, Mapping):
            inner = [one for entry in node.entries for one in entry if with_scalars or not isinstance(one, Scalar)]
        elif isinstance(node, Sequence):
            inner = [one for one in node.items if with_scalars or not isinstance(one, Scalar)]
        else:
            continue
        inner.reverse()
        pending += inner


def mappings(roots: list[Node]) -> Iterator[Mapping]:
    """Every mapping of the graph once, in the order of the text."""
    return (node for node in walk(roots, with_scalars=False) if isinstance(node, Mapping))


def first_beyond_merging(roots: list[Node]) -> Mapping | None:
    """The mapping up to which merge keys bring in more than MAX_MERGED entries; nothing where they stay below. A few
    thousand mappings that merge one another bring in millions, which is a file made to be slow."""
    left = MAX_MERGED
    for node in mappings(roots):
        if node.merged():
            left -= node.size_merged(left)
            if left < 0:
                return node
    return None


class _Data(dict[str, object]):
    """A mapping's data, whose text form stays short however much it shares, since validators print what they judge."""

    def __repr__(self) -> str:
        return "{…}"


class _Items(list[object]):
    """A sequence's data, likewise."""

    def __repr__(self) -> str:
        return "[…]"


def as_data(node: Node, depth: int = MAX_DEPTH) -> object:
    """A node as plain data, for a schema: merge keys merged, the last of duplicates, shared nodes shared. What is not
    known here is left out of its mapping or sequence: values with a tag of their own, keys that are no text, and
    cycles. Mappings and sequences `depth` levels down are empty."""
    return _as_data(node, {}, depth)


_UNKNOWN = object()


def _as_data(node: Node, made: dict[int, object], depth: int) -> object:
    if id(node) in made:
        return made[id(node)]
    made[id(node)] = _UNKNOWN
    result: object = _UNKNOWN
    if node.is_foreign:
        pass
    elif isinstance(node, Scalar):
        result = scalar_data(node)
    elif isinstance(node, Mapping):
        entries = node.effective().items() if depth else ()
        pairs = ((name, _as_data(value, made, depth - 1)) for name, (_, value) in entries)
        result = _Data((name, value) for name, value in pairs if value is not _UNKNOWN)
    elif isinstance(node, Sequence):
        values = (_as_data(one, made, depth - 1) for one in (node.items if depth else ()))
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
        case "int":
            return _integer(node.value.replace("_", ""))
        case "float":
            return _number(node.value.replace("_", ""))
        case _:
            return node.value


def _integer(text: str) -> int:
    """A whole number in any of YAML's bases. One too long for Python to convert counts as the largest common one."""
    digits = text.lower().lstrip("+-")
    try:
        return int(text, 0) if digits[:2] in ("0x", "0o", "0b") else int(text)
    except ValueError:
        return sys.maxsize


def _number(text: str) -> float:
    try:
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    except ValueError:
        return 0.0


class YamlError(Exception):
    """A text that is no YAML: one line that says why, and where."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.message = message
        self.span = span
