"""The files that set environment variables for an application where it is deployed.

A `.environment` file is sourced when the application starts, and frameworks read a `.env` that was deployed with it
(docs/facts.md, "Service variables"). What git does not track is not deployed, so that what is found does not differ
between a desk, where such files lie about, and CI."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from influx_lint.project.disk import Disk
from influx_lint.project.git_index import is_tracked
from influx_lint.project.ignored import Ignored, Verdict

_SOURCED = ".environment"

_NOT_DEPLOYED = frozenset(
    {"example", "sample", "template", "tmpl", "tpl", "dist"}
    | {"test", "tests", "testing", "ci", "e2e", "dev", "develop", "development", "docker", "compose", "vault"}
)
"""What the further parts of a `.env` file's name say of one that is for people to copy, or for another place."""

_LARGEST = 1024 * 1024


class EnvironmentFiles:
    """The files of one project, each read once."""

    def __init__(self, root: Path, disk: Disk) -> None:
        """`root` is absolute; `disk` is what the run sees."""
        self._root = str(root)
        self._disk = disk
        self._texts: dict[str, tuple[str, ...]] = {}

    def texts(self, folder: Path) -> tuple[str, ...]:
        """The texts of those files that are deployed with the application in `folder` (absolute)."""
        name = str(folder)
        if name not in self._texts:
            paths = [os.path.join(name, one) for one in self._names(name)]  # noqa: PTH118
            self._texts[name] = tuple(self._read(path) for path in paths if self._is_deployed(path))
        return self._texts[name]

    def _names(self, folder: str) -> list[str]:
        unsaved = (os.path.split(path) for path in self._disk.unsaved)
        found = {name for parent, name in unsaved if parent == folder}
        with suppress(OSError):
            found.update(os.listdir(folder))  # noqa: PTH208
        return sorted(one for one in found if one == _SOURCED or _may_be_deployed(one))

    def _is_deployed(self, path: str) -> bool:
        folder, name = os.path.split(path)
        tracked = is_tracked(path, self._disk)
        if tracked is not None and name != _SOURCED:
            return tracked
        above = Ignored.above(folder, self._disk)
        if above.root is None and folder != self._root:
            above = above.with_file(self._root, self._disk)
        return above.with_file(folder, self._disk).verdict(path, False, self._disk) is not Verdict.IGNORED

    def _read(self, path: str) -> str:
        try:
            return self._disk.content(path, _LARGEST).data.decode("utf-8", "replace")
        except OSError:
            return ""


def _may_be_deployed(name: str) -> bool:
    """Whether a file is a `.env` that a framework may read where the application is deployed, by its name."""
    parts = name.lower().split(".")
    return parts[:2] == ["", "env"] and _NOT_DEPLOYED.isdisjoint(parts[2:])
