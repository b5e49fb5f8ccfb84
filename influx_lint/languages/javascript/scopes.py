"""Which names the functions and blocks of JavaScript bind, known before what is in them is lowered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.records import field, mutable
from influx_lint.languages.trees import Syntax, child

FUNCTIONS = frozenset(
    {"function_declaration", "generator_function_declaration", "function_expression", "generator_function"}
    | {"arrow_function", "method_definition"}
)
DECLARED_FUNCTIONS = frozenset({"function_declaration", "generator_function_declaration"})
CLASSES = frozenset(("class_declaration", "abstract_class_declaration", "class"))
_NAMED = frozenset(
    {"function_declaration", "generator_function_declaration", "class_declaration", "abstract_class_declaration"}
    | {"enum_declaration", "internal_module", "import_alias"}
)
_NO_VALUES = frozenset(("object_type", "interface_declaration", "type_alias_declaration", "type_annotation"))


@mutable
class Function:
    """A function, or the module, as far as its names go: the cells that it binds, and whether it yields or returns."""

    bound: set[str] = field(default_factory=set)
    is_generator: bool = False
    returns: bool = False
    uses_this: bool = False
    uses_arguments: bool = False


@mutable
class Scopes:
    """The scopes around what is being lowered. A block's name that is another one's around it, or beside it, in the
    same function has a cell of its own."""

    function: Function = field(default_factory=Function)
    _blocks: list[dict[str, str]] = field(default_factory=list)
    _made: int = 0

    @contextmanager
    def inside(self, names: Iterable[str]) -> Iterator[Function]:
        """Around the body of a function, or of the module, which binds these."""
        outer, self.function = self.function, Function()
        with self.block(names):
            yield self.function
        self.function = outer

    @contextmanager
    def block(self, names: Iterable[str]) -> Iterator[None]:
        """Around a block that binds these."""
        self._blocks.append({name: self._cell(name) for name in names})
        yield
        self._blocks.pop()

    def _cell(self, name: str) -> str:
        cell = name
        if name in self.function.bound:
            self._made += 1
            cell = f"{name}%{self._made}"
        self.function.bound.add(cell)
        return cell

    def temporary(self) -> str:
        """The cell of something that has no name."""
        self._made += 1
        self.function.bound.add(f"%{self._made}")
        return f"%{self._made}"

    def cell(self, name: str) -> str:
        """The cell that a name means here; the name itself where nothing around binds it."""
        for block in reversed(self._blocks):
            if name in block:
                return block[name]
        return name

    def is_bound(self, name: str) -> bool:
        return any(name in block for block in self._blocks)

    def scope(self) -> ir.Scope:
        return ir.Scope(frozenset(self.function.bound))


def declared(tree: Syntax, nodes: Iterable[Node]) -> Iterator[str]:
    """The names that the statements of a block bind in it."""
    for node in nodes:
        kind = node.type
        if kind == "export_statement":
            inner = node.child_by_field_name("declaration")
            yield from declared(tree, (inner,)) if inner is not None else ()
        elif kind == "lexical_declaration":
            yield from _declarators(tree, node)
        elif kind in _NAMED:
            yield tree.characters(child(node, "name"))
        elif kind == "import_statement":
            yield from imported(tree, node)
        elif (
            kind == "expression_statement" and node.named_children and node.named_children[0].type == "internal_module"
        ) or kind == "labeled_statement":
            yield from declared(tree, node.named_children)


def _declarators(tree: Syntax, node: Node) -> Iterator[str]:
    for each in node.named_children:
        if each.type == "variable_declarator":
            yield from bound(tree, child(each, "name"))


def imported(tree: Syntax, node: Node) -> Iterator[str]:
    """The names that an import binds."""
    pending = list(node.named_children)
    while pending:
        each = pending.pop()
        if each.type == "import_specifier":
            yield tree.characters(each.child_by_field_name("alias") or child(each, "name"))
        elif each.type == "identifier":
            yield tree.characters(each)
        elif each.type in ("import_clause", "named_imports", "namespace_import", "import_require_clause"):
            pending += each.named_children


def bound(tree: Syntax, pattern: Node) -> Iterator[str]:
    """The names that a pattern binds."""
    pending = [pattern]
    while pending:
        node = pending.pop()
        kind = node.type
        if kind in ("identifier", "shorthand_property_identifier_pattern"):
            yield tree.characters(node)
        elif kind in ("assignment_pattern", "object_assignment_pattern"):
            pending.append(child(node, "left"))
        elif kind == "pair_pattern":
            pending.append(child(node, "value"))
        elif kind in ("required_parameter", "optional_parameter"):
            pending.append(child(node, "pattern"))
        elif kind in ("object_pattern", "array_pattern", "rest_pattern"):
            pending += node.named_children


def variables(tree: Syntax, nodes: Iterable[Node]) -> Iterator[str]:
    """The names that `var` binds in the statements of a function, however deep in them."""
    if "var" not in tree.text:
        return
    pending = list(nodes)
    while pending:
        node = pending.pop()
        kind = node.type
        if kind in FUNCTIONS or kind in CLASSES or kind in _NO_VALUES:
            continue
        if kind == "variable_declaration":
            yield from _declarators(tree, node)
        elif kind == "for_in_statement":
            how = node.child_by_field_name("kind")
            if how is not None and how.type == "var":
                yield from bound(tree, child(node, "left"))
        pending += node.named_children
