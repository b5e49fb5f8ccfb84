"""Finds the files below a folder, and says what it passed over."""

from __future__ import annotations

import os
from pathlib import Path

from influx_lint.findings import Failure, PassedOver
from influx_lint.project.layout import FOLDERS
from influx_lint.text import read_bytes
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from pathspec import GitIgnoreSpec

_NEVER = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".tox", ".nox"})

_ENVIRONMENT_MARKS = frozenset({"pyvenv.cfg", "conda-meta"})
"""What the folder of a virtual environment holds: Python's own, conda's."""

_MAX_IGNORE_BYTES = 1024 * 1024

EXCLUDED = "excluded by the settings"
"""Why a file is passed over that the settings exclude."""


class Listing:
    """The wanted files below a folder, sorted by path; what was passed over and what could not be looked at."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.passed_over: list[PassedOver] = []
        self.failures: list[Failure] = []


def find(
    folder: Path, wanted: Callable[[str, str], bool], excluded: Callable[[Path, bool], bool] | None = None
) -> Listing:
    """The files below `folder` for which `wanted(folder's name, file's name)` holds.

    Version control, `node_modules`, virtual environments, git-ignored files and folders, and those for which
    `excluded(path, whether it is a folder)` holds, are passed over. Links to folders are not followed, so there are no
    loops; but in a configuration folder that is a link, files are looked for. A wanted file that is a pipe or a device,
    or a link that leads nowhere, is a failure.
    """
    listing = Listing()
    pending = [(folder, _Ignored.above(folder))]
    while pending:
        current, ignored = pending.pop()
        try:
            with os.scandir(current) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except OSError as error:
            listing.failures.append(Failure(str(current), _reason(error)))
            continue
        names = {entry.name for entry in entries}
        if not _ENVIRONMENT_MARKS.isdisjoint(names) and current != folder:
            listing.passed_over.append(PassedOver(str(current), "virtual environment"))
            continue
        if ".gitignore" in names:
            ignored = ignored.with_file(current)
        subfolders = _sort_out(entries, current, ignored, wanted, excluded, listing)
        pending.extend((one, ignored) for one in reversed(subfolders))
    listing.files.sort()
    return listing


def python_files(root: Path) -> list[Path]:
    """The Python files of the project at `root`, sorted."""
    return find(root, lambda _, name: name.endswith(".py")).files


def _sort_out(
    entries: list[os.DirEntry[str]],
    current: Path,
    ignored: _Ignored,
    wanted: Callable[[str, str], bool],
    excluded: Callable[[Path, bool], bool] | None,
    listing: Listing,
) -> list[Path]:
    """Enter a folder's wanted files into the listing; its subfolders to search."""
    subfolders = []
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        is_link = not is_folder and entry.is_symlink() and _leads_to_folder(entry)
        if not (is_folder or is_link or wanted(current.name, entry.name)):
            continue
        path = current / entry.name
        if is_folder and entry.name in _NEVER:
            reason: str | None = "never searched"
        elif ignored.matches(path, is_folder):
            reason = "ignored by git"
        elif excluded and excluded(path, is_folder or is_link):
            reason = EXCLUDED
        elif is_link and entry.name not in FOLDERS:
            reason = "a link to a folder, which is not followed"
        else:
            reason = None
        if reason:
            listing.passed_over.append(PassedOver(str(path), reason))
        elif is_folder:
            subfolders.append(path)
        elif is_link:
            _look_behind(path, wanted, listing)
        else:
            _enter(entry, path, listing)
    return subfolders


def _leads_to_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:
        return False


def _look_behind(link: Path, wanted: Callable[[str, str], bool], listing: Listing) -> None:
    """Enter the wanted files directly in a configuration folder that is a link."""
    try:
        with os.scandir(link) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        listing.failures.append(Failure(str(link), _reason(error)))
        return
    for entry in entries:
        if wanted(link.name, entry.name) and not entry.is_dir(follow_symlinks=False):
            _enter(entry, link / entry.name, listing)


def _enter(entry: os.DirEntry[str], path: Path, listing: Listing) -> None:
    try:
        if entry.is_file():
            listing.files.append(path)
        elif entry.is_symlink() and not path.exists():
            listing.failures.append(Failure(str(path), "a link that leads to no file"))
        else:
            listing.failures.append(Failure(str(path), "not a regular file"))
    except OSError as error:
        listing.failures.append(Failure(str(path), _reason(error)))


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error)
    return reason[:1].lower() + reason[1:]


class _Ignored(NamedTuple):
    """The ignore files in force in a folder, the outermost first, each with the folder that it counts from."""

    specs: tuple[tuple[Path, GitIgnoreSpec], ...] = ()

    @classmethod
    def above(cls, folder: Path) -> _Ignored:
        """Those of the folders above `folder`, up to the root of its repository."""
        repository = next((one for one in (folder, *folder.parents) if os.path.exists(one / ".git")), None)  # noqa: PTH110
        if repository is None:
            return cls()
        ignored = cls().with_file(repository, Path(".git", "info", "exclude"))
        for one in reversed(folder.parents):
            if one.is_relative_to(repository):
                ignored = ignored.with_file(one)
        return ignored

    def with_file(self, folder: Path, name: Path = Path(".gitignore")) -> _Ignored:
        """These and the ignore file of `folder`, where there is one to be read."""
        try:
            content = read_bytes(folder / name, _MAX_IGNORE_BYTES).decode("utf-8-sig", "replace")
        except OSError:
            return self
        lines = [line.removesuffix("\r") for line in content.split("\n")]
        if not any(line.strip() and not line.startswith("#") for line in lines):
            return self
        # It costs a start-up's worth of time to import, and many folders have no ignore file.
        from pathspec import GitIgnoreSpec

        return _Ignored((*self.specs, (folder, GitIgnoreSpec.from_lines(lines))))

    def matches(self, path: Path, is_folder: bool) -> bool:
        """Whether git would pass over `path`: the innermost file with a pattern for it decides."""
        for folder, spec in reversed(self.specs):
            name = path.relative_to(folder).as_posix() + ("/" if is_folder else "")
            verdict = spec.check_file(name).include
            if verdict is not None:
                return verdict
        return False
