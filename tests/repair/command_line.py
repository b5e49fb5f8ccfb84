"""Runs command lines in this process, with standard streams of bytes."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from influx_lint.cli import main


@dataclass(frozen=True, slots=True)
class Done:
    """What a command line came to."""

    status: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode()


def run(*arguments: str, stdin: bytes = b"") -> Done:
    """Run a command line."""
    out, err = io.BytesIO(), io.BytesIO()
    with (
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin))),
        redirect_stdout(io.TextIOWrapper(out, encoding="utf-8", newline="")) as stdout,
        redirect_stderr(io.TextIOWrapper(err, encoding="utf-8", newline="")) as stderr,
    ):
        try:
            status = main(arguments)
        except SystemExit as ended:
            status = int(ended.code or 0)
        stdout.flush()
        stderr.flush()
        return Done(status, out.getvalue(), err.getvalue().decode())


def contents(root: Path) -> dict[str, bytes]:
    """All files below a folder, by name."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(root).parts
    }
