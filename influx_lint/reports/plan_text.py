"""An upgrade's plan for people at a terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from influx_lint.findings import Span
from influx_lint.repair.drafts import Draft
from influx_lint.repair.moves import Move
from influx_lint.repair.open_points import OpenPoint
from influx_lint.repair.plan import Plan
from influx_lint.reports.detail import way_lines
from influx_lint.reports.escape import visible
from influx_lint.reports.paint import BOLD, colored, paint, wrapped
from influx_lint.reports.summary import count, recognised

_WIDTH = 100


def report(plan: Plan, root: str, *, written: bool = False, color: bool = False) -> str:
    """The plan as lines. `root` is the folder where its patch is to be applied; `written` says that it has been."""
    sections = (
        _heading(plan),
        _services(plan),
        _written(plan) if written else _changes(plan, root, color=color),
        _open(plan, color=color),
        _unseen(plan),
        _steps(plan),
        [outlook(plan, written=written)],
    )
    whole = [lines for section in sections if (lines := list(section))]
    return "\n".join("".join(f"{line}\n" for line in (paint(first, BOLD, color), *rest)) for first, *rest in whole)


def outlook(plan: Plan, *, written: bool = False) -> str:
    """What became of the plan, or can become of it, in a sentence."""
    files = count(len(plan.drafts), "file")
    if written:
        return f"{files} written."
    if not plan.drafts:
        return "There is nothing to change."
    if plan.is_blocked:
        return f"Nothing was written. Mend what breaks first, then --write changes {files}; --force writes anyway."
    return f"Nothing was written: --write changes {files}."


def versions(move: Move) -> str:
    """A service's versions from and to."""
    return f"{move.before or 'no version'} -> {move.after}"


def shown_diff(draft: Draft, root: str) -> str:
    """What changes, for people to read: without the carriage returns, and with what can't be seen written out."""
    lines = draft.diff(root).removesuffix("\n").split("\n")
    return "\n".join("\t".join(map(visible, line.removesuffix("\r").split("\t"))) for line in lines)


def _place(path: str | Path, span: Span) -> str:
    """A place in a file as `path:line:column`, as seen from the working folder."""
    return f"{os.path.relpath(path)}:{span.line}:{span.column}"


def _heading(plan: Plan) -> Iterator[str]:
    yield visible(recognised(plan.services, os.path.relpath))
    vendor = plan.policy.vendors.get(plan.vendor, "any vendor")
    yield f"Upgrade to InfluxDB {plan.target} (policy of {plan.policy.date}, {visible(vendor)})"


def _services(plan: Plan) -> Iterator[str]:
    if plan.moves or plan.kept:
        yield "Services"
    for move in plan.moves:
        yield f"  {visible(move.service)}: {visible(versions(move))}  ({visible(_place(move.path, move.span))})"
        yield from _wrapped(move.consequence(plan.policy), 4)
        if move.contacts:
            yield from _wrapped(f"Reached by {', '.join(dict.fromkeys(one.relationship for one in move.contacts))}.", 4)
    for kept in plan.kept:
        yield visible(f"  {kept.service}: stays at {kept.version or 'no version'} ({kept.reason})")


def _changes(plan: Plan, root: str, *, color: bool) -> Iterator[str]:
    if plan.drafts:
        yield f"Changes in {count(len(plan.drafts), 'file')}"
        for draft in plan.drafts:
            diff = shown_diff(draft, root)
            yield f"\n{colored(diff) if color else diff}"


def _written(plan: Plan) -> Iterator[str]:
    yield f"Written: {count(len(plan.drafts), 'file')}"
    yield from (f"  {visible(os.path.relpath(draft.path))}" for draft in plan.drafts)


def _open(plan: Plan, *, color: bool) -> Iterator[str]:
    breaking, others = plan.breaking, [one for one in plan.open if not one.blocks]
    if breaking or plan.failures:
        yield "This breaks, or could not be judged"
    yield from _points(breaking, color=color)
    yield from (visible(f"  {os.path.relpath(one.path)}: {one.message}") for one in plan.failures)
    if others:
        yield from ([""] if breaking or plan.failures else [])
        yield "This is to be looked at"
    yield from _points(others, color=color)


def _points(points: Iterable[OpenPoint], *, color: bool) -> Iterator[str]:
    for point in points:
        place = paint(visible(f"{_place(point.path, point.span)}:"), BOLD, color)
        code = f"{paint(point.code, '1;31' if point.blocks else '1;33', color)} " if point.code else ""
        yield f"  {place} {code}{visible(point.message)}"
        yield from _wrapped(point.advice, 6)
        yield from (f"      {line}" for line in way_lines(point.way, os.path.relpath, _WIDTH, color=color))


def _unseen(plan: Plan) -> Iterator[str]:
    if plan.silenced or plan.excluded:
        yield "Left alone, as comments or settings have it"
    for one in plan.silenced:
        found = one.finding
        reason = f": {one.reason}" if one.reason else ""
        yield visible(f"  {_place(found.path, found.span)}: {found.code} ({one.by}{reason})")
    yield from (visible(f"  {os.path.relpath(one.path)}: {one.reason}") for one in plan.excluded)


def _steps(plan: Plan) -> Iterator[str]:
    if plan.steps:
        yield "Steps for you"
    for number, step in enumerate(plan.steps, 1):
        yield visible(f"  {number}. {step.title}")
        for sentence in step.sentences:
            yield from _wrapped(sentence, 5)
        yield from (visible(f"       {command}") for command in step.commands)


def _wrapped(text: str, indent: int) -> list[str]:
    return wrapped(" " * indent, visible(text), _WIDTH)
