"""The counts of a run, and the line that tells them."""

from __future__ import annotations

from collections import Counter

from influx_lint.findings import Applicability, Finding, Outcome
from influx_lint.registry.rule import Rule, Severity
from influx_lint.typings import NamedTuple


class Summary(NamedTuple):
    """How many there are of each.

    `files` have findings; `fixable` findings have a safe fix, `unsafely_fixable` ones an unsafe fix; the last three
    count files (or folders, where one was passed over as a whole).
    """

    findings: int
    errors: int
    warnings: int
    files: int
    fixable: int
    unsafely_fixable: int
    suppressed: int
    checked: int
    passed_over: int
    failures: int


class RuleCount(NamedTuple):
    """How many findings a rule has, and how many of those have a fix, safe or not."""

    rule: Rule
    findings: int
    fixable: int


def summarise(outcome: Outcome) -> Summary:
    """The counts of a run."""
    severities = Counter(outcome.severity(finding) for finding in outcome.findings)
    fixes = Counter(finding.fix.applicability for finding in outcome.findings if finding.fix)
    return Summary(
        findings=len(outcome.findings),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        files=len({finding.path for finding in outcome.findings}),
        fixable=fixes[Applicability.SAFE],
        unsafely_fixable=fixes[Applicability.UNSAFE],
        suppressed=len(outcome.suppressed),
        checked=len(outcome.checked),
        passed_over=len(outcome.passed_over),
        failures=len(outcome.failures),
    )


def rule_counts(outcome: Outcome) -> list[RuleCount]:
    """The counts of each rule that found something, the most frequent first."""
    found: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        found.setdefault(finding.code, []).append(finding)
    counts = [RuleCount(each[0].rule, len(each), sum(one.fix is not None for one in each)) for each in found.values()]
    return sorted(counts, key=lambda count: (-count.findings, count.rule.code))


def sentence(summary: Summary) -> str:
    """The counts in one line: `3 findings (2 errors, 1 warning) in 2 files, 1 suppressed; 4 files checked`."""
    found = _findings(summary)
    if summary.fixable:
        found.append(f"{summary.fixable} fixable with --fix")
    if summary.unsafely_fixable:
        found.append(f"{summary.unsafely_fixable}{' more' * bool(summary.fixable)} fixable with --fix --unsafe-fixes")
    if summary.suppressed:
        found.append(f"{summary.suppressed} suppressed")
    looked_at = [f"{count(summary.checked, 'file')} checked"]
    if summary.failures:
        looked_at.append(f"{summary.failures} could not be read")
    return f"{', '.join(found)}; {', '.join(looked_at)}"


def _findings(summary: Summary) -> list[str]:
    if not summary.findings:
        return ["no findings"]
    kinds = [(summary.errors, "error"), (summary.warnings, "warning")]
    by_kind = ", ".join(count(number, kind) for number, kind in kinds if number)
    return [f"{count(summary.findings, 'finding')} ({by_kind}) in {count(summary.files, 'file')}"]


def count(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
