"""Which settings file counts for what: settings are found beside what they are for, and read once."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from influx_lint.paths import has, is_folder
from influx_lint.registry.policy import Policy
from influx_lint.settings import OWN_FILE, PYPROJECT, TABLE, Settings, SettingsError, shown_path
from influx_lint.text import reason
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


_LARGEST_FILE = 1 << 20


def read_file(path: Path) -> Settings:
    """The settings in a file that the user named. Raises SettingsError. A `pyproject.toml` must have the table; any
    other file has the keys at its top level."""
    if not _is_file(path):
        raise SettingsError(f"{shown_path(path)}: no such file")
    settings = _from_pyproject(path) if path.name == PYPROJECT else _from_own_file(path)
    if settings is None:
        raise SettingsError(f"{shown_path(path)}: there is no table [tool.{TABLE}]")
    return settings


class SettingsFinder:
    """Finds the settings of each file of a run, and reads each settings file once. The settings of a file stand in the
    nearest folder, from its own upward, that has a `.influx-lint.toml` or a `pyproject.toml` with a
    `[tool.influx-lint]` table; of two in one folder the former counts. `config` names a file to use for all instead,
    and with `isolated` no file is read. `overrides` are merged into what is found."""

    def __init__(
        self, config: Path | None = None, *, isolated: bool = False, overrides: Mapping[str, Any] | None = None
    ) -> None:
        self.has: Callable[[str, str], bool] = has
        """Tells whether a folder has an entry of a name. A run that lists folders anyway knows it without a look."""
        self._overrides = dict(overrides or {})
        self._default = Settings(folder=Path.cwd()).merged(**self._overrides)
        self._read_before: dict[str, Settings | None] = {}
        self._found: dict[str, Settings] = {}
        self._policies: dict[int, tuple[Settings, Policy]] = {}
        self._fixed: Settings | None = self._default if isolated else None
        if config is not None and not isolated:
            self._fixed = read_file(config.absolute()).merged(**self._overrides)

    def overriding(self, **overrides: Any) -> SettingsFinder:
        """What finds the same settings with further overrides; no file is read again."""
        other = SettingsFinder(isolated=True, overrides={**self._overrides, **overrides})
        return other._reading(self._fixed and self._fixed.merged(**overrides), self._read_before)

    def _reading(self, fixed: Settings | None, read_before: dict[str, Settings | None]) -> SettingsFinder:
        self._fixed, self._read_before = fixed, read_before
        return self

    def for_file(self, path: Path) -> Settings:
        """The settings of a file, which need not exist. Raises SettingsError."""
        if self._fixed:
            return self._fixed
        folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
        return self._found.get(folder) or self._search(folder)

    def for_folder(self, path: Path | str) -> Settings:
        """The settings of the files that stand in a folder. Raises SettingsError."""
        return self._fixed or self._found.get(str(path)) or self._search(os.path.abspath(path))  # noqa: PTH100

    def for_run(self, paths: Sequence[Path]) -> Settings:
        """The settings for what a run does once: those of the innermost folder that holds all of `paths`."""
        if self._fixed:
            return self._fixed
        folders = [path if is_folder(path) else path.parent for path in map(Path.absolute, paths)]
        try:
            return self.for_folder(Path(os.path.commonpath(folders or [Path.cwd()])))
        except ValueError:  # paths on several drives have nothing in common
            return self._default

    def policy(self, settings: Settings) -> Policy:
        """The policy of settings that were found, chosen once. Raises SettingsError, PolicyError."""
        if id(settings) not in self._policies:
            self._policies[id(settings)] = (settings, settings.chosen_policy())
        return self._policies[id(settings)][1]

    def _search(self, folder: str) -> Settings:
        passed: list[str] = []
        settings = None
        while settings is None:
            settings = self._found.get(folder) or self._read(folder)
            passed.append(folder)
            parent = os.path.dirname(folder)  # noqa: PTH120
            if parent == folder:
                break
            folder = parent
        settings = settings or self._default
        self._found.update(dict.fromkeys(passed, settings))
        return settings

    def _read(self, folder: str) -> Settings | None:
        if folder not in self._read_before:
            self._read_before[folder] = self._in_folder(folder)
        settings = self._read_before[folder]
        return settings.merged(**self._overrides) if settings else None

    def _in_folder(self, folder: str) -> Settings | None:
        settings = None
        if self.has(folder, OWN_FILE) and _is_file(own := Path(folder, OWN_FILE)):
            settings = _found(own, _from_own_file)
        if settings is None and self.has(folder, PYPROJECT) and _is_file(pyproject := Path(folder, PYPROJECT)):
            settings = _found(pyproject, _from_pyproject)
        return settings


def _found(path: Path, read: Callable[[Path], Settings | None]) -> Settings | None:
    """The settings in a file that was found. Raises SettingsError, which shows nothing of a link's file elsewhere."""
    try:
        return read(path)
    except SettingsError:
        from influx_lint.confined import is_inside
        from influx_lint.project.links import own_folder

        if is_inside(str(path), own_folder(str(path.parent))):
            raise
        raise SettingsError(f"{shown_path(path)}: a link that leads out of the project, to no settings file") from None


def _read_table(table: Mapping[str, object], name: str, path: Path) -> Settings:
    # Most runs find no settings.
    from influx_lint.settings_table import read_table

    try:
        return read_table(table, f"{shown_path(path)}: {name}", path.parent)._replace(file=path)
    except SettingsError as error:
        raise error.at(path) from None


def _from_own_file(path: Path) -> Settings:
    return _read_table(_toml(path, _content(path)), TABLE, path)


def _from_pyproject(path: Path) -> Settings | None:
    content = _content(path)
    if TABLE.encode() not in content and b"[tool.influx_lint" not in content:
        return None
    tools = _toml(path, content).get("tool")
    if not isinstance(tools, dict):
        return None
    if "influx_lint" in tools:
        raise SettingsError(f"{shown_path(path)}: [tool.influx_lint] has no meaning; did you mean [tool.{TABLE}]?")
    table = tools.get(TABLE)
    if table is not None and not isinstance(table, dict):
        from influx_lint.settings import wrong

        raise wrong(f"{shown_path(path)}: tool.{TABLE}", "a table", table)
    return None if table is None else _read_table(table, f"[tool.{TABLE}]", path)


def _is_file(path: str | Path) -> bool:
    # Path.is_file raises where a folder may not be entered; nothing in there can be checked anyway.
    return os.path.isfile(path)  # noqa: PTH113


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise SettingsError(f"{shown_path(path)}: {reason(error)}") from error
    if len(content) > _LARGEST_FILE and (path.name != PYPROJECT or TABLE.encode() in content):
        raise SettingsError(f"{shown_path(path)}: a settings file of more than {_LARGEST_FILE} bytes is not read")
    return content


def _toml(path: Path, content: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{shown_path(path)}: not UTF-8 (at byte {error.start})") from error
    except RecursionError as error:
        raise SettingsError(f"{shown_path(path)}: nested too deeply") from error
    except ValueError as error:
        message = " ".join(str(error).split())
        raise SettingsError(f"{shown_path(path)}: not valid TOML: {message}", value=message).at(path) from error
