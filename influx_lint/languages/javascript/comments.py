"""Where the comments of a JavaScript or TypeScript text stand, and where one more can stand."""

from __future__ import annotations

from influx_lint.languages import trees
from influx_lint.languages.front import UnparsableError
from influx_lint.languages.javascript import syntax
from influx_lint.project.comments import Comment, Notation, Rows
from influx_lint.text import Lines

_CLOSED = frozenset({"template_string", "string", "jsx_element", "jsx_self_closing_element", "jsx_text"})
"""What no line may end in that is to have a comment."""


def comments(text: str, _lines: Lines) -> tuple[list[Comment], Rows]:
    """The comments of a text; no rows of several lines."""
    try:
        return trees.comments(syntax.parse(text, "")), {}
    except UnparsableError:
        return [], {}


def closed_lines(text: str, _lines: Lines) -> frozenset[int] | None:
    """The lines that end in a template, a text or an element; nothing where the text can't be read."""
    try:
        tree = syntax.parse(text, "")
    except UnparsableError:
        return None
    closed: set[int] = set()
    for node in trees.walk(tree.root):
        if node.type in _CLOSED or (node.type == "comment" and text[tree.offsets(node)[0] + 1 :][:1] == "*"):
            span = tree.span(node)
            closed.update(range(span.line, span.end_line))
    return frozenset(closed)


NOTATION = Notation(comments, closed_lines, opening="//")
