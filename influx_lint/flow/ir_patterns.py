"""The patterns of the intermediate language (`ir`): shapes that a value is held against, part by part."""

from __future__ import annotations

from influx_lint.findings import Span
from influx_lint.flow import ir
from influx_lint.flow.records import entity


@entity
class Pattern(ir.Node):
    """A shape that a value may have; matching reads and binds."""


@entity
class AnyPattern(Pattern):
    """Matches everything, or what `pattern` matches, and binds it to `name`."""

    name: str | None
    pattern: Pattern | None = None


@entity
class ValuePattern(Pattern):
    value: ir.Expression


@entity
class SequencePattern(Pattern):
    """`rest` is the index of the item that takes the rest, if any."""

    items: tuple[Pattern, ...]
    rest: int | None


@entity
class MappingPattern(Pattern):
    items: tuple[tuple[ir.Expression, Pattern], ...]
    rest: str | None


@entity
class ClassPattern(Pattern):
    """`attributes` has each name, its span and its pattern."""

    class_: ir.Expression
    items: tuple[Pattern, ...]
    attributes: tuple[tuple[str, Span, Pattern], ...]


@entity
class EitherPattern(Pattern):
    patterns: tuple[Pattern, ...]


@entity
class Case:
    pattern: Pattern
    guard: ir.Expression | None
    body: tuple[ir.Statement, ...]


@entity
class Match(ir.Statement):
    subject: ir.Expression
    cases: tuple[Case, ...]
