"""Suppressions as they are written in the comments of a text, right or wrong.

What `# noqa` means is what flake8 takes it to mean, as of flake8 7."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from influx_lint.findings import Finding, Span
from influx_lint.flow.records import entity, record, replace
from influx_lint.languages import LANGUAGES
from influx_lint.languages.front import front_end
from influx_lint.project.comments import YAML, Comment, Notation
from influx_lint.registry.rules import BY_CODE, RULES, UNUSED_SUPPRESSION
from influx_lint.text import Lines

NOQA = "noqa"
IGNORE_FILE = "ignore-file"
OWN = "influx-lint:"

_EXAMPLE = RULES[0].code
_LETTERS = "NFX"
_LONGEST_SHOWN = 60

_NEAR = 0.85
"""How near a word is to a misspelt `ignore-file`: `ignore_files` is, `ignore` and `ignore-line` mean a line."""

_OPENING = re.compile(r"//|/\*")
_FURTHER = re.compile(r"(?<!\S)//(?=\s*(?:noqa|influx-lint)\b)", re.IGNORECASE)
_CLOSING = "*/"
_QUOTED_HASHES = re.compile(r"`#+")

_NOQA = re.compile(r"# noqa(?::\s?(?P<codes>(?:[A-Z]+[0-9]+(?:[,\s]+)?)+))?", re.IGNORECASE)
_NOQA_WORD = re.compile("# noqa", re.IGNORECASE)
_FLAKE8_FILE = re.compile(r"(?:\A|(?<=[\r\n]))[^\S\r\n]*# flake8[:=][^\S\r\n]*noqa", re.IGNORECASE)
_ITEM = re.compile(r"[^,\s]+")

# A hash before a digit is no new comment but an issue's number in a reason.
_SEGMENT = re.compile(r"(?<!\S)#(?![0-9])|#(?=\s?(?:noqa|influx-lint)\b)", re.IGNORECASE)
_OURS = re.compile(r"(?<![A-Z0-9])NFX[A-Z0-9]*", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]+[0-9]+")
_LOOSE_CODES = r"\s*[:=]*\s*[\[(]?\s*(?P<codes>[A-Z]+[0-9]+(?:[\s,;&+|]+[A-Z]+[0-9]+)*)(?![A-Z0-9])(?:\s*[\])])?"
_LOOSE_NOQA = re.compile(r"#+\s*noqa" + _LOOSE_CODES, re.IGNORECASE)
_LOOSE_FLAKE8 = re.compile(r"#+\s*flake8\s*[:=]\s*noqa" + _LOOSE_CODES, re.IGNORECASE)
_LOOSE_OWN = re.compile(_LOOSE_CODES, re.IGNORECASE)
_LOOSE_TAIL = re.compile(r"\s*(?:[;&+|]|and\b|or\b)\s*NFX[0-9]", re.IGNORECASE)
_OWN = re.compile(
    r"#+\s*influx-lint(?:\s*(?P<colon>:)\s*|\s+(?=ignore(?:-file)?\s*[\[(]))(?P<word>[\w-]*)", re.IGNORECASE
)
_OWN_CODES = re.compile(r"\s*\[(?P<codes>[^\]]*)\]")


@record
class Item:
    """A code as it is written in a suppression, and its offsets."""

    text: str
    start: int
    end: int

    @property
    def is_ours(self) -> bool:
        return _LETTERS in self.text.upper()

    @property
    def shown(self) -> str:
        """The code for a message, where it cannot be taken for a place in a file."""
        return re.sub(r"[^\w.*-]", "?", self.text[:_LONGEST_SHOWN])

    def covers(self, code: str) -> bool:
        return exists(self.text) and code.startswith(self.text)


@entity
class Directive:
    """A suppression as it is written, right or wrong. `start` to `end` are its offsets, the reason included; what
    decides ends at `head`. No `items` stand for all codes. `problem` says what is wrong with its form; `mended` is the
    head in the right form, where that suppresses less than what is written does, never more. `works` is false where the
    form has no effect."""

    by: str
    start: int
    head: int
    end: int
    items: tuple[Item, ...] = ()
    reason: str | None = None
    comment: Comment | None = None
    problem: str | None = None
    mended: str | None = None
    works: bool = True

    def covering(self, code: str) -> list[Item] | None:
        """The items that cover a code; nothing where it is not covered. A `# noqa` without codes covers all but NFX902,
        so that it cannot hide that it is wrong itself."""
        if not self.items:
            return [] if code != UNUSED_SUPPRESSION.code else None
        return [item for item in self.items if item.covers(code)] or None


def directives_in(text: str, comment: Comment, *, is_flake8s: bool) -> Iterator[Directive]:
    """The suppressions in a comment, which may hold several, each from its own `#`."""
    starts = [match.start() for match in _SEGMENT.finditer(text, comment.start, comment.end)]
    for start, end in pairwise([*starts, comment.end]):
        if _NOQA.match(text, start, end):
            yield noqa_at(text, start, end, comment)
        elif own := _OWN.match(text, start, end):
            yield _own(text, own, end, comment)
        elif loose := _naming_ours(_LOOSE_NOQA.match(text, start, end)):
            yield _misspelt(loose, end, comment, "has no effect", "# noqa: {}", _mended_codes(loose))
        elif is_flake8s and (loose := _naming_ours(_LOOSE_FLAKE8.match(text, start, end))):
            yield _flake8_file(loose, end, comment)


def _naming_ours(loose: re.Match[str] | None) -> re.Match[str] | None:
    return loose if loose and _OURS.search(loose["codes"]) else None


def _flake8_file(loose: re.Match[str], end: int, comment: Comment) -> Directive:
    """A `# flake8: noqa` that names codes, which flake8 does not read."""
    if not comment.alone:
        return _misspelt(loose, end, comment, "has no effect", "# noqa: {}", _mended_codes(loose))
    form, codes = "# influx-lint: ignore-file[{}]", _mended_codes(loose, ours_only=True)
    misspelt = _misspelt(loose, end, comment, "silences every code in the file", form, codes)
    return replace(misspelt, mended=form.format(codes) if codes else None)


def _misspelt(loose: re.Match[str], end: int, comment: Comment, effect: str, form: str, codes: str) -> Directive:
    """What does not have the form of a suppression but was meant to be one of `form`, with `codes` if they are sure."""
    right = form.format(codes or _EXAMPLE)
    return Directive(
        NOQA,
        loose.start(),
        loose.end(),
        end,
        comment=comment,
        problem=f"{quoted(loose[0])} {effect}: write {quoted(right)}",
        works=False,
    )


def noqa_at(text: str, start: int, end: int, comment: Comment | None) -> Directive:
    """The `# noqa` that stands at `start`; `end` is where its row or the next suppression in its comment begins.
    Without a comment it stands in a string, where only flake8 heeds it."""
    match = _NOQA.match(text, start, end)
    assert match is not None
    items = _items(text, *match.span("codes")) if match["codes"] else ()
    head = items[-1].end if items else match.end()
    if comment is None:
        return Directive(NOQA, start, head, end, items)
    directive = Directive(NOQA, start, head, end, items, _reason(text[head:end]), comment)
    named = _OURS.findall(text, head, end)
    if not named or (items and not _LOOSE_TAIL.match(text, head, end)):
        return directive
    return _misleading(text, directive, named)


def _misleading(text: str, directive: Directive, named: list[str]) -> Directive:
    """A `# noqa` that does not do what it seems to: it has codes of ours, `named`, where flake8 reads no codes."""
    start, head, end, items = directive.start, directive.head, directive.end, directive.items
    loose = _naming_ours(_LOOSE_NOQA.match(text, start, end))
    loose = loose if loose and loose.end("codes") > head else None
    codes = _mended_codes(loose) if loose else ""
    known = [item.text for item in items] + [one for one in map(str.upper, named) if one != _LETTERS and exists(one)]
    right = f"# noqa: {codes or ', '.join(dict.fromkeys(known)) or _EXAMPLE}"
    shown = quoted(loose[0] if loose else text[start:head] if items else f"# noqa … {named[0]}")
    effect = f"does not name {named[0][:_LONGEST_SHOWN]}" if items else "silences every code on its line"
    head = loose.end() if loose else start + len(text[start:end].rstrip())
    return replace(
        directive,
        head=head,
        reason=_reason(text[head:end]),
        problem=f"{shown} {effect}: write {quoted(right)}",
        mended=right if codes and not items else None,
    )


def _own(text: str, match: re.Match[str], end: int, comment: Comment) -> Directive:
    """The `# influx-lint:` comment that `match` begins."""
    import difflib

    word = match["word"].lower()
    listed = _OWN_CODES.match(text, match.end(), end)
    loose = _naming_ours(_LOOSE_OWN.match(text, match.end(), end))
    items = _items(text, *listed.span("codes")) if listed else ()
    head = (listed or loose or match).end()
    right_form = bool(match["colon"] and word == IGNORE_FILE and items)
    if right_form and comment.alone and match.start() == comment.start + comment.opening - 1:
        return Directive(IGNORE_FILE, match.start(), head, end, items, _reason(text[head:end]), comment)
    codes = _mended_codes(loose, ours_only=True) if loose else ""
    for_line, for_file = f"# noqa: {codes or _EXAMPLE}", f"# influx-lint: ignore-file[{codes or _EXAMPLE}]"
    shown = quoted(match[0] + "[…]" * bool(listed))
    if difflib.get_close_matches(word, [IGNORE_FILE], cutoff=_NEAR):
        word = IGNORE_FILE
    if right_form:
        advice = "it must stand on a line of its own"
    elif word == IGNORE_FILE:
        advice = f"write {quoted(for_file)}"
    else:
        advice = f"write {quoted(for_line)} for the line, or {quoted(for_file)} for the file"
    return Directive(
        IGNORE_FILE, match.start(), head, end, comment=comment, problem=f"{shown} has no effect: {advice}", works=False
    )


def _items(text: str, start: int, end: int) -> tuple[Item, ...]:
    return tuple(Item(match[0], *match.span()) for match in _ITEM.finditer(text, start, end))


def _reason(text: str) -> str | None:
    return text.strip(" \t-\u2013\u2014:;,.") or None


def quoted(text: str) -> str:
    """A part of a comment, for a message of one line."""
    text = "".join(one if one.isprintable() else "?" for one in text[:_LONGEST_SHOWN]) + "…" * (
        len(text) > _LONGEST_SHOWN
    )
    return f"`{text}`"


def exists(code: str) -> bool:
    """Whether a code, or a prefix of at least the letters, names a rule."""
    return code.startswith(_LETTERS) and any(rule.startswith(code) for rule in BY_CODE)


def _mended_codes(loose: re.Match[str], *, ours_only: bool = False) -> str:
    """The codes of a misspelt suppression as they should stand; nothing where one of influx-lint's does not exist. With
    `ours_only`, nothing either where one is not influx-lint's."""
    codes = _CODE.findall(loose["codes"].upper())
    return ", ".join(codes) if all(exists(one) for one in codes if ours_only or one.startswith(_LETTERS)) else ""


class Suppressions:
    """The suppressions of a text. `directives` are all that stand in comments, `on_line` the `# noqa` that decides for
    each line that has one, and `for_file` those that speak for the file. `rows` gives the first and last line of each
    row of several lines; `crowded` are the first lines of rows with more than one `# noqa`."""

    def __init__(self, text: str, language: str) -> None:
        """`language` is that of the text, by its name in the table of languages; any other text is YAML. `hashed` is
        the text with all comments as if each began with `#`."""
        self.text = text
        self.lines = Lines(text)
        self.notation = _notation(language)
        self.is_flake8s = self.notation.is_flake8s
        comments, self.rows = self.notation.comments(text, self.lines)
        comments = [_opened(text, comment) for comment in comments]
        self.hashed = _hashed(text, comments)
        found = (directives_in(self.hashed, comment, is_flake8s=self.is_flake8s) for comment in comments)
        self.directives = [self._as_written(one) for some in found for one in some]
        self.for_file = [one for one in self.directives if one.by == IGNORE_FILE and one.works]
        if self.is_flake8s and (match := _FLAKE8_FILE.search(text)):
            self.for_file.append(Directive(NOQA, match.start(), match.end(), match.end()))
        self.crowded: set[int] = set()
        self.on_line = self._noqa_by_line(comments)

    def row(self, line: int) -> tuple[int, int]:
        """The first and last line that a `# noqa` on this line speaks for."""
        return self.rows.get(line, (line, line))

    def _noqa_by_line(self, comments: list[Comment]) -> dict[int, Directive]:
        """The first `# noqa` of each row, by the row's first line; flake8 finds it within strings too."""
        written = {one.start: one for one in self.directives if one.by == NOQA and one.works}
        starts = [comment.start for comment in comments]
        found: dict[int, Directive] = {}
        for match in _NOQA_WORD.finditer(self.hashed):
            start = match.start()
            at = bisect_right(starts, start) - 1
            if not self.is_flake8s and (at < 0 or start >= comments[at].end):
                continue
            first, last = self.row(self.lines.position(start)[0])
            if first in found:
                self.crowded.add(first)
                continue
            end = self.lines.offsets(Span(last, 1, last, len(self.lines.line(last)) + 1))[1]
            found[first] = written.get(start) or noqa_at(self.hashed, start, end, None)
        return found

    def _as_written(self, directive: Directive) -> Directive:
        """A directive, with what is said of it and what it should be as its own comment is written."""
        start = directive.start
        if self.text[start] == "#":
            return directive
        opening = self.text[self.beginning(directive) : start + 1]
        problem, mended = directive.problem, directive.mended
        return replace(
            directive,
            problem=problem and _QUOTED_HASHES.sub(f"`{opening}", problem),
            mended=mended and self.text[start] + mended[1:],
        )

    def beginning(self, directive: Directive) -> int:
        """Where a directive begins, with all that opens a comment there."""
        start = directive.start
        while directive.comment is not None and start > directive.comment.start and self.hashed[start - 1] == "#":
            start -= 1
        return start

    def end(self, directive: Directive) -> int:
        """Where a directive ends, its reason included, and nothing that closes the comment of another."""
        comment = directive.comment
        if comment is None or directive.end < comment.end or self.beginning(directive) == comment.start:
            return directive.end
        closes = self.text.startswith("/*", comment.start) and self.text.endswith(_CLOSING, comment.start, comment.end)
        return comment.end - len(_CLOSING) * closes

    def closed_lines(self) -> frozenset[int] | None:
        """The lines after which no comment can stand; nothing where none can stand anywhere."""
        return self.notation.closed_lines(self.text, self.lines)

    def decides_on(self, line: int) -> Directive | None:
        """The `# noqa` that decides on a line."""
        return self.on_line.get(self.row(line)[0])

    def has_another(self, directive: Directive) -> bool:
        """Whether there is a `# noqa` on the same row, which would count if this one were gone."""
        return directive.by == NOQA and self.row(self.lines.position(directive.start)[0])[0] in self.crowded

    def deciding(self, finding: Finding) -> Iterator[tuple[Directive, list[Item]]]:
        """The suppressions that cover a finding, the nearest first, with the codes that do."""
        near = map(self.decides_on, self._lines_of(finding.span))
        for directive in (*near, *self.for_file):
            if directive is not None and (items := directive.covering(finding.code)) is not None:
                yield directive, items

    def _lines_of(self, span: Span) -> tuple[int, ...]:
        """The lines whose `# noqa` counts for a span: the first, and but for flake8 also the last."""
        if self.is_flake8s or span.end_line == span.line:
            return (span.line,)
        return (span.line, span.end_line if span.end_column > 1 else span.end_line - 1)


def _opened(text: str, comment: Comment) -> Comment:
    """A comment with the number of characters that open it."""
    opening = _OPENING.match(text, comment.start)
    return replace(comment, opening=len(opening[0])) if opening else comment


def _hashed(text: str, comments: Iterable[Comment]) -> str:
    """A text of the same length in which `#` opens all comments, and nothing closes them."""
    parts, end = [], 0
    for comment in comments:
        written = text[comment.start : comment.end]
        if comment.opening > 1:
            hashed = _FURTHER.sub("##", _OPENING.sub("##", written, count=1))
            parts += [text[end : comment.start], hashed.removesuffix(_CLOSING).ljust(len(written))]
            end = comment.end
    return "".join([*parts, text[end:]])


def _notation(language: str) -> Notation:
    return next((front_end(each).comments() for each in LANGUAGES if each.name == language), YAML)
