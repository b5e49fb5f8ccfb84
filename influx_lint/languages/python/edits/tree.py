"""Which node of a Python file is in which, and which starts where, those inside f-strings with them."""

from __future__ import annotations

import ast
import sys
from typing import Any

from influx_lint.languages.python.fields import formatted, replacement_fields
from influx_lint.languages.python.positions import Positions

_MISPLACED_FIELDS = sys.version_info < (3, 12)
"""Before 3.12, `ast` does not know where exactly in an f-string an expression stands."""

_TARGETS = (ast.expr, ast.stmt, ast.pattern, ast.arg, ast.keyword, ast.alias, ast.excepthandler)
_WITHOUT_PLACE = frozenset(
    each
    for kind in (ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)
    for each in kind.__subclasses__()
)

_PLAIN = frozenset({"arg", "asname", "attr", "conversion", "ctx", "id", "kind", "level", "module", "op", "ops"})
"""Fields that never have a node with a place, whatever node they belong to."""

_KINDS = [kind for kind in vars(ast).values() if isinstance(kind, type) and issubclass(kind, ast.AST)]
PLACED = frozenset(kind for kind in _KINDS if issubclass(kind, _TARGETS))
_INNER: dict[type, tuple[str, ...]] = {
    kind: tuple(name for name in kind._fields if name not in _PLAIN) if kind is not ast.Constant else ()
    for kind in _KINDS
    if kind not in _WITHOUT_PLACE
}
"""By each kind of node that may have a place or lead to some, its fields that may have such nodes."""


class Tree:
    """The nodes of a parsed text. `parents` has the node around each, `by_start` those that start at a line and column
    (from one), and `places` where those in f-strings start and end (characters from zero) whose places `ast` has wrong.
    `is_whole` says that the expressions inside all f-strings are among the nodes."""

    __slots__ = ("_whole", "by_start", "is_whole", "parents", "places", "text")

    def __init__(self, text: str, tree: ast.Module, whole: Positions) -> None:
        """`whole` are the places in the text."""
        self.text = text
        self._whole = whole
        self.parents: dict[ast.AST, ast.AST] = {}
        self.by_start: dict[tuple[int, int], list[ast.AST]] = {}
        self.places: dict[ast.AST, tuple[int, int]] = {}
        self.is_whole = True
        self._index(tree, whole)

    def _index(self, node: ast.AST, positions: Positions) -> None:
        parents, by_start, is_plain, stack = self.parents, self.by_start, positions.is_plain, [node]
        while stack:
            above = stack.pop()
            if _MISPLACED_FIELDS and type(above) is ast.JoinedStr:
                self._index_fields(above, positions)
                continue
            further = []
            for name in _INNER[type(above)]:
                value: Any = getattr(above, name, None)
                for child in value if type(value) is list else (value,):
                    kind = type(child)
                    if kind not in _INNER:
                        continue
                    parents[child] = above
                    if kind in PLACED:
                        place = (child.lineno, child.col_offset + 1) if is_plain else self._start(child, positions)
                        if place in by_start:
                            by_start[place].append(child)
                        else:
                            by_start[place] = [child]
                    if _INNER[kind]:
                        further.append(child)
            further.reverse()
            stack += further

    def _index_fields(self, above: ast.JoinedStr, positions: Positions) -> None:
        fields = self._fields(above, positions)
        for child, placed in fields:
            self.parents[child] = above
            self.by_start.setdefault(self._start(child, placed), []).append(child)
        for child, placed in fields:
            self._index(child, placed)

    def _start(self, node: Any, positions: Positions) -> tuple[int, int]:
        """Where a node starts. Where it ends is found out when it is asked for, but for parts of f-strings."""
        place = positions.bounds(node)
        if positions.is_part:
            self.places[node] = self._whole.lines.offsets(place)
        return place[:2]

    def _fields(self, node: ast.JoinedStr, positions: Positions) -> list[tuple[ast.AST, Positions]]:
        """The expressions of an f-string's fields, parsed again from where they stand unless `ast` has their places
        right; none where that is unknown."""
        start, end = self._whole.lines.offsets(positions.span(node))
        found = replacement_fields(self.text[start:end])
        expected = formatted(node)
        if found is None or len(found) != len(expected):
            self.is_whole = False
            return []
        parsed: list[tuple[ast.AST, Positions]] = []
        for value, (offset, text) in zip(expected, found, strict=True):
            if positions is self._whole and positions.are_right(value, start + offset, text):
                parsed.append((value, positions))
                continue
            try:
                expression = ast.parse(f"({text})", mode="eval").body
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                self.is_whole = False
                return []
            parsed.append((expression, Positions(f"({text})", self._whole.lines, start + offset - 1)))
        return parsed
