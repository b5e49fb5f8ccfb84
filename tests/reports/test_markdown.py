from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from outcomes import APP, ROOT, any_text, busy, finding, hostile, outcome, way

from influx_lint.findings import Outcome, Span
from influx_lint.registry import rules
from influx_lint.reports import markdown
from influx_lint.reports.escape import visible

NO_WIDTH = "\u200b"


def read(found: Outcome) -> list[list[str]]:
    """The cells of the table's rows, as a Markdown reader shows them; markup inside the cells is not allowed for."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown.report(found, ROOT))
    rows: list[list[str]] = []
    for before, token in pairwise(tokens):
        if token.type == "tr_open":
            rows.append([])
        if before.type == "td_open":
            children = token.children or []
            allowed = {"text", "text_special", "link_open", "link_close", "strong_open", "strong_close", "html_inline"}
            assert {child.type for child in children} <= allowed
            assert {child.content for child in children if child.type == "html_inline"} <= {"<code>", "</code>"}
            texts = ("`" if child.type == "html_inline" else child.content for child in children)
            rows[-1].append("".join(texts).replace(NO_WIDTH, ""))
    return [row for row in rows if row]


def test_findings_and_failures_are_rows() -> None:
    first, _, third, failure = read(busy())
    assert first == [
        ".platform/services.yaml:2:11",
        "NFX101 warning",
        "InfluxDB 2.2 is deprecated: move 'timedb' to 2.7",
        "unsafe fix: move to 2.7",
    ]
    assert third[3] == "help: read it there"
    assert failure == ["secret.yaml", "unreadable file", "permission denied", ""]


def test_rules_are_links() -> None:
    assert "[NFX101](https://" in markdown.report(busy(), ROOT)


def test_keys_are_code() -> None:
    found = outcome([finding(message="`user` is gone: write `c['username']`", advice="see `x`")])
    ((_, _, message, help_),) = read(found)
    assert (message, help_) == ("`user` is gone: write `c['username']`", "help: see `x`")
    assert "<code>user</code>" in markdown.report(found, ROOT)


def test_ways_are_lists_that_are_folded_up() -> None:
    steps = way("'timedb' is InfluxDB 2.2", *(f"given to `f{number}`" for number in range(11)), left_out=2)
    found = outcome([finding(rules.MOVED_KEY, APP)])._replace(way=lambda _: steps)
    tokens = MarkdownIt("commonmark").parse(markdown.report(found, ROOT))
    html = [token.content.strip() for token in tokens if token.type == "html_block"]
    assert html == ["<details><summary>The way to app/main.py:2:11</summary>", "</details>"]
    items = [token.content for token in tokens if token.type == "inline"]
    assert "… 2 steps more" in items
    assert ".platform/services.yaml:2 'timedb' is InfluxDB 2.2: <code>type: influxdb:2.2</code>" in items


@pytest.mark.parametrize(
    ("environ", "page"),
    [
        (
            {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "a/b", "GITHUB_SHA": "c0"},
            "https://github.com/a/b/blob/c0/",
        ),
        ({"CI_PROJECT_URL": "https://gitlab.com/a/b", "CI_COMMIT_SHA": "c0"}, "https://gitlab.com/a/b/-/blob/c0/"),
        (
            {"BITBUCKET_GIT_HTTP_ORIGIN": "https://bitbucket.org/a/b", "BITBUCKET_COMMIT": "c0"},
            "https://bitbucket.org/a/b/src/c0/",
        ),
    ],
)
def test_places_are_links_where_the_repository_is_known(environ: dict[str, str], page: str) -> None:
    elsewhere, odd = finding(path="/elsewhere/a.yaml"), finding(path="/project/a b/(ü).yaml")
    written = markdown.report(outcome([elsewhere, odd, finding()], texts={}), ROOT, environ=environ)
    assert f"| [.platform/services.yaml:2:11]({page}.platform/services.yaml#" in written
    assert f"]({page}a%20b/%28%C3%BC%29.yaml#" in written
    assert "| /elsewhere/a.yaml:2:11 |" in written
    assert "](" not in markdown.report(outcome([finding()]), ROOT, environ={}).splitlines()[6].partition("NFX")[0][:-1]
    assert markdown.report(outcome([finding()]), ROOT, environ=dict.fromkeys(environ, "")) == markdown.report(
        outcome([finding()]), ROOT, environ={}
    )


def test_counts_and_policy_frame_the_table() -> None:
    found = busy()
    lines = markdown.report(found, ROOT).splitlines()
    assert lines[0] == "### influx-lint"
    assert lines[2].startswith("3 findings (2 errors, 1 warning) in 2 files")
    assert lines[-1] == f"Policy of {found.policy.date}, vendor any, target version {found.target}."


def test_a_clean_run_has_no_table() -> None:
    assert read(outcome()) == []
    assert "no findings; 2 files checked." in markdown.report(outcome(), ROOT)


def test_nobody_and_nothing_is_mentioned() -> None:
    written = markdown.cell("@someone #12")
    assert "@" not in written
    assert f"{NO_WIDTH}" not in written
    assert written == "&#64;&#8203;someone &#35;&#8203;12"


def test_a_long_report_is_cut_and_says_by_how_much() -> None:
    found = outcome(finding(message="ü" * 500, span=Span(line, 1, line, 2)) for line in range(1, 201))
    assert len(markdown.report(found, ROOT).encode("utf-8")) < 65_536
    rows = read(found)
    assert rows[-1] == ["…", "", f"{200 - len(rows) + 1} more", ""]


@given(any_text)
def test_foreign_text_is_shown_and_nothing_else(text: str) -> None:
    rows = read(hostile(text))
    assert len(rows) == 3
    for row in rows:
        assert " ".join(row[2].split(" ")).strip(" ") == visible(text).strip(" ")
