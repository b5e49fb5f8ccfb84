"""`influx-lint check`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from influx_lint import run
from influx_lint.commands.showing import conclude, hold_to_one_for_each, progress
from influx_lint.project.disk import MAX_CODE_BYTES
from influx_lint.settings import Settings, SettingsError
from influx_lint.settings_files import SettingsFinder
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def check(options: argparse.Namespace) -> int:
    """Check the paths, write the reports, and tell the exit status. Raises SettingsError and PolicyError."""
    paths = options.paths or ["."]
    if options.stdin_filename is not None and run.STDIN not in paths:
        raise SettingsError("--stdin-filename names what is read from standard input, so there must be a path '-'")
    if options.changed and not options.paths:
        raise SettingsError("--changed is about the files that are named, so there must be one")
    finder = settings_finder(options, **_overrides(options))
    hold_to_one_for_each(finder.for_run([Path(path) for path in paths]))
    stdin = (options.stdin_filename or "stdin", _standard_input()) if run.STDIN in paths else None
    if options.fix or options.diff or options.add_noqa or options.baseline or options.write_baseline:
        from influx_lint.commands import repair

        return repair.check(paths, finder, stdin, options)
    outcome = run.check(
        paths, finder, stdin=stdin, changed=options.changed, verbose=options.verbose, progress=progress()
    )
    return conclude(outcome, paths, finder, options)


def _standard_input() -> bytes:
    """What there is on standard input, up to one byte more than is ever checked."""
    if sys.stdin is None:
        raise SettingsError("standard input is closed, so that '-' cannot be read")
    try:
        return sys.stdin.buffer.read(MAX_CODE_BYTES + 1)
    except OSError as error:
        raise SettingsError(f"standard input cannot be read: {error.strerror or error}") from None


def settings_finder(options: argparse.Namespace, **overrides: Any) -> SettingsFinder:
    """What finds the settings: in the files that the options name, with what overrides them. Raises SettingsError."""
    config = Path(options.config) if options.config else None
    return SettingsFinder(config, isolated=options.no_config, overrides=overrides)


def _overrides(options: argparse.Namespace) -> dict[str, Any]:
    """The settings that the options of `check` override."""
    given = {name: getattr(options, name) for name in Settings._fields if hasattr(options, name)}
    return given | ({"allow_suppressions": False} if options.no_suppressions else {})
