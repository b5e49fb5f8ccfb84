"""Which code met credentials so far, and what holds some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from pathlib import Path

from influx_lint.flow import ir
from influx_lint.flow.records import field, mutable


@mutable
class Met:
    """`calls` counts the calls that met credentials, `functions` are those that did. `readers` are the names of those
    that read keys, and of their classes, with the files that these stand in; `holders` own cells that hold some."""

    calls: int = 0
    functions: set[ir.Function] = field(default_factory=set)
    holders: set[Hashable] = field(default_factory=set)
    readers: dict[str, set[Path]] = field(default_factory=lambda: defaultdict(set))
