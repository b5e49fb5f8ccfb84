"""The edits that give a dictionary display the new shape: keys renamed, entries moved into one under another key."""

from __future__ import annotations

import ast
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from influx_lint.findings import Edit, Span
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits.source import Source

_STEP = "    "
_CLOSING = re.compile(r"(?:[\s\\]|#[^\r\n]*)*\)")
_COMMA = re.compile(r"(?:[\s\\]|#[^\r\n]*)*,[ \t]*")
_REST = re.compile(r"[ \t]*,?[ \t]*(?:#[^\r\n]*)?(?=[\r\n])")
_BEFORE = re.compile(r",[ \t]*\Z")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)")
_LINE_START = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*\Z")


class _Entry(NamedTuple):
    """An entry of a display: its key, where that starts and ends, its value, and where it ends, without its comma."""

    name: str
    start: int
    key_end: int
    value: ast.expr
    end: int


def render(source: Source, places: Iterable[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...]:
    """The edits after which the display with keys at `places` has old keys where `moves` says. Raises NoFixError."""
    starts = {source.lines.offsets(place)[0] for place in places}
    return tuple(_Display(source, _display(source, places, starts), starts).edits(moves))


def _display(source: Source, places: Iterable[Span], starts: Container[int]) -> ast.Dict | ast.Call:
    """The display, or the call that is given its entries by name, whose keys stand at `places`, which begin at
    `starts`. Raises NoFixError."""
    around = {source.parent(node) for place in places for node in source.at(place) if isinstance(node, ast.Constant)}
    calls = {source.parent(node) for node in source.of(ast.keyword) if source.offsets(node)[0] in starts}
    (display,) = around | calls if len(around | calls) == 1 else (None,)
    if isinstance(display, ast.Dict) or (isinstance(display, ast.Call) and not around):
        return display
    raise NoFixError("its keys are not written in one dictionary: change them by hand")


class _Display:
    """A display, or a call of what makes one of what it is given by name, with the entries whose keys are text. A call
    is given other things by name, too, than the keys at `starts`."""

    def __init__(self, source: Source, node: ast.Dict | ast.Call, starts: Container[int]) -> None:
        self.source = source
        self.starts = starts
        self.text = source.text
        self.is_call = isinstance(node, ast.Call)
        self.limit = source.offsets(node)[1] - 1
        if isinstance(node, ast.Dict):
            self.values = node.values
            self.entries = [
                _Entry(key.value, *source.offsets(key), value, self._end(value))
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant) and isinstance(key.value, str)
            ]
            return
        self.values = [*node.args, *(each.value for each in node.keywords)]
        named = [(each, source.offsets(each)[0]) for each in node.keywords]
        self.entries = [
            _Entry(each.arg, start, start + len(each.arg), each.value, self._end(each.value))
            for each, start in named
            if each.arg is not None
        ]

    def _end(self, value: ast.expr) -> int:
        end = self.source.offsets(value)[1]
        while closing := _CLOSING.match(self.text, end, self.limit):
            end = closing.end()
        return end

    def edits(self, moves: Mapping[str, Sequence[str]]) -> Iterator[Edit]:
        """The edits of the whole display."""
        below: dict[str, list[_Entry]] = {}
        for entry in self.entries:
            new = moves.get(entry.name) if not self.is_call or entry.start in self.starts else None
            if new is not None and len(new) == 1:
                yield self.source.replace(entry.start, entry.key_end, self._literal(entry, new[0]))
            elif new is not None:
                below.setdefault(new[0], []).append(entry)
        for head, entries in below.items():
            holder = next((each for each in self.entries if each.name == head), None)
            if holder is not None:
                yield from self._into(holder, entries)
            elif all(map(self._has_own_lines, entries)):
                yield from self._in_lines(head, entries)
            elif self._stand_together(entries):
                opening, closing = self._around(entries[0], head)
                yield self.source.insert(entries[0].start, opening)
                yield self.source.insert(entries[-1].end, closing)
            else:
                first, *others = entries
                opening, closing = self._around(first, head)
                made = f"{opening}{', '.join(map(self._written, entries))}{closing}"
                yield self.source.replace(first.start, first.end, made)
                yield from self._removed(others)

    def _literal(self, entry: _Entry, name: str) -> str:
        """A key in the quotation marks of another one, or as a name where that is one."""
        quote = self.text[entry.key_end - 1] if not self.is_call else ""
        return f"{quote}{name}{quote}"

    def _around(self, entry: _Entry, head: str) -> tuple[str, str]:
        """What stands before and behind entries below another key, which is written as that of `entry` is."""
        return (f"{head}=dict(", ")") if self.is_call else (f"{self._literal(entry, head)}: {{", "}")

    def _written(self, entry: _Entry) -> str:
        return self.text[entry.start : entry.end]

    def _stand_together(self, entries: list[_Entry]) -> bool:
        """Whether entries follow one another, with nothing else between them."""
        starts = [self.source.offsets(value)[0] for value in self.values]
        return sum(entries[0].start <= start < entries[-1].end for start in starts) == len(entries)

    def _has_own_lines(self, entry: _Entry) -> bool:
        """Whether nothing else stands on an entry's lines but its comma and a comment."""
        return bool(_LINE_START.search(self.text[: entry.start]) and _REST.match(self.text, entry.end))

    def _into(self, holder: _Entry, entries: list[_Entry]) -> Iterator[Edit]:
        """Entries moved to the end of a display that is there."""
        if self.is_call or not isinstance(holder.value, ast.Dict):
            raise NoFixError(f"what stands under `{holder.name}` is not written here: change it by hand")
        added = ", ".join(map(self._written, entries))
        if holder.value.values:
            last = self._end(holder.value.values[-1])
            comma = _COMMA.match(self.text, last)
            at = last if comma is None else last + comma[0].rindex(",") + 1
            yield self.source.insert(at, f", {added}" if comma is None else f" {added},")
        else:
            yield self.source.insert(self.source.offsets(holder.value)[1] - 1, added)
        yield from self._removed(entries)

    def _removed(self, entries: list[_Entry]) -> Iterator[Edit]:
        """Entries taken away, each with its comma, and with its line where nothing else is in it."""
        stretches: list[tuple[int, int]] = []
        for entry in entries:
            start, end = self._stretch(entry)
            if stretches and stretches[-1][1] == start:
                start, _ = stretches.pop()
            stretches.append((start, end))
        for start, end in stretches:
            before = _BEFORE.search(self.text, 0, start)
            is_last = _COMMA.match(self.text, end) is None and self.text[:end].rstrip()[-1:] != ","
            yield self.source.replace(before.start() if before and is_last else start, end, "")

    def _stretch(self, entry: _Entry) -> tuple[int, int]:
        if self._has_own_lines(entry) and "#" not in self.text[entry.end : self._lines(entry)[1]]:
            return self._lines(entry)
        comma = _COMMA.match(self.text, entry.end)
        return entry.start, comma.end() if comma and "#" not in comma[0] else entry.end

    def _lines(self, entry: _Entry) -> tuple[int, int]:
        """The lines of an entry, the end of the last one included."""
        start = entry.start - len(self._margin(entry))
        rest = _REST.match(self.text, entry.end)
        end = rest.end() if rest else entry.end
        return start, end + (2 if self.text.startswith("\r\n", end) else 1)

    def _margin(self, entry: _Entry) -> str:
        found = _LINE_START.search(self.text[: entry.start])
        return found[0] if found else ""

    def _in_lines(self, head: str, entries: list[_Entry]) -> Iterator[Edit]:
        """Entries with lines of their own, in lines of a display that is made where the first of them stands."""
        first, *others = entries
        margin = self._margin(first)
        start, end = self._lines(first)
        line_end = "\r\n" if self.text[start:end].endswith("\r\n") else self.text[end - 1]
        inner = "".join(self._shifted(each) for each in entries)
        opening, closing = self._around(first, head)
        made = f"{margin}{opening}{line_end}{inner}{margin}{closing},{line_end}"
        stretches = [(start, end, made)]
        for other in others:
            from_, to = self._lines(other)
            if stretches[-1][1] == from_:
                stretches[-1] = (stretches[-1][0], to, stretches[-1][2])
            else:
                stretches.append((from_, to, ""))
        yield from (self.source.replace(*each) for each in stretches)

    def _shifted(self, entry: _Entry) -> str:
        """An entry's lines, further in, with a comma. The lines of a text stay as they are."""
        start, end = self._lines(entry)
        literals = (node for node in ast.walk(entry.value) if isinstance(node, ast.Constant | ast.JoinedStr))
        texts = [self.source.offsets(node) for node in literals if self.source.has_place(node)]
        pieces = []
        for line in _LINE.finditer(self.text, start, end):
            inside = any(first < line.start() < last for first, last in texts)
            pieces.append(line[0] if inside or not line[0].strip() else _STEP + line[0])
        shifted = "".join(pieces)
        if _COMMA.match(self.text, entry.end):
            return shifted
        after = len(shifted) - (end - entry.end)
        return f"{shifted[:after]},{shifted[after:]}"
