"""Edits of `match` patterns that take keys out of a mapping."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

from influx_lint.findings import Edit
from influx_lint.languages.advice import by_hand
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits.source import Key, Source
from influx_lint.registry.policy import key_text

Item = tuple[ast.expr, ast.pattern]


def render(
    source: Source, key: ast.expr, old: str, new: Sequence[str], moves: Mapping[str, Sequence[str]]
) -> list[Edit]:
    """The edits of a mapping pattern with `key`. All its keys that move to the same place move together, since a
    pattern names no key twice. `moves` are the new paths of all old keys. Raises NoFixError."""
    pattern = next((above for above in source.ancestors(key) if isinstance(above, ast.MatchMapping)), None)
    if pattern is None or key not in pattern.keys:
        raise by_hand(old, new)
    _unused_rest(source, pattern, old, new)
    if len(new) == 1:
        if _names(pattern, new[0]):
            raise NoFixError(f"the pattern has {key_text(new)} already: take `{old}` out of it")
        return [Key(source, key).renamed(new[0])]
    if len(new) > 2 or _names(pattern, new[0]):
        raise NoFixError(f"put `{old}` into the pattern of `{new[0]}`")
    together = [item for item in zip(pattern.keys, pattern.patterns, strict=True) if _moves(item[0], new, moves)]
    if key not in [each for each, _ in together]:
        together = [(key, pattern.patterns[pattern.keys.index(key)])]
    return _nested(source, pattern, together, new)


def _moves(key: ast.expr, new: Sequence[str], moves: Mapping[str, Sequence[str]]) -> bool:
    """Whether a key of a pattern moves to where `new` leads."""
    if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
        return False
    path = moves.get(key.value, ())
    return len(path) > 1 and tuple(path[:-1]) == tuple(new[:-1])


def _nested(source: Source, pattern: ast.MatchMapping, together: list[Item], new: Sequence[str]) -> list[Edit]:
    first = together[0][0]
    start = source.offsets(first)[0]
    edits = [source.insert(start, f"{Key(source, first).literal(new[0])}: {{")]
    if not isinstance(first, ast.Constant):
        edits.append(Key(source, first).renamed(new[-1]))
    places = [pattern.keys.index(key) for key, _ in together]
    if places == list(range(places[0], places[0] + len(places))):
        return [*edits, source.insert(_end(source, together[-1][1]), "}")]
    moved = ""
    for key, value in together[1:]:
        before = _end(source, pattern.patterns[pattern.keys.index(key) - 1])
        entry = source.text[source.offsets(key)[0] : _end(source, value)]
        between = source.text[before : source.offsets(key)[0]]
        if between.strip() != "," or "\n" in entry or "#" in entry:
            raise NoFixError(
                f"put {', '.join(f'`{each}`' for each in _texts(together))} into one pattern of `{new[0]}`"
            )
        edits.append(source.replace(before, before + len(between) + len(entry), ""))
        moved += f", {entry}"
    return [*edits, source.insert(_end(source, together[0][1]), f"{moved}}}")]


def _end(source: Source, value: ast.pattern) -> int:
    """Where a pattern ends. Raises NoFixError where it stands in parentheses, whose end is not known."""
    end = source.offsets(value)[1]
    if source.mark_after(value, ")") is not None or source.text[end:].lstrip().startswith(")"):
        raise NoFixError("write it anew by hand: how it is written is not understood")
    return end


def _texts(items: list[Item]) -> list[str]:
    return [str(key.value) for key, _ in items if isinstance(key, ast.Constant)]


def _names(pattern: ast.MatchMapping, key: str) -> bool:
    return any(isinstance(each, ast.Constant) and each.value == key for each in pattern.keys)


def _unused_rest(source: Source, pattern: ast.MatchMapping, old: str, new: Sequence[str]) -> None:
    """Where the pattern gives the other keys a name, nothing may use it: after the edit it is others."""
    uses = source.names.get(pattern.rest, []) if pattern.rest is not None else []
    if uses and len(new) > 1:
        raise NoFixError(f"`**{pattern.rest}` has other keys when `{old}` is taken from `{new[0]}`: see to it by hand")
