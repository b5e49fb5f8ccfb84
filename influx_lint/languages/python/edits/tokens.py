"""Calls that get a header with a token, from the endpoint whose host they are given."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Contact
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits import imports
from influx_lint.languages.python.edits.knowledge import is_repeatable
from influx_lint.languages.python.edits.namespaces import only_value
from influx_lint.languages.python.edits.source import Source

_BEFORE_THE_END = re.compile(r"\s*,?\s*[)}]")
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
    header = f'"Authorization": "Token " + {token}'
    otherwise = f" if {condition} else {{}}" if condition else ""
    written = next((each.value for each in calls[0].keywords if each.arg == "headers"), None)
    if contact.address is not None:
        made = _with_request(source, calls[0], contact.address, f"{{{header}}}{otherwise}")
    elif written is not None:
        made = _with_more(source, written, f"**({{{header}}}{otherwise})" if condition else header)
    else:
        made = with_argument(source, calls[0], f"headers={{{header}}}{otherwise}")
    return (*imported, *made)


def _with_more(source: Source, headers: ast.expr, header: str) -> tuple[Edit, ...]:
    """The edit that gives headers one more, whose names come to stand in a dictionary of their own."""
    if isinstance(headers, ast.Dict) and headers.values:
        return _added(source, headers, headers.keys[-1] or headers.values[-1], headers.values[-1], header)
    start, end = source.offsets(headers)
    value = only_value(source, headers.id) if isinstance(headers, ast.Name) else headers
    written = source.characters(headers)
    if isinstance(headers, ast.Dict | ast.Constant):
        kept = ""
    elif isinstance(value, ast.Dict | ast.DictComp | ast.BinOp):
        kept = f"**{written}, "
    else:
        kept = f"**({f'({written})' if isinstance(headers, ast.IfExp) else written} or {{}}), "
    return (source.replace(start, end, f"{{{kept}{header}}}"),)


def _with_request(source: Source, call: ast.Call, address: Span, headers: str) -> tuple[Edit, ...]:
    """The edits by which a request of `urllib` takes the place of an address that it is opened by."""
    imported: list[Edit] = []
    request, opening = "Request", call.func
    if isinstance(opening, ast.Attribute) and _is_of_urllib(source, source.characters(opening.value).split(".")[0]):
        request = f"{source.characters(opening.value)}.Request"
    elif not _is_of_urllib(source, request):
        if request in source.bound or not isinstance(opening, ast.Name) or not _is_of_urllib(source, opening.id):
            raise NoFixError(f"open a request of `urllib` that has the header {headers}")
        imported = [source.insert(source.offsets(source.bound[opening.id][0])[0], "Request, ")]
    start, end = source.lines.offsets(address)
    around = source.insert(start, f"{request}("), source.insert(end, f", headers={headers})")
    return (*imported, *around)


def _is_of_urllib(source: Source, name: str) -> bool:
    """Whether a name is imported from `urllib`, or one of its modules."""
    above = [source.parent(each) for each in source.bound.get(name, ())]
    named = [each.module if isinstance(each, ast.ImportFrom) else _imported(each) for each in above]
    return bool(named) and all(each is not None and each.split(".")[0] == "urllib" for each in named)


def _imported(node: ast.AST | None) -> str | None:
    return node.names[0].name if isinstance(node, ast.Import) else None


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
    """The edit that gives a call one more argument: on its own line, where the last one is. Raises NoFixError."""
    given = [*call.args, *(each.value for each in call.keywords)]
    last = max(given, key=lambda each: source.offsets(each)[1])
    return _added(source, call, next((each for each in call.keywords if each.value is last), last), last, argument)


def _added(source: Source, around: ast.expr, first: ast.AST, last: ast.expr, more: str) -> tuple[Edit, ...]:
    """The edit that puts something more behind what ends `around`, from `first` on to `last`: on a line of its own,
    where that has one. Raises NoFixError."""
    start, end = source.offsets(first)[0], source.offsets(last)[1]
    if _BEFORE_THE_END.fullmatch(source.text, end, source.offsets(around)[1]) is None:
        what = "argument" if isinstance(around, ast.Call) else "entry"
        line = source.lines.position(end)[0]
        raise NoFixError(f"add one more {what} behind the last one, which ends in line {line}: {more}")
    line = source.text.rfind("\n", 0, start) + 1
    indent = source.text[line:start]
    between = f",\n{indent}" if line and not indent.strip() else ", "
    return (Edit(source.lines.span(end, end), between + more),)
