"""What the commands that write have in common: an interrupted write is undone first, and errors are told in a line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from influx_lint.paths import absolute
from influx_lint.project import layout
from influx_lint.repair.write import JOURNAL, recover


def tell(text: str) -> None:
    """Say something beside the report: on standard error."""
    print(f"influx-lint: {text}", file=sys.stderr)


def root_of(paths: Sequence[str]) -> Path:
    """The folder that a write of files and folders that a person named is recorded in: the root of their project."""
    folders = [path if path.is_dir() else path.parent for path in map(absolute, paths or ["."])]
    return layout.find_root(Path(os.path.commonpath(folders)))


def recover_first(root: Path) -> None:
    """Put back what an interrupted write left half done, before anything is read. Raises WriteError."""
    recovered = recover(root)
    if recovered is None:
        return
    if recovered.put_back:
        tell(f"an earlier write was interrupted: {_files(recovered.put_back)} put back as before it")
    if recovered.changed:
        tell(f"an earlier write was interrupted: {_files(recovered.changed)} changed since, and left as it is")


def warn_of_interrupted_write(root: Path) -> None:
    """Tell that what is read may be half written: who was not asked to write puts nothing back."""
    if os.path.lexists(root / JOURNAL):
        tell(f"an earlier write in {os.path.relpath(root)} was interrupted; the next one that writes undoes it first")


def write_bytes(data: bytes) -> None:
    """Bytes to standard output, line ends and encoding as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _files(paths: Iterable[Path]) -> str:
    return ", ".join(os.path.relpath(path) for path in paths)
