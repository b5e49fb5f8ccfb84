"""The front end of shell, with jq."""

from __future__ import annotations

import re

from influx_lint.languages.front import Readers, later, of_trees
from influx_lint.languages.shell.links import ShellLinks, imported

_parse, _leaf = later("trees", "parse"), later("trees", "Leaf")

FRONT_END = of_trees(
    "shell",
    lambda text, name: _leaf(text) if name.endswith(".jq") else _parse("bash", text),
    Readers((b"platform rel", b"upsun rel", b"webpaas rel", b"symfony rel"), part=b" rel"),
    ShellLinks,
    imported,
    harmless=re.compile(r"(?:\$\{\w+\}|[^\w$]|\d)*"),
)
