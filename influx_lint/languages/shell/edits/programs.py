"""Edits of keys that stand in a jq program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise, starmap
from typing import NamedTuple

from influx_lint.findings import Edit
from influx_lint.languages.front import NoFixError
from influx_lint.languages.shell import jq_tree as tree, words
from influx_lint.languages.shell.edits.indirect import is_key, is_key_alone
from influx_lint.languages.shell.edits.source import Literal, Source
from influx_lint.languages.shell.jq_reader import program_in
from influx_lint.languages.shell.jq_tree import Node
from influx_lint.registry.policy import key_text


class Key(NamedTuple):
    """A key in a program: its characters, what stands around them from the innermost on, the word that the program is
    in, and the new path. A `pattern` takes apart what it stands in."""

    chunk: tree.Chunk | tree.Variable
    above: tuple[Node, ...]
    source: Source
    literal: Literal
    new: Sequence[str]
    in_pattern: bool

    @property
    def outer(self) -> Node:
        """The string that a key is all of, or the key itself."""
        return self.above[0] if isinstance(self.above[0], tree.String) else self.chunk

    @property
    def around(self) -> Node:
        """What the key is a key of."""
        return self.above[1] if isinstance(self.above[0], tree.String) else self.above[0]

    def replaced(self, new: str) -> Edit:
        return self.source.put(self.literal.text, self.chunk.start, self.chunk.end, new)

    def inserted(self, index: int, new: str) -> Edit:
        return self.source.put(self.literal.text, index, index, new)


def render(source: Source, literal: Literal, new: Sequence[str]) -> list[Edit] | None:
    """The edits of a key in a jq program; nothing where what stands there is none. Raises NoFixError."""
    if words.BRACES.fullmatch(source.raw(literal.node)):
        return None
    program = program_in(literal.text)
    found = _path_to(program, literal) if program is not None else None
    if program is None or found is None:
        return None
    chunk, above = found[-1], tuple(reversed(found[:-1]))
    if not above or not isinstance(chunk, tree.Chunk | tree.Variable):
        return None
    key = Key(chunk, above, source, literal, new, any(starmap(tree.is_pattern, pairwise(found))))
    made = _RENDERED.get(type(key.around))
    goes_deep = any(isinstance(node, tree.Call) and node.name in _GOING_DEEP for node in above)
    if made is None or goes_deep or _chooses_entries(program, key):
        raise _not_sure(new)
    return made(key)


def _chooses_entries(program: Node, key: Key) -> bool:
    """Whether a program may leave the query dictionary out of an object before a key is read of that."""
    if isinstance(key.around, tree.Index) and isinstance(key.around.of, tree.Index):
        return False
    found = (node for node in tree.walk(program) if isinstance(node, tree.Call) and node.name in _MADE_OF_ENTRIES)
    return any(node not in key.above and any(map(_selects, tree.walk(node))) for node in found)


def _selects(node: Node) -> bool:
    return isinstance(node, tree.Call) and node.name in ("select", "empty")


def _not_sure(new: Sequence[str]) -> NoFixError:
    return NoFixError(f"how the key is used here is not understood: read {key_text(new)} by hand")


def _path_to(program: Node, literal: Literal) -> list[Node] | None:
    """The nodes from the program down to the one with exactly the characters that are looked for."""
    path = [program]
    while True:
        node = path[-1]
        inner = [each for each in tree.parts(node) if each.start <= literal.start and literal.end <= each.end]
        if not inner:
            has_all = isinstance(node, tree.Chunk) and (node.start, node.end) == (literal.start, literal.end)
            is_name = isinstance(node, tree.Variable) and node.end == literal.end
            return path if has_all or is_name else None
        path.append(min(inner, key=lambda each: each.end - each.start))


def _index(key: Key) -> list[Edit]:
    """`.key`, `."key"`, `["key"]`."""
    index = key.around
    assert isinstance(index, tree.Index)
    new, text = key.new, key.literal.text
    if index.key is not key.outer:
        raise _not_sure(new)
    renamed = [key.replaced(new[-1])] if key.literal.text[key.chunk.start : key.chunk.end] != new[-1] else []
    if len(new) == 1:
        return renamed
    before = ".".join(new[:-1])
    if text[index.opens] == ".":
        return [*renamed, key.inserted(index.opens + 1, before + ".")]
    has_dot = text[: index.opens].rstrip()[-1:] == "."
    return [*renamed, key.inserted(index.opens, before if has_dot else "." + before)]


def _entry(key: Key) -> list[Edit]:
    """`{key}` and `{"key"}`, or in a pattern `{key: $variable}` and `{$key}`."""
    entry = key.around
    assert isinstance(entry, tree.Entry)
    if key.in_pattern:
        return _pattern_entry(key, entry)
    if entry.value is not None or isinstance(key.chunk, tree.Variable):
        raise _not_sure(key.new)
    return [key.inserted(key.outer.end, f": .{'.'.join(key.new)}")]


def _pattern_entry(key: Key, entry: tree.Entry) -> list[Edit]:
    new = key.new
    opened = "".join(f"{each}: {{" for each in new[:-1])
    closed = [key.inserted(entry.end, "}" * (len(new) - 1))] if opened else []
    if isinstance(key.chunk, tree.Variable):
        is_same = key.chunk.name == f"${new[-1]}"
        return [key.inserted(key.chunk.start, opened if is_same else f"{opened}{new[-1]}: "), *closed]
    if isinstance(key.outer, tree.String) and opened:
        return [key.inserted(key.outer.start, opened), key.replaced(new[-1]), *closed]
    return [key.replaced(opened + new[-1]), *closed]


def _call(key: Key) -> list[Edit]:
    """`has("key")`."""
    call = key.around
    assert isinstance(call, tree.Call)
    if call.name != "has" or call.arguments != (key.outer,):
        raise _not_sure(key.new)
    if len(key.new) == 1:
        return [key.replaced(key.new[0])]
    before = ".".join(key.new[:-1])
    return [key.inserted(call.start, f"(.{before} // {{}} | "), key.replaced(key.new[-1]), key.inserted(call.end, ")")]


def _binary(key: Key) -> list[Edit]:
    """A key among others in `.["a", "b"]` or `getpath(["a", "b"])`, or one that is compared with."""
    binary = key.around
    assert isinstance(binary, tree.Binary)
    is_renamed = len(key.new) == 1
    if any(map(_compares, key.above)) and not _asks_for_values_alone(key.above[-1]):
        raise NoFixError(f"what the key is compared with may be told by its name: read {key_text(key.new)} by hand")
    if is_renamed and (binary.operator in _EQUAL or (binary.operator == "," and _become_keys_alone(key))):
        return [key.replaced(key.new[0])]
    inner = [each for each in key.above if not isinstance(each, tree.Binary | tree.String)]
    is_path = isinstance(inner[0], tree.Array) and isinstance(inner[1], tree.Call) and inner[1].name == "getpath"
    if binary.operator == "," and is_path and binary.right is key.outer:
        before = "".join(f'"{each}", ' for each in key.new[:-1])
        return [key.inserted(key.outer.start, before), key.replaced(key.new[-1])]
    raise _not_sure(key.new)


def _become_keys_alone(key: Key) -> bool:
    """Whether keys with commas between are compared with, or stand in brackets or in a variable that always does."""
    for inner, holder in pairwise([key.outer, *(each for each in key.above if each is not key.outer)]):
        if isinstance(holder, tree.Bind | tree.Fold) and inner is holder.of:
            patterns = [each for each in tree.parts(holder) if tree.is_pattern(holder, each)]
            return all(isinstance(each, tree.Variable) and is_key_alone(key.above[-1], each) for each in patterns)
        if not (isinstance(holder, tree.Group) or (isinstance(holder, tree.Binary) and holder.operator == ",")):
            return is_key((holder, inner)) or any(map(_compares, key.above))
    return False


_EQUAL = ("==", "!=")
_MADE_OF_ENTRIES = frozenset({"with_entries", "map_values"})
_GOING_DEEP = frozenset({"walk", "recurse"})
"""Functions that do something to all that is in their input, the query dictionary, too."""
_COMPARING = frozenset({"IN", "inside"})
_OF_ENTRIES = frozenset({"with_entries", "from_entries", "tojson", "tostring"})


def _compares(node: Node) -> bool:
    if isinstance(node, tree.Call):
        return node.name in _COMPARING
    return isinstance(node, tree.Binary) and node.operator in _EQUAL


def _asks_for_values_alone(program: Node) -> bool:
    """Whether a program takes the values of entries, and does nothing with their keys but to compare them."""
    taken = compared = 0
    for node in tree.walk(program):
        if isinstance(node, tree.Call) and node.name in _OF_ENTRIES:
            return False
        if isinstance(node, tree.Binary) and node.operator in _EQUAL:
            compared += _is_field(node.left, "key") + _is_field(node.right, "key")
        taken += _is_field(node, "value")
        compared -= _is_field(node, "key")
    return taken > 0 and compared == 0


def _is_field(node: Node, name: str) -> bool:
    return isinstance(node, tree.Index) and isinstance(node.key, tree.Chunk) and node.key.text == name


def _array(key: Key) -> list[Edit]:
    """`getpath(["key"])`."""
    call = key.above[key.above.index(key.around) + 1 :][:1]
    if not call or not isinstance(call[0], tree.Call) or call[0].name != "getpath":
        raise _not_sure(key.new)
    before = "".join(f'"{each}", ' for each in key.new[:-1])
    return [*([key.inserted(key.outer.start, before)] if before else []), key.replaced(key.new[-1])]


_RENDERED: dict[type, Callable[[Key], list[Edit]]] = {
    tree.Index: _index,
    tree.Entry: _entry,
    tree.Call: _call,
    tree.Binary: _binary,
    tree.Array: _array,
}
