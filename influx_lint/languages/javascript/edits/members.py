"""Edits of members: `value.key`, `value?.key` and `value["key"]`."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from influx_lint.findings import Edit
from influx_lint.languages.advice import by_hand
from influx_lint.languages.front import NoFixError
from influx_lint.languages.javascript.edits.source import Source, is_written, may_be_missing
from influx_lint.registry.policy import key_text


def render(source: Source, member: Node, old: str, new: Sequence[str], *, is_sure: bool) -> list[Edit]:
    """The edits that let a member read the key path `new`. Where the value is not sure to have all of it, what leads
    there may be missing. Raises NoFixError."""
    holder = source.holder(member)
    if is_written(member) or not source.written.isdisjoint({(holder, old), (holder, new[0])}):
        raise NoFixError(f"the key is written or deleted as well: use {key_text(new)} wherever it is used")
    name, key = member.child_by_field_name("property"), member.child_by_field_name("index")
    is_optional = _is_optional(member)
    inner = is_optional or not is_sure or may_be_missing(member)
    if name is not None:
        return [source.replaced(name, ("?." if inner else ".").join(new))]
    if key is None:
        raise by_hand(old, new)
    if len(new) == 1:
        if source.value(key) != old:
            raise by_hand(old, new)
        return [source.renamed(key, new[0])]
    text = source.value(key)
    if text is None and key.type not in ("identifier", "member_expression"):
        raise by_hand(old, new)
    if text is not None and text != old:
        raise by_hand(old, new)
    quote = source.characters(key)[0] if text is not None else source.quote
    steps = "".join(f"[{quote}{part}{quote}]" for part in new[:-1])
    start = next(each for each in member.children if each.type in ("optional_chain", "?.", "["))
    if is_optional:
        return [source.before(start, f"?.{steps}")]
    return [source.before(start, f"{steps}?." if inner else steps)]


def _is_optional(member: Node) -> bool:
    """Whether a member, or what it is one of, may be missing."""
    node: Node | None = member
    while node is not None and node.type in ("member_expression", "subscript_expression", "call_expression"):
        if any(each.type in ("optional_chain", "?.") for each in node.children):
            return True
        node = node.child_by_field_name("object") or node.child_by_field_name("function")
    return False


def reach(source: Source, holder: Node, new: Sequence[str], *, is_sure: bool) -> Edit:
    """The edit that lets an expression be the object that `new` leads to, or an empty one. Raises NoFixError."""
    if holder.type not in ("identifier", "member_expression", "subscript_expression", "call_expression", "this"):
        raise by_hand(new[-1], new)
    steps = "".join(f".{part}" if is_sure else f"?.{part}" for part in new[:-1])
    return source.replaced(holder, f"({source.characters(holder)}{steps} ?? {{}})")
