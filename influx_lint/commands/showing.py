"""What a run shows: its reports, its progress, and the exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from influx_lint import confined, exit_status, reports
from influx_lint.commands import streams
from influx_lint.exit_status import ExitStatus
from influx_lint.languages import TITLES
from influx_lint.paths import repository
from influx_lint.reports import FOR_PEOPLE, GITHUB, TEXT, terminal
from influx_lint.reports.escape import visible
from influx_lint.settings import Output, Settings, SettingsError
from influx_lint.text import reason
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

    from influx_lint.findings import Outcome
    from influx_lint.reports.terminal import ColorMode
    from influx_lint.settings_files import SettingsFinder

_JOB_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable by which GitHub Actions names the file that takes a job's summary."""

_MANY_FILES = 2000
"""From how many files on progress is shown: before that, a run takes a second."""


def conclude(
    outcome: Outcome,
    paths: Sequence[str],
    finder: SettingsFinder,
    options: argparse.Namespace,
    stream: TextIO | None = None,
) -> ExitStatus:
    """Write the reports, those without a file to `stream` (standard output), and give the exit status."""
    settings = finder.for_run([Path(path) for path in paths])
    status = exit_status.of(outcome, settings.fail_level, exit_zero=settings.exit_zero)
    try:
        _report(outcome, settings, options, stream or sys.stdout)
    except BrokenPipeError:
        streams.abandon_output()
    if status is ExitStatus.NOTHING_TO_CHECK and options.changed:
        return ExitStatus.CLEAN
    if status is ExitStatus.NOTHING_TO_CHECK:
        print(f"influx-lint: nothing to check: {_why_nothing(outcome, options)}", file=sys.stderr)
    return status


def list_files(outcome: Outcome) -> ExitStatus:
    """Print the files that were checked, each on a line, and give the exit status: whether there was any."""
    for path in outcome.checked:
        print(visible(outcome.names.shown(path)))
    for failure in outcome.failures:
        print(f"influx-lint: {visible(outcome.names.shown(failure.path))}: {failure.message}", file=sys.stderr)
    if outcome.failures:
        return ExitStatus.WRONG_USAGE
    return ExitStatus.CLEAN if outcome.checked else ExitStatus.NOTHING_TO_CHECK


def _why_nothing(outcome: Outcome, options: argparse.Namespace) -> str:
    why = f"no configuration of a project and no {' or '.join(TITLES)}"
    if outcome.passed_over and not options.verbose:
        why += f"; {len(outcome.passed_over)} passed over, which -v tells"
    return why


def _report(outcome: Outcome, settings: Settings, options: argparse.Namespace, stream: TextIO) -> None:
    """Write each report to its file, or to `stream`."""
    from influx_lint.reports.paint import Style

    root = root_of_names()
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    for output in _outputs(settings, on_github=on_github):
        file = output.file or settings.output_file
        color = file is None and terminal.wants_color(settings.color, stream, os.environ)
        style = Style(
            color=color,
            full=file is None and terminal.is_interactive(stream, os.environ),
            quiet=options.quiet,
            verbose=options.verbose,
            statistics=settings.statistics,
            links=color and terminal.knows_links(stream, os.environ),
            width=terminal.width(stream) if file is None else Style().width,
        )
        text = reports.render(output.format, outcome, root, style)
        if file is not None:
            _write(file, text, None if settings.writes_freely(file) else settings.folder)
        else:
            terminal.write(stream, _shielded(text) if output.format in FOR_PEOPLE and on_github else text)
        if output.format == GITHUB and os.environ.get(_JOB_SUMMARY):
            _append_summary(Path(os.environ[_JOB_SUMMARY]), outcome, root)


def hold_to_one_for_each(settings: Settings) -> None:
    """Raises SettingsError where two reports would go to one place, and be of use to nobody. Annotations of GitHub
    Actions are made to stand in the log, beside lines for people."""
    taken: dict[Path | None, dict[str, None]] = {}
    for output in _outputs(settings, on_github=False):
        taken.setdefault(output.file or settings.output_file, {})[output.format] = None
    for file, formats in taken.items():
        if file is None and not {*formats} - {GITHUB} - {*FOR_PEOPLE}:
            formats.pop(GITHUB, None)
        if len(formats) > 1:
            where = "standard output" if file is None else str(file)
            *_, last = formats
            raise SettingsError(f"{' and '.join(formats)} are both for {where}: give one a file, as in {last}=FILE")


def _outputs(settings: Settings, *, on_github: bool) -> tuple[Output, ...]:
    """The reports to write: those of the settings, else text, with annotations beside it in a job of GitHub Actions."""
    if settings.output_format is not None:
        return settings.output_format
    annotated = on_github and settings.output_file is None
    return (Output(TEXT), Output(GITHUB)) if annotated else (Output(TEXT),)


def _shielded(text: str) -> str:
    from influx_lint.reports import github

    return github.shielded(text)


def _append_summary(file: Path, outcome: Outcome, root: str) -> None:
    from influx_lint.reports import github

    try:
        with file.open("ab") as stream:
            stream.write(github.job_summary(outcome, root).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise _unwritable(file, error) from None


def _write(file: Path, text: str, folder: Path | None) -> None:
    """Write a report to the file that was named: by a settings file in `folder`, or by the command line."""
    data = text.encode("utf-8", "backslashreplace")
    try:
        if folder is None:
            file.write_bytes(data)
        else:
            confined.write(str(file), str(folder), data)
    except OSError as error:
        raise _unwritable(file, error) from None


def _unwritable(file: Path, error: OSError) -> SettingsError:
    return SettingsError(f"{file}: the report cannot be written: {reason(error)}")


def paints(mode: ColorMode) -> bool:
    """Whether what goes to standard output has colours, as the setting has it."""
    return terminal.wants_color(mode, sys.stdout, os.environ)


def paints_patches(mode: ColorMode) -> bool:
    """The same of patches, which may be applied: only a person's terminal, or whoever asks for them, gets colours."""
    return mode == "always" or (paints(mode) and terminal.is_interactive(sys.stdout, os.environ))


def root_of_names() -> str:
    """The folder that machine formats name files from: the repository's, or the working folder."""
    here = Path.cwd()
    return str(repository(here) or here)


def progress() -> Callable[[int, int], None] | None:
    """What draws the progress of a long run on a person's terminal."""
    if not terminal.wants_progress(sys.stderr, os.environ):
        return None

    def draw(done: int, total: int) -> None:
        if total >= _MANY_FILES and done % 100 == 0:
            sys.stderr.write(f"\rchecking {done:,} of {total:,} files")
        if total >= _MANY_FILES and done == total:
            sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()

    return draw
