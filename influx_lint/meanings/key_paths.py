"""Paths of keys that are one text, as libraries of several languages take them: `"influxdb.0.bucket"`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from influx_lint.findings import Origin, Span
from influx_lint.flow import access, ir
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.spans import packed
from influx_lint.flow.values import NONE, Const, Value, one

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]|\[(['\"])(.*?)\3\]")


def steps(path: Const) -> Iterator[Const]:
    """The keys of a path that is a text, each at its own characters where these can be told."""
    text = str(path.value)
    for found in _STEP.finditer(text):
        group = next(number for number in (1, 2, 4) if found[number] is not None)
        value = int(found[group]) if found[group].isdigit() else found[group]
        yield Const(value, part(path, *found.span(group), len(text)), path.written)


def part(path: Const, start: int, end: int, length: int) -> Origin | None:
    """A stretch of a text as it is written."""
    origin = path.origin
    if origin is None or (start == 0 and end == length):
        return origin
    line, column, end_line, end_column = origin.span
    if line != end_line or end_column - column != length + 2:
        return origin
    return Origin(origin.path, Span(line, column + 1 + start, line, column + 1 + end))


def reached(run: Machine, value: Value, path: Sequence[Const], default: Value, site: Site) -> Value:
    """What a path leads to from `value`, or the default."""
    for position, key in enumerate(path):
        place = key.origin or site.origin
        is_read = place.path == site.path or place.path in run.paths
        step = Site(ir.Opaque(packed(*place.span), ()), site.frame, place) if is_read else site
        is_last = position == len(path) - 1
        value = access.index(run, value, one(key), Reading(step, Form.GETTER, place, default if is_last else NONE))
    return value
