"""Where the comments of a JavaScript or TypeScript text stand, and where one more can stand."""

from __future__ import annotations

from collections.abc import Iterator

from influx_lint.languages import trees
from influx_lint.languages.javascript import syntax
from influx_lint.languages.trees import Syntax

_CLOSED = frozenset({"template_string", "string", "jsx_element", "jsx_self_closing_element", "jsx_text"})
"""What no line may end in that is to have a comment."""


def _closed(tree: Syntax) -> Iterator[int]:
    """The lines that end in a template, a text or an element."""
    for node in trees.walk(tree.root):
        if node.type in _CLOSED or (node.type == "comment" and tree.characters(node)[1:2] == "*"):
            span = tree.span(node)
            yield from range(span.line, span.end_line)


NOTATION = trees.notation(lambda text: syntax.parse(text, ""), _closed, opening="//")
