"""A source line with a part of it underlined, as it looks on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from influx_lint.reports.escape import visible

_TAB = " " * 4
_CUT = "…"


def excerpt(line: str, start: int, end: int, width: int) -> tuple[str, str]:
    """The line and, to stand below it, carets under its characters from `start` up to, not including, `end`. Offsets
    count characters from zero. Of a line that needs more than about `width` cells (at least 40), a window around
    `start` is shown, in time that doesn't grow with the line. Tabs become spaces, invisible characters are written out,
    and wide characters count two cells. There is at least one caret."""
    first = _back(line, start, width // 3) if _is_longer(line[:end], width) else 0
    last = _on(line, first, width)
    stop = max(start, min(end, last))
    left = _CUT * (first > 0)
    before = left + _shown(line[first:start])
    marked = _shown(line[start:stop])
    after = _shown(line[stop:last]) + _CUT * (last < len(line))
    return before + marked + after, " " * _cells(before) + "^" * max(1, _cells(marked))


def shortened(line: str, width: int) -> str:
    """The line as it looks on a terminal, in about `width` cells: what is longer is cut."""
    if not _is_longer(line[: width + 1], width):
        return _shown(line)
    return _shown(line[: _on(line, 0, width - 1)]) + _CUT


def _is_longer(text: str, cells: int) -> bool:
    return len(text) > cells or _cells(_shown(text)) > cells


def _back(line: str, start: int, cells: int) -> int:
    """The offset from which about so many cells lead up to `start`."""
    first = start
    while first and cells > 0:
        first -= 1
        cells -= max(1, _cells(_shown(line[first])))
    return first


def _on(line: str, first: int, cells: int) -> int:
    """The offset after about so many cells from `first` on."""
    last = first
    while last < len(line) and cells > 0:
        cells -= max(1, _cells(_shown(line[last])))
        last += 1
    return last


def _shown(characters: Iterable[str]) -> str:
    return "".join(_TAB if character == "\t" else visible(character) for character in characters)


def _cells(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_character_cells, text))


def _character_cells(character: str) -> int:
    from unicodedata import category, east_asian_width

    if category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
