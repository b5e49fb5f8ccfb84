"""Kills `influx-lint upgrade --write` at random moments, again and again, and checks what it leaves; run as a program.

Arguments: an empty folder, the number of kills, a seed. Most runs that are killed are forks of one that has made its
plan and is about to write; the others are whole runs, and so is each run that has to put things right. Prints the
numbers of kills after which the files were all old, all new and mixed; ends with an AssertionError when a promise is
broken.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from influx_lint.cli import main as command_line
from influx_lint.repair import drafts as drafting
from influx_lint.repair.drafts import Draft

FILES = 60
SERVICES = ".platform/services.yaml"
STAMP = 1_700_000_000_000_000_000
"""When each file was written, in nanoseconds: so that what was learned of one holds when it is put back."""

Files = dict[str, bytes]


def project(version: str, user: str, bucket: str) -> Files:
    """The files of a project of that version; a module reads the name or the bucket by these subscripts."""
    files = {
        SERVICES: f"timedb:\n    type: influxdb:{version}  # keep\n",
        ".platform.app.yaml": 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n',
        "settings.py": (
            "import base64\nimport json\nimport os\n\n"
            'relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))\n'
            'credentials = relationships["influxdb"][0]\n'
        ),
    }
    for number in range(FILES):
        files[f"jobs{number % 10}/job{number}.py"] = (
            f"from settings import credentials\n\nprint({number}, credentials{bucket if number % 2 else user})\n"
        )
    return {name: text.encode() for name, text in files.items()}


OLD = project("2.2", '["user"]', '["bucket"]')
NEW = project("2.7", '["username"]', '["query"]["bucket"]')


def put(root: Path, files: Files) -> None:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        os.utime(path, ns=(STAMP, STAMP))


def all_files(root: Path) -> Files:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def state(root: Path) -> str:
    """Whether the project's files are old, new or mixed; each must be wholly the one or the other."""
    found = set()
    for name in OLD:
        data = (root / name).read_bytes()
        assert data in (OLD[name], NEW[name]), f"{name} is torn"
        if OLD[name] != NEW[name]:
            found.add("old" if data == OLD[name] else "new")
    return found.pop() if len(found) == 1 else "mixed"


def silenced() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def start(root: Path) -> int:
    """The id of a process that upgrades."""
    process = os.fork()
    if process == 0:
        silenced()
        os._exit(command_line(["upgrade", "--write", str(root)]))
    return process


def is_over(process: int) -> bool:
    """Whether a process has ended; it is to be waited for all the same."""
    return os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def killed(process: int) -> bool:
    """Kill a process; whether it was not over yet."""
    os.kill(process, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(process, 0)[1])


def complete(root: Path) -> float:
    """Run again: the upgrade is whole, and nothing else is left. The seconds that it took."""
    began = time.perf_counter()
    _, status = os.waitpid(start(root), 0)
    took = time.perf_counter() - began
    assert os.waitstatus_to_exitcode(status) == 0, "the next run fails"
    found = all_files(root)
    assert found.keys() == OLD.keys(), f"stray files are left: {sorted(found.keys() - OLD.keys())}"
    assert found == NEW, "the next run does not complete the upgrade"
    return took


class Killer:
    """Kills runs in a project; stands in for the function that writes, in the process that it is in."""

    def __init__(self, root: Path, kills: int, seed: int) -> None:
        self.root = root
        self.kills = kills
        self.moments = random.Random(seed)
        self.states = {"old": 0, "new": 0, "mixed": 0}
        self.write = drafting.write
        self.is_child = False

    def instead(self, drafts: Iterable[Draft], root: Path) -> None:
        """Where a run would write: fork as often as it takes, let the forks write, and kill them."""
        drafting.write = self.write
        whole = complete(root)
        writing = self.time_of_write(list(drafts))
        while sum(self.states.values()) < self.kills:
            put(self.root, OLD)
            if self.moments.random() < 0.1:
                process = start(self.root)
                time.sleep(self.moments.uniform(0, whole))
            else:
                process = os.fork()
                if process == 0:
                    silenced()
                    self.is_child = True
                    return self.write(drafts, root)
                self.wait(process, writing)
            self.states[state(self.root)] += killed(process)
            if self.moments.random() < 0.1:
                process = start(self.root)
                time.sleep(self.moments.uniform(0, whole))
                self.states[state(self.root)] += killed(process)
            complete(self.root)
        return None

    def time_of_write(self, made: list[Draft]) -> float:
        put(self.root, OLD)
        began = time.perf_counter()
        self.write(made, self.root)
        return time.perf_counter() - began

    def wait(self, process: int, writing: float) -> None:
        """Wait for some moment of a write: any, or when some file has just become new."""
        if self.moments.random() < 0.5:
            time.sleep(self.moments.uniform(0, writing))
            return
        path = self.root / f"jobs3/job{self.moments.randrange(3, FILES, 10)}.py"
        while path.stat().st_mtime_ns == STAMP and not is_over(process):
            time.sleep(0.0001)


def main(root: Path, kills: int, seed: int) -> dict[str, int]:
    put(root, OLD)
    before = all_files(root)
    killer = Killer(root, kills, seed)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout, stdout = nowhere, sys.stdout
        assert command_line(["upgrade", str(root)]) == 0
        assert all_files(root) == before, "a plan wrote something"
        drafting.write = killer.instead
        status = command_line(["upgrade", "--write", str(root)])
        sys.stdout = stdout
    if killer.is_child:
        os._exit(status)
    return killer.states


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
