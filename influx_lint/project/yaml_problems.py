"""What is wrong with a text that is no YAML, in words for people, and where they should look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from influx_lint.pages import Page
from influx_lint.project.nodes import YamlError

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.reader import ReaderError


_WORDS = (
    (r"mapping values are not allowed", "a key is not expected here: mend the indentation, or quote a value with ': '"),
    (r"could not find expected ':'", "this line lacks the ':' after its key"),
    (r"quoted scalar .*end of stream", "this quote is never closed"),
    (r"character '\\t' that cannot start", "a tab stands here; YAML is indented with blanks"),
    (r"character (?P<what>'.') that cannot start", "a value cannot begin with {what}: put it in quotes"),
    (r"expected <block end>, but found '<scalar>'", "this does not belong to the value before it: mend its quotes"),
    (r"expected <block end>", "the indentation does not fit the lines above"),
    (r"flow (?:sequence|mapping) .*(?:<stream end>|got ':')", "this bracket is never closed, or lacks a comma"),
    (r"expected ',' or '[]}]'", "a comma or the closing bracket is missing before this"),
    (r"undefined alias '?(?P<what>[^' ]*)", "the alias *{what} has no anchor &{what} before it"),
    (r"expected the node content, but found '(?P<what>[^']*)'", "a value is missing before '{what}'"),
)
"""Words of ruamel.yaml's messages (context and problem), and what to say to a person."""

_AT_BEGINNING = ("':'", "end of stream", "'<stream end>'")
"""What a message says whose cause lies where the construct begins, not where reading it failed."""

_HINTS = (
    (re.compile(r"\{\{|\{%"), "this looks like a template, whose placeholders are no YAML"),
    (re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE), "this looks like a merge that is not resolved"),
)
"""What a broken text looks like on the whole."""


def of_syntax(source: Page, error: MarkedYAMLError) -> YamlError:
    """The error for what the parser reports."""
    raw = " ".join(" ".join(words.split()) for words in (error.context, error.problem) if words)
    at_beginning = error.context_mark is not None and raw.endswith(_AT_BEGINNING)
    mark = error.context_mark if at_beginning else error.problem_mark or error.context_mark
    message = next((say.format(**found.groupdict()) for say, found in _matches(raw)), raw)
    hints = [f" ({hint})" for pattern, hint in _HINTS if pattern.search(source.text)]
    return _error(source, message + "".join(hints), mark.index if mark else 0)


def of_character(source: Page, error: ReaderError) -> YamlError:
    """The error for a character that YAML forbids."""
    code = error.character if isinstance(error.character, int) else ord(error.character)
    return _error(source, f"the character U+{code:04X} is not allowed", error.position)


def _matches(raw: str) -> list[tuple[str, re.Match[str]]]:
    return [(say, found) for pattern, say in _WORDS if (found := re.search(pattern, raw))]


def _error(source: Page, message: str, offset: int) -> YamlError:
    at = min(offset, len(source.text))
    return YamlError(f"not valid YAML: {message}", source.lines.span(at, at))
