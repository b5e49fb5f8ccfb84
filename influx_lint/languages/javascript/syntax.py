"""The syntax trees of JavaScript and TypeScript."""

from __future__ import annotations

import re

from tree_sitter import Node

from influx_lint.languages import trees
from influx_lint.languages.trees import Syntax

_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_LINE_ENDS = frozenset(("\n", "\r", "\r\n", "\u2028", "\u2029"))

_GRAMMARS = {**dict.fromkeys((".ts", ".mts", ".cts"), ("typescript", "tsx")), ".tsx": ("tsx",)}
_ANY = ("javascript", "tsx")
"""The grammars by which a file is read, by the end of its name: the next one where one finds mistakes. Files of
JavaScript may have types, which a compiler takes out."""


def parse(text: str, name: str) -> Syntax:
    """The tree of a file's text. Raises UnparsableError."""
    found: list[Syntax] = []
    for grammar in _GRAMMARS.get(name[name.rfind(".") :], _ANY):
        found.append(trees.parse(grammar, text))
        if not found[-1].root.has_error:
            return found[-1]
    return min(found, key=_mistaken)


def _mistaken(syntax: Syntax) -> int:
    """How much of a text its tree says nothing of."""
    offsets = map(syntax.lines.offsets, syntax.broken)
    return sum(end - start or 1 for start, end in offsets)


def unescaped(text: str) -> str:
    """What the characters of a string or a template mean."""
    return _ESCAPE.sub(_meant, text) if "\\" in text else text


def _meant(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code is not None:
        return chr(min(int(code, 16), 0x10FFFF))
    return "" if found[4] in _LINE_ENDS else _ESCAPES.get(found[4], found[4])


def inside(node: Node) -> list[Node]:
    """The named nodes in a node that are no comments."""
    return [each for each in node.named_children if not each.is_extra]
