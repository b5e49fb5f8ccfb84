"""Reading YAML: places, aliases, merge keys, and what is no YAML."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from slow import marked

from influx_lint.findings import Span
from influx_lint.pages import Page
from influx_lint.project import yaml
from influx_lint.project.nodes import Mapping, Scalar, YamlError, as_data, walk


def read(text: str) -> Mapping:
    [top] = yaml.read(Page(Path("services.yaml"), text))
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


TABS = [
    # text with `>` for tabs, and the same without any
    ("t:>influxdb:2.2\n", "t: influxdb:2.2\n"),
    ("t:> >influxdb:2.2>\n", "t:   influxdb:2.2 \n"),
    ("t: influxdb:2.2># note\n", "t: influxdb:2.2 # note\n"),
    ("t: influxdb:2.2 ># n:>o\n", "t: influxdb:2.2  # n: o\n"),
    ("t:>\n  u:>'v'>># c\n  w:>\"x\">\n", "t: \n  u: 'v'  # c\n  w: \"x\" \n"),
    ("t:\n>\n  u: v\n> ># c\n  w: x\n", "t:\n \n  u: v\n   # c\n  w: x\n"),
    ("t:>{u:>v,>w:>x>}>\n", "t: {u: v, w: x } \n"),
    ("t: {\n>u: v,\n>>w: x>># c\n>}\n", "t: {\n u: v,\n  w: x  # c\n }\n"),
    ("t:>!include>u.yaml># c\n", "t: !include u.yaml # c\n"),
    ("t:>!!str>5\nu:>&v>w\nx:>*v>\n", "t: !!str 5\nu: &v w\nx: *v \n"),
    ("t:>!include>{path:>u}\n", "t: !include {path: u}\n"),
    ("t:>|># c\n  u\nv:>>->\n  w\n".replace(">>-", ">|-"), "t: | # c\n  u\nv: |- \n  w\n"),
    ("t:>|2-> # c\n    u\n", "t: |2-  # c\n    u\n"),
    ("--->># c\nt: u\n", "---  # c\nt: u\n"),
    ("t>:>u\n'v'>: w\n", "t : u\n'v' : w\n"),
    ("t:\n->u\n->'v'>\n-> [w]\n", "t:\n- u\n- 'v' \n-  [w]\n"),
    ("t:\n  u>># c\n", "t:\n  u  # c\n"),
    ("t: u\n  >v\n", "t: u\n   v\n"),
    ("t:>u>\r\nv:>w>\r\n", "t: u \r\nv: w \r\n"),
    ("t: u># c\r>\r\rv: w\r", "t: u # c\r \r\rv: w\r"),
    ("?>t\n:>u\n", "? t\n: u\n"),
    ("<<:>{a: 1}\nt:>u\n", "<<: {a: 1}\nt: u\n"),
]


def shape(text: str) -> list[tuple[str, Span, str | None]]:
    """All nodes of a text, each with its kind, its place and its value."""
    return [
        (one.tag, one.span, one.value if isinstance(one, Scalar) else None)
        for one in walk(yaml.read(Page(Path("services.yaml"), text)))
    ]


@pytest.mark.parametrize(("text", "without"), TABS)
def test_a_tab_is_white_space_between_tokens(text: str, without: str) -> None:
    assert shape(text.replace(">", "\t")) == shape(without)


WHITE = st.text(" \t", min_size=1, max_size=3)
COMMENT = st.sampled_from(["", "# c", "#", "# a: b"])
VALUE = st.sampled_from(["influxdb:2.2", "'a b'", '"a"', "5", "~", "{a:\tb}", "[ a,\tb ]", "!include\tx.yaml", "&x\ty"])
LINES = st.lists(
    st.builds(
        "{}{}{}{}{}{}{}\n".format,
        st.sampled_from(["", "  "]),
        st.sampled_from(["a", "'b'", "c-d"]),
        st.sampled_from([":", " :", "\t:"]),
        WHITE,
        VALUE,
        WHITE,
        COMMENT,
    )
    | st.builds("{}{}\n".format, st.text(" \t", max_size=3), COMMENT)
    | st.sampled_from(["e:\n", "e:\t\n", "-\tf\n", "- g\t\n"]),
    max_size=6,
)


@settings(max_examples=400)
@given(LINES.map("".join))
def test_tabs_of_generated_texts_are_white_space(text: str) -> None:
    try:
        without = shape(text.replace("\t", " "))
    except YamlError:
        return
    # A text keeps its own tabs.
    assert [(tag, span, value and str(value).replace("\t", " ")) for tag, span, value in shape(text)] == without


@settings(max_examples=400)
@given(st.text("a: -\t\n#'\"|>{}[],&*!?%~", max_size=25))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        yaml.read(Page(Path("services.yaml"), text))
    except YamlError as error:
        assert error.span.line >= 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("t: a\tb\n", "a\tb"),
        ("t: a \t b\t# c\n", "a \t b"),
        ("t: 'a\tb'\n", "a\tb"),
        ('t: "a\tb"\n', "a\tb"),
        ("t: |\n  a\tb\n  \tc\n", "a\tb\n\tc\n"),
        ("t: a\t#b\n", "a"),
        ("t: a#\tb\n", "a#\tb"),
    ],
)
def test_a_tab_in_a_text_stays(text: str, value: str) -> None:
    node = read(text).get("t")
    assert isinstance(node, Scalar)
    assert node.value == value


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n\tb: c\n", (2, 1)),
        ("a:\n  \tb: c\n", (2, 3)),
        ("a:\n  b: c\n\td: e\n", (3, 1)),
        ("a:\n  b: c\n  \td: e\n", (3, 3)),
        ("\ta: b\n", (1, 1)),
        ("a:\n\t- b\n", (2, 1)),
        ("-\ta: b\n", (1, 4)),
        ("-\t- a\n", (1, 3)),
        ("a: |\n\tb\n", (2, 1)),
        ("a:\n\tb\n", (2, 1)),
    ],
)
def test_a_tab_is_no_indentation(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(YamlError) as caught:
        read(text)
    assert caught.value.span[:2] == place


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("%YAML 1.1\n---\nt: no\n", {"t": False}),
        ("%YAML 1.3\n---\nt: no\n", {"t": "no"}),
        ("%YAML\t1.12\n---\nt: no\n", {"t": "no"}),
        ("%OTHER x\n---\nt: u\n", {"t": "u"}),
        ("t: u\rv: w\r", {"t": "u", "v": "w"}),
        ("t: u\xa0\n", {"t": "u\xa0"}),
        ("t: u\n\ufeffv: w\n", {"t": "u", "\ufeffv": "w"}),
        (f"t: {'u' * 100_000}\n", {"t": "u" * 100_000}),
        ("? t\n: u\n? v\n", {"t": "u", "v": None}),
        ("t: [u, v,]\nw: {x: y,}\n", {"t": ["u", "v"], "w": {"x": "y"}}),
        ("t: u#v\n", {"t": "u#v"}),
        (
            "a: &x {t: 1}\nb: &y {t: 2, u: 3}\nc: {<<: [*x, *y]}\n",
            {"a": {"t": 1}, "b": {"t": 2, "u": 3}, "c": {"t": 1, "u": 3}},
        ),
        ('{\n\t"t": {\n\t\t"u":"v"\n\t}\n}\n', {"t": {"u": "v"}}),
    ],
)
def test_what_else_real_files_have(text: str, data: dict[str, object]) -> None:
    assert as_data(read(text)) == data


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
    assert [node for node in yaml.read(Page(Path("x"), text)) if isinstance(node, Mapping)] == []


def test_a_file_may_have_several_documents() -> None:
    assert len(yaml.read(Page(Path("x"), "a: 1\n---\nb: 2\n"))) == 2


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
    with pytest.raises(YamlError, match="not valid YAML") as caught:
        yaml.read(Page(Path("x"), text))
    assert caught.value.span.line == line
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("opening", marked(["[", "{a: ", "- ", "? "], {"["}))
def test_deep_nesting_is_an_error(opening: str) -> None:
    text = opening * 100_000
    with pytest.raises(YamlError):
        yaml.read(Page(Path("x"), text))


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
    with pytest.raises(YamlError) as caught:
        yaml.read(Page(Path("x"), text))
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
    with pytest.raises(YamlError, match="merge keys up to here bring in more than 100,000 entries"):
        read(text)
    assert as_data(read(wide + "b: {<<: *a}\n")) is not None


def test_what_is_no_text_says_where() -> None:
    with pytest.raises(YamlError, match="not valid UTF-8 text") as caught:
        yaml.load(Path("x"), b"a: 1\nb: \xe9\n")
    assert caught.value.span == Span(2, 4, 2, 4)
