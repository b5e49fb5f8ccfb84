"""Code that may not come to its end: what is raised and caught, and blocks with a context manager."""

from __future__ import annotations

import itertools

from influx_lint.flow import containers, ir, targets, ways
from influx_lint.flow.events import Form
from influx_lint.flow.frames import Frame, Instance
from influx_lint.flow.machine import Machine, Sense
from influx_lint.flow.places import Site
from influx_lint.flow.values import ABSENT, NOTHING, UNKNOWN, Changes, Value, one

_MOST_RAISED = 64
"""How many exceptions of the project's own are known where they are caught."""


def raise_(run: Machine, node: ir.Raise, frame: Frame) -> bool:
    """A function that only says that it is still to be written may give anything."""
    for part in node.parts:
        value = run.evaluate(part, frame)
        kind = run.evaluate(part.function, frame) if isinstance(part, ir.Call) else value
        if run.language.has(Sense.PLACEHOLDER, kind):
            frame.function.returns.append(NOTHING)
        run.skips += run.language.has(Sense.SKIP, kind)
        _note_raised(run, value)
    run.failures += 1
    return False


def _note_raised(run: Machine, value: Value) -> None:
    """Keeps what exceptions of the project's own classes hold: where they are caught, the way there is forgotten."""
    raised = run.objects.raised
    for atom in value:
        if isinstance(atom, Instance) and (atom in raised or len(raised) < _MOST_RAISED):
            held = raised.setdefault(atom, {})
            for key in containers.keys(run.store, atom):
                held[key] = run.store.known(atom.place, key)


def try_(run: Machine, node: ir.Try, frame: Frame) -> bool:
    """A handler starts from what the block may have done; where it catches a missing key, what the two read are
    alternatives, and so is what the next rounds of a loop try."""
    start, moved = len(run.reads.log), len(run.reads.moves)
    run.store.begin()
    with run.caught(any(_catches(run, handler, frame) for handler in node.handlers)):
        alive = run.execute(node.body, frame)
    body = run.store.changes(run.store.depth - 1)
    tried = run.reads.log[start:]
    alive = alive and run.execute(node.otherwise, frame)
    done = run.store.end()
    ends = [done] if alive else []
    run.store.begin()
    run.store.merge([{}, body])
    handled = [_handle(run, handler, frame, tried, moved, ends) for handler in node.handlers]
    run.store.end()
    catching = [reads for reads in handled if reads is not None]
    if catching:
        failing = _relate(run, node, tried, list(itertools.chain.from_iterable(catching)))
        if not alive or frame.loops:
            ways.wait(run, frame, failing)
        elif len(ends) > 1:
            ways.relate_asked(run, frame, failing)
    run.store.merge(ends)
    return run.execute(node.finally_, frame) and bool(ends)


def _handle(
    run: Machine, handler: ir.Handler, frame: Frame, tried: list[int], moved: int, ends: list[Changes]
) -> list[int] | None:
    """Goes through a handler of a block that read `tried`, and adds to `ends` what was done where its end is reached.
    Gives what the handler reads where it catches a missing key."""
    catches = _catches(run, handler, frame)
    mark = len(run.reads.log)
    run.store.begin()
    if handler.name is not None:
        targets.bind_name(run, handler.name, _caught(run, handler, frame), frame)
    failures, skips = run.failures, run.skips
    if run.execute(handler.body, frame):
        ends.append(run.store.changes(run.store.depth - 2))
    elif catches and run.skips > skips:
        run.reads.excuse(tried)
    run.store.end()
    if not catches:
        if ways.ask(run, tried):
            run.reads.guard(run.reads.log[mark:], tried)
        return None
    if run.failures == failures:
        _move_where_there(run, moved)
    return run.reads.log[mark:]


def _relate(run: Machine, node: ir.Try, tried: list[int], handled: list[int]) -> list[int]:
    """What is tried and what the handlers of a missing key read are alternatives. Gives those tried that may fail."""
    failing = _failing(run, node, tried)
    run.reads.relate([failing, handled])
    if len(failing) < len(tried):
        read = map(run.reads.record, tried)
        run.reads.supplement(handled, [(each.subject, frozenset({each.key})) for each in read if each.key])
    return failing


def _failing(run: Machine, node: ir.Try, tried: list[int]) -> list[int]:
    """The reads of a block that may lead to its handlers. Where a missing key gives a value, what only takes such
    values does not fail."""
    takes = [each for each in node.body if isinstance(each, ir.Assign | ir.Return)]
    if run.language.missing is None or len(takes) < len(node.body):
        return tried
    if not all(isinstance(each.value, ir.Name | ir.Attribute | ir.Index) for each in takes):
        return tried
    taken = {each.value.span for each in takes if each.value is not None}
    records = ((number, run.reads.record(number)) for number in tried)
    return [
        number
        for number, record in records
        if len(record.key or ()) > 1 or not (record.reader.span in taken or record.form is Form.PATTERN)
    ]


def _catches(run: Machine, handler: ir.Handler, frame: Frame) -> bool:
    """Whether a handler catches the failure to find a key."""
    caught = [run.evaluate(exception, frame) for exception in handler.exceptions]
    return not caught or any(run.language.has(Sense.CATCHES_MISSING, each) for each in caught)


def _caught(run: Machine, handler: ir.Handler, frame: Frame) -> Value:
    """What a handler gets: of the project's own exceptions, those that were raised by now, with what they held. One
    that catches everything may get something else, too."""
    classes = {atom for each in handler.exceptions for atom in run.evaluate(each, frame)}
    known = list(run.objects.raised)
    if handler.exceptions:
        known = [each for each in known if not classes.isdisjoint(run.objects.classes(each.class_))]
    for made in known:
        for key, held in run.objects.raised[made].items():
            containers.set_key(run.store, made, key, held)
    return frozenset(known) | (NOTHING if handler.exceptions and known else UNKNOWN)


def _move_where_there(run: Machine, start: int) -> None:
    """What was moved since `start` was so only where it was there."""
    for move in run.reads.moves[start:]:
        move.note(run.reads)
    del run.reads.moves[start:]


def with_(run: Machine, node: ir.With, frame: Frame) -> bool:
    suppressing = expecting = swallowing = False
    before: Changes = {}
    ways_out = len(frame.exits)
    for manager, target in node.managers:
        value = run.evaluate(manager, frame)
        suppressing = suppressing or run.language.has(Sense.SUPPRESSES_MISSING, value)
        swallowing = swallowing or run.language.has(Sense.SUPPRESSES, value)
        expecting = expecting or run.language.has(Sense.EXPECTS_MISSING, value)
        for cell, held in run.language.held(run, value):
            before.setdefault(cell, run.store.get(*cell) or one(ABSENT))
            run.store.set(*cell, held)
        entered = run.enter(value, Site(manager, frame))
        if target is not None:
            targets.bind(run, target, entered, frame)
    start, failures = len(run.reads.log), run.failures
    alive = _block(run, node, frame, suppressing=suppressing) or (swallowing and run.failures > failures)
    if expecting:
        run.reads.excuse(run.reads.log[start:])
    for cell, old in before.items():
        run.store.set(*cell, old or one(ABSENT))
    for way_out in frame.exits[ways_out:]:
        way_out.update(before)
    return alive


def _block(run: Machine, node: ir.With, frame: Frame, *, suppressing: bool) -> bool:
    if not suppressing:
        return run.execute(node.body, frame)
    start = len(run.reads.log)
    moved = len(run.reads.moves)
    run.store.begin()
    with run.caught(True):
        alive = run.execute(node.body, frame)
    changes = run.store.end()
    _move_where_there(run, moved)
    run.store.merge([{}, *([changes] if alive else [])])
    ways.wait(run, frame, run.reads.log[start:])
    return True
