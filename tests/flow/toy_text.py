"""A toy language, which is all parentheses, and how it is lowered.

`(set x (get env "NAME"))` binds a name, `(def f (a (b 1)) …)` a function; whatever is not among the forms here
calls its head: `(f a (name b) (rest c) (spread d))`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from influx_lint.flow import ir, ir_patterns
from influx_lint.flow.spans import Packed, packed, span_of

_Node = TypeVar("_Node", bound=ir.Node)

_TOKEN = re.compile(r'[()]|"[^"]*"|[^\s()]+')
_CONSTANTS: dict[str, ir.Scalar] = {"nil": None, "true": True, "false": False}
_COMPARISONS = {each.value: each for each in ir.Comparison}
_BINDING = {**dict.fromkeys(("set", "each", "let", "bind", "def", "class", "import", "for", "case"), 1)} | {
    "with": 2,
    "catch": 2,
    "from": -1,
}
_SCOPES = ("def", "fn", "class", "list-of", "dict-of")


class Expr(NamedTuple):
    """A form of the text: a word, or a list of forms."""

    place: Packed
    word: str
    items: tuple[Expr, ...]

    @property
    def head(self) -> str:
        return self.items[0].word if self.items else ""

    def words(self) -> Iterator[str]:
        yield self.word.strip('"')
        for each in self.items:
            yield from each.words()

    def bound(self) -> Iterator[str]:
        """The names that are bound in here, and what else stands where names are bound; but for those in functions."""
        if self.head in _BINDING:
            yield from self.items[_BINDING[self.head]].words()
        for each in self.items if self.head not in _SCOPES else ():
            yield from each.bound()


def parse(text: str) -> list[Expr]:
    stack: list[list[Expr]] = [[]]
    starts = []
    for token in _TOKEN.finditer(text):
        if token[0] == "(":
            starts.append(token.start())
            stack.append([])
        elif token[0] == ")":
            items = tuple(stack.pop())
            stack[-1].append(Expr(_place(text, starts.pop(), token.end()), "", items))
        else:
            stack[-1].append(Expr(_place(text, *token.span()), token[0], ()))
    (forms,) = stack
    return forms


def _place(text: str, start: int, end: int) -> Packed:
    ends = [(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) for at in (start, end)]
    return packed(*ends[0], *ends[1])


def lower(text: str) -> ir.Module:
    forms = parse(text)
    units = tuple(ir.Unit(tuple(each.words()), tuple(each.bound())) for each in forms)
    return ir.Module(_body(forms), units, len(text))


def _body(forms: Iterable[Expr]) -> tuple[ir.Statement, ...]:
    return tuple(map(_statement, forms))


def _scope(forms: Iterable[Expr], names: Iterable[str] = ()) -> ir.Scope:
    return ir.Scope(frozenset([*names, *(name for form in forms for name in form.bound())]))


def _statement(form: Expr) -> ir.Statement:
    lowering = _STATEMENTS.get(form.head)
    return lowering(form.place, *form.items[1:]) if lowering else ir.Evaluate(form.place, _expression(form))


def _expression(form: Expr) -> ir.Expression:
    place, word, items = form
    if word.startswith('"'):
        return ir.Constant(place, word.strip('"'))
    if word in _CONSTANTS or word.isdigit():
        return ir.Constant(place, _CONSTANTS.get(word, 0) if word in _CONSTANTS else int(word))
    if word:
        return ir.Name(place, word)
    if form.head in _EXPRESSIONS:
        return _EXPRESSIONS[form.head](place, *items[1:])
    if form.head in _COMPARISONS and len(items) == 3:
        return ir.Compare(place, _COMPARISONS[form.head], *_all(items[1:]))
    return ir.Call(place, _expression(items[0]), tuple(map(_argument, items[1:])))


def _all(forms: Iterable[Expr]) -> tuple[ir.Expression, ...]:
    return tuple(map(_expression, forms))


def _argument(form: Expr) -> ir.Argument:
    if form.head == "name":
        return ir.Argument(_expression(form.items[2]), form.items[1].word)
    stars = ("", "rest", "spread").index(form.head) if form.head in ("rest", "spread") else 0
    return ir.Argument(_expression(form.items[1] if stars else form), None, stars)


def _function(
    place: Packed, name: str, parameters: Expr, body: Sequence[Expr], decorators: tuple[ir.Expression, ...] = ()
) -> ir.Function:
    kinds = {"rest": ir.ParameterKind.REST, "spread": ir.ParameterKind.NAMED_REST}
    made = []
    for each in parameters.items:
        kind = kinds.get(each.head, ir.ParameterKind.ORDINARY)
        default = _expression(each.items[1]) if each.items and each.head not in kinds else None
        made.append(
            ir.Parameter(each.place, (each.items[each.head in kinds] if each.items else each).word, kind, default)
        )
    words = [word for form in body for word in form.words()]
    scope = _scope(body, [each.name for each in made])
    yields, returns = bool({"yield", "yield-each"} & set(words)), "return" in words
    return ir.Function(
        place, name, tuple(made), _body(body), scope, yields, returns, tuple(words), len(words), decorators
    )


def _comprehension(
    place: Packed, shape: ir.Shape, key: Expr | None, element: Expr, clauses: Sequence[Expr]
) -> ir.Expression:
    made = [
        ir.Clause(_expression(target), _expression(iterable), _all(tests))
        for target, iterable, *tests in (each.items[1:] for each in clauses)
    ]
    lowered = _expression(key) if key else None
    return ir.Comprehension(place, shape, lowered, _expression(element), tuple(made), _scope(clauses))


def _mapping(place: Packed, *items: Expr) -> ir.Expression:
    pairs = []
    for each in items:
        key, value = (None, each.items[1]) if each.head == "spread" else each.items
        pairs.append((_expression(key) if key else None, _expression(value)))
    return ir.MappingDisplay(place, tuple(pairs))


def _class(place: Packed, name: Expr, bases: Expr, *body: Expr) -> ir.Statement:
    return ir.Class(place, name.word, tuple(map(_argument, bases.items)), _body(body), _scope(body), ())


def _try(place: Packed, body: Expr, *rest: Expr) -> ir.Statement:
    handlers = [each.items for each in rest if each.head == "catch"]
    return ir.Try(
        place,
        _body(body.items),
        tuple(ir.Handler(_all(what.items), name.word, _body(then)) for _, what, name, *then in handlers),
        (),
        _body(each for form in rest if form.head == "finally" for each in form.items[1:]),
    )


def _branch(place: Packed, *arms: Expr) -> ir.Statement:
    tested = [each for each in arms if each.head != "else"]
    otherwise = [each for form in arms if form.head == "else" for each in form.items[1:]]
    made = ((_expression(each.items[0]), _body(each.items[1:])) for each in tested)
    return ir.Branch(place, tuple(made), _body(otherwise))


def _match(place: Packed, subject: Expr, *cases: Expr) -> ir.Statement:
    made = (ir_patterns.Case(_pattern(each.items[1]), None, _body(each.items[2:])) for each in cases)
    return ir_patterns.Match(place, _expression(subject), tuple(made))


def _pattern(form: Expr) -> ir_patterns.Pattern:
    place, word, items = form
    if word == "_" or (word and not word.startswith('"')):
        return ir_patterns.AnyPattern(place, None if word == "_" else word)
    if form.head == "list":
        return ir_patterns.SequencePattern(place, tuple(map(_pattern, items[1:])), None)
    if form.head == "dict":
        return ir_patterns.MappingPattern(
            place, tuple((_expression(k.items[0]), _pattern(k.items[1])) for k in items[1:]), None
        )
    if form.head == "either":
        return ir_patterns.EitherPattern(place, tuple(map(_pattern, items[1:])))
    if form.head == "of":
        named = tuple((k.items[0].word, span_of(k.place), _pattern(k.items[1])) for k in items[2:])
        return ir_patterns.ClassPattern(place, _expression(items[1]), (), named)
    return ir_patterns.ValuePattern(place, _expression(form))


def _of_parts(kind: Callable[..., _Node]) -> Callable[..., _Node]:
    """Lowers to a node with a field for each part."""
    return lambda place, *parts: kind(place, *_all(parts))


def _of_many(kind: Callable[..., _Node], *first: object) -> Callable[..., _Node]:
    """Lowers to a node with one field for all parts."""
    return lambda place, *parts: kind(place, *first, _all(parts))


_EXPRESSIONS: dict[str, Callable[..., ir.Expression]] = {
    "get": _of_parts(ir.Index),
    "cond": _of_parts(ir.Conditional),
    "not": _of_parts(ir.Not),
    "star": _of_parts(ir.Star),
    "bind": _of_parts(ir.Bind),
    "await": _of_parts(ir.Await),
    "list": _of_many(ir.Display, ir.Shape.LIST),
    "and": _of_many(ir.Boolean, True),
    "or": _of_many(ir.Boolean, False),
    "merge": _of_many(ir.Operation, "merge"),
    "text": _of_many(ir.Template),
    "both": _of_many(ir.Opaque),
    "dict": _mapping,
    "at": lambda place, value, name: ir.Attribute(place, _expression(value), name.word, name.place),
    "upto": lambda place, end: ir.Slice(place, (None, _expression(end), None)),
    "list-of": lambda place, element, *clauses: _comprehension(place, ir.Shape.LIST, None, element, clauses),
    "dict-of": lambda place, key, element, *clauses: _comprehension(place, ir.Shape.MAPPING, key, element, clauses),
    "yield": lambda place, part: ir.Yield(place, _expression(part), False),
    "yield-each": lambda place, part: ir.Yield(place, _expression(part), True),
    "fn": lambda place, parameters, *body: _function(place, "", parameters, body),
    "deep": lambda place, *parts: ir.Omitted(place, frozenset(word for part in parts for word in part.words())),
}
_STATEMENTS: dict[str, Callable[..., ir.Statement]] = {
    "let": _of_parts(ir.Declare),
    "assume": _of_parts(ir.Assume),
    "del": _of_many(ir.Delete),
    "raise": _of_many(ir.Raise),
    "break": ir.Break,
    "continue": ir.Continue,
    "if": _branch,
    "try": _try,
    "class": _class,
    "match": _match,
    "set": lambda place, target, value: ir.Assign(place, (_expression(target),), _expression(value)),
    "update": lambda place, target, value: ir.Update(place, _expression(target), "merge", _expression(value)),
    "while": lambda place, test, *body: ir.While(place, _expression(test), _body(body), ()),
    "each": lambda place, name, what, *body: ir.For(place, _expression(name), _expression(what), _body(body), ()),
    "return": lambda place, value: ir.Return(place, _expression(value)),
    "with": lambda place, what, name, *body: ir.With(place, (_all((what, name)),), _body(body)),  # type: ignore[arg-type]
    "def": lambda place, name, parameters, *body: ir.Define(place, _function(place, name.word, parameters, body)),
    "under": lambda place, decorator, define: ir.Define(
        place, _function(place, define.items[1].word, define.items[2], define.items[3:], _all([decorator]))
    ),
    "import": lambda place, name: ir.Import(place, name.word, None),
    "from": lambda place, name, *names: ir.ImportNames(
        place, name.word, 0, tuple((each.word, each.word) for each in names), not names
    ),
}
