"""Edits of keys in calls and tests: `_.get(value, "key")`, `"key" in value`, and of functions of the project."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.languages.advice import by_hand
from influx_lint.languages.front import NoFixError
from influx_lint.languages.javascript.edits import members
from influx_lint.languages.javascript.edits.source import MEMBERS, Source, is_bound, may_be_missing
from influx_lint.languages.javascript.scopes import FUNCTIONS
from influx_lint.languages.trees import enclosing
from influx_lint.registry.policy import key_text

_BY_PATH = frozenset({"get", "has", "result", "property"})


def test(source: Source, key: Node, test: Node, old: str, new: Sequence[str], *, is_sure: bool) -> list[Edit]:
    """`"key" in value`. Raises NoFixError."""
    holder = test.child_by_field_name("right")
    if source.value(key) != old or holder is None:
        raise by_hand(old, new)
    if len(new) == 1:
        return [source.renamed(key, new[0])]
    return [source.renamed(key, new[-1]), members.reach(source, holder, new, is_sure=is_sure)]


def call(source: Source, key: Node, whole: Node, old: str, new: Sequence[str], *, is_sure: bool) -> list[Edit]:
    """A call that looks a key up itself. Raises NoFixError."""
    function, given = whole.child_by_field_name("function"), whole.child_by_field_name("arguments")
    if function is None or given is None or source.value(key) != old:
        raise by_hand(old, new)
    arguments = [each for each in given.named_children if not each.is_extra]
    name = source.key_of(function) if function.type in MEMBERS else source.characters(function)
    holder = source.holder(function) if function.type in MEMBERS else ""
    if name == "hasOwnProperty" and arguments == [key]:
        if len(new) == 1:
            return [source.renamed(key, new[0])]
        inner = function.child_by_field_name("object")
        if inner is None:
            raise by_hand(old, new)
        return [source.renamed(key, new[-1]), members.reach(source, inner, new, is_sure=is_sure)]
    if len(arguments) < 2 or arguments[1] != key:
        raise by_hand(old, new)
    if holder in ("Reflect", "Object", "Object.prototype.hasOwnProperty"):
        if len(new) == 1:
            return [source.renamed(key, new[0])]
        return [source.renamed(key, new[-1]), members.reach(source, arguments[0], new, is_sure=is_sure)]
    if name in _BY_PATH:
        return [source.renamed(key, ".".join(new))]
    raise by_hand(old, new)


def step(source: Source, span: Span, text: Node, old: str, new: Sequence[str]) -> list[Edit]:
    """A key in a path that is one text. Raises NoFixError."""
    start, end = source.lines.offsets(span)
    whole = source.text
    if whole[start:end] != old or whole[start - 1] not in ".'\"`]" or ("[" in whole[end : end + 1] and not text):
        raise by_hand(old, new)
    return [source.replace(start, end, ".".join(new))]


def in_path(source: Source, key: Node, listed: Node, old: str, new: Sequence[str]) -> list[Edit]:
    """A key in a path that is a list: `_.get(value, ["a", "key"])`. Raises NoFixError."""
    given = listed.parent
    whole = given.parent if given is not None and given.type == "arguments" else None
    function = whole.child_by_field_name("function") if whole is not None else None
    name = ""
    if function is not None:
        name = (source.key_of(function) if function.type in MEMBERS else source.characters(function)) or ""
    if name not in _BY_PATH or source.value(key) != old:
        raise by_hand(old, new)
    return [source.replaced(key, ", ".join(source.literal(key, part) for part in new))]


def constant(
    source: Source, key: Node, member: Node, old: str, new: Sequence[str], *, is_sure: bool, is_alone: bool
) -> list[Edit]:
    """`value[NAME]`, where the name stands for a text, for nothing else if it `is_alone`. Raises NoFixError."""
    if len(new) > 1 and member.type in MEMBERS:
        return members.render(source, member, old, new, is_sure=is_sure)
    value = source.constant(key) if len(new) == 1 else None
    if value is None and len(new) == 1 and member.type in MEMBERS and is_alone:
        return [source.replaced(key, f"{source.quote}{new[0]}{source.quote}")]
    if value is None or source.value(value) != old:
        raise NoFixError(f"let `{source.characters(key)}` lead to {key_text(new)} where it is InfluxDB's key alone")
    return [source.renamed(value, new[0])]


def handed(
    source: Source, key: Node, readers: Sequence[tuple[Source, Span]], old: str, new: Sequence[str]
) -> list[Edit]:
    """A key that is handed to a function of the project, which reads it. Raises NoFixError."""
    if source.value(key) != old:
        raise by_hand(old, new)
    if len(new) == 1 and key.parent is not None and key.parent.type == "array":
        if all(_is_read_alone(held, span) for held, span in readers):
            return [source.renamed(key, new[0])]
        raise NoFixError(f"the name is used for more than to read: read {key_text(new)} in place of `{old}` by hand")
    whole = key.parent.parent if key.parent is not None and key.parent.type == "arguments" else None
    if whole is None or whole.type != "call_expression":
        raise NoFixError(f"the name is used for more than to read: read {key_text(new)} in place of `{old}` by hand")
    reads_alone = _is_read_alone if len(new) == 1 else _gives_what_it_reads
    for held, span in readers:
        if not reads_alone(held, span):
            raise NoFixError(f"read {key_text(new)} where the function reads it, in place of `{old}`")
    if len(new) == 1:
        return [source.renamed(key, new[0])]
    steps = "?." if may_be_missing(whole) else "."
    return [source.renamed(key, new[0]), source.after(whole, "".join(f"{steps}{part}" for part in new[1:]))]


def _gives_what_it_reads(source: Source, span: Span) -> bool:
    """Whether a function does nothing with a parameter but to read by it, and gives what it reads."""
    reader = _reader(source, span)
    function = next(enclosing(reader, FUNCTIONS), None)
    above = reader.parent if reader is not None else None
    if function is None or above is None:
        return False
    returns = above.type == "return_statement" or (above == function and function.child_by_field_name("body") == reader)
    return returns and _is_read_alone(source, span)


def _reader(source: Source, span: Span) -> Node | None:
    """The member in brackets that is read by a name."""
    found = next((node for node in reversed(source.at(span)) if node.type == "subscript_expression"), None)
    index = found.child_by_field_name("index") if found is not None else None
    return found if index is not None and index.type == "identifier" else None


def _is_read_alone(source: Source, span: Span) -> bool:
    """Whether the name by which a member is read is used for nothing else where it is bound."""
    reader = _reader(source, span)
    index = reader.child_by_field_name("index") if reader is not None else None
    if reader is None or index is None:
        return False
    uses = source.identifiers.get(source.characters(index), ())
    for scope in enclosing(reader, _BINDING):
        inside = [each for each in uses if _is_in(each, scope)]
        if any(is_bound(each) for each in inside):
            return len([each for each in inside if not is_bound(each)]) == 1
    return False


_BINDING = FUNCTIONS | {"for_in_statement"}


def _is_in(node: Node, whole: Node) -> bool:
    return bool(whole.start_byte <= node.start_byte and node.end_byte <= whole.end_byte)
