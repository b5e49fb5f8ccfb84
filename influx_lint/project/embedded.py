"""Scripts that stand in the scalars of a configuration file, each of which is a file of its own to all that reads code.

Such a file has a path in the folder where the script runs, and the scalar's value as its text. A place in it is a place
in the configuration file: `Script` tells which."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from influx_lint.findings import Edit, Span
from influx_lint.project.nodes import Scalar
from influx_lint.text import Lines, spliced
from influx_lint.typings import NamedTuple

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^\r\n])")
_NAMED = dict(zip("0abtnvfre_NLP", "\0\a\b\t\n\v\f\r\x1b\xa0\x85\u2028\u2029", strict=True))
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class _Piece(NamedTuple):
    """A character of a value, and where the source spells it."""

    character: str
    start: int
    end: int


class Script:
    """A script: the path that it goes by, and the scalar that holds it."""

    def __init__(self, path: str, scalar: Scalar) -> None:
        self.path = path
        self.scalar = scalar
        self.text = scalar.value

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.text)

    @cached_property
    def _pieces(self) -> list[_Piece]:
        """Where its characters stand in the file; nothing where that cannot be told."""
        try:
            return _aligned(self.scalar)
        except ValueError:
            return []

    @property
    def is_placed(self) -> bool:
        """Whether it is known where its characters stand in the file."""
        return bool(self._pieces)

    @property
    def is_block(self) -> bool:
        """Whether it stands in a block scalar, and it is known where."""
        return self.is_placed and self.scalar.source.text[self.scalar.start] in "|>"

    def span(self, span: Span) -> Span:
        """The place in the configuration file of a place in the script; the whole of it where no more can be told."""
        if not self._pieces:
            return self.scalar.span
        start, end = self._offsets(span)
        return self.scalar.source.lines.span(start, end)

    def edits(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Edits of the script as edits of the configuration file, in the scalar's own style."""
        return tuple(Edit(self.span(one.span), self._spelled(one.text)) for one in edits)

    def edited(self, edits: Sequence[Edit]) -> str:
        """The script after its edits."""
        return spliced(self.text, [(*self.lines.offsets(one.span), one.text) for one in edits])

    def source_edited(self, edits: Sequence[Edit]) -> str:
        """The configuration file after its edits."""
        source = self.scalar.source
        return spliced(source.text, [(*source.lines.offsets(one.span), one.text) for one in edits])

    def _offsets(self, span: Span) -> tuple[int, int]:
        start, end = self.lines.offsets(span)
        first = self._pieces[start].start if start < len(self._pieces) else self._pieces[-1].end
        return first, max(first, self._pieces[end - 1].end) if end > start else first

    def _spelled(self, text: str) -> str:
        opening = self.scalar.source.text[self.scalar.start]
        if opening == "'":
            return text.replace("'", "''")
        if opening == '"':
            return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return text.replace("\n", "\n" + self._indentation) if opening in "|>" else text

    @property
    def _indentation(self) -> str:
        column = self.scalar.source.lines.position(self._pieces[0].start)[1]
        return " " * (column - 1)


def _aligned(scalar: Scalar) -> list[_Piece]:
    """Where each character of a scalar's value stands, and what joins its lines at the end of a line."""
    found: list[_Piece] = []
    value = scalar.value
    for line in _lines(scalar):
        characters = "".join(each.character for each in line)
        while not value.startswith(characters, len(found)):
            joined = value[len(found) : len(found) + 1]
            if joined not in (" ", "\n") or not (found or line):
                raise ValueError("its characters cannot be found in the file")
            at = found[-1].end if found else line[0].start
            found.append(_Piece(joined, at, at))
        found += line
    if not found or value[len(found) :].strip("\n"):
        raise ValueError("its characters cannot be found in the file")
    return found + [_Piece("\n", found[-1].end, found[-1].end)] * (len(value) - len(found))


def _lines(scalar: Scalar) -> Iterator[list[_Piece]]:
    """The characters that stand on each line of a scalar, but for empty lines."""
    text, start, end = scalar.source.text, scalar.start, scalar.end
    opening = text[start]
    if opening in "'\"":
        start, end = start + 1, end - 1
    header = _HEADER.match(text, start, end)
    indentation = None
    if opening in "|>" and header:
        start = header.end()
        # What a number sets as the indentation (`|2`), the value does not have.
        indentation = _indentation(text[start:end]) - _indentation(scalar.value)
    first = True
    for match in _LINE.finditer(text, start, end):
        written = match[0].rstrip("\r\n")
        last = match.end() >= end
        if indentation is not None:
            skipped, kept = min(indentation, len(written)), len(written)
        else:
            skipped = 0 if first else len(written) - len(written.lstrip(" \t"))
            kept = len(written) if last or written.endswith("\\") else len(written.rstrip(" \t"))
        first = False
        pieces = list(_pieces(opening, text, match.start() + skipped, match.start() + kept))
        if pieces:
            yield pieces
        if last:
            return


def _indentation(text: str) -> int:
    """How many spaces the first line of a text begins with that has more than blanks."""
    lines = (one[0] for one in _LINE.finditer(text) if one[0].strip())
    return next((len(one) - len(one.lstrip(" ")) for one in lines), 0)


def _pieces(opening: str, text: str, start: int, end: int) -> Iterator[_Piece]:
    while start < end:
        character, stop = text[start], start + 1
        if opening == "'" and character == "'":
            stop += 1
        elif opening == '"' and character == "\\":
            escape = _ESCAPE.match(text, start, end)
            if escape is None:
                return
            stop = escape.end()
            code = escape[0][1:]
            character = chr(int(code[1:], 16)) if len(code) > 1 else _NAMED.get(code, code)
        yield _Piece(character, start, stop)
        start = stop


def path_of(folder: Path, file: Path, name: str, suffix: str) -> str:
    """The path by which a script goes that runs in `folder`: what it is called in its configuration file."""
    return os.path.join(folder, f"{file.name}:{name}{suffix}")  # noqa: PTH118
