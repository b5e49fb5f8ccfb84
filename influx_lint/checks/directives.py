"""Suppressions as they are written in a comment, right or wrong.

What `# noqa` means is what flake8 takes it to mean, as of flake8 7.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from influx_lint.registry.rules import BY_CODE, RULES, UNUSED_SUPPRESSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from influx_lint.checks.comments import Comment, Language

NOQA = "noqa"
IGNORE_FILE = "ignore-file"

_EXAMPLE = RULES[0].code

_NOQA = re.compile(r"# noqa(?::\s?(?P<codes>(?:[A-Z]+[0-9]+(?:[,\s]+)?)+))?", re.IGNORECASE)
_ITEM = re.compile(r"[^,\s]+")

# A hash before a digit is no new comment but an issue's number in a reason.
_SEGMENT = re.compile(r"(?<!\S)#(?![0-9])|#(?=\s?(?:noqa|influx-lint)\b)", re.IGNORECASE)
_OURS = re.compile(r"(?<![A-Z0-9])NFX[A-Z0-9]*", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]+[0-9]+")
_LOOSE_CODES = r"\s*[:=]*\s*[\[(]?\s*(?P<codes>[A-Z]+[0-9]+(?:[\s,;&+|]+[A-Z]+[0-9]+)*)(?![A-Z0-9])\s*[\])]?"
_LOOSE_NOQA = re.compile(r"#+\s*noqa" + _LOOSE_CODES, re.IGNORECASE)
_LOOSE_FLAKE8 = re.compile(r"#+\s*flake8\s*[:=]\s*noqa" + _LOOSE_CODES, re.IGNORECASE)
_LOOSE_OWN = re.compile(_LOOSE_CODES, re.IGNORECASE)
_LOOSE_TAIL = re.compile(r"\s*(?:[;&+|]|and\b|or\b)\s*NFX[0-9]", re.IGNORECASE)
_OWN = re.compile(
    r"#+\s*influx-lint(?:\s*(?P<colon>:)\s*|\s+(?=ignore(?:-file)?\s*[\[(]))(?P<word>[\w-]*)", re.IGNORECASE
)
_OWN_CODES = re.compile(r"\s*\[(?P<codes>[^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Item:
    """A code as it is written in a suppression, and its offsets."""

    text: str
    start: int
    end: int

    @property
    def is_ours(self) -> bool:
        return "NFX" in self.text.upper()

    def covers(self, code: str) -> bool:
        return code.startswith(self.text)


@dataclass(frozen=True, slots=True, eq=False)
class Directive:
    """A suppression as it is written, right or wrong.

    `start` to `end` are its offsets, the reason included; what decides ends at `head`. No `items` stand for all
    codes. `problem` says what is wrong with its form, and `mended` is the head in the right form. `works` is false
    where the form has no effect.
    """

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
        """The items that cover a code; nothing where it is not covered.

        A `# noqa` without codes covers all but NFX902, so that it cannot hide that it is wrong itself.
        """
        if not self.items:
            return [] if code != UNUSED_SUPPRESSION.code else None
        return [item for item in self.items if item.covers(code)] or None


def directives_in(text: str, comment: Comment, language: Language) -> Iterator[Directive]:
    """The suppressions in a comment, which may hold several, each from its own `#`."""
    starts = [match.start() for match in _SEGMENT.finditer(text, comment.start, comment.end)]
    for start, end in zip(starts, [*starts[1:], comment.end], strict=True):
        if _NOQA.match(text, start, end):
            yield noqa_at(text, start, end, comment)
        elif own := _OWN.match(text, start, end):
            yield _own(text, own, end, comment)
        elif loose := _naming_ours(_LOOSE_NOQA.match(text, start, end)):
            yield _misspelt(loose, end, comment, "has no effect", f"# noqa: {_mended_codes(loose) or _EXAMPLE}")
        elif language == "python" and (loose := _naming_ours(_LOOSE_FLAKE8.match(text, start, end))):
            problem = "silences every code in the file" if comment.alone else "has no effect"
            own_form = f"# influx-lint: ignore-file[{_mended_codes(loose) or _EXAMPLE}]"
            yield _misspelt(loose, end, comment, problem, own_form)


def _naming_ours(loose: re.Match[str] | None) -> re.Match[str] | None:
    return loose if loose and _OURS.search(loose["codes"]) else None


def _misspelt(loose: re.Match[str], end: int, comment: Comment, problem: str, right: str) -> Directive:
    """A suppression that does not have the form of one, and what it should have been."""
    return Directive(
        NOQA,
        loose.start(),
        loose.end(),
        end,
        comment=comment,
        problem=f"{quoted(loose[0])} {problem}: write {quoted(right)}",
        mended=right if _mended_codes(loose) else None,
        works=False,
    )


def noqa_at(text: str, start: int, end: int, comment: Comment | None) -> Directive:
    """The `# noqa` that stands at `start`; `end` is where its row or the next suppression in its comment begins."""
    match = _NOQA.match(text, start, end)
    assert match is not None
    items = _items(text, *match.span("codes")) if match["codes"] else ()
    head = items[-1].end if items else match.end()
    problem, mended = None, None
    if comment and (not items or _LOOSE_TAIL.match(text, head, end)) and (ours := _OURS.findall(text, head, end)):
        loose = _naming_ours(_LOOSE_NOQA.match(text, start, end))
        codes = _mended_codes(loose) if loose else ""
        mended = f"# noqa: {codes}" if codes else None
        effect = f"does not name {ours[0]}" if items else "silences every code on its line"
        head = loose.end() if loose and loose.end() > head else start + len(text[start:end].rstrip())
        right = mended or f"# noqa: {', '.join(filter(exists, map(str.upper, ours))) or _EXAMPLE}"
        problem = f"{quoted(text[start:head])} {effect}: write {quoted(right)}"
    return Directive(NOQA, start, head, end, items, _reason(text[head:end]), comment, problem, mended)


def _own(text: str, match: re.Match[str], end: int, comment: Comment) -> Directive:
    """The `# influx-lint:` comment that `match` begins."""
    word = match["word"].lower()
    listed = _OWN_CODES.match(text, match.end(), end)
    loose = _LOOSE_OWN.match(text, match.end(), end)
    items = _items(text, *listed.span("codes")) if listed else ()
    head = (listed or loose or match).end()
    right_form = bool(match["colon"] and word == IGNORE_FILE and items)
    if right_form and comment.alone and match.start() == comment.start:
        return Directive(IGNORE_FILE, match.start(), head, end, items, _reason(text[head:end]), comment)
    codes = _mended_codes(loose) if loose else ""
    for_line, for_file = f"# noqa: {codes or _EXAMPLE}", f"# influx-lint: ignore-file[{codes or _EXAMPLE}]"
    mended = None
    if right_form:
        advice = "it must stand on a line of its own"
    elif word == IGNORE_FILE:
        advice = f"write {quoted(for_file)}"
        mended = for_file if comment.alone else None
    else:
        advice = f"write {quoted(for_line)} for the line, or {quoted(for_file)} for the file"
        mended = for_line if word == "ignore" and not comment.alone else None
    return Directive(
        IGNORE_FILE,
        match.start(),
        head,
        end,
        comment=comment,
        problem=f"{quoted(text[match.start() : head])} has no effect: {advice}",
        mended=mended if codes else None,
        works=False,
    )


def _items(text: str, start: int, end: int) -> tuple[Item, ...]:
    return tuple(Item(match[0], *match.span()) for match in _ITEM.finditer(text, start, end))


def _reason(text: str) -> str | None:
    return text.strip(" \t-\u2013\u2014:;,.") or None


def quoted(text: str) -> str:
    return f"`{text.strip()}`"


def exists(code: str) -> bool:
    return any(rule.startswith(code) for rule in BY_CODE)


def _mended_codes(loose: re.Match[str]) -> str:
    """The codes of a misspelt suppression as they should stand; nothing where one of influx-lint's does not exist."""
    codes = _CODE.findall(loose["codes"].upper())
    return ", ".join(codes) if all(exists(code) for code in codes if code.startswith("NFX")) else ""
