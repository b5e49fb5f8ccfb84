from __future__ import annotations

from outcomes import APP, busy, finding, fix, outcome

from influx_lint.findings import Applicability, Failure, Span, Suppressed
from influx_lint.registry import rules
from influx_lint.registry.rule import Severity
from influx_lint.reports.summary import RuleCount, rule_counts, sentence, summarise

ERROR = finding(rules.RENAMED_KEY, APP, Span(1, 1, 1, 2), "renamed", is_broken=True)
WARNING = finding()


def test_the_sentence_tells_all_counts() -> None:
    assert sentence(summarise(busy())) == (
        "3 findings (2 errors, 1 warning) in 2 files, 1 fixable with --fix, 1 more fixable with --fix --unsafe-fixes, "
        "2 suppressed; 2 files checked, 1 could not be read"
    )


def test_the_sentence_leaves_out_what_there_is_none_of() -> None:
    assert sentence(summarise(outcome())) == "no findings; 2 files checked"
    assert sentence(summarise(outcome([WARNING], checked=["a"]))) == "1 warning in 1 file; 1 file checked"
    assert sentence(summarise(outcome(suppressed=[Suppressed(ERROR, "noqa")]))) == (
        "no findings, 1 suppressed; 2 files checked"
    )
    assert sentence(summarise(outcome(checked=[], failures=[Failure("a", "is gone")]))) == (
        "no findings; 0 files checked, 1 could not be read"
    )


def test_the_sentence_says_nothing_twice() -> None:
    safe, unsafe = (finding(repair=fix(applicability=each)) for each in Applicability)
    said = {
        (safe,): "1 warning in 1 file, fixable with --fix; 2 files checked",
        (safe, safe): "2 warnings in 1 file, all fixable with --fix; 2 files checked",
        (safe, WARNING): "2 warnings in 1 file, 1 fixable with --fix; 2 files checked",
        (unsafe, unsafe): "2 warnings in 1 file, all fixable with --fix --unsafe-fixes; 2 files checked",
        (ERROR, ERROR): "2 errors in 1 file; 2 files checked",
    }
    assert {found: sentence(summarise(outcome(found))) for found in said} == said


def test_severities_are_those_of_the_settings() -> None:
    counts = summarise(outcome([ERROR, WARNING], severities={ERROR.code: Severity.WARNING}))
    assert (counts.errors, counts.warnings) == (0, 2)


def test_rules_are_counted_the_most_frequent_first() -> None:
    repaired = finding(repair=fix(applicability=Applicability.UNSAFE))
    found = outcome([ERROR, repaired, finding(span=Span(3, 1, 3, 2)), finding(rules.MOVED_KEY, APP, Span(2, 1, 2, 2))])
    assert rule_counts(found) == [
        RuleCount(rules.DEPRECATED_VERSION, 2, 1),
        RuleCount(rules.RENAMED_KEY, 1, 0),
        RuleCount(rules.MOVED_KEY, 1, 0),
    ]
