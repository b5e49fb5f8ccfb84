"""PHP's front end."""

from __future__ import annotations

import re

from influx_lint.languages.front import Readers, later, of_trees
from influx_lint.languages.php.links import PhpFile, PhpLinks, imported
from influx_lint.project.layout import YAML
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.languages.front import Tree


_READERS = Readers((b"Platformsh\\ConfigReader", b"Platformsh\\\\ConfigReader"), part=b"ConfigReader")
_parse, _parse_configuration = later("trees", "parse"), later("php.services", "parse")


_END = re.compile(r"(?<![\w$>:])__halt_compiler\s*\(\s*\)\s*(?:;|\?>)", re.IGNORECASE)
"""What PHP reads nothing after, as its manual says; unless it stands in a text."""


def _parsed(text: str, name: str) -> Tree:
    if name.endswith(YAML):
        return _parse_configuration(text)
    tree: Tree = _parse("php", text)
    if tree.broken and (end := _END.search(text)):
        shorter: Tree = _parse("php", text[: end.end()])
        return tree if shorter.broken else shorter
    return tree


FRONT_END = of_trees("php", _parsed, _READERS, PhpLinks, imported, file=PhpFile)
