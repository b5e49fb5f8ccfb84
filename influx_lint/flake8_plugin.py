"""The flake8 plugin: what `influx-lint check` finds in Python files, inline in flake8 and the editors that run it.

flake8 imports this module once for every process, and editors start it with every look at a file: it imports nothing
that a file without findings does not need."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from influx_lint import __version__
from influx_lint.languages import PYTHON
from influx_lint.settings import Settings

if TYPE_CHECKING:
    import ast

    from flake8.options.manager import OptionManager

    from influx_lint.findings import Finding
    from influx_lint.session import Session, Sight

    Line = tuple[int, int, str]

_PREFIX = "NFX"

_LINE = "%(path)s:%(row)d:%(col)d: %(code)s %(text)s"
"""flake8's own form of a finding."""

_PLACE = re.compile(r":(?=\d+:\d+: )")
"""What editors would take for a place, if it stood in a message."""

_OPTIONS: tuple[tuple[str, str, dict[str, bool], str], ...] = (
    ("--influx-relationships", "NAMES", {"comma_separated_list": True}, "names of further relationships to InfluxDB"),
    ("--influx-vendor", "VENDOR", {}, "the vendor whose list of versions counts, or any"),
    ("--influx-policy", "FILE", {"normalize_paths": True}, "a policy document to use in place of the shipped one"),
    ("--influx-root", "FOLDER", {"normalize_paths": True}, "the folder of the project, where it is not to be found"),
)


def _path(name: str | None) -> Path | None:
    return Path(name).absolute() if name else None


class Flake8:
    """What flake8 was asked for, and what a process knows of the files that it looks at."""

    def __init__(self, options: argparse.Namespace | None = None, sight: Sight | None = None) -> None:
        """`sight` is that of an earlier run of the same process, if there was any."""
        given = vars(options) if options else {}
        self.overrides = {
            "relationships": tuple(given.get("influx_relationships") or ()) or None,
            "vendor": given.get("influx_vendor"),
            "policy": _path(given.get("influx_policy")),
            "root": _path(given.get("influx_root")),
        }
        selectors = [given.get(name) or () for name in ("select", "extend_select", "enable_extensions")]
        self.selectors = tuple(one for some in selectors for one in some if one.startswith(_PREFIX))
        line = given.get("format") or ""
        self.line = line if "%(" in line else _LINE
        self.sight = sight
        self._begin()

    def _begin(self) -> None:
        self._seen: set[str] = set()
        self._session: Session | None = None
        if self.sight is not None:
            self.sight.refresh()

    def see(self, path: str) -> None:
        """Note that a file is looked at. A second look begins a run: `flake8.api.legacy` parses options once."""
        if path in self._seen:
            self._begin()
        self._seen.add(path)

    @property
    def session(self) -> Session:
        """The run, which begins with the first file."""
        from influx_lint.project.disk import Disk
        from influx_lint.session import Session, Sight
        from influx_lint.settings_files import SettingsFinder

        if self._session is None:
            self.sight = self.sight or Sight(Disk(), sets_aside=True)
            self._session = Session(SettingsFinder(overrides=self.overrides), self.sight, self.reports)
        return self._session

    def hold_to_settings(self, options: argparse.Namespace) -> None:
        """Look at the settings of all files that flake8 is about to check. Raises flake8's ExecutionError, as a finding
        in the first file whose settings cannot be used: nothing was checked, so nothing may look clean."""
        from influx_lint.errors import RunError

        for name in _named(options):
            try:
                _ = self.session.around(os.path.abspath(name)).policy  # noqa: PTH100 - links stay as they were named
            except RunError as error:
                raise self.refusal(name, error) from None

    def refusal(self, name: str, error: Exception) -> Exception:
        """What ends flake8, in the form of a finding: editors show that, and pass over anything else."""
        from flake8.exceptions import ExecutionError

        parts = {"path": name, "row": 1, "col": 1, "code": f"{_PREFIX}901", "text": _one_line(error)}
        try:
            return ExecutionError(self.line % parts)
        except (LookupError, TypeError, ValueError):
            return ExecutionError(_LINE % parts)

    def reports(self, code: str, settings: Settings) -> bool:
        """Whether to hand a finding to flake8, which selects in its turn; what flake8's options select outweighs. A
        rule that is off by default needs to be named: flake8 would switch it on with any `ignore` of a user's."""
        if settings.selects(code):
            return True
        return bool(self.selectors) and settings.merged(select=self.selectors, ignore=()).selects(code)


class Plugin:
    """A file as flake8 hands it over."""

    name = "influx-lint"
    version = __version__

    flake8: ClassVar[Flake8] = Flake8()

    def __init__(self, tree: ast.Module, filename: str, lines: list[str]) -> None:
        self.tree = tree
        self.filename = filename
        self.lines = lines

    @classmethod
    def add_options(cls, manager: OptionManager) -> None:
        """Register the options of the plugin with flake8."""
        for name, metavar, kind, text in _OPTIONS:
            manager.add_option(name, metavar=metavar, parse_from_config=True, help=text, **kind)

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Begin a run: editors keep one process for many, and files change between them. Raises flake8's ExecutionError
        where settings cannot be used."""
        cls.flake8 = Flake8(options, cls.flake8.sight)
        if not _is_worker():
            cls.flake8.hold_to_settings(options)

    def run(self) -> Iterator[tuple[int, int, str, type]]:
        """The findings: line from one, column from zero, text with the code first. Settings that only now cannot be
        used end flake8, too, by its ExecutionError. In one of several processes they are a finding: flake8 would have
        to kill the others, which at times hangs (`Pool.terminate`)."""
        from influx_lint.errors import RunError

        source = "".join(self.lines)
        if not source:
            return
        try:
            found = self._findings(source)
        except RunError as error:
            if not _is_worker():
                raise self.flake8.refusal(self.filename, error) from None
            found = [_not_checked(error)]
        except Exception as error:  # noqa: BLE001 - it would cost the user every finding of every file
            found = [_not_checked(error)]
        for line, column, text in found:
            yield line, column, text, type(self)

    def _findings(self, source: str) -> list[Line]:
        name = os.path.abspath(self.filename)  # noqa: PTH100 - links stay as they were named
        self.flake8.see(name)
        around = self.flake8.session.around(name)
        gate = around.gate
        data = source.encode("utf-8", "surrogatepass")
        if source.isspace() or not gate.lets_pass(name, data, PYTHON, by_itself=True):
            return []
        path, settings = Path(name), around.settings
        if settings.excludes(path) or settings.leaves_out(PYTHON):
            return []
        from influx_lint.checks import code
        from influx_lint.garbage import uncollected

        with uncollected():
            found = code.check(around.context, path, source, tree=self.tree, language=PYTHON)
        ignored = (*settings.ignored_for(path), *_ignored_in_file(source, settings))
        selected = [one for one in found if self.flake8.reports(one.code, settings)]
        return [_entry(one) for one in selected if not one.code.startswith(ignored)]


def _ignored_in_file(source: str, settings: Settings) -> tuple[str, ...]:
    """The codes that the file's own `# influx-lint: ignore-file[…]` names; flake8 minds its `# noqa` itself."""
    if not settings.allow_suppressions or "influx-lint" not in source.lower():
        return ()
    from influx_lint.checks.suppressions import ignored_in_file

    return ignored_in_file(source, PYTHON.name)


def _is_worker() -> bool:
    """Whether this is one of the processes that flake8 has share the files."""
    from multiprocessing import parent_process

    return parent_process() is not None


def _named(options: argparse.Namespace) -> Iterator[str]:
    """The files that flake8 is about to check, as it names them in what it prints."""
    import sys

    from flake8.discover_files import expand_paths

    if not options.filenames and "flake8.api.legacy" in sys.modules:
        return  # it is told later what to check
    for name in expand_paths(
        paths=options.filenames,
        stdin_display_name=options.stdin_display_name,
        filename_patterns=options.filename,
        exclude=(*options.exclude, *options.extend_exclude),
    ):
        yield options.stdin_display_name if name == "-" else name


def _not_checked(error: Exception) -> Line:
    return 1, 0, f"{_PREFIX}901 could not be checked: {_one_line(error)}"


def _entry(finding: Finding) -> Line:
    return finding.span.line, finding.span.column - 1, f"{finding.code} {_PLACE.sub(' ', finding.message)}"


def _one_line(error: Exception) -> str:
    text: Any = " ".join(str(error).split()) or type(error).__name__
    return _PLACE.sub(" ", text)
