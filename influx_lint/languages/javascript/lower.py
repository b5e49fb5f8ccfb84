"""Lowers JavaScript's and TypeScript's statements to flow's intermediate language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.languages.javascript import functions, lower_modules, scopes, targets
from influx_lint.languages.javascript.base import EACH, KEYS, Block, JavaScriptLowering
from influx_lint.languages.javascript.cells import FROM, WHOLE
from influx_lint.languages.javascript.lower_expressions import EXPRESSIONS
from influx_lint.languages.javascript.syntax import inside
from influx_lint.languages.lowering import DEEPEST, switched
from influx_lint.languages.trees import ERROR, MissingPartError, Syntax, child, children


def lower(tree: Syntax) -> ir.Module:
    """The module that a text means."""
    lowering = _Lowering(tree)
    nodes = [node for node in tree.statements if node.is_named]
    names = dict.fromkeys([*scopes.variables(tree, nodes), *scopes.declared(tree, nodes)])
    with lowering.scopes.inside(names):
        first = lower_modules.beginning(lowering, tree.root) if "module" not in names else ()
        body = [*first, *lowering.block(nodes), *lowering.last]
        if lowering.whole:
            packed = tree.packed(tree.root)
            exported = ir.Display(packed, ir.Shape.TUPLE, tuple(lowering.whole))
            body.append(ir.Assign(packed, (ir.Name(packed, FROM),), exported))
    return ir.Module(tuple(body), tuple(lowering.mentions.units), lowering.size, tuple(lowering.unknown.items()))


class _Lowering(JavaScriptLowering):
    """Lowers the statements of one file; `methods` are the functions that are put into prototypes beside these."""

    def __init__(self, syntax: Syntax) -> None:
        super().__init__(syntax, EXPRESSIONS)
        self.methods: dict[str, list[tuple[str, Node]]] = {}

    def block(self, nodes: Iterable[Node]) -> Block:
        """Functions that take nothing by default are there from the start."""
        found = [each for each in nodes if each.is_named and not each.is_extra and each.type != ERROR]
        if self.depth > DEEPEST:
            return super().block(found)
        self.depth += 1
        outer, self.methods = self.methods, {}
        taken = self._put_into_prototypes(found)
        hoisted: list[ir.Statement] = []
        lowered: list[ir.Statement] = []
        for node in found:
            if node.id in taken:
                continue
            made = self.statement(node)
            is_first = len(made) == 1 and isinstance(made[0], ir.Define) and functions.is_plain(made[0].function)
            (hoisted if is_first else lowered).extend(made)
            self.mentions.end_statement()
        self.methods = outer
        self.depth -= 1
        return (*hoisted, *lowered)

    def statement(self, node: Node) -> Block:
        """One statement, after what its expressions ask for."""
        self.size += 1
        outer, self.before = self.before, []
        try:
            found = tuple(_STATEMENTS.get(node.type, _expression)(self, node))
        except MissingPartError:
            found = (ir.Evaluate(self.packed(node), self.other(node)),)
        made, self.before = self.before, outer
        return (*made, *found)

    def _put_into_prototypes(self, nodes: list[Node]) -> set[int]:
        """Notes the functions that statements put into the prototypes of functions beside them; gives those."""
        if ".prototype" not in self.syntax.text:
            return set()
        own = {self.characters(name) for each in nodes for name in _named_functions(each)}
        taken = set()
        for node in nodes:
            left, right = _put(node)
            match = _PROTOTYPE.fullmatch(self.characters(left)) if left is not None else None
            if match is None or right is None or match[1] not in own:
                continue
            methods = _methods(self, match[2], right)
            if methods is not None:
                self.methods.setdefault(match[1], []).extend(methods)
                taken.add(node.id)
        return taken

    def scoped(self, node: Node | None) -> Block:
        """The statements of a block, or the one that stands in its place."""
        if node is None:
            return ()
        if node.type in ("else_clause", "finally_clause"):
            return self.scoped(next(iter(inside(node)), None))
        nodes = node.named_children if node.type == "statement_block" else [node]
        with self.scopes.block(scopes.declared(self.syntax, nodes)):
            return self.block(nodes)


_PROTOTYPE = re.compile(r"([\w$]+)\.prototype(?:\.([\w$]+))?")


def _named_functions(node: Node) -> Iterator[Node]:
    """The names of the functions that a statement makes."""
    if node.type in scopes.DECLARED_FUNCTIONS:
        yield child(node, "name")
    elif node.type in ("lexical_declaration", "variable_declaration"):
        for each in node.named_children:
            value, name = each.child_by_field_name("value"), each.child_by_field_name("name")
            if value is not None and name is not None and value.type == "function_expression":
                yield name


def _methods(lowering: JavaScriptLowering, name: str | None, value: Node) -> list[tuple[str, Node]] | None:
    """The methods that are put into a prototype: one, under a name, or those of an object that takes its place; nothing
    where that has anything else."""
    if name is not None:
        return [(name, value)] if value.type == "function_expression" else None
    found = []
    for each in value.named_children if value.type == "object" else ():
        key = each.child_by_field_name("key") or each.child_by_field_name("name")
        inner = each if each.type == "method_definition" else each.child_by_field_name("value")
        if key is None or inner is None or inner.type not in ("method_definition", "function_expression"):
            if key is not None and lowering.characters(key) == "constructor":
                continue
            return None
        found.append((lowering.characters(key), inner))
    return found or None


def _put(node: Node) -> tuple[Node | None, Node | None]:
    """What a statement assigns to, and what it puts there."""
    inner = node.named_children[0] if node.type == "expression_statement" and node.named_children else node
    if inner.type != "assignment_expression":
        return None, None
    return inner.child_by_field_name("left"), inner.child_by_field_name("right")


def _expression(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    inner = node
    while inner.type in ("expression_statement", "parenthesized_expression") and inner.named_children:
        inner = inner.named_children[0]
    packed = lowering.packed(node)
    if inner.type == "assignment_expression":
        yield from _assign(lowering, inner)
    elif inner.type == "internal_module":
        yield from _namespace(lowering, inner)
    elif inner.type == "unary_expression" and inner.children[0].type == "delete":
        target = lowering.field(inner, "argument")
        if isinstance(target, ir.Attribute):
            key = ir.Constant(target.packed_name, target.name)
            target = ir.Index(target.packed, target.value, key)
        yield ir.Delete(packed, (target,))
    elif inner.type == "sequence_expression":
        for each in inner.named_children:
            yield from _expression(lowering, each)
    else:
        yield ir.Evaluate(packed, lowering.expression(inner))


def _assign(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    if lowering.characters(child(node, "left")) == "module.exports":
        lowering.mentions.change(WHOLE)
    yield from targets.assignments(lowering, node, targets.assigned(lowering, node))


def _declaration(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    is_var = node.type == "variable_declaration"
    for each in node.named_children:
        name = each.child_by_field_name("name") if each.type == "variable_declarator" else None
        value = each.child_by_field_name("value")
        if name is None or (value is None and is_var):
            continue
        if value is not None and value.type == "function_expression" and name.type == "identifier":
            text = lowering.characters(name)
            if _makes_objects(lowering, value, text):
                yield _made_class(lowering, value, text, lowering.scopes.cell(text))
                continue
        lowered = lowering.expression(value) if value is not None else lowering.nothing(each)
        yield from lowering.before
        lowering.before.clear()
        yield from targets.assignments(lowering, each, targets.pairs(lowering, name, lowered))


def _function(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    """A declaration of a function."""
    name = lowering.characters(child(node, "name"))
    cell, packed = lowering.scopes.cell(name), lowering.packed(node)
    if _makes_objects(lowering, node, name):
        yield _made_class(lowering, node, name, cell)
    else:
        yield ir.Define(packed, functions.renamed(functions.function(lowering, node, name), cell))


def _makes_objects(lowering: _Lowering, node: Node, name: str) -> bool:
    """Whether a function makes objects, as those with `this` did before there were classes."""
    return name[:1].isupper() and (name in lowering.methods or "this." in lowering.characters(node))


def _made_class(lowering: _Lowering, node: Node, name: str, cell: str) -> ir.Class:
    """The class that such a function stands for."""
    packed = lowering.packed(node)
    made = functions.function(lowering, node, name, is_method=True)
    body = [ir.Define(packed, functions.renamed(made, functions.CONSTRUCTOR))]
    for key, each in lowering.methods.get(name, ()):
        body.append(ir.Define(lowering.packed(each), functions.function(lowering, each, key, is_method=True)))
    names = frozenset(each.function.name for each in body)
    return ir.Class(packed, cell, (), tuple(body), ir.Scope(names), ())


def _class(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    name = node.child_by_field_name("name")
    cell = lowering.scopes.cell(lowering.characters(name)) if name is not None else lowering.scopes.temporary()
    yield from functions.class_(lowering, node, cell)


def _enum(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    name, body = children(node, "name", "body")
    packed = lowering.packed(node)
    items: list[tuple[ir.Expression | None, ir.Expression]] = []
    for each in body.named_children:
        if each.type == "enum_assignment":
            key = each.child_by_field_name("name") or each.named_children[0]
            items.append((lowering.key(key), lowering.field(each, "value")))
    yield ir.Assign(packed, (targets.target(lowering, name),), ir.MappingDisplay(packed, tuple(items)))


def _namespace(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    """`namespace N { … }` is a function that is called at once, and gives what it declares."""
    name, body = child(node, "name"), node.child_by_field_name("body")
    if body is None or name.type != "identifier":
        return
    packed = lowering.packed(node)
    nodes = body.named_children
    names = list(dict.fromkeys([*scopes.variables(lowering.syntax, nodes), *scopes.declared(lowering.syntax, nodes)]))
    lowering.mentions.begin()
    before = lowering.size
    with lowering.scopes.inside(names) as inner:
        lowered = lowering.block(nodes)
        items = [(ir.Constant(packed, each), ir.Name(packed, lowering.scopes.cell(each))) for each in names]
        shown = ir.Return(packed, ir.MappingDisplay(packed, tuple(items)))
    mentions = lowering.mentions.end("")
    scope, size = ir.Scope(frozenset(inner.bound)), lowering.size - before
    made = ir.Function(packed, "", (), (*lowered, shown), scope, False, True, mentions, size)
    for each in names:
        lowering.mentions.change(each)
    yield ir.Assign(packed, (targets.target(lowering, name),), ir.Call(packed, made, ()))


def _if(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    packed, arms = lowering.packed(node), []
    rest: Node | None = node
    while rest is not None and rest.type == "if_statement":
        test = lowering.field(rest, "condition")
        arms.append((test, lowering.scoped(rest.child_by_field_name("consequence"))))
        alternative = rest.child_by_field_name("alternative")
        rest = next(iter(inside(alternative)), None) if alternative else None
    yield ir.Branch(packed, tuple(arms), lowering.scoped(rest))


def _while(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    test = lowering.field(node, "condition")
    yield ir.While(lowering.packed(node), test, lowering.scoped(node.child_by_field_name("body")), ())


def _do(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    packed, body = lowering.packed(node), lowering.scoped(node.child_by_field_name("body"))
    test = ir.Not(packed, lowering.field(node, "condition"))
    end = ir.Branch(packed, ((test, (ir.Break(packed),)),), ())
    yield ir.While(packed, ir.Constant(packed, True), (*body, end), ())


def _for(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    packed = lowering.packed(node)
    start, step = node.child_by_field_name("initializer"), node.child_by_field_name("increment")
    condition = node.child_by_field_name("condition")
    is_declared = start is not None and start.type == "lexical_declaration"
    with lowering.scopes.block(scopes.declared(lowering.syntax, [start]) if start is not None and is_declared else ()):
        yield from lowering.statement(start) if start is not None and start.type != "empty_statement" else ()
        if condition is not None and condition.type == "expression_statement":
            condition = next(iter(condition.named_children), condition)
        is_open = condition is None or condition.type == "empty_statement"
        test = ir.Constant(packed, True) if condition is None or is_open else lowering.expression(condition)
        body = lowering.scoped(node.child_by_field_name("body"))
        after = lowering.statement(step) if step is not None else []
        yield ir.While(packed, test, (*body, *after), ())


def _for_in(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    packed, kind = lowering.packed(node), node.child_by_field_name("kind")
    left, operator = children(node, "left", "operator")
    over = lowering.own(node, KEYS if operator.type == "in" else EACH, lowering.field(node, "right"))
    own = scopes.bound(lowering.syntax, left) if kind is not None and kind.type != "var" else ()
    with lowering.scopes.block(own):
        if left.type == "identifier":
            target: ir.Expression = targets.target(lowering, left)
            first: list[ir.Statement] = []
        else:
            target = ir.Name(lowering.packed(left), lowering.scopes.temporary())
            first = [*targets.assignments(lowering, left, targets.pairs(lowering, left, target))]
            if len(first) == 1 and isinstance(first[0], ir.Assign) and isinstance(first[0].targets[0], ir.Display):
                target, first = first[0].targets[0], []
        body = lowering.scoped(node.child_by_field_name("body"))
    yield ir.For(packed, target, over, (*first, *body), ())


def _switch(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    packed, value = lowering.packed(node), lowering.field(node, "value")
    is_member = isinstance(value, ir.Attribute) and isinstance(value.value, ir.Name)
    subject, first = (value, []) if is_member else targets.held(lowering, node, value)
    asks = isinstance(value, ir.Constant) and value.value is True
    written = inside(child(node, "body"))
    bodies = [case.children_by_field_name("body") for case in written]
    with lowering.scopes.block(scopes.declared(lowering.syntax, [each for nodes in bodies for each in nodes])):
        tests = [_case(lowering, each, None if asks else subject) for each in written]
        blocks = [lowering.block(nodes) for nodes in bodies]
    yield from targets.assignments(lowering, node, first)
    yield switched(packed, tests, blocks, lowering.scopes.temporary)


def _case(lowering: _Lowering, node: Node, subject: ir.Expression | None) -> ir.Expression | None:
    """The test of a case, which in `switch (true)` is what it says; nothing for the default."""
    value = node.child_by_field_name("value")
    if value is None:
        return None
    test = lowering.expression(value)
    return ir.Compare(lowering.packed(value), ir.Comparison.EQUAL, subject, test) if subject is not None else test


def _try(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    body = lowering.scoped(node.child_by_field_name("body"))
    caught = node.child_by_field_name("handler")
    handlers = (_handler(lowering, caught),) if caught is not None else ()
    yield ir.Try(lowering.packed(node), body, handlers, (), lowering.scoped(node.child_by_field_name("finalizer")))


def _handler(lowering: _Lowering, node: Node) -> ir.Handler:
    parameter, body = node.child_by_field_name("parameter"), node.child_by_field_name("body")
    own = list(scopes.bound(lowering.syntax, parameter)) if parameter is not None else []
    with lowering.scopes.block(own):
        if parameter is None or parameter.type == "identifier":
            name = lowering.scopes.cell(own[0]) if own else None
            return ir.Handler((), name, lowering.scoped(body))
        held = ir.Name(lowering.packed(parameter), lowering.scopes.temporary())
        first = tuple(targets.assignments(lowering, parameter, targets.pairs(lowering, parameter, held)))
        return ir.Handler((), held.name, (*first, *lowering.scoped(body)))


def _return(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    lowering.scopes.function.returns = True
    values = inside(node)
    yield ir.Return(lowering.packed(node), lowering.expression(values[0]) if values else None)


def _continue(lowering: _Lowering, node: Node) -> Iterator[ir.Statement]:
    is_outer = node.child_by_field_name("label") is not None
    yield ir.Break(lowering.packed(node)) if is_outer else ir.Continue(lowering.packed(node))


_NOTHING = frozenset(
    {"empty_statement", "debugger_statement", "hash_bang_line", "comment", "html_comment", "interface_declaration"}
    | {"type_alias_declaration", "ambient_declaration", "function_signature", "import_alias", "module"}
)
_STATEMENTS: dict[str, Callable[[_Lowering, Node], Iterable[ir.Statement]]] = {
    **dict.fromkeys(scopes.DECLARED_FUNCTIONS, _function),
    **dict.fromkeys(("lexical_declaration", "variable_declaration", "using_declaration"), _declaration),
    **dict.fromkeys(("class_declaration", "abstract_class_declaration"), _class),
    "enum_declaration": _enum,
    "internal_module": _namespace,
    "if_statement": _if,
    "while_statement": _while,
    "do_statement": _do,
    "for_statement": _for,
    "for_in_statement": _for_in,
    "switch_statement": _switch,
    "try_statement": _try,
    "return_statement": _return,
    "throw_statement": lambda low, node: (ir.Raise(low.packed(node), low.expressions(node.named_children[:1])),),
    "break_statement": lambda low, node: (ir.Break(low.packed(node)),),
    "continue_statement": _continue,
    "statement_block": lambda low, node: low.scoped(node),
    "labeled_statement": lambda low, node: low.statement(child(node, "body")),
    **lower_modules.STATEMENTS,
    **dict.fromkeys(_NOTHING, lambda _low, _node: ()),
}
