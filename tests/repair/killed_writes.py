"""Kills a process at random moments of a write, again and again, and checks what it leaves; run as a program.

Arguments: an empty folder, the number of kills, a seed. Prints the numbers of kills after which the files were all
old, all new and mixed; ends with an AssertionError when a promise is broken.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from influx_lint.repair.write import Rewrite, recover, write_all

FILES = 200


def content(number: int, version: int) -> bytes:
    return f"# file {number} of version {version}\n".encode() * 40


def changes(paths: list[Path], version: int) -> dict[Path, Rewrite]:
    """What it takes from `version` to the next."""
    return {path: Rewrite(content(number, version), content(number, version + 1)) for number, path in enumerate(paths)}


def start(paths: list[Path], version: int, root: Path) -> int:
    """The id of a process that writes."""
    process = os.fork()
    if process == 0:
        write_all(changes(paths, version), root)
        os._exit(0)
    return process


def versions(paths: list[Path], version: int) -> set[int]:
    """The versions that the files have; each must be wholly the old or the new one."""
    found = set()
    for number, path in enumerate(paths):
        data = path.read_bytes()
        assert data in (content(number, version), content(number, version + 1)), f"{path} is torn"
        found.add(version if data == content(number, version) else version + 1)
    return found


def all_files(root: Path) -> set[Path]:
    return {path for path in root.rglob("*") if path.is_file()}


def main(root: Path, kills: int, seed: int) -> dict[str, int]:
    paths = [root / f"folder{number % 10}" / f"file{number}.py" for number in range(FILES)]
    for number, path in enumerate(paths):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content(number, 0))
    version = 0
    began = time.perf_counter()
    while version < 3:
        os.waitpid(start(paths, version, root), 0)
        assert versions(paths, version) == {version + 1}
        version += 1
    duration = (time.perf_counter() - began) / 3
    moments = random.Random(seed)
    states = {"old": 0, "new": 0, "mixed": 0}
    while sum(states.values()) < kills:
        process = start(paths, version, root)
        time.sleep(moments.uniform(0, duration))
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        found = versions(paths, version)
        if os.WIFSIGNALED(status):
            states["mixed" if len(found) == 2 else "old" if found == {version} else "new"] += 1
        recover(root)
        assert all_files(root) == set(paths), "stray files are left"
        found = versions(paths, version)
        assert len(found) == 1, "some files are old and some are new"
        if found == {version}:
            write_all(changes(paths, version), root)
        assert versions(paths, version) == {version + 1}
        assert all_files(root) == set(paths), "stray files are left"
        version += 1
    return states


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
