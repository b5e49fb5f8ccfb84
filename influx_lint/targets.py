"""Which files a run checks: those that are named, those in folders that are, and those that a commit can make wrong."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from pathlib import Path

from influx_lint.findings import Failure, PassedOver
from influx_lint.paths import ShownNames, absolute
from influx_lint.project import files, layout
from influx_lint.project.disk import Disk
from influx_lint.project.links import LEADS_OUT, leads_out
from influx_lint.session import Session
from influx_lint.settings import OWN_FILE, Settings
from influx_lint.text import reason
from influx_lint.typings import NamedTuple


class Target(NamedTuple):
    """A file to check: where it is (absolute), and whether a person named it. `is_single` says that it is not among the
    files of the same folder by another name."""

    name: str
    is_named: bool
    is_single: bool = False

    @property
    def path(self) -> Path:
        return Path(self.name)


class Targets:
    """Finds the files to check, and notes what it passes over and what it cannot read. `searches` are the folders that
    were searched, each with what was found there."""

    def __init__(
        self, session: Session, disk: Disk, names: ShownNames, *, changed: bool, only: Collection[Path] | None = None
    ) -> None:
        """With `changed`, the files that are named are those that a commit changes. `names` is told what is named.
        `only` are the files that count of what is in folders, where not all do."""
        self.session = session
        self.disk = disk
        self.names = names
        self.changed = changed
        self.only = only
        self.searches: list[tuple[Path, files.Listing]] = []
        self.passed_over: list[PassedOver] = []
        self.failures: list[Failure] = []

    def all(self, named: Sequence[str]) -> Iterator[Target]:
        """The files to check, each once, by whatever names it was reached."""
        seen: dict[object, list[str]] = {}
        affected = self.affected(named) if self.changed else ()
        once = len(named) == 1 and not self.changed
        for target in chain((one for name in named for one in self.below(name)), affected):
            same = seen.setdefault(target.name if once and target.is_single else _identity(target.name), [])
            if not same or not any(self.in_one_project(one, target.name) for one in same):
                same.append(target.name)
                yield target

    def in_one_project(self, one: str, other: str) -> bool:
        """Whether two names of one file stand in one project: in two, the file may mean two things."""
        roots = (str(self.session.workspaces.of(Path(path)).root) for path in (one, other))
        return one == other or len({_identity(root) for root in roots}) == 1

    def affected(self, changed: Sequence[str]) -> Iterator[Target]:
        """What changed files can make wrong beside themselves. A change to a project's configuration, or to the
        settings, can do so in all files of the project; a change to code is judged in the code that changed."""
        projects: dict[Path, str] = {}
        for name in changed:
            path = absolute(name)
            decides = layout.kind_of(path.parent.name, path.name) is not None or path.name == OWN_FILE
            if decides and not self.excludes(path, False):
                root = self.root_of(str(path))
                projects.setdefault(root, str(root) if os.path.isabs(name) else os.path.relpath(root))  # noqa: PTH117
        for root, name in projects.items():
            yield from (one for one in self.below(name) if self.root_of(one.name) == root)

    def root_of(self, path: str) -> Path:
        """The root of the project that a file belongs to."""
        return self.session.around(path).workspace.root

    def below(self, name: str) -> Iterator[Target]:
        """The files that a name stands for: itself, or what a folder holds."""
        path = absolute(name)
        if name:
            self.names.give(str(path), name)
        if str(path) in self.disk.unsaved:
            yield from self.explicit(path)
        elif not name:
            self.failures.append(Failure("''", "an empty name is no file or folder"))
        elif os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a folder may not be entered
            if self.only is not None:
                yield from (Target(str(one), False) for one in self.only if self.would_find(one, path))
                return
            listing = files.find(str(path), self.disk, self.exclusion)
            self.searches.append((path, listing))
            self.passed_over += listing.passed_over
            self.failures += listing.failures
            yield from (Target(one, False, not listing.has_links) for one in listing.files)
        else:
            try:
                path.lstat()
            except FileNotFoundError:
                if self.changed:
                    self.passed_over.append(PassedOver(str(path), "no longer there"))
                else:
                    self.failures.append(Failure(str(path), "no such file or folder"))
            except OSError as error:
                self.failures.append(Failure(str(path), reason(error)))
            else:
                yield from self.explicit(path)

    def would_find(self, path: Path, folder: Path) -> bool:
        """Whether a file is checked when a folder is that it may be in."""
        if not path.is_relative_to(folder):
            return False
        if path.suffix == layout.JSON:
            return not self.excludes_within(path, folder)
        return files.would_find(str(path), str(folder), self.disk, self.exclusion)

    def excludes_within(self, path: Path, folder: Path) -> bool:
        """Whether the settings exclude a file, or a folder below `folder` that it is in."""
        between = (one for one in path.parents if one != folder and one.is_relative_to(folder))
        return self.excludes(path, False) or any(self.excludes(one, True) for one in between)

    def excludes(self, path: Path, is_folder: bool) -> bool:
        """Whether the settings have a file or folder passed over."""
        return self.session.finder.for_file(path).excludes(path, is_folder=is_folder)

    def exclusion(self, folder: str) -> files.Excludes | None:
        """What tells which files and folders in a folder are excluded, where the settings there exclude any."""
        return self.excludes if self.session.finder.for_folder(folder).exclude else None

    def explicit(self, path: Path) -> Iterator[Target]:
        settings = self.session.finder.for_file(path)
        if (settings.force_exclude or self.changed) and settings.excludes(path):
            self.passed_over.append(PassedOver(str(path), files.EXCLUDED))
        elif self.changed and leads_out(str(path), self.disk):
            self.passed_over.append(PassedOver(str(path), LEADS_OUT))
        else:
            yield Target(str(path), True)


def _identity(path: str) -> object:
    """What two names of one file have in common."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a Path for each file costs more than the look
    except OSError:
        return path
    return (status.st_dev, status.st_ino) if status.st_ino else path


def idle(settings: Settings, files: Collection[Path], passed_over: Collection[Path]) -> Iterator[str]:
    """A line for each setting of a search that had no effect on it. `files` are those that the search found in the
    settings' folder and below, and `passed_over` the files and folders that it did not look at."""
    if settings.root is not None and not settings.root.is_dir():
        yield f"{settings.where('root')}: {settings.root} is no folder"
    elif settings.root is not None and not layout.is_project(layout.marks_in(str(settings.root))):
        yield f"{settings.where('root')}: {settings.root} has no configuration of a project"
    # What takes back an exclusion matches files that are not passed over, which says nothing of it.
    for pattern in (one for one in settings.exclude if not one.startswith("!")):
        alone = settings.merged(exclude=(pattern,))
        if not any(alone.excludes(path, is_folder=folder) for path in passed_over for folder in (False, True)):
            yield f"{settings.where('exclude')}: {pattern!r} matches nothing that would be checked"
    for pattern, codes in settings.per_file_ignores.items():
        alone = settings.merged(per_file_ignores={pattern: codes})
        if not any(alone.ignored_for(path) for path in (*files, *passed_over)):
            yield f"{settings.where('per-file-ignores')}: {pattern!r} matches nothing that is checked"
