"""Edits of reads of environment variables: `os.environ["INFLUXDB_USER"]`."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from influx_lint.findings import Edit
from influx_lint.languages.advice import instead
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits import imports
from influx_lint.languages.python.edits.calls import Fallback
from influx_lint.languages.python.edits.direct import called, is_computed
from influx_lint.languages.python.edits.source import Key, Source

_GIVE_NOTHING = {"get", "getenv"}
"""Functions that give nothing where a variable is not set, unless they are told what to give."""


def render(source: Source, read: ast.expr, key: ast.expr, old: str, new: Sequence[str]) -> list[Edit]:
    """The edits that let `read` read the variable `new[0]` in place of `old`, and, where `new` has more, decode its
    JSON text and read that key there. Raises NoFixError."""
    written = Key(source, key)
    if is_computed(source, key):
        raise NoFixError(f"the name is put together here: read {instead(new)} in place of `{old}` by hand")
    if len(new) == 1:
        return [written.renamed(new[0])]
    advice = NoFixError(f"decode the JSON text of `{new[0]}` and read `{new[-1]}` there, in place of `{old}`")
    if isinstance(read, ast.Subscript) and read.slice is key and isinstance(read.ctx, ast.Load):
        return _decoded(source, read, [written.renamed(new[0])], f"[{written.literal(new[1])}]")
    if not isinstance(read, ast.Call) or read.args[:1] != [key]:
        raise advice
    default = _default(read)
    if default is None and len(read.args) == 1 and not _told(read) and _fails(source, read.func, old):
        return _decoded(source, read, [written.renamed(new[0])], f"[{written.literal(new[1])}]")
    if default is None and (called(read.func) not in _GIVE_NOTHING or len(read.args) > 1 or _told(read)):
        raise advice
    return _with_default(source, read, written, Fallback(default), new)


def through(source: Source, call: ast.Call, key: ast.expr, fallback: Fallback | None, new: Sequence[str]) -> list[Edit]:
    """The same for a call of a project's own function that gives the variable."""
    written = Key(source, key)
    if fallback is None:
        return _decoded(source, call, [written.renamed(new[0])], f"[{written.literal(new[1])}]")
    if not fallback.takes:
        empty = f" or {written.literal('{}')}"
        return _decoded(
            source, call, [written.renamed(new[0])], f".get({written.literal(new[1])}{fallback.otherwise})", empty
        )
    if fallback.given is None and (call.keywords or call.args[-1:] != [key]):
        raise NoFixError(f"decode the JSON text of `{new[0]}` and read `{new[-1]}` there")
    return _with_default(source, call, written, fallback, new)


def _fails(source: Source, function: ast.expr, old: str) -> bool:
    """Whether a function of a library fails where a variable is not set: the objects that read variables do, unless
    they were told before what it is then."""
    is_object = (isinstance(function, ast.Name) and function.id not in _GIVE_NOTHING) or called(function) == "str"
    return is_object and not any(each.arg == old for each in source.of(ast.keyword))


def _with_default(source: Source, call: ast.Call, key: Key, fallback: Fallback, new: Sequence[str]) -> list[Edit]:
    """A call that gives something where the variable is not set: now the text of a dictionary without keys."""
    last, empty = key.literal(new[1]), key.literal("{}")
    if fallback.given is None:
        edits = [key.renamed(new[0]), source.insert(source.offsets(key.node)[1], f", {empty}")]
        return _decoded(source, call, edits, f".get({last}{fallback.otherwise})")
    start, end = source.offsets(fallback.given)
    edits = [key.renamed(new[0]), source.replace(start, end, empty)]
    return _decoded(source, call, edits, f".get({last}, {source.characters(fallback.given)})")


def _default(read: ast.Call) -> ast.expr | None:
    """What a call gives where a variable is not set, where that is all that it is told besides."""
    if len(read.args) == 2 and not _told(read) and not isinstance(read.args[1], ast.Starred):
        return read.args[1]
    if len(read.args) == 1 and [each.arg for each in _told(read)] == ["default"]:
        return _told(read)[0].value
    return None


def _told(read: ast.Call) -> list[ast.keyword]:
    """What a call is told by name, besides that the variable is text."""
    return [each for each in read.keywords if each.arg != "cast" or called(each.value) != "str"]


def _decoded(source: Source, read: ast.expr, edits: list[Edit], rest: str, otherwise: str = "") -> list[Edit]:
    loads, imported = _loads(source)
    start, end = source.offsets(read)
    return [*imported, source.insert(start, f"{loads}("), *edits, source.insert(end, f"{otherwise}){rest}")]


def _loads(source: Source) -> tuple[str, list[Edit]]:
    """What decodes JSON in the file, and the import that this takes, if there is none."""
    for node in source.tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "json" and not node.level:
            names = [each.asname or each.name for each in node.names if each.name == "loads"]
            if names and source.binding(names[0]) is not None:
                return names[0], []
    made, imported = imports.module(source, "json")
    return f"{made}.loads", imported
