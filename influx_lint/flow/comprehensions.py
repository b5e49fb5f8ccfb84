"""Comprehensions: rounds over certain elements are taken one by one; otherwise one round stands for all."""

from __future__ import annotations

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
from influx_lint.flow.frames import Frame, FrameKind
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition, KeyIs
from influx_lint.flow.possibilities import join, partly, placed, strings
from influx_lint.flow.records import field, mutable
from influx_lint.flow.values import ABSENT, NOTHING, Value, one


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
    taken = _Taken(run, node, inner)
    certain = taken.clause(0)
    rounds, tests = taken.rounds, taken.tests
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


@mutable
class _Taken:
    """The rounds of a comprehension that were gone through: what each gives, as key and element, and on which test."""

    run: Machine
    node: ir.Comprehension
    frame: Frame
    rounds: list[tuple[Value, Value]] = field(default_factory=list)
    tests: list[Condition] = field(default_factory=list)

    def clause(self, depth: int) -> bool:
        """Goes through the rounds from a clause on; says whether it is certain what they give."""
        if depth == len(self.node.clauses):
            self._element()
            return True
        run, frame = self.run, self.frame
        clause = self.node.clauses[depth]
        outer = frame.parent if depth == 0 and frame.parent is not None else frame
        value = run.evaluate(clause.iterable, outer)
        listed, element = access.iterate(run, value, Site(clause.iterable, frame))
        unrolled = listed if run.budget.may_unroll() else None
        is_sure = unrolled is not None and not clause.conditions
        certain = is_sure
        together: Sequence[Value] = listed or () if unrolled is None else ()
        before = frame.iteration
        starts = []
        for number, values in one_by_one(run.budget, [element] if unrolled is None else unrolled):
            if len(values) > 1:
                together, certain = values, False
            starts.append(len(run.reads.log))
            frame.iteration = (*before, number)
            run.store.begin()
            targets.bind(run, clause.target, join(values), frame, loop=True)
            if self._passes(clause):
                mark = len(run.reads.log)
                certain = self.clause(depth + 1) and certain
                run.reads.guard(run.reads.log[starts[-1] : mark], run.reads.log[mark:])
            ways.merge_effects(run, frame, are_certain=is_sure)
        frame.iteration = before
        if starts:
            conditions.guard(run, value, starts[0])
        if len(starts) > 1:
            ways.relate_rounds(run, starts)
        if unfollowed.hands_out(run, together, reads=bool(starts) and len(run.reads.log) > starts[0]):
            run.given_up.note(Site(self.node, frame).origin, unfollowed.TOO_MUCH_WORK)
        return certain

    def _passes(self, clause: ir.Clause) -> bool:
        """Whether a round may get through a clause's tests, which are noted as one."""
        run = self.run
        first = len(run.reads.log)
        passed: Condition | None = None
        may_pass = True
        for test in clause.conditions:
            start = len(run.reads.log)
            condition = conditions.test(run, test, self.frame)
            conditions.assume(run, condition.true)
            passed = condition if passed is None else conditions.both(passed, condition)
            run.reads.relate([run.reads.log[start:], run.reads.log[first:start]])
            may_pass = condition.holds is not False
            if not may_pass:
                break
        self.tests += [passed] if passed is not None else []
        return may_pass

    def _element(self) -> None:
        run, node, frame = self.run, self.node, self.frame
        key = run.evaluate(node.key, frame) if node.key is not None else NOTHING
        element = placed(run.evaluate(node.element, frame), frame.path, node.element)
        site = Site(node, frame)
        credentials.use(run, element, frame)
        wholes.note_choice(run, element, site)
        self.rounds.append((settling.settle_parts(run, key, site), settling.settle_parts(run, element, site)))
