"""The table of settings: what each can be and means, how it is read, its schema and its documentation.

It is one table for settings files, the command line's options, errors, the schema for editors and the documentation."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from influx_lint.guesses import nearest
from influx_lint.registry.policy import ANY, shipped
from influx_lint.registry.rule import Severity
from influx_lint.registry.rules import BY_CODE, RULES
from influx_lint.reports import FORMATS
from influx_lint.settings import (
    ALL_LANGUAGES,
    OWN_FILE,
    PYPROJECT,
    SHORTEST_OPT_IN,
    TABLE,
    Output,
    Settings,
    SettingsError,
    wrong,
)
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any, Protocol

    class Kind(Protocol):
        """What a setting can be: how it is read, and how a JSON schema says the same."""

        @property
        def noun(self) -> str:
            """What the value must be, for a message: `true or false`."""

        def schema(self) -> dict[str, Any]:
            """The JSON schema of the value."""

        def offered(self) -> Iterable[str]:
            """The texts to choose from, where there are such."""

        def read(self, value: object, where: str, folder: Path) -> Any:
            """The value as `Settings` has it; paths are relative to `folder`. Raises SettingsError, naming `where`."""


SCHEMA_ID = "https://github.com/influx-lint/influx-lint/blob/main/schemas/settings.schema.json"

_TABLE_BEGINS, _TABLE_ENDS = "<!-- table of settings -->", "<!-- end of the table of settings -->"


class Flag:
    """True or false."""

    noun = "true or false"

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}

    def offered(self) -> Iterable[str]:
        return ()

    def read(self, value: object, where: str, folder: Path) -> bool:  # noqa: ARG002
        if isinstance(value, bool):
            return value
        raise wrong(where, self.noun, value)


class Choice(NamedTuple):
    """One of a few texts. `likely` are those to choose from when a message guesses what was meant."""

    values: tuple[str, ...]
    noun: str
    make: Callable[[str], Any] = str
    likely: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.values)}

    def offered(self) -> Iterable[str]:
        return self.likely or self.values

    def read(self, value: object, where: str, folder: Path) -> Any:  # noqa: ARG002
        if isinstance(value, str) and value in self.values:
            return self.make(value)
        raise wrong(where, self.noun, value, self.values, self.likely)


class Word(NamedTuple):
    """A text that is not empty and matches `pattern`; `known` gives values that are offered, not
    required, and `meant` what was meant by another one."""

    noun: str
    pattern: str | None = None
    known: Callable[[], Iterable[str]] = tuple
    make: Callable[[str, Path], Any] = lambda text, _: text
    meant: Callable[[str], str | None] | None = None

    def schema(self) -> dict[str, Any]:
        text = {"type": "string"} | ({"pattern": self.pattern} if self.pattern else {"minLength": 1})
        known = list(self.known())
        return {"anyOf": [{"enum": known}, text]} if known else text

    def offered(self) -> Iterable[str]:
        return self.known()

    def read(self, value: object, where: str, folder: Path) -> Any:
        if isinstance(value, str) and self._allows(value):
            return self.make(value, folder)
        known = [str(value)] if isinstance(value, (int, float)) and self._allows(str(value)) else [*self.known()]
        raise wrong(where, self.noun, value, known, meant=self.meant)

    def _allows(self, text: str) -> bool:
        return re.search(self.pattern, text) is not None if self.pattern else bool(text)


class Many(NamedTuple):
    """A list of values of one kind; with `or_one`, a single such value stands for a list of one."""

    item: Kind
    noun: str
    or_one: bool = False

    def schema(self) -> dict[str, Any]:
        several = {"type": "array", "items": self.item.schema()}
        return {"anyOf": [self.item.schema(), several]} if self.or_one else several

    def offered(self) -> Iterable[str]:
        return self.item.offered()

    def read(self, value: object, where: str, folder: Path) -> tuple[Any, ...]:
        if isinstance(value, list):
            return tuple(self.item.read(one, f"{where}: an entry", folder) for one in value)
        if self.or_one:
            return (self.item.read(value, where, folder),)
        raise wrong(where, self.noun, value, [f"[{json.dumps(value)}]"] if isinstance(value, str) else ())


class Table(NamedTuple):
    """A table whose keys are of one kind and whose values are of another."""

    key: Kind
    value: Kind
    noun: str

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "propertyNames": self.key.schema(), "additionalProperties": self.value.schema()}

    def offered(self) -> Iterable[str]:
        return ()

    def read(self, value: object, where: str, folder: Path) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise wrong(where, self.noun, value)
        return {
            self.key.read(key, f"{where}: a key", folder): self.value.read(one, f"{where} of {key!r}", folder)
            for key, one in value.items()
        }


def _folder(text: str, folder: Path) -> Path:
    """A folder by the name that paths below it begin with."""
    return Path(os.path.normpath(folder / text))


def _prefixes() -> tuple[str, ...]:
    return tuple(sorted({rule.code[:length] for rule in RULES for length in range(3, len(rule.code) + 1)}))


_CODE = Choice(tuple(BY_CODE), f"the code of a rule, such as {RULES[0].code!r}")
_SELECTOR = Choice(
    _prefixes(), f"the code of a rule or a prefix of one, such as {RULES[0].code!r}", likely=tuple(BY_CODE)
)
_SELECTORS = Many(_SELECTOR, "a list of codes and prefixes of codes")
_SEVERITY = Choice(tuple(map(str, Severity)), "'error' or 'warning'", Severity)
_GLOB = Word("a pattern of paths, as in .gitignore")
_OUTPUT = Word(
    f"FORMAT or FORMAT=FILE, the format being one of {', '.join(FORMATS)}",
    f"^(?:{'|'.join(FORMATS)})(?:=.+)?$",
    FORMATS.keys,
    Output.parse,
)


class Setting(NamedTuple):
    """One key of a settings file: what its value can be, and what it means; `brief` says it for the help of its option,
    and has `{}` where the values to choose from are to stand."""

    key: str
    kind: Kind
    description: str
    brief: str = ""

    @property
    def help(self) -> str:
        """What its option is for, in a line or two."""
        return self.brief.format(", ".join(self.kind.offered()))

    @property
    def field(self) -> str:
        """The name of its field of `Settings`."""
        return self.key.replace("-", "_")

    @property
    def default(self) -> object:
        """The default as JSON has it."""
        default = Settings._field_defaults[self.field]
        if isinstance(default, Mapping):
            return dict(default)
        return list(default) if isinstance(default, tuple) else default

    def schema(self) -> dict[str, Any]:
        """The JSON schema of the value, described for an editor."""
        described = {"description": self.description.replace("`", "")} | self.kind.schema()
        return described if self.default is None else described | {"default": self.default}


_TABLE = (
    Setting(
        "select",
        _SELECTORS,
        "Codes of rules, or prefixes of codes, to report instead of the default ones. A rule that is off by "
        f"default is selected only by {SHORTEST_OPT_IN} or more characters of its code: `NFX290` or `NFX29`, not "
        "`NFX`.",
        brief="report these alone, by code or prefix: NFX2, NFX101",
    ),
    Setting(
        "ignore",
        _SELECTORS,
        "Codes or prefixes not to report. Where `select` and `ignore` both name a rule, the longer one decides.",
        brief="do not report these; the longer prefix decides",
    ),
    Setting(
        "vendor",
        Word(
            "the key of a vendor",
            "^[a-z][a-z0-9-]*$",
            lambda: (ANY, *shipped().vendors),
            meant=lambda text: shipped().vendor_meant(text),
        ),
        "Whose list of versions counts: a key of the policy's vendors, or `any`, for which a version is as good as "
        "the most favourable vendor says. By default `upsun-flex` for the files in `.upsun/`, and `any` for others.",
        brief="whose versions: {}",
    ),
    Setting(
        "target-version",
        Word("a version such as '2.7'", r"^(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))?$", lambda: shipped().offered()),
        "The InfluxDB version to move to. By default the one that the policy recommends.",
        brief="the version to move to: {}",
    ),
    Setting(
        "policy",
        Word("the path of a policy document", make=lambda text, folder: folder / text),
        "A policy document to use in place of the shipped one.",
        brief="a policy document in place of the shipped one",
    ),
    Setting(
        "root",
        Word("the path of a folder", make=_folder),
        "The folder of the project that says which service a relationship reaches. By default it is found from "
        "the checked file upward.",
    ),
    Setting(
        "relationships",
        Many(Word("the name of a relationship"), "a list of names of relationships"),
        "Names of relationships that reach InfluxDB, beside those that the project's configuration declares.",
        brief="more names of relationships that reach InfluxDB",
    ),
    Setting(
        "languages",
        Many(Choice(ALL_LANGUAGES, f"one of {', '.join(ALL_LANGUAGES)}"), "a list of languages"),
        "The languages whose files are looked at, by default all. `javascript` is TypeScript, too, and `shell` the "
        "scripts in the configuration.",
        brief="look at these alone: {}",
    ),
    Setting(
        "severity",
        Table(_CODE, _SEVERITY, "a table of codes and severities"),
        "Severities of rules, in place of their own: `error` or `warning` by code.",
    ),
    Setting(
        "per-file-ignores",
        Table(_GLOB, _SELECTORS, "a table of patterns of paths and lists of codes"),
        "Codes or prefixes not to report in the files that a pattern matches, by pattern.",
    ),
    Setting(
        "exclude",
        Many(_GLOB, "a list of patterns of paths"),
        "Patterns of files and folders to pass over, as in `.gitignore`, relative to the settings file.",
        brief="pass over what these match, as in .gitignore",
    ),
    Setting(
        "force-exclude",
        Flag(),
        "Pass over excluded files also where they are named explicitly.",
        brief="pass over it also where it is named",
    ),
    Setting(
        "allow-suppressions",
        Flag(),
        "Whether comments such as `# noqa: NFX101` suppress findings. With `false`, everything is reported.",
    ),
    Setting(
        "output-format",
        Many(_OUTPUT, "a format or a list of formats", or_one=True),
        "The form of the report, or several: each a format, or a format and the file that takes it, as in "
        "`json=report.json`. By default `text`, and `github` beside it in a job of GitHub Actions. A settings file "
        "names files in its own folder or below.",
        brief="one, or several with files: {}",
    ),
    Setting(
        "output-file",
        Word("the path of a file", make=lambda text, folder: folder / text),
        "The file that takes the report of a format without a file of its own. By default standard output. A settings "
        "file names one in its own folder or below.",
        brief="the file for a report without one of its own",
    ),
    Setting(
        "fail-level",
        _SEVERITY,
        "The severity from which findings make the exit status 1.",
        brief="exit with 1 from here on: {}",
    ),
    Setting("exit-zero", Flag(), "Exit with 0 in spite of findings.", brief="exit with 0 in spite of findings"),
    Setting("statistics", Flag(), "Count the findings of each rule.", brief="count the findings of each rule"),
    Setting(
        "color",
        Choice(("auto", "always", "never"), "'auto', 'always' or 'never'"),
        "Whether the report has colours. `auto`: on a terminal, as NO_COLOR, FORCE_COLOR and TERM have it.",
        brief="{}",
    ),
    Setting(
        "baseline",
        Word("the path of a baseline", make=lambda text, folder: folder / text),
        "The file with the findings that are known, which `check` passes over; `--write-baseline` writes it.",
        brief="do not report what this knows (--write-baseline)",
    ),
    Setting(
        "noqa-reason",
        Word(
            "a line of text that begins with no code, and has no '#'", r"^(?![A-Z]+[0-9])[^#\s\x00-\x1f][^#\x00-\x1f]*$"
        ),
        "The reason that `--add-noqa` writes behind the codes where it is given none.",
    ),
)

SETTINGS: Mapping[str, Setting] = {one.key: one for one in _TABLE}
"""Every setting by its key."""


def read_table(table: Mapping[str, object], origin: str, folder: Path) -> Settings:
    """The settings of a table; paths and globs in it are relative to `folder`. Raises SettingsError. `origin` names
    file and table, as in `pyproject.toml: [tool.influx-lint]`."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in SETTINGS:
            known = nearest(key, SETTINGS)
            hint = f"; did you mean {known!r}?" if known else f"; the keys are {', '.join(SETTINGS)}"
            raise SettingsError(f"{origin} has no key {key!r}{hint}", key=key)
        try:
            values[SETTINGS[key].field] = SETTINGS[key].kind.read(value, f"{origin} {key!r}", folder)
        except SettingsError as error:
            error.key = key
            raise
    settings = Settings(**values, folder=folder, origin=origin)
    settings.hold_to_patterns()
    settings.hold_to_folder()
    return settings


def read_option(key: str, value: str | bool | Sequence[str], option: str) -> Any:
    """The value of a command line's option, as `Settings.merged` takes it. Raises SettingsError, naming the option.
    `key` is the setting's. For a setting that is a list, texts are split at commas and blanks. Paths are relative to
    the working folder."""
    kind = SETTINGS[key].kind
    if not isinstance(kind, Many):
        return kind.read(value, option, Path.cwd())
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, Sequence):
        raise wrong(option, kind.noun, value)
    entries = texts if kind.or_one else [entry for text in texts for entry in re.split(r"[,\s]+", text) if entry]
    return tuple(kind.item.read(entry, option, Path.cwd()) for entry in entries)


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
    """What the schema's file and the documentation's page in a checkout at `root` have to hold, by path. Raises
    ValueError where the page lacks the marks between which the table stands."""
    page = root / "docs" / "settings.md"
    before, begins, rest = page.read_text(encoding="utf-8").partition(_TABLE_BEGINS)
    _, ends, after = rest.partition(_TABLE_ENDS)
    if not (begins and ends):
        raise ValueError(f"{page} lacks the lines {_TABLE_BEGINS} and {_TABLE_ENDS}")
    return {
        root / "schemas" / "settings.schema.json": json.dumps(settings_schema(), indent=2) + "\n",
        page: f"{before}{begins}\n\n{settings_markdown()}\n{ends}{after}",
    }
