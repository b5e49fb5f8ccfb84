"""Functions of a project that look up the key which they are given, as far as their file tells."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from influx_lint.languages.advice import NOT_FOLLOWED
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits import direct
from influx_lint.languages.python.edits.namespaces import only_value
from influx_lint.languages.python.edits.source import Lookup, Source
from influx_lint.registry.policy import key_text

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
CACHES = {"lru_cache", "cache", "staticmethod", "classmethod"}
"""Decorators that let a function give what it gives without them."""

_EXITS = {"exit", "_exit", "abort"}

_CASES = {"upper", "lower"}
"""Methods that write a text in one case."""


def looked_up(read: ast.Subscript | ast.Call) -> str | None:
    """The name that holds the key of a lookup, or the end of it."""
    key = read.slice if isinstance(read, ast.Subscript) else read.args[0] if read.args else None
    if isinstance(read, ast.Call) and (key is None or not (direct.is_lookup(read, key) or _is_of_variable(read))):
        return None
    key = _in_any_case(key)
    if isinstance(key, ast.BinOp) and isinstance(key.op, ast.Add):
        key = _in_any_case(key.right)
    elif isinstance(key, ast.JoinedStr):
        key = _last_field(key)
    return key.id if isinstance(key, ast.Name) else None


def _in_any_case(node: ast.expr | None) -> ast.expr | None:
    """What is written in one case, if that is all that is done with it."""
    is_cased = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CASES
    return node.func.value if is_cased and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else node


def _last_field(text: ast.JoinedStr) -> ast.expr | None:
    """What an f-string ends with, as it is."""
    last = text.values[-1] if text.values else None
    is_plain = isinstance(last, ast.FormattedValue) and last.format_spec is None and last.conversion == -1
    return _in_any_case(last.value) if is_plain and isinstance(last, ast.FormattedValue) else None


def _composed(source: Source, use: ast.Name) -> ast.AST:
    """What is put together of a name and what stands before it, in one case or the other; else the name itself."""
    node: ast.AST = use
    for above in source.ancestors(use):
        is_method = isinstance(above, ast.Attribute) and above.attr in _CASES
        is_cased = isinstance(above, ast.Call) and above.func is node and not above.args
        is_end = isinstance(above, ast.BinOp) and isinstance(above.op, ast.Add) and above.right is node
        if is_method or is_cased or is_end or _ends_with(above, use.id):
            node = above
        elif not isinstance(above, ast.FormattedValue):
            break
    return node


def _ends_with(text: ast.AST, name: str) -> bool:
    """Whether a text is an f-string that ends with what has a name, and has that nowhere else."""
    if not isinstance(text, ast.JoinedStr):
        return False
    last = _last_field(text)
    names = [each.id for field in text.values for each in ast.walk(field) if isinstance(each, ast.Name)]
    return isinstance(last, ast.Name) and last.id == name and names.count(name) == 1


def _is_of_variable(read: ast.Call) -> bool:
    return direct.called(read.func) == "getenv"


def reading_function(reader: Lookup, old: str, new: Sequence[str]) -> Function:
    """The function whose parameter is the key of `reader`, and nothing else. Raises NoFixError."""
    read = reader.expression()
    name = looked_up(read) or _second_of_getattr(read)
    for above in reader.source.ancestors(read) if name is not None else ():
        if isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) and name in parameters(above):
            uses = reader.source.uses_inside(name, above)
            only_a_key(reader.source, name, uses, old, new)
            return above
    raise NoFixError(NOT_FOLLOWED)


def _second_of_getattr(read: ast.Subscript | ast.Call) -> str | None:
    if isinstance(read, ast.Call) and direct.called(read.func) in ("getattr", "getitem") and len(read.args) > 1:
        return read.args[1].id if isinstance(read.args[1], ast.Name) else None
    return None


def parameters(function: Function) -> set[str]:
    given = function.args
    return {each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)}


def only_a_key(source: Source, name: str, uses: Sequence[ast.Name], old: str, new: Sequence[str]) -> None:
    if not source.is_whole or not all(isinstance(use.ctx, ast.Store) or is_key(source, use) for use in uses):
        raise NoFixError(f"`{name}` is used for more than the key: read {key_text(new)} in place of `{old}` by hand")


def is_key(source: Source, use: ast.Name) -> bool:
    """Whether a name is used as the key of a lookup, asked for in a dictionary, or told of where it is missing."""
    key = _composed(source, use)
    above = source.parent(key)
    if _is_told_of(source, use):
        return True
    if isinstance(above, ast.Subscript):
        return above.slice is key and isinstance(above.ctx, ast.Load)
    if isinstance(above, ast.Attribute) and above.attr == "startswith":
        call = source.parent(above)
        given = call.args if isinstance(call, ast.Call) else []
        return all(isinstance(each, ast.Constant) and str(each.value).startswith("_") for each in given)
    if isinstance(above, ast.Call):
        return looked_up(above) == use.id or _second_of_getattr(above) == use.id
    return (
        isinstance(above, ast.Compare)
        and above.left is key
        and all(isinstance(each, ast.In | ast.NotIn) for each in above.ops)
        and not any(direct.is_collection(source, each) for each in above.comparators)
    )


def _is_told_of(source: Source, use: ast.Name) -> bool:
    """Whether a name stands in what fails, or in a branch that ends so."""
    inside: ast.AST = use
    for above in source.ancestors(use):
        is_branch = isinstance(above, ast.If | ast.ExceptHandler) and inside in above.body and fails(above.body[-1])
        if isinstance(above, ast.Raise) or is_branch:
            return True
        inside = above
    return False


def fails(statement: ast.stmt) -> bool:
    """Whether a statement raises something, or ends the program."""
    called = statement.value if isinstance(statement, ast.Expr) else None
    is_exit = isinstance(called, ast.Call) and direct.called(called.func) in _EXITS
    return isinstance(statement, ast.Raise) or is_exit


def is_call_of(source: Source, call: ast.Call, reader: Lookup, function: Function) -> bool:
    """Whether a call is of the function that reads, as far as names tell."""
    name = direct.called(call.func)
    if name is None:
        return call.func is function
    if name == name_of(function):
        return True
    value = only_value(source, name) if isinstance(call.func, ast.Name) else None
    if isinstance(value, ast.Call) and direct.called(value.func) == "partial" and value.args:
        return direct.called(value.args[0]) == name_of(function)
    return value is function and source is reader.source


def name_of(function: Function) -> str | None:
    return function.name if not isinstance(function, ast.Lambda) else None


def decorators(function: Function) -> set[str | None]:
    if isinstance(function, ast.Lambda):
        return set()
    made = [each.func if isinstance(each, ast.Call) else each for each in function.decorator_list]
    return {direct.called(each) for each in made}
