"""Functions of a project that look up the key which they are given, as far as their file tells."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from influx_lint.languages.advice import NOT_FOLLOWED
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits import direct
from influx_lint.languages.python.edits.namespaces import only_value
from influx_lint.languages.python.edits.source import Lookup, Source
from influx_lint.registry.policy import key_text

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
CACHES = {"lru_cache", "cache", "staticmethod", "classmethod"}
"""Decorators that let a function give what it gives without them."""

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
    if any(isinstance(each, ast.Raise) for each in source.ancestors(use)):
        return True
    if isinstance(above, ast.Subscript):
        return above.slice is key and isinstance(above.ctx, ast.Load)
    if isinstance(above, ast.Call):
        return looked_up(above) == use.id or _second_of_getattr(above) == use.id
    return (
        isinstance(above, ast.Compare)
        and above.left is key
        and all(isinstance(each, ast.In | ast.NotIn) for each in above.ops)
        and not any(isinstance(each, ast.Tuple | ast.List | ast.Set) for each in above.comparators)
    )


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


def binds_anew(function: Function, name: str) -> bool:
    """Whether a function gives a name anew."""
    return any(
        isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load)
        for node in ast.walk(function)
    )


def gives_what_it_reads(reader: Lookup, function: Function, old: str, new: Sequence[str]) -> None:
    """The function gives the value as it was read, or what it was told to give where there is none, or a constant that
    says so. Raises NoFixError."""
    read = reader.expression()
    if isinstance(function, ast.Lambda):
        exact = function.body is read
    else:
        inside = list(own_nodes(function))
        held, told = held_name(reader, function), told_name(reader, function)
        given = [_returned(each) for each in inside if isinstance(each, ast.Return)]
        found = [each for each in given if each is read or _same_name(each, held)]
        others = [each for each in given if each not in found and not _is_named(each, told)]
        exact = (
            isinstance(function, ast.FunctionDef)
            and decorators(function) <= CACHES
            and not any(isinstance(node, ast.Yield | ast.YieldFrom) for node in inside)
            and (held is None or _is_only_given(reader, function, held))
            and bool(found)
            and all(told is None and isinstance(each, ast.Constant) and not each.value for each in others)
            and len({each.value for each in others if isinstance(each, ast.Constant)}) <= 1
        )
    if not exact:
        raise NoFixError(f"the function gives one key: give it a way to read {key_text(new)} in place of `{old}`")


def _returned(statement: ast.Return) -> ast.expr:
    return statement.value if statement.value is not None else ast.Constant(None)


def constant_given(function: Function) -> object:
    """The constant that a function gives where it finds nothing."""
    nodes = own_nodes(function) if not isinstance(function, ast.Lambda) else ()
    given = [_returned(each) for each in nodes if isinstance(each, ast.Return)]
    return next((each.value for each in given if isinstance(each, ast.Constant)), None)


def told_name(reader: Lookup, function: Function) -> str | None:
    """The parameter with what a function gives where it finds nothing, if it does nothing else with it: what `.get` is
    given after the key, or what is given back in the place of what is read."""
    read = reader.expression()
    nodes = own_nodes(function) if not isinstance(function, ast.Lambda) else ()
    given = [each.value for each in nodes if isinstance(each, ast.Return)]
    given += read.args[1:2] if isinstance(read, ast.Call) else []
    names = {each.id for each in given if isinstance(each, ast.Name)} & parameters(function)
    name = names.pop() if len(names) == 1 else None
    uses = reader.source.uses_inside(name, function) if name is not None else ()
    return name if all(_is_fallback(reader.source, use, read) for use in uses) else None


def _is_fallback(source: Source, use: ast.Name, read: ast.expr) -> bool:
    above = source.parent(use)
    is_test = isinstance(above, ast.Compare) and all(isinstance(each, ast.Is | ast.IsNot) for each in above.ops)
    return isinstance(use.ctx, ast.Load) and (is_test or above is read or isinstance(above, ast.Return))


def _is_only_given(reader: Lookup, function: Function, held: ast.Name) -> bool:
    """Whether a name that has what is read is given, or tested for having something, and nothing else is done with it:
    of a dictionary, that may be another thing."""
    tests = (ast.If, ast.IfExp, ast.While, ast.BoolOp, ast.UnaryOp)
    for use in reader.source.uses_inside(held.id, function):
        above = reader.source.parent(use)
        is_none = isinstance(above, ast.Compare) and all(isinstance(each, ast.Is | ast.IsNot) for each in above.ops)
        is_walrus = isinstance(above, ast.NamedExpr) and above.target is use
        if isinstance(use.ctx, ast.Load) and not (is_none or is_walrus or isinstance(above, (ast.Return, *tests))):
            return False
    return True


def held_name(reader: Lookup, function: Function) -> ast.Name | None:
    """The name that has what is read in a function, and never anything else."""
    above = reader.source.parent(reader.expression())
    target: ast.expr | None = above.target if isinstance(above, ast.NamedExpr) else None
    if isinstance(above, ast.Assign) and len(above.targets) == 1:
        target = above.targets[0]
    if not isinstance(target, ast.Name):
        return None
    uses = reader.source.uses_inside(target.id, function)
    return target if [each for each in uses if not isinstance(each.ctx, ast.Load)] == [target] else None


def _is_named(node: ast.expr, name: str | None) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _same_name(one: ast.expr | None, other: ast.expr | None) -> bool:
    return isinstance(one, ast.Name) and isinstance(other, ast.Name) and one.id == other.id


def own_nodes(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.AST]:
    """The nodes of a function's body, without those of functions in it."""
    stack: list[ast.AST] = list(function.body)
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            stack += ast.iter_child_nodes(node)
