"""The front end of shell, with jq."""

from __future__ import annotations

from influx_lint.languages.front import File, FrontEnd, Readers, read_utf8
from influx_lint.languages.shell.links import ShellLinks, imported
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.flow import ir
    from influx_lint.flow.machine import Language
    from influx_lint.languages.front import Editor
    from influx_lint.languages.trees import Syntax
    from influx_lint.project.comments import Notation


def _parse(text: str, _name: str = "") -> Syntax:
    from influx_lint.languages import trees

    return trees.parse("bash", text)


def _lower(syntax: Syntax, _text: str) -> ir.Module:
    from influx_lint.languages.shell import lower

    return lower.lower(syntax)


def _models(_links: ShellLinks) -> Language:
    from influx_lint.languages.shell.language import Shell

    return Shell()


def _editor(text: str, syntax: Syntax | None, _name: str = "") -> Editor:
    from influx_lint.languages.shell.edits import ShellEditor

    return ShellEditor(text, syntax)


def _comments() -> Notation:
    from influx_lint.languages.shell import comments

    return comments.SHELL


FRONT_END = FrontEnd(
    readers=Readers((), part=b"\0no library"),
    file=File,
    read=read_utf8,
    parse=_parse,
    lower=_lower,
    links=ShellLinks,
    imported=imported,
    models=_models,
    editor=_editor,
    comments=_comments,
    broken=lambda syntax: syntax.broken,
)
