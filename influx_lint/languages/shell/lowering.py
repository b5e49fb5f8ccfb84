"""What lowering a shell file takes: its nodes with their places, and what of a function or a shell is under way.

Commands are calls by name, whose value is what they write to standard output; what they read from standard input is an
argument of its own. A function hands out what each of its commands writes, as a generator does. Variables, words and
commands are models, since what they mean depends on what has been set, by this file or by one that it is run in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.spans import Packed
from influx_lint.languages.shell.placed import Placed, Run, placed
from influx_lint.languages.trees import Syntax

STDIN = "<"
"""The name of what a command reads from its standard input, as an argument and as a variable."""

OWN = "="
"""What the name of an argument begins with that is a variable for that command alone, as in `X=1 command`."""

ARGUMENTS = "@"
"""The name of the arguments of a function or a script."""

EXPANSIONS = frozenset(
    ("simple_expansion", "expansion", "command_substitution", "arithmetic_expansion", "process_substitution")
)
IDENTIFIER = re.compile(r"\w+")

Body = list[ir.Statement]


class Tables(NamedTuple):
    """What becomes of each type of node as a statement, as a command whose output is asked for, and as a word."""

    statements: Mapping[str, Callable[[Lowering, Node], Body]]
    outputs: Mapping[str, Callable[[Lowering, Node, ir.Expression | None], ir.Expression]]
    words: Mapping[str, Callable[[Lowering, Node], ir.Expression]]


class Lowering:
    """Lowers one file. `locals` are the names that the function under way has of its own, `references` those that
    hold the name of another variable which they stand for, `changes` those that are set.
    `options` are those that `getopts` was told to look for. Where it `emits`, what commands write is handed out; where
    it is `fed`, commands may read what others wrote."""

    def __init__(self, syntax: Syntax, tables: Tables) -> None:
        self._tables = tables
        self.syntax = syntax
        self.text = syntax.text
        self.size = 0
        self.changes: set[str] = set()
        self.locals: set[str] | None = None
        self.references: set[str] = set()
        self.emits = False
        self.fed = False
        self.exports_all = False
        self.options: ir.Expression | None = None

    def offsets(self, node: Node) -> tuple[int, int]:
        """The offsets of a node's characters."""
        start, end = self.syntax.offsets(node)
        # The grammar takes blanks between two expansions in quotes for a part of the second.
        blanks = end - start - len(self.text[start:end].lstrip()) if node.type in EXPANSIONS else 0
        return start + blanks, end

    def raw(self, node: Node) -> str:
        start, end = self.offsets(node)
        return self.text[start:end]

    def characters(self, start: int, end: int) -> Placed:
        """The characters between two offsets, each where it is written."""
        runs, at = [], 0
        for line in self.text[start:end].splitlines(keepends=True):
            runs.append(Run(at, *self.syntax.lines.position(start + at)))
            at += len(line)
        return placed(self.text[start:end], runs)

    def packed(self, start: int, end: int) -> Packed:
        return self.syntax.between(start, end)

    def place(self, node: Node) -> Packed:
        self.size += 1
        return self.whole(node) if node.type not in EXPANSIONS else self.packed(*self.offsets(node))

    def whole(self, node: Node) -> Packed:
        """The place of a node, as the parser has it."""
        return self.syntax.packed(node)

    def opaque(self, node: Node) -> ir.Opaque:
        """A node of which nothing is known but the words in it."""
        return ir.Opaque(self.place(node), tuple(map(self.word, _in(node))))

    def call(self, place: Packed, name: str, arguments: Sequence[ir.Expression]) -> ir.Call:
        """A call of a model."""
        return ir.Call(place, ir.Name(place, f":{name}"), tuple(map(ir.Argument, arguments)))

    def word(self, node: Node) -> ir.Expression:
        """The value of a word."""
        self.size += 1
        made = self._tables.words.get(node.type)
        return made(self, node) if made is not None else self.opaque(node)

    def statement(self, node: Node) -> Body:
        """What a node does."""
        made = self._tables.statements.get(node.type)
        return made(self, node) if made is not None else []

    def statements(self, nodes: Sequence[Node]) -> Body:
        return [each for node in nodes for each in self.statement(node)]

    def given(self, value: ir.Expression, place: Packed) -> Body:
        """A command whose output goes where that of the code around it goes."""
        return [ir.Evaluate(place, ir.Yield(place, value, each=False) if self.emits else value)]

    @contextmanager
    def inside(self, *, emits: bool, fed: bool) -> Iterator[None]:
        before = self.emits, self.fed
        self.emits, self.fed = emits, fed
        yield
        self.emits, self.fed = before

    def output(self, node: Node, stdin: ir.Expression | None = None) -> ir.Expression:
        """What a statement writes to its standard output."""
        made = self._tables.outputs.get(node.type)
        return made(self, node, stdin) if made is not None else self.subshell([node], node, stdin)

    def subshell(self, nodes: Sequence[Node], node: Node, stdin: ir.Expression | None) -> ir.Expression:
        """What statements write that run in a shell of their own: what they set is not seen outside."""
        place = self.place(node)
        outer, changes = self.locals, self.changes
        self.locals, self.changes = None, set()
        with self.inside(emits=True, fed=self.fed or stdin is not None):
            body = self.statements(nodes)
        names = self.changes | ({STDIN} if stdin is not None else set())
        self.locals, self.changes = outer, changes | self.changes
        if stdin is not None:
            body.insert(0, ir.Assign(place, (ir.Name(place, STDIN),), stdin))
        made = self.function(node, "", body, frozenset(names))
        return self.call(place, "output", [ir.Call(place, made, ())])

    def function(
        self,
        node: Node,
        name: str,
        body: Body,
        names: frozenset[str],
        parameters: tuple[ir.Parameter, ...] = (),
        *,
        emits: bool = True,
    ) -> ir.Function:
        mentions = tuple(frozenset(IDENTIFIER.findall(self.raw(node))))
        scope = ir.Scope(names)
        place = self.place(node)
        return ir.Function(place, name, parameters, tuple(body), scope, emits, not emits, mentions, len(mentions))

    def set(self, name: str, value: ir.Expression, place: Packed) -> Body:
        """`name=value`."""
        self.changes.add(name)
        if name in self.references:
            return [ir.Evaluate(place, self.call(place, "settings", [self.named(name, place), value]))]
        made: Body = [ir.Assign(place, (ir.Name(place, name),), value)]
        return made + self.exported(name, place) if self.exports_all else made

    def named(self, name: str, place: Packed) -> ir.Expression:
        """The name of the variable that a name stands for: itself, but for that of a reference."""
        known = ir.Constant(place, name)
        return self.call(place, "variable", [known]) if name in self.references else known

    def exported(self, name: str, place: Packed) -> Body:
        return [ir.Evaluate(place, self.call(place, "export", [ir.Constant(place, name)]))]


def _in(node: Node) -> Iterator[Node]:
    """The expansions and the quoted texts in a node, the outermost of them."""
    for each in node.named_children:
        if each.type in EXPANSIONS or each.type == "string":
            yield each
        else:
            yield from _in(each)
