"""The observed process of programs that talk to InfluxDB: it has the real client packages, and no other network.

`-m oracle.conversing` reads jobs as `oracle.observed` does. All names of hosts lead to the loopback interface: those of
the job's endpoints to a server that answers as InfluxDB 2 (`database`), all others to one that answers everybody. What
is noted of a request is where its client was made (of bare HTTP: where it was sent, unless the client has a base URL),
where it was sent, and what InfluxDB 2 says of it.
"""

from __future__ import annotations

import functools
import inspect
import io
import json
import os
import socket
import sys
import traceback
import urllib.request
import warnings
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import aiohttp
import httpx
import influxdb
import requests

from oracle import database, observed

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import aioinflux

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    Place = tuple[str, int]

_HERE, _ELSEWHERE = "127.0.1.1", "127.0.2.1"


class DataFrameClient(influxdb.InfluxDBClient):  # type: ignore[misc]
    """Stands in for the package's own, which can't be made without pandas."""


class Conversation:
    """What a program of the project in `root` says to whom."""

    def __init__(self, root: str, hosts: list[str]) -> None:
        self._root = root + os.sep
        self._hosts = hosts
        self._made: dict[int, tuple[object, Place]] = {}
        self._sending: tuple[Place | None, Place | None] | None = None
        self.notes: list[dict[str, Any]] = []

    def note(self, found: database.Verdict) -> None:
        made, sent = self._sending or (None, None)
        self.notes.append({"made": made, "sent": sent, "refused": found.is_refused, "gone": found.statements})

    def watch(self, accounts: database.Accounts, *, strict: bool) -> None:
        """Leads all connections to servers of this process, and looks over the client packages' shoulders."""
        ports = {
            _HERE: database.serve(accounts, self.note, strict=strict),
            _ELSEWHERE: database.serve(None, self.note, strict=strict),
        }
        self._lead(ports)
        influxdb.DataFrameClient = DataFrameClient
        for kind in (influxdb.InfluxDBClient, aioinflux.InfluxDBClient):
            self._note_making(kind, lambda *_, **__: True)
        for kind in (httpx.Client, httpx.AsyncClient):
            self._note_making(kind, lambda client, *_, **__: bool(client.base_url.host))
        self._note_making(aiohttp.ClientSession, lambda _, base_url=None, **__: bool(base_url))
        for kind, method in (
            (requests.Session, "request"),
            (urllib.request.OpenerDirector, "open"),
            (httpx.Client, "send"),
        ):
            self._note_sending(kind, method)
        for kind, method in ((httpx.AsyncClient, "send"), (aiohttp.ClientSession, "_request")):
            self._note_sending_later(kind, method)
        self._note_switching()

    def _lead(self, ports: dict[str, int]) -> None:
        find, connect = socket.getaddrinfo, socket.socket.connect

        def getaddrinfo(host: Any, port: Any, *rest: Any, **named: Any) -> Any:
            return find(self._address(host), port, *rest, **named)

        def to_a_server(self_: socket.socket, address: Any) -> None:
            connect(self_, ("127.0.0.1", ports[self._address(address[0])]))

        def refuse(*_: Any) -> NoReturn:
            raise OSError("there are no datagrams here")

        socket.getaddrinfo = getaddrinfo
        socket.socket.connect = to_a_server  # type: ignore[method-assign,assignment]
        socket.socket.sendto = refuse  # type: ignore[method-assign]

    def _address(self, host: Any) -> str:
        name = host.decode() if isinstance(host, bytes) else str(host)
        return _HERE if name in self._hosts or name == _HERE else _ELSEWHERE

    def _note_making(self, kind: type, counts: Callable[..., bool]) -> None:
        make = kind.__init__  # type: ignore[misc]

        @functools.wraps(make)
        def init(made: Any, *arguments: Any, **named: Any) -> None:
            make(made, *arguments, **named)
            place = self._place()
            if place and counts(made, *arguments, **named):
                self._made[id(made)] = (made, place)

        kind.__init__ = init  # type: ignore[misc]

    def _note_sending(self, kind: type, method: str) -> None:
        send = getattr(kind, method)

        @functools.wraps(send)
        def noted(sender: Any, *arguments: Any, **named: Any) -> Any:
            before, self._sending = self._sending, self._sending or self._sender(sender)
            try:
                return send(sender, *arguments, **named)
            finally:
                self._sending = before

        setattr(kind, method, noted)

    def _note_sending_later(self, kind: type, method: str) -> None:
        send = getattr(kind, method)

        @functools.wraps(send)
        async def noted(sender: Any, *arguments: Any, **named: Any) -> Any:
            self._sending = self._sender(sender)
            try:
                return await send(sender, *arguments, **named)
            finally:
                self._sending = None

        setattr(kind, method, noted)

    def _note_switching(self) -> None:
        """`switch_user` sends nothing; the users of 1.x are gone all the same."""
        switch = influxdb.InfluxDBClient.switch_user

        @functools.wraps(switch)
        def switch_user(client: Any, *arguments: Any, **named: Any) -> None:
            switch(client, *arguments, **named)
            if vars(client)["_InfluxDBClient__host"] in self._hosts:
                self._sending = self._sender(client)
                self.note(database.Verdict(False, ("SWITCH USER",)))
                self._sending = None

        influxdb.InfluxDBClient.switch_user = switch_user

    def _sender(self, sender: object) -> tuple[Place | None, Place | None]:
        """Where the client was made that sends, be it by way of a session, and where the program has it send."""
        sent = self._place()
        senders = [sender, *(one.f_locals["self"] for one in _frames() if "self" in one.f_locals)]
        made = [self._made[id(one)][1] for one in senders if id(one) in self._made]
        return (made[-1] if made else sent), sent

    def _place(self) -> Place | None:
        """The innermost line of the project that is running."""
        for frame in _frames():
            if frame.f_code.co_filename.startswith(self._root):
                return frame.f_code.co_filename.removeprefix(self._root), frame.f_lineno
        return None


def _frames() -> Iterator[FrameType]:
    """The calls that are running, the innermost first."""
    frame = inspect.currentframe()
    while frame is not None:
        yield frame
        frame = frame.f_back


def main(job_path: str, report_path: str) -> None:
    """Runs the job and writes the report."""
    job, program = observed.take_on(job_path)
    sys.path.insert(0, str(program.parent))
    for own in program.parent.iterdir():
        sys.modules.pop(own.stem, None)
    sys.path.append(str(observed.STANDINS))
    conversation = Conversation(job["root"], job["hosts"])
    accounts = database.Accounts(job["token"], frozenset(job["useless"]))
    conversation.watch(accounts, strict=job["strict"])
    printed = io.StringIO()
    status, errors = 0, ""
    with redirect_stdout(printed):
        try:
            observed.run_program(program, compile(program.read_bytes(), str(program), "exec", dont_inherit=True))
        except SystemExit as error:
            status = error.code if isinstance(error.code, int) else int(error.code is not None)
        except BaseException:  # noqa: BLE001 - whatever the program raises is what is to be reported
            status, errors = 1, traceback.format_exc()
    report = {"printed": printed.getvalue(), "status": status, "errors": errors, "notes": conversation.notes}
    Path(report_path).write_text(json.dumps(report), "utf-8")


if __name__ == "__main__":
    observed.serve(main)
