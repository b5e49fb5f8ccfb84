"""Lowers JavaScript's and TypeScript's expressions to flow's intermediate language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.spans import Packed
from influx_lint.languages.javascript import functions, targets
from influx_lint.languages.javascript.base import DEFAULT, EACH, IMPORT, IS_OBJECT, NO_VALUES, JavaScriptLowering
from influx_lint.languages.javascript.syntax import unescaped
from influx_lint.languages.trees import child, children, walk

_COMPARISONS = {
    **{each.value: each for each in ir.Comparison},
    "===": ir.Comparison.EQUAL,
    "!==": ir.Comparison.UNEQUAL,
}
_CHOICES = {"&&": True, "||": False, "??": False}
_TYPES = frozenset(("string", "object", "number", "boolean", "function"))


def _this(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    lowering.scopes.function.uses_this = True
    return ir.Name(lowering.packed(node), "this")


def _constant(value: ir.Scalar) -> Callable[[JavaScriptLowering, Node], ir.Expression]:
    return lambda lowering, node: ir.Constant(lowering.packed(node), value)


def _number(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    text = lowering.characters(node).replace("_", "").rstrip("n")
    value: ir.Scalar
    try:
        value = int(text, 0) if text[:1] == "0" and text[1:2].isalpha() else int(text)
    except ValueError:
        try:
            value = float(text)
        except ValueError:
            return ir.Opaque(lowering.packed(node), ())
    return ir.Constant(lowering.packed(node), value)


_PATH = re.compile(r"[\w$]{1,40}(?:\.[\w$]{1,40}){1,8}")
"""A text that may be a path of keys, which code mentions with it."""


def _string(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    text = unescaped(lowering.characters(node)[1:-1])
    lowering.mentions.mention(text)
    if _PATH.fullmatch(text):
        for key in text.split("."):
            lowering.mentions.mention(key)
    return ir.Constant(lowering.packed(node), text)


def _template(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    parts = []
    for each in node.named_children:
        if each.type == "template_substitution":
            parts.append(lowering.expression(each))
        elif each.type in ("string_fragment", "escape_sequence"):
            text = unescaped(lowering.characters(each))
            lowering.mentions.mention(text)
            parts.append(ir.Constant(lowering.packed(each), text))
    packed = lowering.packed(node)
    if len(parts) < 2 and all(isinstance(each, ir.Constant) for each in parts):
        return ir.Constant(packed, parts[0].value if parts and isinstance(parts[0], ir.Constant) else "")
    return ir.Template(packed, tuple(parts))


def _member(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    packed, value = lowering.packed(node), lowering.field(node, "object")
    index = node.child_by_field_name("index")
    if index is not None:
        return ir.Index(packed, value, lowering.expression(index))
    return lowering.member(packed, value, child(node, "property"))


def _call(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    packed = lowering.packed(node)
    callee, given = children(node, "function", "arguments")
    function: ir.Expression
    if callee.type == "super":
        place = lowering.packed(callee)
        function = ir.Attribute(place, _super(lowering, callee), functions.CONSTRUCTOR, place)
    elif callee.type == "import":
        function = ir.Name(lowering.packed(callee), IMPORT)
        _mention_module(lowering, given)
    else:
        function = lowering.expression(callee)
        if isinstance(function, ir.Attribute | ir.Name) and function.name in _CONFIGURING:
            lowering.mentions.change("ConfigService")
            lowering.mentions.change(_PROVIDE)
        if isinstance(function, ir.Name) and function.name == "require":
            _mention_module(lowering, given)
    if given.type == "template_string":
        return ir.Call(packed, function, _tagged(lowering, given))
    _note_putting(lowering, callee, given)
    return ir.Call(packed, function, _arguments(lowering, given))


def _mention_module(lowering: JavaScriptLowering, given: Node) -> None:
    for each in walk(given):
        if each.type == "string_fragment":
            mention_module(lowering, unescaped(lowering.characters(each)))


def mention_module(lowering: JavaScriptLowering, specifier: str) -> None:
    """Code that imports a module mentions it by its own name, or by that of the folder that it stands for."""
    for part in specifier.split("/")[-2:]:
        lowering.mentions.mention(part.partition(".")[0] or part)


_CONFIGURING = frozenset({"registerAs", "forRoot", "forRootAsync", "forFeature", "register", "registerAsync"})
"""The functions after which NestJS's `ConfigService` knows something, or there is more that modules provide."""

_PROVIDE = "provide"
"""The key under which they say so."""

_PUTTING = frozenset(("set", "push", "unshift", "assign", "defineProperty", "provide", "decorate", "locals"))


def _note_putting(lowering: JavaScriptLowering, callee: Node, given: Node) -> None:
    """What something is put into, and under which text, is changed."""
    if callee.type != "member_expression" or lowering.characters(child(callee, "property")) not in _PUTTING:
        return
    for each in (child(callee, "object"), *given.named_children[:2]):
        if each.type == "identifier":
            lowering.mentions.change(lowering.characters(each))
        elif each.type == "string":
            lowering.mentions.change(lowering.characters(each)[1:-1])
        elif each.type == "member_expression":
            lowering.mentions.change(lowering.characters(child(each, "property")))


def _arguments(lowering: JavaScriptLowering, given: Node | None) -> tuple[ir.Argument, ...]:
    found = []
    for each in given.named_children if given is not None else ():
        if each.type == "spread_element":
            found.append(ir.Argument(_spread(lowering, each), stars=1))
        elif each.type not in NO_VALUES:
            found.append(ir.Argument(lowering.expression(each)))
    return tuple(found)


def _spread(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    """What `...value` gives one after the other."""
    return lowering.own(node, EACH, lowering.expression(node.named_children[0]))


def _tagged(lowering: JavaScriptLowering, template: Node) -> tuple[ir.Argument, ...]:
    """The arguments of the function before a template: its texts, and what stands between them."""
    packed = lowering.packed(template)
    whole = lowering.expression(template)
    parts = whole.parts if isinstance(whole, ir.Template) else (whole,)
    texts = tuple(each for each in parts if isinstance(each, ir.Constant))
    others = tuple(each for each in parts if not isinstance(each, ir.Constant))
    return tuple(map(ir.Argument, (ir.Display(packed, ir.Shape.LIST, texts), *others)))


def _new(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    function = lowering.field(node, "constructor")
    return ir.Call(lowering.packed(node), function, _arguments(lowering, node.child_by_field_name("arguments")))


def _super(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    lowering.scopes.function.uses_this = True
    return ir.Name(lowering.packed(node), "super")


def _unary(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    packed, operator = lowering.packed(node), _operator(node)
    if operator == "void":
        return ir.Constant(packed, None)
    value = lowering.field(node, "argument")
    if operator == "!":
        return ir.Not(packed, value)
    if operator == "-" and isinstance(value, ir.Constant) and isinstance(value.value, int | float):
        return ir.Constant(packed, -value.value)
    return ir.Opaque(packed, (value,))


def _operator(node: Node) -> str:
    return child(node, "operator").type


def _binary(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    operator, operands, left = _operator(node), [], node
    while left.type == "binary_expression" and _operator(left) == operator:
        left, right = children(left, "left", "right")
        operands.append(right)
        if operator in _COMPARISONS:
            break
    operands.append(left)
    packed = lowering.packed(node)
    if operator in _COMPARISONS:
        return _compare(lowering, packed, operator, operands[1], operands[0])
    values = lowering.expressions(operands[::-1])
    if operator in _CHOICES:
        return ir.Boolean(packed, _CHOICES[operator], values)
    return ir.Operation(packed, operator, values)


def _compare(lowering: JavaScriptLowering, packed: Packed, operator: str, left: Node, right: Node) -> ir.Expression:
    """A comparison. One of a value's type asks whether the value is there."""
    comparison = _COMPARISONS[operator]
    for one, other in ((left, right), (right, left)):
        if one.type == "unary_expression" and _operator(one) == "typeof" and other.type == "string":
            value = lowering.field(one, "argument")
            kind = lowering.characters(other)[1:-1]
            if kind == "object":
                asked = ir.Call(packed, ir.Name(packed, IS_OBJECT), (ir.Argument(value),))
                return asked if comparison is ir.Comparison.EQUAL else ir.Not(packed, asked)
            if kind != "undefined" and kind in _TYPES:
                swapped = {ir.Comparison.EQUAL: ir.Comparison.UNEQUAL, ir.Comparison.UNEQUAL: ir.Comparison.EQUAL}
                comparison = swapped.get(comparison, comparison)
            return ir.Compare(packed, comparison, value, ir.Constant(packed, None))
    return ir.Compare(packed, comparison, lowering.expression(left), lowering.expression(right))


def _conditional(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    test, then = lowering.field(node, "condition"), lowering.field(node, "consequence")
    return ir.Conditional(lowering.packed(node), test, then, lowering.field(node, "alternative"))


def _assignment(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    pairs = list(targets.assigned(lowering, node))
    packed = lowering.packed(node)
    if len(pairs) == 1:
        return ir.Bind(packed, *pairs[0])
    bound: list[ir.Expression] = [ir.Bind(packed, target, value) for target, value in pairs]
    return _last(packed, bound, 0)


def _last(packed: Packed, values: Iterable[ir.Expression], position: int = -1) -> ir.Expression:
    """Evaluates all, and gives one of them."""
    shown = ir.Display(packed, ir.Shape.TUPLE, tuple(values))
    return ir.Index(packed, shown, ir.Constant(packed, position))


def _augmented(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    packed, operator = lowering.packed(node), _operator(node)[:-1]
    target, value = targets.target(lowering, child(node, "left")), lowering.field(node, "right")
    if operator in ("??", "||") and isinstance(target, ir.Attribute | ir.Index):
        key = target.key if isinstance(target, ir.Index) else ir.Constant(target.packed_name, target.name)
        return lowering.own(node, DEFAULT, target.value, key, value)
    if operator in _CHOICES:
        return ir.Bind(packed, target, ir.Boolean(packed, _CHOICES[operator], (target, value)))
    return ir.Bind(packed, target, ir.Operation(packed, operator, (target, value)))


def _updated(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    """`count++`: another number."""
    packed, target = lowering.packed(node), targets.target(lowering, child(node, "argument"))
    return ir.Bind(packed, target, ir.Opaque(packed, (target,)))


def _yield(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    lowering.scopes.function.is_generator = True
    value = lowering.expression(node.named_children[0]) if node.named_children else None
    return ir.Yield(lowering.packed(node), value, each=any(each.type == "*" for each in node.children))


def _object(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    items: list[tuple[ir.Expression | None, ir.Expression]] = []
    getters: list[tuple[ir.Expression, ir.Function]] = []
    for each in node.named_children:
        if each.type == "pair":
            items.append(_pair(lowering, each))
        elif each.type == "shorthand_property_identifier":
            items.append((lowering.key(each), lowering.read(each)))
            lowering.mentions.change(lowering.characters(each))
        elif each.type == "spread_element":
            items.append((None, lowering.expression(each.named_children[0])))
        elif each.type == "method_definition":
            is_getter = any(word.type == "get" for word in each.children)
            (getters if is_getter else items).append(_method(lowering, each))
    made_object = ir.MappingDisplay(lowering.packed(node), tuple(items))
    return _with_getters(lowering, made_object, getters) if getters else made_object


def _with_getters(
    lowering: JavaScriptLowering, made: ir.MappingDisplay, getters: list[tuple[ir.Expression, ir.Function]]
) -> ir.Expression:
    """An object in which there is what its getters give, once it is there for them to see."""
    name = ir.Name(made.packed, lowering.scopes.temporary())
    lowering.before.append(ir.Assign(made.packed, (name,), made))
    for key, getter in getters:
        given = [ir.Argument(name, each.name) for each in getter.parameters if each.name == functions.THIS]
        value = ir.Call(getter.packed, getter, tuple(given))
        lowering.before.append(ir.Assign(getter.packed, (ir.Index(getter.packed, name, key),), value))
        lowering.mentions.change(getter.name)
    return name


def _pair(lowering: JavaScriptLowering, node: Node) -> tuple[ir.Expression, ir.Expression]:
    key, value = lowering.key(child(node, "key")), lowering.field(node, "value")
    if isinstance(key, ir.Constant) and isinstance(key.value, str) and not isinstance(value, ir.Constant):
        lowering.mentions.change(key.value)
    if (
        isinstance(key, ir.Constant)
        and key.value == _PROVIDE
        and isinstance(value, ir.Name | ir.Attribute | ir.Constant)
    ):
        lowering.mentions.mention(_PROVIDE)
        lowering.mentions.change(str(value.value) if isinstance(value, ir.Constant) else value.name)
    return key, value


def _method(lowering: JavaScriptLowering, node: Node) -> tuple[ir.Expression, ir.Function]:
    key = lowering.key(child(node, "name"))
    name = str(key.value) if isinstance(key, ir.Constant) else ""
    made = functions.function(lowering, node, name)
    if any(each.type == "set" for each in node.children):
        key = ir.Constant(lowering.packed(node), f"set {name}")
    return key, made


def _array(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    items = [
        ir.Star(lowering.packed(each), _spread(lowering, each))
        if each.type == "spread_element"
        else lowering.expression(each)
        for each in node.named_children
        if each.type != "comment"
    ]
    return ir.Display(lowering.packed(node), ir.Shape.LIST, tuple(items))


def _function(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    written = node.child_by_field_name("name")
    return functions.function(lowering, node, lowering.characters(written) if written is not None else "")


def _class(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    """A class among expressions is made before the statement that it stands in."""
    name = lowering.scopes.temporary()
    lowering.before += functions.class_(lowering, node, name)
    return ir.Name(lowering.packed(node), name)


def _element(lowering: JavaScriptLowering, node: Node) -> ir.Expression:
    """`<Component attribute={value}>…</Component>` calls the component with one object, and what is inside after it."""
    opening = node.child_by_field_name("open_tag") or node
    name = opening.child_by_field_name("name")
    packed = lowering.packed(node)
    items: list[tuple[ir.Expression | None, ir.Expression]] = []
    for each in opening.named_children:
        if each.type == "jsx_attribute":
            parts = each.named_children
            value = lowering.expression(parts[1]) if len(parts) > 1 else ir.Constant(lowering.packed(each), True)
            items.append((lowering.key(parts[0]), value))
        elif each.type == "jsx_expression":
            inner = each.named_children[0] if each.named_children else None
            if inner is not None and inner.type == "spread_element":
                items.append((None, lowering.expression(inner.named_children[0])))
    inside = [each for each in node.named_children if each.type in _INSIDE and each.named_children]
    if name is None or not lowering.characters(name)[:1].isupper():
        return ir.Opaque(packed, (*(value for _, value in items), *lowering.expressions(inside)))
    called, children = lowering.expression(name), lowering.expressions(inside)
    drawn = children[0] if len(inside) == 1 and inside[0].type == "jsx_expression" else ir.Opaque(packed, ())
    items.append((ir.Constant(packed, "children"), drawn))
    call = ir.Call(packed, called, (ir.Argument(ir.MappingDisplay(packed, tuple(items))),))
    return call if drawn in children else ir.Opaque(packed, (call, *children))


_INSIDE = frozenset(("jsx_expression", "jsx_element", "jsx_self_closing_element"))

EXPRESSIONS: dict[str, Callable[[JavaScriptLowering, Node], ir.Expression]] = {
    "identifier": lambda lowering, node: lowering.read(node),
    "this": _this,
    "super": _super,
    "undefined": _constant(None),
    "null": _constant(None),
    "true": _constant(True),
    "false": _constant(False),
    "number": _number,
    "string": _string,
    "template_string": _template,
    **dict.fromkeys(("member_expression", "subscript_expression", "nested_identifier"), _member),
    "call_expression": _call,
    "new_expression": _new,
    "unary_expression": _unary,
    "binary_expression": _binary,
    "ternary_expression": _conditional,
    "assignment_expression": _assignment,
    "augmented_assignment_expression": _augmented,
    "update_expression": _updated,
    "sequence_expression": lambda low, node: _last(low.packed(node), low.expressions(node.named_children)),
    "await_expression": lambda low, node: ir.Await(low.packed(node), low.expression(node.named_children[0])),
    "yield_expression": _yield,
    "object": _object,
    "array": _array,
    **dict.fromkeys(("function_expression", "generator_function", "arrow_function"), _function),
    "class": _class,
    "meta_property": lambda lowering, node: ir.Name(lowering.packed(node), lowering.characters(node)),
    "type_assertion": lambda lowering, node: lowering.expression(node.named_children[-1]),
    "jsx_element": _element,
    "jsx_self_closing_element": _element,
}
