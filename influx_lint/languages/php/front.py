"""PHP's front end."""

from __future__ import annotations

from influx_lint.languages.front import FrontEnd, Readers
from influx_lint.languages.php.links import PhpFile, PhpLinks, imported
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.flow import ir
    from influx_lint.flow.machine import Language
    from influx_lint.languages.front import Editor
    from influx_lint.languages.trees import Syntax
    from influx_lint.project.comments import Notation
    from influx_lint.text import Text


def _read(data: bytes) -> Text:
    from influx_lint.text import decode

    try:
        return decode(data)
    except UnicodeDecodeError:
        return decode(data, "latin-1")


def _parse(text: str, _name: str) -> Syntax:
    from influx_lint.languages import trees

    return trees.parse("php", text)


def _lower(tree: Syntax, _text: str) -> ir.Module:
    from influx_lint.languages.php import lower

    return lower.lower(tree)


def _models(_links: PhpLinks) -> Language:
    from influx_lint.languages.php.language import Php

    return Php()


def _editor(text: str, tree: Syntax | None, name: str) -> Editor:
    from influx_lint.languages.php.edits import PhpEditor

    return PhpEditor(tree if tree is not None else _parse(text, name))


def _comments() -> Notation:
    from influx_lint.languages.php import comments

    return comments.PHP


FRONT_END = FrontEnd(
    readers=Readers((b"Platformsh\\ConfigReader", b"Platformsh\\\\ConfigReader"), part=b"ConfigReader"),
    file=PhpFile,
    read=_read,
    parse=_parse,
    lower=_lower,
    links=PhpLinks,
    imported=imported,
    models=_models,
    editor=_editor,
    comments=_comments,
    broken=lambda tree: tree.broken,
)
