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
        held = (name for name, handed in self._handed.items() if not all(each.is_own for each in handed))
        return tuple(name.encode("utf-8", "surrogatepass") for name in held)

    def to(self, path: Path, name: str) -> Sequence[Handed]:
        """What the code at `path` may find in a variable: only programs of one application share any."""
        found = self._handed.get(name, ())
        if not found or self._project is None:
            return found
        own = self._project.applications_of(path)
        return [each for each in found if any(one in own for one in self._project.applications_of(each.path))]


NOTHING_GIVEN = Given()
