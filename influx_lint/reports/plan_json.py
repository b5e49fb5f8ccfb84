"""An upgrade's plan as one JSON document, described by `schemas/plan.schema.json`."""

from __future__ import annotations

from typing import Any

from influx_lint import __version__
from influx_lint.findings import Finding
from influx_lint.paths import relative
from influx_lint.repair.moves import Move
from influx_lint.repair.open_points import OpenPoint
from influx_lint.repair.plan import Plan
from influx_lint.reports.escape import json_text
from influx_lint.reports.json_report import span_of, way

FORMAT = "influx-lint-plan"
VERSION = 1


def report(plan: Plan, root: str, *, written: bool = False) -> str:
    """The plan as one indented JSON document. Files are named from the folder `root`, where the diffs apply."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": "influx-lint", "version": __version__},
        "policy": {"date": plan.policy.date, "vendor": plan.vendor, "target": plan.target},
        "written": written,
        "blocked": plan.is_blocked,
        "services": [_move(move, plan, root) for move in plan.moves],
        "kept": [{"service": one.service, "version": one.version, "reason": one.reason} for one in plan.kept],
        "changes": [{"path": relative(str(draft.path), root), "diff": draft.diff(root)} for draft in plan.drafts],
        "repaired": [_found(one, root) for one in plan.fixed],
        "open": [_point(point, root) for point in plan.open],
        "suppressed": [_found(one.finding, root) | {"by": one.by, "reason": one.reason} for one in plan.suppressed],
        "excluded": [{"path": relative(one.path, root), "reason": one.reason} for one in plan.excluded],
        "failures": [{"path": relative(one.path, root), "message": one.message} for one in plan.failures],
        "steps": [
            {"title": step.title, "sentences": list(step.sentences), "commands": list(step.commands)}
            for step in plan.steps
        ],
    }
    return json_text(document, indent=2) + "\n"


def _move(move: Move, plan: Plan, root: str) -> dict[str, Any]:
    return {
        "service": move.service,
        "from": move.before,
        "to": move.after,
        "way": move.way,
        "consequence": move.consequence(plan.policy),
        "path": relative(str(move.path), root),
        "span": span_of(move.span),
        "relationships": [{"name": one.relationship, "application": one.application} for one in move.contacts],
    }


def _found(one: Finding | OpenPoint, root: str) -> dict[str, Any]:
    return {"path": relative(one.path, root), "span": span_of(one.span), "code": one.code, "message": one.message}


def _point(point: OpenPoint, root: str) -> dict[str, Any]:
    more = {"advice": point.advice, "blocks": point.blocks, "reason": point.reason, "way": way(point.way, root)}
    return _found(point, root) | more
