"""`influx-lint schema`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from influx_lint.exit_status import ExitStatus
from influx_lint.reports import editor_schemas
from influx_lint.settings_files import SettingsFinder


def schema(options: argparse.Namespace) -> int:
    """Print or write a schema for editors, of the policy and vendor in use. Raises SettingsError, PolicyError, and
    OSError where the file cannot be written."""
    settings = SettingsFinder(overrides={"policy": options.policy, "vendor": options.vendor}).for_folder(Path())
    policy = settings.chosen_policy()
    vendor = settings.vendor_for(policy, editor_schemas.VENDORS.get(options.name))
    document = editor_schemas.schema(options.name, policy, vendor, settings.target_version)
    text = editor_schemas.as_text(document)
    if options.output:
        Path(options.output).write_text(text, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text)
    return ExitStatus.CLEAN
