"""Comments that suppress findings, those that suppress nothing (NFX902), and how one is written where a finding is.

`# noqa: NFX101 reason` speaks for its line, in YAML as in code, and means what flake8 takes it for: codes match by
their beginning, and a `# noqa` in any other form silences every code. `# influx-lint: ignore-file[NFX101] reason`, on
a line of its own, speaks for its file. The forms and their effect on lines are those of flake8 7
(flake8.defaults.NOQA_INLINE_REGEX, flake8.processor.FileProcessor); a test holds the two together.

A fix of a suppression takes away what it suppresses, and never adds to it: codes that find nothing go, where they were
looked for to the end (`influx_lint.checks.doubts`), and what silences every code is narrowed to the codes that it
names. What has no effect is only told how it would have one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from itertools import islice

from influx_lint.checks.directives import IGNORE_FILE, NOQA, OWN, Directive, Item, Suppressions, exists, quoted
from influx_lint.checks.doubts import Doubts
from influx_lint.findings import Added, Applicability, Edit, Finding, Fix, Span, Suppressed, may_suppress
from influx_lint.registry.rules import BY_CODE, RULES, UNPARSABLE_FILE, UNUSED_SUPPRESSION

_CODE = re.compile(r"[A-Z]+[0-9]+")


def apply(
    findings: Iterable[Finding],
    text: str,
    path: str,
    language: str,
    ran_codes: Collection[str],
    *,
    doubts: Callable[[], Doubts] = Doubts,
    allowed: bool = True,
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Divide one file's findings into those to report, NFX902 included, and those that a comment suppresses.

    `text` are the file's characters. `ran_codes` are the rules that were looked for in the file and are to be
    reported: a suppression of another rule is never called unused, and NFX902 is reported only if it is one of them.
    `doubts` is asked which of them were not looked for to the end, where something might be called unused.
    With `allowed` false nothing is suppressed. Both results are in order of `Finding.sort_key`."""
    findings = sorted(findings, key=_order)
    if not may_suppress(text, findings):
        return tuple(findings), ()
    suppressions = Suppressions(text, language)
    used: set[int] = set()
    kept, suppressed = _divide(suppressions, findings, used)
    if UNUSED_SUPPRESSION.code in ran_codes:
        looked_for = _LookedFor(suppressions, ran_codes, doubts)
        unused, hidden = _divide(suppressions, list(_unused(suppressions, path, used, looked_for)), set())
        kept += unused
        suppressed += hidden
    if not allowed:
        kept += [one.finding for one in suppressed]
        suppressed = []
    return tuple(sorted(kept, key=_order)), tuple(sorted(suppressed, key=lambda one: one.finding.sort_key))


class _LookedFor:
    """What was looked for in a suppressions."""

    def __init__(self, suppressions: Suppressions, codes: Collection[str], doubts: Callable[[], Doubts]) -> None:
        self._page = suppressions
        self._codes = codes
        self._ask = doubts

    @cached_property
    def doubts(self) -> Doubts:
        return self._ask()

    def has(self, item: Item, directive: Directive) -> bool:
        """Whether a code that suppressed nothing had its chance: what it covers was looked for to the end, wherever the
        suppression speaks, but for rules off by default. What names NFX902 itself is left alone: it may be there for
        the sake of the other codes beside it."""
        covered = [rule for rule in RULES if item.covers(rule.code)]
        if UNUSED_SUPPRESSION in covered:
            return False
        ran = [rule for rule in covered if rule.code in self._codes]
        if not ran or not all(rule in ran for rule in covered if rule.enabled):
            return False
        if directive.by == IGNORE_FILE:
            # What is known of some lines says nothing of the others.
            return self.doubts.all_codes().isdisjoint(rule.code for rule in covered)
        first, last = self._page.row(self._page.lines.position(directive.start)[0])
        return not any(self.doubts.about(rule.code, range(first, last + 1)) for rule in covered)


def ignored_in_file(text: str, language: str) -> tuple[str, ...]:
    """The codes and prefixes that `# influx-lint: ignore-file[…]` comments of a file name. For flake8, which knows `#
    noqa` itself and would report the rest."""
    suppressions = Suppressions(text, language)
    named = [item.text for one in suppressions.for_file if one.by == IGNORE_FILE for item in one.items]
    return tuple(filter(exists, named))


def _order(finding: Finding) -> tuple[str, Span, str, str]:
    return finding.sort_key


def _divide(
    suppressions: Suppressions, findings: list[Finding], used: set[int]
) -> tuple[list[Finding], list[Suppressed]]:
    """Divide findings into kept and suppressed ones. The offset of each code that suppresses goes into `used`."""
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        deciding = list(suppressions.deciding(finding))
        used.update(item.start for _, items in deciding for item in items)
        if deciding:
            suppressed.append(Suppressed(finding, deciding[0][0].by, deciding[0][0].reason))
        else:
            kept.append(finding)
    return kept, suppressed


def _unused(suppressions: Suppressions, path: str, used: set[int], looked_for: _LookedFor) -> Iterator[Finding]:
    """The NFX902 findings of a suppressions; `used` are the offsets of the codes that suppressed something."""
    deciding = set(suppressions.on_line.values())
    for directive in suppressions.directives:
        if directive.problem is not None:
            yield _finding(
                suppressions,
                path,
                directive.start,
                directive.head,
                directive.problem,
                _mending(suppressions, directive),
            )
        elif directive.by == NOQA and directive not in deciding:
            if any(item.is_ours for item in directive.items):
                shown = quoted(suppressions.text[suppressions.beginning(directive) : directive.head])
                first = f"`{suppressions.notation.opening} noqa`"
                message = f"{shown} has no effect: only the first {first} of a line counts; name the codes there"
                yield _finding(suppressions, path, directive.start, directive.head, message, None)
        else:
            yield from _unused_items(suppressions, path, directive, used, looked_for)


def _unused_items(
    suppressions: Suppressions, path: str, directive: Directive, used: set[int], looked_for: _LookedFor
) -> Iterator[Finding]:
    """The finding about those codes of a suppression that suppress nothing or do not exist, if there are any."""
    alone = directive.comment is not None and directive.comment.alone
    where = "in this file" if directive.by == IGNORE_FILE else "on this line" + ", the only one it is for" * alone
    complaints: list[str] = []
    unused: set[Item] = set()
    faulty: list[Item] = []
    for item in directive.items:
        if not (item.is_ours or directive.by == IGNORE_FILE):
            continue
        if not exists(item.text):
            correction = _correction(item.text)
            complaints.append(f"{item.shown} is no rule" + (f"; did you mean {correction}?" if correction else ""))
        elif item.start not in used and looked_for.has(item, directive):
            complaints.append(f"{item.text} finds nothing {where}")
            unused.add(item)
        else:
            continue
        faulty.append(item)
    if not faulty:
        return
    whole = len(faulty) == len(directive.items)
    start, end = (directive.start, directive.head) if whole else (faulty[0].start, faulty[-1].end)
    message = f"unused suppression: {'; '.join(complaints)}"
    yield _finding(
        suppressions, path, start, end, message, _narrowing(suppressions, directive, unused) if unused else None
    )


def _correction(text: str) -> str | None:
    """What a code that does not exist was meant to be, if that can be told."""
    pieces = _CODE.findall(text.upper())
    if "".join(pieces) == text.upper() and exists(pieces[-1]):
        return ", ".join(pieces)
    import difflib

    near = difflib.get_close_matches(text.upper(), BY_CODE, n=1, cutoff=0.8)
    return near[0] if near else None


def _finding(suppressions: Suppressions, path: str, start: int, end: int, message: str, fix: Fix | None) -> Finding:
    return Finding(UNUSED_SUPPRESSION, path, suppressions.lines.span(start, end), message, fix)


def _mending(suppressions: Suppressions, directive: Directive) -> Fix | None:
    """The fix that narrows a suppression to the codes that it names."""
    if directive.mended is None:
        return None
    edit = Edit(suppressions.lines.span(directive.start, directive.head), directive.mended)
    return Fix(f"write {directive.mended}", (edit,), Applicability.SAFE)


def _narrowing(suppressions: Suppressions, directive: Directive, unused: set[Item]) -> Fix | None:
    """The fix that removes codes which suppress nothing; and the whole suppression, where no code remains."""
    remaining = [item for item in directive.items if item not in unused]
    if not remaining:
        return _removing(suppressions, directive)
    after = dict(zip(directive.items, directive.items[1:], strict=False))
    parts = [item.text + suppressions.text[item.end : after[item].start] for item in remaining[:-1]]
    codes = "".join([*parts, remaining[-1].text])
    span = suppressions.lines.span(directive.items[0].start, directive.items[-1].end)
    return Fix(f"suppress {codes} only", (Edit(span, codes),), Applicability.SAFE)


def _removing(suppressions: Suppressions, directive: Directive) -> Fix | None:
    """The fix that removes a suppression with its reason: its part of the comment, the comment, or the whole line."""
    text, comment = suppressions.text, directive.comment
    if comment is None or suppressions.has_another(directive):
        return None
    start, end = suppressions.beginning(directive), suppressions.end(directive)
    if (start, end) == (comment.start, comment.end) and comment.alone:
        if not comment.removable:
            return None
        line = suppressions.lines.position(start)[0]
        start = suppressions.lines.offsets(Span(line, 1, line, 1))[0]
        end = (
            suppressions.lines.offsets(Span(line + 1, 1, line + 1, 1))[0]
            if line < len(suppressions.lines)
            else len(text)
        )
    elif start > comment.start or end == comment.end:
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        while start and text[start - 1] in " \t":
            start -= 1
    return Fix("remove the suppression", (Edit(suppressions.lines.span(start, end), ""),), Applicability.SAFE)


def add(text: str, findings: Iterable[Finding], language: str, reason: str = "") -> Added:
    """Suppress the findings of one file, whose characters are `text`, by comments; new ones give the reason.

    A comment stands at the end of the finding's line. Where lines are joined, by a string of several lines or a
    backslash, it stands at the end of the last, where flake8 looks for it; in YAML, at the end of a value of several
    lines. A list of codes that stands there already is extended. No comment can stand within a block scalar or an
    f-string, none helps in a file that can't be parsed, and nothing is known of a finding that is not in the text."""
    suppressions = Suppressions(text, language)
    closed = suppressions.closed_lines()
    codes: dict[int, set[str]] = {}
    impossible = []
    for finding in findings:
        line = None if closed is None else _line_for(suppressions, finding, closed)
        if line is None:
            impossible.append(finding)
        elif not _covers(suppressions, line, finding.code):
            codes.setdefault(line, set()).add(finding.code)
    edits = tuple(_adding(suppressions, line, sorted(codes[line]), reason) for line in sorted(codes))
    return Added(edits, tuple(impossible))


def _line_for(suppressions: Suppressions, finding: Finding, closed: frozenset[int]) -> int | None:
    """The line whose comment suppresses a finding; nothing where there can be none."""
    if finding.rule is UNPARSABLE_FILE or not suppressions.lines.has(finding.span):
        return None
    candidates = [line for line in _lines_for(suppressions, finding.span) if line not in closed]
    return next((line for line in candidates if _is_open(suppressions, line, finding.code)), None)


def _lines_for(suppressions: Suppressions, span: Span) -> tuple[int, ...]:
    """The lines where a comment for a span is looked for: for flake8 one, else the first and the last."""
    if suppressions.is_flake8s:
        return (suppressions.row(span.line)[1],)
    last = max(span.line, span.end_line - (span.end_column == 1))
    return (span.line, last, suppressions.row(last)[1])


def _is_open(suppressions: Suppressions, line: int, code: str) -> bool:
    """Whether a code can be suppressed on a line: the suppression that decides there covers it, or can be extended.
    It can't be where it is in a string, or has no list."""
    written = suppressions.decides_on(line)
    extends = written is None or (bool(written.items) and written.comment is not None)
    return extends or _covers(suppressions, line, code)


def _covers(suppressions: Suppressions, line: int, code: str) -> bool:
    """Whether the suppression that stands on a line covers a code already."""
    written = suppressions.decides_on(line)
    return written is not None and written.covering(code) is not None


def _adding(suppressions: Suppressions, line: int, codes: list[str], reason: str) -> Edit:
    """Add codes to the suppression on a line, or a suppression to the line."""
    written = suppressions.decides_on(line)
    if written is not None:
        return Edit(suppressions.lines.span(written.head, written.head), "".join(f", {code}" for code in codes))
    content = suppressions.lines.line(line)
    column = len(content) + 1
    end = suppressions.lines.offsets(Span(line, column, line, column))[1]
    kept = content.rstrip(" \t")
    comment = f"{suppressions.notation.opening} noqa: {', '.join(codes)}{' ' * bool(reason)}{reason}"
    return Edit(suppressions.lines.span(end - len(content) + len(kept), end), f"  {comment}" if kept else comment)


def add_to_file(text: str, code: str, language: str, reason: str) -> Edit | None:
    """Suppress a rule in a whole file, whose characters are `text`; nothing where no comment can. An `ignore-file` that
    has a list of codes is extended. A new one follows the comments at the beginning, since these may have to stand
    there, or the first line after which there can be one."""
    suppressions = Suppressions(text, language)
    lines = suppressions.lines
    for directive in suppressions.for_file:
        if directive.by == IGNORE_FILE and directive.items:
            end = directive.items[-1].end
            return Edit(lines.span(end, end), f", {code}")
    comment = f"{suppressions.notation.opening} {OWN} {IGNORE_FILE}[{code}] {reason}".rstrip()
    comment += "\r\n" if "\r\n" in text else "\n"
    for line in _lines_for_file(suppressions):
        start = lines.offsets(Span(line, 1, line, 1))[0]
        after = Suppressions(text[:start] + comment + text[start:], language)
        if any(one.by == IGNORE_FILE and one.covering(code) for one in after.for_file):
            return Edit(Span(line, 1, line, 1), comment)
    return None


def _lines_for_file(suppressions: Suppressions) -> Iterator[int]:
    """The lines before which a comment for the file may stand, the best first."""
    text, lines = suppressions.text, suppressions.lines
    comments, _ = suppressions.notation.comments(text, lines)
    alone = {lines.position(one.start)[0]: lines.position(one.end)[0] for one in comments if one.alone}
    line = 2 if text.startswith("#!") else 1
    while line in alone:
        line = alone[line] + 1
    if line <= len(lines):
        yield line
        closed = suppressions.closed_lines() or frozenset()
        yield from islice((before + 1 for before in range(line, len(lines)) if before not in closed), 1)
