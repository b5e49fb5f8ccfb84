"""Patterns of paths: what people write for a file or folder, and that none takes long to match."""

from __future__ import annotations

import os
import subprocess
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from pathspec import GitIgnoreSpec

from influx_lint.patterns import as_written, bounded, spec

FOLDER = os.path.abspath(os.path.join(os.sep, "projects", "one"))  # noqa: PTH100, PTH118

LEGACY = "legacy/old.py"


def matches(pattern: str, path: str, folder: str = FOLDER) -> bool:
    return spec(as_written(pattern, folder)).match_file(path)


@pytest.mark.parametrize(
    "pattern",
    [
        "legacy/",
        "./legacy/",
        "././legacy/",
        "./legacy",
        ".//legacy//",
        "legacy//old.py",
        "legacy/./old.py",
        "./legacy/**",
        "legacy/**",
        "legacy/**/",
        "./legacy/*",
        ".\\legacy\\",
        ".\\legacy\\*.py",
        "legacy\\old.py",
        "legacy\\",
        "**/legacy/**",
        f"{FOLDER}/legacy/",
        f"{FOLDER}/legacy/old.py",
        f"{FOLDER}//legacy/**",
        f"{FOLDER}/./legacy",
        f"{FOLDER}/*/old.py",
        ".",
        "./",
        "./**",
        FOLDER,
        f"{FOLDER}/",
    ],
)
def test_what_people_write_for_a_folder_of_the_project(pattern: str) -> None:
    assert matches(pattern, LEGACY) or pattern == "legacy/**/"
    assert not matches(pattern, "app/new.py") or "legacy" not in pattern.replace("/*/", "legacy")


@pytest.mark.parametrize("pattern", ["./legacy/", "./legacy", ".\\legacy", f"{FOLDER}/legacy"])
def test_what_counts_from_the_settings_does_so_at_no_other_depth(pattern: str) -> None:
    assert not matches(pattern, "app/legacy/old.py")
    assert matches("legacy/", "app/legacy/old.py")


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("\\#a", "#a"),
        ("\\!a", "!a"),
        ("a\\ b", "a b"),
        ("\\*.py", "*.py"),
        ("a\\*b", "a*b"),
        ("a\\[b", "a[b"),
        ("\\\\", "\\"),
        ("/app/old.py", "app/old.py"),
        ("..", ".."),
        (".x/", ".x/a"),
        ("...", "..."),
    ],
)
def test_what_means_something_in_a_gitignore_still_does(pattern: str, path: str) -> None:
    assert matches(pattern, path)


@pytest.mark.parametrize("pattern", ["\\*.py", "a\\*b"])
def test_an_escaped_star_is_a_star(pattern: str) -> None:
    assert not matches(pattern, pattern.replace("\\*", "x"))


def test_a_negation_is_read_like_its_pattern() -> None:
    patterns = [one for each in ("*.py", "!./legacy//old.py") for one in as_written(each, FOLDER)]
    assert not spec(patterns).match_file(LEGACY)
    assert spec(patterns).match_file("app/legacy/old.py")


def test_an_absolute_path_elsewhere_is_what_it_is_in_a_gitignore() -> None:
    assert as_written("/app/old.py", FOLDER) == ("/app/old.py",)
    assert matches("/app/old.py", "old.py", "/app")
    assert matches("/app/old.py", "app/old.py", "/app")


PARTS = ["*", "**", "***", "?", "a", "b", "ab", "[ab]", "[]a]", "/", ".", "\\*", "\\a", "{a}"]
NAMES = ["".join(one) for length in (1, 2, 3, 4) for one in product("ab/", repeat=length)]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=12).map("".join))
def test_a_bounded_expression_means_the_same(pattern: str) -> None:
    try:
        plain = GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        return
    ours = spec([pattern])
    names = [*NAMES, "aab/ba/b/abab", "a/b/a/b/a/b", "ab/ab/a", "*", "a*b/{a}", "abaabbab", "bb/a.b/..a/b"]
    differing = [name for name in names if plain.check_file(name).include != ours.check_file(name).include]
    assert differing == []


@pytest.mark.parametrize("pattern", ["*[!a]*?", "[!a]b", "a[^b]b", "[!]]x", "x[!a-b]*y*[!c]z", "[!-a]b"])
def test_no_class_has_the_slash(pattern: str, tmp_path: Path) -> None:
    names = [one for one in (*NAMES, "xcyz", "xcyydz", "x/yz", "]x", "bx") if one == one.strip("/") and "//" not in one]
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    (tmp_path / ".gitignore").write_text(f"{pattern}\n", encoding="utf-8")
    wanted = subprocess.run(
        ["git", "-c", "core.excludesFile=", "check-ignore", "--stdin", "-z"],
        cwd=tmp_path,
        input="\0".join(names),
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split("\0")[:-1]
    ours = spec([pattern])
    assert [name for name in names if ours.match_file(name)] == wanted


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 40 + "b", "a" * 200),
        ("?*" * 40 + "b", "a" * 200),
        ("*[ab]" * 40 + "c", "ab" * 100),
        ("*[!b]" * 40 + "c", "a" * 200),
        ("*" * 60 + "b", "a" * 200),
        ("a/" + "**/a/" * 30 + "b", "a/" * 200 + "c"),
        ("**/a*/" * 30 + "b", "aa/" * 150 + "c"),
        ("x/**/" + "*a*a/**/" * 20 + "b", "x/" + "aaaa/" * 100 + "c"),
    ],
)
def test_no_pattern_takes_long(pattern: str, path: str) -> None:
    assert not spec([pattern]).match_file(path)


@pytest.mark.parametrize(
    ("pattern", "kept"), [("*.py", "*.py"), ("a/**/b", "a/**/b"), ("test_*", "test_*"), ("/src/*/lib", "/src/*/lib")]
)
def test_an_ordinary_pattern_is_left_as_it_is(pattern: str, kept: str) -> None:
    (one,) = GitIgnoreSpec.from_lines([kept]).patterns
    assert one.regex is not None
    assert bounded(one.regex.pattern) == one.regex.pattern
    assert as_written(pattern, FOLDER) == (kept,)
