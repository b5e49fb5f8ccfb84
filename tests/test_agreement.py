"""The tools report on the example projects what is marked there, no more and no less, and all the same."""

from __future__ import annotations

import pytest
from oracle.case import Case, cases
from oracle.findings import differences, reported


@pytest.mark.parametrize("optional", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["default", "every rule"])
@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_findings_agree_with_marks(case: Case, optional: bool) -> None:
    flake8 = reported("flake8", case.root, optional=optional)
    check = reported("check", case.root, optional=optional)
    assert {
        "flake8": differences(case, flake8, optional=optional),
        "check": differences(case, check, optional=optional),
    } == {"flake8": [], "check": []}
    assert flake8 == check
