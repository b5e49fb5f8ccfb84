"""A PHP file as edits need it: its characters, its tree, and which node stands where."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.languages.php.lowering import is_simple, parts
from influx_lint.languages.tree_edits import TreeSource
from influx_lint.languages.trees import enclosing, upward, walk, within

TEXTS = ("encapsed_string", "heredoc_body", "shell_command_expression")
"""The nodes of texts that may have expressions in them."""

FUNCTIONS = ("function_definition", "method_declaration", "anonymous_function", "arrow_function")

NAMES = ("name", "qualified_name", "class_constant_access_expression")
"""What stands for a constant."""

_AROUND = ("argument", "array_element_initializer", "expression_statement", "program")
"""What may stand around an expression with nothing else in it."""

_LITERALS = ("string", "encapsed_string")


class Source(TreeSource):
    """A file's characters and its tree."""

    def at(self, span: Span) -> Node | None:
        """The outermost expression that stands exactly at a span."""
        try:
            start, end = self.lines.offsets(span)
        except IndexError:
            return None
        first, last = (len(self.text[:at].encode("utf-8", "surrogatepass")) for at in (start, end))
        node = self.syntax.root.descendant_for_byte_range(first, last)
        while node is not None and node.parent is not None:
            above = node.parent
            if (above.start_byte, above.end_byte) != (first, last) or above.type in _AROUND:
                break
            node = above
        return node

    def uses(self, around: Node, variable: str) -> list[Node]:
        """Where a variable stands inside of a node."""
        return [each for each in walk(around) if each.type == "variable_name" and self.characters(each) == variable]

    def name_of(self, function: Node) -> Node | None:
        """What a function is called by: its name, or what it is assigned to."""
        above, name = function.parent, function.child_by_field_name("name")
        is_kept = name is None and above is not None and above.type == "assignment_expression"
        return within(above, "left") if is_kept else name

    def defined(self, name: str) -> list[Node]:
        """The functions and methods that have a name, in small letters, or where a variable is assigned."""
        kinds, field = (("assignment_expression",), "left") if name.startswith("$") else (FUNCTIONS, "name")
        named = [(each, each.child_by_field_name(field)) for each in self.nodes if each.type in kinds]
        return [each for each, called in named if called is not None and self.characters(called).lower() == name]

    @cached_property
    def literals(self) -> Sequence[Node]:
        """What may stand for a key: texts without anything in them, words in texts, names of properties."""
        return [node for node in self.nodes if self.content(node) is not None]

    def deletions(self, keys: Collection[str]) -> Iterator[int]:
        """The lines in which one of some keys is deleted."""
        for node in self.nodes:
            if node.type != "unset_statement":
                continue
            for each in parts(node):
                inner = parts(each)
                if each.type == "subscript_expression" and len(inner) > 1 and self.content(inner[1]) in keys:
                    yield self.span(each).line

    def class_around(self, node: Node) -> str | None:
        """The name of the class that a method stands in."""
        for above in enclosing(node, ("class_declaration", "trait_declaration")):
            name = above.child_by_field_name("name")
            if name is not None:
                return self.characters(name)
        return None

    def called(self, call: Node | None) -> str:
        """The function that is called, by its name in small letters; nothing for a method."""
        function = within(call, "function")
        return self.characters(function).lstrip("\\").lower() if function is not None else ""

    def called_of(self, call: Node | None) -> str:
        """The same, and `arr::only` and `->only` of methods."""
        scope, name = within(call, "scope"), within(call, "name")
        if scope is not None and name is not None:
            return f"{self.characters(scope)}::{self.characters(name)}".rpartition("\\")[2].lower()
        return f"->{self.characters(name).lower()}" if name is not None else self.called(call)

    def content(self, node: Node) -> str | None:
        """What a literal that may be a key says; nothing for any other node."""
        if node.type in _LITERALS:
            inner = node.named_children
            if not inner:
                return ""
            return self.characters(inner[0]) if len(inner) == 1 and inner[0].type == "string_content" else None
        above = node.parent
        if node.type != "name" or above is None:
            return None
        is_property = above.type.endswith("member_access_expression") and above.child_by_field_name("name") == node
        is_key = above.type == "subscript_expression" and parts(above)[-1] == node and is_simple(above)
        return self.characters(node) if is_property or is_key else None

    def quote_of(self, node: Node) -> str:
        """The quotation mark of a literal; single ones for a bare word."""
        text = self.characters(node)
        return '"' if text.startswith('"') else "'"

    def keys_below(self, key: Node, path: Iterable[str]) -> str:
        """`['a']['b']`: a path of keys, in the quotation marks of a literal."""
        quote = self.quote_of(key)
        return "".join(f"[{quote}{part}{quote}]" for part in path)

    def renamed(self, node: Node, name: str) -> Edit:
        """The edit that gives a literal another content; its quotation marks stay."""
        start, end = self.offsets(node)
        return self.replace(start, end, name) if node.type == "name" else self.replace(start + 1, end - 1, name)


def call_of(node: Node) -> Node | None:
    """The call that a node is an argument of."""
    above = node.parent
    return upward(above, 2) if above is not None and above.type == "argument" else None


def arguments(call: Node | None) -> list[Node]:
    """The arguments of a call."""
    given = within(call, "arguments")
    return [each for each in given.named_children if each.type == "argument"] if given is not None else []


def text_around(node: Node) -> Node | None:
    """The text in which an expression stands."""
    for above in enclosing(node):
        if above.type in TEXTS or above.type.endswith("_statement"):
            return above if above.type in TEXTS else None
    return None
