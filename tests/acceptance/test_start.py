"""What a run imports: only what it needs, since starting is part of the product."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from command import CHECKOUT, Make

SERVICES = ".platform/services.yaml"
CLEAN = "timedb:\n    type: influxdb:2.7  # until 2027\n    disk: 1024\n"
FLOW = 'timedb: {type: "influxdb:2.7", disk: 1024}\ncache: {type: redis:7.0}  # flow\n'

PROGRAM = """
import runpy, sys
sys.argv = ["influx-lint", *sys.argv[1:]]
try:
    runpy.run_module("influx_lint", run_name="__main__")
except SystemExit as stop:
    status = stop.code
import json
print(json.dumps([status, sorted(sys.modules)]))
"""

NEVER = {
    *("flake8", "importlib.metadata", "typing", "dataclasses", "inspect", "jsonschema", "ruamel"),
    *("pathspec", "subprocess", "curses", "rich", "colorama", "difflib", "tomllib", "shutil", "tempfile"),
    *("logging", "asyncio", "http", "socket", "email", "influx_lint.flow"),
    *("influx_lint.languages.analysis", "influx_lint.languages.front", "influx_lint.languages.python"),
    *("influx_lint.languages.sources", "influx_lint.repair", "influx_lint.server"),
    *("influx_lint.flake8_plugin", "influx_lint.registry.documents"),
    *("influx_lint.registry.update", "influx_lint.reports.sarif"),
}


def imported(folder: Path, *arguments: str) -> tuple[int, set[str]]:
    """The exit status of a command, and the modules that it left in a fresh Python, their packages included."""
    done = subprocess.run(
        [
            sys.executable,
            "-S",
            "-c",
            f"import sys; sys.path[:0] = {[str(CHECKOUT), *sys.path[1:]]!r}\n{PROGRAM}",
            *arguments,
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    status, modules = json.loads(done.stdout.splitlines()[-1])
    return status, set(modules)


@pytest.mark.parametrize("arguments", [["check", SERVICES], ["check", "-q", "."]])
@pytest.mark.parametrize("services", [CLEAN, FLOW])
def test_a_clean_file_needs_little(services: str, arguments: list[str], make_project: Make) -> None:
    status, modules = imported(make_project({SERVICES: services}), *arguments)
    assert status == 0
    assert "influx_lint.checks.services" in modules
    assert modules & NEVER == set()


def test_python_that_has_nothing_to_do_with_credentials_needs_little(make_project: Make) -> None:
    status, modules = imported(
        make_project({"app.py": "import os\nbucket = os.getcwd()\n", "lib.py": ""}), "check", "."
    )
    assert status == 0
    assert "influx_lint.languages.sources" in modules
    assert modules & {"typing", "dataclasses", "inspect", "ast", "tokenize", "influx_lint.flow"} == set()


READS = """\
import base64, json, os
rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
user = rels[{name!r}][0]["user"]
"""
OF_ANY = READS[: READS.index("user = ")] + "def read(name):\n    ep = rels[name][0]\n"
OTHERS = {
    SERVICES: "db: {type: mysql:10.6, disk: 1024}\n",
    ".platform.app.yaml": "name: app\ntype: python:3.12\nrelationships: {{database: 'db:{endpoint}'}}\n",
}


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("database", OTHERS),
        ("database", {**OTHERS, "mail.py": "api_token = 1\n"}),
        ("database", {}),
        ("database", {"mail.md": "influx of letters, with an api_token\n"}),
    ],
    ids=["another service", "a key that only InfluxDB's has of services", "no configuration", "other files"],
)
def test_credentials_of_a_project_without_influxdb_are_not_followed(
    name: str, files: Mapping[str, str], make_project: Make
) -> None:
    app = {path: text.format(endpoint="mysql") if path.endswith("app.yaml") else text for path, text in files.items()}
    status, modules = imported(make_project({**app, "main.py": "import mail\n" + READS.format(name=name)}), "check")
    assert status == 0
    assert "influx_lint.languages.sources" in modules
    assert "influx_lint.flow.program" not in modules


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "files"),
    [
        (READS.format(name="influxdb"), {}),
        (READS.format(name="influxdb"), OTHERS),
        (f"{OF_ANY}    return ep['user'], ep['api_token']\n", {}),
        (READS.format(name="database"), {".influx-lint.toml": 'relationships = ["database"]\n'}),
        (READS.format(name="database"), {**OTHERS, SERVICES: "db: {type: influxdb:2.2, disk: 1024}\n"}),
        (READS.format(name="database"), {**OTHERS, SERVICES: "db: {type: influx-db:2.2, disk: 1024}\n"}),
        ("import names\n" + READS.replace("{name!r}", "names.REL"), {"names.py": 'REL = "influxdb"\n'}),
    ],
    ids=["name", "name that is not declared", "key", "settings", "service", "slip", "name in another file"],
)
def test_what_tells_of_influxdb_anywhere_is_followed(code: str, files: Mapping[str, str], make_project: Make) -> None:
    app = {path: text.format(endpoint="mysql") if path.endswith("app.yaml") else text for path, text in files.items()}
    root = make_project({**app, "main.py": code})
    status, modules = imported(root, "check", "--select", "NFX2", "main.py")
    assert status == 1
    assert "influx_lint.flow.program" in modules


def test_a_usual_finding_needs_no_jsonschema(make_project: Make) -> None:
    status, modules = imported(make_project({SERVICES: CLEAN.replace("2.7", "2.2")}), "check")
    assert status == 1
    assert modules & {"jsonschema", "ruamel", "flake8", "importlib.metadata", "difflib"} == set()


def test_what_is_needed_is_imported(make_project: Make) -> None:
    """The list above is worth something only if these names are what would be seen."""
    root = make_project({SERVICES: "timedb: &db {type: influxdb:2.7, dsik: 1}\n", ".gitignore": "x\n"})
    (root / ".influx-lint.toml").write_text("", encoding="utf-8")
    status, modules = imported(root, "check")
    assert status == 1
    assert {"jsonschema", "ruamel", "pathspec", "difflib", "tomllib"} <= modules


@pytest.mark.parametrize("arguments", [["--version"], ["rules"], ["explain", "NFX101"], ["policy", "show"]])
def test_other_commands_need_little(arguments: list[str], make_project: Make) -> None:
    status, modules = imported(make_project({}), *arguments)
    assert status == 0
    assert modules & {"flake8", "importlib.metadata", "jsonschema", "ruamel", "influx_lint.checks.services"} == set()
