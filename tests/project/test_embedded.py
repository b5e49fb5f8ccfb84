"""Scripts in configuration: where their characters stand, and how an edit is spelled there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from ruamel.yaml import YAML

from influx_lint.findings import Edit
from influx_lint.project.configuration import ConfigurationFile
from influx_lint.project.disk import Content
from influx_lint.project.embedded import Script
from influx_lint.project.layout import Kind

PATH = Path("/project/.platform.app.yaml")


def scripts(text: str) -> dict[str, Script]:
    file = ConfigurationFile(PATH, Kind.APPLICATION, PATH.parent, lambda _: Content(text.encode(), (), 0))
    return {one.path: one for one in file.scripts(".sh")}


def only(text: str) -> Script:
    (script,) = scripts(text).values()
    return script


STYLES = [
    "  deploy: a .user b\n",
    "  deploy: 'a ''.user'' b'\n",
    '  deploy: "a \\"\\u00e9\\" .user\\tb"\n',
    "  deploy: |\n    a\n\n      é .user\n    b\n",
    "  deploy: |\n\n\n    a .user\n\n    b\n",
    "  deploy: |2\n      a .user\n",
    "  deploy: |-  # why\n    a 'x' .user",
    "  deploy: >\n    a\n    .user b\n\n    c\n      d\n    e\n",
    "  deploy: >-\n    a\n    .user\n",
    "  deploy: a\n    .user\n    b\n",
    "  deploy: 'a\n    .user\n\n    b'\n",
    '  deploy: "a\n    .user \\\n    b"\n',
    "  deploy: |\r\n    a\r\n    .user\r\n",
    "  deploy: &x |+\n    a .user\n\n  build: ls\n",
]


@pytest.mark.parametrize("style", STYLES)
def test_a_place_in_a_script_is_one_in_the_file(style: str) -> None:
    script = next(one for one in scripts(f"name: é\nhooks:\n{style}").values() if ".user" in one.text)
    start = script.text.index(".user")
    span = script.span(script.lines.span(start, start + 5))
    first, last = script.scalar.source.lines.offsets(span)
    assert script.scalar.source.text[first:last] == ".user"


@pytest.mark.parametrize("new", [".username", ".query.org", '."query"', "'x'", "a\\b", "x\ny"])
@pytest.mark.parametrize("style", STYLES)
def test_an_edit_is_spelled_as_the_value_is(style: str, new: str) -> None:
    text = f"hooks:\n{style}"
    script = next(one for one in scripts(text).values() if ".user" in one.text)
    start = script.text.index(".user")
    edits = [Edit(script.lines.span(start, start + 5), new)]
    after = scripts(script.source_edited(script.edits(edits)))
    if "\n" not in new or style.lstrip().startswith(("deploy: |", 'deploy: "')):
        assert after[script.path].text == script.edited(edits)


def test_scripts_stand_under_hooks_commands_and_crons() -> None:
    text = """\
hooks: {build: a, deploy: b, post_deploy: c, other: no}
web: {commands: {start: d, pre_start: e, no: no}, locations: {/: {start: no}}}
workers:
  queue: {commands: {start: f}}
  mail: {commands: {start: !include x.sh}}
crons:
  one: {spec: "* * * * *", cmd: g}
  two: {spec: "* * * * *", commands: {start: h, stop: i}}
"""
    assert {path.removeprefix("/project/.platform.app.yaml:"): one.text for path, one in scripts(text).items()} == {
        "hooks.build.sh": "a",
        "hooks.deploy.sh": "b",
        "hooks.post_deploy.sh": "c",
        "web.commands.start.sh": "d",
        "web.commands.pre_start.sh": "e",
        "workers.queue.commands.start.sh": "f",
        "crons.one.cmd.sh": "g",
        "crons.two.commands.start.sh": "h",
        "crons.two.commands.stop.sh": "i",
    }


def test_where_characters_cannot_be_told_the_whole_value_is_meant() -> None:
    script = only('hooks:\n  deploy: "a\\\u2028 .user"\n')
    assert not script.is_placed
    assert script.span(script.lines.span(0, 1)) == script.scalar.span


@given(st.text(alphabet="ab .'\"\\:#\n\té", min_size=1).filter(lambda text: text.strip()), st.sampled_from("|>'\""))
def test_what_is_placed_is_spelled_there(text: str, style: str) -> None:
    import io

    from ruamel.yaml.scalarstring import (
        DoubleQuotedScalarString,
        FoldedScalarString,
        LiteralScalarString,
        SingleQuotedScalarString,
    )

    made = {"|": LiteralScalarString, ">": FoldedScalarString, "'": SingleQuotedScalarString}.get(
        style, DoubleQuotedScalarString
    )
    stream = io.StringIO()
    YAML().dump({"hooks": {"deploy": made(text)}}, stream)
    for script in scripts(stream.getvalue()).values():
        for at, character in enumerate(script.text if script.is_placed else ""):
            start, end = script.scalar.source.lines.offsets(script.span(script.lines.span(at, at + 1)))
            assert script.scalar.source.text[start:end] in (character, "") or style in "'\""
