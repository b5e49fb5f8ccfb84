"""Programs that no rule's example shows: repaired, and run before and after (repair/programs/README.md)."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from oracle.run import run as execute
from slow import sampled

from influx_lint import cli, run
from influx_lint.exit_status import ExitStatus
from influx_lint.findings import Applicability, Outcome
from influx_lint.repair import drafts
from influx_lint.repair.drafts import RepairedFiles
from influx_lint.settings_files import SettingsFinder

FOLDER = Path(__file__).parent / "repair" / "programs"

PRELUDE = """\
import base64, json, os
R = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
c = R["influx"][0]
"""
FILES = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.7\npg:\n    type: postgresql:15\n",
    ".platform.app.yaml": 'name: app\ntype: python:3.12\nrelationships:\n    influx: "timedb:influxdb"\n'
    '    database: "pg:postgresql"\n',
}
BOTH_TOGETHER = (
    "[extra]\ninflux = {username = 'admin', query = {org = 'main', bucket = 'metrics', api_token = 'd85b1f'}}\n"
)
VARIABLE = "PLATFORM_RELATIONSHIPS"
CODES = ("NFX201", "NFX202", "NFX204")


@dataclass(frozen=True, slots=True)
class Program:
    title: str
    words: frozenset[str]
    text: str
    others: Mapping[str, str]

    def write(self, folder: Path) -> Path:
        """Writes the program as a project, and gives its file."""
        main = folder / "main.py"
        for name, text in {**FILES, **self.others, "main.py": self.text}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return main


def load(name: str) -> list[Program]:
    """The programs of a file, in their order."""
    parts = re.split(r"^=== (.+)\n", (FOLDER / name).read_text("utf-8"), flags=re.MULTILINE)
    return [_program(head, body) for head, body in zip(parts[1::2], parts[2::2], strict=True)]


def _program(head: str, body: str) -> Program:
    title, *words = head.split(" @")
    main, *others = re.split(r"^--- (.+)\n", body, flags=re.MULTILINE)
    text = main if VARIABLE in main else PRELUDE + main
    return Program(title, frozenset(words), text, dict(zip(others[::2], others[1::2], strict=True)))


def skip_where_python_fails(program: Program) -> None:
    """Skips a program that the Python at hand, by a fault of its own, refuses to compile: what is wrong with a program
    is a SyntaxError."""
    try:
        compile(program.text, program.title, "exec")
    except ValueError as error:
        pytest.skip(f"Python {sys.version.split()[0]} itself cannot compile it: {error}")


def repaired(root: Path, allowed: Collection[Applicability]) -> RepairedFiles:
    """Repairs the code of a project in place."""
    finder = SettingsFinder(overrides={"select": CODES})

    def look(unsaved: Mapping[Path, bytes]) -> Outcome:
        return run.check(["."], finder, unsaved=unsaved)

    with contextlib.chdir(root):
        done = drafts.repair(look, lambda one: one.fix is not None and one.fix.applicability in allowed)
        for draft in done.drafts.values():
            draft.path.write_bytes(draft.after)
    return done


BOTH, OLD, UPGRADE = ({one.title: one for one in load(name)} for name in ("both.txt", "old.txt", "upgrade.txt"))


@pytest.mark.parametrize("title", sampled(BOTH, 12))
def test_a_program_for_both_shapes_is_left_as_it_is(title: str, tmp_path: Path) -> None:
    program = BOTH[title]
    main = program.write(tmp_path)
    old, new = execute(tmp_path, "old"), execute(tmp_path, "new")
    assert (old.status, old.outcome) == (0, new.outcome), new.errors
    assert not repaired(tmp_path, list(Applicability)).fixed
    assert main.read_text("utf-8") == program.text


@pytest.mark.parametrize("title", sampled(OLD, 12))
def test_a_repaired_program_does_what_it_did(title: str, tmp_path: Path) -> None:
    program = OLD[title]
    skip_where_python_fails(program)
    program.write(tmp_path)
    before = execute(tmp_path, "old")
    assert before.status == 0, before.errors
    done = repaired(tmp_path, list(Applicability))
    assert bool(done.outcome.findings) == ("left" in program.words), [one.advice for one in done.outcome.findings]
    if "left" not in program.words:
        assert done.fixed
        after = execute(tmp_path, "new")
    else:
        assert all(one.advice and one.fix is None for one in done.outcome.findings)
        (tmp_path / "case.toml").write_text(BOTH_TOGETHER, encoding="utf-8")
        after = execute(tmp_path, "old")
    assert after.outcome == before.outcome, after.errors


@pytest.mark.parametrize("program", [one for one in OLD.values() if "unsafe" in one.words], ids=lambda one: one.title)
def test_no_safe_fix_where_other_things_may_be_read(program: Program, tmp_path: Path) -> None:
    program.write(tmp_path)
    assert not repaired(tmp_path, {Applicability.SAFE}).fixed


@pytest.mark.parametrize("title", sampled(UPGRADE, 12))
def test_an_upgrade_that_ends_well_leaves_a_program_that_does_what_it_did(title: str, tmp_path: Path) -> None:
    program = UPGRADE[title]
    main = program.write(tmp_path)
    services = tmp_path / ".platform" / "services.yaml"
    services.write_text(services.read_text("utf-8").replace("influxdb:2.7", "influxdb:2.2"), encoding="utf-8")
    before = execute(tmp_path, "old")
    assert before.status == 0, before.errors
    with contextlib.chdir(tmp_path):
        status = cli.main(["upgrade", "--write", "--allow-dirty", "."])
    if "stops" in program.words:
        assert status == ExitStatus.FINDINGS
        assert main.read_text("utf-8") == program.text
    else:
        assert status == ExitStatus.CLEAN
        after = execute(tmp_path, "new")
        assert after.outcome == before.outcome, after.errors
