"""Tests: what conditions ask, by `[`, `[[` and by how commands end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.languages.shell import calls, redirections
from influx_lint.languages.shell.lowering import ARGUMENTS, Lowering

_EQUAL = frozenset(("=", "=="))
_COMMANDS = frozenset(("[", "test", "true", "false", ":"))
_NUMBERS = {"-gt": ">", "-ge": ">=", "-lt": "<", "-le": "<=", "-eq": "==", "-ne": "!="}
_COUNT = re.compile(r'"?\$(?:#|\{#\})"?')
"""The number of a script's, or a function's, arguments."""
_WITH_STATUS = re.compile(r"-\w*e\w*|--exit-status")
_GLOB = re.compile(r"[*?\[]")


def is_test(low: Lowering, node: Node) -> bool:
    """Whether a command is there for how it ends alone."""
    if node.type == "test_command":
        return True
    if node.type == "negated_command" or (node.type == "redirected_statement" and _discards(low, node)):
        return bool(node.named_children) and is_test(low, node.named_children[0])
    if node.type == "list":
        return all(is_test(low, each) for each in node.named_children)
    if node.type == "pipeline":
        return is_test(low, node.named_children[-1]) and _name(low, node.named_children[-1]) in ("jq", "grep")
    name = _name(low, node)
    given = [low.raw(each) for each in node.children_by_field_name("argument")] if name else []
    if name in _COMMANDS:
        return True
    if name == "command":
        return given[:1] in (["-v"], ["-V"])
    if name == "jq":
        discards = any("/dev/null" in low.raw(each) for each in node.children_by_field_name("redirect"))
        return any(_WITH_STATUS.fullmatch(each) for each in given) and discards
    return name in ("grep", "egrep") and any(each.startswith("-") and "q" in each for each in given)


def _discards(low: Lowering, node: Node) -> bool:
    return any(each.type == "file_redirect" and "/dev/null" in low.raw(each) for each in node.children) or any(
        redirections.is_here_string(low, each) for each in node.children
    )


def _name(low: Lowering, node: Node) -> str:
    while node.type == "redirected_statement" and node.named_children:
        node = node.named_children[0]
    name = node.child_by_field_name("name") if node.type == "command" else None
    return low.raw(name).rpartition("/")[2] if name is not None else ""


def test(low: Lowering, node: Node) -> ir.Expression:
    """What a condition asks."""
    if node.type == "test_command":
        inner = node.named_children
        return asked(low, inner[0]) if inner else low.opaque(node)
    if node.type in ("negated_command", "!"):
        return ir.Not(low.place(node), test(low, node.named_children[0]))
    if node.type == "list":
        every = any(each.type == "&&" for each in node.children)
        values = tuple(test(low, each) for each in node.named_children)
        return ir.Boolean(low.place(node), every, values)
    if node.type == "command":
        return _command(low, node, None)
    if node.type == "redirected_statement":
        return _redirected(low, node, None)
    if node.type == "pipeline":
        return _pipeline(low, node)
    if node.type in ("compound_statement", "subshell") and len(node.named_children) == 1:
        ask = asked if node.children[0].type == "((" else test
        return ask(low, node.named_children[0])
    if node.type == "variable_assignment":
        return _assignment(low, node)
    return ir.Opaque(low.place(node), (low.output(node),))


def _assignment(low: Lowering, node: Node) -> ir.Expression:
    """`if X=$(command)`: the variable is set, and the test is how the command ends."""
    target = node.child_by_field_name("name")
    place = low.place(node)
    value = calls.assigned(low, node)
    if target is None or target.type != "variable_name":
        return ir.Opaque(place, (value,))
    low.changes.add(low.raw(target))
    bound = ir.Bind(place, ir.Name(place, low.raw(target)), value)
    return low.call(place, "ended", [bound])


def _pipeline(low: Lowering, node: Node) -> ir.Expression:
    stdin: ir.Expression | None = None
    for each in node.named_children[:-1]:
        stdin = low.output(each, stdin)
    last = node.named_children[-1]
    if last.type == "command":
        return _command(low, last, stdin)
    if last.type == "redirected_statement":
        return _redirected(low, last, stdin)
    return ir.Opaque(low.place(node), (low.output(last, stdin),))


def _redirected(low: Lowering, node: Node, stdin: ir.Expression | None) -> ir.Expression:
    body = node.child_by_field_name("body")
    redirects = [each for each in node.children if each.type.endswith("_redirect")]
    stdin = redirections.redirected(low, redirects, stdin)
    if body is not None and body.type == "command":
        return _command(low, body, stdin)
    if body is not None and body.type in ("negated_command", "pipeline", "test_command"):
        if body.type == "negated_command" and body.named_children[0].type == "command":
            return ir.Not(low.place(node), _command(low, body.named_children[0], stdin))
        return test(low, body)
    return ir.Opaque(low.place(node), (low.output(node),))


def _command(low: Lowering, node: Node, stdin: ir.Expression | None) -> ir.Expression:
    name = _name(low, node)
    arguments = node.children_by_field_name("argument")
    place = low.place(node)
    if name in ("[", "test"):
        return _of_words(low, node, [each for each in arguments if low.raw(each) != "]"])
    if name in ("true", ":", "false"):
        return ir.Constant(place, name != "false")
    value = _without_output(low, node, stdin)
    if name == "jq" and any(_WITH_STATUS.fullmatch(low.raw(each)) for each in arguments):
        return low.call(place, "told", [value])
    if name in ("grep", "egrep", "fgrep"):
        return value
    if isinstance(value, ir.Call) and isinstance(value.function, ir.Name):
        known = ir.Name(value.function.packed, value.function.name.replace("()", "?()"))
        return ir.Call(
            place, ir.Name(place, ":status"), (ir.Argument(known), ir.Argument(value.function), *value.arguments)
        )
    return ir.Opaque(place, (value,))


def _without_output(low: Lowering, node: Node, stdin: ir.Expression | None) -> ir.Expression:
    """A command whose output is of no account."""
    value = calls.command(low, node, stdin)
    if isinstance(value, ir.Call) and isinstance(value.function, ir.Name) and value.function.name == ":hidden":
        return value.arguments[0].value
    return value


def asked(low: Lowering, node: Node) -> ir.Expression:
    """What an expression in brackets asks."""
    place = low.place(node)
    if node.type == "unary_expression":
        sign = low.raw(node.children[0])
        operand = node.named_children[-1]
        return ir.Not(place, asked(low, operand)) if sign == "!" else _unary(low, node, sign, operand)
    if node.type == "binary_expression":
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        operator = node.child_by_field_name("operator")
        sign = low.raw(operator) if operator is not None else ""
        if left is None or right is None:
            return low.opaque(node)
        if sign in ("&&", "||"):
            return ir.Boolean(place, sign == "&&", (asked(low, left), asked(low, right)))
        return _binary(low, node, left, sign, right)
    if node.type == "parenthesized_expression" and node.named_children:
        return asked(low, node.named_children[0])
    if _COUNT.fullmatch(low.raw(node)):
        return _counted(low, node, "!=", ir.Constant(place, 0))
    return low.word(node)


def _binary(low: Lowering, node: Node, left: Node, sign: str, right: Node) -> ir.Expression:
    """A comparison; `[ a = x -a … ]` comes with what is behind it as the right operand."""
    place = low.place(node)
    joint = right.child_by_field_name("operator") if right.type == "binary_expression" else None
    if joint is not None and low.raw(joint) in ("-a", "-o"):
        first, second = right.child_by_field_name("left"), right.child_by_field_name("right")
        if first is not None and second is not None:
            values = (_binary(low, node, left, sign, first), asked(low, second))
            return ir.Boolean(place, low.raw(joint) == "-a", values)
    if sign in ("-a", "-o"):
        return ir.Boolean(place, sign == "-a", (asked(low, left), asked(low, right)))
    if _COUNT.fullmatch(low.raw(left)) and right.type == "number":
        return _counted(low, node, _NUMBERS.get(sign, sign), low.word(right))
    value = low.word(left)
    if sign in _EQUAL:
        return fits(low, value, right)
    if sign == "!=":
        return ir.Not(place, fits(low, value, right))
    if sign == "=~":
        pattern = ir.Constant(low.place(right), low.raw(right).strip("\"'"))
        return low.call(place, "matches", [value, pattern])
    return ir.Opaque(place, (value, low.word(right)))


def _counted(low: Lowering, node: Node, sign: str, number: ir.Expression) -> ir.Expression:
    """What is asked of the number of arguments."""
    place = low.place(node)
    return low.call(place, "counted", [ir.Name(place, ARGUMENTS), ir.Constant(place, sign), number])


def fits(low: Lowering, value: ir.Expression, pattern: Node) -> ir.Expression:
    """Whether a value is a text, or fits a pattern."""
    place = low.place(pattern)
    raw = low.raw(pattern)
    if _GLOB.search(raw) and pattern.type not in ("string", "raw_string"):
        return low.call(place, "like", [value, ir.Constant(place, raw.replace('"', "").replace("'", ""))])
    return low.call(place, "equal", [value, low.word(pattern)])


def _unary(low: Lowering, node: Node, sign: str, operand: Node) -> ir.Expression:
    place = low.place(node)
    if sign == "-v":
        return low.call(place, "is_set", [low.word(operand)])
    value = low.word(operand)
    if sign == "-n":
        return low.call(place, "filled", [value])
    if sign == "-z":
        return ir.Not(place, low.call(place, "filled", [value]))
    return ir.Opaque(place, (value,))


def _of_words(low: Lowering, node: Node, given: Sequence[Node]) -> ir.Expression:
    """`test …`."""
    raw = [low.raw(each) for each in given]
    place = low.place(node)
    for sign in ("-o", "-a"):
        if sign in raw[1:-1]:
            at = raw.index(sign, 1)
            values = (_of_words(low, node, given[:at]), _of_words(low, node, given[at + 1 :]))
            return ir.Boolean(place, sign == "-a", values)
    if raw[:1] == ["!"]:
        return ir.Not(place, _of_words(low, node, given[1:]))
    if len(given) == 1:
        return low.call(place, "filled", [low.word(given[0])])
    if len(given) == 2:
        return _unary(low, node, raw[0], given[1])
    if len(given) == 3:
        return _binary(low, node, given[0], raw[1], given[2])
    return ir.Opaque(place, ())
