"""Lowers PHP's tree to flow's intermediate language: operators, and what takes values apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.languages.php import texts
from influx_lint.languages.php.lowering import PhpLowering, element, parts
from influx_lint.languages.trees import child, children

_COMPARISONS = {
    **{each.value: each for each in ir.Comparison},
    "===": ir.Comparison.EQUAL,
    **dict.fromkeys(("!==", "<>"), ir.Comparison.UNEQUAL),
}


_SAME = {"===": True, "==": True, "!==": False, "!=": False, "<>": False}


_FINDING = ("strpos", "stripos", "mb_strpos", "strncmp", "strncasecmp", "strcmp", "strcasecmp")


_EVERY = {"&&": True, "and": True, "||": False, "or": False}


def lower_assignment(lowering: PhpLowering, node: Node) -> ir.Expression:
    left, right = children(node, "left", "right")
    value = lowering.expression(right)
    packed = lowering.packed(node)
    if (put := computed_property(left)) is not None:
        return lowering.library(packed, "put ()", *lowering.expressions(put), value)
    if left.type in ("list_literal", "array_creation_expression"):
        held = lowering.temporary(node)
        steps: list[ir.Expression] = [ir.Bind(packed, held, value)]
        steps += [ir.Bind(each.packed, target, each) for target, each in taken_apart(lowering, left, held)]
        return ir.Opaque(packed, tuple(steps))
    return ir.Bind(packed, lowering.target(left), value)


def computed_property(target: Node) -> tuple[Node, Node] | None:
    """The object and the name in `$object->$name`."""
    if not target.type.endswith("member_access_expression"):
        return None
    held, name = children(target, "object", "name")
    return (held, name) if name.type != "name" else None


def taken_apart(
    lowering: PhpLowering, pattern: Node, held: ir.Expression
) -> Iterator[tuple[ir.Expression, ir.Expression]]:
    """The targets of `[…] = held` or `list(…) = held`, each with what it gets."""
    for number, (key, value) in enumerate(destructured(pattern)):
        if value is None:
            continue
        where = lowering.expression(key) if key is not None else ir.Constant(lowering.packed(value), number)
        span = lowering.between(key if key is not None else value, value)
        read = ir.Index(span, held, where)
        target = element(value)
        if target.type in ("list_literal", "array_creation_expression"):
            inner = lowering.temporary(target)
            yield inner, read
            yield from taken_apart(lowering, target, inner)
        else:
            yield lowering.target(target), read


def destructured(pattern: Node) -> Iterator[tuple[Node | None, Node | None]]:
    """The keys and the targets of a destructuring; a place that is left out has neither."""
    key: Node | None = None
    current: Node | None = None
    for each in pattern.children:
        if each.type == "array_element_initializer":
            inner = parts(each)
            has_key = any(one.type == "=>" for one in each.children)
            key, current = (inner[0], inner[1]) if has_key and len(inner) > 1 else (None, inner[-1] if inner else None)
        elif each.type == "=>":
            key, current = current, None
        elif each.type in (",", "]", ")"):
            if current is not None or each.type == ",":
                yield key, current
            key = current = None
        elif each.is_named and each.type != "comment":
            current = each


def lower_augmented(lowering: PhpLowering, node: Node) -> ir.Expression:
    """As an expression: what is assigned."""
    value = augmented(lowering, node)
    return ir.Bind(lowering.packed(node), lowering.target(child(node, "left")), value)


def augmented(lowering: PhpLowering, node: Node) -> ir.Expression:
    """What an assignment with an operator puts into its target."""
    left, operator, right = children(node, "left", "operator", "right")
    packed, written = lowering.packed(node), lowering.characters(operator)
    if written == "??=":
        return ir.Boolean(packed, False, (lowering.tolerant(left), lowering.expression(right)))
    if written == ".=":
        return ir.Template(packed, (lowering.expression(left), lowering.expression(right)))
    return ir.Operation(packed, written[:-1], (lowering.expression(left), lowering.expression(right)))


def lower_binary(lowering: PhpLowering, node: Node) -> ir.Expression:
    left, operator, right = children(node, "left", "operator", "right")
    packed, written = lowering.packed(node), lowering.characters(operator).lower()
    if written == "??":
        *first, last = _alternatives(left, right, lowering)
        return ir.Boolean(packed, False, (*map(lowering.tolerant, first), lowering.expression(last)))
    if written in _EVERY:
        return ir.Boolean(packed, _EVERY[written], lowering.expressions(_chain(left, right, written, lowering)))
    if written in _COMPARISONS:
        begins = _beginning(lowering, left, right, written) or _beginning(lowering, right, left, written)
        if begins is not None:
            return begins
        same = class_test(lowering, left, right) or class_test(lowering, right, left) if written in _SAME else None
        if same is not None:
            return same if _SAME[written] else ir.Not(packed, same)
        return ir.Compare(packed, _COMPARISONS[written], lowering.expression(left), lowering.expression(right))
    if written == "instanceof":
        return of_class(lowering, node, left, right)
    if written == ".":
        return ir.Template(packed, lowering.expressions(_chain(left, right, written, lowering)))
    return ir.Operation(packed, written, lowering.expressions(_chain(left, right, written, lowering)))


def of_class(lowering: PhpLowering, node: Node, value: Node, class_: Node) -> ir.Expression:
    """`$value instanceof Name`."""
    packed = lowering.packed(node)
    wanted = lowering.base(class_) if class_.type in ("name", "qualified_name") else ir.Opaque(packed, ())
    return ir.Operation(packed, "instanceof", (lowering.expression(value), wanted))


def class_test(lowering: PhpLowering, node: Node, name: Node) -> ir.Expression | None:
    """`$value::class === Name::class`, `get_class($value) === Name::class`; nothing for any other comparison."""
    if node.type == "parenthesized_expression" and parts(node):
        return class_test(lowering, parts(node)[0], name)
    class_ = named_class(lowering, name)
    function, given = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    value = named_class(lowering, node)
    if function is not None and given is not None and lowering.characters(function).lower() == "get_class":
        value = parts(parts(given)[0])[-1] if parts(given) else None
    if class_ is None or class_.type == "variable_name" or value is None or value.type != "variable_name":
        return None
    return of_class(lowering, name, value, class_)


def named_class(lowering: PhpLowering, node: Node) -> Node | None:
    """What stands before `::class`."""
    inner = parts(node) if node.type == "class_constant_access_expression" else []
    return inner[0] if len(inner) > 1 and lowering.characters(inner[1]) == "class" else None


def _beginning(lowering: PhpLowering, node: Node, other: Node, operator: str) -> ir.Expression | None:
    """`strpos(text, part) === 0`, `strncmp(text, part, length) === 0`: how a text begins; nothing for any other."""
    function = node.child_by_field_name("function")
    if function is None or other.type != "integer" or lowering.characters(other) != "0" or operator not in _SAME:
        return None
    if lowering.characters(function).lstrip("\\").lower() not in _FINDING:
        return None
    packed = lowering.packed(node)
    given = lowering.arguments(node.child_by_field_name("arguments"))[:2]
    found = ir.Call(packed, ir.Name(packed, "str_starts_with()"), given)
    return found if _SAME[operator] else ir.Not(packed, found)


def _chain(left: Node, right: Node, operator: str, lowering: PhpLowering) -> Sequence[Node]:
    """The operands of a chain of one operator."""
    found = [right]
    while left.type == "binary_expression":
        inner, sign, last = children(left, "left", "operator", "right")
        if lowering.characters(sign).lower() != operator:
            break
        found.append(last)
        left = inner
    found.append(left)
    return found[::-1]


def _alternatives(left: Node, right: Node, lowering: PhpLowering) -> list[Node]:
    """The operands of a chain of `??`, which is grouped from the right."""
    found = [left]
    while right.type == "binary_expression":
        first, sign, inner = children(right, "left", "operator", "right")
        if lowering.characters(sign) != "??":
            break
        found.append(first)
        right = inner
    return [*found, right]


def lower_unary(lowering: PhpLowering, node: Node) -> ir.Expression:
    operator, inner = node.children[0].type, parts(node)
    packed = lowering.packed(node)
    if operator == "!" and inner:
        return ir.Not(packed, lowering.expression(inner[0]))
    if operator == "@" and inner:
        return lowering.tolerant(inner[0])
    if operator == "-" and inner and inner[0].type == "integer":
        return ir.Constant(packed, -texts.integer(lowering.characters(inner[0])))
    return lowering.other(node)


def lower_update(lowering: PhpLowering, node: Node) -> ir.Expression:
    """`$i++`: another number."""
    inner, packed = parts(node), lowering.packed(node)
    if not inner:
        return lowering.other(node)
    return ir.Bind(packed, lowering.target(inner[0]), ir.Opaque(packed, (lowering.tolerant(inner[0]),)))


def lower_conditional(lowering: PhpLowering, node: Node) -> ir.Expression:
    test, otherwise = children(node, "condition", "alternative")
    body, packed = node.child_by_field_name("body"), lowering.packed(node)
    if body is None:
        return ir.Boolean(packed, False, (lowering.expression(test), lowering.expression(otherwise)))
    return ir.Conditional(packed, *lowering.expressions((test, body, otherwise)))


def is_repeatable(given: ir.Expression) -> bool:
    """Whether an expression can be gone through several times: a constant, a variable, or a property of one."""
    return isinstance(given.value if isinstance(given, ir.Attribute) else given, ir.Constant | ir.Name)


def lower_match(lowering: PhpLowering, node: Node) -> ir.Expression:
    """`match`: one conditional after the other. Where no arm fits, PHP raises an error."""
    subject, block = children(node, "condition", "body")
    packed, given = lowering.packed(node), lowering.expression(subject)
    held = given if is_repeatable(given) else lowering.temporary(node)
    is_true = isinstance(given, ir.Constant) and given.value is True
    arms: list[tuple[ir.Expression, ir.Expression]] = []
    default: ir.Expression | None = None
    for each in parts(block):
        result, listed = child(each, "return_expression"), each.child_by_field_name("conditional_expressions")
        if listed is None:
            default = lowering.expression(result)
            continue
        tests = [
            lowering.expression(one)
            if is_true
            else class_test(lowering, subject, one)
            or ir.Compare(lowering.packed(one), ir.Comparison.EQUAL, held, lowering.expression(one))
            for one in parts(listed)
        ]
        test = tests[0] if len(tests) == 1 else ir.Boolean(lowering.packed(listed), False, tuple(tests))
        arms.append((test, lowering.expression(result)))
    found = default if default is not None else lowering.library(packed, "exit()")
    for test, given_then in reversed(arms):
        found = ir.Conditional(packed, test, given_then, found)
    if held is given:
        return found
    return lowering.library(packed, "last ()", ir.Bind(packed, held, given), found)


EXPRESSIONS: dict[str, Callable[[PhpLowering, Node], ir.Expression]] = {
    "assignment_expression": lower_assignment,
    "reference_assignment_expression": lower_assignment,
    "augmented_assignment_expression": lower_augmented,
    "binary_expression": lower_binary,
    "unary_op_expression": lower_unary,
    "error_suppression_expression": lower_unary,
    "update_expression": lower_update,
    "conditional_expression": lower_conditional,
    "match_expression": lower_match,
}
