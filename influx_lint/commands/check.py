"""`influx-lint check`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from influx_lint import exit_status, reports, run
from influx_lint.commands import streams
from influx_lint.exit_status import ExitStatus
from influx_lint.reports import terminal
from influx_lint.settings import SETTINGS, Settings, SettingsError, SettingsFinder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from influx_lint.findings import Outcome

_MANY_FILES = 2000
"""From how many files on progress is shown: before that, a run takes a second."""


def check(options: argparse.Namespace) -> int:
    """Check the paths, write the reports, and tell the exit status. Raises SettingsError and PolicyError."""
    paths = options.paths or ["."]
    if options.stdin_filename is not None and run.STDIN not in paths:
        raise SettingsError("--stdin-filename names what is read from standard input, so there must be a path '-'")
    finder = _finder(options)
    stdin = (options.stdin_filename or "stdin", _standard_input()) if run.STDIN in paths else None
    if options.fix or options.diff or options.add_noqa or options.baseline or options.write_baseline:
        from influx_lint.commands import repair

        return repair.check(paths, finder, stdin, options)
    outcome = run.check(paths, finder, stdin=stdin, progress=progress())
    return conclude(outcome, paths, finder, options)


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
    if status is ExitStatus.NOTHING_TO_CHECK:
        print(f"influx-lint: nothing to check: {_why_nothing(outcome, options)}", file=sys.stderr)
    return status


def _standard_input() -> bytes:
    """What there is on standard input, up to one byte more than is ever checked."""
    if sys.stdin is None:
        raise SettingsError("standard input is closed, so that '-' cannot be read")
    try:
        return sys.stdin.buffer.read(run.MAX_PYTHON_BYTES + 1)
    except OSError as error:
        raise SettingsError(f"standard input cannot be read: {error.strerror or error}") from None


def _why_nothing(outcome: Outcome, options: argparse.Namespace) -> str:
    why = "no configuration of a project and no Python"
    if outcome.passed_over and not options.verbose:
        why += f"; {len(outcome.passed_over)} passed over, which -v tells"
    return why


def _finder(options: argparse.Namespace) -> SettingsFinder:
    overrides: dict[str, Any] = {
        setting.field: getattr(options, setting.field)
        for setting in SETTINGS.values()
        if hasattr(options, setting.field)
    }
    if options.no_suppressions:
        overrides["allow_suppressions"] = False
    config = Path(options.config) if options.config else None
    return SettingsFinder(config, isolated=options.no_config, overrides=overrides)


def _report(outcome: Outcome, settings: Settings, options: argparse.Namespace, stream: TextIO) -> None:
    """Write each report to its file, or to `stream`."""
    from influx_lint.reports.text import Style

    root = repository()
    color = cast("terminal.ColorMode", settings.color)
    for output in settings.output_format:
        file = output.file or settings.output_file
        style = Style(
            color=file is None and terminal.wants_color(color, stream, os.environ),
            context=file is None and terminal.wants_context(color, stream, os.environ),
            quiet=options.quiet,
            verbose=options.verbose,
            statistics=settings.statistics,
        )
        text = reports.render(output.format, outcome, root, style)
        if file is None:
            terminal.write(stream, text)
        else:
            _write(file, text)


def _write(file: Path, text: str) -> None:
    try:
        file.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise SettingsError(f"{file}: the report cannot be written: {(error.strerror or str(error)).lower()}") from None


def repository() -> str:
    """The folder that machine formats name files from: the repository's, or the working folder."""
    here = Path.cwd()
    return str(next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here))


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
