"""The front end of a toy language: what a language costs is such a folder, and an entry in the table of languages."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from toy import Toy
from toy_text import lower, parse

from influx_lint.findings import Edit, Span
from influx_lint.languages.front import Editor, File, FrontEnd, Links, NoFixError, Readers, Request, UnparsableError
from influx_lint.project.comments import Comment, Notation, Rows
from influx_lint.text import Lines, Text, decode

_IMPORT = re.compile(rb"\((?:import|from) (\w+)")
_COMMENT = re.compile(r"#[^\n]*")


def _read(data: bytes) -> Text:
    try:
        return decode(data)
    except UnicodeDecodeError:
        raise UnparsableError("not valid UTF-8 text") from None


def _parse(text: str, _name: str) -> Any:
    try:
        return parse(text)
    except (IndexError, ValueError):
        raise UnparsableError("parentheses that do not match") from None


class _Links(Links):
    def imports(self, path: str) -> Iterator[str | None]:
        return (self.resolve(path, name.decode(), 0) for name in _IMPORT.findall(self._files.data(path)))

    def has_strangers(self, path: str) -> bool:
        return False

    def resolve(self, importer: str, module: str, level: int) -> str | None:
        path = os.path.join(os.path.dirname(importer), f"{module}.toy")  # noqa: PTH118, PTH120
        return path if path in self._files.paths else None


def _imported(_root: Path, _path: str, data: bytes) -> Collection[str] | None:
    return None if _IMPORT.search(data) else ()


class _Editor(Editor):
    def __init__(self, text: str) -> None:
        self._lines = Lines(text)

    def rendered(self, request: Request) -> tuple[Edit, ...]:
        span, new = request.reads[0].span, request.new
        start, end = self._lines.offsets(span)
        written = self._lines.text[start:end].strip('"')
        if len(new) > 1 or written not in request.moves:
            raise NoFixError("read it by hand")
        return (Edit(span, f'"{new[0]}"'),)

    def reshaped(self, places: Iterable[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...]:
        raise NoFixError("change it by hand")

    def names_a_key(self, keys: Collection[str], besides: Collection[Span]) -> bool:
        return False


def _comments(text: str, _lines: Lines) -> tuple[list[Comment], Rows]:
    return [Comment(*found.span(), alone=False) for found in _COMMENT.finditer(text)], {}


FRONT_END = FrontEnd(
    readers=Readers((b"platform_reader",), part=b"platform_reader"),
    file=File,
    read=_read,
    parse=_parse,
    lower=lambda _tree, text: lower(text),
    links=_Links,
    imported=_imported,
    models=lambda _links: Toy(),
    editor=lambda text, _tree, _name: _Editor(text),
    comments=lambda: Notation(_comments, lambda _text, _lines: frozenset()),
)
