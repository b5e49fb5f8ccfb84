"""Reads the plain part of YAML that nearly every services file keeps to; leaves all else to the full reader.

Block mappings, block sequences of values, scalars and flow collections on one line whose text has just one reading,
tags of a file's own before them, and literal block scalars: that is read here in a fraction of the time that
ruamel.yaml takes to be imported. A line that is anything else makes `read` give up, so what it does return is what the
full reader returns, node by node (tests/project/test_plain.py holds the two together, over generated and real files).
"""

from __future__ import annotations

import re
from functools import cache

from influx_lint.pages import Page
from influx_lint.project.nodes import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    MAPPING,
    NULL,
    SEQUENCE,
    STRING,
    Mapping,
    Node,
    Scalar,
    Sequence,
    end_of_content,
)
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeVar

    _Collection = TypeVar("_Collection", Mapping, Sequence)

_LONGEST_KEY = 1024
"""How many characters a key before `:` may have (YAML 1.2.2, 7.4.2)."""

_DEEPEST = 20
"""How deep flow collections are read here: deeper than people write."""

# Beside line feeds, `read` lets only printable characters through: tabs, other line ends and what YAML forbids need no
# mention here, where naming them would take longer to compile than most files to read.
_QUOTED = r"""(?:"[^"\\\n]*+"|'(?:[^'\n]++|'')*+')"""
_NUMBER = r"[0-9][0-9.]*+[A-Za-z]?"
_WORD = r"[A-Za-z_/][\w./-]*+(?::[\w./-]++)*+"
_WORDS = r"(?:[A-Za-z_/^$(\\]|\./)(?:[^ \n:\#]++|:(?=[^ \n])|\#|[ ]++(?=[^ \n:\#]|:[^ \n]))*+"
_END = r"(?=[ \n]|\Z)"
_COMMENT = r"\#[^\n]*"

_START = re.compile(rf"(?: *(?:{_COMMENT})?\n)*---\n")
_LINE = re.compile(
    rf"""
    (?P<indent>[ ]*+)
    (?P<content>
        (?: (?P<dash>-) {_END} [ ]*+ )?
        (?: (?P<key>{_WORDS}|{_NUMBER}|{_QUOTED}): {_END} [ ]*+ )?
        (?: (?P<tag>![A-Za-z][\w-]*+) {_END} [ ]*+ )?
        (?: (?P<scalar>{_WORDS}|{_NUMBER}|{_QUOTED}) {_END} | (?P<literal>\|[+-]?) {_END} | (?P<flow>[\[{{][^\n]*) )?
    )
    [ ]*+ (?: (?<![^ \n]) {_COMMENT} )?
    (?:\n|\Z)
    """,
    re.VERBOSE | re.ASCII,
)
_FLOW_ITEM = rf" *(?:(?P<key>{_WORD}|{_NUMBER}|{_QUOTED}): +)?(?:(?P<scalar>{_WORD}|{_NUMBER}|{_QUOTED})|[\[{{])"
_FLOW_SEPARATOR = " *([],}])"
_FLOW_END = rf"(?: *| +{_COMMENT})$"

_NO_TEXT = {
    **dict.fromkeys(("true", "True", "TRUE", "false", "False", "FALSE"), BOOLEAN),
    **dict.fromkeys(("null", "Null", "NULL"), NULL),
}
"""The words that YAML's core schema takes for something else than text, and for what."""


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """A pattern that most files do without: to compile it takes longer than to read them."""
    return re.compile(text, re.ASCII | re.MULTILINE)


class _NotPlainError(Exception):
    """The text is not in the plain part of YAML."""


def read(source: Page) -> list[Node] | None:
    """The top node of a text in the plain part of YAML (none for an empty one); nothing for any other text."""
    if not source.text.replace("\n", " ").isprintable():
        return None
    try:
        root = _Parser(source).read()
    except _NotPlainError:
        return None
    return [root] if root else []


class _Parser:
    """Reads line by line. `open` holds the collections that the next line may go on with, outermost first."""

    def __init__(self, source: Page) -> None:
        self.source = source
        self.at = 0
        self.root: Node | None = None
        self.open: list[tuple[int, Mapping | Sequence]] = []
        self.waiting: tuple[Mapping, Scalar, re.Match[str]] | None = None

    def read(self) -> Node | None:
        text = self.source.text
        start = _START.match(text)
        self.at = start.end() if start else 0
        while self.at < len(text):
            line = _LINE.match(text, self.at)
            if line is None:
                raise _NotPlainError
            self.at = line.end()
            if line["content"]:
                self.add(line)
        self.settle()
        self.close(0)
        if start and self.root is None:
            raise _NotPlainError
        return self.root

    def add(self, line: re.Match[str]) -> None:
        """Add what a line has: an item (`- value`), an entry (`key: value`, `key:` alone), or an item with an entry."""
        indent, at = len(line["indent"]), line.end("indent")
        if line["key"] is None:
            value = self.value(line)
            if line["dash"] is None or value is None:
                raise _NotPlainError
            self.collection(indent, Sequence, at).items.append(value)
        elif line["dash"] is None:
            self.add_entry(self.collection(indent, Mapping, at), line)
        else:
            items = self.collection(indent, Sequence, at).items
            mapping = self.opened(_indent(line), Mapping, line.start("key"))
            items.append(mapping)
            self.add_entry(mapping, line)

    def add_entry(self, mapping: Mapping, line: re.Match[str]) -> None:
        key, value = self.key(*line.span("key")), self.value(line)
        if value is None:
            self.waiting = (mapping, key, line)
        else:
            mapping.entries.append((key, value))

    def collection(self, indent: int, kind: type[_Collection], at: int) -> _Collection:
        """The collection that a line belongs to: an open one of its indent, or a new one under the waiting key."""
        if self.waiting:
            parent, key, line = self.waiting
            if indent > _indent(line) or (kind is Sequence and indent == _indent(line)):
                self.waiting = None
                node = self.opened(indent, kind, at)
                _put_tag(node, line)
                parent.entries.append((key, node))
                return node
        self.settle()
        while self.open and (self.open[-1][0] > indent or (kind is Mapping and self.is_inner_sequence(indent))):
            self.close(len(self.open) - 1)
        if self.root is None and indent == 0:
            self.root = self.opened(indent, kind, at)
        innermost = self.open[-1] if self.open else None
        if innermost is None or innermost[0] != indent or not isinstance(innermost[1], kind):
            raise _NotPlainError
        return innermost[1]

    def opened(self, indent: int, kind: type[_Collection], at: int) -> _Collection:
        node = kind(self.source, MAPPING if kind is Mapping else SEQUENCE, at, at)
        self.open.append((indent, node))
        return node

    def close(self, depth: int) -> None:
        """End all open collections but the outer `depth` ones, each with the last of what it holds."""
        while len(self.open) > depth:
            _, node = self.open.pop()
            node.end = end_of_content(node)

    def is_inner_sequence(self, indent: int) -> bool:
        """Whether the innermost collection is a sequence no deeper than its own key, which YAML allows."""
        return self.open[-1][0] == indent and isinstance(self.open[-1][1], Sequence) and len(self.open) > 1

    def settle(self) -> None:
        """Give the waiting key its value: nothing, which stands at the key."""
        if self.waiting:
            mapping, key, line = self.waiting
            if line["tag"] is not None:
                raise _NotPlainError
            mapping.entries.append((key, Scalar(self.source, NULL, key.start, key.end, "")))
            self.waiting = None

    def value(self, line: re.Match[str]) -> Node | None:
        """The value that a line has, or that begins on it."""
        if line["scalar"] is not None:
            return self.scalar(*line.span("scalar"), line["tag"])
        if line["literal"] is not None:
            return self.literal(line)
        if line["flow"] is None:
            return None
        node = self.flow(line.start("flow"))
        if not _pattern(_FLOW_END).match(self.source.text, node.end):
            raise _NotPlainError
        _put_tag(node, line)
        return node

    def flow(self, start: int, depth: int = _DEEPEST) -> Mapping | Sequence:
        """The flow collection that begins at `start` and ends on the same line, `depth` levels further at most."""
        if not depth:
            raise _NotPlainError
        text = self.source.text
        is_mapping = text[start] == "{"
        node = (
            Mapping(self.source, MAPPING, start, start) if is_mapping else Sequence(self.source, SEQUENCE, start, start)
        )
        node.end, separator = start + 1, ","
        while separator == ",":
            item = _pattern(_FLOW_ITEM).match(text, node.end)
            value = self.flow_value(item, depth) if item else None
            end = _pattern(_FLOW_SEPARATOR).match(text, value.end if value else node.end)
            if end is None or (value is None and end[1] == ","):
                raise _NotPlainError
            if value and item:
                self.add_to_flow(node, item, value)
            node.end, separator = end.end(), end[1]
        if separator != ("}" if is_mapping else "]"):
            raise _NotPlainError
        return node

    def flow_value(self, item: re.Match[str], depth: int) -> Node:
        """The scalar or the collection of an item or an entry."""
        if item["scalar"] is not None:
            return self.scalar(*item.span("scalar"))
        return self.flow(item.end() - 1, depth - 1)

    def add_to_flow(self, node: Mapping | Sequence, item: re.Match[str], value: Node) -> None:
        if isinstance(node, Mapping) is (item["key"] is None):
            raise _NotPlainError
        if isinstance(node, Mapping):
            node.entries.append((self.key(*item.span("key")), value))
        else:
            node.items.append(value)

    def literal(self, line: re.Match[str]) -> Scalar:
        """The literal scalar whose `|` stands on this line: the lines below that are indented more deeply."""
        text, margin = self.source.text, ""
        rows: list[str] = []
        while self.at < len(text):
            end = text.find("\n", self.at) + 1 or len(text)
            row = text[self.at : end]
            if not row.strip(" \n"):
                if not (rows and row.endswith("\n")):
                    raise _NotPlainError
            elif not rows:
                margin = row[: len(row) - len(row.lstrip(" "))]
            elif not row.startswith(margin):
                break
            rows.append(row[len(margin) :] or "\n")
            self.at = end
        if len(margin) <= _indent(line) or line["tag"] is not None:
            raise _NotPlainError
        kept = "".join(rows)
        stripped = kept.rstrip("\n")
        value = {"-": stripped, "+": kept, "": stripped + "\n" * (kept != stripped)}[line["literal"][1:]]
        return Scalar(self.source, STRING, line.start("literal"), self.at, value)

    def key(self, start: int, end: int) -> Scalar:
        if end - start > _LONGEST_KEY:
            raise _NotPlainError
        return self.scalar(start, end)

    def scalar(self, start: int, end: int, tag: str | None = None) -> Scalar:
        """The scalar of those characters, with a tag of the file's own or the one that its text has."""
        text = self.source.text[start:end]
        kind = STRING
        if text[0] == '"':
            text = text[1:-1]
        elif text[0] == "'":
            text = text[1:-1].replace("''", "'")
        elif text[0].isdigit():
            if text.replace(".", "", 1).isdigit():
                kind = FLOAT if "." in text else INTEGER
        else:
            kind = _NO_TEXT.get(text, STRING)
        return Scalar(self.source, tag or kind, start, end, text)


def _indent(line: re.Match[str]) -> int:
    """The indent of the entry or the item that a line has."""
    return line.start("content" if line["key"] is None else "key") - line.start()


def _put_tag(node: Mapping | Sequence, line: re.Match[str]) -> None:
    """Give a collection the tag that stands on a line before it, if there is one."""
    if line["tag"] is not None:
        node.tag, node.start = line["tag"], line.start("tag")
