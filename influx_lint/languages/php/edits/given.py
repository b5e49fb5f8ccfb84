"""Edits of a key, or a variable's name, that a function of the project is given and does nothing with but read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.languages.front import NoFixError
from influx_lint.languages.php.edits.source import FUNCTIONS, Source, arguments, call_of
from influx_lint.languages.php.lowering import is_simple, parts
from influx_lint.languages.trees import child, enclosing, upward, walk, within

_BY_HAND = "what is given here is not a key alone: change it there and here by hand"
_KEY_TESTS = ("array_key_exists", "key_exists")
_TESTS = ("isset", "empty", "is_null", "is_string", *_KEY_TESTS)
_CALLS = (
    *("function_call_expression", "scoped_call_expression"),
    *("member_call_expression", "nullsafe_member_call_expression"),
)
_BY_ACCESS = {
    **dict.fromkeys(("__get", "__isset"), "member_access_expression"),
    **dict.fromkeys(("offsetget", "offsetexists"), "subscript_expression"),
}
_TESTING = ("__isset", "offsetexists")
_ALTERNATIVES = ("??", "?:")
_AROUND_ONE = ("argument", "parenthesized_expression")
_COMPARISONS = ("===", "!==", "==", "!=")
_ENVIRONMENT = frozenset({"$_ENV", "$_SERVER", "getenv"})

Readers = Sequence[tuple[Source, Span]]
"""The places that read by what is given, each with its file."""


class _Function(NamedTuple):
    """A function that does nothing with one of its parameters but read by it, and whether it gives what it finds."""

    source: Source
    node: Node
    parameter: Node
    position: int
    gives: bool

    @property
    def name(self) -> str:
        name = self.source.name_of(self.node)
        return self.source.characters(name).lower() if name is not None else ""

    @property
    def gives_arrays(self) -> bool:
        is_for_texts = "is_string" in self.source.characters(self.node)
        return self.gives and not is_for_texts and self._allows(self.node.child_by_field_name("return_type"), "array")

    @property
    def takes_null(self) -> bool:
        """Whether the parameter behind may be null."""
        behind = self.parameter.next_named_sibling
        return behind is None or self._allows(behind.child_by_field_name("type"), "null", "?")

    def _allows(self, type_: Node | None, *names: str) -> bool:
        written = self.source.characters(type_).lower() if type_ is not None else "mixed"
        return any(each in written for each in ("mixed", *names))


def step(source: Source, span: Span, readers: Readers, old: str, new: Sequence[str]) -> list[Edit]:
    """The edits of a step of a path from the relationships down, along which a function goes step by step:
    `dig($all, 'influxdb', 0, 'bucket')`, `dig($all, ['influxdb', 0, 'bucket'])`, `dig($all, 'influxdb.0.bucket')`.
    Raises NoFixError."""
    key = source.at(span)
    path = source.content(key) if key is not None else None
    listed = key.parent if key is not None else None
    if key is None or path is None or listed is None or not listed.type.startswith(("argument", "array_element")):
        raise NoFixError(_BY_HAND)
    is_array = listed.type != "argument"
    call = upward(listed, 4 if is_array else 2)
    names = {_goes_along(held, where) for held, where in readers}
    if call is None or names != {_called(source, call)} or len(source.defined(_called(source, call))) > 1:
        raise NoFixError(_BY_HAND)
    if path.endswith(f".{old}") and not is_array:
        return [source.renamed(key, path.removesuffix(old) + ".".join(new))]
    before = [parts(each)[-1] for each in parts(listed.parent or key) if each.end_byte < key.start_byte and parts(each)]
    steps = before if is_array else before[1:]
    if path != old or not steps or not all(map(partial(_is_constant, source), steps)):
        raise NoFixError(_BY_HAND)
    quote = source.quote_of(key)
    above = "".join(f"{quote}{part}{quote}, " for part in new[:-1])
    return [source.replaced(key, f"{above}{quote}{new[-1]}{quote}")]


def _is_constant(source: Source, node: Node) -> bool:
    return node.type == "integer" or source.content(node) is not None


def _goes_along(source: Source, span: Span) -> str | None:
    """The function that does nothing with a path but take a step after the other, where an expression is such a step:
    `foreach ($path as $step) { $value = $value[$step]; }`."""
    read = source.at(span)
    key = _key_of(source, read)
    loops = enclosing(read, ("foreach_statement",))
    loop = next((each for each in loops if source.characters(parts(each)[1]) == key), None)
    body = within(loop, "body")
    if loop is None or body is None or key is None:
        return None
    path = parts(loop)[0]
    if path.type == "function_call_expression" and _called(source, path) == "explode":
        path = parts(parts(parts(path)[-1])[-1])[-1]
    held = {_reads(source, use) for use in source.uses(body, key)}
    targets = [source.characters(child(each, "left")) for each in walk(body) if each.type == "assignment_expression"]
    if path.type != "variable_name" or len(held) != 1 or [one for one in targets if one in held] != list(held):
        return None
    function = next(enclosing(loop, FUNCTIONS), None)
    name = within(function, "name")
    if function is None or name is None:
        return None
    uses = [each for each in _uses(source, function, source.characters(path)) if each != path]
    return source.characters(name).lower() if len(uses) == 1 else None


def _uses(source: Source, around: Node, variable: str) -> list[Node]:
    """Where a variable stands inside of a node, but for what is said where that fails, and tests whether it is null."""
    return [
        each
        for each in source.uses(around, variable)
        if next(enclosing(each, ("throw_expression",)), None) is None and not _is_asked_to_be_null(source, each)
    ]


def _is_asked_to_be_null(source: Source, use: Node) -> bool:
    above = _reading(use)
    is_compared = above.type == "binary_expression" and any(each.type in _COMPARISONS for each in above.children)
    return (is_compared and any(each.type == "null" for each in parts(above))) or _called(source, above) == "is_null"


def render(source: Source, span: Span, readers: Readers, old: str, new: Sequence[str]) -> list[Edit]:
    """The edits after which a function is given another key, and what it gives is read on: `$all->get('bucket')`
    becomes `$all->get('query')['bucket']`. Raises NoFixError."""
    key = source.at(span)
    functions = [function for held, where in readers if (function := _function(held, where)) is not None]
    if key is None or source.content(key) != old or not functions or len(functions) < len(readers):
        raise NoFixError(_BY_HAND)
    call, rest = _call(source, key, functions)
    if len(new) == 1:
        return [source.renamed(key, new[0])]
    fits = all(each.name in _TESTING or (each.gives_arrays and (each.takes_null or not rest)) for each in functions)
    if not fits or is_simple(call):
        raise NoFixError(_BY_HAND)
    around = "", source.keys_below(key, new[1:])
    return [source.renamed(key, new[0]), *_read_on(source, call, rest, around, "null")]


def variable(source: Source, span: Span, readers: Readers, name: str, new: Sequence[str]) -> list[Edit]:
    """The same of the name of an environment variable, which holds JSON text. Raises NoFixError."""
    key = source.at(span)
    functions = [function for held, where in readers if (function := _function(held, where)) is not None]
    if key is None or source.content(key) != name or not functions or not all(each.gives for each in functions):
        raise NoFixError(_BY_HAND)
    call, rest = _call(source, key, functions)
    if len(new) == 1:
        return [source.renamed(key, new[0])]
    around = "json_decode(", f", true){source.keys_below(key, new[1:2])}"
    nothing = source.quote_of(key) * 2
    if not rest:
        around = f"({around[0]}", f" ?: {nothing}{around[1]} ?? null)"
    return [source.renamed(key, new[0]), *_read_on(source, call, rest, around, nothing)]


def _read_on(source: Source, call: Node, rest: list[Node], around: tuple[str, str], nothing: str) -> Iterator[Edit]:
    """The edits that put something around a call, whose default, if it is given one, is for what is found then."""
    (start, end), (before, after) = source.offsets(call), around
    if rest:
        default = parts(rest[0])[-1]
        before, after = f"({before}", f"{after} ?? {source.characters(default)})"
        yield source.replace(*source.offsets(default), nothing)
    if before:
        yield source.insert(start, before)
    yield source.insert(end, after)


def _call(source: Source, key: Node, functions: Sequence[_Function]) -> tuple[Node, list[Node]]:
    """The call of a function that a key is an argument of, with the argument behind it; or an access. Raises
    NoFixError."""
    above, function = key.parent, functions[0]
    if above is not None and above.type.endswith(_BY_ACCESS.get(function.name, "()")):
        return above, []
    call = call_of(key)
    if above is None or call is None or call.type not in _CALLS or _called(source, call) != function.name:
        raise NoFixError(_BY_HAND)
    given = parts(call.child_by_field_name("arguments") or call)
    at, rest = given.index(above), given[given.index(above) + 1 :]
    is_own = all(each.name == function.name and each.position == at for each in functions)
    is_only = _is_alone(source, function) and _is_alone(function.source, function)
    if not is_own or not is_only or len(rest) > 1 or any(each.child_by_field_name("name") for each in given):
        raise NoFixError(_BY_HAND)
    return call, rest


def _is_alone(source: Source, function: _Function) -> bool:
    """Whether no other function of a file may be called by a name, or methods of other classes that call none of it."""
    own = function.source.class_around(function.node)
    for each in source.defined(function.name):
        if source is not function.source or function.node not in (each, each.child_by_field_name("right")):
            class_ = source.class_around(each)
            calls = (node for node in walk(each) if node.type in _CALLS)
            if class_ in (None, own) or any(_called(source, call) == function.name for call in calls):
                return False
    return True


def _called(source: Source, call: Node) -> str:
    name = call.child_by_field_name("name") or call.child_by_field_name("function")
    return source.characters(name).rpartition("\\")[2].lower() if name is not None else ""


def _function(source: Source, span: Span) -> _Function | None:
    """The function around an expression that reads by one of its parameters, always from the same."""
    node = source.at(span)
    name = _key_of(source, node)
    while node is not None and name is not None:
        listed, body = node.child_by_field_name("parameters"), node.child_by_field_name("body")
        for position, each in enumerate(parts(listed) if listed is not None and body is not None else ()):
            parameter = each.child_by_field_name("name")
            if parameter is not None and body is not None and source.characters(parameter) == name:
                uses = _uses(source, body, name)
                held = {_reads(source, use) for use in uses}
                if None in held or not (len(held) == 1 or held <= _ENVIRONMENT):
                    return None
                gives = all(_is_given(source, _reading(use), body) for use in uses)
                return _Function(source, node, each, position, gives)
        node = node.parent
    return None


def _key_of(source: Source, read: Node | None) -> str | None:
    """The variable that an expression reads by."""
    given = within(read, "arguments")
    read = given or read
    inner = parts(read) if read is not None else []
    key = inner[0 if given is not None else -1] if inner else None
    while key is not None and key.type in ("argument", "subscript_expression") and parts(key):
        key = parts(key)[-1]
    return source.characters(key) if key is not None and key.type == "variable_name" else None


def _reading(use: Node) -> Node:
    """The expression that reads by a use of a variable."""
    node = use
    while node.parent is not None and (node is use or node.type in ("argument", "arguments")):
        node = node.parent
    return node


def _reads(source: Source, use: Node) -> str | None:
    """What is read from by a use of a variable: the text of that, or `getenv`; nothing where it is used otherwise."""
    node = _reading(use)
    if node.type == "subscript_expression" and parts(node)[-1] == use:
        return source.characters(parts(node)[0])
    values = [parts(each)[-1] for each in arguments(node) if parts(each)]
    if not values or values[0] != use:
        return None
    called = _called(source, node)
    if called in _KEY_TESTS and len(values) == 2:
        return source.characters(values[1])
    return called if called in _ENVIRONMENT else None


def _is_given(source: Source, node: Node, body: Node) -> bool:
    """Whether what an expression gives is given back as it is, or only looked at whether it is there."""
    above = node.parent
    if above is None or (node.type in _CALLS and _called(source, node) in _TESTS):
        return above is not None
    if (call := call_of(node)) is not None:
        return _called(source, call) in _TESTS
    if above.type in ("return_statement", "arrow_function"):
        return True
    left = above.child_by_field_name("left")
    if above.type == "binary_expression":
        if any(each.type in _COMPARISONS for each in above.children):
            return any(each.type in ("null", "boolean") or source.content(each) == "" for each in parts(above))
        return any(each.type in _ALTERNATIVES for each in above.children) and _is_given(source, above, body)
    if above.type == "assignment_expression" and left is not None and left.type == "variable_name" and left != node:
        name = source.characters(left)
        return all(_is_given(source, use, body) for use in source.uses(body, name) if use != left)
    if above.type == "conditional_expression" and above.child_by_field_name("condition") == node:
        return above.child_by_field_name("body") is None and _is_given(source, above, body)
    is_text = above.type == "cast_expression" and source.characters(above).lower().startswith("(string)")
    reads_variables = _called(source, node) in _ENVIRONMENT or source.characters(parts(node)[0]) in _ENVIRONMENT
    return (above.type in (*_AROUND_ONE, "conditional_expression") or (is_text and reads_variables)) and _is_given(
        source, above, body
    )
