"""Keys as string literals: how one is written anew in the place and in the style of another."""

from __future__ import annotations

import ast
import re

from influx_lint.findings import Edit
from influx_lint.languages.python.edits.advice import NoFixError
from influx_lint.languages.python.edits.source import Source

_PLAIN = re.compile(r"[rRuU]?('''|\"\"\"|'|\")([^\\'\"]*)\1")


class Key:
    """The expression that a key is written as, and how it can be written anew."""

    def __init__(self, source: Source, node: ast.expr) -> None:
        self.node = node
        self._source = source
        self._plain = _PLAIN.fullmatch(source.characters(node)) if isinstance(node, ast.Constant) else None

    @property
    def quote(self) -> str:
        """The quotation marks of the place. Raises NoFixError where none can stand."""
        if self._plain is not None:
            return self._plain[1]
        found = self._source.quote_at(self.node)
        if found is None:
            raise NoFixError("the f-string leaves no quotation marks for it: write it outside of the f-string")
        return found

    def literal(self, text: str) -> str:
        """A string literal, quoted as the key is."""
        return f"{self.quote}{text}{self.quote}"

    def renamed(self, new: str) -> Edit:
        """The key replaced: its characters between the quotation marks, or the whole of an expression."""
        start, end = self._source.offsets(self.node)
        if self._plain is not None:
            return self._source.replace(start + self._plain.start(2), start + self._plain.end(2), new)
        return self._source.replace(start, end, self.literal(new))

    def normal(self, name: str) -> list[Edit]:
        """What it takes to have the key written as a literal: nothing where it is one."""
        return [] if isinstance(self.node, ast.Constant) else [self.renamed(name)]
