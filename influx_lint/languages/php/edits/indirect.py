"""Edits of an expression that reads by a key which is written elsewhere: what it reads from gets the old keys, too."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Company, Event, Form, KeyRead, Presence
from influx_lint.languages.front import NoFixError
from influx_lint.languages.php.edits.source import Source, arguments, call_of, text_around
from influx_lint.languages.php.lowering import is_simple, parts
from influx_lint.languages.trees import enclosing, walk, within

_BY_HAND = "one expression reads several keys, of which only some move: read those that move by themselves"
_INTERSECTING = ("array_intersect_key", "arr::only", "->only")
_HOLDING = {**dict.fromkeys(_INTERSECTING, 0), "extract": 0, "array_key_exists": 1, "key_exists": 1}
"""Functions that read keys of one of their arguments, and which that is."""


def render(
    source: Source, span: Span, keys: Collection[str], moves: Mapping[str, Sequence[str]], *, is_shared: bool
) -> list[Edit]:
    """The edits after which the expression at `span` finds the old `keys`, of those that move: `$ep[$key]` becomes
    `($ep + ['user' => $ep['username']] + $ep['query'])[$key]`. Where it `is_shared`, `$ep` may be something else, which
    lacks the new ones or has others under `query`. Raises NoFixError."""
    node = source.at(span)
    if node is not None and node.type == "variable_name":
        return [_extracted(source, node, moves)]
    named = {*keys, *(_named(source, node) if node is not None else ())}
    moves = {old: new for old, new in moves.items() if old in named}
    if node is None or not moves:
        raise NoFixError(_BY_HAND)
    inner = parts(node)
    if node.type == "subscript_expression" and len(inner) == 2:
        edit = _laid_over(source, inner[0], moves, tolerant=is_tolerant(node), is_shared=is_shared)
        return [edit, *out_of_text(source, node)]
    name = source.called_of(node)
    if name and text_around(node) is None:
        made = within(node, "object") if name == "->only" else node
        if made != node and source.called(made) != "collect":
            raise NoFixError(_BY_HAND)
        listed = [parts(each)[-1] for each in arguments(made)]
        at = _HOLDING.get(name)
        if at is not None and at < len(listed):
            return [_laid_over(source, listed[at], moves, tolerant=True, in_call=True, ahead=name in _INTERSECTING)]
        if name == "isset" and len(listed) == 1 and listed[0].type == "subscript_expression":
            return [_laid_over(source, parts(listed[0])[0], moves, tolerant=True)]
    raise NoFixError(_BY_HAND)


def either(source: Source, reads: Sequence[Event], new: Sequence[str]) -> list[Edit]:
    """Where others are read by the same expression, which have the old key: `($ep['query']['org'] ?? $ep['org'])`. Any
    other service may have both names of one that is renamed: `($ep['user'] ?? $ep['username'])`. So may an array of the
    program's own, which an endpoint is perhaps laid over. What a test guards is no such read. Raises NoFixError."""
    key = source.at(reads[0].span)
    read = key.parent if key is not None else None
    inner = parts(read) if read is not None and read.type == "subscript_expression" else []
    is_plain = all(
        isinstance(each, KeyRead)
        and each.form in (Form.SUBSCRIPT, Form.GET)
        and each.company is not Company.PARTIAL
        and (len(new) > 1 or each.reads_endpoints)
        and not any(isinstance(fact, Presence) for fact in each.facts)
        for each in reads
    )
    if read is None or key is None or inner[1:] != [key] or is_simple(read) or not is_plain:
        raise NoFixError(_BY_HAND)
    is_target = within(read.parent, "left") == read and "assignment" in (read.parent or read).type
    is_test = source.called(call_of(read)) in ("isset", "unset")
    if source.content(key) is None or not is_repeatable(source, inner[0]) or is_target or is_test:
        raise NoFixError(_BY_HAND)
    moved = source.characters(inner[0]) + source.keys_below(key, new)
    put = (f"({moved} ?? ", ")") if len(new) > 1 else ("(", f" ?? {moved})")
    return out_of_text(source, read, put)


def _named(source: Source, node: Node) -> set[str | None]:
    """All keys that one call picks at once: its edit is for them together."""
    return {source.content(each) for each in walk(node)} - {None} if source.called_of(node) in _INTERSECTING else set()


def out_of_text(source: Source, node: Node, put: tuple[str, str] = ("", "")) -> list[Edit]:
    """The edits that put something around an expression. Where it stands in a text, it can only be read beside that:
    `"a{$b[$c]}d"` becomes `("a" . … . "d")`. Raises NoFixError."""
    text = text_around(node)
    if text is None:
        return [source.before(node, put[0]), source.after(node, put[1])] if any(put) else []
    before, after = node.prev_sibling, node.next_sibling
    is_braced = before is not None and before.type == "{" and after is not None and after.type == "}"
    if text.type != "encapsed_string" or node.parent != text or source.characters(text)[:1] != '"':
        raise NoFixError(_BY_HAND)
    first, last = (before, after) if is_braced and before is not None and after is not None else (node, node)
    start, end = source.offsets(text)
    stretch = source.offsets(first)[0], source.offsets(last)[1]
    inner = source.offsets(node)
    return [
        source.insert(start, "("),
        source.replace(stretch[0], inner[0], f'" . {put[0]}'),
        source.replace(inner[1], stretch[1], f'{put[1]} . "'),
        source.insert(end, ")"),
    ]


def _extracted(source: Source, variable: Node, moves: Mapping[str, Sequence[str]]) -> Edit:
    """What became a variable by `extract`."""
    functions = enclosing(variable, ("function_definition", "method_declaration"))
    around = next(functions, source.syntax.root)
    start, end = around.start_byte, variable.start_byte
    calls = [node for node in source.nodes if start <= node.start_byte < end and source.called(node) == "extract"]
    given = arguments(calls[0]) if len(calls) == 1 else []
    if not given:
        raise NoFixError(_BY_HAND)
    return _laid_over(source, parts(given[0])[-1], moves, tolerant=True, in_call=True)


def _laid_over(
    source: Source,
    held: Node,
    moves: Mapping[str, Sequence[str]],
    *,
    tolerant: bool,
    is_shared: bool = False,
    in_call: bool = False,
    ahead: bool = False,
) -> Edit:
    """`($ep + ['user' => $ep['username']] + $ep['query'])` in place of `$ep`; the renamed `ahead`, where what is picked
    stays in its order."""
    if _is_changed(source, held) or (text_around(held) is not None and not is_repeatable(source, held)):
        raise NoFixError(_BY_HAND)
    is_plain = is_repeatable(source, held)
    name = source.characters(held) if is_plain else "$e"
    default = " ?? null" if tolerant or is_shared else ""
    single = {old: new for old, new in moves.items() if len(new) == 1 or is_shared}
    old_too = {old: f" ?? {name}['{old}']" if ahead else "" for old in single}
    named = [f"'{old}' => {name}['" + "']['".join(new) + f"']{old_too[old]}{default}" for old, new in single.items()]
    above = dict.fromkeys(f"{name}['{new[0]}']" for old, new in moves.items() if old not in single)
    renamed = [f"[{', '.join(named)}]"] if named else []
    added = [] if ahead else renamed
    added += [f"({each} ?? [])" if tolerant else each for each in above]
    made = " + ".join([*(renamed if ahead else ()), name, *added])
    start, end = source.offsets(held)
    if not is_plain:
        return source.replace(start, end, f"(fn(array $e): array => {made})({source.characters(held)})")
    return source.replace(start, end, made if in_call else f"({made})")


def is_tolerant(node: Node) -> bool:
    """Whether nothing fails where an expression finds no key: on the left of `??`, behind `@`."""
    above = node.parent
    while above is not None and above.type in ("parenthesized_expression", "subscript_expression"):
        above = above.parent
    if above is None:
        return False
    if above.type == "binary_expression":
        left = above.child_by_field_name("left")
        operator = next((each.type for each in above.children if not each.is_named), "")
        return operator == "??" and left is not None and left.start_byte <= node.start_byte < left.end_byte
    return above.type == "error_suppression_expression"


def is_repeatable(source: Source, node: Node) -> bool:
    """Whether an expression can be written several times: variables, properties and elements under plain keys."""
    if node.type in ("variable_name", "integer", "name", "class_constant_access_expression"):
        return True
    if node.type == "subscript_expression":
        return all(is_repeatable(source, each) for each in parts(node))
    if node.type in ("member_access_expression", "scoped_property_access_expression"):
        name = node.child_by_field_name("name")
        held = node.child_by_field_name("object") or node.child_by_field_name("scope")
        plain = name is not None and name.type in ("name", "variable_name")
        return plain and held is not None and (held.type == "relative_scope" or is_repeatable(source, held))
    return source.content(node) is not None


def _is_changed(source: Source, held: Node) -> bool:
    """Whether the program writes something under what an expression gives, which may have other keys then, or refers
    to it, which it can to no sum of arrays."""
    name, around = source.characters(held), held.parent and held.parent.parent
    if around is not None and around.type in ("reference_assignment_expression", "by_ref"):
        return True
    for node in source.nodes:
        left = node.child_by_field_name("left") if node.type.endswith("assignment_expression") else None
        if left is not None and left.type == "subscript_expression" and source.characters(parts(left)[0]) == name:
            return True
    return False
