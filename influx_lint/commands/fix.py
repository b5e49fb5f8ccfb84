"""`influx-lint check` with --fix, --diff or --add-noqa: changes files, or shows how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from influx_lint.commands.writing import tell, write_bytes
from influx_lint.exit_status import ExitStatus
from influx_lint.findings import Applicability, Finding, Outcome
from influx_lint.paths import absolute
from influx_lint.project.layout import JSON
from influx_lint.project.scripts import language_of
from influx_lint.repair import drafts as drafting
from influx_lint.repair.drafts import Draft, Look, RepairedFiles
from influx_lint.repair.write import WriteError
from influx_lint.reports.summary import count


class Fixer:
    """Changes what a run finds. `stdin` is the name and the bytes of standard input, where that is checked.

    Files are written in the project at `root`, all or none; standard input goes to standard output.
    """

    def __init__(self, look: Look, stdin: tuple[str, bytes] | None, root: Path) -> None:
        self._look = look
        self._stdin = (absolute(stdin[0]), stdin[1]) if stdin else None
        self._root = root

    def fix(self, *, unsafe: bool) -> Outcome:
        """Make the fixes, and give what remains. Raises WriteError."""
        repaired = self._repaired(unsafe=unsafe)
        self._write(repaired.drafts)
        if repaired.fixed:
            tell(f"fixed {count(len(repaired.fixed), 'finding')} in {count(len(repaired.drafts), 'file')}")
        self._tell_of_the_rest(repaired)
        return repaired.outcome

    def show(self, repository: str, *, unsafe: bool) -> ExitStatus:
        """Print as a patch for the folder `repository` what `fix` would do. Raises WriteError."""
        repaired = self._repaired(unsafe=unsafe)
        for path in sorted(repaired.drafts):
            write_bytes(repaired.drafts[path].patch(repository))
        if repaired.fixed:
            tell(f"would fix {count(len(repaired.fixed), 'finding')} in {count(len(repaired.drafts), 'file')}")
        for failure in repaired.outcome.failures:
            tell(f"{repaired.outcome.names.shown(failure.path)}: {failure.message}")
        self._tell_of_the_rest(repaired)
        if repaired.outcome.failures:
            return ExitStatus.WRONG_USAGE
        return ExitStatus.FINDINGS if repaired.drafts else ExitStatus.CLEAN

    def add_noqa(self, is_heeded: Callable[[Path], bool]) -> Outcome:
        """Write suppressions where findings are, in files where they are heeded, and give what is found then. Raises
        WriteError."""
        from influx_lint.checks import suppressions
        from influx_lint.repair.edits import replace as edited

        drafts = self._opened()
        outcome = self._look(drafting.unsaved(drafts.values()))
        impossible: list[Finding] = []
        unheeded = 0
        for path, findings in _by_file(outcome).items():
            text = outcome.texts.get(findings[0].path)
            if not is_heeded(path):
                unheeded += len(findings)
                continue
            if text is None or path.suffix == JSON:
                impossible += findings
                continue
            language = language_of(path.name, text.encode("utf-8", "surrogatepass"))
            added = suppressions.add(text, findings, language.name if language else "yaml")
            impossible += added.impossible
            if added.edits:
                draft = drafts.get(path) or drafting.read_draft(path)
                if draft.characters != text:
                    raise WriteError(f"{path}: changed since it was read; no file was changed")
                drafts[path] = replace(draft, characters=edited(text, added.edits))
        changed = {path: draft for path, draft in drafts.items() if draft.is_changed}
        self._write(changed)
        done = len(outcome.findings) - len(impossible) - unheeded
        if done:
            tell(f"suppressed {count(done, 'finding')} in {count(len(changed), 'file')}")
        if impossible:
            tell(f"{count(len(impossible), 'finding')} cannot be suppressed by a comment")
        if unheeded:
            tell(f"{count(unheeded, 'finding')} left alone, since the settings heed no suppressions there")
        return self._look(drafting.unsaved(changed.values()))

    def _repaired(self, *, unsafe: bool) -> RepairedFiles:
        allowed = set(Applicability) if unsafe else {Applicability.SAFE}

        def is_wanted(finding: Finding) -> bool:
            return finding.fix is not None and finding.fix.applicability in allowed

        return drafting.repair(self._look, is_wanted, self._opened())

    def _opened(self) -> dict[Path, Draft]:
        """The draft of standard input, which is not on the disk; one that can't be decoded is left as it is."""
        if self._stdin is None:
            return {}
        try:
            return {self._stdin[0]: drafting.open_draft(*self._stdin)}
        except WriteError:
            return {}

    def _write(self, drafts: Mapping[Path, Draft]) -> None:
        own = self._stdin[0] if self._stdin else None
        drafting.write((draft for path, draft in drafts.items() if path != own), self._root)
        if self._stdin:
            write_bytes(drafts[self._stdin[0]].after if self._stdin[0] in drafts else self._stdin[1])

    def _tell_of_the_rest(self, repaired: RepairedFiles) -> None:
        if not repaired.converged:
            tell("some fixes were not made: they undo each other, leave a file that is not valid, or can't be encoded")


def _by_file(outcome: Outcome) -> dict[Path, list[Finding]]:
    found: dict[Path, list[Finding]] = {}
    for finding in outcome.findings:
        found.setdefault(Path(finding.path), []).append(finding)
    return found
