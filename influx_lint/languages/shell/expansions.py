"""Expansions: `$X`, `${X:-word}`, `$(command)` and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.spans import Packed
from influx_lint.languages.shell import redirections
from influx_lint.languages.shell.lowering import ARGUMENTS, EXPANSIONS, Lowering
from influx_lint.languages.trees import within

_EXPANSION = re.compile(
    r"\$\{(?P<prefix>[!#]?)(?P<name>\w+|[@*#?$!-])(?P<index>\[[^\]]*\])?(?P<operator>:?[-=?+]|##?|%%?|//?[#%]?|\^\^?|,,?|@|:)?"
)


def expansion(low: Lowering, node: Node) -> ir.Expression:
    """The value of an expansion."""
    if node.type == "simple_expansion":
        name = low.raw(node)[1:]
        if name[:1].isdigit() and (rest := name[1:]):
            # The grammar takes `$2_` for one name: only the digit is.
            parts = [named(low, node, name[0], 1), _constant(low, rest, low.offsets(node)[0] + 2)]
            return low.call(low.place(node), "text", parts)
        return named(low, node, name, 1)
    if node.type == "command_substitution":
        return _substituted(low, node)
    if node.type == "process_substitution":
        return low.call(low.place(node), "pipe", [low.subshell(node.named_children, node, None)])
    if node.type == "expansion":
        return _braced(low, node)
    return low.opaque(node)


def _substituted(low: Lowering, node: Node) -> ir.Expression:
    inner = [each for each in node.named_children if each.type != "comment"]
    simple = ("command", "pipeline", "redirected_statement", "list")
    if len(inner) == 1 and inner[0].type in simple:
        return low.output(inner[0])
    if inner and all(each.type.endswith("_redirect") for each in inner):
        stdin = redirections.redirected(low, inner, None)
        return stdin if stdin is not None else low.opaque(node)
    return low.subshell(inner, node, None)


def variable(low: Lowering, node: Node) -> ir.Expression:
    """The value of the variable whose name a node is."""
    return named(low, node, low.raw(node), 0)


def named(low: Lowering, node: Node, name: str, after: int) -> ir.Expression:
    """The value of a variable or parameter; its name begins so many characters after a node does."""
    start = low.offsets(node)[0] + after
    place = low.place(node)
    if name.isdigit():
        key = ir.Constant(place, int(name) - 1)
        return low.call(place, "item", [ir.Name(place, ARGUMENTS), key]) if name != "0" else low.call(place, "self", [])
    if name in ("@", "*"):
        return ir.Name(place, ARGUMENTS)
    if not name.isidentifier():
        return ir.Opaque(place, ())
    value = low.call(place, "variable", [_constant(low, name, start)])
    return low.call(place, "variable", [value]) if name in low.references else value


def _constant(low: Lowering, name: str, start: int) -> ir.Constant:
    return ir.Constant(low.packed(start, start + len(name)), low.characters(start, start + len(name)))


def _braced(low: Lowering, node: Node) -> ir.Expression:
    start, end = low.offsets(node)
    raw = low.text[start:end]
    place = low.packed(start, end)
    found = _EXPANSION.match(raw)
    if found is None:
        return low.opaque(node)
    name, index, operator = found["name"], found["index"], found["operator"] or ""
    value = _indexed(low, node, found) if index else named(low, node, name, found.start("name"))
    if found["prefix"] == "#":
        return low.call(place, "changed", [value])
    if found["prefix"] == "!":
        if index in ("[@]", "[*]"):
            return low.call(place, "keys", [ir.Name(place, name)])
        value = low.call(place, "variable", [value])
    if not operator:
        return value
    given = _given(low, node, start + found.end())
    return _operated(low, place, operator, value, given, name)


def _operated(
    low: Lowering, place: Packed, operator: str, value: ir.Expression, given: ir.Expression, name: str
) -> ir.Expression:
    kind = operator.lstrip(":") or ":"
    if kind in ("-", "="):
        test = low.call(place, "filled" if operator.startswith(":") else "given", [value])
        found_or_given = ir.Conditional(place, test, value, given)
        if kind == "-":
            return found_or_given
        low.changes.add(name)
        return ir.Bind(place, ir.Name(place, name), found_or_given)
    if kind == "?":
        return value
    if kind == "+":
        name_place = value.packed
        is_set = low.call(place, "is_set", [ir.Constant(name_place, name)])
        return ir.Conditional(place, value if operator == ":+" else is_set, given, ir.Constant(place, ""))
    return low.call(place, "changed", [value, ir.Constant(place, operator), given])


def _indexed(low: Lowering, node: Node, found: re.Match[str]) -> ir.Expression:
    """`${name[index]}`."""
    start = low.offsets(node)[0]
    name, index = found["name"], found["index"][1:-1]
    place = low.packed(start + found.start("name"), start + found.end("name"))
    held = ir.Name(place, name) if name not in low.references else named(low, node, name, found.start("name"))
    if index in ("@", "*"):
        return held
    subscript = next((each for each in node.children if each.type == "subscript"), None)
    key_node = within(subscript, "index")
    if index.lstrip("-").isdigit():
        return low.call(low.place(node), "item", [held, ir.Constant(place, int(index))])
    key = low.word(key_node) if key_node is not None else ir.Opaque(place, ())
    return low.call(low.place(node), "item", [held, key])


def _given(low: Lowering, node: Node, start: int) -> ir.Expression:
    """The word after an operator: from an offset to the brace that closes."""
    children = [each for each in node.children if low.offsets(each)[0] >= start and each.type not in ("}", "operator")]
    place = low.packed(start, max(low.offsets(node)[1] - 1, start))
    parts = _parts(low, children, start, low.offsets(node)[1] - 1)
    if not parts:
        return ir.Constant(place, "")
    return parts[0] if len(parts) == 1 else low.call(place, "text", parts)


def _parts(low: Lowering, children: Sequence[Node], start: int, end: int) -> list[ir.Expression]:
    parts: list[ir.Expression] = []
    at = start
    for child in children:
        first, last = low.offsets(child)
        if first > at:
            parts.append(_plain(low, at, first))
        parts.append(low.word(child))
        at = last
    return [*parts, _plain(low, at, end)] if at < end else parts


def _plain(low: Lowering, start: int, end: int) -> ir.Constant:
    return ir.Constant(low.packed(start, end), low.characters(start, end))


WORDS = dict.fromkeys(EXPANSIONS, expansion)
