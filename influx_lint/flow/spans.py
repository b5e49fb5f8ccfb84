"""Spans in one number each."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from influx_lint.findings import Origin, Span

Packed = int
"""A span, which takes half the memory: a project has millions of nodes, and of most nobody asks where
they stand."""

_BITS = 24
_ALL = (1 << _BITS) - 1
"""Lines and columns of the largest file that is read have as many bits at the most."""

_new = tuple.__new__
"""Makes a named tuple in half the time: a project has hundreds of thousands of places."""

MOST_SPANS = 16_384
"""How many spans are kept as they are: one that is asked for again is the same one."""


def packed(line: int, column: int, end_line: int, end_column: int) -> Packed:
    """A span as a number."""
    return ((((end_line - line) << _BITS | line) << _BITS) | column) << _BITS | end_column


@lru_cache(maxsize=MOST_SPANS)
def span_of(number: Packed) -> Span:
    """The span that a number stands for."""
    line = number >> 2 * _BITS & _ALL
    return _new(Span, (line, number >> _BITS & _ALL, line + (number >> 3 * _BITS), number & _ALL))


def origin_of(path: Path, number: Packed) -> Origin:
    """The place in a file whose span a number stands for."""
    return _new(Origin, (path, span_of(number)))
