"""What a stretch of Python mentions besides what it names."""

from __future__ import annotations

from influx_lint.languages import mentions
from influx_lint.languages.python.frameworks import CARRIED_AS


class Mentions(mentions.Mentions):
    """Gathers the units of a Python file."""

    __slots__ = ()

    entries = frozenset(
        {"__call__", "__getitem__", "__getattr__", "__enter__", "__aenter__", "__iter__", "__get__", "__init__"}
    )

    def carried(self, mentions: set[str]) -> set[str]:
        """The attributes that a stretch gets hold of without naming them."""
        return {CARRIED_AS[name] for name in CARRIED_AS.keys() & mentions}

    def is_implied(self, name: str) -> bool:
        return name.startswith("__") and name.endswith("__")
