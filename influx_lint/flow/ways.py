"""The ways out of code: arms that leave early, loops that end, calls that return, and what was written on the way."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from influx_lint.flow.events import Form
from influx_lint.flow.frames import Frame, Loop, Waiting
from influx_lint.flow.machine import Machine
from influx_lint.flow.values import Changes

_MOST_ASKED = 32
"""How many reads of earlier branches a branch is an alternative of."""


def wait(run: Machine, frame: Frame, reads: list[int], *, returned: bool = False) -> None:
    """An arm leaves early: what comes next, up to the loop's or the function's end, is its alternative."""
    if reads:
        _waiting(frame).append(Waiting(reads, len(run.reads.log), returned))


def end_loop(run: Machine, frame: Frame) -> None:
    """A loop has come to its end: what returned from there is what comes next an alternative of, too."""
    loop = frame.loops.pop()
    run.reads.relate_waiting(loop.waiting)
    _waiting(frame).extend(each for each in loop.waiting if each.returned)


def pass_on(run: Machine, loop: Loop, frame: Frame) -> None:
    """Code left where a loop came to its end unbroken: what comes next is an alternative of all that was read."""
    start = loop.waiting[0].start if loop.waiting else len(run.reads.log)
    for each in loop.waiting:
        wait(run, frame, [*each.reads, *run.reads.log[start:]])


def _waiting(frame: Frame) -> list[Waiting]:
    return frame.loops[-1].waiting if frame.loops else frame.waiting


def leaving(run: Machine, frame: Frame) -> Changes:
    """What a call has written by now, without its own names unless a function made there may see them."""
    changes = run.store.changes(frame.depth)
    return changes if frame.captured else _without(frame, changes)


def merge_effects(run: Machine, gone: Frame | None = None, *, are_certain: bool = False) -> None:
    """Ends the last trail: what was written since may have been, or not, unless it is certain that it was. The names of
    a frame that is `gone` are of no more use, unless a function made there may see them."""
    changes = run.store.end()
    if gone is not None and not gone.captured:
        changes = _without(gone, changes)
    if changes:
        run.store.merge([changes] if are_certain else [changes, {}])


def _without(frame: Frame, changes: Changes) -> Changes:
    return {cell: value for cell, value in changes.items() if cell[0] != frame.place}


def relate_branches(run: Machine, frame: Frame, stretches: Sequence[Sequence[int]]) -> None:
    """Branches that each ask for a key, and go on without it, are alternatives of one another: `stretches` are the
    reads of the tests and the bodies of one, in turn."""
    tests, bodies = stretches[::2], stretches[1::2]
    asked = ask(run, itertools.chain.from_iterable(tests))
    if not asked:
        return
    subjects = {run.reads.record(number).subject for number in asked}
    asked += itertools.chain.from_iterable(bodies)
    relate_asked(run, frame, [each for each in asked if run.reads.record(each).subject in subjects])


def relate_asked(run: Machine, frame: Frame, asked: Iterable[int]) -> None:
    """Reads without whose keys a function goes on are alternatives of the earlier ones."""
    earlier = frame.function.asked
    added = [each for each in asked if each not in earlier]
    run.reads.relate([earlier, added])
    earlier += added
    del earlier[:-_MOST_ASKED]


def ask(run: Machine, reads: Iterable[int]) -> list[int]:
    """Those of some reads that ask whether a key is there, or go on without it."""
    records = ((number, run.reads.record(number)) for number in reads)
    return [number for number, record in records if record.form is Form.CONTAINS or record.is_tolerant]


def relate_each(run: Machine, start: int) -> None:
    """Each read from `start` of the log on is an alternative of the others."""
    run.reads.relate([number] for number in run.reads.log[start:])


def relate_rounds(run: Machine, starts: list[int]) -> None:
    """What the rounds of a comprehension ask for without need may be instead of one another."""
    run.reads.collect([*starts, len(run.reads.log)])
