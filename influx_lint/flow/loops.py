"""Loops: rounds one by one over certain elements, else one round for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from influx_lint.flow import access, conditions, ir, targets, unfollowed, ways
from influx_lint.flow.budget import one_by_one
from influx_lint.flow.events import Form
from influx_lint.flow.frames import Frame, Loop
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join
from influx_lint.flow.values import Changes, Value

MOST_ROUNDS = 16
"""How many rounds of a loop are gone through one by one while its test certainly holds."""

MOST_PASSES = 3
"""How often the body of a loop is gone through before its outcome counts as settled."""


def while_(run: Machine, node: ir.While, frame: Frame) -> bool:
    """A loop is gone through round by round while its test certainly holds, else until its outcome settles."""
    loop = Loop(run.store.depth)
    frame.loops.append(loop)
    if node.otherwise:
        run.store.begin()
    if not isinstance(node.test, ir.Constant):
        alive = _certain_rounds(run, node, frame, loop)
        if alive is not None:
            return _after_loop(run, node, frame, loop, alive=alive)
    outcome: list[Changes] = []
    for _ in range(MOST_PASSES):
        start = len(run.reads.log)
        condition = conditions.test(run, node.test, frame)
        tested = [*run.reads.log[start:], *condition.reads]
        mark = len(run.reads.log)
        run.store.begin()
        conditions.assume(run, condition.true)
        alive = run.execute(node.body, frame)
        run.reads.relate([tested, run.reads.log[mark:]])
        changes = run.store.end()
        outcome = [{}, *([changes] if alive else []), *loop.continued]
        loop.continued = []
        if not run.store.merge(outcome) or not run.budget.may_unroll():
            break
    return _after_loop(run, node, frame, loop, alive=True)


def _certain_rounds(run: Machine, node: ir.While, frame: Frame, loop: Loop) -> bool | None:
    """Goes through the rounds of which it is certain that there are so many; says whether what comes next is reached,
    or nothing where that is not certain any more: what that test did is taken back, it is to be asked again."""
    for _ in range(MOST_ROUNDS if run.budget.may_unroll() else 0):
        run.store.begin()
        holds = conditions.test(run, node.test, frame).holds
        if holds is None:
            run.store.end()
            return None
        run.store.keep()
        if not holds:
            return True
        run.store.begin()
        if not _round(run, node, frame, loop):
            return False
    return None


def _round(run: Machine, node: ir.While | ir.For, frame: Frame, loop: Loop) -> bool:
    """Goes through the body once; says whether its end is reached."""
    reached = run.execute(node.body, frame)
    changes = run.store.end()
    ends = [*([changes] if reached else []), *loop.continued]
    loop.continued = []
    if ends:
        run.store.merge(ends)
    return bool(ends)


def for_(run: Machine, node: ir.For, frame: Frame) -> bool:
    """A loop over certain elements is gone through once for each; any other until its outcome settles."""
    value = run.evaluate(node.iterable, frame)
    listed, element = access.iterate(run, value, Site(node.iterable, frame))
    loop = Loop(run.store.depth)
    frame.loops.append(loop)
    start = len(run.reads.log)
    if node.otherwise:
        run.store.begin()
    if listed is not None and run.budget.may_unroll():
        alive = _rounds(run, node, frame, loop, listed)
    else:
        alive = True
        _at_once(run, node, frame, loop, listed or (), element)
    conditions.guard(run, value, start)
    return _after_loop(run, node, frame, loop, alive=alive)


def _after_loop(run: Machine, node: ir.For | ir.While, frame: Frame, loop: Loop, *, alive: bool) -> bool:
    """What is done at the end of a loop only if nothing broke it, and what is known after both.

    A break goes on from what was written until then, which is not what the rounds wrote that did not break."""
    ways.end_loop(run, frame)
    if not node.otherwise:
        run.store.begin()
    after = alive and run.execute(node.otherwise, frame)
    if node.otherwise:
        run.reads.relate_waiting(loop.waiting)
    if node.otherwise and not after:
        ways.pass_on(run, loop, frame)
    end = run.store.end()
    run.store.merge([*([end] if after else []), *loop.broken])
    return after or bool(loop.broken)


def _rounds(run: Machine, node: ir.For, frame: Frame, loop: Loop, listed: list[Value]) -> bool:
    """The rounds over certain elements, one by one; where these are too many, the rest at once."""
    before = frame.iteration
    alive = True
    for number, values in one_by_one(run.budget, listed):
        frame.iteration = (*before, number)
        loop.in_rounds = len(values) == 1
        if len(values) > 1:
            _at_once(run, node, frame, loop, values, join(values))
            break
        run.store.begin()
        targets.bind(run, node.target, values[0], frame, loop=True)
        if not _round(run, node, frame, loop):
            alive = False
            break
    frame.iteration = before
    return alive


def _at_once(run: Machine, node: ir.For, frame: Frame, loop: Loop, elements: Sequence[Value], element: Value) -> None:
    """Goes through a loop for `element`, which may be any of `elements`, as far as these are known."""
    start = len(run.reads.log)
    _passes(run, node, frame, loop, element)
    _relate_levels(run, start)
    if unfollowed.hands_out(run, elements, reads=len(run.reads.log) > start):
        run.given_up.note(Site(node, frame).origin, unfollowed.TOO_MUCH_WORK)


def _relate_levels(run: Machine, start: int) -> None:
    """Since `start` of the log, a loop went over the keys of an endpoint: what it takes where it is there, and what
    is taken out of a dictionary in it, are alternatives."""
    levels: dict[int, list[int]] = defaultdict(list)
    for number in run.reads.log[start:]:
        record = run.reads.record(number)
        if record.form is Form.LOOP_KEY:
            levels[len(record.key or ())].append(number)
    run.reads.relate(levels.values())


def _passes(run: Machine, node: ir.For, frame: Frame, loop: Loop, element: Value) -> None:
    for _ in range(MOST_PASSES):
        run.store.begin()
        targets.bind(run, node.target, element, frame, loop=True)
        alive = run.execute(node.body, frame)
        changes = run.store.end()
        outcome = [{}, *([changes] if alive else []), *loop.continued]
        loop.continued = []
        if not run.store.merge(outcome) or not run.budget.may_unroll():
            return


def break_(run: Machine, _node: ir.Break, frame: Frame) -> bool:
    if frame.loops:
        frame.loops[-1].broken.append(run.store.changes(frame.loops[-1].depth))
    return False


def continue_(run: Machine, _node: ir.Continue, frame: Frame) -> bool:
    if frame.loops:
        frame.loops[-1].continued.append(run.store.changes(frame.loops[-1].depth))
    return False
