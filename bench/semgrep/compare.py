"""Runs Semgrep's open engine and influx-lint over the example projects and counts what each finds.

`python bench/semgrep/compare.py [--json] SEMGREP`: SEMGREP is Semgrep's executable. Nothing goes over the network.

A mark of NFX201 or NFX202 is found by Semgrep where it reports on the mark's line, or on the line of the read that the
mark speaks of: Semgrep reports reads, influx-lint keys. influx-lint has to report at the mark. A report on a line with
neither mark nor read is a false alarm; so is one where the code handles both shapes. Lines with a suppression, and the
rules that a taint rule cannot know (NFX203 and NFX210 depend on the project's configuration), are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from collections.abc import Iterable, Mapping

from oracle.case import CASES, Case, Place, cases
from oracle.findings import reported

Reports = Mapping[str, frozenset[Place]]

_KEYS = frozenset({"NFX201", "NFX202"})


@dataclass(frozen=True, slots=True)
class Score:
    """How a tool did: the marks that it found of how many, and the traps that it reported on of how many."""

    found: int
    marks: int
    alarmed: int
    traps: int
    elsewhere: int

    @property
    def recall(self) -> float:
        """The share of the marks that are found."""
        return self.found / self.marks

    @property
    def alarms(self) -> float:
        """The share of the traps with a report."""
        return self.alarmed / self.traps


def score(projects: Iterable[Case], reports: Reports, *, at_read: bool) -> Score:
    """The score of one tool: `reports` has the lines that it reports by the case's name.

    `at_read` says that a report where the read happens counts as well as one where the mark stands.
    """
    found = marks = alarmed = traps = elsewhere = 0
    for case in projects:
        lines = reports.get(case.name, frozenset())
        wanted = [mark for mark in case.marks if mark.code in _KEYS]
        places = [{mark.place, *(case.labels[mark.label] if at_read and mark.label else ())} for mark in wanted]
        marks += len(wanted)
        found += sum(not place.isdisjoint(lines) for place in places)
        known = {mark.place for mark in case.marks if mark.code in ("NFX203", "NFX210")}
        false = lines.difference(*places, known, case.suppressed)
        traps += case.is_trap
        alarmed += case.is_trap and bool(false)
        elsewhere += len(false) if not case.is_trap else 0
    return Score(found, marks, alarmed, traps, elsewhere)


def semgrep_reports(semgrep: str) -> Reports:
    """What Semgrep reports. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory(prefix="influx-lint-semgrep-") as folder:
        # Semgrep passes over folders called tests, and over what git ignores.
        copy = Path(shutil.copytree(CASES, Path(folder, "projects")))
        offline = ["--metrics=off", "--disable-version-check", "--oss-only", "--no-git-ignore", "--quiet", "--json"]
        rule = str(Path(__file__).with_name("rule.yaml"))
        run = subprocess.run(
            [semgrep, "scan", *offline, f"--config={rule}", str(copy)],
            cwd=folder,
            env=os.environ | {"PATH": f"{Path(semgrep).parent}{os.pathsep}{os.environ.get('PATH', '')}"},
            capture_output=True,
            text=True,
            check=True,
        )
        places: dict[str, set[Place]] = {}
        for one in json.loads(run.stdout)["results"]:
            project, *rest = Path(one["path"]).resolve().relative_to(copy.resolve()).parts
            places.setdefault(project, set()).add(Place("/".join(rest), one["start"]["line"]))
    return {name: frozenset(found) for name, found in places.items()}


def own_reports(projects: Iterable[Case]) -> Reports:
    """What `influx-lint check` reports."""
    return {
        case.name: frozenset(one.place for one in reported("check", case.root, optional=False) if one.code in _KEYS)
        for case in projects
    }


def main(arguments: list[str]) -> int:
    """Print the scores of both tools; the exit status."""
    parser = argparse.ArgumentParser(description="Compare influx-lint with a taint rule for Semgrep's open engine.")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("semgrep", help="Semgrep's executable")
    options = parser.parse_args(arguments)
    projects = cases()
    scores = {
        "semgrep": score(projects, semgrep_reports(options.semgrep), at_read=True),
        "influx-lint": score(projects, own_reports(projects), at_read=False),
    }
    rows = [row for tool, one in scores.items() for row in _rows(tool, one)]
    if options.json:
        print(json.dumps(rows))
    else:
        for row in rows:
            print(f"{row['name']:<28} {row['value']:.3f}  {row['what']} ({row['detail']})")
    return 0


def _rows(tool: str, one: Score) -> list[dict[str, object]]:
    return [
        {
            "name": f"{tool}/recall",
            "what": f"share of the reads of old keys in the example projects that {tool} finds",
            "value": one.recall,
            "detail": f"{one.found} of {one.marks}",
        },
        {
            "name": f"{tool}/alarms",
            "what": f"share of the traps that {tool} reports on",
            "value": one.alarms,
            "detail": f"{one.alarmed} of {one.traps}; {one.elsewhere} more false alarms in the other projects",
        },
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
