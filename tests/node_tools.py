"""The tools from npm that tests start. A test that needs them sets them up; so does `python tests/node_tools.py`.

`tests/npm/package-lock.json` says which, to the byte. They go to `build/node`, once for each state of that file.
"""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "build" / "node"

_WANTED = CHECKOUT / "tests" / "npm"
_PROGRAMS = ("node", "npm")


def missing() -> str | None:
    """What stands in the way of tools from npm: a program that this machine lacks."""
    return next((name for name in _PROGRAMS if shutil.which(name) is None), None)


def install() -> Path:
    """Set the tools up where they are not; the folder `node_modules`. Raises CalledProcessError if npm fails.

    Processes that come at the same time wait for the first.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    modules = FOLDER / "node_modules"
    lock, done = _WANTED / "package-lock.json", FOLDER / "installed.json"
    with (FOLDER / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if not done.is_file() or done.read_bytes() != lock.read_bytes():
            done.unlink(missing_ok=True)
            for name in ("package.json", lock.name):
                shutil.copyfile(_WANTED / name, FOLDER / name)
            command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
            subprocess.run(command, cwd=FOLDER, check=True, stdout=sys.stderr)
            shutil.copyfile(lock, done)
    return modules


if __name__ == "__main__":
    name = missing()
    print(f"skipped: there is no {name}" if name else f"tools from npm are in {install()}")
