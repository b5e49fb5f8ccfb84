"""NFX111: names that are defined twice."""

from __future__ import annotations

import pytest
from command import Make, influx_lint

SERVICES = ".platform/services.yaml"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\na: 2\n", [(2, 1, "'a' is defined twice: the definition in line 1 is lost")]),
        ("a: 1\nb: 1\n'a': 2\n", [(3, 1, "'a' is defined twice: the definition in line 1 is lost")]),
        (
            "a: 1\na: 2\na: 3\n",
            [
                (2, 1, "'a' is defined twice: the definition in line 1 is lost"),
                (3, 1, "'a' is defined twice: the definition in line 2 is lost"),
            ],
        ),
        ("a: {b: {c: 1, c: 2}}\n", [(1, 15, "'c' is defined twice: the definition in line 1 is lost")]),
        ("- {a: 1, a: 2}\n", [(1, 10, "'a' is defined twice: the definition in line 1 is lost")]),
        ("x: &x {a: 1, a: 2}\ny: *x\nz: *x\n", [(1, 14, "'a' is defined twice: the definition in line 1 is lost")]),
        ("? [k]\n: {a: 1, a: 1}\n", [(2, 10, "'a' is defined twice: the definition in line 2 is lost")]),
        ("a: !foo {b: 1, b: 2}\n", [(1, 16, "'b' is defined twice: the definition in line 1 is lost")]),
    ],
)
def test_each_definition_but_the_first(text: str, found: list[tuple[int, int, str]], make_project: Make) -> None:
    said = influx_lint("check", folder=make_project({SERVICES: text}))
    assert [(one.line, one.column, one.message) for one in said.findings] == found
    assert set(said.codes) == {"NFX111"}


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n'1': 1\n1: 1\n",
        "a: {x: 1}\nb: {x: 1}\n",
        "a: 1\n---\na: 1\n",
        "x: &x {a: 1}\ny: &y {a: 2}\nz:\n  <<: *x\n  <<: *y\n",
        "x: &x {a: 1}\nz:\n  <<: *x\n  a: 2\n",
        "? [k]\n: 1\n? [k]\n: 2\n",
    ],
)
def test_what_is_no_duplicate(text: str, make_project: Make) -> None:
    assert influx_lint("check", folder=make_project({SERVICES: text})).findings == []


@pytest.mark.parametrize(
    "path", [".platform.app.yaml", "sub/.platform.app.yaml", ".platform/applications.yaml", ".upsun/config.yaml"]
)
def test_every_configuration_file_is_looked_at(path: str, make_project: Make) -> None:
    said = influx_lint("check", folder=make_project({path: "a:\n  b: 1\n  b: 2\n"}))
    assert said.places == [(path, 3, 3, "NFX111")]


def test_the_last_definition_counts(make_project: Make) -> None:
    text = "timedb: {type: influxdb:2.2}\ntimedb: {type: influxdb:2.7}\n"
    assert influx_lint("check", folder=make_project({SERVICES: text})).codes == ["NFX111"]
