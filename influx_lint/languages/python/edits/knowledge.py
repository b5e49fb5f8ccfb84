"""What a file's text tells of the shapes that its code knows; and which expressions do nothing but give something, the
same when they are written twice."""

from __future__ import annotations

import ast
from collections.abc import Collection, Container, Iterator, Mapping, Sequence

from influx_lint.findings import Span
from influx_lint.languages.python.edits.direct import called, is_followed, pops_from_copy
from influx_lint.languages.python.edits.namespaces import only_value
from influx_lint.languages.python.edits.source import Source
from influx_lint.languages.python.outline import SET_METHODS

_COMBINING: tuple[type[ast.BinOp | ast.Compare | ast.Call], ...] = (ast.BinOp, ast.Compare, ast.Call)


def names_a_key(source: Source, keys: Collection[str], besides: Collection[Span]) -> bool:
    """Whether the file has one of `keys` as a key, other than at the places `besides`, or can't be seen as a whole. A
    key of a dictionary that is made of nothing else is the program's own name for something."""
    if not source.is_whole:
        return True
    return any(source.lines.span(*source.offsets(node)) not in besides for node in _keys(source, keys)) or any(
        node.arg in keys and _is_update(source.parent(node)) for node in source.of(ast.keyword)
    )


def sets_of_keys(source: Source, keys: Collection[str], told: Container[Span]) -> Iterator[int]:
    """The lines where sets that have one of `keys` are compared or combined: they may be held against the keys of a
    dictionary, which is no read that an edit could follow, but for those that are `told` of."""
    wanted = set(keys)
    for node in source.of(*_COMBINING):
        if any(texts(source, each) & wanted for each in operands(source, node)):
            span = source.lines.span(*source.offsets(node))
            if span not in told:
                yield span.line


def operands(source: Source, node: ast.BinOp | ast.Compare | ast.Call) -> list[ast.expr]:
    """What a node compares or combines, if it may be sets: dictionaries can only be united."""
    if isinstance(node, ast.BinOp):
        sides = [node.left, node.right]
        combines = isinstance(node.op, ast.Sub | ast.BitAnd | ast.BitOr | ast.BitXor)
        return sides if combines and not any(isinstance(_written(source, each), ast.Dict) for each in sides) else []
    if isinstance(node, ast.Compare):
        looks_inside = any(isinstance(each, ast.In | ast.NotIn) for each in node.ops)
        return [node.left, *node.comparators] if not looks_inside else []
    if not (isinstance(node.func, ast.Attribute) and node.func.attr in SET_METHODS):
        return []
    return [node.func.value, *node.args]


_DELETING = ("del", "pop")
"""What the text of a file has in it in which a key is deleted: one of these."""


def deletions(source: Source, moves: Mapping[str, Sequence[str]]) -> Iterator[int]:
    """The lines where a key that has moved is deleted, be it by name or in a loop over names: that fails, and no edit
    of a read follows it."""
    if not any(each in source.text for each in _DELETING):
        return
    heads = {new[0] for new in moves.values() if len(new) > 1}
    for node in source.of(ast.Subscript, ast.Expr):
        key = _deleted(node)
        names: set[object] = {key.value} if isinstance(key, ast.Constant) else set()
        if isinstance(key, ast.Name):
            loops = (above for above in source.ancestors(key) if isinstance(above, ast.For | ast.AsyncFor))
            names = {name for loop in loops if _binds(loop, key.id) for name in texts(source, loop.iter)}
        if names & moves.keys() and not (is_followed(source, node) or _is_told(source, node) or _is_below(node, heads)):
            yield source.lines.span(*source.offsets(node)).line


def _is_below(node: ast.AST, heads: Collection[str]) -> bool:
    """Whether a node deletes a key where it is now."""
    holder = node.value if isinstance(node, ast.Subscript) else None
    key = holder.slice if isinstance(holder, ast.Subscript) else None
    return isinstance(key, ast.Constant) and key.value in heads


def _is_told(source: Source, node: ast.AST) -> bool:
    """Whether a node pops a key from what has a name for nothing else, and is no copy: such a read can be changed."""
    call = node.value if isinstance(node, ast.Expr) else None
    holder = call.func.value if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else None
    if not isinstance(holder, ast.Name) or not isinstance(call, ast.Call) or called(call.func) != "pop":
        return False
    is_one = source.binding(holder.id) is not None and isinstance(call.args[0], ast.Constant)
    return is_one and not pops_from_copy(source, call)


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


def _written(source: Source, node: ast.expr) -> ast.expr:
    """What an expression gives, if it is the name of something that is written down, or of what a class has."""
    is_attribute = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    name = (
        node.id
        if isinstance(node, ast.Name)
        else node.attr
        if isinstance(node, ast.Attribute) and is_attribute
        else None
    )
    value = only_value(source, name) if name is not None else None
    return node if value is None or isinstance(value, ast.Name) else value


def texts(source: Source, node: ast.expr) -> set[object]:
    """The texts in a collection that is written down, there or under a name of its own."""
    node = _written(source, node)
    if isinstance(node, ast.Call) and called(node.func) in ("set", "frozenset") and node.args:
        return texts(source, node.args[0])
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


_CONFIGURATION = "platformshconfig"
_DEEPEST = 8

_PURE = {"b64decode", "credentials", "decode", "dict", "encode", "get", "getenv", "list", "loads", "str"}
"""What functions call that only look something up, or decode it."""

_CACHES = {"cache", "lru_cache"}

_STATEMENTS = (ast.Assign, ast.AnnAssign, ast.Return, ast.If)
_EXPRESSIONS = (ast.BoolOp, ast.Compare, ast.Constant, ast.Dict, ast.IfExp, ast.List, ast.Name, ast.Subscript)
_PARTS = (ast.boolop, ast.cmpop, ast.expr_context, ast.keyword)


def is_repeatable(source: Source, node: ast.expr, depth: int = 0) -> bool:
    """Whether an expression is a name, an attribute that is none of a property, what stands under a constant or a
    name, or what a function gives that only looks it up.

    An attribute counts as one that just is there where the file stores it, or takes it from a module."""
    if depth > _DEEPEST:
        return False
    if isinstance(node, ast.Name | ast.Constant):
        return True
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant | ast.Name) and is_repeatable(source, node.value, depth + 1)
    if isinstance(node, ast.Attribute):
        stays = node.attr in source.stored or _is_module(source, node.value)
        return stays and is_repeatable(source, node.value, depth + 1)
    if isinstance(node, ast.Call) and all(isinstance(each, ast.Constant) for each in node.args) and not node.keywords:
        return _asks_the_configuration(source, node, depth) or _only_looks_up(source, node.func)
    return False


def _asks_the_configuration(source: Source, call: ast.Call, depth: int) -> bool:
    """Whether a call is one of the platform's reader, which gives the same each time."""
    if _CONFIGURATION not in source.text:
        return False
    if isinstance(call.func, ast.Attribute):
        return call.func.attr == "credentials" and is_repeatable(source, call.func.value, depth + 1)
    return isinstance(call.func, ast.Name) and call.func.id == "Config" and not call.args


def _only_looks_up(source: Source, function: ast.expr) -> bool:
    """Whether a function of the file looks something up, and has no other effect."""
    made = source.binding(function.id) if isinstance(function, ast.Name) else None
    if not isinstance(made, ast.FunctionDef):
        return False
    caches = all(called(each.func if isinstance(each, ast.Call) else each) in _CACHES for each in made.decorator_list)
    return caches and all(_is_silent(source, node) for statement in made.body for node in ast.walk(statement))


def _is_silent(source: Source, node: ast.AST) -> bool:
    """Whether a node of a function's body leaves everything as it is but the function's own names."""
    if isinstance(node, ast.Call):
        return _only_asks(source, node)
    if isinstance(node, ast.Attribute):
        above = source.parent(node)
        return (isinstance(above, ast.Call) and above.func is node) or _is_module(source, node.value)
    if isinstance(node, ast.Subscript):
        return isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, (*_STATEMENTS, *_EXPRESSIONS, *_PARTS))


def _only_asks(source: Source, call: ast.Call) -> bool:
    """Whether a call is of what is known to look something up, and not of something of the file that is called so, nor
    of a `get` that takes something out of a queue."""
    name = called(call.func)
    if name not in _PURE or (isinstance(call.func, ast.Name) and source.bound.get(name)):
        return False
    return name != "get" or (bool(call.args) and isinstance(getattr(call.args[0], "value", None), str))


def _is_module(source: Source, node: ast.expr) -> bool:
    bindings = source.bound.get(node.id, []) if isinstance(node, ast.Name) else []
    return bool(bindings) and all(isinstance(source.parent(each), ast.Import) for each in bindings)
