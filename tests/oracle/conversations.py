"""Programs that talk to InfluxDB, and what InfluxDB 2 says of each of their requests.

Where a case `talks`, its marks of NFX220 and NFX221 speak of requests, and are held against those that its programs
send (`conversing`): with the new payload once to a server that answers all and notes what InfluxDB 2 would refuse, so
that every call is come to, and once to one that refuses it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oracle.case import CLIENT_CODES, Case, Place, settings
from oracle.observers import observe
from oracle.platform import Application, Shape, applications, given

TOKEN = "d85b1f"
"""The token of `oracle.platform`."""

OBSERVED = (sys.executable, "-B", "-X", "utf8", "-W", "ignore", "-m", "oracle.conversing")

USELESS = ("root", "admin", "ChangeMe")
"""Names and passwords that mean nothing on the routes of 1.x: the client's own defaults, and the endpoint's."""


SWITCH_USER = "SWITCH USER"
"""What stands for the one method of the client that asks for something gone and sends nothing."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request to an endpoint: where its client was made and where it was sent, whether InfluxDB 2 answers 401, and
    the statements in it that InfluxDB 2 does not have."""

    made: Place | None
    sent: Place | None
    refused: bool
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """What a project's programs printed, the first exit status that is not 0, tracebacks, and their requests."""

    printed: str
    status: int
    errors: str
    requests: tuple[Request, ...]

    @property
    def outcome(self) -> tuple[str, int]:
        return self.printed, self.status


def disagreements(case: Case) -> list[str]:
    """What is wrong with the marks of a case that talks, each in one line."""
    marked = {code: [one.place for one in case.marks if one.code == code] for code in CLIENT_CODES}
    lenient = run(case.root, "new", strict=False)
    strict = run(case.root, "new", strict=True)
    return [
        *_clients(case, marked["NFX220"], lenient),
        *_statements(case, marked["NFX221"], lenient),
        *_outcomes(case, bool(marked["NFX220"] or (marked["NFX221"] and _fails(lenient))), lenient, strict),
    ]


def _fails(talk: Talk) -> bool:
    """Whether a statement is refused: to go on as another user sends nothing, and means nothing beside a token."""
    return any(text != "SWITCH USER" for one in talk.requests for text in one.gone)


def _clients(case: Case, marked: list[Place], talk: Talk) -> Iterator[str]:
    refused = {one.made for one in talk.requests if one.refused and one.made}
    for place in sorted(set(marked) - refused):
        yield f"{place.path}:{place.line}: NFX220 marked, but nothing that is made there is answered 401"
    for place in sorted(refused - set(marked)):
        if "NFX220" not in case.suppressed.get(place, ()):
            yield f"{place.path}:{place.line}: made there, answered 401: NFX220 unmarked"


def _statements(case: Case, marked: list[Place], talk: Talk) -> Iterator[str]:
    gone = {(one.sent, text) for one in talk.requests for text in one.gone if one.sent}
    for place in marked:
        if not any(_is_about(case, place, sent, text) for sent, text in gone):
            yield f"{place.path}:{place.line}: NFX221 marked, but nothing that is asked there is refused"
    for sent, text in sorted(gone):
        if not any(_is_about(case, place, sent, text) for place in [*marked, *_suppressed(case)]):
            yield f"{sent.path}:{sent.line}: InfluxDB 2 has no {text!r}: NFX221 unmarked"


def _is_about(case: Case, mark: Place, sent: Place, statement: str) -> bool:
    """Whether a mark is about a statement: it stands where it is sent, or where its first two words are written."""
    words = r"\s+".join(map(re.escape, statement.split()[:2]))
    return mark == sent or re.search(words, case.text(mark)) is not None


def _suppressed(case: Case) -> list[Place]:
    return [place for place, codes in case.suppressed.items() if "NFX221" in codes]


def _outcomes(case: Case, is_marked: bool, lenient: Talk, strict: Talk) -> Iterator[str]:
    if all(one.is_first for app in applications(case.root) for one in app.relationships.values() if one.is_influx):
        before = run(case.root, "1.x", strict=False)
        if before.status:
            yield f"fails with InfluxDB 1.x: {before.errors}"
    if lenient.status:
        yield f"fails with the new payload: {lenient.errors}"
    if not lenient.printed:
        yield "the case prints nothing"
    is_refused = any(one.refused or set(one.gone) - {SWITCH_USER} for one in strict.requests)
    if is_marked and is_refused and strict.outcome == lenient.outcome:
        yield "findings are marked, but the outcome is the same where InfluxDB refuses"
    if not is_marked and strict.outcome != lenient.outcome and not case.suppressed:
        yield f"nothing is marked, but the outcome is another one where InfluxDB refuses: {strict.errors}"


def run(project: Path, shape: Shape, *, strict: bool) -> Talk:
    """Runs the `main.py` of each application with endpoints of `shape` and InfluxDB 2 (or 1.x, where not `strict`)."""
    root = project.resolve()
    talks = [_run_application(root, one, shape, strict=strict) for one in applications(root)]
    return Talk(
        "".join(one.printed for one in talks),
        next((one.status for one in talks if one.status), 0),
        "".join(one.errors for one in talks),
        tuple(request for one in talks for request in one.requests),
    )


def _run_application(root: Path, application: Application, shape: Shape, *, strict: bool) -> Talk:
    platform = given(root, application, shape)
    influx = [one for one in application.relationships.values() if one.is_influx]
    hosts = [host for host, name in platform.hosts.items() if application.relationships[name].is_influx]
    job = {
        "root": str(root),
        "program": str(application.folder / "main.py"),
        "arguments": settings(root).get("arguments", []),
        "environment": {"PATH": os.environ.get("PATH", ""), **platform.environment},
        "hosts": [*hosts, *(f"{one.name}.internal" for one in influx), *["169.254.99.35"] * bool(influx)],
        "token": TOKEN,
        "useless": USELESS,
        "strict": strict,
    }
    report = observe(OBSERVED, job)
    return Talk(report["printed"], report["status"], report["errors"], tuple(map(_request, report["notes"])))


def _request(note: dict[str, Any]) -> Request:
    made, sent = (Place(*note[key]) if note[key] else None for key in ("made", "sent"))
    return Request(made, sent, note["refused"], tuple(note["gone"]))
