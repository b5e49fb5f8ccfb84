"""The modules of a project in one language, as the machine asks for them, each lowered once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain
from pathlib import Path

from influx_lint.flow import ir
from influx_lint.flow.machine import Handed
from influx_lint.flow.relevance import Relevance
from influx_lint.languages.front import File, UnparsableError
from influx_lint.languages.sources import FEW_NAMES, WORD, Sources
from influx_lint.paths import relative
from influx_lint.project.layout import DOCUMENTS
from influx_lint.project.nodes import Node
from influx_lint.text import Lines, has_any

_WORDS = re.compile(r"\w+")


class Modules:
    """Implements `influx_lint.flow.machine.Program`."""

    def __init__(self, sources: Sources, others: Callable[[], Iterable[Sources]] = tuple) -> None:
        """`others` gives the project's files in other languages, once all are known."""
        self._sources = sources
        self._others = others
        self._front = sources.front
        self._lowered: dict[Path, ir.Module | None] = {}
        self._lines: dict[Path, Lines] = {}
        self._used_elsewhere: dict[Path, bool] = {}
        self._texts: dict[Path, tuple[str, frozenset[str]]] = {}
        self._sought: set[str] = set()
        self._naming: set[str] = set()
        self.is_sign = sources.is_sign

    def select(self, relevance: Relevance) -> list[Path]:
        """The sources; then, in rounds until there are no more, the files that import one of them, by whatever way,
        and mention what has to do with credentials, as far as their text shows."""
        return self._select(relevance, self._sources.sources, self._sources.reaching)

    def select_near(self, relevance: Relevance, keepers: Iterable[Path], done: Collection[Path]) -> list[Path]:
        near = [path for path in self._sources.near if Path(path) not in done]
        return self._select(relevance, [path for path in map(str, keepers) if path in near], near)

    def callers(self, readers: dict[str, set[Path]], done: Collection[Path]) -> list[Path]:
        fresh = readers.keys() - self._sought
        if fresh:
            words = _Words(fresh)
            self._sought |= fresh
            unnamed = (path for path in self._sources.paths if path not in self._naming)
            self._naming |= {path for path in unnamed if words.are_in(self._sources.data(path))}
        links, gone = self._sources.links, set(map(str, done))
        homes = {str(home) for each in readers.values() for home in each}
        named = [path for path in self._sources.paths if path in self._naming and path not in gone]
        importing = ((path, links.imported_by(path)) for path in named)
        return [
            Path(path)
            for path, imported in importing
            if not homes.isdisjoint(chain(imported, *map(links.imported_by, imported))) and self.load(Path(path))
        ]

    def _select(self, relevance: Relevance, starts: Iterable[str], among: Iterable[str]) -> list[Path]:
        found = dict.fromkeys(starts)
        fresh = list(found)
        rest = [path for path in among if path not in found]
        while fresh:
            for path in fresh:
                module = self.load(Path(path))
                if module is not None:
                    relevance.add(module.units)
                    relevance.add(self._sources.links.answering(path, module))
            names = _Words(self._sources.links.spelled(relevance.names))
            fresh = [path for path in rest if names.are_in(self._sources.data(path))]
            found |= dict.fromkeys(fresh)
            rest = [path for path in rest if path not in found]
        return [Path(path) for path in found]

    def makers(self) -> list[Path]:
        return [Path(path) for path in self._sources.makers]

    def mentions(self, path: Path, names: Collection[str]) -> bool:
        """Whether a file has one of the names, or might have, since it cannot be decoded."""
        if path not in self._texts:
            self._texts[path] = self._text(path)
        text, words = self._texts[path]
        return (
            not text or not words.isdisjoint(names) or any(not name.isidentifier() and name in text for name in names)
        )

    def _text(self, path: Path) -> tuple[str, frozenset[str]]:
        """A file's text, empty where it cannot be decoded, and the words in it."""
        data = self._sources.data(str(path))
        try:
            text = "" if b"\0" in data else self._front.read(data).characters
        except UnparsableError:
            text = ""
        return text, frozenset(_WORDS.findall(text))

    def shown(self, path: Path) -> str:
        """A file's name as seen from the project's root."""
        return relative(str(path), str(self._sources.root))

    def resolve(self, importer: Path, module: str, level: int) -> Path | None:
        """The project's file that an import means."""
        found = self._sources.links.resolve(str(importer), module, level)
        return Path(found) if found is not None else None

    def loaded_by_name(self, importer: Path) -> Sequence[Path]:
        """The files that `importer` may import under names that are only known when the program runs."""
        return [Path(each) for each in self._sources.links.loaded_by(str(importer))]

    def packages(self, path: Path) -> Sequence[Path]:
        """The files that a file is part of, the outermost first."""
        return [Path(each) for each in self._sources.links.packages(str(path))]

    def part(self, path: Path, name: str) -> Path | None:
        """The file of a part of a module."""
        found = self._sources.links.part(str(path), name)
        return Path(found) if found is not None else None

    def document(self, importer: Path, name: str) -> Node | None:
        """What the file of data holds that `importer` means by the path `name`; nothing where there is none."""
        return self._sources.documents.named(importer, name)

    def variables(self, path: Path, name: str) -> Sequence[Handed]:
        """What programs in other languages may leave to the code in a file in a variable."""
        return self._sources.given.to(path, name)

    def is_used_elsewhere(self, path: Path) -> bool:
        """Whether a file that was not gone through has the name of a file of data in its text."""
        if path.suffix not in DOCUMENTS:
            return False
        if path not in self._used_elsewhere:
            name = path.name.encode("utf-8", "surrogatepass")
            own = (self._sources.data(one) for one in self._sources.paths if not self._lowered.get(Path(one)))
            others = (each.data(one) for each in self._others() for one in each.paths)
            self._used_elsewhere[path] = any(name in data for data in chain(own, others))
        return self._used_elsewhere[path]

    def load(self, path: Path) -> ir.Module | None:
        """The module in a file that matters, lowered once."""
        if path not in self._lowered:
            self._lowered[path] = self._load(path)
        return self._lowered[path]

    def _load(self, path: Path) -> ir.Module | None:
        name = str(path)
        file = self._file(name)
        if not file.is_loaded:
            file.is_loaded = True
            try:
                text = self._sources.text(name)
                file.module = self._front.lower(self._sources.tree(name, text), text)
                file.outline = file.module.outline
            except UnparsableError as error:
                file.problem = f"cannot be parsed: {error.message}"
            except RecursionError:
                file.problem = "is nested too deeply"
        return file.module if file.problem is None else None

    def problem(self, path: Path) -> str | None:
        """Why a file that was loaded has no module, in words that follow its name."""
        return self._file(str(path)).problem

    def _file(self, path: str) -> File:
        return self._sources.relevant.get(path) or self._sources.read(path)[1]

    def lines(self, path: Path) -> Lines:
        """The text of a file that was loaded."""
        if path not in self._lines:
            self._lines[path] = Lines(self._sources.text(str(path)))
        return self._lines[path]


class _Words:
    """Names to be found as whole words."""

    def __init__(self, names: Iterable[str]) -> None:
        encoded = {name.encode("utf-8", "replace") for name in names if name}
        self._few = tuple(encoded) if len(encoded) <= FEW_NAMES else None
        self._plain = frozenset(name for name in encoded if WORD.fullmatch(name))
        others = sorted(encoded - self._plain, key=len, reverse=True)
        self._others = re.compile(rb"(?<!\w)(?:" + b"|".join(map(re.escape, others)) + rb")(?!\w)") if others else None

    def are_in(self, data: bytes) -> bool:
        """Whether one of them is in a text: a few are searched for as they are first, since most texts have none."""
        if self._few is not None and not has_any(data, self._few):
            return False
        if not all(self._plain.isdisjoint(WORD.findall(line)) for line in data.splitlines()):
            return True
        return self._others is not None and self._others.search(data) is not None
