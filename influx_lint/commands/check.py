"""`influx-lint check`."""

from __future__ import annotations

import argparse
from pathlib import Path

from influx_lint import run
from influx_lint.commands.options import NOQA
from influx_lint.commands.showing import conclude, hold_to_one_for_each, list_files, progress
from influx_lint.settings import Settings, SettingsError
from influx_lint.settings_files import SettingsFinder
from influx_lint.settings_table import read_option
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
    if options.add_noqa:
        read_option("noqa-reason", options.add_noqa, NOQA)
    finder = settings_finder(options, **_overrides(options))
    if options.show_settings:
        from influx_lint.commands import settings

        return settings.show(paths, finder)
    settings_of_run = finder.for_run([Path(path) for path in paths])
    hold_to_one_for_each(settings_of_run)
    stdin = None
    if run.STDIN in paths:
        from influx_lint.commands.stdin import taken

        stdin = taken(options.stdin_filename)
    if options.show_files:
        outcome = run.check(paths, finder, stdin=stdin, changed=options.changed, progress=progress())
        return list_files(outcome)
    changes = options.fix or options.diff or options.add_noqa is not None
    if changes or settings_of_run.baseline is not None or options.write_baseline:
        from influx_lint.commands import repair

        return repair.check(paths, finder, stdin, options)
    outcome = run.check(
        paths, finder, stdin=stdin, changed=options.changed, verbose=options.verbose, progress=progress()
    )
    return conclude(outcome, paths, finder, options)


def settings_finder(options: argparse.Namespace, **overrides: Any) -> SettingsFinder:
    """What finds the settings: in the files that the options name, with what overrides them. Raises SettingsError."""
    config = Path(options.config) if options.config else None
    return SettingsFinder(config, isolated=options.no_config, overrides=overrides)


def _overrides(options: argparse.Namespace) -> dict[str, Any]:
    """The settings that the options of `check` override."""
    given = {name: getattr(options, name) for name in Settings._fields if hasattr(options, name)}
    return given | ({"allow_suppressions": False} if options.no_suppressions else {})
