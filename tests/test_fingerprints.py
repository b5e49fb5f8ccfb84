from __future__ import annotations

from hypothesis import given, strategies as st

from influx_lint.findings import Finding, Span
from influx_lint.fingerprints import fingerprints
from influx_lint.registry import rules
from influx_lint.registry.rule import Rule
from influx_lint.text import Lines

ROOT = "/project"
PATH = "/project/app.py"


def find_all(text: str, word: str, path: str = PATH) -> list[Finding]:
    """A finding at each occurrence of `word`."""
    lines, found, start = Lines(text), [], text.find(word)
    while start >= 0:
        found.append(Finding(rules.RENAMED_KEY, path, lines.span(start, start + len(word)), "renamed"))
        start = text.find(word, start + len(word))
    return found


def marks(text: str, word: str = "user") -> list[str]:
    return fingerprints(find_all(text, word), {PATH: text}, ROOT)


def test_they_survive_lines_put_in_elsewhere_and_a_new_indentation() -> None:
    before = 'a = c["user"]\nb = d["user"]\n'
    after = 'import os\n\n\nif a:\n\ta = c["user"]  \nelse:\n    b = d["user"]\n'
    assert marks(before) == marks(after)


def test_they_survive_other_line_ends() -> None:
    assert marks('a = c["user"]\nb = d["user"]\n') == marks('a = c["user"]\r\nb = d["user"]\r\n')


def test_a_changed_line_changes_its_own_alone() -> None:
    first, second = marks('a = c["user"]\nb = d["user"]\n')
    other, same = marks('x = c["user"]\nb = d["user"]\n')
    assert (first != other, second == same) == (True, True)


def test_equal_lines_and_findings_of_one_line_differ() -> None:
    found = marks('print(c["user"], d["user"])\nprint(c["user"], d["user"])\n')
    assert len(set(found)) == len(found) == 4


def test_rule_and_file_count_but_not_the_message_or_how_the_file_was_named() -> None:
    def mark(rule: Rule = rules.RENAMED_KEY, path: str = PATH, message: str = "one") -> str:
        return fingerprints([Finding(rule, path, Span(1, 1, 1, 2), message)], {path: "x"}, ROOT)[0]

    assert mark() == mark(message="two") == mark(path="/project/./app.py")
    assert len({mark(), mark(rules.MOVED_KEY), mark(path="/project/other.py")}) == 3


def test_a_text_that_is_missing_or_too_short_counts_as_empty() -> None:
    found = [Finding(rules.RENAMED_KEY, PATH, Span(9, 1, 9, 2), "renamed")]
    assert fingerprints(found, {}, ROOT) == fingerprints(found, {PATH: "one line"}, ROOT)


@given(st.text(st.characters(exclude_categories=()), max_size=30), st.integers(0, 3))
def test_any_text_has_distinct_fingerprints_of_one_form(line: str, copies: int) -> None:
    text = "\n".join([f"user {line}"] * copies)
    found = marks(text)
    assert len(set(found)) == len(found)
    assert all(len(mark) == 32 and set(mark) <= set("0123456789abcdef") for mark in found)
