"""Which names a Python function, class or comprehension binds, gathered while it is lowered."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from influx_lint.flow.relevance import LONGEST
from influx_lint.languages import mentions

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Bindings(mentions.Bindings):
    """The names that a body of Python binds."""

    __slots__ = ()

    def gather(self, nodes: Iterable[ast.AST]) -> None:
        """Adds those of statements that are not lowered; nested functions and classes bind no more than their name."""
        stack = list(nodes)
        while stack:
            node = stack.pop()
            kind = type(node)
            if kind is ast.Name:
                if not isinstance(node.ctx, ast.Load):  # type: ignore[attr-defined]
                    self.bound.add(node.id)  # type: ignore[attr-defined]
            elif kind is ast.Constant or kind is ast.Lambda:
                continue
            elif isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
                self.bound.add(node.name)
                stack += node.decorator_list
            elif isinstance(node, _COMPREHENSIONS):
                stack += _inside(node)
            else:
                self._declare(node)
                stack += ast.iter_child_nodes(node)

    def _declare(self, node: ast.AST) -> None:
        if isinstance(node, ast.Global):
            self.module.update(node.names)
        elif isinstance(node, ast.Nonlocal):
            self.outer.update(node.names)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            self.bound.update(alias.asname or alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.Yield | ast.YieldFrom):
            self.yields = True
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            self.bound.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            self.bound.add(node.rest)


def mentioned(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The identifiers and short texts in what is not lowered, however deep it nests."""
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) <= LONGEST:
            yield node.value
        stack += ast.iter_child_nodes(node)


def _inside(node: ast.AST) -> list[ast.AST]:
    """The parts of a comprehension that can bind names around it, which only `:=` does."""
    parts: list[ast.AST] = []
    if isinstance(node, ast.DictComp):
        parts += [node.key, node.value]
    elif isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp):
        parts.append(node.elt)
    if isinstance(node, ast.DictComp | ast.ListComp | ast.SetComp | ast.GeneratorExp):
        for clause in node.generators:
            parts += [clause.iter, *clause.ifs]
    return parts
