from __future__ import annotations

import json

import pytest
from hypothesis import given
from outcomes import any_text

from influx_lint.reports.escape import json_text, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("größe 大小 C:\\path", "größe 大小 C:\\path"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\u2028\u202e\ufeff", "\\u2028\\u202e\\ufeff"),
        ("caf\udce9", "caf\\xe9"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(any_text)
def test_visible_text_is_one_printable_line_and_stays_so(text: str) -> None:
    shown = visible(text)
    assert shown.isprintable()
    assert len(shown.splitlines()) <= 1
    shown.encode("utf-8")
    assert visible(shown) == shown


@given(any_text)
def test_json_is_read_back_as_it_was_but_for_surrogates(text: str) -> None:
    written = json_text({"key": [text]})
    assert written.encode("utf-8")
    assert len(written.splitlines()) == 1
    expected = "".join(visible(one) if "\ud800" <= one <= "\udfff" else one for one in text)
    assert json.loads(written) == {"key": [expected]}
