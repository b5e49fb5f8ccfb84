"""The processes whose forks run the programs, one for each way to observe them."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


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


def observe(command: tuple[str, ...], job: Mapping[str, Any]) -> dict[str, Any]:
    """Has a fork of the process of `command` run a job, and gives its report."""
    observer = _observer(command)
    if observer.stdin is None or observer.stdout is None:
        raise RuntimeError("the observer has no pipes")
    with tempfile.TemporaryDirectory(prefix="oracle-") as folder:
        job_path, report_path = Path(folder, "job.json"), Path(folder, "report.json")
        job_path.write_text(json.dumps(job), "utf-8")
        print(json.dumps([str(job_path), str(report_path)]), file=observer.stdin, flush=True)
        status = int(observer.stdout.readline())
        if not report_path.exists():
            raise RuntimeError(f"the observed process of {job['root']} ended with wait status {status} and no report")
        report: dict[str, Any] = json.loads(report_path.read_text("utf-8"))
    return report
