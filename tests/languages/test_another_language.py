"""A language is a folder and an entry in the table: with a toy language in both, a project in two languages is checked
by one run, and nothing else of the package knows of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import Make

import influx_lint

PACKAGE = Path(influx_lint.__file__).parent
HERE = Path(__file__).parent

ENTRY = """
TOY = Traits("toy", "Toy", suffixes=(".toy",), importing=(b"import", b"from"), interpreters=rb"toy", embedded=True)
LANGUAGES = (PYTHON, TOY)
"""

CONFIGURATION = """\
applications:
  app: {type: "python:3.12", relationships: {influx: "db:influxdb", sql: "mysql:mysql"}}
services:
  db: {type: "influxdb:2.2", disk: 1024}
  mysql: {type: "mariadb:11.4", disk: 1024}
"""

PYTHON = """\
import base64, json, os

influx = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influx"][0]
if "user" in influx:
    print(influx["user"])
"""

TOY = """\
(import helper)
(set r (parse (get env "PLATFORM_RELATIONSHIPS")))
((at helper name-of) (get (get r "influx") 0))
(get (get (get r "sql") 0) "user")
(get (get (get r "influx") 0) "org") # noqa: NFX202 by hand
"""

UNGUARDED = PYTHON.replace('if "user" in influx:\n    ', "")

LOADING = """\
import base64, os
os.environ["PLATFORM_RELATIONSHIPS"] = base64.b64encode(open("tests/relationships.json", "rb").read()).decode()
import main
"""

SCRIPT = """\
(set r (parse (get env "PLATFORM_RELATIONSHIPS")))
(get (get (get r "influx") 0) "org")
"""

HELPER = '(def name-of (e) (return (get e "user")))\n'

PROJECT = {
    ".upsun/config.yaml": CONFIGURATION,
    "main.py": PYTHON,
    "job.toy": TOY,
    "helper.toy": HELPER,
    "bin/script": f"#!/usr/bin/env toy\n{SCRIPT}",
    "broken.toy": '(import job) (get env "PLATFORM_RELATIONSHIPS"\n',
    "other.toy": "(show 1)\n",
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package, the toy language in it."""
    folder = tmp_path_factory.mktemp("package")
    (folder / "schemas").symlink_to(PACKAGE.parent / "schemas")
    languages = folder / "influx_lint" / "languages"
    languages.mkdir(parents=True)
    (languages / "toy").symlink_to(HERE / "toy_language")
    for one in (*PACKAGE.iterdir(), *(PACKAGE / "languages").iterdir()):
        place = folder / "influx_lint" / one.relative_to(PACKAGE)
        if not place.exists() and place.name != "__pycache__" and one != PACKAGE / "languages" / "__init__.py":
            place.symlink_to(one)
    table = (PACKAGE / "languages" / "__init__.py").read_text(encoding="utf-8")
    table, done = re.subn(r"^LANGUAGES = \(.*?^\).*?$", ENTRY, table, flags=re.MULTILINE | re.DOTALL)
    assert done == 1
    (languages / "__init__.py").write_text(table, encoding="utf-8")
    return folder


def run(package: Path, root: Path, *arguments: str) -> tuple[str, str]:
    """What `check` prints on the streams of output and of errors."""
    done = subprocess.run(
        [sys.executable, "-m", "influx_lint", "check", "--no-config", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(package), str(HERE.parent / "flow")])},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout, done.stderr


def test_a_project_in_two_languages_is_checked_by_one_run(package: Path, make_project: Make) -> None:
    out, _ = run(package, make_project(PROJECT))
    assert sorted(" ".join(line.split()[:2]) for line in out.splitlines() if ": NFX" in line) == [
        ".upsun/config.yaml:4:14: NFX105",
        "bin/script:3:31: NFX202",
        "broken.toy:1:1: NFX901",
        "helper.toy:1:33: NFX201",
        "main.py:4:4: NFX201",
        "main.py:5:18: NFX201",
    ]


def test_each_language_renders_its_own_edits(package: Path, make_project: Make) -> None:
    root = make_project(PROJECT)
    run(package, root, "--fix", "--unsafe-fixes")
    texts = {name: (root / name).read_text(encoding="utf-8") for name in PROJECT}
    changed = {name: text for name, text in texts.items() if text != PROJECT[name]}
    assert changed == {
        ".upsun/config.yaml": texts[".upsun/config.yaml"],
        "helper.toy": HELPER.replace('"user"', '"username"'),
        "main.py": PYTHON.replace('"user"', '"username"'),
    }


def test_each_language_is_named_where_a_file_is_in_none(package: Path, make_project: Make) -> None:
    out, errors = run(package, make_project({"notes.txt": "user\n"}), "-v", "notes.txt")
    assert "neither a configuration file nor Python or Toy" in out + errors


@pytest.mark.parametrize(("other", "fixed"), [("(show 1)", True), ('(show "tests/relationships.json")', False)])
def test_what_one_language_has_of_a_file_counts_for_another(
    other: str, fixed: bool, package: Path, make_project: Make
) -> None:
    loaded = {"tests/relationships.json": json.dumps({"influx": [{"user": "u"}]}), "tests/conftest.py": LOADING}
    root = make_project({".upsun/config.yaml": CONFIGURATION, "main.py": UNGUARDED, **loaded, "other.toy": other})
    out, _ = run(package, root, "--fix", "--unsafe-fixes")
    assert ("NFX204" in out) is not fixed


HOOKS = """\
applications:
  app:
    type: "python:3.12"
    relationships: {influx: "db:influxdb", sql: "mysql:mysql"}
    hooks:
      build: |
        (set r (parse (get env "PLATFORM_RELATIONSHIPS")))
        (get (get (get r "sql") 0) "user")
      deploy: |
        (import helper)
        (set r (parse (get env "PLATFORM_RELATIONSHIPS")))
        ((at helper name-of) (get (get r "influx") 0))
        (get (get (get r "influx") 0) "user") # noqa: NFX201 by hand

        (get (get (get r "influx") 0) "user")
    web: {commands: {start: '(get (get (get (parse (get env "PLATFORM_RELATIONSHIPS")) "influx") 0) "user")'}}
    crons:
      one:
        cmd: "(get (get (get (parse (get env \\"PLATFORM_RELATIONSHIPS\\")) \\"influx\\") 0) \\"user\\")"
services:
  db: {type: "influxdb:2.2", disk: 1024}
  mysql: {type: "mariadb:11.4", disk: 1024}
"""


@pytest.mark.parametrize("name", [".", ".upsun/config.yaml"])
def test_scripts_in_the_configuration_are_checked_where_they_stand(
    name: str, package: Path, make_project: Make
) -> None:
    root = make_project({".upsun/config.yaml": HOOKS, "helper.toy": HELPER})
    out, _ = run(package, root, name)
    lines = HOOKS.splitlines()
    columns = lines[15].index('"user"') + 1, lines[18].index('\\"user') + 1
    found = sorted(" ".join(line.split()[:2]) for line in out.splitlines() if ": NFX" in line)
    assert [line for line in found if "NFX1" not in line and "helper" not in line] == [
        ".upsun/config.yaml:15:39: NFX201",
        f".upsun/config.yaml:16:{columns[0]}: NFX201",
        f".upsun/config.yaml:19:{columns[1]}: NFX201",
    ]
    assert ("helper.toy:1:33: NFX201" in found) is (name == ".")


def test_a_fix_in_a_script_is_spelled_as_the_configuration_needs_it(package: Path, make_project: Make) -> None:
    root = make_project({".upsun/config.yaml": HOOKS, "helper.toy": HELPER})
    run(package, root, "--fix", "--unsafe-fixes")
    expected = [
        line.replace('"user', '"username').replace('user\\\\"', 'username\\\\"')
        if "user" in line and "sql" not in line and "noqa" not in line
        else line
        for line in HOOKS.splitlines()
    ]
    text = (root / ".upsun" / "config.yaml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if "db: {type" not in line] == [
        line for line in expected if "db: {type" not in line
    ]
