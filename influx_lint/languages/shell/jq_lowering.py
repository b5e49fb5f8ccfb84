"""What lowering a jq program takes: its nodes with their places, and the outputs of filters as rounds and elements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from influx_lint.flow import ir
from influx_lint.flow.spans import Packed, packed
from influx_lint.languages.shell import jq_tree as tree
from influx_lint.languages.shell.jq_reader import UnreadableError
from influx_lint.languages.shell.jq_tree import Node
from influx_lint.languages.shell.placed import Placed, placed

INPUT = "."
"""The name of a program's input."""

MOST_NODES = 4_000
"""How many nodes a program may become."""


class Stream(NamedTuple):
    """The outputs of a filter: an element for each round of the clauses."""

    clauses: tuple[ir.Clause, ...]
    element: ir.Expression


class Closure(NamedTuple):
    """A function of a program, or an argument of one, with the functions and variables that it sees."""

    parameters: tuple[str, ...]
    body: Node
    functions: dict[tuple[str, int], Closure]
    is_recursive: bool
    variables: dict[str, str]


class Lowering:
    """Lowers one program. `functions` and `variables` are those in sight, the variables by the names that they have in
    the intermediate language."""

    def __init__(
        self, text: Placed, path: Path, default: Packed, filters: Mapping[type, Callable[..., Stream]]
    ) -> None:
        """The nodes stand in the file at `path`; what has no place there stands at `default`."""
        self.whole = text
        self._filters = filters
        self._path = path
        self._default = default
        self.functions: dict[tuple[str, int], Closure] = {}
        self.variables: dict[str, str] = {}
        self.depth = 0
        self.size = 0

    def filter(self, node: Node, given: ir.Expression) -> Stream:
        """What a filter gives for an input."""
        self.size += 1
        if self.size > MOST_NODES:
            raise UnreadableError("it is too large")
        return self._filters[type(node)](self, node, given)

    def place(self, node: Node) -> Packed:
        span = self.whole.stretch(node.start, node.end, self._path)
        return packed(*span) if span is not None else self._default

    def all(self, stream: Stream, place: Packed) -> ir.Expression:
        """All outputs, as a sequence."""
        if not stream.clauses:
            return ir.Display(place, ir.Shape.LIST, (stream.element,))
        names = frozenset(each.target.name for each in stream.clauses if isinstance(each.target, ir.Name))
        return ir.Comprehension(place, ir.Shape.LIST, None, stream.element, stream.clauses, ir.Scope(names))

    def value(self, node: Node, given: ir.Expression) -> ir.Expression:
        """Any output."""
        stream = self.filter(node, given)
        place = self.place(node)
        return self.call(place, "any", self.all(stream, place)) if stream.clauses else stream.element

    def call(self, place: Packed, name: str, *arguments: ir.Expression) -> ir.Expression:
        """A call of a model."""
        self.size += 1
        return ir.Call(place, ir.Name(place, f"jq:{name}"), tuple(map(ir.Argument, arguments)))

    def only(self, element: ir.Expression) -> Stream:
        return Stream((), element)

    def fresh(self, place: Packed) -> ir.Name:
        self.size += 1
        return ir.Name(place, f"{INPUT}{self.size}")

    def over(self, stream: Stream, sequence: ir.Expression, *conditions: ir.Expression) -> Stream:
        """A round for each element of a sequence, in each round of a stream."""
        name = self.fresh(sequence.packed)
        return Stream((*stream.clauses, ir.Clause(name, sequence, conditions)), name)

    def held(self, stream: Stream) -> Stream:
        """The same under a name, where it takes work to have it twice."""
        if isinstance(stream.element, ir.Name | ir.Constant):
            return stream
        place = stream.element.packed
        return self.over(stream, ir.Display(place, ir.Shape.LIST, (stream.element,)))

    def text(self, node: Node, start: int, end: int, text: str) -> ir.Constant:
        """A constant text whose characters stand from `start` to `end`."""
        own = self.whole.cut(start, end)
        return ir.Constant(self.place(node), own if own == text else placed(text, own.runs[:1]))

    def commas(self, node: Node) -> list[Node]:
        if isinstance(node, tree.Binary) and node.operator == ",":
            return [*self.commas(node.left), node.right]
        return [node]

    def together(self, place: Packed, nodes: list[Node], given: ir.Expression) -> ir.Expression:
        """The outputs of several filters, one after the other."""
        items: list[ir.Expression] = []
        for each in nodes:
            stream = self.filter(each, given)
            here = self.place(each)
            items.append(ir.Star(here, self.all(stream, here)) if stream.clauses else stream.element)
        return ir.Display(place, ir.Shape.LIST, tuple(items))

    def unread(self, node: Node, *parts: ir.Expression) -> Stream:
        """What is not understood."""
        return self.only(ir.Opaque(self.place(node), parts))
