"""Python files by their first line: asked for by name, found in folders, analysed with the others."""

from __future__ import annotations

import subprocess
import sys

import pytest
from command import Make, in_shell, influx_lint

from influx_lint.project.scripts import language_of, near_miss, run_by

PROJECT = {
    ".platform.app.yaml": 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n',
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.7\n    disk: 1024\n",
}
CODE = """\
import base64, json, os

credentials = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
print(credentials["bucket"])
"""
SCRIPT = "#!/usr/bin/env python3\n" + CODE


@pytest.mark.parametrize(
    "line",
    [
        "#!/usr/bin/env python3",
        "#!/usr/bin/env python",
        "#! /usr/bin/env  python3.12",
        "#!/usr/bin/python3.11 -u",
        "#!/usr/bin/python3 -Es",
        "#!/opt/venv/bin/python",
        "#!/usr/bin/env -S python3 -u",
        "#!/usr/bin/env -Spython3 -u",
        "#!/usr/bin/env --split-string=python3",
        "#!/usr/bin/env -i PATH=/bin python3",
        "#!/usr/bin/env -u HOME -S A=b pypy3",
        "#!/usr/bin/env -S uv run --script",
        "#!/usr/bin/env -S uv run --quiet --with requests",
        "#!/usr/bin/env -S pipx run",
        "#!/usr/bin/env -S poetry run python",
        "#!/usr/local/bin/pypy",
        "#!/usr/bin/env python3\r",
        "#!C:\\Python311\\python.exe",
        "#!/usr/bin/python3.13t",
    ],
)
def test_first_lines_of_python(line: str) -> None:
    assert run_by(f"{line}\nprint()\n".encode())
    assert run_by(line.encode())


@pytest.mark.parametrize(
    "line",
    [
        "#!/bin/awk",
        "#!/usr/bin/env ruby",
        "#!/usr/bin/env -S ruby python3",
        "#!/usr/bin/env",
        "#!/usr/bin/env -S",
        "#!",
        "# !/usr/bin/env python3",
        " #!/usr/bin/env python3",
        "#!/usr/bin/pythonista",
        "#!/usr/bin/env python-config",
        "#!/usr/bin/env -S uv pip",
        "#!/usr/bin/env -S poetry run ruby",
        "#!/opt/python3/bin/ruby",
        "#!" + " " * 300 + "/usr/bin/python3",
        "import os",
        "",
        "\0\0",
    ],
)
def test_other_first_lines(line: str) -> None:
    assert not run_by(f"{line}\n#!/usr/bin/env python3\n".encode())


def test_a_suffix_decides_before_the_first_line() -> None:
    assert language_of("a.py", b"#!/bin/sh\n")
    assert not language_of("a.yaml", SCRIPT.encode())
    assert language_of("a.cgi", SCRIPT.encode())


@pytest.mark.parametrize("name", ["bin/ingest", "ingest.cgi", "bin/.hidden", "app.pyw", "app.wsgi"])
def test_a_script_that_is_named_is_checked(name: str, make_project: Make) -> None:
    root = make_project({**PROJECT, name: SCRIPT})
    assert influx_lint("check", name, folder=root).places == [(name, 5, 19, "NFX202")]
    assert influx_lint("check", "--changed", name, folder=root).codes == ["NFX202"]


def test_scripts_are_found_in_folders(make_project: Make) -> None:
    files = {"bin/ingest": SCRIPT, "bin/tool": "#!/bin/awk\n" + CODE, "LICENSE": CODE, "app.pyw": SCRIPT}
    files |= {"cgi-bin/show.cgi": SCRIPT, "bin/tool.job": "#!/bin/awk\n" + CODE, "data.txt": SCRIPT, "run.cron": CODE}
    root = make_project({**PROJECT, **files, ".gitignore": "old\n", "old": SCRIPT, "data/0a1b": b"\0\1"})
    said = influx_lint("check", "-v", folder=root)
    assert said.places == [
        ("app.pyw", 5, 19, "NFX202"),
        ("bin/ingest", 5, 19, "NFX202"),
        ("cgi-bin/show.cgi", 5, 19, "NFX202"),
    ]
    assert "passed over: old: ignored by git\n" in said.out


def test_what_a_script_imports_is_followed(make_project: Make) -> None:
    script = "#!/usr/bin/env python3\nfrom helper import show\n" + CODE.replace(
        "print(credentials", "show(credentials", 1
    )
    script = script.replace('show(credentials["bucket"])', "show(credentials)")
    root = make_project({**PROJECT, "ingest": script, "helper.py": "def show(found):\n    print(found['org'])\n"})
    assert influx_lint("check", folder=root).places == [("helper.py", 2, 17, "NFX202")]
    assert influx_lint("check", "helper.py", folder=root).codes == ["NFX202"]
    done = subprocess.run([sys.executable, "-m", "flake8", "--select=NFX"], cwd=root, capture_output=True, check=False)
    assert done.stdout.decode().startswith("./helper.py:2:17: NFX202 ")


def test_a_script_is_repaired_and_suppressed_as_python(make_project: Make) -> None:
    root = make_project({**PROJECT, "ingest": SCRIPT})
    assert influx_lint("check", "--add-noqa", folder=root).status == 0
    assert (root / "ingest").read_text(encoding="utf-8").endswith('print(credentials["bucket"])  # noqa: NFX202\n')
    (root / "ingest").write_text(SCRIPT, encoding="utf-8")
    assert influx_lint("check", "--fix", "--unsafe-fixes", folder=root).status == 0
    assert 'credentials["query"]["bucket"]' in (root / "ingest").read_text(encoding="utf-8")


def test_standard_input_is_python_by_its_first_line(make_project: Make) -> None:
    root = make_project(PROJECT)
    done = in_shell("check", "-q", "--stdin-filename", "bin/ingest", "-", folder=root, stdin=SCRIPT.encode())
    assert done.stdout.startswith(b"bin/ingest:5:19: NFX202 ")


@pytest.mark.parametrize(
    ("folder", "name", "why"),
    [
        ("", "a.ipynb", "a notebook"),
        ("", "a.pyi", "a stub"),
        ("", "a.pyx", "Cython"),
        ("", "a.rb", "Ruby"),
        ("", "a.py.j2", "a template or a copy"),
        (".platform", "services.yaml.dist", "a template or a copy"),
        ("", ".platform.app.yaml.example", "a template or a copy"),
    ],
)
def test_what_a_person_may_expect_is_named_with_the_reason(
    folder: str, name: str, why: str, make_project: Make
) -> None:
    path = f"{folder}/{name}".lstrip("/")
    root = make_project({path: CODE, "ok.py": ""})
    for arguments in ([], [path]):
        lines = influx_lint("check", "-v", *arguments, folder=root).out.splitlines()
        assert [line for line in lines if line.startswith(f"passed over: {path}: {why}")]
    (root / ".gitignore").write_text(f"{name}\n", encoding="utf-8")
    assert path not in influx_lint("check", "-v", folder=root).out


@pytest.mark.parametrize("name", ["a.txt", "page.html.j2", "config.in", "services.yaml.dist", "a.json", "Pipfile"])
def test_other_files_are_not_named(name: str) -> None:
    assert near_miss("", name) is None
