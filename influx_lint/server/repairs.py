"""Edits that take further looks: all safe fixes of a file, and the plan of a project's upgrade."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from influx_lint.findings import Applicability, Finding, Outcome
from influx_lint.planning import make_plan
from influx_lint.project.workspace import Workspaces
from influx_lint.repair import drafts as drafting
from influx_lint.repair.drafts import Draft
from influx_lint.repair.plan import UpgradeError
from influx_lint.repair.write import WriteError
from influx_lint.server import editing
from influx_lint.server.looking import Looking, encoded

if TYPE_CHECKING:
    from influx_lint.server.view import View

FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.influx-lint"
UPGRADE = f"{lsp.CodeActionKind.RefactorRewrite.value}.influx-lint"


def fix_all(looking: Looking, view: View, path: Path) -> lsp.WorkspaceEdit:
    """All safe fixes of a file, as `check --fix` makes them. Raises SettingsError, PolicyError, WriteError."""
    drafts = _drafts(view)
    texts = drafting.unsaved(drafts.values())

    def look(unsaved: Mapping[Path, bytes]) -> Outcome:
        return looking([path], {**texts, **unsaved})

    def is_wanted(finding: Finding) -> bool:
        is_safe = finding.fix is not None and finding.fix.applicability is Applicability.SAFE
        return is_safe and finding.path == str(path)

    repaired = drafting.repair(look, is_wanted, drafts)
    return editing.of_drafts(view, repaired.drafts.values())


def upgrade(looking: Looking, view: View, path: Path) -> lsp.WorkspaceEdit:
    """The upgrade of a file's project. Raises SettingsError, PolicyError, UpgradeError, WriteError."""
    sight = looking.sight.under(drafting.unsaved(_drafts(view).values()))
    finder = looking.finder
    workspace = Workspaces(sight.disk).of(path, finder.for_file(path).root)
    plan = make_plan(sight, workspace, finder)
    if plan is None:
        raise UpgradeError("there is no InfluxDB service to upgrade")
    breaks = sum(one.blocks for one in plan.open)
    left = f"{breaks} places break, or could not be judged: `influx-lint upgrade` lists them" if breaks else None
    note = lsp.ChangeAnnotation(f"Upgrade to InfluxDB {plan.target}", needs_confirmation=True, description=left)
    return editing.of_drafts(view, plan.drafts, note)


BY_KIND: Mapping[str, Callable[[Looking, View, Path], lsp.WorkspaceEdit]] = {FIX_ALL: fix_all, UPGRADE: upgrade}


def _drafts(view: View) -> dict[Path, Draft]:
    """The drafts of the files that are open; what can't be decoded is left as it is."""
    found = {}
    for path, opened in view.opened.items():
        try:
            found[path] = drafting.open_draft(path, encoded(path, opened.text))
        except WriteError:
            continue
    return found
