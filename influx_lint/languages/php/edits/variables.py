"""Edits of reads of environment variables: `getenv('INFLUXDB_USER')`, `$_ENV['INFLUXDB_BUCKET']`."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from influx_lint.findings import Edit
from influx_lint.flow.events import VariableRead
from influx_lint.languages.advice import instead
from influx_lint.languages.front import NoFixError
from influx_lint.languages.php.edits.source import Source, content, quote_of, renamed, text_around
from influx_lint.languages.php.lowering import parts

_TESTS = ("isset", "array_key_exists", "key_exists")


def render(source: Source, read: VariableRead, new: Sequence[str]) -> list[Edit]:
    """The edits after which the variable `new[0]` is read, and what it holds under `new[1]` taken, if it has more.
    Raises NoFixError."""
    by_hand = NoFixError(f"read {instead(new)} in place of `{read.name}` by hand")
    node = source.at(read.span)
    if node is None or content(source, node) != read.name or read.read is None:
        raise by_hand
    if len(new) == 1:
        return [renamed(source, node, new[0])]
    expression = _reading(node)
    if expression is None or text_around(expression) is not None:
        raise by_hand
    if _is_test(source, expression):
        return [renamed(source, node, new[0])]
    quote = quote_of(source, node)
    start, end = source.offsets(expression)
    last = f"[{quote}{new[1]}{quote}]"
    rename = renamed(source, node, new[0])
    given = _given(expression)
    if len(given) > 1:
        return _with_default(source, expression, node, given, new)
    if _is_guarded(expression):
        is_array = expression.type == "subscript_expression"
        empty = f" ?? {quote}{quote}" if is_array else f" ?: {quote}{quote}"
        return [source.insert(start, "(json_decode("), rename, source.insert(end, f"{empty}, true){last} ?? null)")]
    return [source.insert(start, "json_decode("), rename, source.insert(end, f", true){last}")]


def _reading(node: Node) -> Node | None:
    """The expression that gives the variable: `getenv('NAME')`, `env('NAME')`, `$_ENV['NAME']`."""
    above = node.parent
    if above is not None and above.type == "subscript_expression":
        return above
    if above is None or above.type != "argument" or above.parent is None:
        return None
    call = above.parent.parent
    if call is None or _given(call)[:1] != [above]:
        return None
    return call if call.type in ("function_call_expression", "scoped_call_expression") else None


def _given(call: Node) -> list[Node]:
    given = call.child_by_field_name("arguments")
    return [each for each in given.named_children if each.type == "argument"] if given is not None else []


def _is_test(source: Source, expression: Node) -> bool:
    """Whether an expression only asks whether the variable is there."""
    call = expression if expression.type == "function_call_expression" else None
    argument = expression.parent
    if call is None and argument is not None and argument.type == "argument" and argument.parent is not None:
        call = argument.parent.parent
    function = call.child_by_field_name("function") if call is not None else None
    return function is not None and source.characters(function).lower() in _TESTS


def _is_guarded(expression: Node) -> bool:
    """Whether something else is done where the variable is not set."""
    above = expression.parent
    while above is not None and above.type == "parenthesized_expression":
        above = above.parent
    return above is not None and above.type in (
        *("binary_expression", "conditional_expression", "unary_op_expression", "if_statement"),
        *("error_suppression_expression", "else_if_clause", "while_statement"),
    )


def _with_default(source: Source, call: Node, key: Node, given: list[Node], new: Sequence[str]) -> list[Edit]:
    """`env('NAME', default)`."""
    function = call.child_by_field_name("function")
    if function is not None and source.characters(function).lower() == "getenv":
        raise NoFixError(f"read {instead(new)} there")
    default = parts(given[1])[-1]
    quote = quote_of(source, key)
    start, end = source.offsets(call)
    begin, stop = source.offsets(default)
    written = source.characters(default)
    return [
        source.insert(start, "(json_decode("),
        renamed(source, key, new[0]),
        source.replace(begin, stop, f"{quote}{quote}"),
        source.insert(end, f", true)[{quote}{new[1]}{quote}] ?? {written})"),
    ]
