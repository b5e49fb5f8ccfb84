"""Modules of the project: each is gone through the first time that it is asked for, within a budget of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from influx_lint.findings import Origin
from influx_lint.flow import ir, meetings, unfollowed
from influx_lint.flow.budget import BudgetExceededError
from influx_lint.flow.events import Presence
from influx_lint.flow.frames import Frame, FrameKind, ModuleObject
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Known
from influx_lint.flow.store import FACTS
from influx_lint.flow.values import NOTHING, Atom

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
        if matters:
            meetings.cells(run, run.store.changes(-1))
        loaded.facts[path] = run.store.keep_but_facts()
    run.reads.relate_waiting(frame.waiting)
    return made


def imported(run: Machine, path: Path, site: Site) -> ModuleObject | None:
    """A module that is imported at `site`; where it cannot be had, and may have to do with credentials, so that
    what the importer does with it may too, that is not all that there is to know."""
    found = module(run, path)
    _learn_from(run, path)
    if found is None and site.path in run.loaded.entered:
        if path in run.loaded.too_large:
            run.given_up.note(site.origin, f"{run.program.shown(path)} is too large to be gone through besides")
        elif run.program.problem(path) is not None and run.program.mentions(path, _keys(run) | run.relevance.names):
            run.given_up.is_whole = False
            run.loaded.unread.setdefault((site.path, path), site.origin)
    return found


def _learn_from(run: Machine, path: Path) -> None:
    """An importer knows what is known where a module ends: also the keys that are there, unless a test for one is told
    of by itself, and what rests on it, too."""
    for (subject, slot), held in run.loaded.facts.get(path, {}).items():
        if slot is FACTS and (lasting := frozenset(atom for atom in held or () if _lasts(run, atom))):
            run.store.set(subject, FACTS, lasting | (run.store.get(subject, FACTS) or NOTHING))


def _lasts(run: Machine, atom: Atom) -> bool:
    is_there = isinstance(atom, Known) and isinstance(atom.fact, Presence) and atom.fact.present
    return not (is_there and run.language.tests_are_reads)


def give_up_unread(run: Machine) -> None:
    """Gives up each import of what cannot be read, once a file, where by all that is known credentials may be got
    there, or given."""
    carried, keys = run.relevance.carried, _keys(run)
    for (importer, path), origin in run.loaded.unread.items():
        mentions = run.program.mentions
        if mentions(path, carried | keys) and mentions(
            importer, carried if not mentions(path, carried) else carried | keys
        ):
            run.given_up.note(origin, f"{run.program.shown(path)} {run.program.problem(path)}")


def _keys(run: Machine) -> set[str]:
    return {key for keys in run.keys for key in keys}


def bounded(run: Machine, path: Path, size: int, work: Callable[[], object], *, in_full: bool = True) -> str | None:
    """Does the work on a module or function of so many nodes within a budget of its own; if not `in_full`, without
    following calls other than such as register or make something. Says why where it was given up."""
    depth, paths, active = run.depth, list(run.paths), run.active.copy()
    trails = run.store.depth
    run.paths.append(path)
    reason = None
    entry = run.budget.enter(path, size, in_full=in_full)
    try:
        work()
    except (BudgetExceededError, RecursionError) as error:
        _give_up(run, trails)
        reason = _reason(error)
        run.depth, run.active = depth, active
    finally:
        run.budget.leave(entry)
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
