"""Loops and comprehensions: rounds one by one over certain elements, else one round for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from influx_lint.flow import (
    access,
    conditions,
    containers,
    credentials,
    ir,
    settling,
    targets,
    unfollowed,
    ways,
    wholes,
    writes,
)
from influx_lint.flow.budget import one_by_one
from influx_lint.flow.events import Form
from influx_lint.flow.frames import Frame, FrameKind, Loop
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition, KeyIs
from influx_lint.flow.possibilities import join, partly, placed, strings
from influx_lint.flow.values import ABSENT, NOTHING, Changes, Value, one

MOST_PASSES = 3
"""How often the body of a loop is gone through before its outcome counts as settled."""


def while_(run: Machine, node: ir.While, frame: Frame) -> bool:
    """A loop is gone through until its outcome settles."""
    loop = Loop(run.store.depth)
    frame.loops.append(loop)
    if node.otherwise:
        run.store.begin()
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


def for_(run: Machine, node: ir.For, frame: Frame) -> bool:
    """A loop over certain elements is gone through once for each; any other until its outcome settles."""
    value = run.evaluate(node.iterable, frame)
    listed, element = access.iterate(run, value, Site(node.iterable, frame))
    loop = Loop(run.store.depth)
    frame.loops.append(loop)
    if node.otherwise:
        run.store.begin()
    if listed is not None and run.budget.may_unroll():
        alive = _rounds(run, node, frame, loop, listed)
    else:
        alive = True
        _at_once(run, node, frame, loop, listed or (), element)
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
    ends = [run.store.end()] if after else [*_dropped(run)]
    run.store.merge([*ends, *loop.broken])
    return after or bool(loop.broken)


def _dropped(run: Machine) -> list[Changes]:
    run.store.end()
    return []


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
        reached = run.execute(node.body, frame)
        changes = run.store.end()
        ends = [*([changes] if reached else []), *loop.continued]
        loop.continued = []
        if not ends:
            alive = False
            break
        run.store.merge(ends)
    frame.iteration = before
    return alive


def _at_once(run: Machine, node: ir.For, frame: Frame, loop: Loop, elements: Sequence[Value], element: Value) -> None:
    """Goes through a loop for `element`, which may be any of `elements`, as far as these are known."""
    start = len(run.reads.log)
    _passes(run, node, frame, loop, element)
    _relate_levels(run, start)
    if unfollowed.hands_out(run, elements, reads=len(run.reads.log) > start):
        run.give_up_on(Site(node, frame).origin, unfollowed.TOO_MUCH_WORK)


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


def comprehension(run: Machine, node: ir.Comprehension, frame: Frame) -> Value:
    """Rounds over certain elements are taken one by one; otherwise one round stands for all."""
    site = Site(node, frame)
    inner = Frame(
        FrameKind.COMPREHENSION,
        run.places.of(site, "scope"),
        node.scope,
        frame,
        frame.path,
        frame.name,
        depth=frame.depth,
        iteration=frame.iteration,
        owner=frame.owner,
        self_=frame.self_,
    )
    rounds: list[tuple[Value, Value]] = []
    tests: list[Condition] = []
    certain = _clauses(run, node, inner, 0, rounds, tests)
    chosen = any(not _keeps_all(run, test) for clause in node.clauses for test in clause.conditions) and not (
        tests and all(_leaves_out_others(run, test) for test in tests)
    )
    if node.shape is ir.Shape.MAPPING:
        mapping = run.mapping(site)
        for key, value in rounds:
            writes.write(run, one(mapping), key, partly(value) | {ABSENT} if chosen else value, site)
        return one(mapping)
    values = [partly(value) if chosen else value for _, value in rounds]
    if chosen:
        containers.mark_partial(run.store, run.places.of(site), conditions.some([test for test in tests if test.reads]))
        if any(_asks_for_constant(test) for clause in node.clauses for test in clause.conditions):
            run.reads.decide(number for test in tests for number in test.reads)
    if certain and node.shape is not ir.Shape.SET:
        return one(containers.set_sequence(run.store, run.places.of(site), values))
    return one(containers.set_any(run.store, run.places.of(site), join(values)))


def _asks_for_constant(test: ir.Expression) -> bool:
    """Whether a test asks for one key of what a loop gives, and not which of some keys there are."""
    if isinstance(test, ir.Boolean):
        return any(map(_asks_for_constant, test.values))
    inner = test.value if isinstance(test, ir.Not) else test
    return isinstance(inner, ir.Compare) and isinstance(inner.left, ir.Constant)


def _leaves_out_others(run: Machine, test: Condition) -> bool:
    """Whether what fails a test is certainly a key that does not matter."""
    asked = [fact.constants for _, fact in test.false if isinstance(fact, KeyIs)]
    named = [strings(each) for each in asked if each and len(strings(each)) == len(each)]
    return any(run.names.isdisjoint(str(one.value) for one in each) for each in named)


def _keeps_all(run: Machine, test: ir.Expression) -> bool:
    """Whether a test lets everything pass that matters: all but some other keys, or all that is there at all."""
    if isinstance(test, ir.Name):
        return True
    positive = not isinstance(test, ir.Not)
    inner = test.value if isinstance(test, ir.Not) else test
    if not isinstance(inner, ir.Compare) or not isinstance(inner.left, ir.Name):
        return False
    against = inner.right.items if isinstance(inner.right, ir.Display) else (inner.right,)
    named = {each.value for each in against if isinstance(each, ir.Constant)}
    excludes = (ir.Comparison.UNEQUAL, ir.Comparison.NOT_IN) if positive else (ir.Comparison.EQUAL, ir.Comparison.IN)
    return (
        inner.operator in excludes
        and len(named) == len(against)
        and not any(named.intersection(path) for path in run.keys)
    )


def _clauses(
    run: Machine,
    node: ir.Comprehension,
    frame: Frame,
    depth: int,
    rounds: list[tuple[Value, Value]],
    tests: list[Condition],
) -> bool:
    """Goes through the rounds from a clause on, and notes what they give and on which tests; says whether it is certain
    what they give."""
    if depth == len(node.clauses):
        key = run.evaluate(node.key, frame) if node.key is not None else NOTHING
        element = placed(run.evaluate(node.element, frame), frame.path, node.element)
        site = Site(node, frame)
        credentials.use(run, element, frame)
        wholes.note_choice(run, element, site)
        rounds.append((settling.settle_parts(run, key, site), settling.settle_parts(run, element, site)))
        return True
    clause = node.clauses[depth]
    outer = frame.parent if depth == 0 and frame.parent is not None else frame
    listed, element = access.iterate(run, run.evaluate(clause.iterable, outer), Site(clause.iterable, frame))
    unrolled = listed if run.budget.may_unroll() else None
    certain = unrolled is not None and not clause.conditions
    together: Sequence[Value] = listed or () if unrolled is None else ()
    before = frame.iteration
    starts = []
    for number, values in one_by_one(run.budget, [element] if unrolled is None else unrolled):
        if len(values) > 1:
            together, certain = values, False
        value = join(values)
        starts.append(len(run.reads.log))
        frame.iteration = (*before, number)
        run.store.begin()
        targets.bind(run, clause.target, value, frame, loop=True)
        passed: Condition | None = None
        for test in clause.conditions:
            start = len(run.reads.log)
            condition = conditions.test(run, test, frame)
            conditions.assume(run, condition.true)
            passed = condition if passed is None else conditions.both(passed, condition)
            run.reads.relate([run.reads.log[start:], run.reads.log[starts[-1] : start]])
            if condition.holds is False:
                break
        else:
            mark = len(run.reads.log)
            certain = _clauses(run, node, frame, depth + 1, rounds, tests) and certain
            run.reads.guard(run.reads.log[starts[-1] : mark], run.reads.log[mark:])
        ways.merge_effects(run, frame, are_certain=unrolled is not None and not clause.conditions)
        tests += [passed] if passed is not None else []
    frame.iteration = before
    if len(starts) > 1:
        ways.relate_rounds(run, starts)
    if unfollowed.hands_out(run, together, reads=bool(starts) and len(run.reads.log) > starts[0]):
        run.give_up_on(Site(node, frame).origin, unfollowed.TOO_MUCH_WORK)
    return certain
