"""The logic of the benchmarks: pairs, medians, intervals, growth and scores. How fast anything is, is not tested."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
sys.path.insert(0, str(Path(__file__).parents[1] / "bench" / "semgrep"))

from collections.abc import Iterator

import compare
import run
from measuring import inputs, languages, measures
from measuring.pairs import (
    Command,
    CommandError,
    Comparison,
    Row,
    Skipped,
    cpu_seconds,
    growth,
    interval,
    measured,
    peak_kilobytes,
    ratios,
    taken,
)
from oracle.case import Case, Mark, Place

from influx_lint.pages import Page
from influx_lint.project import plain

NOTHING = "pass"
LOOP = "sum(range(3_000_000))"


def python(code: str, folder: Path, *statuses: int) -> Command:
    return Command((sys.executable, "-c", code), folder, frozenset(statuses or (0,)))


def test_cpu_time_counts_the_processes_that_a_command_waits_for(tmp_path: Path) -> None:
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{LOOP}'])"
    assert cpu_seconds(python(child, tmp_path)) > cpu_seconds(python(NOTHING, tmp_path)) > 0


def test_the_peak_of_a_command_is_its_own_however_much_the_one_that_measures_has_had(tmp_path: Path) -> None:
    had = bytearray(100_000_000)
    peaks = [peak_kilobytes(python(code, tmp_path)) for code in (NOTHING, "bytearray(40_000_000)")]
    assert len(had) // 1024 > peaks[1] > peaks[0] + 30_000


def test_what_a_command_that_fails_had_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"(?s)exit status 3 .*all is lost"):
        peak_kilobytes(python("import sys; print('all is lost', file=sys.stderr); sys.exit(3)", tmp_path))


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"(?s)exit status 3 .*all is lost"):
        cpu_seconds(python("import sys; print('all is lost', file=sys.stderr); sys.exit(3)", tmp_path))


def test_a_command_may_end_with_any_status_that_is_expected(tmp_path: Path) -> None:
    assert cpu_seconds(python("raise SystemExit(1)", tmp_path, 0, 1)) > 0


def test_pairs_alternate_after_a_run_of_each_that_does_not_count(tmp_path: Path) -> None:
    commands = [python(f"open('log', 'a').write('{name}')", tmp_path) for name in "AB"]
    assert len(taken(commands[0], commands[1], 3)) == 3
    assert (tmp_path / "log").read_text() == "ABABABAB"


def test_a_comparison_gives_the_median_of_its_ratios(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pairs = [(1.0, 2.0), (9.0, 1.0), (3.0, 4.0)]
    monkeypatch.setattr("measuring.pairs.taken", lambda *arguments: pairs[: arguments[-1]])
    command = python(NOTHING, tmp_path)
    row = measured(Comparison("name", "what", command, command, 0.75, 3))
    assert (row.value, row.low, row.high, row.holds) == (0.75, 0.5, 9.0, True)


def test_ratios() -> None:
    assert ratios([(1.0, 2.0), (3.0, 1.0)]) == [0.5, 3.0]


@pytest.mark.parametrize(("count", "rank"), [(1, 0), (5, 0), (6, 0), (8, 0), (9, 1), (15, 3), (25, 7)], ids=str)
def test_the_interval_of_a_median_goes_by_ranks(count: int, rank: int) -> None:
    # The ranks are those of the usual tables of confidence intervals of a median at 95 %.
    values = [float(value) for value in range(count)]
    assert interval(values[::-1]) == (values[rank], values[-1 - rank])


@pytest.mark.parametrize("exponent", [0.5, 1.0, 2.0])
def test_growth_is_the_exponent_of_a_power(exponent: float) -> None:
    points = [(size, 3 * size**exponent) for size in (1000.0, 2000.0, 10_000.0)]
    assert growth(points) == pytest.approx(exponent)


@pytest.mark.parametrize(("budget", "holds"), [(1.0, True), (0.99, False), (None, None)])
def test_a_budget_holds_up_to_its_value(budget: float | None, holds: bool | None) -> None:
    assert Row("name", "what", 1.0, budget).holds is holds


def test_the_exit_status_tells_budgets_and_what_was_skipped() -> None:
    good, bad, skipped = Row("a", "", 1.0, 2.0), Row("b", "", 3.0, 2.0), Skipped("c", "not there")
    assert run.status([good]) == 0
    assert run.status([good, skipped]) == 2
    assert run.status([skipped, bad]) == 1


def test_lines_say_the_verdict() -> None:
    assert "DOES NOT HOLD" in run.line(Row("a", "what", 3.0, 2.0, 2.9, 3.1))
    assert "skipped: not there" in run.line(Skipped("a", "not there"))


def test_json_has_every_row(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    failing = python("raise SystemExit(1)", tmp_path)

    def measure(_: measures.Setup) -> Iterator[Comparison | Row | Skipped]:
        yield Row("one/a", "what", 1.0, 2.0)
        yield Row("one/b", "what", 3.0, 2.0)
        yield Comparison("one/failing", "what", failing, failing, 1.0, 1)

    monkeypatch.setattr(run, "MEASURES", {"one": measure, "two": measure})
    monkeypatch.setattr(run, "settle_environment", lambda *_: None)
    assert run.main(["--json", "--only", "one"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["name"], row.get("holds")) for row in rows] == [
        ("one/a", True),
        ("one/b", False),
        ("one/failing", None),
    ]
    assert run.main(["--json", "--only", "one/a"]) == 0


def test_generated_files_have_the_size_that_the_measures_name(tmp_path: Path) -> None:
    for name, last in inputs.LAST_LINES.items():
        text = inputs.twenty_lines("influxdb:2.7", last)
        assert text.count("\n") == 20
        assert (plain.read(Page(tmp_path, text)) is None) is (name == "full")
    for style in inputs.STYLES:
        text = inputs.large_services(tmp_path / style, 10, style).read_text()
        assert text.count("disk") == 10
        assert text.count("influxdb:2.7") == 2
    for code in inputs.CODES:
        folder = tmp_path / code
        text = inputs.readers(folder, 200, code).read_text()
        compile(text, code, "exec")
        assert 200 <= text.count("\n") <= 220
    assert len(list(inputs.project(tmp_path / "project", 10).rglob("*.py"))) == 10


def test_all_reads_of_the_generated_modules_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "modules"
    folder.mkdir()
    inputs.modules(folder, 3)
    assert measures.reads_found(folder) == 3 * inputs.READS_A_MODULE
    texts = [path.read_text() for path in folder.rglob("reports*.py")]
    assert all(210 <= text.count("\n") <= 230 for text in texts)


def case(
    name: str,
    *marks: Mark,
    labels: dict[str, tuple[Place, ...]] | None = None,
    suppressed: dict[Place, frozenset[str]] | None = None,
) -> Case:
    return Case(Path(name), marks, labels or {}, {}, suppressed or {}, {})


def test_scores_count_marks_traps_and_other_false_alarms() -> None:
    key, read, other = Place("main.py", 1), Place("main.py", 5), Place("main.py", 9)
    projects = [
        case("plain", Mark("NFX201", key), Mark("NFX203", other)),
        case("labelled", Mark("NFX202", key, label="a"), labels={"a": (read,)}),
        case("trap_quiet"),
        case("trap_loud"),
        case("trap_both", Mark("NFX290", key)),
        case("trap_suppressed", suppressed={key: frozenset({"NFX201"})}),
    ]
    reports = {
        "plain": frozenset({key, other, read}),
        "labelled": frozenset({read}),
        "trap_loud": frozenset({key}),
        "trap_both": frozenset({key}),
        "trap_suppressed": frozenset({key}),
    }
    assert compare.score(projects, reports, at_read=True) == compare.Score(2, 2, 2, 4, 1)
    assert compare.score(projects, reports, at_read=False) == compare.Score(1, 2, 2, 4, 2)


@pytest.mark.slow
def test_files_in_other_languages_have_as_many_reads_as_they_say(tmp_path: Path) -> None:
    count = len(languages.SUFFIXES)
    full, empty = tmp_path / "full", tmp_path / "empty"
    assert measures.reads_found(languages.readers(full, count)) == count * languages.READS_A_PART * languages.PARTS
    assert measures.reads_found(languages.unrelated(empty, 2 * count)) == 0
    assert len([*empty.rglob("orders*")]) == 2 * count
