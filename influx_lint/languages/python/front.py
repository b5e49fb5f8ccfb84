"""Python's front end."""

from __future__ import annotations

from influx_lint.languages.front import Editor, FrontEnd, Readers
from influx_lint.languages.python.imports import PythonFile
from influx_lint.languages.python.links import PythonLinks, imported
from influx_lint.text import Text
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    import ast

    from influx_lint.flow import ir
    from influx_lint.flow.machine import Language
    from influx_lint.languages.python.outline import Outline
    from influx_lint.project.comments import Notation


def _read(data: bytes) -> Text:
    from influx_lint.languages.python import parsing

    return parsing.read(data)


def _parse(text: str, _name: str) -> ast.Module:
    from influx_lint.languages.python import parsing

    return parsing.parse(text)


def _lower(tree: ast.Module, text: str) -> ir.Module:
    from influx_lint.languages.python import lower

    return lower.lower(tree, text)


def _models(links: PythonLinks) -> Language:
    from influx_lint.languages.python.language import Python

    return Python(links.settings)


def _editor(text: str, tree: ast.Module | None, _name: str) -> Editor:
    from influx_lint.languages.python.edits import PythonEditor

    return PythonEditor(text, tree)


def _outlined(text: str, outline: Outline) -> Editor:
    from influx_lint.languages.python.edits import PythonEditor

    return PythonEditor(text, outline=outline)


def _comments() -> Notation:
    from influx_lint.languages.python import comments

    return comments.PYTHON


FRONT_END = FrontEnd(
    readers=Readers((b"platformshconfig", b"pshconfig"), part=b"shconfig"),
    file=PythonFile,
    read=_read,
    parse=_parse,
    lower=_lower,
    links=PythonLinks,
    imported=imported,
    models=_models,
    editor=_editor,
    comments=_comments,
    outlined=_outlined,
)
