from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from influx_lint.findings import Applicability, Edit, Fix, Span
from influx_lint.repair.edits import apply, diff, replace
from influx_lint.text import Lines

SAFE = Applicability.SAFE


def edit(text: str, start: int, end: int, new: str) -> Edit:
    return Edit(Lines(text).span(start, end), new)


def fix(*edits: Edit, applicability: Applicability = SAFE) -> Fix:
    return Fix("change", edits, applicability)


class TestApply:
    def test_replaces_inserts_and_deletes(self) -> None:
        text = "a: b\r\nc: d"
        fixes = [
            fix(edit(text, 9, 10, "dd"), edit(text, 0, 0, "<")),
            fix(edit(text, 3, 4, "")),
            fix(edit(text, 10, 10, ">")),
        ]
        result = apply(text, fixes)
        assert result.text == "<a: \r\nc: dd>"
        assert result.applied == (fixes[0], fixes[1], fixes[2])
        assert result.skipped == ()

    def test_of_overlapping_fixes_the_first_in_place_wins(self) -> None:
        text = "abcdef"
        late, early = fix(edit(text, 2, 5, "X")), fix(edit(text, 1, 3, "Y"))
        result = apply(text, [late, early])
        assert (result.text, result.applied, result.skipped) == ("aYdef", (early,), (late,))

    def test_a_fix_is_made_wholly_or_not_at_all(self) -> None:
        text = "abcdef"
        first, torn = fix(edit(text, 0, 1, "X")), fix(edit(text, 0, 1, "Y"), edit(text, 4, 5, "Z"))
        assert apply(text, [first, torn]).text == "Xbcdef"

    def test_an_edit_that_two_fixes_share_is_made_once(self) -> None:
        text = "abc"
        one = fix(edit(text, 0, 0, "import os\n"), edit(text, 0, 1, "A"))
        other = fix(edit(text, 0, 0, "import os\n"), edit(text, 1, 2, "B"))
        result = apply(text, [one, other])
        assert result.text == "import os\nABc"
        assert result.applied == (one, other)

    def test_insertions_at_one_place_keep_their_order(self) -> None:
        text = "ab"
        assert apply(text, [fix(edit(text, 1, 1, "2")), fix(edit(text, 1, 1, "1"))]).text == "a21b"

    def test_one_fix_may_insert_the_same_text_twice_at_a_place(self) -> None:
        assert (
            apply("f(x", [fix(edit("f(x", 3, 3, ")"), edit("f(x", 0, 0, "("), edit("f(x", 3, 3, ")"))]).text == "(f(x))"
        )

    def test_edits_that_touch_do_not_overlap(self) -> None:
        text = "abcd"
        fixes = [fix(edit(text, 1, 2, "B")), fix(edit(text, 2, 3, "C")), fix(edit(text, 2, 2, "-"))]
        assert apply(text, fixes).text == "aB-Cd"

    def test_an_insertion_inside_a_replacement_overlaps_it_either_way(self) -> None:
        text = "abcd"
        around, inside = fix(edit(text, 1, 3, "X")), fix(edit(text, 2, 2, "-"))
        assert apply(text, [inside, around]).skipped == (inside,)
        before = fix(edit(text, 0, 0, "<"), edit(text, 2, 2, "-"))
        assert apply(text, [around, before]).skipped == (around,)

    @pytest.mark.parametrize("span", [Span(3, 1, 3, 1), Span(1, 4, 1, 5), Span(1, 2, 1, 1), Span(2, 9, 2, 9)])
    def test_an_edit_outside_the_text_is_refused(self, span: Span) -> None:
        with pytest.raises(ValueError, match="outside the text"):
            apply("ab\ncd", [fix(Edit(span, "x"))])

    def test_a_fix_that_overlaps_itself_is_refused(self) -> None:
        with pytest.raises(ValueError, match="overlap"):
            apply("abcd", [fix(edit("abcd", 0, 3, "x"), edit("abcd", 2, 4, "y"))])

    @given(st.data())
    def test_agrees_with_making_the_applied_edits_one_by_one_from_the_end(self, data: st.DataObject) -> None:
        text = data.draw(st.text(st.sampled_from("ab\r\n\u2028é"), min_size=1, max_size=30))
        places = st.integers(0, len(text))
        fixes = []
        for _ in range(data.draw(st.integers(0, 6))):
            cuts = sorted(data.draw(st.lists(places, min_size=2, max_size=6, unique=True)))
            pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
            fixes.append(fix(*(edit(text, start, end, data.draw(st.text("xy\n", max_size=3))) for start, end in pairs)))
        result = apply(text, fixes)
        assert sorted(map(id, result.applied + result.skipped)) == sorted(map(id, fixes))
        expected = text
        lines = Lines(text)
        edits = {one for each in result.applied for one in each.edits}
        for one in sorted(edits, key=lambda each: each.span, reverse=True):
            start, end = lines.offsets(one.span)
            expected = expected[:start] + one.text + expected[end:]
        assert result.text == expected
        assert replace(text, edits) == expected
        assert bool(result.applied) == bool(fixes)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("patched")


def patched(folder: Path, name: str, before: str, patch: str) -> str:
    """What `git apply` makes of `before`, outside of any repository and without the user's own settings.

    Each call has a folder of its own: a name may be another one's folder.
    """
    outside = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    with tempfile.TemporaryDirectory(dir=folder) as fresh:
        path = Path(fresh, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(before.encode())
        subprocess.run(
            ["git", "apply", "-"],
            cwd=fresh,
            env={**outside, "GIT_CEILING_DIRECTORIES": str(folder), "GIT_CONFIG_GLOBAL": os.devnull},
            input=patch.encode("utf-8", "surrogateescape"),
            check=True,
            capture_output=True,
        )
        return path.read_bytes().decode()


TEXTS = st.lists(st.sampled_from(["a", "b", "\r", "\n", "\r\n", "\x0c", "\u2028", "é", "\\", "-", "+", " "])).map(
    "".join
)


class TestDiff:
    def test_no_change_has_no_diff(self) -> None:
        assert diff("a\n", "a\n", "f") == ""

    def test_reads_as_a_unified_diff(self) -> None:
        assert diff("a\nb\n", "a\nc", "conf/app.yaml") == (
            "diff --git a/conf/app.yaml b/conf/app.yaml\n"
            "--- a/conf/app.yaml\n"
            "+++ b/conf/app.yaml\n"
            "@@ -1,2 +1,2 @@\n"
            " a\n"
            "-b\n"
            "+c\n"
            "\\ No newline at end of file\n"
        )

    @settings(max_examples=60, deadline=None)
    @given(before=TEXTS, after=TEXTS)
    def test_git_applies_it(self, folder: Path, before: str, after: str) -> None:
        patch = diff(before, after, "app.py")
        assert (patch == "") == (before == after)
        if patch:
            assert patched(folder, "app.py", before, patch) == after

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("a\r\nb\r\n", "a\nb\n"),
            ("a\r\nb\r\n", "a\r\nc\r\n"),
            ("a\r\nb", "a\r\nb\r\n"),
            ("a\nb\n", "a\nb"),
            ("a", ""),
            ("a\n", ""),
            ("", "a"),
            ("", "a\r\n"),
            ("x", "x\r"),
        ],
    )
    def test_git_applies_changes_of_line_ends_and_of_empty_files(self, folder: Path, before: str, after: str) -> None:
        assert patched(folder, "app.py", before, diff(before, after, "app.py")) == after

    @pytest.mark.parametrize(
        "name",
        [
            *("a b.py", " x ", "tab\there", 'quo"te', "back\\slash", "new\nline", "é/ü.py", "sub/b/a.py"),
            *("b b/a", "\x7f", "\udcff.py"),
        ],
    )
    def test_git_finds_files_with_odd_names(self, folder: Path, name: str) -> None:
        assert patched(folder, name, "a\n", diff("a\n", "b\n", name)) == "b\n"

    @settings(max_examples=40, deadline=None)
    @given(
        name=st.text(st.characters(exclude_characters="/\x00"), min_size=1, max_size=20).filter(
            lambda n: n not in (".", "..")
        )
    )
    def test_git_finds_files_of_any_name(self, folder: Path, name: str) -> None:
        if len(name.encode("utf-8", "replace")) > 200 or name.lower().startswith(".git") or _unencodable(name):
            return
        assert patched(folder, name, "a\n", diff("a\n", "b\n", name)) == "b\n"


def _unencodable(name: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in name)
