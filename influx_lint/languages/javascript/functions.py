"""Lowers JavaScript's functions and classes.

A method gets the object as its first parameter, `this`. So does any other function that mentions it, by name only: what
calls it as a member of an object gives it that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.spans import Packed
from influx_lint.languages.javascript import scopes, targets
from influx_lint.languages.javascript.base import Block, JavaScriptLowering
from influx_lint.languages.trees import child, enclosing, within

CONSTRUCTOR, ITERATOR = "constructor", "[Symbol.iterator]"
THIS = "this"
STATIC, GETTER = "%static", "%getter"
"""What stands for the words that change how a method is reached, as decorators."""

_ARGUMENTS, _OTHERS = "arguments", "%others"
_STATIC_BLOCK = "%static block"
_FIELDS = frozenset(("field_definition", "public_field_definition"))
_PARAMETERS = frozenset(
    {"required_parameter", "optional_parameter", "identifier", "assignment_pattern", "object_pattern", "array_pattern"}
    | {"rest_pattern"}
)
_CLASSES = ("class_declaration", "class", "abstract_class_declaration")
_EXPRESSIONS = frozenset({"arrow_function", "function_expression", "generator_function"})
_CONSTANTS = (ir.Constant, ir.MappingDisplay, ir.Display)


class _Parameter(NamedTuple):
    """A parameter as it is written: its pattern, what it is without an argument, whether it is a field, too, and what
    says what is given to it."""

    pattern: Node
    default: Node | None
    is_field: bool
    declared: Node | None


class _Made(NamedTuple):
    """The parameters of a function, and what its body begins with for them."""

    parameters: list[ir.Parameter]
    first: list[ir.Statement]


def function(
    lowering: JavaScriptLowering, node: Node, name: str, *, is_method: bool = False, fields: Sequence[Node] = ()
) -> ir.Function:
    """A function. A constructor gives its object the `fields`, where its base has made it."""
    packed, before = lowering.packed(node), lowering.size
    outer_before, lowering.before = lowering.before, []
    written = _written(node)
    body = node.child_by_field_name("body")
    statements = body.named_children if body is not None and body.type == "statement_block" else []
    own = [each for parameter in written for each in scopes.bound(lowering.syntax, parameter.pattern)]
    names = dict.fromkeys([*own, *scopes.variables(lowering.syntax, statements)])
    names |= dict.fromkeys(scopes.declared(lowering.syntax, statements))
    lowering.mentions.begin()
    is_arrow = node.type == "arrow_function"
    defaults = [_default(lowering, each, own if is_arrow else (*own, THIS)) for each in written]
    with lowering.scopes.inside(names) as inner:
        made = _parameters(lowering, written, defaults, is_constructor=is_method and name == CONSTRUCTOR)
        lowered = _body(lowering, body, statements)
        lowered = _with_fields(lowering, lowered, fields, made.parameters)
    if is_arrow:
        lowering.scopes.function.uses_this |= inner.uses_this
        lowering.scopes.function.uses_arguments |= inner.uses_arguments
    elif is_method or inner.uses_this:
        kind = ir.ParameterKind.POSITIONAL if is_method else ir.ParameterKind.KEYWORD
        made.parameters.insert(0, ir.Parameter(packed, THIS, kind, None))
        inner.bound.add(THIS)
    if inner.uses_arguments and not is_arrow:
        _list_arguments(packed, made)
        inner.bound.update((_ARGUMENTS, _OTHERS))
    mentions = lowering.mentions.end(name)
    if lowering.mentions.is_outside and node.type in _EXPRESSIONS:
        for each in mentions:
            lowering.mentions.mention(each)
    lowering.before = outer_before
    return ir.Function(
        packed,
        name,
        tuple(made.parameters),
        (*made.first, *lowered),
        ir.Scope(frozenset(inner.bound)),
        inner.is_generator or node.type.startswith("generator"),
        inner.returns,
        mentions,
        lowering.size - before,
        promises=_has(node, "async"),
    )


def _list_arguments(packed: Packed, made: _Made) -> None:
    """Has a function begin with the list of all that it is given."""
    known = [each for each in made.parameters if each.name != THIS and each.kind is not ir.ParameterKind.KEYWORD]
    if all(each.kind is not ir.ParameterKind.REST for each in known):
        known.append(ir.Parameter(packed, _OTHERS, ir.ParameterKind.REST, None))
        made.parameters.append(known[-1])
    *names, others = (ir.Name(packed, each.name) for each in known)
    listed = ir.Display(packed, ir.Shape.LIST, (*names, ir.Star(packed, others)))
    made.first.insert(0, ir.Assign(packed, (ir.Name(packed, _ARGUMENTS),), listed))


def _body(lowering: JavaScriptLowering, body: Node | None, statements: list[Node]) -> Block:
    if body is None or body.type == "statement_block":
        return lowering.block(statements)
    value = lowering.expression(body)
    made, lowering.before = lowering.before, []
    return (*made, ir.Return(lowering.packed(body), value))


def _written(node: Node) -> list[_Parameter]:
    alone = node.child_by_field_name("parameter")
    given = node.child_by_field_name("parameters")
    found = []
    for each in [alone] if alone is not None else given.named_children if given is not None else ():
        if each.type not in _PARAMETERS:
            continue
        pattern, default = each, None
        if each.type in ("required_parameter", "optional_parameter"):
            pattern, default = each.child_by_field_name("pattern") or each, each.child_by_field_name("value")
        elif each.type == "assignment_pattern":
            pattern, default = each.child_by_field_name("left") or each, each.child_by_field_name("right")
        is_field = any(child.type in ("accessibility_modifier", "readonly") for child in each.children)
        if pattern.type != THIS:
            found.append(_Parameter(pattern, default, is_field, _declared(each)))
    return found


def _declared(parameter: Node) -> Node | None:
    """What says what a framework gives to a parameter: a decorator, or the name of its type."""
    decorator = _decorator(parameter)
    if decorator is not None and (decorator.type != "call_expression" or child(decorator, "arguments").named_children):
        return decorator
    annotation = parameter.child_by_field_name("type")
    found = annotation.named_children[0] if annotation is not None and annotation.named_children else None
    return found if found is not None and found.type == "type_identifier" else None


def _decorator(node: Node) -> Node | None:
    found = next((each for each in node.named_children if each.type == "decorator"), None)
    return found.named_children[0] if found is not None else None


def _default(lowering: JavaScriptLowering, parameter: _Parameter, names: Iterable[str]) -> ir.Expression | None:
    """What a parameter is by default, as seen from outside of the function; nothing where that is seen inside alone."""
    if parameter.default is None or not _mentioned(lowering, parameter.default).isdisjoint(names):
        return None
    return lowering.expression(parameter.default)


def _mentioned(lowering: JavaScriptLowering, node: Node) -> set[str]:
    found, pending = set(), [node]
    while pending:
        each = pending.pop()
        if each.type in ("identifier", "shorthand_property_identifier", THIS):
            found.add(lowering.characters(each))
        pending += each.named_children
    return found


def _parameters(
    lowering: JavaScriptLowering,
    written: Sequence[_Parameter],
    defaults: Sequence[ir.Expression | None],
    *,
    is_constructor: bool,
) -> _Made:
    made = _Made([], [])
    for parameter, given in zip(written, defaults, strict=True):
        default = given
        pattern, kind = parameter.pattern, ir.ParameterKind.POSITIONAL
        if pattern.type == "rest_pattern":
            pattern, kind = pattern.named_children[0], ir.ParameterKind.REST
        packed = lowering.packed(pattern)
        is_name = pattern.type == "identifier"
        name = lowering.scopes.cell(lowering.characters(pattern)) if is_name else lowering.scopes.temporary()
        value: ir.Expression = ir.Name(packed, name)
        if parameter.default is not None and default is None:
            value = ir.Boolean(packed, False, (value, lowering.expression(parameter.default)))
        if default is None and kind is ir.ParameterKind.POSITIONAL:
            default = ir.Constant(packed, None)
        declared = _injected(lowering, parameter.declared) if is_constructor else None
        made.parameters.append(ir.Parameter(packed, name, kind, default, declared))
        if not is_name or isinstance(value, ir.Boolean):
            bound = targets.pairs(lowering, pattern, value)
            made.first.extend(ir.Assign(packed, (target,), held) for target, held in bound)
        if parameter.is_field and is_name:
            lowering.scopes.function.uses_this = True
            this = ir.Name(packed, THIS)
            member = ir.Attribute(packed, this, lowering.characters(pattern), packed)
            made.first.append(ir.Assign(packed, (member,), ir.Name(packed, name)))
            lowering.mentions.change(member.name)
    return made


def _injected(lowering: JavaScriptLowering, declared: Node | None) -> ir.Expression | None:
    if declared is None or declared.type != "type_identifier":
        return lowering.expression(declared) if declared is not None else None
    return lowering.read(declared) if lowering.scopes.is_bound(lowering.characters(declared)) else None


def _with_fields(
    lowering: JavaScriptLowering, body: Block, fields: Sequence[Node], parameters: list[ir.Parameter]
) -> Block:
    """A constructor's body with what the class says of its fields, at its beginning or after the base's constructor.
    What a framework gives to one, the constructor is given as a parameter more."""
    made: list[ir.Statement] = []
    for each in fields:
        key, value = _named(each), each.child_by_field_name("value")
        packed = lowering.packed(each)
        if value is not None:
            held: ir.Expression | None = lowering.expression(value)
        elif (held := _injected(lowering, _declared(each)) if _is_given(each) else None) is not None:
            given = ir.Parameter(packed, lowering.scopes.temporary(), ir.ParameterKind.KEYWORD, None, held)
            parameters.append(given)
            held = ir.Name(packed, given.name)
        if key is None or held is None:
            continue
        member = lowering.member(packed, ir.Name(packed, THIS), key)
        if isinstance(member, ir.Attribute):
            lowering.mentions.change(member.name)
        made.append(ir.Assign(packed, (member,), held))
    at = next((number + 1 for number, each in enumerate(body) if _calls_base(each)), 0)
    return (*body[:at], *made, *body[at:])


def _is_given(field: Node) -> bool:
    """Whether a decorator says what a framework gives to a field."""
    decorator = _decorator(field)
    return decorator is not None and decorator.type == "call_expression"


def _calls_base(statement: ir.Statement) -> bool:
    call = statement.value if isinstance(statement, ir.Evaluate) else None
    function = call.function if isinstance(call, ir.Call) else None
    return isinstance(function, ir.Attribute) and isinstance(function.value, ir.Name) and function.value.name == "super"


def _named(node: Node) -> Node | None:
    return node.child_by_field_name("name") or node.child_by_field_name("property")


def class_(lowering: JavaScriptLowering, node: Node, name: str) -> Block:
    """A class, and what its static blocks do with it."""
    packed = lowering.packed(node)
    members = child(node, "body").named_children
    bases = [ir.Argument(lowering.expression(each)) for each in _bases(node)]
    fields = [each for each in members if each.type in _FIELDS and not _has(each, "static")]
    written_name = node.child_by_field_name("name")
    lowering.mentions.begin_class(lowering.characters(written_name) if written_name is not None else name)
    names, statements = set[str](), list[ir.Statement]()
    for each in members:
        statements += _member(lowering, each, fields, names)
    if CONSTRUCTOR not in names and any(each.child_by_field_name("value") or _is_given(each) for each in fields):
        statements.append(_constructor(lowering, node, fields, is_derived=bool(bases)))
        names.add(CONSTRUCTOR)
    lowering.mentions.end_class()
    for member in names:
        lowering.mentions.change(member)
    if written_name is not None:
        lowering.mentions.change(lowering.characters(written_name))
    decorators = tuple(lowering.expression(each.named_children[0]) for each in _decorators(node))
    made = ir.Class(packed, name, tuple(bases), tuple(statements), ir.Scope(frozenset(names)), decorators)
    blocks = [each for each in names if each.startswith(_STATIC_BLOCK)]
    called = (ir.Attribute(packed, ir.Name(packed, name), each, packed) for each in sorted(blocks))
    calls = [
        *_field_decorators(lowering, fields, ir.Name(packed, name)),
        *(ir.Call(packed, each, ()) for each in called),
    ]
    return (made, *(ir.Evaluate(packed, each) for each in calls))


def _field_decorators(lowering: JavaScriptLowering, fields: Sequence[Node], class_: ir.Name) -> Iterator[ir.Call]:
    """What the decorators of fields are called with: what the class gives to its objects, and the field's name."""
    for field in fields:
        key, packed = _named(field), lowering.packed(field)
        name = ir.Constant(packed, _key_text(lowering, key) if key is not None else None)
        given = (ir.Argument(ir.Attribute(packed, class_, "prototype", packed)), ir.Argument(name))
        for each in _decorators(field):
            yield ir.Call(packed, lowering.expression(each.named_children[0]), given)


def _bases(node: Node) -> list[Node]:
    heritage = next((each for each in node.named_children if each.type == "class_heritage"), None)
    if heritage is None:
        return []
    clause = next((each for each in heritage.named_children if each.type == "extends_clause"), None)
    if clause is None:
        return [each for each in heritage.named_children if each.type != "implements_clause"][:1]
    return [child(clause, "value")]


def _decorators(node: Node) -> list[Node]:
    own = [each for each in node.named_children if each.type == "decorator"]
    above = node.parent
    if above is not None and above.type == "export_statement":
        own += [each for each in above.named_children if each.type == "decorator"]
    return own


def _has(node: Node, word: str) -> bool:
    return any(each.type == word for each in node.children)


def _member(
    lowering: JavaScriptLowering, node: Node, fields: Sequence[Node], names: set[str]
) -> Iterable[ir.Statement]:
    packed, key = lowering.packed(node), _named(node)
    name = _key_text(lowering, key) if key is not None else ""
    if node.type == "class_static_block":
        name = f"{_STATIC_BLOCK}{node.start_byte:09}"
        names.add(name)
        made = renamed(function(lowering, node, name, is_method=True), name, (ir.Name(packed, STATIC),))
        return (ir.Define(packed, made),)
    if node.type in _FIELDS and _has(node, "static"):
        return _static_field(lowering, node, name, names)
    if node.type != "method_definition":
        return ()
    is_constructor = name == CONSTRUCTOR and not _has(node, "static")
    made = function(lowering, node, name, is_method=True, fields=fields if is_constructor else ())
    name = f"set {name}" if _has(node, "set") else name
    names.add(name)
    marks = [mark for word, mark in (("static", STATIC), ("get", GETTER)) if _has(node, word)]
    decorators = tuple(ir.Name(packed, mark) for mark in marks)
    return (ir.Define(packed, renamed(made, name, decorators)),)


def renamed(made: ir.Function, name: str, decorators: tuple[ir.Expression, ...] = ()) -> ir.Function:
    """The same function under another name, and under decorators."""
    parts = (made.parameters, made.body, made.scope, made.generator, made.returns, made.mentions, made.size)
    return ir.Function(made.packed, name, *parts, decorators, made.promises)


def _key_text(lowering: JavaScriptLowering, key: Node) -> str:
    text = lowering.characters(key)
    return text[1:-1] if key.type == "string" else text.replace("[Symbol.asyncIterator]", ITERATOR)


def _static_field(lowering: JavaScriptLowering, node: Node, name: str, names: set[str]) -> Iterable[ir.Statement]:
    """A field of a class, which is made after the class where it asks that for something."""
    packed, value = lowering.packed(node), node.child_by_field_name("value")
    if value is None:
        return ()
    written = within(next(enclosing(node, _CLASSES), None), "name")
    own = lowering.characters(written) if written is not None else THIS
    if _mentioned(lowering, value).isdisjoint((THIS, own)):
        names.add(name)
        return (ir.Assign(packed, (ir.Name(packed, name),), lowering.expression(value)),)
    name = f"{_STATIC_BLOCK}{node.start_byte:09}"
    names.add(name)
    made = _of_fields(lowering, packed, name, [node])
    return (ir.Define(packed, renamed(made, name, (ir.Name(packed, STATIC),))),)


def _constructor(lowering: JavaScriptLowering, node: Node, fields: Sequence[Node], *, is_derived: bool) -> ir.Statement:
    """The constructor of a class that has none of its own, and fields."""
    packed = lowering.packed(node)
    return ir.Define(packed, _of_fields(lowering, packed, CONSTRUCTOR, fields, is_derived=is_derived))


def _of_fields(
    lowering: JavaScriptLowering, packed: Packed, name: str, fields: Sequence[Node], *, is_derived: bool = False
) -> ir.Function:
    """A method that gives its object, or its class, some fields, and does nothing else; after the base's, if
    `is_derived`."""
    before = lowering.size
    lowering.mentions.begin()
    with lowering.scopes.inside((THIS,)) as inner:
        given = ir.Name(packed, lowering.scopes.temporary())
        body: Block = ()
        if is_derived:
            base = ir.Attribute(packed, ir.Name(packed, "super"), CONSTRUCTOR, packed)
            body = (ir.Evaluate(packed, ir.Call(packed, base, (ir.Argument(given, stars=1),))),)
        parameters = [
            ir.Parameter(packed, THIS, ir.ParameterKind.POSITIONAL, None),
            ir.Parameter(packed, given.name, ir.ParameterKind.REST, None),
        ]
        body = _with_fields(lowering, body, fields, parameters)
    mentions = lowering.mentions.end(name)
    scope, size = ir.Scope(frozenset(inner.bound)), lowering.size - before
    return ir.Function(packed, name, tuple(parameters), body, scope, False, False, mentions, size)


def is_plain(made: ir.Function) -> bool:
    """Whether a function can be made before what stands ahead of it: it takes nothing of that by default."""
    return all(each.default is None or isinstance(each.default, _CONSTANTS) for each in made.parameters)
