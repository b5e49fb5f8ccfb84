"""Calls that get a header with a token, from the endpoint whose host they are given."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Sequence

from influx_lint.findings import Edit, Span
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits.knowledge import is_repeatable
from influx_lint.languages.python.edits.namespaces import only_value
from influx_lint.languages.python.edits.source import Source

_BEFORE_THE_END = re.compile(r"\s*,?\s*\)")
_DEEPEST = 4
"""How often what stands for a name may have names in it."""

_NOT_AT_HAND = "the endpoint is not at hand where the call stands: hand its token on to there"


def render(source: Source, call: Span, hosts: Collection[tuple[Span, bool]], path: Sequence[str]) -> tuple[Edit, ...]:
    """The edit that gives the call at a span the token which an endpoint has under `path`: the one endpoint that the
    expressions at `hosts` read of which the call gets something, at once or by names. Raises NoFixError."""
    calls = [node for node in source.at(call) if isinstance(node, ast.Call)]
    given = _given(source, calls[0]) if len(calls) == 1 else []
    read = [(node, is_sure) for span, is_sure in hosts for node in source.at(span) if isinstance(node, ast.Subscript)]
    found = [(node.value, is_sure) for node, is_sure in read if not {node, *source.ancestors(node)}.isdisjoint(given)]
    if len({ast.dump(endpoint) for endpoint, _ in found}) != 1:
        raise NoFixError(_NOT_AT_HAND)
    endpoint = found[0][0]
    if not is_repeatable(source, endpoint) or not _is_in_sight(source, endpoint, calls[0]):
        raise NoFixError(_NOT_AT_HAND)
    written = source.characters(endpoint)
    token = written + "".join(f'["{key}"]' for key in path)
    is_sure = all(each for _, each in found)
    otherwise = "" if is_sure else f' if {written}.get("{path[0]}") else None'
    return with_argument(source, calls[0], f'headers={{"Authorization": "Token " + {token}}}{otherwise}')


def _given(source: Source, call: ast.Call) -> list[ast.expr]:
    """A call, and what the names in it stand for that are given one value, with the names in that."""
    found: dict[ast.expr, None] = {call: None}
    for _ in range(_DEEPEST):
        names = {each.id for node in found for each in ast.walk(node) if isinstance(each, ast.Name)}
        found |= {value: None for name in names if (value := only_value(source, name)) is not None}
    return list(found)


def _is_in_sight(source: Source, node: ast.expr, call: ast.Call) -> bool:
    """Whether the names in an expression stand for the same where a call stands."""
    around = {each for each in source.ancestors(call) if not isinstance(each, ast.ClassDef)}
    for name in (each for each in ast.walk(node) if isinstance(each, ast.Name)):
        scopes = [next(filter(_is_scope, source.ancestors(each)), None) for each in source.bound.get(name.id, ())]
        is_inside = call in source.ancestors(node)
        if not is_inside and (len(scopes) != 1 or scopes[0] not in around):
            return False
    return True


def _is_scope(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef | ast.Module)


def with_argument(source: Source, call: ast.Call, argument: str) -> tuple[Edit, ...]:
    """The edit that gives a call one more argument: on a line of its own, where the last one has one. Raises
    NoFixError."""
    given = [*call.args, *(each.value for each in call.keywords)]
    last = max(given, key=lambda each: source.offsets(each)[1])
    end = source.offsets(last)[1]
    if _BEFORE_THE_END.fullmatch(source.text, end, source.offsets(call)[1]) is None:
        raise NoFixError(f"give the call one more argument: {argument}")
    whole = next((each for each in call.keywords if each.value is last), last)
    start = source.offsets(whole)[0]
    line = source.text.rfind("\n", 0, start) + 1
    indent = source.text[line:start]
    between = f",\n{indent}" if line and not indent.strip() else ", "
    return (Edit(source.lines.span(end, end), between + argument),)
