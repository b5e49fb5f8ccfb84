"""The same program is the same work in each run, wherever things are in memory and however texts are hashed: otherwise
what is beyond the budget, and told of as not followed, would differ from run to run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = ("0", "1", "2", "3")

LOOKED_AT = """
import sys
from influx_lint.cli import main
from influx_lint.flow.budget import Budget
from influx_lint.flow.store import Dependencies

work, leave, found = [], Budget.leave, Dependencies.found

def noted(budget, entry):
    work.append(budget.spent)
    leave(budget, entry)

def counted(dependencies):
    given = found(dependencies)
    work.append(len(given))
    return given

Budget.leave, Dependencies.found = noted, counted
main(["check", "--no-config", sys.argv[1]])
print(work)
"""

KEPT = """
from influx_lint.flow.possibilities import join, ordered
from influx_lint.flow.values import Const, Library, Mapping, Method, Sequence, View, one

methods = [one(Method(kind(place), "append")) for place in range(60) for kind in (Sequence, Mapping)]
views = [one(View("keys", Library(f"library.{number}"))) for number in range(60)]
print(ordered(frozenset().union(*methods, *views)))
print(ordered(join([*methods, *views])))
"""


def _said(script: str, *arguments: str) -> set[str]:
    """What a script writes, with each seed."""
    return {
        subprocess.run(
            [sys.executable, "-c", script, *arguments],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in SEEDS
    }


def test_what_is_kept_of_many_possibilities_is_the_same() -> None:
    (said,) = _said(KEPT)
    assert said.count("Method") > 100


@pytest.mark.slow
def test_a_program_is_the_same_work(tmp_path: Path) -> None:
    """It writes to classes and objects of them in turn, whose attributes were set before: to look at one class fewer
    before it is written to is less that a call depends on."""
    classes = "".join(f"class Gauge{number}:\n    limit = {number}\n\n\n" for number in range(8))
    kind = "    if kind == {0}:\n        return Gauge{0}\n    if kind == -{0}:\n        return Gauge{0}()\n"
    kinds = "".join(map(kind.format, range(8)))
    program = tmp_path / "gauges.py"
    program.write_text(
        f"""\
import base64
import json
import os


{classes}def made(kind):
{kinds}    return None


def limited(kind, limit):
    gauge = made(kind)
    gauge.limit = limit
    return gauge.limit


def main(kind):
    endpoint = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
    limited(kind, endpoint)
    return endpoint["user"]
""",
        encoding="utf-8",
    )
    (said,) = _said(LOOKED_AT, str(program))
    assert said.count("NFX201") == 1
    assert "[" in said
