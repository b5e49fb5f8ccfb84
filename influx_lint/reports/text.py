"""Lines for people, editors and terminals: `path:line:col: CODE message`."""

from __future__ import annotations

from collections.abc import Iterator

from influx_lint.findings import Applicability, Finding, Outcome
from influx_lint.registry.rule import Severity
from influx_lint.reports.escape import visible
from influx_lint.reports.paint import BOLD, Style, linked, paint
from influx_lint.reports.summary import recognised, rule_counts, sentence, summarise, went_by


def report(outcome: Outcome, style: Style) -> str:
    """The outcome as lines. Files are named as they were named to influx-lint or found by it."""
    lines = [*_findings(outcome, style), *_failures(outcome, style)]
    if style.statistics:
        lines += _statistics(outcome)
    if style.verbose and not style.quiet:
        lines += _account(outcome)
    if not style.quiet:
        lines += map(visible, went_by(outcome))
        lines.append(paint(sentence(summarise(outcome)), BOLD, style.color))
    if style.verbose and not style.quiet:
        lines.append(visible(recognised(outcome.recognition(True).services, outcome.names.shown)))
    return "\n".join([*lines, ""])


def remedy(finding: Finding) -> str:
    """What to do about a finding, in one line: its fix, else its own advice, else its rule's remedy."""
    if finding.fix is not None:
        kind = "fix" if finding.fix.applicability is Applicability.SAFE else "unsafe fix"
        return visible(f"{kind}: {finding.fix.title}")
    return visible(f"help: {' '.join((finding.advice or finding.rule.remedy).split())}")


_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33"}


def _findings(outcome: Outcome, style: Style) -> Iterator[str]:
    for finding in outcome.findings:
        color = _COLORS[outcome.severity(finding)]
        yield _headline(finding, outcome.names.shown(finding.path), color, style)
        if style.full or (style.verbose and not style.quiet):
            # Only these want more than a line, and what makes it.
            from influx_lint.reports import detail

            yield from detail.lines(outcome, finding, style, color, remedy(finding))


def _headline(finding: Finding, path: str, color: str, style: Style) -> str:
    span = finding.span
    place = paint(f"{visible(path)}:{span.line}:{span.column}:", BOLD, style.color)
    safe = finding.is_safe
    code = linked(paint(finding.code, color, style.color), finding.rule.url, style.links)
    return f"{place} {code}{' [*]' if style.full and safe else ''} {visible(finding.message)}"


def _failures(outcome: Outcome, style: Style) -> Iterator[str]:
    for failure in outcome.failures:
        path = visible(outcome.names.shown(failure.path))
        yield f"{paint(f'{path}:', BOLD, style.color)} {visible(failure.message)}"


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
