"""The command line, run in this process as a person runs it in a shell, and what it said."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from influx_lint.cli import main

CHECKOUT = Path(__file__).parent.parent

Make = Callable[[Mapping[str, str | bytes]], Path]
"""What writes files, given by their paths, and gives the folder that they are in (`make_project`)."""

_FINDING = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<code>NFX\d+) (?P<message>.+)")


@dataclass(frozen=True)
class Reported:
    """A finding as the text report tells it."""

    path: str
    line: int
    column: int
    code: str
    message: str


@dataclass(frozen=True)
class Said:
    """What a command wrote, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def findings(self) -> list[Reported]:
        found = [match for line in self.out.splitlines() if (match := _FINDING.fullmatch(line))]
        return [
            Reported(one["path"], int(one["line"]), int(one["column"]), one["code"], one["message"]) for one in found
        ]

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.findings]

    @property
    def places(self) -> list[tuple[str, int, int, str]]:
        return [(one.path, one.line, one.column, one.code) for one in self.findings]


def influx_lint(*arguments: str, folder: Path) -> Said:
    """Run a command line in a folder, in this process."""
    out, err = StringIO(), StringIO()
    with chdir(folder), redirect_stdout(out), redirect_stderr(err):
        try:
            status = main(list(arguments))
        except SystemExit as stop:
            status = int(stop.code or 0)
    return Said(status, out.getvalue(), err.getvalue())


def in_shell(
    *arguments: str, folder: Path, stdin: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the real command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "influx_lint", *arguments],
        cwd=folder,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        check=False,
        timeout=300,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)} | environment,
    )
