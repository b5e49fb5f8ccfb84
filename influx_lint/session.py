"""What one run knows of the folders that it comes across: their settings, policies and projects, each found once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from influx_lint.paths import joined
from influx_lint.project.disk import Disk
from influx_lint.project.workspace import Workspace, Workspaces
from influx_lint.registry.policy import Policy
from influx_lint.settings import Settings
from influx_lint.settings_files import SettingsFinder
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.checks.code import Gate
    from influx_lint.checks.context import CodeContext
    from influx_lint.languages.analysis import Analysis


class Sight:
    """The files as one look at them sees them, and what the code in them does."""

    def __init__(self, disk: Disk, *, sets_aside: bool = False) -> None:
        """For `sets_aside` see `Analysis`."""
        self.disk = disk
        self._sets_aside = sets_aside

    @cached_property
    def analysis(self) -> Analysis:
        from influx_lint.languages.analysis import Analysis

        return Analysis(self.disk, sets_aside=self._sets_aside)

    @property
    def _has_analysis(self) -> bool:
        return "analysis" in vars(self)

    def under(self, unsaved: Mapping[Path, bytes]) -> Sight:
        """The same files under other unsaved texts, for a further look: what these leave alone is not done again."""
        other = Sight(self.disk.under(unsaved), sets_aside=self._sets_aside)
        if self._has_analysis:
            other.analysis = self.analysis.on(other.disk)
        return other

    def refresh(self) -> None:
        """Begin a further run of a process that stays."""
        (self.analysis if self._has_analysis else self.disk).refresh()


class Session:
    """The folders of one run, of which nothing is read before a file needs it."""

    def __init__(self, finder: SettingsFinder, sight: Sight, reports: Callable[[str, Settings], bool]) -> None:
        """`reports` tells whether findings with a code are reported under some settings."""
        self.finder = finder
        self.reports = reports
        self._sight = sight
        self._surroundings: dict[str, Surroundings] = {}
        self._of_projects: dict[tuple[int, Path], Surroundings] = {}
        self._contexts: dict[tuple[Path, int], CodeContext] = {}

    @cached_property
    def workspaces(self) -> Workspaces:
        from influx_lint.project.workspace import Workspaces

        return Workspaces(self._sight.disk)

    def around(self, path: str) -> Surroundings:
        """What there is around a file (absolute). Raises SettingsError."""
        return self.within(path[: path.rfind(os.sep)] or os.sep)  # it is asked for every file

    def within(self, folder: str) -> Surroundings:
        """What there is around the files in a folder. Raises SettingsError."""
        found = self._surroundings.get(folder)
        if found is None:
            found = Surroundings(self, folder)
            if found.settings.root is None:  # one that settings name need not hold the folder
                found = self._of_projects.setdefault((id(found.settings), found.workspace.root), found)
            self._surroundings[folder] = found
        return found

    @property
    def contexts_in_use(self) -> list[CodeContext]:
        """The projects whose configuration was asked for."""
        return [one for one in self._contexts.values() if one.is_in_use]

    def contexts_of(self, paths: Iterable[str]) -> list[CodeContext]:
        """The projects that files (absolute) belong to. Raises SettingsError, PolicyError."""
        folders = dict.fromkeys(map(os.path.dirname, paths))
        return list(dict.fromkeys(self.within(folder).context for folder in folders))

    def context(self, workspace: Workspace, settings: Settings) -> CodeContext:
        """The code of a project under some settings. Raises SettingsError, PolicyError."""
        from influx_lint.checks.context import CodeContext

        key = (workspace.root, id(settings))
        if key not in self._contexts:
            policy = self.finder.policy(settings)
            self._contexts[key] = CodeContext(workspace, policy, settings.relationships, self._sight.analysis)
        return self._contexts[key]


class Surroundings:
    """What the files of a folder have in common, or those of all folders of a project that have the same settings."""

    def __init__(self, session: Session, folder: str) -> None:
        self.settings = session.finder.for_folder(folder)
        self._session = session
        self._folder = folder

    @cached_property
    def policy(self) -> Policy:
        """The policy in use. Raises SettingsError, PolicyError."""
        return self._session.finder.policy(self.settings)

    @cached_property
    def workspace(self) -> Workspace:
        """The project."""
        return self._session.workspaces.around(self._folder, self.settings.root)

    @cached_property
    def context(self) -> CodeContext:
        """The project's code. Raises SettingsError, PolicyError."""
        return self._session.context(self.workspace, self.settings)

    @cached_property
    def gate(self) -> Gate:
        """What tells which of the files can hold a finding. Raises SettingsError, PolicyError."""
        from influx_lint.checks.code import Gate
        from influx_lint.registry.rules import UNVERIFIED_READ

        computed = self._session.reports(UNVERIFIED_READ.code, self.settings)
        return Gate(joined(self._folder, "-"), self.policy, lambda: self.context, computed=computed)
