"""Lowers trees of tree-sitter to flow's intermediate language: what all languages share, by the types of nodes.

A language derives from `Lowering` and hands it two tables, from the type of a node to the function that lowers it:

    def lower_subscript(lowering: PhpLowering, node: Node) -> ir.Expression:
        value, key = node.named_children
        return ir.Index(lowering.packed(node), lowering.expression(value), lowering.expression(key))

    EXPRESSIONS = {"subscript_expression": lower_subscript, …}

    def lower_echo(lowering: PhpLowering, node: Node) -> Block:
        return (ir.Evaluate(lowering.packed(node), lowering.expression(node.named_children[0])),)

    STATEMENTS = {"echo_statement": lower_echo, …}

    def lower(tree: Syntax, _text: str) -> ir.Module:
        return PhpLowering(tree, EXPRESSIONS, STATEMENTS).module()

The functions go on through `expression`, `expressions` and `block`, and make what names anything by `name`, `attribute`
and `text`, `bind` and `change`: so the base knows what a stretch mentions, by which the analysis leaves alone what has
nothing to do with credentials. Statements that a table does not have are expressions that are evaluated; an expression
that it does not have is `ir.Opaque`, with what is in it, and counted by its type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain

from tree_sitter import Node

from influx_lint.flow import ir, ir_patterns
from influx_lint.flow.spans import Packed
from influx_lint.languages.mentions import Bindings, Mentions
from influx_lint.languages.trees import ERROR, MissingPartError, Syntax

Block = tuple[ir.Statement, ...]
Expressions = Mapping[str, Callable[..., ir.Expression]]
Statements = Mapping[str, Callable[..., Block]]

DEEPEST = 1_200
"""How deep statements and expressions nest before the inner ones are left out."""

_WORD = re.compile(r"[^\W\d]\w*")


class Lowering:
    """Lowers one file. `syntax` is its tree, `mentions` what its parts mention, `names` what the function or module
    binds that is being lowered, `size` how many nodes were lowered so far, and `unknown` how many of each type were
    not."""

    def __init__(self, syntax: Syntax, expressions: Expressions, statements: Statements) -> None:
        self.syntax = syntax
        self.mentions = Mentions()
        self.names = Bindings()
        self.depth = 0
        self.size = 0
        self.unknown: Counter[str] = Counter()
        self._expressions = expressions
        self._statements = statements

    def module(self) -> ir.Module:
        """The whole file."""
        body = self.block(self.syntax.statements)
        return ir.Module(body, tuple(self.mentions.units), self.size, tuple(self.unknown.items()))

    def packed(self, node: Node) -> Packed:
        """A node's place."""
        return self.syntax.packed(node)

    def characters(self, node: Node) -> str:
        """A node's characters."""
        return self.syntax.characters(node)

    def block(self, nodes: Iterable[Node]) -> Block:
        """Statements, one after the other: comments and punctuation among the nodes are none, and what the parser could
        make nothing of is left out."""
        found = [node for node in nodes if node.is_named and not node.is_extra and node.type != ERROR]
        if self.depth > DEEPEST:
            return (ir.Evaluate(self.packed(found[0]), self.omitted(found)),) if found else ()
        self.depth += 1
        lowered: list[ir.Statement] = []
        for node in found:
            lowered += self.statement(node)
            self.mentions.end_statement()
        self.depth -= 1
        return tuple(lowered)

    def statement(self, node: Node) -> Block:
        """What one statement means: by its table, or else an expression that is evaluated."""
        self.size += 1
        lower = self._statements.get(node.type)
        if lower is None:
            return (ir.Evaluate(self.packed(node), self.expression(node)),)
        try:
            return lower(self, node)
        except MissingPartError:
            return (ir.Evaluate(self.packed(node), self.other(node)),)

    def expression(self, node: Node) -> ir.Expression:
        """What an expression means; one that nests too deep is left out."""
        self.size += 1
        if self.depth > DEEPEST:
            return self.omitted([node])
        self.depth += 1
        lower = self._expressions.get(node.type, type(self).other)
        try:
            return lower(self, node)
        except MissingPartError:
            return self.other(node)
        finally:
            self.depth -= 1

    def expressions(self, nodes: Iterable[Node]) -> tuple[ir.Expression, ...]:
        """Expressions, one after the other, without the comments among them."""
        # A list takes none of the stack of C, which Python 3.12 lets calls take little of.
        return tuple([self.expression(node) for node in nodes if not node.is_extra])

    def other(self, node: Node) -> ir.Expression:
        """An expression of which nothing is known but what is in it; nothing of what the parser could not read."""
        if node.type == ERROR:
            return ir.Opaque(self.packed(node), ())
        self.unknown[node.type] += 1
        return ir.Opaque(self.packed(node), self.expressions(node.named_children))

    def omitted(self, nodes: Sequence[Node]) -> ir.Expression:
        """What is not lowered: the words in it are all that is known of it, and the code around it mentions them."""
        found = frozenset(word for node in nodes for word in _WORD.findall(self.characters(node)))
        for word in found:
            self.mentions.mention(word)
        return ir.Omitted(self.packed(nodes[0]), found)

    def text(self, node: Node, value: ir.Scalar) -> ir.Constant:
        """A constant, which may name something where it is a short text."""
        if isinstance(value, str):
            self.mentions.mention_text(value)
        return ir.Constant(self.packed(node), value)

    def name(self, node: Node, name: str) -> ir.Name:
        """A name that is read."""
        self.mentions.mention(name)
        return ir.Name(self.packed(node), name)

    def bind(self, node: Node, name: str) -> ir.Name:
        """A name that is assigned here: the function's or the module's own, unless it says otherwise (`names`)."""
        self.bound(name)
        return self.name(node, name)

    def bound(self, name: str) -> None:
        """The same where no expression stands for the name, as for that of a function or of what is imported."""
        self.names.bound.add(name)
        if self.mentions.is_outside:
            self.mentions.change(name)

    def attribute(self, node: Node, value: ir.Expression, name: Node) -> ir.Attribute:
        """`value.name` at `node`, where `name` is the node of the name. Where it is assigned, `change` says so, too."""
        called = self.characters(name)
        self.mentions.mention(called)
        return ir.Attribute(self.packed(node), value, called, self.packed(name))

    def change(self, target: ir.Expression) -> None:
        """Something is put into an attribute, or under a key, or what holds that: others find it again by its name."""
        while True:
            if isinstance(target, ir.Name | ir.Attribute):
                self.mentions.change(target.name)
                return
            if not isinstance(target, ir.Index):
                return
            if isinstance(target.key, ir.Constant) and isinstance(target.key.value, str):
                self.mentions.change(target.key.value)
            target = target.value

    @contextmanager
    def scope(self, bound: Iterable[str] = ()) -> Iterator[Bindings]:
        """Around what has a scope of its own, in which the names in `bound` are from the start."""
        outer, self.names = self.names, Bindings(bound)
        try:
            yield self.names
        finally:
            self.names = outer

    def function(
        self,
        node: Node,
        name: str,
        parameters: Callable[[], tuple[ir.Parameter, ...]],
        body: Callable[[], Block],
        decorators: tuple[ir.Expression, ...] = (),
    ) -> ir.Function:
        """A function, which the name is not bound to here (`bound`): its parameters and its body are lowered inside of
        its scope. A body that is one expression is a return statement (`returned`)."""
        before = self.size
        self.mentions.begin()
        with self.scope() as names:
            given = parameters()
            names.bound.update(each.name for each in given)
            lowered = body()
        for each in names.module:
            self.mentions.change(each)
        mentions = self.mentions.end(name)
        ends = (names.yields, names.returns)
        size = self.size - before
        return ir.Function(self.packed(node), name, given, lowered, names.scope(), *ends, mentions, size, decorators)

    def returned(self, node: Node, value: Node | None) -> Block:
        """A statement `node` that returns a value, or nothing."""
        self.names.returns = True
        return (ir.Return(self.packed(node), self.expression(value) if value is not None else None),)


def switched(
    packed: Packed, tests: Sequence[ir.Expression | None], blocks: Sequence[Block], once: Callable[[], str]
) -> ir.Statement:
    """A `switch` as branches, by the tests of its cases, of which the default has none: each goes on into those after
    it until something leaves. What breaks out from further inside leaves a loop of one round around it, whose variable
    has the name that `once` gives."""
    arms: list[tuple[ir.Expression, Block]] = []
    default: Block = ()
    asked: list[ir.Expression] = []
    for number, test in enumerate(tests):
        asked += [test] if test is not None else []
        is_shared = not blocks[number] and number + 1 < len(tests)
        if test is None:
            default = _through(blocks[number:])
        if not is_shared and asked:
            both = asked[0] if len(asked) == 1 else ir.Boolean(packed, False, tuple(asked))
            arms.append((both, _through(blocks[number:])))
        asked = asked if is_shared else []
    made = ir.Branch(packed, tuple(arms), default)
    if not _breaks([made]):
        return made
    one_round = ir.Display(packed, ir.Shape.TUPLE, (ir.Constant(packed, None),))
    return ir.For(packed, ir.Name(packed, once()), one_round, (made,), ())


def _through(blocks: Iterable[Block]) -> Block:
    """What is done from the first of some cases on."""
    found: list[ir.Statement] = []
    for statement in chain.from_iterable(blocks):
        if isinstance(statement, ir.Break):
            break
        found.append(statement)
        if isinstance(statement, ir.Return | ir.Raise | ir.Continue):
            break
    return tuple(found)


def _breaks(body: Iterable[ir.Statement]) -> bool:
    """Whether something in there breaks out of what stands around it."""
    for each in body:
        parts: Iterable[Block] = ()
        if isinstance(each, ir.Break):
            return True
        if isinstance(each, ir.Branch):
            parts = (*(arm for _, arm in each.arms), each.otherwise)
        elif isinstance(each, ir.Try):
            parts = (each.body, each.finally_, *(handler.body for handler in each.handlers))
        elif isinstance(each, ir_patterns.Match):
            parts = (case.body for case in each.cases)
        if any(map(_breaks, parts)):
            return True
    return False
