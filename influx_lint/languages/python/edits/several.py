"""Edits of one expression that reads several keys, of which only some move: what it reads from gets the old shape."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from influx_lint.languages.python.edits.advice import NoFixError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from influx_lint.findings import Edit
    from influx_lint.languages.python.edits.indirect import Reader
    from influx_lint.languages.python.edits.source import Source

_BY_HAND = "one expression reads several keys, of which only some move: read those that move by themselves"


def render(
    source: Source, readers: Sequence[Reader], keys: Collection[str], moves: Mapping[str, Sequence[str]]
) -> list[Edit]:
    """The edits after which `readers`, all in `source`, find each of `keys` where `moves` says it is now.

    Raises NoFixError.
    """
    return [_laid_over(source, reader, {old: new for old, new in moves.items() if old in keys}) for reader in readers]


def _laid_over(source: Source, reader: Reader, moves: Mapping[str, Sequence[str]]) -> Edit:
    """`{**holder, **holder["query"]}[key]`, in place of `holder[key]`."""
    read = reader.expression()
    fails = isinstance(read, ast.Subscript)
    if reader.source is not source or not (fails or all(len(new) > 1 for new in moves.values())):
        raise NoFixError(_BY_HAND)
    return with_old_keys(source, _holder(read), moves, fails=fails)


def with_old_keys(source: Source, holder: ast.expr, moves: Mapping[str, Sequence[str]], *, fails: bool = True) -> Edit:
    """`{**holder, **holder["query"]}`, in place of `holder`: what has moved by `moves` stands at the top, too.

    If not `fails`, the keys may be missing. Raises NoFixError where the holder can't be written several times.
    """
    quote = source.quote_at(holder)
    in_text = any(isinstance(above, ast.JoinedStr) for above in source.ancestors(holder))
    if quote is None or in_text or not _may_be_repeated(holder):
        raise NoFixError(_BY_HAND)
    name = source.characters(holder)
    parts = [f"**{name}"]
    for old, new in moves.items():
        key = f"{quote}{new[0]}{quote}"
        if len(new) == 1:
            parts.append(f"{quote}{old}{quote}: {name}[{key}]")
        else:
            parts.append(f"**{name}[{key}]" if fails else f"**{name}.get({key}, {{}})")
    return source.replace(*source.offsets(holder), f"{{{', '.join(dict.fromkeys(parts))}}}")


def _holder(read: ast.Subscript | ast.Call) -> ast.expr:
    """What a key is looked up in."""
    if isinstance(read, ast.Subscript) and isinstance(read.ctx, ast.Load):
        return read.value
    if isinstance(read, ast.Call) and isinstance(read.func, ast.Attribute) and read.func.attr == "get":
        return read.func.value
    raise NoFixError(_BY_HAND)


def _may_be_repeated(node: ast.expr) -> bool:
    """Whether an expression can be written twice: a name, or attributes of one."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)
