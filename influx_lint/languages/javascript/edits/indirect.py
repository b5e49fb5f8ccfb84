"""Edits of an expression that reads by a key which is written elsewhere: what it reads from gets the old keys, too."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.languages.front import NoFixError
from influx_lint.languages.javascript.edits.source import MEMBERS, Source, is_written
from influx_lint.languages.trees import within

_BY_HAND = "one expression reads several keys, of which only some move: read those that move by themselves"
_NAMES = frozenset({"identifier", "this"})


def render(source: Source, span: Span, keys: Collection[str], moves: Mapping[str, Sequence[str]]) -> list[Edit]:
    """The edits after which the expression at `span` finds the old `keys`, of those that move: `value[key]` becomes
    `({ user: value.username, ...value.query, ...value })[key]`. Raises NoFixError."""
    reader = next((each for each in reversed(source.at(span)) if each.type in MEMBERS), None)
    held = within(reader, "object")
    moves = {old: new for old, new in moves.items() if old in keys}
    if reader is None or held is None or not moves or is_written(reader):
        raise NoFixError(_BY_HAND)
    if not is_repeatable(source, held) or _is_changed(source, held) or begins_statement(reader):
        raise NoFixError(_BY_HAND)
    name = source.characters(held)
    if (key := source.key_of(reader)) is not None:
        return [_either(source, reader, name, moves.get(key, ()))]
    step = "?." if any(each.type == "optional_chain" for each in reader.children) else "."
    added = [
        f"{old}: {name}{step}{new[0]}" if len(new) == 1 else f"...{name}{step}{step.join(new[:-1])}"
        for old, new in moves.items()
    ]
    return [source.replaced(held, f"({{ {', '.join(dict.fromkeys((*added, f'...{name}')))} }})")]


def _either(source: Source, reader: Node, name: str, new: Sequence[str]) -> Edit:
    """`(value.query?.bucket ?? value.bucket)` in place of `value.bucket`, which may be of something else."""
    if len(new) < 2:
        raise NoFixError(_BY_HAND)
    behind = source.characters(reader).removeprefix(name)
    first = "?." if behind.startswith("?.") else "."
    last = behind if behind.startswith("?.") else f"?.{behind.removeprefix('.')}"
    return source.replaced(reader, f"({name}{first}{'?.'.join(new[:-1])}{last} ?? {name}{behind})")


def is_repeatable(source: Source, node: Node) -> bool:
    """Whether an expression can be written several times: names, and members under plain keys."""
    if node.type == "non_null_expression":
        return is_repeatable(source, node.named_children[0])
    if node.type not in MEMBERS:
        return node.type in _NAMES
    index, inner = node.child_by_field_name("index"), node.child_by_field_name("object")
    is_plain = index is None or index.type in ("string", "number", "identifier")
    return is_plain and inner is not None and is_repeatable(source, inner)


def _is_changed(source: Source, held: Node) -> bool:
    """Whether the program writes something under what an expression gives, which may have other keys then."""
    name = source.characters(held)
    return any(node.type in MEMBERS and source.holder(node) == name and is_written(node) for node in source.nodes)


def begins_statement(node: Node) -> bool:
    """Whether a bracket at a node's beginning might be taken for a call of what stands above it."""
    above = node.parent
    while above is not None and above.start_byte == node.start_byte:
        if above.type == "expression_statement":
            return True
        above = above.parent
    return False
