"""Edits of a call whose arguments are keys, and what they are read of: `pick(credentials, "org", "bucket")`."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

from influx_lint.findings import Edit
from influx_lint.languages.advice import NOT_FOLLOWED
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits import several
from influx_lint.languages.python.edits.functions import Function, is_call_of, parameters
from influx_lint.languages.python.edits.source import Lookup, Source


def render(
    source: Source, key: ast.expr, readers: Sequence[Lookup], moves: Mapping[str, Sequence[str]], *, asked: bool
) -> list[Edit]:
    """The edits after which the function that is called with a key is given what has the old shape: `readers` read in
    it. What is `asked` may be missing. Raises NoFixError."""
    call = source.parent(key)
    if not isinstance(call, ast.Call) or key not in call.args:
        raise NoFixError(NOT_FOLLOWED)
    given = [_given(source, call, reader) for reader in readers]
    if not given or any(each is not given[0] for each in given):
        raise NoFixError(NOT_FOLLOWED)
    named = {each.value for each in call.args if isinstance(each, ast.Constant)}
    moved = {old: new for old, new in moves.items() if old in named}
    return [several.with_old_keys(source, several.Holder(given[0], asked=asked), moved)]


def _given(source: Source, call: ast.Call, reader: Lookup) -> ast.expr:
    """The argument of a call that a reader in the function looks a key up in. Raises NoFixError."""
    read = reader.source.expression(reader.span)
    holder = several.read_at(reader.source, reader.span).node
    functions = (each for each in reader.source.ancestors(read) if isinstance(each, Function)) if read else iter(())
    function = next(functions, None)
    if function is None or not isinstance(holder, ast.Name) or holder.id not in parameters(function):
        raise NoFixError(NOT_FOLLOWED)
    uses = reader.source.uses_inside(holder.id, function)
    if not all(isinstance(use.ctx, ast.Load) for use in uses) or not is_call_of(source, call, reader, function):
        raise NoFixError(NOT_FOLLOWED)
    gives = several.writes_nothing(source) and several.writes_nothing(reader.source)
    if not all(_only_reads(reader.source, use, gives=gives) for use in uses):
        raise NoFixError(f"`{holder.id}` is used for more than to read keys of it: change it there by hand")
    names = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
    position = names.index(holder.id) if holder.id in names else -1
    if names[:1] in (["self"], ["cls"]):
        position -= 1
    before = call.args[: position + 1]
    if position < 0 or len(before) <= position or any(isinstance(each, ast.Starred) for each in before):
        raise NoFixError(NOT_FOLLOWED)
    return before[-1]


def _only_reads(source: Source, use: ast.Name, *, gives: bool) -> bool:
    """Whether a dictionary is read there, so that a copy does as well; it may be given back if one `gives` it."""
    above = source.parent(use)
    if isinstance(above, ast.Subscript):
        return above.value is use and isinstance(above.ctx, ast.Load)
    if isinstance(above, ast.Attribute):
        return above.attr in several.READING and isinstance(source.parent(above), ast.Call)
    if isinstance(above, ast.Compare):
        return all(isinstance(each, ast.In | ast.NotIn) for each in above.ops) and use in above.comparators
    if isinstance(above, ast.Dict):
        return above.keys[above.values.index(use)] is None
    return gives and isinstance(above, ast.Return)
