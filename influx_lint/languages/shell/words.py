"""The words of shell: literals with the places of their characters, expansions, and what is put together of them."""

from __future__ import annotations

import re
from collections.abc import Callable

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.languages.shell.lowering import EXPANSIONS, Lowering
from influx_lint.languages.shell.placed import Placed, joined, placed

_IN_QUOTES = re.compile(r'\\(?:([$`"\\])|\n)')
_OUTSIDE = re.compile(r"\\(?:(.)|\n)", re.DOTALL)
_IN_DOCUMENT = re.compile(r"\\(?:([$`\\])|\n)")
_ANSI = re.compile(r"\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|([0-7]{1,3})|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f", "v": "\v"}
BRACES = re.compile(r"\{[\w.-]+(?:,[\w.-]+)+\}")
"""What the shell makes several words of."""
_NOTHING = re.compile(r"(?!)")

LITERALS = frozenset(("word", "number", "extglob_pattern", "regex", "test_operator", "special_variable_name"))


def unquoted(lowering: Lowering, start: int, end: int, escape: re.Pattern[str]) -> Placed:
    """The characters that the text between two offsets stands for, each where it is written."""
    pieces: list[Placed] = []
    at = start
    for found in escape.finditer(lowering.text, start, end):
        pieces.append(lowering.characters(at, found.start()))
        meaning = _meaning(found)
        if meaning:
            after = found.start() + (meaning == found[0][-1])
            pieces.append(placed(meaning, lowering.characters(after, after + 1).runs))
        at = found.end()
    pieces.append(lowering.characters(at, end))
    return joined(pieces)


def _meaning(found: re.Match[str]) -> str:
    """The character that an escape stands for."""
    if found.re is not _ANSI:
        return found[1] or ""
    code, wide, octal, letter = found.groups()
    if letter is not None:
        return _LETTERS.get(letter, letter)
    return chr(int(code or wide or octal, 8 if octal else 16))


def literal(lowering: Lowering, node: Node, escape: re.Pattern[str], before: int = 0, after: int = 0) -> ir.Constant:
    """A literal node, but for the quotes that it begins and ends with."""
    start, end = lowering.offsets(node)
    value = unquoted(lowering, start + before, max(end - after, start + before), escape)
    return ir.Constant(lowering.place(node), value)


def string(lowering: Lowering, node: Node) -> ir.Expression:
    """What stands in double quotes."""
    start, end = lowering.offsets(node)
    opens = 2 if node.type == "translated_string" else 1
    return between(lowering, node, (start + opens, max(end - 1, start + opens)), _IN_QUOTES)


def between(lowering: Lowering, node: Node, bounds: tuple[int, int], escape: re.Pattern[str]) -> ir.Expression:
    """The text from one offset to another, in which the expansions among the children of a node stand."""
    at, end = bounds
    parts: list[ir.Expression] = []
    for child in expansions(node):
        first, last = lowering.offsets(child)
        if first > at:
            parts.append(_constant(lowering, at, first, escape))
        parts.append(lowering.word(child))
        at = last
    if at < end or not parts:
        parts.append(_constant(lowering, at, end, escape))
    return parts[0] if len(parts) == 1 else lowering.call(lowering.place(node), "text", parts)


def expansions(node: Node) -> list[Node]:
    """The expansions in a quoted text, whatever stands around them."""
    found = []
    for child in node.children:
        if child.type in EXPANSIONS:
            found.append(child)
        elif child.type in ("string", "translated_string") and node.type not in ("string", "translated_string"):
            found += expansions(child)
    return found


def _constant(lowering: Lowering, start: int, end: int, escape: re.Pattern[str]) -> ir.Constant:
    return ir.Constant(lowering.packed(start, end), unquoted(lowering, start, end, escape))


def document(lowering: Lowering, node: Node, *, quoted: bool) -> ir.Expression:
    """The text of a here-document; of a quoted one, nothing in it is expanded."""
    bounds = lowering.offsets(node)
    if quoted:
        return _constant(lowering, *bounds, _NOTHING)
    return between(lowering, node, bounds, _IN_DOCUMENT)


def concatenation(lowering: Lowering, node: Node) -> ir.Expression:
    parts = [lowering.word(child) for child in node.children]
    return lowering.call(lowering.place(node), "text", parts)


def array(lowering: Lowering, node: Node) -> ir.Expression:
    """`(a b)`, or with keys `([a]=b [c]=d)`."""
    pairs = [_pair(lowering, child) for child in node.named_children if child.type != "comment"]
    if pairs and all(pair is not None for pair in pairs):
        return ir.MappingDisplay(lowering.place(node), tuple(pair for pair in pairs if pair is not None))
    return ir.Display(lowering.place(node), ir.Shape.LIST, tuple(several(lowering, node.named_children)))


def _pair(lowering: Lowering, node: Node) -> tuple[ir.Expression, ir.Expression] | None:
    if node.type != "concatenation" or not node.children or lowering.raw(node.children[0]) != "[":
        return None
    start, end = lowering.offsets(node)
    found = re.match(r"\[(?:\"([^\"$`\\]*)\"|'([^']*)'|([^\]\"'$`\\]*))\]=", lowering.text[start:end])
    if found is None:
        return None
    group = next(at for at in (1, 2, 3) if found[at] is not None)
    key = _constant(lowering, start + found.start(group), start + found.end(group), _NOTHING)
    return key, _rest(lowering, node, start + found.end())


def setting(lowering: Lowering, node: Node) -> tuple[str, ir.Expression] | None:
    """The name and the value in a word `name=value`."""
    found = re.match(r"([A-Za-z_]\w*)=", lowering.raw(node))
    if found is None or node.type not in ("word", "concatenation"):
        return None
    return found[1], _rest(lowering, node, lowering.offsets(node)[0] + found.end())


def _rest(lowering: Lowering, node: Node, start: int) -> ir.Expression:
    """What of a word stands from an offset on."""
    rest = [child for child in node.children or [node] if lowering.offsets(child)[1] > start]
    parts = [_after(lowering, child, start) for child in rest]
    return parts[0] if len(parts) == 1 else lowering.call(lowering.place(node), "text", parts)


def _after(lowering: Lowering, node: Node, start: int) -> ir.Expression:
    """A word, or what of it stands from an offset on."""
    first, end = lowering.offsets(node)
    return lowering.word(node) if first >= start else _constant(lowering, start, end, _OUTSIDE)


def several(lowering: Lowering, nodes: list[Node]) -> list[ir.Expression]:
    """The words that some nodes become: those that are not quoted are split, arrays are taken apart."""
    found: list[ir.Expression] = []
    for node in nodes:
        if node.type in ("simple_expansion", "expansion", "command_substitution") or is_whole_array(lowering, node):
            inner = node if node.type != "string" else node.named_children[0]
            parts = lowering.call(lowering.place(node), "words", [lowering.word(inner)])
            found.append(ir.Star(lowering.place(node), parts))
        elif node.type in ("brace_expression", "concatenation") and (braces := _braces(lowering, node)):
            found += braces
        elif node.type not in ("comment", "\n"):
            found.append(lowering.word(node))
    return found


def is_whole_array(lowering: Lowering, node: Node) -> bool:
    """Whether a word is all of an array, in quotes."""
    return node.type == "string" and re.fullmatch(r'"\$(?:@|\{[!]?\w*(?:\[@\]|@)\})"', lowering.raw(node)) is not None


def _braces(lowering: Lowering, node: Node) -> list[ir.Expression]:
    """The words of `{a,b}`, where that is all."""
    start, end = lowering.offsets(node)
    raw = lowering.text[start:end]
    if not BRACES.fullmatch(raw):
        return []
    return [
        _constant(lowering, start + each.start(), start + each.end(), _NOTHING) for each in re.finditer(r"[\w.-]+", raw)
    ]


WORDS: dict[str, Callable[[Lowering, Node], ir.Expression]] = {
    "raw_string": lambda lowering, node: literal(lowering, node, _NOTHING, 1, 1),
    "ansi_c_string": lambda lowering, node: literal(lowering, node, _ANSI, 2, 1),
    "string": string,
    "translated_string": string,
    "concatenation": concatenation,
    "array": array,
    **dict.fromkeys(LITERALS, lambda lowering, node: literal(lowering, node, _OUTSIDE)),
}
