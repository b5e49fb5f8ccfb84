"""What the server finds is what `check` finds: over all example projects, and after any history of edits."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from editing import Editor, editor
from lsprotocol import types as lsp
from pygls.workspace import PositionCodec

from influx_lint import run
from influx_lint.server.places import Places
from influx_lint.settings_files import SettingsFinder

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parent.parent.parent
CASES = sorted(path for path in CHECKOUT.glob("tests/cases/*/*") if path.is_dir())
EXAMPLES = sorted(path for path in (CHECKOUT / "examples").iterdir() if path.is_dir())

SECONDS = float(os.environ.get("INFLUX_LINT_EDITING", "60"))
"""How long an editor edits at random; an hour by hand, before a release."""

MOST_GROWN = 64
"""By how many MB the server may grow once it has seen all projects."""

TYPED = 40
"""How many characters of a file are typed one by one."""

Found = set[tuple[str, tuple[int, ...], str, str]]
"""Findings by file, place, code and message."""


def checked(paths: Iterable[Path], texts: Mapping[Path, str]) -> Found:
    """What `check` finds in files under unsaved texts."""
    unsaved = {path: text.encode() for path, text in texts.items()}
    outcome = run.check([str(path) for path in paths], SettingsFinder(), unsaved=unsaved)
    return {(one.path, tuple(one.span), one.code, one.message) for one in outcome.findings}


async def answered(one: Editor, texts: Mapping[Path, str]) -> Found:
    """What the server says of files that are open."""
    found: Found = set()
    for path, text in texts.items():
        given = lsp.DocumentDiagnosticParams(lsp.TextDocumentIdentifier(path.as_uri()))
        report = await one.client.text_document_diagnostic_async(given)
        assert isinstance(report, lsp.RelatedFullDocumentDiagnosticReport)
        places = Places(text, PositionCodec())
        found |= {
            (str(path), tuple(places.span(each.range)), str(each.code), str(each.message)) for each in report.items
        }
    return found


def files_of(folder: Path) -> dict[Path, str]:
    """The files of a project that a run checks, with their texts."""
    outcome = run.check([str(folder)], SettingsFinder())
    return {Path(name): Path(name).read_text(encoding="utf-8") for name in outcome.checked}


def test_every_example_project_gets_the_same_findings(tmp_path: Path) -> None:
    # Where they are, the whole repository is the project of those that have no mark of a root.
    cases = [Path(shutil.copytree(folder, tmp_path / folder.parent.name / folder.name)) for folder in CASES]
    assert cases

    async def scenario() -> None:
        async with editor(pull=True) as one:
            for number, folder in enumerate(cases):
                texts = files_of(folder)
                await _open(one, texts, typed=number % 20 == 0)
                assert await answered(one, texts) == checked(texts, texts), folder.name
                for path in texts:
                    one.close(path)

    asyncio.run(scenario())


async def _open(one: Editor, texts: Mapping[Path, str], *, typed: bool) -> None:
    """Open files; with `typed`, the end of each is written character by character."""
    for path, text in texts.items():
        one.open(path, text[:-TYPED] if typed else text)
    if typed:
        for path, text in texts.items():
            for length in range(max(len(text) - TYPED, 0), len(text) + 1):
                one.change(path, text[:length])
                await asyncio.sleep(0)


def test_no_history_of_edits_leaves_anything_behind(tmp_path: Path) -> None:
    for example in EXAMPLES:
        shutil.copytree(example, tmp_path / example.name)
    projects = [tmp_path / example.name for example in EXAMPLES]
    chance = random.Random(20261129)
    texts = {path: text for folder in projects for path, text in files_of(folder).items()}

    async def scenario() -> None:
        async with editor(*projects, pull=True) as one:
            opened: dict[Path, str] = {}
            grown = []
            end, rounds = time.monotonic() + SECONDS, 0
            while time.monotonic() < end:
                for _ in range(10):
                    await _something(one, opened, texts, chance)
                assert await answered(one, opened) == checked(opened, opened), rounds
                rounds += 1
                grown.append(one.memory())
            assert rounds > 5
            assert max(grown[len(grown) // 2 :]) - grown[len(grown) // 4] < MOST_GROWN
            assert not one.log, one.log

    asyncio.run(scenario())


async def _something(one: Editor, opened: dict[Path, str], texts: Mapping[Path, str], chance: random.Random) -> None:
    """One thing that happens in an editor: a file is opened, edited, saved, closed, renamed, or changed on the disk."""
    path = chance.choice(sorted(texts))
    if path not in opened:
        opened[path] = texts[path]
        one.open(path, opened[path])
        return
    happens = chance.randrange(10)
    if happens < 6:
        opened[path] = _edited(opened[path], chance)
        one.change(path, opened[path])
    elif happens == 6:
        path.write_text(opened[path], encoding="utf-8")
        one.save(path)
    elif happens == 7:
        del opened[path]
        path.write_text(texts[path], encoding="utf-8")
        one.close(path)
    elif happens == 8:
        other = path.with_name(f"other_{path.name}")
        path.rename(other)
        one.tell_of(path, other)
        other.rename(path)
        one.tell_of(path, other)
    else:
        one.client.workspace_did_change_configuration(lsp.DidChangeConfigurationParams({"influx-lint": {}}))
    await asyncio.sleep(chance.choice([0, 0, 0.01, 0.3]))


def _edited(text: str, chance: random.Random) -> str:
    """A text after an edit, as somebody makes it: a piece cut out, doubled, or a word in another's place."""
    start = chance.randrange(len(text) + 1)
    end = min(start + chance.randrange(12), len(text))
    piece = chance.choice(["", text[start:end] * 2, "\n", "    ", '"user"', "# noqa: NFX201", "2.7", "é😀", "("])
    return text[:start] + piece + text[end:]
