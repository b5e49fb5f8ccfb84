"""A scanner that takes tabs for white space where YAML does, and ruamel.yaml does not.

YAML 1.2.2, 6.1 and 6.2: a tab may part the tokens of a line, stand before a comment or the end of a line, and between
the words of a plain scalar. It is never indentation, not even behind `- ` before a key.
"""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml.scanner import Scanner
from ruamel.yaml.tokens import TagToken

_LINE_ENDS = "\r\n"
_WHITE = re.compile(r"[ \t]*")
_REST_OF_LINES = re.compile(r"(?:[ \t]*+(?:\#[^\r\n]*+)?(?:\r\n?|\n))+")
_TAG = re.compile(r"(!!?)([\w-]+)(?=\t)", re.ASCII)
_INDICATORS = re.compile(r"(?:(?P<first>[+-])(?P<after>[1-9])?|(?P<before>[1-9])(?P<second>[+-])?)?(?= *\t)")


class TabScanner(Scanner):
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
