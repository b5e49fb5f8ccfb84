"""The front end of JavaScript and TypeScript."""

from __future__ import annotations

from influx_lint.languages.front import Editor, File, FrontEnd, Readers, read_utf8
from influx_lint.languages.javascript.links import JavaScriptLinks, imported
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from influx_lint.flow import ir
    from influx_lint.flow.machine import Language
    from influx_lint.languages.trees import Syntax
    from influx_lint.project.comments import Notation


def _parse(text: str, name: str) -> Syntax:
    from influx_lint.languages.javascript import syntax

    return syntax.parse(text, name)


def _lower(tree: Syntax, _text: str) -> ir.Module:
    from influx_lint.languages.javascript import lower

    return lower.lower(tree)


def _models(_links: Any) -> Language:
    from influx_lint.languages.javascript.language import JavaScript

    return JavaScript()


def _editor(text: str, tree: Syntax | None, name: str) -> Editor:
    from influx_lint.languages.javascript.edits import JavaScriptEditor

    return JavaScriptEditor(tree if tree is not None else _parse(text, name))


def _comments() -> Notation:
    from influx_lint.languages.javascript import comments

    return comments.JAVASCRIPT


FRONT_END = FrontEnd(
    readers=Readers((b"platformsh-config", b"platformsh"), part=b"platformsh"),
    file=File,
    read=read_utf8,
    parse=_parse,
    lower=_lower,
    links=JavaScriptLinks,
    imported=imported,
    models=_models,
    editor=_editor,
    comments=_comments,
    broken=lambda syntax: syntax.broken,
)
