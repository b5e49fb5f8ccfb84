"""What the lowering of JavaScript's statements, expressions and patterns shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.spans import Packed
from influx_lint.languages.javascript import scopes
from influx_lint.languages.javascript.syntax import inside
from influx_lint.languages.lowering import Lowering
from influx_lint.languages.mentions import Mentions
from influx_lint.languages.trees import ERROR, Syntax

Block = tuple[ir.Statement, ...]
Expressions = Mapping[str, Callable[..., ir.Expression]]

DEFAULT = "%default"
KEYS = "%keys"
EACH = "%each"
IMPORT = "%import"
IS_OBJECT = "%object"
"""Functions that stand for what the language does: `holder.key ??= value`, `in` and `of` in loops, an import, the test
whether a value's type is `"object"`."""

_NAMES = frozenset({"property_identifier", "private_property_identifier", "identifier", "type_identifier", "default"})
_WRAPPERS = frozenset(
    {"parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression"}
    | {"instantiation_expression", "jsx_expression", "template_substitution", "computed_property_name"}
)
_LOOSE = frozenset({"binary_expression", "unary_expression"})
_CHAINED = frozenset({"member_expression", "subscript_expression", "call_expression", "non_null_expression"})
NO_VALUES = frozenset(
    {"comment", "html_comment", "type_annotation", "type_arguments", "type_parameters", "object_type"}
    | {"type_identifier", "jsx_text", "jsx_closing_element", "regex_pattern", "regex_flags", "statement_block"}
    | {"property_identifier", "generic_type", "union_type", "literal_type", "array_type", "optional_chain"}
    | {"predefined_type"}
)
"""What stands among expressions and is none, such as types."""

_KNOWN = frozenset({"regex", "jsx_fragment", "meta_property", "spread_element", "jsx_namespace_name"})
"""Expressions that nothing more is to be known of."""


class _Mentions(Mentions):
    entries = frozenset({"constructor", "toJSON"})


class JavaScriptLowering(Lowering):
    """Lowers one file. `scopes` are the names around what is being lowered; what an expression has to have done before
    the statement that it stands in is put into `before`, and into `last` what is done at the end of the file. `whole`
    are the modules all of whose exports are this one's, too."""

    def __init__(self, syntax: Syntax, expressions: Expressions) -> None:
        super().__init__(syntax, expressions, {})
        self.mentions = _Mentions()
        self.scopes = scopes.Scopes()
        self._moved: dict[int, Node] = {}
        self._plain_links: set[int] = set()
        self.before: list[ir.Statement] = []
        self.last: list[ir.Statement] = []
        self.whole: list[ir.Expression] = []

    def expression(self, node: Node) -> ir.Expression:
        """The expression that a node means, without what stands around one and changes nothing."""
        moved = self._moved.pop(node.id, None)
        if moved is not None:
            return super().expression(moved)
        while node.type in _WRAPPERS and (inner := inside(node)):
            if node.type == "non_null_expression" and inner[0].type in _LOOSE:
                break
            node = inner[0]
        return super().expression(self._bound_tighter(node))

    def _bound_tighter(self, node: Node) -> Node:
        """The grammar takes `a ?? b!.c` for `(a ?? b)!.c`, but what follows `!` belongs to the last operand: gives the
        operation, whose last operand is the whole chain from now on."""
        chain = node
        links: list[int] = []
        while chain.type in _CHAINED and chain.id not in self._plain_links and chain.named_children:
            operation = inside(chain)[0]
            if chain.id in self._moved:
                return node
            if chain.type == "non_null_expression" and operation.type in _LOOSE:
                last = operation
                while last.type in _LOOSE and (inner := inside(last)):
                    last = inner[-1]
                self._moved[chain.id] = last
                self._moved[last.id] = node
                return operation
            links.append(chain.id)
            chain = operation
        self._plain_links.update(links)
        return node

    def other(self, node: Node) -> ir.Expression:
        if node.type not in _KNOWN:
            self.unknown[node.type] += 1
        parts = [each for each in node.named_children if each.type not in NO_VALUES and each.type != ERROR]
        return ir.Opaque(self.packed(node), self.expressions(parts))

    def field(self, node: Node, name: str) -> ir.Expression:
        """The expression of a field, nothing's value where it is missing."""
        found = node.child_by_field_name(name)
        return self.expression(found) if found is not None else self.nothing(node)

    def nothing(self, node: Node) -> ir.Expression:
        """`undefined`."""
        return ir.Constant(self.packed(node), None)

    def own(self, node: Node, function: str, *arguments: ir.Expression) -> ir.Expression:
        """A call of what stands for something that the language does."""
        packed = self.packed(node)
        return ir.Call(packed, ir.Name(packed, function), tuple(map(ir.Argument, arguments)))

    def read(self, node: Node) -> ir.Name:
        """A name, as the cell that it means here."""
        written = self.characters(node)
        self.mentions.mention(written)
        self.scopes.function.uses_arguments |= written == "arguments"
        return ir.Name(self.packed(node), self.scopes.cell(written))

    def member(self, packed: Packed, value: ir.Expression, key: Node) -> ir.Expression:
        """What a value has under a key, which is written as a name, a text, a number or between brackets."""
        if key.type in _NAMES or key.type.startswith("shorthand_property_identifier"):
            name = self.characters(key)
            self.mentions.mention(name)
            return ir.Attribute(packed, value, name, self.packed(key))
        return ir.Index(packed, value, self.expression(key))

    def key(self, node: Node) -> ir.Expression:
        """The key of something that is written out."""
        if node.type in ("computed_property_name", "string", "number"):
            return self.expression(node)
        return self.text(node, self.characters(node))
