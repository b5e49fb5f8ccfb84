"""Reading YAML: places, aliases, merge keys, and what is no YAML."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from influx_lint.findings import Span
from influx_lint.project import yaml
from influx_lint.project.nodes import Mapping, Scalar, Source, as_data


def read(text: str) -> Mapping:
    [top] = yaml.read(Source(Path("services.yaml"), text))
    assert isinstance(top, Mapping)
    return top


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("t: influxdb:2.7\n", Span(1, 4, 1, 16)),
        ("t: 'influxdb:2.7'\n", Span(1, 4, 1, 18)),
        ('t: "influxdb:2.7"\n', Span(1, 4, 1, 18)),
        ("é: 1\nt: &anchor influxdb:2.7\n", Span(2, 12, 2, 24)),
        ("t: !!str influxdb:2.7\n", Span(1, 10, 1, 22)),
        ("{t: influxdb:2.7}\n", Span(1, 5, 1, 17)),
        ("x: 1\r\nt: influxdb:2.7\r\n", Span(2, 4, 2, 16)),
        ("x: 'a\u2028b'\nt: influxdb:2.7\n", Span(2, 4, 2, 16)),
        ("t: >-\n  influxdb:2.7\n", Span(1, 4, 3, 1)),
        ("t:\n", Span(1, 1, 1, 2)),
        ("t: # nothing\n\nu: 1\n", Span(1, 1, 1, 2)),
    ],
)
def test_a_scalar_has_its_exact_place(text: str, span: Span) -> None:
    node = read(text).get("t")
    assert isinstance(node, Scalar)
    assert node.span == span


def test_a_value_behind_an_alias_keeps_its_own_place() -> None:
    node = read("a: &v influxdb:2.2\nb: *v\n").get("b")
    assert isinstance(node, Scalar)
    assert node.span == Span(1, 7, 1, 19)


def test_merge_keys_give_way_to_own_keys_and_to_earlier_ones() -> None:
    text = "x: &x {a: 1, b: 1, c: 1}\ny: &y {b: 2, c: 2, d: 2}\nz:\n  <<: *x\n  <<: *y\n  a: 3\nw: {<<: [*y, *x]}\n"
    data = as_data(read(text))
    assert isinstance(data, dict)
    assert data["z"] == {"a": 3, "b": 1, "c": 1, "d": 2}
    assert data["w"] == {"a": 1, "b": 2, "c": 2, "d": 2}


def test_merge_keys_may_form_a_circle() -> None:
    assert as_data(read("x: &x\n  a: 1\n  <<: *x\n")) == {"x": {"a": 1}}


def test_data_leaves_out_what_is_not_known() -> None:
    assert as_data(read("a: !include b\nb: [1, !archive c, 2.5]\n? [k]\n: v\nn:\ny: true\n")) == {
        "b": [1, 2.5],
        "n": None,
        "y": True,
    }


def test_a_circle_is_cut() -> None:
    assert as_data(read("a: &a\n  b: *a\n  c: 1\n")) == {"a": {"c": 1}}


def test_an_alias_bomb_stays_small() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    data = as_data(read("\n".join(lines)))
    assert isinstance(data, dict)
    assert len(repr(data)) < 100


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "---\n...\n", "\n\n"])
def test_an_empty_file_has_no_documents(text: str) -> None:
    assert [node for node in yaml.read(Source(Path("x"), text)) if isinstance(node, Mapping)] == []


def test_a_file_may_have_several_documents() -> None:
    assert len(yaml.read(Source(Path("x"), "a: 1\n---\nb: 2\n"))) == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b: c\n", 1),
        ("a: [b\n", 1),
        ("a:\n  b: c\n d: e\n", 3),
        ("a: {{ name }}\nb: {% if %}\n", 2),
        ("a: *nowhere\n", 1),
        ("a: 'b\n", 1),
        ("a: b\x00\n", 1),
    ],
)
def test_what_is_no_yaml_says_where(text: str, line: int) -> None:
    with pytest.raises(yaml.YamlError, match="not valid YAML") as caught:
        yaml.read(Source(Path("x"), text))
    assert caught.value.span.line == line
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_deep_nesting_is_an_error(text: str) -> None:
    with pytest.raises(yaml.YamlError):
        yaml.read(Source(Path("x"), text))


def test_deep_plain_nesting_is_read() -> None:
    text = "".join(f"{' ' * depth}a:\n" for depth in range(1000))
    assert as_data(read(text)) is not None


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("é: 1".encode(), "é: 1"),
        ("é: 1".encode("utf-8-sig"), "é: 1"),
        ("é: 1".encode("utf-16"), "é: 1"),
        (b"\xfe\xff" + "é: 1".encode("utf-16-be"), "é: 1"),
        ("é: 1".encode("utf-32"), "é: 1"),
        ("a: é".encode("utf-16-le"), "a: é"),
        ("a: é".encode("utf-16-be"), "a: é"),
        ("a: é".encode("utf-32-le"), "a: é"),
        ("a: é".encode("utf-32-be"), "a: é"),
        (b"", ""),
        (b"a", "a"),
    ],
)
def test_encodings_of_yaml(data: bytes, text: str) -> None:
    assert yaml.load(Path("x"), data).text == text


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("timedb:\n  type: influxdb: 2.7\n", (2, 17), "a key is not expected here: mend the indentation, or quote"),
        ("a:\n  b: c\n d: e\n", (3, 2), "the indentation does not fit the lines above"),
        ("a: 'it's'\n", (1, 8), "this does not belong to the value before it: mend its quotes"),
        ("a: 1\nb: 'b\nc: 1\n", (2, 4), "this quote is never closed"),
        ("a: 1\nb: [b\nc: 1\n", (2, 4), "this bracket is never closed, or lacks a comma"),
        ("a:\n\tb: c\n", (2, 1), "a tab stands here; YAML is indented with blanks"),
        ("a: @b\n", (1, 4), "a value cannot begin with '@': put it in quotes"),
        ("a: *nowhere\n", (1, 4), "the alias *nowhere has no anchor &nowhere before it"),
        ("a: b\x00c\n", (1, 5), "the character U+0000 is not allowed"),
        ("a: 1\nb: \ud800\n", (2, 4), "the character U+D800 is not allowed"),
        ("{{ name }}:\n  {{- if }}\n", (2, 5), "(this looks like a template, whose placeholders are no YAML)"),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\n", (2, 1), "(this looks like a merge that is not resolved)"),
    ],
)
def test_what_is_no_yaml_is_told_in_plain_words(text: str, place: tuple[int, int], words: str) -> None:
    with pytest.raises(yaml.YamlError) as caught:
        yaml.read(Source(Path("x"), text))
    assert (caught.value.span.line, caught.value.span.column) == place
    assert words in caught.value.message


def test_an_anchor_may_be_given_anew(recwarn: pytest.WarningsRecorder) -> None:
    assert as_data(read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n")) == {"a": 1, "b": 1, "c": 2, "d": 2}
    assert not recwarn.list


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("012", 12),
        ("0x1F", 31),
        ("0o17", 15),
        ("-3", -3),
        ("1_000", 1000),
        ("1.5", 1.5),
        (".inf", float("inf")),
        ("-.INF", float("-inf")),
        ("!!float x", 0.0),
        ("9" * 5000, sys.maxsize),
    ],
)
def test_numbers(number: str, value: float) -> None:
    assert as_data(read(f"a: {number}\n")) == {"a": value}


def test_data_ends_at_the_depth_that_is_asked_for() -> None:
    assert as_data(read("a: {b: {c: 1}}\nd: [[1]]\ne: 1\n"), 1) == {"a": {}, "d": [], "e": 1}


def test_merging_without_end_is_refused() -> None:
    wide = "a: &a {" + ", ".join(f"k{number}: 1" for number in range(1000)) + "}\n"
    text = wide + "".join(f"m{number}: {{<<: *a}}\n" for number in range(200))
    with pytest.raises(yaml.YamlError, match="merge keys up to here bring in more than 100,000 entries"):
        read(text)
    assert as_data(read(wide + "b: {<<: *a}\n")) is not None


def test_what_is_no_text_says_where() -> None:
    with pytest.raises(yaml.YamlError, match="not valid UTF-8 text") as caught:
        yaml.load(Path("x"), b"a: 1\nb: \xe9\n")
    assert caught.value.span == Span(2, 4, 2, 4)
