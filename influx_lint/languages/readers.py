"""Where a key that stands by itself is read, for the edits of any language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Form, KeyRead
from influx_lint.languages.advice import NOT_FOLLOWED, of_shared
from influx_lint.languages.front import Editor, NoFixError, Request

_Editor = TypeVar("_Editor", bound=Editor)
_LOOKUPS = frozenset({Form.SUBSCRIPT, Form.GET, Form.CONTAINS})
"""The forms of reads whose expression has what it reads from in it, and does nothing else to it."""


def readers(editor: _Editor, reads: Iterable[KeyRead], request: Request) -> list[tuple[_Editor, Span]]:
    """The places that read what stands elsewhere, each with its file's editor. Raises NoFixError where a file cannot be
    had."""
    found = []
    for read in reads:
        path, span = read.reader
        other = editor if path == read.path else request.editors(path)
        if not isinstance(other, type(editor)):
            raise NoFixError(NOT_FOLLOWED)
        found.append((other, span))
    return found


def with_old_keys(
    reads: Sequence[KeyRead],
    request: Request,
    render: Callable[[Span, Collection[str], Mapping[str, Sequence[str]]], Iterable[Edit]],
) -> list[Edit]:
    """The edits after which what is read from has the old keys, too: `render` gives those of one reading expression, of
    the keys that it reads and their moves. Raises NoFixError."""
    if not all(each.form in _LOOKUPS and each.reads_one_alone for each in reads):
        raise of_shared(request.new)
    edits: dict[Edit, None] = {}
    for each in reads:
        path, span = each.reader
        if path != each.path:
            raise NoFixError("the key is read in another file: change it there and here by hand")
        keys = {*each.keys, *(each.key or ())[-1:]}
        edits |= dict.fromkeys(render(span, keys, request.moves))
    return list(edits)
