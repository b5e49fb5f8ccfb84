"""`influx-lint check` where what is found stands in JSON files, which have no comments."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Make
from command_line import run

FILES = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.7\n    disk: 1024\n",
    ".platform.app.yaml": 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n',
    "local.py": "import base64\nimport os\n\n"
    'os.environ["PLATFORM_RELATIONSHIPS"] = base64.b64encode(open("local.json", "rb").read()).decode()\n',
    "local.json": '{"influxdb": [{"user": "# noqa: NFX204", "bucket": "b"}]}\n',
}
AFTER = '{"influxdb": [{"username": "# noqa: NFX204", "query": {"bucket": "b"}}]}\n'


@pytest.fixture
def root(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_project(FILES)
    monkeypatch.chdir(made)
    return made


@pytest.mark.parametrize("named", [".", "local.json"])
def test_fixed(root: Path, named: str) -> None:
    assert run("check", "--fix", "--unsafe-fixes", named).status == 0
    assert (root / "local.json").read_text() == AFTER
    assert (root / "local.py").read_text() == FILES["local.py"]


def test_a_patch(root: Path) -> None:
    done = run("check", "--diff", "--unsafe-fixes", ".")
    assert f"+{AFTER}" in done.out
    assert (root / "local.json").read_text() == FILES["local.json"]


def test_no_comment_can_suppress_it(root: Path) -> None:
    done = run("check", "--add-noqa", ".")
    assert done.status == 1
    assert "1 finding cannot be suppressed by a comment" in done.err
    assert (root / "local.json").read_text() == FILES["local.json"]


def test_a_baseline_knows_it(root: Path) -> None:
    assert run("check", "--write-baseline", "known.json", ".").status == 0
    assert run("check", "--baseline", "known.json", ".").status == 0
    (root / "local.json").write_text(AFTER)
    done = run("check", "--baseline", "known.json", ".")
    assert done.status == 0
    assert "1 entry matches nothing any more" in done.err


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown"])
def test_every_report_shows_it(root: Path, form: str) -> None:
    done = run("check", "--output-format", form, ".")
    assert done.status == 1
    assert "local.json" in done.out
    assert (root / "local.json").is_file()


def test_from_standard_input(root: Path) -> None:
    done = run("check", "--stdin-filename", "local.json", "-", stdin=AFTER.encode())
    assert (done.status, root.is_dir()) == (0, True)
