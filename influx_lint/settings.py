"""The settings: `[tool.influx-lint]` of a `pyproject.toml`, or a `.influx-lint.toml`.

The fields of `Settings` are the one table of settings: reading, errors, the schema for editors and the documentation
all follow it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from influx_lint.registry.policy import ANY, shipped
from influx_lint.registry.rule import Severity
from influx_lint.registry.rules import BY_CODE, RULES
from influx_lint.reports import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathspec import GitIgnoreSpec

    from influx_lint.registry.policy import Policy

PYPROJECT = "pyproject.toml"
OWN_FILE = ".influx-lint.toml"
TABLE = "influx-lint"

SCHEMA_ID = "https://github.com/influx-lint/influx-lint/blob/main/schemas/settings.schema.json"

_LARGEST_FILE = 1 << 20
_LONGEST_SHOWN = 60
_SHORTEST_OPT_IN = 5
_TABLE_BEGINS, _TABLE_ENDS = "<!-- table of settings -->", "<!-- end of the table of settings -->"


class SettingsError(Exception):
    """A settings file or a value in it that cannot be used; the text is one line and names the place."""


class Kind(Protocol):
    """What a setting can be: how it is read, and how a JSON schema says the same."""

    @property
    def noun(self) -> str:
        """What the value must be, for a message: `true or false`."""

    def schema(self) -> dict[str, Any]:
        """The JSON schema of the value."""

    def read(self, value: object, where: str, folder: Path) -> Any:
        """The value as `Settings` has it; paths are relative to `folder`. Raises SettingsError, naming `where`."""


@dataclass(frozen=True, slots=True, eq=False)
class Flag:
    """True or false."""

    noun: str = "true or false"

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}

    def read(self, value: object, where: str, folder: Path) -> bool:  # noqa: ARG002
        if isinstance(value, bool):
            return value
        raise _wrong(where, self.noun, value)


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One of a few texts. `likely` are those to choose from when a message guesses what was meant."""

    values: tuple[str, ...]
    noun: str
    make: Callable[[str], Any] = str
    likely: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.values)}

    def read(self, value: object, where: str, folder: Path) -> Any:  # noqa: ARG002
        if isinstance(value, str) and value in self.values:
            return self.make(value)
        raise _wrong(where, self.noun, value, self.values, self.likely)


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text that is not empty and matches `pattern`; `known` gives values that are offered, not required."""

    noun: str
    pattern: str | None = None
    known: Callable[[], Iterable[str]] = tuple
    make: Callable[[str, Path], Any] = lambda text, _: text

    def schema(self) -> dict[str, Any]:
        text = {"type": "string"} | ({"pattern": self.pattern} if self.pattern else {"minLength": 1})
        known = list(self.known())
        return {"anyOf": [{"enum": known}, text]} if known else text

    def read(self, value: object, where: str, folder: Path) -> Any:
        if isinstance(value, str) and self._allows(value):
            return self.make(value, folder)
        known = [str(value)] if isinstance(value, (int, float)) and self._allows(str(value)) else [*self.known()]
        raise _wrong(where, self.noun, value, known)

    def _allows(self, text: str) -> bool:
        return re.search(self.pattern, text) is not None if self.pattern else bool(text)


@dataclass(frozen=True, slots=True, eq=False)
class Many:
    """A list of values of one kind; with `or_one`, a single such value stands for a list of one."""

    item: Kind
    noun: str
    or_one: bool = False

    def schema(self) -> dict[str, Any]:
        several = {"type": "array", "items": self.item.schema()}
        return {"anyOf": [self.item.schema(), several]} if self.or_one else several

    def read(self, value: object, where: str, folder: Path) -> tuple[Any, ...]:
        if isinstance(value, list):
            return tuple(self.item.read(one, f"{where}: an entry", folder) for one in value)
        if self.or_one:
            return (self.item.read(value, where, folder),)
        raise _wrong(where, self.noun, value, [f"[{json.dumps(value)}]"] if isinstance(value, str) else ())


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table whose keys are of one kind and whose values are of another."""

    key: Kind
    value: Kind
    noun: str

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "propertyNames": self.key.schema(), "additionalProperties": self.value.schema()}

    def read(self, value: object, where: str, folder: Path) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise _wrong(where, self.noun, value)
        return {
            self.key.read(key, f"{where}: a key", folder): self.value.read(one, f"{where} of {key!r}", folder)
            for key, one in value.items()
        }


@dataclass(frozen=True, slots=True)
class Output:
    """A report format, and the file that takes the report; without one it goes to standard output."""

    format: str
    file: Path | None = None

    @classmethod
    def parse(cls, text: str, folder: Path) -> Output:
        """The output that `FORMAT` or `FORMAT=FILE` asks for."""
        name, _, file = text.partition("=")
        return cls(name, folder / file if file else None)


def _path(text: str, folder: Path) -> Path:
    return folder / text


def _vendors() -> tuple[str, ...]:
    return (ANY, *shipped().vendors)


def _prefixes() -> tuple[str, ...]:
    return tuple(sorted({rule.code[:length] for rule in RULES for length in range(3, len(rule.code) + 1)}))


_CODE = Choice(tuple(BY_CODE), f"the code of a rule, such as {RULES[0].code!r}")
_SELECTOR = Choice(
    _prefixes(), f"the code of a rule or a prefix of one, such as {RULES[0].code!r}", likely=tuple(BY_CODE)
)
_SELECTORS = Many(_SELECTOR, "a list of codes and prefixes of codes")
_SEVERITY = Choice(tuple(map(str, Severity)), "'error' or 'warning'", Severity)
_GLOB = Text("a pattern of paths, as in .gitignore")
_OUTPUT = Text(
    f"FORMAT or FORMAT=FILE, the format being one of {', '.join(FORMATS)}",
    f"^(?:{'|'.join(FORMATS)})(?:=.+)?$",
    FORMATS.keys,
    Output.parse,
)


def _setting(kind: Kind, description: str) -> dict[str, Any]:
    return {"kind": kind, "description": description}


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. Without a settings file, the defaults.

    `select` being nothing stands for the default rules. Paths are absolute where they came from a file. Globs are
    relative to `folder`, the settings file's. `origin` names that file and table in messages, and `overridden` the
    fields that a command line or flake8 decided.
    """

    select: tuple[str, ...] | None = field(
        default=None,
        metadata=_setting(
            _SELECTORS,
            "Codes of rules, or prefixes of codes, to report instead of the default ones. A rule that is off by "
            f"default is selected only by {_SHORTEST_OPT_IN} or more characters of its code: `NFX290` or `NFX29`, not "
            "`NFX`.",
        ),
    )
    ignore: tuple[str, ...] = field(
        default=(),
        metadata=_setting(
            _SELECTORS,
            "Codes or prefixes not to report. Where `select` and `ignore` both name a rule, the longer one decides.",
        ),
    )
    vendor: str = field(
        default=ANY,
        metadata=_setting(
            Text("the key of a vendor", "^[a-z][a-z0-9-]*$", _vendors),
            "Whose list of versions counts: a key of the policy's vendors, or `any`, for which a version is as good as "
            "the most favourable vendor says.",
        ),
    )
    target_version: str | None = field(
        default=None,
        metadata=_setting(
            Text("a version such as '2.7'", r"^(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))?$"),
            "The InfluxDB version to move to. By default the one that the policy recommends.",
        ),
    )
    policy: Path | None = field(
        default=None,
        metadata=_setting(
            Text("the path of a policy document", make=_path),
            "A policy document to use in place of the shipped one.",
        ),
    )
    root: Path | None = field(
        default=None,
        metadata=_setting(
            Text("the path of a folder", make=_path),
            "The folder of the project that says which service a relationship reaches. By default it is found from "
            "the checked file upward.",
        ),
    )
    relationships: tuple[str, ...] = field(
        default=(),
        metadata=_setting(
            Many(Text("the name of a relationship"), "a list of names of relationships"),
            "Names of relationships that reach InfluxDB, beside those that the project's configuration declares.",
        ),
    )
    severity: Mapping[str, Severity] = field(
        default_factory=dict,
        metadata=_setting(
            Table(_CODE, _SEVERITY, "a table of codes and severities"),
            "Severities of rules, in place of their own: `error` or `warning` by code.",
        ),
    )
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict,
        metadata=_setting(
            Table(_GLOB, _SELECTORS, "a table of patterns of paths and lists of codes"),
            "Codes or prefixes not to report in the files that a pattern matches, by pattern.",
        ),
    )
    exclude: tuple[str, ...] = field(
        default=(),
        metadata=_setting(
            Many(_GLOB, "a list of patterns of paths"),
            "Patterns of files and folders to pass over, as in `.gitignore`, relative to the settings file.",
        ),
    )
    force_exclude: bool = field(
        default=False,
        metadata=_setting(Flag(), "Pass over excluded files also where they are named explicitly."),
    )
    allow_suppressions: bool = field(
        default=True,
        metadata=_setting(
            Flag(), "Whether comments such as `# noqa: NFX101` suppress findings. With `false`, everything is reported."
        ),
    )
    output_format: tuple[Output, ...] | None = field(
        default=None,
        metadata=_setting(
            Many(_OUTPUT, "a format or a list of formats", or_one=True),
            "The form of the report, or several: each a format, or a format and the file that takes it, as in "
            "`json=report.json`. By default `text`, and `github` beside it in a job of GitHub Actions.",
        ),
    )
    output_file: Path | None = field(
        default=None,
        metadata=_setting(
            Text("the path of a file", make=_path),
            "The file that takes the report of a format without a file of its own. By default standard output.",
        ),
    )
    fail_level: Severity = field(
        default=Severity.WARNING,
        metadata=_setting(_SEVERITY, "The severity from which findings make the exit status 1."),
    )
    exit_zero: bool = field(default=False, metadata=_setting(Flag(), "Exit with 0 in spite of findings."))
    statistics: bool = field(default=False, metadata=_setting(Flag(), "Count the findings of each rule."))
    color: str = field(
        default="auto",
        metadata=_setting(
            Choice(("auto", "always", "never"), "'auto', 'always' or 'never'"),
            "Whether the report has colours. `auto`: on a terminal, as NO_COLOR, FORCE_COLOR and TERM have it.",
        ),
    )

    folder: Path = field(default_factory=Path)
    origin: str = "the settings"
    overridden: frozenset[str] = frozenset()

    def merged(self, **overrides: Any) -> Settings:
        """These settings with other values, by field; nothing (None) leaves a field as it is.

        The values are of the fields' own types, as `read_option` gives them.
        """
        given = {name: value for name, value in overrides.items() if value is not None}
        return replace(self, overridden=self.overridden | given.keys(), **given)

    def resolved(self, policy: Policy) -> Settings:
        """These settings with their vendor and target version held against the policy in use.

        A target version that is not set becomes the recommended one, or what the vendor offers in its place. Raises
        SettingsError.
        """
        if self.vendor not in (ANY, *policy.vendors):
            known = (ANY, *policy.vendors)
            raise _wrong(self._where("vendor"), f"one of {', '.join(known)}", self.vendor, known)
        target = self.target_version or policy.target(self.vendor)
        known = policy.offered(self.vendor)
        if self.target_version and target not in known:
            raise _wrong(self._where("target-version"), "a version that the vendor supports", target, known)
        return replace(self, target_version=target)

    def selects(self, code: str) -> bool:
        """Whether findings of the rule with this code are to be reported."""
        rule = BY_CODE[code]
        ignored = _longest(code, self.ignore)
        if self.select is None:
            return rule.enabled and not ignored
        selected = _longest(code, self.select)
        return selected > ignored and (rule.enabled or selected >= _SHORTEST_OPT_IN)

    def ignored_for(self, path: Path) -> frozenset[str]:
        """The codes that `per-file-ignores` has for a file. Raises SettingsError for an impossible pattern."""
        where = self._where("per-file-ignores")
        selectors = [
            selector
            for glob, codes in self.per_file_ignores.items()
            if _matches((glob,), where, path, self.folder)
            for selector in codes
        ]
        return frozenset(code for code in BY_CODE if code.startswith(tuple(selectors)))

    def codes_for(self, path: Path) -> frozenset[str]:
        """The codes to report in a file: selected, and not ignored for it. Raises SettingsError."""
        return frozenset(filter(self.selects, BY_CODE)) - self.ignored_for(path)

    def excludes(self, path: Path, *, is_folder: bool = False) -> bool:
        """Whether a file, or a folder with all that it holds, is to be passed over. Raises SettingsError."""
        return _matches(self.exclude, self._where("exclude"), path, self.folder, is_folder=is_folder)

    def _where(self, key: str) -> str:
        origin = "the option" if key.replace("-", "_") in self.overridden else self.origin
        return f"{origin} {key!r}"


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """One key of a settings file."""

    key: str
    field: str
    kind: Kind
    description: str
    default: object

    def schema(self) -> dict[str, Any]:
        """The JSON schema of the value, described for an editor."""
        described = {"description": self.description.replace("`", "")} | self.kind.schema()
        return described if self.default is None else described | {"default": self.default}


def _as_json(default: object) -> object:
    return list(default) if isinstance(default, tuple) else default


_DEFAULTS = Settings()

SETTINGS: Mapping[str, Setting] = {
    one.name.replace("_", "-"): Setting(
        key=one.name.replace("_", "-"),
        field=one.name,
        kind=one.metadata["kind"],
        description=one.metadata["description"],
        default=_as_json(getattr(_DEFAULTS, one.name)),
    )
    for one in fields(Settings)
    if one.metadata
}
"""Every setting by its key."""


def read_table(table: Mapping[str, object], origin: str, folder: Path) -> Settings:
    """The settings of a table; paths and globs in it are relative to `folder`. Raises SettingsError.

    `origin` names file and table, as in `pyproject.toml: [tool.influx-lint]`.
    """
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in SETTINGS:
            known = nearest(key, SETTINGS)
            hint = f"; did you mean {known!r}?" if known else f"; the keys are {', '.join(SETTINGS)}"
            raise SettingsError(f"{origin} has no key {key!r}{hint}")
        values[SETTINGS[key].field] = SETTINGS[key].kind.read(value, f"{origin} {key!r}", folder)
    settings = Settings(**values, folder=folder, origin=origin)
    for glob in (*settings.exclude, *settings.per_file_ignores):
        _globs((glob,), f"{origin} {'exclude' if glob in settings.exclude else 'per-file-ignores'!r}")
    return settings


def read_option(key: str, value: str | bool | Sequence[str], option: str) -> Any:
    """The value of a command line's option, as `Settings.merged` takes it. Raises SettingsError, naming the option.

    `key` is the setting's. For a setting that is a list, texts are split at commas and blanks. Paths are relative to
    the working folder.
    """
    kind = SETTINGS[key].kind
    if not isinstance(kind, Many):
        return kind.read(value, option, Path.cwd())
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, Sequence):
        raise _wrong(option, kind.noun, value)
    entries = texts if kind.or_one else [entry for text in texts for entry in re.split(r"[,\s]+", text) if entry]
    return tuple(kind.item.read(entry, option, Path.cwd()) for entry in entries)


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
        self._overrides = dict(overrides or {})
        self._default = Settings(folder=Path.cwd()).merged(**self._overrides)
        self._found: dict[str, Settings] = {}
        self._fixed: Settings | None = self._default if isolated else None
        if config is not None and not isolated:
            self._fixed = read_file(config.absolute()).merged(**self._overrides)

    def for_file(self, path: Path) -> Settings:
        """The settings of a file, which need not exist. Raises SettingsError."""
        return self._fixed or self._search(os.path.dirname(os.path.abspath(path)))  # noqa: PTH100, PTH120

    def for_folder(self, path: Path) -> Settings:
        """The settings of the files that stand in a folder. Raises SettingsError."""
        return self._fixed or self._search(os.path.abspath(path))  # noqa: PTH100

    def for_run(self, paths: Sequence[Path]) -> Settings:
        """The settings for what a run does once: those of the innermost folder that holds all of `paths`."""
        if self._fixed:
            return self._fixed
        folders = [path if _is_folder(path) else path.parent for path in map(Path.absolute, paths)]
        try:
            return self.for_folder(Path(os.path.commonpath(folders or [Path.cwd()])))
        except ValueError:  # paths on several drives have nothing in common
            return self._default

    def _search(self, folder: str) -> Settings:
        passed: list[str] = []
        settings = None
        while settings is None:
            settings = self._found.get(folder) or self._read(Path(folder))
            passed.append(folder)
            parent = os.path.dirname(folder)  # noqa: PTH120
            if parent == folder:
                break
            folder = parent
        settings = settings or self._default
        self._found.update(dict.fromkeys(passed, settings))
        return settings

    def _read(self, folder: Path) -> Settings | None:
        own, pyproject = folder / OWN_FILE, folder / PYPROJECT
        settings = _from_own_file(own) if _is_file(own) else None
        if settings is None and _is_file(pyproject):
            settings = _from_pyproject(pyproject)
        return settings.merged(**self._overrides) if settings else None


def _from_own_file(path: Path) -> Settings:
    return read_table(_toml(path, _content(path)), f"{_shown_path(path)}: {TABLE}", path.parent)


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
        raise _wrong(f"{_shown_path(path)}: tool.{TABLE}", "a table", table)
    return None if table is None else read_table(table, f"{_shown_path(path)}: [tool.{TABLE}]", path.parent)


def _is_file(path: Path) -> bool:
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


def _longest(code: str, selectors: Iterable[str]) -> int:
    return max((len(selector) for selector in selectors if code.startswith(selector)), default=0)


@lru_cache(maxsize=256)
def _globs(patterns: tuple[str, ...], where: str) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except (ValueError, re.error) as error:
        raise SettingsError(f"{where}: {' or '.join(map(repr, patterns))} is no pattern of paths") from error


def _matches(patterns: tuple[str, ...], where: str, path: Path, folder: Path, *, is_folder: bool = False) -> bool:
    if not patterns:
        return False
    try:
        relative = os.path.relpath(path, folder)
    except ValueError:  # on another drive
        relative = str(path.absolute())
    return _globs(patterns, where).match_file(Path(relative).as_posix() + "/" * is_folder)


def nearest(value: str, known: Iterable[str], likely: Iterable[str] = ()) -> str | None:
    """The one of `known` that `value` was probably meant to be, if any.

    Another way to write a known one counts first; beyond that, the choice is among the `likely` ones, if there are any.
    """
    import difflib

    values = list(known)
    for spelling in (value.upper(), value.lower().replace("_", "-")):
        if spelling in values:
            return spelling
    return next(iter(difflib.get_close_matches(value[:_LONGEST_SHOWN], list(likely) or values, n=1)), None)


def _wrong(
    where: str, noun: str, value: object, known: Iterable[str] = (), likely: Iterable[str] = ()
) -> SettingsError:
    values = list(known)
    meant = nearest(value, values, likely) if isinstance(value, str) else None
    if meant is None and len(values) == 1:
        meant = values[0]
    quoted = meant if meant is None or meant.startswith("[") else repr(meant)
    return SettingsError(f"{where} must be {noun}, not {_shown(value)}{f'; did you mean {quoted}?' if meant else ''}")


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


def settings_schema() -> dict[str, Any]:
    """The JSON schema (draft 7, which TOML editors read) of a `.influx-lint.toml` or a `[tool.influx-lint]` table."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_ID,
        "title": "influx-lint settings",
        "description": f"The keys of {OWN_FILE}, and of [tool.{TABLE}] in {PYPROJECT}.",
        "type": "object",
        "additionalProperties": False,
        "properties": {key: setting.schema() for key, setting in SETTINGS.items()},
    }


def settings_markdown() -> str:
    """The table of settings for the documentation."""
    rows = [f"| `{setting.key}` | {_shown_default(setting)} | {setting.description} |" for setting in SETTINGS.values()]
    return "\n".join(["| key | default | meaning |", "|---|---|---|", *rows]) + "\n"


def _shown_default(setting: Setting) -> str:
    if setting.default is None:
        return ""
    return f"`{json.dumps(setting.default)}`"


def generated_documents(root: Path) -> dict[Path, str]:
    """What the schema's file and the documentation's page in a checkout at `root` have to hold, by path.

    Raises ValueError where the page lacks the marks between which the table stands.
    """
    page = root / "docs" / "settings.md"
    before, begins, rest = page.read_text(encoding="utf-8").partition(_TABLE_BEGINS)
    _, ends, after = rest.partition(_TABLE_ENDS)
    if not (begins and ends):
        raise ValueError(f"{page} lacks the lines {_TABLE_BEGINS} and {_TABLE_ENDS}")
    return {
        root / "schemas" / "settings.schema.json": json.dumps(settings_schema(), indent=2) + "\n",
        page: f"{before}{begins}\n\n{settings_markdown()}\n{ends}{after}",
    }
