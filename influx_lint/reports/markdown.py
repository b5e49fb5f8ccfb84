"""Markdown: a table for a pull request's comment or a job's summary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from influx_lint.findings import Finding, Outcome
from influx_lint.paths import relative
from influx_lint.reports.escape import visible
from influx_lint.reports.summary import sentence, summarise
from influx_lint.reports.text import remedy

COMMENT_LIMIT = 60_000
"""A little less than the 65,536 characters that GitHub takes for a comment."""


def report(outcome: Outcome, root: str, *, limit: int = COMMENT_LIMIT) -> str:
    """The outcome as Markdown of at most about `limit` bytes; what doesn't fit is counted."""
    policy = f"Policy of {outcome.policy.date}, vendor {cell(outcome.vendor)}, target version {cell(outcome.target)}."
    lines = ["### influx-lint", "", f"{sentence(summarise(outcome))}."]
    if outcome.findings or outcome.failures:
        lines += ["", "| Place | Rule | Message | What to do |", "| --- | --- | --- | --- |"]
        lines += _fitting(_rows(outcome, root), limit)
    lines += ["", policy]
    return "".join(f"{line}\n" for line in lines)


def cell(text: str) -> str:
    """Text as Markdown that shows just that text: no markup, no mention of a person, no end of a table's cell."""
    return re.sub(r"[\\`*_\[\]<>|~&@#$]", _entity, visible(text))


def _entity(found: re.Match[str]) -> str:
    """A character's numeric reference; `@` and `#` with a space of no width behind them, lest they link to anyone."""
    character = found.group()
    return f"&#{ord(character)};" + "&#8203;" * (character in "@#")


def _rows(outcome: Outcome, root: str) -> Iterator[str]:
    for finding in outcome.findings:
        yield _row(outcome, finding, root)
    for failure in outcome.failures:
        yield f"| {cell(relative(failure.path, root))} | **unreadable file** | {cell(failure.message)} | |"


def _row(outcome: Outcome, finding: Finding, root: str) -> str:
    place = cell(f"{relative(finding.path, root)}:{finding.span.line}:{finding.span.column}")
    rule = f"[{finding.code}]({finding.rule.url}) {outcome.severity(finding)}"
    return f"| {place} | {rule} | {cell(finding.message)} | {cell(remedy(finding))} |"


def _fitting(rows: Iterable[str], limit: int) -> Iterator[str]:
    left_out = 0
    for row in rows:
        limit -= len(row.encode("utf-8")) + 1
        if limit < 0:
            left_out += 1
        else:
            yield row
    if left_out:
        yield f"| … | | {left_out} more | |"
