"""From where on code is not followed, and why: noted where it happens, told of in the end."""

from __future__ import annotations

from collections.abc import Iterator

from influx_lint.findings import Origin
from influx_lint.flow.events import Unfollowed
from influx_lint.flow.records import field, mutable, replace


@mutable
class GivenUp:
    """The places from where on code that may get hold of credentials is not followed. `is_whole` says that nothing is
    left out that might have mattered. `left_out` are the places that were looked at for that; `looked_through` counts
    the values that were searched for credentials."""

    _at: dict[Origin, Unfollowed] = field(default_factory=dict)
    _followed: set[str] = field(default_factory=set)
    is_whole: bool = True
    left_out: set[Origin] = field(default_factory=set)
    looked_through: int = 0

    def __contains__(self, origin: Origin) -> bool:
        return origin in self._at

    def __iter__(self) -> Iterator[Unfollowed]:
        return iter(self._at.values())

    def note(
        self, origin: Origin, reason: str, relationships: frozenset[str] = frozenset(), file: str | None = None
    ) -> None:
        """Notes that code from `origin` on, which may get hold of credentials, is not followed to its end. Where it
        gets those of certain `relationships`, it is that of others, too, from another call on. For `file` see
        `Unfollowed`."""
        if file in self._followed:
            return
        self.is_whole = False
        before = self._at.get(origin)
        if before is None:
            self._at[origin] = Unfollowed(origin, reason, relationships, file=file)
        elif before.relationships:
            names = before.relationships | relationships if relationships else relationships
            self._at[origin] = replace(before, relationships=names)

    def follow(self, file: str) -> None:
        """What is written to files of that name is followed, from now on and until now."""
        self._followed.add(file)
        self._at = {origin: each for origin, each in self._at.items() if each.file != file}
