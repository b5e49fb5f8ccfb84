"""`influx-lint upgrade`."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from influx_lint import run
from influx_lint.commands.check import settings_finder
from influx_lint.commands.writing import recover_first, tell, warn_of_interrupted_write
from influx_lint.exit_status import ExitStatus
from influx_lint.findings import Finding, Outcome, PassedOver, Suppressed
from influx_lint.paths import absolute, repository
from influx_lint.project import files, layout
from influx_lint.project.workspace import Workspace
from influx_lint.registry import policy as policies
from influx_lint.repair import drafts, git, open_points, plan
from influx_lint.repair.moves import listed
from influx_lint.repair.plan import Plan, UpgradeError
from influx_lint.repair.write import WriteError
from influx_lint.reports import terminal
from influx_lint.session import Sight
from influx_lint.settings_files import SettingsFinder


def upgrade(options: argparse.Namespace) -> int:
    """Print a project's plan, and make it where asked to. Raises SettingsError and PolicyError."""
    try:
        return _upgrade(options)
    except (UpgradeError, WriteError) as error:
        tell(str(error))
        return ExitStatus.WRONG_USAGE


def _upgrade(options: argparse.Namespace) -> ExitStatus:
    named = absolute(options.path)
    if not named.exists():
        raise UpgradeError(f"{options.path}: no such file or folder")
    finder = settings_finder(
        options,
        vendor=options.vendor,
        policy=options.policy,
        relationships=options.relationships,
        exclude=options.exclude,
    )
    root = _root_of(finder, named if named.is_dir() else named.parent)
    if options.write:
        recover_first(root)
    else:
        warn_of_interrupted_write(root)
    sight = run.sight(keeps=True)
    sight.disk.named.add(str(root))
    workspace = Workspace(root, sight.disk)
    made = _plan(sight, workspace, finder, options)
    if made is None:
        tell(f"nothing to upgrade: {_why_nothing(workspace)}")
        return ExitStatus.NOTHING_TO_CHECK
    refusal = _refusal(made, options) if options.write else None
    written = options.write and refusal is None and bool(made.drafts)
    if written:
        drafts.write(made.drafts, root)
    terminal.write(sys.stdout, _report(made, options.output_format, written=written))
    if refusal:
        reason, status = refusal
        tell(f"{reason}; nothing was written")
        return status
    return _status(made)


def _why_nothing(workspace: Workspace) -> str:
    """Why there is no service to upgrade: there is none, or another repository defines it."""
    where, project = os.path.relpath(workspace.root), workspace.project
    endpoint = policies.shipped().endpoint
    reached = {
        f"'{relationship.service}'": None
        for application in (project.applications if project else ())
        for relationship in application.relationships
        if relationship.endpoint == endpoint and relationship.service not in workspace.services
    }
    if not reached:
        return f"there is no InfluxDB service in {where}"
    return (
        f"no services file in {where} defines {listed(list(reached))}: upgrade it where it is defined; "
        "`influx-lint check` lists what that breaks here"
    )


def _status(made: Plan) -> ExitStatus:
    if made.failures:
        return ExitStatus.WRONG_USAGE
    return ExitStatus.FINDINGS if made.is_blocked else ExitStatus.CLEAN


def _plan(sight: Sight, workspace: Workspace, finder: SettingsFinder, options: argparse.Namespace) -> Plan | None:
    settings = finder.for_folder(workspace.root)
    policy = finder.policy(settings)
    vendor = settings.vendor_for(policy, workspace.vendor)
    target = plan.target(policy, vendor, options.to or settings.target_for(policy, vendor))
    look = _Look(sight, workspace, finder.overriding(select=plan.LOOKED_FOR, target_version=target))
    return plan.make_plan(
        look,
        workspace,
        policy,
        vendor=vendor,
        target=target,
        is_named=options.to is not None,
        services=options.service,
        command=f"influx-lint check {shlex.quote(os.path.relpath(workspace.root))}",
        analysis=lambda: look.looks.sight.analysis,
    )


class _Look:
    """Looks at a whole project. What the settings ignore or exclude is found too, and told apart from what is to be
    changed."""

    def __init__(self, sight: Sight, workspace: Workspace, asked: SettingsFinder) -> None:
        self.root = workspace.root
        self.disk = workspace.disk
        self.asked = asked
        everything = asked.overriding(ignore=(), per_file_ignores={}, exclude=())
        self.looks = run.Looks([os.path.relpath(self.root)], everything, sight)
        self._is_own_folder = cache(lambda folder: _root_of(self.asked, folder) == self.root)
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

    def __call__(self, unsaved: Mapping[Path, bytes]) -> Outcome:
        outcome = self.looks(unsaved)
        own = [one for one in outcome.findings if self._is_own(one)]
        silenced = [Suppressed(one, by) for one in own if (by := self._silenced_by(one))]
        suppressed = [one for one in outcome.suppressed if self._is_own(one.finding)]
        excluded = [PassedOver(str(path), files.EXCLUDED) for path in sorted(self.excluded)]
        return outcome._replace(
            findings=tuple(one for one in own if not self._silenced_by(one)),
            suppressed=(*suppressed, *silenced),
            passed_over=(*outcome.passed_over, *excluded),
            failures=tuple(one for one in outcome.failures if self._counts(Path(one.path))),
        )

    def _is_own(self, finding: Finding) -> bool:
        """Whether a finding is about this project, and not about another one in a folder of it."""
        return self._is_own_folder(Path(finding.path).parent)

    def _counts(self, failed: Path) -> bool:
        """Whether what could not be read may hold code of this project, though it may be excluded."""
        return not self._is_excluded(failed) or (failed.suffix not in layout.YAML and os.path.exists(failed))  # noqa: PTH110

    def _silenced_by(self, finding: Finding) -> str | None:
        path = Path(finding.path)
        if self._is_excluded(path):
            return open_points.BY_EXCLUSION
        return None if finding.code in self._codes(path) else open_points.BY_SETTINGS


def _root_of(finder: SettingsFinder, folder: Path) -> Path:
    """The root of the project that a folder belongs to."""
    return finder.for_folder(folder).root or layout.find_root(folder)


def _refusal(made: Plan, options: argparse.Namespace) -> tuple[str, ExitStatus] | None:
    """Why a plan is not to be written, and the exit status then; what could not be looked for is told."""
    if made.is_blocked and not options.force:
        what = "files could not be read" if made.failures else "something is left that breaks, or could not be judged"
        return f"{what} (--force writes anyway)", _status(made)
    if options.allow_dirty or not made.drafts:
        return None
    found = git.uncommitted(draft.path for draft in made.drafts)
    if found.files:
        names = ", ".join(os.path.relpath(path) for path in found.files)
        return (
            f"there are changes that are not committed in {names} (--allow-dirty writes anyway)",
            ExitStatus.WRONG_USAGE,
        )
    for reason in dict.fromkeys(reason for _, reason in found.unknown):
        paths = [os.path.relpath(path) for path, one in found.unknown if one == reason]
        others = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        tell(f"uncommitted changes were not looked for in {paths[0]}{others}: {reason}")
    return None


def _report(made: Plan, form: str, *, written: bool) -> str:
    from influx_lint.reports import plan_json, plan_markdown, plan_text

    report = {"json": plan_json.report, "markdown": plan_markdown.report, "text": plan_text.report}[form]
    return report(made, str(repository(made.root) or made.root), written=written)
