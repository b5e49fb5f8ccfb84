"""The plan of a project's upgrade, for whoever asks: the command, or an editor."""

from __future__ import annotations

import os
import shlex
from collections.abc import Collection, Mapping
from functools import cache, cached_property
from pathlib import Path

from influx_lint import run
from influx_lint.findings import Finding, Outcome, PassedOver, Suppressed
from influx_lint.languages import EMBEDDED
from influx_lint.project import files, layout
from influx_lint.project.workspace import Workspace
from influx_lint.registry.rules import OF_CODE
from influx_lint.repair import open_points, plan
from influx_lint.repair.plan import Plan
from influx_lint.session import Sight
from influx_lint.settings import ALL_LANGUAGES
from influx_lint.settings_files import SettingsFinder


def make_plan(
    sight: Sight, workspace: Workspace, finder: SettingsFinder, *, to: str | None = None, services: Collection[str] = ()
) -> Plan | None:
    """The plan of the project in `workspace`, which sees what `sight` sees; nothing where it has no InfluxDB service.
    `to` is the version that a person named, `services` those to upgrade, by default all. Raises SettingsError,
    PolicyError, UpgradeError, and WriteError where a file changes meanwhile."""
    settings = finder.for_folder(workspace.root)
    policy = finder.policy(settings)
    vendor = settings.vendor_for(policy, workspace.vendor)
    target = plan.target(policy, vendor, to or settings.target_for(policy, vendor))
    look = _Look(sight, workspace, finder.overriding(select=plan.LOOKED_FOR, target_version=target))
    return plan.make_plan(
        look,
        workspace,
        policy,
        vendor=vendor,
        target=target,
        is_named=to is not None,
        services=services,
        command=f"influx-lint check {shlex.quote(os.path.relpath(workspace.root))}",
        analysis=lambda: look.looks.sight.analysis,
    )


class _Look:
    """Looks at a whole project. What the settings ignore or exclude is found too, and told from what is to change."""

    def __init__(self, sight: Sight, workspace: Workspace, asked: SettingsFinder) -> None:
        self.root = workspace.root
        self.disk = workspace.disk
        self.asked = asked
        everything = asked.overriding(ignore=(), per_file_ignores={}, exclude=(), languages=ALL_LANGUAGES)
        self.looks = run.Looks([os.path.relpath(self.root)], everything, sight)
        self._is_own_folder = cache(lambda folder: root_of(self.asked, folder) == self.root)
        self._codes = cache(lambda path: self.asked.for_file(path).codes_for(path))
        self._is_excluded = cache(self._excludes)

    def _excludes(self, path: Path) -> bool:
        if any(one in self.excluded for one in (path, *path.parents)):
            return True
        # Searches list no JSON files: those come in through the code that loads them.
        return path.suffix == layout.JSON and self.asked.for_file(path).excludes(path)

    @cached_property
    def excluded(self) -> frozenset[Path]:
        """The files and folders that the settings exclude."""

        def excludes(path: Path, is_folder: bool) -> bool:
            return self.asked.for_file(path).excludes(path, is_folder=is_folder)

        def exclusion(folder: str) -> files.Excludes | None:
            return excludes if self.asked.for_folder(folder).exclude else None

        listing = files.find(str(self.root), self.disk, exclusion)
        return frozenset(Path(one.path) for one in listing.passed_over if one.reason == files.EXCLUDED)

    @cached_property
    def left_out(self) -> list[str]:
        """Why code of the project in some languages is not to be changed."""
        settings = self.asked.for_folder(self.root)
        languages = dict.fromkeys(files.code_files(str(self.root), self.disk))
        if EMBEDDED is not None and Workspace(self.root, self.disk).scripts(EMBEDDED.suffixes[0]):
            languages[EMBEDDED] = None
        return [why for one in languages if (why := settings.leaves_out(one))]

    def __call__(self, unsaved: Mapping[Path, bytes]) -> Outcome:
        outcome = self.looks(unsaved)
        own = [self._with_own_fix(one) for one in outcome.findings if self._is_own(one)]
        silenced = [Suppressed(one, by) for one in own if (by := self._silenced_by(one))]
        suppressed = [one for one in outcome.suppressed if self._is_own(one.finding)]
        excluded = [PassedOver(str(path), files.EXCLUDED) for path in sorted(self.excluded)]
        left_out = [PassedOver(str(self.root), why) for why in self.left_out]
        return outcome._replace(
            findings=tuple(one for one in own if not self._silenced_by(one)),
            suppressed=(*suppressed, *silenced),
            passed_over=(*outcome.passed_over, *excluded, *left_out),
            failures=tuple(one for one in outcome.failures if self._counts(Path(one.path))),
        )

    def _is_own(self, finding: Finding) -> bool:
        """Whether a finding is about this project, and not about another one in a folder of it."""
        return self._is_own_folder(Path(finding.path).parent)

    def _with_own_fix(self, finding: Finding) -> Finding:
        """A finding, without its fix where that would change another file that is not to be changed."""
        there = finding._replace(path=finding.mended_path)
        if finding.fix is None or there == finding or (self._is_own(there) and not self._silenced_by(there)):
            return finding
        return finding._replace(fix=None, advice=f"{finding.fix.title}, which is left alone: change it by hand")

    def _counts(self, failed: Path) -> bool:
        """Whether what could not be read may hold code of this project, though it may be excluded."""
        return not self._is_excluded(failed) or (failed.suffix not in layout.YAML and os.path.exists(failed))  # noqa: PTH110

    def _is_left_out(self, finding: Finding, path: Path) -> bool:
        """Whether a finding is in code of a language that the settings leave out."""
        is_script = path.suffix in layout.YAML
        if is_script and finding.code not in OF_CODE:
            return False
        language = EMBEDDED if is_script else files.language_at(str(path), self.disk)
        return language is not None and self.asked.for_file(path).leaves_out(language) is not None

    def _silenced_by(self, finding: Finding) -> str | None:
        path = Path(finding.path)
        if self._is_excluded(path):
            return open_points.BY_EXCLUSION
        if self._is_left_out(finding, path):
            return open_points.BY_LANGUAGE
        return None if finding.code in self._codes(path) else open_points.BY_SETTINGS


def root_of(finder: SettingsFinder, folder: Path) -> Path:
    """The root of the project that a folder belongs to."""
    return finder.for_folder(folder).root or layout.find_root(folder)
