"""Which files git ignores: the patterns in the `.gitignore` of a folder and of those above it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from influx_lint.project.disk import IGNORE_FILE
from influx_lint.text import read_bytes
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from influx_lint.project.disk import Disk

_MAX_BYTES = 1024 * 1024

_REPOSITORY_LIST = os.path.join(".git", "info", "exclude")  # noqa: PTH118

_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


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
    """The lists in force in a folder, the outermost first."""

    lists: tuple[IgnoreList, ...] = ()

    @classmethod
    def above(cls, folder: str, disk: Disk) -> Ignored:
        """Those of the folders above `folder`, up to the root of its repository."""
        above = [folder]
        while not os.path.exists(os.path.join(above[-1], ".git")):  # noqa: PTH110, PTH118
            parent = os.path.dirname(above[-1])  # noqa: PTH120
            if parent == above[-1]:
                return cls()
            above.append(parent)
        ignored = cls().with_file(above[-1], disk, _REPOSITORY_LIST)
        for one in reversed(above[1:]):
            ignored = ignored.with_file(one, disk)
        return ignored

    def with_file(self, folder: str, disk: Disk, name: str = IGNORE_FILE) -> Ignored:
        """These and the list in `folder`, where there is one to be read."""
        path = os.path.join(folder, name)  # noqa: PTH118
        if path not in disk.ignore_lists:
            disk.ignore_lists[path] = _read(folder, path)
        found = disk.ignore_lists[path]
        return Ignored((*self.lists, found)) if found else self

    def match(self, path: str, is_folder: bool) -> bool:
        """Whether git would pass over `path`: the innermost list with a pattern for it decides."""
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
    # It costs a start-up's worth of time to import, and many folders have no ignore file.
    from pathspec import GitIgnoreSpec

    return IgnoreList(folder, GitIgnoreSpec.from_lines(lines))
