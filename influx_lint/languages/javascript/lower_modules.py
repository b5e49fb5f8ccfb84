"""Lowers the imports and exports of JavaScript and TypeScript."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.languages.javascript import functions, scopes, targets
from influx_lint.languages.javascript.base import IMPORT, Block, JavaScriptLowering
from influx_lint.languages.javascript.cells import EXPORTED, WHOLE
from influx_lint.languages.javascript.lower_expressions import mention_module
from influx_lint.languages.javascript.syntax import unescaped
from influx_lint.languages.trees import within

_COMMON = re.compile(r"\bmodule\s*\.\s*exports\b|\bexports\s*(?:[.\[]|,\s*['\"])")


def beginning(lowering: JavaScriptLowering, node: Node) -> Block:
    """What a module begins with, if it is one of CommonJS."""
    return common(lowering, node) if _COMMON.search(lowering.syntax.text) else ()


def common(lowering: JavaScriptLowering, node: Node) -> Block:
    """What a module of CommonJS has: `module.exports` is an empty object, and `exports` the same."""
    packed = lowering.packed(node)
    module = ir.Name(packed, "module")
    made = ir.MappingDisplay(packed, ((ir.Constant(packed, "exports"), ir.MappingDisplay(packed, ())),))
    exports = ir.Attribute(packed, module, "exports", packed)
    return ir.Assign(packed, (module,), made), ir.Assign(packed, (ir.Name(packed, "exports"),), exports)


def _import(lowering: JavaScriptLowering, node: Node) -> Iterator[ir.Statement]:
    if any(each.type in ("type", "typeof") for each in node.children):
        return
    packed, source = lowering.packed(node), _source(node)
    if source is None:
        return
    given = _module(lowering, node, source)
    clause = next(
        (each for each in node.named_children if each.type in ("import_clause", "import_require_clause")), None
    )
    if clause is None:
        yield ir.Evaluate(packed, given)
        return
    if clause.type == "import_require_clause":
        required = ir.Call(packed, ir.Name(packed, "require"), (ir.Argument(lowering.expression(source)),))
        yield ir.Assign(packed, (targets.target(lowering, clause.named_children[0]),), required)
        return
    module, first = targets.held(lowering, node, given)
    yield from targets.assignments(lowering, node, first)
    for each in clause.named_children:
        if each.type == "identifier":
            found = ir.Attribute(lowering.packed(each), module, "default", lowering.packed(each))
            yield ir.Assign(packed, (targets.target(lowering, each),), found)
        elif each.type == "namespace_import":
            yield ir.Assign(packed, (targets.target(lowering, each.named_children[0]),), module)
        elif each.type == "named_imports":
            for name, other in _specifiers(each):
                found_ = lowering.member(lowering.packed(name), module, name)
                yield ir.Assign(packed, (targets.target(lowering, other or name),), found_)


def _source(node: Node) -> Node | None:
    found = node.child_by_field_name("source")
    if found is None:
        clause = next((each for each in node.named_children if each.type == "import_require_clause"), None)
        found = within(clause, "source")
    return found


def _module(lowering: JavaScriptLowering, node: Node, source: Node) -> ir.Expression:
    """The module that an import or an export names."""
    mention_module(lowering, unescaped(lowering.characters(source)[1:-1]))
    return lowering.own(node, IMPORT, lowering.expression(source))


def _specifiers(node: Node) -> Iterator[tuple[Node, Node | None]]:
    """The names in braces that are values, and what each goes by here."""
    for each in node.named_children:
        name = each.child_by_field_name("name")
        if name is not None and not any(child.type in ("type", "typeof") for child in each.children):
            yield name, each.child_by_field_name("alias")


def _export(lowering: JavaScriptLowering, node: Node) -> Iterator[ir.Statement]:
    declaration, value = node.child_by_field_name("declaration"), node.child_by_field_name("value")
    words = {each.type for each in node.children if not each.is_named}
    if "type" in words:
        return
    packed = lowering.packed(node)
    if "default" in words:
        lowering.mentions.change(WHOLE)
        yield from _default(lowering, node, declaration or value)
    elif "=" in words:
        lowering.mentions.change(WHOLE)
        target = ir.Attribute(packed, ir.Name(packed, "module"), "exports", packed)
        yield from common(lowering, node)
        yield ir.Assign(packed, (target,), lowering.expression(node.named_children[-1]))
    elif declaration is not None:
        yield from lowering.statement(declaration)
    else:
        yield from _listed(lowering, node)


def _default(lowering: JavaScriptLowering, node: Node, inner: Node | None) -> Iterator[ir.Statement]:
    packed = lowering.packed(node)
    target = (ir.Name(packed, "default"),)
    name = within(inner, "name")
    if inner is None:
        return
    if inner.type in scopes.DECLARED_FUNCTIONS | scopes.CLASSES:
        if name is None and inner.type in scopes.CLASSES:
            yield from functions.class_(lowering, inner, "default")
        elif name is None:
            yield ir.Assign(packed, target, functions.function(lowering, inner, ""))
        else:
            yield from lowering.statement(inner)
            yield ir.Assign(packed, target, lowering.read(name))
    else:
        yield ir.Assign(packed, target, lowering.expression(inner))


def _listed(lowering: JavaScriptLowering, node: Node) -> Iterator[ir.Statement]:
    """`export {a, b as c}`, of this module or of another, `export * from …` and `export * as name from …`."""
    packed, source = lowering.packed(node), node.child_by_field_name("source")
    clause = next((each for each in node.named_children if each.type == "export_clause"), None)
    space = next((each for each in node.named_children if each.type == "namespace_export"), None)
    if source is not None:
        module, first = targets.held(lowering, node, _module(lowering, node, source))
        yield from targets.assignments(lowering, node, first)
    for name, other in _specifiers(clause) if clause is not None else ():
        shown = lowering.characters(other or name).strip("'\"")
        place = lowering.packed(name)
        lowering.mentions.mention(lowering.characters(name))
        lowering.mentions.change(shown if shown != "default" else WHOLE)
        cell = shown if shown == "default" else f"{EXPORTED}{shown}"
        if source is not None:
            value = lowering.member(place, module, name)
            yield ir.Assign(packed, (ir.Name(place, cell),), value)
        elif other is not None:
            own = ir.Name(place, lowering.scopes.cell(lowering.characters(name)))
            lowering.last.append(ir.Assign(packed, (ir.Name(place, cell),), own))
    if space is not None and source is not None:
        shown = lowering.characters(space.named_children[0])
        lowering.mentions.change(shown)
        yield ir.Assign(packed, (ir.Name(packed, f"{EXPORTED}{shown}"),), module)
    elif clause is None and source is not None:
        lowering.mentions.change(WHOLE)
        lowering.whole.append(module)


STATEMENTS: dict[str, Callable[[JavaScriptLowering, Node], Iterable[ir.Statement]]] = {
    "import_statement": _import,
    "export_statement": _export,
}
