"""Calls that get a header with a token, from the endpoint whose host they are given."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from influx_lint.findings import Edit
from influx_lint.flow.events import Contact
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits import imports
from influx_lint.languages.python.edits.knowledge import is_repeatable
from influx_lint.languages.python.edits.namespaces import only_value
from influx_lint.languages.python.edits.source import Source

_BEFORE_THE_END = re.compile(r"\s*,?\s*\)")
_DEEPEST = 4
"""How often what stands for a name may have names in it."""

_RELATIONSHIPS = "PLATFORM_RELATIONSHIPS"

_NOT_AT_HAND = "the endpoint is not at hand where the call stands: hand its token on to there"


def render(source: Source, contact: Contact, path: Sequence[str]) -> tuple[Edit, ...]:
    """The edits that give the call of a contact the token which its endpoint has under `path`: the one endpoint that
    the expressions at its `hosts` read of which the call gets something, at once or by names; else what the variable
    has of it. Raises NoFixError."""
    calls = [node for node in source.at(contact.call) if isinstance(node, ast.Call)]
    if len(calls) != 1 or contact.is_sure is None:
        raise NoFixError(_NOT_AT_HAND)
    token, condition, imported = _at_hand(source, calls[0], contact, path) or _of_variable(source, contact, path)
    otherwise = f" if {condition} else {{}}" if condition else ""
    made = with_argument(source, calls[0], f'headers={{"Authorization": "Token " + {token}}}{otherwise}')
    return (*imported, *made)


def _at_hand(
    source: Source, call: ast.Call, contact: Contact, path: Sequence[str]
) -> tuple[str, str, list[Edit]] | None:
    """The token of an endpoint that has a name where the call stands, and when it is there, if it need not be. Where
    something else may be spoken to in its place, it may have no value there."""
    given = _given(source, call)
    read = [
        (node, is_sure)
        for span, is_sure in contact.hosts
        for node in source.at(span)
        if isinstance(node, ast.Subscript)
    ]
    found = [(node.value, is_sure) for node, is_sure in read if not {node, *source.ancestors(node)}.isdisjoint(given)]
    if len({ast.dump(endpoint) for endpoint, _ in found}) != 1:
        return None
    endpoint = found[0][0]
    if not is_repeatable(source, endpoint) or not _is_in_sight(source, endpoint, call):
        return None
    written = source.characters(endpoint)
    is_sure = all(each for _, each in found)
    if is_sure and not contact.is_sure:
        return None
    return written + _steps(path), "" if is_sure else f'{written}.get("{path[0]}")', []


def _of_variable(source: Source, contact: Contact, path: Sequence[str]) -> tuple[str, str, list[Edit]]:
    """The token of the only service that is spoken to, as the environment has it, and when it is there, if it need not
    be. Raises NoFixError."""
    spoken_to = {(each.relationship, each.variable) for each in contact.targets}
    if len(spoken_to) != 1 or (None, None) in spoken_to:
        raise NoFixError(_NOT_AT_HAND)
    ((relationship, variable),) = spoken_to
    base64, more = imports.module(source, "base64") if variable is None else ("", [])
    (json, decoding), (os, reading) = imports.module(source, "json"), imports.module(source, "os")
    name = _RELATIONSHIPS if variable is None else f"{variable.rpartition('_')[0]}_{path[0].upper()}"
    text, steps = f'{os}.environ["{name}"]', _steps(path[1:])
    if variable is None:
        text, steps = f"{base64}.b64decode({text})", f'["{relationship}"][0]{_steps(path)}'
    token = f"{json}.loads({text}){steps}"
    return token, "" if contact.is_sure else f'"{name}" in {os}.environ', [*more, *decoding, *reading]


def _steps(path: Sequence[str]) -> str:
    return "".join(f'["{key}"]' for key in path)


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
