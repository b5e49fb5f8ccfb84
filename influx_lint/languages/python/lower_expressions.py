"""Lowers Python's `ast` to flow's intermediate language: the expressions."""

from __future__ import annotations

import ast
import builtins
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from influx_lint.flow import ir
from influx_lint.flow.spans import Place, packed
from influx_lint.languages.python import scopes
from influx_lint.languages.python.fields import replacement_fields
from influx_lint.languages.python.mentions import LONGEST, Mentions
from influx_lint.languages.python.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from influx_lint.languages.python.positions import Located

DEEPEST = 1_200
"""How deep statements and expressions nest before the inner ones are left out. Python itself stops at a hundred
indentations and two hundred parentheses; what is written one after the other, such as `a.b.c` or `a - b + c`, nests
too."""

_OPERATORS: dict[type[ast.operator], str] = {ast.BitOr: "|", ast.Add: "+", ast.Mod: "%", ast.Div: "/"}

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

_PUTTING = frozenset(
    {"update", "from_mapping", "from_object", "configure", "setdefault", "set", "put", "put_nowait", "append"}
    | {"appendleft", "add", "extend", "insert", "__setitem__"}
)
"""Methods that put something into what they are called on."""

_HANDED_ON = frozenset({"obj"})
"""Arguments that are found again under their name, whatever is called."""

_MISPLACED_FIELDS = sys.version_info < (3, 12)
"""Before 3.12, `ast` does not know where exactly in an f-string an expression stands."""


class ExpressionLowering:
    """Lowers the expressions of one file. `size` counts what was lowered; `aliases` are names of annotations from which
    frameworks may take arguments."""

    def __init__(self, positions: Positions, source: str) -> None:
        self.positions = positions
        self.source = source
        self.depth = 0
        self.size = 0
        self.mentions = Mentions()
        self.names = scopes.Names()
        self.aliases: dict[str, ast.expr] = {}

    def place(self, node: Located) -> Place:
        if self.positions.is_plain and node.end_lineno is not None and node.end_col_offset is not None:
            return packed(node.lineno, node.col_offset + 1, node.end_lineno, node.end_col_offset + 1)
        line, column, end_line, end_column = self.positions.place(node)
        return packed(line, column, end_line, end_column)

    @contextmanager
    def scope(self, bound: Iterable[str] = ()) -> Iterator[scopes.Names]:
        """Around what has a scope of its own, in which the names in `bound` are from the start."""
        outer, self.names = self.names, scopes.Names(bound)
        try:
            yield self.names
        finally:
            self.names = outer

    def expression(self, node: ast.expr) -> ir.Expression:
        """The expression that a node means; one that nests too deep is opaque."""
        method = _EXPRESSIONS.get(type(node))
        self.size += 1
        if method is None or self.depth > DEEPEST:
            return self._other(node) if self.depth <= DEEPEST else self._omitted(node)
        self.depth += 1
        lowered = method(self, node)
        self.depth -= 1
        return lowered

    def _omitted(self, node: ast.expr) -> ir.Expression:
        return ir.Omitted(self.place(node), self.all_mentions([node]))

    def all_mentions(self, nodes: Iterable[ast.AST]) -> frozenset[str]:
        """The identifiers and short texts in what is not lowered, which the code around it mentions, too."""
        found = frozenset(scopes.mentions(nodes))
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
        place = packed(*self.positions.start_of(argument, len(argument.arg)))
        annotation = argument.annotation
        if isinstance(annotation, ast.Name):
            annotation = self.aliases.get(annotation.id, annotation)
        declared = self.expression(annotation) if annotation is not None and _tells(annotation) else None
        return ir.Parameter(place, argument.arg, kind, self._default(default, _injected(annotation)), declared)

    def _default(self, default: ast.expr | None, injected: ast.expr | None) -> ir.Expression | None:
        """What a parameter is without an argument: its default, or what a framework gives."""
        if default is None or injected is None:
            given = default or injected
            return self.expression(given) if given is not None else None
        place = self.place(default)
        return ir.Conditional(place, ir.Opaque(place, ()), self.expression(injected), self.expression(default))

    def _expressions(self, nodes: Sequence[ast.expr]) -> tuple[ir.Expression, ...]:
        # A list takes none of the stack of C, which Python 3.12 lets calls take little of.
        return tuple([self.expression(node) for node in nodes])

    def _other(self, node: ast.expr) -> ir.Expression:
        self.depth += 1
        parts = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
        lowered = ir.Opaque(self.place(node), self._expressions(parts))
        self.depth -= 1
        return lowered

    def lower_constant(self, node: ast.Constant) -> ir.Expression:
        value = node.value
        if isinstance(value, str) and len(value) <= LONGEST:
            self.mentions.mention(value)
        return ir.Constant(self.place(node), None) if value is ... else ir.Constant(self.place(node), value)

    def lower_name(self, node: ast.Name) -> ir.Expression:
        self.mentions.mention(node.id)
        if not isinstance(node.ctx, ast.Load):
            self.names.bound.add(node.id)
            if self.mentions.is_outside:
                self.mentions.change(node.id)
        return ir.Name(self.place(node), node.id)

    def lower_attribute(self, node: ast.Attribute) -> ir.Expression:
        value = self.expression(node.value)
        self.mentions.mention(node.attr)
        if not isinstance(node.ctx, ast.Load):
            self.mentions.change(node.attr)
        return ir.Attribute(self.place(node), value, node.attr, packed(*self.positions.end_of(node, len(node.attr))))

    def lower_subscript(self, node: ast.Subscript) -> ir.Expression:
        value = self.expression(node.value)
        key: ir.Expression
        if isinstance(node.slice, ast.Slice):
            lower, upper, step = (
                self.expression(part) if part is not None else None
                for part in (node.slice.lower, node.slice.upper, node.slice.step)
            )
            key = ir.Slice(self.place(node.slice), (lower, upper, step))
        else:
            key = self.expression(node.slice)
            if isinstance(key, ir.Constant) and isinstance(key.value, str) and not isinstance(node.ctx, ast.Load):
                self.mentions.change(key.value)
            elif not isinstance(node.ctx, ast.Load):
                self._change_holder(node.value)
                self._change_holder(node.slice)
        return ir.Index(self.place(node), value, key)

    def lower_call(self, node: ast.Call) -> ir.Expression:
        function = self.expression(node.func)
        arguments = [
            ir.Argument(self.expression(each.value), stars=1)
            if isinstance(each, ast.Starred)
            else ir.Argument(self.expression(each))
            for each in node.args
        ]
        puts = isinstance(node.func, ast.Attribute) and node.func.attr in _PUTTING
        if isinstance(node.func, ast.Attribute) and puts:
            self._change_holder(node.func.value)
        if isinstance(node.func, ast.Name) and node.func.id == "setattr":
            puts = True
        for keyword in node.keywords:
            if keyword.arg is not None:
                self.mentions.mention(keyword.arg)
                if puts or keyword.arg in _HANDED_ON:
                    self.mentions.change(keyword.arg)
        if puts:
            self._change_keys(node.args)
        arguments += [
            ir.Argument(self.expression(each.value), each.arg, stars=0 if each.arg is not None else 2)
            for each in node.keywords
        ]
        return ir.Call(self.place(node), function, tuple(arguments))

    def _change_holder(self, node: ast.expr) -> None:
        """What something is put into, by its own name."""
        if isinstance(node, ast.Name):
            self.mentions.change(node.id)
        elif isinstance(node, ast.Attribute):
            self.mentions.change(node.attr)

    def _change_keys(self, arguments: Sequence[ast.expr]) -> None:
        """The keys of dictionaries, and texts, among the arguments of a call that puts something somewhere."""
        for argument in arguments:
            for key in argument.keys if isinstance(argument, ast.Dict) else [argument]:
                if isinstance(key, ast.Constant) and isinstance(key.value, str) and len(key.value) <= LONGEST:
                    self.mentions.change(key.value)

    def lower_display(self, node: ast.Tuple | ast.List | ast.Set) -> ir.Expression:
        return ir.Display(self.place(node), _SHAPES[type(node)], self._expressions(node.elts))

    def lower_starred(self, node: ast.Starred) -> ir.Expression:
        return ir.Star(self.place(node), self.expression(node.value))

    def lower_dict(self, node: ast.Dict) -> ir.Expression:
        items = tuple(
            (self.expression(key) if key is not None else None, self.expression(value))
            for key, value in zip(node.keys, node.values, strict=True)
        )
        return ir.MappingDisplay(self.place(node), items)

    def lower_comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> ir.Expression:
        clauses = []
        bound: set[str] = set()
        for each in node.generators:
            with self.scope() as names:
                target = self.expression(each.target)
            bound |= names.bound
            clauses.append(ir.Clause(target, self.expression(each.iter), self._expressions(each.ifs)))
        key = self.expression(node.key) if isinstance(node, ast.DictComp) else None
        element = self.expression(node.value if isinstance(node, ast.DictComp) else node.elt)
        scope = ir.Scope(frozenset(bound))
        return ir.Comprehension(self.place(node), _SHAPES[type(node)], key, element, tuple(clauses), scope)

    def lower_conditional(self, node: ast.IfExp) -> ir.Expression:
        return ir.Conditional(
            self.place(node), self.expression(node.test), self.expression(node.body), self.expression(node.orelse)
        )

    def lower_boolean(self, node: ast.BoolOp) -> ir.Expression:
        return ir.Boolean(self.place(node), isinstance(node.op, ast.And), self._expressions(node.values))

    def lower_unary(self, node: ast.UnaryOp) -> ir.Expression:
        if isinstance(node.op, ast.Not):
            return ir.Not(self.place(node), self.expression(node.operand))
        if isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
            value = node.operand.value
            if isinstance(value, int | float):
                return ir.Constant(self.place(node), -value)
        return self._other(node)

    def lower_compare(self, node: ast.Compare) -> ir.Expression:
        lowered = self._expressions([node.left, *node.comparators])
        place = self.place(node)
        tests: list[ir.Expression] = [
            ir.Compare(place, _COMPARISONS[type(operator)], left, right)
            for operator, left, right in zip(node.ops, lowered, lowered[1:], strict=False)
        ]
        return tests[0] if len(tests) == 1 else ir.Boolean(place, True, tuple(tests))

    def lower_operation(self, node: ast.BinOp) -> ir.Expression:
        operator = _OPERATORS.get(type(node.op), "")
        operands = [node.right]
        left = node.left
        while isinstance(left, ast.BinOp) and type(left.op) is type(node.op):
            operands.append(left.right)
            left = left.left
        operands.append(left)
        return ir.Operation(self.place(node), operator, self._expressions(operands[::-1]))

    def lower_joined(self, node: ast.JoinedStr) -> ir.Expression:
        placed = self._fields(node) if _MISPLACED_FIELDS and not self.positions.is_part else None
        parts: list[ir.Expression] = []
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                parts += self._field(value, placed)
            else:
                parts.append(self.expression(value))
        return ir.Template(self.place(node), tuple(parts))

    def _fields(self, node: ast.JoinedStr) -> Iterator[tuple[int, str]] | None:
        """The texts of an f-string's fields with their offsets in the file; nothing where they cannot be found."""
        start, end = self.positions.lines.offsets(self.positions.span(node))
        found = replacement_fields(self.source[start:end])
        expected = sum(isinstance(each, ast.FormattedValue) for each in ast.walk(node))
        if found is None or len(found) != expected - _nested_fields(node):
            return None
        return iter([(start + offset, text) for offset, text in found])

    def _field(self, node: ast.FormattedValue, placed: Iterator[tuple[int, str]] | None) -> list[ir.Expression]:
        parts = [self._placed(node.value, next(placed)) if placed is not None else self.expression(node.value)]
        if isinstance(node.format_spec, ast.JoinedStr):
            for value in node.format_spec.values:
                if isinstance(value, ast.FormattedValue):
                    parts += self._field(value, placed)
        return parts

    def _placed(self, node: ast.expr, field: tuple[int, str]) -> ir.Expression:
        """The expression of a field, parsed again from where it stands."""
        offset, text = field
        if self.positions.are_right(node, offset, text):
            return self.expression(node)
        try:
            parsed = ast.parse(f"({text})", mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return self.expression(node)
        whole = self.positions
        self.positions = Positions(f"({text})", whole.lines, offset - 1)
        lowered = self.expression(parsed)
        self.positions = whole
        return lowered

    def lower_named(self, node: ast.NamedExpr) -> ir.Expression:
        return ir.Bind(self.place(node), self.expression(node.target), self.expression(node.value))

    def lower_lambda(self, node: ast.Lambda) -> ir.Expression:
        place = self.place(node)
        before = self.size
        parameters = self.parameters(node.args)
        self.mentions.begin()
        with self.scope(each.name for each in parameters) as names:
            body = ir.Return(self.place(node.body), self.expression(node.body))
        mentions = self.mentions.end("<lambda>")
        if self.mentions.is_outside:
            for name in mentions:
                self.mentions.mention(name)
        scope, size = names.scope(), self.size - before
        return ir.Function(place, "<lambda>", parameters, (body,), scope, names.yields, False, mentions, size)

    def lower_await(self, node: ast.Await) -> ir.Expression:
        return ir.Await(self.place(node), self.expression(node.value))

    def lower_yield(self, node: ast.Yield) -> ir.Expression:
        self.names.yields = True
        if node.value is not None:
            self._change_keys([node.value])
        return ir.Yield(self.place(node), self.expression(node.value) if node.value is not None else None, each=False)

    def lower_yield_from(self, node: ast.YieldFrom) -> ir.Expression:
        self.names.yields = True
        return ir.Yield(self.place(node), self.expression(node.value), each=True)


def _tells(annotation: ast.expr) -> bool:
    """Whether an annotation may say what a framework gives: its name is none of Python's own."""
    if isinstance(annotation, ast.Name):
        return not hasattr(builtins, annotation.id)
    return isinstance(annotation, ast.Attribute) or _injected(annotation) is not None


def _injected(annotation: ast.expr | None) -> ast.expr | None:
    """The call in `Annotated[type, call]`, from which frameworks take an argument that is not given."""
    if isinstance(annotation, ast.Subscript) and isinstance(annotation.slice, ast.Tuple):
        calls = [each for each in annotation.slice.elts[1:] if isinstance(each, ast.Call)]
        return calls[0] if calls else None
    return None


def _nested_fields(node: ast.JoinedStr) -> int:
    """How many fields belong to f-strings inside the fields of this one."""
    inner = [
        each
        for value in node.values
        if isinstance(value, ast.FormattedValue)
        for each in ast.walk(value.value)
        if isinstance(each, ast.FormattedValue)
    ]
    return len(inner)


_EXPRESSIONS: dict[type[ast.expr], Callable[..., ir.Expression]] = {
    ast.Constant: ExpressionLowering.lower_constant,
    ast.Name: ExpressionLowering.lower_name,
    ast.Attribute: ExpressionLowering.lower_attribute,
    ast.Subscript: ExpressionLowering.lower_subscript,
    ast.Call: ExpressionLowering.lower_call,
    ast.Tuple: ExpressionLowering.lower_display,
    ast.List: ExpressionLowering.lower_display,
    ast.Set: ExpressionLowering.lower_display,
    ast.Starred: ExpressionLowering.lower_starred,
    ast.Dict: ExpressionLowering.lower_dict,
    ast.ListComp: ExpressionLowering.lower_comprehension,
    ast.SetComp: ExpressionLowering.lower_comprehension,
    ast.GeneratorExp: ExpressionLowering.lower_comprehension,
    ast.DictComp: ExpressionLowering.lower_comprehension,
    ast.IfExp: ExpressionLowering.lower_conditional,
    ast.BoolOp: ExpressionLowering.lower_boolean,
    ast.UnaryOp: ExpressionLowering.lower_unary,
    ast.Compare: ExpressionLowering.lower_compare,
    ast.BinOp: ExpressionLowering.lower_operation,
    ast.JoinedStr: ExpressionLowering.lower_joined,
    ast.NamedExpr: ExpressionLowering.lower_named,
    ast.Lambda: ExpressionLowering.lower_lambda,
    ast.Await: ExpressionLowering.lower_await,
    ast.Yield: ExpressionLowering.lower_yield,
    ast.YieldFrom: ExpressionLowering.lower_yield_from,
}
