"""Where the comments of a PHP text stand, and where one more can stand."""

from __future__ import annotations

from influx_lint.languages import trees
from influx_lint.languages.trees import Syntax

_HTML, _OPENING, _CLOSING = "text", "php_tag", "php_end_tag"
_ACROSS_LINES = frozenset(
    {"comment", "string", "encapsed_string", "heredoc", "nowdoc", "shell_command_expression", _HTML}
)
"""The nodes after whose lines, but for the last, no comment can stand."""


def _closed(syntax: Syntax) -> set[int]:
    """The lines that end within a text, a comment or HTML, which has no comments."""
    closed: set[int] = set()
    for node in trees.walk(syntax.root):
        start, end = syntax.offsets(node)
        first, last = syntax.lines.position(start)[0], syntax.lines.position(end)[0]
        if node.type in _ACROSS_LINES:
            closed.update(range(first, last))
        if node.type == _CLOSING or (node.type == _HTML and end == len(syntax.text)):
            closed.add(last)
        elif node.type == _OPENING:
            closed.discard(first)
    return closed


NOTATION = trees.notation(lambda text: trees.parse("php", text), _closed)
