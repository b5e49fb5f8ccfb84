"""The way of a finding as lines for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from influx_lint.findings import Way
from influx_lint.reports.escape import visible
from influx_lint.reports.excerpt import shortened
from influx_lint.reports.paint import DIM, paint
from influx_lint.reports.summary import count

_WIDEST_CODE, _NARROWEST_CODE = 60, 40
"""How many cells a line of code takes on a way."""


def way_lines(way: Way, shown: Callable[[str], str], width: int, *, color: bool = False) -> Iterator[str]:
    """A line for each step before the finding itself, of about `width` cells; `shown` tells how a file is shown."""
    steps = way.steps[:-1]
    places = [f"{visible(shown(step.path))}:{step.span.line}" for step in steps]
    place = max(map(len, places), default=0)
    room = width - place - max((len(visible(step.text)) for step in steps), default=0)
    longest = max((len(visible(step.code)) for step in steps), default=0)
    code = min(longest, max(_NARROWEST_CODE, min(_WIDEST_CODE, room)))
    for number, step in enumerate(steps):
        if number == way.gap:
            yield paint(f"     … {count(way.left_out, 'step')} more", DIM, color)
        line = f"{shortened(step.code, code):<{code}}"
        yield f"from {places[number]:<{place}}  {paint(line, DIM, color)}  {visible(step.text)}"
