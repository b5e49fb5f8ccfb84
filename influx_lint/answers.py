"""What an outcome is asked for when its run is over: few reports ask, and each answer takes a further look."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from influx_lint.findings import NO_WAY, NOTHING_RECOGNISED, Added, Finding, ReadAnew, Recognised, Recognition, Way
from influx_lint.languages import EMBEDDED
from influx_lint.ledger import Ledger
from influx_lint.project import layout, scripts
from influx_lint.project.disk import MAX_CODE_BYTES
from influx_lint.registry import rules
from influx_lint.session import Session
from influx_lint.targets import Targets
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.checks.context import CodeContext
    from influx_lint.checks.doubts import Doubts
    from influx_lint.checks.ways import Ways


class Answers:
    """The answers of a run, by what it knows of each folder, what it gathered and which files it looked for."""

    def __init__(self, session: Session, ledger: Ledger, targets: Targets) -> None:
        self._session = session
        self._ledger = ledger
        self._targets = targets
        self._ways: dict[CodeContext, Ways] = {}

    def way(self, finding: Finding) -> Way:
        """How the credentials come to a finding of this run."""
        text = self._ledger.texts.get(finding.path)
        if finding.sort_key in self._ledger.in_scripts:
            script, of_script = self._ledger.in_scripts[finding.sort_key]
            text, finding = script.text, of_script
        if text is None or finding.rule.code not in rules.OF_CODE:
            return NO_WAY
        from influx_lint.checks.ways import Ways

        context = self._session.around(finding.path).context
        if context not in self._ways:
            self._ways[context] = Ways(context)
        found = self._ways[context].of(finding, text)
        for step in found.steps:
            self._targets.names.bring_in(step.path, finding.path)
        return found

    def suppressing(self, findings: tuple[Finding, ...], reason: str) -> Added:
        """Suppresses findings of this run by comments in the scripts in which they stand."""
        known = self._ledger.in_scripts
        if EMBEDDED is None or not any(finding.sort_key in known for finding in findings):
            return Added((), findings)
        from influx_lint.checks import embedded

        return embedded.suppressing([(one, known.get(one.sort_key)) for one in findings], EMBEDDED, reason)

    def read_anew(self) -> ReadAnew:
        """How often keys are read where the new shape has them, by file."""
        from influx_lint.checks.code import read_anew

        contexts = self._session.contexts_in_use
        return {str(path): read_anew(events, each.policy) for each in contexts for path, events in each.events.items()}

    def recognition(self, whole: bool) -> Recognition:
        """What this run went by."""
        contexts = self._session.contexts_of(self._ledger.checked) if whole else self._session.contexts_in_use
        if not contexts:
            return NOTHING_RECOGNISED
        found: list[Recognised] = []
        for project, policy in ((each.project, each.policy) for each in contexts):
            if project is not None:
                from influx_lint.checks.influxdb import recognised

                found += recognised(project, policy)
        for one in found:
            self._targets.names.bring_in(one.path, self._ledger.checked[0])
        searched = [folder for folder, _ in self._targets.searches]
        above = [
            one.root
            for one in self._session.contexts_in_use
            if one.project is not None and any(folder.is_relative_to(one.root) for folder in searched)
        ]
        judged = {one.path for one in self._ledger.findings.values() if one.rule.code in rules.OF_CODE}
        return Recognition(
            tuple(dict.fromkeys(found)),
            tuple(dict.fromkeys(str(root) for root in above if root not in searched)),
            all(self._session.around(path).context.project is not None for path in judged),
        )

    def not_looked_for(self, path: Path) -> Collection[str]:
        """The codes of the rules that were not looked for to the end in a file (absolute)."""
        from influx_lint.checks.doubts import EVERYTHING

        try:
            return self._doubts_about(path).all_codes()
        except OSError:
            return EVERYTHING

    def _doubts_about(self, path: Path) -> Doubts:
        """What was not looked for to the end in a file. Raises OSError."""
        from influx_lint.checks import code, doubts

        around, kind = self._session.around(str(path)), layout.kind_of_named(path)
        if path.suffix == layout.JSON:
            return code.doubts_about_documents(around.context)
        if kind is not None:
            file = around.workspace.file(path, kind)
            return doubts.of_configuration(file, file, around.workspace)
        data = self._targets.disk.content(str(path), MAX_CODE_BYTES).data
        return code.doubts_in_file(around.context, path, data, scripts.language_of_code(str(path), data))
