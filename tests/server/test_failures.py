"""What a look that fails leaves, and what starts none."""

from __future__ import annotations

import asyncio
import gc
import sys
import weakref
from collections.abc import Mapping
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from editing import COMMAND
from language_client import WAIT, LanguageServer, Message

from influx_lint.server import server as servers
from influx_lint.server.looking import Looking, may_matter
from influx_lint.server.places import path_of
from influx_lint.server.server import Server
from influx_lint.server.view import View


def test_a_look_that_fails_is_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    logged: list[str] = []
    server = Server()

    async def fail(**_: bool) -> View:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(servers, "PAUSE", 0)
    monkeypatch.setattr(server, "view", fail)
    monkeypatch.setattr(server, "log", logged.append)

    async def scenario() -> None:
        server.changed()
        while not logged:
            await asyncio.sleep(0.01)

    asyncio.run(asyncio.wait_for(scenario(), 30))
    assert logged == ["ZeroDivisionError: by nothing"]


class Gone:
    """Where a client that has gone would read."""

    def __init__(self) -> None:
        self.told = 0

    def write(self, _: bytes) -> None:
        self.told += 1
        raise ValueError("write to closed file")

    def close(self) -> None:
        pass


def test_what_cannot_be_sent_is_not_told_of_by_sending() -> None:
    server, gone = Server(), Gone()
    server.protocol.set_writer(gone)
    server.show("The plan is made.")
    assert gone.told == 1


class Busy(LanguageServer):
    """A client that does not come to answer where progress is to be shown."""

    capabilities: Mapping[str, Any] = {"window": {"workDoneProgress": True}}
    is_asked = Event()

    def _receive(self, message: Message) -> None:
        if message.get("method") == "window/workDoneProgress/create":
            self.is_asked.set()
        else:
            super()._receive(message)


@pytest.mark.slow
def test_a_server_ends_while_a_look_waits_for_the_client(tmp_path: Path) -> None:
    with Busy(COMMAND, tmp_path, {}) as one:
        assert one.is_asked.wait(WAIT)
        assert one.ended() == 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("main.py", True),
        ("app.ts", True),
        ("deploy", True),
        (".env.local", True),
        (".platform/services.yaml", True),
        ("pyproject.toml", True),
        ("relationships.json", True),
        (".git/index", True),
        ("v1.2", True),
        ("gone.log", True),
        ("server.log", False),
        (".git/objects/4b/825dc6", False),
        ("data.sqlite", False),
    ],
)
def test_what_no_look_can_see_starts_none(tmp_path: Path, name: str, expected: bool) -> None:
    (tmp_path / "v1.2").mkdir()
    if name not in ("v1.2", "gone.log"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert may_matter(tmp_path / name) is expected


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("file:///srv/a%20b/m%C3%A9.py", "/srv/a b/mé.py"),
        ("file:///srv/app/../main.py", "/srv/main.py"),
        ("file:///c%3A/app/main.py", None),
        ("file:///C:/app/main.py", None),
        ("file:main.py", None),
        ("file://", None),
        ("untitled:Untitled-1", None),
        ("git:/srv/main.py?HEAD", None),
        ("vscode-notebook-cell:/srv/main.ipynb#W0", None),
        ("", None),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="there, drives are files' places")
def test_only_addresses_of_files_name_files(uri: str, expected: str | None) -> None:
    assert path_of(uri) == (Path(expected) if expected else None)


def test_a_file_that_cannot_be_read_keeps_no_look(tmp_path: Path) -> None:
    services = tmp_path / ".platform" / "services.yaml"
    services.parent.mkdir()
    services.write_text("", encoding="utf-8")
    looking = Looking()
    ends = [weakref.ref(looking([tmp_path], {services: b"a: b: c\n"}).not_looked_for) for _ in range(3)]
    gc.collect()
    assert [one() for one in ends] == [None] * 3
