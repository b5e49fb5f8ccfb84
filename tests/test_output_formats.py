"""Which reports a run writes, and where; the exit status has nothing to do with them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from influx_lint.cli import main
from influx_lint.reports import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

SERVICES = {
    "clean.yaml": ("timedb:\n    type: influxdb:2.7\n    disk: 256\n", 0),
    "warned.yaml": ("timedb:\n    type: influxdb:2.2\n    disk: 256\n", 1),
    "wrong.yaml": ("timedb:\n    type: influxdb:9.9\n    disk: 256\n", 1),
    "missing.yaml": (None, 2),
    "nothing.txt": ("", 3),
}
ANNOTATION = "::warning title=NFX101 deprecated-version,file=warned.yaml,line=2,endLine=2,col=11,endColumn=23::InfluxDB"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a file for each exit status."""
    monkeypatch.chdir(tmp_path)
    for name, (content, _) in SERVICES.items():
        if content is not None:
            (tmp_path / name).write_text(content)
    return tmp_path


@pytest.fixture
def summary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that takes the summary of a job of GitHub Actions, in which the test then runs."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    return folder / "summary.md"


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize("to_file", [False, True], ids=["printed", "written"])
def test_the_exit_status_never_depends_on_the_format(
    output_format: str, name: str, to_file: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    output = f"{output_format}=report" if to_file else output_format
    assert main(["check", "--output-format", output, name]) == SERVICES[name][1]
    assert not (to_file and capsys.readouterr().out)


def test_all_formats_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = [word for name in FORMATS for word in ("--output-format", f"{name}=report.{name}")]
    assert main(["check", *options, "warned.yaml"]) == 1
    assert capsys.readouterr().out == ""
    assert all("NFX101" in (folder / f"report.{name}").read_text() for name in FORMATS if name != "gitlab")
    assert json.loads((folder / "report.gitlab").read_text())[0]["check_name"] == "deprecated-version"


def test_text_is_printed_while_another_format_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--output-format", "text", "--output-format", "sarif=out.sarif", "warned.yaml"]) == 1
    assert capsys.readouterr().out.startswith("warned.yaml:2:11: NFX101 ")
    assert json.loads((folder / "out.sarif").read_text())["runs"][0]["results"][0]["ruleId"] == "NFX101"


def test_a_job_of_github_gets_shielded_text_annotations_and_a_summary(
    summary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    summary.write_text("before\n")
    assert main(["check", "warned.yaml"]) == 1
    lines = capsys.readouterr().out.splitlines()
    word = re.fullmatch("::stop-commands::([0-9a-f]{32})", lines[0])
    assert word
    assert lines[1].startswith("warned.yaml:2:11: NFX101 ")
    assert lines[-2] == f"::{word[1]}::"
    assert lines[-1].startswith(ANNOTATION)
    assert summary.read_text().startswith("before\n### influx-lint\n")
    assert "NFX101" in summary.read_text()


def test_a_file_name_is_no_command_in_a_job_of_github(
    folder: Path, summary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "::error::x.yaml").write_text(str(SERVICES["warned.yaml"][0]))
    assert main(["check", "::error::x.yaml"]) == 1
    first, *_, last, annotation = capsys.readouterr().out.splitlines()
    assert first.startswith("::stop-commands::")
    assert last == f"::{first.removeprefix('::stop-commands::')}::"
    assert "file=%3A%3Aerror%3A%3Ax.yaml," in annotation
    assert summary.exists()


@pytest.mark.parametrize("chosen", ["option", "settings", "file"])
def test_a_format_that_was_chosen_is_the_only_one(
    chosen: str, folder: Path, summary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = {"option": ["--output-format", "text"], "settings": [], "file": ["--output-file", "report.txt"]}[chosen]
    if chosen == "settings":
        (folder / ".influx-lint.toml").write_text('output-format = "text"\n')
    assert main(["check", *options, "warned.yaml"]) == 1
    assert "::warning" not in capsys.readouterr().out
    assert not summary.exists()


def test_annotations_that_were_asked_for_come_with_the_summary(
    summary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--output-format", "github", "warned.yaml"]) == 1
    assert capsys.readouterr().out.startswith(ANNOTATION)
    assert "NFX101" in summary.read_text()


def test_machine_formats_are_printed_as_they_are_in_a_job_of_github(
    summary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--output-format", "json", "warned.yaml"]) == 1
    assert json.loads(capsys.readouterr().out)
    assert not summary.exists()


def test_a_summary_that_cannot_be_written_is_said_after_the_findings(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "nowhere" / "summary.md"))
    assert main(["check", "warned.yaml"]) == 2
    said = capsys.readouterr()
    assert ANNOTATION in said.out
    assert "the report cannot be written: no such file or directory" in said.err


@pytest.mark.parametrize("value", [None, "false", ""])
def test_elsewhere_the_report_is_text(
    value: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if value is not None:
        monkeypatch.setenv("GITHUB_ACTIONS", value)
    assert main(["check", "warned.yaml"]) == 1
    assert capsys.readouterr().out.startswith("warned.yaml:2:11: NFX101 ")
