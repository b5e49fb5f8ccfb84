"""What the text report says of one finding besides its line: the code around it, the way to it, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import unified_diff

from influx_lint.findings import Finding, Fix, Outcome, Way
from influx_lint.repair.edits import replace
from influx_lint.reports.escape import visible
from influx_lint.reports.excerpt import excerpt, shortened
from influx_lint.reports.paint import DIM, Style, changed, paint
from influx_lint.reports.summary import count
from influx_lint.text import Lines

AROUND = 2
"""How many lines of context stand before and after a finding's own."""

MOST_CHANGED = 12
"""How many lines of a fix are shown."""


_WIDEST_CODE, _NARROWEST_CODE = 60, 40
"""How many cells a line of code takes on a way."""


def lines(outcome: Outcome, finding: Finding, style: Style, color: str, remedy: str) -> Iterator[str]:
    """The lines that follow a finding's own, in `full` or where ways and facts are to be told."""
    text = outcome.texts.get(finding.path, "")
    if style.full:
        margin = " " * len(str(finding.span.line + AROUND))
        yield from _excerpt(finding, Lines(text), color, style, margin)
        yield from (f"{paint(f'{margin} =', DIM, style.color)} {line}" for line in _way(outcome, finding, style))
        yield f"{paint(f'{margin} =', DIM, style.color)} {remedy}"
        if finding.fix is not None:
            yield from (f"{margin}   {line}" for line in _diff(text, finding.fix, style))
        yield ""
    else:
        yield from (f"    {line}" for line in _way(outcome, finding, style))
    if style.verbose and finding.source:
        yield f"    source: {visible(finding.source)}"


def _excerpt(finding: Finding, lines: Lines, color: str, style: Style, margin: str) -> Iterator[str]:
    """The finding's lines with those around it, its characters marked."""
    span = finding.span
    if span.line > len(lines) or not lines.line(span.line):
        return
    for number in range(max(1, span.line - AROUND), min(len(lines), span.line + AROUND) + 1):
        line = lines.line(number)
        if number == len(lines) and not line:
            break
        gutter = paint(f"{number:>{len(margin)}} |", DIM, style.color)
        if number != span.line:
            yield f"{gutter} {shortened(line, style.width)}".rstrip()
            continue
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        shown, carets = excerpt(line, min(span.column - 1, len(line)), end, style.width)
        yield f"{gutter} {shown}"
        yield f"{paint(f'{margin} |', DIM, style.color)} {paint(carets, color, style.color)}"


def _way(outcome: Outcome, finding: Finding, style: Style) -> Iterator[str]:
    return way_lines(outcome.way(finding), outcome.names.shown, style.width, color=style.color)


def way_lines(way: Way, shown: Callable[[str], str], width: int, *, color: bool) -> Iterator[str]:
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


def _diff(text: str, fix: Fix, style: Style) -> Iterator[str]:
    """The lines that a fix changes; of many, the first."""
    try:
        text = fix.other.text if fix.other is not None else text
        after = replace(text, fix.edits)
    except ValueError:
        return
    hunks = unified_diff(text.splitlines(), after.splitlines(), lineterm="", n=0)
    found = [line for line in list(hunks)[2:] if not line.startswith("@")]
    for line in found[:MOST_CHANGED]:
        yield changed(line[:1] + shortened(line[1:], style.width), style.color)
    if len(found) > MOST_CHANGED:
        yield paint(f"… {len(found) - MOST_CHANGED} more lines", DIM, style.color)
