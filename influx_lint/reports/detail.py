"""What the text report says of one finding besides its line: the code around it, the way to it, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from influx_lint.findings import Finding, Fix, Outcome
from influx_lint.repair.edits import replace
from influx_lint.reports.escape import visible
from influx_lint.reports.excerpt import excerpt, shortened
from influx_lint.reports.paint import DIM, Style, changed, paint
from influx_lint.reports.way import way_lines
from influx_lint.text import Lines

AROUND = 2
"""How many lines of context stand before and after a finding's own."""

MOST_CHANGED = 12
"""How many lines of a fix are shown."""


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


def _diff(text: str, fix: Fix, style: Style) -> Iterator[str]:
    """The lines that a fix changes; of many, the first."""
    try:
        after = replace(text, fix.edits)
    except ValueError:
        return
    hunks = unified_diff(text.splitlines(), after.splitlines(), lineterm="", n=0)
    found = [line for line in list(hunks)[2:] if not line.startswith("@")]
    for line in found[:MOST_CHANGED]:
        yield changed(line[:1] + shortened(line[1:], style.width), style.color)
    if len(found) > MOST_CHANGED:
        yield paint(f"… {len(found) - MOST_CHANGED} more lines", DIM, style.color)
