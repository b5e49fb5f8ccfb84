"""Lowers PHP's functions, closures and classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.records import replace
from influx_lint.flow.spans import Packed
from influx_lint.languages.php import names
from influx_lint.languages.php.lowering import ENUMERATION, Block, PhpLowering, parts
from influx_lint.languages.trees import child


def anonymous_class(lowering: PhpLowering, node: Node) -> ir.Expression:
    """An object of a class without a name, which is made before the statement that it stands in."""
    packed = lowering.packed(node)
    name = f"\\class@{node.start_byte}"
    given = next((each for each in parts(node) if each.type == "arguments"), None)
    arguments = lowering.arguments(given)
    lowering.pending += _class(lowering, node, name)
    return ir.Call(packed, ir.Name(packed, name), arguments)


def _class(lowering: PhpLowering, node: Node, name: str) -> Block:
    """A class, whose traits and interfaces are bases, too."""
    packed = lowering.packed(node)
    outer = lowering.class_name, lowering.parent_name, lowering.own_name
    lowering.class_name, lowering.own_name, lowering.parent_name = name, "", ""
    short = name.rpartition("\\")[2]
    lowering.mentions.change(short)
    body = node.child_by_field_name("body") or next((e for e in node.children if e.type.endswith("_list")), None)
    listed = parts(body) if body is not None else []
    bases = [base for each in listed if each.type == "use_declaration" for base in parts(each)]
    for each in node.named_children:
        if each.type in ("base_clause", "class_interface_clause"):
            bases += parts(each)
        if each.type == "base_clause" and parts(each):
            lowering.parent_name = lowering.class_reference(lowering.characters(parts(each)[0]))
    named = [each for each in bases if each.type in ("name", "qualified_name")]
    arguments = [ir.Argument(lowering.base(each)) for each in named]
    lowering.mentions.end_statement()
    lowering.mentions.begin_class(short)
    class_ = ir.Name(packed, name)
    statements: list[ir.Statement] = []
    late: list[ir.Statement] = []
    bound: set[str] = set()
    for each in listed:
        for made in _member(lowering, each):
            target = made.targets[0] if isinstance(made, ir.Assign) else made.function
            bound |= {target.name} if isinstance(target, ir.Name | ir.Function) else set()
            if isinstance(made, ir.Assign) and isinstance(target, ir.Name) and _names_a_class(each):
                own = ir.Attribute(made.packed, class_, target.name, made.packed)
                late.append(replace(made, targets=(own,)))
            else:
                statements.append(made)
    cases = [_Case(lowering, each) for each in listed if each.type == "enum_case"]
    if cases:
        statements += _of_cases(class_, cases)
        bound |= {ENUMERATION, "cases()", "from()", "tryfrom()"}
    lowering.mentions.end_class()
    lowering.class_name, lowering.parent_name, lowering.own_name = outer
    made_class = ir.Class(packed, name, tuple(arguments), tuple(statements), ir.Scope(frozenset(bound)), ())
    return (made_class, *(statement for each in cases for statement in each.bound(class_)), *late)


def _names_a_class(node: Node) -> bool:
    """Whether what a member holds may be had once all classes are there, its own one too."""
    return node.type == "class_constant_access_expression" or any(map(_names_a_class, node.named_children))


class _Case:
    """A case of an enumeration: a constant of the class, which is an object of it."""

    def __init__(self, lowering: PhpLowering, node: Node) -> None:
        value = node.child_by_field_name("value")
        self.packed = lowering.packed(node)
        self.name = lowering.characters(child(node, "name"))
        self.value = lowering.expression(value) if value is not None else None
        lowering.mentions.change(self.name)

    def of(self, class_: ir.Expression) -> ir.Expression:
        """`Class::Name`."""
        return ir.Attribute(self.packed, class_, names.constant(self.name), self.packed)

    def bound(self, class_: ir.Expression) -> Iterator[ir.Statement]:
        """What makes it, where there is the class."""
        yield ir.Assign(self.packed, (self.of(class_),), ir.Call(self.packed, class_, ()))
        held = {"name": ir.Constant(self.packed, self.name), "value": self.value}
        for name, value in held.items():
            if value is not None:
                own = ir.Attribute(self.packed, self.of(class_), name, self.packed)
                yield ir.Assign(self.packed, (own,), value)


def _of_cases(class_: ir.Name, cases: Sequence[_Case]) -> Iterator[ir.Statement]:
    """What each enumeration has: its sign, `cases()`, `from($value)` and `tryFrom($value)`."""
    packed = class_.packed
    yield ir.Assign(packed, (ir.Name(packed, ENUMERATION),), ir.Constant(packed, True))
    listed = ir.Return(packed, ir.Display(packed, ir.Shape.LIST, tuple(each.of(class_) for each in cases)))
    yield _static(packed, "cases()", (), (listed,))
    given = ir.Parameter(packed, "value", ir.ParameterKind.ORDINARY, None)
    arms = tuple(
        (
            ir.Compare(packed, ir.Comparison.EQUAL, ir.Name(packed, "value"), each.value),
            (ir.Return(packed, each.of(class_)),),
        )
        for each in cases
        if each.value is not None
    )
    for name in ("from()", "tryfrom()"):
        yield _static(packed, name, (given,), (ir.Branch(packed, arms, ()),))


def _static(packed: Packed, name: str, parameters: tuple[ir.Parameter, ...], body: Block) -> ir.Define:
    first = ir.Parameter(packed, "static", ir.ParameterKind.POSITIONAL, None)
    scope = ir.Scope(frozenset(each.name for each in parameters))
    made = ir.Function(packed, name, (first, *parameters), body, scope, False, True, (), len(body))
    return ir.Define(packed, replace(made, decorators=(ir.Name(packed, "static ()"),)))


def _member(lowering: PhpLowering, node: Node) -> Iterator[ir.Assign | ir.Define]:
    """What a member of a class binds there."""
    if node.type == "method_declaration":
        yield _method(lowering, node)
    elif node.type == "const_declaration":
        for each in parts(node):
            inner = parts(each)
            if each.type == "const_element" and len(inner) > 1:
                yield _assigned(
                    lowering, inner[0], names.constant(lowering.characters(inner[0])), lowering.expression(inner[1])
                )
    elif node.type == "property_declaration":
        static = any(each.type == "static_modifier" for each in node.children)
        for each in node.named_children:
            if each.type == "property_element":
                name, value = child(each, "name"), each.child_by_field_name("default_value")
                written = lowering.characters(name) if static else lowering.characters(name)[1:]
                lowering.mentions.change(lowering.characters(name)[1:])
                packed = lowering.packed(each)
                held = lowering.expression(value) if value is not None else ir.Constant(packed, None)
                if value is not None or static:
                    yield _assigned(lowering, name, written, held)


def _assigned(lowering: PhpLowering, name: Node, bound: str, value: ir.Expression) -> ir.Assign:
    lowering.mentions.change(lowering.characters(name).lstrip("$"))
    packed = lowering.packed(name)
    return ir.Assign(packed, (ir.Name(packed, bound),), value)


def _method(lowering: PhpLowering, node: Node) -> ir.Define:
    static = any(each.type == "static_modifier" for each in node.children)
    written = lowering.characters(child(node, "name"))
    first = "static" if static else "this"
    made = function(lowering, node, names.function(written), written, first=first)
    if static:
        made = replace(made, decorators=(ir.Name(made.packed, "static ()"),))
    return ir.Define(made.packed, made)


def function(
    lowering: PhpLowering, node: Node, name: str, written: str, *, first: str = "", free: Iterable[str] = ()
) -> ir.Function:
    """A function that others call as it is `written`; `first` is a parameter that PHP does not write: the object of a
    method, or its class. What is `free` is taken from around it."""
    packed = lowering.packed(node)
    is_arrow = node.type == "arrow_function"
    lowering.mentions.begin()
    before, outer = lowering.size, lowering.own_name
    listed = node.child_by_field_name("parameters")
    parameters, promoted, references = _parameters(lowering, listed)
    if first:
        kind = ir.ParameterKind.POSITIONAL
        parameters = (ir.Parameter(packed, first, kind, None), *parameters)
        lowering.own_name = first
    with lowering.variables((each.name for each in parameters), free, is_arrow=is_arrow) as bindings:
        bindings.own |= references
        bindings.aliases |= references
        start = [_promoted(lowering, each) for each in promoted]
        body_node = node.child_by_field_name("body")
        body: Block
        if is_arrow and body_node is not None:
            body = (ir.Return(lowering.packed(body_node), lowering.expression(body_node)),)
        else:
            body = lowering.body(body_node)
    lowering.own_name = outer
    for each in sorted(bindings.module):
        lowering.mentions.change(each)
        if not each.startswith(":"):
            start.append(ir.Evaluate(packed, lowering.library(packed, "global ()", ir.Constant(packed, each))))
    mentions = lowering.mentions.end(written)
    if not written:
        for each in mentions:
            lowering.mentions.mention(each)
    ends = (bindings.yields, bindings.returns)
    scope = bindings.scope()
    return ir.Function(packed, name, parameters, (*start, *body), scope, *ends, mentions, lowering.size - before)


def _parameters(lowering: PhpLowering, node: Node | None) -> tuple[tuple[ir.Parameter, ...], list[Node], set[str]]:
    """The parameters, those that are properties, too, and those that are references."""
    found: list[ir.Parameter] = []
    promoted: list[Node] = []
    references: set[str] = set()
    for each in node.named_children if node is not None else ():
        name, default = each.child_by_field_name("name"), each.child_by_field_name("default_value")
        if name is None:
            continue
        written = lowering.characters(name).lstrip("&$.")
        rest = each.type == "variadic_parameter"
        kind = ir.ParameterKind.REST if rest else ir.ParameterKind.ORDINARY
        value = lowering.expression(default) if default is not None else _filled_in(lowering, each)
        found.append(ir.Parameter(lowering.packed(name), written, kind, value))
        if each.type == "property_promotion_parameter":
            promoted.append(name)
        if each.child_by_field_name("reference_modifier") is not None:
            references.add(written)
    return tuple(found), promoted, references


def _filled_in(lowering: PhpLowering, parameter: Node) -> ir.Expression | None:
    """What an attribute has Symfony give for a parameter, if one does: `#[Autowire('%env(NAME)%')]`."""
    listed = parameter.child_by_field_name("attributes")
    for each in (one for group in parts(listed) for one in parts(group)) if listed is not None else ():
        name, given = parts(each)[0], each.child_by_field_name("parameters")
        if lowering.characters(name).rpartition("\\")[2] == "Autowire":
            packed, class_ = lowering.packed(each), lowering.class_reference(lowering.characters(name))
            return ir.Call(packed, ir.Name(packed, class_), lowering.arguments(given))
    return None


def _promoted(lowering: PhpLowering, name: Node) -> ir.Statement:
    packed, written = lowering.packed(name), lowering.characters(name).lstrip("&$")
    lowering.mentions.change(written)
    target = ir.Attribute(packed, ir.Name(packed, "this"), written, packed)
    return ir.Assign(packed, (target,), ir.Name(packed, written))


def lower_define(lowering: PhpLowering, node: Node) -> Block:
    written = lowering.characters(child(node, "name"))
    made = function(lowering, node, names.function(written), written)
    return (ir.Define(made.packed, made),)


def lower_class(lowering: PhpLowering, node: Node) -> Block:
    return _class(lowering, node, lowering.class_reference(lowering.characters(child(node, "name"))))


def lower_anonymous_function(lowering: PhpLowering, node: Node) -> ir.Expression:
    """A closure takes variables by name, an arrow function all that it does not bind."""
    used = next((each for each in node.named_children if each.type == "anonymous_function_use_clause"), None)
    free = set()
    for each in parts(used) if used is not None else ():
        inner = parts(each)[0] if each.type == "by_ref" and parts(each) else each
        name = lowering.characters(inner).lstrip("&$")
        lowering.see(name)
        free.add(name)
    return function(lowering, node, "{closure}", "", free=free)
