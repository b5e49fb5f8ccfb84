"""What programs leave in the environment to those in other languages, and to which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.flow.machine import Handed
    from influx_lint.project.model import Project


class Given:
    """Variables that files of a project hand on."""

    def __init__(self, handed: Iterable[Handed] = (), project: Project | None = None) -> None:
        self._project = project
        self._handed: dict[str, list[Handed]] = {}
        for each in handed:
            self._handed.setdefault(each.name, []).append(each)

    @property
    def markers(self) -> tuple[bytes, ...]:
        """The texts of which a file must mention one to read any of them."""
        named = self._handed.items()
        held = {
            name.partition("[")[0]
            for name, handed in named
            if not all(each.is_own and each.make is None for each in handed)
        }
        return tuple(name.encode("utf-8", "surrogatepass") for name in sorted(held))

    @property
    def readers(self) -> frozenset[str]:
        """The names of files that are given something which no other has."""
        return frozenset(each.reader for handed in self._handed.values() for each in handed if each.reader)

    def to(self, path: Path, name: str) -> Sequence[Handed]:
        """What the code at `path` may find in a variable: only programs of one application share any."""
        found = [each for each in self._handed.get(name, ()) if each.reader in ("", path.name)]
        if not found or self._project is None:
            return found
        own = self._project.applications_of(path)
        return [each for each in found if any(one in own for one in self._project.applications_of(each.path))]


NOTHING_GIVEN = Given()
