"""The budget: what may be done with it, and when it is spent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from influx_lint.flow.budget import (
    ALL_SPARE_STEPS,
    BASE_STEPS,
    FEW_ROUNDS,
    LEAST_A_NODE,
    LEAST_STEPS,
    SPARE_A_NODE,
    SPARE_STEPS,
    STEPS_A_NODE,
    STEPS_AFTERWARDS,
    Budget,
    BudgetExceededError,
    one_by_one,
)

FILE = Path("/project/main.py")


@contextmanager
def _entered(budget: Budget, path: Path, size: int, *, in_full: bool) -> Iterator[None]:
    entry = budget.enter(path, size, in_full=in_full)
    yield
    budget.leave(entry)


def _allowed(budget: Budget, size: int = 0, *, in_full: bool = True) -> int:
    """How many steps code of so many nodes may take before calls are no longer followed."""
    with _entered(budget, FILE, size, in_full=in_full):
        count = 0
        while budget.may_call():
            budget.step()
            count += 1
    return count


def test_a_file_may_take_steps_in_proportion_to_its_size() -> None:
    budget = Budget()
    budget.size(FILE, 700)
    assert _allowed(budget) == BASE_STEPS + SPARE_STEPS + 700 * STEPS_A_NODE


def _files(budget: Budget, count: int) -> list[int]:
    """How many steps each of so many files may take that take all that they may."""
    found = []
    for number in range(count):
        with _entered(budget, FILE.with_name(f"m{number}.py"), 0, in_full=True):
            while budget.may_call():
                budget.step(100)
            found.append(budget.steps)
    return found


def test_few_files_may_take_more_and_all_may_take_their_own_however_many_there_are() -> None:
    few = ALL_SPARE_STEPS // SPARE_STEPS
    assert _files(Budget(), 200) == [*[BASE_STEPS + SPARE_STEPS] * few, *[BASE_STEPS] * (200 - few)]


def test_what_is_spare_grows_with_the_code() -> None:
    budget = Budget()
    budget.size(FILE, 10 * SPARE_STEPS // SPARE_A_NODE)
    few = ALL_SPARE_STEPS // SPARE_STEPS + 10
    assert _files(budget, few + 5) == [*[BASE_STEPS + SPARE_STEPS] * few, *[BASE_STEPS] * 5]


def test_a_file_that_takes_few_steps_leaves_the_spare_ones_to_others() -> None:
    budget = Budget()
    for number in range(1_000):
        with _entered(budget, FILE.with_name(f"m{number}.py"), 0, in_full=True):
            budget.step(BASE_STEPS)
    assert _allowed(budget) == BASE_STEPS + SPARE_STEPS


def test_what_is_entered_late_may_take_a_few_steps_in_any_case() -> None:
    budget = Budget()
    _files(budget, ALL_SPARE_STEPS // SPARE_STEPS)
    _allowed(budget)
    assert _allowed(budget) == LEAST_STEPS
    assert _allowed(budget, 7) == LEAST_STEPS + 7 * LEAST_A_NODE


def test_calls_are_not_followed_where_only_part_is_looked_at() -> None:
    assert _allowed(Budget(), in_full=False) == 0


def test_twice_the_budget_is_the_end() -> None:
    budget = Budget()
    with _entered(budget, FILE, 0, in_full=True):
        budget.step(2 * (BASE_STEPS + SPARE_STEPS))
        with pytest.raises(BudgetExceededError):
            budget.step()


def test_after_a_statement_that_was_given_up_no_calls_are_followed() -> None:
    budget = Budget()
    with _entered(budget, FILE, 0, in_full=True):
        with pytest.raises(BudgetExceededError):
            budget.step(100_000)
        budget.renew()
        assert not budget.may_call()
        budget.step(STEPS_AFTERWARDS - 1)
        with pytest.raises(BudgetExceededError):
            budget.step()


def test_what_is_done_elsewhere_is_not_charged() -> None:
    budget = Budget()
    with _entered(budget, FILE, 0, in_full=True):
        budget.step(5)
        with _entered(budget, FILE.with_name("other.py"), 0, in_full=True):
            budget.step(100)
        assert budget.steps == 5


def _spending(budget: Budget, elements: range, steps: int) -> list[int]:
    """The numbers of elements in each round of a loop whose rounds take so many steps."""
    found = []
    for _, taken in one_by_one(budget, elements):
        budget.step(steps)
        found.append(len(taken))
    return found


def test_a_loop_leaves_half_of_the_work_to_what_follows() -> None:
    budget = Budget()
    half = (BASE_STEPS + SPARE_STEPS) // 2
    with _entered(budget, FILE, 0, in_full=True):
        assert _spending(budget, range(5_000), 10) == [*[1] * (half // 10), 5_000 - half // 10]
        assert budget.may_call()


def test_few_rounds_are_gone_through_in_any_case() -> None:
    budget = Budget()
    with _entered(budget, FILE, 0, in_full=True):
        budget.step(BASE_STEPS + SPARE_STEPS)
        assert _spending(budget, range(100), 1) == [*[1] * FEW_ROUNDS, 100 - FEW_ROUNDS]
