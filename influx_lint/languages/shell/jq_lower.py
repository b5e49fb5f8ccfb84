"""jq programs in the intermediate language.

A filter gives any number of outputs for an input. It becomes the clauses of a comprehension and its element: `.[] | f`
is a round for each of what is iterated over, `select` the condition of a clause. Functions that the program defines are
put in the place of their calls, as closures are; what jq itself defines is called by its name, and is a model."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from influx_lint.flow import ir
from influx_lint.flow.spans import Packed
from influx_lint.languages.shell import jq_tree as tree
from influx_lint.languages.shell.jq_calls import called
from influx_lint.languages.shell.jq_lowering import INPUT, Closure, Lowering, Stream
from influx_lint.languages.shell.jq_reader import key_of, read
from influx_lint.languages.shell.jq_tree import Node
from influx_lint.languages.shell.placed import GAP, Run, placed

_ORDERS = {each.value: each for each in ir.Comparison}


@lru_cache(maxsize=256)
def lower(text: str, runs: tuple[Run, ...], path: Path, default: Packed) -> tuple[ir.Expression, int]:
    """The outputs of a program as a sequence, and how many nodes it became. The nodes stand in the file at `path`;
    what has no place there stands at `default`. Raises UnreadableError."""
    lowering = Lowering(placed(text, runs), path, default, _FILTERS)
    found = lowering.filter(read(text), ir.Name(default, INPUT))
    return lowering.all(found, default), lowering.size


def _chunk(low: Lowering, node: tree.Chunk, _given: ir.Expression) -> Stream:
    if GAP in node.text:
        return low.only(ir.Opaque(low.place(node), ()))
    return low.only(low.text(node, node.start, node.end, node.text))


def _string(low: Lowering, node: tree.String, given: ir.Expression) -> Stream:
    if (key := key_of(node)) is not None:
        return low.filter(key, given)
    parts = [low.value(part, given) for part in node.parts]
    return low.only(low.call(low.place(node), "text", *parts))


def _format(low: Lowering, node: tree.Format, given: ir.Expression) -> Stream:
    if node.string is not None:
        return _string(low, node.string, given)
    return low.only(low.call(low.place(node), node.name, given))


def _variable(low: Lowering, node: tree.Variable, _given: ir.Expression) -> Stream:
    name = node.name.replace(" ", "")
    return low.only(ir.Name(low.place(node), low.variables.get(name, name)))


def _index(low: Lowering, node: tree.Index, given: ir.Expression) -> Stream:
    of = low.filter(node.of, given)
    if not isinstance(node.key, tree.Binary) or node.key.operator != ",":
        key = low.value(node.key, given)
        return Stream(of.clauses, low.call(low.place(node), "get", of.element, key))
    of = low.held(of)
    keys = [(low.place(each), low.value(each, given)) for each in low.commas(node.key)]
    found = tuple(low.call(place, "get", of.element, key) for place, key in keys)
    return Stream(of.clauses, low.call(low.place(node), "either", *found))


def _slice(low: Lowering, node: tree.Slice, given: ir.Expression) -> Stream:
    of = low.filter(node.of, given)
    return Stream(of.clauses, low.call(low.place(node), "slice", of.element))


def _each(low: Lowering, node: tree.Each, given: ir.Expression) -> Stream:
    of = low.filter(node.of, given)
    return low.over(of, low.call(low.place(node), "each", of.element))


def _binary(low: Lowering, node: tree.Binary, given: ir.Expression) -> Stream:
    if node.operator == "|":
        left = low.held(low.filter(node.left, given))
        right = low.filter(node.right, left.element)
        return Stream((*left.clauses, *right.clauses), right.element)
    place = low.place(node)
    if node.operator == ",":
        return low.only(low.call(place, "either", *(low.value(each, given) for each in low.commas(node))))
    if node.operator in ("//", "?//"):
        operands = low.value(node.left, given), low.value(node.right, given)
        return low.only(ir.Boolean(place, every=False, values=operands))
    if node.operator in tree.ASSIGNMENTS:
        return _assignment(low, node, given)
    left_value, right_value = low.value(node.left, given), low.value(node.right, given)
    if node.operator in _ORDERS:
        return low.only(ir.Compare(place, _ORDERS[node.operator], left_value, right_value))
    if node.operator in ("and", "or"):
        return low.only(ir.Boolean(place, node.operator == "and", (left_value, right_value)))
    return low.only(low.call(place, node.operator, left_value, right_value))


def _assignment(low: Lowering, node: tree.Binary, given: ir.Expression) -> Stream:
    """`path = value` and the like: writes, and gives the input."""
    held = low.held(Stream((), given))
    effects = _written(low, node.left, node, held.element)
    return Stream(held.clauses, low.call(low.place(node), "after", held.element, *effects))


def _written(low: Lowering, target: Node, node: tree.Binary, given: ir.Expression) -> list[ir.Expression]:
    """The writes to each path that a target names."""
    while isinstance(target, tree.Group):
        target = target.of
    if isinstance(target, tree.Binary) and target.operator == ",":
        return [each for side in (target.left, target.right) for each in _written(low, side, node, given)]
    if isinstance(target, tree.Binary) and target.operator == "|":
        left = low.held(low.filter(target.left, given))
        inner = _written(low, target.right, node, left.element)
        place = low.place(target)
        return [low.all(Stream(left.clauses, each), place) for each in inner] if left.clauses else inner
    place = low.place(node)
    if isinstance(target, tree.Index):
        of = low.held(low.filter(target.of, given))
        key = low.value(target.key, given)
    elif isinstance(target, tree.Each):
        of = low.held(low.filter(target.of, given))
        key = ir.Opaque(place, ())
    else:
        return [low.value(target, given), low.value(node.right, given)]
    peeked = low.call(low.place(target), "peek", of.element, key)
    value = _value_to_write(low, node, peeked, given)
    written = low.call(place, "write", of.element, key, value)
    return [low.all(Stream(of.clauses, written), place) if of.clauses else written]


def _value_to_write(low: Lowering, node: tree.Binary, peeked: ir.Expression, given: ir.Expression) -> ir.Expression:
    if node.operator == "=":
        return low.value(node.right, given)
    if node.operator == "|=":
        held = low.held(Stream((), peeked))
        inner = low.filter(node.right, held.element)
        place = low.place(node.right)
        stream = Stream((*held.clauses, *inner.clauses), inner.element)
        return low.call(place, "any", low.all(stream, place)) if stream.clauses else stream.element
    value = low.value(node.right, given)
    place = low.place(node)
    if node.operator == "//=":
        return ir.Boolean(place, every=False, values=(peeked, value))
    return low.call(place, node.operator[:-1], peeked, value)


def _object(low: Lowering, node: tree.Object, given: ir.Expression) -> Stream:
    items: list[tuple[ir.Expression | None, ir.Expression]] = []
    for entry in node.entries:
        place = low.place(entry.key)
        key = low.value(entry.key, given)
        if entry.value is not None:
            items.append((key, low.value(entry.value, given)))
        elif isinstance(entry.key, tree.Variable):
            name = entry.key.name.replace(" ", "")
            items.append((ir.Constant(place, name[1:]), key))
        else:
            items.append((key, low.call(place, "get", given, key)))
    return low.only(ir.MappingDisplay(low.place(node), tuple(items)))


def _array(low: Lowering, node: tree.Array, given: ir.Expression) -> Stream:
    place = low.place(node)
    if node.of is None:
        return low.only(ir.Display(place, ir.Shape.LIST, ()))
    if isinstance(node.of, tree.Binary) and node.of.operator == ",":
        return low.only(low.together(place, low.commas(node.of), given))
    return low.only(low.all(low.filter(node.of, given), place))


def _if_(low: Lowering, node: tree.If, given: ir.Expression) -> Stream:
    otherwise = low.value(node.otherwise, given) if node.otherwise is not None else given
    for test, then in reversed(node.arms):
        asked, found = low.value(test, given), low.value(then, given)
        otherwise = ir.Conditional(low.place(node), asked, found, otherwise)
    return low.only(otherwise)


def _try_(low: Lowering, node: tree.Try, given: ir.Expression) -> Stream:
    if node.handler is None:
        return low.filter(node.of, given)
    values = low.value(node.of, given), low.value(node.handler, given)
    return low.only(ir.Boolean(low.place(node), every=False, values=values))


def _fold(low: Lowering, node: tree.Fold, given: ir.Expression) -> Stream:
    """Each update starts from what the first part gives; what the updates give is anything of that."""
    place = low.place(node)
    source = low.held(low.filter(node.of, given))
    before = dict(low.variables)
    clauses = _taken_apart(low, node.pattern, source.element)
    first = low.value(node.parts[0], given)
    state = low.over(Stream((*source.clauses, *clauses), first), ir.Display(place, ir.Shape.LIST, (first,)))
    for part in node.parts[1:]:
        updated = low.filter(part, state.element)
        state = low.held(Stream((*state.clauses, *updated.clauses), updated.element))
    low.variables = before
    folded = low.call(place, "any", low.all(state, place))
    return low.only(low.call(place, "either", first, folded))


def _bind(low: Lowering, node: tree.Bind, given: ir.Expression) -> Stream:
    source = low.held(low.filter(node.of, given))
    before = dict(low.variables)
    clauses = [each for pattern in node.patterns for each in _taken_apart(low, pattern, source.element)]
    rest = low.filter(node.rest, given)
    low.variables = before
    return Stream((*source.clauses, *clauses, *rest.clauses), rest.element)


def _taken_apart(low: Lowering, pattern: Node, value: ir.Expression) -> list[ir.Clause]:
    """The clauses that bind the variables of a pattern."""
    place = low.place(pattern)
    if isinstance(pattern, tree.Variable):
        return [_bound(low, pattern.name, value, place)]
    if isinstance(pattern, tree.List):
        parts = [(low.call(place, "get", value, ir.Constant(place, at)), at) for at in range(len(pattern.items))]
        return [each for part, at in parts for each in _taken_apart(low, pattern.items[at], part)]
    found: list[ir.Clause] = []
    for entry in pattern.entries if isinstance(pattern, tree.Object) else ():
        if isinstance(entry.key, tree.Variable):
            name = entry.key.name.replace(" ", "")
            key: ir.Expression = low.text(entry.key, entry.key.end - len(name) + 1, entry.key.end, name[1:])
        else:
            name = ""
            key = low.value(entry.key, value)
        part = low.call(low.place(entry), "get", value, key)
        if entry.value is not None and not isinstance(entry.value, tree.Variable):
            stream = low.held(low.only(part))
            found += [*stream.clauses, *_taken_apart(low, entry.value, stream.element)]
        elif entry.value is not None:
            found += _taken_apart(low, entry.value, part)
        if name:
            found.append(_bound(low, name, part, place))
    return found


def _bound(low: Lowering, name: str, value: ir.Expression, place: Packed) -> ir.Clause:
    name = name.replace(" ", "")
    made = low.fresh(place)
    low.variables[name] = made.name
    return ir.Clause(made, ir.Display(place, ir.Shape.LIST, (value,)), ())


def _define(low: Lowering, node: tree.Define, given: ir.Expression) -> Stream:
    outer = low.functions
    made = Closure(node.parameters, node.body, outer, True, dict(low.variables))
    low.functions = {**outer, (node.name, len(node.parameters)): made}
    found = low.filter(node.rest, given)
    low.functions = outer
    return found


_FILTERS: dict[type, Callable[..., Stream]] = {
    tree.Identity: lambda low, _node, given: low.only(given),
    tree.Unread: lambda low, node, given: low.only(ir.Opaque(low.place(node), (given,))),
    tree.Literal: lambda low, node, _given: low.only(ir.Constant(low.place(node), node.value)),
    tree.Chunk: _chunk,
    tree.String: _string,
    tree.Index: _index,
    tree.Slice: _slice,
    tree.Each: _each,
    tree.Variable: _variable,
    tree.Format: _format,
    tree.Binary: _binary,
    tree.Group: lambda low, node, given: low.filter(node.of, given),
    tree.Negated: lambda low, node, given: low.only(ir.Opaque(low.place(node), (low.value(node.of, given),))),
    tree.Call: called,
    tree.Object: _object,
    tree.Array: _array,
    tree.If: _if_,
    tree.Try: _try_,
    tree.Fold: _fold,
    tree.Bind: _bind,
    tree.Define: _define,
    tree.Label: lambda low, node, given: low.filter(node.rest, given),
}
