"""What can be done about findings: their fixes, suppressions, the rule's page, the plan of an upgrade."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from influx_lint.checks import suppressions
from influx_lint.findings import Applicability, Edit, Finding
from influx_lint.languages import by_suffix
from influx_lint.project.layout import JSON
from influx_lint.registry import rules
from influx_lint.server.editing import of_edits
from influx_lint.server.places import Places, touches
from influx_lint.server.repairs import FIX_ALL, UPGRADE

if TYPE_CHECKING:
    from influx_lint.server.view import View

OPEN_PAGE = "influx-lint.openPage"
"""The command that shows the page of a rule; its argument is the address."""

_OF_VERSIONS = frozenset({rules.DEPRECATED_VERSION, rules.RETIRED_VERSION})


def actions(
    view: View, path: Path, given: lsp.Range, is_wanted: Callable[[lsp.CodeActionKind | str], bool]
) -> list[lsp.CodeAction]:
    """What a client may offer for a range of a file, the best first, of the kinds that are wanted."""
    places = view.places(path)
    span = places.span(given)
    found = [one for one in view.findings(path) if touches(one.span, span)]
    made: list[lsp.CodeAction] = []
    if is_wanted(lsp.CodeActionKind.QuickFix):
        made += (one for finding in found for one in _for(finding, view, path, places))
    if is_wanted(FIX_ALL) and any(_is_safe(one) for one in view.findings(path)):
        made.append(_later("Make all safe fixes in this file", FIX_ALL, path))
    if is_wanted(UPGRADE) and any(one.rule in _OF_VERSIONS or one.rule.code.startswith("NFX2") for one in found):
        made.append(_later("Upgrade InfluxDB: all changes of the project", UPGRADE, path))
    return made


def _for(finding: Finding, view: View, path: Path, places: Places) -> Iterator[lsp.CodeAction]:
    """What can be done about one finding."""
    about = [view.diagnostic(finding, places)]
    kind = lsp.CodeActionKind.QuickFix
    if finding.fix:
        is_safe = _is_safe(finding)
        title = _capital(finding.fix.title) + ("" if is_safe else " (look at the change)")
        edit = of_edits(view, path, finding.fix.edits)
        yield lsp.CodeAction(title, kind, diagnostics=about, is_preferred=is_safe, edit=edit)
    elif finding.advice:
        reason = lsp.CodeActionDisabled(finding.advice)
        yield lsp.CodeAction(f"{finding.code}: {finding.advice}", kind, diagnostics=about, disabled=reason)
    for title, edits in _suppressing(finding, places):
        yield lsp.CodeAction(title, kind, diagnostics=about, edit=of_edits(view, path, edits))
    title = f"Show the page of {finding.code}"
    command = lsp.Command(title, OPEN_PAGE, arguments=[finding.rule.url])
    yield lsp.CodeAction(title, kind, diagnostics=about, command=command)


def _suppressing(finding: Finding, places: Places) -> Iterator[tuple[str, Sequence[Edit]]]:
    path = Path(finding.path)
    if path.suffix == JSON:
        return
    language = by_suffix(path.name)
    name = language.name if language else "yaml"
    added = suppressions.add(places.lines.text, [finding], name)
    if added.edits:
        yield f"Suppress {finding.code} on this line", added.edits


def _is_safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.applicability is Applicability.SAFE


def _later(title: str, kind: str, path: Path) -> lsp.CodeAction:
    """An action whose edit is made when it is chosen."""
    return lsp.CodeAction(title, kind, data={"kind": kind, "path": str(path)})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
