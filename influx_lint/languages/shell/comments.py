"""Where the comments of a shell text stand, and where one more can stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.languages.front import UnparsableError
from influx_lint.project.comments import Comment, Notation, whole_lines

if TYPE_CHECKING:
    from influx_lint.languages.trees import Syntax
    from influx_lint.project.comments import Rows
    from influx_lint.text import Lines

_TEXTS = frozenset(("string", "raw_string", "ansi_c_string", "translated_string", "heredoc_body"))


def shell_comments(text: str, lines: Lines) -> tuple[list[Comment], Rows]:
    """The comments of a shell text, and the rows: lines that a text or a backslash joins.

    Where it cannot be read, a comment is a line that begins with `#`.
    """
    syntax = _parsed(text)
    return (whole_lines(text, 0), {}) if syntax is None else _of(syntax, lines)


def _parsed(text: str) -> Syntax | None:
    from influx_lint.languages import trees

    try:
        return trees.parse("bash", text)
    except UnparsableError:
        return None


def _of(syntax: Syntax, lines: Lines) -> tuple[list[Comment], Rows]:
    from influx_lint.languages import trees

    joined: set[int] = set()
    for node in trees.walk(syntax.root):
        if node.type in _TEXTS:
            start, end = syntax.offsets(node)
            joined.update(range(lines.position(start)[0], lines.position(end)[0]))
    joined |= {number for number in range(1, len(lines) + 1) if _goes_on(lines.line(number))}
    return trees.comments(syntax), _rows(joined)


def _goes_on(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _rows(joined: set[int]) -> Rows:
    """The rows by the lines that go on in the next one."""
    rows: Rows = {}
    for number in sorted(joined):
        first = rows[number][0] if number in rows else number
        rows |= dict.fromkeys(range(first, number + 2), (first, number + 1))
    return rows


def closed_lines(text: str, lines: Lines) -> frozenset[int] | None:
    """The lines that end within a text, or in a backslash."""
    syntax = _parsed(text)
    if syntax is None:
        return None
    _, rows = _of(syntax, lines)
    return frozenset(number for number, (_, last) in rows.items() if number < last)


NOTATION = Notation(shell_comments, closed_lines)
