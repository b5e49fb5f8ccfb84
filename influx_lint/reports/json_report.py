"""One JSON document with all that a run found and looked at, described by `schemas/report.schema.json`."""

from __future__ import annotations

from typing import Any

from influx_lint import __version__
from influx_lint.findings import Fix, Outcome, Span, Way
from influx_lint.paths import relative
from influx_lint.reports.entries import Entry, entries
from influx_lint.reports.escape import json_text
from influx_lint.reports.summary import summarise

FORMAT = "influx-lint-report"
VERSION = 1


def report(outcome: Outcome, root: str) -> str:
    """The outcome as one indented JSON document."""
    found = entries(outcome, root, ways=True)
    document = {
        **header(outcome),
        "recognised": recognised(outcome, root),
        "findings": [describe(entry, root) for entry in found if not entry.suppressed],
        "suppressed": [describe(entry, root) for entry in found if entry.suppressed],
        "checked": [relative(path, root) for path in outcome.checked],
        "passed_over": [{"path": relative(one.path, root), "reason": one.reason} for one in outcome.passed_over],
        "failures": failures(outcome, root),
    }
    return json_text(document, indent=2) + "\n"


def header(outcome: Outcome) -> dict[str, Any]:
    """Who says so, by which facts, and the counts."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": "influx-lint", "version": __version__},
        "policy": {
            "date": outcome.policy.date,
            "recommended": outcome.policy.recommended,
            "vendor": outcome.vendor,
            "target": outcome.target,
        },
        "summary": summarise(outcome)._asdict(),
    }


def recognised(outcome: Outcome, root: str) -> dict[str, Any]:
    """What the run went by as an object."""
    found = outcome.recognition(True)
    return {
        "services": [
            {
                "name": one.name,
                "version": one.version,
                "path": relative(one.path, root),
                "span": span_of(one.span),
                "relationships": list(one.relationships),
            }
            for one in found.services
        ],
        "unchecked": [relative(path, root) for path in found.unchecked],
        "configured": found.is_configured,
    }


def describe(entry: Entry, root: str) -> dict[str, Any]:
    """A finding as an object; one that was suppressed says by what, and one that was not has its way."""
    finding = entry.finding
    described = {
        "code": finding.code,
        "name": finding.rule.name,
        "severity": entry.severity,
        "message": finding.message,
        "path": entry.path,
        "span": span_of(finding.span),
        "url": finding.rule.url,
        "source": finding.source,
        "advice": finding.advice,
        "fix": _fix(finding.fix, root) if finding.fix else None,
        "fingerprint": entry.fingerprint,
        "way": way(entry.way, root),
    }
    if entry.suppressed:
        described["suppression"] = {"by": entry.suppressed.by, "reason": entry.suppressed.reason}
    return described


def way(way: Way, root: str) -> dict[str, Any] | None:
    """A way as an object; nothing where none is known."""
    steps = [
        {
            "kinds": list(step.kinds),
            "text": step.text,
            "path": relative(step.path, root),
            "span": span_of(step.span),
            "code": step.code,
        }
        for step in way.steps
    ]
    return {"steps": steps, "left_out": way.left_out} if steps else None


def failures(outcome: Outcome, root: str) -> list[dict[str, Any]]:
    """Each file that could not be read as an object."""
    return [{"path": relative(one.path, root), "message": one.message} for one in outcome.failures]


def _fix(fix: Fix, root: str) -> dict[str, Any]:
    edits = [{"span": span_of(edit.span), "text": edit.text} for edit in fix.edits]
    other = {"path": relative(fix.other.path, root)} if fix.other is not None else {}
    return {"title": fix.title, "applicability": fix.applicability, **other, "edits": edits}


def span_of(span: Span) -> dict[str, int]:
    """A span as an object."""
    return span._asdict()
