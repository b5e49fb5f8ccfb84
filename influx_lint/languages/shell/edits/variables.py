"""Edits of variables that the platform sets: `$INFLUXDB_USER`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tree_sitter import Node

from influx_lint.findings import Edit, Origin
from influx_lint.flow.events import Form, VariableRead
from influx_lint.flow.records import replace
from influx_lint.languages.front import NoFixError
from influx_lint.languages.shell import jq_tree as tree
from influx_lint.languages.shell.edits.source import Literal, Source
from influx_lint.languages.shell.jq_reader import program_in

_REQUIRED = re.compile(r"\$\{\w+:?\?[^{}]*\}")
_DEFAULT = re.compile(r"\$\{\w+:?-(?P<default>[\w./:@%+=-]*)\}")


def render(source: Source, read: VariableRead, new: Sequence[str]) -> list[Edit]:
    """The edits that read the new variable, and the key in the JSON text that it holds. Raises NoFixError."""
    place = source.literal_at(read.span)
    code = source.code_in(place) if place is not None else None
    if place is not None and code is not None:
        inner = code.lines.span(place.start, place.end)
        return source.around(place, render(code, replace(read, origin=Origin(read.origin.path, inner)), new), code)
    start, end = source.lines.offsets(read.span)
    if read.form is Form.CONTAINS and source.text[start:end] == read.name:
        return [source.replace(start, end, new[0])]
    node = source.within(start, end, ("simple_expansion", "expansion", "string", "raw_string", "program"))
    if node is None or node.type not in ("simple_expansion", "expansion"):
        return _of_printenv(source, place, new) or _in_program(source, read, new)
    name = source.lines.span(start, end)
    if source.text[start:end] != read.name:
        raise _by_hand(new)
    if len(new) == 1 or _is_only_required(source, node):
        return [Edit(name, new[0])]
    raw = source.raw(node)
    if source.in_backticks(node):
        raise _by_hand(new)
    first, last = source.offsets(node)
    whole = source.lines.span(first, last)
    if raw in (f"${read.name}", f"${{{read.name}}}"):
        made = f"""$(printf '%s' "${new[0]}" | jq -r .{new[1]})"""
    elif found := _DEFAULT.fullmatch(raw):
        made = f"""$(printf '%s' "${{{new[0]}:-null}}" | jq -r '.{new[1]} // "{found["default"]}"')"""
    else:
        raise _by_hand(new)
    return [Edit(whole, made)]


def _is_only_required(source: Source, node: Node) -> bool:
    """Whether an expansion is there for its failure alone: `: "${NAME:?message}"`."""
    above = node.parent
    command = above.parent if above is not None and above.type == "string" else above
    name = command.child_by_field_name("name") if command is not None else None
    return name is not None and source.raw(name) == ":" and _REQUIRED.fullmatch(source.raw(node)) is not None


def _by_hand(new: Sequence[str]) -> NoFixError:
    if len(new) == 1:
        return NoFixError(f"read `{new[0]}` by hand")
    return NoFixError(f"decode the JSON text of `{new[0]}` with jq, and read `{new[-1]}` there")


def _of_printenv(source: Source, place: Literal | None, new: Sequence[str]) -> list[Edit]:
    """`printenv NAME`, where that is all of the command."""
    command = place.node.parent if place is not None else None
    if place is None or command is None or command.type != "command" or len(command.named_children) != 2:
        return []
    if source.raw(command.named_children[0]) != "printenv" or place.text != source.raw(place.node).strip('"'):
        return []
    start, end = source.offsets(command)
    made = f"printenv {new[0]}" + (f" | jq -r .{new[1]}" if len(new) > 1 else "")
    return [source.replace(start, end, made)]


def _in_program(source: Source, read: VariableRead, new: Sequence[str]) -> list[Edit]:
    """`$ENV.NAME` and `env.NAME` in a jq program."""
    literal = source.literal_at(read.span)
    program = program_in(literal.text) if literal is not None else None
    for node in tree.walk(program) if program is not None else ():
        key = node.key if isinstance(node, tree.Index) else None
        if literal is None or key is None or (key.start, key.end) != (literal.start, literal.end):
            continue
        renamed = source.put(literal.text, literal.start, literal.end, new[0])
        if len(new) == 1:
            return [renamed]
        before = source.put(literal.text, node.start, node.start, "(")
        return [before, renamed, source.put(literal.text, node.end, node.end, f" | fromjson | .{new[1]})")]
    raise _by_hand(new)
