"""Checks a Python file: NFX901 where it cannot be parsed, else what `influx_lint.checks.code` finds in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.findings import Finding
from influx_lint.languages.python.parsing import UnparsableError, parse, read
from influx_lint.registry import rules

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from influx_lint.checks.doubts import Doubts
    from influx_lint.languages.python.analysis import Analysis
    from influx_lint.project.workspace import Workspace
    from influx_lint.registry.policy import Policy


def doubts(path: Path, data: bytes, *, workspace: Workspace, policy: Policy, analysis: Analysis) -> Doubts:
    """What was not looked for to the end in the file (`check`)."""
    from influx_lint.checks.doubts import EVERYTHING, Doubts

    try:
        text = read(data).characters
        parse(text)
    except UnparsableError:
        return Doubts(EVERYTHING)
    from influx_lint.checks import code

    return code.doubts(path, text, workspace=workspace, policy=policy, analysis=analysis)


def check(
    path: Path,
    data: bytes,
    *,
    workspace: Workspace,
    policy: Policy,
    relationships: Collection[str],
    analysis: Analysis,
    only_parse: bool = False,
) -> tuple[str, list[Finding]]:
    """The characters of the file, as far as they can be read, and its findings.

    `path` is absolute, and findings name it so. `relationships` are the names that the settings add, and
    `analysis` is that of the run. With `only_parse`, it is known that there are no findings unless it can't be parsed.
    """
    text = ""
    try:
        text = read(data).characters
        tree = parse(text)
    except UnparsableError as error:
        return text, [Finding(rules.UNPARSABLE_FILE, str(path), error.span, error.message)]
    if only_parse:
        return text, []
    from influx_lint.checks import code

    return text, code.check(
        path,
        text,
        project=workspace.project,
        policy=policy,
        relationships=relationships,
        root=workspace.root,
        tree=tree,
        analysis=analysis,
        with_fixes=True,
    )
