"""Writes where the operating system refuses something real; run as a program, since it gives up rights for good.

Arguments: a folder that holds `first.py` and `second/second.py`, and what to do before the write: `large` (no file may
grow beyond 4096 bytes) or `nobody` (continue as a user who is not the superuser). Both files get a new content, which
is larger than 4096 bytes in `second/second.py`. Prints the error.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from pathlib import Path

from influx_lint.repair.write import Rewrite, WriteError, write_all


def write(root: Path) -> None:
    first, second = root / "first.py", root / "second" / "second.py"
    write_all(
        {first: Rewrite(first.read_bytes(), b"new\n"), second: Rewrite(second.read_bytes(), b"new\n" * 5000)}, root
    )


def main(root: Path, how: str) -> None:
    with tempfile.TemporaryDirectory() as other:
        # All modules that a write needs are imported by now: who has no rights may not be able to read them.
        path = Path(other, "file")
        path.write_bytes(b"old")
        write_all({path: Rewrite(b"old", b"new")}, Path(other))
    if how == "large":
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    if how == "nobody" and os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        write(root)
    except WriteError as error:
        print(error)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
