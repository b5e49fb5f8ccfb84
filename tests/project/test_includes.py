"""`!include`: what it brings in is read as part of the file that names it, at its own place, and within the project."""

from __future__ import annotations

import os

import pytest
from command import Make, influx_lint

SERVICES, INCLUDED, OTHER = ".platform/services.yaml", ".platform/db.yaml", ".platform/b.yaml"


@pytest.mark.parametrize(
    ("services", "included", "place"),
    [
        ("timedb: !include db.yaml\n", "type: influxdb:2.2\n", (1, 7)),
        ("timedb: !include 'db.yaml'\n", "type: influxdb:2.2\n", (1, 7)),
        ("timedb: !include {type: yaml, path: db.yaml}\n", "type: influxdb:2.2\n", (1, 7)),
        ("timedb: !include\n  type: yaml\n  path: db.yaml\n", "# c\ntype: influxdb:2.2\n", (2, 7)),
        ("timedb: !include {path: db.yaml}\n", "type: influxdb:2.2\n", (1, 7)),
        ("timedb: !include ./../.platform/db.yaml\n", "type: influxdb:2.2\n", (1, 7)),
        ("timedb: !include .platform/db.yaml\n", "type: influxdb:2.2\n", (1, 7)),
        ("timedb:\n  type: !include db.yaml\n  disk: 1\n", "influxdb:2.2\n", (1, 1)),
        ("timedb:\n  type: !include db.yaml\n  disk: 1\n", "'influxdb:2.2'\n", (1, 1)),
        ("!include db.yaml\n", "timedb: {type: influxdb:2.2}\n", (1, 16)),
        ("--- !include\ntype: yaml\npath: db.yaml\n", "timedb: {type: influxdb:2.2}\n", (1, 16)),
        ("a: 1\n---\n!include db.yaml\n", "timedb: {type: influxdb:2.2}\n", (1, 16)),
        ("x: &x !include db.yaml\ntimedb: *x\n", "type: influxdb:2.2\n", (1, 7)),
    ],
)
def test_what_it_brings_in_is_checked(services: str, included: str, place: tuple[int, int], make_project: Make) -> None:
    said = influx_lint("check", folder=make_project({SERVICES: services, INCLUDED: included}))
    assert set(said.places) == {(INCLUDED, *place, "NFX101")}
    assert said.out.endswith("2 files checked\n")


@pytest.mark.parametrize(
    "services",
    [
        "timedb: !include {type: string, path: db.yaml}\n",
        "timedb: !include {type: binary, path: db.yaml}\n",
        "timedb: !include {type: string, path: nowhere}\n",
        "timedb: !include\n",
        "timedb: !include {}\n",
        "timedb: !include [db.yaml]\n",
        "timedb: !include ''\n",
        "timedb: !archive db.yaml\n",
    ],
)
def test_what_is_no_yaml_is_not_read(services: str, make_project: Make) -> None:
    said = influx_lint("check", folder=make_project({SERVICES: services, INCLUDED: "type: influxdb:2.2\na: [\n"}))
    assert said.findings == []
    assert said.out.endswith("1 file checked\n")


def test_in_a_list_and_nested(make_project: Make) -> None:
    root = make_project(
        {
            SERVICES: "timedb: {type: influxdb:2.7}\n",
            ".platform/applications.yaml": "- !include {type: yaml, path: apps/one.yaml}\n- !include apps/two.yaml\n",
            "apps/one.yaml": "name: one\nrelationships: !include relationships.yaml\n",
            "apps/two.yaml": "!include {type: yaml, path: three.yaml}\n",
            "apps/three.yaml": "name: three\nrelationships:\n  db: 'timedb:http'\n",
            "apps/relationships.yaml": "db: 'timesdb:influxdb'\n",
        }
    )
    assert influx_lint("check", folder=root).places == [
        ("apps/relationships.yaml", 1, 6, "NFX120"),
        ("apps/three.yaml", 3, 15, "NFX121"),
    ]


def test_paths_count_from_the_applications_folder(make_project: Make) -> None:
    root = make_project(
        {
            SERVICES: "timedb: {type: influxdb:2.7}\n",
            ".platform/applications.yaml": "app:\n  source: {root: /code/app}\n  relationships: !include r.yaml\n",
            "code/app/r.yaml": "db: 'timedb:http'\n",
        }
    )
    assert influx_lint("check", folder=root).places == [("code/app/r.yaml", 1, 13, "NFX121")]


@pytest.mark.parametrize(
    ("files", "place", "message"),
    [
        (
            {SERVICES: "a: 1\ntimedb: !include nowhere.yaml\n"},
            (SERVICES, 2, 18),
            "cannot include 'nowhere.yaml': there is no such file",
        ),
        (
            {SERVICES: "timedb: !include services.yaml\n"},
            (SERVICES, 1, 18),
            "cannot include 'services.yaml': it includes itself",
        ),
        (
            {
                SERVICES: "timedb: !include db.yaml\n",
                INCLUDED: "!include b.yaml",
                ".platform/b.yaml": "!include db.yaml",
            },
            (".platform/b.yaml", 1, 10),
            "cannot include 'db.yaml': it includes itself",
        ),
        (
            {SERVICES: "timedb: !include ../../secret.yaml\n"},
            (SERVICES, 1, 18),
            "cannot include '../../secret.yaml': it is outside of the project",
        ),
        (
            {SERVICES: "timedb: !include {path: /etc/passwd}\n"},
            (SERVICES, 1, 9),
            "cannot include '/etc/passwd': it is outside of the project",
        ),
        (
            {SERVICES: 'timedb: !include "a\\0b"\n'},
            (SERVICES, 1, 18),
            "cannot include 'a\\x00b': a NUL stands in its name",
        ),
        (
            {SERVICES: f"timedb: !include {'a' * 5000}\n"},
            (SERVICES, 1, 18),
            f"cannot include '{'a' * 60}…': file name too long",
        ),
    ],
)
def test_a_service_that_cannot_be_brought_in_is_told(
    files: dict[str, str], place: tuple[str, int, int], message: str, make_project: Make
) -> None:
    said = influx_lint("check", folder=make_project(files))
    [finding] = said.findings
    assert ((finding.path, finding.line, finding.column), finding.code) == (place, "NFX901")
    assert finding.message == message


@pytest.mark.parametrize(
    ("application", "place"),
    [
        ("relationships: !include nowhere.yaml\n", (2, 25)),
        ("relationships: {path: &p x}\nweb: !include nowhere.yaml\n", (3, 15)),
        ("relationships:\n  db: !include nowhere.yaml\n", (3, 16)),
        ("web:\n  relationships: !include nowhere.yaml\n", (3, 27)),
        ("workers: !include nowhere.yaml\n", (2, 19)),
        ("workers:\n  queue: !include nowhere.yaml\n", (3, 19)),
        ("workers:\n  queue:\n    relationships: !include {type: yaml, path: nowhere.yaml}\n", (4, 20)),
    ],
)
def test_relationships_that_cannot_be_brought_in_are_told(
    application: str, place: tuple[int, int], make_project: Make
) -> None:
    files = {".platform.app.yaml": f"name: app\n{application}", SERVICES: "timedb: {type: influxdb:2.7}\n"}
    said = influx_lint("check", folder=make_project(files))
    assert said.places == [(".platform.app.yaml", *place, "NFX901")]
    assert said.findings[0].message == "cannot include 'nowhere.yaml': there is no such file"
    assert said.status == 1


def test_relationships_in_a_broken_file_are_told_there(make_project: Make) -> None:
    files = {".platform.app.yaml": "name: app\nrelationships: !include r.yaml\n", "r.yaml": "a: b\nc: [\n"}
    assert influx_lint("check", folder=make_project(files)).places == [("r.yaml", 3, 1, "NFX901")]


@pytest.mark.parametrize(
    "text",
    [
        "web: {commands: {start: !include {type: string, path: start.sh}}}\n",
        "hooks: {build: !include nowhere.sh}\nworkers: {a: {commands: !include nowhere.yaml}}\n",
    ],
)
def test_what_else_an_application_includes_is_not_looked_for(text: str, make_project: Make) -> None:
    said = influx_lint("check", "-v", folder=make_project({".platform.app.yaml": f"name: app\n{text}"}))
    assert said.findings == []
    assert "nowhere" not in said.out


def test_nothing_outside_of_the_project_is_read(make_project: Make) -> None:
    root = make_project({f"p/{SERVICES}": "timedb: !include db.yaml\n", "secret.yaml": "type: influxdb:2.2\na: [\n"})
    (root / "p" / INCLUDED).symlink_to(root / "secret.yaml")
    said = influx_lint("check", "p", folder=root)
    assert [one.message for one in said.findings] == ["cannot include 'db.yaml': it leads out of the project"]
    assert "secret" not in said.out


def test_a_long_chain_ends(make_project: Make) -> None:
    chain = {f".platform/{number}.yaml": f"!include {number + 1}.yaml" for number in range(100)}
    said = influx_lint("check", folder=make_project({SERVICES: "timedb: !include 0.yaml\n", **chain}))
    [finding] = said.findings
    assert finding.message.endswith("too many files include one another")


def test_an_application_that_cannot_be_brought_in_is_passed_over(make_project: Make) -> None:
    root = make_project({".platform/applications.yaml": "- !include nowhere.yaml\n"})
    said = influx_lint("check", "-v", folder=root)
    assert said.findings == []
    where = ".platform/applications.yaml"
    assert f"passed over: nowhere.yaml: included by {where}, but there is no such file\n" in said.out


def test_a_broken_file_is_told_at_its_own_place(make_project: Make) -> None:
    said = influx_lint("check", folder=make_project({SERVICES: "timedb: !include db.yaml\n", INCLUDED: "a: 1\nb: [\n"}))
    assert said.places == [(INCLUDED, 3, 1, "NFX901")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_file_that_cannot_be_read_is_told(make_project: Make) -> None:
    root = make_project({SERVICES: "timedb: !include db.yaml\nb: !include .\n"})
    os.mkfifo(root / INCLUDED)
    said = influx_lint("check", folder=root)
    assert said.status == 2
    assert f"{INCLUDED}: not a regular file\n" in said.out
    assert ".platform: a folder, not a file\n" in said.out


def test_an_included_file_has_its_own_suppressions(make_project: Make) -> None:
    root = make_project(
        {
            ".platform.app.yaml": "name: app\nrelationships:\n    influx: timedb:influxdb\n",
            SERVICES: "# influx-lint: ignore-file[NFX110]\ntimedb: !include db.yaml\n",
            INCLUDED: "type: influxdb:2.2  # noqa: NFX101 moved in May\ndisk: '5'\ntype2: 1\n",
        }
    )
    said = influx_lint("check", folder=root)
    assert said.places == [(INCLUDED, 2, 7, "NFX110"), (INCLUDED, 3, 1, "NFX110"), (SERVICES, 1, 1, "NFX902")]
    assert "1 suppressed" in said.out


def test_one_file_for_two_services(make_project: Make) -> None:
    root = make_project({SERVICES: "a: !include db.yaml\nb: !include db.yaml\n", INCLUDED: "type: influxdb:2.2\n"})
    said = influx_lint("check", folder=root)
    assert [one.message.split("'")[1] for one in said.findings] == ["a", "b"]
    assert {one.path for one in said.findings} == {INCLUDED}


def test_included_files_are_shown_as_the_file_that_names_them(make_project: Make) -> None:
    root = make_project({SERVICES: "timedb: !include db.yaml\n", INCLUDED: "type: influxdb:2.2\n"})
    assert influx_lint("check", str(root), folder=root).findings[0].path == str(root / INCLUDED)
    assert influx_lint("check", folder=root / ".platform").findings[0].path == "db.yaml"
