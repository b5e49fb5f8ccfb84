"""What the command line tells of itself: help, the files and settings of a run, and completion for shells."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from command import Make, influx_lint

from influx_lint.commands.options import SHELLS, SettingAction, parser
from influx_lint.registry.policy import shipped
from influx_lint.registry.rule import Severity
from influx_lint.reports import FORMATS
from influx_lint.settings_table import SETTINGS

SERVICES = ".platform/services.yaml"
OLD = "timedb: {type: influxdb:2.2}\n"
GROUPS = ["what is checked", "what is reported", "fixing", "output", "settings"]


@pytest.fixture
def check_help(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "80")
    return influx_lint("check", "--help", folder=tmp_path).out


def test_help_fits_on_a_page(check_help: str, tmp_path: Path) -> None:
    for said in (check_help, influx_lint("--help", folder=tmp_path).out):
        assert len(said.splitlines()) <= 60
        assert said.count("\n  influx-lint ") == 3


def test_options_are_grouped(check_help: str) -> None:
    assert re.findall(r"^([a-z ]+):$", check_help, re.MULTILINE) == [*GROUPS, "examples"]


@pytest.mark.parametrize(
    ("option", "values"),
    [
        ("--vendor", ["any", *shipped().vendors]),
        ("--target-version", shipped().offered()),
        ("--output-format", FORMATS),
        ("--fail-level", map(str, Severity)),
        ("--color", ["auto", "always", "never"]),
    ],
)
def test_options_have_their_values(option: str, values: list[str], check_help: str) -> None:
    [text] = re.findall(rf"^  {option} (.*(?:\n {{10,}}.*)*)", check_help, re.MULTILINE)
    assert " ".join(text.split()).endswith(", ".join(values))


def test_every_option_says_what_it_does() -> None:
    pending = [parser(whole=True)]
    while pending:
        for action in pending.pop().actions:
            said = SETTINGS[action.key].help if isinstance(action, SettingAction) else action.help
            assert said or action.dest == "==SUPPRESS=="
            pending += dict(action.choices).values() if isinstance(action.choices, dict) else []


def test_files_are_listed_and_not_judged(make_project: Make) -> None:
    root = make_project({SERVICES: OLD, "main.py": "", "bin/run": "#!/bin/sh\n", "notes.txt": "", "a\nb.py": ""})
    said = influx_lint("check", "--show-files", folder=root)
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines() == [SERVICES, "a\\nb.py", "bin/run", "main.py"]
    assert influx_lint("check", "--show-files", "notes.txt", folder=root).status == 3
    said = influx_lint("check", "--show-files", "nowhere", SERVICES, folder=root)
    assert (said.status, said.out) == (2, f"{SERVICES}\n")
    assert said.err == "influx-lint: nowhere: no such file or folder\n"


OWN = """\
vendor = "web-paas"
severity = { NFX101 = "error" }
exclude = ["a/", 'b"c']
output-format = ["text", "json=out/x.json"]
baseline = "known.json"
exit-zero = false
"""


def test_settings_are_shown_as_a_file_would_have_them(make_project: Make) -> None:
    root = make_project({".influx-lint.toml": OWN, "sub/.influx-lint.toml": "", "sub/x.py": "", "x.py": ""})
    said = influx_lint("check", "--show-settings", "--ignore", "NFX2", ".", "x.py", "sub", folder=root)
    own, below = said.out.split("\n\n")
    assert own.startswith("# ., x.py: .influx-lint.toml: influx-lint\n")
    assert below.startswith("# sub: sub/.influx-lint.toml: influx-lint\n")
    values = tomllib.loads(own)
    assert values | tomllib.loads(OWN) == values
    assert 'ignore = ["NFX2"]  # the command line\n' in own
    assert "exit-zero = false  # default\n" in own
    assert "# policy is not set\n" in own
    assert 'vendor = "web-paas"\n' in own
    assert "# vendor is not set\n" in below
    missing = influx_lint("check", "--show-settings", "nowhere", folder=root)
    assert (missing.status, missing.err) == (2, "influx-lint: nowhere: no such file or folder\n")
    assert "no settings file" in influx_lint("check", "--show-settings", "--no-config", folder=root).out


def completed(shell: str, line: str, folder: Path) -> list[str]:
    """What a shell offers at the end of a line, with the script loaded."""
    script = folder / f"completion.{shell}"
    script.write_text(influx_lint("completion", shell, folder=folder).out)
    words = [word or "''" for word in line.split(" ")]
    bash = (
        f"source {script}; COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; "
        """$(complete -p influx-lint | sed 's/.*-F \\([^ ]*\\).*/\\1/'); printf '%s\\n' "${COMPREPLY[@]}" """
    )
    commands = {
        "bash": ["bash", "--norc", "-c", bash],
        "fish": ["fish", "--no-config", "-c", f"source {script}; complete -C '{line}'"],
    }
    done = subprocess.run(commands[shell], cwd=folder, capture_output=True, text=True, check=True, timeout=60)
    return [offered.partition("\t")[0] for offered in done.stdout.splitlines()]


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_a_shell_completes(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    assert completed(shell, "influx-lint up", tmp_path) == ["upgrade"]
    assert completed(shell, "influx-lint check --vendor ", tmp_path) == ["any", *shipped().vendors]
    assert completed(shell, "influx-lint explain NFX20", tmp_path) == ["NFX201", "NFX202", "NFX203", "NFX204"]
    assert "sarif" in completed(shell, "influx-lint check --output-format s", tmp_path)
    assert "--show-files" in completed(shell, "influx-lint check --show-", tmp_path)


@pytest.mark.parametrize("shell", SHELLS)
def test_scripts_for_shells_are_valid(shell: str, tmp_path: Path) -> None:
    said = influx_lint("completion", shell, folder=tmp_path)
    assert (said.status, said.err) == (0, "")
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(said.out)
    assert subprocess.run([shell, "-n", str(script)], capture_output=True, check=False, timeout=60).returncode == 0
