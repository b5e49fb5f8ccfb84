"""Edits of shell files: keys in jq programs, the words that become keys there, and variables."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import KeyRead, VariableRead
from influx_lint.languages.advice import are_shared, of_shared
from influx_lint.languages.front import Editor, NoFixError, Request
from influx_lint.languages.shell.edits import either, indirect, programs, variables
from influx_lint.languages.shell.edits.source import Literal, Source
from influx_lint.languages.trees import Syntax
from influx_lint.registry.policy import key_text


class ShellEditor(Editor):
    """Implements `influx_lint.languages.front.Editor`."""

    def __init__(self, syntax: Syntax) -> None:
        self.source = Source(syntax)

    def rendered(self, request: Request) -> tuple[Edit, ...]:
        return tuple(dict.fromkeys(self._edits(request)))

    def _edits(self, request: Request) -> list[Edit]:
        read, new = request.reads[0], request.new
        if isinstance(read, VariableRead):
            return variables.render(self.source, read, new)
        reads = [each for each in request.reads if isinstance(each, KeyRead)]
        if are_shared(reads, new):
            raise of_shared(new)
        place, of = self.source.literal_at(read.span), self._sources(read.path, request)
        return _of_word(self.source, place, [(of(each.reader.path), each.reader.span) for each in reads], new)

    def widened(self, request: Request) -> tuple[Edit, ...]:
        reads = [each for each in request.reads if isinstance(each, KeyRead)]
        words = self._sources(request.reads[0].reader.path, request)
        return tuple(dict.fromkeys(either.render(self.source, reads, words, request)))

    def _sources(self, own: Path, request: Request) -> Callable[[Path], Source | None]:
        """What gives shell files, of which this one has the path `own`."""

        def found(path: Path) -> Source | None:
            editor = self if path == own else request.editors(path)
            return editor.source if isinstance(editor, ShellEditor) else None

        return found

    def reshaped(self, places: Iterable[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...]:
        raise NoFixError("change its keys by hand")

    def names_a_key(self, keys: Collection[str], besides: Collection[Span]) -> bool:
        return any(self.source.names(key) for key in keys)


EDITOR = ShellEditor


def _of_word(
    source: Source, place: Literal | None, readers: Sequence[tuple[Source | None, Span]], new: Sequence[str]
) -> list[Edit]:
    """The edits of a key in a jq program, or of a word that becomes one, which may stand in code in a word."""
    if place is None:
        raise NoFixError(f"how the key gets to where it is read is not understood: read {key_text(new)} by hand")
    code = source.code_in(place)
    if code is not None:
        inner = code.literal_at(code.lines.span(place.start, place.end))
        return source.around(place, _of_word(code, inner, readers, new), code)
    edits = programs.render(source, place, new)
    return edits if edits is not None else indirect.render(source, place, readers, new)
