"""The processes whose forks run the programs, one for each way to observe them."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
from functools import cache
from pathlib import Path


@cache
def _observer(command: tuple[str, ...]) -> subprocess.Popen[str]:
    """The process of a command; it ends with this one, when its standard input does."""
    observer = subprocess.Popen(
        command,
        cwd=Path(__file__).parents[1],
        env={"PATH": os.environ.get("PATH", "")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(observer.communicate)
    return observer


def observe(command: tuple[str, ...], job: Path, report: Path) -> int:
    """Has a fork of the process of `command` run a job and report; the wait status that the fork ended with."""
    observer = _observer(command)
    if observer.stdin is None or observer.stdout is None:
        raise RuntimeError("the observer has no pipes")
    print(json.dumps([str(job), str(report)]), file=observer.stdin, flush=True)
    return int(observer.stdout.readline())
