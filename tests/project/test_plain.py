"""The short way through plain YAML gives what ruamel.yaml gives, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from influx_lint.pages import Page
from influx_lint.project import composed, plain
from influx_lint.project.nodes import Mapping, Node, Scalar, Sequence, YamlError, walk

PLAIN = [
    "",
    "# only a comment\n",
    "timedb:\n    type: influxdb:2.7\n    disk: 1024\n",
    "---\ntimedb:\n    type: influxdb:2.7\n",
    "# héllo \u2013 wörld\ntimedb: # comment\n    type: 'influxdb:2.7'   # two\n\n    disk: \"1024\"\n",
    "a:\nb:\n  c:\n   - x\n   - w\n  d:\n  - z\n  e: 1\nf: g",
    "a:\n    b:\n        c: d\n    e: f\ng: h\n",
    "- a\n- 1\n- 'b'\n",
    "a:\n\n  # deeper comment\n\n  b: c\n   \n",
    "a: 012\nb: x-y/z.w\n",
    "a: 'é'\nb: \"日本 🙂\"  # ü\n",
    "a: yes\nb: TRUE\nc: null\nd: 1.5\ne: 1.\nf: 1.2.3\ng: 5m\nh: 0x\ntrue: 1e\n8: 9\n",
    "a: b  c, (d) [e] {f} #\ne f: http://g/h?i=j#k  # l\n",
    "^/a\\.b$: ./c\n/: $d\ne-f/g: it's\nh: e 日本\n",
    "a: 'it''s'\nb: '\"'\nc: \"'\"\nd: '# e'\n",
    "a: [b]\nc: []\nd: {}  # e\nf: [ g , 'h, i' , \"j]\", ]\n",
    'a: {type: influxdb:2.7, disk: 256}\nb: {"type": "influxdb:2.7"}\nc: {d: 1,e: 2.5,}\n',
    "a: {b: {c: [d, {e: f}]}, g: true, null: null}\n",
    "- [a, b]\n- {c: d}\n- !e {f: g}\n- !h i\n- |\n  j\n",
    "a: !include b.yaml\nc: !archive 'd'\ne: !include {type: string, path: f}\ng: !h 8\n",
    "a: !include\n  type: string\n  path: b\nc: !d\n- e\n",
    "a: |\n  b: c\n   # d\n\n  - e\nf: |-  # g\n    h\n  \n\n# i\nj:\n  k: |+\n    l\n       \n\n",
    "a: |\n  b",
    "- a: b\n  c: d\n- e:\n  - f\n  g:\n- h: |\n    i\n-   j: k\n",
    "a:\n- b: c\n  d: e\n- f\ng: h\n",
    f"{'k' * 1024}: a\nb: {{{'k' * 1024}: c}}\n",
]

NOT_PLAIN = [
    "a: b\n  c: d\n",
    "a: &x b\n",
    "a: *x\n",
    "a: b\n---\nc: d\n",
    "a: ~\n",
    "a:\tb\n",
    "a: b\r\n",
    "<<: a\n",
    'a: "\\n"\n',
    " a: b\n",
    "a:\n  b: c\n d: e\n",
    "a: b\n- c\n",
    "- a\nb: c\n",
    "a\n",
    "a: b: c\n",
    "a: b\u2028c: d\n",
    "a: b #c\x00\n",
    "a: 'b\x07'\n",
    "a: 'b\x85c'\n",
    "a: 'b\ufeff'\n",
    "a: 'b\ud800'\n",
    "a: 'b\x7f'\n",
    "\ufeffa: b\n",
    "---\n",
    "a: b\n  c\n",
    "a: b\n\n c\n",
    "- a\n  - b\n",
    "a: 'b\n",
    "a : b\n",
    "a: b: c\n",
    "a: b :\n",
    "a: -1\n",
    "a: .5\n",
    "a: 1e3\n",
    "a: 0x1f\n",
    "a: 1_0\n",
    "a: 2001-01-01\n",
    "a: =\n",
    "a: <b\n",
    "a: @b\n",
    "a: ?b\n",
    "? a\n",
    "a: >\n  b\n",
    "a: |2\n  b\n",
    "a: !b |\n  c\n",
    "a: |\n\n  b\n",
    "a: |\nb: c\n",
    "a: |\n  b\n c\n",
    "a: |\n  b\n  ",
    "a: !b\n",
    "- !b\n",
    "a: !!str b\n",
    "a: !<b> c\n",
    "!a b: c\n",
    "a: &b !c d\n",
    "-\n  a: b\n",
    "- - a\n",
    "{a: b}\n",
    "[a]: b\n",
    "- [a]: b\n",
    "a: [b\n  ]\n",
    "a: [b]]\n",
    "a: [b] c\n",
    "a: [b]#c\n",
    "a: [b}\n",
    "a: [b c]\n",
    "a: [b: c]\n",
    "a: [,]\n",
    "a: [b,,c]\n",
    "a: [é]\n",
    "a: [b#c]\n",
    "a: [-b]\n",
    "a: ['b'c]\n",
    "a: [*b]\n",
    "a: {b}\n",
    "a: {b: }\n",
    "a: {b:c}\n",
    "a: {b: c: d}\n",
    'a: {"b":c}\n',
    "a: {b: c d}\n",
    "a: {b: &c d}\n",
    "a: {b: !c d}\n",
    "a: {? b: c}\n",
    "a: {[b]: c}\n",
    f"a: {'[' * 30}{']' * 30}\n",
    f"{'k' * 1025}: a\n",
    f"a: {{{'k' * 1025}: b}}\n",
]

NASTY = [
    *("a", "b:c", "influxdb:2.7", "'q'", '"q"', "'it''s'", "1024", "2.7", "1.", "1.2.3", "5m", "1e5"),
    *("1e", "012", "0o7"),
]
NASTY += [
    "yes",
    "null",
    "True",
    "~",
    "x y",
    "x  y#z",
    "/",
    "^/w\\.w$",
    "./x",
    "../x",
    ".5",
    "-1",
    "(a)",
    "a,b",
    "a]b",
    "a?b",
]
NASTY += [
    "a :b",
    "a :",
    "a:",
    "'a: b'",
    '"#"',
    "'# '",
    "it's",
    "'",
    '"',
    "\\",
    '"\\n"',
    "&a b",
    "*a",
    "!t x",
    "!t",
    "!!str x",
    "<<",
]
NASTY += ["|", "|-", "|+", ">", "---", "...", "%a", "@a", "`a`", "?", "? a", "-", "- a", "=", "#", "# c", "", ":"]
NASTY += ["é", "'🙂'", "日 本", "\xa0", "\x07", "\x85", "\u2028", "\ufeff", "\ud800", "\t", "a\tb", "\r"]


def shape(node: Node) -> list[object]:
    """A graph as values that compare: what a node is, its tag, its place, its text."""
    return [
        (type(one).__name__, one.tag, one.start, one.end, one.value if isinstance(one, Scalar) else None)
        for one in walk([node])
    ]


def assert_same(text: str) -> bool:
    """Hold the two readers together; whether the short way took the text."""
    source = Page(Path("services.yaml"), text)
    short = plain.read(source)
    if short is None:
        return False
    assert [shape(node) for node in short] == [shape(node) for node in composed.read(source)]
    return True


@pytest.mark.parametrize("text", PLAIN)
def test_takes_plain_text(text: str) -> None:
    assert assert_same(text)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_leaves_the_rest(text: str) -> None:
    assert plain.read(Page(Path("services.yaml"), text)) is None


PIECES = st.sampled_from([*NASTY, *NASTY, ": ", "- ", "  ", " #", "\n", "\n", "\n  ", "\r\n", "[", "]", "{", "}", ", "])
SCALARS = st.sampled_from(NASTY) | st.text(" ab1:#-,[]{}'\"\\é", max_size=6)
FLOWS = st.recursive(
    SCALARS,
    lambda inner: st.builds(
        lambda items, opening, between, end: f"{opening[0]}{between.join(items)}{end}{opening[1]}",
        st.lists(
            inner | st.builds("{}{}{}".format, SCALARS, st.sampled_from([": ", ": ", ":", " : "]), inner), max_size=4
        ),
        st.sampled_from(["[]", "{}", "{}", "[}"]),
        st.sampled_from([", ", ",", " , ", " "]),
        st.sampled_from(["", "", " ", ",", " # c"]),
    ),
    max_leaves=6,
)
BODIES = st.lists(
    st.builds("{}{}\n".format, st.integers(0, 8).map(" ".__mul__), st.sampled_from(["", "", "x", "- y", "# z", "k: v"]))
)
VALUES = (
    st.sampled_from(NASTY)
    | FLOWS
    | st.builds("{} {}".format, st.sampled_from(["!include", "!a-b"]), FLOWS)
    | st.builds("{}\n{}".format, st.sampled_from(["|", "|-", "|+", "| # c"]), BODIES.map("".join))
)
LINES = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from([0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 4, 1]).map(" ".__mul__),
    st.sampled_from(["", "", "", "- ", "-   "]),
    st.sampled_from(
        ["a: ", "b: ", "type: ", "'k':  ", "c:", "/: ", "^x$: ", "1: ", "1.5: ", "x y: ", "true: ", "d : ", ""]
    ),
    st.sampled_from(["", "", "b", "'c'", "[d]"]) | VALUES,
    st.sampled_from(
        ["\n", "\n", "\n", "\n", "\n", "\n", " \n", " # c\n", "#\n", "\n\n", "\n   \n", "\n  # c\n", "\r\n", ""]
    ),
)
SPOILED = st.builds(
    lambda text, at, gone, piece: text[: at % len(text)] + piece + text[at % len(text) + gone :],
    st.sampled_from([text for text in PLAIN if text and len(text) < 1000]),
    st.integers(0, 1000),
    st.integers(0, 2),
    PIECES,
)


@pytest.mark.parametrize(
    "texts",
    [
        st.lists(PIECES, max_size=25).map("".join),
        pytest.param(st.lists(LINES, max_size=6).map("".join), marks=pytest.mark.slow),
        pytest.param(st.builds("a: {}\n".format, FLOWS), marks=pytest.mark.slow),
        SPOILED,
    ],
    ids=["pieces", "lines", "flow", "spoiled"],
)
def test_same_on_generated_texts(texts: st.SearchStrategy[str]) -> None:
    taken = 0

    @settings(max_examples=600)
    @given(texts)
    def hold_together(text: str) -> None:
        nonlocal taken
        taken += assert_same(text)

    hold_together()
    assert taken > 5


def test_same_on_real_files(corpus: Path) -> None:
    files = sorted(path for path in corpus.glob("*/*/**/*") if path.suffix in (".yaml", ".yml"))
    taken = 0
    for path in files:
        text = path.read_bytes().decode()
        try:
            taken += assert_same(text)
        except YamlError as error:
            pytest.fail(f"{path}: only the short way reads it: {error}")
    assert taken > len(files) * 0.9


def test_a_sequence_may_stand_no_deeper_than_its_key() -> None:
    [top] = plain.read(Page(Path("x"), "a:\n- b\nc: d\n")) or []
    assert isinstance(top, Mapping)
    assert isinstance(top.get("a"), Sequence)
    assert isinstance(top.get("c"), Scalar)
