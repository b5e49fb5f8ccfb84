"""Reads the plain part of YAML that nearly every services file keeps to; leaves all else to the full reader.

Block mappings, block sequences of scalars, and scalars on one line whose text has just one reading: that is read here
in a fraction of the time that ruamel.yaml takes to be imported. A line that is anything else makes `read` give up, so
what it does return is what the full reader returns, node by node (tests/project/test_plain.py holds the two
together, over generated and real files).
"""

from __future__ import annotations

import re

from influx_lint.project.nodes import INTEGER, MAPPING, NULL, SEQUENCE, STRING, Mapping, Node, Scalar, Sequence
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.project.nodes import Source

# Beside line feeds, `read` lets only printable characters through: tabs, other line ends and what YAML forbids need no
# mention here, where naming them would take longer to compile than most files to read.
_SCALAR = r"""(?:[A-Za-z_][\w./-]*(?::[\w./-]+)*|[0-9]{1,15}|"[^"\\\n]*"|'[^'\n]*')"""
_COMMENT = r"\#[^\n]*"

_START = re.compile(rf"(?: *(?:{_COMMENT})?\n)*---\n")
_LINE = re.compile(
    rf"""
    (?P<indent>[ ]*)
    (?: (?P<dash>-[ ]+)? (?P<first>{_SCALAR}) (?P<colon>:(?=[ \n]|\Z))? (?:[ ]+(?P<second>{_SCALAR}))? (?=[ \n]|\Z) )?
    [ ]* (?: (?<![^ \n]) {_COMMENT} )?
    (?:\n|\Z)
    """,
    re.VERBOSE | re.ASCII,
)

_TWO_READINGS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


class _NotPlainError(Exception):
    """The text is not in the plain part of YAML."""


def read(source: Source) -> list[Node] | None:
    """The top node of a text in the plain part of YAML (none for an empty one); nothing for any other text."""
    if not source.text.replace("\n", " ").isprintable():
        return None
    try:
        root = _Reader(source).read()
    except _NotPlainError:
        return None
    return [root] if root else []


class _Reader:
    """Reads line by line. `open` holds the collections that the next line may go on with, outermost first."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Node | None = None
        self.open: list[tuple[int, Mapping | Sequence]] = []
        self.waiting: tuple[int, Mapping, Scalar] | None = None

    def read(self) -> Node | None:
        text = self.source.text
        start = _START.match(text)
        at = start.end() if start else 0
        while at < len(text):
            line = _LINE.match(text, at)
            if line is None:
                raise _NotPlainError
            if line["first"] is not None:
                self.add(line)
            at = line.end()
        self.settle()
        return self.root

    def add(self, line: re.Match[str]) -> None:
        """Add the item or the entry of a line that has content: `- value`, `key: value`, or `key:` alone."""
        indent, dashed = len(line["indent"]), line["dash"] is not None
        if dashed is (line["colon"] is not None) or (dashed and line["second"] is not None):
            raise _NotPlainError
        collection = self.collection(indent, Sequence if dashed else Mapping, line.end("indent"))
        first = self.scalar(line, "first")
        if isinstance(collection, Sequence):
            collection.items.append(first)
        elif line["second"] is not None:
            collection.entries.append((first, self.scalar(line, "second")))
        else:
            self.waiting = (indent, collection, first)

    def collection(self, indent: int, kind: type[Mapping | Sequence], at: int) -> Mapping | Sequence:
        """The collection that a line belongs to: an open one of its indent, or a new one under the waiting key."""
        if self.waiting and (indent > self.waiting[0] or (kind is Sequence and indent == self.waiting[0])):
            _, parent, key = self.waiting
            self.waiting = None
            node = self.opened(indent, kind, at)
            parent.entries.append((key, node))
            return node
        self.settle()
        while self.open and (self.open[-1][0] > indent or (kind is Mapping and self.is_inner_sequence(indent))):
            self.open.pop()
        if self.root is None and indent == 0:
            self.root = self.opened(indent, kind, at)
        if not self.open or self.open[-1][0] != indent or type(self.open[-1][1]) is not kind:
            raise _NotPlainError
        return self.open[-1][1]

    def opened(self, indent: int, kind: type[Mapping | Sequence], at: int) -> Mapping | Sequence:
        node = kind(self.source, MAPPING if kind is Mapping else SEQUENCE, at, at)
        self.open.append((indent, node))
        return node

    def is_inner_sequence(self, indent: int) -> bool:
        """Whether the innermost collection is a sequence no deeper than its own key, which YAML allows."""
        return self.open[-1][0] == indent and isinstance(self.open[-1][1], Sequence) and len(self.open) > 1

    def settle(self) -> None:
        """Give the waiting key its value: nothing, which stands at the key."""
        if self.waiting:
            _, mapping, key = self.waiting
            mapping.entries.append((key, Scalar(self.source, NULL, key.start, key.end, "")))
            self.waiting = None

    def scalar(self, line: re.Match[str], group: str) -> Scalar:
        start, end = line.span(group)
        text = line[group]
        if text[0] in "\"'":
            return Scalar(self.source, STRING, start, end, text[1:-1])
        if text.lower() in _TWO_READINGS:
            raise _NotPlainError
        return Scalar(self.source, INTEGER if text.isdigit() else STRING, start, end, text)
