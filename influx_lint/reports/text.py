"""Lines for people, editors and terminals: `path:line:col: CODE message`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from influx_lint.findings import Applicability, Finding, Outcome
from influx_lint.registry.rule import Severity
from influx_lint.reports.escape import visible
from influx_lint.reports.summary import rule_counts, sentence, summarise
from influx_lint.text import Lines
from influx_lint.typings import NamedTuple


class Style(NamedTuple):
    """How the text looks.

    `context` adds to each finding its source line and the remedy; `quiet` leaves out everything but findings and
    failures (and statistics, where asked for); `verbose` tells what was looked at and by which facts; `width` is the
    number of cells of a line of context.
    """

    color: bool = False
    context: bool = False
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False
    width: int = 100


def report(outcome: Outcome, style: Style) -> str:
    """The outcome as lines. Files are named as they were named to influx-lint or found by it."""
    lines = [*_findings(outcome, style), *_failures(outcome, style)]
    if style.statistics:
        lines += _statistics(outcome)
    if style.verbose and not style.quiet:
        lines += _account(outcome)
    if not style.quiet:
        lines.append(_paint(sentence(summarise(outcome)), _BOLD, style))
    return "".join(f"{line}\n" for line in lines)


def remedy(finding: Finding) -> str:
    """What to do about a finding, in one line: its fix, else its own advice, else its rule's remedy."""
    if finding.fix is not None:
        kind = "fix" if finding.fix.applicability is Applicability.SAFE else "unsafe fix"
        return visible(f"{kind}: {finding.fix.title}")
    return visible(f"help: {' '.join((finding.advice or finding.rule.remedy).split())}")


_BOLD = "1"
_DIM = "2"
_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33"}


def _paint(text: str, look: str, style: Style) -> str:
    return f"\x1b[{look}m{text}\x1b[0m" if style.color else text


def _findings(outcome: Outcome, style: Style) -> Iterator[str]:
    @cache
    def lines_of(path: str) -> Lines:
        from influx_lint.text import Lines

        return Lines(outcome.texts.get(path, ""))

    for finding in outcome.findings:
        color = _COLORS[outcome.severity(finding)]
        yield _headline(finding, outcome.names.shown(finding.path), color, style)
        if style.context:
            yield from _context(finding, lines_of, color, style)
        if style.verbose and finding.source and not style.quiet:
            yield f"    source: {visible(finding.source)}"


def _headline(finding: Finding, path: str, color: str, style: Style) -> str:
    span = finding.span
    place = _paint(f"{visible(path)}:{span.line}:{span.column}:", _BOLD, style)
    safe = finding.fix is not None and finding.fix.applicability is Applicability.SAFE
    mark = " [*]" if style.context and safe else ""
    return f"{place} {_paint(finding.code, color, style)}{mark} {visible(finding.message)}"


def _context(finding: Finding, lines_of: Callable[[str], Lines], color: str, style: Style) -> Iterator[str]:
    from influx_lint.reports.excerpt import excerpt

    span, lines = finding.span, lines_of(finding.path)
    margin = " " * len(str(span.line))
    line = lines.line(span.line) if span.line <= len(lines) else ""
    if line:
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        shown, carets = excerpt(line, min(span.column - 1, len(line)), end, style.width)
        yield f"{_paint(f'{span.line} |', _DIM, style)} {shown}"
        yield f"{_paint(f'{margin} |', _DIM, style)} {_paint(carets, color, style)}"
    yield f"{_paint(f'{margin} =', _DIM, style)} {remedy(finding)}"


def _failures(outcome: Outcome, style: Style) -> Iterator[str]:
    for failure in outcome.failures:
        path = visible(outcome.names.shown(failure.path))
        yield f"{_paint(f'{path}:', _BOLD, style)} {visible(failure.message)}"


def _statistics(outcome: Outcome) -> Iterator[str]:
    counts = rule_counts(outcome)
    width = len(str(max((count.findings for count in counts), default=0)))
    for count in counts:
        fixable = f" ({count.fixable} fixable)" if count.fixable else ""
        yield f"{count.findings:>{width}} {count.rule.code} {count.rule.name}{fixable}"


def _account(outcome: Outcome) -> Iterator[str]:
    """What was looked at, what was passed over, and by which facts."""
    shown = outcome.names.shown
    yield from (f"checked: {visible(shown(path))}" for path in outcome.checked)
    yield from (f"passed over: {visible(shown(one.path))}: {visible(one.reason)}" for one in outcome.passed_over)
    yield from map(visible, outcome.notes)
    yield f"policy of {outcome.policy.date}, vendor {outcome.vendor}, target version {outcome.target}"
