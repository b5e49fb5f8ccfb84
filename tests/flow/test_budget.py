"""The budget: what may be done with it, and when it is spent."""

from __future__ import annotations

from pathlib import Path

import pytest

from influx_lint.flow.budget import BASE_STEPS, LEAST_STEPS, STEPS_A_NODE, Budget, BudgetExceededError

FILE = Path("/project/main.py")


def _allowed(budget: Budget, *, in_full: bool = True) -> int:
    """How many steps may be taken before calls are no longer followed."""
    with budget.entered(FILE, in_full=in_full):
        count = 0
        while budget.may_call():
            budget.step()
            count += 1
    return count


def test_a_file_may_take_steps_in_proportion_to_its_size() -> None:
    budget = Budget()
    budget.size(FILE, 7)
    assert _allowed(budget) == BASE_STEPS + 7 * STEPS_A_NODE


def test_what_is_entered_late_may_take_a_few_steps_in_any_case() -> None:
    budget = Budget()
    _allowed(budget)
    assert _allowed(budget) == LEAST_STEPS


def test_calls_are_not_followed_where_only_part_is_looked_at() -> None:
    assert _allowed(Budget(), in_full=False) == 0


def test_twice_the_budget_is_the_end() -> None:
    budget = Budget()
    with budget.entered(FILE, in_full=True):
        budget.step(2 * BASE_STEPS)
        with pytest.raises(BudgetExceededError):
            budget.step()


def test_what_is_done_elsewhere_is_not_charged() -> None:
    budget = Budget()
    with budget.entered(FILE, in_full=True):
        budget.step(5)
        with budget.entered(FILE.with_name("other.py"), in_full=True):
            budget.step(100)
        assert budget.steps == 5
