"""The front end of shell, with jq."""

from __future__ import annotations

from influx_lint.languages.front import Readers, of_trees
from influx_lint.languages.shell.links import ShellLinks, imported
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.languages.trees import Syntax


def _parse(text: str, name: str) -> Syntax:
    from influx_lint.languages import trees

    return trees.Leaf(text) if name.endswith(".jq") else trees.parse("bash", text)


FRONT_END = of_trees("shell", _parse, Readers((), part=b"\0no library"), ShellLinks, imported)
