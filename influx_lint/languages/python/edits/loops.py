"""Edits of loops over all that an endpoint has: `for key, value in creds.items()`."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from influx_lint.findings import Edit, Span
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits import several
from influx_lint.languages.python.edits.direct import is_lookup
from influx_lint.languages.python.edits.source import Source

_Loop = ast.For | ast.AsyncFor | ast.comprehension


def render(
    source: Source,
    places: Iterable[Span],
    moves: Mapping[str, Sequence[str]],
    is_alone: Callable[[Span], bool],
    *,
    of_copy: bool,
) -> list[Edit]:
    """The edits after which the loops over `.items()` go over the old keys, too, in which a key is looked for at each
    of the places, or a copy is made. `is_alone` tells whether what a loop goes over is an endpoint's and nothing else.
    Raises NoFixError."""
    edits: dict[Edit, None] = {}
    for place in places:
        found = _items(source, place)
        if found is None:
            raise NoFixError("how the copy is made is not understood: give it what has moved by hand")
        loop, name, holder = found
        if not is_alone(source.lines.span(*source.offsets(loop.iter))):
            raise NoFixError("the loop goes over something else, too: read what has moved by itself")
        if any(_is_looked_up(source, use, holder) for use in _uses(source, name, loop)):
            raise NoFixError(f"`{name}` is looked up, too: read what has moved by itself")
        if of_copy and _goes_by_key(source, place, name, loop):
            raise NoFixError(f"what is done goes by `{name}`: see to it that what has moved is treated alike")
        edits[several.with_old_keys(source, several.Holder(holder), moves)] = None
    return list(edits)


def needs_old_keys(source: Source, key: Span, place: Span, moves: Mapping[str, Sequence[str]]) -> bool:
    """Whether a key for which a loop over `.items()` looks at a place cannot just be renamed: it stands elsewhere, or
    the loop has one in it that moves into another dictionary."""
    found = _items(source, place)
    if found is None:
        return False
    loop = _whole(source, found[0])
    start, end = source.offsets(loop)
    named = (node for node in source.of(ast.Constant) if len(moves.get(str(node.value), ())) > 1)
    is_inside = any(loop in source.ancestors(node) for node in source.at(key))
    return not is_inside or any(start <= source.offsets(node)[0] < end for node in named)


def _items(source: Source, place: Span) -> tuple[_Loop, str, ast.expr] | None:
    """The innermost loop over `.items()` around a place whose name for the key is used there, that name, and what has
    the items."""
    node = next(iter(source.at(place)), None)
    for loop in _loops(source, node) if node is not None else ():
        target, holder = loop.target, _holder(loop.iter)
        if holder is not None and isinstance(target, ast.Tuple) and len(target.elts) == 2:
            name = target.elts[0]
            if isinstance(name, ast.Name) and node is not None and source.uses_inside(name.id, node):
                return loop, name.id, holder
    return None


def _loops(source: Source, node: ast.AST) -> Iterator[_Loop]:
    """The loops around a node, or in it where it is a comprehension, from the inside out."""
    for above in (node, *source.ancestors(node)):
        if isinstance(above, ast.For | ast.AsyncFor):
            yield above
        elif isinstance(above, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
            yield from reversed(above.generators)


def _holder(iterated: ast.expr) -> ast.expr | None:
    """What has the items that are iterated over."""
    if isinstance(iterated, ast.Call) and isinstance(iterated.func, ast.Attribute) and not iterated.args:
        return iterated.func.value if iterated.func.attr == "items" else None
    return None


def _whole(source: Source, loop: _Loop) -> ast.AST:
    above = source.parent(loop)
    return above if isinstance(loop, ast.comprehension) and above is not None else loop


def _uses(source: Source, name: str, loop: _Loop) -> Iterator[ast.Name]:
    for use in source.uses_inside(name, _whole(source, loop)):
        if isinstance(use.ctx, ast.Load):
            yield use


def _goes_by_key(source: Source, place: Span, name: str, loop: _Loop) -> bool:
    """Whether what a copy that is made at a place has under a key, or whether that is made there or otherwise, goes by
    the key: what is hidden under an old key would not be under the one that it has moved to."""
    node, whole = source.at(place)[0], _whole(source, loop)
    for part in (node, *source.ancestors(node)):
        if isinstance(part, ast.DictComp | ast.Assign) and source.uses_inside(name, part.value):
            return True
        if isinstance(part, ast.If) and part.orelse:
            return True
        if part is whole:
            break
    return False


def _is_looked_up(source: Source, use: ast.Name, holder: ast.expr) -> bool:
    """Whether a loop's key is looked up in what the loop goes over."""
    above = source.parent(use)
    receiver = None
    if isinstance(above, ast.Subscript) and above.slice is use:
        receiver = above.value
    elif isinstance(above, ast.Call) and isinstance(above.func, ast.Attribute) and is_lookup(above, use):
        receiver = above.func.value
    return receiver is not None and ast.dump(receiver) == ast.dump(holder)
