"""Edits of words that become keys in jq programs: in loops, in arguments of functions, in `--arg`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.languages import trees
from influx_lint.languages.front import NoFixError
from influx_lint.languages.shell import jq_tree as tree
from influx_lint.languages.shell.edits.source import Literal, Source
from influx_lint.languages.shell.jq_reader import program_in
from influx_lint.registry.policy import key_text

_NAME = re.compile(r"\$(?:\{(\w+)(?:\[[^\]]*\])?\}|(\w+))")
_CLOSED = re.compile(r"[\\\"'\]?\s]*")
"""What may stand behind a key up to the end of what reads it: an expansion before anything else is not the key."""
_LAST_VARIABLE = re.compile(r"\[\s*\\?\$(\w+)\s*\]?\s*$")
"""A key in brackets that is a variable of the program, not of the shell."""
_PROPERTY = re.compile(r"(?:\S*/)?\w+ (?:.* )?(?:environment:)?rel(?:ationships)? .*(?:-P|--property)")
"""What prints a property of a relationship, by its path."""
_ON_STANDARD_ERROR = re.compile(r"(?<!\d)1?>\s*(?:&2|/dev/stderr)$")
_ARGUMENTS = re.compile(r"\$\{?[@*1-9]")
_MOST = 8
"""How many variables a word may go through on its way."""


def render(
    source: Source, place: Literal, readers: Sequence[tuple[Source | None, Span]], new: Sequence[str]
) -> list[Edit]:
    """The edit of a word, where all that becomes of it are keys in programs. Raises NoFixError."""
    advice = NoFixError(
        f"how the key gets to where it is read is not understood: see to it that {key_text(new)} is read there"
    )
    word = place.text[place.start : place.end]
    first = source.offset_before(place.text, place.start)
    last = source.offset_after(place.text, place.end - 1)
    if place.node.parent is not None and place.node.parent.type == "subscript" and len(new) == 1:
        return [source.replace(first, last, new[0])]
    command = source.within(first, last, ("command",))
    if command is not None and _PROPERTY.match(source.raw(command)) and place.text[place.start - 1 :] == f".{word}":
        return [source.replace(first, last, ".".join(new))]
    around = place.text[max(place.start - 1, 0) : place.start] + place.text[place.end : place.end + 1]
    if place.node.parent is not None and place.node.parent.type == "array":
        around = around.removeprefix("=")
    if around.strip(" \n\t") or not word.isidentifier():
        raise advice
    kinds = {_kind_of_argument(source, place.node, "")}
    functions: set[str] = set()
    for held, span in readers:
        if held is None:
            raise advice
        kinds |= _kinds_of_reader(held, span)
        functions |= held.functions
    kinds |= _kinds_of_holder(source, place.node, functions, ())
    kinds.discard("")
    if not kinds or kinds - {"dotted", "bracket"} or (len(new) > 1 and "bracket" in kinds):
        raise advice
    return [source.replace(first, last, ".".join(new))]


def _kinds_of_holder(source: Source, node: Node, functions: Collection[str], chain: tuple[str, ...]) -> set[str]:
    """How all uses are of the variable that a word or an expansion is put into, and of those that it is handed on to;
    what some functions do with it, that of the reader in them tells. `chain` are the names on the way."""
    name = _handed_to(source, node)
    if name is None or name in chain:
        return set()
    kinds: set[str] = set()
    scope = _scope(source, node, name)
    for each in source.expansions:
        if not _is_within(source, each, scope) or not _is_of(source, each, name):
            continue
        kind = _kind(source, each, ())
        if kind == "handed on":
            continue
        if _handed_to(source, each) is not None:
            kinds |= _kinds_of_holder(source, each, functions, (*chain, name))
        elif _command_given(source, each) not in functions:
            kinds.add(kind)
    return kinds


def _command_given(source: Source, node: Node) -> str | None:
    """The command that is given an expansion as an argument of its own."""
    command = _outermost(source, node).parent
    name = command.child_by_field_name("name") if command is not None and command.type == "command" else None
    return source.raw(name) if name is not None else None


def _kind_in_program(source: Source, command: Node, name: str) -> str:
    """How a program uses a variable of its own: as a key in brackets, or as something else."""
    for node in command.children_by_field_name("argument"):
        text = str(source.content(node))
        if f"${name}" not in text:
            continue
        program = program_in(text)
        kinds = _are_keys(program, f"${name}") if program is not None else set()
        return "bracket" if kinds == {True} else "unknown"
    return ""


def _are_keys(program: tree.Node, name: str) -> set[bool]:
    """Of each place where a program has a variable but does not bind it, whether that is a key in brackets to read."""
    assigned = (
        each for each in tree.walk(program) if isinstance(each, tree.Binary) and each.operator in tree.ASSIGNMENTS
    )
    put = {id(inner) for each in assigned for inner in tree.walk(each.left)}
    pairs = (
        (node, inner) for node in tree.walk(program) for inner in tree.parts(node) if not tree.is_pattern(node, inner)
    )
    used = [each for each in pairs if isinstance(each[1], tree.Variable) and each[1].name == name]
    return {is_key(each) and id(each[0]) not in put for each in used}


def is_key_alone(program: tree.Node, key: tree.Node) -> bool:
    """Whether the variable that a key is in is nothing but a key, wherever it stands in the program."""
    return isinstance(key, tree.Variable) and _are_keys(program, key.name) == {True}


def is_key(pair: tuple[tree.Node, tree.Node]) -> bool:
    """Whether what stands in something is a key in brackets of it."""
    above, node = pair
    return isinstance(above, tree.Index) and above.key is node


def _kinds_of_reader(source: Source, span: Span) -> set[str]:
    """How the variables are used that an expression in a program takes its key from."""
    start, end = source.lines.offsets(span)
    found = [each for each in source.expansions if start <= source.offsets(each)[0] and source.offsets(each)[1] <= end]
    stop = max((source.offsets(each)[1] for each in found), default=start)
    if not found or not _CLOSED.fullmatch(source.text[stop:end]):
        jq_variable = _LAST_VARIABLE.search(source.text[stop:end])
        return _of_jq_variable(source, start, jq_variable[1]) if jq_variable else {"unknown"}
    last = min((each for each in found if source.offsets(each)[1] == stop), key=lambda each: source.offsets(each)[0])
    return _kinds_of(source, last, ())


def _of_jq_variable(source: Source, at: int, name: str) -> set[str]:
    """The kinds of the uses of what is given to a program as `--arg name "$variable"`."""
    node = source.within(at, at + 1, ("command",))
    if node is None:
        return {"unknown"}
    given = node.children_by_field_name("argument")
    kinds = {_kind_in_program(source, node, name)}
    for option, label, value in zip(given, given[1:], given[2:], strict=False):
        if source.raw(option) == "--arg" and source.raw(label) == name:
            inner = [each for each in source.expansions if _is_within(source, each, value)]
            kinds |= _kinds_of(source, inner[0], ()) if inner else {""}
    return kinds


def _is_within(source: Source, node: Node, outer: Node) -> bool:
    (first, last), (start, end) = source.offsets(node), source.offsets(outer)
    return start <= first and last <= end


def _kinds_of(source: Source, expansion: Node, chain: tuple[str, ...]) -> set[str]:
    """How all uses are of the variable that an expansion is of, and of those that it comes from. `chain` are the names
    of those that it is handed on to."""
    found = _NAME.fullmatch(source.raw(expansion))
    if found is None or len(chain) > _MOST:
        return {"unknown"}
    name = found[1] or found[2]
    if name in chain:
        return set()
    scope = _scope(source, expansion, name)
    used = [each for each in source.expansions if _is_within(source, each, scope) and _is_of(source, each, name)]
    kinds = {_kind(source, each, chain) for each in used if not (name.isdigit() and _exclude(each, expansion))}
    for value in _values(source, scope, name):
        for each in source.expansions:
            if _is_within(source, each, value):
                kinds |= _kinds_of(source, each, (*chain, name))
    return kinds - {"handed on"}


def _exclude(one: Node, other: Node) -> bool:
    """Whether two expansions stand in arms of a `case` of which only one is gone through."""
    arms = [next(trees.enclosing(each, ("case_item",)), None) for each in (one, other)]
    return None not in arms and arms[0] != arms[1]


def _is_of(source: Source, expansion: Node, name: str) -> bool:
    return re.match(rf"\$(?:\{{[#!]?)?{re.escape(name)}\b", source.raw(expansion)) is not None


def _scope(source: Source, node: Node, name: str) -> Node:
    """Where a variable is known: the function around, for a parameter; the loop, for its variable; else the file."""
    above = node.parent
    while above is not None:
        if above.type == "function_definition" and (name.isdigit() or _is_local(source, above, name)):
            return above
        if above.type == "for_statement":
            variable = above.child_by_field_name("variable")
            if variable is not None and source.raw(variable) == name:
                return above
        above = above.parent
    return source.syntax.root


def _is_local(source: Source, function: Node, name: str) -> bool:
    return re.search(rf"\b(?:local|declare|typeset)\b[^\n;]*\b{re.escape(name)}\b", source.raw(function)) is not None


def _kind(source: Source, expansion: Node, chain: Sequence[str]) -> str:
    """How an expansion is used: behind the dot of a path, as a key in brackets, or as something else."""
    start, end = source.offsets(expansion)
    raw = source.raw(expansion)
    if raw.startswith("${#") or re.fullmatch(r"\$\{!\w+\[[@*]\]\}", raw):
        return "handed on"
    if (
        source.text[start - 1 : start] == "."
        and _is_in_program(source, expansion)
        and not re.match(r"\w", source.text[end : end + 1])
    ):
        return "dotted"
    before, behind = source.text[max(start - 3, 0) : start], source.text[end : end + 3]
    if re.search(r"\[\\?\"$", before) and re.match(r"\\?\"\]", behind):
        return "bracket"
    if re.search(r"\.\\?\"$", before) and re.match(r"\\?\"", behind) and _is_in_program(source, expansion):
        return "bracket"
    target = _handed_to(source, expansion)
    if (target is not None and target in chain) or _is_told(source, expansion, ()):
        return "handed on"
    return _kind_of_argument(source, _outermost(source, expansion), "unknown") or "handed on"


def _is_told(source: Source, expansion: Node, chain: Sequence[str]) -> bool:
    """Whether an expansion is only told to people: given to a command that writes on standard error, or to a function
    that does so with all that it is given. `chain` are the functions on the way."""
    command = next((each for each in trees.enclosing(expansion) if each.type != "string"), None)
    name = command.child_by_field_name("name") if command is not None and command.type == "command" else None
    if command is None or name is None or source.raw(name) in chain:
        return False
    if source.raw(name) in ("echo", "printf"):
        return command.parent is not None and _ON_STANDARD_ERROR.search(source.raw(command.parent)) is not None
    given = [each for each in source.expansions if _ARGUMENTS.match(source.raw(each))]
    inner = [each for each in given if source.function_around(each) == source.raw(name)]
    return bool(inner) and all(_is_told(source, each, (*chain, source.raw(name))) for each in inner)


def _is_in_program(source: Source, expansion: Node) -> bool:
    """Whether an expansion stands in a text that may be a program of jq."""
    word, above = expansion, expansion.parent
    while above is not None and above.type in ("string", "concatenation"):
        word, above = above, above.parent
    if above is not None and above.type == "command":
        raw, name = source.raw(above), above.child_by_field_name("name")
        is_jq = any(source.raw(each).rpartition("/")[2] == "jq" for each in above.named_children)
        return is_jq or (name is not None and source.raw(name) in source.functions) or bool(_PROPERTY.match(raw))
    return above is not None and word is not expansion and above.type != "file_redirect"


def _handed_to(source: Source, node: Node) -> str | None:
    """The variable that an expansion is all, or one word, of: a loop's, or one that is assigned."""
    above = node.parent
    while above is not None and above.type in ("string", "array") and not _is_part(source, above, node):
        above = above.parent
    if above is None or above.type not in ("for_statement", "variable_assignment"):
        return None
    name = above.child_by_field_name("variable" if above.type == "for_statement" else "name")
    return source.raw(name) if name is not None else None


def _is_part(source: Source, text: Node, node: Node) -> bool:
    """Whether a text has something beside an expansion."""
    return text.type == "string" and source.raw(text).strip('"') != source.raw(node)


def _kind_of_argument(source: Source, node: Node, otherwise: str) -> str:
    """How a program uses a word that it is given as `--arg name word`; `otherwise` where it is not."""
    command = node.parent
    if command is None or command.type != "command":
        return otherwise
    given = command.children_by_field_name("argument")
    at = next((at for at, each in enumerate(given) if each == node), 0)
    if at < 2 or source.raw(given[at - 2]) != "--arg":
        return otherwise
    return _kind_in_program(source, command, source.raw(given[at - 1]))


def _outermost(source: Source, node: Node) -> Node:
    """An expansion with the quotes around it."""
    above = node.parent
    while above is not None and above.type == "string" and not _is_part(source, above, node):
        node, above = above, above.parent
    return node


def _values(source: Source, scope: Node, name: str) -> Iterable[Node]:
    """What a variable is set to, in a scope: by assignments, and by the loop that it is of."""
    if scope.type == "for_statement":
        yield from scope.children_by_field_name("value")
        return
    for node in trees.walk(scope):
        target = node.child_by_field_name("name") if node.type == "variable_assignment" else None
        value = node.child_by_field_name("value") if target is not None else None
        if target is not None and value is not None and source.raw(target) == name:
            yield value
