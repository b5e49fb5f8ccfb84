"""Which files git tracks, by a look into its index (git's documentation, gitformat-index). No git is run."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from influx_lint.paths import joined, work_tree
from influx_lint.project.disk import Disk
from influx_lint.text import read_bytes
from influx_lint.typings import NamedTuple

_LARGEST_INDEX = 128 * 1024 * 1024
"""Twice what half a million files take."""

_MOST_EXPANDED = 4
"""How many times the index's bytes its names may have together: a name may repeat what the one before has."""

_LARGEST_POINTER = 64 * 1024

_SIGNATURE = b"DIRC"
_HEADER = 12
_STATUS = 40
"""How many bytes of an entry stand before the hash of its content."""

_FLAGS = 2
_IS_EXTENDED = 0x40
_NAME_LENGTH = 0x0FFF

_SHA1, _SHA256 = 20, 32
_SHARED = b"link"
"""The extension by which an index adds to another one, which several share."""


class Repository(NamedTuple):
    """Where git keeps what belongs to a folder: `own` for that work tree alone, `common` for all work trees."""

    own: str
    common: str


def repository(root: str) -> Repository | None:
    """The repository of the work tree at `root`: its folder `.git`, or where a file `.git` leads, as those of linked
    work trees and submodules do. Nothing where there is none."""
    own = joined(root, ".git")
    if not os.path.isdir(own):  # noqa: PTH112
        pointer = _line(own)
        if not pointer.startswith("gitdir:"):
            return None
        own = joined(root, pointer.removeprefix("gitdir:").strip())
    common = _line(joined(own, "commondir"))
    return Repository(own, joined(own, common) if common else own)


class Index:
    """The files that a work tree's index has."""

    def __init__(self, root: str, names: Iterable[bytes]) -> None:
        """`names` are those of the files, seen from the folder `root`; one that ends in a slash stands for a folder."""
        self._start = len(root.rstrip(os.sep)) + 1
        self._names = sorted(names)
        self._folders = [name for name in self._names if name.endswith(b"/")]

    def has(self, path: str) -> bool:
        """Whether git tracks the file `path` (absolute)."""
        name = self._name(path)
        return self._has_exactly(name) or any(name.startswith(folder) for folder in self._folders)

    def has_below(self, folder: str) -> bool:
        """Whether git tracks something in `folder` (absolute), or the folder as a submodule."""
        name = self._name(folder)
        place = bisect_left(self._names, name + b"/")
        return self.has(folder) or (place < len(self._names) and self._names[place].startswith(name + b"/"))

    def _has_exactly(self, name: bytes) -> bool:
        place = bisect_left(self._names, name)
        return place < len(self._names) and self._names[place] == name

    def _name(self, path: str) -> bytes:
        return os.fsencode(path[self._start :].replace(os.sep, "/"))


def index_of(root: str, disk: Disk) -> Index | None:
    """The index of the work tree at `root`, read once a run: an empty one before the first `git add`, nothing where
    there is no repository or its index cannot be read."""
    return disk.once(("index", root), lambda: _read(root))


def is_tracked(path: str, disk: Disk) -> bool | None:
    """Whether git tracks the file `path` (absolute); nothing in no repository, or where git's index cannot be read."""
    root = work_tree(os.path.dirname(path))  # noqa: PTH120
    index = index_of(root, disk) if root is not None else None
    return None if index is None else index.has(path)


def _read(root: str) -> Index | None:
    found = repository(root)
    if found is None:
        return None
    try:
        return Index(root, _names(joined(found.own, "index")))
    except FileNotFoundError:
        return Index(root, ())
    except (OSError, ValueError, LookupError):
        return None


def _names(path: str) -> set[bytes]:
    """The names in the index at `path`, and in the one that it adds to. Raises OSError, ValueError, LookupError. Of a
    shared index, those that have been removed since count, too."""
    data = read_bytes(Path(path), _LARGEST_INDEX)
    names, shared = _entries(data)
    if shared is not None:
        folder = os.path.dirname(path)  # noqa: PTH120
        names |= _entries(read_bytes(Path(joined(folder, f"sharedindex.{shared.hex()}")), _LARGEST_INDEX))[0]
    return names - {b""}


def _entries(data: bytes) -> tuple[set[bytes], bytes | None]:
    """The names of an index's entries, and the hash of the index that it adds to. Raises ValueError, LookupError."""
    if data[:4] != _SIGNATURE:
        raise ValueError("no index")
    version, count = (int.from_bytes(data[start : start + 4]) for start in (4, 8))
    if version not in (2, 3, 4):
        raise ValueError("another version")
    walk: Callable[[bytes, int, int, int], Iterator[tuple[bytes, int]]] = _compressed if version == 4 else _padded
    # The hash's kind stands in the repository's configuration; an entry whose name has another length gives it away.
    for length in (_SHA1, _SHA256):
        try:
            found = list(walk(data, count, _HEADER, _STATUS + length))
            end = found[-1][1] if found else _HEADER
            return {name for name, _ in found}, _shared(data, end, length)
        except (ValueError, LookupError):
            if length == _SHA256:
                raise
    raise ValueError("no index")


def _padded(data: bytes, count: int, position: int, fixed: int) -> Iterator[tuple[bytes, int]]:
    """The names of the entries of versions 2 and 3, and where each entry ends."""
    for _ in range(count):
        start, length = _before_name(data, position, fixed)
        end = data.index(0, start)
        _hold_to_length(length, end - start)
        position += (end - position + 8) & ~7
        yield data[start:end], position


def _compressed(data: bytes, count: int, position: int, fixed: int) -> Iterator[tuple[bytes, int]]:
    """The same of version 4: of each name, what it does not share with the one before."""
    name = b""
    room = len(data) * _MOST_EXPANDED
    for _ in range(count):
        start, length = _before_name(data, position, fixed)
        removed, start = _variable_width(data, start)
        end = data.index(0, start)
        if removed > len(name):
            raise ValueError("a name is cut beyond its start")
        name = name[: len(name) - removed] + data[start:end]
        _hold_to_length(length, len(name))
        room -= len(name)
        if room < 0:
            raise ValueError("the names are too long")
        position = end + 1
        yield name, position


def _before_name(data: bytes, position: int, fixed: int) -> tuple[int, int]:
    """Where the name of an entry starts, or what tells it, and how long the entry says it is."""
    flags = position + fixed
    high, low = data[flags], data[flags + 1]
    return flags + _FLAGS * (2 if high & _IS_EXTENDED else 1), (high << 8 | low) & _NAME_LENGTH


def _hold_to_length(said: int, length: int) -> None:
    if said != min(length, _NAME_LENGTH):
        raise ValueError("a name has another length than its entry says")


def _variable_width(data: bytes, position: int) -> tuple[int, int]:
    """A number as git's pack files encode offsets, and where it ends."""
    byte = data[position]
    value = byte & 0x7F
    while byte & 0x80:
        position += 1
        byte = data[position]
        value = (value + 1) << 7 | byte & 0x7F
        if value > len(data):
            raise ValueError("a name is cut beyond its start")
    return value, position + 1


def _shared(data: bytes, position: int, length: int) -> bytes | None:
    """The hash of the shared index that the extensions after the entries name."""
    while position + 8 <= len(data) - length:
        size = int.from_bytes(data[position + 4 : position + 8])
        if data[position : position + 4] == _SHARED:
            named = data[position + 8 : position + 8 + length]
            return named if any(named) else None
        position += 8 + size
    return None


def _line(path: str) -> str:
    """What a file of one line holds; nothing where there is none to be read."""
    try:
        return os.fsdecode(read_bytes(Path(path), _LARGEST_POINTER)).strip()
    except OSError:
        return ""
