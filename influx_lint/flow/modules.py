"""Modules of the project: each is gone through the first time that it is asked for, within a budget of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from influx_lint.findings import Origin
from influx_lint.flow import ir, unfollowed
from influx_lint.flow.budget import BudgetExceededError
from influx_lint.flow.frames import Frame, FrameKind, ModuleObject
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site

MODULE_SCOPE = ir.Scope(frozenset())


def module(run: Machine, path: Path) -> ModuleObject | None:
    """A module of the project, or nothing where it cannot be had."""
    loaded = run.loaded
    if path in loaded.modules:
        return loaded.modules[path]
    for package in run.program.packages(path):
        if package in loaded.entered:
            module(run, package)
    if path in loaded.modules:
        return loaded.modules[path]
    helps = path not in loaded.entered
    node = run.program.load(path)
    too_large = node is not None and helps and loaded.helpers > 0
    if node is None or too_large:
        loaded.modules[path] = None
        loaded.too_large |= {path} if too_large else frozenset()
        return None
    loaded.helpers += node.size if helps else -node.size
    frame = Frame(FrameKind.MODULE, run.places.new(), MODULE_SCOPE, None, path, path.stem)
    made = loaded.modules[path] = ModuleObject(path, frame)
    run.budget.size(path, node.size)
    run.store.track(frame.place)
    matters = any(run.relevance.concerns(unit.mentions) for unit in node.units)
    with run.store.untrailed():
        run.store.begin()
        bounded(run, path, node.size, lambda: _execute_each(run, node.body, frame, in_full=matters), in_full=matters)
        loaded.facts[path] = run.store.keep_but_facts()
    run.reads.relate_waiting(frame.waiting)
    return made


def imported(run: Machine, path: Path, site: Site) -> ModuleObject | None:
    """A module that is imported at `site`; where it cannot be had, and may have to do with credentials, so that
    what the importer does with it may too, it is given up there."""
    found = module(run, path)
    if found is None and site.path in run.loaded.entered and (why := _why_not(run, path)) is not None:
        run.give_up_on(site.origin, f"{run.program.shown(path)} {why}")
    return found


def _why_not(run: Machine, path: Path) -> str | None:
    """Why a module is not gone through, if that is of consequence."""
    if path in run.loaded.too_large:
        return "is too large to be gone through besides"
    problem = run.program.problem(path)
    names = {key for keys in run.keys for key in keys} | run.relevance.names
    return problem if problem is not None and run.program.mentions(path, names) else None


def bounded(run: Machine, path: Path, size: int, work: Callable[[], object], *, in_full: bool = True) -> str | None:
    """Does the work on a module or function of so many nodes within a budget of its own; if not `in_full`, without
    following calls other than such as register or make something. Says why where it was given up."""
    depth, paths, active = run.depth, list(run.paths), run.active.copy()
    trails = run.store.depth
    run.paths.append(path)
    reason = None
    with run.budget.entered(path, size, in_full=in_full):
        try:
            work()
        except (BudgetExceededError, RecursionError) as error:
            _give_up(run, trails)
            reason = _reason(error)
            run.depth, run.active = depth, active
    run.paths[:] = paths
    return reason


def _execute_each(run: Machine, body: Iterable[ir.Statement], frame: Frame, *, in_full: bool) -> None:
    """Goes through the statements of a module; one that takes too many steps is given up, not those after it."""
    trails, depth, active = run.store.depth, run.depth, run.active.copy()
    for statement in body:
        try:
            if not run.execute((statement,), frame):
                return
        except (BudgetExceededError, RecursionError) as error:
            _give_up(run, trails)
            if in_full:
                mentions = unfollowed.mentions(statement)
                unfollowed.leave_out(run, Origin(frame.path, statement.span), _reason(error), mentions, frame)
            frame.loops.clear()
            run.depth, run.active = depth, active.copy()
            run.budget.renew()


def _give_up(run: Machine, trails: int) -> None:
    """Leaves what was under way, down to so many trails; what it has written so far stays."""
    while run.store.depth > trails:
        run.store.keep()


def _reason(error: BudgetExceededError | RecursionError) -> str:
    return unfollowed.TOO_MUCH_WORK if isinstance(error, BudgetExceededError) else unfollowed.TOO_DEEPLY_NESTED
