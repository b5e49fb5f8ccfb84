"""How a branch is gone through: every arm from the state that its test leaves; what they leave is merged."""

from __future__ import annotations

from collections.abc import Sequence

from influx_lint.flow import conditions, ir, ways
from influx_lint.flow.choices import Question
from influx_lint.flow.facts import Facts
from influx_lint.flow.frames import Frame
from influx_lint.flow.machine import Machine
from influx_lint.flow.platform import Condition
from influx_lint.flow.records import field, mutable
from influx_lint.flow.values import Changes


def branch(run: Machine, node: ir.Branch, frame: Frame) -> bool:
    """Whether what stands after a branch can be reached."""
    start, returns = len(run.reads.log), len(frame.function.returns)
    arms = _Arms(run, frame)
    run.store.begin()
    if not any(arms.take(test, body) for test, body in node.arms):
        arms.take_last(node.otherwise)
    run.store.end()
    run.choices.merge(arms.question, arms.ends, arms.first)
    if len(run.reads.log) > start:
        run.reads.relate(arms.stretches)
        ways.relate_branches(run, frame, arms.stretches)
    ways.wait(run, frame, arms.left, returned=len(frame.function.returns) > returns)
    return bool(arms.ends)


@mutable
class _Arms:
    """What the arms gone through leave. `question` is what the first test asks, and `first` the end of its arm;
    `stretches` are the reads of each test and each body in turn, and `left` those on a way that leaves the code."""

    run: Machine
    frame: Frame
    question: Question | None = None
    ends: list[Changes] = field(default_factory=list)
    first: Changes | None = None
    stretches: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    _tests: list[Condition] = field(default_factory=list)

    def take(self, test: ir.Expression, body: Sequence[ir.Statement]) -> bool:
        """Goes through an arm, and on to where its test does not hold; says whether it certainly holds."""
        run, is_first = self.run, not self.stretches
        asked = run.choices.question(test, self.frame)
        self.question = asked if is_first else self.question
        mark = len(run.reads.log)
        condition = conditions.test(run, test, self.frame)
        tested = [*run.reads.log[mark:], *condition.reads]
        if condition.holds is False:
            self.stretches += [tested, []]
            return False
        self._tests.append(condition)
        mark = len(run.reads.log)
        run.store.begin()
        conditions.assume(run, condition.true)
        run.choices.assume(asked, True)
        before = run.failures, run.skips
        otherwise = condition.false
        if run.execute(body, self.frame):
            self.ends.append(run.store.changes(run.store.depth - 2))
            self.first = self.ends[0] if is_first else self.first
        else:
            self.left += [*tested, *run.reads.log[mark:]]
            otherwise = _after_leaving(run, condition, before)
        run.store.end()
        self.stretches += [tested, run.reads.log[mark:]]
        conditions.assume(run, otherwise)
        run.choices.assume(asked, False)
        return condition.holds is True

    def take_last(self, body: Sequence[ir.Statement]) -> None:
        """Goes through what is done where no test holds."""
        run = self.run
        mark = len(run.reads.log)
        before = run.failures, run.skips
        if run.execute(body, self.frame):
            self.ends.append(run.store.changes(run.store.depth - 1))
        else:
            self.left += run.reads.log[mark:]
            for condition in self._tests:
                _after_leaving(run, conditions.negated(condition), before)
        self.stretches.append(run.reads.log[mark:])


def _after_leaving(run: Machine, condition: Condition, before: tuple[int, int]) -> Facts:
    """Code left where a condition holds: what is known where it goes on. `before` are the failures and skips so far."""
    failures, skips = before
    if run.skips > skips:
        return conditions.skips(run, condition)
    if run.failures > failures:
        conditions.fails(run, condition, where=True)
    return condition.false
