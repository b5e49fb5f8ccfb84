"""Writing several files: all of them or none, whatever happens in between.

A write goes through these steps, each on the disk before the next begins:

1. the journal, a file in the root, lists every file that will change, with the digests of its old and new content;
2. beside each file stand its new content and, as a second name of the same file where the file system can do that,
   its old content, under names that the journal gives;
3. each new content is renamed over its file, which is atomic;
4. the journal is marked as committed, and the old contents and the journal are removed.

On a failure before the mark, or when a later run finds a journal without it, the old contents are renamed back: the
same code does both. So each file is whole at any moment, and after a kill or a power cut the next run starts from
where the interrupted one did. The journal is locked while it is used: a second run in the same root is refused.

A journal may come from somebody else's checkout. It is believed only as far as it can do no harm: it names files
inside the root, reached through no link; only regular files by the names of step 2 are removed; and only the content
of that digest replaces a file, which must have the other digest.

A file keeps its mode and, where the user may set them, its owner and group; access lists and extended attributes are
those that a new file gets. A link is followed to its file, which must lie in the root. A file with several names (hard
links) is replaced under the one that was given; the others keep the old content."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from influx_lint.errors import RunError
from influx_lint.text import reason

JOURNAL = ".influx-lint-journal"

_VERSION = 1
_COMMITTED = b'{"committed": true}\n'
_LARGEST_JOURNAL = 1 << 24


class WriteError(RunError):
    """Files could not be written. One line: the path, what is wrong, and what became of the files."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file's whole content, as it was read and as it is to be."""

    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was done about an interrupted write. `put_back` are the files that have their old content again; `changed`
    are those that somebody changed since, and that were left as they are."""

    put_back: tuple[Path, ...]
    changed: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """One file's part of a write: where its new and its old content stand, and the digests of both."""

    target: Path
    new: Path
    old: Path
    before: str
    after: str


def write_all(changes: Mapping[Path, Rewrite], root: Path) -> None:
    """Write the new content of all files, or of none. All files lie in the folder `root`, and so does the journal. Call
    `recover` before the files are read, so that an interrupted write is undone first. Raises WriteError: a file is not
    what it was when it was read, is missing, read-only or outside `root`, the disk is full, or another run is writing
    in `root`."""
    needed = {path: change for path, change in changes.items() if change.before != change.after}
    if not needed:
        return
    root = _real(root)
    wanted = _targets(needed, root)
    steps, line = _plan(wanted, root)
    with _locked(root) as journal:
        _undo(journal, root)
        try:
            _begin(journal, line, root)
            for step in steps:
                with _naming(step.target):
                    _stage(step, wanted[step.target])
            _sync_folders(steps)
            for step in steps:
                with _naming(step.target):
                    _swap(step)
            _sync_folders(steps)
            with _naming(root / JOURNAL):
                _append(journal, _COMMITTED)
        except BaseException:
            _unmark(journal, line, root)
            _put_back(steps)
            journal.truncate(0)
            raise
        _clean(steps)
        journal.truncate(0)


def write_file(path: Path, data: bytes) -> None:
    """Write one file as a whole, or leave all as it was. One that is there keeps its mode, and a link its target.
    Raises WriteError."""
    with _naming(path):
        target = Path(os.path.realpath(path))
        if _is_file(target):
            write_all({target: Rewrite(target.read_bytes(), data)}, target.parent)
            return
        with target.open("xb") as file:
            try:
                file.write(data)
                file.flush()
            except BaseException:
                target.unlink()
                raise


def recover(root: Path) -> Recovered | None:
    """Undo a write in `root` that was interrupted; nothing if there was none. Raises WriteError: another run is writing
    in `root`, the journal is no journal, or a file can't be put back."""
    root = _real(root)
    if not os.path.lexists(root / JOURNAL):
        return None
    with _locked(root) as journal:
        recovered = _undo(journal, root)
        journal.truncate(0)
    return recovered


def _targets(changes: Mapping[Path, Rewrite], root: Path) -> dict[Path, Rewrite]:
    """The changes by the real path of their files."""
    targets: dict[Path, Rewrite] = {}
    for path, change in sorted(changes.items()):
        target = _real(path)
        if not target.is_relative_to(root):
            raise WriteError(f"{_shown(path)}: the file lies outside {_shown(root)}")
        if targets.setdefault(target, change) != change:
            raise WriteError(f"{_shown(path)}: two different changes of one file")
    return targets


def _plan(targets: Mapping[Path, Rewrite], root: Path) -> tuple[tuple[_Step, ...], bytes]:
    """The steps for `targets`, and the line of the journal that lists them."""
    import secrets

    token = secrets.token_hex(8)
    steps = tuple(
        _step(root, target.relative_to(root), token, number, _digest(change.before), _digest(change.after))
        for number, (target, change) in enumerate(targets.items())
    )
    files = [
        {"path": step.target.relative_to(root).as_posix(), "before": step.before, "after": step.after} for step in steps
    ]
    line = json.dumps({"version": _VERSION, "token": token, "files": files}).encode() + b"\n"
    if len(line) + len(_COMMITTED) > _LARGEST_JOURNAL:
        raise WriteError(f"{_shown(root)}: too many files for one write; no file was changed")
    return steps, line


def _step(root: Path, relative: Path, token: str, number: int, before: str, after: str) -> _Step:
    target = root / relative
    stem = f".influx-lint-{token}-{number}"
    return _Step(target, target.with_name(f"{stem}.new"), target.with_name(f"{stem}.old"), before, after)


def _stage(step: _Step, change: Rewrite) -> None:
    """Put the new and the old content beside the file."""
    if not _is_file(step.target):
        raise WriteError(f"{_shown(step.target)}: not a regular file; no file was changed")
    with open(step.target, "r+b", opener=_open_itself) as file:
        status = os.fstat(file.fileno())
        if file.read() != change.before:
            raise changed_meanwhile(step.target)
    _create(step.new, change.after, status)
    try:
        step.old.hardlink_to(step.target)
    except OSError:
        _create(step.old, change.before, status)


def _swap(step: _Step) -> None:
    if _digest_of(step.target) != step.before:
        raise changed_meanwhile(step.target)
    step.new.replace(step.target)


def _put_back(steps: Sequence[_Step]) -> Recovered:
    """Give every file that was written its old content again, and remove what stands beside it."""
    put_back, changed = [], []
    for step in steps:
        with _naming(step.target, "could not be put back; the next run will try again"):
            if _is_file(step.old):
                present = _digest_of(step.target)
                if present == step.after and _digest_of(step.old) == step.before:
                    step.old.replace(step.target)
                    put_back.append(step.target)
                elif present != step.before:
                    changed.append(step.target)
            _unlink(step.old)
            _unlink(step.new)
    _sync_folders(steps)
    return Recovered(tuple(put_back), tuple(changed))


def _clean(steps: Iterable[_Step]) -> None:
    for step in steps:
        with _naming(step.old, "all files were written, but this one could not be removed; the next run will"):
            _unlink(step.old)
            _unlink(step.new)


@contextmanager
def _locked(root: Path) -> Iterator[IO[bytes]]:
    """The journal of `root`, open for this process alone; made where there is none, and removed if it ends empty. Who
    waited for a journal that was removed has a lock on a file without a name, and starts again."""
    path = root / JOURNAL
    while True:
        with _open_journal(path) as journal:
            with _naming(path):
                _lock(journal, path)
                current = _is_named(journal, path)
            if current:
                try:
                    yield journal
                finally:
                    if os.fstat(journal.fileno()).st_size == 0:
                        _remove(journal, path)
                return


def _open_journal(path: Path) -> IO[bytes]:
    with _naming(path):
        if os.path.lexists(path) and not _is_file(path):
            raise WriteError(f"{_shown(path)}: not a regular file; no file was changed")
        return open(path, "a+b", buffering=0, opener=_open_itself)


def _is_named(journal: IO[bytes], path: Path) -> bool:
    """Whether the open journal is still the file of that name."""
    try:
        return os.path.samestat(path.lstat(), os.fstat(journal.fileno()))
    except FileNotFoundError:
        return False


def _remove(journal: IO[bytes], path: Path) -> None:
    with _naming(path, "could not be removed"):
        if sys.platform == "win32":
            journal.close()
            # An open file can't be removed there: a run that has opened the journal meanwhile removes it itself.
            with suppress(PermissionError):
                path.unlink(missing_ok=True)
        else:
            path.unlink(missing_ok=True)
            _sync(path.parent)


def _lock(journal: IO[bytes], path: Path) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            journal.seek(_LARGEST_JOURNAL)
            msvcrt.locking(journal.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        raise WriteError(f"{_shown(path)}: another influx-lint run is writing here; no file was changed") from error


def _begin(journal: IO[bytes], line: bytes, root: Path) -> None:
    """Write down what is about to happen."""
    with _naming(root / JOURNAL):
        journal.truncate(0)
        _append(journal, line)
        _sync(root)


def _unmark(journal: IO[bytes], line: bytes, root: Path) -> None:
    """Take back a mark of commitment, which may have come half."""
    with _naming(root / JOURNAL, "the next run will try again"):
        journal.truncate(min(len(line), os.fstat(journal.fileno()).st_size))
        os.fsync(journal.fileno())


def _append(journal: IO[bytes], data: bytes) -> None:
    """Add to the journal, and wait until it is on the disk."""
    while data:
        data = data[journal.write(data) :]
    os.fsync(journal.fileno())


def _undo(journal: IO[bytes], root: Path) -> Recovered:
    """Finish what an interrupted run left: remove its old contents if it was committed, else put them back."""
    journal.seek(0)
    data = journal.read(_LARGEST_JOURNAL)
    head, end, rest = data.partition(b"\n")
    # Nothing happens to any file before the first line is complete on the disk.
    steps = _read_steps(head, root) if end else ()
    if rest != _COMMITTED:
        return _put_back(steps)
    _clean(steps)
    return Recovered((), ())


def _read_steps(line: bytes, root: Path) -> tuple[_Step, ...]:
    """The steps that a journal's first line lists. Raises WriteError where influx-lint can't have written it."""
    path = root / JOURNAL
    try:
        steps = tuple(_listed_steps(json.loads(line), root))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise WriteError(f"{_shown(path)}: not a journal of influx-lint; look at it and remove it") from error
    for step in steps:
        if Path(os.path.realpath(step.target.parent)) != step.target.parent:
            raise WriteError(f"{_shown(path)}: {_shown(step.target)} lies behind a link; look at it and remove it")
    return steps


def _listed_steps(document: Any, root: Path) -> Iterator[_Step]:
    if document["version"] != _VERSION:
        raise ValueError("another version")
    token = _checked_token(document["token"])
    for number, entry in enumerate(document["files"]):
        yield _step(root, _checked_path(entry["path"]), token, number, str(entry["before"]), str(entry["after"]))


def _checked_token(token: str) -> str:
    if len(token) != 16 or not set(token) <= set("0123456789abcdef"):
        raise ValueError("no token")
    return token


def _checked_path(path: str) -> Path:
    relative = Path(path)
    if relative.is_absolute() or relative.drive or not relative.name or ".." in relative.parts or "\0" in path:
        raise ValueError("no path inside the root")
    if any(part.lower() == ".git" for part in relative.parts):
        raise ValueError("no path of a project's own file")
    return relative


def _create(path: Path, data: bytes, like: os.stat_result) -> None:
    """A new file on the disk, with the mode of the file that it stands for, and its owner where that is allowed."""
    with open(path, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
        file.write(data)
        file.flush()
        _own(path, like)
        os.fsync(file.fileno())


def _own(path: Path, like: os.stat_result) -> None:
    mode = stat.S_IMODE(like.st_mode)
    if sys.platform != "win32":
        status = path.stat()
        if (status.st_uid, status.st_gid) != (like.st_uid, like.st_gid):
            # Only the superuser gives files away, and a user only to groups of their own: that is no failure.
            with suppress(PermissionError):
                os.chown(path, -1, like.st_gid)
            with suppress(PermissionError):
                os.chown(path, like.st_uid, -1)
        if path.stat().st_uid != like.st_uid:
            mode &= 0o777
    if stat.S_IMODE(path.stat().st_mode) != mode:
        path.chmod(mode)


def _open_itself(path: str, flags: int) -> int:
    """Open a file, not what a link leads to, and without waiting for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o600)


def _digest(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def _digest_of(path: Path) -> str | None:
    """The digest of a regular file's content; nothing where there is none."""
    import hashlib

    if not _is_file(path):
        return None
    with open(path, "rb", opener=_open_itself) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _unlink(path: Path) -> None:
    if _is_file(path):
        path.unlink()


def _sync_folders(steps: Iterable[_Step]) -> None:
    for folder in sorted({step.target.parent for step in steps}):
        if folder.is_dir():
            with _naming(folder):
                _sync(folder)


def _sync(folder: Path) -> None:
    """Wait until the names in a folder are on the disk. Windows has no way to ask for that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _real(path: Path) -> Path:
    with _naming(path):
        return Path(os.path.realpath(path, strict=True))


@contextmanager
def _naming(path: Path, what: str = "no file was changed") -> Iterator[None]:
    """Turn a failure of the operating system into one that names the file."""
    try:
        yield
    except OSError as error:
        raise WriteError(f"{_shown(path)}: {reason(error)}; {what}") from error


def changed_meanwhile(path: Path) -> WriteError:
    """That a file is not what it was when it was read."""
    return WriteError(f"{_shown(path)}: changed since it was read; no file was changed")


def _shown(path: Path) -> str:
    """A path on one line."""
    text = str(path)
    return text if text.isprintable() else repr(text)[1:-1]
