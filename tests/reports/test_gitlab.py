from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator
from outcomes import ROOT, any_text, busy, finding, hostile, outcome

from influx_lint.findings import Outcome, Span
from influx_lint.reports import gitlab

# What GitLab's documentation says of the report, in JSON Schema's words.
DOCUMENTED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def read(found: Outcome) -> list[dict[str, Any]]:
    issues: list[dict[str, Any]] = json.loads(gitlab.report(found, ROOT))
    Draft202012Validator(DOCUMENTED).validate(issues)
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(fingerprints)
    return issues


def test_findings_and_failures_are_issues() -> None:
    first, second, _, failure = read(busy())
    assert first["description"] == "NFX101 InfluxDB 2.2 is deprecated: move 'timedb' to 2.7"
    assert first["check_name"] == "deprecated-version"
    assert first["severity"] == "minor"
    assert first["location"] == {"path": ".platform/services.yaml", "lines": {"begin": 2, "end": 2}}
    assert second["severity"] == "major"
    assert (failure["check_name"], failure["location"]["path"]) == ("unreadable-file", "secret.yaml")


def test_a_clean_run_is_an_empty_list() -> None:
    assert read(outcome()) == []


def test_findings_alike_have_fingerprints_of_their_own() -> None:
    twice = outcome([finding(span=Span(2, 11, 2, 15)), finding(span=Span(2, 16, 2, 20))])
    assert len(read(twice)) == 2


@given(any_text)
def test_foreign_text_is_read_back(text: str) -> None:
    assert len(read(hostile(text))) == 3
