"""Shell in the intermediate language: statements by their node types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.spans import Packed, packed
from influx_lint.languages import trees
from influx_lint.languages.shell import asking, expansions, redirections, simple, words
from influx_lint.languages.shell.lowering import ARGUMENTS, IDENTIFIER, STDIN, Body, Lowering, Tables
from influx_lint.languages.shell.placed import Placed, Run, placed
from influx_lint.languages.trees import Syntax

_GROUPS = frozenset(("compound_statement", "do_group", "program", "else_clause"))


def lower(syntax: Syntax) -> ir.Module:
    """The module in a file: of a jq program, one that has its text."""
    lowering = lowering_of(syntax)
    if not isinstance(syntax, trees.Leaf):
        return _module(lowering)
    place = lowering.packed(0, len(syntax.text))
    program = ir.Constant(place, lowering.characters(0, len(syntax.text)))
    mentions = tuple(frozenset(IDENTIFIER.findall(syntax.text)))
    return ir.Module((ir.Evaluate(place, program),), (ir.Unit(mentions, ()),), len(mentions))


@lru_cache(maxsize=64)
def lower_part(text: str, runs: tuple[Run, ...], path: Path, default: Packed) -> ir.Module:
    """Code that stands in a word of the file at `path`, and hands out what its commands write. What has no place there
    stands at `default`. Raises UnparsableError."""
    lowering = _Part(trees.parse("bash", text), placed(text, runs), path, default)
    with lowering.inside(emits=True, fed=True):
        return _module(lowering)


class _Part(Lowering):
    """Lowers code that stands in a word of a file."""

    def __init__(self, syntax: Syntax, whole: Placed, path: Path, default: Packed) -> None:
        super().__init__(syntax, _TABLES)
        self._text = whole
        self._path = path
        self._default = default

    def characters(self, start: int, end: int) -> Placed:
        return self._text.cut(start, end)

    def packed(self, start: int, end: int) -> Packed:
        span = self._text.stretch(start, end, self._path)
        return packed(*span) if span is not None else self._default

    def whole(self, node: Node) -> Packed:
        return self.packed(*self.offsets(node))


def _module(lowering: Lowering) -> ir.Module:
    syntax = lowering.syntax
    body: Body = []
    units: list[ir.Unit] = []
    for child in syntax.statements:
        lowering.changes.clear()
        made = lowering.statement(child)
        body += made
        if made:
            mentions = frozenset(IDENTIFIER.findall(lowering.raw(child)))
            units.append(ir.Unit(tuple(mentions), tuple(lowering.changes)))
    return ir.Module(tuple(body), tuple(units), lowering.size)


def _pipeline(low: Lowering, node: Node) -> Body:
    elements = node.named_children
    last = elements[-1] if elements else node
    if len(elements) > 1 and last.type in _FED:
        stdin = _piped(low, elements[:-1], None)
        return _fed(low, last, stdin)
    return low.given(_piped(low, elements, None), low.place(node))


def _fed(low: Lowering, node: Node, stdin: ir.Expression) -> Body:
    """A compound command that reads from somewhere."""
    place = low.place(node)
    with low.inside(emits=low.emits, fed=True):
        body = low.statement(node)
    return [ir.Assign(place, (ir.Name(place, STDIN),), stdin), *body]


def _piped(low: Lowering, elements: Sequence[Node], stdin: ir.Expression | None) -> ir.Expression:
    """What the last of some commands writes, each of which reads what the one before it wrote."""
    for each in elements:
        if each.type != "comment":
            stdin = low.output(each, stdin)
    return stdin if stdin is not None else ir.Opaque(0, ())


def _redirected(low: Lowering, node: Node) -> Body:
    redirects = [each for each in node.children if each.type.endswith("_redirect")]
    first = _redirected_alone(low, node, redirects)
    then = redirections.list_after_document(redirects)
    if then is None:
        return first
    is_and = any(each.type == "&&" for one in redirects for each in one.children)
    return _one_and_other(low.place(node), first, low.statement(then), is_and=is_and)


def _redirected_alone(low: Lowering, node: Node, redirects: Sequence[Node]) -> Body:
    body = node.child_by_field_name("body")
    place = low.place(node)
    if body is None:
        return low.given(_redirected_output(low, node, None), place)
    after = redirections.after_document(redirects)
    goes_on = any(redirections.sign_of(low, each).startswith((">", "1>", "&>")) for each in redirects)
    if body.type in _FED and not after and not goes_on:
        stdin = redirections.redirected(low, redirects, None)
        return _fed(low, body, stdin) if stdin is not None else low.statement(body)
    if body.type == "command" and (name := body.child_by_field_name("name")) is not None and not after:
        if low.raw(name) == "read" and (stdin := redirections.redirected(low, redirects, None)) is not None:
            return simple.filled(low, body, stdin, "read")
        if low.raw(name) in ("exit", "return", ".", "source", "eval", "set", "shift", "mapfile", "readarray"):
            stdin = redirections.redirected(low, redirects, None)
            return _fed(low, body, stdin) if stdin is not None else low.statement(body)
    if body.type == "list" and not after:
        return _list(low, body, redirects)
    if body.type in ("variable_assignment", "declaration_command", "test_command", "variable_assignments", "list"):
        return low.statement(body)
    return low.given(_redirected_output(low, node, None), place)


def _redirected_output(low: Lowering, node: Node, stdin: ir.Expression | None) -> ir.Expression:
    body = node.child_by_field_name("body")
    redirects = [each for each in node.children if each.type.endswith("_redirect")]
    redirects += [each for one in redirects for each in one.children if each.type.endswith("_redirect")]
    stdin = redirections.redirected(low, redirects, stdin)
    place = low.place(node)
    if body is None:
        return stdin if stdin is not None else ir.Constant(place, "")
    value = low.output(body, stdin)
    for each in redirections.after_document(redirects):
        if each.type == "pipeline":
            return _piped(low, each.named_children, value)
        if each.type in words.LITERALS or each.type in ("string", "raw_string", "concatenation"):
            low.word(each)
    return redirections.saved(low, redirects, value, place)


def _list(low: Lowering, node: Node, redirects: Sequence[Node] = ()) -> Body:
    """`a && b`, `a || b`; redirections are those of the last command, to which the grammar does not give them."""
    left, right = node.named_children[0], node.named_children[-1]
    is_and = any(each.type == "&&" for each in node.children)
    place = low.place(node)
    if left.type == "list" and not is_and and asking.is_test(low, left.named_children[0]):
        inner = any(each.type == "&&" for each in left.children)
        if inner:
            test = asking.test(low, left.named_children[0])
            then = low.statement(left.named_children[-1])
            return [ir.Branch(place, ((test, tuple(then)),), tuple(_last(low, right, redirects)))]
    if asking.is_test(low, left):
        test = asking.test(low, left)
        arm = (test if is_and else ir.Not(place, test), tuple(_last(low, right, redirects)))
        return [ir.Branch(place, (arm,), ())]
    return _one_and_other(place, low.statement(left), _last(low, right, redirects), is_and=is_and)


def _one_and_other(place: Packed, first: Body, second: Body, *, is_and: bool) -> Body:
    if is_and:
        return first + second
    return [ir.Try(place, tuple(first), (ir.Handler((), None, tuple(second)),), (), ())]


def _last(low: Lowering, node: Node, redirects: Sequence[Node]) -> Body:
    if not redirects or node.type not in _OUTPUTS:
        return low.statement(node)
    value = low.output(node, redirections.redirected(low, redirects, None))
    return low.given(redirections.saved(low, redirects, value, low.place(node)), low.place(node))


def _list_output(low: Lowering, node: Node, stdin: ir.Expression | None) -> ir.Expression:
    """What `a || b` writes: what the one does, or else the other."""
    left, right = node.named_children[0], node.named_children[-1]
    is_and = any(each.type == "&&" for each in node.children)
    if is_and or asking.is_test(low, left) or left.type == "list":
        return low.subshell([node], node, stdin)
    values = (low.output(left, stdin), low.output(right, stdin))
    return ir.Boolean(low.place(node), every=False, values=values)


def _group(low: Lowering, node: Node) -> Body:
    return [] if node.children and node.children[0].type == "((" else low.statements(node.named_children)


def _if(low: Lowering, node: Node) -> Body:
    arms: list[tuple[ir.Expression, tuple[ir.Statement, ...]]] = []
    before: Body = []
    otherwise: Body = []
    for clause in [node, *(each for each in node.children if each.type == "elif_clause")]:
        asked, body = _clause(clause)
        if clause is node:
            before = low.statements(asked[:-1])
        test = asking.test(low, asked[-1]) if asked else low.opaque(clause)
        arms.append((test, tuple(low.statements(body))))
    for each in node.children:
        if each.type == "else_clause":
            otherwise = low.statements(each.named_children)
    return [*before, ir.Branch(low.place(node), tuple(arms), tuple(otherwise))]


def _clause(node: Node) -> tuple[list[Node], list[Node]]:
    """What `if` and `elif` ask, and what they do."""
    asked: list[Node] = []
    body: list[Node] = []
    is_asked = True
    for each in node.children:
        if each.type == "then":
            is_asked = False
        elif each.is_named and each.type not in ("elif_clause", "else_clause", "comment"):
            (asked if is_asked else body).append(each)
    return asked, body


def _while(low: Lowering, node: Node) -> Body:
    asked = [each for each in node.children_by_field_name("condition") if each.is_named]
    body_node = node.child_by_field_name("body")
    place = low.place(node)
    body = tuple(low.statement(body_node)) if body_node is not None else ()
    reading = _asks_for(low, asked[-1], "read") if asked else None
    if reading is not None:
        stdin = redirections.redirected(low, reading.children_by_field_name("redirect"), None)
        source = stdin if stdin is not None else ir.Name(place, STDIN)
        line = ir.Name(place, "<line>")
        filled = simple.filled(low, reading, line, "read")
        return [ir.For(place, line, low.call(place, "lines", [source]), (*filled, *body), ())]
    taking = _asks_for(low, asked[-1], "getopts") if asked else None
    given = taking.children_by_field_name("argument") if taking is not None else []
    if len(given) == 2:
        low.options = low.word(given[0])
        names = (ir.Name(place, low.raw(given[1])), ir.Name(place, "OPTARG"))
        low.changes.update(each.name for each in names)
        listed = low.call(place, "options", [ir.Name(place, ARGUMENTS), low.options])
        return [ir.For(place, ir.Display(place, ir.Shape.TUPLE, names), listed, body, ())]
    test = asking.test(low, asked[-1]) if asked else low.opaque(node)
    is_until = low.raw(node.children[0]) == "until"
    return [ir.While(place, ir.Not(place, test) if is_until else test, body, ())]


def _asks_for(low: Lowering, node: Node, command: str) -> Node | None:
    """The command that a loop asks for the next line, or option, with: `read`, `getopts`."""
    while node.type in ("list", "redirected_statement"):
        node = node.named_children[0]
    name = node.child_by_field_name("name") if node.type == "command" else None
    return node if name is not None and low.raw(name) == command else None


def _for(low: Lowering, node: Node) -> Body:
    name = node.child_by_field_name("variable")
    values = node.children_by_field_name("value")
    body_node = node.child_by_field_name("body")
    place = low.place(node)
    if name is None:
        return low.statement(body_node) if body_node is not None else []
    low.changes.add(low.raw(name))
    listed: ir.Expression = ir.Name(place, ARGUMENTS)
    if values:
        listed = ir.Display(place, ir.Shape.LIST, tuple(words.several(low, values)))
    body = low.statement(body_node) if body_node is not None else []
    return [ir.For(place, ir.Name(low.place(name), low.raw(name)), listed, tuple(body), ())]


def _counting_loop(low: Lowering, node: Node) -> Body:
    body = node.child_by_field_name("body")
    place = low.place(node)
    return [ir.While(place, ir.Opaque(place, ()), tuple(low.statement(body)) if body is not None else (), ())]


def _case(low: Lowering, node: Node) -> Body:
    value_node = node.child_by_field_name("value")
    value = low.word(value_node) if value_node is not None else low.opaque(node)
    arms: list[tuple[ir.Expression, tuple[ir.Statement, ...]]] = []
    otherwise: Body = []
    for item in node.named_children:
        if item.type != "case_item":
            continue
        patterns = item.children_by_field_name("value")
        body = low.statements([each for each in item.named_children if each not in patterns])
        if [low.raw(each) for each in patterns] == ["*"]:
            otherwise = body
            break
        place = low.place(item)
        asked = tuple(asking.fits(low, value, each) for each in patterns)
        test = asked[0] if len(asked) == 1 else ir.Boolean(place, every=False, values=asked)
        arms.append((test, tuple(body)))
    return otherwise if not arms else [ir.Branch(low.place(node), tuple(arms), tuple(otherwise))]


def _function(low: Lowering, node: Node) -> Body:
    name_node, body_node = node.child_by_field_name("name"), node.child_by_field_name("body")
    if name_node is None or body_node is None:
        return []
    name, place = low.raw(name_node), low.place(node)
    inner = body_node.named_children if body_node.type in (*_GROUPS, "subshell") else [body_node]
    made = [_defined(low, node, f"{name}()", inner)]
    if inner and asking.is_test(low, inner[-1]):
        made.append(_defined(low, node, f"{name}?()", inner[:-1], inner[-1]))
    low.changes.add(name)
    return [ir.Define(place, each) for each in made]


def _defined(low: Lowering, node: Node, name: str, inner: Sequence[Node], test: Node | None = None) -> ir.Function:
    """A function that hands out what its commands write, or, ending in a test, one that says how that comes out."""
    place = low.place(node)
    outer = low.locals, low.references
    low.locals, low.references = {ARGUMENTS, STDIN}, set()
    with low.inside(emits=test is None, fed=True):
        body = low.statements(inner)
        if test is not None:
            body.append(ir.Return(place, asking.test(low, test)))
        stdin = redirections.redirected(low, node.children_by_field_name("redirect"), None)
        if stdin is not None:
            body.insert(0, ir.Assign(place, (ir.Name(place, STDIN),), stdin))
    names = frozenset(low.locals)
    low.locals, low.references = outer
    parameters = (
        ir.Parameter(place, ARGUMENTS, ir.ParameterKind.REST, None),
        ir.Parameter(place, STDIN, ir.ParameterKind.KEYWORD, None),
    )
    return low.function(node, name, body, names, parameters, emits=test is None)


_STATEMENTS: dict[str, Callable[[Lowering, Node], Body]] = {
    "variable_assignment": simple.assignment,
    "declaration_command": simple.declaration,
    "unset_command": simple.unset,
    "command": simple.plain_command,
    "test_command": simple.test_alone,
    "pipeline": _pipeline,
    "redirected_statement": _redirected,
    "list": _list,
    "compound_statement": _group,
    "do_group": _group,
    "subshell": lambda low, node: low.given(low.subshell(node.named_children, node, None), low.place(node)),
    "if_statement": _if,
    "while_statement": _while,
    "for_statement": _for,
    "c_style_for_statement": _counting_loop,
    "case_statement": _case,
    "function_definition": _function,
    **dict.fromkeys(("negated_command", "variable_assignments"), lambda low, node: low.statements(node.named_children)),
}
_OUTPUTS: dict[str, Callable[[Lowering, Node, ir.Expression | None], ir.Expression]] = {
    "command": simple.command_output,
    "pipeline": lambda low, node, stdin: _piped(low, node.named_children, stdin),
    "redirected_statement": _redirected_output,
    "list": _list_output,
    "subshell": lambda low, node, stdin: low.subshell(node.named_children, node, stdin),
}


_FED = frozenset(
    {"while_statement", "for_statement", "c_style_for_statement", "if_statement", "case_statement"}
    | {"compound_statement"}
)


def lowering_of(syntax: Syntax) -> Lowering:
    """What lowers a file."""
    return Lowering(syntax, _TABLES)


_TABLES = Tables(_STATEMENTS, _OUTPUTS, {**words.WORDS, **expansions.WORDS})
