"""Edits of keys in calls and tests: `_.get(value, "key")`, `"key" in value`, and of functions of the project."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.languages.advice import by_hand
from influx_lint.languages.front import NoFixError
from influx_lint.languages.javascript.edits import members
from influx_lint.languages.javascript.edits.source import MEMBERS, Source, may_be_missing
from influx_lint.languages.trees import within
from influx_lint.registry.policy import key_text

_BY_PATH = frozenset({"get", "has", "result", "property", "path", "pathOr", "map", "keyBy", "groupBy"})
_BY_KEY = {"prop": "path", "propOr": "pathOr", "lensProp": "lensPath"}
"""What Ramda calls its functions that take one key, and those that do the same with a path in a list."""

_BY_LIST = frozenset({"pick", "at", "props"})


def test(source: Source, key: Node, test: Node, old: str, new: Sequence[str], *, is_sure: bool) -> list[Edit]:
    """`"key" in value`. Raises NoFixError."""
    holder = test.child_by_field_name("right")
    if source.value(key) != old or holder is None:
        raise by_hand(old, new)
    return _reached(source, key, holder, new, is_sure=is_sure)


def _reached(source: Source, key: Node, holder: Node | None, new: Sequence[str], *, is_sure: bool) -> list[Edit]:
    """The last key, looked up in what the others lead to. Raises NoFixError."""
    if len(new) == 1:
        return [source.renamed(key, new[0])]
    if holder is None:
        raise by_hand(source.value(key) or "", new)
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
        return _reached(source, key, function.child_by_field_name("object"), new, is_sure=is_sure)
    if name in _BY_KEY:
        return _by_path(source, key, function, name, new)
    if name in ("get", "has") and arguments == [key] and function.type in MEMBERS:
        return _of_map(source, key, whole, new, asks=name == "has", is_sure=is_sure)
    if len(arguments) < 2 or arguments[1] != key:
        raise by_hand(old, new)
    if holder in ("Reflect", "Object", "Object.prototype.hasOwnProperty"):
        return _reached(source, key, arguments[0], new, is_sure=is_sure)
    if name in _BY_PATH:
        return [source.renamed(key, ".".join(new))]
    raise by_hand(old, new)


def _of_map(source: Source, key: Node, whole: Node, new: Sequence[str], *, asks: bool, is_sure: bool) -> list[Edit]:
    """`map.get("key")`, `map.has("key")`."""
    if len(new) == 1:
        return [source.renamed(key, new[0])]
    if asks:
        held = f"{source.holder(within(whole, 'function') or whole)}.get({source.literal(key, new[0])})"
        return [source.replaced(whole, f"Object.hasOwn({held} ?? {{}}, {source.literal(key, new[-1])})")]
    steps = "." if is_sure and not may_be_missing(whole) else "?."
    return [source.renamed(key, new[0]), source.after(whole, "".join(f"{steps}{part}" for part in new[1:]))]


def _by_path(source: Source, key: Node, function: Node, name: str, new: Sequence[str]) -> list[Edit]:
    """`R.prop("key")`, as `R.path(["under", "key"])` where the key is under another one."""
    if len(new) == 1:
        return [source.renamed(key, new[0])]
    steps = ", ".join(source.literal(key, part) for part in new)
    called = function.child_by_field_name("property") or function
    return [source.replaced(called, _BY_KEY[name]), source.replaced(key, f"[{steps}]")]


def step(source: Source, span: Span, text: Node, old: str, new: Sequence[str]) -> list[Edit]:
    """A key in a path that is one text. Raises NoFixError."""
    start, end = source.lines.offsets(span)
    whole = source.text
    if whole[start:end] != old or whole[start - 1] not in ".'\"`]" or ("[" in whole[end : end + 1] and not text):
        raise by_hand(old, new)
    return [source.replace(start, end, ".".join(new))]


def in_list(source: Source, key: Node, listed: Node, old: str, new: Sequence[str], *, is_sure: bool) -> list[Edit]:
    """A key in a list: a path, as in `_.get(value, ["a", "key"])`, or keys of which each is taken, as in `_.pick(value,
    ["a", "key"])`, which finds those that are under another one once they are at its side. Raises NoFixError."""
    given = listed.parent
    whole = given.parent if given is not None and given.type == "arguments" else None
    function = within(whole, "function")
    name = ""
    if function is not None:
        name = (source.key_of(function) if function.type in MEMBERS else source.characters(function)) or ""
    if name in _BY_LIST and source.value(key) == old:
        return _beside(source, key, listed, new, keeps_names=name == "pick", is_sure=is_sure)
    if name not in _BY_PATH or source.value(key) != old:
        raise by_hand(old, new)
    return [source.replaced(key, ", ".join(source.literal(key, part) for part in new))]


def _beside(
    source: Source, key: Node, listed: Node, new: Sequence[str], *, keeps_names: bool, is_sure: bool
) -> list[Edit]:
    """One of the keys that are taken out of an object, which finds those under another one at its side. Raises
    NoFixError where what it makes keeps the names, and one is another now."""
    if len(new) == 1 and not keeps_names:
        return [source.renamed(key, new[0])]
    held = next(
        (
            each
            for each in (listed.parent.named_children if listed.parent is not None else ())
            if each.type == "identifier"
        ),
        None,
    )
    if held is None or len(new) == 1:
        raise by_hand(source.value(key) or "", new)
    name = source.characters(held)
    under = ("." if is_sure else "?.").join((name, *new[:-1]))
    return [source.replaced(held, f"{{ ...{under}, ...{name} }}")]


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
