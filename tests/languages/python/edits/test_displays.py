"""Dictionary displays that are given the new shape mean the new shape, and keep their comments and lines."""

from __future__ import annotations

import ast
import io
import tokenize

import pytest
from hypothesis import assume, given, strategies as st

from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits import Source, displays
from influx_lint.registry.policy import shipped
from influx_lint.repair import edits

MOVES = shipped().moved_keys


def moved(text: str) -> str:
    """The text of a display after the edits of all its old keys."""
    source = Source(text)
    keys = [node for node in source.nodes() if isinstance(node, ast.Constant) and node.value in MOVES]
    outer = [node for node in keys if isinstance(source.parent(source.parent(node) or node), ast.Assign)]
    found = displays.render(source, [source.lines.span(*source.offsets(key)) for key in outer], MOVES)
    return edits.replace(text, found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{'user': 1}", "{'username': 1}"),
        ('{"org": 1}', '{"query": {"org": 1}}'),
        ('{"org": 1, "bucket": 2, "host": 3}', '{"query": {"org": 1, "bucket": 2}, "host": 3}'),
        ('{"org": 1, "host": 3, "bucket": 2}', '{"query": {"org": 1, "bucket": 2}, "host": 3}'),
        ('{"org": 1, "host": 3, "bucket": 2,}', '{"query": {"org": 1, "bucket": 2}, "host": 3, }'),
        ('{"host": 3, "bucket": 2, "query": {"org": 1}}', '{"host": 3, "query": {"org": 1, "bucket": 2}}'),
        ('{"query": {}, "bucket": 2, "org": 1}', '{"query": {"bucket": 2, "org": 1}}'),
        ('{"query": {"a": 1,}, "org": (1)}', '{"query": {"a": 1, "org": (1),}}'),
        ('{**BASE, "org": f(1, [2]), "bucket": 3}', '{**BASE, "query": {"org": f(1, [2]), "bucket": 3}}'),
        (
            '{\n  "org": 2,  # two\n  # three\n  "bucket": 3,\n  "user": 4\n}',
            '{\n  "query": {\n      "org": 2,  # two\n      "bucket": 3,\n  },\n  # three\n  "username": 4\n}',
        ),
        (
            '{\r\n  "org": """\r\nb""",\r\n  "x": 1,\r\n  "bucket": [\r\n  ]\r\n}',
            '{\r\n  "query": {\r\n      "org": """\r\nb""",\r\n      "bucket": [\r\n      ],\r\n  },\r\n  "x": 1,\r\n}',
        ),
    ],
)
def test_displays(before: str, after: str) -> None:
    assert moved(f"x = {before}\n") == f"x = {after}\n"


@pytest.mark.parametrize("text", ['{"query": make(), "org": 1}', '{"query": QUERY, "bucket": 1}'])
def test_what_is_not_written_here_is_left(text: str) -> None:
    with pytest.raises(NoFixError):
        moved(f"x = {text}\n")


keys = st.lists(
    st.sampled_from(["user", "org", "bucket", "api_token", "host", "port", "query", "rel"]), unique=True, min_size=1
)
values = st.sampled_from(["1", "'a'", "(2)", "[1, 2]", "('a'\n    'b')", '"""a\nb"""', "{'org': 0}", "'#,'", "-1"])
layouts = st.sampled_from(["inline", "lines", "own", "mixed"])


@st.composite
def written(draw: st.DrawFn) -> str:
    """A display in some layout, with comments."""
    layout = draw(layouts)
    entries = []
    for key in draw(keys):
        value = draw(st.sampled_from(["{}", "{'a': 1}", "{'a': 1,}"])) if key == "query" else draw(values)
        quote = draw(st.sampled_from("'\""))
        entries.append(f"{quote}{key}{quote}: {value}")
    comment = draw(st.sampled_from(["", "  # a, b", " # }"]))
    trailing = draw(st.sampled_from(["", ","]))
    if layout == "inline":
        return f"x = {{{', '.join(entries)}{trailing}}}\n"
    if layout == "lines":
        return f"x = {{{(',' + comment + chr(10) + '     ').join(entries)}{trailing}}}\n"
    if layout == "mixed":
        pairs = [", ".join(entries[at : at + 2]) for at in range(0, len(entries), 2)]
        return f"x = {{\n    {(',' + comment + chr(10) + '    ').join(pairs)}{trailing}{comment}\n}}\n"
    return f"x = {{\n    {(',' + comment + chr(10) + '    ').join(entries)}{trailing}{comment}\n}}\n"


def comments(text: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return sorted(token.string for token in tokens if token.type == tokenize.COMMENT)


@given(written())
def test_generated_displays_mean_the_new_shape_and_keep_their_comments(text: str) -> None:
    before = ast.literal_eval(text.removeprefix("x = "))
    assume(not MOVES.keys().isdisjoint(before))
    after = moved(text)
    expected = {key: value for key, value in before.items() if key not in MOVES}
    for old, new in MOVES.items():
        if old in before and len(new) == 1:
            expected[new[0]] = before[old]
        elif old in before:
            expected.setdefault(new[0], {}).update({new[1]: before[old]})
    assert ast.literal_eval(after.removeprefix("x = ")) == expected
    assert comments(after) == comments(text)
