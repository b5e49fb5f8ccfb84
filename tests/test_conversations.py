"""What InfluxDB 2 says of what programs ask of it agrees with the marks of the cases that talk to it, and the oracle
notices marks that do not."""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Make
from oracle.case import CLIENT_CODES, Case, Mark, Place, cases, load
from oracle.conversations import disagreements
from oracle.database import Accounts, Verdict, statements, verdict
from oracle.repairs import repair
from slow import sampled

TALKING = {case.name: case for case in cases() if case.talks}
CLIENTS = {name: case for name, case in TALKING.items() if any(mark.code == "NFX220" for mark in case.marks)}
LEFT = {
    "client_aiohttp_base_url",
    "client_httpx_base_url",
    "client_partial",
    "client_requests_basic_auth",
    "client_service_variables_by_hand",
    "client_urllib_request_in_a_class",
    "client_urllib_with_user",
}
"""Clients left to a person: they may speak to others, too, show a name and a password or are made elsewhere."""
EVERY = 6
"""Of so many cases, one is fast."""

ACCOUNTS = Accounts("t0ken", frozenset({"root", "admin", "ChangeMe"}))
HEAD = """\
from influxdb import InfluxDBClient
from platformshconfig import Config
creds = Config().credentials("influxdb")
client = InfluxDBClient(creds["host"], creds["port"], database="river"{})
"""


@pytest.mark.parametrize("name", sampled(TALKING, EVERY))
def test_marks_agree_with_what_influxdb_2_says(name: str) -> None:
    assert disagreements(TALKING[name]) == []


def test_there_are_enough_cases() -> None:
    assert len(TALKING) >= 60
    assert sum(case.is_trap for case in TALKING.values()) >= 0.4 * len(TALKING)


@pytest.fixture
def case_of(make_project: Make) -> Callable[[str], Case]:
    """A case of one program on 1.8."""

    def make(program: str) -> Case:
        return load(
            make_project(
                {
                    ".platform/services.yaml": "timedb:\n    type: influxdb:1.8\n",
                    ".platform.app.yaml": "name: app\nrelationships:\n    influxdb: timedb:influxdb\n",
                    "main.py": program,
                }
            )
        )

    return make


@pytest.mark.parametrize(
    ("program", "complaint"),
    [
        (HEAD.format("") + "print(client.query('SHOW DATABASES'))\n", "main.py:4: made there, answered 401"),
        (HEAD.format("") + "print(client.ping())  # expect: NFX220\n", "nothing that is made there is answered 401"),
        (HEAD.format("") + "print(client.query('DROP SERIES'))\n", "has no 'DROP SERIES'"),
        (HEAD.format("") + "print(client.create_database('a'))\n", "main.py:5: InfluxDB 2 has no 'CREATE DATABASE"),
        (HEAD.format("") + "print(client.query('SHOW SERIES'))  # expect: NFX221\n", "that is asked there is refused"),
        (HEAD.format("") + "client.ping()\n", "prints nothing"),
        ("print(1)\nraise ValueError\n", "fails with InfluxDB 1.x"),
        ("import socket\nsocket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('::', 1))\n", "there are no datagrams"),
    ],
)
def test_wrong_marks_are_noticed(case_of: Callable[[str], Case], program: str, complaint: str) -> None:
    assert any(complaint in one for one in disagreements(case_of(program)))


@pytest.mark.parametrize(
    ("headers", "refused"),
    [
        (", headers={'Authorization': 'Token d85b1f'}", False),
        (", headers={'Authorization': 'Token other'}", True),
        (", headers={'authorization': 'Token d85b1f'}", True),
        (", username='gauge', password='made for it'", False),
        (", username='admin', password='ChangeMe'", True),
    ],
)
def test_what_the_client_of_1_x_gets_by_what_it_gives(
    case_of: Callable[[str], Case], headers: str, refused: bool
) -> None:
    case = case_of(HEAD.format(headers) + "print(client.query('SHOW SERIES'))\n")
    assert any("answered 401" in one for one in disagreements(case)) == refused


@pytest.mark.parametrize(
    ("path", "query", "authorization", "expected"),
    [
        ("/query", {"q": "SHOW DATABASES"}, "", Verdict(True, ())),
        ("/query", {"q": "SHOW DATABASES"}, "Token t0ken", Verdict(False, ())),
        ("/query", {"q": "SELECT a; DROP SERIES FROM a"}, "Token t0ken", Verdict(False, ("DROP SERIES FROM a",))),
        ("/query", {"q": "SELECT a INTO b FROM c"}, "Token t0ken", Verdict(False, ("SELECT a INTO b FROM c",))),
        ("/query", {"q": 'SELECT "a INTO b" FROM c'}, "Token t0ken", Verdict(False, ())),
        ("/query", {"q": "drop  measurement a"}, "Token t0ken", Verdict(False, ())),
        ("/write", {}, "token t0ken", Verdict(True, ())),
        ("/write", {}, f"Basic {base64.b64encode(b'admin:ChangeMe').decode()}", Verdict(True, ())),
        ("/write", {}, f"Basic {base64.b64encode(b'gauge:made').decode()}", Verdict(False, ())),
        ("/write", {"u": "gauge", "p": "made"}, "", Verdict(False, ())),
        ("/write", {"u": "root", "p": "root"}, "", Verdict(True, ())),
        ("/ping", {}, "", Verdict(False, ())),
        ("/api/v2/write", {}, "", Verdict(True, ())),
    ],
)
def test_what_influxdb_2_says(path: str, query: dict[str, str], authorization: str, expected: Verdict) -> None:
    assert verdict(ACCOUNTS, path, query, authorization) == expected


def test_a_semicolon_in_quotes_ends_no_statement() -> None:
    assert statements("SELECT a WHERE b = 'c; d'; SHOW SERIES;") == ["SELECT a WHERE b = 'c; d'", "SHOW SERIES"]


def repaired(name: str, folder: Path) -> Case:
    """The repaired case, whose marks are what is left to find."""
    made = repair(CLIENTS[name], folder)
    left = [
        Mark(one.code, Place(str(one.path).removeprefix(f"{made.root}/"), one.span.line))
        for one in made.outcome.findings
        if one.code in CLIENT_CODES
    ]
    return dataclasses.replace(load(made.root), marks=tuple(left))


@pytest.mark.parametrize("name", sampled(CLIENTS, EVERY))
def test_what_is_repaired_is_not_refused(name: str, tmp_path: Path) -> None:
    case = repaired(name, tmp_path)
    assert disagreements(case) == []
    assert any(mark.code == "NFX220" for mark in case.marks) == (name in LEFT)
