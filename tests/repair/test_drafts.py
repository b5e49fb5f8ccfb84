"""Rounds of fixes over the files of a project, on checks made up for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from influx_lint.findings import Applicability, Edit, Finding, Fix, Other, Outcome, Span
from influx_lint.registry.policy import shipped
from influx_lint.registry.rules import RENAMED_KEY, UNPARSABLE_FILE
from influx_lint.repair.drafts import Draft, Look, RepairedFiles, open_draft, read_draft, repair, unsaved, write
from influx_lint.repair.write import WriteError
from influx_lint.text import Lines, Text, decode


def outcome(findings: list[Finding], texts: Mapping[str, str]) -> Outcome:
    return Outcome(
        findings=tuple(sorted(findings, key=lambda one: one.sort_key)),
        suppressed=(),
        checked=tuple(texts),
        passed_over=(),
        failures=(),
        policy=shipped(),
        vendor="any",
        target="2.7",
        texts=texts,
        severities={},
        unparsable=frozenset(Path(one.path) for one in findings if one.rule is UNPARSABLE_FILE),
    )


def replaced(path: Path, text: str, old: str, new: str) -> Finding:
    start = text.index(old)
    span = Lines(text).span(start, start + len(old))
    fix = Fix(f"{old} to {new}", (Edit(span, new),), Applicability.SAFE)
    return Finding(RENAMED_KEY, str(path), span, f"found {old}", fix)


def looking(paths: list[Path], rule: Callable[[Mapping[Path, str]], list[Finding]]) -> Look:
    """A check of files by a rule that sees the characters of all of them."""

    def look(over: Mapping[Path, bytes]) -> Outcome:
        texts = {path: decode(over.get(path, path.read_bytes())).characters for path in paths}
        return outcome(rule(texts), {str(path): text for path, text in texts.items()})

    return look


def repaired(paths: list[Path], rule: Callable[[Mapping[Path, str]], list[Finding]]) -> RepairedFiles:
    return repair(looking(paths, rule), lambda finding: finding.fix is not None)


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for path in paths:
        path.write_text("one two\n")
    return paths


def test_a_fix_that_another_files_fix_brings_about(two: list[Path]) -> None:
    first, second = two

    def rule(texts: Mapping[Path, str]) -> list[Finding]:
        if "one" in texts[first]:
            return [replaced(first, texts[first], "one", "1")]
        return [replaced(second, texts[second], "two", "2")] if "two" in texts[second] else []

    done = repaired(two, rule)
    assert {path: draft.characters for path, draft in done.drafts.items()} == {first: "1 two\n", second: "one 2\n"}
    assert [one.message for one in done.fixed] == ["found one", "found two"]
    assert (done.converged, done.outcome.findings) == (True, ())


@pytest.mark.parametrize("is_checked", [True, False])
def test_a_fix_of_another_file_is_made_where_that_is_checked(two: list[Path], is_checked: bool) -> None:
    first, second = two

    def rule(texts: Mapping[Path, str]) -> list[Finding]:
        text = texts[second]
        if "one" not in text:
            return []
        found = [replaced(first, texts[first], word, "three") for word in ("one", "two")]
        other = replaced(second, text, "one", "three").fix
        return [each._replace(fix=other and other._replace(other=Other(str(second), text))) for each in found]

    def look(over: Mapping[Path, bytes]) -> Outcome:
        seen = looking(two, rule)(over)
        return seen if is_checked else seen._replace(checked=(str(first),), texts={str(first): "one two\n"})

    done = repair(look, lambda finding: finding.fix is not None)
    assert done.converged
    assert {path: draft.characters for path, draft in done.drafts.items()} == (
        {second: "three two\n"} if is_checked else {}
    )
    assert len(done.fixed) == (2 if is_checked else 0)


def test_overlapping_fixes_take_a_round_each(two: list[Path]) -> None:
    def rule(texts: Mapping[Path, str]) -> list[Finding]:
        text = texts[two[0]]
        olds = {"one two": "1 two", "two": "2"}
        return [replaced(two[0], text, old, new) for old, new in olds.items() if old in text]

    done = repaired(two, rule)
    assert done.drafts[two[0]].characters == "1 2\n"
    assert [one.message for one in done.fixed] == ["found one two", "found two"]


def test_going_in_circles_ends(two: list[Path]) -> None:
    def rule(texts: Mapping[Path, str]) -> list[Finding]:
        text = texts[two[0]]
        return [replaced(two[0], text, *(("one", "1") if "one" in text else ("1", "one")))]

    done = repaired(two, rule)
    assert not done.converged
    assert done.drafts[two[0]].characters == "1 two\n"


def test_rounds_without_end_end(two: list[Path]) -> None:
    done = repaired(two, lambda texts: [replaced(two[0], texts[two[0]], "one", "one one")])
    assert not done.converged
    assert len(done.fixed) == 20


def test_a_file_that_would_break_is_left_and_the_others_are_not(two: list[Path]) -> None:
    first, second = two

    def rule(texts: Mapping[Path, str]) -> list[Finding]:
        if "1" in texts[first]:
            return [Finding(UNPARSABLE_FILE, str(first), Span(1, 1, 1, 1), "broken")]
        return [replaced(path, text, "one", "1") for path, text in texts.items() if "one" in text]

    done = repaired(two, rule)
    assert list(done.drafts) == [second]
    assert not done.converged
    assert [one.path for one in done.outcome.findings] == [str(first)]


def read_left(path: Path, text: str, name: str) -> Finding:
    start = text.index(name)
    span = Lines(text).span(start, start + len(name))
    return Finding(RENAMED_KEY, str(path), span, "it is gone", advice="by hand", about=name)


def test_a_fix_after_which_another_read_is_out_of_sight_is_taken_back(two: list[Path]) -> None:
    first, second = two

    def rule(texts: Mapping[Path, str]) -> list[Finding]:
        found = [replaced(path, text, "one", "1") for path, text in texts.items() if "one" in text]
        return [*found, *([read_left(first, texts[first], "two")] if "one" in texts[first] else [])]

    done = repaired(two, rule)
    assert list(done.drafts) == [second]
    assert done.converged
    assert [(one.path, one.fix, (one.advice or "")[:34]) for one in done.outcome.findings] == [
        (str(first), None, "its repair was tried and taken bac"),
        (str(first), None, "by hand"),
    ]


def test_a_fix_that_makes_another_read_wrong_is_taken_back_and_the_others_are_not(two: list[Path]) -> None:
    two[0].write_text("one two three\n")
    first = two[0]

    def rule(texts: Mapping[Path, str]) -> list[Finding]:
        text = texts[first]
        found = [replaced(first, text, old, new) for old, new in (("one", "1"), ("two", "2")) if old in text]
        if "1" in text:
            found.append(read_left(first, text, "three"))
        return found

    done = repaired(two, rule)
    assert {path: draft.characters for path, draft in done.drafts.items()} == {first: "one 2 three\n"}
    assert [one.message for one in done.fixed] == ["found two"]
    assert [one.fix for one in done.outcome.findings] == [None]


def test_a_fix_that_does_harm_in_another_file_is_taken_back(two: list[Path]) -> None:
    first, second = two

    def rule(texts: Mapping[Path, str]) -> list[Finding]:
        found = [replaced(first, texts[first], "one", "1")] if "one" in texts[first] else []
        return [*found, *([read_left(second, texts[second], "two")] if "1" in texts[first] else [])]

    done = repaired(two, rule)
    assert not done.drafts
    assert "`two` in" in str(done.outcome.findings[0].advice)


@pytest.mark.parametrize(
    "before",
    [b"# coding: utf-7\nx = '+AGE-'\n", b"# coding: idna\nx = " + b"1 + " * 20 + b"1\n"],
    ids=["several spellings", "none"],
)
def test_a_file_that_cannot_be_written_back_is_left(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(before)
    assert not open_draft(path, before).is_faithful

    def look(over: Mapping[Path, bytes]) -> Outcome:
        text = open_draft(path, over.get(path, before)).characters
        found = [replaced(path, text, "x = ", "y = ")] if "x = " in text else []
        return outcome(found, {str(path): text})

    done = repair(look, lambda _: True)
    assert (done.drafts, done.converged, len(done.outcome.findings)) == ({}, False, 1)


def test_an_edit_that_the_encoding_cannot_spell_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    before = b"# coding: latin-1\nx = 1\n"
    path.write_bytes(before)

    def look(over: Mapping[Path, bytes]) -> Outcome:
        text = open_draft(path, over.get(path, before)).characters
        return outcome([replaced(path, text, "x = ", "\u0141 = ")], {str(path): text})

    done = repair(look, lambda _: True)
    assert (done.drafts, done.converged) == ({}, False)


def test_a_file_that_changes_meanwhile_is_an_error(two: list[Path]) -> None:
    def rule(texts: Mapping[Path, str]) -> list[Finding]:
        two[0].write_text("zero one two\n")
        return [replaced(two[0], texts[two[0]], "one", "1")]

    with pytest.raises(WriteError, match=r"a\.yaml: changed since it was read"):
        repaired(two, rule)


def test_a_file_that_vanishes_is_an_error(two: list[Path]) -> None:
    def rule(texts: Mapping[Path, str]) -> list[Finding]:
        two[0].unlink()
        return [replaced(two[0], texts[two[0]], "one", "1")]

    with pytest.raises(WriteError, match=r"a\.yaml: .*; no file was changed"):
        repaired(two, rule)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.py", b"\xef\xbb\xbfx = 1\r\n"),
        ("a.py", b"# coding: latin-1\nx = '\xe9'\n"),
        ("a.py", b"x = 1\rx = 2"),
        ("a.yaml", "\ufeffä: 1\n".encode("utf-16-le")),
        ("a.yaml", "ä: 1".encode("utf-8-sig")),
    ],
)
def test_what_is_not_edited_stays(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    draft = read_draft(path)
    assert draft.is_faithful
    edited = Draft(path, data, draft.text, draft.characters.replace("1", "23"))
    ascii_size = len("1".encode(draft.text.encoding))
    assert edited.after == data.replace("1".encode(draft.text.encoding)[:ascii_size], "23".encode(draft.text.encoding))
    assert unsaved([edited]) == {path: edited.after}
    write([edited], tmp_path)
    assert path.read_bytes() == edited.after


def test_a_patch_is_in_the_files_encoding() -> None:
    from pathlib import Path

    text = Text("# é\nx = 1\n", "latin-1")
    draft = Draft(Path("/project/ä.py"), b"# \xe9\nx = 1\n", text, "# é\nx = 2\n")
    assert draft.patch("/project") == (
        "diff --git a/ä.py b/ä.py\n--- a/ä.py\n+++ b/ä.py\n".encode() + b"@@ -1,2 +1,2 @@\n # \xe9\n-x = 1\n+x = 2\n"
    )
    wide = Draft(Path("/a.yaml"), b"", Text("x: 1\n", "utf-16-le", b"\xff\xfe"), "x: 2\n")
    assert wide.patch("/").endswith("@@ -1 +1 @@\n-\ufeffx: 1\n+\ufeffx: 2\n".encode())


@pytest.mark.parametrize(("about", "key"), [("user", "username"), ("TIMES_DB_ORG", "TIMES_DB_QUERY")])
def test_a_repair_after_which_the_key_is_read_nowhere_is_taken_back(two: list[Path], about: str, key: str) -> None:
    def look(over: Mapping[Path, bytes]) -> Outcome:
        texts = {path: decode(over.get(path, path.read_bytes())).characters for path in two}
        found = [
            replaced(path, text, old, new)._replace(about=about)
            for path, text in texts.items()
            for old, new in (("one", "first"), ("two", key))
            if old in text
        ]
        named = {str(path): text for path, text in texts.items()}
        return outcome(found, named)._replace(
            read_anew=lambda: {path: {(key,): text.count(key)} for path, text in named.items()}
        )

    done = repair(look, lambda finding: finding.fix is not None)
    assert {draft.characters for draft in done.drafts.values()} == {f"one {key}\n"}
    assert [(one.message, one.fix) for one in done.outcome.findings] == [("found one", None)] * 2
    assert all(one.advice and "taken back" in one.advice for one in done.outcome.findings)
