"""Objects of JSON files are given the new shape: all else stays as it is, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from influx_lint.findings import Edit
from influx_lint.project import json_moves, json_nodes
from influx_lint.project.nodes import Mapping, Scalar, mappings
from influx_lint.registry import policy
from influx_lint.repair.edits import replace

PATH = Path("/project/relationships.json")
MOVES = policy.shipped().moved_keys

OLD_KEYS = st.lists(st.sampled_from(list(MOVES)), min_size=1, unique=True)
OTHERS = st.lists(st.sampled_from(["host", "port", "rel", "fragment", "\u00e9", "query_string"]), unique=True)
VALUES = st.sampled_from(["u", 'a"\\/', "\u2028", None, 8086, True, [], {}, [1, {"user": "x"}], {"org": {"user": 1}}])
STYLES = st.tuples(
    st.sampled_from([None, 1, 2, 4, "\t"]),
    st.sampled_from([(",", ":"), (", ", ": "), (",  ", " : ")]),
    st.sampled_from(["\n", "\r\n"]),
)
Style = tuple[int | str | None, tuple[str, str], str]


@st.composite
def endpoints(draw: st.DrawFn) -> dict[str, Any]:
    """An endpoint of the old shape, its keys in any order, sometimes with an object under `query`."""
    keys = draw(st.permutations([*draw(OLD_KEYS), *draw(OTHERS)]))
    found: dict[str, Any] = {key: draw(VALUES) for key in keys}
    if draw(st.booleans()):
        items = [*found.items()]
        at = draw(st.integers(0, len(items)))
        items.insert(at, ("query", draw(st.sampled_from([{}, {"is_master": True}, {"a": [1], "b": {}}]))))
        found = dict(items)
    return found


def moved(endpoint: dict[str, Any]) -> dict[str, Any]:
    """The same in the new shape."""
    made: dict[str, Any] = {}
    for key, value in endpoint.items():
        head, *rest = MOVES.get(key, (key,))
        if rest:
            made.setdefault(head, {})[rest[0]] = value
        elif isinstance(value, dict) and head == "query":
            made[head] = {**value, **made.get(head, {})}
        else:
            made[head] = value
    return made


def written(value: object, style: Style) -> str:
    indent, (comma, colon), line_end = style
    separators = (comma if indent is None else ",", colon)
    return json.dumps(value, indent=indent, separators=separators).replace("\n", line_end)


def edits(text: str) -> tuple[Edit, ...] | None:
    """The edits of the object that comes first among those with an old key directly in the list under `influxdb`."""
    root = json_nodes.read(PATH, text.encode())
    holder = next(node for node in mappings([root]) if node.get("host") is None and node.get("influxdb") is not None)
    endpoint = next(node for node in mappings([holder.get("influxdb") or holder]) if isinstance(node, Mapping))
    places = [key.span for key, _ in endpoint.entries if isinstance(key, Scalar) and key.value in MOVES]
    return json_moves.edits(root, places, MOVES)


def rendered(text: str) -> str:
    found = edits(text)
    assert found is not None
    return replace(text, found)


@given(endpoints(), endpoints(), STYLES)
def test_the_object_has_the_new_shape_and_all_else_stays(
    endpoint: dict[str, Any], other: dict[str, Any], style: Style
) -> None:
    document = {"database": [other], "influxdb": [endpoint, other], "z": [other]}
    text = written(document, style)
    after = rendered(text)
    assert json.loads(after) == {**document, "influxdb": [moved(endpoint), other]}
    before, _, rest = text.partition(written({"influxdb": 0}, (None, style[1], "")).strip("{}")[:-1])
    assert after.startswith(before)
    assert after.endswith(rest[rest.rindex('"z"') :])
    assert ("\r\n" in after) == ("\r\n" in text)


@given(endpoints(), STYLES)
def test_it_is_written_as_the_file_is(endpoint: dict[str, Any], style: Style) -> None:
    """Where the entries that move stand together, the file looks as if it had been written in the new shape."""
    kept = {key: value for key, value in endpoint.items() if key not in MOVES and key != "query"}
    old = {key: endpoint[key] for key in MOVES if key in endpoint}
    text = written({"influxdb": [{**kept, **old}]}, style)
    assert rendered(text) == written({"influxdb": [moved({**kept, **old})]}, style)


EXAMPLES = {
    "apart": (
        '{"influxdb": [{"org": "o", "host": "h", "bucket": "b", "user": "u"}]}',
        '{"influxdb": [{"query": {"org": "o", "bucket": "b"}, "host": "h", "username": "u"}]}',
    ),
    "first": (
        '{"influxdb": [{"org": "o", "bucket": "b", "query": {"x": 1}, "api_token": "t"}]}',
        '{"influxdb": [{"query": {"x": 1, "org": "o", "bucket": "b", "api_token": "t"}}]}',
    ),
    "one on a line": (
        '{"influxdb": [\n\t{\n\t\t"bucket": "b", "org": "o",\n\t\t"host": 1\n\t}\n]}',
        '{"influxdb": [\n\t{\n\t\t"query": {\n\t\t\t"bucket": "b",\n\t\t\t"org": "o"\n\t\t},\n\t\t"host": 1\n\t}\n]}',
    ),
    "values of several lines": (
        '{"influxdb": [{\n  "org": {\n    "a": 1\n  },\n  "host": "h"\n}]}',
        '{"influxdb": [{\n  "query": {\n    "org": {\n      "a": 1\n    }\n  },\n  "host": "h"\n}]}',
    ),
}


@pytest.mark.parametrize(("before", "after"), EXAMPLES.values(), ids=EXAMPLES.keys())
def test_examples(before: str, after: str) -> None:
    assert rendered(before) == after


@pytest.mark.parametrize(
    "text",
    [
        '{"influxdb": [{"org": "o", "org": "p"}]}',
        '{"influxdb": [{"user": "u", "username": "v"}]}',
        '{"influxdb": [{"org": "o", "query": null}]}',
        '{"influxdb": [{"org": "o", "query": {"org": "p"}}]}',
        '{"influxdb": [{"org": "o", "query": {}, "query": {}}]}',
    ],
)
def test_what_has_no_one_way(text: str) -> None:
    assert edits(text) is None
