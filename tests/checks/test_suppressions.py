from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Collection
from importlib import import_module
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, strategies as st
from ruamel.yaml import YAML
from slow import marked

from influx_lint.checks.suppressions import apply, ignored_in_file
from influx_lint.findings import Applicability, Finding, Span, Suppressed
from influx_lint.project.comments import yaml_comments
from influx_lint.registry.rules import BY_CODE, RULES
from influx_lint.repair import edits
from influx_lint.text import Lines

# flake8 has no types of its own.
_defaults: Any = import_module("flake8.defaults")
_processor: Any = import_module("flake8.processor")
_violation: Any = import_module("flake8.violation")

DEFAULT = frozenset(rule.code for rule in RULES if rule.enabled)


def found(code: str, line: int, end_line: int | None = None, end_column: int = 2) -> Finding:
    return Finding(BY_CODE[code], "file", Span(line, 1, end_line or line, end_column), "message")


def judge(
    text: str, *findings: Finding, language: str = "yaml", ran: Collection[str] = DEFAULT, allowed: bool = True
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    return apply(findings, text, "file", language, ran, allowed=allowed)


def unused(text: str, *findings: Finding, language: str = "yaml", ran: Collection[str] = DEFAULT) -> list[str]:
    """The messages of NFX902."""
    return [one.message for one in judge(text, *findings, language=language, ran=ran)[0] if one.code == "NFX902"]


def mended(text: str, *findings: Finding, language: str = "yaml") -> str:
    """The text with the fixes of NFX902 applied once."""
    kept, _ = judge(text, *findings, language=language)
    fixes = [one.fix for one in kept if one.fix]
    assert all(fix.applicability is Applicability.SAFE for fix in fixes)
    return edits.apply(text, fixes).text


def service(comment: str) -> str:
    return f"db:\n  type: influxdb:2.2  {comment}\n  disk: 1024\n"


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("# noqa: NFX101", None),
        ("# noqa:NFX101", None),
        ("# NoQA: NFX101", None),
        ("# noqa: NFX101 upgrade in May", "upgrade in May"),
        ("# noqa: NFX101 - upgrade in May, see #12", "upgrade in May, see #12"),
        ("# noqa: NFX101: it is a copy", "it is a copy"),
        ("# noqa: E501,NFX101 W291 both", "both"),
        ("# noqa: NFX1 all of them", "all of them"),
        ("# noqa", None),
        ("# noqa it is a copy", "it is a copy"),
        ("# a word before # noqa: NFX101 reason # a word after", "reason"),
    ],
)
def test_noqa_suppresses_on_its_line_with_a_reason(comment: str, reason: str | None) -> None:
    kept, suppressed = judge(service(comment), found("NFX101", 2))
    assert kept == ()
    assert [(one.finding.code, one.by, one.reason) for one in suppressed] == [("NFX101", "noqa", reason)]


@pytest.mark.parametrize("line", [1, 3])
def test_noqa_does_not_suppress_on_other_lines(line: int) -> None:
    kept, suppressed = judge(service("# noqa: NFX101"), found("NFX101", line))
    assert [one.code for one in kept if one.span.line == line] == ["NFX101"]
    assert suppressed == ()


def test_noqa_does_not_suppress_other_codes() -> None:
    kept, suppressed = judge(service("# noqa: NFX101"), found("NFX101", 2), found("NFX110", 2))
    assert [one.code for one in kept] == ["NFX110"]
    assert [one.finding.code for one in suppressed] == ["NFX101"]


@pytest.mark.parametrize(("line", "remaining"), [(1, []), (2, ["NFX110", "NFX902"]), (3, [])])
def test_a_finding_of_several_lines_of_yaml_is_suppressed_on_its_first_or_last(line: int, remaining: list[str]) -> None:
    rows = ["db:", "  type: influxdb:2.7", "  disk: x"]
    rows[line - 1] += "  # noqa: NFX110"
    kept, _ = judge("\n".join(rows), found("NFX110", 1, end_line=3))
    assert [one.code for one in kept] == remaining


def test_a_span_that_ends_at_the_start_of_a_line_does_not_reach_it() -> None:
    kept, _ = judge("a: |\n  x\nb: c  # noqa: NFX110\n", found("NFX110", 1, end_line=3, end_column=1))
    assert [one.code for one in kept] == ["NFX110", "NFX902"]


@pytest.mark.parametrize("codes", ["NFX101", "NFX110,NFX101", "NFX110 NFX101", "NFX1", "NFX"])
def test_ignore_file_suppresses_in_the_whole_file(codes: str) -> None:
    text = f"{service('')}# influx-lint: ignore-file[{codes}] an old copy\n"
    kept, suppressed = judge(text, found("NFX101", 2), ran={"NFX101"})
    assert kept == ()
    assert [(one.by, one.reason) for one in suppressed] == [("ignore-file", "an old copy")]


def test_ignore_file_in_python() -> None:
    text = "x = 1\n    # influx-lint: ignore-file[NFX201, NFX202]\n"
    kept, suppressed = judge(text, found("NFX201", 1), found("NFX202", 1), language="python")
    assert kept == ()
    assert [one.by for one in suppressed] == ["ignore-file", "ignore-file"]
    assert ignored_in_file(text, "python") == ("NFX201", "NFX202")


@pytest.mark.parametrize(
    "text",
    [
        "x = 1  # influx-lint: ignore-file[NFX201]\n",
        "x = '''\n# influx-lint: ignore-file[NFX201]\n'''\n",
        "# influx-lint: ignore-file[E501]\n",
        "# influx-lint: ignore[NFX201]\n",
        "# noqa: NFX201\n",
    ],
)
def test_what_is_no_ignore_file_comment(text: str) -> None:
    assert ignored_in_file(text, "python") == ()


def test_nothing_is_suppressed_where_that_is_not_allowed() -> None:
    text = f"# influx-lint: ignore-file[NFX110]\n{service('# noqa: NFX101, NFX902, NFX102')}"
    kept, suppressed = judge(text, found("NFX101", 3), found("NFX110", 3), allowed=False)
    assert [one.code for one in kept] == ["NFX101", "NFX110", "NFX902"]
    assert suppressed == ()


@pytest.mark.parametrize(
    "text",
    [
        "a: '# noqa: NFX101'\n",
        'a: "\n  # noqa: NFX101"\n',
        "a: |\n  # noqa: NFX101\n",
        "a: >-\n  b # noqa: NFX101\n",
        "a: b# noqa: NFX101\n",
        "? |\n  # noqa: NFX101\n: b\n",
        "a: '# influx-lint: ignore-file[NFX101]'\n",
        "a: |\n  b\n  # influx-lint: ignore-file[NFX101]\n",
    ],
)
def test_what_is_no_comment_in_yaml_suppresses_nothing(text: str) -> None:
    findings = [found("NFX101", line) for line in range(1, text.count("\n") + 1)]
    kept, suppressed = judge(text, *findings)
    assert list(kept) == findings
    assert suppressed == ()


@pytest.mark.parametrize(
    "text",
    [
        "a: |  # noqa: NFX101\n  b\n",
        "a: >-  # noqa: NFX101\n  b\n",
        "a: !t &x#y b  # noqa: NFX101\n",
        "a: !t  # noqa: NFX101\n  b\n",
        "a: [b,  # noqa: NFX101\n  c]\n",
        "a: 'it''s'  # noqa: NFX101\n",
        "--- # noqa: NFX101\na: b\n",
        "a: b  # noqa: NFX101\r\nc: d\r\n",
        "a: b  # noqa: NFX101\rc: d\r",
        "a: \u2028\U0001f600 # noqa: NFX101",
        "a: b\t# noqa: NFX101\n",
        "a:\tb \t # noqa: NFX101\n",
        "a: {b: c}\t# noqa: NFX101\n",
    ],
)
def test_what_is_a_comment_in_yaml(text: str) -> None:
    kept, suppressed = judge(text, found("NFX101", 1))
    assert kept == ()
    assert len(suppressed) == 1


@pytest.mark.parametrize(
    "broken",
    ["a: 'b\n", "a: [" * 2000, "a: \0\n", 'a: "\\UFFFFFFFF"\n', f"%YAML {'9' * 5000}.1\n---\n", "a: |99\n", "a: *\n"],
)
def test_a_file_that_is_no_yaml_can_be_ignored(broken: str) -> None:
    text = f"# influx-lint: ignore-file[NFX901]\n{broken}"
    assert judge(text, found("NFX901", 2))[0] == ()


def test_after_broken_yaml_lines_of_comment_count() -> None:
    text = "a: [b\nc: ]}\n  # influx-lint: ignore-file[NFX901]\n"
    assert judge(text, found("NFX901", 2))[0] == ()


@pytest.mark.parametrize("broken", ["x = (\n", "x = '''\n", "  x\n y\n", "x = \\", "x = 'a\n", "\0\n"])
def test_a_file_that_is_no_python_can_be_ignored(broken: str) -> None:
    text = f"# influx-lint: ignore-file[NFX901]\n{broken}"
    assert judge(text, found("NFX901", 2), language="python")[0] == ()
    text = f"{broken}\n# influx-lint: ignore-file[NFX901]\n"
    assert judge(text, found("NFX901", 1), language="python")[0] == ()


def test_unused_suppression_is_found_at_its_place_and_removed() -> None:
    text = service("# noqa: NFX101 until May")
    (finding,) = judge(text)[0]
    assert (finding.code, finding.span) == ("NFX902", Span(2, 23, 2, 37))
    assert finding.message == "unused suppression: NFX101 finds nothing on this line"
    assert mended(text) == "db:\n  type: influxdb:2.2\n  disk: 1024\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b # noqa: NFX101, NFX102", "a: b # noqa: NFX101"),
        ("a: b # noqa: NFX102 NFX101 reason", "a: b # noqa: NFX101 reason"),
        ("a: b # noqa:E501,NFX102,NFX103,W291", "a: b # noqa:E501,W291"),
        ("a: b # noqa: NFX102, E501, NFX101, NFX103 why", "a: b # noqa: E501, NFX101 why"),
        ("a: b # noqa: NFX102 why # keep", "a: b # keep"),
        ("a: b # keep # noqa: NFX102", "a: b # keep"),
        ("a: b # keep # noqa: NFX102 see #12 # keep", "a: b # keep # keep"),
        ("a: b ## noqa: NFX102", "a: b"),
        ("# noqa: NFX102\na: b", "a: b"),
        ("a: b\n  # noqa: NFX102\nc: d", "a: b\nc: d"),
        ("a: b\r\n# noqa: NFX102\r\nc: d", "a: b\r\nc: d"),
        ("a: b\n# noqa: NFX102", "a: b\n"),
        ("# influx-lint: ignore-file[NFX102] why\na: b", "a: b"),
        ("# influx-lint: ignore-file[NFX102, NFX101]\na: b", "# influx-lint: ignore-file[NFX101]\na: b"),
        ("a: b # noqa NFX101 why", "a: b # noqa: NFX101 why"),
        ("a: b # noqa : NFX101", "a: b # noqa: NFX101"),
        ("a: b # noqa:  NFX101", "a: b # noqa: NFX101"),
        ("a: b # noqa[NFX101, E501]", "a: b # noqa: NFX101, E501"),
    ],
)
def test_fixes_touch_nothing_but_what_is_wrong(before: str, after: str) -> None:
    line = next(number for number, text in enumerate(before.splitlines(), 1) if text.startswith("a"))
    assert mended(before, found("NFX101", line), found("NFX110", line)) == after


@pytest.mark.parametrize(
    "text",
    [
        "a: b # noqa: NFX101, nfx110",
        "a: b # noqa: NFX101NFX110",
        "a: b # noqa: NFX777 of a later version",
        "a: b # noqa: NFX102 # noqa: NFX110",
        "a: b #noqa:nfx101",
        "a: b #  noqa: NFX101",
        "a: b # noqa: NFX101; NFX110",
        "a: b # flake8: noqa: NFX101",
        "a: b # influx-lint: ignore[NFX101] why",
        "a: b # influx-lint: ignore-file[NFX101] why",
        "# influx-lint: ignore-file[E501]\na: b",
        "# influx-lint: ignore-file NFX101\na: b",
        "# influx-lint: ignore-flie[NFX101]\na: b",
        "# influx-lint ignore-file[NFX101]\na: b",
        "# influx-lint: ignore-next-line[NFX101]\na: b",
        "# influx-lint: ignore-line[NFX101]\na: b",
        "# influx-lint: disable-file=NFX101\na: b",
        "# influx-lint: noqa[NFX101]\na: b",
    ],
)
@pytest.mark.parametrize("language", ["yaml", "python"])
def test_what_has_no_effect_is_told_and_left_alone(text: str, language: str) -> None:
    """A fix never suppresses more than before."""
    line = next(number for number, one in enumerate(text.splitlines(), 1) if one.startswith("a"))
    findings = found("NFX101", line), found("NFX110", line)
    if language == "yaml" and "flake8" in text:
        return
    assert unused(text, *findings, language=language) != []
    assert mended(text, *findings, language=language) == text


@pytest.mark.parametrize("word", ["ignore-next-line", "ignore-line", "ignore", "Ignore"])
def test_a_comment_for_a_line_is_never_said_to_be_one_for_the_file(word: str) -> None:
    (message,) = unused(f"# influx-lint: {word}[NFX101]\na: b", found("NFX101", 2))
    assert "write `# noqa: NFX101` for the line" in message


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# noqa: NFX777", "NFX777 is no rule"),
        ("# noqa: NFX1O1", "did you mean NFX121?"),
        ("# noqa: NFX1", "NFX1 finds nothing on this line"),
        ("# noqa: NFX2", "NFX2 finds nothing on this line"),
        ("# noqa: NFX", "silences every code on its line: write `# noqa: NFX101`"),
        ("# noqa because NFX110 is wrong", "silences every code on its line: write `# noqa: NFX110`"),
        ("# noqa: E501 and NFX110", "does not name NFX110: write `# noqa: E501, NFX110`"),
        ("# noqa: E501 # noqa: NFX110", "only the first `# noqa` of a line counts"),
        ("# noqa # noqa: NFX110", "only the first `# noqa` of a line counts"),
        ("#noqa: NFX777", "`#noqa: NFX777` has no effect: write `# noqa: NFX101`"),
        ("# influx-lint: ignore-file[NFX110]", "it must stand on a line of its own"),
        ("# influx-lint: disable=NFX110", "write `# noqa: NFX110` for the line"),
        ("# influx-lint: off", "write `# noqa: NFX101` for the line"),
    ],
)
def test_what_is_wrong_with_a_suppression(comment: str, said: str) -> None:
    (message,) = unused(service(comment))
    assert said in message


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# influx-lint: ignore-file", "write `# influx-lint: ignore-file[NFX101]`"),
        ("# influx-lint: ignore-file[]", "write `# influx-lint: ignore-file[NFX101]`"),
        ("# influx-lint: ignore-file[NFX110]", "NFX110 finds nothing in this file"),
        ("# influx-lint: ignore-file[N]", "N is no rule"),
        ("# influx-lint: ignore-file[a:1:2: b]", "a?1?2? is no rule; b is no rule"),
        ("# noqa: NFX110", "NFX110 finds nothing on this line, the only one it is for"),
    ],
)
def test_what_is_wrong_with_a_suppression_on_a_line_of_its_own(comment: str, said: str) -> None:
    (message,) = unused(f"{comment}\n{service('')}")
    assert said in message


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# noqa: E501",
        "# noqa:E501,W291 NFX is not meant",
        "# noqa: yaml[line-length]",
        "# NFX101 is noqa here",
        "# influx-lint says so",
        "# see influx-lint's documentation",
        "# noqa: NFX901, NFX902 for whatever comes",
        "# noqa: NFX29",
        "# noqa: NFX290",
    ],
)
def test_what_is_not_reported(comment: str) -> None:
    text = service(comment)
    findings = [found("NFX901", 2)] if "NFX901" in comment else []
    assert unused(text, *findings) == []


def test_a_rule_that_was_not_looked_for_is_not_held_against_a_suppression() -> None:
    assert unused(service("# noqa: NFX101"), ran={"NFX110", "NFX902"}) == []
    assert unused(service("# noqa: NFX1"), ran={"NFX110", "NFX902"}) == []
    assert unused(service("# noqa: NFX290"), ran={*DEFAULT, "NFX290"}) != []


def test_nfx902_is_reported_only_if_it_is_wanted() -> None:
    assert unused(service("# noqa: NFX101"), ran=DEFAULT - {"NFX902"}) == []


@pytest.mark.parametrize("comment", ["# noqa: NFX102, NFX902", "# noqa: NFX902, NFX777 why", "# noqa: NFX9, NFX102"])
def test_nfx902_is_suppressed_by_naming_it(comment: str) -> None:
    kept, suppressed = judge(service(comment))
    assert kept == ()
    assert [one.finding.code for one in suppressed] == ["NFX902"]
    kept, _ = judge(f"# influx-lint: ignore-file[NFX902]\n{service('# noqa : NFX102')}")
    assert kept == ()


def test_a_bare_noqa_does_not_hide_that_it_is_wrong() -> None:
    kept, suppressed = judge(service("# noqa NFX101"), found("NFX101", 2))
    assert [one.code for one in kept] == ["NFX902"]
    assert [one.finding.code for one in suppressed] == ["NFX101"]


def test_flake8_noqa_of_a_whole_python_file() -> None:
    kept, suppressed = judge("# flake8: noqa\nx\n", found("NFX201", 2), language="python")
    assert (kept, [one.by for one in suppressed]) == ((), ["noqa"])
    text = "# flake8: noqa: NFX201\nx\n"
    kept, suppressed = judge(text, found("NFX201", 2), language="python")
    assert ([one.code for one in kept], len(suppressed)) == (["NFX902"], 1)
    assert mended(text, found("NFX201", 2), language="python") == "# influx-lint: ignore-file[NFX201]\nx\n"
    assert judge("# flake8: noqa\nx: y\n", found("NFX101", 2))[1] == ()


@pytest.mark.parametrize("text", ["x = 1 \\\n# noqa: NFX201\ny = 2\n", "a: |\n  b\n# noqa: NFX101\n"])
def test_a_comment_is_not_removed_where_that_would_change_the_meaning(text: str) -> None:
    language: str = "python" if text.startswith("x") else "yaml"
    assert unused(text, language=language) != []
    assert mended(text, language=language) == text


_PYTHON_PARTS = [
    *(
        "x = 1",
        "x = '''",
        "'''",
        'f"""',
        '"""',
        "'# noqa'",
        "(",
        ")",
        "\\",
        "\n",
        "\n",
        "\n",
        "  ",
        "\r\n",
        "pass",
        ";",
    ),
    *(
        "# noqa",
        "# NOQA: ",
        "# noqa:",
        " : ",
        "NFX201",
        "NFX2",
        "NFX",
        "nfx201",
        "E501",
        ", ",
        ",",
        " ",
        "\t",
        "why",
        "#",
    ),
    *(
        "# noqa: NFX201",
        "  # noqa: NFX202, NFX201 why",
        "#noqa: NFX201",
        "# noqa NFX201",
        "# noqa:NFX201NFX202",
        "é",
        "\f",
    ),
    *("# flake8: noqa", "# flake8:noqa: NFX201", "# flake8: NOQA"),
]


@given(st.lists(st.sampled_from(_PYTHON_PARTS), max_size=25).map("".join))
def test_python_noqa_is_what_flake8_takes_it_for(text: str) -> None:
    lines = [row + "\n" * (not row.endswith("\n")) for row in text.replace("\r\n", "\n").split("\n") if row] or ["\n"]
    text = "".join(lines)
    options: Any = argparse.Namespace(
        hang_closing=False, indent_size=4, max_line_length=79, max_doc_length=None, verbose=0, disable_noqa=False
    )
    logging.getLogger("flake8").setLevel(logging.ERROR)
    processor = _processor.FileProcessor("file", options, lines)
    expected = set()
    for number, line in enumerate(lines, 1):
        for code in ("NFX201", "NFX202"):
            row = processor.noqa_line_for(number)
            violation = _violation.Violation(code, "file", number, 1, "message", line if row is None else row)
            if processor.should_ignore_file() or violation.is_inline_ignored(disable_noqa=False):
                expected.add((code, number))
    findings = [found(code, number) for number in range(1, len(lines) + 1) for code in ("NFX201", "NFX202")]
    _, suppressed = judge(text, *findings, language="python", ran=DEFAULT - {"NFX902"})
    assert {(one.finding.code, one.finding.span.line) for one in suppressed} == expected


_COMMENT_PARTS = [
    "noqa",
    "NFX101",
    "NFX1",
    "nfx101",
    "E501",
    ":",
    " ",
    ",",
    ";",
    "[",
    "]",
    "#",
    "why",
    "# noqa: ",
    "\u0130",
    "\u017f1",
]


@given(st.lists(st.sampled_from(_COMMENT_PARTS), max_size=12).map("".join))
def test_yaml_noqa_is_what_flake8_takes_it_for(comment: str) -> None:
    pattern = getattr(_defaults, "NOQA_INLINE_REGEX", None) or _defaults.NOQA_INLINE_REGEXP
    text = f"a: b  #{comment}"
    match = pattern.search(text)
    codes = tuple(match["codes"].replace(",", " ").split()) if match and match["codes"] else ("",)
    expected = match is not None and "NFX101".startswith(codes)
    _, suppressed = judge(text, found("NFX101", 1), ran=DEFAULT - {"NFX902"})
    assert bool(suppressed) == expected


def suppressed_in(text: str) -> set[str]:
    """The codes of those that a comment on the first line suppresses."""
    _, suppressed = judge(text, *(found(code, 1) for code in DEFAULT), ran=DEFAULT - {"NFX902"})
    return {one.finding.code for one in suppressed}


@given(st.lists(st.sampled_from(_COMMENT_PARTS), max_size=12).map("".join), st.booleans())
def test_fixes_end_with_nothing_left_to_fix(comment: str, used: bool) -> None:
    text = f"a: b  #{comment}\n"
    findings = [found("NFX101", 1)] * used
    for _ in range(8):
        after = mended(text, *findings)
        assert suppressed_in(after) <= suppressed_in(text)
        if after == text:
            break
        text = after
    assert mended(text, *findings) == text
    assert YAML(typ="safe", pure=True).load(text) == {"a": "b"}


_YAML_LINES = [
    "{key}: plain",
    "{key}: 'it''s # no comment'",
    '{key}: "no # comment \\" # no"',
    "{key}: it's",
    "{key}: a#b",
    "{key}: &anchor{key} !tag#x value",
    "{key}: [a, 'b # c', {{d: e}}]",
    "{key}:\n  - a\n  - b",
    "{key}: >-\n  # text\n   # text\n\n  text # text",
    "{key}: |+\n  # text\n",
    "{key}: 'two\n  # lines'",
    "{key}: two\n  lines#here",
]


@given(st.data())
def test_yaml_comments_are_found_exactly_and_removing_them_changes_nothing(data: st.DataObject) -> None:
    rows, places = "", []
    for number, shape in enumerate(data.draw(st.lists(st.sampled_from(_YAML_LINES), max_size=6))):
        rows += shape.format(key=f"k{number}")
        if ">" not in shape and "|" not in shape and data.draw(st.booleans()):
            rows += "  "
            places.append(len(rows))
            rows += "# noqa: NFX101"
        rows += "\n"
        if data.draw(st.booleans()):
            rows += data.draw(st.sampled_from(["", "\n"]))
            places.append(len(rows))
            rows += "# noqa: NFX101\n"
    assert [comment.start for comment in yaml_comments(rows, Lines(rows))[0]] == places
    before, after = (list(YAML(typ="rt", pure=True).compose_all(one)) for one in (rows, mended(rows)))
    assert list(map(_shape, before)) == list(map(_shape, after))


def _shape(node: Any) -> Any:
    if node is None or isinstance(node.value, str):
        return node and (str(node.tag), node.value)
    return [_shape(part) for one in node.value for part in (one if isinstance(one, tuple) else (one,))]


def test_findings_are_in_order_and_fixes_of_a_comment_do_not_overlap() -> None:
    text = "b: # noqa: NFX102\na: # noqa: NFX103 # noqa: NFX104\n"
    kept, _ = judge(text, found("NFX111", 2), found("NFX111", 1))
    assert [one.sort_key for one in kept] == sorted(one.sort_key for one in kept)
    spans = [edit.span for one in kept if one.fix for edit in one.fix.edits]
    assert all((a.end_line, a.end_column) <= (b.line, b.column) for a, b in pairwise(spans))


def _calls(work: Callable[[], object]) -> int:
    """How many functions are called, Python's own among them."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


HOSTILE: dict[str, tuple[Callable[[int], str], str, str]] = {
    "suppressions on one line": (lambda size: "a: b  #" + " # noqa: NFX777" * size, "NFX101", "yaml"),
    "suppressions on lines": (lambda size: "a: b  # noqa: NFX777\n" * size, "NFX101", "yaml"),
    "codes": (lambda size: f"a: b  # noqa: {'NFX777, ' * size}NFX101", "NFX101", "yaml"),
    "text": (lambda size: f"x = '''{'# noqa: E501' * size}'''", "NFX201", "python"),
    "lines of text": (lambda size: "x = '''" + "# noqa: E501\n" * size + "'''\n", "NFX201", "python"),
    "comments": (lambda size: "x = 1  # influx-lint: ignore[NFX201]\n" * size, "NFX201", "python"),
    "brackets": (lambda size: f"a: {'[' * size}\n# influx-lint: ignore-file[NFX901]\n", "NFX901", "yaml"),
}


@pytest.mark.parametrize("name", marked(HOSTILE, {"brackets", "suppressions on lines", "comments"}))
def test_cost_is_linear_in_hostile_text(name: str) -> None:
    text, code, language = HOSTILE[name]

    def calls(size: int) -> int:
        hostile = text(size)
        return _calls(lambda: judge(hostile, found(code, 1), language=language))

    calls(10)
    assert calls(2_200) <= 2.2 * calls(1_100)
