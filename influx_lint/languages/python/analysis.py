"""The events of a Python project: the whole of it is analysed, whichever file they are asked for.

A helper's read belongs to the helper's file even when the endpoint comes from another file, so what is found in a file
must not depend on which files a run looks at. A process analyses a project's state once.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from influx_lint.languages.python.modules import Files, Overlay, ProjectModules

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from influx_lint.flow.events import Event

MOST_STATES = 8
"""How many analysed states of projects a process keeps."""

RECURSION_LIMIT = 12_000
"""Python's own limit while a project is analysed: calls are followed into each other."""


class Analysis:
    """The events of every file of a project, computed on demand and kept for as long as nothing changes."""

    def __init__(self, list_files: Callable[[Path], Iterable[Path]]) -> None:
        self._list_files = list_files
        self._files = Files()
        self._states: OrderedDict[object, dict[Path, list[Event]]] = OrderedDict()
        self._listed: dict[Path, list[Path]] = {}

    def events(
        self,
        root: Path,
        path: Path,
        *,
        keys: Collection[tuple[str, ...]],
        markers: Collection[bytes] = (),
        source: str | None = None,
        tree: ast.Module | None = None,
    ) -> Sequence[Event]:
        """The reads that stand in `path`, of the project at `root`.

        `keys` are the paths of the keys that matter. `markers` are further texts that make a file a source. `source`
        stands in for what is on disk, and `tree` is what was parsed from it.
        """
        overlay = self._overlay(path, source, tree)
        listed = self._list(root)
        if overlay is None and path not in listed:
            overlay = Overlay(path, source or "", tree)
        modules = ProjectModules(root, listed, self._files, markers, overlay)
        relevant = modules.relevant
        if path not in relevant:
            return ()
        state = (
            root,
            tuple(sorted(keys)),
            tuple(sorted(markers)),
            tuple((each, self._state(modules, each)) for each in sorted(relevant)),
        )
        found = self._states.get(state)
        if found is None:
            found = self._states[state] = analyse(modules, keys)
            if len(self._states) > MOST_STATES:
                self._states.popitem(last=False)
        return found.get(path, ())

    def _list(self, root: Path) -> list[Path]:
        """The files of a project. A process that stays (an editor's) sees new files when a file is read anew."""
        listed = self._listed.get(root)
        if listed is None:
            listed = self._listed[root] = [Path(each) for each in self._list_files(root)]
        return listed

    def refresh(self) -> None:
        """Forgets which files there are; their contents stay for as long as they do not change."""
        self._listed.clear()

    def _overlay(self, path: Path, source: str | None, tree: ast.Module | None) -> Overlay | None:
        if source is None:
            return None
        content = self._files.content(path)
        if content is not None and content.data == source.encode("utf-8", "surrogatepass"):
            return None
        return Overlay(path, source, tree)

    def _state(self, modules: ProjectModules, path: Path) -> object:
        if modules.overlay is not None and modules.overlay.path == path:
            return modules.overlay.text
        content = self._files.content(path)
        return content.state if content is not None else None


def analyse(modules: ProjectModules, keys: Collection[tuple[str, ...]]) -> dict[Path, list[Event]]:
    """Goes through the files that matter, and gives their reads by file."""
    from influx_lint.flow.interpreter import Interpreter
    from influx_lint.languages.python.language import Python

    found: dict[Path, list[Event]] = {}
    with _recursion_limit(RECURSION_LIMIT):
        run = Interpreter(Python(), modules, keys)
        for path in modules.relevant:
            run.module(path)
        run.finish()
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
