"""Edits that take further looks: all safe fixes of a file, and the plan of a project's upgrade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lsprotocol import types as lsp

from influx_lint.findings import Finding, Outcome
from influx_lint.planning import make_plan
from influx_lint.project.workspace import Workspaces
from influx_lint.repair import drafts as drafting
from influx_lint.repair.drafts import Draft
from influx_lint.repair.plan import UpgradeError
from influx_lint.repair.write import WriteError
from influx_lint.server import editing
from influx_lint.server.looking import Looking, encoded
from influx_lint.server.view import View

FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.influx-lint"
_LEFT = "{}, or could not be judged, and is left to you: `influx-lint upgrade` tells what to do"

UPGRADE = f"{lsp.CodeActionKind.RefactorRewrite.value}.influx-lint"


class Made(NamedTuple):
    """An edit, and what is to be said about it, if anything."""

    edit: lsp.WorkspaceEdit
    note: str | None = None


def make(looking: Looking, view: View, data: Mapping[str, Any]) -> Made | None:
    """The edit of an action, by its `kind`, for the file at `path`; nothing for no such kind. Raises RunError."""
    path = Path(str(data.get("path")))
    if data.get("kind") == FIX_ALL:
        return _fix_all(looking, view, path)
    if data.get("kind") == UPGRADE:
        return _upgrade(looking, view, path, [str(one) for one in data.get("services") or ()])
    return None


def _fix_all(looking: Looking, view: View, path: Path) -> Made:
    """All safe fixes of a file, as `check --fix` makes them."""
    drafts = _drafts(view)
    texts = drafting.unsaved(drafts.values())

    def look(unsaved: Mapping[Path, bytes]) -> Outcome:
        return looking([path], {**texts, **unsaved})

    def is_wanted(finding: Finding) -> bool:
        return finding.is_safe and finding.path == str(path)

    repaired = drafting.repair(look, is_wanted, drafts)
    return Made(editing.of_drafts(view, repaired.drafts.values()))


def _upgrade(looking: Looking, view: View, path: Path, services: Sequence[str]) -> Made:
    """The upgrade of a file's project, by what is on the disk now where it is not open."""
    looking.forget()
    finder = looking.finder
    sight = looking.sight.under(drafting.unsaved(_drafts(view).values()))
    workspace = Workspaces(sight.disk).of(path, finder.for_file(path).root)
    plan = make_plan(sight, workspace, finder, services=services)
    if plan is None:
        raise UpgradeError("there is no InfluxDB service to upgrade")
    breaks = sum(one.blocks for one in plan.open) + len(plan.failures)
    left = _LEFT.format("1 place breaks" if breaks == 1 else f"{breaks} places break") if breaks else None
    if not plan.drafts:
        raise UpgradeError(left or "there is nothing to change")
    note = lsp.ChangeAnnotation(f"Upgrade to InfluxDB {plan.target}", needs_confirmation=True, description=left)
    return Made(editing.of_drafts(view, plan.drafts, note), left)


def _drafts(view: View) -> dict[Path, Draft]:
    """The drafts of the files that are open; what can't be decoded is left as it is."""
    found = {}
    for path, opened in view.opened.items():
        try:
            found[path] = drafting.open_draft(path, encoded(path, opened.text))
        except WriteError:
            continue
    return found
