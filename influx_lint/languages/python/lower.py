"""Lowers Python's `ast` to flow's intermediate language: the statements."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from influx_lint.flow import ir
from influx_lint.languages.python import scopes
from influx_lint.languages.python.lower_expressions import ExpressionLowering
from influx_lint.languages.python.lower_patterns import lower_pattern
from influx_lint.languages.python.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    Block = tuple[ir.Statement, ...]

_DEEPEST = 60
"""How deep statements nest before the inner ones are left out; Python itself allows a hundred indentations."""

_OPERATORS: dict[type[ast.operator], str] = {ast.BitOr: "|", ast.Add: "+", ast.Mod: "%"}


def lower(tree: ast.Module, source: str) -> ir.Module:
    """The module that `tree`, parsed from `source`, means. `source` has no byte-order mark."""
    lowering = _Lowering(Positions(source), source)
    body = lowering.block(tree.body)
    return ir.Module(body, lowering.size)


class _Lowering(ExpressionLowering):
    """Lowers the statements of one file."""

    def block(self, statements: Sequence[ast.stmt]) -> Block:
        if self.depth > _DEEPEST:
            return ()
        self.depth += 1
        lowered: list[ir.Statement] = []
        for statement in statements:
            self.size += 1
            method = _STATEMENTS.get(type(statement))
            if method is not None:
                lowered.append(method(self, statement))
        self.depth -= 1
        return tuple(lowered)

    def _expr(self, node: ast.Expr) -> ir.Statement:
        return ir.Evaluate(self.span(node), self.expression(node.value))

    def _assign(self, node: ast.Assign) -> ir.Statement:
        return ir.Assign(
            self.span(node), tuple(self.expression(target) for target in node.targets), self.expression(node.value)
        )

    def _declare(self, node: ast.AnnAssign) -> ir.Statement:
        return ir.Declare(
            self.span(node),
            self.expression(node.target),
            self.expression(node.annotation),
            self.expression(node.value) if node.value is not None else None,
        )

    def _update(self, node: ast.AugAssign) -> ir.Statement:
        operator = _OPERATORS.get(type(node.op), "")
        return ir.Update(self.span(node), self.expression(node.target), operator, self.expression(node.value))

    def _delete(self, node: ast.Delete) -> ir.Statement:
        return ir.Delete(self.span(node), tuple(self.expression(target) for target in node.targets))

    def _if(self, node: ast.If) -> ir.Statement:
        span = self.span(node)
        arms = []
        while True:
            arms.append((self.expression(node.test), self.block(node.body)))
            if len(node.orelse) != 1 or not isinstance(node.orelse[0], ast.If):
                break
            node = node.orelse[0]
        return ir.Branch(span, tuple(arms), self.block(node.orelse))

    def _assert(self, node: ast.Assert) -> ir.Statement:
        return ir.Assume(self.span(node), self.expression(node.test))

    def _while(self, node: ast.While) -> ir.Statement:
        return ir.While(self.span(node), self.expression(node.test), self.block(node.body), self.block(node.orelse))

    def _for(self, node: ast.For | ast.AsyncFor) -> ir.Statement:
        return ir.For(
            self.span(node),
            self.expression(node.target),
            self.expression(node.iter),
            self.block(node.body),
            self.block(node.orelse),
        )

    def _try(self, node: ast.Try | ast.TryStar) -> ir.Statement:
        return ir.Try(
            self.span(node),
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
        return ir.Handler(exceptions, node.name, self.block(node.body))

    def _with(self, node: ast.With | ast.AsyncWith) -> ir.Statement:
        managers = tuple(
            (
                self.expression(item.context_expr),
                self.expression(item.optional_vars) if item.optional_vars is not None else None,
            )
            for item in node.items
        )
        return ir.With(self.span(node), managers, self.block(node.body))

    def _return(self, node: ast.Return) -> ir.Statement:
        return ir.Return(self.span(node), self.expression(node.value) if node.value is not None else None)

    def _raise(self, node: ast.Raise) -> ir.Statement:
        parts = [part for part in (node.exc, node.cause) if part is not None]
        return ir.Raise(self.span(node), tuple(self.expression(part) for part in parts))

    def _break(self, node: ast.Break) -> ir.Statement:
        return ir.Break(self.span(node))

    def _continue(self, node: ast.Continue) -> ir.Statement:
        return ir.Continue(self.span(node))

    def _define(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ir.Statement:
        span = self.span(node)
        scope, generator = scopes.of_function(node.args, node.body)
        function = ir.Function(
            span,
            node.name,
            self.parameters(node.args),
            self.block(node.body),
            scope,
            generator,
            tuple(self.expression(each) for each in node.decorator_list),
        )
        return ir.Define(span, function)

    def _class(self, node: ast.ClassDef) -> ir.Statement:
        bases = [ir.Argument(self.expression(base)) for base in node.bases]
        bases += [ir.Argument(self.expression(each.value), each.arg) for each in node.keywords if each.arg]
        return ir.Class(
            self.span(node),
            node.name,
            tuple(bases),
            self.block(node.body),
            scopes.of_class(node.body),
            tuple(self.expression(each) for each in node.decorator_list),
        )

    def _import(self, node: ast.Import) -> ir.Statement:
        span = self.span(node)
        imports = tuple(ir.Import(span, alias.name, alias.asname) for alias in node.names)
        if len(imports) == 1:
            return imports[0]
        return ir.Branch(span, (), imports)

    def _import_names(self, node: ast.ImportFrom) -> ir.Statement:
        names = tuple((alias.name, alias.asname or alias.name) for alias in node.names)
        everything = any(name == "*" for name, _ in names)
        return ir.ImportNames(self.span(node), node.module or "", node.level, names, everything)

    def _match(self, node: ast.Match) -> ir.Statement:
        cases = tuple(
            ir.Case(
                lower_pattern(self, case.pattern),
                self.expression(case.guard) if case.guard is not None else None,
                self.block(case.body),
            )
            for case in node.cases
        )
        return ir.Match(self.span(node), self.expression(node.subject), cases)


_STATEMENTS = {
    ast.Expr: _Lowering._expr,
    ast.Assign: _Lowering._assign,
    ast.AnnAssign: _Lowering._declare,
    ast.AugAssign: _Lowering._update,
    ast.Delete: _Lowering._delete,
    ast.If: _Lowering._if,
    ast.Assert: _Lowering._assert,
    ast.While: _Lowering._while,
    ast.For: _Lowering._for,
    ast.AsyncFor: _Lowering._for,
    ast.Try: _Lowering._try,
    ast.TryStar: _Lowering._try,
    ast.With: _Lowering._with,
    ast.AsyncWith: _Lowering._with,
    ast.Return: _Lowering._return,
    ast.Raise: _Lowering._raise,
    ast.Break: _Lowering._break,
    ast.Continue: _Lowering._continue,
    ast.FunctionDef: _Lowering._define,
    ast.AsyncFunctionDef: _Lowering._define,
    ast.ClassDef: _Lowering._class,
    ast.Import: _Lowering._import,
    ast.ImportFrom: _Lowering._import_names,
    ast.Match: _Lowering._match,
}
