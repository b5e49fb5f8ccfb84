"""Projects as one run sees them: every file is read once, and texts that an editor has not saved outweigh the disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from influx_lint.project import files, layout
from influx_lint.project.disk import Content, Disk
from influx_lint.project.layout import Kind
from influx_lint.project.links import LEADS_OUT, leads_out
from influx_lint.text import hold_to_regular
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.project.configuration import ConfigurationFile, Definition
    from influx_lint.project.embedded import Script
    from influx_lint.project.model import Project


class Workspace:
    """One project: its root and its configuration, read when first asked for."""

    def __init__(self, root: Path, disk: Disk | None = None) -> None:
        """`root` is absolute; `disk` is what the run sees."""
        self.root = root
        self.disk = disk or Disk()
        self._files: dict[Path, ConfigurationFile] = {}

    def read(self, path: Path) -> Content:
        """A file of the project. Raises OSError, also where links lead out of the project."""
        # An include may lead through a parent folder; a text over the disk goes by the plain name.
        name = os.path.normpath(path)
        if name not in self.disk.unsaved:
            if leads_out(str(path), self.disk):
                raise OSError(errno.EPERM, LEADS_OUT)
            hold_to_regular(path.stat())
        from influx_lint.project.yaml import MAX_BYTES

        return self.disk.content(name, MAX_BYTES)

    def file(self, path: Path, kind: Kind) -> ConfigurationFile:
        """A configuration file, parsed. Raises OSError."""
        if path not in self._files:
            from influx_lint.project.configuration import ConfigurationFile

            self._files[path] = ConfigurationFile(path, kind, self.root, self.read)
        return self._files[path]

    @cached_property
    def fixed(self) -> tuple[ConfigurationFile, ...]:
        """The configuration files at fixed places that can be read: all of a project's services are in them."""
        return self._readable(self._fixed_paths or [])

    @cached_property
    def _fixed_paths(self) -> list[Path] | None:
        """Where those files are; nothing where a folder for them cannot be listed."""
        try:
            return layout.fixed_files(self.root)
        except OSError:
            return None

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """The services of the project, in the order in which the platform reads them."""
        return tuple(one for file in self.fixed for one in file.definitions())

    @cached_property
    def knows_all_services(self) -> bool:
        """Whether the project has a services file, and all that may define services could be read."""
        holders = [file for file in self.fixed if file.kind in (Kind.SERVICES, Kind.FLEX)]
        all_read = self._fixed_paths is not None and len(self.fixed) == len(self._fixed_paths)
        return bool(holders) and all_read and all(file.is_complete for file in holders)

    @cached_property
    def vendor(self) -> str | None:
        """The vendor whose services files these are, where their layout tells one."""
        vendors = {layout.VENDORS.get(file.kind) for file in self.fixed if file.kind in (Kind.SERVICES, Kind.FLEX)}
        return vendors.pop() if len(vendors) == 1 else None

    @cached_property
    def services(self) -> Mapping[str, Definition]:
        """The services by name; of two of one name the last, as the platform reads them."""
        return {one.name.value: one for one in self.definitions}

    @cached_property
    def reached(self) -> frozenset[tuple[str, str | None]]:
        """The services that the project's applications reach, each with the endpoint that they name."""
        applications = self.project.applications if self.project else ()
        return frozenset((one.service, one.endpoint) for each in applications for one in each.relationships)

    @cached_property
    def project(self) -> Project | None:
        """What the project's configuration declares; nothing for a project without any."""
        read = self._configuration
        if not read:
            return None
        from influx_lint.project.environment_files import EnvironmentFiles
        from influx_lint.project.model import Project

        return Project(
            root=self.root,
            flex=any(file.kind is Kind.FLEX for file in read),
            services=tuple(one.service for one in self.definitions),
            applications=tuple(one for file in read for one in file.applications()),
            files=tuple(file.path for file in read),
            environment_files=EnvironmentFiles(self.root, self.disk),
            common=tuple(node for file in read for node in file.common()),
            is_complete=self._is_all_read and not any(file.error for file in read),
            hidden=tuple(origin for file in read for origin in file.hidden()),
        )

    @cached_property
    def is_whole(self) -> bool:
        """Whether all configuration files that the project has could be read and parsed, and all that they include."""
        return self._is_all_read and all(file.is_whole for file in self._configuration)

    @cached_property
    def has_both_ends(self) -> bool:
        """Whether there are applications, and all that their relationships lead to: services, or other applications."""
        if not self.knows_all_services or self.project is None or not self.project.applications:
            return False
        names = {*self.services, *(one.name for one in self.project.applications)}
        return all(service in names for service, _ in self.reached)

    @cached_property
    def _configuration(self) -> tuple[ConfigurationFile, ...]:
        """The configuration files of the project that can be read."""
        return (*self.fixed, *self._readable(self._application_paths))

    def scripts(self, suffix: str) -> dict[str, Script]:
        """The scripts in the project's configuration, in a language whose files end in `suffix`, by their paths."""
        return {one.path: one for file in self._configuration for one in file.scripts(suffix)}

    @property
    def _is_all_read(self) -> bool:
        paths = self._fixed_paths
        return paths is not None and len(self._configuration) == len(paths) + len(self._application_paths)

    @cached_property
    def _application_paths(self) -> list[Path]:
        """The files of applications that stand in folders of their own."""
        if not layout.is_project(self.disk.marks(str(self.root))):
            return []
        listed = files.find(str(self.root), self.disk).files
        paths = [Path(one) for one in listed if one.endswith((".yaml", ".yml"))]
        return [one for one in paths if layout.kind_of(one.parent.name, one.name) is Kind.APPLICATION]

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

    def __init__(self, disk: Disk | None = None) -> None:
        self._disk = disk or Disk()
        self._finder = layout.Roots(self._disk.marks)
        self._workspaces: dict[str, Workspace] = {}

    def of(self, path: Path, root: Path | None = None) -> Workspace:
        """The project that the file `path` (absolute) belongs to: the one at `root`, where a person named it."""
        return self.around(str(path.parent), root)

    def around(self, folder: str, root: Path | None = None) -> Workspace:
        """The same for the files in a folder."""
        name = str(root) if root is not None else self._finder.of(folder)
        if name not in self._workspaces:
            self._workspaces[name] = Workspace(Path(name), self._disk)
        return self._workspaces[name]
