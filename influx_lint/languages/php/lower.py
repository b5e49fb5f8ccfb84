"""Lowers a PHP file to flow's intermediate language."""

from __future__ import annotations

from collections.abc import Iterable

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.languages.php import calls, expressions, names, operators, services, statements
from influx_lint.languages.php.lowering import MAIN, OPEN, RETURNED, Block, PhpLowering, parts
from influx_lint.languages.trees import Syntax

_GIVEN = frozenset({"argv", "argc", "php_errormsg", "http_response_header"})
"""The variables that PHP gives a file."""

_DEFINITIONS = frozenset(
    {"function_definition", "class_declaration", "trait_declaration", "interface_declaration", "enum_declaration"}
)
_EXPRESSIONS = {
    **expressions.EXPRESSIONS,
    **operators.EXPRESSIONS,
    "function_call_expression": calls.lower_function_call,
}


def lower(syntax: Syntax) -> ir.Module:
    """The module that a tree means."""
    if services.is_configuration(syntax):
        return services.lower(syntax)
    return _module(PhpLowering(syntax, _EXPRESSIONS, statements.STATEMENTS))


def _module(lowering: PhpLowering) -> ir.Module:
    """Functions and classes are there from the start, wherever they stand. A file that returns before its end, or
    uses variables of whoever includes it, is a function; the latter does nothing before it is included."""
    packed = lowering.packed(lowering.syntax.root)
    hoisted, rest = _top(lowering)
    main = lowering.names
    ends = bool(rest) and isinstance(rest[-1], ir.Return)
    returns = _returns(rest)
    is_open = bool(main.seen - main.bound - main.module - _GIVEN)
    body: Block
    if is_open or returns > ends:
        mentions = tuple({name for unit in lowering.mentions.units for name in unit.mentions})
        scope = ir.Scope(ir.NO_NAMES)
        function = ir.Function(packed, MAIN, (), rest, scope, False, returns > 0, mentions, lowering.size)
        does: ir.Expression = ir.Constant(packed, True) if is_open else ir.Call(packed, ir.Name(packed, MAIN), ())
        last = ir.Assign(packed, (ir.Name(packed, OPEN if is_open else RETURNED),), does)
        body = (*hoisted, ir.Define(packed, function), last)
    else:
        body = (*hoisted, *(_returned(each) if isinstance(each, ir.Return) else each for each in rest))
    return ir.Module(body, tuple(lowering.mentions.units), lowering.size, tuple(lowering.unknown.items()))


def _top(lowering: PhpLowering) -> tuple[Block, Block]:
    """What a file defines, with what its classes hold of one another last, and what else it does."""
    hoisted: list[ir.Statement] = []
    rest: list[Node | names.Namespace] = []
    nodes = [each for each in lowering.syntax.statements if not each.is_extra]
    while nodes:
        node = nodes.pop(0)
        body = node.child_by_field_name("body") if node.type == "namespace_definition" else None
        if node.type == "namespace_definition":
            name = node.child_by_field_name("name")
            lowering.namespace = names.Namespace(lowering.characters(name) if name is not None else "")
            rest.append(lowering.namespace)
            nodes = [*(body.named_children if body is not None else ()), *nodes]
        elif node.type == "namespace_use_declaration":
            _use(lowering, node)
        elif node.type in _DEFINITIONS:
            hoisted += lowering.statement(node)
            lowering.mentions.end_statement()
        else:
            rest.append(node)
    lowered: list[ir.Statement] = []
    for each in rest:
        if isinstance(each, names.Namespace):
            lowering.namespace = each
            continue
        lowered += lowering.statement(each)
        lowering.mentions.end_statement()
    hoisted.sort(key=lambda each: isinstance(each, ir.Assign))
    return tuple(hoisted), tuple(lowered)


def _use(lowering: PhpLowering, node: Node) -> None:
    """`use A\\B as C`, `use function …`, `use A\\{B, C}`."""
    kind = _use_kind(node)
    prefix = ""
    clauses: list[Node] = []
    for each in node.named_children:
        if each.type == "namespace_name":
            prefix = lowering.characters(each) + "\\"
        elif each.type == "namespace_use_group":
            clauses += each.named_children
        elif each.type == "namespace_use_clause":
            clauses.append(each)
    for each in clauses:
        inner = [one for one in parts(each) if one.type in ("name", "qualified_name", "namespace_name")]
        alias = each.child_by_field_name("alias")
        if not inner:
            continue
        full = prefix + lowering.characters(inner[0])
        last = full.rpartition("\\")[2]
        lowering.namespace.use(_use_kind(each, kind), full, lowering.characters(alias) if alias is not None else last)
        lowering.mentions.mention(last)


def _use_kind(node: Node, otherwise: str = names.CLASS) -> str:
    for each in node.children:
        if each.type in (names.FUNCTION, names.CONSTANT):
            return each.type
    return otherwise


def _returns(statements: Iterable[ir.Statement]) -> int:
    """How many statements return, of those outside of functions."""
    found = 0
    for each in statements:
        if isinstance(each, ir.Return):
            found += 1
        elif isinstance(each, ir.Branch):
            found += _returns(each.otherwise) + sum(_returns(body) for _, body in each.arms)
        elif isinstance(each, ir.For | ir.While):
            found += _returns(each.body)
        elif isinstance(each, ir.Try):
            found += _returns((*each.body, *each.finally_)) + sum(_returns(one.body) for one in each.handlers)
    return found


def _returned(statement: ir.Return) -> ir.Statement:
    packed = statement.packed
    return ir.Assign(packed, (ir.Name(packed, RETURNED),), statement.value or ir.Constant(packed, None))
