"""Edits of paths of keys that a function of the project goes along: `dig(rels, "db.0.org")`, `dig(creds, "org")`."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from influx_lint.findings import Edit
from influx_lint.languages.python.edits.direct import called
from influx_lint.languages.python.edits.functions import is_key
from influx_lint.languages.python.edits.source import Key, Lookup, Source


def render(source: Source, key: ast.expr | None, reader: Lookup, old: str, new: Sequence[str]) -> list[Edit] | None:
    """The edits of a path whose last step is a key, given to what goes step by step; nothing where it is none."""
    call = source.parent(key) if key is not None else None
    if not isinstance(key, ast.Constant) or not isinstance(key.value, str) or not isinstance(call, ast.Call):
        return None
    function, steps = _function(reader), _steps(reader)
    if function is None or steps is None or called(call.func) != function.name or not reader.source.is_whole:
        return None
    names = [each.id for each in ast.walk(steps) if isinstance(each, ast.Name)]
    if not all(
        _is_gone_along(reader.source, use, steps) for name in names for use in _uses(reader.source, name, function)
    ):
        return None
    written = Key(source, key)
    separator = _separator(steps)
    if separator is not None:
        *before, last = key.value.split(separator)
        return [written.renamed(separator.join([*before, *new]))] if last == old and "\\" not in key.value else None
    is_rest = function.args.vararg is not None and isinstance(steps, ast.Name) and steps.id == function.args.vararg.arg
    if not is_rest or key.value != old or call.args[-1] is not key:
        return None
    if len(new) == 1:
        return [written.renamed(new[0])]
    return [source.replace(*source.offsets(key), ", ".join(map(written.literal, new)))]


def _function(reader: Lookup) -> ast.FunctionDef | None:
    """The function that reads."""
    nodes = reader.source.at(reader.span)
    around = reader.source.ancestors(nodes[0]) if nodes else ()
    return next((each for each in around if isinstance(each, ast.FunctionDef)), None)


def _steps(reader: Lookup) -> ast.expr | None:
    """What the keys are taken of, one after the other, that are looked up in what was found by the last."""
    source = reader.source
    read = next((each for each in source.at(reader.span) if isinstance(each, ast.Subscript | ast.Call)), None)
    if read is None:
        return None
    holder, key = _looked_up(read)
    if not isinstance(holder, ast.Name) or not isinstance(key, ast.Name):
        return None
    for above in source.ancestors(read):
        if isinstance(above, ast.For) and isinstance(above.target, ast.Name) and above.target.id == key.id:
            goes_on = any(isinstance(each.ctx, ast.Store) for each in source.uses_inside(holder.id, above))
            return above.iter if goes_on and _are_steps(source, key.id, above) else None
        if isinstance(above, ast.Lambda) and [each.arg for each in above.args.args] == [holder.id, key.id]:
            call = source.parent(above)
            if not _are_steps(source, key.id, above):
                return None
            is_reduce = isinstance(call, ast.Call) and called(call.func) == "reduce" and len(call.args) == 3
            return call.args[1] if is_reduce and isinstance(call, ast.Call) and call.args[0] is above else None
        if isinstance(above, ast.FunctionDef):
            return None
    return None


def _uses(source: Source, name: str, node: ast.AST) -> list[ast.Name]:
    return [each for each in source.uses_inside(name, node) if isinstance(each.ctx, ast.Load)]


def _is_gone_along(source: Source, use: ast.Name, steps: ast.expr) -> bool:
    """Whether a use of a path is where it is gone along, or where something fails."""
    around = [use, *source.ancestors(use)]
    return steps in around or any(isinstance(each, ast.Raise) for each in around)


def _are_steps(source: Source, name: str, node: ast.AST) -> bool:
    """Whether a name is looked up, or asked about, and is used for nothing else."""
    return all(_is_step(source, use) for use in _uses(source, name, node))


def _is_step(source: Source, use: ast.Name) -> bool:
    above = source.parent(use)
    if isinstance(above, ast.Attribute):
        return above.attr in ("isdigit", "isdecimal", "isnumeric")
    if isinstance(above, ast.Call) and called(above.func) == "int":
        above = source.parent(above)
    if isinstance(above, ast.Call) and called(above.func) == "isinstance":
        return True
    return is_key(source, use) or isinstance(above, ast.Subscript)


def _looked_up(read: ast.Subscript | ast.Call) -> tuple[ast.expr | None, ast.expr | None]:
    """What a lookup looks in, and for what."""
    if isinstance(read, ast.Subscript):
        return read.value, read.slice
    if isinstance(read.func, ast.Attribute) and read.func.attr == "get" and read.args:
        return read.func.value, read.args[0]
    return None, None


def _separator(steps: ast.expr) -> str | None:
    """What stands between the steps of a path that is text: `path.split(".")`."""
    if not isinstance(steps, ast.Call) or called(steps.func) != "split" or len(steps.args) != 1:
        return None
    given = steps.args[0]
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else None
