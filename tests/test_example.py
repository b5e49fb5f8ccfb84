"""The example projects: what is found in them, and that the first one's own test says the same."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent.parent / "examples" / "weather-station"

RIVER = EXAMPLE.with_name("river-gauge")

TIDES = EXAMPLE.with_name("tide-tables")

EXPECTED = {
    (".platform/services.yaml", "NFX101", "influxdb:2.2"),
    ("station/storage.py", "NFX202", '"bucket"'),
    ("station/storage.py", "NFX202", '"api_token"'),
    ("station/storage.py", "NFX202", '"org"'),
    ("station/web.py", "NFX201", '"user"'),
}
"""Each finding: the file, the rule, and the characters that it points at."""

REPAIRS = {
    ".platform/services.yaml": [("influxdb:2.2", "influxdb:2.7")],
    "station/storage.py": [
        ('credentials["bucket"]', 'credentials["query"]["bucket"]'),
        ('credentials["api_token"]', 'credentials["query"]["api_token"]'),
        ('credentials.get("org", "main")', 'credentials.get("query", {}).get("org", "main")'),
    ],
    "station/web.py": [('credentials["user"]', 'credentials["username"]')],
}

LINE = re.compile(r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<code>NFX\d{3}) ")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the example, outside the checkout."""
    return shutil.copytree(EXAMPLE, tmp_path / "project", ignore=shutil.ignore_patterns("__pycache__"))


def run(project: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module with arguments in the project's folder."""
    inherited = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env=inherited | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def own_test(project: Path, version: str) -> subprocess.CompletedProcess[str]:
    return run(project, "unittest", INFLUXDB_VERSION=version)


def replace(project: Path, path: str, old: str, new: str) -> None:
    text = (project / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (project / path).write_text(text.replace(old, new), encoding="utf-8")


def found(project: Path, output: str) -> set[tuple[str, str, str]]:
    """The findings in an output, each with the word at its place."""
    return {
        (Path(one["path"]).as_posix(), one["code"], word_at(project, one))
        for line in output.splitlines()
        if (one := LINE.match(line))
    }


def word_at(project: Path, place: re.Match[str]) -> str:
    text = (project / place["path"]).read_text(encoding="utf-8").splitlines()[int(place["line"]) - 1]
    word = re.match(r'"[^"]*"|\S+', text[int(place["column"]) - 1 :])
    return word[0] if word else ""


def test_check_finds_what_an_upgrade_breaks(project: Path) -> None:
    done = run(project, "influx_lint", "check")
    assert found(project, done.stdout) == EXPECTED
    assert done.stderr == ""
    assert done.returncode == 1


def test_flake8_finds_the_same_in_the_code(project: Path) -> None:
    done = run(project, "flake8", "--isolated", "--select=NFX", ".")
    assert found(project, done.stdout) == {one for one in EXPECTED if one[0].endswith(".py")}
    assert done.stderr == ""


@pytest.mark.slow
def test_flake8_finds_nothing_else(project: Path) -> None:
    assert run(project, "flake8", "--isolated", "--extend-ignore=NFX", ".").stdout == ""


def test_the_configuration_is_clean_once_the_version_is_changed(project: Path) -> None:
    replace(project, ".platform/services.yaml", "influxdb:2.2", "influxdb:2.7")
    done = run(project, "influx_lint", "check", "--select", "NFX1")
    assert found(project, done.stdout) == set()
    assert done.returncode == 0


def test_its_own_test_passes_with_the_old_credentials_only(project: Path) -> None:
    assert own_test(project, "2.2").returncode == 0
    failed = own_test(project, "2.7")
    assert failed.returncode == 1
    assert set(re.findall(r"^KeyError: (.*)$", failed.stderr, re.MULTILINE)) == {"'bucket'", "'user'"}


def test_repaired_it_is_clean_and_passes_with_the_new_credentials(project: Path) -> None:
    for path, replacements in REPAIRS.items():
        for old, new in replacements:
            replace(project, path, old, new)
    assert own_test(project, "2.7").returncode == 0
    done = run(project, "influx_lint", "check")
    assert found(project, done.stdout) == set()
    assert done.returncode == 0


@pytest.mark.slow
def test_the_river_gauge_breaks_by_its_client(tmp_path: Path) -> None:
    river = shutil.copytree(RIVER, tmp_path / "river", ignore=shutil.ignore_patterns("__pycache__"))
    expected = {
        (".platform/services.yaml", "NFX101", "influxdb:1.8"),
        ("gauge/database.py", "NFX220", 'InfluxDBClient(host=levels["host"],'),
        ("gauge/database.py", "NFX221", "create_database(NAME)"),
    }
    done = run(river, "influx_lint", "check")
    assert found(river, done.stdout) == expected
    assert done.stderr == ""
    done = run(river, "flake8", "--isolated", "--select=NFX", ".")
    assert found(river, done.stdout) == {one for one in expected if one[0].endswith(".py")}
    assert run(river, "flake8", "--isolated", "--extend-ignore=NFX", ".").stdout == ""


@pytest.mark.slow
def test_each_way_of_the_third_project_goes_through_three_modules(tmp_path: Path) -> None:
    project = shutil.copytree(TIDES, tmp_path / "tides")
    checked = run(project, "influx_lint", "check", "--output-format", "json", PYTHONPATH=str(EXAMPLE.parent.parent))
    ways = {one["code"]: one["way"]["steps"] for one in json.loads(checked.stdout)["findings"] if one["way"]}
    assert ways.keys() == {"NFX201", "NFX202"}
    for steps in ways.values():
        assert len({step["path"] for step in steps}) == 2 + 3
    options = ("--fix", "--unsafe-fixes")
    fixed = run(project, "influx_lint", "check", *options, PYTHONPATH=str(EXAMPLE.parent.parent))
    assert (fixed.returncode, fixed.stdout) == (0, "no findings; 11 files checked\n")
