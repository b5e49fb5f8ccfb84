"""Cases in languages other than Python: their marks, their programs, and what these do under each payload.

No recording looks into these programs. What is known is what they print and how they end, and the oracle asks by the
payload: where a program that reads a key does not do the same without that key, or with another value under it, it
depends on it.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import node_tools

from oracle.case import OPTIONAL_CODES, READ_CODES, Case, Mark, made, settings
from oracle.platform import OLD_KEYS, Application, Change, Shape, applications, given

FOLDER = Path(__file__).parents[1] / "cases"
LANGUAGES = tuple(name for name in ("shell", "php", "javascript") if (FOLDER / name).is_dir())

STAND_INS = Path(__file__).parent / "standins"
"""`bin` has commands, and `npm` packages, that are found by every program."""

MOST_SECONDS = 60

_MAIN = {
    "main.py": (sys.executable,),
    "main.sh": ("bash",),
    "main.php": ("php", "-d", "display_errors=stderr", "-d", "variables_order=EGPCS"),
    **dict.fromkeys(("main.js", "main.mjs", "main.cjs"), ("node",)),
    **dict.fromkeys(("main.ts", "main.mts", "main.cts", "main.tsx", "main.jsx"), ("esbuild", "node")),
}
"""The entry points, and what runs each."""

_NEEDED = {"shell": ("bash", "dash", "jq"), "php": ("php",), "javascript": ("node", "npm")}
_COMMENT = re.compile(r"(?:#|//|/\*)\s*(?:expect|read|allow|noqa):.*")
_SCRIPTS = (
    ("hooks", ("build", "deploy", "post_deploy")),
    ("web.commands", ("pre_start", "start", "post_start")),
    ("workers.*.commands", ("pre_start", "start", "post_start")),
    ("crons.*", ("cmd",)),
    ("crons.*.commands", ("start",)),
)
_KEYS = {"NFX201": ("user",), "NFX202": OLD_KEYS[1:], "NFX203": OLD_KEYS, "NFX210": ("username", "query")}


def missing(case: Case) -> str | None:
    """A program that the case's programs need, and this machine lacks."""
    wanted = {name for names in _NEEDED.values() for name in names if _uses(case, name)}
    return next((name for name in sorted(wanted) if shutil.which(name) is None), None)


def _uses(case: Case, program: str) -> bool:
    language = next(language for language, names in _NEEDED.items() if program in names)
    ends = {"shell": (".sh", ".bash", ".environment", ".yaml"), "php": (".php",)}.get(language, ("js", "ts", "sx"))
    return language == case.root.parent.name or any(name.endswith(ends) for name in case.sources)


def cases(language: str) -> list[Case]:
    """Every case of a language, by name."""
    return [load(root) for root in sorted((FOLDER / language).iterdir()) if root.is_dir()]


def load(root: Path) -> Case:
    """The case in a folder, with the texts of all files that may have a mark. Raises MarkError as `case.load` does."""
    paths = (path for path in sorted(root.rglob("*")) if path.is_file() and path.suffix not in (".json", ".toml"))
    sources = {}
    for path in paths:
        with contextlib.suppress(UnicodeDecodeError):
            sources[path.relative_to(root).as_posix()] = path.read_bytes().decode()
    return made(root, sources, _comments)


def _comments(source: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(re.split(r"\r\n|\r|\n", source), 1):
        for comment in _COMMENT.findall(line):
            yield number, comment


@dataclass(frozen=True, slots=True)
class Done:
    """What the programs of a case printed, the first exit status that is not 0, and what they said of errors."""

    printed: str
    status: int
    errors: str = ""

    @property
    def outcome(self) -> tuple[str, int]:
        return self.printed, self.status


def run(project: Path, shape: Shape, change: Change = dict) -> Done:
    """Runs a copy of a project: of each application, the scripts in its configuration and then its entry point, each
    after its `.environment`."""
    with tempfile.TemporaryDirectory(prefix="oracle-") as folder:
        root = shutil.copytree(project, Path(folder, "project")).resolve()
        found = [_run_application(root, one, shape, change) for one in applications(root, _runs)]
    status = next((one.status for one in found if one.status), 0)
    return Done("".join(one.printed for one in found), status, "".join(one.errors for one in found))


def _runs(folder: Path, definition: dict[str, Any]) -> bool:
    return any((folder / name).exists() for name in _MAIN) or any(True for _ in _scripts(definition))


def _run_application(root: Path, application: Application, shape: Shape, change: Change) -> Done:
    folder = application.folder
    path = os.pathsep.join([str(STAND_INS / "bin"), os.environ.get("PATH", "")])
    own = {"PATH": path, "HOME": str(folder), "PLATFORM_APP_DIR": str(folder), "NODE_PATH": str(STAND_INS / "npm")}
    environment = own | {"LANG": "C.UTF-8"} | given(root, application, shape, change).environment
    commands: list[Sequence[str]] = [("dash", "-c", script) for script in _scripts(application.definition)]
    for name, command in _MAIN.items():
        if (folder / name).exists():
            commands.append(_command(folder, name, command))
    arguments = [str(one) for one in settings(root).get("arguments", [])]
    found = [_execute([*command, *arguments], folder, environment) for command in commands]
    status = next((one.status for one in found if one.status), 0)
    return Done("".join(one.printed for one in found), status, "".join(one.errors for one in found))


def _scripts(definition: dict[str, Any]) -> Iterator[str]:
    """The scripts in the definition of an application, in the order in which they run."""
    for where, names in _SCRIPTS:
        for part in _parts(definition, where.split(".")):
            yield from (part[name] for name in names if isinstance(part.get(name), str))


def _parts(value: Any, path: Sequence[str]) -> Iterator[dict[str, Any]]:
    if not isinstance(value, dict):
        return
    if not path:
        yield value
        return
    for inner in value.values() if path[0] == "*" else [value.get(path[0])]:
        yield from _parts(inner, path[1:])


def _command(folder: Path, name: str, command: Sequence[str]) -> Sequence[str]:
    if command[0] == "esbuild":
        return _built(folder, name)
    first = (folder / name).read_bytes().partition(b"\n")[0]
    return ("dash", name) if first in (b"#!/bin/sh", b"#!/usr/bin/env sh") else (*command, name)


@cache
def _esbuild() -> str:
    return str(node_tools.install() / ".bin" / "esbuild")


def _built(folder: Path, name: str) -> Sequence[str]:
    """What runs a program in TypeScript, or with JSX: it is put together as one file."""
    made = folder / ".oracle" / "main.cjs"
    command = [_esbuild(), name, "--bundle", "--platform=node", "--log-level=error", "--jsx=transform"]
    environment = {"PATH": os.environ.get("PATH", ""), "NODE_PATH": str(STAND_INS / "npm")}
    subprocess.run([*command, f"--outfile={made}"], cwd=folder, env=environment, check=True)
    return ("node", str(made))


def _execute(command: Sequence[str], folder: Path, environment: dict[str, str]) -> Done:
    if (folder / ".environment").exists():
        command = ["bash", "-c", '. ./.environment; exec "$@"', "bash", *command]
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=MOST_SECONDS,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return Done(done.stdout.decode("utf-8", "replace"), done.returncode, done.stderr.decode("utf-8", "replace"))


def disagreements(case: Case) -> list[str]:
    """What is wrong with the marks of a case, each in one line; nothing where they agree with its executions."""
    return list(_Judgement(case).complaints())


class _Judgement:
    def __init__(self, case: Case) -> None:
        self.case = case
        self.old = run(case.root, "old")
        self.new = run(case.root, "new")
        self.codes = {mark.code for mark in case.marks}
        self._depends: dict[str, bool] = {}

    def complaints(self) -> Iterator[str]:
        if not self.old.printed and not self.new.printed:
            yield "the case prints nothing"
        reads = self.codes & READ_CODES
        if reads:
            yield from self._read()
        elif not self.codes & OPTIONAL_CODES and not self.case.suppressed and self.old.outcome != self.new.outcome:
            yield f"nothing is marked, but the outcomes differ: {self.old} {self.new}"
        if not reads and self.new.status and not self.case.suppressed:
            yield f"nothing is marked, but it fails under the new payload: {self.new.errors}"
        marks = (mark for mark in self.case.marks if mark.code in READ_CODES)
        yield from (complaint for mark in marks if (complaint := self._unconfirmed(mark)) is not None)
        yield from self._unmarked()

    def _read(self) -> Iterator[str]:
        if self.old.outcome == self.new.outcome:
            yield "findings are marked, but the outcome is the same under both payloads"
        if "NFX210" not in self.codes and self.old.status:
            yield f"fails under the old payload: {self.old.errors}"

    def _unconfirmed(self, mark: Mark) -> str | None:
        """Nothing where the program depends on a key that a mark may be of: one that its line has, or where it has none
        of them, any."""
        keys = _KEYS[mark.code]
        places = [mark.place, *self.case.labels.get(mark.label or "", ())]
        named = [key for key in keys if any(_has_word(self.case.text(place), key) for place in places)] or keys
        if any(map(self.depends_on, named)):
            return None
        where = f"{mark.place.path}:{mark.place.line}"
        return f"{where} {mark.code} marked, but nothing depends on {', '.join(named)}"

    def _unmarked(self) -> Iterator[str]:
        """The old keys on which something depends although no mark is of their rule."""
        if self.codes & OPTIONAL_CODES or self.case.suppressed or self.old.outcome == self.new.outcome:
            return
        for key in OLD_KEYS:
            fitting = {code for code, keys in _KEYS.items() if key in keys}
            if not fitting & self.codes and self.depends_on(key):
                yield f"it depends on {key}, but no mark is of it"

    def depends_on(self, key: str) -> bool:
        """Whether the programs do something else without a key, or with another value under it."""
        if key not in self._depends:
            shape: Shape = "old" if key in OLD_KEYS else "new"
            before = (self.old if shape == "old" else self.new).outcome
            self._depends[key] = any(run(self.case.root, shape, change).outcome != before for change in _changes(key))
        return self._depends[key]


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<![a-z]){word}(?![a-z])", text, re.IGNORECASE) is not None


def _changes(key: str) -> Iterable[Change]:
    def without(endpoint: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in endpoint.items() if name != key}

    def with_another(endpoint: dict[str, Any]) -> dict[str, Any]:
        return endpoint | {key: f"another-{key}"}

    return without, with_another
