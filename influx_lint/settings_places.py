"""Where in a settings file a mistake stands, so that it can be shown: TOML's own reader keeps no places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence

from influx_lint.settings import OWN_FILE, TABLE, Mistake
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

_SYNTAX = re.compile(r"\(at line (\d+), column (\d+)\)")
_HEADER = re.compile(r"\s*\[[^\[].*\]\s*(?:#.*)?$")
_MOST_LINES = 2000


class Place(NamedTuple):
    """Some characters of a line: its number from one, its text, and the offsets where they begin and end."""

    line: int
    text: str
    start: int
    end: int


def find(mistake: Mistake, text: str) -> Place | None:
    """The place of a mistake in the text of its file, or nothing where it is not found for certain."""
    lines = text.splitlines()[:_MOST_LINES]
    if mistake.key is None:
        return _of_syntax(str(mistake.value), lines)
    table = [] if mistake.file.name == OWN_FILE else ["tool", TABLE]
    for number, names in _statements(lines):
        if names[: len(table) + 1] == [*table, mistake.key]:
            at_value = _of_value(mistake.value, lines, number) if mistake.value is not None else None
            return at_value or _of_key(mistake.key, lines[number], number)
    return None


def _of_syntax(message: str, lines: Sequence[str]) -> Place | None:
    """The place that a complaint of TOML's reader names."""
    found = _SYNTAX.search(message)
    if found is None or int(found[1]) > len(lines):
        return None
    line, column = int(found[1]) - 1, int(found[2]) - 1
    return Place(line + 1, lines[line], min(column, len(lines[line])), column + 1)


def _statements(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines where a header or an entry begins, each with the keys that lead to it."""
    table: list[str] = []
    for number, line in enumerate(lines):
        if _HEADER.match(line) and (names := _names(line)) and _is_whole(lines[:number]):
            table = names
            yield number, table
        elif "=" in line and (names := _names(f"{line.partition('=')[0]}= 0")) and _is_whole(lines[:number]):
            yield number, [*table, *names]


def _names(statement: str) -> list[str]:
    """The keys that a header or an entry names, one below the other; none where it is neither."""
    try:
        value: Any = tomllib.loads(statement)
    except ValueError:
        return []
    names = []
    while isinstance(value, dict) and len(value) == 1:
        [(name, value)] = value.items()
        names.append(name)
    return names


def _is_whole(lines: Sequence[str]) -> bool:
    """Whether what follows some lines is a statement of its own, and not in a text or a list of several lines."""
    try:
        tomllib.loads("\n".join(lines))
    except ValueError:
        return False
    return True


def _of_value(value: object, lines: Sequence[str], first: int) -> Place | None:
    """Where a value stands in an entry that begins on line `first`, or in the table that is headed there."""
    for number in range(first, len(lines)):
        if number > first and _HEADER.match(lines[number]):
            return None
        line = lines[number]
        begins = line.find("=") + 1 if number == first else 0
        if isinstance(value, str) and (found := _written(value).search(line, begins)):
            return Place(number + 1, line, *found.span())
        if number == first and not isinstance(value, str) and begins:
            begins += len(line[begins:]) - len(line[begins:].lstrip())
            return Place(number + 1, line, begins, len(line.rstrip()))
    return None


def _written(value: str) -> re.Pattern[str]:
    """A text as it may be written: in quotes or, as a key, without."""
    text = re.escape(value)
    return re.compile(rf"\"{text}\"|'{text}'|(?<![\w\"'-]){text}(?=\s*=)")


def _of_key(key: str, line: str, number: int) -> Place:
    at = max(0, line.find(key))
    return Place(number + 1, line, at, at + len(key) if key in line else len(line))
