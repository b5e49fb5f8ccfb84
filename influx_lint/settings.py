"""The settings: `[tool.influx-lint]` of a `pyproject.toml`, or a `.influx-lint.toml`.

What each key can be and means stands in `influx_lint.settings_table`, which is loaded where a settings file is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from influx_lint.errors import RunError
from influx_lint.guesses import nearest
from influx_lint.languages import LANGUAGES, LEFT_OUT, Traits
from influx_lint.registry.policy import ANY, Policy
from influx_lint.registry.rule import Severity
from influx_lint.registry.rules import BY_CODE
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any, Literal

    from pathspec import GitIgnoreSpec


PYPROJECT = "pyproject.toml"
OWN_FILE = ".influx-lint.toml"
TABLE = "influx-lint"

SHORTEST_OPT_IN = 5
"""How many characters of its code it takes to select a rule that is off by default."""


ALL_LANGUAGES = tuple(sorted(each.name for each in LANGUAGES))


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
    """All settings. Without a settings file, the defaults. `influx_lint.settings_table` tells what each means. `select`
    being nothing stands for the default rules, and `vendor` for the vendor of each file's layout (`vendor_for`). Paths
    are absolute where they came from a file. Globs are relative to `folder`, that of the settings `file`. `origin`
    names that file and table in messages, and `overridden` the fields that a command line or flake8 decided."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    vendor: str | None = None
    target_version: str | None = None
    policy: Path | None = None
    root: Path | None = None
    relationships: tuple[str, ...] = ()
    languages: tuple[str, ...] = ALL_LANGUAGES
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
    baseline: Path | None = None
    noqa_reason: str | None = None

    folder: Path = Path()
    file: Path | None = None
    origin: str = "the settings"
    overridden: frozenset[str] = frozenset()

    def merged(self, **overrides: Any) -> Settings:
        """These settings with other values, by field; nothing (None) leaves a field as it is. The values are of the
        fields' own types, as `read_option` gives them."""
        given = {name: value for name, value in overrides.items() if value is not None}
        return self._replace(overridden=self.overridden | given.keys(), **given)

    def hold_to_policy(self, policy: Policy) -> None:
        """Raises SettingsError where the vendor or the target version is none of the policy in use."""
        if self.vendor is not None and self.vendor not in (ANY, *policy.vendors):
            noun = f"one of {', '.join((ANY, *policy.vendors))}"
            raise self._wrong("vendor", wrong(self.where("vendor"), noun, self.vendor, meant=policy.vendor_meant))
        known = policy.offered(self.vendor or ANY)
        if self.target_version and self.target_version not in known:
            noun = f"a version that the vendor supports ({', '.join(known)})"
            error = wrong(self.where("target-version"), noun, self.target_version, known)
            raise self._wrong("target-version", error)

    def _wrong(self, key: str, error: SettingsError) -> SettingsError:
        """An error about the value of a key, which stands in the settings file where no option gave it."""
        return error if self.file is None or key.replace("-", "_") in self.overridden else error.at(self.file, key)

    def vendor_for(self, policy: Policy, own: str | None) -> str:
        """The vendor whose list counts: the one that is set, else the file's `own`, which its layout tells, else any. A
        policy of the user's may know no such vendor."""
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
        """Raises SettingsError where the settings file names a file outside of its folder to be written, or a root or a
        baseline outside of the project."""
        from influx_lint.confined import is_inside, refusal
        from influx_lint.project.links import widest_folder

        for key, path in (("root", self.root), ("baseline", self.baseline)):
            widest = widest_folder(str(self.folder)) if path is not None else ""
            if path is not None and not is_inside(str(path), widest):
                message = f"{self.where(key)}: {path} lies outside of the project, which is {widest}"
                raise SettingsError(message, key=key)
        named = [("output-file", self.output_file), *(("output-format", one.file) for one in self.output_format or ())]
        for key, file in named:
            reason = refusal(str(file), str(self.folder)) if file is not None else None
            if file is not None and reason is not None:
                message = (
                    f"{self.where(key)}: {shown_path(file)} is not written, for {reason}; --{key} can name any file"
                )
                raise SettingsError(message, key=key)

    def load_policy(self) -> Policy:
        """The policy in use. Raises PolicyError, which shows nothing of a file that lies outside of the project."""
        from influx_lint.registry import policy as policies

        if self.policy is None:
            return policies.shipped()
        try:
            from influx_lint.registry.documents import load

            return load(self.policy)
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

    def leaves_out(self, language: Traits) -> str | None:
        """Why files in a language are passed over, if they are."""
        return None if language.name in self.languages else LEFT_OUT[language.name]

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


def shown_path(path: Path) -> str:
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


_LONGEST_SHOWN = 60


class Mistake(NamedTuple):
    """What is wrong in a settings file: the value that a key there has, or, of a key that must not be there, nothing.
    Without a key, the file is no TOML, and the value is what its reader says."""

    file: Path
    key: str | None
    value: object = None


class SettingsError(RunError):
    """A settings file or a value in it that cannot be used; the text is one line and names the place. `mistake` is what
    is wrong in the file, so that it can be shown, where it stands in one."""

    def __init__(self, text: str, *, key: str | None = None, value: object = None) -> None:
        super().__init__(text)
        self.mistake: Mistake | None = None
        self.key = key
        self.value = value

    def at(self, file: Path, key: str | None = None) -> SettingsError:
        """The error, as one about a key in a file."""
        self.mistake = Mistake(file, key or self.key, self.value)
        return self


def wrong(
    where: str,
    noun: str,
    value: object,
    known: Iterable[str] = (),
    likely: Iterable[str] = (),
    meant: Callable[[str], str | None] | None = None,
) -> SettingsError:
    """That a value is none that can be used. What was meant is one of the `known`, or what the function says."""
    values = list(known)
    guessed = (meant(value) if meant else nearest(value, values, likely)) if isinstance(value, str) else None
    if guessed is None and len(values) == 1:
        guessed = values[0]
    quoted = guessed if guessed is None or guessed.startswith("[") else repr(guessed)
    hint = f"; did you mean {quoted}?" if guessed else ""
    return SettingsError(f"{where} must be {noun}, not {_shown(value)}{hint}", value=value)


def _shown(value: object) -> str:
    """A value of a TOML document, for a message of one line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return repr(value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "…")
        case int() | float():
            return f"the number {value}" if abs(value) < 10**_LONGEST_SHOWN else "a number"
        case list():
            return "a list"
        case dict():
            return "a table"
    return "a date or time"
