"""`influx-lint check` with baselines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import Make, Said, influx_lint

SERVICES = ".platform/services.yaml"
OLD = "timedb:\n    type: influxdb:2.2\n"
CODE = """\
import base64, json, os
ep = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
"""
DOUBTED = """\
influx-lint: known.json: 1 entry matches nothing, but may still: not everything that its findings rest on could be read
influx-lint: known.json: {}
"""


@pytest.fixture
def root(make_project: Make) -> Path:
    """A project with one finding."""
    return make_project({SERVICES: OLD})


def check(root: Path, *arguments: str) -> Said:
    return influx_lint("check", *arguments, folder=root)


def known(root: Path) -> list[str]:
    document = json.loads((root / "known.json").read_text(encoding="utf-8"))
    return [f"{one['path']} {one['rule']}" for one in document["entries"]]


def test_known_findings_are_passed_over(root: Path) -> None:
    written = check(root, "--write-baseline", "known.json")
    assert (written.status, written.out) == (0, "")
    assert written.err == "influx-lint: known.json: 1 finding known from now on\n"
    assert known(root) == [f"{SERVICES} NFX101"]
    done = check(root, "--baseline", "known.json")
    assert (done.status, done.out, done.err) == (0, "no findings, 1 suppressed; 1 file checked\n", "")


def test_a_baseline_may_be_set(root: Path) -> None:
    (root / ".influx-lint.toml").write_text('baseline = "known.json"\n')
    missing = check(root)
    assert (missing.status, missing.err) == (2, "influx-lint: known.json: no such file or directory\n")
    assert check(root, "--write-baseline", "known.json").status == 0
    assert (check(root).status, check(root).out) == (0, "no findings, 1 suppressed; 1 file checked\n")
    assert check(root, "--no-config").codes == ["NFX101"]
    (root / SERVICES).write_text(OLD + "history:\n    type: influxdb:1.8\n")
    assert [one.line for one in check(root).findings] == [4]
    assert check(root, "--write-baseline", "known.json").err.endswith("2 findings known from now on\n")


def test_the_report_says_by_what_a_finding_is_suppressed(root: Path) -> None:
    check(root, "--write-baseline", "known.json")
    document = json.loads(check(root, "--baseline", "known.json", "--output-format", "json").out)
    assert [one["suppression"]["by"] for one in document["suppressed"]] == ["baseline"]


def test_edits_elsewhere_do_not_revive_a_finding(root: Path) -> None:
    check(root, "--write-baseline", "known.json")
    (root / SERVICES).write_text("# moved\n\n" + OLD.replace("    type", "      type") + "    # more\n")
    assert check(root, "--baseline", "known.json").status == 0


def test_a_new_finding_is_reported(root: Path) -> None:
    check(root, "--write-baseline", "known.json")
    (root / SERVICES).write_text(OLD + "more:\n    type: influxdb:2.0\n")
    done = check(root, "--baseline", "known.json")
    assert done.status == 1
    assert "services.yaml:4:11: NFX101" in done.out
    assert "1 suppressed" in done.out


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_entries_that_match_nothing_are_told_in_every_format(root: Path, form: str) -> None:
    check(root, "--write-baseline", "known.json")
    (root / SERVICES).write_text(OLD.replace("2.2", "2.7"))
    done = check(root, "--baseline", "known.json", "--output-format", form)
    assert done.status == 0
    assert done.err.splitlines() == [
        "influx-lint: known.json: 1 entry matches nothing any more; --write-baseline known.json writes it anew",
        f"influx-lint: known.json: {SERVICES}: NFX101 type: influxdb:2.2",
    ]


def test_entries_of_what_was_not_looked_at_are_not_called_stale(root: Path) -> None:
    (root / "other").mkdir()
    (root / "other" / "a.py").write_text("x = (\n")
    check(root, "--write-baseline", "known.json", "other/a.py", ".")
    assert known(root) == [f"{SERVICES} NFX101", "other/a.py NFX901"]
    assert check(root, "--baseline", "known.json", SERVICES).err == ""
    assert check(root, "--baseline", "known.json", "--ignore", "NFX101").err == ""


def test_findings_hidden_by_a_file_that_cannot_be_parsed_are_not_called_stale(root: Path) -> None:
    check(root, "--write-baseline", "known.json")
    (root / SERVICES).write_text(OLD + "x: {\n")
    assert check(root, "--baseline", "known.json").err == DOUBTED.format(f"{SERVICES}: NFX101 type: influxdb:2.2")
    assert check(root, "--baseline", "known.json", "--ignore", "NFX101").err == ""


def test_entries_are_not_called_stale_where_code_is_not_followed_to_its_end(root: Path) -> None:
    (root / ".platform.app.yaml").write_text("name: app\nrelationships:\n    influxdb: 'timedb:influxdb'\n")
    read = CODE + "print(ep['user'])\n"
    (root / "app.py").write_text(read)
    check(root, "--write-baseline", "known.json")
    (root / "app.py").write_text(f"from .gone import user\n{CODE}print(user(ep))\n")
    done = check(root, "--baseline", "known.json")
    assert "NFX903" in done.out
    assert done.err == DOUBTED.format("app.py: NFX201 print(ep['user'])")
    (root / "app.py").write_text(read.replace("user", "username"))
    assert "1 entry matches nothing any more" in check(root, "--baseline", "known.json").err


@pytest.mark.parametrize("broken", ["x: {\n", "x: 1\n\0", "  y: [\n"])
def test_what_could_not_be_looked_at_stays_known(root: Path, broken: str) -> None:
    check(root, "--write-baseline", "known.json")
    before = known(root)
    (root / SERVICES).write_text(OLD + broken)
    done = check(root, "--baseline", "known.json", "--write-baseline", "known.json")
    assert "2 findings known from now on" in done.err
    assert set(before) < set(known(root))


def test_a_baseline_written_over_another_keeps_what_it_knew(root: Path) -> None:
    check(root, "--write-baseline", "known.json")
    (root / SERVICES).write_text(OLD + "more:\n    type: influxdb:2.0\n")
    done = check(root, "--baseline", "known.json", "--write-baseline", "known.json")
    assert done.err == "influx-lint: known.json: 2 findings known from now on\n"
    assert len(known(root)) == 2


def test_known_findings_are_not_fixed(root: Path) -> None:
    check(root, "--write-baseline", "known.json")
    assert check(root, "--baseline", "known.json", "--fix", "--unsafe-fixes").status == 0
    assert (root / SERVICES).read_text() == OLD


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"influx-lint-baseline": 9, "entries": []}'])
def test_what_is_no_baseline_is_an_error(root: Path, text: str) -> None:
    (root / "known.json").write_text(text)
    done = check(root, "--baseline", "known.json")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("influx-lint: known.json: ")


def test_a_baseline_that_is_not_there_or_cannot_be_written_is_an_error(root: Path) -> None:
    assert check(root, "--baseline", "nowhere.json").err.startswith("influx-lint: nowhere.json: ")
    assert check(root, "--write-baseline", "nowhere/known.json").status == 2


def test_a_file_that_cannot_be_read_makes_no_good_baseline(root: Path) -> None:
    assert check(root, "--write-baseline", "known.json", ".", "nowhere.yaml").status == 2


def test_nothing_to_check_is_said(tmp_path: Path) -> None:
    assert check(tmp_path, "--write-baseline", "known.json").status == 3
