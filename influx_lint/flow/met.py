"""Which code met credentials so far, and what holds some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from pathlib import Path

from influx_lint.flow import ir


class Met:
    """`calls` counts the calls that met credentials, `functions` are those that did. `readers` are the names of those
    that read keys, and of their classes, with the files that these stand in; `holders` own cells that hold some."""

    __slots__ = ("calls", "functions", "holders", "readers")

    def __init__(self) -> None:
        self.calls = 0
        self.functions: set[ir.Function] = set()
        self.holders: set[Hashable] = set()
        self.readers: dict[str, set[Path]] = defaultdict(set)
