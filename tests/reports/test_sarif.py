from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints
from urllib.parse import unquote_to_bytes

import pysarif  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from outcomes import APP, ROOT, TEXTS, any_text, busy, finding, hostile, outcome, way

from influx_lint.findings import Failure, Outcome, Span
from influx_lint.registry import rules
from influx_lint.registry.rule import Severity
from influx_lint.reports import sarif
from influx_lint.text import Lines


def read(found: Outcome) -> dict[str, Any]:
    """The run in a report, after the reader has found a place for all of it."""
    text = sarif.report(found, ROOT)
    document: dict[str, Any] = json.loads(text)
    log = pysarif.load_from_json(text)
    assert document.pop("$schema") == sarif.SCHEMA
    assert_kept(document, pysarif.save_to_dict(log), "")
    assert_words(log, pysarif.SarifLog)
    assert document["version"] == "2.1.0"
    [run] = document["runs"]
    assert isinstance(run, dict)
    return run


def assert_kept(written: Any, kept: Any, place: str) -> None:
    """Whatever was written is a property that the reader knows; property bags and maps are free."""
    if isinstance(written, dict):
        for name, value in written.items():
            assert name in kept, f"{place}.{name} is no property of SARIF"
            if name != "properties":
                assert_kept(value, kept[name], f"{place}.{name}")
    elif isinstance(written, list):
        assert len(written) == len(kept)
        for index, (one, other) in enumerate(zip(written, kept, strict=True)):
            assert_kept(one, other, f"{place}[{index}]")
    else:
        assert written == kept, place


def assert_words(value: Any, kind: Any) -> None:
    """Every property with a closed list of words has one of them."""
    kinds = get_args(kind)
    if get_origin(kind) is Literal:
        assert value in kinds
    elif dataclasses.is_dataclass(value):
        for name, own in get_type_hints(type(value)).items():
            assert_words(getattr(value, name), own)
    elif kinds and value is not None:
        for one in value if get_origin(kind) is list else [value]:
            assert_words(one, kinds[0])


def test_a_clean_run_has_empty_results_and_all_rules() -> None:
    run = read(outcome())
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.code for rule in rules.RULES]


def test_rules_have_help() -> None:
    for described, rule in zip(read(outcome())["tool"]["driver"]["rules"], rules.RULES, strict=True):
        assert described["helpUri"] == rule.url
        assert described["defaultConfiguration"] == {"level": rule.severity, "enabled": rule.enabled}
        assert rule.remedy in described["help"]["text"]
        assert next(iter(rule.bad.files.values())).rstrip() in described["help"]["markdown"]
        assert described["shortDescription"]["text"].endswith(".")


def test_a_result_names_rule_level_place_and_fix() -> None:
    result = next(one for one in read(busy())["results"] if one["ruleId"] == "NFX101")
    assert rules.RULES[result["ruleIndex"]].code == "NFX101"
    assert result["level"] == "warning"
    [location] = result["locations"]
    physical = location["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": ".platform/services.yaml", "uriBaseId": "%SRCROOT%"}
    assert physical["region"] == {"startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 23}
    [fix] = result["fixes"]
    [change] = fix["artifactChanges"]
    assert change["artifactLocation"] == physical["artifactLocation"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 20, "endLine": 2, "endColumn": 23},
            "insertedContent": {"text": "2.7"},
        }
    ]
    assert fix["properties"] == {"applicability": "unsafe"}
    assert result["properties"] == {"source": "a vendor's list, 2026-08-11"}


def test_a_way_is_a_code_flow_and_related_locations() -> None:
    found = outcome([finding(rules.MOVED_KEY, APP)])._replace(way=lambda _: way("is 2.2", "given to `f`", "read"))
    [result] = read(found)["results"]
    [flow] = result["codeFlows"]
    [thread] = flow["threadFlows"]
    assert [one["kinds"] for one in thread["locations"]] == [["service"], ["argument"], ["argument"]]
    places = [one["location"] for one in thread["locations"]]
    assert [one["message"]["text"] for one in places] == ["is 2.2", "given to `f`", "read"]
    assert places[1]["physicalLocation"] == {
        "artifactLocation": {"uri": "app/main.py", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1, "startColumn": 8, "endLine": 1, "endColumn": 19},
    }
    assert result["relatedLocations"] == [{"id": number, **one} for number, one in enumerate(places[:-1], 1)]
    assert "message" not in flow


def test_a_way_says_what_is_left_out() -> None:
    steps = way(*(f"step {number}" for number in range(12)), left_out=3)
    [result] = read(outcome([finding()])._replace(way=lambda _: steps))["results"]
    assert result["codeFlows"][0]["message"] == {"text": "3 steps left out after the first 6"}


def test_a_finding_without_a_way_has_no_flow() -> None:
    [result] = read(outcome([finding()]))["results"]
    assert not {"codeFlows", "relatedLocations"} & result.keys()


def test_the_level_is_the_settings_own() -> None:
    [result] = read(outcome([finding()], severities={"NFX101": Severity.ERROR}))["results"]
    assert result["level"] == "error"


def test_suppressed_findings_are_results_with_their_reason() -> None:
    results = read(busy())["results"]
    by_rule = {result["ruleId"]: result["suppressions"] for result in results}
    assert by_rule["NFX210"] == [{"kind": "inSource", "justification": "until May", "properties": {"by": "noqa"}}]
    assert by_rule["NFX291"] == [{"kind": "external", "properties": {"by": "baseline"}}]
    assert by_rule["NFX101"] == []


def test_failures_are_notifications_of_an_unsuccessful_run() -> None:
    [invocation] = read(busy())["invocations"]
    assert invocation["executionSuccessful"] is False
    [notification] = invocation["toolExecutionNotifications"]
    assert notification["message"] == {"text": "permission denied"}
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "secret.yaml"


def test_fingerprints_survive_moved_lines() -> None:
    moved = {path: "# new\n\n" + text for path, text in TEXTS.items()}

    def prints(found: Outcome) -> list[str]:
        return [result["partialFingerprints"][sarif.FINGERPRINT] for result in read(found)["results"]]

    before = outcome([finding(), finding(rules.MOVED_KEY, APP, Span(2, 22, 2, 30))])
    after = outcome([finding(span=Span(4, 11, 4, 23)), finding(rules.MOVED_KEY, APP, Span(4, 22, 4, 30))], texts=moved)
    assert prints(before) == prints(after)
    assert len(set(prints(before))) == 2


def test_fingerprints_do_not_change_when_a_neighbour_is_suppressed() -> None:
    everything = read(busy())["results"]
    marks = [result["partialFingerprints"][sarif.FINGERPRINT] for result in everything]
    shown = busy()
    freed = shown._replace(
        findings=tuple(sorted((*shown.findings, shown.suppressed[0].finding), key=lambda one: one.sort_key)),
        suppressed=shown.suppressed[1:],
    )
    assert [result["partialFingerprints"][sarif.FINGERPRINT] for result in read(freed)["results"]] == marks


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/project/a b/ü%.yaml", "a%20b/%C3%BC%25.yaml"),
        ("/project/a:b?#.yaml", "a%3Ab%3F%23.yaml"),
        ("/project/caf\udce9.yaml", "caf%E9.yaml"),
        ("/elsewhere/a.yaml", "file:///elsewhere/a.yaml"),
    ],
)
def test_places_are_uris(path: str, uri: str) -> None:
    [result] = read(outcome([finding(path=path)], texts={}))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == uri
    assert artifact.get("uriBaseId") == (None if uri.startswith("file:") else "%SRCROOT%")


@pytest.mark.slow
@given(any_text)
def test_foreign_text_is_read_back(text: str) -> None:
    assert_read_back(text)


@pytest.mark.parametrize("text", ["é🙂", "\ud800", "\x1b[31m", "a\nb", "%41"])
def test_odd_text_is_read_back(text: str) -> None:
    assert_read_back(text)


def assert_read_back(text: str) -> None:
    found = hostile(text)
    run = read(found)
    assert len(run["results"]) == 3
    for result in run["results"]:
        assert result["message"]["text"].isprintable()
        region = result["locations"][0]["physicalLocation"]["region"]
        assert all(number >= 1 for number in region.values())
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert b"\n" not in uri.encode()
    octets = unquote_to_bytes(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
    if "/" not in text and "\0" not in text and text.strip(".") and text.isprintable():
        assert os.fsdecode(octets) == text


def test_replacements_apply_to_the_file() -> None:
    [change] = next(one for one in read(busy())["results"] if one["ruleId"] == "NFX101")["fixes"][0]["artifactChanges"]
    [replacement] = change["replacements"]
    region = replacement["deletedRegion"]
    span = Span(region["startLine"], region["startColumn"], region["endLine"], region["endColumn"])
    text = TEXTS["/project/.platform/services.yaml"]
    start, end = Lines(text).offsets(span)
    repaired = text[:start] + replacement["insertedContent"]["text"] + text[end:]
    assert repaired == text.replace("2.2", "2.7")


def test_the_published_schema_holds(tmp_path: Path) -> None:
    """Microsoft's validator checks against the published schema, and what the standard says beyond it."""
    modules = Path(__file__).parents[2] / "node_modules" / ".bin"
    validator = shutil.which("sarif-multitool", path=os.pathsep.join([os.environ.get("PATH", ""), str(modules)]))
    if validator is None:
        pytest.skip("sarif-multitool is not installed (npm install @microsoft/sarif-multitool)")
    cases = {
        "clean": outcome(),
        "busy": busy(),
        "hostile": hostile("a\n<b>|%"),
        "failed": outcome(failures=[Failure("a", "b")]),
        "way": busy()._replace(way=lambda _: way(*(f"step {number}" for number in range(12)), left_out=3)),
    }
    for name, found in cases.items():
        file = tmp_path / f"{name}.sarif"
        file.write_text(sarif.report(found, ROOT), encoding="utf-8")
        verdict = tmp_path / f"{name}.verdict.sarif"
        subprocess.run([validator, "validate", str(file), "--output", str(verdict)], check=True, capture_output=True)
        [run] = json.loads(verdict.read_text(encoding="utf-8-sig"))["runs"]
        assert [one for one in run["results"] if one.get("level", "warning") == "error"] == []
