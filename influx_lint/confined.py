"""Files that a checked project may name, but only inside of a folder: links lead out of none (docs/security.md)."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from influx_lint.languages import ENVIRONMENTS

OUTSIDE = "it would lie outside of the folder of the settings file"

_VERSION_CONTROL = frozenset({".git", ".hg", ".svn"})

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_WRITING = os.O_WRONLY | os.O_CREAT | _NO_FOLLOW | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_ENTERING = os.O_RDONLY | _NO_FOLLOW | getattr(os, "O_DIRECTORY", 0)
_CAN_ENTER = os.open in os.supports_dir_fd


def is_inside(path: str, folder: str) -> bool:
    """Whether what `path` leads to, links followed, is `folder` or lies in it."""
    base = os.path.realpath(folder)
    return (os.path.realpath(path) + os.sep).startswith(os.path.join(base, ""))  # noqa: PTH118


def refusal(path: str, folder: str) -> str | None:
    """Why nobody but the command line may have the file `path` written, for a settings file in `folder`. It may lie in
    the folder or below, links followed; not where version control or a virtual environment keeps what is run; and be no
    link itself."""
    if not is_inside(path, folder):
        return OUTSIDE
    if os.path.islink(path):  # noqa: PTH114
        return "it is a link"
    real = os.path.realpath(path)
    base = os.path.realpath(folder)
    between = list(_folders(os.path.dirname(real), base))  # noqa: PTH120
    if any(os.path.basename(one).lower() in _VERSION_CONTROL for one in (real, *between, base)):  # noqa: PTH119
        return "it would lie in a folder of version control"
    if any(os.path.lexists(os.path.join(one, mark)) for one in between for mark in ENVIRONMENTS):  # noqa: PTH118
        return "it would lie in a virtual environment"
    return None


def write(path: str, folder: str, data: bytes) -> None:
    """Write a regular file that a settings file in `folder` names. Raises OSError, also where `refusal` has a reason.
    What is made a link meanwhile is not followed, where the system can tell."""
    reason = refusal(path, folder)
    if reason is not None:
        raise OSError(errno.EPERM, reason)
    parent, name = os.path.split(path)
    parent = os.path.realpath(parent)
    entered = _entered(parent, os.path.realpath(folder)) if _CAN_ENTER else None
    try:
        target = name if entered is not None else os.path.join(parent, name)  # noqa: PTH118
        descriptor = os.open(target, _WRITING, 0o666, dir_fd=entered)
    finally:
        if entered is not None:
            os.close(entered)
    with open(descriptor, "wb", buffering=0) as file:  # noqa: PTH123 - a descriptor has no path
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        os.set_blocking(descriptor, True)
        file.truncate(0)
        while data:
            data = data[file.write(data) :]


def _folders(path: str, base: str) -> Iterator[str]:
    """The folders from `path` upward, up to, not including, `base`, which holds it."""
    while path != base:
        yield path
        path = os.path.dirname(path)  # noqa: PTH120


def _entered(path: str, base: str) -> int:
    """A descriptor of the folder `path` in `base`, both real, which no step of the way is a link to."""
    descriptor = os.open(base, os.O_RDONLY)
    for name in Path(os.path.relpath(path, base)).parts or (os.curdir,):
        try:
            inner = os.open(name, _ENTERING, dir_fd=descriptor)
        finally:
            os.close(descriptor)
        descriptor = inner
    return descriptor
