"""Pages: a file with its text, and the door by which findings in it are made."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from influx_lint.findings import Finding, Origin, Span
from influx_lint.registry.rule import Rule
from influx_lint.text import Lines


class Page:
    """A file and its characters. What is found in it stands in them."""

    def __init__(self, path: Path, text: str) -> None:
        """`path` is as findings name the file."""
        self.path = path
        self.text = text

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.text)

    def holds(self, span: Span) -> bool:
        """Whether a span lies in the text."""
        return self.lines.has(span)

    def finding(self, rule: Rule, origin: Origin, message: str) -> Finding | None:
        """The finding at `origin`; nothing where that is in another file, or nowhere in this one."""
        if (origin.path is not self.path and origin.path != self.path) or not self.holds(origin.span):
            return None
        return Finding(rule, str(self.path), origin.span, message)
