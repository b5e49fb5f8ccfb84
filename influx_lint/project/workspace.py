"""Projects as one run sees them: every file is read once, and texts that an editor has not saved outweigh the disk."""

from __future__ import annotations

import errno
import os
from functools import cached_property
from typing import TYPE_CHECKING

from influx_lint.project import files, layout
from influx_lint.project.configuration import ConfigurationFile
from influx_lint.project.layout import Kind
from influx_lint.project.model import Project
from influx_lint.project.yaml import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from influx_lint.project.configuration import Definition


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file of at most `limit` bytes. Raises OSError, its `strerror` in words for people."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size > limit:
            raise OSError(errno.EFBIG, f"too large to be checked ({size:,} bytes; at most {limit:,})")
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, f"too large to be checked (at most {limit:,} bytes)")
    return data


class Workspace:
    """One project: its root and its configuration, read when first asked for."""

    def __init__(self, root: Path, unsaved: Mapping[Path, bytes]) -> None:
        """`root` is absolute; `unsaved` has the bytes of files that outweigh what is on the disk."""
        self.root = root
        self._unsaved = unsaved
        self._files: dict[Path, ConfigurationFile] = {}

    def read(self, path: Path) -> bytes:
        """The bytes of a file of the project. Raises OSError."""
        return self._unsaved[path] if path in self._unsaved else read_bytes(path)

    def file(self, path: Path, kind: Kind) -> ConfigurationFile:
        """A configuration file, parsed. Raises OSError."""
        if path not in self._files:
            self._files[path] = ConfigurationFile(path, kind, self.root, self.read)
        return self._files[path]

    @cached_property
    def fixed(self) -> tuple[ConfigurationFile, ...]:
        """The configuration files at fixed places that can be read: all of a project's services are in them."""
        return self._readable(layout.fixed_files(self.root))

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """The services of the project, in the order in which the platform reads them."""
        return tuple(one for file in self.fixed for one in file.definitions())

    @cached_property
    def knows_all_services(self) -> bool:
        """Whether the project has a services file, and all of it could be read."""
        holders = [file for file in self.fixed if file.kind in (Kind.SERVICES, Kind.FLEX)]
        return bool(holders) and all(file.is_complete for file in holders)

    @cached_property
    def listing(self) -> files.Listing:
        """The Python and application files of the project."""
        return files.find(self.root, lambda folder, name: name.endswith(".py") or bool(layout.kind_of(folder, name)))

    @cached_property
    def project(self) -> Project | None:
        """What the project's configuration declares; nothing for a project without any."""
        found = [one for one in self.listing.files if layout.kind_of(one.parent.name, one.name) is Kind.APPLICATION]
        read = (*self.fixed, *self._readable(found))
        if not read:
            return None
        return Project(
            root=self.root,
            flex=any(file.kind is Kind.FLEX for file in read),
            services=tuple(one.service for one in self.definitions),
            applications=tuple(one for file in read for one in file.applications()),
            files=tuple(file.path for file in read),
        )

    def _readable(self, paths: list[Path]) -> tuple[ConfigurationFile, ...]:
        """The files that can be read. A run that checks the others says so at their own place."""
        found = []
        for path in paths:
            kind = layout.kind_of(path.parent.name, path.name)
            try:
                found += [self.file(path, kind)] if kind else []
            except OSError:
                continue
        return tuple(found)


class Workspaces:
    """The projects that one run meets, by the files in them."""

    def __init__(self, unsaved: Mapping[Path, bytes] | None = None) -> None:
        self._unsaved = unsaved or {}
        self._roots: dict[Path, Path] = {}
        self._workspaces: dict[Path, Workspace] = {}

    def of(self, path: Path, root: Path | None = None) -> Workspace:
        """The project that the file `path` (absolute) belongs to: the one at `root`, where a person named it."""
        root = root or self._root_of(path.parent)
        if root not in self._workspaces:
            self._workspaces[root] = Workspace(root, self._unsaved)
        return self._workspaces[root]

    def _root_of(self, folder: Path) -> Path:
        if folder not in self._roots:
            self._roots[folder] = layout.find_root(folder)
        return self._roots[folder]
