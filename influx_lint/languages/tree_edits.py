"""What edits share of languages that tree-sitter parses: a file as they need it, and how they go about a request."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Self

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Company, Event, Form, KeyRead, VariableRead
from influx_lint.languages.advice import NOT_FOLLOWED, are_shared, can_have_old_keys, of_shared, variable_by_hand
from influx_lint.languages.front import Editor, NoFixError, Request
from influx_lint.languages.trees import Syntax, walk


class TreeSource:
    """A file's characters and its tree. Offsets count characters from zero."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self.text = syntax.text
        self.lines = syntax.lines
        self.characters = syntax.characters
        self.span = syntax.span
        self.offsets = syntax.offsets

    @cached_property
    def nodes(self) -> Sequence[Node]:
        """All named nodes, each before what is in it."""
        return [node for node in walk(self.syntax.root) if node.is_named]

    def insert(self, offset: int, text: str) -> Edit:
        """The edit that puts `text` before the character at `offset`."""
        return Edit(self.lines.span(offset, offset), text)

    def replace(self, start: int, end: int, text: str) -> Edit:
        """The edit that puts `text` in the place of the characters from `start` up to, not including, `end`."""
        return Edit(self.lines.span(start, end), text)

    def before(self, node: Node, text: str) -> Edit:
        return self.insert(self.offsets(node)[0], text)

    def after(self, node: Node, text: str) -> Edit:
        return self.insert(self.offsets(node)[1], text)

    def replaced(self, node: Node, text: str) -> Edit:
        return self.replace(*self.offsets(node), text)


class TreeEditor(Editor):
    """An editor with two ways for keys: one for those that are written where they are read, or lead there alone; the
    other gives what is read from the old keys, too. What makes edits raises NoFixError where none is right."""

    lookups = frozenset({Form.SUBSCRIPT, Form.GET, Form.CONTAINS})
    """The forms of reads whose expression has what it reads from in it, and does nothing else to it."""

    def of_variable(self, read: VariableRead, new: Sequence[str]) -> Iterable[Edit]:
        """The edits of a read of an environment variable."""
        raise NotImplementedError

    def of_key(self, reads: Sequence[KeyRead], request: Request) -> Iterable[Edit]:
        """The edits of what stands for one key, and for nothing else."""
        raise NotImplementedError

    def laid_over(self, read: KeyRead, keys: Collection[str], moves: Mapping[str, Sequence[str]]) -> Iterable[Edit]:
        """The edits after which what reads finds the old `keys`, of those that move."""
        raise NotImplementedError

    def rendered(self, request: Request) -> tuple[Edit, ...]:
        read, new = request.reads[0], request.new
        if not isinstance(read, KeyRead):
            if any(each.company is Company.SHARED for each in request.reads):
                raise variable_by_hand(read.name, new)
            return tuple(self.of_variable(read, new))
        reads = [each for each in request.reads if isinstance(each, KeyRead)]
        if are_shared(reads, new):
            raise of_shared(new)
        return tuple(self.of_key(reads, request))

    def widened(self, request: Request) -> tuple[Edit, ...]:
        reads = [each for each in request.reads if isinstance(each, KeyRead)]
        if not all(each.form in self.lookups for each in reads) or not can_have_old_keys(reads, request.new):
            raise of_shared(request.new)
        moves = request.moves
        if not all(each.reads_one_alone for each in reads):
            moves = {old: new for old, new in moves.items() if len(new) > 1}
        edits: dict[Edit, None] = {}
        for each in reads:
            edits |= dict.fromkeys(self.laid_over(each, {*each.keys, each.last_key}, moves))
        return tuple(edits)

    def readers(self, reads: Iterable[Event], request: Request) -> Iterator[tuple[Self, Span]]:
        """The places that read what stands elsewhere, each with its file's editor. Raises NoFixError where none is."""
        for read in reads:
            path, span = read.reader
            other = self if path == read.path else request.editors(path)
            if not isinstance(other, type(self)):
                raise NoFixError(NOT_FOLLOWED)
            yield other, span
