"""Spans in one number each."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from influx_lint.findings import Origin, Span

Packed = int
"""A span, which takes half the memory: a project has millions of nodes, most of whose places nobody asks."""

BITS = 24
_ALL = (1 << BITS) - 1
"""Lines and columns of the largest file that is read have as many bits at the most."""


def end_of(number: Packed, length: int) -> Packed:
    """The last `length` characters of a span that ends with a name of that length."""
    end_line, end_column = (number >> 2 * BITS & _ALL) + (number >> 3 * BITS), number & _ALL
    return packed(end_line, max(1, end_column - length), end_line, end_column)


_new = tuple.__new__
"""Makes a named tuple in half the time: a project has hundreds of thousands of places."""

MOST_SPANS = 16_384
"""How many spans are kept as they are: one that is asked for again is the same one."""


def packed(line: int, column: int, end_line: int, end_column: int) -> Packed:
    """A span as a number."""
    return ((((end_line - line) << BITS | line) << BITS) | column) << BITS | end_column


@lru_cache(maxsize=MOST_SPANS)
def span_of(number: Packed) -> Span:
    """The span that a number stands for."""
    line = number >> 2 * BITS & _ALL
    return _new(Span, (line, number >> BITS & _ALL, line + (number >> 3 * BITS), number & _ALL))


def origin_of(path: Path, number: Packed) -> Origin:
    """The place in a file whose span a number stands for."""
    return _new(Origin, (path, span_of(number)))
