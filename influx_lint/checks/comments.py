"""Where the comments of a text stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from influx_lint.findings import Span
from influx_lint.pages import Page
from influx_lint.project import nodes, plain

if TYPE_CHECKING:
    from influx_lint.text import Lines

Language = Literal["yaml", "python"]

Rows = dict[int, tuple[int, int]]
"""The first and last line of each row of several lines, by each line in it."""

_WHOLE_LINE = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*(#[^\r\n]*)")
_COMMENT = re.compile(r"#[^\r\n]*")
_BLOCK_HEADER = re.compile(r"[|>][^\s#]*[ \t]+(#[^\r\n]*)")

_DEEPEST_FLOW = 100


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment's offsets, whether it is `alone` on its line, and whether that line could go without harm."""

    start: int
    end: int
    alone: bool
    removable: bool = True


def python_comments(text: str, lines: Lines) -> tuple[list[Comment], Rows]:
    """The comments of a Python text, and the first and last line of each row of several lines.

    A row is what flake8 looks for a `# noqa` in: physical lines that a string or a backslash joins. Beyond a place
    that cannot be read, every line is a row, and a comment is a line that begins with `#`.
    """
    import tokenize

    from influx_lint.languages.python.parsing import UnparsableError, tokens

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
        comments += [one for one in _whole_lines(text, 0) if lines.position(one.start)[0] > read_until]
        rows = {}
    return comments, rows


def _comment_at(text: str, lines: Lines, position: tuple[int, int], *, removable: bool) -> Comment:
    line, column = position
    start, end = lines.offsets(Span(line, column + 1, line, len(lines.line(line)) + 1))
    return Comment(start, end, not text[start - column : start].strip(), removable)


def yaml_comments(text: str, lines: Lines) -> tuple[list[Comment], Rows]:
    """The comments of a YAML text; no rows of several lines.

    They stand between the tokens of the text: a `#` in a quoted or a block scalar is none. Beyond a place that cannot
    be read, a comment is a line that begins with `#`.
    """
    tokens, read_until = _plain_tokens(text) or _tokens(text)
    comments: list[Comment] = []
    end, in_block = 0, False
    for start, stop in [*tokens, (read_until, read_until)]:
        for match in _COMMENT.finditer(text, end, start):
            column = lines.position(match.start())[1]
            alone = not text[match.start() - column + 1 : match.start()].strip()
            # The first comment after a block scalar ends it: without it, what follows could belong to the scalar.
            comments.append(Comment(*match.span(), alone, removable=not in_block))
            in_block = False
        in_block = text[start] in "|>" if start < stop else False
        if in_block and (header := _BLOCK_HEADER.match(text, start, stop)):
            comments.append(Comment(*header.span(1), alone=False))
        end = max(end, stop)
    return comments + _whole_lines(text, read_until), {}


def _whole_lines(text: str, start: int) -> list[Comment]:
    """The lines from offset `start` that look like comments, for a text that cannot be read."""
    return [Comment(*match.span(1), alone=True, removable=False) for match in _WHOLE_LINE.finditer(text, start)]


def _plain_tokens(text: str) -> tuple[list[tuple[int, int]], int] | None:
    """The offsets of the scalars of a text in the plain part of YAML, and its length; nothing for any other text."""
    graph = plain.read(Page(Path(), text))
    if graph is None:
        return None
    return [(node.start, node.end) for node in nodes.walk(graph) if isinstance(node, nodes.Scalar)], len(text)


def _tokens(text: str) -> tuple[list[tuple[int, int]], int]:
    """The offsets of the tokens of a YAML text, and the offset up to which it could be read.

    Reading stops at brackets nested very deep, each of which takes ruamel.yaml longer than the one before.
    """
    from ruamel.yaml import tokens
    from ruamel.yaml.error import YAMLError

    from influx_lint.project import composed

    found: list[tuple[int, int]] = []
    depth = 0
    try:
        for token in composed.tokens(text):
            depth += isinstance(token, (tokens.FlowSequenceStartToken, tokens.FlowMappingStartToken))
            depth -= isinstance(token, (tokens.FlowSequenceEndToken, tokens.FlowMappingEndToken))
            if depth > _DEEPEST_FLOW:
                return found, found[-1][1]
            if token.start_mark.index < token.end_mark.index:
                found.append((token.start_mark.index, token.end_mark.index))
    except (YAMLError, ValueError, OverflowError):
        return found, found[-1][1] if found else 0
    return found, len(text)
