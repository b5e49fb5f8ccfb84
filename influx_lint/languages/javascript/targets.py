"""Lowers what JavaScript binds: names, members, and the parts of what is taken apart.

A pattern becomes pairs of what is bound and its value, one after the other: `{a, b: [c = 1]} = value` binds a name of
its own to `value`, `a` to its `a`, and so on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.languages.javascript.base import EACH, JavaScriptLowering
from influx_lint.languages.trees import child, children

Pair = tuple[ir.Expression, ir.Expression]

_DEFAULTED = frozenset(("assignment_pattern", "object_assignment_pattern"))
_IN_BRACKETS = frozenset(("parenthesized_expression", "non_null_expression", "as_expression", "satisfies_expression"))


def assigned(lowering: JavaScriptLowering, node: Node) -> Iterator[Pair]:
    """What an assignment binds, in order. `a = b = value` binds the outer one to the inner."""
    left, right = children(node, "left", "right")
    yield from pairs(lowering, left, lowering.expression(right))


def assignments(lowering: JavaScriptLowering, node: Node, bound: Iterable[Pair]) -> Iterator[ir.Statement]:
    """The statements that bind some pairs. A conditional that is assigned is a branch of assignments: so its arms are
    told apart later on."""
    packed = lowering.packed(node)
    for target_, value in bound:
        if isinstance(value, ir.Conditional):
            arm = (value.test, (ir.Assign(packed, (target_,), value.then),))
            yield ir.Branch(packed, (arm,), (ir.Assign(packed, (target_,), value.otherwise),))
        else:
            yield ir.Assign(packed, (target_,), value)


def pairs(lowering: JavaScriptLowering, node: Node, value: ir.Expression) -> Iterator[Pair]:
    """What is bound where a value is bound to a pattern."""
    while node.type in _IN_BRACKETS:
        node = node.named_children[0]
    if node.type in _DEFAULTED:
        default = lowering.field(node, "right")
        value = ir.Boolean(lowering.packed(node), False, (value, default))
        yield from pairs(lowering, child(node, "left"), value)
    elif node.type == "object_pattern":
        yield from _object(lowering, node, value)
    elif node.type == "array_pattern":
        yield from _array(lowering, node, value)
    else:
        yield target(lowering, node), value


def target(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    """A name or a member that is bound."""
    while node.type in _IN_BRACKETS:
        node = node.named_children[0]
    if node.type in ("identifier", "shorthand_property_identifier_pattern"):
        lowering.mentions.change(lowering.characters(node))
        return lowering.read(node)
    if node.type in ("member_expression", "subscript_expression"):
        found = lowering.expression(node)
        if isinstance(found, ir.Attribute):
            lowering.mentions.change(found.name)
        elif isinstance(found, ir.Index) and isinstance(found.key, ir.Constant) and isinstance(found.key.value, str):
            lowering.mentions.change(found.key.value)
        elif isinstance(found, ir.Index) and isinstance(found.value, ir.Name | ir.Attribute):
            lowering.mentions.change(found.value.name)
        return found
    return ir.Name(lowering.packed(node), lowering.scopes.temporary())


def held(lowering: JavaScriptLowering, node: Node, value: ir.Expression) -> tuple[ir.Name, list[Pair]]:
    """A name that holds a value, and how it comes to."""
    if isinstance(value, ir.Name):
        return value, []
    name = ir.Name(lowering.packed(node), lowering.scopes.temporary())
    return name, [(name, value)]


def _object(lowering: JavaScriptLowering, node: Node, value: ir.Expression) -> Iterator[Pair]:
    holder, first = held(lowering, node, value)
    yield from first
    taken: list[ir.Expression] = []
    has_rest = any(each.type == "rest_pattern" for each in node.named_children)
    for each in node.named_children:
        packed = lowering.packed(each)
        if each.type == "rest_pattern":
            gone = [(key, lowering.nothing(each)) for key in taken]
            rest = ir.MappingDisplay(packed, ((None, holder), *gone))
            yield from pairs(lowering, each.named_children[0], rest)
            continue
        key, inner = _entry(each)
        if key is None or inner is None:
            continue
        place = lowering.packed(key) if each.type != "pair_pattern" or key.type != "computed_property_name" else packed
        found = lowering.member(place, holder, key)
        taken.append(found.key if isinstance(found, ir.Index) else lowering.key(key))
        if has_rest and _is_left_out(lowering, inner):
            continue
        yield from pairs(lowering, inner, found) if inner is not each else _defaulted(lowering, each, key, found)


def _is_left_out(lowering: JavaScriptLowering, name: Node) -> bool:
    """Whether what is taken apart is only kept out of the rest: nothing else in the file has its name."""
    written = lowering.characters(name)
    return written.isidentifier() and len(re.findall(rf"\b{re.escape(written)}\b", lowering.syntax.text)) == 1


def _entry(node: Node) -> tuple[Node | None, Node | None]:
    """The key of an entry of a pattern, and what is bound to what stands there."""
    if node.type == "pair_pattern":
        return node.child_by_field_name("key"), node.child_by_field_name("value")
    if node.type == "object_assignment_pattern":
        return node.child_by_field_name("left"), node
    return (node, node) if node.type == "shorthand_property_identifier_pattern" else (None, None)


def _defaulted(lowering: JavaScriptLowering, node: Node, key: Node, value: ir.Expression) -> Iterator[Pair]:
    """`{name}` and `{name = default}`."""
    if node.type == "object_assignment_pattern":
        value = ir.Boolean(lowering.packed(node), False, (value, lowering.field(node, "right")))
    yield target(lowering, key), value


def _array(lowering: JavaScriptLowering, node: Node, value: ir.Expression) -> Iterator[Pair]:
    names: list[ir.Expression] = []
    inner: list[tuple[Node, ir.Name]] = []
    before = True
    for each in node.children[1:-1]:
        if not each.is_named:
            if before:
                names.append(ir.Name(lowering.packed(each), lowering.scopes.temporary()))
            before = True
        elif each.type != "comment":
            before = False
            is_rest = each.type == "rest_pattern"
            part = each.named_children[0] if is_rest else each
            if part.type == "identifier":
                found = target(lowering, part)
            else:
                found = ir.Name(lowering.packed(part), lowering.scopes.temporary())
                inner.append((part, found))
            names.append(ir.Star(lowering.packed(each), found) if is_rest else found)
    yield ir.Display(lowering.packed(node), ir.Shape.TUPLE, tuple(names)), lowering.own(node, EACH, value)
    for part, name in inner:
        yield from pairs(lowering, part, name)
