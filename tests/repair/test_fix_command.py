"""`influx-lint check` with --fix, --diff and --add-noqa, as a person runs it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from command import Make
from command_line import contents, run

from influx_lint.repair.write import JOURNAL

SERVICES = ".platform/services.yaml"
SAFE = 'timedb:\n    type: influxdb:2.7.1\n    disk: "1024"  # MB\n'
FIXED = "timedb:\n    type: influxdb:2.7\n    disk: 1024  # MB\n"
UNSAFE = "timedb:\n    type: influxdb:2.2\n"


@pytest.fixture
def project(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Makes a project, and the working folder of it."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        root = make_project(files)
        monkeypatch.chdir(root)
        return root

    return make


def test_safe_fixes_are_made_and_the_rest_is_reported(project: Callable[..., Path]) -> None:
    root = project({SERVICES: SAFE + "other:\n    type: influxdb:2.2\n"})
    done = run("check", "--fix")
    assert (root / SERVICES).read_text() == FIXED + "other:\n    type: influxdb:2.2\n"
    assert done.status == 1
    assert done.err == "influx-lint: fixed 2 findings in 1 file\n"
    assert [line.split()[1] for line in done.out.splitlines()[:-1]] == ["NFX101"]


def test_fixing_twice_changes_nothing_more(project: Callable[..., Path]) -> None:
    root = project({SERVICES: SAFE})
    first = run("check", "--fix")
    assert (first.status, first.out) == (0, "no findings; 1 file checked\n")
    after = contents(root)
    second = run("check", "--fix")
    assert (second.status, second.err) == (0, "")
    assert contents(root) == after


def test_unsafe_fixes_are_made_when_asked_for(project: Callable[..., Path]) -> None:
    root = project({SERVICES: UNSAFE})
    assert run("check", "--unsafe-fixes").status == 1
    assert (root / SERVICES).read_text() == UNSAFE
    assert run("check", "--fix").status == 1
    assert (root / SERVICES).read_text() == UNSAFE
    assert run("check", "--fix", "--unsafe-fixes").status == 0
    assert (root / SERVICES).read_text() == "timedb:\n    type: influxdb:2.7\n"


CODE = """\
import base64
import json
import os

credentials = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
print(credentials["user"], f"{credentials['bucket']}")
"""
REPAIRED = CODE.replace("user", "username").replace("['bucket']", "['query']['bucket']")
APP = 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n'


def with_code(version: str) -> dict[str, str]:
    return {SERVICES: f"timedb:\n    type: influxdb:{version}\n", ".platform.app.yaml": APP, "main.py": CODE}


def test_keys_are_safe_once_the_service_has_them(project: Callable[..., Path]) -> None:
    root = project(with_code("2.7"))
    assert run("check", "--fix").status == 0
    assert (root / "main.py").read_text() == REPAIRED


def test_keys_ahead_of_the_version_are_unsafe(project: Callable[..., Path]) -> None:
    root = project(with_code("2.2"))
    assert run("check", "--fix").status == 1
    assert (root / "main.py").read_text() == CODE
    assert run("check", "--fix", "--unsafe-fixes").status == 0
    assert (root / "main.py").read_text() == REPAIRED
    assert (root / SERVICES).read_text() == "timedb:\n    type: influxdb:2.7\n"


def test_code_on_standard_input(project: Callable[..., Path]) -> None:
    root = project(with_code("2.7"))
    done = run("check", "--fix", "-", "--stdin-filename", "main.py", stdin=CODE.encode("utf-8-sig"))
    assert done.data == REPAIRED.encode("utf-8-sig")
    assert (root / "main.py").read_text() == CODE


@pytest.mark.parametrize(
    "data",
    [
        SAFE.encode("utf-8-sig"),
        SAFE.replace("\n", "\r\n").encode(),
        ("# é\n" + SAFE).encode("utf-16"),
        SAFE.encode("utf-16-le"),
        SAFE.rstrip("\n").encode(),
    ],
)
def test_bytes_are_kept(project: Callable[..., Path], data: bytes) -> None:
    root = project({SERVICES: data})
    marked = "utf-16" if data.startswith(b"\xff\xfe") else "utf-8"
    encoding = "utf-16-le" if data[1:2] == b"\0" else marked
    text = data.decode(encoding)
    assert run("check", "--fix").status == 0
    changed = text.replace("2.7.1", "2.7").replace('"1024"', "1024")
    assert (root / SERVICES).read_bytes() == changed.encode(encoding)


def test_a_diff_writes_nothing_and_git_applies_it(project: Callable[..., Path]) -> None:
    crlf = SAFE.replace("\n", "\r\n").encode("utf-8-sig").rstrip()
    root = project({SERVICES: crlf, "b/.platform.app.yaml": "name: b\n", "b/.platform/services.yaml": SAFE})
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    before = contents(root)
    done = run("check", "--diff")
    assert (done.status, done.err) == (1, "influx-lint: would fix 4 findings in 2 files\n")
    assert contents(root) == before
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], input=done.data, cwd=root, check=True)
    patched = contents(root)
    (root / SERVICES).write_bytes(crlf)
    (root / "b" / SERVICES).write_text(SAFE)
    assert run("check", "--fix").status == 0
    assert contents(root) == patched != before
    again = run("check", "--diff")
    assert (again.status, again.data, again.err) == (0, b"", "")


def test_a_diff_names_files_from_the_repository(project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({f"sub/{SERVICES}": SAFE})
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    monkeypatch.chdir(root / "sub")
    assert run("check", "--diff").out.startswith(f"diff --git a/sub/{SERVICES} b/sub/{SERVICES}\n")


def test_standard_input_is_fixed_to_standard_output(project: Callable[..., Path]) -> None:
    root = project({SERVICES: UNSAFE})
    done = run("check", "--fix", "-", "--stdin-filename", SERVICES, stdin=SAFE.encode("utf-8-sig"))
    assert done.data == FIXED.encode("utf-8-sig")
    assert done.status == 0
    assert "fixed 2 findings" in done.err
    assert "no findings; 1 file checked" in done.err
    assert (root / SERVICES).read_text() == UNSAFE


def test_standard_input_that_needs_nothing_comes_through(project: Callable[..., Path]) -> None:
    project({})
    for data in (FIXED.encode(), b"timedb: {\n", b"\xff\xfe\xff", UNSAFE.encode(), b""):
        assert run("check", "--fix", "-", "--stdin-filename", SERVICES, stdin=data).data == data


def test_standard_input_has_a_diff(project: Callable[..., Path]) -> None:
    project({})
    done = run("check", "--diff", "-", "--stdin-filename", SERVICES, stdin=SAFE.encode())
    assert done.status == 1
    assert "-    type: influxdb:2.7.1\n" in done.out
    assert f"+++ b/{SERVICES}\n" in done.out


def test_a_suppressed_or_unselected_finding_is_not_fixed(project: Callable[..., Path]) -> None:
    text = SAFE.replace("2.7.1", "2.7.1  # noqa: NFX104")
    root = project({SERVICES: text})
    assert run("check", "--fix", "--ignore", "NFX110").status == 0
    assert (root / SERVICES).read_text() == text


def test_a_file_that_cannot_be_read_does_not_stop_the_others(project: Callable[..., Path]) -> None:
    root = project({SERVICES: SAFE})
    assert run("check", "--fix", ".", "nowhere.yaml").status == 2
    assert (root / SERVICES).read_text() == FIXED
    assert run("check", "--diff", "nowhere.yaml").status == 2


def test_a_read_only_folder_is_a_clear_error(project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({SERVICES: SAFE})

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("influx_lint.repair.write._stage", refuse)
    done = run("check", "--fix")
    assert done.status == 2
    assert done.err == f"influx-lint: {root / SERVICES}: permission denied; no file was changed\n"
    assert contents(root) == {SERVICES: SAFE.encode()}


def test_ways_to_change_files_exclude_each_other(project: Callable[..., Path]) -> None:
    project({})
    for pair in (("--fix", "--diff"), ("--fix", "--add-noqa"), ("--diff", "--add-noqa")):
        done = run("check", *pair)
        assert done.status == 2
        assert "not allowed with" in done.err


def test_an_interrupted_write_is_undone_first(project: Callable[..., Path]) -> None:
    root = project({SERVICES: SAFE})
    (root / JOURNAL).write_bytes(b"")
    assert "interrupted" in run("check", "--diff").err
    assert run("check", "--fix", SERVICES).status == 0
    assert contents(root) == {SERVICES: FIXED.encode()}


@pytest.mark.parametrize("option", [(), ("--no-suppressions",)], ids=["settings", "option"])
def test_no_noqa_is_added_where_none_is_heeded(project: Callable[..., Path], option: tuple[str, ...]) -> None:
    settings = "" if option else "allow-suppressions = false\n"
    root = project({SERVICES: UNSAFE, "pyproject.toml": f"[tool.influx-lint]\n{settings}"})
    done = run("check", "--add-noqa", *option, SERVICES)
    assert (root / SERVICES).read_text() == UNSAFE
    assert (done.status, done.err) == (
        1,
        "influx-lint: 1 finding left alone, since the settings heed no suppressions there\n",
    )


def test_noqa_is_added_where_findings_are(project: Callable[..., Path]) -> None:
    root = project({SERVICES: UNSAFE + '    disk: "5"\n', "broken.py": "x = (\n"})
    done = run("check", "--add-noqa", SERVICES, "broken.py")
    assert (root / SERVICES).read_text() == (
        'timedb:\n    type: influxdb:2.2  # noqa: NFX101\n    disk: "5"  # noqa: NFX110\n'
    )
    assert done.err == (
        "influx-lint: suppressed 2 findings in 1 file\ninflux-lint: 1 finding cannot be suppressed by a comment\n"
    )
    assert [line.split()[1] for line in done.out.splitlines()[:-1]] == ["NFX901"]
    assert done.status == 1
    after = contents(root)
    run("check", "--add-noqa", SERVICES, "broken.py")
    assert contents(root) == after


@pytest.mark.parametrize(
    ("option", "setting", "written"),
    [
        ("--add-noqa", "", "NFX101"),
        ("--add-noqa=", "", "NFX101"),
        ("--add-noqa=planned for May", "", "NFX101 planned for May"),
        ("--add-noqa", "until May", "NFX101 until May"),
        ("--add-noqa=known (T-12)", "until May", "NFX101 known (T-12)"),
    ],
)
def test_noqa_gives_its_reason(project: Callable[..., Path], option: str, setting: str, written: str) -> None:
    settings = f'noqa-reason = "{setting}"\n' if setting else ""
    root = project({SERVICES: UNSAFE, ".influx-lint.toml": settings})
    assert run("check", option, SERVICES).status == 0
    assert (root / SERVICES).read_text() == f"timedb:\n    type: influxdb:2.2  # noqa: {written}\n"


def test_noqa_on_standard_input(project: Callable[..., Path]) -> None:
    project({})
    done = run("check", "--add-noqa", "-", stdin=UNSAFE.encode())
    assert (done.status, done.out) == (0, "timedb:\n    type: influxdb:2.2  # noqa: NFX101\n")
    assert "no findings, 1 suppressed" in done.err
