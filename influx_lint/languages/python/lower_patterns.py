"""Lowers the patterns of Python's `match`."""

from __future__ import annotations

import ast

from influx_lint.findings import Span
from influx_lint.flow import ir
from influx_lint.flow.spans import Packed
from influx_lint.languages.python.lower_expressions import ExpressionLowering


def lower_pattern(lowering: ExpressionLowering, node: ast.pattern) -> ir.Pattern:
    """The pattern that a node means."""
    packed_span = lowering.packed(node)
    if isinstance(node, ast.MatchValue):
        return ir.ValuePattern(packed_span, lowering.expression(node.value))
    if isinstance(node, ast.MatchSingleton):
        return ir.ValuePattern(packed_span, ir.Constant(packed_span, node.value))
    if isinstance(node, ast.MatchSequence):
        rest = next((at for at, item in enumerate(node.patterns) if isinstance(item, ast.MatchStar)), None)
        return ir.SequencePattern(packed_span, tuple(lower_pattern(lowering, each) for each in node.patterns), rest)
    if isinstance(node, ast.MatchStar):
        return ir.AnyPattern(packed_span, _bound(lowering, node.name))
    if isinstance(node, ast.MatchMapping):
        pairs = zip(node.keys, node.patterns, strict=True)
        items = tuple((lowering.expression(key), lower_pattern(lowering, each)) for key, each in pairs)
        return ir.MappingPattern(packed_span, items, _bound(lowering, node.rest))
    if isinstance(node, ast.MatchClass):
        return _class_pattern(lowering, node, packed_span)
    if isinstance(node, ast.MatchAs):
        inner = lower_pattern(lowering, node.pattern) if node.pattern else None
        return ir.AnyPattern(packed_span, _bound(lowering, node.name), inner)
    if isinstance(node, ast.MatchOr):
        return ir.EitherPattern(packed_span, tuple(lower_pattern(lowering, each) for each in node.patterns))
    return ir.AnyPattern(packed_span, None)


def _bound(lowering: ExpressionLowering, name: str | None) -> str | None:
    """A name that the pattern binds, if it has one."""
    if name is not None:
        lowering.names.bound.add(name)
    return name


def _class_pattern(lowering: ExpressionLowering, node: ast.MatchClass, packed_span: Packed) -> ir.Pattern:
    attributes = tuple(
        (name, _name_before(lowering, name, lowering.positions.span(each)), lower_pattern(lowering, each))
        for name, each in zip(node.kwd_attrs, node.kwd_patterns, strict=True)
    )
    items = tuple(lower_pattern(lowering, each) for each in node.patterns)
    return ir.ClassPattern(packed_span, lowering.expression(node.cls), items, attributes)


def _name_before(lowering: ExpressionLowering, name: str, pattern: Span) -> Span:
    """The place of `name` in `name=pattern`: `ast` does not give it."""
    line = lowering.positions.lines.line(pattern.line)
    at = line.rfind(name, 0, pattern.column - 1)
    if at < 0:
        return pattern
    return Span(pattern.line, at + 1, pattern.line, at + 1 + len(name))
