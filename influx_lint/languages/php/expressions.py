"""Lowers PHP's tree to flow's intermediate language: literals, variables, what is read and what is called."""

from __future__ import annotations

import re
from collections.abc import Callable

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.relevance import LONGEST
from influx_lint.languages.php import names, texts
from influx_lint.languages.php.definitions import anonymous_class, lower_anonymous_function
from influx_lint.languages.php.lowering import NEVER_LOCAL, PhpLowering, element, parts
from influx_lint.languages.trees import children

_CASTS = {"array": "array ()", "object": "object ()", "string": "text ()", "binary": "text ()"}


_TRUTHS = ("bool", "boolean")


def lower_variable(lowering: PhpLowering, node: Node) -> ir.Expression:
    name = lowering.characters(node).lstrip("$")
    packed = lowering.packed(node)
    lowering.see(name)
    if lowering.names.extracted and name not in lowering.names.bound and name not in NEVER_LOCAL:
        prefix = max((each for each in lowering.names.extracted if name.startswith(each)), key=len, default=None)
        if prefix is not None:
            held = ir.Name(packed, lowering.names.extracted[prefix])
            return ir.Index(packed, held, ir.Constant(packed, name.removeprefix(prefix)))
    return ir.Name(packed, name)


def lower_dynamic_variable(lowering: PhpLowering, node: Node) -> ir.Expression:
    """`${name}` in a text is that variable; `$$name` is one that is only known when the program runs."""
    inner = parts(node)
    if len(inner) == 1 and inner[0].type == "name":
        name = lowering.characters(inner[0])
        lowering.see(name)
        return ir.Name(lowering.packed(node), name)
    below = parts(inner[0]) if len(inner) == 1 and inner[0].type == "subscript_expression" else []
    if len(below) == 2 and below[0].type == "name":
        name = lowering.characters(below[0])
        lowering.see(name)
        return ir.Index(lowering.packed(node), ir.Name(lowering.packed(below[0]), name), lowering.expression(below[1]))
    return ir.Opaque(lowering.packed(node), lowering.expressions(inner))


def lower_constant_name(lowering: PhpLowering, node: Node) -> ir.Expression:
    written, packed = lowering.characters(node), lowering.packed(node)
    plain = written.lstrip("\\").lower()
    if plain in ("exit", "die"):
        return lowering.library(packed, "exit()")
    if plain in ("true", "false", "null"):
        return ir.Constant(packed, {"true": True, "false": False, "null": None}[plain])
    if plain == "__class__":
        return ir.Constant(packed, lowering.class_name.lstrip("\\"))
    if plain == "__namespace__":
        return ir.Constant(packed, lowering.namespace.name)
    full = lowering.namespace.resolved(names.CONSTANT, written)
    lowering.mentions.mention(full.rpartition("\\")[2])
    return lowering.library(packed, "constant ()", ir.Constant(packed, names.constant(full)))


def lower_float(lowering: PhpLowering, node: Node) -> ir.Expression:
    try:
        return ir.Constant(lowering.packed(node), float(lowering.characters(node).replace("_", "")))
    except ValueError:
        return ir.Opaque(lowering.packed(node), ())


def lower_nowdoc(lowering: PhpLowering, node: Node) -> ir.Expression:
    body = node.child_by_field_name("value")
    return _text(lowering, node, lowering.characters(body) if body is not None else "")


def _text(lowering: PhpLowering, node: Node, value: str) -> ir.Expression:
    if len(value) <= LONGEST:
        lowering.mentions.mention(value)
        for word in re.split(r"::|@|/", value) if not value.isalnum() else ():
            lowering.mentions.mention(word.rpartition("\\")[2])
    return ir.Constant(lowering.packed(node), value)


def lower_template(lowering: PhpLowering, node: Node) -> ir.Expression:
    """A text with expressions inside."""
    body = node
    if node.type == "heredoc":
        found = node.child_by_field_name("value")
        if found is None:
            return _text(lowering, node, "")
        body = found
    inner = parts(body)
    if all(each.type in ("string_content", "escape_sequence") for each in inner):
        return _text(lowering, node, "".join(_piece(lowering, each) for each in inner))
    made: list[ir.Expression] = []
    for each in inner:
        if each.type in ("string_content", "escape_sequence"):
            made.append(ir.Constant(lowering.packed(each), _piece(lowering, each)))
        else:
            made.append(lowering.expression(each))
    return ir.Template(lowering.packed(node), tuple(made))


def _piece(lowering: PhpLowering, node: Node) -> str:
    text = lowering.characters(node)
    return texts.escaped(text) if node.type == "escape_sequence" else text


def lower_subscript(lowering: PhpLowering, node: Node) -> ir.Expression:
    inner = parts(node)
    if len(inner) == 2 and inner[0].type == "variable_name" and lowering.characters(inner[0]) == "$GLOBALS":
        return _global(lowering, node, inner[1])
    if len(inner) < 2:
        return ir.Opaque(lowering.packed(node), lowering.expressions(inner))
    value = lowering.expression(inner[0])
    return ir.Index(lowering.packed(node), value, lowering.key(node, inner[1]))


def _global(lowering: PhpLowering, node: Node, key: Node) -> ir.Expression:
    """`$GLOBALS['name']`: a variable of the file, where the function has none of that name."""
    lowered = lowering.expression(key)
    packed = lowering.packed(node)
    name = lowered.value if isinstance(lowered, ir.Constant) else None
    if not isinstance(name, str) or name in lowering.names.seen - lowering.names.module:
        return ir.Opaque(packed, (lowered,))
    lowering.see(name)
    lowering.names.module.add(name)
    return ir.Name(packed, name)


def lower_member(lowering: PhpLowering, node: Node) -> ir.Expression:
    held, name = children(node, "object", "name")
    value = lowering.expression(held)
    if name.type == "name":
        written = lowering.characters(name)
        lowering.mentions.mention(written)
        return ir.Attribute(lowering.packed(node), value, written, lowering.packed(name))
    return lowering.library(lowering.packed(node), "property ()", value, lowering.expression(name))


def lower_static_property(lowering: PhpLowering, node: Node) -> ir.Expression:
    held, name = children(node, "scope", "name")
    if name.type != "variable_name":
        return lowering.other(node)
    written = lowering.characters(name)
    lowering.mentions.mention(written[1:])
    packed = lowering.packed(held)
    is_own = lowering.characters(held).lower() in ("self", "parent")
    owner = ir.Name(packed, lowering.class_reference(lowering.characters(held))) if is_own else lowering.class_(held)
    return ir.Attribute(lowering.packed(node), owner, written, lowering.packed(name))


def lower_class_constant(lowering: PhpLowering, node: Node) -> ir.Expression:
    inner = parts(node)
    packed = lowering.packed(node)
    if len(inner) < 2 or inner[1].type != "name":
        return lowering.other(node)
    written = lowering.characters(inner[1])
    if written == "class":
        if inner[0].type in ("name", "qualified_name", "relative_scope"):
            return ir.Constant(packed, lowering.class_reference(lowering.characters(inner[0])).lstrip("\\"))
        return ir.Opaque(packed, lowering.expressions(inner[:1]))
    lowering.mentions.mention(written)
    return ir.Attribute(packed, lowering.class_(inner[0]), names.constant(written), lowering.packed(inner[1]))


_PUTTING = ("addDefinitions", "set")
"""The methods by which a container gets something under names."""


def lower_method_call(lowering: PhpLowering, node: Node) -> ir.Expression:
    held, name = children(node, "object", "name")
    return _called(lowering, node, _method(lowering, node, lowering.expression(held), name))


def lower_static_call(lowering: PhpLowering, node: Node) -> ir.Expression:
    held, name = children(node, "scope", "name")
    return _called(lowering, node, _method(lowering, node, lowering.class_(held), name))


def _method(lowering: PhpLowering, node: Node, owner: ir.Expression, name: Node) -> ir.Expression:
    packed = lowering.between(node.named_children[0], name)
    if name.type != "name":
        return lowering.library(packed, "method ()", owner, lowering.expression(name))
    written = lowering.characters(name)
    lowering.mentions.mention(written)
    return ir.Attribute(packed, owner, names.function(written), lowering.packed(name))


def _called(lowering: PhpLowering, node: Node, function: ir.Expression) -> ir.Expression:
    given = node.child_by_field_name("arguments")
    if given is not None and any(each.type == "variadic_placeholder" for each in given.named_children):
        return function
    name = node.child_by_field_name("name")
    if given is not None and name is not None and lowering.characters(name) in _PUTTING:
        for each in parts(given):
            lowering.change_keys(parts(each)[-1])
    return ir.Call(lowering.packed(node), function, lowering.arguments(given))


def lower_new(lowering: PhpLowering, node: Node) -> ir.Expression:
    inner = parts(node)
    if not inner:
        return lowering.other(node)
    given = next((each for each in inner if each.type == "arguments"), None)
    if inner[0].type == "anonymous_class":
        return anonymous_class(lowering, inner[0])
    made = lowering.class_(inner[0])
    if isinstance(made, ir.Name) and made.name == "this":
        made = ir.Name(made.packed, lowering.class_name)
    return ir.Call(lowering.packed(node), made, lowering.arguments(given))


def lower_array(lowering: PhpLowering, node: Node) -> ir.Expression:
    packed = lowering.packed(node)
    elements = [each for each in parts(node) if each.type == "array_element_initializer"]
    keyed = [any(child.type == "=>" for child in each.children) for each in elements]
    spread = [bool(each.named_children) and parts(each)[0].type == "variadic_unpacking" for each in elements]
    if elements and all(spread):
        given = [ir.Argument(lowering.expression(parts(parts(each)[0])[0])) for each in elements]
        return ir.Call(packed, ir.Name(packed, "array_merge()"), tuple(given))
    if elements and not any(keyed):
        items: list[ir.Expression] = []
        for each, is_spread in zip(elements, spread, strict=True):
            value = element(parts(each)[-1])
            lowered = lowering.expression(value)
            items.append(ir.Star(lowering.packed(each), lowered) if is_spread else lowered)
        return ir.Display(packed, ir.Shape.LIST, tuple(items))
    entries: list[tuple[ir.Expression | None, ir.Expression]] = []
    number = 0
    for each, has_key, is_spread in zip(elements, keyed, spread, strict=True):
        inner = parts(each)
        if is_spread:
            entries.append((None, lowering.expression(element(inner[0]))))
        elif has_key and len(inner) > 1:
            entries.append((lowering.expression(inner[0]), lowering.expression(element(inner[1]))))
        else:
            entries.append((ir.Constant(lowering.packed(each), number), lowering.expression(element(inner[-1]))))
            number += 1
    return ir.MappingDisplay(packed, tuple(entries))


def lower_cast(lowering: PhpLowering, node: Node) -> ir.Expression:
    kind, value = children(node, "type", "value")
    packed, written = lowering.packed(node), lowering.characters(kind).lower()
    lowered = lowering.expression(value)
    if written in _TRUTHS:
        return ir.Not(packed, ir.Not(packed, lowered))
    return lowering.library(packed, _CASTS.get(written, "number ()"), lowered)


def lower_library(name: str) -> Callable[[PhpLowering, Node], ir.Expression]:
    """The lowering of what is like a call of a function with its parts."""
    return lambda lowering, node: lowering.library(lowering.packed(node), name, *lowering.expressions(parts(node)))


_INCLUDES = ("include_expression", "include_once_expression", "require_expression", "require_once_expression")


def lower_include(lowering: PhpLowering, node: Node) -> ir.Expression:
    """An include by a path, and by how that ends, where its beginning is not known."""
    end = node
    while end.type in (*_INCLUDES, "binary_expression", "parenthesized_expression", "encapsed_string") and parts(end):
        end = parts(end)[-1]
    ends = [ir.Constant(lowering.packed(end), lowering.characters(end).strip("'"))] if "string" in end.type else []
    return lowering.library(lowering.packed(node), "include ()", *lowering.expressions(parts(node)), *ends)


def lower_yield(lowering: PhpLowering, node: Node) -> ir.Expression:
    lowering.names.yields = True
    inner = parts(node)
    each = any("from" in child.type for child in node.children if not child.is_named)
    if not inner:
        return ir.Yield(lowering.packed(node), None, each=False)
    pair = parts(inner[-1]) if inner[-1].type == "array_element_initializer" else [inner[-1]]
    lowered = lowering.expression(pair[-1])
    if len(pair) > 1:
        lowered = lowering.library(lowering.packed(node), "yield ()", lowering.expression(pair[0]), lowered)
    if each:
        lowered = lowering.library(lowering.packed(node), "yield from ()", lowered)
    return ir.Yield(lowering.packed(node), lowered, each=each)


def lower_inner(lowering: PhpLowering, node: Node) -> ir.Expression:
    inner = parts(node)
    return lowering.expression(inner[0]) if len(inner) == 1 else lowering.other(node)


EXPRESSIONS: dict[str, Callable[[PhpLowering, Node], ir.Expression]] = {
    "variable_name": lower_variable,
    "dynamic_variable_name": lower_dynamic_variable,
    "name": lower_constant_name,
    "qualified_name": lower_constant_name,
    "boolean": lambda low, node: ir.Constant(low.packed(node), low.characters(node).lower() == "true"),
    "null": lambda low, node: ir.Constant(low.packed(node), None),
    "integer": lambda low, node: ir.Constant(low.packed(node), texts.integer(low.characters(node))),
    "float": lower_float,
    "string": lambda low, node: _text(low, node, texts.single_quoted(low.characters(node))),
    "nowdoc": lower_nowdoc,
    "encapsed_string": lower_template,
    "heredoc": lower_template,
    "shell_command_expression": lambda low, node: low.library(
        low.packed(node), "shell_exec()", lower_template(low, node)
    ),
    "subscript_expression": lower_subscript,
    "member_access_expression": lower_member,
    "nullsafe_member_access_expression": lower_member,
    "scoped_property_access_expression": lower_static_property,
    "class_constant_access_expression": lower_class_constant,
    "member_call_expression": lower_method_call,
    "nullsafe_member_call_expression": lower_method_call,
    "scoped_call_expression": lower_static_call,
    "object_creation_expression": lower_new,
    "array_creation_expression": lower_array,
    "cast_expression": lower_cast,
    "parenthesized_expression": lower_inner,
    "by_ref": lower_inner,
    "clone_expression": lower_library("clone ()"),
    "print_intrinsic": lower_library("print()"),
    "throw_expression": lower_library("exit()"),
    **dict.fromkeys(_INCLUDES, lower_include),
    "yield_expression": lower_yield,
    "anonymous_function": lower_anonymous_function,
    "anonymous_function_creation_expression": lower_anonymous_function,
    "arrow_function": lower_anonymous_function,
}
