"""Lowers Python's `ast` to flow's intermediate language: the statements."""

from __future__ import annotations

import ast
from contextlib import contextmanager
from typing import TYPE_CHECKING

from influx_lint.flow import ir
from influx_lint.languages.python import skips
from influx_lint.languages.python.lower_expressions import DEEPEST, ExpressionLowering
from influx_lint.languages.python.lower_patterns import lower_pattern
from influx_lint.languages.python.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Block = tuple[ir.Statement, ...]

_OPERATORS: dict[type[ast.operator], str] = {ast.BitOr: "|", ast.Add: "+", ast.Mod: "%"}


def lower(tree: ast.Module, source: str) -> ir.Module:
    """The module that `tree`, parsed from `source`, means. `source` has no byte-order mark."""
    lowering = _Lowering(Positions(source), source)
    with lowering.skipped(skips.of_marks(tree.body)):
        body = lowering.block(tree.body)
    return ir.Module(body, tuple(lowering.mentions.units), lowering.size)


class _Lowering(ExpressionLowering):
    """Lowers the statements of one file."""

    leaving: tuple[skips.Skip, ...] = ()
    """What has the functions of the module, or of the class, skipped that is gone through."""

    @contextmanager
    def skipped(self, more: Iterator[skips.Skip]) -> Iterator[None]:
        """What is lowered meanwhile is skipped where `more` say so, too."""
        before = self.leaving
        self.leaving = (*before, *more)
        yield
        self.leaving = before

    def _unless_skipped(self, body: Sequence[ast.stmt], own: Iterator[skips.Skip]) -> Block:
        """The body of a function that leaves first where its decorators, or its class', have it skipped."""
        first = [self._skip(each) for each in (*self.leaving, *own)]
        before, self.leaving = self.leaving, ()
        lowered = self.block(body)
        self.leaving = before
        return (*first, *lowered)

    def _skip(self, skip: skips.Skip) -> ir.Statement:
        place = self.place(skip.condition)
        leave: Block = (ir.Raise(place, (self.expression(skip.by),)),)
        test = self.expression(skip.condition)
        return ir.Branch(place, ((test if skip.where else ir.Not(place, test), leave),), ())

    def block(self, statements: Sequence[ast.stmt]) -> Block:
        if self.depth > DEEPEST:
            self.names.gather(statements)
            return (self._omitted_block(statements),) if statements else ()
        self.depth += 1
        lowered: list[ir.Statement] = []
        for statement in statements:
            self.size += 1
            method = _STATEMENTS.get(type(statement))
            if method is None:
                self.names.gather((statement,))
            else:
                lowered.append(method(self, statement))
                self.mentions.end_statement()
        self.depth -= 1
        return tuple(lowered)

    def _omitted_block(self, statements: Sequence[ast.stmt]) -> ir.Statement:
        place = self.place(statements[0])
        return ir.Evaluate(place, ir.Omitted(place, self.all_mentions(statements)))

    def lower_expr(self, node: ast.Expr) -> ir.Statement:
        return ir.Evaluate(self.place(node), self.expression(node.value))

    def lower_assign(self, node: ast.Assign) -> ir.Statement:
        """A conditional that is assigned is a branch of assignments: so its arms are told apart later on."""
        if isinstance(node.value, ast.Subscript):
            self.aliases.update({each.id: node.value for each in node.targets if isinstance(each, ast.Name)})
        if isinstance(node.value, ast.IfExp):
            place = self.place(node)
            targets = tuple(self.expression(target) for target in node.targets)
            then, otherwise = self.expression(node.value.body), self.expression(node.value.orelse)
            arm = (self.expression(node.value.test), (ir.Assign(place, targets, then),))
            return ir.Branch(place, (arm,), (ir.Assign(place, targets, otherwise),))
        return ir.Assign(
            self.place(node), tuple(self.expression(target) for target in node.targets), self.expression(node.value)
        )

    def lower_declare(self, node: ast.AnnAssign) -> ir.Statement:
        return ir.Declare(
            self.place(node),
            self.expression(node.target),
            self.expression(node.annotation),
            self.expression(node.value) if node.value is not None else None,
        )

    def lower_update(self, node: ast.AugAssign) -> ir.Statement:
        operator = _OPERATORS.get(type(node.op), "")
        return ir.Update(self.place(node), self.expression(node.target), operator, self.expression(node.value))

    def lower_delete(self, node: ast.Delete) -> ir.Statement:
        return ir.Delete(self.place(node), tuple(self.expression(target) for target in node.targets))

    def lower_if(self, node: ast.If) -> ir.Statement:
        place = self.place(node)
        arms = []
        while True:
            arms.append((self.expression(node.test), self.block(node.body)))
            if len(node.orelse) != 1 or not isinstance(node.orelse[0], ast.If):
                break
            node = node.orelse[0]
        return ir.Branch(place, tuple(arms), self.block(node.orelse))

    def lower_assert(self, node: ast.Assert) -> ir.Statement:
        return ir.Assume(self.place(node), self.expression(node.test))

    def lower_while(self, node: ast.While) -> ir.Statement:
        return ir.While(self.place(node), self.expression(node.test), self.block(node.body), self.block(node.orelse))

    def lower_for(self, node: ast.For | ast.AsyncFor) -> ir.Statement:
        return ir.For(
            self.place(node),
            self.expression(node.target),
            self.expression(node.iter),
            self.block(node.body),
            self.block(node.orelse),
        )

    def lower_try(self, node: ast.Try | ast.TryStar) -> ir.Statement:
        return ir.Try(
            self.place(node),
            self.block(node.body),
            tuple(self._handler(handler) for handler in node.handlers),
            self.block(node.orelse),
            self.block(node.finalbody),
        )

    def _handler(self, node: ast.ExceptHandler) -> ir.Handler:
        exceptions: tuple[ir.Expression, ...] = ()
        if isinstance(node.type, ast.Tuple):
            exceptions = tuple(self.expression(each) for each in node.type.elts)
        elif node.type is not None:
            exceptions = (self.expression(node.type),)
        if node.name is not None:
            self.names.bound.add(node.name)
        return ir.Handler(exceptions, node.name, self.block(node.body))

    def lower_with(self, node: ast.With | ast.AsyncWith) -> ir.Statement:
        managers = tuple(
            (
                self.expression(item.context_expr),
                self.expression(item.optional_vars) if item.optional_vars is not None else None,
            )
            for item in node.items
        )
        return ir.With(self.place(node), managers, self.block(node.body))

    def lower_return(self, node: ast.Return) -> ir.Statement:
        self.names.returns = True
        return ir.Return(self.place(node), self.expression(node.value) if node.value is not None else None)

    def lower_raise(self, node: ast.Raise) -> ir.Statement:
        parts = [part for part in (node.exc, node.cause) if part is not None]
        return ir.Raise(self.place(node), tuple(self.expression(part) for part in parts))

    def lower_break(self, node: ast.Break) -> ir.Statement:
        return ir.Break(self.place(node))

    def lower_continue(self, node: ast.Continue) -> ir.Statement:
        return ir.Continue(self.place(node))

    def lower_define(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ir.Statement:
        place = self.place(node)
        self.names.bound.add(node.name)
        self.mentions.begin()
        decorators = tuple(self.expression(each) for each in node.decorator_list)
        before = self.size
        parameters = self.parameters(node.args)
        with self.scope(each.name for each in parameters) as names:
            body = self._unless_skipped(node.body, skips.of_decorators(node.decorator_list))
        for name in names.module:
            self.mentions.change(name)
        mentions = self.mentions.end(node.name)
        scope = names.scope()
        ends = (names.yields, names.returns)
        size = self.size - before
        made = ir.Function(place, node.name, parameters, body, scope, *ends, mentions, size, decorators)
        return ir.Define(place, made)

    def lower_class(self, node: ast.ClassDef) -> ir.Statement:
        self.names.bound.add(node.name)
        self.mentions.change(node.name)
        bases = [ir.Argument(self.expression(base)) for base in node.bases]
        bases += [ir.Argument(self.expression(each.value), each.arg) for each in node.keywords if each.arg]
        self.mentions.end_statement()
        self.mentions.begin_class(node.name)
        more = (*skips.of_decorators(node.decorator_list), *skips.of_marks(node.body))
        with self.scope() as names, self.skipped(iter(more)):
            body = self.block(node.body)
        self.mentions.end_class()
        decorators = tuple(self.expression(each) for each in node.decorator_list)
        return ir.Class(self.place(node), node.name, tuple(bases), body, names.scope(), decorators)

    def lower_import(self, node: ast.Import) -> ir.Statement:
        place = self.place(node)
        for alias in node.names:
            self._imported(alias.name, alias.asname or alias.name.partition(".")[0])
        imports = tuple(ir.Import(place, alias.name, alias.asname) for alias in node.names)
        if len(imports) == 1:
            return imports[0]
        return ir.Branch(place, (), imports)

    def lower_import_names(self, node: ast.ImportFrom) -> ir.Statement:
        for alias in node.names:
            self._imported(node.module or "", alias.asname or alias.name)
            self.mentions.mention(alias.name)
        names = tuple((alias.name, alias.asname or alias.name) for alias in node.names)
        everything = any(name == "*" for name, _ in names)
        return ir.ImportNames(self.place(node), node.module or "", node.level, names, everything)

    def _imported(self, module: str, name: str) -> None:
        for part in module.split("."):
            self.mentions.mention(part)
        self.names.bound.add(name)
        if self.mentions.is_outside:
            self.mentions.change(name)

    def lower_match(self, node: ast.Match) -> ir.Statement:
        cases = tuple(
            ir.Case(
                lower_pattern(self, case.pattern),
                self.expression(case.guard) if case.guard is not None else None,
                self.block(case.body),
            )
            for case in node.cases
        )
        return ir.Match(self.place(node), self.expression(node.subject), cases)


_STATEMENTS: dict[type[ast.stmt], Callable[..., ir.Statement]] = {
    ast.Expr: _Lowering.lower_expr,
    ast.Assign: _Lowering.lower_assign,
    ast.AnnAssign: _Lowering.lower_declare,
    ast.AugAssign: _Lowering.lower_update,
    ast.Delete: _Lowering.lower_delete,
    ast.If: _Lowering.lower_if,
    ast.Assert: _Lowering.lower_assert,
    ast.While: _Lowering.lower_while,
    ast.For: _Lowering.lower_for,
    ast.AsyncFor: _Lowering.lower_for,
    ast.Try: _Lowering.lower_try,
    ast.TryStar: _Lowering.lower_try,
    ast.With: _Lowering.lower_with,
    ast.AsyncWith: _Lowering.lower_with,
    ast.Return: _Lowering.lower_return,
    ast.Raise: _Lowering.lower_raise,
    ast.Break: _Lowering.lower_break,
    ast.Continue: _Lowering.lower_continue,
    ast.FunctionDef: _Lowering.lower_define,
    ast.AsyncFunctionDef: _Lowering.lower_define,
    ast.ClassDef: _Lowering.lower_class,
    ast.Import: _Lowering.lower_import,
    ast.ImportFrom: _Lowering.lower_import_names,
    ast.Match: _Lowering.lower_match,
}
