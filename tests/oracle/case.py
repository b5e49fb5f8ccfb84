"""Example projects and the marks in their sources (tests/cases/README.md describes both)."""

from __future__ import annotations

import io
import re
import tokenize
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CASES = Path(__file__).parents[1] / "cases" / "python"

READ_CODES = frozenset({"NFX201", "NFX202", "NFX203", "NFX210"})
UNREAD_CODES = frozenset({"NFX204"})
"""Rules about what the platform does not give: the executions tell nothing of it."""

CLIENT_CODES = frozenset({"NFX220", "NFX221"})
"""Rules about what is said to the database: cases with them, and their look-alikes, talk (`oracle.conversations`)."""

DEFAULT_CODES = READ_CODES | UNREAD_CODES | CLIENT_CODES
OPTIONAL_CODES = frozenset({"NFX290", "NFX291"})

_GROUP = re.compile(
    r"(?P<codes>NFX\d{3}(?: NFX\d{3})*)(?: \((?:read (?P<label>\w+)|unseen: (?P<unseen>raises|differs))\))?"
)
_DIRECTIVE = re.compile(r"(?:#|//|/\*)\s*(expect|read|allow):\s*((?:(?!#|//|\*/|\?>).)*)")
_NOQA = re.compile(r"(?:#|//|/\*)\s*noqa:\s*(NFX\d{3}(?:[ ,]+NFX\d{3})*)")


class MarkError(ValueError):
    """A mark that cannot be read; the text names the place."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file; `path` is relative to the case's folder, with forward slashes."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One expected finding. `label` names where the read happens, `unseen` how a read that can't be seen shows."""

    code: str
    place: Place
    label: str | None = None
    unseen: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """An example project: its marks, and the source of each of its Python files by path."""

    root: Path
    marks: tuple[Mark, ...]
    labels: dict[str, tuple[Place, ...]]
    allowed: dict[Place, frozenset[str]]
    suppressed: dict[Place, frozenset[str]]
    sources: dict[str, str]

    @property
    def name(self) -> str:
        return self.root.name

    @property
    def is_trap(self) -> bool:
        """Whether nothing is to be reported by default."""
        return not any(mark.code in DEFAULT_CODES for mark in self.marks)

    @property
    def talks(self) -> bool:
        """Whether its programs talk to the database: the name says so."""
        return re.match(r"(?:trap_)?(?:client|statement)_", self.name) is not None

    def text(self, place: Place) -> str:
        """The characters of a line."""
        return self.sources[place.path].splitlines()[place.line - 1]


@cache
def cases() -> tuple[Case, ...]:
    """Every case, by name."""
    return tuple(load(root) for root in sorted(CASES.iterdir()) if root.is_dir() and not root.name.startswith("_"))


def load(root: Path) -> Case:
    """The case in a folder. Raises MarkError where a mark cannot be read or names a label that no line has."""
    sources = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted(root.rglob("*.py"))}
    return made(root, sources, _comments)


def made(root: Path, sources: dict[str, str], comments: Callable[[str], Iterator[tuple[int, str]]]) -> Case:
    """The case with these sources, whose `comments` stand on these lines. Raises MarkError like `load`."""
    marks: list[Mark] = []
    labels: dict[str, tuple[Place, ...]] = {}
    allowed: dict[Place, frozenset[str]] = {}
    suppressed: dict[Place, frozenset[str]] = {}
    for name, source in sources.items():
        for line, comment in comments(source):
            place = Place(name, line)
            for directive, text in _DIRECTIVE.findall(comment):
                if directive == "expect":
                    marks += _marks(place, text.strip())
                elif directive == "read":
                    labels |= {label: (*labels.get(label, ()), place) for label in text.split()}
                else:
                    allowed[place] = _optional(place, text)
            for text in _NOQA.findall(comment):
                suppressed[place] = frozenset(re.findall(r"NFX\d{3}", text))
    used = {mark.label for mark in marks} - {None}
    if used != set(labels):
        raise MarkError(f"{root.name}: labels {sorted(used ^ set(labels), key=str)} stand on one side only")
    return Case(root, tuple(marks), labels, allowed, suppressed, sources)


def settings(root: Path) -> dict[str, Any]:
    """What `case.toml` says of a case's surroundings; nothing where there is no such file."""
    path = root / "case.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def _comments(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _marks(place: Place, text: str) -> Iterator[Mark]:
    for part in text.split(", "):
        group = _GROUP.fullmatch(part.strip())
        if group is None:
            raise MarkError(f"{place.path}:{place.line}: not a mark: {part!r}")
        for code in group["codes"].split():
            if code not in DEFAULT_CODES | OPTIONAL_CODES:
                raise MarkError(f"{place.path}:{place.line}: no rule of the code analysis: {code}")
            yield Mark(code, place, group["label"], group["unseen"])


def _optional(place: Place, text: str) -> frozenset[str]:
    codes = frozenset(text.split())
    if not codes or not codes <= OPTIONAL_CODES:
        raise MarkError(f"{place.path}:{place.line}: only rules that are off by default may be allowed")
    return codes
