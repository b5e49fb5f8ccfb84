"""Stops a write at every line of its code, one after another, and checks what it leaves; run as a program.

Arguments: an empty folder and how to stop: `kill` (SIGKILL), `kill-twice` (the recovery is killed as well, at every
line), `fail` (the operating system reports a full disk) or `interrupt` (Ctrl-C). Prints the number of stops.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

from influx_lint.repair import write
from influx_lint.repair.write import JOURNAL, Rewrite, WriteError, recover, write_all

OLD, NEW = b"old\n", b"new and longer\n"
STOPPED = 7
STRIDE = 47


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def interrupt() -> None:
    raise KeyboardInterrupt


def stops(action: Callable[[], object], at: int, stop: Callable[[], None]) -> bool:
    """Run `action` in a process of its own and stop it before its `at`-th line in `write`; whether it came so far."""
    process = os.fork()
    if process:
        _, status = os.waitpid(process, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) in (0, STOPPED), "the write failed by itself"
        return os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == STOPPED
    left = at

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        if frame.f_code.co_filename != write.__file__:
            return None
        if event == "line":
            left -= 1
            if left < 0:
                sys.settrace(None)
                stop()
        return trace

    sys.settrace(trace)
    try:
        action()
    except (WriteError, OSError, KeyboardInterrupt):
        os._exit(STOPPED)
    os._exit(STOPPED if left < 0 else 0)


def main(root: Path, how: str) -> int:
    paths = [root / "services.yaml", root / "app" / "main.py"]
    paths[1].parent.mkdir()

    def write_new() -> None:
        write_all({path: Rewrite(OLD, NEW) for path in paths}, root)

    def check(*, before_recovery: bool) -> None:
        contents = [path.read_bytes() for path in paths]
        assert set(contents) <= {OLD, NEW}, contents
        if how in ("fail", "interrupt") or not before_recovery:
            assert len(set(contents)) == 1, contents
        if not before_recovery:
            assert {path for path in root.rglob("*") if path.is_file()} == set(paths)

    def round_ended(at: int, second: int | None) -> bool:
        """Stop a write, and perhaps its recovery, and recover; whether this was past the last line of the latter."""
        for path in paths:
            path.write_bytes(OLD)
        came = stops(write_new, at, {"fail": fail, "interrupt": interrupt}.get(how, kill))
        check(before_recovery=True)
        if second is not None:
            came = stops(lambda: recover(root), second, kill)
            check(before_recovery=True)
        recover(root)
        check(before_recovery=False)
        if paths[0].read_bytes() == OLD:
            write_new()
        assert all(path.read_bytes() == NEW for path in paths)
        assert not (root / JOURNAL).exists()
        return not came

    if how != "kill-twice":
        return next(at for at in count() if round_ended(at, None))
    length = next(at for at in count(step=STRIDE) if round_ended(at, None))
    return sum(next(second for second in count() if round_ended(at, second)) for at in range(0, length, STRIDE))


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), sys.argv[2]))
