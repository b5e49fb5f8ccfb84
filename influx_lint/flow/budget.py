"""How much work the analysis may take: nearly linear in the size of the code, whatever the code is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")

BASE_STEPS = 2_000
STEPS_A_NODE = 8
"""How many steps all the code of a file may take that is entered from nowhere else: a base, and so many for each node
of the file. Each module or function may take what is left. Beyond, calls are not followed and loops not unrolled;
beyond twice that, it is given up."""

SPARE_STEPS = 8_000
ALL_SPARE_STEPS = 400_000
SPARE_A_NODE = 1
"""How many steps more each module or function may take of those that are there for whatever needs them, a base and so
many for each node of all files: few files of a large project do."""

LEAST_STEPS = 50
LEAST_A_NODE = 4
"""How many steps each module or function may take in any case: a base, and so many for each of its own nodes."""

STEPS_AFTERWARDS = 1_000
"""How many steps the rest of a module may take after a statement that was given up, without following calls."""

STEPS_A_LAYER = 4
DEEPEST_LAYERS = 30
"""What it takes of the steps to look into a mapping that another was spread from, and how deep that goes."""

STEP = 4
"""What a step costs; a cell that is merged after a branch costs one."""


class BudgetExceededError(Exception):
    """A module or function takes too many steps."""


class _Registering:
    """Around what registers: a class, since calls enter it so often."""

    __slots__ = ("_budget", "_outer")

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._outer: list[bool] = []

    def __enter__(self) -> None:
        self._outer.append(self._budget.registers)
        self._budget.registers = True

    def __exit__(self, *_: object) -> None:
        self._budget.registers = self._outer.pop()


class Entry(NamedTuple):
    """Work under way on a module or function in a file: how many steps of the file's own were `left` and how many spare
    ones it may take, and what is to be had again of what it was entered from."""

    path: Path
    left: int
    spare: int
    outer: tuple[int, int, int, bool, bool]


class Budget:
    """What was `spent` since the start of the module or function that is gone through, and where that has to `end`; how
    many `nodes` all files have by now. Calls are followed at all where it `follows`."""

    def __init__(self) -> None:
        self.spent = 0
        self.nodes = 0
        self._sizes: dict[Path, int] = {}
        self._left: dict[Path, int] = {}
        self._spare = ALL_SPARE_STEPS
        self.follows = True
        self.registers = False
        self._registering = _Registering(self)
        self._looked_into: set[int] = set()
        self._allow(BASE_STEPS)

    def _allow(self, steps: int) -> None:
        self._limit = STEP * steps
        self.end = STEP * (2 * steps + 1)

    @property
    def steps(self) -> int:
        """What was spent, in whole steps."""
        return self.spent // STEP

    def step(self, count: int = 1) -> None:
        """Counts steps. Raises BudgetExceededError where there were too many."""
        self.spent += STEP * count
        if self.spent >= self.end:
            raise BudgetExceededError

    def may_call(self) -> bool:
        """Whether to follow calls."""
        return (self.follows or self.registers) and self.spent < self._limit

    def registering(self) -> _Registering:
        """Around what a module does to make objects, and to have its functions and classes known elsewhere: those calls
        are followed."""
        return self._registering

    @contextmanager
    def nested(self, place: int) -> Iterator[bool]:
        """Around a look into what the mapping at `place` was spread from: says whether to look so deep. One that was
        spread from itself, in a loop, has no more in it than what is looked at already."""
        if place in self._looked_into:
            yield False
            return
        self._looked_into.add(place)
        self.step(STEPS_A_LAYER)
        try:
            yield len(self._looked_into) <= DEEPEST_LAYERS
        finally:
            self._looked_into.discard(place)

    def may_unroll(self) -> bool:
        """Whether to go through a loop more than once."""
        return self.spent < self._limit

    def half(self) -> int:
        """What may be spent until half of what is left has been."""
        return (self.spent + self._limit) // 2

    def size(self, path: Path, nodes: int) -> None:
        """Says how large a file is."""
        self._sizes[path] = nodes
        self.nodes += nodes
        self._spare += SPARE_A_NODE * nodes

    def enter(self, path: Path, size: int, *, in_full: bool) -> Entry:
        """Begins the work on a module or function of so many nodes that is entered from nowhere else; if not `in_full`,
        only calls that register or make something are followed, and nothing is taken of what is spare. Gives what
        `leave` asks for."""
        left = self._left.get(path)
        if left is None:
            left = BASE_STEPS + STEPS_A_NODE * self._sizes.get(path, 0)
        spare = min(self._spare, SPARE_STEPS) if in_full else 0
        entry = Entry(path, left, spare, (self.spent, self._limit, self.end, self.follows, self.registers))
        self.spent = 0
        self._allow(max(left + spare, LEAST_STEPS + LEAST_A_NODE * size))
        self.follows, self.registers = in_full, False
        return entry

    def leave(self, entry: Entry) -> None:
        """Ends the work that was begun with `entry`."""
        path, left, spare, outer = entry
        steps = self.steps
        self._spare -= min(max(steps - left, 0), spare, self._spare)
        self._left[path] = max(left - steps, 0)
        self.spent, self._limit, self.end, self.follows, self.registers = outer

    def renew(self) -> None:
        """After a statement that was given up: what follows it may take a few steps more."""
        self._limit = self.spent
        self.end = self.spent + STEP * STEPS_AFTERWARDS


FEW_ROUNDS = 40
"""How many elements a loop is gone through one by one for in any case."""


def one_by_one(budget: Budget, elements: Sequence[_T]) -> Iterator[tuple[int, Sequence[_T]]]:
    """The elements that a loop goes through, with their numbers: one by one as long as that leaves half of the work
    that is allowed to what comes after the loop; then all the others at once."""
    half = budget.half()
    for number, element in enumerate(elements):
        if number >= FEW_ROUNDS and budget.spent >= half:
            yield number, elements[number:]
            return
        yield number, (element,)
