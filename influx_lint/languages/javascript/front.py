"""The front end of JavaScript and TypeScript."""

from __future__ import annotations

from influx_lint.languages.front import Readers, later, of_trees
from influx_lint.languages.javascript.links import JavaScriptLinks, imported

_READERS = Readers((b"platformsh-config", b"platformsh"), part=b"platformsh")
FRONT_END = of_trees("javascript", later("javascript.syntax", "parse"), _READERS, JavaScriptLinks, imported)
