"""`influx-lint check --show-settings`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from influx_lint.exit_status import ExitStatus
from influx_lint.run import STDIN
from influx_lint.settings import Output, Settings, SettingsError, shown_path
from influx_lint.settings_files import SettingsFinder
from influx_lint.settings_table import SETTINGS, Setting


def show(paths: Sequence[str], finder: SettingsFinder) -> ExitStatus:
    """Print the settings for each path, as a settings file would have them. Raises SettingsError, PolicyError."""
    found: list[tuple[Settings, list[str]]] = []
    for path in paths:
        if path != STDIN and not os.path.lexists(path):
            raise SettingsError(f"{shown_path(Path(path))}: no such file or folder")
        settings = finder.for_run([Path(path)])
        finder.policy(settings)
        names = next((names for one, names in found if one == settings), None)
        if names is None:
            found.append((settings, names := []))
        names.append(path)
    sections = ("".join(f"{line}\n" for line in _lines(settings, names)) for settings, names in found)
    sys.stdout.write("\n".join(sections))
    return ExitStatus.CLEAN


def _lines(settings: Settings, names: Sequence[str]) -> Iterator[str]:
    """The settings of some paths, each key with its value and, if it is none of the file's, where that is from."""
    origin = settings.origin if settings.file is not None else "no settings file"
    yield f"# {', '.join(names)}: {origin}"
    for setting in SETTINGS.values():
        value = getattr(settings, setting.field)
        if value is None:
            yield f"# {setting.key} is not set"
        else:
            yield f"{setting.key} = {_toml(_plain(value))}{_whence(setting, settings)}"


def _whence(setting: Setting, settings: Settings) -> str:
    if setting.field in settings.overridden:
        return "  # the command line"
    return "  # default" if getattr(settings, setting.field) == Settings._field_defaults[setting.field] else ""


def _plain(value: object) -> object:
    """A value as a settings file has it."""
    match value:
        case Output():
            return value.format if value.file is None else f"{value.format}={shown_path(value.file)}"
        case Path():
            return shown_path(value)
        case tuple():
            return [_plain(one) for one in value]
        case Mapping():
            return {key: _plain(one) for key, one in value.items()}
    return value


def _toml(value: object) -> str:
    if isinstance(value, dict):
        entries = ", ".join(f"{json.dumps(key)} = {_toml(one)}" for key, one in value.items())
        return f"{{ {entries} }}" if entries else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)
