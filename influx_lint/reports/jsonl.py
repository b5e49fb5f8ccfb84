"""JSON lines: an object a line, each with its `type`: finding, suppressed, failure, and in the end one summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from influx_lint.findings import Outcome
from influx_lint.reports.entries import entries
from influx_lint.reports.escape import json_text
from influx_lint.reports.json_report import describe, failures, header


def report(outcome: Outcome, root: str) -> str:
    """The outcome as JSON lines; the objects are those of `schemas/report.schema.json`, under `$defs/line`."""
    return "".join(f"{json_text(line)}\n" for line in _lines(outcome, root))


def _lines(outcome: Outcome, root: str) -> Iterator[dict[str, Any]]:
    for entry in entries(outcome, root, ways=True):
        yield {"type": "suppressed" if entry.suppressed else "finding", **describe(entry, root)}
    for failure in failures(outcome, root):
        yield {"type": "failure", **failure}
    yield {"type": "summary", **header(outcome)}
