"""`influx-lint policy show` and `influx-lint policy update`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from influx_lint.exit_status import ExitStatus
from influx_lint.registry import update as updates
from influx_lint.registry.policy import ANY
from influx_lint.reports import policy as reports
from influx_lint.settings_files import SettingsFinder


def usage(options: argparse.Namespace) -> int:
    """Tell which commands there are."""
    options.parser.print_help(sys.stderr)
    return ExitStatus.WRONG_USAGE


def show(options: argparse.Namespace) -> int:
    """Print the policy in use. Raises SettingsError and PolicyError."""
    settings = SettingsFinder(overrides={"policy": options.policy, "vendor": options.vendor}).for_folder(Path())
    policy = settings.chosen_policy()
    vendor = settings.vendor or ANY
    text = reports.show_json(policy, vendor) if options.output_format == "json" else reports.show(policy, vendor)
    sys.stdout.write(text)
    return ExitStatus.CLEAN


def update(options: argparse.Namespace) -> int:
    """Compare the policy in use with a vendor's registry, and write a new one where asked. Raises RunError."""
    from influx_lint.repair.write import write_file

    policy = SettingsFinder(overrides={"policy": options.policy}).for_folder(Path()).load_policy()
    changes = updates.plan(policy, Path(options.registry), options.vendor, options.date, options.title, options.url)
    as_json = options.output_format == "json"
    sys.stdout.write(reports.describe_json(changes) if as_json else reports.describe(changes))
    if options.write:
        document = updates.updated(policy, changes, options.accept)
        write_file(Path(options.write), updates.render(document).encode())
        print(f"wrote {options.write}", file=sys.stderr)
    return ExitStatus.CLEAN
