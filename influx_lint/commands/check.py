"""`influx-lint check`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from influx_lint import exit_status, reports, run
from influx_lint.exit_status import ExitStatus
from influx_lint.reports import terminal
from influx_lint.settings import SETTINGS, Settings, SettingsError, SettingsFinder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from influx_lint.findings import Outcome

_MANY_FILES = 2000
"""From how many files on progress is shown: before that, a run takes a second."""


def check(options: argparse.Namespace) -> int:
    """Check the paths, write the reports, and tell the exit status. Raises SettingsError and PolicyError."""
    paths = options.paths or ["."]
    finder = _finder(options)
    stdin = (options.stdin_filename or "stdin", sys.stdin.buffer.read()) if run.STDIN in paths else None
    outcome = run.check(paths, finder, stdin=stdin, progress=_progress())
    settings = finder.for_run([Path(path) for path in paths])
    _report(outcome, settings, options)
    status = exit_status.of(outcome, settings.fail_level, exit_zero=settings.exit_zero)
    if status is ExitStatus.NOTHING_TO_CHECK:
        print("influx-lint: nothing to check: no configuration of a project and no Python", file=sys.stderr)
    return status


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


def _report(outcome: Outcome, settings: Settings, options: argparse.Namespace) -> None:
    """Write each report to its file, or to standard output."""
    from influx_lint.reports.text import Style

    root = _repository()
    color = cast("terminal.ColorMode", settings.color)
    for output in settings.output_format:
        file = output.file or settings.output_file
        style = Style(
            color=file is None and terminal.wants_color(color, sys.stdout, os.environ),
            context=file is None and terminal.wants_context(color, sys.stdout, os.environ),
            quiet=options.quiet,
            verbose=options.verbose,
            statistics=settings.statistics,
        )
        text = reports.render(output.format, outcome, root, style)
        if file is None:
            terminal.write(sys.stdout, text)
        else:
            _write(file, text)


def _write(file: Path, text: str) -> None:
    try:
        file.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise SettingsError(f"{file}: the report cannot be written: {(error.strerror or str(error)).lower()}") from None


def _repository() -> str:
    """The folder that machine formats name files from: the repository's, or the working folder."""
    here = Path.cwd()
    return str(next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here))


def _progress() -> Callable[[int, int], None] | None:
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
