"""GitHub Actions: workflow commands that become annotations, and the summary of a job.

A command is a line `::error file=…,line=…::message`. Which characters its values escape stands in GitHub's own
reader (actions/runner, src/Runner.Common/ActionCommand.cs)."""

from __future__ import annotations

import re

from influx_lint.findings import Finding, Outcome
from influx_lint.paths import relative
from influx_lint.reports.escape import visible

_SUMMARY_LIMIT = 1_000_000
"""GitHub rejects a step's summary of more than 1 MiB."""


def report(outcome: Outcome, root: str) -> str:
    """The outcome as a workflow command a line: findings, and files that could not be read."""
    lines = [_annotation(outcome, finding, root) for finding in outcome.findings]
    for failure in outcome.failures:
        properties = {"title": "influx-lint could not read a file", "file": relative(failure.path, root)}
        lines.append(command("error", properties, visible(failure.message)))
    return "".join(f"{line}\n" for line in lines)


def job_summary(outcome: Outcome, root: str) -> str:
    """The outcome as Markdown, for the file that GITHUB_STEP_SUMMARY names."""
    from influx_lint.reports import markdown

    return markdown.report(outcome, root, limit=_SUMMARY_LIMIT)


def command(name: str, properties: dict[str, str], message: str) -> str:
    """A workflow command, without its line end; its values may hold any character."""
    values = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {values}::{_data(message)}"


def shielded(text: str) -> str:
    """Text for a job's log with commands switched off around it, so that nothing in the text is taken for one. A
    checked file's names and values stand in the text, and whoever opens a pull request writes those. The word that
    switches commands on again can't be guessed."""
    from secrets import token_hex

    word = token_hex(16)
    return f"::stop-commands::{word}\n{text}::{word}::\n"


def _annotation(outcome: Outcome, finding: Finding, root: str) -> str:
    span = finding.span
    properties = {
        "title": f"{finding.code} {finding.rule.name}",
        "file": relative(finding.path, root),
        "line": str(span.line),
        "endLine": str(span.end_line),
    }
    if span.line == span.end_line:
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    return command(outcome.severity(finding), properties, visible(finding.message))


def _data(text: str) -> str:
    return _unbroken(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _unbroken(text: str) -> str:
    """The text without control characters (but for the two that commands escape) and without lone surrogates."""
    found = "[\0-\t\v\f\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
    return re.sub(found, lambda character: visible(character.group()), text)
