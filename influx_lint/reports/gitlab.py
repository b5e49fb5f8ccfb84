"""GitLab's code quality report: what a merge request shows beside its changes.

GitLab reads a description, a check's name, a fingerprint, a severity, a path and a line, and nothing else (GitLab
documentation, Code Quality, report format). It shows only the first of several entries with one fingerprint."""

from __future__ import annotations

from typing import Any

from influx_lint.findings import Failure, Outcome
from influx_lint.paths import relative
from influx_lint.registry.rule import Severity
from influx_lint.reports.entries import Entry, reported
from influx_lint.reports.escape import json_text, visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def report(outcome: Outcome, root: str) -> str:
    """The outcome as a JSON array: findings, and files that could not be read."""
    issues = [_issue(entry) for entry in reported(outcome, root)]
    issues += [_unreadable(failure, root) for failure in outcome.failures]
    return json_text(issues, indent=2) + "\n"


def _issue(entry: Entry) -> dict[str, Any]:
    span = entry.finding.span
    return {
        "description": visible(f"{entry.finding.code} {entry.finding.message}"),
        "check_name": entry.finding.rule.name,
        "fingerprint": entry.fingerprint,
        "severity": _SEVERITIES[entry.severity],
        "location": {"path": entry.path, "lines": {"begin": span.line, "end": span.end_line}},
    }


def _unreadable(failure: Failure, root: str) -> dict[str, Any]:
    from hashlib import sha256

    path = relative(failure.path, root)
    return {
        "description": visible(failure.message),
        "check_name": "unreadable-file",
        "fingerprint": sha256(f"unreadable-file\0{path}".encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": "critical",
        "location": {"path": path, "lines": {"begin": 1}},
    }
