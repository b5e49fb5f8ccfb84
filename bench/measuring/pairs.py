"""The CPU time of commands, taken in pairs A B A B …, and what the pairs tell.

A machine's speed changes from minute to minute, with its clock and with what else runs on it. Two runs one after the
other meet nearly the same machine, so each pair gives a ratio, and the median of the ratios is the result.
"""

from __future__ import annotations

import math
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import IO

Pair = tuple[float, float]

_SURENESS = 0.95
"""How sure the interval of a median is."""

_TELL_PEAK = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(status)
"""


class CommandError(Exception):
    """A command ended with another status than it should: what it took says nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments, the folder that it runs in, and the exit statuses that it may end with."""

    arguments: tuple[str, ...]
    folder: Path
    statuses: frozenset[int] = frozenset({0})


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two commands to run `pairs` times in turn; ours is to take at most `budget` times the CPU time of the other.

    A comparison without a budget explains another one.
    """

    name: str
    what: str
    ours: Command
    other: Command
    budget: float | None
    pairs: int


@dataclass(frozen=True, slots=True)
class Row:
    """A measured value: a ratio of CPU times unless `what` says otherwise. `low` and `high` are its 95 % interval."""

    name: str
    what: str
    value: float
    budget: float | None = None
    low: float | None = None
    high: float | None = None
    detail: str = ""

    @property
    def holds(self) -> bool | None:
        """Whether the value keeps to its budget; nothing where there is none."""
        return None if self.budget is None else self.value <= self.budget


@dataclass(frozen=True, slots=True)
class Skipped:
    """A measure that cannot run here, and why."""

    name: str
    reason: str


def cpu_seconds(command: Command) -> float:
    """The CPU time, user and system, of a command and of the processes that it waited for. Raises CommandError."""
    usage = used(command)
    return usage.ru_utime + usage.ru_stime


def peak_kilobytes(command: Command) -> int:
    """The most memory that a command had at once. Raises CommandError.

    The peak of a process begins with that of the one that starts it (Linux keeps it over `exec`), and this one has had
    all that commands printed. So a small one starts the command, and tells.
    """
    with tempfile.TemporaryFile() as told:
        used(replace(command, arguments=(sys.executable, "-S", "-c", _TELL_PEAK, *command.arguments)), told)
        told.seek(0)
        return int(told.read())


def used(command: Command, output: IO[bytes] | int = subprocess.DEVNULL) -> resource.struct_rusage:
    """What a command and the processes that it waited for took; what it prints goes to `output`.

    Raises CommandError where it ends with a status that it should not end with.
    """
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command.arguments, cwd=command.folder, stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in command.statuses:
            errors.seek(0)
            said = errors.read().decode("utf-8", "replace")[-2000:]
            shown = " ".join(command.arguments)[:300]
            raise CommandError(f"exit status {process.returncode} of: {shown}\n{said}")
    return usage


def taken(ours: Command, other: Command, count: int) -> list[Pair]:
    """`count` pairs of CPU times, after one run of each that fills the caches."""
    cpu_seconds(ours), cpu_seconds(other)
    return [(cpu_seconds(ours), cpu_seconds(other)) for _ in range(count)]


def measured(comparison: Comparison) -> Row:
    """Run a comparison. Raises CommandError."""
    pairs = taken(comparison.ours, comparison.other, comparison.pairs)
    low, high = interval(ratios(pairs))
    return Row(
        comparison.name,
        comparison.what,
        median(ratios(pairs)),
        comparison.budget,
        low,
        high,
        f"{len(pairs)} pairs; ours {median(a for a, _ in pairs):.3f} s, other {median(b for _, b in pairs):.3f} s",
    )


def ratios(pairs: Iterable[Pair]) -> list[float]:
    """The ratio of each pair."""
    return [ours / other for ours, other in pairs]


def interval(values: Sequence[float]) -> Pair:
    """The interval that holds the median in 95 % of such samples, whatever their distribution (binomial, by ranks).

    Below six values no ranks are that sure; then it is the least and the greatest.
    """
    ordered = sorted(values)
    count = len(ordered)
    rank, below = 0, 1 / 2**count
    while below + math.comb(count, rank + 1) / 2**count <= (1 - _SURENESS) / 2:
        rank += 1
        below += math.comb(count, rank) / 2**count
    return ordered[rank], ordered[-1 - rank]


def growth(points: Sequence[Pair]) -> float:
    """The exponent of growth of (size, cost) points: 1 is linear, 2 is quadratic (least squares over logarithms)."""
    sizes = [math.log(size) for size, _ in points]
    costs = [math.log(cost) for _, cost in points]
    middle, level = sum(sizes) / len(sizes), sum(costs) / len(costs)
    slope = sum((size - middle) * (cost - level) for size, cost in zip(sizes, costs, strict=True))
    return slope / sum((size - middle) ** 2 for size in sizes)
