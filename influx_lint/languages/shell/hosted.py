"""Commands that programs in other languages have run: what they write, and how they are edited where they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from influx_lint.findings import Edit, Origin
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Quoted
from influx_lint.flow.machine import Language, Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Composed
from influx_lint.flow.possibilities import ordered, text
from influx_lint.flow.records import replace
from influx_lint.flow.texts import has_property
from influx_lint.flow.values import UNKNOWN, Atom, Const, Special, Value, one
from influx_lint.languages import trees
from influx_lint.languages.front import Editor, NoFixError, Request
from influx_lint.languages.shell import running, texts
from influx_lint.languages.shell.edits import ShellEditor
from influx_lint.languages.shell.language import Shell
from influx_lint.languages.shell.lowering import STDIN
from influx_lint.languages.shell.placed import GAP, Placed, Run, joined, placed
from influx_lint.text import Lines

_SHELLS = frozenset(("bash", "sh", "dash"))
_OPENING = re.compile(r"[(\s]*[A-Za-z]{0,2}(\"\"\"|'''|[\"'`])")
_JOINT = r"(?:\s|\\\r?\n)*[+.]?(?:\s|\\\r?\n)*[A-Za-z]{0,2}(\"\"\"|'''|[\"'`])"
"""What opens a text, and what stands between two parts of one, behind the end of the first."""

_ESCAPED = {"n": "\n", "t": "\t"}
_SPECIAL = frozenset("\\$`'\"{}%\n")
"""What may have a meaning of its own in a text, or be its end."""

_MEANING = re.compile(r"\\|\$(?!\w)")
"""What says nothing of how another of these characters is written, where it stands as it is."""

_CLOSED = re.compile(r"\\.|\"(?:\\.|[^\"\\])*\"|'[^']*'", re.DOTALL)
"""What stands in quotes, with both."""

_BY_HAND = "the text that holds the command is written so that it has to be changed by hand"


class _Literal:
    """A text as code in another language has it: `pieces` are where each of its characters begins and ends there."""

    def __init__(self, pieces: Sequence[tuple[int, int]], written: str, value: str, quotes: Collection[str]) -> None:
        """`quotes` are what its parts stand in."""
        self.pieces = pieces
        self._written: dict[str, set[str]] = {}
        for character, (start, end) in zip(value, pieces, strict=True):
            is_plain = end - start == 1
            if not (is_plain and (_MEANING.match(written, start) or (len(quotes) > 1 and character in quotes))):
                self._written.setdefault(character, set()).add(written[start:end])

    def index(self, offset: int, *, is_end: bool) -> int:
        """The index of the character that begins at an offset, or ends there. Raises NoFixError."""
        at = next((at for at, piece in enumerate(self.pieces) if piece[is_end] == offset), None)
        if at is None:
            raise NoFixError(_BY_HAND)
        return at + is_end

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The offsets of the characters between two indices, or before the one at both."""
        first = self.pieces[start][0] if start < len(self.pieces) else self.pieces[-1][1]
        return first, self.pieces[end - 1][1] if end > start else first

    def spelled(self, new: str) -> str:
        """Characters as they are written in it: those that are special as they are elsewhere. Raises NoFixError."""
        forms = [self._written.get(each, ()) if each in _SPECIAL else (each,) for each in new]
        if "${" in new or "{$" in new or any(len(each) != 1 for each in forms):
            raise NoFixError(_BY_HAND)
        return "".join(form for each in forms for form in each)


def _literal(written: str, value: str) -> _Literal | None:
    """How `value` is written; nothing where that is not seen."""
    if value and written.count(value) == 1:
        at = written.index(value)
        return _Literal([(each, each + 1) for each in range(at, at + len(value))], written, value, ())
    opening = _OPENING.match(written)
    if opening is None or not value:
        return None
    at, quote, pieces, quotes = opening.end(), opening[1], [], {opening[1]}
    for character in value:
        while joint := re.compile(rf"\\\n|{quote}{_JOINT}").match(written, at):
            at, quote = joint.end(), joint[1] or quote
            quotes.add(quote)
        escape = written[at + 1 : at + 2] if written[at : at + 1] == "\\" else ""
        width = 2 if escape and _ESCAPED.get(escape, escape) == character else 1
        if width == 1 and written[at : at + 1] != character:
            return None
        pieces.append((at, at + width))
        at += width
    return _Literal(pieces, written, value, quotes)


def _quoted(run: Machine, atom: Const, *, is_word: bool) -> Const:
    """A text whose characters know where they stand in the code that has it, as far as seen. It is noted as run."""
    for origin in (atom.written, atom.origin):
        if origin is None or origin.path not in run.loaded.modules or not isinstance(atom.value, str):
            continue
        lines = run.program.lines(origin.path)
        start, end = lines.offsets(origin.span)
        found = _literal(lines.text[start:end], atom.value)
        if found is not None:
            run.quoted[origin] = Quoted(origin, atom.value, is_word)
            return Const(_placed(atom.value, found, lines, start), origin, origin)
    return Const(joined([str(atom.value)]), atom.origin, atom.written)


def _placed(value: str, literal: _Literal, lines: Lines, start: int) -> Placed:
    starts = [0] + [
        at
        for at, (before, here) in enumerate(pairwise(literal.pieces), 1)
        if before[1] != here[0] or before[1] != before[0] + 1 or value[at - 1] == "\n"
    ]
    return placed(value, [Run(at, *lines.position(start + literal.pieces[at][0])) for at in starts])


def _as_word(run: Machine, value: Value) -> Value:
    """A word of a command: what it is known to be put together of, too."""
    gaps = (Special(texts.PARTLY, _with_gaps(atom)) for atom in value if isinstance(atom, Composed))
    words = (_quoted(run, atom, is_word=True) if isinstance(atom, Const) else atom for atom in value)
    return frozenset((*words, *gaps))


def _as_code(run: Machine, atom: Atom, given: list[Value]) -> Atom:
    """A text with commands in it. What it has of endpoints is `given` to it, as an argument is to a script."""
    if isinstance(atom, Composed):
        written = _with_arguments(atom, given) if has_property(atom.parts) else _with_gaps(atom)
        return Special(texts.PARTLY, written)
    return _quoted(run, atom, is_word=False) if isinstance(atom, Const) else atom


def _with_gaps(composed: Composed) -> Placed:
    return joined([part if isinstance(part, str) else GAP for part in composed.parts])


def _with_arguments(composed: Composed, given: list[Value]) -> Placed:
    """The same with the expansion of an argument for each part that is no constant."""
    written = ""
    for part in composed.parts:
        if isinstance(part, str):
            written += part
            continue
        given.append(UNKNOWN if part is None else one(part))
        (opened, *_) = [each for each in _CLOSED.sub("", written) if each in "'\""] or [""]
        written += f"'\"${{{len(given)}}}\"'" if opened == "'" else f"${{{len(given)}}}"
    return joined([written])


def of_code(run: Machine, code: Value, stdin: Value, site: Site) -> Value:
    """What the commands in a text write."""
    given: list[Value] = []
    with _speaking(run, Shell()):
        known = frozenset(_as_code(run, atom, given) for atom in ordered(code))
        return running.script_in_word(run, Arguments([known, running.EMPTY, *given], {STDIN: stdin}), site)


def of_words(run: Machine, words: Sequence[Value], stdin: Value, site: Site) -> Value | None:
    """What a command writes that is given as its words; nothing of one that is not known."""
    given = [text(each) or "" for each in words]
    if given[0].rpartition("/")[2] in _SHELLS and "-c" in given[:-1]:
        return of_code(run, words[given.index("-c") + 1], stdin, site)
    with _speaking(run, Shell()):
        known = [_as_word(run, each) for each in words]
        return running.other_command(run, Arguments(known, {STDIN: stdin}), site)


@contextmanager
def _speaking(run: Machine, language: Language) -> Iterator[None]:
    """Around code in another language."""
    outer = run.language
    run.language, run.roles = language, language.roles
    try:
        yield
    finally:
        run.language, run.roles = outer, outer.roles


class _Editor(Editor):
    """Commands in a text, as edits of the file that has it need them."""

    def __init__(self, quoted: Quoted, lines: Lines) -> None:
        """`lines` are those of that file. Raises NoFixError."""
        self._quoted = quoted
        self._lines = lines
        self._start, end = lines.offsets(quoted.origin.span)
        found = _literal(lines.text[self._start : end], quoted.text)
        if found is None:
            raise NoFixError(_BY_HAND)
        self._literal = found
        self._inner = Lines(quoted.text)

    def rendered(self, request: Request) -> tuple[Edit, ...]:
        code = self._quoted.text
        editor = ShellEditor(trees.Leaf(code) if self._quoted.is_word else trees.parse("bash", code))
        reads = [
            replace(each, origin=self._within(each.origin), reader=self._within(each.reader)) for each in request.reads
        ]
        return tuple(map(self._edit, editor.rendered(request._replace(reads=reads, editors=lambda _path: None))))

    def _within(self, origin: Origin) -> Origin:
        start, end = (each - self._start for each in self._lines.offsets(origin.span))
        literal = self._literal
        span = self._inner.span(literal.index(start, is_end=False), literal.index(end, is_end=True))
        return origin._replace(span=span)

    def _edit(self, edit: Edit) -> Edit:
        start, end = self._literal.stretch(*self._inner.offsets(edit.span))
        return Edit(self._lines.span(self._start + start, self._start + end), self._literal.spelled(edit.text))


EDITOR = _Editor
