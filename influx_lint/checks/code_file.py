"""Checks a file with code: NFX901 where it cannot be parsed, else what `influx_lint.checks.code` finds in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from influx_lint.checks.context import CodeContext
from influx_lint.findings import Finding, Span
from influx_lint.languages import Traits
from influx_lint.languages.front import UnparsableError, front_end
from influx_lint.languages.sources import parsed
from influx_lint.pages import Page
from influx_lint.registry import rules
from influx_lint.registry.policy import Policy

if TYPE_CHECKING:
    from influx_lint.checks.doubts import Doubts


def doubts(context: CodeContext, path: Path, data: bytes, language: Traits) -> Doubts:
    """What was not looked for to the end in the file (`check`)."""
    from influx_lint.checks.doubts import EVERYTHING, Doubts

    front = front_end(language)
    try:
        text = front.read(data).characters
        tree = parsed(front, context.workspace.disk, str(path), data, text)
        if tree is not None and front.broken(tree):
            return Doubts(EVERYTHING)
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

    findings = code.check(context, path, text, tree=tree, language=language, with_fixes=True)
    broken = front.broken(tree) if tree is not None else ()
    return text, [*_unread(broken, Page(path, text), context.policy, language), *findings]


def _unread(broken: Iterable[Span], page: Page, policy: Policy, language: Traits) -> Iterator[Finding]:
    """The findings about stretches of a page that the language's parser made nothing of, and that may read a key."""
    keys = [key for old, new in policy.moved_keys.items() for key in (old, *new)]
    for span in broken:
        start, end = page.lines.offsets(span)
        named = next((key for key in keys if key in page.text[start:end]), None)
        if named is not None:
            message = f'not understood as {language.title}, and not looked at, from here on: it may read "{named}"'
            yield Finding(rules.UNPARSABLE_FILE, str(page.path), span, message)
