"""A shell file as edits need it: its literals, the places of their characters, and how these are quoted."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import cached_property
from typing import NamedTuple

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.flow import ir
from influx_lint.languages import trees
from influx_lint.languages.front import NoFixError
from influx_lint.languages.shell import words
from influx_lint.languages.shell.lower import lowering_of
from influx_lint.languages.shell.placed import GAP, Placed, Run, joined, placed
from influx_lint.languages.tree_edits import TreeSource
from influx_lint.languages.trees import Syntax, enclosing

_WORDS = frozenset(
    ("word", "string", "raw_string", "ansi_c_string", "concatenation", "heredoc_body", "number", "extglob_pattern")
)
_RUNNERS = frozenset(("bash", "sh", "dash", "eval", "trap", "ssh"))
_QUOTING = {
    "raw_string": "'",
    "string": '"',
    "ansi_c_string": "$'",
    "heredoc_body": "<<",
    **dict.fromkeys(("command_substitution", "program", "process_substitution"), ""),
}
_SPECIAL = re.compile(r"[\s\"'`$&|;<>(){}\[\]*?!#~\\]")


class Literal(NamedTuple):
    """A word, the text that it stands for with gaps for its expansions, and a stretch of that."""

    node: Node
    text: Placed
    start: int
    end: int


class Source(TreeSource):
    """The text and the tree of a file."""

    def __init__(self, syntax: Syntax) -> None:
        super().__init__(syntax)
        self.lowering = lowering_of(syntax)
        self.offsets = self.lowering.offsets
        self.raw = self.lowering.raw

    @cached_property
    def expansions(self) -> list[Node]:
        """The expansions of variables."""
        return [node for node in self.nodes if node.type in ("simple_expansion", "expansion")]

    @cached_property
    def functions(self) -> frozenset[str]:
        """The names of the functions that the file defines."""
        names = (node.child_by_field_name("name") for node in self.nodes if node.type == "function_definition")
        return frozenset(self.raw(name) for name in names if name is not None)

    def function_around(self, node: Node) -> str | None:
        """The name of the function that a node stands in."""
        function = next((each for each in enclosing(node) if each.type == "function_definition"), None)
        name = function.child_by_field_name("name") if function is not None else None
        return self.raw(name) if name is not None else None

    def at(self, start: int, end: int) -> Node:
        """The innermost node around characters."""
        node = self.syntax.around(start, end)
        while node.parent is not None and not self._has(node, start, end):
            node = node.parent
        return node

    def _has(self, node: Node, start: int, end: int) -> bool:
        first, last = self.offsets(node)
        return first <= start and end <= last and first < last

    def within(self, start: int, end: int, kinds: Container[str]) -> Node | None:
        """The innermost node of some kinds around characters."""
        node = self.at(start, end)
        return next((each for each in (node, *enclosing(node)) if each.type in kinds), None)

    def literal_at(self, span: Span) -> Literal | None:
        """The word in which a span stands that is a part of it."""
        start, end = self.lines.offsets(span)
        if isinstance(self.syntax, trees.Leaf):
            return Literal(self.syntax.root, self.lowering.characters(0, len(self.text)), start, end)
        node = self.within(start, end, _WORDS)
        if node is None:
            return None
        if node.parent is not None and node.parent.type == "concatenation":
            node = node.parent
        text = self.content(node)
        first = index_of(text, span.line, span.column)
        if first is None or text[first : first + end - start] != self.text[start:end]:
            return None
        return Literal(node, text, first, first + end - start)

    def content(self, node: Node) -> Placed:
        """The text that a word stands for, with gaps for its expansions."""
        if node.type == "heredoc_body":
            made = words.document(self.lowering, node, quoted=self._is_quoted_document(self.offsets(node)[0]))
        else:
            made = self.lowering.word(node)
        return _gapped(made)

    def code_in(self, literal: Literal) -> Source | None:
        """The code that a word is which a command runs; nothing for any other word."""
        command = literal.node.parent
        if literal.node.type == "heredoc_body" and command is not None and command.parent is not None:
            command = command.parent.child_by_field_name("body")
        words = command.named_children if command is not None and command.type == "command" else []
        before = {self.raw(each).rpartition("/")[2] for each in words if each.end_byte < literal.node.start_byte}
        return None if _RUNNERS.isdisjoint(before) else Source(trees.parse("bash", str(literal.text)))

    def around(self, literal: Literal, edits: Iterable[Edit], inner: Source) -> list[Edit]:
        """Edits of the code in a word as edits of the file, in the quotes that it is in."""
        return [self.put(literal.text, *inner.lines.offsets(edit.span), edit.text) for edit in edits]

    def put(self, text: Placed, start: int, end: int, new: str) -> Edit:
        """An edit that puts characters in the place of those between two indices of a literal's text, or before the one
        at both, in the quotes that it is in."""
        first = self.offset_before(text, start)
        return self.replace(first, self.offset_after(text, end - 1) if start < end else first, self.quoted(new, first))

    def offset_before(self, text: Placed, index: int) -> int:
        """Where the character at an index of a literal's text begins, with what it is escaped by."""
        if index >= len(text):
            return self.offset_after(text, len(text) - 1)
        at = self._offset(text, index)
        if self._is_escaped(at) and text[index] == self.text[at] and self.quote(at) != "'":
            return at - 1
        return at

    def offset_after(self, text: Placed, index: int) -> int:
        return self._offset(text, index) + 1

    def _offset(self, text: Placed, index: int) -> int:
        span = text.span(index, index + 1)
        if span is None:
            raise NoFixError("how the text is written is not understood: change it by hand")
        return self.lines.offsets(span)[0]

    def _is_escaped(self, at: int) -> bool:
        start = at
        while start and self.text[start - 1] == "\\":
            start -= 1
        return (at - start) % 2 == 1

    def quote(self, at: int) -> str:
        """What quotes the characters at an offset: `'` (a jq program in a file is the same), `"`, or nothing; `$'`
        and what else is not followed, too."""
        if isinstance(self.syntax, trees.Leaf):
            return "'"
        node = self.within(at, at + 1, _QUOTING)
        return _QUOTING[node.type] if node is not None else ""

    def quoted(self, new: str, at: int) -> str:
        """Characters as they are written at an offset. Raises NoFixError where they cannot be."""
        quote = self.quote(at)
        needs = _SPECIAL.search(new) is not None
        if needs and quote != "'" and self._in_backticks(at):
            raise NoFixError("the command stands in backticks: change it by hand, or use $( )")
        if quote == "'" and "'" in new:
            raise NoFixError("quotes would stand within quotes: change it by hand")
        if quote == "$'":
            return new.replace("\\", "\\\\").replace("'", "\\'")
        if quote == '"':
            return re.sub(r'(["$`\\])', r"\\\1", new)
        if quote == "<<":
            return new if self._is_quoted_document(at) else re.sub(r"([$`\\])", r"\\\1", new)
        if quote == "" and needs:
            return _SPECIAL.sub(lambda found: "\\" + found[0], new)
        return new

    def _is_quoted_document(self, at: int) -> bool:
        node = self.within(at, at + 1, ("heredoc_redirect",))
        return node is not None and re.match(r"\d*<<-?\s*['\"\\]", self.raw(node)) is not None

    def _in_backticks(self, at: int) -> bool:
        node = self.at(at, at + 1)
        substitutions = (each for each in (node, *enclosing(node)) if each.type == "command_substitution")
        return any(self.raw(each).startswith("`") for each in substitutions)

    def in_backticks(self, node: Node) -> bool:
        return self._in_backticks(self.offsets(node)[0])

    def names(self, key: str) -> bool:
        """Whether the file has a word."""
        return re.search(rf"(?<![\w]){re.escape(key)}(?!\w)", self.text) is not None


def _gapped(made: ir.Expression) -> Placed:
    """The text of a word as it was lowered."""
    if isinstance(made, ir.Constant) and isinstance(made.value, Placed):
        return made.value
    if isinstance(made, ir.Call) and isinstance(made.function, ir.Name) and made.function.name == ":text":
        return joined(_gapped(each.value) for each in made.arguments)
    return placed(GAP, [Run(0, 0, 0)])


def index_of(text: Placed, line: int, column: int) -> int | None:
    """The index of the character of a text that stands at a place."""
    ends = [*(run.at for run in text.runs[1:]), len(text)]
    for run, end in zip(text.runs, ends, strict=True):
        if run.line == line and 0 <= column - run.column < end - run.at:
            return run.at + column - run.column
    return None
