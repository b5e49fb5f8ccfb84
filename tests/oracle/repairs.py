"""What a case becomes by its repair."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from influx_lint import run
from influx_lint.findings import Edit, Finding, Outcome
from influx_lint.repair import drafts
from influx_lint.settings_files import SettingsFinder
from influx_lint.text import Lines
from oracle.case import DEFAULT_CODES, Case


@dataclass(frozen=True)
class Repaired:
    """What is left of a case after its repair: the folder that it was made in, what was `announced` as fixable, and
    what is still found there."""

    root: Path
    announced: tuple[Finding, ...]
    rounds: tuple[tuple[Finding, ...], ...]
    texts: Mapping[Path, str]
    outcome: Outcome

    @property
    def is_complete(self) -> bool:
        left = [one for one in self.outcome.findings if one.code in DEFAULT_CODES]
        return bool(self.rounds) and not left and not self.outcome.suppressed


def is_of_python(finding: Finding) -> bool:
    """Whether a finding is in a Python file."""
    return finding.path.endswith(".py")


def repair(case: Case, folder: Path, counts: Callable[[Finding], bool] = is_of_python) -> Repaired:
    """A copy of the case in `folder`, its services at a version that has the new keys, and every fix made of the
    findings that count."""
    root = folder / case.name
    shutil.copytree(case.root, root)
    before = {root / path: text for path, text in case.sources.items()}
    finder = SettingsFinder(overrides={"select": tuple(sorted(DEFAULT_CODES))})
    _upgrade(root)

    def look(unsaved: Mapping[Path, bytes]) -> Outcome:
        return run.check(["."], finder, unsaved=unsaved)

    with contextlib.chdir(root):
        announced = tuple(one for one in look({}).findings if one.fix is not None and counts(one))
    rounds: list[tuple[Finding, ...]] = []
    made: Mapping[Path, drafts.Draft] = {}
    with contextlib.chdir(root):
        while (done := drafts.repair(look, counts, made, limit=1)).fixed:
            rounds.append(done.fixed)
            made = done.drafts
            assert len(rounds) < 20, "the fixes never end"
        for draft in made.values():
            draft.path.write_bytes(draft.after)
    return Repaired(root, announced, tuple(rounds), before, done.outcome)


def _upgrade(root: Path) -> None:
    """Gives every InfluxDB service of a project the version that is recommended."""
    for path in root.rglob("*.yaml"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"influxdb:\d+(\.\d+)*", "influxdb:2.7", text), "utf-8")


def spliced(text: str, edits: set[Edit]) -> str:
    """The text with the edits made, from its end to its start; insertions at one place in any order."""
    lines = Lines(text)
    for edit in sorted(edits, key=lambda each: lines.offsets(each.span), reverse=True):
        start, end = lines.offsets(edit.span)
        text = text[:start] + edit.text + text[end:]
    return text
