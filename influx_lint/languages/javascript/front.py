"""The front end of JavaScript and TypeScript."""

from __future__ import annotations

from influx_lint.languages.front import Readers, of_trees
from influx_lint.languages.javascript.links import JavaScriptLinks, imported
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.languages.trees import Syntax


def _parse(text: str, name: str) -> Syntax:
    from influx_lint.languages.javascript import syntax

    return syntax.parse(text, name)


_READERS = Readers((b"platformsh-config", b"platformsh"), part=b"platformsh")
FRONT_END = of_trees("javascript", _parse, _READERS, JavaScriptLinks, imported)
