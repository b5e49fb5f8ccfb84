"""The tools report on the example projects what is marked there, no more and no less."""

from __future__ import annotations

import pytest
from oracle.case import Case, cases
from oracle.findings import TOOLS, Tool, differences, reported

CASES = pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)


@CASES
@pytest.mark.parametrize("tool", TOOLS)
def test_findings_agree_with_marks(case: Case, tool: Tool) -> None:
    assert differences(case, reported(tool, case.root, optional=False), optional=False) == []


@CASES
@pytest.mark.parametrize("tool", TOOLS)
def test_findings_agree_with_marks_with_every_rule_switched_on(case: Case, tool: Tool) -> None:
    assert differences(case, reported(tool, case.root, optional=True), optional=True) == []


@CASES
def test_flake8_and_check_report_the_same(case: Case) -> None:
    flake8, check = (reported(tool, case.root, optional=True) for tool in TOOLS)
    assert flake8 == check
