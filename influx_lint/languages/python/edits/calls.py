"""Calls of functions that look up the key which they are given: what such a call gives where that is missing."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from influx_lint.languages.advice import NOT_FOLLOWED
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits.functions import (
    CACHES,
    Function,
    constant_given,
    decorators,
    held_name,
    looked_up,
    told_name,
)
from influx_lint.languages.python.edits.source import Key, Lookup, Source

_CATCHING = {"KeyError", "LookupError", "Exception", "BaseException"}
"""What is caught where a key is missing."""

_KEEPING_NOTHING = {"staticmethod", "classmethod"}
"""Decorators that let a function be given what has no hash."""

_Told = Mapping[str, ast.expr]
"""What a call gives to parameters, or leaves to their defaults."""


@dataclass(frozen=True, slots=True)
class Fallback:
    """What a call of a function that looks a key up gives where it is missing.

    `given` is the argument that says so. Without one, `otherwise` is what a `.get` has to be given, after its key, to
    do as the function does, which is told otherwise by one more argument if it `takes` one.
    """

    given: ast.expr | None
    otherwise: str = ""
    takes: bool = True


def fallback(source: Source, call: ast.Call, key: ast.expr, reader: Lookup, function: Function) -> Fallback | None:
    """What a call with `key`, of a function that gives what it reads by it, gives where the key is missing; nothing
    where it fails then. Raises NoFixError where that is not understood."""
    read = reader.expression()
    name, otherwise = looked_up(read), told_name(reader, function)
    if name is None or not decorators(function) <= CACHES:
        raise NoFixError(NOT_FOLLOWED)
    parameters = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
    defaults = _defaults(function, parameters)
    given = _given(call, key, parameters, name)
    if _fails(reader, function, {**defaults, **given}):
        return None
    if otherwise is None and isinstance(read, ast.Call) and len(read.args) + len(read.keywords) > 1:
        raise NoFixError(NOT_FOLLOWED)
    if otherwise is None:
        return Fallback(None, _written(source, key, constant_given(function)), takes=False)
    if not decorators(function) <= _KEEPING_NOTHING:
        raise NoFixError(NOT_FOLLOWED)
    if otherwise in given:
        return Fallback(given[otherwise])
    default = defaults.get(otherwise)
    is_next = parameters[parameters.index(name) + 1 :][:1] == [otherwise]
    if not isinstance(default, ast.Constant) or not is_next:
        raise NoFixError(NOT_FOLLOWED)
    return Fallback(None, _written(source, key, default.value))


def _written(source: Source, key: ast.expr, default: object) -> str:
    """What a `.get` is given after its key."""
    is_plain = isinstance(default, str) and (default.isidentifier() or not default)
    written = Key(source, key).literal(str(default)) if is_plain else repr(default)
    return "" if default is None else f", {written}"


def _defaults(function: Function, parameters: list[str]) -> dict[str, ast.expr]:
    found = dict(zip(reversed(parameters), reversed(function.args.defaults), strict=False))
    named = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
    return found | {each.arg: default for each, default in named if default is not None}


def _given(call: ast.Call, key: ast.expr, parameters: list[str], name: str) -> dict[str, ast.expr]:
    """The arguments of a call by their names. Raises NoFixError where they are not all there."""
    if any(isinstance(each, ast.Starred) for each in call.args) or any(each.arg is None for each in call.keywords):
        raise NoFixError(NOT_FOLLOWED)
    named = {each.arg: each.value for each in call.keywords if each.arg is not None}
    if key not in call.args or name not in parameters:
        return named
    before = parameters.index(name) - call.args.index(key)
    return dict(zip(parameters[before:], call.args, strict=False)) | named


def _fails(reader: Lookup, function: Function, told: _Told) -> bool:
    """Whether a call that tells a function so fails where there is no such key."""
    read, held = reader.expression(), held_name(reader, function)
    body: Iterable[ast.stmt] = () if isinstance(function, ast.Lambda) else function.body
    missing: ast.expr = ast.Constant(None)
    if isinstance(read, ast.Subscript):
        handlers = _handlers(reader, read)
        if handlers is None:
            return True
        body = handlers
    elif len(read.args) > 1:
        missing = _resolved(read.args[1], told)
    known = {**told, held.id: missing} if held is not None else told
    for statement in body:
        ends = statement.body[-1] if isinstance(statement, ast.If) and _holds(statement.test, known) else statement
        if isinstance(ends, ast.Raise | ast.Return):
            return isinstance(ends, ast.Raise)
    return False


def _handlers(reader: Lookup, read: ast.Subscript) -> list[ast.stmt] | None:
    """What is done where a subscript finds no key, if that is caught."""
    inside: ast.AST = read
    for above in reader.source.ancestors(read):
        if isinstance(above, ast.Try) and inside in above.body:
            for each in above.handlers:
                caught = each.type.elts if isinstance(each.type, ast.Tuple) else [each.type]
                if any(one is None or getattr(one, "id", None) in _CATCHING for one in caught):
                    return each.body
        inside = above
    return None


def _resolved(node: ast.expr, known: _Told) -> ast.expr:
    return known.get(node.id, node) if isinstance(node, ast.Name) else node


def _holds(test: ast.expr, known: _Told) -> bool | None:
    """Whether a test holds, by what is known of names; nothing where that does not tell."""
    if isinstance(test, ast.BoolOp):
        found = [_holds(each, known) for each in test.values]
        ends = isinstance(test.op, ast.Or)
        return ends if ends in found else None if None in found else not ends
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = _holds(test.operand, known)
        return None if inner is None else not inner
    if isinstance(test, ast.NamedExpr):
        test = test.target
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Is | ast.IsNot):
        same = _are_same(_resolved(_bound(test.left), known), _resolved(test.comparators[0], known))
        return None if same is None else same is isinstance(test.ops[0], ast.Is)
    value = _resolved(test, known)
    return bool(value.value) if isinstance(value, ast.Constant) else None


def _bound(node: ast.expr) -> ast.expr:
    return node.target if isinstance(node, ast.NamedExpr) else node


def _are_same(one: ast.expr, other: ast.expr) -> bool | None:
    """Whether two expressions are one object: names of what is made once, or constants."""
    if isinstance(one, ast.Name | ast.Attribute) and ast.dump(one) == ast.dump(other):
        return True
    constants = [each.value for each in (one, other) if isinstance(each, ast.Constant)]
    if len(constants) == 2:
        return constants[0] is constants[1]
    return False if constants and constants != [None] else None
