"""The small intermediate language that every front end lowers its language to.

It has names, constants, attributes, index reads, calls, displays, iteration, branches, exceptions, functions, classes,
imports, pattern matches (`ir_patterns`) and deletions; no more. Every node has the span of the characters that it was
made from. What operators, methods and libraries mean is the business of `influx_lint.flow.machine.Language`."""

from __future__ import annotations

import enum

from influx_lint.findings import Span
from influx_lint.flow.records import entity
from influx_lint.flow.spans import Packed, end_of, span_of

Scalar = str | bytes | int | float | complex | bool | None

NO_NAMES: frozenset[str] = frozenset()


@entity
class Node:
    packed: Packed

    @property
    def span(self) -> Span:
        return span_of(self.packed)


@entity
class Expression(Node):
    """Something that has a value."""


@entity
class Constant(Expression):
    value: Scalar


@entity
class Name(Expression):
    name: str


@entity
class Attribute(Expression):
    """`value.name`; `packed_elsewhere` is the name's own span, where it is not what the attribute ends with."""

    value: Expression
    name: str
    packed_elsewhere: Packed | None = None

    @property
    def packed_name(self) -> Packed:
        return end_of(self.packed, len(self.name)) if self.packed_elsewhere is None else self.packed_elsewhere


@entity
class Index(Expression):
    """`value[key]`."""

    value: Expression
    key: Expression


@entity
class Slice(Expression):
    """A stretch of indices; only ever the key of an index."""

    parts: tuple[Expression | None, Expression | None, Expression | None]


@entity
class Argument:
    """An argument: `name=value`, `value`, or a value's elements (`stars` 1), keys (2), or whichever it has (3); and
    where its name stands, as far as that may be a key."""

    value: Expression
    name: str | None = None
    stars: int = 0
    packed_name: Packed | None = None


@entity
class Call(Expression):
    function: Expression
    arguments: tuple[Argument, ...]


class Shape(enum.Enum):
    """What a display or a comprehension makes."""

    TUPLE = "tuple"
    LIST = "list"
    SET = "set"
    MAPPING = "mapping"
    GENERATOR = "generator"


@entity
class Star(Expression):
    """`*value` among the items of a display or of a target."""

    value: Expression


@entity
class Display(Expression):
    """A tuple, list or set written out."""

    shape: Shape
    items: tuple[Expression, ...]


@entity
class MappingDisplay(Expression):
    """A mapping written out; an item without a key spreads its value's keys."""

    items: tuple[tuple[Expression | None, Expression], ...]


@entity
class Clause:
    """One `for target in iterable if conditions` of a comprehension."""

    target: Expression
    iterable: Expression
    conditions: tuple[Expression, ...]


@entity
class Comprehension(Expression):
    """`key` is there for mappings only; `names` are those that the clauses bind."""

    shape: Shape
    key: Expression | None
    element: Expression
    clauses: tuple[Clause, ...]
    scope: Scope


@entity
class Conditional(Expression):
    test: Expression
    then: Expression
    otherwise: Expression


@entity
class Boolean(Expression):
    """`a and b and …` (`every`) or `a or b or …`, evaluated from the left as far as need be."""

    every: bool
    values: tuple[Expression, ...]


@entity
class Not(Expression):
    value: Expression


class Comparison(enum.Enum):
    """The comparisons."""

    EQUAL = "=="
    UNEQUAL = "!="
    IN = "in"
    NOT_IN = "not in"
    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="


@entity
class Compare(Expression):
    operator: Comparison
    left: Expression
    right: Expression


@entity
class Operation(Expression):
    """A chain of one binary operator, `operands[0] operator operands[1] operator …`, from the left."""

    operator: str
    operands: tuple[Expression, ...]


@entity
class Template(Expression):
    """A string with expressions inside; the parts in order."""

    parts: tuple[Expression, ...]


@entity
class Bind(Expression):
    """An assignment that is an expression."""

    target: Expression
    value: Expression


@entity
class Await(Expression):
    value: Expression


@entity
class Yield(Expression):
    """Hands out `value`, or each of its elements."""

    value: Expression | None
    each: bool


@entity
class Opaque(Expression):
    """Anything else: its parts are evaluated, and nothing is known of the result."""

    parts: tuple[Expression, ...]


@entity
class Omitted(Expression):
    """Statements or an expression too deep to be lowered: the identifiers in it are all that is known."""

    mentions: frozenset[str]


@entity
class Scope:
    """Which names a function, class, comprehension or module binds itself, and which it takes from elsewhere."""

    names: frozenset[str]
    module_names: frozenset[str] = NO_NAMES


class ParameterKind(enum.Enum):
    POSITIONAL = "positional only"
    ORDINARY = "by position or name"
    KEYWORD = "by name only"
    REST = "the other positional arguments"
    NAMED_REST = "the other named arguments"


@entity
class Parameter(Node):
    """`declared` is what the code says of its type, where that may tell what it is given."""

    name: str
    kind: ParameterKind
    default: Expression | None
    declared: Expression | None = None


@entity
class Function(Expression):
    """A function, named or not. A body that is one expression is a return statement. A `generator` yields; `returns`
    says that a statement in it gives something back; where it `promises` that, a call gives the promise at once.
    `mentions` are the identifiers and short texts in it, those of the functions inside it included; `size` is how many
    nodes it was lowered to."""

    name: str
    parameters: tuple[Parameter, ...]
    body: tuple[Statement, ...]
    scope: Scope
    generator: bool
    returns: bool
    mentions: tuple[str, ...]
    size: int
    decorators: tuple[Expression, ...] = ()
    promises: bool = False


@entity
class Statement(Node):
    """Something that is done."""


@entity
class Evaluate(Statement):
    value: Expression


@entity
class Assign(Statement):
    """Targets are names, attributes, index expressions, and tuple or list displays of them."""

    targets: tuple[Expression, ...]
    value: Expression


@entity
class Declare(Statement):
    """A name with a type, and perhaps a value; in a class, a field."""

    target: Expression
    annotation: Expression
    value: Expression | None


@entity
class Update(Statement):
    """`target operator= value`."""

    target: Expression
    operator: str
    value: Expression


@entity
class Delete(Statement):
    targets: tuple[Expression, ...]


@entity
class Branch(Statement):
    """The first arm whose test holds, else `otherwise`."""

    arms: tuple[tuple[Expression, tuple[Statement, ...]], ...]
    otherwise: tuple[Statement, ...]


@entity
class Assume(Statement):
    """What follows is reached only where the test holds."""

    test: Expression


@entity
class While(Statement):
    test: Expression
    body: tuple[Statement, ...]
    otherwise: tuple[Statement, ...]


@entity
class For(Statement):
    target: Expression
    iterable: Expression
    body: tuple[Statement, ...]
    otherwise: tuple[Statement, ...]


@entity
class Handler:
    """Catches the exceptions named; nothing named catches all."""

    exceptions: tuple[Expression, ...]
    name: str | None
    body: tuple[Statement, ...]


@entity
class Try(Statement):
    body: tuple[Statement, ...]
    handlers: tuple[Handler, ...]
    otherwise: tuple[Statement, ...]
    finally_: tuple[Statement, ...]


@entity
class With(Statement):
    """Enters each manager, binding what it gives to its target, for the body."""

    managers: tuple[tuple[Expression, Expression | None], ...]
    body: tuple[Statement, ...]


@entity
class Return(Statement):
    value: Expression | None


@entity
class Raise(Statement):
    parts: tuple[Expression, ...]


class Break(Statement):
    __slots__ = ()


class Continue(Statement):
    __slots__ = ()


@entity
class Define(Statement):
    """Binds a function to its name, after its decorators."""

    function: Function


@entity
class Class(Statement):
    name: str
    bases: tuple[Argument, ...]
    body: tuple[Statement, ...]
    scope: Scope
    decorators: tuple[Expression, ...]


@entity
class Import(Statement):
    """Binds a module. Without an alias, `import a.b` binds `a` and loads `a.b` too."""

    module: str
    alias: str | None


@entity
class ImportNames(Statement):
    """Binds names of a module: pairs of the name there and the name here. `level` counts the leading dots."""

    module: str
    level: int
    names: tuple[tuple[str, str], ...]
    everything: bool = False


@entity
class Unit:
    """A function, or a statement outside: what it mentions, and which names and attributes others see it change."""

    mentions: tuple[str, ...]
    changes: tuple[str, ...]
    is_function: bool = False


@entity
class Module:
    """A file: its statements, its units, and how many nodes it was lowered to: the measure for its work. `unknown`
    counts, by its parser's words, what the language has and this has not; its front end keeps `outline` for edits."""

    body: tuple[Statement, ...]
    units: tuple[Unit, ...]
    size: int
    unknown: tuple[tuple[str, int], ...] = ()
    outline: object = None
