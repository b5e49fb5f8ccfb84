"""Lowers PHP's tree to flow's intermediate language: the statements."""

from __future__ import annotations

from collections.abc import Callable

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.spans import Packed
from influx_lint.languages.lowering import switched
from influx_lint.languages.php import names
from influx_lint.languages.php.definitions import lower_class, lower_define
from influx_lint.languages.php.lowering import RETURNED, Block, PhpLowering, parts
from influx_lint.languages.php.operators import (
    augmented,
    class_test,
    computed_property,
    is_repeatable,
    lower_assignment,
    taken_apart,
)
from influx_lint.languages.trees import child, children

_BLOCKS = ("compound_statement", "colon_block")
_NOTHING = (
    *("text", "php_tag", "php_end_tag", "text_interpolation", "empty_statement", "declare_statement"),
    *("goto_statement", "named_label_statement", "namespace_use_declaration"),
)


def lower_expression_statement(lowering: PhpLowering, node: Node) -> Block:
    inner = parts(node)
    return _alone(lowering, inner[0]) if inner else ()


def _alone(lowering: PhpLowering, node: Node) -> Block:
    """An expression as a statement."""
    lower_ = _EXPRESSION_STATEMENTS.get(node.type)
    if lower_ is not None:
        return lower_(lowering, node)
    return (ir.Evaluate(lowering.packed(node), lowering.expression(node)),)


def lower_assign(lowering: PhpLowering, node: Node) -> Block:
    """A conditional that is assigned is a branch of assignments: so its arms are told apart later on."""
    left, right = children(node, "left", "right")
    packed = lowering.packed(node)
    if left.type in ("list_literal", "array_creation_expression"):
        value = lowering.expression(right)
        held: ir.Expression = value
        first: Block = ()
        if not isinstance(value, ir.Name):
            held = lowering.temporary(node)
            first = (ir.Assign(packed, (held,), value),)
        steps = [ir.Assign(each.packed, (target,), each) for target, each in taken_apart(lowering, left, held)]
        return (*first, *steps)
    if computed_property(left) is not None:
        return (ir.Evaluate(packed, lower_assignment(lowering, node)),)
    first = lowering.separated(left)
    while right.type == "parenthesized_expression" and parts(right):
        right = parts(right)[0]
    if left.type == "subscript_expression" and len(parts(left)) == 1:
        value = lowering.expression(right)
        holder = lowering.holder(parts(left)[0])
        lowering.target(left)
        return (*first, ir.Evaluate(packed, lowering.library(packed, "append ()", holder, value)))
    body = right.child_by_field_name("body") if right.type == "conditional_expression" else None
    if body is not None:
        test, otherwise = children(right, "condition", "alternative")
        asked, *values = lowering.expressions((test, body, otherwise))
        target = lowering.target(left)
        then, else_ = [(_assigned(lowering, packed, target, each),) for each in values]
        return (*first, ir.Branch(packed, ((asked, then),), else_))
    value = lowering.expression(right)
    target = lowering.target(left)
    if isinstance(target, ir.Name) and right.type == "array_creation_expression":
        lowering.names.own.add(target.name)
    if left.type == "dynamic_variable_name" and isinstance(target, ir.Opaque):
        value = lowering.library(packed, "named when it runs ()", value)
    return (*first, _assigned(lowering, packed, target, value))


def _assigned(lowering: PhpLowering, packed: Packed, target: ir.Expression, value: ir.Expression) -> ir.Statement:
    """What is assigned to a variable; one that stands for what another holds gives that the keys, too."""
    name = target.name if isinstance(target, ir.Name) else None
    if name in lowering.names.aliases:
        value = lowering.library(value.packed, "laid there ()", target, value)
    return ir.Assign(packed, (target,), value)


def lower_reference(lowering: PhpLowering, node: Node) -> Block:
    """`$a = &$b['key']`: both are the same from now on."""
    made = lower_assign(lowering, node)
    left, right = children(node, "left", "right")
    if left.type == "variable_name":
        lowering.names.aliases.add(lowering.characters(left)[1:])
    for side in (left, right):
        if side.type == "variable_name":
            lowering.names.own.add(lowering.characters(side)[1:])
    return made


def lower_update_statement(lowering: PhpLowering, node: Node) -> Block:
    """`$a['key'] ??= value` writes where the key is missing; other operators write what they give."""
    left, operator, right = children(node, "left", "operator", "right")
    packed, first = lowering.packed(node), lowering.separated(left)
    inner = parts(left)
    if lowering.characters(operator) == "??=" and left.type == "subscript_expression" and len(inner) > 1:
        key = lowering.key(left, inner[1])
        test = ir.Not(packed, ir.Compare(packed, ir.Comparison.IN, key, lowering.tolerant(inner[0])))
        value = lowering.expression(right)
        arm = (ir.Assign(packed, (lowering.target(left),), value),)
        return (*first, ir.Branch(packed, ((test, arm),), ()))
    value = augmented(lowering, node)
    target = lowering.target(left)
    return (*first, _assigned(lowering, packed, target, value))


def lower_echo(lowering: PhpLowering, node: Node) -> Block:
    packed = lowering.packed(node)
    given = parts(node)
    if len(given) == 1 and given[0].type == "sequence_expression":
        given = parts(given[0])
    return tuple(
        [ir.Evaluate(packed, lowering.library(packed, "print()", each)) for each in map(lowering.expression, given)]
    )


def lower_if(lowering: PhpLowering, node: Node) -> Block:
    packed = lowering.packed(node)
    arms: list[tuple[ir.Expression, Block]] = []
    otherwise: Block = ()
    clauses = [node, *(each for each in node.children if each.type in ("else_if_clause", "else_clause"))]
    for each in clauses:
        body = each.child_by_field_name("body")
        if each.type == "else_clause":
            otherwise = lowering.body(body)
        else:
            arms.append((lowering.expression(child(each, "condition")), lowering.body(body)))
    return (ir.Branch(packed, tuple(arms), otherwise),)


def lower_while(lowering: PhpLowering, node: Node) -> Block:
    asked = lowering.expression(child(node, "condition"))
    return (ir.While(lowering.packed(node), asked, lowering.body(node.child_by_field_name("body")), ()),)


def lower_do(lowering: PhpLowering, node: Node) -> Block:
    packed, done = lowering.packed(node), lowering.body(node.child_by_field_name("body"))
    asked = lowering.expression(child(node, "condition"))
    leave = ir.Branch(packed, ((ir.Not(packed, asked), (ir.Break(packed),)),), ())
    return (ir.While(packed, ir.Constant(packed, True), (*done, leave), ()),)


def lower_for(lowering: PhpLowering, node: Node) -> Block:
    packed = lowering.packed(node)
    first: Block = ()
    fields = {name: node.child_by_field_name(name) for name in ("initialize", "condition", "update", "body")}
    if fields["initialize"] is not None:
        first = _each(lowering, fields["initialize"])
    test = fields["condition"]
    asked = lowering.expression(test) if test is not None else ir.Constant(packed, True)
    body = lowering.block([each for at, each in enumerate(node.children) if node.field_name_for_child(at) == "body"])
    if fields["body"] is not None and fields["body"].type in _BLOCKS:
        body = lowering.body(fields["body"])
    update = _each(lowering, fields["update"]) if fields["update"] is not None else ()
    return (*first, ir.While(packed, asked, (*body, *update), ()))


def _each(lowering: PhpLowering, node: Node) -> Block:
    """The expressions of a sequence, each as a statement."""
    listed = parts(node) if node.type == "sequence_expression" else [node]
    return tuple([statement for each in listed for statement in _alone(lowering, each)])


def lower_foreach(lowering: PhpLowering, node: Node) -> Block:
    packed, inner = lowering.packed(node), parts(node)
    body_node = node.child_by_field_name("body")
    heads = [each for each in inner if each != body_node]
    if len(heads) < 2:
        return (ir.Evaluate(packed, lowering.other(node)),)
    iterable = lowering.expression(heads[0])
    element = heads[1]
    pair = parts(element) if element.type == "pair" else []
    start: list[ir.Statement] = []
    value = _loop_target(lowering, pair[-1] if pair else element, start)
    if len(pair) > 1:
        key = lowering.target(pair[0])
        target: ir.Expression = ir.Display(packed, ir.Shape.TUPLE, (key, value))
        source = lowering.library(iterable.packed, "items ()", iterable)
    else:
        target = value
        source = lowering.library(iterable.packed, "values ()", iterable)
    return (ir.For(packed, target, source, (*start, *lowering.body(body_node)), ()),)


def _loop_target(lowering: PhpLowering, node: Node, start: list[ir.Statement]) -> ir.Expression:
    """What a loop binds; what takes its elements apart is added to the `start` of its body."""
    is_reference = node.type == "by_ref"
    inner = parts(node)[0] if is_reference and parts(node) else node
    if inner.type in ("list_literal", "array_creation_expression"):
        held = lowering.temporary(inner)
        start += [ir.Assign(each.packed, (target,), each) for target, each in taken_apart(lowering, inner, held)]
        return held
    target = lowering.target(inner)
    if is_reference and isinstance(target, ir.Name):
        lowering.names.own.add(target.name)
        lowering.names.aliases.add(target.name)
    return target


def lower_switch(lowering: PhpLowering, node: Node) -> Block:
    subject, block = children(node, "condition", "body")
    packed, given = lowering.packed(node), lowering.expression(subject)
    first: Block = ()
    held = given
    if not is_repeatable(given):
        held = lowering.temporary(node)
        first = (ir.Assign(packed, (held,), given),)
    is_true = isinstance(given, ir.Constant) and given.value is True
    tests: list[ir.Expression | None] = []
    blocks: list[Block] = []
    for each in parts(block):
        value = each.child_by_field_name("value")
        test = lowering.expression(value) if value is not None else None
        if value is not None and test is not None and not is_true:
            test = class_test(lowering, subject, value) or ir.Compare(test.packed, ir.Comparison.EQUAL, held, test)
        tests.append(test)
        blocks.append(lowering.block([one for one in parts(each) if one != value]))
    return (*first, switched(packed, tests, blocks, lambda: "once ()"))


def lower_try(lowering: PhpLowering, node: Node) -> Block:
    body = lowering.body(node.child_by_field_name("body"))
    handlers: list[ir.Handler] = []
    finally_: Block = ()
    for each in node.named_children:
        inner = each.child_by_field_name("body")
        if each.type == "catch_clause":
            name = each.child_by_field_name("name")
            caught = [one for one in parts(child(each, "type")) if one.type == "named_type"]
            written = [lowering.class_reference(lowering.characters(one)) for one in caught]
            exceptions = tuple([ir.Constant(lowering.packed(each), one) for one in written])
            bound = lowering.characters(name)[1:] if name is not None else None
            if bound is not None:
                lowering.bind_variable(bound)
            handlers.append(ir.Handler(exceptions, bound, lowering.body(inner)))
        elif each.type == "finally_clause":
            finally_ = lowering.body(inner)
    return (ir.Try(lowering.packed(node), body, tuple(handlers), (), finally_),)


def lower_return(lowering: PhpLowering, node: Node) -> Block:
    lowering.names.returns = True
    if lowering.mentions.is_outside:
        lowering.mentions.change(RETURNED)
    inner = parts(node)
    if inner and lowering.mentions.is_outside:
        lowering.change_keys(inner[0])
    return (ir.Return(lowering.packed(node), lowering.expression(inner[0]) if inner else None),)


def lower_exit(lowering: PhpLowering, node: Node) -> Block:
    packed = lowering.packed(node)
    return (ir.Evaluate(packed, lowering.library(packed, "exit()", *lowering.expressions(parts(node)))),)


def lower_unset(lowering: PhpLowering, node: Node) -> Block:
    found: list[ir.Statement] = []
    for each in parts(node):
        found += lowering.separated(each)
        inner = parts(each)
        if each.type == "subscript_expression" and len(inner) > 1:
            key = lowering.key(each, inner[1])
            target: ir.Expression = ir.Index(lowering.packed(each), lowering.expression(inner[0]), key)
        elif each.type.endswith("member_access_expression"):
            held, name = children(each, "object", "name")
            if name.type != "name":
                continue
            target = ir.Index(lowering.packed(each), lowering.expression(held), lowering.word(name))
        else:
            target = lowering.expression(each)
        found.append(ir.Delete(lowering.packed(each), (target,)))
    return tuple(found)


def lower_global(lowering: PhpLowering, node: Node) -> Block:
    for each in parts(node):
        name = lowering.characters(each).lstrip("$")
        lowering.see(name)
        lowering.names.module.add(name)
        lowering.mentions.change(name)
    return ()


def lower_static(lowering: PhpLowering, node: Node) -> Block:
    found: list[ir.Statement] = []
    for each in parts(node):
        packed, value = lowering.packed(each), each.child_by_field_name("value")
        held = lowering.expression(value) if value is not None else ir.Constant(packed, None)
        found.append(ir.Assign(packed, (lowering.target(child(each, "name")),), held))
    return tuple(found)


def lower_constants(lowering: PhpLowering, node: Node) -> Block:
    found: list[ir.Statement] = []
    for each in parts(node):
        inner = parts(each)
        if each.type == "const_element" and len(inner) > 1:
            full = lowering.characters(inner[0])
            lowering.mentions.change(full)
            packed = lowering.packed(each)
            bound = names.constant(full)
            found.append(ir.Assign(packed, (ir.Name(packed, bound),), lowering.expression(inner[1])))
    return tuple(found)


_EXPRESSION_STATEMENTS: dict[str, Callable[[PhpLowering, Node], Block]] = {
    "assignment_expression": lower_assign,
    "reference_assignment_expression": lower_reference,
    "augmented_assignment_expression": lower_update_statement,
    "throw_expression": lambda low, node: (ir.Raise(low.packed(node), low.expressions(parts(node))),),
}


STATEMENTS: dict[str, Callable[[PhpLowering, Node], Block]] = {
    **dict.fromkeys(_NOTHING, lambda _low, _node: ()),
    "expression_statement": lower_expression_statement,
    "echo_statement": lower_echo,
    **dict.fromkeys(_BLOCKS, lambda low, node: low.block(node.named_children)),
    "if_statement": lower_if,
    "while_statement": lower_while,
    "do_statement": lower_do,
    "for_statement": lower_for,
    "foreach_statement": lower_foreach,
    "switch_statement": lower_switch,
    "try_statement": lower_try,
    "return_statement": lower_return,
    "exit_statement": lower_exit,
    "break_statement": lambda low, node: (ir.Break(low.packed(node)),),
    "continue_statement": lambda low, node: (ir.Continue(low.packed(node)),),
    "unset_statement": lower_unset,
    "global_declaration": lower_global,
    "function_static_declaration": lower_static,
    "const_declaration": lower_constants,
    "function_definition": lower_define,
    **dict.fromkeys(
        ("class_declaration", "trait_declaration", "interface_declaration", "enum_declaration"), lower_class
    ),
}
