"""Edits of one expression that reads several keys, of which only some move: what it reads from gets the old shape."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from influx_lint.languages.python.edits.advice import NoFixError
from influx_lint.languages.python.edits.source import COMPUTED, DELETED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from influx_lint.findings import Edit
    from influx_lint.languages.python.edits.indirect import Reader
    from influx_lint.languages.python.edits.source import Source

_BY_HAND = "one expression reads several keys, of which only some move: read those that move by themselves"
_GIVES_MORE = ("defaultdict", "__missing__")
"""Names of what gives something for keys that a dictionary lacks, which a copy of its keys does not."""


def render(source: Source, readers: Sequence[Reader], moves: Mapping[str, Sequence[str]]) -> list[Edit]:
    """The edits after which `readers`, all in `source`, find each of their keys where `moves` says it is now.

    Raises NoFixError.
    """
    if not all(reader.source is source and len(reader.keys) > 1 for reader in readers):
        raise NoFixError(_BY_HAND)
    return [
        laid_over(source, reader.expression(), {old: new for old, new in moves.items() if old in reader.keys})
        for reader in readers
    ]


def laid_over(
    source: Source, read: ast.Subscript | ast.Call, moves: Mapping[str, Sequence[str]], quote: str | None = None
) -> Edit:
    """`{**holder, **holder["query"]}[key]`, in place of `holder[key]`. Raises NoFixError."""
    if isinstance(read, ast.Subscript) and isinstance(read.ctx, ast.Load):
        return with_old_keys(source, read.value, moves, quote=quote)
    if isinstance(read, ast.Call) and isinstance(read.func, ast.Attribute) and read.func.attr == "get":
        return with_old_keys(source, read.func.value, moves, missing=_default(source, read), quote=quote)
    raise NoFixError(_BY_HAND)


def _default(source: Source, read: ast.Call) -> str:
    """What follows the key in `holder.get(key, default)`, which has to be something that can be written twice."""
    after = read.args[1:]
    if read.keywords or len(after) > 1 or not all(isinstance(each, ast.Constant | ast.Name) for each in after):
        raise NoFixError(_BY_HAND)
    return "".join(f", {source.characters(each)}" for each in after)


def with_old_keys(
    source: Source,
    holder: ast.expr,
    moves: Mapping[str, Sequence[str]],
    *,
    missing: str | None = None,
    quote: str | None = None,
) -> Edit:
    """`{**holder, **holder["query"]}`, in place of `holder`: what has moved by `moves` stands at the top, too.

    Where the keys may be missing, `missing` is what follows the key in a `.get` of one. Raises NoFixError where the
    holder can't be written several times, or gives more than its keys.
    """
    quote = quote or source.quote_at(holder)
    if quote is None or not _may_be_repeated(source, holder) or _may_differ(source, holder, moves):
        raise NoFixError(_BY_HAND)
    name = source.characters(holder)
    parts = [f"**{name}"]
    for old, new in moves.items():
        key = f"{quote}{new[0]}{quote}"
        if len(new) == 1:
            value = f"{name}[{key}]" if missing is None else f"{name}.get({key}{missing})"
            parts.append(f"{quote}{old}{quote}: {value}")
        else:
            parts.append(f"**{name}[{key}]" if missing is None else f"**{name}.get({key}, {{}})")
    made = f"{{{', '.join(dict.fromkeys(parts))}}}"
    in_text = any(isinstance(above, ast.JoinedStr) for above in source.ancestors(holder))
    return source.replace(*source.offsets(holder), f"({made})" if in_text else made)


def _may_be_repeated(source: Source, node: ast.expr) -> bool:
    """Whether an expression can be written twice: a name, or attributes of one that are none of a property.

    An attribute counts as one that just is there where the file stores it, or takes it from a module."""
    while isinstance(node, ast.Attribute):
        if node.attr not in source.stored and not _is_module(source, node.value):
            return False
        node = node.value
    return isinstance(node, ast.Name)


def _is_module(source: Source, node: ast.expr) -> bool:
    bindings = source.bound.get(node.id, []) if isinstance(node, ast.Name) else []
    return bool(bindings) and all(isinstance(source.parent(each), ast.Import) for each in bindings)


def _may_differ(source: Source, holder: ast.expr, keys: Iterable[str]) -> bool:
    """Whether what a holder gives may not be what the platform gave: the program writes or deletes such keys, or it
    gives more than its keys."""
    name = ast.dump(holder)
    if any(name in source.written[key] for key in (COMPUTED, DELETED, *keys)):
        return True
    return any(each in source.text for each in _GIVES_MORE)
