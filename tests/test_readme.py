"""The transcripts in the README and in the guides are what their commands print."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from xml.etree import ElementTree

import pytest
from slow import marked

CHECKOUT = Path(__file__).parent.parent
GENERATE = runpy.run_path(str(CHECKOUT / "docs" / "generate.py"))
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page", marked(GENERATE["TRANSCRIBED"], {page for page in GENERATE["TRANSCRIBED"] if page != "README.md"})
)
def test_transcripts_are_what_the_commands_print(page: str) -> None:
    text = (CHECKOUT / page).read_text(encoding="utf-8")
    assert GENERATE["with_transcripts"](text, CHECKOUT / "examples") == text, "`make docs` writes them anew"


def test_transcripts_show_findings() -> None:
    blocks = re.findall(r"^```console\n\$ (influx-lint check|flake8) .*?\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert {"influx-lint check", "flake8"} == {program for program, _ in blocks}
    assert [program for program, output in blocks if not re.search(r":\d+:\d+: NFX\d{3} ", output)] == []


@pytest.mark.slow
def test_the_picture_shows_what_a_terminal_shows() -> None:
    drawing = runpy.run_path(str(CHECKOUT / "docs" / "picture.py"))
    shipped = drawing["PICTURE"].read_text(encoding="utf-8")
    assert words(shipped) == words(drawing["drawn"](drawing["output"]())), "`make docs` draws it anew"
    assert "username" in "".join(words(shipped))


def words(picture: str) -> list[str]:
    """The texts in an SVG picture, in order, whatever their colours."""
    return ["".join(each.itertext()) for each in ElementTree.fromstring(picture).iter() if each.tag.endswith("}text")]


def test_a_first_minute_is_enough_for_it() -> None:
    assert len(README.splitlines()) <= 150


def test_a_transcript_is_written_anew(tmp_path: Path) -> None:
    examples = tmp_path / "examples"
    examples.mkdir()
    (examples / "note").write_text("seen\n", encoding="utf-8")
    stale = "before\n\n```console\n$ cat examples/note\nold\n$ echo $((1 + 1))\n```\n\nafter\n"
    fresh = "before\n\n```console\n$ cat examples/note\nseen\n\n$ echo $((1 + 1))\n2\n```\n\nafter\n"
    assert GENERATE["with_transcripts"](stale, examples) == fresh
    assert GENERATE["with_transcripts"](fresh, examples) == fresh
