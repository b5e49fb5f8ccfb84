"""Lowers calls of PHP's functions: those that are part of the language, and all others."""

from __future__ import annotations

from collections.abc import Callable

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.languages.php import names, texts
from influx_lint.languages.php.lowering import EXTRACTED, PhpLowering, parts
from influx_lint.languages.php.operators import named_class, of_class
from influx_lint.languages.trees import children


def lower_function_call(lowering: PhpLowering, node: Node) -> ir.Expression:
    function, given = children(node, "function", "arguments")
    if any(each.type == "variadic_placeholder" for each in given.named_children):
        return _function(lowering, function)
    if function.type in ("name", "qualified_name"):
        written = lowering.characters(function).lstrip("\\").lower()
        own = _OWN.get(written)
        values = [parts(each)[-1] for each in given.named_children if each.type == "argument" and parts(each)]
        plain = not any(each.child_by_field_name("name") is not None for each in given.named_children)
        found = own(lowering, node, values) if own is not None and plain else None
        if found is not None:
            return found
    return ir.Call(lowering.packed(node), _function(lowering, function), lowering.arguments(given))


def _function(lowering: PhpLowering, node: Node) -> ir.Expression:
    if node.type not in ("name", "qualified_name"):
        return lowering.library(lowering.packed(node), "callable ()", lowering.expression(node))
    full = lowering.namespace.resolved(names.FUNCTION, lowering.characters(node))
    lowering.mentions.mention(full.rpartition("\\")[2])
    return ir.Name(lowering.packed(node), names.function(full))


def _isset(lowering: PhpLowering, node: Node, given: list[Node]) -> ir.Expression | None:
    tests = tuple([_is_set(lowering, each) for each in given])
    if not tests:
        return None
    return tests[0] if len(tests) == 1 else ir.Boolean(lowering.packed(node), True, tests)


def _is_set(lowering: PhpLowering, node: Node) -> ir.Expression:
    """A test whether something is there."""
    packed, inner = lowering.packed(node), parts(node)
    if node.type == "subscript_expression" and len(inner) > 1:
        key = lowering.key(node, inner[1])
        return ir.Compare(packed, ir.Comparison.IN, key, lowering.tolerant(inner[0]))
    if node.type.endswith("member_access_expression"):
        name, held = children(node, "name", "object")
        key = lowering.word(name) if name.type == "name" else lowering.expression(name)
        return ir.Compare(packed, ir.Comparison.IN, key, lowering.tolerant(held))
    return ir.Compare(packed, ir.Comparison.UNEQUAL, lowering.expression(node), ir.Constant(packed, None))


def _is_null(lowering: PhpLowering, node: Node, given: list[Node]) -> ir.Expression | None:
    if not given:
        return None
    packed = lowering.packed(node)
    return ir.Compare(packed, ir.Comparison.EQUAL, lowering.expression(given[0]), ir.Constant(packed, None))


def _key_exists(lowering: PhpLowering, node: Node, given: list[Node]) -> ir.Expression | None:
    return (
        ir.Compare(lowering.packed(node), ir.Comparison.IN, *lowering.expressions(given)) if len(given) == 2 else None
    )


def _property_exists(lowering: PhpLowering, node: Node, given: list[Node]) -> ir.Expression | None:
    if len(given) != 2:
        return None
    held, key = lowering.expressions(given)
    return ir.Compare(lowering.packed(node), ir.Comparison.IN, key, held)


def _is_a(lowering: PhpLowering, node: Node, given: list[Node]) -> ir.Expression | None:
    class_ = named_class(lowering, given[1]) if len(given) > 1 else None
    return of_class(lowering, node, given[0], class_) if class_ is not None else None


def _in_array(lowering: PhpLowering, node: Node, given: list[Node]) -> ir.Expression | None:
    if len(given) < 2:
        return None
    packed = lowering.packed(node)
    needle, held = lowering.expressions(given[:2])
    return ir.Compare(packed, ir.Comparison.IN, needle, lowering.library(packed, "values ()", held))


def _compact(lowering: PhpLowering, node: Node, given: list[Node]) -> ir.Expression | None:
    """An array of variables: `compact('a', 'b')`."""
    items: list[tuple[ir.Expression | None, ir.Expression]] = []
    for each in _flat(given):
        if each.type not in ("string", "encapsed_string"):
            return None
        key = lowering.expression(each)
        if not isinstance(key, ir.Constant) or not isinstance(key.value, str):
            return None
        lowering.see(key.value)
        items.append((key, ir.Name(lowering.packed(each), key.value)))
    return ir.MappingDisplay(lowering.packed(node), tuple(items))


def _flat(nodes: list[Node]) -> list[Node]:
    found = []
    for each in nodes:
        if each.type == "array_creation_expression":
            found += _flat([parts(element)[-1] for element in parts(each) if parts(element)])
        else:
            found.append(each)
    return found


def _extract(lowering: PhpLowering, node: Node, given: list[Node]) -> ir.Expression | None:
    """The keys of an array become variables: what no variable of the function's is called."""
    if not given:
        return None
    packed = lowering.packed(node)
    value = lowering.expression(given[0])
    prefix = ""
    if len(given) > 2 and lowering.characters(given[1]).endswith("EXTR_PREFIX_ALL"):
        prefix = f"{lowering.characters(given[2])[1:-1]}_"
    cell = f"{EXTRACTED}{prefix}"
    lowering.names.extracted[prefix] = cell
    lowering.names.seen.add(cell)
    return ir.Bind(packed, ir.Name(packed, cell), value)


def _define(lowering: PhpLowering, node: Node, given: list[Node]) -> ir.Expression | None:
    """`define('NAME', value)` binds a constant of all."""
    if len(given) < 2 or given[0].type not in ("string", "encapsed_string"):
        return None
    name = texts.single_quoted(lowering.characters(given[0]).replace('"', "'")).lstrip("\\")
    packed, bound = lowering.packed(node), names.constant(name)
    lowering.names.module.add(bound)
    lowering.mentions.mention(name)
    lowering.mentions.change(name)
    return ir.Bind(packed, ir.Name(packed, bound), lowering.expression(given[1]))


def _putenv(lowering: PhpLowering, node: Node, given: list[Node]) -> ir.Expression | None:
    """`putenv('NAME=' . value)`: the name is what stands before the first `=`, whatever the value is."""
    text = lowering.expression(given[0]) if given else None
    held = text.parts if isinstance(text, ir.Template) else ()
    for at, each in enumerate(held):
        if isinstance(each, ir.Constant) and "=" in str(each.value):
            before, _, rest = str(each.value).partition("=")
            if not at:
                lowering.mentions.change(before)
            name = (*held[:at], ir.Constant(each.packed, before))
            return lowering.library(
                lowering.packed(node),
                "putenv ()",
                _joined(name),
                _joined((ir.Constant(each.packed, rest), *held[at + 1 :])),
            )
    return None


def _joined(given: tuple[ir.Expression, ...]) -> ir.Expression:
    """A text that is put together, but for what is empty."""
    held = [each for each in given if not isinstance(each, ir.Constant) or each.value != ""] or list(given[:1])
    return held[0] if len(held) == 1 else ir.Template(held[0].packed, tuple(held))


_OWN: dict[str, Callable[[PhpLowering, Node, list[Node]], ir.Expression | None]] = {
    "isset": _isset,
    "empty": lambda low, node, given: ir.Not(low.packed(node), low.tolerant(given[0])) if given else None,
    "is_null": _is_null,
    "array_key_exists": _key_exists,
    "key_exists": _key_exists,
    "property_exists": _property_exists,
    "is_a": _is_a,
    "in_array": _in_array,
    "compact": _compact,
    "extract": _extract,
    "define": _define,
    "putenv": _putenv,
}
"""What PHP's own functions mean whose arguments are not just values."""
