"""What the tools report on a case: the one place that knows how to call them and read their output."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from influx_lint import run
from influx_lint.reports.entries import entries
from influx_lint.settings_files import SettingsFinder
from oracle.case import DEFAULT_CODES, OPTIONAL_CODES, Case, Place

Tool = Literal["flake8", "check"]

_LINE = re.compile(r"(?:\./)?(?P<path>.+?):(?P<row>\d+):(?P<column>\d+):(?P<code>\w+)")


@dataclass(frozen=True, slots=True, order=True)
class Reported:
    """A finding as a tool reports it; columns count characters from one."""

    place: Place
    column: int
    code: str


def reported(tool: Tool, root: Path, *, optional: bool, every_file: bool = False) -> list[Reported]:
    """What `tool` reports of the code of the project in `root`; `optional` switches on NFX290 and NFX291. It is the
    Python code alone, unless `every_file` counts, but for JSON, which has no marks.

    It runs in a copy, since a case without configuration would here belong to the repository around it.
    """
    codes = sorted(DEFAULT_CODES | (OPTIONAL_CODES if optional else set()))
    with tempfile.TemporaryDirectory(prefix="case-") as folder:
        project = shutil.copytree(root, Path(folder, root.name))
        with contextlib.chdir(project):
            return sorted(_flake8(codes) if tool == "flake8" else _check(codes, every_file=every_file))


def differences(case: Case, found: Sequence[Reported], *, optional: bool) -> list[str]:
    """Where findings and marks differ, each in one line."""
    codes = DEFAULT_CODES | (OPTIONAL_CODES if optional else set())
    expected = Counter((mark.place, mark.code) for mark in case.marks if mark.code in codes)
    actual = Counter((one.place, one.code) for one in found)
    for place, code in list(actual):
        if code in case.allowed.get(place, ()):
            actual[place, code] = expected[place, code]
    missed = [f"missed: {place.path}:{place.line} {code}" for place, code in (expected - actual).elements()]
    false = [f"false alarm: {place.path}:{place.line} {code}" for place, code in (actual - expected).elements()]
    return [*sorted(missed), *sorted(false)]


def _flake8(codes: list[str]) -> list[Reported]:
    from flake8.main.cli import main

    with tempfile.TemporaryDirectory(prefix="oracle-") as folder:
        output = Path(folder, "findings.txt")
        main(
            [
                "--isolated",
                "--jobs=1",
                f"--select={','.join(codes)}",
                "--format=%(path)s:%(row)d:%(col)d:%(code)s",
                f"--output-file={output}",
                ".",
            ]
        )
        lines = output.read_text("utf-8").splitlines() if output.exists() else []
    return [_from_line(line) for line in lines]


def _from_line(line: str) -> Reported:
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"flake8 printed something else than a finding: {line}")
    return Reported(Place(match["path"], int(match["row"])), int(match["column"]), match["code"])


def _check(codes: list[str], *, every_file: bool) -> list[Reported]:
    outcome = run.check(["."], SettingsFinder(overrides={"select": tuple(codes)}))
    found = entries(outcome, str(Path.cwd()), ways=True)
    return [
        Reported(Place(one.path, one.finding.span.line), one.finding.span.column, one.finding.code)
        for one in found
        if not one.suppressed and (not one.path.endswith(".json") if every_file else one.path.endswith(".py"))
    ]
