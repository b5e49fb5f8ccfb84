"""The expressions that read keys written elsewhere."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from influx_lint.findings import Span
from influx_lint.languages.python.edits.advice import NoFixError
from influx_lint.languages.python.edits.source import Source

NOT_FOLLOWED = "how the key gets to where it is read is not understood: change it there and here by hand"


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """The reading expression: the file that it stands in, and where there; and the keys that it reads, where several
    are that are written elsewhere."""

    source: Source
    span: Span
    keys: frozenset[str] = frozenset()

    def expression(self) -> ast.Subscript | ast.Call:
        """The expression. Raises NoFixError where it is no lookup."""
        for node in self.source.at(self.span):
            if isinstance(node, ast.Subscript | ast.Call):
                return node
        raise NoFixError(NOT_FOLLOWED)
