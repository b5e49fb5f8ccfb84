"""Python's front end."""

from __future__ import annotations

from influx_lint.languages.front import FrontEnd, Readers, later, part
from influx_lint.languages.python.imports import PythonFile
from influx_lint.languages.python.links import PythonLinks, imported

_parse, _editor = later("python.parsing", "parse"), later("python.edits", "PythonEditor")
_models = later("python.language", "Python")

FRONT_END = FrontEnd(
    readers=Readers((b"platformshconfig", b"pshconfig"), part=b"shconfig"),
    file=PythonFile,
    read=later("python.parsing", "read"),
    parse=lambda text, _name: _parse(text),
    lower=later("python.lower", "lower"),
    links=PythonLinks,
    imported=imported,
    models=lambda links: _models(links.settings),
    editor=lambda text, tree, _name: _editor(text, tree),
    comments=lambda: part("python.comments", "PYTHON"),
    outlined=lambda text, outline, tree: _editor(text, tree, outline),
)
