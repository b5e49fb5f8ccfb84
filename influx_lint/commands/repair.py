"""`influx-lint check` where files change, or findings are known: --fix, --diff, --add-noqa and baselines."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from influx_lint import run
from influx_lint.commands import showing
from influx_lint.commands.writing import recover_first, root_of, tell, warn_of_interrupted_write, write_bytes
from influx_lint.exit_status import ExitStatus
from influx_lint.findings import Finding, Outcome, Suppressed
from influx_lint.paths import absolute
from influx_lint.project.layout import JSON, YAML
from influx_lint.project.scripts import language_of_comments
from influx_lint.registry.rules import UNPARSABLE_FILE
from influx_lint.repair import baseline as baseline_files, drafts as drafting
from influx_lint.repair.baseline import Baseline, Known, Split
from influx_lint.repair.drafts import Draft, Look, RepairedFiles
from influx_lint.repair.write import WriteError, changed_meanwhile
from influx_lint.reports import terminal
from influx_lint.reports.paint import colored
from influx_lint.reports.plan_text import shown_diff
from influx_lint.reports.summary import count
from influx_lint.settings import Settings, shown_path
from influx_lint.settings_files import SettingsFinder


def check(
    paths: Sequence[str], finder: SettingsFinder, stdin: tuple[str, bytes] | None, options: argparse.Namespace
) -> int:
    """Run `check` with these options, and tell the exit status. Raises RunError."""
    return _Check(paths, finder, stdin, options).status()


class _Check:
    """One run; each look at the files passes over what the baseline knows."""

    def __init__(
        self, paths: Sequence[str], finder: SettingsFinder, stdin: tuple[str, bytes] | None, options: argparse.Namespace
    ) -> None:
        self.paths = paths
        self.finder = finder
        self.stdin = stdin
        self.options = options
        self.settings = finder.for_run([Path(path) for path in paths])
        self.changes = options.fix or options.add_noqa is not None
        self.looks = run.Looks(
            paths,
            finder,
            run.sight(keeps=self.changes or options.diff),
            stdin=stdin,
            changed=options.changed,
            verbose=options.verbose,
            progress=showing.progress(),
        )
        self.baseline = self.settings.baseline
        if options.write_baseline and self.baseline is not None and "baseline" not in self.settings.overridden:
            self.baseline = self.baseline if self.baseline.exists() else None
        self.known = baseline_files.load(Path(shown_path(self.baseline))) if self.baseline is not None else None
        self.divided: Split | None = None

    def look(self, unsaved: Mapping[Path, bytes]) -> Outcome:
        outcome = self.looks(unsaved)
        if self.known is not None:
            outcome, self.divided = _pass_over(outcome, self.known, self.finder)
        return outcome

    def status(self) -> ExitStatus:
        options = self.options
        root = root_of([path for path in self.paths if path != run.STDIN])
        fixer = Fixer(self.look, self.stdin, root)
        if self.changes:
            recover_first(root)
        else:
            warn_of_interrupted_write(root)
        if options.diff:
            color = showing.paints_patches(self.settings.color)
            return fixer.show(showing.root_of_names(), unsafe=options.unsafe_fixes, color=color)
        if options.fix:
            outcome = fixer.fix(unsafe=options.unsafe_fixes)
        elif options.add_noqa is not None:
            outcome = fixer.add_noqa(self.finder.for_file, options.add_noqa)
        else:
            outcome = self.look({})
        if self.divided and self.baseline is not None:
            _tell_of_stale(self.divided, shown_path(self.baseline))
        if options.write_baseline:
            return self.write_baseline(outcome)
        changes_stdin = self.stdin is not None and self.changes
        return showing.conclude(outcome, self.paths, self.finder, options, sys.stderr if changes_stdin else sys.stdout)

    def write_baseline(self, outcome: Outcome) -> ExitStatus:
        """Take what was found for known. A file that could not be read may hide findings, which a baseline needs."""
        path = Path(self.options.write_baseline)
        unseen = self.divided.unseen if self.divided else ()
        baseline_files.write(path, outcome, unseen, self.known.folder if self.known else None)
        passed_over = sum(one.by == baseline_files.BASELINE for one in outcome.suppressed)
        known = len(outcome.findings) + passed_over + len(unseen)
        tell(f"{path}: {count(known, 'finding')} known from now on")
        for failure in outcome.failures:
            tell(f"{outcome.names.shown(failure.path)}: {failure.message}")
        if outcome.failures:
            return ExitStatus.WRONG_USAGE
        return ExitStatus.CLEAN if outcome.checked else ExitStatus.NOTHING_TO_CHECK


class Fixer:
    """Changes what a run finds. `stdin` is the name and the bytes of standard input, where that is checked. Files are
    written in the project at `root`, all or none; standard input goes to standard output."""

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

    def show(self, repository: str, *, unsafe: bool, color: bool = False) -> ExitStatus:
        """Print as a patch for the folder `repository` what `fix` would do; with `color`, for people to read. Raises
        WriteError."""
        repaired = self._repaired(unsafe=unsafe)
        for path in sorted(repaired.drafts):
            draft = repaired.drafts[path]
            if color:
                terminal.write(sys.stdout, f"{colored(shown_diff(draft, repository))}\n")
            else:
                write_bytes(draft.patch(repository))
        if repaired.fixed:
            tell(f"would fix {count(len(repaired.fixed), 'finding')} in {count(len(repaired.drafts), 'file')}")
        for failure in repaired.outcome.failures:
            tell(f"{repaired.outcome.names.shown(failure.path)}: {failure.message}")
        self._tell_of_the_rest(repaired)
        if repaired.outcome.failures:
            return ExitStatus.WRONG_USAGE
        return ExitStatus.FINDINGS if repaired.drafts else ExitStatus.CLEAN

    def add_noqa(self, settings_for: Callable[[Path], Settings], reason: str) -> Outcome:
        """Write suppressions where findings are, in files whose settings heed them, with a reason if one is given or
        set, and give what is found then. Raises WriteError."""
        from influx_lint.checks import suppressions
        from influx_lint.repair.edits import replace as edited

        drafts = self._opened()
        outcome = self._look(drafting.unsaved(drafts.values()))
        impossible: list[Finding] = []
        unheeded = 0
        for path, findings in outcome.by_file().items():
            text = outcome.texts.get(findings[0].path)
            settings = settings_for(path)
            if not settings.allow_suppressions:
                unheeded += len(findings)
                continue
            if text is None or path.suffix == JSON:
                impossible += findings
                continue
            language = language_of_comments(path.name, text)
            said = reason or settings.noqa_reason or ""
            added = suppressions.add(text, findings, language, said)
            in_scripts = outcome.suppressing(added.impossible, said)
            impossible += in_scripts.impossible
            if edits := added.edits + in_scripts.edits:
                draft = drafts.get(path) or drafting.read_draft(path)
                if draft.characters != text:
                    raise changed_meanwhile(path)
                drafts[path] = replace(draft, characters=edited(text, edits))
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
        return drafting.repair(self._look, lambda one: unsafe or one.is_safe, self._opened())

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


_MOST_SHOWN = 10


def _pass_over(outcome: Outcome, baseline: Baseline, finder: SettingsFinder) -> tuple[Outcome, Split]:
    """The outcome with the findings that a baseline knows among those suppressed, and how they were divided."""
    checked = {Path(path) for path in outcome.checked}

    def wanted(path: Path) -> Collection[str]:
        codes = finder.for_file(path).codes_for(path) if path in checked else frozenset()
        # A run parses no code that can't hold a finding, unless it is named.
        return codes - {UNPARSABLE_FILE.code} if path.suffix not in YAML else codes

    def looked_for(path: Path) -> Collection[str]:
        if path in outcome.unparsable:
            return (UNPARSABLE_FILE.code,)
        codes = wanted(path)
        return set(codes).difference(outcome.not_looked_for(path)) if codes else codes

    divided = baseline_files.split(outcome.findings, outcome.texts, baseline, looked_for)
    doubted = [each for each in divided.unseen if each.rule in wanted(baseline_files.place_of(each, baseline.folder))]
    divided = replace(divided, doubted=tuple(doubted))
    known = tuple(Suppressed(finding, baseline_files.BASELINE) for finding in divided.known)
    return outcome._replace(findings=divided.new, suppressed=(*outcome.suppressed, *known)), divided


def _tell_of_stale(split: Split, name: str) -> None:
    """Say which entries of the baseline of that name match nothing any more, and of which that is not certain."""
    _tell_of(split.stale, name, f"nothing any more; --write-baseline {name} writes it anew")
    _tell_of(split.doubted, name, "nothing, but may still: not everything that its findings rest on could be read")


def _tell_of(entries: Sequence[Known], name: str, what: str) -> None:
    if not entries:
        return
    tell(f"{name}: {'1 entry matches' if len(entries) == 1 else f'{len(entries)} entries match'} {what}")
    for entry in entries[:_MOST_SHOWN]:
        tell(f"{name}: {entry.path}: {entry.rule} {entry.text}")
    if len(entries) > _MOST_SHOWN:
        tell(f"{name}: and {len(entries) - _MOST_SHOWN} more")
