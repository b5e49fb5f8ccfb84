"""The counts of a run, and the line that tells them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence

from influx_lint.findings import Applicability, Finding, Outcome, Recognised
from influx_lint.registry.rule import Rule, Severity
from influx_lint.typings import NamedTuple


class Summary(NamedTuple):
    """How many there are of each. `files` have findings; `fixable` findings have a safe fix, `unsafely_fixable` ones an
    unsafe fix; the last three count files (or folders, where one was passed over as a whole)."""

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
    """The counts in one line, each said once: `3 findings (2 errors, 1 warning) in 2 files; 4 files checked`."""
    found = _findings(summary)
    if summary.fixable:
        found.append(f"{_of(summary.fixable, summary)}fixable with --fix")
    if summary.unsafely_fixable:
        more = f"{summary.unsafely_fixable} more " if summary.fixable else _of(summary.unsafely_fixable, summary)
        found.append(f"{more}fixable with --fix --unsafe-fixes")
    if summary.suppressed:
        found.append(f"{summary.suppressed} suppressed")
    looked_at = [f"{count(summary.checked, 'file')} checked"]
    if summary.failures:
        looked_at.append(f"{summary.failures} could not be read")
    return f"{', '.join(found)}; {', '.join(looked_at)}"


def _findings(summary: Summary) -> list[str]:
    if not summary.findings:
        return ["no findings"]
    where = f"in {count(summary.files, 'file')}"
    kinds = [(summary.errors, "error"), (summary.warnings, "warning")]
    by_kind = [count(number, kind) for number, kind in kinds if number]
    if len(by_kind) == 1:
        return [f"{by_kind[0]} {where}"]
    return [f"{count(summary.findings, 'finding')} ({', '.join(by_kind)}) {where}"]


def _of(number: int, summary: Summary) -> str:
    """How many of the findings, before what they are; of one alone, nothing."""
    if number < summary.findings:
        return f"{number} "
    return "all " if number > 1 else ""


def count(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def went_by(outcome: Outcome) -> list[str]:
    """What a reader of the counts has to know of the configuration: that it was used and not checked, or lacking."""
    found = outcome.recognition(False)
    said = []
    for root in found.unchecked:
        shown = os.path.relpath(root)
        said.append(f"the configuration in {shown} was used, and not checked: `influx-lint check {shown}` checks it")
    if not found.is_configured:
        said.append(
            "no configuration of a project was found: a relationship was taken for InfluxDB's where its name, the "
            "code or the settings say so"
        )
    return said


def recognised(services: Sequence[Recognised], shown: Callable[[str], str]) -> str:
    """The InfluxDB services that were recognised, in one line: `InfluxDB: timedb 2.2 (services.yaml:3), as db`."""
    each = [
        f"{one.name} {one.version or 'of no known version'} ({shown(one.path)}:{one.span.line})"
        + (f", as {', '.join(one.relationships)}" if one.relationships else "")
        for one in services
    ]
    return f"InfluxDB: {'; '.join(each) or 'no service in the configuration'}"
