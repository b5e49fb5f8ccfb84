"""Where the comments of a Python text stand, and where one more can stand."""

from __future__ import annotations

import tokenize

from influx_lint.findings import Span
from influx_lint.languages.front import UnparsableError
from influx_lint.languages.python.parsing import tokens
from influx_lint.project.comments import Comment, Notation, Rows, whole_lines
from influx_lint.text import Lines


def python_comments(text: str, lines: Lines) -> tuple[list[Comment], Rows]:
    """The comments of a Python text, and the first and last line of each row of several lines. A row is what flake8
    looks for a `# noqa` in: physical lines that a string or a backslash joins. Beyond a place that cannot be read,
    every line is a row, and a comment is a line that begins with `#`."""
    comments: list[Comment] = []
    rows: Rows = {}
    first, last, read_until = 0, 0, 0
    try:
        for token in tokens(text):
            if token.type in (tokenize.ENDMARKER, tokenize.DEDENT):
                continue
            first, last = first or token.start[0], max(last, token.end[0])
            read_until = token.end[0]
            if token.type == tokenize.COMMENT:
                # After a backslash, the line with the comment is what ends the statement.
                comments.append(_comment_at(text, lines, token.start, removable=first == token.start[0]))
            elif token.type in (tokenize.NL, tokenize.NEWLINE):
                if last > first:
                    rows.update(dict.fromkeys(range(first, last + 1), (first, last)))
                first, last = 0, 0
    except UnparsableError:
        comments += [one for one in whole_lines(text, 0) if lines.position(one.start)[0] > read_until]
        rows = {}
    return comments, rows


def _comment_at(text: str, lines: Lines, position: tuple[int, int], *, removable: bool) -> Comment:
    line, column = position
    start, end = lines.offsets(Span(line, column + 1, line, len(lines.line(line)) + 1))
    return Comment(start, end, not text[start - column : start].strip(), removable)


def closed_lines(text: str, _lines: Lines) -> frozenset[int] | None:
    """The lines that end in a replacement field of an f-string, where a comment needs Python 3.12; nothing where the
    text can't be read."""
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


PYTHON = Notation(python_comments, closed_lines, is_flake8s=True)
