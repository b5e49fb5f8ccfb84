"""SARIF 2.1.0 (OASIS standard, "Static Analysis Results Interchange Format"), for code scanning."""

from __future__ import annotations

from typing import Any

from influx_lint import __version__
from influx_lint.findings import Failure, Fix, Outcome, Span, Suppressed, Way
from influx_lint.paths import relative
from influx_lint.registry.rule import Example, Rule
from influx_lint.registry.rules import RULES
from influx_lint.reports.entries import Entry, entries
from influx_lint.reports.escape import json_text, visible
from influx_lint.reports.rules import fenced
from influx_lint.reports.summary import count

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
INFORMATION = "https://github.com/influx-lint/influx-lint"
FINGERPRINT = "influxLint/v1"
"""Not `primaryLocationLineHash`: GitHub's upload action computes that one, and warns of any other value in it."""

_ROOT = "%SRCROOT%"
_RULE_INDEX = {rule.code: index for index, rule in enumerate(RULES)}
_IN_SOURCE = frozenset({"noqa", "ignore-file"})


def report(outcome: Outcome, root: str) -> str:
    """The outcome as a SARIF log of one run. All rules are described in it, whichever were selected."""
    run = {
        "tool": {"driver": _driver()},
        "invocations": [_invocation(outcome, root)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the checked repository."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(entry, root) for entry in entries(outcome, root, ways=True)],
        "properties": {"policyDate": outcome.policy.date, "vendor": outcome.vendor, "targetVersion": outcome.target},
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _driver() -> dict[str, Any]:
    return {
        "name": "influx-lint",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": INFORMATION,
        "rules": [_rule(rule) for rule in RULES],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": f"{rule.summary[0].upper()}{rule.summary[1:]}."},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": f"{rule.explanation}\n\n{rule.remedy}", "markdown": _help(rule)},
        "helpUri": rule.url,
        "defaultConfiguration": {"level": rule.severity, "enabled": rule.enabled},
    }


def _help(rule: Rule) -> str:
    parts = [
        rule.explanation,
        f"**What to do:** {rule.remedy}",
        f"Wrong:\n\n{_example(rule.bad)}",
        f"Right:\n\n{_example(rule.good)}",
        f"Source: {rule.source}",
    ]
    return "\n\n".join(parts)


def _example(example: Example) -> str:
    path, content = next(iter(example.files.items()))
    return fenced(path, content)


def _invocation(outcome: Outcome, root: str) -> dict[str, Any]:
    return {
        "executionSuccessful": not outcome.failures,
        "toolExecutionNotifications": [_notification(failure, root) for failure in outcome.failures],
    }


def _notification(failure: Failure, root: str) -> dict[str, Any]:
    artifact = _artifact(relative(failure.path, root))
    return {
        "level": "error",
        "message": {"text": visible(failure.message)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
    }


def _result(entry: Entry, root: str) -> dict[str, Any]:
    finding = entry.finding
    artifact = _artifact(entry.path)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": _RULE_INDEX[finding.code],
        "level": entry.severity,
        "message": {"text": visible(finding.message)},
        "locations": [_location(artifact, finding.span)],
        "partialFingerprints": {FINGERPRINT: entry.fingerprint},
        "suppressions": [_suppression(entry.suppressed)] if entry.suppressed else [],
    }
    if finding.fix:
        other = finding.fix.other
        result["fixes"] = [_fix(finding.fix, _artifact(relative(other.path, root)) if other is not None else artifact)]
    if entry.way.steps:
        result |= _way(entry.way, root)
    notes = {"advice": finding.advice, "source": finding.source}
    properties = {name: note for name, note in notes.items() if note}
    return result | {"properties": properties} if properties else result


def _way(way: Way, root: str) -> dict[str, Any]:
    """How the credentials come to a finding: as a code flow, and for readers that show none, as related locations."""
    places = [
        {**_location(_artifact(relative(step.path, root)), step.span), "message": {"text": visible(step.text)}}
        for step in way.steps
    ]
    locations = [{"location": place, "kinds": list(step.kinds)} for place, step in zip(places, way.steps, strict=True)]
    flow: dict[str, Any] = {"threadFlows": [{"locations": locations}]}
    if way.left_out:
        flow["message"] = {"text": f"{count(way.left_out, 'step')} left out after the first {way.gap}"}
    return {
        "codeFlows": [flow],
        "relatedLocations": [{"id": number, **place} for number, place in enumerate(places[:-1], 1)],
    }


def _location(artifact: dict[str, Any], span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": artifact, "region": _region(span)}}


def _suppression(suppressed: Suppressed) -> dict[str, Any]:
    kind = "inSource" if suppressed.by in _IN_SOURCE else "external"
    reason = {"justification": visible(suppressed.reason)} if suppressed.reason else {}
    return {"kind": kind, **reason, "properties": {"by": suppressed.by}}


def _fix(fix: Fix, artifact: dict[str, Any]) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    return {
        "description": {"text": visible(fix.title)},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"applicability": fix.applicability},
    }


def _region(span: Span) -> dict[str, int]:
    """A SARIF region: it ends, as a span does, behind its last character, and counts from one."""
    return {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}


def _artifact(path: str) -> dict[str, Any]:
    """The place of a file, by its name from the root; a file outside of the root has an absolute URI."""
    from urllib.parse import quote_from_bytes

    if path.startswith("/") or path[1:3] == ":/":
        return {"uri": "file:///" + quote_from_bytes(_octets(path.lstrip("/")), safe="/:")}
    return {"uri": quote_from_bytes(_octets(path)), "uriBaseId": _ROOT}


def _octets(path: str) -> bytes:
    """The bytes of a file's name, those that are no UTF-8 as they are on disk."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half of a surrogate pair, which file names on Windows may hold
        return path.encode("utf-8", "surrogatepass")
