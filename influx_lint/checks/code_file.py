"""Checks a file with code: NFX901 where it cannot be parsed, else what `influx_lint.checks.code` finds in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from influx_lint.checks.context import CodeContext
from influx_lint.findings import Finding
from influx_lint.languages import Traits
from influx_lint.languages.front import UnparsableError, front_end
from influx_lint.languages.sources import parsed
from influx_lint.registry import rules

if TYPE_CHECKING:
    from influx_lint.checks.doubts import Doubts


def doubts(context: CodeContext, path: Path, data: bytes, language: Traits) -> Doubts:
    """What was not looked for to the end in the file (`check`)."""
    from influx_lint.checks.doubts import EVERYTHING, Doubts

    front = front_end(language)
    try:
        text = front.read(data).characters
        parsed(front, context.workspace.disk, str(path), data, text)
    except UnparsableError:
        return Doubts(EVERYTHING)
    from influx_lint.checks import code

    return code.doubts(context, path, text, language)


def check(
    context: CodeContext, path: Path, data: bytes, language: Traits, *, only_parse: bool = False
) -> tuple[str, list[Finding]]:
    """The characters of the file at `path` (absolute), as far as they can be read, and its findings.

    With `only_parse`, it is known that there are no findings unless it can't be parsed.
    """
    front = front_end(language)
    text = ""
    try:
        text = front.read(data).characters
        tree = parsed(front, context.workspace.disk, str(path), data, text)
    except UnparsableError as error:
        return text, [Finding(rules.UNPARSABLE_FILE, str(path), error.span, error.message)]
    if only_parse:
        return text, []
    from influx_lint.checks import code

    return text, code.check(context, path, text, tree=tree, language=language, with_fixes=True)
