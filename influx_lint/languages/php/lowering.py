"""What the lowering of PHP is made of: variables and what is put into them, classes, keys, arguments.

Arrays are values: before an array is changed that another variable may have, too, its variable gets one of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.records import replace
from influx_lint.flow.spans import Packed
from influx_lint.languages.lowering import Lowering
from influx_lint.languages.php import names
from influx_lint.languages.php.scopes import PhpBindings, PhpMentions
from influx_lint.languages.trees import Syntax, child, children

Block = tuple[ir.Statement, ...]

SUPERGLOBALS = frozenset({"_ENV", "_SERVER", "_GET", "_POST", "_COOKIE", "_FILES", "_REQUEST", "_SESSION", "GLOBALS"})
NEVER_LOCAL = SUPERGLOBALS | {"this"}

EXTRACTED = "extract ()"
"""The name of what became variables by `extract`."""

RETURNED, MAIN, OPEN = "return ()", "main ()", "open ()"
"""The names of a file for what it returns, for a function that does what it does, where it needs one, and for its sign
that it has variables which it does not assign: those of the code that includes it."""

ENUMERATION = "enumeration ()"
"""The name of an attribute that every enumeration has."""

_INTERPOLATED = ("encapsed_string", "heredoc_body", "shell_command_expression")
_BLOCKS = ("compound_statement", "colon_block")


class PhpLowering(Lowering):
    """Lowers one PHP file. `class_name` is the class around, with its parent, and `own_name` what its methods call
    themselves by: the object, or the class that was called. `pending` is what is done before the statement that is
    being lowered."""

    names: PhpBindings

    def __init__(
        self,
        syntax: Syntax,
        expressions: Mapping[str, Callable[..., ir.Expression]],
        statements: Mapping[str, Callable[..., Block]],
    ) -> None:
        super().__init__(syntax, expressions, statements)
        self.mentions = PhpMentions()
        self.names = PhpBindings()
        self.namespace = names.Namespace()
        self.class_name = ""
        self.parent_name = ""
        self.own_name = ""
        self.pending: list[ir.Statement] = []

    def statement(self, node: Node) -> Block:
        before, self.pending = self.pending, []
        found = super().statement(node)
        pending, self.pending = self.pending, before
        return (*pending, *found)

    def body(self, node: Node | None) -> Block:
        """The statements of a body: a block of either kind, or one statement."""
        if node is None:
            return ()
        return self.block(node.named_children if node.type in _BLOCKS else (node,))

    @contextmanager
    def variables(
        self, bound: Iterable[str] = (), outer: Iterable[str] = (), *, is_arrow: bool = False
    ) -> Iterator[PhpBindings]:
        """Around what has variables of its own. What a closure takes from around it is seen there, too."""
        around, self.names = self.names, PhpBindings(bound, outer, is_arrow=is_arrow)
        try:
            yield self.names
        finally:
            inner, self.names = self.names, around
            around.seen |= inner.taken - NEVER_LOCAL

    def between(self, first: Node, last: Node) -> Packed:
        """The span from one node to another."""
        return self.syntax.between(self.syntax.offsets(first)[0], self.syntax.offsets(last)[1])

    def temporary(self, node: Node) -> ir.Name:
        """A name for what an expression gives, which no variable can have."""
        name = f"{node.start_byte} ()"
        self.names.seen.add(name)
        self.names.bound.add(name)
        return ir.Name(self.packed(node), name)

    def library(self, packed: Packed, name: str, *given: ir.Expression) -> ir.Expression:
        """A call of what the language's models know by a name that no function can have."""
        return ir.Call(packed, ir.Name(packed, name), tuple([ir.Argument(each) for each in given]))

    def see(self, name: str) -> None:
        """A variable stands here."""
        self.mentions.mention(name)
        if name not in NEVER_LOCAL:
            self.names.seen.add(name)

    def bind_variable(self, name: str) -> None:
        """A variable is assigned here."""
        self.see(name)
        if name not in NEVER_LOCAL:
            self.names.bound.add(name)
            self.names.own.discard(name)
        if self.mentions.is_outside:
            self.mentions.change(name)

    def target(self, node: Node) -> ir.Expression:
        """What is assigned to."""
        if node.type == "variable_name":
            name = self.characters(node)[1:]
            self.bind_variable(name)
            return ir.Name(self.packed(node), name)
        if node.type == "subscript_expression":
            inner = parts(node)
            if self.characters(inner[0]) == "$GLOBALS":
                return self._global_target(node)
            holder = self.holder(inner[0])
            self._change(inner[0])
            key = self.key(node, inner[1]) if len(inner) > 1 else ir.Opaque(self.packed(node), ())
            if isinstance(key, ir.Constant) and isinstance(key.value, str):
                self.mentions.change(key.value)
            return ir.Index(self.packed(node), holder, key)
        if node.type in ("member_access_expression", "nullsafe_member_access_expression"):
            self._change(node)
            return self.expression(node)
        if node.type == "scoped_property_access_expression":
            self._change(node)
            return self._static_target(node)
        if node.type == "by_ref" and node.named_child_count:
            return self.target(node.named_children[0])
        return self.expression(node)

    def _static_target(self, node: Node) -> ir.Expression:
        """`static::$name = …`: what all classes have that are derived from this one, and declare none of their own."""
        target = self.expression(node)
        owner = target.value if isinstance(target, ir.Attribute) else None
        if isinstance(target, ir.Attribute) and isinstance(owner, ir.Name) and owner.name == self.own_name:
            return replace(target, value=ir.Name(owner.packed, self.class_name))
        return target

    def _global_target(self, node: Node) -> ir.Expression:
        """`$GLOBALS['name'] = …`: a variable of the file, whoever assigns it."""
        target = self.expression(node)
        if isinstance(target, ir.Name):
            self.mentions.change(target.name)
        return target

    def _change(self, node: Node) -> None:
        """What something is put into, by its own name."""
        if node.type == "variable_name":
            self.mentions.change(self.characters(node)[1:])
        elif node.type.endswith("access_expression"):
            self.mentions.change(self.characters(child(node, "name")).lstrip("$"))
        elif node.type == "subscript_expression" and node.named_child_count:
            self._change(node.named_children[0])

    def change_keys(self, node: Node) -> None:
        """The keys of an array, or a text, by which others may get at what is put somewhere."""
        named = [parts(each)[0] for each in parts(node) if each.type == "array_element_initializer" and parts(each)]
        for each in named or [node]:
            if each.type in ("string", "encapsed_string"):
                self.mentions.change(self.characters(each)[1:-1])

    def holder(self, node: Node) -> ir.Expression:
        """What something is put into: an array that is not there yet comes about."""
        inner = parts(node) if node.type == "subscript_expression" else []
        if len(inner) < 2:
            return self.expression(node)
        return self.library(self.packed(node), "slot ()", self.holder(inner[0]), self.key(node, inner[1]))

    def key(self, subscript: Node, node: Node) -> ir.Expression:
        """The key of a subscript: a bare word in a text is a text."""
        return self.word(node) if node.type == "name" and is_simple(subscript) else self.expression(node)

    def word(self, node: Node) -> ir.Expression:
        """A name as a text."""
        value = self.characters(node)
        self.mentions.mention(value)
        return ir.Constant(self.packed(node), value)

    def tolerant(self, node: Node) -> ir.Expression:
        """An expression where it does not matter whether a key is there."""
        if node.type == "parenthesized_expression" and node.named_child_count:
            return self.tolerant(parts(node)[0])
        inner = parts(node)
        if node.type == "subscript_expression" and len(inner) > 1:
            key = self.key(node, inner[1])
            return self.library(self.packed(node), "get ()", self.tolerant(inner[0]), key)
        if node.type in ("member_access_expression", "nullsafe_member_access_expression"):
            name, held = children(node, "name", "object")
            if name.type == "name":
                return self.library(self.packed(node), "property ()", self.tolerant(held), self.word(name))
        return self.expression(node)

    def class_(self, node: Node) -> ir.Expression:
        """A class by its name, or what an expression gives."""
        packed = self.packed(node)
        if node.type not in ("name", "qualified_name", "relative_scope"):
            return self.library(packed, "class of ()", self.expression(node))
        written = self.characters(node)
        if written.lower() == "parent":
            return self.library(packed, "parent ()")
        if written.lower() in ("self", "static"):
            return ir.Name(packed, self.own_name or self.class_name)
        return ir.Name(packed, self.class_reference(written))

    def base(self, node: Node) -> ir.Expression:
        """A class by its name, for those that are derived from it."""
        packed = self.packed(node)
        return self.library(packed, "class ()", ir.Constant(packed, self.class_reference(self.characters(node))))

    def class_reference(self, written: str) -> str:
        """The full name of a class as it is written somewhere."""
        lowered = written.lower()
        if lowered in ("self", "static"):
            return self.class_name
        if lowered == "parent":
            return self.parent_name
        full = self.namespace.resolved(names.CLASS, written)
        namespace, _, name = full.rpartition("\\")
        self.mentions.mention(namespace)
        self.mentions.mention(name)
        return f"\\{full}"

    def arguments(self, node: Node | None) -> tuple[ir.Argument, ...]:
        """The arguments of a call, which may change what is given to it by reference."""
        found = []
        for each in node.named_children if node is not None else ():
            if each.type != "argument":
                continue
            name, inner = each.child_by_field_name("name"), parts(each)
            if not inner:
                continue
            value = inner[-1]
            if value.type == "variadic_unpacking":
                found.append(ir.Argument(self.expression(parts(value)[0]), stars=3))
            elif name is not None:
                found.append(ir.Argument(self.expression(value), self.characters(name)))
            else:
                found.append(ir.Argument(self.expression(value)))
                if value.type == "variable_name" and self.mentions.is_outside:
                    self._change(value)
        return tuple(found)

    def separated(self, target: Node) -> Block:
        """Arrays are values: before one is changed, the variable gets its own."""
        root = target
        while root.type == "subscript_expression" and parts(root):
            root = parts(root)[0]
        if root is target or root.type != "variable_name":
            return ()
        name, packed = self.characters(root)[1:], self.packed(root)
        if name in self.names.own or name == "this" or name.startswith("_") or name == "GLOBALS":
            return ()
        self.see(name)
        variable = ir.Name(packed, name)
        return (ir.Assign(packed, (variable,), self.library(packed, "own ()", variable)),)


def parts(node: Node) -> list[Node]:
    """The named children of a node that are no comments."""
    return [each for each in node.named_children if each.type != "comment"]


def element(node: Node) -> Node:
    """What stands in an element: behind a `&` or `...`, if there is one."""
    return parts(node)[0] if node.type in ("by_ref", "variadic_unpacking") and parts(node) else node


def is_simple(node: Node) -> bool:
    """Whether an expression stands in a text without braces: `"$a[key]"`."""
    before = node.prev_sibling
    braced = before is not None and before.type == "{"
    return node.parent is not None and node.parent.type in _INTERPOLATED and not braced
