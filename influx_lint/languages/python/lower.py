"""Lowers Python's `ast` to flow's intermediate language: the statements."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from influx_lint.findings import Span
from influx_lint.flow import ir, ir_patterns
from influx_lint.flow.spans import Packed, packed
from influx_lint.languages.python import scopes
from influx_lint.languages.python.lower_expressions import DEEPEST, OPERATORS, ExpressionLowering, made_of
from influx_lint.languages.python.positions import Positions

Block = tuple[ir.Statement, ...]


def lower(tree: ast.Module, source: str) -> ir.Module:
    """The module that `tree`, parsed from `source`, means. `source` has no byte-order mark."""
    lowering = _Lowering(Positions(source), source)
    with lowering.skipped(_skips_of_marks(tree.body)):
        body = lowering.block(tree.body)
    return ir.Module(body, tuple(lowering.mentions.units), lowering.size, outline=lowering.outlining.outline())


class _Lowering(ExpressionLowering):
    """Lowers the statements of one file."""

    leaving: tuple[_Skip, ...] = ()
    """What has the functions of the module, or of the class, skipped that is gone through."""

    @contextmanager
    def skipped(self, more: Iterator[_Skip]) -> Iterator[None]:
        """What is lowered meanwhile is skipped where `more` say so, too."""
        before = self.leaving
        self.leaving = (*before, *more)
        yield
        self.leaving = before

    def unless_skipped(self, body: Sequence[ast.stmt], own: Iterator[_Skip]) -> Block:
        """The body of a function that leaves first where its decorators, or its class', have it skipped."""
        first = [self._skip(each) for each in (*self.leaving, *own)]
        before, self.leaving = self.leaving, ()
        lowered = self.block(body)
        self.leaving = before
        return (*first, *lowered)

    def _skip(self, skip: _Skip) -> ir.Statement:
        packed_span = self.packed(skip.condition)
        leave: Block = (ir.Raise(packed_span, (self.expression(skip.by),)),)
        test = self.expression(skip.condition)
        return ir.Branch(packed_span, ((test if skip.where else ir.Not(packed_span, test), leave),), ())

    def block(self, statements: Sequence[ast.stmt]) -> Block:
        if self.depth > DEEPEST:
            self.names.gather(statements)
            return (self._omitted_block(statements),) if statements else ()
        self.depth += 1
        self.size += len(statements)
        is_outside = self.mentions.is_outside
        lowered: list[ir.Statement] = []
        for statement in statements:
            method = _STATEMENTS.get(type(statement))
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                self._pass_over(statement.value)
            elif method is None:
                self.outlining.is_plain &= isinstance(statement, _EMPTY)
                self.names.gather((statement,))
            else:
                lowered.append(method(self, statement))
            if is_outside:
                self.mentions.end_statement()
        self.depth -= 1
        return tuple(lowered)

    def _pass_over(self, constant: ast.Constant) -> None:
        """A statement that is a constant, as documentation is, does nothing; it may name something."""
        self.size += 1
        if isinstance(constant.value, str):
            self.mentions.mention_text(constant.value)

    def _omitted_block(self, statements: Sequence[ast.stmt]) -> ir.Statement:
        self.outlining.is_plain = False
        packed_span = self.packed(statements[0])
        return ir.Evaluate(packed_span, ir.Omitted(packed_span, self.all_mentions(statements)))


def lower_assign(lowering: _Lowering, node: ast.Assign) -> ir.Statement:
    """A conditional that is assigned is a branch of assignments: so its arms are told apart later on."""
    if isinstance(node.value, ast.Subscript):
        lowering.aliases.update({each.id: node.value for each in node.targets if isinstance(each, ast.Name)})
    if isinstance(node.value, ast.IfExp):
        packed_span = lowering.packed(node)
        targets = lowering.expressions(node.targets)
        then, otherwise = lowering.expression(node.value.body), lowering.expression(node.value.orelse)
        arm = (lowering.expression(node.value.test), (ir.Assign(packed_span, targets, then),))
        return ir.Branch(packed_span, (arm,), (ir.Assign(packed_span, targets, otherwise),))
    return ir.Assign(lowering.packed(node), lowering.expressions(node.targets), lowering.expression(node.value))


def lower_update(lowering: _Lowering, node: ast.AugAssign) -> ir.Statement:
    operator = OPERATORS.get(type(node.op), "")
    if operator == "|":
        lowering.outlining.is_plain = False
    return ir.Update(lowering.packed(node), lowering.expression(node.target), operator, lowering.expression(node.value))


def lower_if(lowering: _Lowering, node: ast.If) -> ir.Statement:
    packed_span = lowering.packed(node)
    arms = []
    while True:
        arms.append((lowering.expression(node.test), lowering.block(node.body)))
        if len(node.orelse) != 1 or not isinstance(node.orelse[0], ast.If):
            break
        node = node.orelse[0]
    return ir.Branch(packed_span, tuple(arms), lowering.block(node.orelse))


def lower_try(lowering: _Lowering, node: ast.Try | ast.TryStar) -> ir.Statement:
    return ir.Try(
        lowering.packed(node),
        lowering.block(node.body),
        tuple(_handler(lowering, handler) for handler in node.handlers),
        lowering.block(node.orelse),
        lowering.block(node.finalbody),
    )


def _handler(lowering: _Lowering, node: ast.ExceptHandler) -> ir.Handler:
    exceptions: tuple[ir.Expression, ...] = ()
    if isinstance(node.type, ast.Tuple):
        exceptions = tuple(lowering.expression(each) for each in node.type.elts)
    elif node.type is not None:
        exceptions = (lowering.expression(node.type),)
    if node.name is not None:
        lowering.names.bound.add(node.name)
    return ir.Handler(exceptions, node.name, lowering.block(node.body))


def lower_with(lowering: _Lowering, node: ast.With | ast.AsyncWith) -> ir.Statement:
    managers = tuple(
        (lowering.expression(item.context_expr), lowering.optional(item.optional_vars)) for item in node.items
    )
    return ir.With(lowering.packed(node), managers, lowering.block(node.body))


def lower_return(lowering: _Lowering, node: ast.Return) -> ir.Statement:
    lowering.names.returns = True
    return ir.Return(lowering.packed(node), lowering.optional(node.value))


def lower_raise(lowering: _Lowering, node: ast.Raise) -> ir.Statement:
    parts = [part for part in (node.exc, node.cause) if part is not None]
    return ir.Raise(lowering.packed(node), tuple(lowering.expression(part) for part in parts))


def lower_define(lowering: _Lowering, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ir.Statement:
    packed_span = lowering.packed(node)
    lowering.outlining.function(node, _decorated(lowering, node) if node.decorator_list else packed_span)
    lowering.names.bound.add(node.name)
    lowering.mentions.begin()
    decorators = tuple(lowering.expression(each) for each in node.decorator_list)
    before = lowering.size
    parameters = lowering.parameters(node.args)
    outer = lowering.names
    names = lowering.names = scopes.Bindings([each.name for each in parameters])
    body = lowering.unless_skipped(node.body, _skips_of_decorators(node.decorator_list))
    lowering.names = outer
    for name in names.module:
        lowering.mentions.change(name)
    mentions = lowering.mentions.end(node.name)
    scope = names.scope()
    ends = (names.yields, names.returns)
    size = lowering.size - before
    made = ir.Function(packed_span, node.name, parameters, body, scope, *ends, mentions, size, decorators)
    return ir.Define(packed_span, made)


def _decorated(lowering: _Lowering, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Packed:
    """The place of a function with its decorators."""
    bounds = lowering.positions.bounds
    return packed(*bounds(node.decorator_list[0])[:2], *bounds(node)[2:])


def lower_class(lowering: _Lowering, node: ast.ClassDef) -> ir.Statement:
    lowering.names.bound.add(node.name)
    lowering.outlining.class_(node)
    lowering.mentions.change(node.name)
    bases = [ir.Argument(lowering.expression(base)) for base in node.bases]
    bases += [ir.Argument(lowering.expression(each.value), each.arg) for each in node.keywords if each.arg]
    lowering.mentions.end_statement()
    lowering.mentions.begin_class(node.name)
    more = (*_skips_of_decorators(node.decorator_list), *_skips_of_marks(node.body))
    with lowering.scope() as names, lowering.skipped(iter(more)):
        body = lowering.block(node.body)
    lowering.mentions.end_class()
    decorators = tuple(lowering.expression(each) for each in node.decorator_list)
    return ir.Class(lowering.packed(node), node.name, tuple(bases), body, names.scope(), decorators)


def lower_import(lowering: _Lowering, node: ast.Import) -> ir.Statement:
    packed_span = lowering.packed(node)
    for alias in node.names:
        _imported(lowering, alias.name, alias.asname or alias.name.partition(".")[0])
    imports = tuple(ir.Import(packed_span, alias.name, alias.asname) for alias in node.names)
    return imports[0] if len(imports) == 1 else ir.Branch(packed_span, (), imports)


def lower_import_names(lowering: _Lowering, node: ast.ImportFrom) -> ir.Statement:
    for alias in node.names:
        lowering.mentions.mention(alias.name)
        _imported(lowering, node.module or "", alias.asname or alias.name)
    names = tuple((alias.name, alias.asname or alias.name) for alias in node.names)
    everything = any(name == "*" for name, _ in names)
    return ir.ImportNames(lowering.packed(node), node.module or "", node.level, names, everything)


def _imported(lowering: _Lowering, module: str, name: str) -> None:
    for part in module.split("."):
        lowering.mentions.mention(part)
    lowering.names.bound.add(name)
    if lowering.mentions.is_outside:
        lowering.mentions.change(name)
        lowering.mentions.end_statement()


def lower_match(lowering: _Lowering, node: ast.Match) -> ir.Statement:
    cases = tuple(
        ir_patterns.Case(_pattern(lowering, case.pattern), lowering.optional(case.guard), lowering.block(case.body))
        for case in node.cases
    )
    return ir_patterns.Match(lowering.packed(node), lowering.expression(node.subject), cases)


def _loop(kind: Callable[..., ir.Statement], *fields: str) -> Callable[..., ir.Statement]:
    """What lowers a loop that is made of these, of what it does, and of what is done after it."""

    def lower_loop(lowering: _Lowering, node: ast.For | ast.AsyncFor | ast.While) -> ir.Statement:
        given = [lowering.expression(getattr(node, each)) for each in fields]
        return kind(lowering.packed(node), *given, lowering.block(node.body), lowering.block(node.orelse))

    return lower_loop


_EMPTY = (ast.Pass, ast.Global, ast.Nonlocal)
"""What has no counterpart, and no expression in it."""

_STATEMENTS: dict[type[ast.stmt], Callable[..., ir.Statement]] = {
    ast.Expr: made_of(ir.Evaluate, "value"),
    ast.Assign: lower_assign,
    ast.AnnAssign: made_of(ir.Declare, "target", "annotation", "value"),
    ast.AugAssign: lower_update,
    ast.Delete: lambda lowering, node: ir.Delete(lowering.packed(node), lowering.expressions(node.targets)),
    ast.If: lower_if,
    ast.Assert: made_of(ir.Assume, "test"),
    ast.While: _loop(ir.While, "test"),
    **dict.fromkeys((ast.For, ast.AsyncFor), _loop(ir.For, "target", "iter")),
    **dict.fromkeys((ast.Try, ast.TryStar), lower_try),
    **dict.fromkeys((ast.With, ast.AsyncWith), lower_with),
    ast.Return: lower_return,
    ast.Raise: lower_raise,
    ast.Break: made_of(ir.Break),
    ast.Continue: made_of(ir.Continue),
    **dict.fromkeys((ast.FunctionDef, ast.AsyncFunctionDef), lower_define),
    ast.ClassDef: lower_class,
    ast.Import: lower_import,
    ast.ImportFrom: lower_import_names,
    ast.Match: lower_match,
}


_SKIPPED_WHERE = {"skipIf": True, "skipif": True, "xfail": True, "skipUnless": False}
_MARKS = "pytestmark"
"""The name that a module, or a class, gives to the marks of its tests."""


class _Skip(NamedTuple):
    """A test is skipped where `condition` is `where`; `by` is the decorator's name."""

    by: ast.expr
    condition: ast.expr
    where: bool


def _skips_of_decorators(decorators: Iterable[ast.expr]) -> Iterator[_Skip]:
    """What has a decorated function, or the functions of a decorated class, skipped."""
    for each in decorators:
        if isinstance(each, ast.Call) and each.args and not isinstance(each.args[0], ast.Constant | ast.Starred):
            name = each.func.attr if isinstance(each.func, ast.Attribute) else getattr(each.func, "id", "")
            if name in _SKIPPED_WHERE:
                yield _Skip(each.func, each.args[0], _SKIPPED_WHERE[name])


def _skips_of_marks(body: Iterable[ast.stmt]) -> Iterator[_Skip]:
    """What has the tests in a module's body, or in a class', skipped."""
    for statement in body:
        if isinstance(statement, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == _MARKS for target in statement.targets
        ):
            value = statement.value
            yield from _skips_of_decorators(value.elts if isinstance(value, ast.List | ast.Tuple) else [value])


def _pattern(lowering: ExpressionLowering, node: ast.pattern) -> ir_patterns.Pattern:
    """The pattern that a node means."""
    packed_span = lowering.packed(node)
    if isinstance(node, ast.MatchValue):
        return ir_patterns.ValuePattern(packed_span, lowering.expression(node.value))
    if isinstance(node, ast.MatchSingleton):
        return ir_patterns.ValuePattern(packed_span, ir.Constant(packed_span, node.value))
    if isinstance(node, ast.MatchSequence):
        rest = next((at for at, item in enumerate(node.patterns) if isinstance(item, ast.MatchStar)), None)
        return ir_patterns.SequencePattern(packed_span, tuple(_pattern(lowering, each) for each in node.patterns), rest)
    if isinstance(node, ast.MatchStar):
        return ir_patterns.AnyPattern(packed_span, _bound(lowering, node.name))
    if isinstance(node, ast.MatchMapping):
        pairs = zip(node.keys, node.patterns, strict=True)
        items = tuple((lowering.expression(key), _pattern(lowering, each)) for key, each in pairs)
        return ir_patterns.MappingPattern(packed_span, items, _bound(lowering, node.rest))
    if isinstance(node, ast.MatchClass):
        return _class_pattern(lowering, node, packed_span)
    if isinstance(node, ast.MatchAs):
        inner = _pattern(lowering, node.pattern) if node.pattern else None
        return ir_patterns.AnyPattern(packed_span, _bound(lowering, node.name), inner)
    if isinstance(node, ast.MatchOr):
        return ir_patterns.EitherPattern(packed_span, tuple(_pattern(lowering, each) for each in node.patterns))
    return ir_patterns.AnyPattern(packed_span, None)


def _bound(lowering: ExpressionLowering, name: str | None) -> str | None:
    """A name that the pattern binds, if it has one."""
    if name is not None:
        lowering.names.bound.add(name)
    return name


def _class_pattern(lowering: ExpressionLowering, node: ast.MatchClass, packed_span: Packed) -> ir_patterns.Pattern:
    attributes = tuple(
        (name, _name_before(lowering, name, lowering.positions.span(each)), _pattern(lowering, each))
        for name, each in zip(node.kwd_attrs, node.kwd_patterns, strict=True)
    )
    items = tuple(_pattern(lowering, each) for each in node.patterns)
    return ir_patterns.ClassPattern(packed_span, lowering.expression(node.cls), items, attributes)


def _name_before(lowering: ExpressionLowering, name: str, pattern: Span) -> Span:
    """The place of `name` in `name=pattern`: `ast` does not give it."""
    line = lowering.positions.lines.line(pattern.line)
    at = line.rfind(name, 0, pattern.column - 1)
    return pattern if at < 0 else Span(pattern.line, at + 1, pattern.line, at + 1 + len(name))
