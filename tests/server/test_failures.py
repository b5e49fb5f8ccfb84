"""What a look that fails leaves: a line in the client's log, and a server that goes on."""

from __future__ import annotations

import asyncio

import pytest

from influx_lint.server import server as servers
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
