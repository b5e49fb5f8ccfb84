from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from outcomes import ROOT, TEXTS, any_text, busy, hostile, outcome

from influx_lint import __version__
from influx_lint.checks.ways import DECLARATION, FINDING
from influx_lint.findings import SERVICE, Outcome, Span
from influx_lint.flow.events import Hand
from influx_lint.reports import json_report, jsonl
from influx_lint.text import Lines

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
REPORT = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
LINE = REPORT.evolve(schema={"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]})


def read(found: Outcome) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(json_report.report(found, ROOT))
    REPORT.validate(document)
    return document


def read_lines(found: Outcome) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in jsonl.report(found, ROOT).splitlines()]
    for line in lines:
        LINE.validate(line)
    return lines


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_refuses_what_no_report_says() -> None:
    document = read(busy())
    finding = document["findings"][0]
    for wrong in (
        document | {"more": 1},
        document | {"version": 2},
        document | {"findings": [finding | {"suppression": {"by": "noqa", "reason": None}}]},
        document | {"findings": [finding | {"span": {"line": 0, "column": 1, "end_line": 1, "end_column": 1}}]},
        document | {"suppressed": [finding]},
    ):
        with pytest.raises(ValidationError):
            REPORT.validate(wrong)


def test_all_of_a_run_is_told() -> None:
    found = busy()
    document = read(found)
    assert document["tool"] == {"name": "influx-lint", "version": __version__}
    assert document["policy"] == {
        "date": found.policy.date,
        "recommended": found.policy.recommended,
        "vendor": "any",
        "target": found.target,
    }
    assert document["summary"]["findings"] == len(document["findings"]) == 3
    assert document["checked"] == [".platform/services.yaml", "app/main.py"]
    assert document["passed_over"] == [{"path": ".venv", "reason": "a virtual environment"}]
    assert document["failures"] == [{"path": "secret.yaml", "message": "permission denied"}]
    assert [one["suppression"] for one in document["suppressed"]] == [
        {"by": "noqa", "reason": "until May"},
        {"by": "baseline", "reason": None},
    ]


def test_a_finding_tells_rule_place_fix_and_source() -> None:
    finding = read(busy())["findings"][0]
    del finding["fingerprint"]
    assert finding == {
        "code": "NFX101",
        "name": "deprecated-version",
        "severity": "warning",
        "message": "InfluxDB 2.2 is deprecated: move 'timedb' to 2.7",
        "path": ".platform/services.yaml",
        "span": {"line": 2, "column": 11, "end_line": 2, "end_column": 23},
        "url": "https://github.com/influx-lint/influx-lint/blob/main/docs/rules/NFX101.md",
        "source": "a vendor's list, 2026-08-11",
        "advice": None,
        "fix": {
            "title": "move to 2.7",
            "applicability": "unsafe",
            "edits": [{"span": {"line": 2, "column": 20, "end_line": 2, "end_column": 23}, "text": "2.7"}],
        },
        "way": None,
    }


def test_a_finding_has_its_way() -> None:
    document = read(busy())
    assert document["findings"][1]["way"] == {
        "steps": [
            {
                "kinds": ["service"],
                "text": "'timedb' is InfluxDB 2.2",
                "path": ".platform/services.yaml",
                "span": {"line": 2, "column": 11, "end_line": 2, "end_column": 23},
                "code": "type: influxdb:2.2",
            },
            {
                "kinds": ["argument"],
                "text": "given to `f`",
                "path": "app/main.py",
                "span": {"line": 1, "column": 8, "end_line": 1, "end_column": 19},
                "code": 'user = credentials["user"]',
            },
        ],
        "left_out": 0,
    }
    assert {one["way"] for one in document["suppressed"]} == {None}


def test_the_schema_knows_each_kind_of_step() -> None:
    kinds = SCHEMA["$defs"]["way"]["properties"]["steps"]["items"]["properties"]["kinds"]["items"]["enum"]
    assert set(kinds) == {*Hand, SERVICE, DECLARATION, FINDING}


def test_a_reader_finds_the_very_characters() -> None:
    document = read(busy())
    text = TEXTS["/project/.platform/services.yaml"]
    start, end = Lines(text).offsets(Span(**document["findings"][0]["span"]))
    assert text[start:end] == "influxdb:2.2"


def test_a_clean_run_has_empty_lists() -> None:
    document = read(outcome())
    assert [document[name] for name in ("findings", "suppressed", "passed_over", "failures")] == [[], [], [], []]


def test_lines_say_the_same_as_the_document() -> None:
    document, lines = read(busy()), read_lines(busy())
    kinds = [line.pop("type") for line in lines]
    assert kinds[-2:] == ["failure", "summary"]
    by_kind = {kind: [line for line, own in zip(lines, kinds, strict=True) if own == kind] for kind in set(kinds)}
    assert by_kind["finding"] == document["findings"]
    assert by_kind["suppressed"] == document["suppressed"]
    assert by_kind["failure"] == document["failures"]
    assert by_kind["summary"] == [{name: document[name] for name in ("format", "version", "tool", "policy", "summary")}]


def test_a_clean_run_is_a_summary_line() -> None:
    assert [line["type"] for line in read_lines(outcome())] == ["summary"]


@given(any_text)
def test_foreign_text_is_read_back(text: str) -> None:
    found = hostile(text)
    document = read(found)
    assert len(read_lines(found)) == 5
    if not any("\ud800" <= one <= "\udfff" for one in text):
        assert document["findings"][0]["message"] == text
        assert document["findings"][0]["fix"]["edits"][0]["text"] == text
        assert document["suppressed"][0]["suppression"]["reason"] == text
