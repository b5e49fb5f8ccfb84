"""Which reports a run writes, and where; the exit status has nothing to do with them."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from command import CHECKOUT, in_shell

from influx_lint.cli import main
from influx_lint.registry.rules import BY_CODE
from influx_lint.reports import FORMATS

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


@pytest.mark.parametrize(
    ("outputs", "said"),
    [
        (["json", "text"], "json and text are both for standard output: give one a file, as in text=FILE"),
        (["full", "concise"], "full and concise are both for standard output"),
        (["json", "github"], "json and github are both for standard output"),
        (["json=a", "sarif=a"], "json and sarif are both for "),
    ],
)
def test_two_reports_for_one_place_are_refused(
    outputs: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = [word for one in outputs for word in ("--output-format", one)]
    assert main(["check", *options, "warned.yaml"]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("outputs", [["text", "github"], ["github", "concise"], ["full", "full"], ["text", "json=a"]])
def test_annotations_may_stand_beside_lines_for_people(outputs: list[str]) -> None:
    options = [word for one in outputs for word in ("--output-format", one)]
    assert main(["check", *options, "warned.yaml"]) == 1


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


def _on_a_terminal(*arguments: str, folder: Path, **environment: str) -> str:
    """What the real command shows on a terminal of 120 columns."""
    pty = pytest.importorskip("pty", reason="pseudo-terminals need POSIX")
    fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 120, 0, 0))
    inherited = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR", "FORCE_COLOR")}
    with subprocess.Popen(
        [sys.executable, "-m", "influx_lint", *arguments],
        cwd=folder,
        stdout=follower,
        stdin=subprocess.DEVNULL,
        env=inherited | {"PYTHONPATH": str(CHECKOUT), "TERM": "xterm-256color"} | environment,
    ):
        os.close(follower)
        shown = bytearray()
        with suppress(OSError), os.fdopen(leader, "rb", buffering=0) as stream:
            while part := stream.read(4096):
                shown += part
    return shown.decode("utf-8").replace("\r\n", "\n")


SGR = re.compile(r"\x1b\[[0-9;]*m")
LINK = re.compile(r"\x1b\]8;;([^\x1b]*)\x1b\\")

PROJECT = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2\n    disk: 256\n",
    ".platform.app.yaml": "name: app\ntype: python:3.11\nrelationships:\n    influx: timedb:influxdb\n",
    "settings.py": (
        'from platformshconfig import Config\n\n\ndef credentials():\n    return Config().credentials("influx")\n'
    ),
    "main.py": 'from settings import credentials\n\nprint(credentials()["user"])\n',
}

SHOWN = """\
main.py:3:21: NFX201 {message}
1 | from settings import credentials
2 |
3 | print(credentials()["user"])
  |                     ^^^^^^
  = from .platform/services.yaml:2  type: influxdb:2.2                     'timedb' is InfluxDB 2.2
  = from .platform.app.yaml:4       influx: timedb:influxdb                'influx' leads to 'timedb'
  = from settings.py:5              return Config().credentials("influx")  {taken}
  = unsafe fix: read `username`
    -print(credentials()["user"])
    +print(credentials()["username"])

"""


@pytest.fixture
def project(folder: Path) -> Path:
    for name, text in PROJECT.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.mark.slow
def test_a_terminal_gets_all_of_it_in_colours_and_a_pipe_a_line(project: Path) -> None:
    files = ("settings.py", "main.py")
    shown = _on_a_terminal("check", *files, folder=project, VTE_VERSION="7600")
    assert LINK.findall(shown) == [BY_CODE["NFX201"].url, ""]
    assert "\x1b[32m+print" in shown
    assert "\x1b[31m-print" in shown
    piped = in_shell("check", *files, folder=project).stdout.decode()
    finding, counts = piped.splitlines()
    taken = "the variable is read, the relationship 'influx' is taken, returned by `credentials`"
    plain = SGR.sub("", LINK.sub("", shown))
    assert plain == SHOWN.format(message=finding.partition(" NFX201 ")[2], taken=taken) + f"{counts}\n"
    uncolored = _on_a_terminal("check", "--color", "never", *files, folder=project, VTE_VERSION="7600")
    assert uncolored == plain
    assert in_shell("check", "--output-format", "full", *files, folder=project).stdout.decode().startswith(finding)
    concise = _on_a_terminal("check", "--output-format", "concise", *files, folder=project)
    assert SGR.sub("", concise) == piped


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "painted"),
    [
        (("check", "--diff", "--unsafe-fixes"), ("\x1b[31m-print(credentials()",)),
        (("upgrade",), ("\x1b[1mServices\x1b[0m", "\x1b[32m+    type: influxdb:2.7")),
        (("rules",), ("\x1b[1mNFX201\x1b[0m",)),
        (("explain", "NFX201"), ("\x1b[31mWrong:\x1b[0m",)),
    ],
)
def test_what_is_printed_for_a_person_has_colours_on_a_terminal(
    arguments: tuple[str, ...], painted: tuple[str, ...], project: Path
) -> None:
    shown = _on_a_terminal(*arguments, folder=project)
    assert [each for each in painted if each not in shown] == []
    piped = in_shell(*arguments, folder=project).stdout.decode()
    assert "\x1b" not in piped


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [("check", "--diff"), ("upgrade",), ("explain", "NFX201")])
def test_a_terminal_that_wants_no_colours_gets_none(arguments: tuple[str, ...], project: Path) -> None:
    assert "\x1b" not in _on_a_terminal(*arguments, folder=project, NO_COLOR="1")


@pytest.mark.slow
def test_a_patch_that_may_be_applied_has_no_colours(project: Path) -> None:
    patch = ("check", "--diff", "--unsafe-fixes")
    plain = in_shell(*patch, folder=project).stdout
    assert in_shell(*patch, folder=project, FORCE_COLOR="1").stdout == plain
    assert b"\x1b[31m-print" in in_shell(*patch, "--color", "always", folder=project).stdout
