"""Texts as tree-sitter parses them: the one door to it, for every language whose grammar stands in `GRAMMARS`.

A parser never refuses a text. Where it makes nothing of a stretch, that is a node `ERROR`, and the rest of the tree is
sound: so a file with a mistake is judged in all its other parts, and `Syntax.broken` says where it is not.

tree-sitter and a grammar are loaded when the first text of the language is parsed. A node (`tree_sitter.Node`) is used
as it is: `type`, `children`, `named_children`, `child_by_field_name`. Its places are in bytes; `Syntax` has them in
characters, as `flow.ir` and findings have them. Nodes never outlive their `Syntax`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache, cached_property
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING

from influx_lint.findings import Span
from influx_lint.flow.spans import BITS, Packed, packed, span_of
from influx_lint.languages.front import UnparsableError
from influx_lint.languages.stack import with_room
from influx_lint.project.comments import Comment, Notation, Rows, whole_lines
from influx_lint.text import Lines

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Parser, Point, Query, Tree


MOST_BYTES = 4 * 1024 * 1024
"""How large a text may be: what nests as deep as that still fits into the stack that there is room for."""

MOST_IN_ORDINARY_STACK = 64 * 1024
"""How many bytes cannot nest deeper than an ordinary stack holds, at some hundred bytes of it a level."""

_PART = 16 * 1024
"""How many bytes a parser is given at a time."""

LEAST_SECONDS = 3.0
_BYTES_A_SECOND = 250_000
"""How much of the processor's time a parser may take. It parses twenty times as many bytes in a second, and some texts
that are none of its language in proportion to the square of their length. Nothing but time measures that."""

_MOST_PIPES = 5_000
"""How many `|` a shell script may have. A pipeline takes the square of its length in time and memory, and nothing can
stop the parser within it."""

MOST_TIMES = 8
"""How often a shell script is parsed at the most, to find the ends of its commands."""

_EXPANSION = re.compile(rb"\$[\w{(@*#?!$-]")
_CONTINUED = re.compile(rb"\\\r?\n")
_OPENING = frozenset((b"then", b"else", b"do", b"{", b"!"))
_OTHERWISE = re.compile(rb"\$\{\w+:?[-+=?](?:\$\{\w+\}|\$\w|[^{}\"'`$\n])*\}")
_ENDS_COMMAND = re.compile(rb"[&;|]")
_LATER_HERE_STRING = re.compile(rb">[^\n|;<]*<<<")

_FIRST = packed(1, 1, 1, 1)
"""What lines and columns from zero on lack to those from one on."""

ERROR = "ERROR"


GRAMMARS = {
    "bash": ("tree_sitter_bash", "language"),
    "php": ("tree_sitter_php", "language_php"),
    "javascript": ("tree_sitter_javascript", "language"),
    "typescript": ("tree_sitter_typescript", "language_typescript"),
    "tsx": ("tree_sitter_typescript", "language_tsx"),
}
"""The module of each grammar, and what in it gives the language."""


class Syntax:
    """A text, and the tree that was parsed from it, of which `root` is the first node."""

    def __init__(self, text: str, data: bytes, tree: Tree, *, has_own_lines: bool = True) -> None:
        """The rows of the tree are the lines of the text where it `has_own_lines`."""
        self.text = text
        self.root: Node = tree.root_node
        self._data = data
        self._is_plain = has_own_lines and len(text) == len(data) and _has_ordinary_lines(text)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    def packed(self, node: Node) -> Packed:
        """The characters that a node was parsed from, as nodes of `flow.ir` have them."""
        if self._is_plain:
            (line, column), (end_line, end_column) = node.start_point, node.end_point
            return end_line - line << 3 * BITS | (line << 2 * BITS | column << BITS | end_column) + _FIRST
        return self.between(*self.offsets(node))

    def span(self, node: Node) -> Span:
        """The same as a span."""
        return span_of(self.packed(node))

    def between(self, start: int, end: int) -> Packed:
        """The characters between two offsets in characters: for a part of a node, such as a name in a text."""
        return packed(*self.lines.position(start), *self.lines.position(end))

    def offsets(self, node: Node) -> tuple[int, int]:
        """Where a node begins and ends, in characters."""
        return self._offset(node.start_byte), self._offset(node.end_byte)

    def around(self, start: int, end: int) -> Node:
        """The innermost node around the characters between two offsets."""
        found = self.root.descendant_for_byte_range(self._byte(start), self._byte(end))
        return found if found is not None else self.root

    def characters(self, node: Node) -> str:
        """The characters of a node."""
        if self._is_plain:
            return self.text[node.start_byte : node.end_byte]
        return self._data[node.start_byte : node.end_byte].decode("utf-8", "surrogatepass")

    @cached_property
    def statements(self) -> list[Node]:
        """The nodes right in the root. Where the parser could make no whole of the text, those before the first loose
        part: of what follows it nobody knows where it belongs."""
        nodes = self.root.children
        if self.root.type != ERROR:
            return nodes
        loose = (number for number, each in enumerate(nodes) if not each.is_named or each.type == ERROR)
        return nodes[: next(loose, len(nodes))]

    @cached_property
    def broken(self) -> tuple[Span, ...]:
        """The stretches that the parser could make nothing of, and, without any extent, where it took something to be
        missing. Where it could make no whole of the text, this is all from its first part that is none."""
        if not self.root.has_error:
            return ()
        sound = len(self.statements)
        if sound < len(self.root.children) and self.root.type == ERROR:
            start = self._offset(self.root.children[sound].start_byte)
            return (span_of(self.between(start, len(self.text))),)
        return tuple(self.span(node) for node in _broken(self.root))

    def _offset(self, byte: int) -> int:
        """A place in characters."""
        if len(self.text) == len(self._data):
            return byte
        ends, surplus = self._wide
        return byte - surplus[bisect_right(ends, byte)]

    def _byte(self, offset: int) -> int:
        """A place in characters as one in bytes."""
        if len(self.text) == len(self._data):
            return offset
        ends, surplus = self._wide
        return offset + surplus[bisect_right(range(len(ends)), offset, key=lambda at: ends[at] - surplus[at + 1])]

    @cached_property
    def _wide(self) -> tuple[list[int], list[int]]:
        """Where each character that takes several bytes ends, and how many more bytes than characters there are before
        the first, the second, and so on."""
        ends, surplus = [], [0]
        for found in re.finditer(r"[^\x00-\x7f]", self.text):
            more = len(found[0].encode("utf-8", "surrogatepass")) - 1
            surplus.append(surplus[-1] + more)
            ends.append(found.end() + surplus[-1])
        return ends, surplus


class Leaf(Syntax):
    """A text of which another reader than tree-sitter makes something: its tree has nothing but a root. Raises
    UnparsableError for what is no text."""

    def __init__(self, text: str) -> None:
        super().__init__(text, _encoded(text), _parsed("bash", b""), has_own_lines=False)


def parse(grammar: str, text: str) -> Syntax:
    """The tree of a text by one of the `GRAMMARS`. Raises UnparsableError for what is no text, or would take too much
    time or memory; never for a mistake in it."""
    data = _encoded(text)
    if grammar == "bash" and data.count(b"|") > _MOST_PIPES:
        raise UnparsableError("it takes too long to be parsed")
    if len(data) <= MOST_IN_ORDINARY_STACK:
        return _syntax(grammar, text, data)
    return with_room(lambda: _syntax(grammar, text, data))


def _encoded(text: str) -> bytes:
    """The bytes of a text that can be parsed. Raises UnparsableError."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > MOST_BYTES:
        raise UnparsableError("too large to be parsed")
    if b"\0" in data:
        line, column = Lines(text).position(text.index("\0"))
        raise UnparsableError("not text: it has a NUL character", Span(line, column, line, column + 1))
    return data


def _syntax(grammar: str, text: str, data: bytes) -> Syntax:
    """The tree of a text; of a shell script, that of one which the grammar understands, with the same places."""
    tree, parsed = _parsed(grammar, data), bytearray(data)
    for _ in range(MOST_TIMES):
        mends = dict(_mends(parsed, tree)) if grammar == "bash" else {}
        if not mends:
            break
        for at, character in mends.items():
            parsed[at] = character
        tree = _parsed(grammar, bytes(parsed))
    return Syntax(text, data, tree, has_own_lines=parsed.count(b"\n") == data.count(b"\n"))


def _mends(data: bytearray, tree: Tree) -> Iterator[tuple[int, int]]:
    """Where characters have to be others for the grammar of shell, and which.

    From a pipeline on, it may take the ends of lines for blanks until the next redirection or list of commands, and
    behind several assignments until a command: there, semicolons end the commands. Behind another redirection, it takes
    a here-string for a mistake, but no file, and in what stands for a variable (`${x:+$x&}`) what would end a command.
    In a here-document, it passes over what an expansion behind blanks begins with, but for some: with another character
    in the place of one of these it sees it."""
    from tree_sitter import QueryCursor

    found = QueryCursor(_misread()).captures(tree.root_node)
    for document in found.get("document", ()):
        yield from _expansions_passed_over(data, document)
    for command in found.get("command", ()):
        parts = [each for each in command.children if each.type != "comment"]
        for one, other in pairwise(parts):
            between = data[one.end_byte : other.start_byte]
            goes_on = bytes(data[one.start_byte : one.end_byte]) in _OPENING
            if b"\n" in _CONTINUED.sub(b"", between) and between[:1].isspace() and not goes_on:
                yield one.end_byte, ord(";")
    if tree.root_node.has_error:
        for each in _LATER_HERE_STRING.finditer(data):
            yield from ((each.end() - 2, ord(" ")), (each.end() - 1, ord(" ")))
        for each in _OTHERWISE.finditer(data):
            yield from ((one.start(), ord(".")) for one in _ENDS_COMMAND.finditer(data, *each.span()))


def _expansions_passed_over(data: bytearray, document: Node) -> Iterator[tuple[int, int]]:
    """The blanks before those expansions in a here-document that are not seen, up to the first command there."""
    above = document.parent
    start = next((each for each in above.children if each.type == "heredoc_start"), None) if above else None
    if start is None or data[start.start_byte] in b"'\"\\":
        return
    seen = [each for each in document.children if each.type != "heredoc_content"]
    starts = [each.start_byte for each in seen]
    first = data.find(b"\n", start.end_byte)
    for found in _EXPANSION.finditer(data, first, document.end_byte):
        at, blank = found.start(), found.start()
        while blank > first and data[blank - 1] in b" \t\r\n":
            blank -= 1
        while blank < at and data[blank] in b"\r\n":
            blank += 1
        around = bisect_right(starts, at) - 1
        if blank < at and (around < 0 or seen[around].end_byte <= at):
            yield blank, ord(".")
            if found[0] == b"$(":
                return


@cache
def _misread() -> Query:
    from tree_sitter import Query

    commands = "(pipeline (command) @command .) (command (variable_assignment)) @command"
    return Query(_language("bash"), f"{commands} (heredoc_body) @document")


def _parsed(grammar: str, data: bytes) -> Tree:
    import time

    allowed = LEAST_SECONDS + len(data) / _BYTES_A_SECOND
    end, soonest = time.thread_time() + allowed, time.monotonic() + allowed

    # It asks for parts while it looks for the end of one token, and whether to go on between tokens. What the processor
    # took takes long to ask for, and is never more than what went by on the clock.
    def part(start: int, _point: Point) -> bytes:
        return data[start : start + _PART] if not is_to_end() else b""

    def is_to_end(_start: int = 0, _has_error: bool = False) -> bool:
        return time.monotonic() >= soonest and time.thread_time() >= end

    parser = _parser(grammar)
    try:
        tree = parser.parse(part, progress_callback=is_to_end)
    except ValueError:
        parser.reset()
        raise UnparsableError("it takes too long to be parsed") from None
    if is_to_end():
        raise UnparsableError("it takes too long to be parsed")
    return tree


@cache
def _parser(grammar: str) -> Parser:
    from tree_sitter import Parser

    return Parser(_language(grammar))


def _language(grammar: str) -> Language:
    from tree_sitter import Language

    module, function = GRAMMARS[grammar]
    return Language(getattr(import_module(module), function)())


def walk(node: Node) -> Iterator[Node]:
    """A node and all that is in it, each before what is in it, however deep that nests."""
    pending = [node]
    while pending:
        one = pending.pop()
        yield one
        pending += reversed(one.children)


class MissingPartError(UnparsableError):
    """A node has not the part that its grammar gives it: the parser took something for what it is not."""


def child(node: Node, field: str) -> Node:
    """The part of a node that its grammar has under a name. Raises MissingPartError."""
    found = node.child_by_field_name(field)
    if found is None:
        raise MissingPartError(f"a part of the code has no {field}")
    return found


def children(node: Node, *fields: str) -> list[Node]:
    """Several such parts."""
    return [child(node, field) for field in fields]


def within(node: Node | None, *fields: str) -> Node | None:
    """What a node has under a name, what that has under the next, and so on, as far as there is any."""
    for field in fields:
        node = node.child_by_field_name(field) if node is not None else None
    return node


def upward(node: Node | None, steps: int) -> Node | None:
    """What a node stands in, that many steps above it."""
    for _ in range(steps):
        node = node.parent if node is not None else None
    return node


def enclosing(node: Node | None, kinds: Container[str] | None = None) -> Iterator[Node]:
    """What a node stands in, if it is of some kinds, the innermost first."""
    above = node.parent if node is not None else None
    while above is not None:
        if kinds is None or above.type in kinds:
            yield above
        above = above.parent


def comments(syntax: Syntax) -> list[Comment]:
    """The comments of a text, which begin with `#`, `//` or `/*`."""
    text, lines, found = syntax.text, syntax.lines, []
    for node in walk(syntax.root):
        if node.type == "comment":
            start, end = syntax.offsets(node)
            end -= len(text[start:end]) - len(text[start:end].rstrip())
            (line, column), (last, behind) = lines.position(start), lines.position(end)
            alone = not text[start - column + 1 : start].strip() and not lines.line(last)[behind - 1 :].strip()
            opening = 1 if text[start] == "#" else 2
            found.append(Comment(start, end, alone, removable=line == last, opening=opening))
    return found


def notation(
    parse: Callable[[str], Syntax],
    closed: Callable[[Syntax], Iterable[int]],
    rows: Callable[[Syntax], Rows] = lambda _syntax: {},
    *,
    opening: str = "#",
) -> Notation:
    """How comments are written in a language, by the trees of its texts: `closed` are the lines after which none can
    stand. Of a text that cannot be parsed, a line that begins with `#` is one where that opens them."""

    def found(text: str, _lines: Lines) -> tuple[list[Comment], Rows]:
        try:
            syntax = parse(text)
        except UnparsableError:
            return whole_lines(text, 0) if opening == "#" else [], {}
        return comments(syntax), rows(syntax)

    def closed_lines(text: str, _lines: Lines) -> frozenset[int] | None:
        try:
            return frozenset(closed(parse(text)))
        except UnparsableError:
            return None

    return Notation(found, closed_lines, opening=opening)


def _broken(root: Node) -> Iterator[Node]:
    pending = [root]
    while pending:
        node = pending.pop()
        if node.type == ERROR or node.is_missing:
            yield node
        elif node.has_error:
            pending += reversed(node.children)


def _has_ordinary_lines(text: str) -> bool:
    """Whether every line ends in LF, alone or after a CR: so tree-sitter counts them."""
    return "\r" not in text or text.count("\r") == text.count("\r\n")
