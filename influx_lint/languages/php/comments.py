"""Where the comments of a PHP text stand, and where one more can stand."""

from __future__ import annotations

from influx_lint.languages import trees
from influx_lint.languages.front import UnparsableError
from influx_lint.project.comments import Comment, Notation, Rows, whole_lines
from influx_lint.text import Lines

_HTML, _OPENING, _CLOSING = "text", "php_tag", "php_end_tag"
_ACROSS_LINES = frozenset(
    {"comment", "string", "encapsed_string", "heredoc", "nowdoc", "shell_command_expression", _HTML}
)
"""The nodes after whose lines, but for the last, no comment can stand."""


def php_comments(text: str, _lines: Lines) -> tuple[list[Comment], Rows]:
    """The comments of a PHP text; no rows of several lines. HTML has none."""
    try:
        return trees.comments(trees.parse("php", text)), {}
    except UnparsableError:
        return whole_lines(text, 0), {}


def closed_lines(text: str, lines: Lines) -> frozenset[int] | None:
    """The lines that end within a text, a comment or HTML; nothing where the text can't be read."""
    try:
        syntax = trees.parse("php", text)
    except UnparsableError:
        return None
    closed: set[int] = set()
    for node in trees.walk(syntax.root):
        start, end = syntax.offsets(node)
        first, last = lines.position(start)[0], lines.position(end)[0]
        if node.type in _ACROSS_LINES:
            closed.update(range(first, last))
        if node.type == _CLOSING or (node.type == _HTML and end == len(text)):
            closed.add(last)
        elif node.type == _OPENING:
            closed.discard(first)
    return frozenset(closed)


NOTATION = Notation(php_comments, closed_lines)
