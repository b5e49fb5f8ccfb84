"""Runs a project under the old or the new payload."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from oracle.case import Place, settings
from oracle.observers import observe
from oracle.platform import OLD_KEYS, Application, Shape, applications, given

OBSERVED = (sys.executable, "-S", "-B", "-X", "utf8", "-m", "oracle.observed")
_MOVED_UNDER_QUERY = "NFX202"
_CODES = {"user": "NFX201"} | dict.fromkeys(OLD_KEYS[1:], _MOVED_UNDER_QUERY)


@dataclass(frozen=True, slots=True)
class Event:
    """A read. `path` is the key, or the keys through `query`, or the variable's name.

    `code` is the rule that an unguarded read of it breaks, if any; `test` says that only the presence was asked for.
    `handed` are the functions that were given credentials before it (`argument`), and those that returned some.
    """

    place: Place
    relationship: str
    path: tuple[str, ...]
    code: str | None
    test: bool
    handed: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Execution:
    """What a project's programs did, one after the other.

    `status` is the first exit status that is not 0, `errors` the tracebacks, `failed_at` the lines of the project that
    exceptions came from.
    """

    printed: str
    status: int
    errors: str
    failed_at: tuple[Place, ...]
    events: tuple[Event, ...]

    @property
    def outcome(self) -> tuple[str, int]:
        """What someone who runs the project sees of it."""
        return self.printed, self.status


def run(project: Path, shape: Shape) -> Execution:
    """Runs the `main.py` of each application of `project` with InfluxDB endpoints of `shape`."""
    root = project.resolve()
    return _joined([_run_application(root, application, shape) for application in applications(root)])


def _run_application(root: Path, application: Application, shape: Shape) -> Execution:
    platform = given(root, application, shape)
    job = {
        "root": str(root),
        "program": str(application.folder / "main.py"),
        "arguments": settings(root).get("arguments", []),
        "hosts": platform.hosts,
        "variables": platform.variables,
        "environment": {"PATH": os.environ.get("PATH", ""), **platform.environment},
    }
    report = observe(OBSERVED, job)
    failed_at = (Place(*report["failed_at"]),) if report["failed_at"] and report["status"] else ()
    handed = [(kind, name) for kind, name in report["handed"]]
    events = tuple(_event(one, application, handed) for one in report["events"])
    return Execution(report["printed"], report["status"], report["errors"], failed_at, events)


def _event(noted: dict[str, Any], application: Application, handed: Sequence[tuple[str, str]]) -> Event:
    path = tuple(noted["path"])
    relationship = noted["relationship"]
    return Event(
        Place(noted["file"], noted["line"]),
        relationship,
        path,
        _code(noted["kind"], relationship, path, application),
        noted["test"],
        tuple(handed[: noted["handed"]]),
    )


def _code(kind: str, relationship: str, path: tuple[str, ...], application: Application) -> str | None:
    service = application.relationships[relationship]
    if not service.is_influx:
        return None
    if kind == "variable":
        return "NFX203" if path[-1].endswith(tuple(f"_{key.upper()}" for key in OLD_KEYS)) else None
    if len(path) == 1 and path[0] in _CODES:
        return _CODES[path[0]]
    if path == ("username",) or path[0] == "query":
        return None if service.is_new else "NFX210"
    return None


def _joined(executions: Iterable[Execution]) -> Execution:
    parts = list(executions)
    return Execution(
        "".join(one.printed for one in parts),
        next((one.status for one in parts if one.status), 0),
        "".join(one.errors for one in parts),
        tuple(place for one in parts for place in one.failed_at),
        tuple(event for one in parts for event in one.events),
    )
