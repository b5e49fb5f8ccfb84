"""Commands that programs have run: as code of the embedded language, in whichever they are themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from influx_lint.flow import texts, unfollowed
from influx_lint.flow.events import Quoted
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.values import NOTHING, Value
from influx_lint.languages import EMBEDDED
from influx_lint.languages.front import Editor, part
from influx_lint.text import Lines


def written_by(run: Machine, code: Value, site: Site, stdin: Value = NOTHING) -> Value | None:
    """What the commands in a text write, which read `stdin`; nothing where they have nothing to do with credentials."""
    return _run("of_code", run, code, [code, stdin], stdin, site)


def written_by_one(run: Machine, words: Sequence[Value], site: Site, stdin: Value = NOTHING) -> Value | None:
    """What a command writes that is given as its words."""
    return _run("of_words", run, words, [*words, stdin], stdin, site) if words else None


def _run(name: str, run: Machine, given: object, parts: Sequence[Value], stdin: Value, site: Site) -> Value | None:
    written = [each.parts for part in parts for each in texts.texts(part)]
    is_sign = any(texts.has_property(each) or run.program.is_sign(texts.known(each)) for each in written)
    if not is_sign and unfollowed.whose(run, parts) is None:
        return None
    found: Value | None = _of_embedded(name)(run, given, stdin, site)
    return found


def editor(quoted: Quoted, lines: Lines) -> Editor:
    """The commands in a text of a file as edits of that file need them. Raises NoFixError."""
    found: Editor = _of_embedded("EDITOR")(quoted, lines)
    return found


def _of_embedded(name: str) -> Any:
    assert EMBEDDED is not None
    return part(f"{EMBEDDED.name}.hosted", name)
