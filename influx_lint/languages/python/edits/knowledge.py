"""What a file's text tells of the shapes that its code knows."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from influx_lint.languages.python.edits.direct import called

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from influx_lint.findings import Span
    from influx_lint.languages.python.edits.source import Source


def names_a_key(source: Source, keys: Collection[str], besides: Collection[Span]) -> bool:
    """Whether the file has one of `keys` as a key, other than at the places `besides`, or can't be seen as a whole.

    A key of a dictionary that is made of nothing else is the program's own name for something.
    """
    if not source.is_whole:
        return True
    return any(source.lines.span(*source.offsets(node)) not in besides for node in _keys(source, keys)) or any(
        node.arg in keys and _is_update(source.parent(node)) for node in source.nodes() if isinstance(node, ast.keyword)
    )


def _keys(source: Source, keys: Collection[str]) -> Iterator[ast.Constant]:
    for node in source.nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in keys:
            above = source.parent(node)
            display = above if isinstance(above, ast.Dict) and node in above.keys else None
            if display is None or None in display.keys or _is_update(source.parent(display)):
                yield node


def _is_update(node: ast.AST | None) -> bool:
    """Whether a node puts keys into a dictionary that is there: `made.update(…)`, `dict(made, …)`, `made |= …`."""
    if isinstance(node, ast.AugAssign | ast.BinOp):
        return isinstance(node.op, ast.BitOr)
    if not isinstance(node, ast.Call):
        return False
    spread = any(each.arg is None for each in node.keywords)
    return called(node.func) == "update" or (called(node.func) in ("dict", "ChainMap") and (bool(node.args) or spread))
