"""Trees of tree-sitter: their places in characters, what is broken in them, and what they refuse."""

from __future__ import annotations

import subprocess
import sys

import pytest

from influx_lint.findings import Span
from influx_lint.flow import ir
from influx_lint.flow.spans import span_of
from influx_lint.languages import trees
from influx_lint.languages.front import UnparsableError
from influx_lint.languages.lowering import DEEPEST, Lowering
from influx_lint.languages.stack import with_room
from influx_lint.languages.trees import GRAMMARS, MOST_BYTES, Syntax, parse, walk
from influx_lint.text import Lines


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "text", ["a = 1;\nb.user;\n", "é = '\U0001f600'; b.user;\n/* ü */ b.user; 'ß'\n", "'\udc80'.user\n"]
)
def test_places_are_those_of_characters(text: str, line_end: str) -> None:
    text = text.replace("\n", line_end)
    syntax = parse("javascript", text)
    lines = Lines(text)
    for node in walk(syntax.root):
        start, end = syntax.offsets(node)
        assert syntax.span(node) == span_of(syntax.packed(node)) == lines.span(start, end)
        assert syntax.characters(node) == text[start:end]
    names = [syntax.characters(node) for node in walk(syntax.root) if node.type == "property_identifier"]
    assert names == ["user"] * text.count("user")


def spans_of(syntax: Syntax) -> list[str]:
    lines = Lines(syntax.text)
    return [syntax.text[slice(*lines.offsets(span))] for span in syntax.broken]


@pytest.mark.parametrize(
    ("grammar", "text", "broken"),
    [
        ("javascript", "a();\nb();\n", []),
        ("javascript", "a();\n{ b( @@@ ; }\nc();\n", ["( @@@"]),
        ("php", "<?php a();\nif (b( { c(); }\nd();\n", ["if (b( { c(); }\nd()"]),
        ("php", "<?php a();\nif (b) { c();\n", ["if (b) { c();"]),
        ("javascript", "a();\nif (b) { c();\n", [""]),
        ("bash", "a\n)\nb\n", [")"]),
    ],
)
def test_what_is_broken_is_told_apart_from_the_rest(grammar: str, text: str, broken: list[str]) -> None:
    assert spans_of(parse(grammar, text)) == broken


@pytest.mark.parametrize("grammar", GRAMMARS)
def test_every_grammar_parses(grammar: str) -> None:
    assert parse(grammar, "a\n").root.children


def test_what_is_no_text_is_refused_at_its_place() -> None:
    with pytest.raises(UnparsableError) as raised:
        parse("bash", "a\nb\0c\n")
    assert raised.value.span == Span(2, 2, 2, 3)


@pytest.mark.parametrize("text", ["x|" * 30_000, "if (x) {" * 30_000, "<a>" * 100_000])
def test_what_would_take_too_long_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "LEAST_SECONDS", 0.1)
    monkeypatch.setattr(trees, "_BYTES_A_SECOND", 2_500_000)
    with pytest.raises(UnparsableError):
        parse("bash", text)
    assert not parse("bash", "a\n").broken


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(UnparsableError):
        parse("php", " " * (MOST_BYTES + 1))


SMALL_STACK = ("sh", "-c", 'ulimit -s 2048 && exec "$@"', "sh")
"""Runs a command with a stack that is soon full: a text that fills a larger one takes long."""


@pytest.mark.slow
@pytest.mark.parametrize("part", ["(", "$(", "a.", "!", "`${", "if (a) "])
@pytest.mark.parametrize("grammar", GRAMMARS)
def test_what_nests_deep_breaks_no_process(grammar: str, part: str) -> None:
    code = (
        "import sys\nfrom influx_lint.languages.front import UnparsableError\n"
        "from influx_lint.languages.trees import parse, walk\n"
        "grammar, text = sys.argv[1], ('<?php ' if sys.argv[1] == 'php' else '') + sys.argv[2] * 40_000\n"
        "try:\n    sum(1 for _ in walk(parse(grammar, text).root))\nexcept UnparsableError:\n    pass\n"
    )
    command = [*SMALL_STACK, sys.executable, "-c", code, grammar, part]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def expression_of(text: str) -> tuple[Lowering, ir.Module]:
    lowering = Lowering(
        parse("javascript", text),
        {
            "identifier": lambda self, node: self.name(node, self.characters(node)),
            "member_expression": lambda self, node: self.attribute(
                node, self.expression(node.named_children[0]), node.named_children[1]
            ),
        },
        {"expression_statement": lambda self, node: (ir.Evaluate(self.packed(node), self.expression(node.child(0))),)},
    )
    return lowering, lowering.module()


def test_what_has_no_entry_keeps_what_is_in_it_and_is_counted() -> None:
    _, module = expression_of("a.b;\n// c\nf(a.user, b);\n")
    first, second = module.body
    assert isinstance(first, ir.Evaluate)
    assert isinstance(first.value, ir.Attribute)
    assert isinstance(second, ir.Evaluate)
    assert isinstance(second.value, ir.Opaque)
    assert dict(module.unknown) == {"call_expression": 1, "arguments": 1}
    assert [set(unit.mentions) for unit in module.units] == [{"a", "b"}, {"f", "a", "user", "b"}]


def test_what_nests_too_deep_is_left_out_with_its_words() -> None:
    lowering, module = with_room(lambda: expression_of("user" + ".b" * (2 * DEEPEST) + "\n"))
    assert lowering.size <= DEEPEST + 3
    assert "user" in module.units[0].mentions


def test_what_is_broken_is_not_lowered() -> None:
    lowering, module = expression_of("a;\nfunction f( {\n  b;\n")
    assert lowering.mentions.units == list(module.units)
    assert [set(unit.mentions) for unit in module.units] == [{"a"}]
