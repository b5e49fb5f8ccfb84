"""Calls that get a header with a token, from the endpoint whose host is among their arguments."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Sequence

from influx_lint.findings import Edit, Span
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits.knowledge import is_repeatable
from influx_lint.languages.python.edits.source import Source

_BEFORE_THE_END = re.compile(r"\s*,?\s*\)")
_NOT_AT_HAND = "the endpoint is not at hand where the call stands: hand its token on to there"


def render(source: Source, call: Span, hosts: Collection[Span], path: Sequence[str]) -> tuple[Edit, ...]:
    """The edit that gives the call at a span the token which an endpoint has under `path`: the one endpoint that the
    expressions at `hosts` read. Raises NoFixError."""
    calls = [node for node in source.at(call) if isinstance(node, ast.Call)]
    found = [node.value for span in hosts for node in source.at(span) if isinstance(node, ast.Subscript)]
    endpoints = {ast.dump(each): each for each in found}
    if len(calls) != 1 or len(endpoints) != 1:
        raise NoFixError(_NOT_AT_HAND)
    (endpoint,) = endpoints.values()
    if not is_repeatable(source, endpoint):
        raise NoFixError(_NOT_AT_HAND)
    token = source.characters(endpoint) + "".join(f'["{key}"]' for key in path)
    return with_argument(source, calls[0], f'headers={{"Authorization": "Token " + {token}}}')


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
