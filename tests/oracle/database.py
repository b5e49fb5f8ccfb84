"""InfluxDB on the loopback interface: what 1.x answers, and what 2.x answers on the same routes.

The facts are InfluxData's: "InfluxDB 1.x compatibility API" (each query and write asks for an API token, or for
credentials that somebody made for these routes; the user name and password of 2.x are none) and "Query data with
InfluxQL" (which statements there are). `/ping` asks for nothing.
"""

from __future__ import annotations

import base64
import json
import re
import threading
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

_GONE = re.compile(
    r"(?:CREATE|ALTER|GRANT|REVOKE|KILL)\b|DROP\b(?!\s+MEASUREMENT\b)|SELECT\b.*\sINTO\s", re.IGNORECASE | re.DOTALL
)
_QUOTED = re.compile(r"""'[^']*'|"[^"]*\"""")
_ROUTES = ("/query", "/write")


class Accounts(NamedTuple):
    """What an endpoint says of itself: its token, and the names and passwords that the 1.x routes do not take."""

    token: str
    useless: frozenset[str]


class Verdict(NamedTuple):
    """What InfluxDB 2 finds wrong with a request: that nobody may send it, and statements that it does not have."""

    is_refused: bool
    statements: tuple[str, ...]


def verdict(accounts: Accounts, path: str, query: dict[str, str], authorization: str) -> Verdict:
    """What InfluxDB 2 says of a request to `path` with these parameters."""
    if path in _ROUTES:
        is_known = _is_known(accounts, query, authorization)
        gone = tuple(one for one in statements(query.get("q", "")) if _GONE.match(_QUOTED.sub("''", one)))
        return Verdict(not is_known, gone)
    return Verdict(path.startswith("/api/") and authorization != f"Token {accounts.token}", ())


def statements(text: str) -> list[str]:
    """The statements of a query: what semicolons separate that stand in no quotes."""
    ends = [match.start() for match in re.finditer(rf"{_QUOTED.pattern}|;", text) if match[0] == ";"]
    parts = [text[start:end] for start, end in zip([0, *(one + 1 for one in ends)], [*ends, len(text)], strict=True)]
    return [one.strip() for one in parts if one.strip()]


def _is_known(accounts: Accounts, query: dict[str, str], authorization: str) -> bool:
    scheme, _, rest = authorization.partition(" ")
    if scheme == "Token":
        return rest == accounts.token
    if scheme == "Basic":
        name, _, password = base64.b64decode(rest).decode().partition(":")
        return bool(name) and not {name, password} & accounts.useless
    return bool(query.get("u")) and not {query["u"], query.get("p", "")} & accounts.useless


def serve(accounts: Accounts | None, note: Callable[[Verdict], None], *, strict: bool) -> int:
    """Starts a server and gives its port. Where it is `strict`, requests that InfluxDB 2 refuses are refused; else all
    are answered as 1.x does. `note` is told each verdict; without `accounts`, it is a database of somebody else's."""

    class Handler(_Handler):
        def judge(self, path: str, query: dict[str, str]) -> Verdict:
            if accounts is None:
                return Verdict(False, ())
            found = verdict(accounts, path, query, self.headers.get("Authorization", ""))
            note(found)
            return found if strict else Verdict(False, ())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def judge(self, path: str, query: dict[str, str]) -> Verdict:
        raise NotImplementedError

    def do_GET(self) -> None:
        """Any request: the routes tell what it is about."""
        body = self._body()
        url = urlsplit(self.path)
        fields = parse_qs(url.query)
        if self.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded"):
            fields |= parse_qs(body.decode())
        query = {name: values[-1] for name, values in fields.items()}
        found = self.judge(url.path, query)
        if found.is_refused:
            self._answer(401, {"code": "unauthorized", "message": "unauthorized access"})
        elif url.path in ("/query", "/api/v2/query"):
            self._answer(200, {"results": list(_results(statements(query.get("q", "")), found.statements))})
        elif url.path in ("/write", "/api/v2/write", "/ping"):
            self._answer(204, None)
        else:
            self._answer(200, {"status": "pass"})

    do_POST = do_HEAD = do_GET  # noqa: N815

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _answer(self, status: int, document: Any) -> None:
        body = b"" if document is None else json.dumps(document).encode()
        self.send_response(status)
        self.send_header("X-Influxdb-Version", "2.7.0")
        if body:
            self.send_header("Content-Type", "application/json")
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Says nothing."""


def _results(asked: Iterable[str], gone: Iterable[str]) -> Any:
    for number, one in enumerate(asked):
        if one in gone:
            yield {"statement_id": number, "error": f"not implemented: {' '.join(one.split()[:2]).upper()}"}
        else:
            yield {"statement_id": number, "series": [{"name": "answer", "columns": ["name"], "values": [["a"]]}]}
