"""Every rule's bad example yields that rule and no other, and its good example nothing, through the real command."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Make, influx_lint

from influx_lint.languages import LANGUAGES, PYTHON
from influx_lint.registry.examples import BY_CODE as EXAMPLES, Pair
from influx_lint.registry.rule import Rule
from influx_lint.registry.rules import BY_CODE, OLD_READS, RULES


def selection(rule: Rule) -> list[str]:
    """What a rule that is off by default has to be selected by; then the others stay selected, too."""
    return [] if rule.enabled else ["--select", "NFX", "--select", rule.code]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_yields_the_rule_and_no_other(rule: Rule, make_project: Make) -> None:
    said = influx_lint("check", *selection(rule), folder=make_project(rule.bad.files))
    assert set(said.codes) == {rule.code}
    assert {one.path for one in said.findings} == {next(iter(rule.bad.files))}
    assert said.status == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_yields_nothing(rule: Rule, make_project: Make) -> None:
    said = influx_lint("check", *selection(rule), folder=make_project(rule.good.files))
    assert said.findings == []
    assert said.status == 0


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.enabled], ids=lambda rule: rule.code)
def test_a_rule_that_is_off_says_nothing_unasked(rule: Rule, make_project: Make) -> None:
    said = influx_lint("check", folder=make_project(rule.bad.files))
    assert rule.code not in said.codes


IN_OTHER_LANGUAGES = [
    pytest.param(code, pair, id=f"{code}-{pair.language}") for code, pairs in EXAMPLES.items() for pair in pairs
]


@pytest.mark.parametrize(("code", "pair"), IN_OTHER_LANGUAGES)
def test_an_example_in_a_further_language_yields_the_rule_or_nothing(code: str, pair: Pair, make_project: Make) -> None:
    selected = selection(BY_CODE[code])
    said = influx_lint("check", *selected, folder=make_project(pair.bad.files))
    assert {(one.path, one.code) for one in said.findings} == {(pair.file, code)}
    assert influx_lint("check", *selected, folder=make_project(pair.good.files)).findings == []
    assert len(pair.good.files) == len(pair.bad.files)


def test_what_reads_are_wrong_is_explained_in_every_language() -> None:
    titles = {each.title for each in LANGUAGES if each is not PYTHON}
    for rule in OLD_READS:
        assert {pair.language for pair in EXAMPLES[rule.code]} == titles
    said = influx_lint("explain", "NFX202", folder=Path())
    for pair in EXAMPLES["NFX202"]:
        assert f"In {pair.language}:" in said.out
        for one in (pair.bad, pair.good):
            assert all(line.strip() in said.out for line in one.files[pair.file].splitlines())
