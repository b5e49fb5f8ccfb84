"""The arguments of calls."""

from __future__ import annotations

from influx_lint.flow.records import field, mutable
from influx_lint.flow.values import UNKNOWN, Value


@mutable
class Arguments:
    """The arguments of a call. `rest` is what further positional arguments may be; `spread` are the mappings whose
    keys are not all known and that are given as named arguments."""

    positional: list[Value] = field(default_factory=list)
    named: dict[str, Value] = field(default_factory=dict)
    rest: Value | None = None
    spread: tuple[Value, ...] = ()

    def value(self, index: int, name: str = "") -> Value:
        """What `get` gives; unknown, where that is nothing."""
        return self.get(index, name) or UNKNOWN

    def after(self, count: int = 1) -> Arguments:
        """The arguments without the first, or so many, of those by position."""
        return Arguments(self.positional[count:], self.named, self.rest, self.spread)

    def get(self, index: int, name: str = "") -> Value | None:
        """The argument at a position or of a name."""
        return self.positional[index] if index < len(self.positional) else self.named.get(name, self.rest)
