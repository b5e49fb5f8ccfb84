"""Edits of keys that are written in format strings: `"{user}".format(**creds)`, `"%(user)s" % creds`."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Form
from influx_lint.languages.advice import by_hand
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits import namespaces, several
from influx_lint.languages.python.edits.direct import called, trailed
from influx_lint.languages.python.edits.source import Source
from influx_lint.languages.python.fields import DOLLAR, PERCENT
from influx_lint.registry.policy import key_text

_FIELD = re.compile(r"\{\s*(\w*)\.\s*\Z")
"""What stands before the name of an attribute in a format string: the name or the number of what has it."""

FORMS = {Form.FORMAT_FIELD, Form.PERCENT_FIELD, Form.TEMPLATE_FIELD}


def is_inside(source: Source, span: Span) -> bool:
    """Whether a name stands inside a text, as that of an attribute does in `{0.org}`."""
    start, end = source.lines.offsets(span)
    literal = source.literal_around(start, end)
    return literal is not None and source.text[start - 1 : start] == "."


def render(
    source: Source,
    span: Span,
    reader: Span | None,
    form: Form,
    old: str,
    new: Sequence[str],
    moves: Mapping[str, Sequence[str]],
) -> list[Edit]:
    """The edits of the name at `span`, which `reader` reads where that is in this file. `moves` are the new paths of
    all old keys. Raises NoFixError."""
    start, end = source.lines.offsets(span)
    if source.text[start:end] != old:
        raise NoFixError(f"use {key_text(new)} in the format string")
    if len(new) > 1 and form in (Form.PERCENT_FIELD, Form.TEMPLATE_FIELD):
        if reader is None:
            raise by_hand(old, new)
        literal = _used_once(source, start, end, reader, old, new)
        return _reached(source, literal, reader, form, new, moves)
    literal = _used_once(source, start, end, reader, old, new)
    if len(new) == 1:
        return [source.replace(start, end, new[0])]
    before = source.text[:start].rstrip()[-1:]
    if before == ".":
        return [source.replace(start, end, _as_attribute(source, literal, start, old, new))]
    if before == "{":
        return [source.replace(start, end, new[0] + "".join(f"[{part}]" for part in new[1:]))]
    if before == "[":
        return [source.replace(start, end, "][".join(new))]
    raise by_hand(old, new)


def _as_attribute(source: Source, literal: ast.expr, start: int, old: str, new: Sequence[str]) -> str:
    """What `{0.org}` becomes, by what the object is that fills it. Raises NoFixError."""
    field = _FIELD.search(source.text, 0, start)
    above = source.parent(literal)
    call = source.parent(above) if isinstance(above, ast.Attribute) else None
    if field is None or not isinstance(call, ast.Call):
        raise by_hand(old, new)
    is_only = str(getattr(literal, "value", "")).count("{") == 1
    name = field[1] or ("0" if is_only else "")
    named = [each.value for each in call.keywords if each.arg == name]
    given = call.args[int(name)] if name.isdigit() and int(name) < len(call.args) else next(iter(named), None)
    how = namespaces.kind(source, given) if given is not None else None
    if how is None:
        raise by_hand(old, new)
    return ".".join(new) if how is namespaces.Kind.NESTED else new[0] + "".join(f"[{part}]" for part in new[1:])


def _used_once(source: Source, start: int, end: int, reader: Span | None, old: str, new: Sequence[str]) -> ast.expr:
    """The format string: a literal in the reading expression, or one with a name that nothing else uses."""
    literal = source.literal_around(start, end)
    if literal is None or reader is None:
        raise by_hand(old, new)
    whole: ast.expr = literal
    above = source.parent(literal)
    if isinstance(above, ast.Call) and above.args == [literal] and called(above.func) == "Template":
        whole, above = above, source.parent(above)
    read = source.expression(reader)
    if read is not None and read in source.ancestors(whole):
        return literal
    name = above.targets[0] if isinstance(above, ast.Assign) and len(above.targets) == 1 else None
    if not isinstance(name, ast.Name) or read is None or not source.is_whole:
        raise by_hand(old, new)
    used = [each for each in source.names.get(name.id, []) if each is not name]
    if source.binding(name.id) is None or any(read not in source.ancestors(each) for each in used):
        raise NoFixError(f"`{name.id}` is used elsewhere, too: give this place a format string with {key_text(new)}")
    return literal


def _reached(
    source: Source, literal: ast.expr, reader: Span, form: Form, new: Sequence[str], moves: Mapping[str, Sequence[str]]
) -> list[Edit]:
    """`"%(org)s" % creds` and `Template("$org").substitute(creds)`, which reach into no dictionary: where all keys move
    to the same one, that takes the place of `creds`, else one that has its keys, too."""
    filled = several.read_at(source, reader)
    pattern = PERCENT if form is Form.PERCENT_FIELD else DOLLAR
    found = pattern.finditer(str(getattr(literal, "value", "")))
    names = [match[match.lastindex] for match in found if match.lastindex is not None]
    moved = {name: moves[name] for name in names if len(moves.get(name, ())) > 1}
    if any(name != path[-1] or path[:-1] != new[:-1] for name, path in moved.items()):
        raise NoFixError(
            f"no such format string reaches into `{new[0]}`: give the text {key_text(new)} with an f-string"
        )
    if len(moved) < len(set(names)):
        return [several.with_old_keys(source, filled, moved)]
    quote = source.quote_at(filled.node)
    if quote is None:
        raise by_hand(new[-1], new)
    step = ".get({}, {{}})" if filled.asked else "[{}]"
    return trailed(source, filled.node, "".join(step.format(f"{quote}{part}{quote}") for part in new[:-1]))
