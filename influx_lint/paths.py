"""Names of files: a file goes by its absolute path, and is shown as people named it, or as on every machine."""

from __future__ import annotations

import os
from pathlib import Path


class ShownNames:
    """How people named the files of a run, by their own names or by those of folders."""

    def __init__(self) -> None:
        self._given: dict[str, tuple[int, str]] = {}
        self._shown: dict[str, str] = {}

    def give(self, path: str, name: str) -> None:
        """Note by which name a file or folder (absolute) goes, and what it holds; of several, the first counts."""
        self._given.setdefault(path, (len(self._given), name))
        self._shown.clear()

    def bring_in(self, path: str, by: str) -> None:
        """Note a file (absolute) that another brought in: it is shown in that one's manner, unless it has a name."""
        if not self._holders(path):
            self.give(path, path if os.path.isabs(self.shown(by)) else os.path.relpath(path))  # noqa: PTH117

    def shown(self, path: str) -> str:
        """A file as below the name that a person gave; one that nobody named is shown as it is."""
        if not self._given:
            return path
        name = self._shown.get(path)
        if name is None:
            name = self._shown[path] = self._named(path)
        return name

    def _named(self, path: str) -> str:
        holders = self._holders(path)
        if not holders:
            return path
        _, name, holder = min(holders)
        if holder == path:
            return name
        prefix = "" if name in (".", "./") else name.rstrip("/\\") + os.sep
        return prefix + path[len(os.path.join(holder, "")) :]  # noqa: PTH118 - a root ends with its separator

    def _holders(self, path: str) -> list[tuple[int, str, str]]:
        """The names that hold for a file, each with the file or folder that it is the name of."""
        found, below = [], ""
        while path != below:
            if path in self._given:
                found.append((*self._given[path], path))
            below, path = path, os.path.dirname(path)  # noqa: PTH120
        return found


NO_NAMES = ShownNames()


def absolute(name: str) -> Path:
    """The path of a file that was named as from the working folder; links stay as they were named."""
    return Path(os.path.abspath(name))  # noqa: PTH100


def repository(path: Path) -> Path | None:
    """The nearest folder, from the file or folder `path` (absolute) upward, that is the root of a git repository."""
    found = work_tree(str(path))
    return Path(found) if found is not None else None


def work_tree(folder: str) -> str | None:
    """The nearest folder, from `folder` (absolute) upward, that is the root of a work tree."""
    while not os.path.exists(joined(folder, ".git")):  # noqa: PTH110
        parent = os.path.dirname(folder)  # noqa: PTH120
        if parent == folder:
            return None
        folder = parent
    return folder


def joined(folder: str, name: str) -> str:
    return os.path.join(folder, name)  # noqa: PTH118 - called for every folder of a project


def has(folder: str, name: str) -> bool:
    """Whether a folder has an entry of a name."""
    return os.path.lexists(joined(folder, name))


def is_folder(path: Path | str) -> bool:
    # Path.is_dir raises where a folder on the way may not be entered; then there is nothing there to be found.
    return os.path.isdir(path)  # noqa: PTH112


def relative(path: str, root: str) -> str:
    """The name of the file `path` seen from the folder `root`, with forward slashes. Both may be relative to the
    working folder. A file outside of `root` keeps its absolute name. Symbolic links are not followed: name `root` the
    way that the files are named."""
    try:
        inside = os.path.relpath(path, root)
    except ValueError:  # another drive
        inside = os.pardir
    outside = inside == os.pardir or inside.startswith(os.pardir + os.sep)
    return (os.path.normpath(Path(path).absolute()) if outside else inside).replace(os.sep, "/")


_FOLDERS = (Path(__file__).with_name("schemas"), Path(__file__).parent.parent / "schemas")


def schema_file(name: str) -> Path:
    """The path of a shipped schema, such as `settings.schema.json`. Raises FileNotFoundError where there is none."""
    for folder in _FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"{name} is not among the schemas that come with influx-lint")
