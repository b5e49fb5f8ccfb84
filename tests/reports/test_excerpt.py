from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from outcomes import any_text

from influx_lint.reports.excerpt import excerpt


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        ("    type: influxdb:2.2", 10, 22, "    type: influxdb:2.2", "          ^^^^^^^^^^^^"),
        ("\ttype: x", 7, 8, "    type: x", "          ^"),
        ("größe: x", 7, 8, "größe: x", "       ^"),
        ("大小: x", 4, 5, "大小: x", "      ^"),
        ("a: 大小", 3, 5, "a: 大小", "   ^^^^"),
        ("e\u0301: x", 4, 5, "e\u0301: x", "   ^"),
        ("\x1b: x", 3, 4, "\\x1b: x", "      ^"),
        ("abc", 3, 3, "abc", "   ^"),
        ("abc", 1, 1, "abc", " ^"),
        ("", 0, 0, "", "^"),
    ],
)
def test_carets_stand_under_the_span(line: str, start: int, end: int, shown: str, carets: str) -> None:
    assert excerpt(line, start, end, 80) == (shown, carets)


def test_a_long_line_shows_a_window_around_the_span() -> None:
    shown, carets = excerpt("x" * 5_000_000 + "HERE" + "y" * 5_000_000, 5_000_000, 5_000_004, 60)
    assert shown.startswith("…xxx")
    assert shown.endswith("yyy…")
    assert len(shown) == 62
    assert shown[carets.index("^") : len(carets)] == "HERE"


def test_a_span_near_the_start_of_a_long_line_keeps_the_start() -> None:
    shown, carets = excerpt("key: value" + " " * 500 + "# end", 5, 10, 60)
    assert shown == "key: value" + " " * 50 + "…"
    assert carets == "     ^^^^^"


def test_a_span_longer_than_the_window_is_cut() -> None:
    shown, carets = excerpt("a: " + "b" * 500, 3, 503, 60)
    assert shown.endswith("b…")
    assert shown[carets.index("^") : len(carets)].strip("b") == ""


@given(any_text.map(lambda text: text * 40), st.data())
def test_any_line_is_shown_on_one_line_in_bounds(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown, carets = excerpt(line, start, end, 60)
    assert shown.isprintable()
    assert set(carets) <= {" ", "^"}
    assert carets.lstrip(" ").strip("^") == ""
    assert carets.endswith("^")
    assert len(shown) <= 75
    assert len(carets) <= 140
