"""From the places that `ast` gives (lines, and columns in bytes of UTF-8) to spans of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.findings import Span
from influx_lint.text import Lines

if TYPE_CHECKING:
    import ast

    Place = tuple[int, int, int, int]
    Located = ast.expr | ast.stmt | ast.arg | ast.keyword | ast.pattern | ast.excepthandler | ast.alias


class Positions:
    """Places in a text, which may itself be a part of a larger one that starts at `base` there."""

    __slots__ = ("_ascii", "_base", "_is_plain", "_lines", "_whole")

    def __init__(self, text: str, whole: Lines | None = None, base: int = 0) -> None:
        self._ascii = text.isascii()
        self._lines = Lines(text)
        self._whole = whole
        self._base = base
        self._is_plain = self._ascii and whole is None

    @property
    def lines(self) -> Lines:
        return self._lines

    @property
    def is_part(self) -> bool:
        """Whether the text is part of a larger one."""
        return self._whole is not None

    def span(self, node: Located) -> Span:
        """The characters that a node was parsed from."""
        return Span(*self.place(node))

    def place(self, node: Located) -> Place:
        """What the span of a node is made of."""
        line, column = node.lineno, node.col_offset
        end_line = node.end_lineno or line
        end_column = node.end_col_offset if node.end_col_offset is not None else column
        if self._is_plain:
            return line, column + 1, end_line, end_column + 1
        return self.between(line, column, end_line, end_column)

    def start(self, node: Located) -> tuple[int, int]:
        """Line and column where a node starts."""
        return (node.lineno, node.col_offset + 1) if self._is_plain else self.place(node)[:2]

    def between(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """The characters between two places: lines from one, columns in bytes from zero."""
        if not self._ascii:
            column = self._characters(line, column)
            end_column = self._characters(end_line, end_column)
        span = Span(line, column + 1, end_line, end_column + 1)
        if self._whole is None:
            return span
        start, end = self._lines.offsets(span)
        return self._whole.span(self._base + start, self._base + end)

    def start_of(self, node: Located, length: int) -> Place:
        """The first `length` characters of a node: the name that it begins with."""
        line, column, _, _ = self.place(node)
        return line, column, line, column + length

    def end_of(self, node: Located, length: int) -> Place:
        """The last `length` characters of a node: the name that it ends with."""
        _, _, line, column = self.place(node)
        return line, max(1, column - length), line, column

    def _characters(self, line: int, column: int) -> int:
        if line > len(self._lines):
            return column
        text = self._lines.line(line)
        if text.isascii():
            return column
        return len(text.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "replace"))
