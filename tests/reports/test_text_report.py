from __future__ import annotations

import itertools
import os
import re

import pytest
from hypothesis import given
from outcomes import APP, SERVICES, TEXTS, any_text, busy, finding, fix, hostile, outcome

from influx_lint.findings import (
    START_OF_FILE,
    Applicability,
    Edit,
    Failure,
    Fix,
    Recognised,
    Recognition,
    Span,
    Step,
    Way,
)
from influx_lint.registry import rules
from influx_lint.reports.paint import Style
from influx_lint.reports.text import remedy, report

SGR = re.compile("\x1b\\[[0-9;]*m")


def test_plain_lines_and_the_counts() -> None:
    first, second, third, failure, counts = report(busy(), Style()).splitlines()
    assert first == f"{SERVICES}:2:11: NFX101 InfluxDB 2.2 is deprecated: move 'timedb' to 2.7"
    assert second == f"{APP}:1:20: NFX201 'user' is 'username' from 2.3 on"
    assert third == f"{APP}:2:22: NFX202 'bucket' moves under 'query'"
    assert failure == "/project/secret.yaml: permission denied"
    assert counts.startswith("3 findings (2 errors, 1 warning) in 2 files")


def test_a_clean_run_says_so() -> None:
    assert report(outcome(), Style()) == "no findings; 2 files checked\n"
    assert report(outcome(), Style(quiet=True)) == ""


def test_quiet_keeps_findings_and_failures() -> None:
    plain = report(busy(), Style()).splitlines()
    assert report(busy(), Style(quiet=True, verbose=True)).splitlines() == plain[:-1]


def test_context_shows_the_line_the_span_and_the_remedy() -> None:
    found = outcome([finding(repair=fix("move to 2.7", Applicability.UNSAFE)), finding()])
    assert report(found, Style(full=True)).splitlines()[:10] == [
        f"{SERVICES}:2:11: NFX101 InfluxDB 2.2 is deprecated: move 'timedb' to 2.7",
        "1 | timedb:",
        "2 |     type: influxdb:2.2",
        "  |           ^^^^^^^^^^^^",
        "3 |     disk: 1024",
        "  = unsafe fix: move to 2.7",
        "    -    type: influxdb:2.2",
        "    +    type: influxdb:2.7",
        "",
        f"{SERVICES}:2:11: NFX101 InfluxDB 2.2 is deprecated: move 'timedb' to 2.7",
    ]


def _step(path: str, line: int, text: str) -> Step:
    return Step(path, Span(line, 1, line, 5), text, ("variable",), TEXTS[path].splitlines()[line - 1].strip())


def test_a_way_is_told_in_full_and_where_details_are_asked_for() -> None:
    way = Way((_step(SERVICES, 2, "it is 2.2"), _step(APP, 1, "a user is read"), _step(APP, 2, "the end")))
    found = outcome([finding(rules.MOVED_KEY, APP, Span(2, 22, 2, 30))])._replace(way=lambda _: way)
    told = [
        f"from {SERVICES}:2  type: influxdb:2.2          it is 2.2",
        f'from {APP}:1{" " * 13} user = credentials["user"]  a user is read',
    ]
    full = report(found, Style(full=True)).splitlines()
    assert [line.partition("= ")[2] for line in full if "= from" in line] == told
    assert [line.strip() for line in report(found, Style(verbose=True)).splitlines() if " from " in line] == told
    assert " from " not in report(found, Style())


def test_what_is_left_out_of_a_way_is_said() -> None:
    steps = [_step(APP, 1, f"step {number}") for number in range(12)]
    found = outcome([finding()])._replace(way=lambda _: Way(tuple(steps), 3))
    lines = [line for line in report(found, Style(verbose=True)).splitlines() if "step" in line]
    assert lines[6].strip() == "… 3 steps more"
    assert lines[5].endswith("step 5")
    assert lines[7].endswith("step 6")


def test_of_a_long_fix_the_first_lines_are_shown() -> None:
    text = "".join(f"line {number}\n" for number in range(20))
    repair = Fix("all", (Edit(Span(1, 1, 20, 1), ""),), Applicability.SAFE)
    found = outcome([finding(span=Span(1, 1, 1, 2), repair=repair)], texts={SERVICES: text})
    lines = report(found, Style(full=True)).splitlines()
    assert [line for line in lines if "more lines" in line] == ["    … 7 more lines"]
    assert sum(line.startswith("    -line") for line in lines) == 12


def test_context_marks_what_fix_repairs() -> None:
    lines = report(busy(), Style(full=True)).splitlines()
    assert [line for line in lines if "[*]" in line] == [f"{APP}:1:20: NFX201 [*] 'user' is 'username' from 2.3 on"]


def test_context_underlines_a_span_of_several_lines_to_the_end_of_its_first() -> None:
    found = outcome([finding(span=Span(1, 1, 3, 5))])
    assert report(found, Style(full=True)).splitlines()[1:3] == ["1 | timedb:", "  | ^^^^^^^"]


@pytest.mark.parametrize("texts", [{}, {SERVICES: ""}, {SERVICES: "\n\n"}])
@pytest.mark.parametrize("span", [START_OF_FILE, Span(7, 3, 7, 9)])
def test_context_without_a_line_to_show_is_the_remedy_alone(texts: dict[str, str], span: Span) -> None:
    lines = report(outcome([finding(span=span)], texts=texts), Style(full=True)).splitlines()
    assert [line.lstrip()[:7] for line in lines] == [SERVICES[:7], "= help:", "", "1 warni"]


def test_the_remedy_is_the_fix_else_the_advice_else_the_rules_own() -> None:
    assert remedy(finding(repair=fix("rename"), advice="by hand")) == "fix: rename"
    assert remedy(finding(advice="by\n  hand")) == "help: by hand"
    assert remedy(finding(rules.RENAMED_KEY)) == "help: Read `username`."


def test_verbose_tells_the_facts_and_the_files() -> None:
    found = busy()
    lines = report(found, Style(verbose=True)).splitlines()
    assert "    source: a vendor's list, 2026-08-11" in lines
    assert lines[-6:-2] == [
        f"checked: {SERVICES}",
        f"checked: {APP}",
        "passed over: /project/.venv: a virtual environment",
        f"policy of {found.policy.date}, vendor any, target version {found.target}",
    ]
    assert lines[-1] == "InfluxDB: no service in the configuration"


def test_verbose_ends_with_what_was_recognised() -> None:
    services = (
        Recognised("timedb", "2.2", SERVICES, Span(2, 11, 2, 23), ("db", "metrics")),
        Recognised("other", None, SERVICES, Span(2, 11, 2, 23), ()),
    )
    found = outcome()._replace(recognition=lambda whole: Recognition(services if whole else ()))
    assert report(found, Style(verbose=True)).splitlines()[-1] == (
        f"InfluxDB: timedb 2.2 ({SERVICES}:2), as db, metrics; other of no known version ({SERVICES}:2)"
    )
    assert "InfluxDB: timedb" not in report(found, Style()) + report(found, Style(verbose=True, quiet=True))


def test_the_summary_says_which_configuration_was_used_and_which_was_lacking() -> None:
    found = outcome()._replace(recognition=lambda _: Recognition((), ("/project",), False))
    above, lacking, counts = report(found, Style()).splitlines()
    shown = os.path.relpath("/project")
    assert above == f"the configuration in {shown} was used, and not checked: `influx-lint check {shown}` checks it"
    assert lacking.startswith("no configuration of a project was found: ")
    assert counts == "no findings; 2 files checked"
    assert report(found, Style(quiet=True)) == ""


def test_statistics_follow_the_findings() -> None:
    many = [finding(span=Span(2, column, 2, 23), repair=fix()) for column in range(1, 11)]
    lines = report(outcome([*many, finding(rules.MOVED_KEY, APP)]), Style(statistics=True, quiet=True)).splitlines()
    assert lines[11:] == ["10 NFX101 deprecated-version (10 fixable)", " 1 NFX202 moved-key"]


def test_color_changes_nothing_but_the_color() -> None:
    style = {"full": True, "verbose": True, "statistics": True}
    colored = report(busy(), Style(color=True, **style))
    assert SGR.sub("", colored) == report(busy(), Style(**style))
    assert "\x1b[1;31mNFX201\x1b[0m" in colored
    assert "\x1b[1;33mNFX101\x1b[0m" in colored


def test_several_findings_of_a_file_share_its_lines() -> None:
    found = outcome([finding(span=Span(line, 1, line, 3)) for line in (1, 2, 3)])
    lines = report(found, Style(full=True)).splitlines()
    shown = [before for before, line in itertools.pairwise(lines) if line.endswith("^^")]
    assert [line[4:] for line in shown] == TEXTS[SERVICES].splitlines()


def test_codes_are_links_where_the_terminal_knows_them() -> None:
    found = outcome([finding()])
    linked = report(found, Style(links=True)).splitlines()[0]
    assert f"\x1b]8;;{rules.DEPRECATED_VERSION.url}\x1b\\NFX101\x1b]8;;\x1b\\" in linked
    assert "\x1b" not in report(found, Style())


@given(any_text)
def test_foreign_text_never_adds_a_line_or_a_control_character(text: str) -> None:
    first, second, failure, counts = report(hostile(text), Style()).removesuffix("\n").split("\n")
    assert " NFX101 " in first
    assert " NFX901 " in second
    assert counts.startswith("2 findings")
    everything = report(hostile(text), Style(full=True, verbose=True, statistics=True)).split("\n")
    assert all(line.isprintable() for line in (first, second, failure, *everything))


def test_a_failure_alone_is_told() -> None:
    found = outcome(checked=[], failures=[Failure("a\nb", "no\nsuch file")])
    assert report(found, Style()).splitlines()[0] == "a\\nb: no\\nsuch file"
