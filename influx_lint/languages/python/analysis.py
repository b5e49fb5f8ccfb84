"""The events of a Python project: the whole of it is analysed, whichever file they are asked for.

A helper's read belongs to the helper's file even when the endpoint comes from another file, so what is found in a file
must not depend on which files a run looks at. A process analyses a project's state once.
"""

from __future__ import annotations

import gc
import re
from collections import OrderedDict, defaultdict
from functools import cached_property

from influx_lint.garbage import uncollected
from influx_lint.languages.python.modules import FEW_NAMES, WORD, ProjectModules, has_text, is_source, overlay, read
from influx_lint.languages.python.stack import with_room
from influx_lint.project.files import python_files
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    import ast
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path
    from typing import TypeVar

    from influx_lint.flow.events import Event, KeyRead, Payload, Unfollowed
    from influx_lint.languages.python.edits import Source
    from influx_lint.languages.python.modules import Overlay
    from influx_lint.project.disk import Disk

    Paths = Collection[tuple[str, ...]]
    _ByKeys = dict[frozenset[tuple[str, ...]], "Found"]
    _T = TypeVar("_T")


MOST_PROJECTS = 16
"""How many projects a process keeps what it found in, and how many analyses of texts that are not on disk."""


class Found:
    """What an analysis found, by the file that it stands in: the reads, what could not be followed to its end, and what
    the code makes up to stand in for endpoints.

    Without `is_whole`, there may be more: something was not followed to its end that credentials may reach by the names
    in it, if only by these. `used_elsewhere` are the JSON files whose names stand in code that was not gone through.
    """

    def __init__(
        self,
        events: Mapping[Path, Sequence[Event]],
        unfollowed: Mapping[Path, Sequence[Unfollowed]],
        payloads: Mapping[Path, Sequence[Payload]],
        *,
        is_whole: bool = True,
        used_elsewhere: AbstractSet[Path] = frozenset(),
    ) -> None:
        self.is_whole = is_whole
        self.used_elsewhere = used_elsewhere
        self.events = events
        self.unfollowed = unfollowed
        self.payloads = payloads

    def read_beside(self, read: KeyRead) -> AbstractSet[tuple[str, ...]]:
        """The keys that are read anywhere of the endpoint of a read, or of one of the same relationship."""
        named = self._keys[read.relationship] if read.relationship is not None else frozenset()
        return self._keys[read.endpoint] | named

    def conditional(self, endpoints: Iterable[int]) -> list[KeyRead]:
        """The tests for keys of some endpoints, and the reads where keys are known to be there, in whichever file."""
        return [each for one in endpoints for each in self._conditional.get(one, ())]

    @cached_property
    def _keys(self) -> Mapping[str | int, set[tuple[str, ...]]]:
        found: dict[str | int, set[tuple[str, ...]]] = defaultdict(set)
        for each in self._key_reads():
            if each.key is not None:
                found[each.endpoint].add(each.key)
                if each.relationship is not None:
                    found[each.relationship].add(each.key)
        return found

    @cached_property
    def _conditional(self) -> Mapping[int, list[KeyRead]]:
        from influx_lint.flow.events import Form, Presence

        found: dict[int, list[KeyRead]] = defaultdict(list)
        for each in self._key_reads():
            if each.form is Form.CONTAINS or any(isinstance(fact, Presence) for fact in each.facts):
                found[each.endpoint].append(each)
        return found

    def _key_reads(self) -> Iterator[KeyRead]:
        from influx_lint.flow.events import KeyRead

        for events in self.events.values():
            yield from (each for each in events if isinstance(each, KeyRead))


NOTHING = Found({}, {}, {})


class _Look:
    """What a project's files were found to be in one run."""

    def __init__(self, run: int, modules: ProjectModules, found: _ByKeys) -> None:
        self.run = run
        self.modules = modules
        self.found = found
        self.strangers: Strangers | None = None


class Strangers:
    """The files that cannot get hold of credentials themselves. For a few names, each is searched for in all files;
    for more, the words in them are gathered."""

    def __init__(self, paths: Sequence[str], disk: Disk) -> None:
        self._paths = paths
        self._disk = disk
        self._asked = 0

    def mention(self, name: str, besides: str) -> bool:
        """Whether one of them other than `besides` has the word `name`."""
        self._asked += 1
        encoded = name.encode("utf-8", "surrogatepass")
        if self._asked > FEW_NAMES and WORD.fullmatch(encoded):
            return bool(self._words.get(encoded, frozenset()) - {besides})
        word = re.compile(rb"(?<!\w)" + re.escape(encoded) + rb"(?!\w)")
        return any(
            encoded in data and word.search(data) and path != besides
            for path in self._paths
            if (data := read(self._disk, path)[0])
        )

    @cached_property
    def _words(self) -> Mapping[bytes, frozenset[str]]:
        """By word, the first two of the files that have it: one of them may be the one that asks."""
        found: dict[bytes, frozenset[str]] = {}
        for path in self._paths:
            for word in frozenset(WORD.findall(read(self._disk, path)[0])):
                held = found.get(word, frozenset())
                if len(held) < 2:
                    found[word] = held | {path}
        return found


class Analysis:
    """The events of every file of the projects on a disk, computed on demand.

    A run looks at the files of a project once, and a project is analysed again only when files that matter have
    changed since.
    """

    def __init__(self, disk: Disk, *, sets_aside: bool = False) -> None:
        """With `sets_aside`, Python looks for no garbage in what is there after an analysis until the next run begins:
        for a process that makes much else meanwhile, and would go through all of it several times."""
        self.disk = disk
        self._sets_aside = sets_aside
        self._has_set_aside = False
        self._looks: OrderedDict[object, _Look] = OrderedDict()
        self._unsaved: OrderedDict[object, Found] = OrderedDict()
        self._sources: OrderedDict[object, Source | None] = OrderedDict()

    def refresh(self) -> None:
        """Begin a further run of a process that stays."""
        self.disk.refresh()
        if self._has_set_aside:
            gc.unfreeze()
            self._has_set_aside = False

    def found(
        self,
        root: Path,
        path: Path,
        *,
        keys: Paths,
        markers: tuple[bytes, ...] = (),
        source: str | None = None,
        tree: ast.Module | None = None,
    ) -> Found:
        """All that is found in the project at `root`, if that can have a bearing on the file at `path`.

        `keys` are the paths of the keys that matter. `markers` are further texts that make a file a source. `source`
        stands in for what is on disk, and `tree` is what was parsed from it.
        """
        look = self._look(root, markers)
        relevant = look.modules.relevant
        if not relevant and (source is None or not is_source(source.encode("utf-8", "surrogatepass"), markers)):
            return NOTHING
        name = str(path)
        if source is not None and (not look.modules.has(name) or not has_text(read(self.disk, name)[0], source)):
            return self._of_unsaved(look, overlay(path, source, tree), keys, markers)
        if name not in relevant:
            return NOTHING
        if source is not None and tree is not None:
            look.modules.parsed[name] = tree
        return self._of_look(look, keys)

    def _of_look(self, look: _Look, keys: Paths) -> Found:
        wanted = frozenset(keys)
        if wanted not in look.found:
            look.found[wanted] = self._found(look.modules, keys)
            if not self.disk.run:
                look.modules.forget()
        look.modules.parsed.clear()
        return look.found[wanted]

    def of_documents(self, root: Path, *, keys: Paths, markers: tuple[bytes, ...] = ()) -> Found:
        """All that is found in the project at `root`, if its code may load JSON files."""
        look = self._look(root, markers)
        return self._of_look(look, keys) if look.modules.loads_documents() else NOTHING

    def has_looked(self, root: Path, markers: tuple[bytes, ...] = ()) -> bool:
        """Whether the files of a project have been looked at in this run."""
        look = self._looks.get((str(root), markers))
        return look is not None and look.run == self.disk.run

    def matters(self, root: Path, path: str, data: bytes, markers: tuple[bytes, ...] = ()) -> bool:
        """Whether a file with these bytes can have events: it is a source, or may have to do with one."""
        modules = self._look(root, markers).modules
        if path in modules.relevant:
            return True
        if modules.has(path) and read(self.disk, path)[0] == data:
            return False
        return bool(modules.relevant) or is_source(data, markers)

    def data(self, path: Path) -> bytes:
        """The bytes of a file; none where it cannot be read or is too large."""
        return read(self.disk, str(path))[0]

    def strangers_mention(self, root: Path, name: str, markers: tuple[bytes, ...], besides: Path) -> bool:
        """Whether a file of the project at `root` has the word `name`, other than `besides` and than those that may
        get hold of relationships themselves."""
        look = self._look(root, markers)
        if look.strangers is None:
            sources = frozenset(look.modules.sources)
            look.strangers = Strangers([path for path in look.modules.paths if path not in sources], self.disk)
        return look.strangers.mention(name, str(besides))

    def source(self, path: Path) -> Source | None:
        """A file as edits need it, or nothing where it cannot be parsed. The last few are kept."""
        from influx_lint.languages.python.edits import Source
        from influx_lint.languages.python.parsing import read as read_text

        data = self.data(path)
        key = (path, data)
        if key not in self._sources:
            try:
                found = Source(read_text(data).characters)
            except (ValueError, SyntaxError, RecursionError):
                found = None
            _keep(self._sources, key, found)
        return self._sources[key]

    def has_gaps(self, root: Path, path: Path, markers: tuple[bytes, ...]) -> bool:
        """Whether a file of the project at `root` through which credentials may come to `path` could not be read or
        parsed."""
        return self._look(root, markers).modules.has_gaps(str(path))

    def leads_nowhere(self, root: Path, path: Path, markers: tuple[bytes, ...]) -> bool:
        """Whether something that is imported by `path`, or by a file through which credentials may come to it, is
        neither the project's nor of a library that is known: a module that is gone looks like that, too."""
        from influx_lint.languages.python.language import KNOWN_LIBRARIES

        return self._look(root, markers).modules.leads_nowhere(str(path), KNOWN_LIBRARIES)

    def _look(self, root: Path, markers: tuple[bytes, ...]) -> _Look:
        """What the project's files are in this run."""
        key = (str(root), markers)
        look = self._looks.get(key)
        if look is None or look.run != self.disk.run:
            modules = ProjectModules(root, python_files(key[0], self.disk), self.disk, key[1])
            unchanged = look is not None and not modules.differ(look.modules)
            if look is not None and unchanged:
                modules.keep_documents(look.modules)
            look = _Look(self.disk.run, modules, look.found if look is not None and unchanged else {})
        _keep(self._looks, key, look)
        return look

    def _of_unsaved(self, look: _Look, overlay: Overlay, keys: Paths, markers: tuple[bytes, ...]) -> Found:
        state = (look.modules.root, look.run, frozenset(keys), markers, overlay.path, overlay.text)
        found = self._unsaved.get(state)
        if found is None:
            modules = ProjectModules(look.modules.root, look.modules.paths, self.disk, markers, overlay)
            found = self._found(modules, keys) if str(overlay.path) in modules.relevant else NOTHING
            _keep(self._unsaved, state, found)
        return found

    def _found(self, modules: ProjectModules, keys: Paths) -> Found:
        found = analyse(modules, keys)
        if self._sets_aside and (self._has_set_aside or not gc.get_freeze_count()):
            gc.freeze()
            self._has_set_aside = True
        return found


def _keep(cache: OrderedDict[object, _T], key: object, value: _T) -> None:
    cache[key] = value
    cache.move_to_end(key)
    if len(cache) > MOST_PROJECTS:
        cache.popitem(last=False)


def analyse(modules: ProjectModules, keys: Paths) -> Found:
    """Goes through the code of a project that matters."""
    with uncollected():
        return with_room(lambda: _analysed(modules, keys))


def _analysed(modules: ProjectModules, keys: Paths) -> Found:
    from influx_lint.flow.program import analyse as go_through
    from influx_lint.languages.python.language import Python

    events: dict[Path, list[Event]] = {}
    unfollowed: dict[Path, list[Unfollowed]] = {}
    payloads: dict[Path, list[Payload]] = {}
    found = go_through(Python(modules.settings), modules, keys)
    for event in found.events:
        events.setdefault(event.origin.path, []).append(event)
    for one in found.unfollowed:
        unfollowed.setdefault(one.origin.path, []).append(one)
    for payload in found.stand_ins:
        payloads.setdefault(payload.origin.path, []).append(payload)
    elsewhere = frozenset(path for path in payloads if modules.is_used_elsewhere(path))
    return Found(events, unfollowed, payloads, is_whole=found.is_whole, used_elsewhere=elsewhere)
