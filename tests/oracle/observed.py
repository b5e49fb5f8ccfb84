"""The observed process: runs a program as `__main__` and writes what it did as JSON.

`-m oracle.observed` reads lines `[job, report]` (two paths) from standard input and runs each job in a fork of its own,
which spares each the start of Python; it answers each with a line, the exit status. The job names the project's root,
the program, its arguments, its environment, and what of that is of interest.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Any

from oracle import recorder

TIME_LIMIT = 60
"""Seconds that one program may take."""

STANDINS = Path(__file__).with_name("standins")


def take_on(job_path: str) -> tuple[dict[str, Any], Path]:
    """A job and its program, in whose environment this process is from now on."""
    job: dict[str, Any] = json.loads(Path(job_path).read_text("utf-8"))
    os.environ.clear()
    os.environ.update(job["environment"])
    program = Path(job["program"])
    os.chdir(program.parent)
    sys.argv = [str(program), *job["arguments"]]
    return job, program


def main(job_path: str, report_path: str) -> None:
    """Runs the job and writes the report."""
    job, program = take_on(job_path)
    sys.path[0:1] = [str(program.parent), str(STANDINS)]
    recorder.install(job["root"], job["hosts"], {name: tuple(one) for name, one in job["variables"].items()})
    recorder.follow()
    printed = io.StringIO()
    status, errors, failed_at = 0, "", None
    with redirect_stdout(printed):
        try:
            run_program(program, recorder.compiled(str(program)))
        except SystemExit as error:
            status = error.code if isinstance(error.code, int) else int(error.code is not None)
            failed_at = recorder.failing_line(error)
        except BaseException as error:  # noqa: BLE001 - whatever the program raises is what is to be reported
            status, errors, failed_at = 1, traceback.format_exc(), recorder.failing_line(error)
    sys.setprofile(None)
    report = {
        "printed": printed.getvalue(),
        "status": status,
        "errors": errors,
        "failed_at": failed_at,
        "events": recorder.STATE.events,
        "handed": recorder.STATE.handed,
    }
    Path(report_path).write_text(json.dumps(report), "utf-8")


def run_program(program: Path, code: Any) -> None:
    """Runs code as the main module."""
    module = ModuleType("__main__")
    module.__file__ = str(program)
    sys.modules["__main__"] = module
    exec(code, module.__dict__)


def serve(main: Callable[[str, str], None]) -> None:
    """Runs the jobs that standard input names by `main`, one after the other, until it ends."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become_a_program()
            main(*json.loads(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print(status, flush=True)


def _become_a_program() -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(nothing, descriptor)
    signal.alarm(TIME_LIMIT)


if __name__ == "__main__":
    serve(main)
