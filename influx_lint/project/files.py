"""Finds the files below a folder, and says what it passed over."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from operator import itemgetter
from pathlib import Path

from influx_lint.findings import Failure, PassedOver
from influx_lint.languages import ENVIRONMENTS, FOREIGN, LIBRARIES, Traits, by_suffix
from influx_lint.project.disk import IGNORE_FILE, Disk, Folder, Irregular, is_wanted
from influx_lint.project.ignored import Ignored, Verdict
from influx_lint.project.layout import FOLDERS, YAML
from influx_lint.project.links import LEADS_OUT, leads_out
from influx_lint.project.scripts import LARGEST, may_set_up, run_by, set_up_by
from influx_lint.text import reason

Excludes = Callable[[Path, bool], bool]

_REPOSITORY = ".git"

_NEVER = FOREIGN | {".git", ".hg", ".svn", "node_modules"}

EXCLUDED = "excluded by the settings"
"""Why a file is passed over that the settings exclude."""


class Listing:
    """The wanted files below a folder, sorted by path; what was passed over and what could not be looked at.
    `has_links` says that links are among the files, so that one may be there by two names."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.has_links = False
        self.passed_over: list[PassedOver] = []
        self.failures: list[Failure] = []


def find(folder: str, disk: Disk, exclusion: Callable[[str], Excludes | None] | None = None) -> Listing:
    """The files with code below `folder` (absolute), and those that configure a project.

    Version control, `node_modules`, virtual environments, and what git ignores and does not track are passed over.
    `exclusion(folder)` gives, where something in that folder or below is to be passed over besides, what tells it by
    path and whether it is a folder; it is asked anew where a folder has settings. Links to folders are not followed, so
    there are no loops; but in a configuration folder that is a link, files are looked for. A wanted file that is a pipe
    or a device, or a link that leads nowhere, is a failure. Where nothing is excluded in it, a folder is searched once.
    """
    known = disk.made.get(("listing", folder, disk.new)) if exclusion is None else None
    return known or _Search(disk, exclusion).below(folder)


def would_find(path: str, folder: str, disk: Disk, exclusion: Callable[[str], Excludes | None] | None) -> bool:
    """Whether a search of `folder`, as by `find`, has a file (absolute) in it; no more is searched than it takes."""
    return path in _Search(disk, exclusion, path).below(folder).files


def code_files(folder: str, disk: Disk) -> dict[Traits, dict[str, None]]:
    """The files with code below `folder` (absolute) by language, sorted; with those that are not on the disk."""
    found: dict[Traits, dict[str, None]] = {}
    below = [path for path in disk.unsaved if path.startswith(folder + os.sep)]
    last, paths = None, dict[str, None]()
    for path in (*find(folder, disk).files, *below):
        language = language_at(path, disk)
        if language is not None:
            if language is not last:
                last, paths = language, found.setdefault(language, {})
            paths[path] = None
    return found


def language_at(path: str, disk: Disk) -> Traits | None:
    """The language of a file on the disk, or over it (`language_of`)."""
    if path.endswith(YAML):
        return set_up_by(disk.start(path, LARGEST)) if may_set_up(path) else None
    return by_suffix(path) or run_by(disk.start(path))


class _Search:
    def __init__(
        self, disk: Disk, exclusion: Callable[[str], Excludes | None] | None, wanted: str | None = None
    ) -> None:
        """Where a file is `wanted`, other folders than those that lead to it are left out."""
        self.disk = disk
        self.exclusion = exclusion
        self.wanted = wanted
        self.listing = Listing()
        self.excludes_any = False

    def below(self, folder: str) -> Listing:
        listing = self.listing
        pending = [(folder, Ignored.above(folder, self.disk), self.excluded_in(folder))]
        while pending:
            current, ignored, excludes = pending.pop()
            try:
                looked_at = self.disk.folder(current)
            except OSError as error:
                listing.failures.append(Failure(current, reason(error)))
                continue
            if looked_at.noted and current != folder:
                if not ENVIRONMENTS.isdisjoint(looked_at.noted):
                    listing.passed_over.append(PassedOver(current, "virtual environment"))
                    continue
                if LIBRARIES.get(os.path.basename(current)) in looked_at.noted:  # noqa: PTH119
                    listing.passed_over.append(PassedOver(current, "libraries, which others wrote"))
                    continue
                if _REPOSITORY in looked_at.noted:
                    ignored = Ignored.above(current, self.disk)
            if IGNORE_FILE in looked_at.noted:
                ignored = ignored.with_file(current, self.disk)
            if self.exclusion and not self.disk.settings_files.isdisjoint(looked_at.noted):
                excludes = self.excluded_in(current)
            for name, why in looked_at.near:
                self.note_near(PassedOver(current.rstrip(os.sep) + os.sep + name, why), ignored, excludes)
            subfolders = self.sort_out(current, looked_at, ignored, excludes)
            pending.extend(
                (one, inner, excludes)
                for one, inner in reversed(subfolders)
                if self.wanted is None or self.wanted.startswith(one + os.sep)
            )
        # The files of a folder come before those of another whose name begins with its name.
        listing.files.sort(key=lambda path: path.replace(os.sep, "\0"))
        if not (self.excludes_any or self.wanted):
            self.disk.made["listing", folder, self.disk.new] = listing
        return listing

    def excluded_in(self, folder: str) -> Excludes | None:
        found = self.exclusion(folder) if self.exclusion else None
        self.excludes_any = self.excludes_any or found is not None
        return found

    def sort_out(
        self, current: str, folder: Folder, ignored: Ignored, excludes: Excludes | None
    ) -> list[tuple[str, Ignored]]:
        """Enter a folder's wanted files into the listing; its subfolders to search, and what is ignored there."""
        start = current if current.endswith(os.sep) else current + os.sep
        entries: Sequence[tuple[str, Irregular | None]] = folder.others
        ignores = bool(ignored.lists) or ignored.is_all
        if ignores or excludes:
            entries = sorted([*((name, None) for name in folder.files), *folder.others], key=itemgetter(0))
        else:
            self.listing.files += [start + name for name in folder.files]
        subfolders = []
        for name, entry in entries:
            path = start + name
            is_folder = entry is Irregular.FOLDER
            is_link = entry is Irregular.LINK and os.path.isdir(path)  # noqa: PTH112
            if entry is Irregular.LINK and not (is_link or is_wanted(os.path.basename(current), name)):  # noqa: PTH119
                continue
            verdict = Verdict.LOOKED_AT
            if ignores and not (is_folder and name in _NEVER):
                verdict = ignored.verdict(path, is_folder, self.disk)
            if is_folder and name in _NEVER:
                why: str | None = "never searched"
            elif verdict.is_ignored:
                why = verdict.value
            elif excludes and excludes(Path(path), is_folder or is_link):
                why = EXCLUDED
            elif is_link and name not in FOLDERS:
                why = "a link to a folder, which is not followed"
            else:
                why = None
            if why:
                self.listing.passed_over.append(PassedOver(path, why))
            elif is_folder:
                inner = ignored._replace(is_all=True) if verdict is Verdict.TRACKED_ONLY else ignored
                subfolders.append((path, inner))
            elif is_link:
                self.look_behind(path)
            else:
                self.enter(path, is_file=entry is None)
        return subfolders

    def note_near(self, file: PassedOver, ignored: Ignored, excludes: Excludes | None) -> None:
        """Say why a file is not looked at that a person may expect to be, unless it is to be passed over anyway."""
        if ignored.verdict(file.path, False, self.disk).is_ignored:
            return
        if not (excludes and excludes(Path(file.path), False)):
            self.listing.passed_over.append(file)

    def look_behind(self, link: str) -> None:
        """Enter the wanted files directly in a configuration folder that is a link."""
        if leads_out(link, self.disk):
            self.listing.passed_over.append(PassedOver(link, LEADS_OUT))
            return
        try:
            folder = self.disk.folder(link)
        except OSError as error:
            self.listing.failures.append(Failure(link, reason(error)))
            return
        self.listing.has_links = True
        self.listing.files += [link + os.sep + name for name in folder.files]
        for name, entry in folder.others:
            if entry is not Irregular.FOLDER and is_wanted(os.path.basename(link), name):  # noqa: PTH119
                self.enter(link + os.sep + name, is_file=False)

    def enter(self, path: str, *, is_file: bool) -> None:
        """Enter what has the name of a wanted file: it may be none."""
        if is_file:
            self.listing.files.append(path)
            return
        try:
            status = os.stat(path)  # noqa: PTH116
            if not stat.S_ISREG(status.st_mode):
                self.listing.failures.append(Failure(path, "not a regular file"))
            elif leads_out(path, self.disk):
                self.listing.passed_over.append(PassedOver(path, LEADS_OUT))
            else:
                self.listing.has_links = True
                self.listing.files.append(path)
        except FileNotFoundError:
            self.listing.failures.append(Failure(path, "a link that leads to no file"))
        except OSError as error:
            self.listing.failures.append(Failure(path, reason(error)))
