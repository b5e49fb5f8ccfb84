from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st
from ruamel.yaml import YAML

from influx_lint.checks.suppressions import add, apply
from influx_lint.findings import Finding, Span
from influx_lint.registry.rule import Rule
from influx_lint.registry.rules import (
    DEPRECATED_VERSION,
    INVALID_SERVICE,
    MOVED_KEY,
    RENAMED_KEY,
    UNPARSABLE_FILE,
    UNUSED_SUPPRESSION,
)
from influx_lint.repair.edits import replace
from influx_lint.text import Lines


def at(text: str, word: str, rule: Rule = RENAMED_KEY) -> Finding:
    """A finding at the first place where `word` stands in `text`."""
    start = text.index(word)
    return Finding(rule, "file", Lines(text).span(start, start + len(word)), "wrong")


def added(text: str, language: str, *findings: Finding) -> str:
    """The text with suppressions, each of which works."""
    result = add(text, findings, language)
    assert result.impossible == ()
    after = replace(text, result.edits)
    kept, suppressed = apply(findings, after, "file", language, ())
    assert kept == ()
    assert len(suppressed) == len(findings)
    return after


def loaded(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


class TestPython:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("x = 1", "x = 1  # noqa: NFX201"),
            ("x\r\ny\r\n", "x  # noqa: NFX201\r\ny\r\n"),
            ("x \t\ny\n", "x  # noqa: NFX201\ny\n"),
            ("x  # old key\n", "x  # old key  # noqa: NFX201\n"),
            ("x  # noqa: E501\n", "x  # noqa: E501, NFX201\n"),
            ("x  # NOQA:E501,W291 until May\n", "x  # NOQA:E501,W291, NFX201 until May\n"),
            ("x  #noqa\n", "x  #noqa  # noqa: NFX201\n"),
            ("f(x,\n  1)\n", "f(x,  # noqa: NFX201\n  1)\n"),
            ("x = 1 + \\\n  2\ny\n", "x = 1 + \\\n  2  # noqa: NFX201\ny\n"),
            ('x = """a\nb\n""" + c\ny\n', 'x = """a\nb\n""" + c  # noqa: NFX201\ny\n'),
            ('f("""a\nb""", x,\n  1)\n', 'f("""a\nb""", x,  # noqa: NFX201\n  1)\n'),
            ('"""a\nx"""  # noqa: E501\n', '"""a\nx"""  # noqa: E501, NFX201\n'),
            ("s = 'é\u2028' + x\n", "s = 'é\u2028' + x  # noqa: NFX201\n"),
        ],
    )
    def test_stands_where_flake8_looks(self, before: str, after: str) -> None:
        assert added(before, "python", at(before, "x")) == after

    def test_codes_of_one_line_share_a_comment(self) -> None:
        text = "x + y\n"
        findings = at(text, "y", MOVED_KEY), at(text, "x"), at(text, "x", MOVED_KEY)
        assert added(text, "python", *findings) == "x + y  # noqa: NFX201, NFX202\n"

    @pytest.mark.parametrize("text", ["x  # noqa\n", "x  # noqa: NFX2\n", "x  # noqa: E501, NFX201\n"])
    def test_what_is_covered_is_left(self, text: str) -> None:
        assert added(text, "python", at(text, "x")) == text

    @pytest.mark.parametrize(
        ("text", "finding"),
        [
            ('x = "# noqa: E501"\n', at("x", "x")),
            ("x = (\n", at("x", "x")),
            ("'''\nx", Finding(RENAMED_KEY, "file", Span(2, 1, 2, 2), "wrong")),
            ("x\n", at("x", "x", UNPARSABLE_FILE)),
            ("x  # noqa\n", at("x", "x", UNUSED_SUPPRESSION)),
        ],
    )
    def test_says_where_no_comment_helps(self, text: str, finding: Finding) -> None:
        result = add(text, [finding], "python")
        assert (result.edits, result.impossible) == ((), (finding,))

    def test_never_stands_within_an_f_string(self) -> None:
        text = 'f"""{\n  x\n}"""\n'
        result = add(text, [at(text, "x")], "python")
        if sys.version_info >= (3, 12):
            assert (result.edits, len(result.impossible)) == ((), 1)
        else:
            assert replace(text, result.edits) == 'f"""{\n  x\n}"""  # noqa: NFX201\n'

    def test_flake8_honours_it(self, tmp_path: Path) -> None:
        text = 'import os, sys\nx = """\n""", l == \\\n  1\nif l == None: pass\n'
        codes = {line.split()[1] for line in flake8(tmp_path, text)}
        assert codes == {"E401", "F401", "F821", "E711", "E701"}
        findings = [Finding(RENAMED_KEY, "file", Span(line, 1, line, 2), "wrong") for line in (1, 2, 3, 5)]
        commented = replace(text, add(text, findings, "python").edits)
        assert flake8(tmp_path, commented.replace("NFX201", ", ".join(sorted(codes)))) == []

    @given(
        st.lists(
            st.sampled_from(
                ["a = x", "a = '''s\n  t''' + x", "f(x, # c\n  x)", "a = x + \\\n  x", "x  # noqa: E1", "", "  ", "# x"]
            ),
            max_size=6,
        ),
        st.sampled_from(["\n", "\r\n", "\r"]),
        st.booleans(),
    )
    def test_changes_no_code(self, statements: list[str], end: str, final: bool) -> None:
        text = "".join(f"{one.lstrip() if one.strip() else one}\n" for one in statements)
        text = (text if final else text.rstrip("\n")).replace("\n", end)
        findings = [
            Finding(RENAMED_KEY, "file", lines.span(place, place + 1), "wrong")
            for lines in [Lines(text)]
            for place, character in enumerate(text)
            if character == "x"
        ]
        after = added(text, "python", *findings)
        assert ast.dump(ast.parse(after)) == ast.dump(ast.parse(text))
        assert add(after, findings, "python").edits == ()


def flake8(folder: Path, text: str) -> list[str]:
    (folder / "file.py").write_text(text)
    command = [sys.executable, "-m", "flake8", "--isolated", "--max-line-length=200", "file.py"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout.splitlines()


class TestYaml:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("a: x", "a: x  # noqa: NFX101"),
            ("a: x\r\nb: 1\r\n", "a: x  # noqa: NFX101\r\nb: 1\r\n"),
            ("a: 'x'   # old\n", "a: 'x'   # old  # noqa: NFX101\n"),
            ("a: 'x # noqa: NFX1'\n", "a: 'x # noqa: NFX1'  # noqa: NFX101\n"),
            ("a: x  # noqa: NFX110 why\n", "a: x  # noqa: NFX110, NFX101 why\n"),
            ("a: {b: x,\n c: 1}\n", "a: {b: x,  # noqa: NFX101\n c: 1}\n"),
            ("a: &x |\n  b\n", "a: &x |  # noqa: NFX101\n  b\n"),
            ("--- x\n", "--- x  # noqa: NFX101\n"),
        ],
    )
    def test_stands_on_the_line(self, before: str, after: str) -> None:
        assert added(before, "yaml", at(before, "x", DEPRECATED_VERSION)) == after
        assert loaded(after) == loaded(before)

    @pytest.mark.parametrize(
        ("text", "value", "after"),
        [
            ("a: 'x\n  y'\nb: 1\n", "'x\n  y'", "a: 'x\n  y'  # noqa: NFX110\nb: 1\n"),
            ("a: x\n  y\nb: 1\n", "x\n  y", "a: x\n  y  # noqa: NFX110\nb: 1\n"),
            ("a: |\n  y\nb: 1\n", "|\n  y\n", "a: |  # noqa: NFX110\n  y\nb: 1\n"),
            ("[x\n  y, 1]", "x\n  y", "[x\n  y, 1]  # noqa: NFX110"),
        ],
    )
    def test_follows_a_value_of_several_lines(self, text: str, value: str, after: str) -> None:
        assert added(text, "yaml", at(text, value, INVALID_SERVICE)) == after
        assert loaded(after) == loaded(text)

    @pytest.mark.parametrize(
        "text",
        [
            "a: |\n  x\n",
            "a: |\n  x",
            "a: >-\n  b\n\n  x\n\n",
            "a: 'b\n  x\n  c'\n",
            "a: b\n  x\n  c\n",
            "a: x\nb: 'y\n",
            "a: x\n" + "[" * 200,
        ],
    )
    def test_says_where_no_comment_can_stand(self, text: str) -> None:
        finding = at(text, "x")
        result = add(text, [finding], "yaml")
        assert (result.edits, result.impossible) == ((), (finding,))

    @given(
        st.lists(
            st.sampled_from(
                [
                    "a: x",
                    "b: 'x\n  x'",
                    "c: |\n  x\n  x",
                    "d: x\n  x",
                    "e: [x,\n  x]",
                    "# x",
                    "f: x # noqa: NFX1",
                    "",
                    'g: "x"  ',
                ]
            ),
            unique=True,
        ),
        st.sampled_from(["\n", "\r\n"]),
        st.booleans(),
    )
    def test_changes_no_data(self, entries: list[str], end: str, final: bool) -> None:
        text = "".join(f"{one}\n" for one in entries)
        text = (text if final else text.rstrip("\n")).replace("\n", end)
        lines = Lines(text)
        findings = [
            Finding(RENAMED_KEY, "file", lines.span(place, place + 1), "wrong")
            for place, character in enumerate(text)
            if character == "x"
        ]
        result = add(text, findings, "yaml")
        after = replace(text, result.edits)
        assert loaded(after) == loaded(text)
        kept, _ = apply(findings, after, "file", "yaml", ())
        assert set(kept) == set(result.impossible)
        assert add(after, findings, "yaml").edits == ()
