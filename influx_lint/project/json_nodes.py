"""JSON files that code loads, as nodes with exact places."""

from __future__ import annotations

import json
import re
from pathlib import Path

from influx_lint.pages import Page
from influx_lint.project.nodes import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    MAPPING,
    NULL,
    SEQUENCE,
    STRING,
    Mapping as MappingNode,
    Node,
    Scalar,
    Sequence as SequenceNode,
)

_DEEPEST = 50
_SPACE = re.compile(r"[ \t\n\r]*")
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_WORD = re.compile(r"[-+.\w]+")
_WORDS = {"true": BOOLEAN, "false": BOOLEAN, "null": NULL}


def read(path: Path, data: bytes) -> Node:
    """The top node of a JSON file's bytes, which are UTF-8 (RFC 8259). Raises ValueError where they are no JSON, and
    where they are nested deeper than any payload is."""
    text = data.decode("utf-8")
    try:
        json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return _Parser(Page(path, text)).node(_after_space(text, 0), 0)


class _Parser:
    """Reads what is known to be JSON."""

    def __init__(self, source: Page) -> None:
        self.source = source
        self.text = source.text

    def node(self, start: int, depth: int) -> Node:
        """The node that starts at an offset. Raises ValueError where it is too deep."""
        if depth > _DEEPEST:
            raise ValueError("nested too deeply")
        opening = self.text[start]
        if opening == "{":
            return self._mapping(start, depth + 1)
        if opening == "[":
            return self._sequence(start, depth + 1)
        return self._text(start) if opening == '"' else self._word(start)

    def _text(self, start: int) -> Scalar:
        found = _TEXT.match(self.text, start)
        written = found[0] if found else '""'
        return Scalar(self.source, STRING, start, start + len(written), json.loads(written))

    def _word(self, start: int) -> Scalar:
        found = _WORD.match(self.text, start)
        word = found[0] if found else ""
        tag = _WORDS.get(word) or (INTEGER if word.lstrip("-").isdecimal() else FLOAT)
        return Scalar(self.source, tag, start, start + len(word), word)

    def _mapping(self, start: int, depth: int) -> MappingNode:
        entries: list[tuple[Node, Node]] = []
        at = _after_space(self.text, start + 1)
        while self.text[at] != "}":
            key = self._text(at)
            value = self.node(_after_space(self.text, _after_space(self.text, key.end) + 1), depth)
            entries.append((key, value))
            at = self._next(value.end)
        return MappingNode(self.source, MAPPING, start, at + 1, entries)

    def _sequence(self, start: int, depth: int) -> SequenceNode:
        items: list[Node] = []
        at = _after_space(self.text, start + 1)
        while self.text[at] != "]":
            items.append(self.node(at, depth))
            at = self._next(items[-1].end)
        return SequenceNode(self.source, SEQUENCE, start, at + 1, items)

    def _next(self, end: int) -> int:
        """Where the next entry starts, or what closes the collection stands."""
        at = _after_space(self.text, end)
        return _after_space(self.text, at + 1) if self.text[at] == "," else at


def _after_space(text: str, start: int) -> int:
    found = _SPACE.match(text, start)
    return found.end() if found else start
