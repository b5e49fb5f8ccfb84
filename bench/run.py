"""Runs the measures and prints, for each, what is compared, the value, its budget, and whether it holds.

`python bench/run.py [--prepare] [--quick] [--only NAME …] [--json]`; bench/README.md explains the measures.
The exit status is 1 where a budget does not hold, 2 where a measure could not be taken.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from measuring import environments
from measuring.measures import MEASURES, Setup
from measuring.pairs import CommandError, Comparison, Row, Skipped, measured


def main(arguments: Sequence[str]) -> int:
    """Run the measures that the command line asks for; the exit status."""
    options = _parser().parse_args(arguments)
    if options.prepare:
        environments.prepare()
        return 0
    rows = []
    with tempfile.TemporaryDirectory(prefix="influx-lint-bench-") as scratch:
        settle_environment(Path(scratch, "bytecode"))
        for row in taken(Setup(Path(scratch), options.quick), options.only):
            rows.append(row)
            print(line(row), file=sys.stderr if options.json else sys.stdout, flush=True)
    if options.json:
        print(json.dumps([as_json(row) for row in rows], indent=2))
    return status(rows)


def settle_environment(bytecode: Path) -> None:
    """Let all programs run as they do for a user, whatever this shell says: their bytecode kept, in `bytecode`.

    Where Python writes no bytecode, what is not installed is compiled at every start, and what is installed is not.
    """
    for name in [name for name in os.environ if name.startswith("PYTHON")]:
        del os.environ[name]
    os.environ["PYTHONPYCACHEPREFIX"] = str(bytecode)


def taken(setup: Setup, only: Sequence[str]) -> Iterator[Row | Skipped]:
    """The rows of the measures whose names begin with one of `only`; of all where it is empty."""
    for name, measure in MEASURES.items():
        if only and not any(name.startswith(one.split("/")[0]) for one in only):
            continue
        for one in measure(setup):
            if not only or any(one.name.startswith(wanted) for wanted in only) or isinstance(one, Skipped):
                yield _row(one)


def _row(one: Comparison | Row | Skipped) -> Row | Skipped:
    if not isinstance(one, Comparison):
        return one
    try:
        return measured(one)
    except CommandError as error:
        return Skipped(one.name, str(error))


def line(row: Row | Skipped) -> str:
    """A row for people, in one line and one more for what is compared."""
    if isinstance(row, Skipped):
        return f"{row.name:<34} skipped: {row.reason}"
    spread = "" if row.low is None or row.high is None else f" ({row.low:.3f} to {row.high:.3f})"
    verdict = {True: "holds", False: "DOES NOT HOLD", None: ""}[row.holds]
    budget = "" if row.budget is None else f"budget {row.budget:g}"
    detail = f" [{row.detail}]" if row.detail else ""
    return f"{row.name:<34} {row.value:7.3f}{spread:<18} {budget:<12} {verdict}\n    {row.what}{detail}"


def as_json(row: Row | Skipped) -> dict[str, object]:
    """A row for programs."""
    return asdict(row) | ({} if isinstance(row, Skipped) else {"holds": row.holds})


def status(rows: Sequence[Row | Skipped]) -> int:
    """The exit status: 1 where a budget does not hold, else 2 where a measure could not be taken."""
    if any(isinstance(row, Row) and row.holds is False for row in rows):
        return 1
    return 2 if any(isinstance(row, Skipped) for row in rows) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure influx-lint against its budgets.")
    parser.add_argument("--prepare", action="store_true", help="make the environments that the measures need, and stop")
    parser.add_argument("--quick", action="store_true", help="few pairs: a rough answer in a few minutes")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="only measures that begin so")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
