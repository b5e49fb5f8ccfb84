"""What a file's text tells of the shapes that its code knows."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from influx_lint.findings import Span
from influx_lint.languages.python.edits.direct import called
from influx_lint.languages.python.edits.namespaces import only_value
from influx_lint.languages.python.edits.source import Source

_SET_METHODS = {
    "difference",
    "intersection",
    "isdisjoint",
    "issubset",
    "issuperset",
    "symmetric_difference",
    "union",
}


_COMBINING: tuple[type[ast.BinOp | ast.Compare | ast.Call], ...] = (ast.BinOp, ast.Compare, ast.Call)


def names_a_key(source: Source, keys: Collection[str], besides: Collection[Span]) -> bool:
    """Whether the file has one of `keys` as a key, other than at the places `besides`, or can't be seen as a whole.

    A key of a dictionary that is made of nothing else is the program's own name for something.
    """
    if not source.is_whole:
        return True
    return any(source.lines.span(*source.offsets(node)) not in besides for node in _keys(source, keys)) or any(
        node.arg in keys and _is_update(source.parent(node)) for node in source.of(ast.keyword)
    )


def sets_of_keys(source: Source, keys: Collection[str]) -> Iterator[int]:
    """The lines where sets that have one of `keys` are compared or combined: they may be held against the keys of a
    dictionary, which is no read that an edit could follow."""
    wanted = set(keys)
    for node in source.of(*_COMBINING):
        if any(_texts(source, each) & wanted for each in _operands(node)):
            yield source.lines.span(*source.offsets(node)).line


def _operands(node: ast.BinOp | ast.Compare | ast.Call) -> list[ast.expr]:
    """What a node compares or combines, if it may be sets."""
    if isinstance(node, ast.BinOp):
        combines = isinstance(node.op, ast.Sub | ast.BitAnd | ast.BitOr | ast.BitXor)
        return [node.left, node.right] if combines else []
    if isinstance(node, ast.Compare):
        looks_inside = any(isinstance(each, ast.In | ast.NotIn) for each in node.ops)
        return [node.left, *node.comparators] if not looks_inside else []
    if not (isinstance(node.func, ast.Attribute) and node.func.attr in _SET_METHODS):
        return []
    return [node.func.value, *node.args]


def deletions(source: Source, keys: Collection[str]) -> Iterator[int]:
    """The lines where one of `keys` is deleted, be it by name or in a loop over names: that fails where it has moved,
    and is no read that an edit could follow."""
    for node in source.of(ast.Subscript, ast.Expr):
        key = _deleted(node)
        names: set[object] = {key.value} if isinstance(key, ast.Constant) else set()
        if isinstance(key, ast.Name):
            loops = (above for above in source.ancestors(key) if isinstance(above, ast.For | ast.AsyncFor))
            names = {name for loop in loops if _binds(loop, key.id) for name in _texts(source, loop.iter)}
        if names & set(keys):
            yield source.lines.span(*source.offsets(node)).line


def _deleted(node: ast.AST) -> ast.expr | None:
    """The key that a node deletes, and has to be there; what is popped there has no use."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Del):
        return node.slice
    call = node.value if isinstance(node, ast.Expr) else None
    if isinstance(call, ast.Call) and len(call.args) == 1 and called(call.func) in ("pop", "__delitem__"):
        return call.args[0]
    return None


def _binds(loop: ast.For | ast.AsyncFor, name: str) -> bool:
    return any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(loop.target))


def _texts(source: Source, node: ast.expr) -> set[object]:
    """The texts in a collection that is written down, there or under a name of its own."""
    if isinstance(node, ast.Name):
        value = only_value(source, node.id)
        return _texts(source, value) if value is not None and not isinstance(value, ast.Name) else set()
    if isinstance(node, ast.Call) and called(node.func) in ("set", "frozenset") and node.args:
        return _texts(source, node.args[0])
    if isinstance(node, ast.Dict):
        return {each.value for each in node.keys if isinstance(each, ast.Constant)}
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        return {each.value for each in node.elts if isinstance(each, ast.Constant)}
    return set()


def _keys(source: Source, keys: Collection[str]) -> Iterator[ast.Constant]:
    for node in source.of(ast.Constant):
        if isinstance(node.value, str) and node.value in keys:
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
