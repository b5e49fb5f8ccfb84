"""What the server finds is what `check` finds: over all example projects, and after any history of edits."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from editing import NOTHING, WAIT, Editor, editor
from lsprotocol import types as lsp
from pygls.workspace import PositionCodec

from influx_lint import run
from influx_lint.findings import Outcome
from influx_lint.server.places import Places, path_of
from influx_lint.settings_files import SettingsFinder

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parent.parent.parent
CASES = sorted(path for path in CHECKOUT.glob("tests/cases/*/*") if path.is_dir())
EXAMPLES = sorted(path for path in (CHECKOUT / "examples").iterdir() if path.is_dir())

SECONDS = float(os.environ.get("INFLUX_LINT_EDITING", "60"))
"""How long an editor edits at random; an hour by hand, before a release."""

LEAST_RESTS = 6
"""How often it rests at the least, on a machine that is busy, too."""

MOST_GROWN = 64
"""By how many MB the server may grow once it has seen all projects."""

TYPED = 40
"""How many characters of a file are typed one by one."""

Found = set[tuple[str, tuple[int, ...], str, str]]
"""Findings by file, place, code and message."""


def checked(paths: Iterable[Path], texts: Mapping[Path, str], settings: Mapping[str, Any] = NOTHING) -> Found:
    """What `check` finds in files and folders under unsaved texts."""
    unsaved = {path: text.encode() for path, text in texts.items()}
    return _told(run.check([str(path) for path in paths], SettingsFinder(overrides=settings), unsaved=unsaved))


def _told(outcome: Outcome) -> Found:
    return {(one.path, tuple(one.span), one.code, one.message) for one in outcome.findings}


def found(path: Path, text: str, diagnostics: Iterable[lsp.Diagnostic]) -> Found:
    """What diagnostics say of a file."""
    places = Places(text, PositionCodec())
    return {(str(path), tuple(places.span(one.range)), str(one.code), str(one.message)) for one in diagnostics}


async def answered(one: Editor, texts: Mapping[Path, str]) -> Found:
    """What the server says of files that are open."""
    return {each for path, text in texts.items() for each in found(path, text, await one.asked(path))}


def looked_at(folder: Path) -> tuple[dict[Path, str], Found]:
    """The files of a project that a run checks, with their texts, and what it finds."""
    outcome = run.check([str(folder)], SettingsFinder())
    return {Path(name): Path(name).read_text(encoding="utf-8") for name in outcome.checked}, _told(outcome)


def test_every_example_project_gets_the_same_findings(tmp_path: Path) -> None:
    # Where they are, the whole repository is the project of those that have no mark of a root.
    cases = [Path(shutil.copytree(folder, tmp_path / folder.parent.name / folder.name)) for folder in CASES]
    assert cases

    async def scenario() -> None:
        async with editor(pull=True) as one:
            for number, folder in enumerate(cases):
                texts, expected = looked_at(folder)
                await _open(one, texts, typed=number % 20 == 0)
                assert await answered(one, texts) == expected, folder.name
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
    projects = [Path(shutil.copytree(example, tmp_path / example.name)) for example in EXAMPLES]

    async def scenario() -> None:
        async with editor(*projects, process=True) as one:
            history = _History(one, projects, random.Random(20261129))
            grown: list[int] = []
            end = time.monotonic() + SECONDS
            while time.monotonic() < end or len(grown) < LEAST_RESTS:
                for _ in range(10):
                    await history.go_on()
                await history.come_to_rest()
                grown.append(one.memory())
            print(f"{len(grown)} rests; MB at each twelfth of them: {grown[:: max(len(grown) // 12, 1)]}")
            assert max(grown[len(grown) // 2 :]) - grown[len(grown) // 4] < MOST_GROWN
            assert not one.log, one.log

    asyncio.run(scenario())


class _History:
    """What happens in an editor that has projects open, by chance."""

    def __init__(self, one: Editor, projects: Sequence[Path], chance: random.Random) -> None:
        self.one = one
        self.projects = projects
        self.chance = chance
        self.original = {path: text for folder in projects for path, text in looked_at(folder)[0].items()}
        self.opened: dict[Path, str] = {}
        self.settings: Mapping[str, Any] = {}
        self.done: list[str] = []

    async def go_on(self) -> None:
        path = self.chance.choice(sorted(self.original))
        happens: list[Callable[[Path], None]] = [self.rename, self.change_on_disk, self.delete, self.configure]
        happens += [*[self.edit] * 5, self.save, self.close] if path in self.opened else [self.open] * 5
        action = self.chance.choice(happens)
        self.done = [*self.done[-40:], f"{action.__name__} {path.name}"]
        action(path)
        await asyncio.sleep(self.chance.choice([0, 0, 0.01, 0.3]))

    def open(self, path: Path) -> None:
        self.opened[path] = path.read_text(encoding="utf-8") if path.exists() else ""
        self.one.open(path, self.opened[path])

    def edit(self, path: Path) -> None:
        self.opened[path] = _edited(self.opened[path], self.chance)
        self.one.change(path, self.opened[path])

    def save(self, path: Path) -> None:
        path.write_text(self.opened[path], encoding="utf-8")
        self.one.save(path)

    def close(self, path: Path) -> None:
        del self.opened[path]
        self.one.close(path)

    def rename(self, path: Path) -> None:
        other = path.with_name(f"other_{path.name}")
        if path.exists() or other.exists():
            path, other = (path, other) if path.exists() else (other, path)
            path.rename(other)
            self.one.tell_of(path, other)

    def change_on_disk(self, path: Path) -> None:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(self.chance.choice([_edited(before, self.chance), self.original[path]]), encoding="utf-8")
        self.one.tell_of(path)

    def delete(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self.one.tell_of(path, kind=lsp.FileChangeType.Deleted)

    def configure(self, _: Path) -> None:
        self.settings = self.chance.choice([{}, {"ignore": ("NFX201",)}, {"vendor": "web-paas"}])
        self.one.configure({"influx-lint": self.settings})

    async def come_to_rest(self) -> None:
        """Hold that what is asked for, and what is shown in the end, is what `check` finds."""
        expected = checked(self.projects, self.opened, self.settings)
        names = set(map(str, self.opened))
        assert await answered(self.one, self.opened) == {one for one in expected if one[0] in names}, self.done
        for _ in range(WAIT * 10):
            if (shown := self.shown()) == expected:
                return
            await asyncio.sleep(0.1)
        raise AssertionError((shown - expected, expected - shown, self.done))

    def shown(self) -> Found:
        """What the client shows, of all files."""
        return {
            each
            for uri, diagnostics in self.one.client.diagnostics.items()
            if diagnostics and (path := path_of(uri))
            for each in found(path, self.text(path), diagnostics)
        }

    def text(self, path: Path) -> str:
        if path in self.opened:
            return self.opened[path]
        return path.read_text(encoding="utf-8") if path.exists() else ""


def _edited(text: str, chance: random.Random) -> str:
    """A text after an edit, as somebody makes it: a piece cut out, doubled, or a word in another's place."""
    start = chance.randrange(len(text) + 1)
    end = min(start + chance.randrange(12), len(text))
    piece = chance.choice(["", text[start:end] * 2, "\n", "    ", '"user"', "# noqa: NFX201", "2.7", "é😀", "("])
    return text[:start] + piece + text[end:]
