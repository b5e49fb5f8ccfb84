"""`influx-lint upgrade`."""

from __future__ import annotations

import argparse
import os
import sys

from influx_lint import run
from influx_lint.commands.check import settings_finder
from influx_lint.commands.showing import paints
from influx_lint.commands.writing import recover_first, tell, warn_of_interrupted_write
from influx_lint.exit_status import ExitStatus
from influx_lint.paths import absolute, repository
from influx_lint.planning import make_plan, root_of
from influx_lint.project.workspace import Workspace
from influx_lint.registry import policy as policies
from influx_lint.repair import drafts, git
from influx_lint.repair.plan import Plan, UpgradeError
from influx_lint.reports import terminal


def upgrade(options: argparse.Namespace) -> int:
    """Print a project's plan, and make it where asked to. Raises RunError."""
    named = absolute(options.path)
    if not named.exists():
        raise UpgradeError(f"{options.path}: no such file or folder")
    finder = settings_finder(
        options,
        vendor=options.vendor,
        policy=options.policy,
        relationships=options.relationships,
        languages=options.languages,
        exclude=options.exclude,
        color=options.color,
    )
    root = root_of(finder, named if named.is_dir() else named.parent)
    if options.write:
        recover_first(root)
    else:
        warn_of_interrupted_write(root)
    sight = run.sight(keeps=True)
    sight.disk.named.add(str(root))
    workspace = Workspace(root, sight.disk)
    made = make_plan(sight, workspace, finder, to=options.to, services=options.service)
    if made is None:
        tell(f"nothing to upgrade: {_why_nothing(workspace)}")
        return ExitStatus.NOTHING_TO_CHECK
    refusal = _refusal(made, options) if options.write else None
    written = options.write and refusal is None and bool(made.drafts)
    if written:
        drafts.write(made.drafts, root)
    terminal.write(
        sys.stdout, _report(made, options.output_format, written=written, color=paints(finder.for_folder(root).color))
    )
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
        f"no services file in {where} defines {policies.listed(list(reached))}: upgrade it where it is defined; "
        "`influx-lint check` lists what that breaks here"
    )


def _status(made: Plan) -> ExitStatus:
    if made.failures:
        return ExitStatus.WRONG_USAGE
    return ExitStatus.FINDINGS if made.is_blocked else ExitStatus.CLEAN


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


def _report(made: Plan, form: str, *, written: bool, color: bool) -> str:
    from influx_lint.reports import plan_json, plan_markdown, plan_text

    root = str(repository(made.root) or made.root)
    if form == "text":
        return plan_text.report(made, root, written=written, color=color)
    report = {"json": plan_json.report, "markdown": plan_markdown.report}[form]
    return report(made, root, written=written)
