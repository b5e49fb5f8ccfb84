"""The edits of plain reads, of a file whose outline tells that nothing else in it bears on them: `creds["user"]`,
`self.creds.get("org")`. They are those that the file's tree would tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import cached_property

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Company, Event, Form, KeyRead
from influx_lint.flow.spans import span_of
from influx_lint.languages.front import Request
from influx_lint.languages.python.outline import Outline
from influx_lint.text import Lines

_HOLDER = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\(\)|\[\d+\])*", re.ASCII)
_END_OF_GET = re.compile(r"(?:, ?(?:\w+|\"[^\"\\\n]*\"|'[^'\\\n]*'))?\)", re.ASCII)
_GET = ".get("
_NO_DICTIONARY = ("__dict__", "vars", "dict")
"""What is in a holder that is none, or of which it is to be asked what it is."""


class Plain:
    """A file by its text and its outline. Each question is answered by nothing where its tree has to be asked."""

    def __init__(self, text: str, outline: Outline) -> None:
        self._text = text
        self._outline = outline

    def rendered(self, request: Request) -> tuple[Edit, ...] | None:
        """The edits of reads at one place."""
        read = request.reads[0]
        if not self._outline.is_plain or not isinstance(read, KeyRead) or read.read is None or not read.key:
            return None
        if not all(_is_like(each, read) for each in request.reads) or not request.layers.keys().isdisjoint(read.laid):
            return None
        start, end = self.lines.offsets(read.span)
        first, last = self.lines.offsets(read.read)
        quote = self._text[start]
        if self._text[start:end] != f"{quote}{read.key[-1]}{quote}" or quote not in "\"'":
            return None
        holder = self._end_of_holder(read.form, first, start, end, last)
        if holder is None or self._is_in_template(first):
            return None
        *steps, name = request.new
        if not steps:
            return (Edit(self.lines.span(start + 1, end - 1), name),)
        way = "[{}]" if read.form is Form.SUBSCRIPT else ".get({}, {{}})"
        text = "".join(way.format(f"{quote}{step}{quote}") for step in steps)
        return (Edit(self.lines.span(holder, holder), text),)

    def _end_of_holder(self, form: Form, first: int, start: int, end: int, last: int) -> int | None:
        """Where what is read from ends, if the expression between `first` and `last` is a name or what a name leads to,
        and just the key between `start` and `end` is looked up in it."""
        text = self._text
        holder = start - (1 if form is Form.SUBSCRIPT else len(_GET))
        if form is Form.SUBSCRIPT:
            is_lookup = text[holder:start] == "[" and text[end:last] == "]"
        else:
            is_lookup = text[holder:start] == _GET and _END_OF_GET.fullmatch(text, end, last) is not None
        if not is_lookup or _HOLDER.fullmatch(text, first, holder) is None:
            return None
        return holder if not any(each in text[first:holder] for each in _NO_DICTIONARY) else None

    def has_obstacle(self, keys: Collection[str]) -> bool | None:
        """Whether the file does with a key what no edit follows: none does where it is plain."""
        return False if self._outline.is_plain and self._outline.compared.isdisjoint(keys) else None

    def reading_function(self, read: Event) -> str | None:
        """The name of the function whose arguments may be what `read` reads from, or of its class."""
        if read.read is None:
            return None
        line, functions = read.read.line, self._functions
        for place, name in reversed(functions[: bisect_right(self._starts, line)]):
            if name is not None and place != read.read and place.contains(read.read):
                return name
        return None

    @cached_property
    def lines(self) -> Lines:
        return Lines(self._text)

    def _is_in_template(self, offset: int) -> bool:
        starts, ends = self._templates
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < ends[at]

    @cached_property
    def _templates(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where the outermost f-strings start and end."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(self.lines.offsets(span_of(each)) for each in self._outline.templates):
            if not ends or start >= ends[-1]:
                starts.append(start)
                ends.append(end)
        return starts, ends

    @cached_property
    def _functions(self) -> Sequence[tuple[Span, str | None]]:
        return [(span_of(place), name) for place, name in self._outline.functions]

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [place.line for place, _ in self._functions]


def _is_like(one: Event, other: KeyRead) -> bool:
    """Whether a read is one of the same key by the same plain expression, and of endpoints alone."""
    return (
        isinstance(one, KeyRead)
        and one.key == other.key
        and one.read == other.read
        and one.form is other.form
        and one.form in (Form.SUBSCRIPT, Form.GET)
        and one.company in (Company.ALONE, Company.UNCERTAIN)
    )
