"""Suppressions in comments that do not begin with `#`."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from influx_lint.checks import directives
from influx_lint.checks.suppressions import add, apply
from influx_lint.findings import Finding, Span
from influx_lint.project.comments import Comment, Notation, Rows
from influx_lint.registry.rules import BY_CODE, RULES
from influx_lint.repair import edits
from influx_lint.text import Lines

DEFAULT = frozenset(rule.code for rule in RULES if rule.enabled)
UNUSED = "unused suppression: NFX201 finds nothing on this line"
LINE_OR_FILE = (
    "`// influx-lint: ignore[…]` has no effect: write `// noqa: NFX201` for the line, or "
    "`// influx-lint: ignore-file[NFX201]` for the file"
)
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/|#[^\n]*", re.DOTALL)


def comments(text: str, lines: Lines) -> tuple[list[Comment], Rows]:
    found = [(match.span(), lines.position(match.start())) for match in COMMENT.finditer(text)]
    return [Comment(*span, not text[span[0] - column + 1 : span[0]].strip()) for span, (_, column) in found], {}


@pytest.fixture(autouse=True)
def _notation(monkeypatch: pytest.MonkeyPatch) -> None:
    notation = Notation(comments, lambda _text, _lines: frozenset(), opening="//")
    monkeypatch.setattr(directives, "_notation", lambda _language: notation)


def found(code: str, line: int = 1) -> Finding:
    return Finding(BY_CODE[code], "file", Span(line, 1, line, 2), "message")


def judged(text: str, *findings: Finding) -> tuple[list[str], list[str | None], str]:
    """The messages that are left, the reasons of what is suppressed, and the text after the fixes of NFX902."""
    kept, suppressed = apply(findings, text, "file", "", DEFAULT)
    fixes = [one.fix for one in kept if one.fix is not None]
    return [one.message for one in kept], [one.reason for one in suppressed], edits.apply(text, fixes).text


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("// noqa: NFX201", None),
        ("// noqa: NFX201 the old service stays", "the old service stays"),
        ("/* noqa: NFX201 */ b();", None),
        ("/* noqa: NFX201 until May */", "until May"),
        ("# noqa: NFX201", None),
        ("// why // noqa: NFX201 so", "so"),
        ("// noqa", None),
        ("\n// influx-lint: ignore-file[NFX201] old", "old"),
        ("\n/* influx-lint: ignore-file[NFX201] old */", "old"),
    ],
)
def test_a_finding_is_suppressed(comment: str, reason: str | None) -> None:
    text = f"a(); {comment}\n"
    assert judged(text, found("NFX201")) == ([], [reason], text)


@pytest.mark.parametrize(
    "comment", ["// see noqa: NFX201", "// http://noqa: NFX201", "/ noqa: NFX201", "//  see # 5 /* NFX201 */"]
)
def test_what_only_looks_like_a_suppression_is_none(comment: str) -> None:
    text = f"a(); {comment}\n"
    assert judged(text, found("NFX201")) == (["message"], [], text)


@pytest.mark.parametrize(
    ("comment", "message", "after"),
    [
        ("// noqa: NFX201 why", UNUSED, "a();"),
        ("/* noqa: NFX201 why */", UNUSED, "a();"),
        ("// why // noqa: NFX201", UNUSED, "a(); // why"),
        ("/* why // noqa: NFX201 */ b();", UNUSED, "a(); /* why */ b();"),
        ("//noqa: NFX201", "`//noqa: NFX201` has no effect: write `// noqa: NFX201`", None),
        (
            "/* noqa NFX201 */",
            "`/* noqa NFX201` silences every code on its line: write `/* noqa: NFX201`",
            "a(); /* noqa: NFX201 */",
        ),
        (
            "// noqa NFX201",
            "`// noqa NFX201` silences every code on its line: write `// noqa: NFX201`",
            "a(); // noqa: NFX201",
        ),
        ("// influx-lint: ignore[NFX201]", LINE_OR_FILE, None),
        (
            "// noqa: E501 // noqa: NFX201",
            "`// noqa: NFX201` has no effect: only the first `// noqa` of a line counts; name the codes there",
            None,
        ),
    ],
)
def test_what_is_wrong_is_told_and_mended_as_it_is_written(comment: str, message: str, after: str | None) -> None:
    text = f"a(); {comment}\n"
    assert judged(text) == ([message], [], f"{after}\n" if after is not None else text)


def added(text: str, findings: Iterable[Finding]) -> str:
    made = add(text, findings, "")
    assert not made.impossible
    return edits.replace(text, made.edits)


def test_a_suppression_is_added_as_the_language_has_it() -> None:
    text = "a();\nb(); // why\nc(); // noqa: E501\nd(); /* noqa: E501 */\n"
    after = "a();  // noqa: NFX201\nb(); // why  // noqa: NFX202\nc(); // noqa: E501, NFX201\n"
    after += "d(); /* noqa: E501, NFX201 */\n"
    findings = [found("NFX201"), found("NFX202", 2), found("NFX201", 3), found("NFX201", 4)]
    assert added(text, findings) == after
    assert judged(after, *findings)[0] == []
