from __future__ import annotations

from typing import NamedTuple

from hypothesis import given, strategies as st
from outcomes import ROOT, any_text, busy, finding, hostile, outcome

from influx_lint.findings import Span
from influx_lint.registry.rule import Severity
from influx_lint.reports import github


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def read(line: str) -> Command:
    """A workflow command as the runner reads it: cut first, then unescaped, the percent sign last."""
    assert line.startswith("::")
    head, _, message = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in rest.split(",") if pair)
    return Command(name, {key: unescape(value, ",:") for key, value in properties.items()}, unescape(message, ""))


def unescape(text: str, more: str) -> str:
    for character in f"\r\n{more}%":
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def read_all(report: str) -> list[Command]:
    return [read(line) for line in report.splitlines()]


def test_findings_and_failures_are_annotations() -> None:
    first, second, third, failure = read_all(github.report(busy(), ROOT))
    assert first == Command(
        "warning",
        {
            "title": "NFX101 deprecated-version",
            "file": ".platform/services.yaml",
            "line": "2",
            "endLine": "2",
            "col": "11",
            "endColumn": "23",
        },
        "InfluxDB 2.2 is deprecated: move 'timedb' to 2.7",
    )
    assert [second.name, third.name, failure.name] == ["error"] * 3
    assert failure.properties == {"title": "influx-lint could not read a file", "file": "secret.yaml"}


def test_columns_are_given_on_one_line_only() -> None:
    [annotation] = read_all(github.report(outcome([finding(span=Span(1, 3, 2, 1))]), ROOT))
    assert set(annotation.properties) == {"title", "file", "line", "endLine"}


def test_the_severity_is_the_settings_own() -> None:
    [annotation] = read_all(github.report(outcome([finding()], severities={"NFX101": Severity.ERROR}), ROOT))
    assert annotation.name == "error"


def test_a_clean_run_annotates_nothing() -> None:
    assert github.report(outcome(), ROOT) == ""


@given(st.dictionaries(st.sampled_from(["file", "title"]), any_text, min_size=1), any_text)
def test_a_command_is_one_line_that_is_read_back(properties: dict[str, str], message: str) -> None:
    line = github.command("error", properties, message)
    assert "\n" not in line
    assert "\r" not in line
    if all(one.isprintable() or one in "\r\n" for text in (message, *properties.values()) for one in text):
        assert read(line) == Command("error", properties, message)


@given(any_text)
def test_foreign_text_makes_no_other_command(text: str) -> None:
    report = github.report(hostile(text), ROOT)
    assert [read(line).name for line in report.removesuffix("\n").split("\n")] == ["warning", "error", "error"]
    assert report.encode("utf-8").count(b"\n") == 3


def test_commands_are_off_around_shielded_text() -> None:
    report = github.shielded("::add-mask::x\n")
    off, text, on = report.splitlines()
    assert off.startswith("::stop-commands::")
    assert text == "::add-mask::x"
    word = off.removeprefix("::stop-commands::")
    assert on == f"::{word}::"
    assert github.shielded("").splitlines()[0] != off


def test_the_job_summary_is_markdown() -> None:
    summary = github.job_summary(busy(), ROOT)
    assert summary.startswith("### influx-lint\n")
    assert "3 findings (2 errors, 1 warning) in 2 files" in summary


def test_the_job_summary_keeps_within_githubs_limit() -> None:
    many = outcome(finding(message="x" * 1000, span=Span(line, 1, line, 2)) for line in range(1, 2000))
    summary = github.job_summary(many, ROOT)
    assert len(summary.encode("utf-8")) < 1024 * 1024
    assert " more |" in summary
