"""The settings: `[tool.influx-lint]` of a `pyproject.toml`, or a `.influx-lint.toml`.

What each key can be and means stands in `influx_lint.settings_table`, which is loaded where a settings file is read.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from influx_lint.registry.policy import ANY
from influx_lint.registry.rule import Severity
from influx_lint.registry.rules import BY_CODE
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any, Literal

    from pathspec import GitIgnoreSpec

    from influx_lint.registry.policy import Policy

PYPROJECT = "pyproject.toml"
OWN_FILE = ".influx-lint.toml"
TABLE = "influx-lint"

SHORTEST_OPT_IN = 5
"""How many characters of its code it takes to select a rule that is off by default."""

_LARGEST_FILE = 1 << 20


class SettingsError(Exception):
    """A settings file or a value in it that cannot be used; the text is one line and names the place."""


class Output(NamedTuple):
    """A report format, and the file that takes the report; without one it goes to standard output."""

    format: str
    file: Path | None = None

    @classmethod
    def parse(cls, text: str, folder: Path) -> Output:
        """The output that `FORMAT` or `FORMAT=FILE` asks for."""
        name, _, file = text.partition("=")
        return cls(name, folder / file if file else None)


class Settings(NamedTuple):
    """All settings. Without a settings file, the defaults. `influx_lint.settings_table` tells what each means.

    `select` being nothing stands for the default rules, and `vendor` for the vendor of each file's layout
    (`vendor_for`). Paths are absolute where they came from a file. Globs are
    relative to `folder`, the settings file's. `origin` names that file and table in messages, and `overridden` the
    fields that a command line or flake8 decided.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    vendor: str | None = None
    target_version: str | None = None
    policy: Path | None = None
    root: Path | None = None
    relationships: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = MappingProxyType({})
    per_file_ignores: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    allow_suppressions: bool = True
    output_format: tuple[Output, ...] | None = None
    output_file: Path | None = None
    fail_level: Severity = Severity.WARNING
    exit_zero: bool = False
    statistics: bool = False
    color: Literal["auto", "always", "never"] = "auto"

    folder: Path = Path()
    origin: str = "the settings"
    overridden: frozenset[str] = frozenset()

    def merged(self, **overrides: Any) -> Settings:
        """These settings with other values, by field; nothing (None) leaves a field as it is.

        The values are of the fields' own types, as `read_option` gives them.
        """
        given = {name: value for name, value in overrides.items() if value is not None}
        return self._replace(overridden=self.overridden | given.keys(), **given)

    def hold_to_policy(self, policy: Policy) -> None:
        """Raises SettingsError where the vendor or the target version is none of the policy in use."""
        if self.vendor is not None and self.vendor not in (ANY, *policy.vendors):
            from influx_lint.settings_table import wrong

            known = (ANY, *policy.vendors)
            raise wrong(self.where("vendor"), f"one of {', '.join(known)}", self.vendor, known)
        known = policy.offered(self.vendor or ANY)
        if self.target_version and self.target_version not in known:
            from influx_lint.settings_table import wrong

            raise wrong(self.where("target-version"), "a version that the vendor supports", self.target_version, known)

    def vendor_for(self, policy: Policy, own: str | None) -> str:
        """The vendor whose list counts: the one that is set, else the file's `own`, which its layout tells, else any.

        A policy of the user's may know no such vendor.
        """
        return self.vendor or (own if own in policy.vendors else None) or ANY

    def target_for(self, policy: Policy, vendor: str) -> str:
        """The version to move to: the one that is set, else what the policy recommends for a vendor."""
        return self.target_version or policy.target(vendor)

    def selects(self, code: str) -> bool:
        """Whether findings of the rule with this code are to be reported."""
        return code in _selected(self.select, self.ignore)

    def ignored_for(self, path: Path) -> frozenset[str]:
        """The codes that `per-file-ignores` has for a file. Raises SettingsError for an impossible pattern."""
        if not self.per_file_ignores:
            return frozenset()
        where = self.where("per-file-ignores")
        selectors = [
            selector
            for glob, codes in self.per_file_ignores.items()
            if _matches((glob,), where, path, self.folder)
            for selector in codes
        ]
        return frozenset(code for code in BY_CODE if code.startswith(tuple(selectors)))

    def codes_for(self, path: Path) -> frozenset[str]:
        """The codes to report in a file: selected, and not ignored for it. Raises SettingsError."""
        return _selected(self.select, self.ignore) - self.ignored_for(path)

    def writes_freely(self, file: Path) -> bool:
        """Whether the command line named a file that a report is written to: it may name any."""
        own = () if "output_format" in self.overridden else (self.output_format or ())
        named = {one.file for one in own} | (set() if "output_file" in self.overridden else {self.output_file})
        return file not in named

    def hold_to_folder(self) -> None:
        """Raises SettingsError where the settings file names a file outside of its folder to be written, or a root
        outside of the project."""
        from influx_lint.confined import is_inside, refusal
        from influx_lint.project.links import widest_folder

        widest = widest_folder(str(self.folder)) if self.root is not None else ""
        if self.root is not None and not is_inside(str(self.root), widest):
            raise SettingsError(f"{self.where('root')}: {self.root} lies outside of the project, which is {widest}")

        named = [("output-file", self.output_file), *(("output-format", one.file) for one in self.output_format or ())]
        for key, file in named:
            reason = refusal(str(file), str(self.folder)) if file is not None else None
            if file is not None and reason is not None:
                raise SettingsError(
                    f"{self.where(key)}: {_shown_path(file)} is not written, for {reason}; --{key} can name any file"
                )

    def load_policy(self) -> Policy:
        """The policy in use. Raises PolicyError, which shows nothing of a file that lies outside of the project."""
        from influx_lint.registry import policy as policies

        if self.policy is None:
            return policies.shipped()
        try:
            return policies.load(self.policy)
        except policies.PolicyError as error:
            if "policy" in self.overridden or isinstance(error.__cause__, OSError):
                raise
            from influx_lint.confined import is_inside
            from influx_lint.project.links import widest_folder

            if is_inside(str(self.policy), widest_folder(str(self.folder))):
                raise
            raise policies.PolicyError(f"{self.policy}: no policy document; it lies outside of the project") from None

    def chosen_policy(self) -> Policy:
        """The policy in use, against which the vendor and the target are held. Raises SettingsError, PolicyError."""
        policy = self.load_policy()
        self.hold_to_policy(policy)
        return policy

    def excludes(self, path: Path, *, is_folder: bool = False) -> bool:
        """Whether a file, or a folder with all that it holds, is to be passed over. Raises SettingsError."""
        return _matches(self.exclude, self.where("exclude"), path, self.folder, is_folder=is_folder)

    def hold_to_patterns(self) -> None:
        """Raises SettingsError where a pattern of paths is none."""
        for glob in self.exclude:
            _globs((glob,), self.where("exclude"), self.folder)
        for glob in self.per_file_ignores:
            _globs((glob,), self.where("per-file-ignores"), self.folder)

    def where(self, key: str) -> str:
        """What names a setting in messages: its file and table, or that it is an option."""
        origin = "the option" if key.replace("-", "_") in self.overridden else self.origin
        return f"{origin} {key!r}"


def read_file(path: Path) -> Settings:
    """The settings in a file that the user named. Raises SettingsError.

    A `pyproject.toml` must have the table; any other file has the keys at its top level.
    """
    if not _is_file(path):
        raise SettingsError(f"{_shown_path(path)}: no such file")
    settings = _from_pyproject(path) if path.name == PYPROJECT else _from_own_file(path)
    if settings is None:
        raise SettingsError(f"{_shown_path(path)}: there is no table [tool.{TABLE}]")
    return settings


class SettingsFinder:
    """Finds the settings of each file of a run, and reads each settings file once.

    The settings of a file stand in the nearest folder, from its own upward, that has a `.influx-lint.toml` or a
    `pyproject.toml` with a `[tool.influx-lint]` table; of two in one folder the former counts. `config` names a file
    to use for all instead, and with `isolated` no file is read. `overrides` are merged into what is found.
    """

    def __init__(
        self, config: Path | None = None, *, isolated: bool = False, overrides: Mapping[str, Any] | None = None
    ) -> None:
        self.has: Callable[[str, str], bool] = _has
        """Tells whether a folder has an entry of a name. A run that lists folders anyway knows it without a look."""
        self._overrides = dict(overrides or {})
        self._default = Settings(folder=Path.cwd()).merged(**self._overrides)
        self._found: dict[str, Settings] = {}
        self._policies: dict[int, tuple[Settings, Policy]] = {}
        self._fixed: Settings | None = self._default if isolated else None
        if config is not None and not isolated:
            self._fixed = read_file(config.absolute()).merged(**self._overrides)

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
        folders = [path if _is_folder(path) else path.parent for path in map(Path.absolute, paths)]
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
        settings = None
        if self.has(folder, OWN_FILE) and _is_file(own := Path(folder, OWN_FILE)):
            settings = _found(own, _from_own_file)
        if settings is None and self.has(folder, PYPROJECT) and _is_file(pyproject := Path(folder, PYPROJECT)):
            settings = _found(pyproject, _from_pyproject)
        return settings.merged(**self._overrides) if settings else None


def _found(path: Path, read: Callable[[Path], Settings | None]) -> Settings | None:
    """The settings in a file that was found. Raises SettingsError, which shows nothing of a file elsewhere that a link
    leads to."""
    try:
        return read(path)
    except SettingsError:
        from influx_lint.confined import is_inside
        from influx_lint.project.links import own_folder

        if is_inside(str(path), own_folder(str(path.parent))):
            raise
        raise SettingsError(f"{_shown_path(path)}: a link that leads out of the project, to no settings file") from None


def _read_table(table: Mapping[str, object], origin: str, folder: Path) -> Settings:
    # Most runs find no settings.
    from influx_lint.settings_table import read_table

    return read_table(table, origin, folder)


def _from_own_file(path: Path) -> Settings:
    return _read_table(_toml(path, _content(path)), f"{_shown_path(path)}: {TABLE}", path.parent)


def _from_pyproject(path: Path) -> Settings | None:
    content = _content(path)
    if TABLE.encode() not in content and b"[tool.influx_lint" not in content:
        return None
    tools = _toml(path, content).get("tool")
    if not isinstance(tools, dict):
        return None
    if "influx_lint" in tools:
        raise SettingsError(f"{_shown_path(path)}: [tool.influx_lint] has no meaning; did you mean [tool.{TABLE}]?")
    table = tools.get(TABLE)
    if table is not None and not isinstance(table, dict):
        from influx_lint.settings_table import wrong

        raise wrong(f"{_shown_path(path)}: tool.{TABLE}", "a table", table)
    return None if table is None else _read_table(table, f"{_shown_path(path)}: [tool.{TABLE}]", path.parent)


def _has(folder: str, name: str) -> bool:
    return os.path.lexists(os.path.join(folder, name))  # noqa: PTH118


def _is_file(path: str | Path) -> bool:
    # Path.is_file and Path.is_dir raise where a folder may not be entered; nothing in there can be checked anyway.
    return os.path.isfile(path)  # noqa: PTH113


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise SettingsError(f"{_shown_path(path)}: {error.strerror or error}") from error
    if len(content) > _LARGEST_FILE and (path.name != PYPROJECT or TABLE.encode() in content):
        raise SettingsError(f"{_shown_path(path)}: a settings file of more than {_LARGEST_FILE} bytes is not read")
    return content


def _toml(path: Path, content: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{_shown_path(path)}: not UTF-8 (at byte {error.start})") from error
    except RecursionError as error:
        raise SettingsError(f"{_shown_path(path)}: nested too deeply") from error
    except ValueError as error:
        raise SettingsError(f"{_shown_path(path)}: not valid TOML: {' '.join(str(error).split())}") from error


def _shown_path(path: Path) -> str:
    working = Path.cwd()
    shown = str(path.relative_to(working)) if path.is_relative_to(working) else str(path)
    return shown if shown.isprintable() else ascii(shown)


@lru_cache(maxsize=256)
def _selected(select: tuple[str, ...] | None, ignore: tuple[str, ...]) -> frozenset[str]:
    """The codes of the rules that `select` and `ignore` leave, as `Settings` has them."""
    return frozenset(code for code, rule in BY_CODE.items() if _selects(select, ignore, code, rule.enabled))


def _selects(select: tuple[str, ...] | None, ignore: tuple[str, ...], code: str, enabled: bool) -> bool:
    ignored = _longest(code, ignore)
    if select is None:
        return enabled and not ignored
    selected = _longest(code, select)
    return selected > ignored and (enabled or selected >= SHORTEST_OPT_IN)


def _longest(code: str, selectors: Iterable[str]) -> int:
    return max((len(selector) for selector in selectors if code.startswith(selector)), default=0)


@lru_cache(maxsize=256)
def _globs(patterns: tuple[str, ...], where: str, folder: Path) -> GitIgnoreSpec:
    import re

    from influx_lint.patterns import as_written, spec

    try:
        return spec(one for pattern in patterns for one in as_written(pattern, str(folder)))
    except (ValueError, re.error) as error:
        raise SettingsError(f"{where}: {' or '.join(map(repr, patterns))} is no pattern of paths") from error


def _matches(patterns: tuple[str, ...], where: str, path: Path, folder: Path, *, is_folder: bool = False) -> bool:
    if not patterns:
        return False
    try:
        relative = os.path.relpath(path, folder)
    except ValueError:  # on another drive
        relative = str(path.absolute())
    return _globs(patterns, where, folder).match_file(Path(relative).as_posix() + "/" * is_folder)
