"""Edits of a key, or a variable's name, that a function of the project is given and does nothing with but read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.languages.advice import by_hand
from influx_lint.languages.front import NoFixError
from influx_lint.languages.javascript.edits.source import AROUND, Source, is_bound, is_in, may_be_missing, outermost
from influx_lint.languages.javascript.scopes import FUNCTIONS
from influx_lint.languages.trees import enclosing, upward, walk, within
from influx_lint.registry.policy import key_text


class Giving(NamedTuple):
    """How a function gives what it reads: the position of the parameter that it gives where there is nothing to read,
    if there is one, with the operator that says so; and whether it fails where there is nothing."""

    otherwise: int | None = None
    operator: str = "??"
    fails: bool = False


def handed(
    source: Source, key: Node, readers: Sequence[tuple[Source, Span]], old: str, new: Sequence[str], *, is_json: bool
) -> list[Edit]:
    """A key that is handed to a function of the project, which reads it; if `is_json`, what is read is JSON text.
    Raises NoFixError."""
    if source.value(key) != old:
        raise by_hand(old, new)
    passing = _passing(source, key)
    whole = key.parent.parent if key.parent is not None and key.parent.type == "arguments" else None
    is_given = whole is not None and whole.type == "call_expression"
    if len(new) == 1 and passing is not None and all(_is_all(source, passing, *reader) for reader in readers):
        return [source.renamed(key, new[0])]
    if whole is None or not is_given:
        raise NoFixError(f"the name is used for more than to read: read {key_text(new)} in place of `{old}` by hand")
    found = {_giving(held, span) if _is_called(source, whole, held, span) else None for held, span in readers}
    giving = found.pop() if len(found) == 1 else None
    if giving is None or len(new) == 1:
        raise NoFixError(f"read {key_text(new)} where the function reads it, in place of `{old}`")
    return given(source, key, whole, new, giving, is_json=is_json)


def _passing(source: Source, key: Node) -> Node | None:
    """Where a key goes on from where it is written, if only there: itself where it is given to a call, or the one use
    of the name that it gets, of all in a list, where that is gone through once."""
    listed, position = key.parent, 0
    if listed is None or listed.type != "array":
        return key
    if is_row := listed.parent is not None and listed.parent.type == "array":
        position, listed = listed.named_children.index(key), listed.parent
    if listed is None:
        return None
    whole = outermost(listed)
    declared = whole.parent if whole.parent is not None and whole.parent.type == "variable_declarator" else None
    name = within(declared, "name")
    if name is not None:
        uses = [each for each in source.identifiers[source.characters(name)] if not is_bound(each)]
        if len(uses) != 1 or source.constant(uses[0]) != whole:
            return None
        whole = outermost(uses[0])
    scope, bound = _gone_through(source, whole)
    if is_row and bound is not None:
        inner = bound.named_children if bound.type == "array_pattern" else []
        bound = inner[position] if position < len(inner) else None
    if scope is None or bound is None or bound.type != "identifier":
        return None
    inside = [each for each in source.identifiers[source.characters(bound)] if is_in(each, scope)]
    others = [each for each in inside if each != bound and not any(enclosing(each, _FAILING))]
    return others[0] if len(others) == 1 else None


def _gone_through(source: Source, whole: Node) -> tuple[Node | None, Node | None]:
    """What goes through a list, and what it calls each of those that are in it."""
    above = whole.parent
    if above is not None and above.type == "for_in_statement" and above.child_by_field_name("right") == whole:
        return above, above.child_by_field_name("left")
    call = above.parent if above is not None and above.type == "member_expression" else None
    if above is None or call is None or call.type != "call_expression" or source.key_of(above) not in _GOING_THROUGH:
        return None, None
    arguments = call.child_by_field_name("arguments")
    function = arguments.named_children[0] if arguments is not None and arguments.named_children else None
    parameters = _parameters(function) if function is not None and function.type in FUNCTIONS else []
    return (function, _pattern(parameters[0])) if 0 < len(parameters) < 3 else (None, None)


_GOING_THROUGH = frozenset({"map", "flatMap", "forEach", "some", "every"})
"""Methods of lists of which nothing is given back but what a function gives."""


def _is_all(source: Source, passing: Node, held: Source, span: Span) -> bool:
    """Whether nothing is done with what passes on but to read by it at `span`, in a function that is called or here."""
    reader = _reader(held, span)
    if reader is not None and source is held and reader.child_by_field_name("index") == passing:
        return True
    call = passing.parent.parent if passing.parent is not None and passing.parent.type == "arguments" else None
    if call is None or call.type != "call_expression" or not _reads_alone(held, span):
        return False
    return _is_called(source, call, held, span) or (source is held and _is_made(source, call, span))


def _is_made(source: Source, call: Node, span: Span) -> bool:
    """Whether a call calls the function that reads at `span`, which has no name, as nothing else that has none gives
    what it is given to another call: `const get = (from) => (key) => from[key]`."""
    function, callee = _function(source, span), call.child_by_field_name("function")
    if function is None or _name_of(source, function) is not None or callee is None or callee.type != "identifier":
        return False
    nameless = [each for each in source.nodes if each.type in FUNCTIONS and _name_of(source, each) is None]
    given = {source.characters(_pattern(each)) for one in nameless for each in _parameters(one)}
    handed_on = (each for name in given for each in source.identifiers.get(name, ()) if _is_argument(each))
    return not _named(source, source.characters(callee)) and not any(handed_on)


def _is_argument(node: Node) -> bool:
    above = node.parent
    return above is not None and above.type in ("arguments", "spread_element", "template_substitution")


def given(source: Source, key: Node, whole: Node, new: Sequence[str], giving: Giving, *, is_json: bool) -> list[Edit]:
    """The edits after which a call that gives what stands under a key gives what stands under `new`."""
    arguments = key.parent.named_children if key.parent is not None else []
    at = giving.otherwise
    default = arguments[at] if at is not None and at < len(arguments) else None
    empty = f"{source.quote}{{}}{source.quote}" if is_json else "{}"
    edits = [source.renamed(key, new[0])]
    end, steps = "", "?." if default is None and not is_json and may_be_missing(whole) else "."
    if default is not None:
        edits.append(source.replaced(default, empty))
        end = f" {giving.operator} {source.characters(default)}"
    is_inside = end and whole.parent is not None and whole.parent.type not in _WHOLE
    before = "(" if is_inside else ""
    behind = ")" if is_inside else ""
    path = "".join(f"{steps}{part}" for part in new[1:])
    if len(new) == 1:
        return edits[:1]
    if is_json:
        before += "JSON.parse("
        path = f"{'' if default is not None or giving.fails else f' ?? {empty}'}){path}"
    return [*([source.before(whole, before)] if before else []), *edits, source.after(whole, f"{path}{end}{behind}")]


def goes_along(source: Source, span: Span) -> bool:
    """Whether an expression takes a step along a path, from one value to the next: in a function that `reduce` calls,
    or as what a loop assigns to what it reads from."""
    reader = _reader(source, span)
    held, index, function = within(reader, "object"), within(reader, "index"), _function(source, span)
    if reader is None or held is None or index is None:
        return False
    names = [source.characters(held), source.characters(index)]
    if function is not None:
        callee = within(upward(function, 2), "function")
        found = [source.characters(_pattern(each)) for each in _parameters(function)]
        return found[:2] == names and callee is not None and source.last_name(callee) == "reduce"
    loop = next(enclosing(reader, ("for_in_statement",)), None)
    bound = next(enclosing(reader, ("assignment_expression",)), None)
    targets = (within(bound, "left"), within(loop, "left"))
    return [source.characters(each) for each in targets if each is not None] == names


def is_test(source: Source, span: Span) -> bool:
    """Whether nothing comes of what an expression reads by a name but whether it is there."""
    reader = _reader(source, span)
    return reader is not None and _is_tested(source, reader)


def _is_tested(source: Source, node: Node) -> bool:
    node = outermost(node)
    above = node.parent
    if above is None:
        return False
    if above.type == "unary_expression":
        return above.children[0].type == "!"
    if above.type in ("if_statement", "while_statement", "ternary_expression"):
        return node == above.child_by_field_name("condition")
    if above.type == "binary_expression":
        sides = {source.characters(each) for each in above.named_children if each != node}
        return sides <= _NO_VALUES or (above.children[1].type in ("&&", "||") and _is_tested(source, above))
    call = above.parent.parent if above.type == "arrow_function" and above.parent is not None else None
    callee = call.child_by_field_name("function") if call is not None and call.type == "call_expression" else None
    return callee is not None and node == above.child_by_field_name("body") and source.last_name(callee) in _TESTING


_NO_VALUES = frozenset({"undefined", "null", "''", '""'})
_TESTING = frozenset({"filter", "every", "some", "find", "findIndex"})


def _is_called(source: Source, call: Node, held: Source, span: Span) -> bool:
    """Whether a call calls the function that reads at `span`, and none between: by a name that no other function of
    the files has."""
    function = _function(held, span)
    callee = call.child_by_field_name("function")
    name = source.last_name(callee) if callee is not None else None
    if function is None or callee is None or name is None:
        return False
    own = _name_of(held, function)
    if own is None:
        return source is not held and callee.type == "identifier" and not _named(source, name)
    return own == name and len(_named(held, name)) == 1 and (source is held or not _named(source, name))


def _named(source: Source, name: str) -> list[Node]:
    return [each for each in source.nodes if each.type in FUNCTIONS and _name_of(source, each) == name]


def _name_of(source: Source, function: Node) -> str | None:
    """What a function is called where it is made."""
    above = function.parent
    name = function.child_by_field_name("name")
    for field in ("name", "key", "left") if name is None and above is not None else ():
        name = name or (above.child_by_field_name(field) if above is not None else None)
    found = source.last_name(name) if name is not None else None
    return found if found != "exports" else None


def _function(source: Source, span: Span) -> Node | None:
    """The function that an expression stands in which reads by one of its parameters."""
    reader = _reader(source, span)
    function, index = next(enclosing(reader, FUNCTIONS), None), within(reader, "index")
    if function is None or index is None:
        return None
    names = [source.characters(_pattern(each)) for each in _parameters(function)]
    return function if source.characters(index) in names else None


def _giving(source: Source, span: Span) -> Giving | None:
    """How a function gives what it reads by a name, and that it does nothing else with it; nothing where it does."""
    reader, function = _reader(source, span), _function(source, span)
    body = within(function, "body")
    if reader is None or function is None or body is None or not _reads_alone(source, span):
        return None
    inside = [each for each in walk(body) if _is_of(each, function)]
    results = [each for each in inside if each.type == "return_statement"] if body.type == "statement_block" else [body]
    given = [each for result in results for each in _results(result)]
    declarator = next((each for each in enclosing(reader, ("variable_declarator",)) if _is_of(each, function)), None)
    value, name = within(declarator, "value"), within(declarator, "name")
    if name is not None and value is not None:
        if not _is_only_tested(source, name, function):
            return None
        text = source.characters(name)
        given = [inner for each in given for inner in (_results(value) if source.characters(each) == text else [each])]
    others = {source.characters(each) for each in given if each != reader} - _NOTHING
    parameters = [source.characters(_pattern(each)) for each in _parameters(function)]
    if reader not in given or len(others) > 1 or not others.issubset(parameters):
        return None
    above = (outermost(each).parent for each in given)
    is_or = any(each and each.type == "binary_expression" and each.children[1].type == "||" for each in above)
    fails = any(each.type == "throw_statement" for each in inside)
    return Giving(parameters.index(others.pop()) if others else None, "||" if is_or else "??", fails)


_NOTHING = frozenset({"undefined", "null"})


def _results(node: Node) -> Iterator[Node]:
    """What an expression, or a statement that returns one, may give."""
    if node.type == "ternary_expression":
        inner = [node.child_by_field_name("consequence"), node.child_by_field_name("alternative")]
    elif node.type == "binary_expression" and node.children[1].type in ("??", "||"):
        inner = [node.child_by_field_name("left"), node.child_by_field_name("right")]
    elif node.type in AROUND or node.type == "return_statement":
        inner = list(node.named_children[:1])
    else:
        yield node
        return
    for each in inner:
        if each is not None:
            yield from _results(each)


def _parameters(function: Node) -> list[Node]:
    alone, listed = function.child_by_field_name("parameter"), function.child_by_field_name("parameters")
    return [alone] if alone is not None else list(listed.named_children) if listed is not None else []


def _pattern(parameter: Node) -> Node:
    return parameter.child_by_field_name("pattern") or parameter.child_by_field_name("left") or parameter


def _is_of(node: Node, function: Node) -> bool:
    """Whether a node stands in a function, and in none inside of it."""
    return next(enclosing(node, FUNCTIONS), None) == function


def _is_only_tested(source: Source, name: Node, function: Node) -> bool:
    """Whether it is asked if what a name holds is there, and it is returned, and nothing else: a test of its type would
    not hold of what other keys are under."""
    uses = [each for each in source.identifiers[source.characters(name)] if is_in(each, function) and each != name]
    return all(not is_bound(each) and (_is_tested(source, each) or _is_returned(each)) for each in uses)


def _is_returned(node: Node) -> bool:
    above = outermost(node).parent
    while above is not None and above.type in ("ternary_expression", "binary_expression", *AROUND):
        above = above.parent
    return above is not None and above.type == "return_statement"


_WHOLE = frozenset(
    {"arguments", "pair", "variable_declarator", "array", "return_statement", "assignment_expression"}
    | {"template_substitution", "parenthesized_expression", "expression_statement", "public_field_definition"}
)
"""What an operation stands in that needs no brackets there."""


def _reader(source: Source, span: Span) -> Node | None:
    """The member in brackets that is read by a name."""
    found = next((node for node in reversed(source.at(span)) if node.type == "subscript_expression"), None)
    index = within(found, "index")
    return found if index is not None and index.type == "identifier" else None


def _reads_alone(source: Source, span: Span) -> bool:
    """Whether the name by which a member is read is used for nothing else where it is bound, but in an error."""
    reader = _reader(source, span)
    index = within(reader, "index")
    if reader is None or index is None:
        return False
    uses = source.identifiers.get(source.characters(index), ())
    for scope in enclosing(reader, _BINDING):
        inside = [each for each in uses if is_in(each, scope)]
        if any(is_bound(each) for each in inside):
            others = [each for each in inside if not is_bound(each) and not any(enclosing(each, _FAILING))]
            return len(others) == 1
    return False


_FAILING = frozenset({"throw_statement"})
_BINDING = FUNCTIONS | {"for_in_statement"}
