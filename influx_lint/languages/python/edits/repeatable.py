"""Expressions that do nothing but give something, and the same when they are written twice."""

from __future__ import annotations

import ast

from influx_lint.languages.python.edits.direct import called
from influx_lint.languages.python.edits.source import Source

_CONFIGURATION = "platformshconfig"
_DEEPEST = 8

_PURE = {"b64decode", "credentials", "decode", "dict", "encode", "get", "getenv", "list", "loads", "str"}
"""What functions call that only look something up, or decode it."""

_CACHES = {"cache", "lru_cache"}

_STATEMENTS = (ast.Assign, ast.AnnAssign, ast.Return, ast.If)
_EXPRESSIONS = (ast.BoolOp, ast.Compare, ast.Constant, ast.Dict, ast.IfExp, ast.List, ast.Name, ast.Subscript)
_PARTS = (ast.boolop, ast.cmpop, ast.expr_context, ast.keyword)


def is_repeatable(source: Source, node: ast.expr, depth: int = 0) -> bool:
    """Whether an expression is a name, an attribute that is none of a property, what stands under a constant, or what
    a function gives that only looks it up.

    An attribute counts as one that just is there where the file stores it, or takes it from a module."""
    if depth > _DEEPEST:
        return False
    if isinstance(node, ast.Name | ast.Constant):
        return True
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant) and is_repeatable(source, node.value, depth + 1)
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
    bindings = source.bound.get(function.id, []) if isinstance(function, ast.Name) else []
    made = bindings[0] if len(bindings) == 1 else None
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
