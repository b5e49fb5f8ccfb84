"""`influx-lint check` where files change, or findings are known: --fix, --diff, --add-noqa and baselines."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from influx_lint import run
from influx_lint.commands import baselines, showing
from influx_lint.commands.fix import Fixer
from influx_lint.commands.writing import recover_first, root_of, tell, warn_of_interrupted_write
from influx_lint.exit_status import ExitStatus
from influx_lint.findings import Outcome
from influx_lint.repair import baseline
from influx_lint.repair.baseline import Split
from influx_lint.repair.write import WriteError
from influx_lint.reports.summary import count
from influx_lint.settings_files import SettingsFinder


def check(
    paths: Sequence[str], finder: SettingsFinder, stdin: tuple[str, bytes] | None, options: argparse.Namespace
) -> int:
    """Run `check` with these options, and tell the exit status. Raises SettingsError and PolicyError."""
    try:
        return _Check(paths, finder, stdin, options).status()
    except (WriteError, baseline.BaselineError) as error:
        tell(str(error))
        return ExitStatus.WRONG_USAGE


class _Check:
    """One run; each look at the files passes over what the baseline knows."""

    def __init__(
        self, paths: Sequence[str], finder: SettingsFinder, stdin: tuple[str, bytes] | None, options: argparse.Namespace
    ) -> None:
        self.paths = paths
        self.finder = finder
        self.stdin = stdin
        self.options = options
        self.looks = run.Looks(
            paths,
            finder,
            run.sight(keeps=options.fix or options.diff or options.add_noqa),
            stdin=stdin,
            changed=options.changed,
            verbose=options.verbose,
            progress=showing.progress(),
        )
        self.known = baseline.load(Path(options.baseline)) if options.baseline else None
        self.divided: Split | None = None

    def look(self, unsaved: Mapping[Path, bytes]) -> Outcome:
        outcome = self.looks(unsaved)
        if self.known is not None:
            outcome, self.divided = baselines.pass_over(outcome, self.known, self.finder)
        return outcome

    def status(self) -> ExitStatus:
        options = self.options
        root = root_of([path for path in self.paths if path != run.STDIN])
        fixer = Fixer(self.look, self.stdin, root)
        if options.fix or options.add_noqa:
            recover_first(root)
        else:
            warn_of_interrupted_write(root)
        if options.diff:
            return fixer.show(showing.root_of_names(), unsafe=options.unsafe_fixes)
        if options.fix:
            outcome = fixer.fix(unsafe=options.unsafe_fixes)
        elif options.add_noqa:
            outcome = fixer.add_noqa(lambda path: self.finder.for_file(path).allow_suppressions)
        else:
            outcome = self.look({})
        if self.divided:
            baselines.tell_of_stale(self.divided, options.baseline)
        if options.write_baseline:
            return self.write_baseline(outcome)
        changes_stdin = self.stdin is not None and (options.fix or options.add_noqa)
        return showing.conclude(outcome, self.paths, self.finder, options, sys.stderr if changes_stdin else sys.stdout)

    def write_baseline(self, outcome: Outcome) -> ExitStatus:
        """Take what was found for known. A file that could not be read may hide findings, which a baseline needs."""
        path = Path(self.options.write_baseline)
        unseen = self.divided.unseen if self.divided else ()
        baseline.write(path, outcome, unseen, self.known.folder if self.known else None)
        known = len(outcome.findings) + sum(one.by == baseline.BASELINE for one in outcome.suppressed) + len(unseen)
        tell(f"{path}: {count(known, 'finding')} known from now on")
        for failure in outcome.failures:
            tell(f"{outcome.names.shown(failure.path)}: {failure.message}")
        if outcome.failures:
            return ExitStatus.WRONG_USAGE
        return ExitStatus.CLEAN if outcome.checked else ExitStatus.NOTHING_TO_CHECK
