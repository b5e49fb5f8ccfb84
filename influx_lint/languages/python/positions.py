"""From the places that `ast` gives (lines, and columns in bytes of UTF-8) to spans of characters."""

from __future__ import annotations

import ast
from collections.abc import Callable

from influx_lint.findings import Span
from influx_lint.flow.spans import BITS, Packed, packed
from influx_lint.text import Lines

Bounds = tuple[int, int, int, int]
Located = ast.expr | ast.stmt | ast.arg | ast.keyword | ast.pattern | ast.excepthandler | ast.alias


class Positions:
    """Places in a text, which itself `is_part` of a larger one where that is given: it starts at `base` there. The text
    `is_plain` where `ast` counts as spans do. `packed` gives the span of a node as a number."""

    __slots__ = ("_ascii", "_base", "_lines", "_whole", "is_part", "is_plain", "packed")

    def __init__(self, text: str, whole: Lines | None = None, base: int = 0) -> None:
        self._ascii = text.isascii()
        self._lines = Lines(text)
        self._whole = whole
        self._base = base
        self.is_part = whole is not None
        self.is_plain = self._ascii and not self.is_part
        self.packed: Callable[[Located], Packed] = _packed_plain if self.is_plain else self._packed

    @property
    def lines(self) -> Lines:
        return self._lines

    def span(self, node: Located) -> Span:
        """The characters that a node was parsed from."""
        return Span(*self.bounds(node))

    def bounds(self, node: Located) -> Bounds:
        """What the span of a node is made of."""
        line, column = node.lineno, node.col_offset
        end_line = node.end_lineno or line
        end_column = node.end_col_offset if node.end_col_offset is not None else column
        if self.is_plain:
            return line, column + 1, end_line, end_column + 1
        return self.between(line, column, end_line, end_column)

    def _packed(self, node: Located) -> Packed:
        return packed(*self.bounds(node))

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

    def start_of(self, node: Located, length: int) -> Bounds:
        """The first `length` characters of a node: the name that it begins with."""
        line, column, _, _ = self.bounds(node)
        return line, column, line, column + length

    def are_right(self, node: ast.expr, offset: int, text: str) -> bool:
        """Whether `ast` has the place of an f-string's field right, as it mostly has: it is parsed from `text`, which
        begins at `offset`."""
        if "\n" in text or "\r" in text:
            return False
        expression = text.strip()
        start = offset + text.index(expression)
        return self._lines.offsets(self.span(node)) == (start, start + len(expression))

    def _characters(self, line: int, column: int) -> int:
        if line > len(self._lines):
            return column
        text = self._lines.line(line)
        if text.isascii():
            return column
        return len(text.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "replace"))


_LINE = 2 * BITS
_FIRST = packed(0, 1, 0, 1)
"""Where a number has the line, and what columns from zero on lack to those from one on."""


def _packed_plain(node: Located) -> Packed:
    """As `spans.packed` does, for lines that are plain: this is asked for each node, and most stand on one line. A sum
    would take more memory than what is put together."""
    line, end_line, end_column = node.lineno, node.end_lineno, node.end_col_offset or 0
    if line == end_line:
        return line << _LINE | (node.col_offset << BITS | end_column) + _FIRST
    return packed(line, node.col_offset + 1, end_line or line, end_column + 1)
