"""Which files git ignores: those that a `.gitignore` beside or above them names, and that it does not track."""

from __future__ import annotations

import enum
import os
import re
from pathlib import Path

from influx_lint.paths import work_tree
from influx_lint.project import git_index
from influx_lint.project.disk import IGNORE_FILE, Disk
from influx_lint.text import read_bytes
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


_MAX_BYTES = 1024 * 1024

_REPOSITORY_LIST = os.path.join("info", "exclude")  # noqa: PTH118

_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


class Verdict(enum.Enum):
    """What git does with a file or a folder. An ignored one is described by its value."""

    LOOKED_AT = ""
    TRACKED_ONLY = "looked at as far as git tracks what is in it"
    IGNORED = "ignored by git"
    UNKNOWN = "ignored by git, unless its index, which cannot be read, has it"

    @property
    def is_ignored(self) -> bool:
        return self in (Verdict.IGNORED, Verdict.UNKNOWN)


class IgnoreList:
    """The patterns of one file, which count from one folder; each path is judged once."""

    def __init__(self, folder: str, spec: GitIgnoreSpec) -> None:
        self._spec = spec
        self._start = len(folder.rstrip(os.sep)) + 1
        self._verdicts: dict[str, bool | None] = {}
        expressions = (pattern.regex.pattern for pattern in spec.patterns if pattern.regex is not None)
        self._any = re.compile("|".join(_NAMED_GROUP.sub("(?:", one) for one in expressions))

    def verdict(self, path: str, is_folder: bool) -> bool | None:
        """Whether git ignores `path`, which is below the folder; nothing where no pattern says."""
        name = path[self._start :].replace(os.sep, "/") + "/" * is_folder
        if name not in self._verdicts:
            # One expression for all patterns is a quick look: for most paths, none says anything.
            self._verdicts[name] = self._spec.check_file(name).include if self._any.match(name) else None
        return self._verdicts[name]


class Ignored(NamedTuple):
    """The lists in force in a folder, the outermost first, and the root of the work tree that they belong to. With
    `is_all`, the folder is ignored itself, so that no list can take back what is in it."""

    lists: tuple[IgnoreList, ...] = ()
    root: str | None = None
    is_all: bool = False

    @classmethod
    def above(cls, folder: str, disk: Disk) -> Ignored:
        """Those of the folders above `folder`, up to the root of its work tree."""
        root = work_tree(folder)
        if root is None:
            return cls()
        ignored = cls(root=root)
        found = git_index.repository(root)
        if found is not None:
            ignored = ignored.with_file(root, disk, os.path.join(found.common, _REPOSITORY_LIST))  # noqa: PTH118
        below: list[str] = []
        while folder != root:
            folder = os.path.dirname(folder)  # noqa: PTH120
            below.append(folder)
        for one in reversed(below):
            ignored = ignored.with_file(one, disk)
        return ignored

    def with_file(self, folder: str, disk: Disk, name: str = IGNORE_FILE) -> Ignored:
        """These and the list in the file `name`, seen from `folder`, where there is one to be read."""
        path = os.path.join(folder, name)  # noqa: PTH118
        found = disk.once(("ignore list", path), lambda: _read(folder, path))
        return self._replace(lists=(*self.lists, found)) if found else self

    def verdict(self, path: str, is_folder: bool, disk: Disk) -> Verdict:
        """What git does with `path`. Its index is read where a list names something."""
        if not (self.is_all or self._matches(path, is_folder)):
            return Verdict.LOOKED_AT
        if self.root is None:
            return Verdict.IGNORED
        index = git_index.index_of(self.root, disk)
        if index is None:
            return Verdict.UNKNOWN
        if is_folder:
            return Verdict.TRACKED_ONLY if index.has_below(path) else Verdict.IGNORED
        return Verdict.LOOKED_AT if index.has(path) else Verdict.IGNORED

    def _matches(self, path: str, is_folder: bool) -> bool:
        """Whether the lists name `path`: the innermost with a pattern for it decides."""
        for one in reversed(self.lists):
            verdict = one.verdict(path, is_folder)
            if verdict is not None:
                return verdict
        return False


def _read(folder: str, path: str) -> IgnoreList | None:
    try:
        content = read_bytes(Path(path), _MAX_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return None
    lines = [line.removesuffix("\r") for line in content.split("\n")]
    if not any(line.strip() and not line.startswith("#") for line in lines):
        return None
    from influx_lint import patterns

    try:
        return IgnoreList(folder, patterns.spec(lines))
    except (ValueError, re.error):
        return IgnoreList(folder, patterns.spec(line for line in lines if patterns.is_pattern(line)))
