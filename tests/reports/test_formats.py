from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
from hypothesis import given, strategies as st
from outcomes import HOSTILE, ROOT, any_text, busy, hostile, outcome

from influx_lint.reports import FOR_PEOPLE, FORMATS, render
from influx_lint.reports.paint import Style

EMPTY_WHEN_CLEAN = {"github"}

CLEAN_TEXT_RUN = """
import sys
from influx_lint.findings import Outcome
from influx_lint.registry import policy, rule  # what any run has
before = set(sys.modules)
from influx_lint.reports import render
shipped = policy.shipped()
clean = Outcome((), (), ("a",), (), (), shipped, "any", shipped.recommended, {}, {})
assert render("text", clean, ".") == "no findings; 1 file checked\\n"
print(*sorted(set(sys.modules) - before))
"""


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_a_module_with_a_purpose(name: str) -> None:
    assert FORMATS[name].purpose
    assert callable(import_module(f"influx_lint.reports.{FORMATS[name].module}").report)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_breaks_no_format(name: str, text: str) -> None:
    written = render(name, hostile(text), ROOT)
    assert written.encode("utf-8")
    assert not set(written) & {"\x00", "\x1b", "\x07", "\x85", "\u2028", "\u202e"} - allowed(name)


@given(st.sampled_from(sorted(FORMATS)), any_text)
def test_any_text_breaks_no_format(name: str, text: str) -> None:
    assert render(name, hostile(text), ROOT, Style(full=True, verbose=True)).encode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_whole_lines_and_always_the_same(name: str) -> None:
    for found in (busy(), outcome()):
        written = render(name, found, ROOT)
        assert written == render(name, found, ROOT)
        assert written.endswith("\n") or (name in EMPTY_WHEN_CLEAN and not written)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {*FOR_PEOPLE}))
def test_machine_formats_name_files_from_the_root(name: str) -> None:
    written = render(name, busy(), ROOT)
    assert "app/main.py" in written
    assert "/project" not in written


def test_no_such_format() -> None:
    with pytest.raises(KeyError):
        render("yaml", outcome(), ROOT)


def test_a_clean_text_report_imports_next_to_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CLEAN_TEXT_RUN], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.split() == [
        "influx_lint.reports",
        "influx_lint.reports.escape",
        "influx_lint.reports.paint",
        "influx_lint.reports.summary",
        "influx_lint.reports.text",
    ]


def allowed(name: str) -> set[str]:
    """Formats that only machines read give a file's name and a fix's text as they are, but for what breaks a line."""
    return {"\u202e"} if name in {"json", "jsonl", "sarif", "gitlab", "github"} else set()
