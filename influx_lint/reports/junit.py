"""JUnit XML: a test suite for each file with findings, a failed test case for each finding.

A file that could not be read is an error. A clean run is one passed test case, for CI servers take an empty report
for a broken one. The names of the test cases of one class are unique."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from influx_lint.findings import Failure, Finding, Outcome
from influx_lint.paths import relative
from influx_lint.reports.checkstyle import xml_text
from influx_lint.reports.escape import visible
from influx_lint.reports.text import remedy

_NAME = "influx-lint"


def report(outcome: Outcome, root: str) -> str:
    """The outcome as an XML document."""
    suites = [*_suites(outcome, root)] or [_suite(_NAME, [_case("no findings", _NAME)])]
    counts = {name: str(sum(int(suite.attrib[name]) for suite in suites)) for name in ("tests", "failures", "errors")}
    document = Element("testsuites", {"name": _NAME, **counts, "time": "0"})
    document.extend(suites)
    _number_alike(document)
    return xml_text(document)


def _number_alike(document: Element) -> None:
    """Number the test cases that share class and name: CI servers show only one of those."""
    used: Counter[tuple[str, str]] = Counter()
    for case in document.iter("testcase"):
        path, own = case.attrib["classname"], case.attrib["name"]
        name = own
        while used[path, name]:
            used[path, own] += 1
            name = f"{own} ({used[path, own]})"
        used[path, name] = 1
        case.attrib["name"] = name


def _suites(outcome: Outcome, root: str) -> Iterator[Element]:
    for path, findings in groupby(outcome.findings, lambda finding: finding.path):
        name = visible(relative(path, root))
        yield _suite(name, [_failed(outcome, finding, name) for finding in findings])
    for failure in outcome.failures:
        name = visible(relative(failure.path, root))
        yield _suite(name, [_unreadable(failure, name)])


def _suite(name: str, cases: list[Element]) -> Element:
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(sum(case.find("error") is not None for case in cases)),
        "skipped": "0",
    }
    suite = Element("testsuite", {"name": name, **counts, "time": "0"})
    suite.extend(cases)
    return suite


def _failed(outcome: Outcome, finding: Finding, path: str) -> Element:
    span = finding.span
    case = _case(f"{finding.code} {finding.rule.name} {span.line}:{span.column}", path)
    message = visible(finding.message)
    failure = SubElement(case, "failure", {"message": message, "type": outcome.severity(finding)})
    place = f"{path}:{span.line}:{span.column}: {finding.code} {message}"
    failure.text = f"{place}\n{remedy(finding)}\n{finding.rule.url}"
    return case


def _unreadable(failure: Failure, path: str) -> Element:
    case = _case("unreadable-file", path)
    SubElement(case, "error", {"message": visible(failure.message), "type": "unreadable-file"})
    return case


def _case(name: str, path: str) -> Element:
    return Element("testcase", {"name": name, "classname": path, "file": path, "time": "0"})
