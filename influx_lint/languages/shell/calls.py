"""Simple commands as calls by name, and the values of assignments."""

from __future__ import annotations

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.spans import Packed
from influx_lint.languages.shell import redirections, words
from influx_lint.languages.shell.lowering import OWN, STDIN, Lowering

_ASSIGNMENT = "variable_assignment"


def command(low: Lowering, node: Node, stdin: ir.Expression | None = None) -> ir.Expression:
    """A simple command, with its redirections."""
    name = node.child_by_field_name("name")
    redirects = node.children_by_field_name("redirect")
    arguments = [*node.children_by_field_name("argument"), *_behind_redirections(node)]
    place = low.place(node)
    if name is None:
        return low.opaque(node)
    made = _called(low, name, low.place(name))
    if name.named_children and words.is_whole_array(low, name.named_children[0]):
        made, arguments = ir.Name(low.place(name), "command()"), [name.named_children[0], *arguments]
    own = [(low.raw(each).partition("=")[0], assigned(low, each)) for each in node.children if each.type == _ASSIGNMENT]
    if low.raw(name) == "env":
        arguments = _after_options(low, arguments)
        while arguments and (found := words.setting(low, arguments[0])) is not None:
            own.append(found)
            arguments = arguments[1:]
    given = [argument(each) for each in words.several(low, arguments)]
    given += [ir.Argument(value, f"{OWN}{variable}") for variable, value in own]
    stdin = redirections.redirected(low, redirects, stdin)
    if stdin is None and low.fed:
        stdin = ir.Name(place, STDIN)
    if stdin is not None:
        given.append(ir.Argument(stdin, STDIN))
    return redirections.saved(low, redirects, ir.Call(place, made, tuple(given)), place)


def _behind_redirections(node: Node) -> list[Node]:
    """The arguments behind a redirection, which the grammar takes for more files of that."""
    above = node.parent
    redirects = above.children if above is not None and above.type == "redirected_statement" else ()
    return [word for each in redirects for word in each.children_by_field_name("destination")[1:]]


def _after_options(low: Lowering, arguments: list[Node]) -> list[Node]:
    """The arguments of `env` behind its options, of which `-u` and `-C` take a word."""
    while arguments and (option := low.raw(arguments[0])).startswith("-"):
        arguments = arguments[2 if option in ("-u", "-C", "--unset", "--chdir") else 1 :]
    return arguments


def argument(value: ir.Expression) -> ir.Argument:
    return ir.Argument(value.value, None, 1) if isinstance(value, ir.Star) else ir.Argument(value)


def _called(low: Lowering, name: Node, place: Packed) -> ir.Expression:
    value = low.word(name.named_children[0]) if name.named_children else low.opaque(name)
    if isinstance(value, ir.Constant):
        return ir.Name(place, f"{value.value!s}()")
    return low.call(place, "command", [value])


def assigned(low: Lowering, node: Node) -> ir.Expression:
    """The value of an assignment."""
    value = node.child_by_field_name("value")
    return ir.Constant(low.place(node), "") if value is None else low.word(value)
