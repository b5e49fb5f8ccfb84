"""What a run says of the configuration that it went by."""

from __future__ import annotations

import json

import pytest
from command import Make, influx_lint

PROJECT = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2\ndb:\n    type: postgresql:15\n",
    ".platform.app.yaml": (
        "name: app\ntype: python:3.11\nrelationships:\n    metrics: timedb:influxdb\n    database: db:postgresql\n"
    ),
    "app/main.py": 'from platformshconfig import Config\n\nprint(Config().credentials("metrics")["user"])\n',
}
TOLD = "InfluxDB: timedb 2.2 (.platform/services.yaml:2), as metrics"


@pytest.mark.parametrize("path", [".", "app/main.py", ".platform.app.yaml"])
def test_details_end_with_what_was_recognised(path: str, make_project: Make) -> None:
    root = make_project(PROJECT)
    assert influx_lint("check", "-v", path, folder=root).out.splitlines()[-1] == TOLD
    assert "InfluxDB: " not in influx_lint("check", path, folder=root).out


def test_an_upgrade_begins_with_it(make_project: Make) -> None:
    assert influx_lint("upgrade", folder=make_project(PROJECT)).out.splitlines()[0] == TOLD


def test_a_report_as_json_has_it(make_project: Make) -> None:
    document = json.loads(influx_lint("check", "--output-format", "json", folder=make_project(PROJECT)).out)
    assert document["recognised"] == {
        "services": [
            {
                "name": "timedb",
                "version": "2.2",
                "path": ".platform/services.yaml",
                "span": {"line": 2, "column": 11, "end_line": 2, "end_column": 23},
                "relationships": ["metrics"],
            }
        ],
        "unchecked": [],
        "configured": True,
    }


def test_a_configuration_above_was_used_and_not_checked(make_project: Make) -> None:
    root = make_project(PROJECT)
    said = influx_lint("check", "app", folder=root).out
    assert said.splitlines()[-2] == (
        "the configuration in . was used, and not checked: `influx-lint check .` checks it"
    )
    inside = influx_lint("check", folder=root / "app").out
    assert "configuration in .. was used, and not checked: `influx-lint check ..` checks it" in inside
    for paths in (["."], ["app/main.py"], ["-q", "app"], [".", "app"]):
        assert "not checked" not in influx_lint("check", *paths, folder=root).out


def test_without_a_configuration_a_run_says_what_it_took_for_granted(make_project: Make) -> None:
    code = PROJECT["app/main.py"].replace("metrics", "influxdb")
    root = make_project({"main.py": code, "clean.py": "print(1)\n", ".git/HEAD": ""})
    assert "no configuration of a project was found: " in influx_lint("check", folder=root).out
    assert "no configuration of a project" not in influx_lint("check", "clean.py", folder=root).out
    document = json.loads(influx_lint("check", "--output-format", "json", folder=root).out)
    assert document["recognised"] == {"services": [], "unchecked": [], "configured": False}


def test_what_cannot_be_changed_says_what_else_is_read_there_and_by_what_way(make_project: Make) -> None:
    show = "def show(credentials):\n    print(credentials.pop('user'))\n\n\n"
    calls = "".join(f"show(Config().credentials('{name}'))\n" for name in ("metrics", "database"))
    root = make_project({**PROJECT, "app/main.py": f"from platformshconfig import Config\n\n\n{show}{calls}"})
    lines = influx_lint("upgrade", folder=root).out.splitlines()
    start = next(number for number, line in enumerate(lines) if "main.py:5:27: NFX201" in line)
    told = [" ".join(line.split()) for line in lines[start + 1 : start + 5]]
    assert told[0].startswith("'database' (.platform.app.yaml:5) is read here, too: read `username` in place of")
    assert told[2] == "from .platform.app.yaml:4 metrics: timedb:influxdb 'metrics' leads to 'timedb'"
    assert told[3].startswith("from app/main.py:8 show(Config().credentials('metrics')) ")
