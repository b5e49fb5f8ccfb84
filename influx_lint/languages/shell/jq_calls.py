"""Calls in jq programs: of functions that the program defines, of those that are more than a model, and of others."""

from __future__ import annotations

from collections.abc import Callable

from influx_lint.flow import ir
from influx_lint.languages.shell import jq_tree as tree
from influx_lint.languages.shell.jq_lowering import Closure, Lowering, Stream
from influx_lint.languages.shell.jq_tree import Node

DEEPEST_CALLS = 12
"""How deep calls of the functions that a program defines are put in."""

_SAME = frozenset(
    (
        *("values", "objects", "arrays", "iterables", "scalars", "strings", "numbers", "booleans", "nulls"),
        *("sort", "unique", "reverse", "flatten", "debug", "stderr"),
    )
)
"""Functions that give their input, as far as it matters here, or nothing."""

_BY = ("sort_by", "group_by", "unique_by", "min_by", "max_by")
_IGNORED = frozenset(("error", "halt_error", "halt", "empty"))


def called(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    own = low.functions.get((node.name, len(node.arguments)))
    if own is not None:
        return _put_in(low, own, node, given)
    special = _SPECIAL.get((node.name, len(node.arguments)))
    if special is not None:
        return special(low, node, given)
    place = low.place(node)
    if node.name in _SAME:
        return low.only(given)
    if node.name in _IGNORED:
        asked = [low.value(each, given) for each in node.arguments]
        return low.over(Stream((), given), low.call(place, "none", *asked))
    arguments = [low.value(each, given) for each in node.arguments]
    return low.only(low.call(place, node.name, given, *arguments))


def _put_in(low: Lowering, function: Closure, node: tree.Call, given: ir.Expression) -> Stream:
    """A function of the program in the place of its call."""
    if low.depth >= DEEPEST_CALLS:
        return low.unread(node, given)
    outer, variables = low.functions, low.variables
    functions = dict(function.functions)
    if function.is_recursive:
        functions[node.name, len(node.arguments)] = function
    own_variables = dict(function.variables)
    clauses: tuple[ir.Clause, ...] = ()
    for name, argument in zip(function.parameters, node.arguments, strict=True):
        closure = Closure((), argument, outer, False, variables)
        functions[name.lstrip("$"), 0] = closure
        if name.startswith("$"):
            stream = low.filter(argument, given)
            made = low.fresh(low.place(argument))
            bound = ir.Display(made.packed, ir.Shape.LIST, (stream.element,))
            clauses = (*clauses, *stream.clauses, ir.Clause(made, bound, ()))
            own_variables[name] = made.name
    low.functions, low.variables = functions, own_variables
    low.depth += 1
    found = low.filter(function.body, given)
    low.depth -= 1
    low.functions, low.variables = outer, variables
    return Stream((*clauses, *found.clauses), found.element)


def _select(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    place = low.place(node)
    test = low.value(node.arguments[0], given)
    return low.over(Stream((), given), ir.Display(place, ir.Shape.LIST, (given,)), test)


def _mapped(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    place = low.place(node)
    each = low.over(Stream((), given), low.call(place, "each", given))
    inner = low.filter(node.arguments[0], each.element)
    return low.only(low.all(Stream((*each.clauses, *inner.clauses), inner.element), place))


def _with_entries(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    place = low.place(node)
    entries = low.call(place, "to_entries", given)
    return low.only(low.call(place, "from_entries", _mapped(low, node, entries).element))


def _map_values(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    """An object with what a filter gives of each of its values."""
    if isinstance(node.arguments[0], tree.Identity):
        return low.only(given)
    place = low.place(node)
    key, value = ir.Constant(place, "key"), ir.Constant(place, "value")
    entries = low.call(place, "to_entries", given)
    each = low.over(Stream((), entries), low.call(place, "each", entries))
    inner = low.filter(node.arguments[0], low.call(place, "get", each.element, value))
    made = ir.MappingDisplay(place, ((key, low.call(place, "get", each.element, key)), (value, inner.element)))
    listed = low.all(Stream((*each.clauses, *inner.clauses), made), place)
    whole = low.call(place, "from_entries", listed)
    return low.only(low.call(place, "map_values", given, whole, _mapped(low, node, given).element))


def _of_any(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    """The first, the last or some of the outputs of a filter."""
    return low.filter(node.arguments[-1], given)


def _first(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    place = low.place(node)
    at = -1 if node.name == "last" else 0
    return low.only(low.call(place, "get", given, ir.Constant(place, at)))


def _by(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    """The input, after a look at each of its elements."""
    looked = _mapped(low, node, given).element
    return low.only(low.call(low.place(node), f"after_{node.name}", given, looked))


def _some(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    """`any(f)`, `all(f)`, `any(of; f)`."""
    looked = _mapped(low, node, given).element
    return low.only(ir.Opaque(low.place(node), (looked,)))


def _some_of(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    of = low.held(low.filter(node.arguments[0], given))
    test = low.filter(node.arguments[1], of.element)
    looked = low.all(Stream((*of.clauses, *test.clauses), test.element), low.place(node))
    return low.only(ir.Opaque(low.place(node), (looked,)))


def _one_of(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    """`IN(a, b)`."""
    place = low.place(node)
    listed = low.together(place, low.commas(node.arguments[0]), given)
    return low.only(low.call(place, "in_list", given, listed))


def _get_path(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    keys = node.arguments[0]
    while isinstance(keys, tree.Group):
        keys = keys.of
    if not isinstance(keys, tree.Array) or keys.of is None:
        return low.only(low.call(low.place(node), "getpath", given, low.value(keys, given)))
    found = given
    for each in low.commas(keys.of):
        found = low.call(low.place(each), "get", found, low.value(each, given))
    return low.only(found)


def _delete(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    held = low.held(Stream((), given))
    effects = [_deleted(low, each, held.element) for each in low.commas(node.arguments[0])]
    return Stream(held.clauses, low.call(low.place(node), "after", held.element, *effects))


def _deleted(low: Lowering, target: Node, given: ir.Expression) -> ir.Expression:
    if not isinstance(target, tree.Index):
        return low.call(low.place(target), "delete", given, ir.Constant(low.place(target), None))
    of = low.held(low.filter(target.of, given))
    removed = low.call(low.place(target), "delete", of.element, low.value(target.key, given))
    return low.all(Stream(of.clauses, removed), low.place(target)) if of.clauses else removed


def _paths(low: Lowering, node: tree.Call, given: ir.Expression) -> Stream:
    return low.only(ir.Opaque(low.place(node), (given,)))


_SPECIAL: dict[tuple[str, int], Callable[..., Stream]] = {
    ("select", 1): _select,
    ("map", 1): _mapped,
    ("map_values", 1): _map_values,
    ("with_entries", 1): _with_entries,
    ("first", 1): _of_any,
    ("last", 1): _of_any,
    ("limit", 2): _of_any,
    ("nth", 2): _of_any,
    ("first", 0): _first,
    ("last", 0): _first,
    ("any", 1): _some,
    ("all", 1): _some,
    ("any", 2): _some_of,
    ("all", 2): _some_of,
    ("IN", 1): _one_of,
    ("not", 0): lambda low, node, given: low.only(ir.Not(low.place(node), given)),
    ("getpath", 1): _get_path,
    ("del", 1): _delete,
    ("path", 1): _paths,
    ("paths", 0): _paths,
    **{(name, 1): _by for name in _BY},
}
