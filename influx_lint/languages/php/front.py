"""PHP's front end."""

from __future__ import annotations

from influx_lint.languages.front import Readers, later, of_trees
from influx_lint.languages.php.links import PhpFile, PhpLinks, imported
from influx_lint.project.layout import YAML
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.languages.front import Tree


_READERS = Readers((b"Platformsh\\ConfigReader", b"Platformsh\\\\ConfigReader"), part=b"ConfigReader")
_parse, _parse_configuration = later("trees", "parse"), later("php.services", "parse")


def _parsed(text: str, name: str) -> Tree:
    tree: Tree = _parse_configuration(text) if name.endswith(YAML) else _parse("php", text)
    return tree


FRONT_END = of_trees("php", _parsed, _READERS, PhpLinks, imported, file=PhpFile)
