"""A finding stands in the file that it names, or it is not made."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Make, influx_lint

from influx_lint.checks import suppressions
from influx_lint.findings import Finding, Origin, Span
from influx_lint.pages import Page
from influx_lint.registry import rules

CONFIGURATION = """\
applications:
  api:
    type: "python:3.12"
    relationships:
      tsdb:
        service: timeseries
        endpoint: influxdb
services:
  timeseries:
    type: influxdb:2.7
"""
SETTINGS = """\
from pydantic_settings import BaseSettings


class Influx(BaseSettings):
    TSDB_USER: str
    tsdb_bucket: str = "weather"
"""
FIELDS = [("settings.py", 5, "NFX203"), ("settings.py", 6, "NFX203")]


@pytest.mark.parametrize(
    "main",
    [
        "from settings import Influx\n\nprint(Influx().TSDB_USER)\n",
        "import settings\nprint(settings.Influx())\n",
        "from settings import Influx\n\n\ndef account(made=Influx()):\n    return made\n",
        "from settings import Influx\n\n\nclass Own(Influx):\n    debug: bool = False\n\n\nOwn()\n",
    ],
)
def test_a_field_is_reported_where_it_is_declared(make_project: Make, main: str) -> None:
    root = make_project({".upsun/config.yaml": CONFIGURATION, "settings.py": SETTINGS, "main.py": main})
    said = influx_lint("check", "--no-config", folder=root)
    assert [(one.path, one.line, one.code) for one in said.findings] == FIELDS
    influx_lint("check", "--no-config", "--add-noqa", folder=root)
    assert (root / "main.py").read_text() == main
    assert influx_lint("check", "--no-config", folder=root).findings == []


TEXT = "first = 1\nsecond = 2\n"
PAGE = Page(Path("/project/main.py"), TEXT)


@pytest.mark.parametrize(
    "span", [Span(1, 1, 1, 6), Span(1, 1, 1, 1), Span(2, 1, 3, 1), Span(3, 1, 3, 1), Span(1, 10, 2, 1)]
)
def test_a_page_makes_findings_in_its_text(span: Span) -> None:
    made = PAGE.finding(rules.RENAMED_KEY, Origin(PAGE.path, span), "message")
    assert made == Finding(rules.RENAMED_KEY, str(PAGE.path), span, "message")


@pytest.mark.parametrize(
    "span", [Span(4, 1, 4, 2), Span(1, 20, 1, 21), Span(2, 1, 4, 1), Span(0, 1, 1, 1), Span(2, 3, 2, 1)]
)
def test_a_page_makes_no_finding_elsewhere(span: Span) -> None:
    assert PAGE.finding(rules.RENAMED_KEY, Origin(PAGE.path, span), "message") is None
    added = suppressions.add(TEXT, [Finding(rules.RENAMED_KEY, "main.py", span, "message")], "python")
    assert added.edits == ()
    assert len(added.impossible) == 1


def test_a_page_makes_no_finding_of_another_file() -> None:
    assert PAGE.finding(rules.RENAMED_KEY, Origin(Path("/project/other.py"), Span(1, 1, 1, 6)), "message") is None
