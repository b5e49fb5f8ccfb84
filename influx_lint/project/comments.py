"""Where the comments of a YAML text stand, and where one more can stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from influx_lint.flow.records import record
from influx_lint.pages import Page
from influx_lint.project import nodes, plain
from influx_lint.text import Lines

if TYPE_CHECKING:
    from ruamel.yaml.tokens import Token


Rows = dict[int, tuple[int, int]]
"""The first and last line of each row of several lines, by each line in it."""

_WHOLE_LINE = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*(#[^\r\n]*)")
_COMMENT = re.compile(r"#[^\r\n]*")
_BLOCK_HEADER = re.compile(r"[|>][^\s#]*[ \t]+(#[^\r\n]*)")

_DEEPEST_FLOW = 100


@record
class Comment:
    """A comment's offsets, whether it is `alone` on its line, and whether that line could go without harm; and how many
    characters open it."""

    start: int
    end: int
    alone: bool
    removable: bool = True
    opening: int = 1


class Notation(NamedTuple):
    """How comments are written in a language.

    `comments` gives those of a text, and its rows of several lines; `closed_lines` the lines after which no comment can
    stand, or nothing where none can stand anywhere. Where flake8 reads the files, too (`is_flake8s`), a suppression
    means there what it means to flake8, also in strings, and stands on the row where a finding begins. A
    suppression that is added begins with `opening`, after which all of the line is a comment."""

    comments: Callable[[str, Lines], tuple[list[Comment], Rows]]
    closed_lines: Callable[[str, Lines], frozenset[int] | None]
    is_flake8s: bool = False
    opening: str = "#"


def yaml_comments(text: str, lines: Lines) -> tuple[list[Comment], Rows]:
    """The comments of a YAML text; no rows of several lines. They stand between the tokens of the text: a `#` in a
    quoted or a block scalar is none. Beyond a place that cannot be read, a comment is a line that begins with `#`."""
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
    return comments + whole_lines(text, read_until), {}


def whole_lines(text: str, start: int) -> list[Comment]:
    """The lines from offset `start` that look like comments, for a text that cannot be read."""
    return [Comment(*match.span(1), alone=True, removable=False) for match in _WHOLE_LINE.finditer(text, start)]


def _plain_tokens(text: str) -> tuple[list[tuple[int, int]], int] | None:
    """The offsets of the scalars of a text in the plain part of YAML, and its length; nothing for any other text."""
    graph = plain.read(Page(Path(), text))
    if graph is None:
        return None
    return [(node.start, node.end) for node in nodes.walk(graph) if isinstance(node, nodes.Scalar)], len(text)


def closed_lines(text: str, lines: Lines) -> frozenset[int] | None:
    """The lines that end within a scalar; nothing where the text can't be read, or is nested very deep."""
    from ruamel.yaml import tokens

    found, is_whole = _read(text)
    if not is_whole:
        return None
    closed: set[int] = set()
    for token in found:
        if isinstance(token, tokens.ScalarToken):
            first = lines.position(token.start_mark.index)[0]
            last, column = lines.position(token.end_mark.index)
            is_block = token.style in ("|", ">")
            # A block scalar's header takes a comment; its last line has no end, or the scalar goes on after it.
            closed.update(range(first + 1, last + (column > 1)) if is_block else range(first, last))
    return frozenset(closed)


def _tokens(text: str) -> tuple[list[tuple[int, int]], int]:
    """The offsets of the tokens of a YAML text, and the offset up to which it could be read."""
    found, is_whole = _read(text)
    places = [(one.start_mark.index, one.end_mark.index) for one in found]
    places = [(start, end) for start, end in places if start < end]
    return places, len(text) if is_whole else places[-1][1] if places else 0


def _read(text: str) -> tuple[list[Token], bool]:
    """The tokens of a YAML text, and whether all of it could be read. Reading stops at brackets nested very deep, each
    of which takes ruamel.yaml longer than the one before."""
    from ruamel.yaml import tokens
    from ruamel.yaml.error import YAMLError

    from influx_lint.project import composed

    found: list[Token] = []
    depth = 0
    try:
        for token in composed.tokens(text):
            depth += isinstance(token, (tokens.FlowSequenceStartToken, tokens.FlowMappingStartToken))
            depth -= isinstance(token, (tokens.FlowSequenceEndToken, tokens.FlowMappingEndToken))
            if depth > _DEEPEST_FLOW:
                return found, False
            found.append(token)
    except (YAMLError, ValueError, OverflowError):
        return found, False
    return found, True


YAML = Notation(yaml_comments, closed_lines)
