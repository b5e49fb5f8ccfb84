"""The tools report on the example projects what is marked there, no more and no less, and all the same."""

from __future__ import annotations

import pytest
from oracle.case import Case, cases
from oracle.findings import differences, reported
from slow import sampled

CASES = {case.name: case for case in cases()}
EVERY_RULE = pytest.mark.parametrize(
    "optional", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["default", "every rule"]
)


@EVERY_RULE
@pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.name)
def test_findings_agree_with_marks(case: Case, optional: bool) -> None:
    assert differences(case, reported("check", case.root, optional=optional), optional=optional) == []


@pytest.mark.parametrize("name", sampled(CASES, 12))
def test_flake8_finds_the_same(name: str) -> None:
    case = CASES[name]
    flake8 = reported("flake8", case.root, optional=True)
    assert differences(case, flake8, optional=True) == []
    assert flake8 == reported("check", case.root, optional=True)
