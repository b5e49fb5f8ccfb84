"""Edits of what is taken apart, and of objects that are written out: `{user, bucket: b}` on either side of `=`.

The keys that go under another one go there together: `{org, bucket}` becomes `{query: {org, bucket}}`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from tree_sitter import Node

from influx_lint.findings import Edit
from influx_lint.languages.advice import by_hand
from influx_lint.languages.front import NoFixError
from influx_lint.languages.javascript.edits.source import MEMBERS, Source, is_bound, is_in
from influx_lint.languages.trees import walk

_ENTRIES = frozenset(
    {"pair", "pair_pattern", "shorthand_property_identifier", "shorthand_property_identifier_pattern"}
    | {"object_assignment_pattern", "method_definition"}
)
_NO_ENTRIES = frozenset({"rest_pattern", "spread_element", "comment"})


def entry_of(node: Node) -> Node | None:
    """The entry that a node is the key of."""
    above = node.parent
    if above is None:
        return None
    if above.type == "object_assignment_pattern":
        return above if node == above.child_by_field_name("left") else None
    if above.type in ("pair", "pair_pattern"):
        return above if node == above.child_by_field_name("key") else None
    return node if node.type.startswith("shorthand_property_identifier") else None


def render(
    source: Source,
    entry: Node,
    old: str,
    new: Sequence[str],
    moves: Mapping[str, Sequence[str]],
    *,
    is_sure: bool,
    around: tuple[str, str] = ("", ""),
) -> list[Edit]:
    """The edits that have an entry take the key path `new`; where an object is made for it, with `around` it. Raises
    NoFixError."""
    if len(new) == 1:
        return [_renamed(source, entry, new[0])]
    whole = entry.parent
    if whole is None or len(new) != 2:
        raise by_hand(old, new)
    rests = [each for each in whole.named_children if each.type == "rest_pattern"]
    inside = next((each for each in whole.named_children if key_of(source, each) == new[0]), None)
    group = [
        each
        for each in whole.named_children
        if tuple(moves.get(key_of(source, each) or "", ())[:-1]) == tuple(new[:-1])
        and not (each.type == "object_assignment_pattern" and new[0] in source.characters(each))
    ]
    if entry not in group:
        raise by_hand(old, new)
    if whole.type == "object_pattern" and any(each.is_extra for each in whole.named_children):
        group, inside = [entry], None
    moved = [_under(source, each, moves[key_of(source, each) or ""]) for each in group]
    has_default = not is_sure or any("assignment_pattern" in each.type or _is_defaulted(each) for each in group)
    default = " = {}" if has_default and whole.type == "object_pattern" else ""
    first, *others = group
    text = f"{new[0]}: {around[0]}{{ {', '.join(moved)} }}{around[1]}{default}"
    if not all(_is_read_alone(source, each, besides={*moves, new[0]}) for each in rests):
        if inside is not None or not all(_is_read_alone(source, each, besides=new[:1]) for each in rests):
            raise NoFixError(
                f"the rest of the object is taken, too: take `{old}` from `{new[0]}`, and leave that out of it"
            )
        return [*_without_all(source, group), _of_rest(source, group, rests[-1], text, by_hand(old, new))]
    if inside is not None:
        return [*_put_into(source, inside, moved, old, new), *(without(source, each) for each in group)]
    return [source.replaced(first, text), *(without(source, each) for each in others)]


def _of_rest(source: Source, group: Sequence[Node], rest: Node, text: str, advice: NoFixError) -> Edit:
    """The edit that takes entries out of the rest, right behind: `const { …rest } = value, { query: { org } } = rest`.
    Raises NoFixError."""
    whole = rest.parent
    declarator = whole.parent if whole is not None else None
    if whole is None or declarator is None or declarator.type != "variable_declarator":
        raise advice
    bound = {source.characters(each) for entry in group for each in walk(entry) if is_bound(each)}
    inside = [each for name in bound for each in source.identifiers.get(name, ()) if is_in(each, whole)]
    if not all(any(is_in(each, entry) for entry in group) for each in inside):
        raise advice
    return source.after(declarator, f", {{ {text} }} = {source.characters(rest.named_children[0])}")


def _is_read_alone(source: Source, rest: Node, besides: Collection[str]) -> bool:
    """Whether nothing is done with the rest of an object but to read it under keys, which are none of these."""
    uses = source.identifiers.get(source.characters(rest.named_children[0]), ())
    others = [each for each in uses if not is_bound(each)]
    keys = [key for each in others for key in _keys_taken(source, each)]
    return len(uses) - len(others) == 1 and not {None, *besides}.intersection(keys)


def _keys_taken(source: Source, use: Node) -> list[str | None]:
    """The keys that are read of an object where its name stands: those of a member, or of a pattern that takes it
    apart; nothing in the place of what is not known."""
    above = use.parent
    if above is not None and above.type in MEMBERS:
        return [source.key_of(above)]
    pattern = above.child_by_field_name("name") if above is not None and above.type == "variable_declarator" else None
    if pattern is None or pattern.type != "object_pattern":
        return [None]
    return [key_of(source, each) for each in pattern.named_children]


def key_of(source: Source, entry: Node) -> str | None:
    """The constant key of an entry."""
    if entry.type not in _ENTRIES:
        return None
    key = entry.child_by_field_name("key") or entry.child_by_field_name("left") or entry
    if key.type in ("property_identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"):
        return source.characters(key)
    return source.value(key)


def _renamed(source: Source, entry: Node, name: str) -> Edit:
    key = entry.child_by_field_name("key")
    if key is not None:
        return source.renamed(key, name) if key.type == "string" else source.replaced(key, name)
    own = entry.child_by_field_name("left") or entry
    return source.before(own, f"{name}: ")


def _under(source: Source, entry: Node, path: Sequence[str]) -> str:
    """An entry as it stands under another key."""
    key = entry.child_by_field_name("key")
    text = source.characters(entry)
    if key is None:
        own = source.characters(entry.child_by_field_name("left") or entry)
        return text if own == path[-1] else f"{path[-1]}: {text}"
    written = source.characters(key)
    name = source.literal(key, path[-1]) if key.type == "string" else path[-1]
    return name + text[len(written) :]


def _is_defaulted(entry: Node) -> bool:
    value = entry.child_by_field_name("value")
    return value is not None and value.type == "assignment_pattern"


def _put_into(source: Source, inside: Node, moved: Sequence[str], old: str, new: Sequence[str]) -> list[Edit]:
    """The edits that put entries into the object or pattern that is there for them already."""
    value = inside.child_by_field_name("value")
    if value is not None and value.type == "assignment_pattern":
        value = value.child_by_field_name("left")
    if value is None or value.type not in ("object", "object_pattern") or not value.named_children:
        raise by_hand(old, new)
    last = value.named_children[-1]
    if last.type in _NO_ENTRIES:
        raise by_hand(old, new)
    return [source.after(last, "".join(f", {each}" for each in moved))]


def _without_all(source: Source, group: Sequence[Node]) -> Iterator[Edit]:
    """The edits that take entries away, of which some may stand beside one another."""
    stretch: list[Node] = []
    for entry in group:
        if stretch and stretch[-1].next_named_sibling != entry:
            yield without(source, *stretch)
            stretch = []
        stretch.append(entry)
    yield without(source, *stretch)


def without(source: Source, *entries: Node) -> Edit:
    """The edit that takes entries beside one another away, with the comma before them, or else behind them."""
    start, end = source.offsets(entries[0])[0], source.offsets(entries[-1])[1]
    before, behind = entries[0].prev_sibling, entries[-1].next_sibling
    if before is not None and before.type == ",":
        return source.replace(source.offsets(before)[0], end, "")
    if behind is not None and behind.type == ",":
        following = behind.next_sibling
        stop = source.offsets(following)[0] if following is not None else source.offsets(behind)[1]
        return source.replace(start, stop, "")
    return source.replace(start, end, "")
