"""Edits of schemas by which an endpoint, or the environment, is validated: `z.object({ org: z.string() })`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Form, KeyRead
from influx_lint.languages.advice import by_hand
from influx_lint.languages.front import NoFixError
from influx_lint.languages.javascript.edits import entries
from influx_lint.languages.javascript.edits.indirect import begins_statement
from influx_lint.languages.javascript.edits.source import MEMBERS, Source, is_written
from influx_lint.languages.trees import within

_MAKERS = frozenset({"object", "strictObject", "looseObject"})
_STRICT = frozenset({"joi", "@hapi/joi"})
"""Packages whose schemas refuse keys that they do not have."""

_HOLDERS = frozenset({"identifier", "member_expression"})
_GIVEN_FIRST = frozenset(
    {"parse", "safeParse", "parseAsync", "validate", "validateSync", "cast", "attempt", "cleanEnv", "parseEnv"}
)
"""Functions whose first argument is what they look at."""

_OPTIONS = frozenset({"env", "runtimeEnv"})
_CONVICT, _ENVIRONMENT = "convict", "process.env"


def render(source: Source, entry: Node, reads: Sequence[KeyRead], moves: Mapping[str, Sequence[str]]) -> list[Edit]:
    """The edits that have an object's schema ask an endpoint for the new place of a key. What comes of a copy may be
    read by the old one. Raises NoFixError."""
    old = reads[0].last_key
    new = moves[old]
    whole = entry.parent
    call = whole.parent.parent if whole is not None and whole.parent is not None else None
    function = call.child_by_field_name("function") if call is not None and call.type == "call_expression" else None
    is_of_schema = all(each.form is Form.PARAMETER and not each.of_copy for each in reads)
    if function is None or not is_of_schema or source.last_name(function) not in _MAKERS:
        raise by_hand(old, new)
    if len(new) == 1:
        return entries.render(source, entry, old, new, moves, is_sure=True)
    maker = f"{source.holder(function)}.object" if function.type in MEMBERS else source.characters(function)
    is_strict = any(source.value(each) in _STRICT for each in source.nodes if each.type == "string")
    return entries.render(
        source, entry, old, new, moves, is_sure=True, around=(f"{maker}(", ").unknown()" if is_strict else ")")
    )


def supplied(source: Source, span: Span, name: str, new: Sequence[str], advice: NoFixError) -> list[Edit]:
    """The edits after which the call at `span`, which asks the environment for several variables, is given one
    more by its old name: `cleanEnv({ ...process.env, INFLUXDB_USER: process.env.INFLUXDB_USERNAME }, …)`. Raises
    NoFixError."""
    call = next((each for each in source.at(span) if each.type == "call_expression"), None)
    function, listed = within(call, "function"), within(call, "arguments")
    given = [each for each in listed.named_children if not each.is_extra] if listed is not None else []
    if function is None or listed is None or not given:
        raise advice
    name_of_function = source.last_name(function)
    if name_of_function == _CONVICT and len(given) == 1:
        made = f"{{ ...{_ENVIRONMENT}, {name}: {_value(source, _ENVIRONMENT, new)} }}"
        return [source.replaced(listed.children[-1], f", {{ env: {made} }})")]
    held = given[0] if name_of_function in _GIVEN_FIRST else _option(source, given[-1])
    if held is None:
        raise advice
    if (spread := _spread(held)) is not None:
        return [source.after(held.named_children[-1], f", {name}: {_value(source, source.characters(spread), new)}")]
    if held.type not in _HOLDERS:
        raise advice
    text = source.characters(held)
    return [source.replaced(held, f"{{ ...{text}, {name}: {_value(source, text, new)} }}")]


def looked_up(
    source: Source, span: Span, name: str, new: Sequence[str], moves: Mapping[str, Sequence[str]], advice: NoFixError
) -> Edit:
    """The edit after which `process.env[name]`, which asks for several variables, finds all that the file names by
    their old names. Raises NoFixError."""
    reader = next((each for each in source.at(span) if each.type == "subscript_expression"), None)
    held = within(reader, "object")
    if reader is None or held is None or source.key_of(reader) is not None or is_written(reader):
        raise advice
    if held.type not in _HOLDERS or begins_statement(reader):
        raise advice
    text, written = source.characters(held), {source.value(each) for each in source.nodes if each.type == "string"}
    prefix = name.removesuffix(next((old for old in moves if name.endswith(f"_{old}".upper())), "").upper())
    names = {f"{prefix}{old}".upper(): [f"{prefix}{path[0]}".upper(), *path[1:]] for old, path in moves.items()}
    if list(new) != names.get(name) or name not in written:
        raise advice
    added = [f"{each}: {_value(source, text, path)}" for each, path in names.items() if each in written]
    return source.replaced(held, f"({{ ...{text}, {', '.join(added)} }})")


def _option(source: Source, options: Node) -> Node | None:
    """The environment that a library is told to look at."""
    found = [each for each in options.named_children if entries.key_of(source, each) in _OPTIONS]
    return found[0].child_by_field_name("value") if len(found) == 1 else None


def _spread(made: Node) -> Node | None:
    """What the keys of an object are laid over."""
    first = made.named_children[0] if made.type == "object" and made.named_children else None
    inner = first.named_children[0] if first is not None and first.type == "spread_element" else None
    return inner if inner is not None and inner.type in _HOLDERS else None


def _value(source: Source, held: str, new: Sequence[str]) -> str:
    return f"{held}.{new[0]}" if len(new) == 1 else source.parsed(f"{held}.{new[0]}", new[1:])
