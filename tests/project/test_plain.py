"""The short way through plain YAML gives what ruamel.yaml gives, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from influx_lint.project import composed, plain
from influx_lint.project.nodes import Mapping, Node, Scalar, Sequence, Source, walk
from influx_lint.project.yaml import YamlError

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
]

NOT_PLAIN = [
    "a: b\n  c: d\n",
    "a: [b]\n",
    "a: {b: c}\n",
    "a: &x b\n",
    "a: *x\n",
    "a: !include b\n",
    "a: |\n  b\n",
    "a: b c\n",
    "a: b\n---\nc: d\n",
    "a: yes\n",
    "a: null\n",
    "a: ~\n",
    "a:\tb\n",
    "a: b\r\n",
    "<<: a\n",
    "a: 'it''s'\n",
    'a: "\\n"\n',
    "a: 1.5\n",
    " a: b\n",
    "a:\n  b: c\n d: e\n",
    "a: b\n- c\n",
    "- a\nb: c\n",
    "- a: b\n",
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
]

WORDS = ["a", "b:c", "influxdb:2.7", "'q'", '"q"', "1024", "2.7", "yes", "null"]
WORDS += ["'é'", '"\xa0"', "'🙂'", "'\x07'", "'\x85'", "'\u2028'", "'\ufeff'", "\t", "\r"]
WORDS += ["-", "- ", ":", ": ", "#", " # c", "\n", "  "]


def shape(node: Node) -> list[object]:
    """A graph as values that compare: what a node is, its tag, its place, its text."""
    return [
        (type(one).__name__, one.tag, (one.start, one.end, one.value) if isinstance(one, Scalar) else None)
        for one in walk([node])
    ]


def assert_same(text: str) -> bool:
    """Hold the two readers together; whether the short way took the text."""
    source = Source(Path("services.yaml"), text)
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
    assert plain.read(Source(Path("services.yaml"), text)) is None


@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join))
def test_same_on_generated_words(text: str) -> None:
    assert_same(text)


LINES = st.builds(
    lambda indent, content, end: " " * indent + content + end,
    st.sampled_from([0, 0, 2, 4, 6, 3]),
    st.sampled_from(["a:", "b: c", "type: influxdb:2.7", "- x", "-  'y'", "disk: 10", "# c", "", "c:  # c", "b: c d"]),
    st.sampled_from(["\n", "\n", " \n", " # c\n", "#\n"]),
)


@given(st.lists(LINES, max_size=14).map("".join))
def test_same_on_generated_lines(text: str) -> None:
    assert_same(text)


def test_same_on_real_files(corpus: Path) -> None:
    files = sorted(corpus.glob("*/*/.*/*.yaml"))
    taken = 0
    for path in files:
        text = path.read_bytes().decode()
        try:
            taken += assert_same(text)
        except YamlError as error:
            pytest.fail(f"{path}: only the short way reads it: {error}")
    assert taken > len(files) // 2


def test_a_sequence_may_stand_no_deeper_than_its_key() -> None:
    [top] = plain.read(Source(Path("x"), "a:\n- b\nc: d\n")) or []
    assert isinstance(top, Mapping)
    assert isinstance(top.get("a"), Sequence)
    assert isinstance(top.get("c"), Scalar)
