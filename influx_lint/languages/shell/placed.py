"""Texts that know where each of their characters is written, however they were put together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from influx_lint.findings import Origin, Span

GAP = "\ue000"
"""What stands in a text for a part of it that is not known."""


class Run(NamedTuple):
    """From index `at` on, characters stand one after the other in a line of a file: from this line and column on. The
    file is nothing as long as it goes without saying, and the line is 0 for characters that stand nowhere. `via` is the
    expansion by which they came into a text."""

    at: int
    line: int
    column: int
    path: Path | None = None
    via: Span | None = None


class Placed(str):
    """A text with the places of its characters."""

    __slots__ = ("runs",)

    runs: tuple[Run, ...]

    def cut(self, start: int, end: int) -> Placed:
        """A stretch of it."""
        first = max(self._run_at(start), 0)
        runs = []
        for run in self.runs[first:]:
            if run.at >= end:
                break
            before = max(start - run.at, 0)
            column = run.column + before if run.line else 0
            runs.append(run._replace(at=max(run.at - start, 0), column=column))
        return placed(self[start:end], runs)

    def split_at(self, part: str) -> list[Placed]:
        """What stands between the places of a part."""
        bounds = [0, *(at for each in re.finditer(re.escape(part), self) for at in each.span()), len(self)]
        return [self.cut(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]

    def within(self, path: Path) -> Placed:
        """The same, where characters that stand in no file that is named stand in the one at `path`."""
        return placed(self, [run._replace(path=run.path or path) for run in self.runs])

    def span(self, start: int, end: int, path: Path | None = None) -> Span | None:
        """Where the characters from `start` to `end` stand in the file at `path`; nothing where they do not."""
        if not start < end <= len(self):
            return None
        first, last = (self.runs[at] if (at := self._run_at(each)) >= 0 else None for each in (start, end - 1))
        if first is None or last is None or not first.line or not last.line:
            return None
        if path is not None and any(run.path is not None and run.path != path for run in (first, last)):
            return None
        begins = (first.line, first.column + start - first.at)
        ends = (last.line, last.column + end - last.at)
        return Span(*begins, *ends) if begins <= ends and first.path == last.path else None

    def through(self, via: Span) -> Placed:
        """The same, come into a text by an expansion."""
        return placed(self, [run._replace(via=via) for run in self.runs or (Run(0, 0, 0),)])

    def stretch(self, start: int, end: int, path: Path) -> Span | None:
        """What stands for the characters from `start` to `end` where the text was put together, in the file at `path`:
        they themselves, or the expansions by which they came."""
        if not start <= end <= len(self) or not self:
            return None
        first, last = (self.runs[max(self._run_at(each), 0)] for each in (start, max(end - 1, start)))
        if any(not run.line or run.path not in (None, path) for run in (first, last) if run.via is None):
            return None
        begins = (first.line, first.column + start - first.at) if first.via is None else first.via[:2]
        ends = (last.line, last.column + end - last.at) if last.via is None else last.via[2:]
        return Span(*begins, *ends) if begins <= ends else None

    def origin(self, start: int = 0, end: int | None = None) -> Origin | None:
        """The file and the span of a stretch, where that is one; of what is put together, of the last part."""
        last = _last_part(self.cut(start, len(self) if end is None else end))
        span = last.span(0, len(last))
        path = last.runs[0].path if span is not None else None
        return Origin(path, span) if span is not None and path is not None else None

    def _run_at(self, index: int) -> int:
        return bisect_right(self.runs, index, key=lambda run: run.at) - 1


def placed(text: str, runs: Iterable[Run]) -> Placed:
    """A text whose characters stand in these runs."""
    made = Placed(text)
    made.runs = tuple(runs)
    return made


def _last_part(text: Placed) -> Placed:
    """What of a text came by the same expansion as its end."""
    starts = [after.at for run, after in pairwise(text.runs) if run.via != after.via]
    return text.cut(starts[-1], len(text)) if starts else text


def joined(parts: Iterable[str]) -> Placed:
    """Texts one after the other; the characters of those that are not placed stand nowhere."""
    runs: list[Run] = []
    length = 0
    listed = list(parts)
    for part in listed:
        own = part.runs if isinstance(part, Placed) and part.runs else (Run(0, 0, 0),)
        runs += (run._replace(at=run.at + length) for run in own if part)
        length += len(part)
    return placed("".join(listed), runs)
