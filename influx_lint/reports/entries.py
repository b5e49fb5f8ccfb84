"""A run's findings as the machine formats tell them: those suppressed among the others, each with its fingerprint."""

from __future__ import annotations

from dataclasses import dataclass

from influx_lint.findings import NO_WAY, Finding, Outcome, Suppressed, Way
from influx_lint.fingerprints import fingerprints
from influx_lint.paths import relative
from influx_lint.registry.rule import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding, its file's name from the root, what suppressed it, if anything, and its way, if asked for."""

    finding: Finding
    path: str
    severity: Severity
    fingerprint: str
    suppressed: Suppressed | None
    way: Way


def entries(outcome: Outcome, root: str, *, ways: bool = False) -> list[Entry]:
    """Every finding of a run in order of place, those suppressed included; with `ways`, the others have theirs."""
    everything: list[Finding | Suppressed] = [*outcome.findings, *outcome.suppressed]
    everything.sort(key=lambda one: (outcome.names.shown(_finding(one).path), _finding(one).sort_key))
    marks = fingerprints(map(_finding, everything), outcome.texts, root)
    return [_entry(outcome, root, one, mark, ways=ways) for one, mark in zip(everything, marks, strict=True)]


def reported(outcome: Outcome, root: str) -> list[Entry]:
    """The findings of a run that were not suppressed."""
    return [entry for entry in entries(outcome, root) if entry.suppressed is None]


def _finding(one: Finding | Suppressed) -> Finding:
    return one.finding if isinstance(one, Suppressed) else one


def _entry(outcome: Outcome, root: str, one: Finding | Suppressed, fingerprint: str, *, ways: bool) -> Entry:
    finding = _finding(one)
    return Entry(
        finding=finding,
        path=relative(finding.path, root),
        severity=outcome.severity(finding),
        fingerprint=fingerprint,
        suppressed=one if isinstance(one, Suppressed) else None,
        way=outcome.way(finding) if ways and not isinstance(one, Suppressed) else NO_WAY,
    )
