"""A JavaScript text as edits need it: its nodes by their places, and what is written where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.languages.javascript.syntax import unescaped
from influx_lint.languages.tree_edits import TreeSource
from influx_lint.languages.trees import enclosing, within

MEMBERS = ("member_expression", "subscript_expression")
_WRITING = ("assignment_expression", "augmented_assignment_expression", "update_expression")
AROUND = ("parenthesized_expression", "non_null_expression", "as_expression", "satisfies_expression")
_COMPARING = frozenset(("==", "===", "!=", "!=="))


class Source(TreeSource):
    """A text and its tree."""

    @cached_property
    def _at(self) -> Mapping[tuple[int, int], list[Node]]:
        found: dict[tuple[int, int], list[Node]] = defaultdict(list)
        for node in self.nodes:
            found[self.offsets(node)].append(node)
        return found

    def at(self, span: Span) -> list[Node]:
        """The nodes of exactly these characters, the outermost first."""
        return self._at.get(self.lines.offsets(span), []) if self.lines.has(span) else []

    def key_at(self, span: Span) -> Node | None:
        """The innermost node of these characters."""
        found = self.at(span)
        return found[-1] if found else None

    def around(self, span: Span) -> Node | None:
        """The innermost text that has these characters in it."""
        start, end = self.lines.offsets(span)
        inside = [
            node
            for node in self.nodes
            if node.type == "string" and self.offsets(node)[0] < start and end < self.offsets(node)[1]
        ]
        return inside[-1] if inside else None

    def value(self, node: Node) -> str | None:
        """What a text without gaps is."""
        has_gaps = any(each.type == "template_substitution" for each in node.named_children)
        is_text = node.type == "string" or (node.type == "template_string" and not has_gaps)
        return unescaped(self.characters(node)[1:-1]) if is_text else None

    def renamed(self, node: Node, text: str) -> Edit:
        """The edit that gives a text other characters between its quotes."""
        start, end = self.offsets(node)
        return self.replace(start + 1, end - 1, text)

    def literal(self, node: Node, text: str) -> str:
        """A text in the quotes of another one."""
        quote = self.characters(node)[0]
        return f"{quote}{text}{quote}"

    @cached_property
    def quote(self) -> str:
        """The quotes that the file writes most."""
        texts = [self.characters(node)[0] for node in self.nodes if node.type == "string"]
        return '"' if texts.count('"') > texts.count("'") else "'"

    def parsed(self, text: str, path: Iterable[str]) -> str:
        """What JSON text that may be missing holds under a path."""
        return f"JSON.parse({text} ?? {self.quote}{{}}{self.quote}){''.join(f'.{part}' for part in path)}"

    def key_of(self, node: Node) -> str | None:
        """The constant key of a member."""
        name = node.child_by_field_name("property")
        if name is not None:
            return self.characters(name)
        key = node.child_by_field_name("index")
        return self.value(key) if key is not None else None

    def last_name(self, node: Node) -> str | None:
        """What a name is, or a member's last part."""
        return self.key_of(node) if node.type in MEMBERS else self.characters(node)

    def holder(self, node: Node) -> str:
        """The expression that a member is one of."""
        found = node.child_by_field_name("object")
        return self.characters(found) if found is not None else ""

    @cached_property
    def written(self) -> frozenset[tuple[str, str]]:
        """What is assigned or deleted: the expression that has it, and the key."""
        found = set()
        for node in self.nodes:
            if node.type in MEMBERS and is_written(node) and (key := self.key_of(node)) is not None:
                found.add((self.holder(node), key))
        return frozenset(found)

    def deleted(self) -> Iterator[tuple[str, int]]:
        """The keys that are deleted, with their lines."""
        for node in self.nodes:
            target = node.child_by_field_name("argument") if node.type == "unary_expression" else None
            if target is not None and node.children[0].type == "delete" and target.type in MEMBERS:
                key = self.key_of(target)
                if key is not None:
                    yield key, self.span(node).line

    @cached_property
    def identifiers(self) -> Mapping[str, list[Node]]:
        """Where each name stands."""
        found: dict[str, list[Node]] = defaultdict(list)
        for node in self.nodes:
            if node.type in ("identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"):
                found[self.characters(node)].append(node)
        return found

    def constant(self, node: Node) -> Node | None:
        """The text that an expression stands for, where nothing but the file itself, at this one place, uses it."""
        if node.type == "identifier":
            declared = self.declared(self.characters(node))
            is_own = declared is not None and len(self._uses(node)) == 1 and not _is_exported(declared)
            return within(declared, "value") if is_own else None
        holder = node.child_by_field_name("object")
        key = self.key_of(node) if node.type in MEMBERS else None
        if holder is None or key is None or holder.type != "identifier":
            return None
        uses = [each for each in self.nodes if each.type in MEMBERS and self.holder(each) == self.characters(holder)]
        declared = self.declared(self.characters(holder))
        value = within(declared, "value")
        if value is None or sum(self.key_of(each) in (key, None) for each in uses) != 1 or declared is None:
            return None
        if len(uses) != len(self._uses(holder)):
            return None
        pairs = [each for each in value.named_children if each.type == "pair"] if value.type == "object" else []
        found = [each.child_by_field_name("value") for each in pairs if self.characters(each.named_children[0]) == key]
        return found[0] if len(found) == 1 and not _is_exported(declared) else None

    def _uses(self, name: Node) -> list[Node]:
        return [each for each in self.identifiers[self.characters(name)] if not is_bound(each)]

    def declared(self, name: str) -> Node | None:
        """The declaration that gives a name its value, where it is the only one and nothing else is assigned to it."""
        found = [node for node in self.identifiers.get(name, ()) if is_bound(node)]
        above = found[0].parent if len(found) == 1 else None
        return above if above is not None and above.type == "variable_declarator" else None


def _is_exported(node: Node) -> bool:
    return any(enclosing(node, ("export_statement",)))


def is_in(node: Node, whole: Node) -> bool:
    """Whether a node is another one, or a part of it."""
    return bool(whole.start_byte <= node.start_byte and node.end_byte <= whole.end_byte)


def outermost(node: Node) -> Node:
    """A node with the brackets and types around it."""
    while node.parent is not None and node.parent.type in AROUND and node.parent.named_children[0] == node:
        node = node.parent
    return node


def is_written(node: Node) -> bool:
    """Whether a member or a name is assigned, changed in place or deleted."""
    node = outermost(node)
    above = node.parent
    if above is None:
        return False
    if above.type in _WRITING:
        return node in (above.child_by_field_name("left"), above.child_by_field_name("argument"))
    if above.type == "unary_expression":
        return above.children[0].type == "delete"
    return above.type in ("array_pattern", "rest_pattern", "for_in_statement") or (
        above.type in ("pair_pattern", "assignment_pattern")
        and node != above.child_by_field_name("right")
        and node != above.child_by_field_name("key")
    )


def is_bound(node: Node) -> bool:
    """Whether a name is declared, a parameter or assigned where it stands."""
    above = node.parent
    if above is None or node.type == "shorthand_property_identifier_pattern":
        return True
    if above.type in ("variable_declarator", "function_declaration", "class_declaration", "enum_declaration"):
        return node == above.child_by_field_name("name")
    if above.type in ("formal_parameters", "import_clause", "namespace_import", "import_specifier", "catch_clause"):
        return True
    if above.type in ("required_parameter", "optional_parameter"):
        return node == above.child_by_field_name("pattern")
    if above.type == "arrow_function":
        return node == above.child_by_field_name("parameter")
    if above.type == "for_in_statement":
        return node == above.child_by_field_name("left")
    return is_written(node)


def may_be_missing(node: Node) -> bool:
    """Whether the code around a read allows for what it reads not to be there."""
    node = outermost(node)
    above = node.parent
    while above is not None:
        if above.type in ("binary_expression", "augmented_assignment_expression"):
            operator = above.child_by_field_name("operator")
            name = operator.type if operator is not None else ""
            return name in ("??", "||", "&&") or name in _COMPARING
        if above.type == "unary_expression":
            return above.children[0].type in ("!", "typeof", "void")
        if above.type in ("ternary_expression", "if_statement", "while_statement"):
            return node == above.child_by_field_name("condition")
        if above.type not in AROUND:
            return False
        node, above = above, above.parent
    return False
