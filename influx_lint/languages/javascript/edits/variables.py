"""Edits of reads of environment variables: `process.env.INFLUXDB_USER`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tree_sitter import Node

from influx_lint.findings import Edit
from influx_lint.languages.advice import variable_by_hand
from influx_lint.languages.front import NoFixError
from influx_lint.languages.javascript.edits import entries, given
from influx_lint.languages.javascript.edits.source import MEMBERS, Source, is_written
from influx_lint.languages.trees import within


def render(source: Source, key: Node, old: str, new: Sequence[str]) -> list[Edit]:
    """The edits that let a variable be read by its new name, and, where `new` has more, that key in the JSON text that
    it holds. Raises NoFixError."""
    advice = variable_by_hand(old, new)
    entry = entries.entry_of(key)
    if entry is not None and "pattern" in entry.type:
        if len(new) > 1:
            return _declared_apart(source, entry, new, advice)
        return entries.render(source, entry, old, new, {}, is_sure=True)
    member = key.parent
    call = member.parent if member is not None and member.type == "arguments" else None
    if call is not None and _is_lookup(source, key, call):
        return given.given(source, key, call, new, given.Giving(1), is_json=True)
    if member is None or member.type not in MEMBERS or is_written(member) or source.key_of(member) != old:
        raise advice
    renamed = source.replaced(key, new[0]) if source.value(key) is None else source.renamed(key, new[0])
    if len(new) == 1:
        return [renamed]
    if key.type not in ("property_identifier", "string"):
        raise advice
    steps = "".join(f".{part}" for part in new[1:])
    quote = source.quote
    return [source.before(member, "JSON.parse("), renamed, source.after(member, f" ?? {quote}{{}}{quote}){steps}")]


def listed(source: Source, key: Node, new: Sequence[str], moves: Mapping[str, Sequence[str]]) -> Edit:
    """The edit that puts the new name into a list of names, once."""
    prefix = new[0].removesuffix("".join(moves[new[-1]][:1]).upper()) if len(new) > 1 else ""
    same = {new[0], *(f"{prefix}{old}".upper() for old, path in moves.items() if len(path) > 1)}
    before = (each for each in key.parent.named_children if each.end_byte < key.start_byte) if key.parent else ()
    if len(new) > 1 and any(source.value(each) in same for each in before):
        return entries.without(source, key)
    return source.renamed(key, new[0])


def _is_lookup(source: Source, key: Node, call: Node) -> bool:
    """Whether a call gives the text of a variable, or a default that it has besides: `Deno.env.get("NAME")`,
    `config.get("NAME", "default")`."""
    function, arguments = call.child_by_field_name("function"), key.parent.named_children if key.parent else []
    if function is None or source.last_name(function) not in _LOOKUPS or not arguments or arguments[0] != key:
        return False
    above = call.parent
    chained = source.key_of(above) if above is not None and above.type in MEMBERS else None
    return len(arguments) <= 2 and all(each.type == "string" for each in arguments) and chained not in _CHECKS


_LOOKUPS = frozenset({"get", "getOrThrow"})
_CHECKS = frozenset({"required", "default", "example", "asString", "asUrlString"})
"""Methods that look up a variable, and those by which env-var asks for its text."""


def _declared_apart(source: Source, entry: Node, new: Sequence[str], advice: NoFixError) -> list[Edit]:
    """The edits that have a name which was taken out of the environment together with others declared by itself."""
    pattern = entry.parent
    declarator = pattern.parent if pattern is not None else None
    whole = declarator.parent if declarator is not None else None
    value = within(declarator, "value")
    if (
        pattern is None
        or whole is None
        or value is None
        or whole.type not in _DECLARATIONS
        or whole.named_child_count > 1
    ):
        raise advice
    target, default = entry.child_by_field_name("value") or entry, ""
    if target.type in ("assignment_pattern", "object_assignment_pattern"):
        left, right = target.child_by_field_name("left"), target.child_by_field_name("right")
        if left is None or right is None:
            raise advice
        target, default = left, f" ?? {source.characters(right)}"
    if target.type not in ("identifier", "shorthand_property_identifier_pattern") or value.type not in _HOLDERS:
        raise advice
    kind, name, held = whole.children[0], source.characters(target), source.characters(value)
    text = f"{name} = {source.parsed(f'{held}.{new[0]}', new[1:])}{default}"
    if len([each for each in pattern.named_children if not each.is_extra]) == 1:
        return [source.replaced(declarator, text)] if declarator is not None else []
    end = ";" if source.characters(whole).endswith(";") else ""
    start, _ = source.offsets(whole)
    line = source.text.rfind("\n", 0, start) + 1
    indent = source.text[line:start] if not source.text[line:start].strip() else ""
    apart = source.after(whole, f"\n{indent}{source.characters(kind)} {text}{end}")
    return [entries.without(source, entry), apart]


_DECLARATIONS = ("lexical_declaration", "variable_declaration")
_HOLDERS = ("identifier", "member_expression")
