"""Edits of reads of environment variables: `getenv('INFLUXDB_USER')`, `$_ENV['INFLUXDB_BUCKET']`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tree_sitter import Node

from influx_lint.findings import Edit
from influx_lint.flow.events import VariableRead
from influx_lint.languages.advice import variable_by_hand
from influx_lint.languages.front import NoFixError
from influx_lint.languages.php.edits.indirect import out_of_text
from influx_lint.languages.php.edits.source import NAMES, Source, arguments, call_of, text_around
from influx_lint.languages.php.lowering import is_simple, parts

_TESTS = ("isset", "array_key_exists", "key_exists")


def render(source: Source, read: VariableRead, new: Sequence[str]) -> list[Edit]:
    """The edits after which the variable `new[0]` is read, and what it holds under `new[1]` taken, if it has more.
    Raises NoFixError."""
    by_hand = variable_by_hand(read.name, new)
    node = source.at(read.span)
    rename = _renamed(source, node, read.name, new[0]) if node is not None and read.read is not None else None
    if node is None or rename is None:
        raise by_hand
    expression = _reading(node)
    if len(new) == 1 or (expression is not None and _is_test(source, expression)):
        return [rename]
    if expression is None or is_simple(expression):
        raise by_hand
    quote = source.quote_of(node)
    last = f"[{quote}{new[1]}{quote}]"
    given = arguments(expression)
    if len(given) > 1:
        return [rename, *_with_default(source, expression, given, (quote * 2, last), by_hand)]
    around = "json_decode(", f", true){last}"
    function = source.called(expression)
    # `getenv` gives `false` for a variable that is not set, all others nothing.
    missing = "false" if function == "getenv" else "null"
    if _is_guarded(expression) or function not in ("", "getenv"):
        empty = "??" if expression.type == "subscript_expression" else "?:"
        around = "(json_decode(", f" {empty} {quote * 2}, true){last} ?? {missing})"
    return [rename, *out_of_text(source, expression, around)]


def _renamed(source: Source, node: Node, old: str, new: str) -> Edit | None:
    """The edit of a variable's name, or of the text at its end: `getenv(self::PREFIX . 'USER')`; of a constant that
    stands for it here."""
    if node.type in NAMES and not is_simple(node.parent or node):
        return source.replaced(node, f"'{new}'")
    last = node
    while last.type == "binary_expression":
        last = parts(last)[-1]
    text = source.content(last)
    before = old.removesuffix(text) if text else old
    fits = text is not None and old.endswith(text) and new.startswith(before)
    return source.renamed(last, new.removeprefix(before)) if fits else None


def _reading(node: Node) -> Node | None:
    """The expression that gives the variable: `getenv('NAME')`, `env('NAME')`, `$_ENV['NAME']`."""
    above = node.parent
    if above is not None and above.type == "subscript_expression":
        return above
    call = call_of(node)
    if call is None or arguments(call)[:1] != [above]:
        return None
    return call if call.type in ("function_call_expression", "scoped_call_expression") else None


def _is_test(source: Source, expression: Node) -> bool:
    """Whether an expression only asks whether the variable is there."""
    call = expression if expression.type == "function_call_expression" else call_of(expression)
    return source.called(call) in _TESTS


def _is_guarded(expression: Node) -> bool:
    """Whether something else is done where the variable is not set."""
    above = expression.parent
    while above is not None and above.type == "parenthesized_expression":
        above = above.parent
    return above is not None and above.type in (
        *("binary_expression", "conditional_expression", "unary_op_expression", "if_statement"),
        *("error_suppression_expression", "else_if_clause", "while_statement"),
    )


def _with_default(
    source: Source, call: Node, given: list[Node], written: tuple[str, str], by_hand: NoFixError
) -> Iterator[Edit]:
    """`env('NAME', default)`. Raises NoFixError."""
    if text_around(call) is not None or source.called(call) == "getenv":
        raise by_hand
    default, (nothing, last) = parts(given[1])[-1], written
    yield source.before(call, "(json_decode(")
    yield source.replaced(default, nothing)
    yield source.after(call, f", true){last} ?? {source.characters(default)})")
