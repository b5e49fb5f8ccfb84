"""Fixes applied to text, each wholly or not at all, and the difference as a patch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from influx_lint.findings import Edit, Fix
from influx_lint.text import Lines, spliced


@dataclass(frozen=True, slots=True)
class Applied:
    """A text with fixes applied; `skipped` are those that overlap an applied one."""

    text: str
    applied: tuple[Fix, ...]
    skipped: tuple[Fix, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Splice:
    """An edit by character offsets. Insertions sort before a replacement that starts at the same place."""

    start: int
    end: int
    text: str


def apply(text: str, fixes: Sequence[Fix]) -> Applied:
    """Apply fixes, each wholly or not at all. Of fixes that overlap, the one that starts first wins; of those that
    start together, the first given. The same edit in several fixes is made once. Different insertions at one place are
    all made, in the fixes' order. Raises ValueError where an edit lies outside `text` or a fix overlaps itself."""
    lines = Lines(text)
    located = [(fix, _changes(lines, fix.edits)) for fix in fixes]
    located.sort(key=lambda pair: min(pair[1], default=_Splice(0, 0, "")).start)
    made = _Made()
    applied, skipped = [], []
    for fix, changes in located:
        if made.add(changes):
            applied.append(fix)
        else:
            skipped.append(fix)
    return Applied(made.text(text), tuple(applied), tuple(skipped))


def replace(text: str, edits: Iterable[Edit]) -> str:
    """The text with all `edits` made. Raises ValueError where one lies outside the text, or two overlap."""
    made = _Made()
    made.add(_changes(Lines(text), edits))
    return made.text(text)


def diff(before: str, after: str, path: str | PurePath) -> str:
    """The unified diff that `git apply` turns `before` into `after` with; nothing where they are equal. `path` is
    relative to the folder where the patch is to be applied. Lines end at LF alone, as git counts them, and keep their
    CR: whoever writes the diff must not translate line ends. Git reads it in the file's own encoding."""
    if before == after:
        return ""
    from difflib import unified_diff

    old, new = (_quoted(f"{side}/{PurePath(path).as_posix()}") for side in "ab")
    hunks = unified_diff(_lines(before), _lines(after), lineterm="\n")
    head = f"diff --git {old} {new}\n--- {_ended(old)}\n+++ {_ended(new)}\n"
    return head + "".join(_whole(line) for number, line in enumerate(hunks) if number >= 2)


class _Made:
    """The changes that were accepted so far: none overlaps another."""

    def __init__(self) -> None:
        self._replacements: list[_Splice] = []
        self._insertions: dict[int, list[str]] = {}
        self._places: list[int] = []

    def add(self, changes: Sequence[_Splice]) -> bool:
        """Accept all of `changes` and say so, or none where one overlaps what was accepted before."""
        fresh = [change for change in changes if not self._has(change)]
        if any(self._overlapped(change) for change in fresh):
            return False
        for change in fresh:
            if change.start < change.end:
                insort(self._replacements, change)
                continue
            if change.start not in self._insertions:
                insort(self._places, change.start)
            self._insertions.setdefault(change.start, []).append(change.text)
        return True

    def text(self, text: str) -> str:
        """`text` with the accepted changes made."""
        insertions = ((place, place, "".join(texts)) for place, texts in self._insertions.items())
        return spliced(text, [*insertions, *((one.start, one.end, one.text) for one in self._replacements)])

    def _has(self, change: _Splice) -> bool:
        if change.start == change.end:
            return change.text in self._insertions.get(change.start, ())
        index = bisect_left(self._replacements, change)
        return self._replacements[index : index + 1] == [change]

    def _overlapped(self, change: _Splice) -> bool:
        index = bisect_left(self._replacements, change)
        beside = self._replacements[max(index - 1, 0) : index + 1]
        inside = bisect_left(self._places, change.end) - bisect_right(self._places, change.start)
        return inside > 0 or any(_overlap(change, other) for other in beside)


def _overlap(one: _Splice, other: _Splice) -> bool:
    return one.start < other.end and other.start < one.end


def _changes(lines: Lines, edits: Iterable[Edit]) -> tuple[_Splice, ...]:
    changes = tuple(_change(lines, edit) for edit in edits)
    ordered = sorted(changes)
    if any(_overlap(one, other) for one, other in pairwise(ordered)):
        raise ValueError("edits of one fix overlap")
    return changes


def _change(lines: Lines, edit: Edit) -> _Splice:
    try:
        start, end = lines.offsets(edit.span)
    except IndexError:
        start = end = -1
    if not 0 <= start <= end <= len(lines.text) or lines.span(start, end) != edit.span:
        raise ValueError(f"an edit lies outside the text: {edit}")
    return _Splice(start, end, edit.text)


def _lines(text: str) -> list[str]:
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + [part for part in parts[-1:] if part]


def _whole(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _ended(name: str) -> str:
    """A name as it ends a line: git puts a tab after one with a space, or else the rest would be taken for a date."""
    return f"{name}\t" if " " in name else name


_ESCAPES = {"\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r"}


def _quoted(name: str) -> str:
    """A name as git writes it in a patch: in quotes, as a C string, where it holds a character that needs them."""
    escaped = "".join(_escaped(name))
    return name if escaped == name else f'"{escaped}"'


def _escaped(name: str) -> Iterator[str]:
    for character in name:
        if character in '"\\':
            yield "\\" + character
        elif character in _ESCAPES:
            yield _ESCAPES[character]
        elif character < " " or character == "\x7f" or "\udc80" <= character <= "\udcff":
            yield "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogateescape"))
        else:
            yield character
