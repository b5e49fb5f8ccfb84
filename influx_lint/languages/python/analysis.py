"""The events of a Python project: the whole of it is analysed, whichever file they are asked for.

A helper's read belongs to the helper's file even when the endpoint comes from another file, so what is found in a file
must not depend on which files a run looks at. A process analyses a project's state once.
"""

from __future__ import annotations

import sys
import time
from collections import OrderedDict
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from influx_lint.languages.python.modules import Files, Overlay, ProjectModules, is_source

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from influx_lint.flow.events import Event

    Paths = Collection[tuple[str, ...]]

_T = TypeVar("_T")

MOST_PROJECTS = 8
"""How many states of projects a process keeps, and how many analyses of texts that are not on disk."""

FRESH_SECONDS = 1.0
FRESH_FACTOR = 20
"""A process that stays, an editor's, looks for changed files again when the last look is older than this, or than so
many times what it took: looking never costs more than a small part of the time."""

RECURSION_LIMIT = 12_000
"""Python's own limit while a project is analysed: calls are followed into each other."""


@dataclass(slots=True, eq=False)
class _Look:
    """What a project's files were found to be, when (in seconds of the process' clock), and how long that took."""

    modules: ProjectModules
    listed: Sequence[Path]
    relevant: Mapping[Path, None]
    made: float
    cost: float
    events: dict[frozenset[tuple[str, ...]], Mapping[Path, Sequence[Event]]] = field(default_factory=dict)

    @property
    def is_fresh(self) -> bool:
        return time.monotonic() - self.made < max(FRESH_SECONDS, FRESH_FACTOR * self.cost)


class Analysis:
    """The events of every file of a project, computed on demand and kept for as long as nothing changes."""

    def __init__(
        self, list_files: Callable[[Path], Iterable[Path]], unsaved: Mapping[Path, bytes] | None = None
    ) -> None:
        """`list_files` gives the Python files below a folder; `unsaved` outweighs what is on the disk."""
        self._list_files = list_files
        self._files = Files(unsaved)
        self._looks: OrderedDict[object, _Look] = OrderedDict()
        self._unsaved: OrderedDict[object, Mapping[Path, Sequence[Event]]] = OrderedDict()

    def events(
        self,
        root: Path,
        path: Path,
        *,
        keys: Paths,
        markers: Collection[bytes] = (),
        source: str | None = None,
        tree: ast.Module | None = None,
    ) -> Sequence[Event]:
        """The reads that stand in `path`, of the project at `root`.

        `keys` are the paths of the keys that matter. `markers` are further texts that make a file a source. `source`
        stands in for what is on disk, and `tree` is what was parsed from it.
        """
        look = self._look(root, markers, path)
        if not look.relevant and (source is None or not is_source(source.encode("utf-8", "surrogatepass"), markers)):
            return ()
        if source is not None and not self._files.has_text(path, source):
            return self._of_unsaved(look, Overlay(path, source, tree), keys, markers)
        if path not in look.relevant:
            return ()
        wanted = frozenset(keys)
        if wanted not in look.events:
            look.events[wanted] = analyse(look.modules, keys)
        return look.events[wanted].get(path, ())

    def matters(self, root: Path, path: Path, data: bytes, markers: Collection[bytes] = ()) -> bool:
        """Whether a file on disk, with these bytes, can have events: it is a source, or has to do with one."""
        return path in self._look(root, markers, path).relevant or is_source(data, markers)

    def _look(self, root: Path, markers: Collection[bytes], path: Path) -> _Look:
        """What the project's files are, looked at again when that was some time ago or `path` has changed since."""
        key = (root, tuple(sorted(markers)))
        look = self._looks.get(key)
        if look is not None and look.is_fresh and not (path in look.relevant and self._files.has_changed(path)):
            return look
        start = time.monotonic()
        listed = [Path(each) for each in self._list_files(root)]
        modules = ProjectModules(root, listed, self._files, markers)
        relevant = dict.fromkeys(modules.relevant)
        fresh = _Look(modules, listed, relevant, start, time.monotonic() - start)
        if look is not None and list(look.relevant) == list(relevant) and not modules.differ(look.modules):
            fresh.events = look.events
        self._files.keep_only(relevant)
        _keep(self._looks, key, fresh)
        return fresh

    def _of_unsaved(self, look: _Look, overlay: Overlay, keys: Paths, markers: Collection[bytes]) -> Sequence[Event]:
        if not look.relevant and not is_source(overlay.data, markers):
            return ()
        state = (id(look), frozenset(keys), overlay.path, overlay.text)
        found = self._unsaved.get(state)
        if found is None:
            modules = ProjectModules(look.modules.root, look.listed, self._files, markers, overlay)
            found = analyse(modules, keys) if overlay.path in modules.relevant else {}
            self._files.keep_only(look.relevant)
            _keep(self._unsaved, state, found)
        return found.get(overlay.path, ())


def _keep(cache: OrderedDict[object, _T], key: object, value: _T) -> None:
    cache[key] = value
    if len(cache) > MOST_PROJECTS:
        cache.popitem(last=False)


def analyse(modules: ProjectModules, keys: Paths) -> dict[Path, list[Event]]:
    """Goes through the code of a project that matters, and gives its reads by file."""
    from influx_lint.flow.interpreter import Interpreter
    from influx_lint.languages.python.language import Python

    found: dict[Path, list[Event]] = {}
    with _recursion_limit(RECURSION_LIMIT):
        run = Interpreter(Python(), modules, keys)
        run.run()
        for event in run.events():
            found.setdefault(event.path, []).append(event)
    return found


@contextmanager
def _recursion_limit(limit: int) -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, before))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
