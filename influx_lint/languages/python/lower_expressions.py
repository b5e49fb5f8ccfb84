"""Lowers Python's `ast` to flow's intermediate language: the expressions."""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from influx_lint.flow import ir
from influx_lint.flow.relevance import LONGEST
from influx_lint.flow.spans import packed
from influx_lint.languages.python import scopes
from influx_lint.languages.python.fields import formatted, replacement_fields
from influx_lint.languages.python.mentions import Mentions
from influx_lint.languages.python.outline import Outlining
from influx_lint.languages.python.positions import Positions

_Made = TypeVar("_Made")

DEEPEST = 1_200
"""How deep statements and expressions nest before the inner ones are left out. Python itself stops at a hundred
indentations and two hundred parentheses; what is written in a row, such as `a.b.c` or `a - b + c`, nests too."""

OPERATORS: dict[type[ast.operator], str] = {
    ast.BitOr: "|",
    ast.Add: "+",
    ast.Mod: "%",
    ast.Div: "/",
    ast.Sub: "-",
    ast.BitAnd: "&",
}

_COMPARISONS: dict[type[ast.cmpop], ir.Comparison] = {
    ast.Eq: ir.Comparison.EQUAL,
    ast.Is: ir.Comparison.EQUAL,
    ast.NotEq: ir.Comparison.UNEQUAL,
    ast.IsNot: ir.Comparison.UNEQUAL,
    ast.In: ir.Comparison.IN,
    ast.NotIn: ir.Comparison.NOT_IN,
    ast.Lt: ir.Comparison.LESS,
    ast.LtE: ir.Comparison.LESS_OR_EQUAL,
    ast.Gt: ir.Comparison.GREATER,
    ast.GtE: ir.Comparison.GREATER_OR_EQUAL,
}

_SHAPES: dict[type[ast.AST], ir.Shape] = {
    ast.Tuple: ir.Shape.TUPLE,
    ast.List: ir.Shape.LIST,
    ast.Set: ir.Shape.SET,
    ast.ListComp: ir.Shape.LIST,
    ast.SetComp: ir.Shape.SET,
    ast.GeneratorExp: ir.Shape.GENERATOR,
    ast.DictComp: ir.Shape.MAPPING,
}

_PUTTING = ("add", "append", "configure", "extend", "from_", "insert", "merge", "push", "put", "set", "update")
"""What the names of methods begin with that put something into what they are called on."""

_HANDED_ON = frozenset({"obj"})
"""Arguments that are found again under their name, whatever is called."""

_MISPLACED_FIELDS = sys.version_info < (3, 12)
"""Before 3.12, `ast` does not know where exactly in an f-string an expression stands."""


class ExpressionLowering:
    """Lowers the expressions of one file. `size` counts what was lowered; `aliases` are names of annotations from which
    frameworks may take arguments."""

    def __init__(self, positions: Positions, source: str) -> None:
        self.use(positions)
        self.source = source
        self.depth = 0
        self.size = 0
        self.mentions = Mentions()
        self.names = scopes.Bindings()
        self.outlining = Outlining()
        self.aliases: dict[str, ast.expr] = {}

    def use(self, positions: Positions) -> None:
        """What is lowered from now on has its place by these."""
        self.positions = positions
        self.packed = positions.packed

    @contextmanager
    def scope(self, bound: Iterable[str] = ()) -> Iterator[scopes.Bindings]:
        """Around what has a scope of its own, in which the names in `bound` are from the start."""
        outer, self.names = self.names, scopes.Bindings(bound)
        try:
            yield self.names
        finally:
            self.names = outer

    def expression(self, node: ast.expr) -> ir.Expression:
        """The expression that a node means; one that nests too deep is opaque."""
        method, depth = _EXPRESSIONS.get(type(node)), self.depth
        self.size += 1
        if method is None or depth > DEEPEST:
            self.outlining.is_plain = False
            return self.other(node) if depth <= DEEPEST else ir.Omitted(self.packed(node), self.all_mentions([node]))
        self.depth = depth + 1
        lowered = method(self, node)
        self.depth = depth
        return lowered

    def all_mentions(self, nodes: Iterable[ast.AST]) -> frozenset[str]:
        """The identifiers and short texts in what is not lowered, which the code around it mentions, too."""
        found = frozenset(scopes.mentioned(nodes))
        for name in found:
            self.mentions.mention(name)
        return found

    def parameters(self, arguments: ast.arguments) -> tuple[ir.Parameter, ...]:
        """A function's parameters in the order in which they are written."""
        positional = [*arguments.posonlyargs, *arguments.args]
        defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
        defaults += arguments.defaults
        found = []
        for number, (argument, default) in enumerate(zip(positional, defaults, strict=True)):
            only = number < len(arguments.posonlyargs)
            kind = ir.ParameterKind.POSITIONAL if only else ir.ParameterKind.ORDINARY
            found.append(self._parameter(argument, kind, default))
        if arguments.vararg is not None:
            found.append(self._parameter(arguments.vararg, ir.ParameterKind.REST, None))
        for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
            found.append(self._parameter(argument, ir.ParameterKind.KEYWORD, default))
        if arguments.kwarg is not None:
            found.append(self._parameter(arguments.kwarg, ir.ParameterKind.NAMED_REST, None))
        return tuple(found)

    def _parameter(self, argument: ast.arg, kind: ir.ParameterKind, default: ast.expr | None) -> ir.Parameter:
        annotation = argument.annotation
        if annotation is None:
            return ir.Parameter(self.packed(argument), argument.arg, kind, self._default(default, None))
        packed_span = packed(*self.positions.start_of(argument, len(argument.arg)))
        if isinstance(annotation, ast.Name):
            annotation = self.aliases.get(annotation.id, annotation)
        declared = self.expression(annotation) if _tells(annotation) else None
        return ir.Parameter(packed_span, argument.arg, kind, self._default(default, _injected(annotation)), declared)

    def _default(self, default: ast.expr | None, injected: ast.expr | None) -> ir.Expression | None:
        """What a parameter is without an argument: its default, or what a framework gives."""
        if default is None or injected is None:
            given = default or injected
            return self.expression(given) if given is not None else None
        packed_span = self.packed(default)
        return ir.Conditional(
            packed_span, ir.Opaque(packed_span, ()), self.expression(injected), self.expression(default)
        )

    def expressions(self, nodes: Sequence[ast.expr]) -> tuple[ir.Expression, ...]:
        # A list takes none of the stack of C, which Python 3.12 lets calls take little of.
        return tuple([self.expression(node) for node in nodes])

    def optional(self, node: ast.expr | None) -> ir.Expression | None:
        return self.expression(node) if node is not None else None

    def other(self, node: ast.expr) -> ir.Expression:
        self.depth += 1
        parts = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
        lowered = ir.Opaque(self.packed(node), self.expressions(parts))
        self.depth -= 1
        return lowered


def made_of(kind: Callable[..., _Made], *fields: str) -> Callable[..., _Made]:
    """What lowers a node to one of a kind that is made of these expressions, which may be missing."""
    return lambda lowering, node: kind(
        lowering.packed(node), *[lowering.optional(getattr(node, each)) for each in fields]
    )


def lower_constant(lowering: ExpressionLowering, node: ast.Constant) -> ir.Expression:
    value = node.value
    if isinstance(value, str):
        value = sys.intern(value)
        lowering.mentions.mention_text(value)
    return ir.Constant(lowering.packed(node), None if value is ... else value)


def lower_name(lowering: ExpressionLowering, node: ast.Name) -> ir.Expression:
    lowering.mentions.here.add(node.id)
    if not isinstance(node.ctx, ast.Load):
        lowering.names.bound.add(node.id)
        if lowering.mentions.is_outside:
            lowering.mentions.change(node.id)
    return ir.Name(lowering.packed(node), node.id)


def lower_attribute(lowering: ExpressionLowering, node: ast.Attribute) -> ir.Expression:
    value = lowering.expression(node.value)
    lowering.mentions.here.add(node.attr)
    if not isinstance(node.ctx, ast.Load):
        lowering.mentions.change(node.attr)
    return ir.Attribute(lowering.packed(node), value, node.attr)


def lower_subscript(lowering: ExpressionLowering, node: ast.Subscript) -> ir.Expression:
    value = lowering.expression(node.value)
    if not isinstance(node.ctx, ast.Load):
        lowering.outlining.is_plain = False
    key: ir.Expression
    if isinstance(node.slice, ast.Slice):
        bounds = (node.slice.lower, node.slice.upper, node.slice.step)
        lower, upper, step = (lowering.optional(each) for each in bounds)
        key = ir.Slice(lowering.packed(node.slice), (lower, upper, step))
    else:
        key = lowering.expression(node.slice)
        if isinstance(key, ir.Constant) and isinstance(key.value, str) and not isinstance(node.ctx, ast.Load):
            lowering.mentions.change(key.value)
        elif not isinstance(node.ctx, ast.Load):
            _change_holder(lowering, node.value)
            _change_holder(lowering, node.slice)
    return ir.Index(lowering.packed(node), value, key)


def lower_call(lowering: ExpressionLowering, node: ast.Call) -> ir.Expression:
    if isinstance(node.func, ast.Name) and node.func.id == "dict" and node.keywords and not node.args:
        return _lower_call_of_dict(lowering, node)
    function = lowering.expression(node.func)
    lowering.outlining.call(node)
    arguments = [
        ir.Argument(lowering.expression(each.value), stars=1)
        if isinstance(each, ast.Starred)
        else ir.Argument(lowering.expression(each))
        for each in node.args
    ]
    puts = isinstance(node.func, ast.Attribute) and node.func.attr.lstrip("_").startswith(_PUTTING)
    if isinstance(node.func, ast.Attribute) and puts:
        _change_holder(lowering, node.func.value)
    if isinstance(node.func, ast.Name) and node.func.id == "setattr":
        puts = True
    for keyword in node.keywords:
        if keyword.arg is not None:
            lowering.mentions.mention(keyword.arg)
            if puts or keyword.arg in _HANDED_ON:
                lowering.mentions.change(keyword.arg)
    if puts:
        _change_keys(lowering, node.args)
    for each in node.keywords:
        name, value = _name_of(lowering, each), lowering.expression(each.value)
        named = ir.Argument(value, stars=2) if name is None else ir.Argument(value, each.arg, 0, name.packed)
        arguments.append(named)
    return ir.Call(lowering.packed(node), function, tuple(arguments))


def _lower_call_of_dict(lowering: ExpressionLowering, node: ast.Call) -> ir.Expression:
    """`dict(user="a", **more)`: a display whose keys are written as names."""
    lowering.outlining.call(node)
    items = []
    for each in node.keywords:
        if each.arg is not None:
            lowering.mentions.mention(each.arg)
        items.append((_name_of(lowering, each), lowering.expression(each.value)))
    return ir.MappingDisplay(lowering.packed(node), tuple(items))


def _name_of(lowering: ExpressionLowering, node: ast.keyword) -> ir.Constant | None:
    """The name that an argument is given by."""
    if node.arg is None:
        return None
    line, column, *_ = lowering.positions.bounds(node)
    return ir.Constant(packed(line, column, line, column + len(node.arg)), node.arg)


def _change_holder(lowering: ExpressionLowering, node: ast.expr) -> None:
    """What something is put into, by its own name."""
    if isinstance(node, ast.Name):
        lowering.mentions.change(node.id)
    elif isinstance(node, ast.Attribute):
        lowering.mentions.change(node.attr)


def _change_keys(lowering: ExpressionLowering, arguments: Sequence[ast.expr]) -> None:
    """The keys of dictionaries, and texts, among the arguments of a call that puts something somewhere."""
    for argument in arguments:
        for key in argument.keys if isinstance(argument, ast.Dict) else [argument]:
            if isinstance(key, ast.Constant) and isinstance(key.value, str) and len(key.value) <= LONGEST:
                lowering.mentions.change(key.value)


def lower_display(lowering: ExpressionLowering, node: ast.Tuple | ast.List | ast.Set) -> ir.Expression:
    lowering.outlining.display(node.elts)
    return ir.Display(lowering.packed(node), _SHAPES[type(node)], lowering.expressions(node.elts))


def lower_dict(lowering: ExpressionLowering, node: ast.Dict) -> ir.Expression:
    lowering.outlining.display(node.keys)
    items = tuple(
        (lowering.expression(key) if key is not None else None, lowering.expression(value))
        for key, value in zip(node.keys, node.values, strict=True)
    )
    return ir.MappingDisplay(lowering.packed(node), items)


def lower_comprehension(
    lowering: ExpressionLowering, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
) -> ir.Expression:
    clauses = []
    bound: set[str] = set()
    for each in node.generators:
        with lowering.scope() as names:
            target = lowering.expression(each.target)
        bound |= names.bound
        clauses.append(ir.Clause(target, lowering.expression(each.iter), lowering.expressions(each.ifs)))
    key = lowering.expression(node.key) if isinstance(node, ast.DictComp) else None
    element = lowering.expression(node.value if isinstance(node, ast.DictComp) else node.elt)
    scope = ir.Scope(frozenset(bound))
    return ir.Comprehension(lowering.packed(node), _SHAPES[type(node)], key, element, tuple(clauses), scope)


def lower_unary(lowering: ExpressionLowering, node: ast.UnaryOp) -> ir.Expression:
    if isinstance(node.op, ast.Not):
        return ir.Not(lowering.packed(node), lowering.expression(node.operand))
    if isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        value = node.operand.value
        if isinstance(value, int | float):
            return ir.Constant(lowering.packed(node), -value)
    return lowering.other(node)


def lower_compare(lowering: ExpressionLowering, node: ast.Compare) -> ir.Expression:
    if not all(isinstance(each, ast.In | ast.NotIn) for each in node.ops):
        lowering.outlining.compare((node.left, *node.comparators))
    lowered = lowering.expressions([node.left, *node.comparators])
    packed_span = lowering.packed(node)
    tests: list[ir.Expression] = [
        ir.Compare(packed_span, _COMPARISONS[type(operator)], left, right)
        for operator, left, right in zip(node.ops, lowered, lowered[1:], strict=False)
    ]
    return tests[0] if len(tests) == 1 else ir.Boolean(packed_span, True, tuple(tests))


def lower_operation(lowering: ExpressionLowering, node: ast.BinOp) -> ir.Expression:
    operator = OPERATORS.get(type(node.op), "")
    operands = [node.right]
    left = node.left
    while isinstance(left, ast.BinOp) and type(left.op) is type(node.op):
        operands.append(left.right)
        left = left.left
    operands.append(left)
    lowering.outlining.operation(node.op, operands)
    return ir.Operation(lowering.packed(node), operator, lowering.expressions(operands[::-1]))


def lower_joined(lowering: ExpressionLowering, node: ast.JoinedStr) -> ir.Expression:
    placed = _fields(lowering, node) if _MISPLACED_FIELDS and not lowering.positions.is_part else None
    parts: list[ir.Expression] = []
    for value in node.values:
        if isinstance(value, ast.FormattedValue):
            parts += _field(lowering, value, placed)
        else:
            parts.append(lowering.expression(value))
    packed_span = lowering.packed(node)
    lowering.outlining.template(packed_span)
    return ir.Template(packed_span, tuple(parts))


def _fields(lowering: ExpressionLowering, node: ast.JoinedStr) -> Iterator[tuple[int, str]] | None:
    """The texts of an f-string's fields with their offsets in the file; nothing where they cannot be found."""
    start, end = lowering.positions.lines.offsets(lowering.positions.span(node))
    found = replacement_fields(lowering.source[start:end])
    if found is None or len(found) != len(formatted(node)):
        return None
    return iter([(start + offset, text) for offset, text in found])


def _field(
    lowering: ExpressionLowering, node: ast.FormattedValue, placed: Iterator[tuple[int, str]] | None
) -> list[ir.Expression]:
    parts = [_placed(lowering, node.value, next(placed)) if placed is not None else lowering.expression(node.value)]
    if isinstance(node.format_spec, ast.JoinedStr):
        for value in node.format_spec.values:
            if isinstance(value, ast.FormattedValue):
                parts += _field(lowering, value, placed)
    return parts


def _placed(lowering: ExpressionLowering, node: ast.expr, field: tuple[int, str]) -> ir.Expression:
    """The expression of a field, parsed again from where it stands."""
    offset, text = field
    if lowering.positions.are_right(node, offset, text):
        return lowering.expression(node)
    try:
        parsed = ast.parse(f"({text})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return lowering.expression(node)
    whole = lowering.positions
    lowering.use(Positions(f"({text})", whole.lines, offset - 1))
    lowered = lowering.expression(parsed)
    lowering.use(whole)
    return lowered


def lower_lambda(lowering: ExpressionLowering, node: ast.Lambda) -> ir.Expression:
    packed_span = lowering.packed(node)
    before = lowering.size
    parameters = lowering.parameters(node.args)
    lowering.mentions.begin()
    with lowering.scope(each.name for each in parameters) as names:
        body = ir.Return(lowering.packed(node.body), lowering.expression(node.body))
    mentions = lowering.mentions.end("<lambda>")
    if lowering.mentions.is_outside:
        for name in mentions:
            lowering.mentions.mention(name)
    scope, size = names.scope(), lowering.size - before
    return ir.Function(packed_span, "<lambda>", parameters, (body,), scope, names.yields, False, mentions, size)


def lower_yield(lowering: ExpressionLowering, node: ast.Yield | ast.YieldFrom) -> ir.Expression:
    lowering.names.yields = True
    if isinstance(node, ast.Yield) and node.value is not None:
        _change_keys(lowering, [node.value])
    return ir.Yield(lowering.packed(node), lowering.optional(node.value), each=isinstance(node, ast.YieldFrom))


def _tells(annotation: ast.expr) -> bool:
    """Whether an annotation may say what a framework gives: its name is none of Python's own."""
    if isinstance(annotation, ast.Name):
        return not hasattr(builtins, annotation.id)
    return isinstance(annotation, ast.Attribute) or _injected(annotation) is not None


def _injected(annotation: ast.expr) -> ast.expr | None:
    """The call in `Annotated[type, call]`, from which frameworks take an argument that is not given."""
    if isinstance(annotation, ast.Subscript) and isinstance(annotation.slice, ast.Tuple):
        calls = [each for each in annotation.slice.elts[1:] if isinstance(each, ast.Call)]
        return calls[0] if calls else None
    return None


_EXPRESSIONS: dict[type[ast.expr], Callable[..., ir.Expression]] = {
    ast.Constant: lower_constant,
    ast.Name: lower_name,
    ast.Attribute: lower_attribute,
    ast.Subscript: lower_subscript,
    ast.Call: lower_call,
    **dict.fromkeys((ast.Tuple, ast.List, ast.Set), lower_display),
    ast.Starred: made_of(ir.Star, "value"),
    ast.Dict: lower_dict,
    **dict.fromkeys((ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp), lower_comprehension),
    ast.IfExp: made_of(ir.Conditional, "test", "body", "orelse"),
    ast.BoolOp: lambda low, node: ir.Boolean(
        low.packed(node), isinstance(node.op, ast.And), low.expressions(node.values)
    ),
    ast.UnaryOp: lower_unary,
    ast.Compare: lower_compare,
    ast.BinOp: lower_operation,
    ast.JoinedStr: lower_joined,
    ast.NamedExpr: made_of(ir.Bind, "target", "value"),
    ast.Lambda: lower_lambda,
    ast.Await: made_of(ir.Await, "value"),
    **dict.fromkeys((ast.Yield, ast.YieldFrom), lower_yield),
}
