"""Checks the scripts in configuration: as files of their language, whose findings stand in the file that has them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from influx_lint.checks import code
from influx_lint.checks.context import CodeContext
from influx_lint.checks.doubts import Doubts
from influx_lint.checks.suppressions import add, apply
from influx_lint.findings import Added, Edit, Finding, Suppressed
from influx_lint.languages import Traits
from influx_lint.project.configuration import ConfigurationFile
from influx_lint.project.disk import Content
from influx_lint.project.embedded import Script
from influx_lint.registry.rules import UNPARSABLE_FILE

_BY_HAND = "change it by hand: the new text does not fit into the value as it is written"
_FROM_LINE = re.compile(r"(?<=the code from line )\d+")


def check(
    script: Script,
    file: ConfigurationFile,
    context: CodeContext,
    language: Traits,
    codes: Collection[str],
    *,
    allowed: bool,
) -> tuple[list[tuple[Finding, Finding]], list[Suppressed]]:
    """What is wrong in a script of a configuration file, which is in `language`: where it stands in that file, and in
    the script. And what a comment there suppresses, where that is `allowed`. `codes` are the rules that count."""
    data = script.text.encode("utf-8", "replace")
    path = Path(script.path)
    text, found = code.check_file(context, path, data, language)
    counted = [one for one in found if one.code in codes]

    def doubts() -> Doubts:
        return code.doubts_in_file(context, path, data, language)

    kept, suppressed = apply(counted, text, script.path, language.name, codes, doubts=doubts, allowed=allowed)
    return (
        [(_in_file(one, script, file), one) for one in kept],
        [one._replace(finding=_in_file(one.finding, script, file)) for one in suppressed],
    )


def suppressing(
    findings: Iterable[tuple[Finding, tuple[Script, Finding] | None]], language: Traits, reason: str
) -> Added:
    """Suppresses findings by comments in the scripts in which they stand, which are in `language`. Only a script in a
    block (`|`, `>`) has lines of its own that can end in one."""
    impossible: list[Finding] = []
    by_script: dict[str, tuple[Script, dict[Finding, Finding]]] = {}
    for finding, place in findings:
        if place is None or not place[0].is_block:
            impossible.append(finding)
        else:
            by_script.setdefault(place[0].path, (place[0], {}))[1][place[1]] = finding
    edits: list[Edit] = []
    for script, listed in by_script.values():
        added = add(script.text, listed, language.name, reason)
        edits += script.edits(added.edits)
        impossible += [listed[one] for one in added.impossible]
    return Added(tuple(edits), tuple(impossible))


def _in_file(finding: Finding, script: Script, file: ConfigurationFile) -> Finding:
    """A finding in a script as one in the file that has it."""
    source = script.scalar.source
    span = script.span(finding.span)
    message = _FROM_LINE.sub(str(span.line), finding.message)
    if finding.rule is UNPARSABLE_FILE:
        message = f"a script here: {message}"
    moved = finding._replace(path=str(source.path), span=span, message=message, fix=None)
    if finding.fix is None or finding.fix.other is not None:
        return moved._replace(fix=finding.fix)
    if not script.is_placed:
        return moved._replace(advice=_BY_HAND)
    fix = finding.fix._replace(edits=script.edits(finding.fix.edits))
    if _holds(script, file, script.source_edited(fix.edits), script.edited(finding.fix.edits)):
        return moved._replace(fix=fix)
    return moved._replace(advice=_BY_HAND)


def _holds(script: Script, file: ConfigurationFile, source: str, text: str) -> bool:
    """Whether a script is `text` where its file holds `source`."""
    path = script.scalar.source.path
    contents = {path: Content(source.encode(), (), 0)}
    after = ConfigurationFile(file.path, file.kind, file.root, lambda one: contents.get(one) or file.read(one))
    suffix = Path(script.path).suffix
    return any(one.path == script.path and one.text == text for one in after.scripts(suffix))
