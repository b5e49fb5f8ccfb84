"""JSON files as nodes: what they hold is what Python's own reader finds, and each has its exact place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from influx_lint.project import json_nodes
from influx_lint.project.nodes import Mapping, Scalar, as_data, walk

PATH = Path("/project/relationships.json")

TEXTS = st.text(max_size=6) | st.sampled_from(["user", 'a"b', "\\", "{", ",", "\u2028", "\U0001f600"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)
FORMS = st.tuples(
    st.sampled_from([None, 0, 1, 2, 4, "\t"]),
    st.sampled_from([(",", ":"), (", ", ": "), (" , ", " :\t")]),
    st.booleans(),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", " ", "\n\n\t"]),
)


def written(value: object, form: tuple[int | str | None, tuple[str, str], bool, str, str]) -> str:
    """A value as JSON in one of many forms."""
    indent, separators, is_ascii, line_end, around = form
    text = json.dumps(value, indent=indent, separators=separators, ensure_ascii=is_ascii)
    return (around + text + around).replace("\n", line_end)


@given(VALUES, FORMS)
def test_what_a_file_holds(value: object, form: tuple[int | str | None, tuple[str, str], bool, str, str]) -> None:
    text = written(value, form)
    root = json_nodes.read(PATH, text.encode("utf-8"))
    assert as_data(root) == value
    for node in walk([root]):
        part = root.source.text[node.start : node.end]
        assert json.loads(part) == as_data(node)
        assert part == part.strip()


def test_keys_have_places() -> None:
    root = json_nodes.read(PATH, b'{"a": [{\r\n  "user" : 1, "user": 2}]}')
    keys: Sequence[Scalar] = [
        key for node in walk([root]) if isinstance(node, Mapping) for key, _ in node.entries if isinstance(key, Scalar)
    ]
    assert [(key.value, key.span.line, key.span.column, key.span.end_column) for key in keys] == [
        ("a", 1, 2, 5),
        ("user", 2, 3, 9),
        ("user", 2, 15, 21),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"{} {}",
        b"{'a': 1}",
        b'{"a": 1,}',
        b'// no\n{"a": 1}',
        b'\xef\xbb\xbf{"a": 1}',
        b'{"a": "\xff"}',
        b'{"a": "\n"}',
        b"[" * 60 + b"]" * 60,
        b"[" * 50_000,
    ],
)
def test_what_is_none(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        json_nodes.read(PATH, data)
