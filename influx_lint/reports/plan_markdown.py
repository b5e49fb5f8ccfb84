"""An upgrade's plan as Markdown, for the description of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from influx_lint.paths import relative
from influx_lint.repair.open_points import OpenPoint
from influx_lint.repair.plan import Plan
from influx_lint.reports.markdown import COMMENT_LIMIT, cell, code, prose, way_items
from influx_lint.reports.plan_text import outlook, shown_diff, versions


def report(plan: Plan, root: str, *, written: bool = False, limit: int = COMMENT_LIMIT) -> str:
    """The plan as Markdown. Files are named from the folder `root`. Where the diffs would make it longer than about
    `limit` bytes, those that don't fit are left out, and counted."""
    rest = [*_services(plan), *_open(plan, root), *_unseen(plan, root), *_steps(plan)]
    left = limit - sum(len(line.encode("utf-8", "backslashreplace")) + 1 for line in rest)
    head = [f"## Upgrade to InfluxDB {plan.target}"]
    tail = ["", f"{prose(outlook(plan, written=written))} Policy of {plan.policy.date}, vendor {cell(plan.vendor)}."]
    split = len(_services(plan))
    return "".join(f"{line}\n" for line in [*head, *rest[:split], *_changes(plan, root, left), *rest[split:], *tail])


def _services(plan: Plan) -> list[str]:
    moves = [
        f"- **{cell(move.service)}**: {cell(versions(move))}. {prose(move.consequence(plan.policy))}"
        for move in plan.moves
    ]
    kept = [
        f"- **{cell(one.service)}** stays at {cell(one.version or 'no version')} ({cell(one.reason)})."
        for one in plan.kept
    ]
    return ["", *moves, *kept] if moves or kept else []


def _changes(plan: Plan, root: str, limit: int) -> Iterator[str]:
    left_out = 0
    if plan.drafts:
        yield "\n### Changes"
    for draft in plan.drafts:
        lines = _fenced("diff", shown_diff(draft, root))
        limit -= len(lines.encode("utf-8", "backslashreplace"))
        if limit < 0:
            left_out += 1
        else:
            yield lines
    if left_out:
        yield f"\n… and {left_out} more, which would be too long here."


def _fenced(language: str, text: str) -> str:
    """A block of code whose fence is longer than any in it."""
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"\n{fence}{language}\n{text}\n{fence}"


def _open(plan: Plan, root: str) -> Iterator[str]:
    breaking, others = plan.breaking, [one for one in plan.open if not one.blocks]
    if breaking or plan.failures:
        yield "\n### This breaks, or could not be judged\n"
    yield from _points(breaking, root)
    yield from (f"- {code(relative(one.path, root))}: {cell(one.message)}" for one in plan.failures)
    if others:
        yield "\n### This is to be looked at\n"
    yield from _points(others, root)


def _points(points: Iterable[OpenPoint], root: str) -> Iterator[str]:
    for point in points:
        where = code(f"{relative(point.path, root)}:{point.span.line}:{point.span.column}")
        rule = f" {point.code}" if point.code else ""
        yield f"- [ ] {where}{rule} {prose(point.message)}  \n  {prose(point.advice)}"
        yield from (f"    {line}" for line in way_items(point.way, root))


def _unseen(plan: Plan, root: str) -> Iterator[str]:
    if plan.silenced or plan.excluded:
        yield "\n### Left alone, as comments or settings have it\n"
    for one in plan.silenced:
        where = code(f"{relative(one.finding.path, root)}:{one.finding.span.line}:{one.finding.span.column}")
        reason = f": {one.reason}" if one.reason else ""
        yield f"- {where} {one.finding.code} ({cell(one.by + reason)})"
    yield from (f"- {code(relative(one.path, root))}: {cell(one.reason)}" for one in plan.excluded)


def _steps(plan: Plan) -> Iterator[str]:
    if plan.steps:
        yield "\n### Steps"
    for number, step in enumerate(plan.steps, 1):
        yield f"\n{number}. **{cell(step.title)}**  "
        yield f"   {' '.join(map(prose, step.sentences))}"
        if step.commands:
            yield _indented(_fenced("sh", "\n".join(step.commands)))


def _indented(block: str) -> str:
    return "\n".join(f"   {line}" if line else "" for line in block.split("\n"))
