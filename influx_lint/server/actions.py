"""What can be done about findings: their fixes, suppressions, the rule's page, the plan of an upgrade."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp

from influx_lint.checks import suppressions
from influx_lint.findings import Finding
from influx_lint.project.layout import JSON
from influx_lint.project.scripts import language_of_comments
from influx_lint.registry.policy import listed
from influx_lint.server.editing import of_fix, placeheld
from influx_lint.server.places import Places, touches
from influx_lint.server.repairs import FIX_ALL, UPGRADE
from influx_lint.server.view import View

EDIT = "influx-lint.edit"
"""The command that makes an edit which takes further looks; its argument is what `repairs.make` takes."""

OPEN_PAGE = "influx-lint.openPage"
"""The command that shows the page of a rule; its argument is the address."""

SAY = "influx-lint.say"
"""The command that shows its argument."""

SELECT = "influx-lint.select"
"""The command that selects a range in a file; its arguments are the address and the range."""

_REASON = "reason"


@dataclass(frozen=True, slots=True)
class Actions:
    """What a client may offer in a file. `services` are the InfluxDB services of each finding that an upgrade mends.
    `suppresses` says that comments suppress findings in the file."""

    view: View
    path: Path
    services: Mapping[Finding, tuple[str, ...]]
    suppresses: bool

    def at(self, given: lsp.Range, is_wanted: Callable[[lsp.CodeActionKind | str], bool]) -> Iterator[lsp.CodeAction]:
        """The actions for a range, the best first, of the kinds that are wanted."""
        places = self.view.places(self.path)
        span = places.span(given)
        everything = self.view.findings(self.path)
        found = [one for one in everything if touches(one.span, span)]
        if is_wanted(lsp.CodeActionKind.QuickFix):
            for finding in found:
                yield from self._for(finding, places)
        if is_wanted(FIX_ALL) and any(one.is_safe for one in everything):
            yield self._later("Make all safe fixes in this file", FIX_ALL)
        if is_wanted(UPGRADE):
            for services in dict.fromkeys(self.services[one] for one in found if one in self.services):
                named = listed([f"'{one}'" for one in services])
                yield self._later(f"Plan the upgrade of {named}", UPGRADE, services=services)

    def _for(self, finding: Finding, places: Places) -> Iterator[lsp.CodeAction]:
        """What can be done about one finding."""
        if finding.fix:
            title = finding.fix.title[:1].upper() + finding.fix.title[1:]
            title += "" if finding.is_safe else " (look at the change)"
            edit = of_fix(self.view, self.path, finding.fix)
            yield self._action(finding, places, title, edit=edit, is_preferred=finding.is_safe)
        elif finding.advice:
            yield self._action(finding, places, f"By hand: {finding.advice}", command=(SAY, finding.advice))
        if self.suppresses and self.path.suffix != JSON:
            yield from self._suppressing(finding, places)
        yield self._action(finding, places, f"Open the page of {finding.code}", command=(OPEN_PAGE, finding.rule.url))

    def _suppressing(self, finding: Finding, places: Places) -> Iterator[lsp.CodeAction]:
        """Suppressions, with a reason to be written over where the client can lead there."""
        name = language_of_comments(self.path.name, places.lines.text)
        reason = _REASON if self.view.client.takes_placeholders else ""
        here = suppressions.add(places.lines.text, [finding], name, reason).edits
        in_file = suppressions.add_to_file(places.lines.text, finding.code, name, reason)
        for where, edits in (("on this line", here), ("in this file", (in_file,) if in_file else ())):
            if edits:
                edit, selected = placeheld(self.view, self.path, edits[0], _REASON)
                command = (SELECT, self.view.uri(self.path), selected) if selected else None
                yield self._action(finding, places, f"Suppress {finding.code} {where}", edit=edit, command=command)

    def _action(
        self,
        finding: Finding,
        places: Places,
        title: str,
        *,
        edit: lsp.WorkspaceEdit | None = None,
        command: tuple[Any, ...] | None = None,
        is_preferred: bool | None = None,
    ) -> lsp.CodeAction:
        return lsp.CodeAction(
            title,
            lsp.CodeActionKind.QuickFix,
            diagnostics=[self.view.diagnostic(finding, places)],
            is_preferred=is_preferred,
            edit=edit,
            command=lsp.Command(title, command[0], arguments=list(command[1:])) if command else None,
        )

    def _later(self, title: str, kind: str, **more: Any) -> lsp.CodeAction:
        """An action whose edit is made when it is chosen."""
        data = {"kind": kind, "path": str(self.path), **more}
        if self.view.client.resolves_edits:
            return lsp.CodeAction(title, kind, data=data)
        return lsp.CodeAction(title, kind, command=lsp.Command(title, EDIT, arguments=[data]))
