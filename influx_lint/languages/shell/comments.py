"""Where the comments of a shell text stand, and where one more can stand."""

from __future__ import annotations

from influx_lint.languages import trees
from influx_lint.languages.trees import Syntax
from influx_lint.project.comments import Rows

_TEXTS = frozenset(("string", "raw_string", "ansi_c_string", "translated_string", "heredoc_body"))


def _rows(syntax: Syntax) -> Rows:
    """The rows: lines that a text or a backslash joins."""
    rows: Rows = {}
    for number in sorted(_joined(syntax)):
        first = rows[number][0] if number in rows else number
        rows |= dict.fromkeys(range(first, number + 2), (first, number + 1))
    return rows


def _closed(syntax: Syntax) -> set[int]:
    """The lines that end within a text, or in a backslash; and what ends a here-document is alone on its line."""
    ends = (node for node in trees.walk(syntax.root) if node.type == "heredoc_end")
    return _joined(syntax) | {syntax.lines.position(syntax.offsets(node)[0])[0] for node in ends}


def _joined(syntax: Syntax) -> set[int]:
    """The lines that end within a text, or in a backslash."""
    lines, joined = syntax.lines, set[int]()
    for node in trees.walk(syntax.root):
        if node.type in _TEXTS:
            start, end = syntax.offsets(node)
            joined.update(range(lines.position(start)[0], lines.position(end)[0]))
    backslashes = ((number, line := lines.line(number), line.rstrip("\\")) for number in range(1, len(lines) + 1))
    return joined | {number for number, line, rest in backslashes if (len(line) - len(rest)) % 2 == 1}


NOTATION = trees.notation(lambda text: trees.parse("bash", text), _closed, _rows)
