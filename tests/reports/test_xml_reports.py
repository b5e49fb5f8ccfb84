from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from junitparser import Error, Failure, JUnitXml
from outcomes import APP, ROOT, SERVICES, any_text, busy, finding, hostile, outcome

from influx_lint.findings import Failure as Unread, Outcome, Span
from influx_lint.registry import rules
from influx_lint.registry.rule import Severity
from influx_lint.reports import checkstyle, junit
from influx_lint.reports.escape import visible


def read_junit(found: Outcome) -> JUnitXml:
    """The report as junitparser reads it; the counts it states are those that it has."""
    report = JUnitXml.fromstring(junit.report(found, ROOT).encode("utf-8"))
    results = [result for case in cases(report) for result in case.result]
    assert report.tests == len(cases(report))
    assert report.failures == sum(isinstance(result, Failure) for result in results)
    assert report.errors == sum(isinstance(result, Error) for result in results)
    return report


def read_checkstyle(found: Outcome) -> dict[str, list[dict[str, str]]]:
    """The attributes of each file's errors."""
    root = ElementTree.fromstring(checkstyle.report(found, ROOT).encode("utf-8"))
    assert root.tag == "checkstyle"
    files: dict[str, list[dict[str, str]]] = {}
    for file in root:
        assert {error.tag for error in file} == {"error"}
        files.setdefault(file.attrib["name"], []).extend(error.attrib for error in file)
    return files


def cases(report: JUnitXml) -> list[Any]:
    return [case for suite in report for case in suite]


def test_junit_has_a_suite_a_file_and_a_case_a_finding() -> None:
    report = read_junit(busy())
    assert [(suite.name, suite.tests) for suite in report] == [
        (".platform/services.yaml", 1),
        ("app/main.py", 2),
        ("secret.yaml", 1),
    ]
    first, *_, last = cases(report)
    assert (first.name, first.classname) == ("NFX101 deprecated-version 2:11", ".platform/services.yaml")
    [failure] = first.result
    assert isinstance(failure, Failure)
    assert failure.type == "warning"
    assert failure.message == "InfluxDB 2.2 is deprecated: move 'timedb' to 2.7"
    place, remedy, url = failure.text.splitlines()
    assert place == f".platform/services.yaml:2:11: NFX101 {failure.message}"
    assert remedy == "unsafe fix: move to 2.7"
    assert url == rules.DEPRECATED_VERSION.url
    [error] = last.result
    assert isinstance(error, Error)
    assert error.message == "permission denied"


def test_junit_cases_of_one_class_have_names_of_their_own() -> None:
    same = [finding(message=f"wrong {number}") for number in range(3)]
    other = finding(span=Span(3, 1, 3, 2))
    failures = [Unread("/project/a.yaml", "too large"), Unread("/project/a.yaml", "no folder")]
    named = [(case.classname, case.name) for case in cases(read_junit(outcome([*same, other], failures=failures)))]
    services, unread = ".platform/services.yaml", "unreadable-file"
    assert named == [
        (services, "NFX101 deprecated-version 2:11"),
        (services, "NFX101 deprecated-version 2:11 (2)"),
        (services, "NFX101 deprecated-version 2:11 (3)"),
        (services, "NFX101 deprecated-version 3:1"),
        ("a.yaml", unread),
        ("a.yaml", f"{unread} (2)"),
    ]


def test_a_clean_junit_report_is_one_passed_case() -> None:
    report = read_junit(outcome())
    [case] = cases(report)
    assert case.is_passed
    assert (report.tests, report.failures, report.errors) == (1, 0, 0)


def test_checkstyle_has_the_findings_of_each_file() -> None:
    assert read_checkstyle(busy()) == {
        ".platform/services.yaml": [
            {
                "line": "2",
                "column": "11",
                "severity": "warning",
                "message": "InfluxDB 2.2 is deprecated: move 'timedb' to 2.7",
                "source": "influx-lint.NFX101",
            }
        ],
        "app/main.py": [
            {
                "line": "1",
                "column": "20",
                "severity": "error",
                "message": "'user' is 'username' from 2.3 on",
                "source": "influx-lint.NFX201",
            },
            {
                "line": "2",
                "column": "22",
                "severity": "error",
                "message": "'bucket' moves under 'query'",
                "source": "influx-lint.NFX202",
            },
        ],
        "secret.yaml": [{"severity": "error", "message": "permission denied", "source": "influx-lint.unreadable-file"}],
    }


def test_a_clean_checkstyle_report_is_empty() -> None:
    assert read_checkstyle(outcome()) == {}


def test_severities_are_the_settings_own() -> None:
    found = outcome([finding()], severities={"NFX101": Severity.ERROR})
    assert [one["severity"] for one in read_checkstyle(found)[".platform/services.yaml"]] == ["error"]
    assert [case.result[0].type for case in cases(read_junit(found))] == ["error"]


def test_findings_of_several_files_are_grouped() -> None:
    found = outcome([finding(path=path, span=Span(line, 1, line, 2)) for path in (APP, SERVICES) for line in (1, 2)])
    assert {name: len(errors) for name, errors in read_checkstyle(found).items()} == {
        ".platform/services.yaml": 2,
        "app/main.py": 2,
    }
    assert [suite.tests for suite in read_junit(found)] == [2, 2]


@given(any_text)
def test_foreign_text_is_read_back_visibly(text: str) -> None:
    found = hostile(text)
    messages = [error["message"] for errors in read_checkstyle(found).values() for error in errors]
    assert messages == [visible(text)] * 3
    assert [case.result[0].message or "" for case in cases(read_junit(found))] == [visible(text)] * 3
