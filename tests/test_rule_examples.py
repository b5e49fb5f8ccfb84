"""Every rule's bad example yields that rule and no other, and its good example nothing, through the real command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from command import influx_lint

from influx_lint.registry.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from influx_lint.registry.rule import Rule

    Maker = Callable[[Mapping[str, str | bytes]], Path]


def selection(rule: Rule) -> list[str]:
    """What a rule that is off by default has to be selected by; then the others stay selected, too."""
    return [] if rule.enabled else ["--select", "NFX", "--select", rule.code]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_yields_the_rule_and_no_other(rule: Rule, make_project: Maker) -> None:
    said = influx_lint("check", *selection(rule), folder=make_project(rule.bad.files))
    assert set(said.codes) == {rule.code}
    assert {one.path for one in said.findings} == {next(iter(rule.bad.files))}
    assert said.status == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_yields_nothing(rule: Rule, make_project: Maker) -> None:
    said = influx_lint("check", *selection(rule), folder=make_project(rule.good.files))
    assert said.findings == []
    assert said.status == 0


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.enabled], ids=lambda rule: rule.code)
def test_a_rule_that_is_off_says_nothing_unasked(rule: Rule, make_project: Maker) -> None:
    said = influx_lint("check", folder=make_project(rule.bad.files))
    assert rule.code not in said.codes
