"""Settings without an effect: patterns that match nothing, a root without a project."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from influx_lint.project import layout
from influx_lint.settings import Settings


def idle(settings: Settings, files: Collection[Path], passed_over: Collection[Path]) -> Iterator[str]:
    """A line for each setting of a search that had no effect on it.

    `files` are those that the search found in the settings' folder and below, and `passed_over` the files and folders
    that it did not look at.
    """
    if settings.root is not None and not settings.root.is_dir():
        yield f"{settings.where('root')}: {settings.root} is no folder"
    elif settings.root is not None and not layout.is_project(settings.root):
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
