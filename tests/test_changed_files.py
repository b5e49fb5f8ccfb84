"""`influx-lint check --changed`: the named files are judged, and so is what they can make wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Make

from influx_lint import text
from influx_lint.checks import code
from influx_lint.cli import main
from influx_lint.project import disk

Check = Callable[..., tuple[int, list[str]]]

CREDENTIALS = """\
import base64, json, os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
"""
OLD = CREDENTIALS + 'print(relationships["database"][0]["user"])\n'
NEW = CREDENTIALS + 'print(relationships["database"][0]["username"])\n'
SERVICES = "timedb:\n    type: influxdb:{}\n    disk: 256\n"
APPLICATION = 'name: app\ntype: python:3.12\nrelationships:\n    database: "timedb:influxdb"\n'

IN_SERVICES = ".platform/services.yaml:2:11: NFX101"
IN_OLD = "old.py:4:36: NFX201"


def project(version: str, **code: str) -> dict[str, str | bytes]:
    """A project with that version of InfluxDB, and Python files by their names without the suffix."""
    configuration: dict[str, str | bytes] = {
        ".platform/services.yaml": SERVICES.format(version),
        ".platform.app.yaml": APPLICATION,
    }
    return configuration | {f"{name}.py": text for name, text in code.items()}


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Checks changed files in a folder: the exit status, and the place and code of each finding."""

    def run(folder: Path, *arguments: str) -> tuple[int, list[str]]:
        monkeypatch.chdir(folder)
        status = main(["check", "--quiet", "--changed", *arguments])
        return status, [" ".join(line.split(" ", 2)[:2]) for line in capsys.readouterr().out.splitlines()]

    return run


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read."""
    found: list[str] = []

    def reading(path: str, limit: int) -> tuple[bytes, os.stat_result]:
        found.append(Path(path).name)
        return text.read_regular(path, limit)

    monkeypatch.setattr(disk, "read_regular", reading)
    return found


@pytest.mark.parametrize(
    "changed",
    [
        [".platform/services.yaml"],
        [".platform.app.yaml"],
        [".platform/services.yaml", "old.py"],
        ["old.py", ".platform/services.yaml", ".platform.app.yaml"],
        [".platform/services.yaml", "./.platform/services.yaml", "old.py", "./old.py"],
        [".influx-lint.toml"],
    ],
    ids=" ".join,
)
def test_a_changed_configuration_brings_in_its_project_and_each_finding_once(
    make_project: Make, check: Check, changed: list[str]
) -> None:
    folder = make_project(project("2.2", old=OLD, fine="print()\n") | {".influx-lint.toml": ""})
    assert check(folder, *changed) == (1, [IN_SERVICES, IN_OLD])


def test_changed_code_is_judged_alone_with_its_project(make_project: Make, check: Check) -> None:
    folder = make_project(project("2.2", old=OLD, new=NEW, fine="print()\n"))
    assert check(folder, "new.py", "fine.py") == (1, ["new.py:4:36: NFX210"])
    assert check(folder, "fine.py") == (0, [])


def test_what_is_brought_in_is_named_like_what_brought_it_in(make_project: Make, check: Check) -> None:
    folder = make_project(project("2.2", old=OLD) | {"sub/x.py": ""})
    assert check(folder / "sub", "../.platform.app.yaml") == (1, [f"../{IN_SERVICES}", f"../{IN_OLD}"])
    found = [f"{folder}/{IN_SERVICES}", f"{folder}/{IN_OLD}"]
    assert check(folder / "sub", str(folder / ".platform.app.yaml")) == (1, found)


def test_a_broken_file_is_a_finding_although_the_configuration_brings_it_in(make_project: Make, check: Check) -> None:
    folder = make_project(project("2.7", broken="print(\n"))
    assert check(folder, ".platform/services.yaml", "broken.py") == (1, ["broken.py:1:6: NFX901"])


@pytest.mark.parametrize("gone", ["services.yaml", "services.yml"])
def test_a_deleted_configuration_file_brings_in_what_is_left(make_project: Make, check: Check, gone: str) -> None:
    folder = make_project(project("2.2", broken=CREDENTIALS + "print(\n"))
    (folder / ".platform/services.yaml").unlink()
    assert check(folder, f".platform/{gone}") == (1, ["broken.py:4:6: NFX901"])


def test_a_deleted_module_is_nothing_to_check(make_project: Make, check: Check) -> None:
    folder = make_project(project("2.2", old=OLD))
    assert check(folder, "gone.py", "no folder/gone.py") == (0, [])


def test_excluded_files_are_passed_over_named_or_not(make_project: Make, check: Check) -> None:
    fixture = {f"fixtures/{name}": content for name, content in project("2.2", old=OLD).items()}
    settings = {".influx-lint.toml": 'exclude = ["fixtures/", "legacy.py"]\n'}
    folder = make_project(project("2.7", legacy=OLD) | fixture | settings)
    assert check(folder, "legacy.py", "fixtures/old.py", "fixtures/.platform/services.yaml") == (0, [])
    assert check(folder, ".platform/services.yaml") == (0, [])


def test_a_configuration_brings_in_its_own_project_alone(make_project: Make, check: Check) -> None:
    inner = {f"inner/{name}": content for name, content in project("2.2", old=OLD).items()}
    folder = make_project(project("2.2", old=OLD) | inner)
    assert check(folder, ".platform/services.yaml") == (1, [IN_SERVICES, IN_OLD])
    assert check(folder, "inner/.platform.app.yaml") == (1, [f"inner/{IN_SERVICES}", f"inner/{IN_OLD}"])
    both = [IN_SERVICES, f"inner/{IN_SERVICES}", f"inner/{IN_OLD}", IN_OLD]
    assert check(folder, "inner/.platform.app.yaml", ".platform.app.yaml") == (1, both)


def test_a_list_in_parts_finds_as_much_as_the_whole(make_project: Make, check: Check) -> None:
    names = [f"m{number}" for number in range(6)]
    folder = make_project(project("2.2", **dict.fromkeys(names, OLD)))
    files = [".platform.app.yaml", ".platform/services.yaml", *(f"{name}.py" for name in names)]
    _, whole = check(folder, *files)
    parts = [check(folder, *files[start : start + 3])[1] for start in range(0, len(files), 3)]
    assert len(whole) == 7
    assert {one for part in parts for one in part} == set(whole)
    assert [len(set(part)) for part in parts] == [len(part) for part in parts]


def test_fixes_reach_what_is_brought_in(make_project: Make, check: Check) -> None:
    folder = make_project(project("2.7.1"))
    assert check(folder, "--fix", ".platform.app.yaml") == (0, [])
    assert (folder / ".platform/services.yaml").read_text() == SERVICES.format("2.7")


LOADS = """\
import json, os

os.environ.setdefault("PLATFORM_RELATIONSHIPS", open("tests/relationships.json").read())
print(json.loads(os.environ["PLATFORM_RELATIONSHIPS"])["database"][0]["user"])
"""
PAYLOAD = '{"database": [{"host": "h", %s: "u"}]}\n'


def test_a_changed_json_file_is_judged_if_code_loads_it(make_project: Make, check: Check) -> None:
    files = dict.fromkeys(("tests/relationships.json", "tests/other.json"), PAYLOAD % '"user"')
    folder = make_project(project("2.7", main=LOADS) | files)
    assert check(folder, *files) == (1, ["tests/relationships.json:1:29: NFX204"])
    assert check(folder, "tests/other.json") == (0, [])


@pytest.mark.parametrize("key", ['"user"', '"query": {}, "org"'])
def test_a_json_file_with_a_key_that_moved_is_judged(make_project: Make, check: Check, key: str) -> None:
    folder = make_project(project("2.7", main=LOADS) | {"tests/relationships.json": PAYLOAD % key})
    status, found = check(folder, "tests/relationships.json")
    assert (status, [one.partition(" ")[2] for one in found]) == (1, ["NFX204"])


@pytest.mark.parametrize(
    "content", [PAYLOAD % '"username"', '{"users": "orgs", "url": "https://a.org/users"}', "{", " " * (1 << 16)]
)
def test_a_json_file_without_a_key_that_moved_spares_the_look_at_its_project(
    make_project: Make, check: Check, read: list[str], content: str
) -> None:
    folder = make_project(project("2.7", main=LOADS) | {"tests/relationships.json": content})
    assert check(folder, "tests/relationships.json") == (0, [])
    assert read == ["relationships.json"]


def test_without_a_file_it_is_wrong_usage(check: Check, tmp_path: Path) -> None:
    assert check(tmp_path) == (2, [])


@pytest.mark.parametrize(
    ("files", "needed"),
    [
        ({"alone": "import json\nfrom dataclasses import field\n\nprint(json, field)\n"}, {"alone"}),
        (
            {"alone": "from totals import total\n", "totals": "import money\n", "money": "import alone\nRATE = 2\n"},
            {"alone", "totals", "money"},
        ),
    ],
)
def test_one_file_that_has_nothing_to_do_with_credentials_spares_the_look_at_its_project(
    make_project: Make, check: Check, read: list[str], files: dict[str, str], needed: set[str]
) -> None:
    folder = make_project(project("2.2", **files) | {"a/b.py": ""})
    assert check(folder, "alone.py") == (0, [])
    assert {name for name in read if name.endswith(".py")} == {f"{name}.py" for name in needed}


@pytest.mark.parametrize("count", [1, 3, code.MOST_FOLLOWED + 2])
def test_a_key_that_a_changed_file_has_by_several_imports_is_found(
    make_project: Make, check: Check, count: int
) -> None:
    """The changed file itself has neither the key nor what gets hold of credentials."""
    ways = {f"way{at}": f"from way{at + 1} import NAME\n" for at in range(count)}
    files = ways | {
        f"way{count}": 'NAME = "user"\n',
        "shown": "from way0 import NAME\n\n\ndef show(found):\n    print(found[NAME])\n",
        "main": CREDENTIALS + 'from shown import show\n\nshow(relationships["database"][0])\n',
    }
    assert check(make_project(project("2.2", **files)), "shown.py") == (1, ["shown.py:5:17: NFX201"])
