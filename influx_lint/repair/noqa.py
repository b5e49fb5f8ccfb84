"""Suppressions written where findings are: `# noqa: NFX101` at the end of a line, in YAML and in Python."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from influx_lint.checks.comments import python_comments, yaml_comments
from influx_lint.findings import Edit, Finding, Span
from influx_lint.registry.rules import UNPARSABLE_FILE, UNUSED_SUPPRESSION
from influx_lint.text import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from influx_lint.checks.comments import Language

# As flake8 reads it (flake8.defaults.NOQA_INLINE_REGEX): the first in a line counts, and one without codes is for all.
_NOQA = re.compile(r"# noqa(?::\s?(?P<codes>[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*))?", re.IGNORECASE)

_DEEPEST_FLOW = 100


@dataclass(frozen=True, slots=True)
class Added:
    """The edits that suppress findings, and the findings that no comment can suppress."""

    edits: tuple[Edit, ...]
    impossible: tuple[Finding, ...]


def add(text: str, findings: Iterable[Finding], language: Language) -> Added:
    """Suppress the findings of one file, whose characters are `text`, by comments.

    A comment stands at the end of the finding's line. Where lines are joined, by a string of several lines or a
    backslash, it stands at the end of the last, where flake8 looks for it; in YAML, at the end of a value of several
    lines. A list of codes that stands there already is extended. No comment can stand within a block scalar or an
    f-string, none helps in a file that can't be parsed, and nothing is known of a finding that is not in the text.
    """
    page = _Page(text, language)
    codes: dict[int, set[str]] = {}
    impossible = []
    for finding in findings:
        line = page.line_for(finding)
        if line is None:
            impossible.append(finding)
        elif not page.covers(line, finding.code):
            codes.setdefault(line, set()).add(finding.code)
    edits = tuple(page.edit(line, sorted(codes[line])) for line in sorted(codes))
    return Added(edits, tuple(impossible))


class _Page:
    """A text and its comments. `closed` are the lines after which none can stand; nothing where all are."""

    def __init__(self, text: str, language: Language) -> None:
        self.language = language
        self.lines = Lines(text)
        comments, self.rows = (python_comments if language == "python" else yaml_comments)(text, self.lines)
        self.comments = {self.lines.position(one.start)[0]: one.start for one in comments}
        self.closed = (_closed_in_python if language == "python" else _closed_in_yaml)(text, self.lines)

    def line_for(self, finding: Finding) -> int | None:
        """The line whose comment suppresses a finding; nothing where there can be none."""
        if self.closed is None or finding.rule is UNPARSABLE_FILE or not self.lines.has(finding.span):
            return None
        for line in self._candidates(finding.span):
            written = self._written(line)
            if line in self.closed or (written and self._is_unalterable(line, written, finding.code)):
                continue
            return line
        return None

    def covers(self, line: int, code: str) -> bool:
        """Whether the suppression that stands on a line covers a code already."""
        written = self._written(line)
        return written is not None and (not written["codes"] or code.startswith(tuple(_codes(written))))

    def edit(self, line: int, codes: list[str]) -> Edit:
        """Add codes to the suppression on a line, or a suppression to the line."""
        written = self._written(line)
        if written:
            return Edit(self.lines.span(written.end(), written.end()), "".join(f", {code}" for code in codes))
        content = self.lines.line(line)
        end = self._end(line)
        kept = content.rstrip(" \t")
        comment = f"# noqa: {', '.join(codes)}"
        return Edit(self.lines.span(end - len(content) + len(kept), end), f"  {comment}" if kept else comment)

    def _candidates(self, span: Span) -> Iterator[int]:
        """The lines where a comment for a span is looked for: in Python one, in YAML the first and the last."""
        if self.language == "python":
            yield self.rows.get(span.line, (span.line, span.line))[1]
        else:
            yield span.line
            yield max(span.line, span.end_line - (span.end_column == 1))

    def _is_unalterable(self, line: int, written: re.Match[str], code: str) -> bool:
        """Whether a suppression that decides here can't be extended: it is in a string, or has no list to extend."""
        comment = self.comments.get(line)
        if comment is None or written.start() < comment:
            return not self.covers(line, code)
        return not written["codes"] and code == UNUSED_SUPPRESSION.code

    def _written(self, line: int) -> re.Match[str] | None:
        """The `# noqa` that decides for a line: in Python flake8 finds it in strings, too."""
        if self.language == "python":
            start = self._start(self.rows.get(line, (line, line))[0])
        elif line in self.comments:
            start = self.comments[line]
        else:
            return None
        return _NOQA.search(self.lines.text, start, self._end(line))

    def _start(self, line: int) -> int:
        return self._end(line) - len(self.lines.line(line))

    def _end(self, line: int) -> int:
        column = len(self.lines.line(line)) + 1
        return self.lines.offsets(Span(line, column, line, column))[1]


def _codes(written: re.Match[str]) -> list[str]:
    return re.findall(r"[^,\s]+", written["codes"] or "")


def _closed_in_python(text: str, _: Lines) -> frozenset[int] | None:
    """The lines that end in a replacement field of an f-string, where a comment needs Python 3.12; nothing where the
    text can't be read."""
    import tokenize

    from influx_lint.languages.python.parsing import UnparsableError, tokens

    opening = {getattr(tokenize, name, None) for name in ("FSTRING_START", "TSTRING_START")}
    closing = {getattr(tokenize, name, None) for name in ("FSTRING_END", "TSTRING_END")}
    closed = set()
    depth = 0
    try:
        for token in tokens(text):
            depth += (token.type in opening) - (token.type in closing)
            if depth and token.type in (tokenize.NL, tokenize.NEWLINE):
                closed.add(token.start[0])
    except UnparsableError:
        return None
    return frozenset(closed)


def _closed_in_yaml(text: str, lines: Lines) -> frozenset[int] | None:
    """The lines that end within a scalar; nothing where the text can't be read, or is nested very deep."""
    from ruamel.yaml import tokens
    from ruamel.yaml.error import YAMLError

    from influx_lint.project import composed

    closed: set[int] = set()
    depth = 0
    try:
        for token in composed.tokens(text):
            depth += isinstance(token, (tokens.FlowSequenceStartToken, tokens.FlowMappingStartToken))
            depth -= isinstance(token, (tokens.FlowSequenceEndToken, tokens.FlowMappingEndToken))
            if depth > _DEEPEST_FLOW:
                return None
            if isinstance(token, tokens.ScalarToken):
                first = lines.position(token.start_mark.index)[0]
                last, column = lines.position(token.end_mark.index)
                is_block = token.style in ("|", ">")
                # A block scalar's header takes a comment; its last line has no end, or the scalar goes on after it.
                closed.update(range(first + 1, last + (column > 1)) if is_block else range(first, last))
    except (YAMLError, ValueError, OverflowError):
        return None
    return frozenset(closed)
