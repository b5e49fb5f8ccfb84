"""Places in a text as a client of the server counts them, and as we do."""

from __future__ import annotations

import os
from pathlib import Path

from lsprotocol import types as lsp
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import PositionCodec

from influx_lint.findings import Span
from influx_lint.text import Lines


class Places:
    """The places of one text. Clients count lines and columns from zero, and columns in units of an encoding."""

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self.lines = Lines(text)
        self._units = codec.impl

    def range(self, span: Span) -> lsp.Range:
        """The range of a span; what lies beyond the text is at its end."""
        return lsp.Range(self._position(span.line, span.column), self._position(span.end_line, span.end_column))

    def span(self, given: lsp.Range) -> Span:
        """The span of a range."""
        return Span(*self.place(given.start), *self.place(given.end))

    def place(self, position: lsp.Position) -> tuple[int, int]:
        """Line and column, from one, of a client's position; what lies beyond a line is at its end."""
        number = min(position.line + 1, len(self.lines))
        column = 1
        left = position.character if number == position.line + 1 else 0
        for character in self.lines.line(number):
            left -= self._units.code_units_for_char(character)
            if left < 0:
                break
            column += 1
        return number, column

    def _position(self, line: int, column: int) -> lsp.Position:
        if line > len(self.lines):
            line, column = len(self.lines), len(self.lines.line(len(self.lines))) + 1
        return lsp.Position(line - 1, self._units.column_from_utf32(self.lines.line(line), column - 1))


def touches(one: Span, other: Span) -> bool:
    """Whether two spans share a character, or the place where one of them ends."""
    return one[:2] <= other[2:] and other[:2] <= one[2:]


def path_of(uri: str) -> Path | None:
    """The file that an address names; nothing for one that names none on this machine."""
    name = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(os.path.normpath(name)) if name and os.path.isabs(name) else None  # noqa: PTH117


def uri_of(path: Path | str) -> str:
    """The address of a file."""
    return from_fs_path(str(path)) or ""
