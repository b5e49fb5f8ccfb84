"""Reads any YAML through ruamel.yaml's pure parser.

Not its C parser: that one rejects the legal `{type: influxdb:2.7}` and counts other characters as line ends. What its
scanner refuses is read by one that takes tabs for white space where YAML does (YAML 1.2.2, 6.1 and 6.2): a tab may part
the tokens of a line, stand before a comment or the end of a line, and between the words of a plain scalar. It is never
indentation, not even behind `- ` before a key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML, nodes
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.scanner import Scanner
from ruamel.yaml.tokens import TagToken, Token

from influx_lint.findings import START_OF_FILE
from influx_lint.pages import Page
from influx_lint.project.nodes import (
    MAX_MERGED,
    NULL,
    Mapping,
    Node,
    Scalar,
    Sequence,
    YamlError,
    end_of_content,
    first_beyond_merging,
)

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
"""An anchor and a tag, which stand before a scalar and are no part of it."""

_DIRECTIVE = re.compile(r"(?:^|(?<=[\r\ufeff\x85\u2028\u2029]))(%YAML[ \t]+)1\.([0-9]+)", re.MULTILINE)
_MINORS = ("1", "2")
"""The versions of YAML 1 that ruamel.yaml knows. Others are read like the latest: YAML 1.2.2, 6.8.1."""

_CORE = "tag:yaml.org,2002:"


def read(source: Page) -> list[Node]:
    """The top nodes of a text's documents; none for an empty document. Raises YamlError."""
    converter = _Converter(source)
    yaml = _reader(source.text)
    # An anchor may be given anew: YAML 1.2.2, 7.1.
    yaml.composer.warn_double_anchors = False
    try:
        made = yaml.compose_all(_DIRECTIVE.sub(_known_version, source.text))
        documents = [converter.convert(node) for node in made if node is not None]
    except ReaderError as error:
        raise _of_character(source, error) from None
    except MarkedYAMLError as error:
        raise _of_syntax(source, error) from None
    except (YAMLError, ValueError) as error:
        raise YamlError(f"not valid YAML: {' '.join(str(error).split())}", START_OF_FILE) from None
    except RecursionError:
        raise YamlError("nested too deeply to be read", START_OF_FILE) from None
    wide = first_beyond_merging(documents)
    if wide is not None:
        raise YamlError(
            f"the merge keys up to here bring in more than {MAX_MERGED:,} entries, too many to be checked", wide.span
        )
    return documents


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, as `read` sees them. Raises what ruamel.yaml does where the text is no YAML."""
    return _reader(text).scan(_DIRECTIVE.sub(_known_version, text))  # type: ignore[no-any-return]


def _reader(text: str) -> YAML:
    yaml = YAML(typ="safe", pure=True)
    if "\t" in text:
        yaml.Scanner = _TabScanner
    return yaml


def _known_version(directive: re.Match[str]) -> str:
    """A directive of the same length for a version that ruamel.yaml knows."""
    minor = directive[2] if directive[2] in _MINORS else _MINORS[-1].ljust(len(directive[2]))
    return f"{directive[1].expandtabs(1)}1.{minor}"


class _Converter:
    """Makes our nodes of ruamel.yaml's. An alias gives the node that its anchor gave: composing keeps them one."""

    def __init__(self, source: Page) -> None:
        self.source = source
        self.made: dict[nodes.Node, Node] = {}

    def convert(self, node: nodes.Node) -> Node:
        if node in self.made:
            return self.made[node]
        tag = str(node.tag).removeprefix(_CORE)
        place = (self.source, tag, node.start_mark.index, node.end_mark.index)
        if isinstance(node, nodes.MappingNode):
            mapping = self.made[node] = Mapping(*place)
            mapping.entries.extend(self.entry(key, value) for key, value in node.value)
            return self.ended(mapping, node)
        if isinstance(node, nodes.SequenceNode):
            sequence = self.made[node] = Sequence(*place)
            sequence.items.extend(self.convert(one) for one in node.value)
            return self.ended(sequence, node)
        properties = _PROPERTIES.match(self.source.text, node.start_mark.index)
        start = properties.end() if properties else node.start_mark.index
        scalar = self.made[node] = Scalar(self.source, tag, start, node.end_mark.index, node.value)
        return scalar

    def ended(self, made: Mapping | Sequence, node: nodes.CollectionNode) -> Node:
        """A collection with its end. One in block style ends with its content, not where the next token begins."""
        if not node.flow_style:
            made.end = max(made.start, end_of_content(made))
        return made

    def entry(self, key: nodes.Node, value: nodes.Node) -> tuple[Node, Node]:
        """A mapping's entry. A value of no characters stands at its key: there is nothing else to point at."""
        name, content = self.convert(key), self.convert(value)
        if isinstance(content, Scalar) and content.start == content.end and content.tag == NULL:
            content = Scalar(self.source, NULL, name.start, name.end, "")
        return name, content


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


def _of_syntax(source: Page, error: MarkedYAMLError) -> YamlError:
    """The error for what the parser reports."""
    raw = " ".join(" ".join(words.split()) for words in (error.context, error.problem) if words)
    at_beginning = error.context_mark is not None and raw.endswith(_AT_BEGINNING)
    mark = error.context_mark if at_beginning else error.problem_mark or error.context_mark
    matches = ((say, re.search(pattern, raw)) for pattern, say in _WORDS)
    message = next((say.format(**found.groupdict()) for say, found in matches if found), raw)
    hints = [f" ({hint})" for pattern, hint in _HINTS if pattern.search(source.text)]
    return _error(source, message + "".join(hints), mark.index if mark else 0)


def _of_character(source: Page, error: ReaderError) -> YamlError:
    """The error for a character that YAML forbids."""
    code = error.character if isinstance(error.character, int) else ord(error.character)
    return _error(source, f"the character U+{code:04X} is not allowed", error.position)


def _error(source: Page, message: str, offset: int) -> YamlError:
    at = min(offset, len(source.text))
    return YamlError(f"not valid YAML: {message}", source.lines.span(at, at))


_LINE_ENDS = "\r\n"
_WHITE = re.compile(r"[ \t]*")
_REST_OF_LINES = re.compile(r"(?:[ \t]*+(?:\#[^\r\n]*+)?(?:\r\n?|\n))+")
_TAG = re.compile(r"(!!?)([\w-]+)(?=\t)", re.ASCII)
_INDICATORS = re.compile(r"(?:(?P<first>[+-])(?P<after>[1-9])?|(?P<before>[1-9])(?P<second>[+-])?)?(?= *\t)")


class _TabScanner(Scanner):
    """A scanner for texts with tabs. What it does not know, it leaves to ruamel.yaml's own."""

    def scan_to_next_token(self) -> Any:
        """Go to the next token, over tabs too, but not over those that would indent it."""
        if not self.flow_level:
            self._pass_lines()
            white = self._ahead(_WHITE)
            if "\t" in white and not self._begins_line():
                self.reader.forward(len(white))
                # What follows a tab begins no block collection: a key there would be indented by the tab.
                self.allow_simple_key = False
        return super().scan_to_next_token()

    def scan_plain_spaces(self, indent: Any, start_mark: Any) -> Any:
        """The white space behind a word of a plain scalar, as it adds to the scalar's text."""
        white = self._ahead(_WHITE)
        if "\t" in white:
            self.reader.forward(len(white))
            if self.reader.peek() not in _LINE_ENDS:
                return [white]
        chunks = super().scan_plain_spaces(indent, start_mark)
        white = self._ahead(_WHITE)
        if chunks and "\t" in white and self.reader.column >= indent and self._begins_line():
            after = self.reader.peek(len(white))
            if after not in f"{_LINE_ENDS}#\0":
                self.reader.forward(len(white))
        return chunks

    def scan_tag(self) -> Any:
        """A tag, which a tab may end."""
        found = _TAG.match(self.reader.buffer, self.reader.pointer)
        if not found:
            return super().scan_tag()
        start = self.reader.get_mark()
        self.reader.forward(len(found[0]))
        return TagToken((found[1], found[2]), start, self.reader.get_mark())

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        """How a block scalar ends (clip, keep or strip) and is indented, where a tab follows the indicators."""
        found = _INDICATORS.match(self.reader.buffer, self.reader.pointer)
        if not found:
            return super().scan_block_scalar_indicators(start_mark)
        self.reader.forward(len(found[0]))
        chomping, indent = found["first"] or found["second"], found["after"] or found["before"]
        return chomping and chomping == "+", indent and int(indent)

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> Any:
        """What follows the indicators: white space and a comment."""
        self.reader.forward(len(self._ahead(_WHITE)))
        return super().scan_block_scalar_ignored_line(start_mark)

    def _pass_lines(self) -> None:
        """Go over the rest of this line and over lines without a token, comments included, as the own scanner does."""
        lines = self._ahead(_REST_OF_LINES)
        if "\t" in lines:
            self.reader.forward(len(lines))
            self.allow_simple_key = True

    def _ahead(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.reader.buffer, self.reader.pointer)
        return found[0] if found else ""

    def _begins_line(self) -> bool:
        """Whether there is nothing but white space before this place in its line."""
        start = self.reader.pointer - self.reader.column
        return not self.reader.buffer[start : self.reader.pointer].strip(" \t")
