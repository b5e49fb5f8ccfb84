"""The disk as one run sees it: each folder is listed once, each file is read once, unsaved texts outweigh the files.

All that a run does with the files of a project goes by one `Disk`, so that its parts neither list nor read anything
twice, and agree on what they saw. Paths are strings here: a `Path` for each file costs more than the look at it."""

from __future__ import annotations

import enum
import os
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from pathlib import Path

from influx_lint.languages import ENVIRONMENTS, LIBRARIES, MINIFIED, NAMES, SUFFIXES
from influx_lint.project.layout import MARKS, YAML, kind_of, marks_in
from influx_lint.project.scripts import (
    LONGEST_LINE,
    NEAR_MISSES,
    SCRIPTS,
    is_script,
    may_be_script,
    may_set_up,
    near_miss,
    run_by,
)
from influx_lint.text import read_regular, read_start, within
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any, TypeVar

    _T = TypeVar("_T")


MAX_CODE_BYTES = 16 * 1024 * 1024
"""The largest file with code that is read: a few times the largest ones that generators write."""

MAX_JSON_BYTES = 64 * 1024
"""The largest JSON file that is read: relationships of dozens of services, and no data."""

MOST_KEPT = 32 * 1024 * 1024
"""How many bytes of files are kept; what is beyond is read again by whoever asks for it."""

IGNORE_FILE = ".gitignore"

_WANTED = (*SUFFIXES, *NAMES, *YAML)
_ENDINGS = frozenset(name[name.rfind(".") :] for name in (*_WANTED, *SCRIPTS, *NEAR_MISSES))
"""How the names of files end that may be looked at, or that a person may expect to be."""

_NOTED = MARKS | ENVIRONMENTS | {IGNORE_FILE, *LIBRARIES.values()}


class Irregular(enum.IntEnum):
    """What an entry of a folder is that is no regular file, or may be none."""

    FOLDER = 0
    LINK = 1
    OTHER = 2
    """A pipe, a device, or what cannot be looked at."""


class Folder(NamedTuple):
    """What a folder has that can matter to us, each sorted by name. `files` are the names of regular files that are
    code or configure a project; `others` are sub-folders, links, and what is called like such a file. `noted` are the
    names among all its entries that say what the folder is. `near` are files that a person may take for wanted ones,
    each with the reason why it is none."""

    files: Sequence[str]
    others: Sequence[tuple[str, Irregular]]
    noted: frozenset[str]
    near: Sequence[tuple[str, str]] = ()


class Content:
    """The bytes of a file. As long as the file's state on the disk is the same, so is this object."""

    __slots__ = ("data", "made", "run", "state")

    def __init__(self, data: bytes, state: tuple[int, ...], run: int) -> None:
        """`state` is another whenever the file has changed; `run` is the last run that saw it so."""
        self.data = data
        self.state = state
        self.run = run
        self.made: object = None
        """What the front end of a language made of it."""


class Disk:
    """Folders and files, by their absolute paths. A process that stays begins each further run with `refresh`: then
    folders are listed anew, and a file is read again only when its state on the disk has changed."""

    def __init__(
        self, unsaved: Mapping[Path, bytes] | None = None, settings_files: Collection[str] = (), *, keeps: bool = False
    ) -> None:
        """`unsaved` has the bytes of files (absolute) that outweigh what is on the disk; `settings_files` are the names
        of files that hold settings for a folder and those below it. With `keeps`, the modules that were made of
        files stay, for those who look again (`under`)."""
        self.keeps = keeps
        self.run = 0
        self.settings_files = frozenset(settings_files)
        self._noted = _NOTED | self.settings_files
        self.made: dict[Hashable, Any] = {}
        """What was made in this run, by whatever tells it from all else."""
        self.named: set[str] = set()
        """The files and folders that a person named: whatever is in them may be read and shown."""
        self._folders: dict[str, Folder] = {}
        self._contents: dict[str, Content] = {}
        self._kept = 0
        self._unsaved: dict[str, Content] = {}
        self._lay(unsaved or {})

    def under(self, unsaved: Mapping[Path, bytes]) -> Disk:
        """The same files as the same run sees them, under other unsaved texts."""
        other = Disk(settings_files=self.settings_files, keeps=self.keeps)
        other.run, other.made, other.named = self.run, self.made, self.named
        other._folders, other._contents, other._kept = self._folders, self._contents, self._kept
        other._unsaved = self._unsaved
        other._lay(unsaved)
        return other

    def _lay(self, unsaved: Mapping[Path, bytes]) -> None:
        self.unsaved = {str(path): data for path, data in unsaved.items()}
        self._unsaved = {path: self._over(path, data) for path, data in self.unsaved.items()}
        self.new = frozenset(path for path in self.unsaved if not os.path.lexists(path))

    def embed(self, path: str, data: bytes) -> None:
        """Has what looks like a file at `path` hold these bytes, which stand in another."""
        self._unsaved[path] = self._over(path, data)

    def _over(self, path: str, data: bytes) -> Content:
        """A text that lies over a file: what is known already where it is the same."""
        for known in (self._unsaved.get(path), self._contents.get(path)):
            if known is not None and known.data == data:
                return known
        return Content(data, (hash(data), len(data)), 0)

    def refresh(self) -> None:
        """Begin a run, and forget what the last one did not ask for."""
        self._contents = {path: one for path, one in self._contents.items() if one.run == self.run}
        self._kept = sum(len(one.data) for one in self._contents.values())
        self._folders.clear()
        self.made.clear()
        self.run += 1

    def once(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What `make` makes, the first time in a run that something is asked for by this key."""
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]  # type: ignore[no-any-return]

    def folder(self, path: str) -> Folder:
        """What is in a folder. Raises OSError."""
        found = self._folders.get(path)
        if found is None:
            found = self._folders[path] = _folder(path, self._noted)
        if not self.new:
            return found
        new = [name for folder, name in map(os.path.split, self.new) if folder == path and self._is_wanted(path, name)]
        return found._replace(files=sorted([*found.files, *new])) if new else found

    def _is_wanted(self, folder: str, name: str) -> bool:
        """Whether a text that lies over no file is code or configures a project."""
        by_name = is_wanted(os.path.basename(folder), name)  # noqa: PTH119
        return by_name or (may_be_script(name) and run_by(self.unsaved[folder + os.sep + name]) is not None)

    def has(self, folder: str, name: str) -> bool:
        """Whether a folder has an entry of a name that is noted. It is not listed only to tell that."""
        known = self._folders.get(folder)
        if known is not None and name in self._noted:
            return name in known.noted
        return os.path.lexists(os.path.join(folder, name))  # noqa: PTH118

    def marks(self, folder: str) -> Collection[str]:
        """Those of `layout.MARKS` that are in a folder. It is not listed only to tell that."""
        known = self._folders.get(folder)
        return MARKS & known.noted if known is not None else marks_in(folder)

    def content(self, path: str, limit: int) -> Content:
        """What a regular file holds. Raises OSError, also where that is more than `limit` bytes."""
        known = self._unsaved.get(path)
        if known is None:
            known = self._contents.get(path)
            if known is None or known.run != self.run:
                known = self._current(path, known, limit)
        if len(known.data) > limit:
            within(known.data, limit)
        return known

    def start(self, path: str, length: int = LONGEST_LINE) -> bytes:
        """The first bytes of a regular file, at least `length` of them; nothing where it cannot be read."""
        known = self._contents.get(path)
        if path in self.unsaved:
            return self.unsaved[path]
        if known is not None and known.run == self.run:
            return known.data
        return read_start(path, length)

    def _current(self, path: str, known: Content | None, limit: int) -> Content:
        """What a file holds in this run, read unless that is what is known of it; kept where there is room."""
        if known is not None:
            if _state(os.stat(path)) == known.state:  # noqa: PTH116
                known.run = self.run
                return known
            self._kept -= len(self._contents.pop(path).data)
        data, status = read_regular(path, limit)
        content = Content(data, _state(status), self.run)
        if self._kept + len(data) <= MOST_KEPT:
            self._kept += len(data)
            self._contents[path] = content
        return content


def _state(status: os.stat_result) -> tuple[int, ...]:
    """What differs once a file has changed. Tools that copy a file's time with it cannot set when that was done."""
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def is_wanted(folder: str, name: str) -> bool:
    """Whether a file of that name, in a folder called `folder`, is code by its name or configures a project."""
    if name.endswith(SUFFIXES):
        return not name.endswith(MINIFIED)
    return name in NAMES or kind_of(folder, name) is not None


def _folder(path: str, names: Collection[str]) -> Folder:
    own_name = path[path.rfind(os.sep) + 1 :]
    files, others, noted, near = [], [], [], []
    with os.scandir(path) as scanned:
        for entry in scanned:
            name = entry.name
            if name in names and not (name in MARKS and _leads_nowhere(entry)):
                noted.append(name)
            if entry.is_dir(follow_symlinks=False):
                others.append((name, Irregular.FOLDER))
            elif entry.is_symlink():
                others.append((name, Irregular.LINK))
            elif "." in name and name[name.rfind(".") :] not in _ENDINGS:
                continue
            elif name.endswith(_WANTED) and is_wanted(own_name, name):
                if _is_regular(entry):
                    files.append(name)
                else:
                    others.append((name, Irregular.OTHER))
            elif may_be_script(name) or may_set_up(entry.path):
                if _is_regular(entry) and is_script(entry.path):
                    files.append(name)
            elif reason := near_miss(own_name, name):
                near.append((name, reason))
    return Folder(sorted(files), sorted(others), frozenset(noted), sorted(near))


def _leads_nowhere(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and not os.path.exists(entry.path)  # noqa: PTH110


def _is_regular(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False
