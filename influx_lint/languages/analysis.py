"""The events of a project, in any mix of languages: the whole of it is analysed, whichever file they are asked for.

A helper's read belongs to the helper's file even when the endpoint comes from another file, so what is found in a file
must not depend on which files a run looks at. A process analyses a project's state once."""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from influx_lint.garbage import uncollected
from influx_lint.languages import EMBEDDED, Traits
from influx_lint.languages.found import NOTHING, Found
from influx_lint.languages.front import front_end
from influx_lint.languages.given import NOTHING_GIVEN, Given
from influx_lint.languages.sources import Overlay, Sources, data_of, overlay
from influx_lint.languages.stack import with_room
from influx_lint.languages.strangers import Strangers
from influx_lint.project.disk import Disk
from influx_lint.project.files import code_files
from influx_lint.project.layout import DOCUMENTS
from influx_lint.project.scripts import language_of_code
from influx_lint.project.workspace import Workspace
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import TypeVar

    from influx_lint.findings import Origin
    from influx_lint.flow.events import Contact, Event, Handover, KeyRead, Payload, Quoted, Statement, Unfollowed
    from influx_lint.flow.program import Work
    from influx_lint.flow.tracing import Trace
    from influx_lint.languages.front import Editor, Tree
    from influx_lint.languages.modules import Modules

    _T = TypeVar("_T")


MOST_PROJECTS = 16
"""How many projects a process keeps what it found in, and how many analyses of texts that are not on disk."""


_DOCUMENTS = tuple(each.encode() for each in DOCUMENTS)


class Wanted(NamedTuple):
    """What is looked for: the paths of the keys that matter, and what statements for services begin with. `markers` are
    further texts that make a file a source."""

    keys: frozenset[tuple[str, ...]]
    words: frozenset[str] = frozenset()
    markers: tuple[bytes, ...] = ()

    @property
    def nested(self) -> tuple[bytes, ...]:
        """The names of those of the keys that stand under another key by now."""
        return tuple(sorted(path[-1].encode() for path in self.keys if len(path) > 1))


_Gone = Mapping[Sources, tuple["Work", "Modules"]]
"""What going through files found, by the files in one language."""

NOTHING_GONE: _Gone = MappingProxyType({})


class _Look:
    """What a project's files were found to be in one run, by language."""

    def __init__(self, root: Path, wanted: Wanted, disk: Disk, before: _Look | None = None) -> None:
        """`wanted` is looked for. `before` is what they were in another run, of which what still holds is taken."""
        self.root = root
        self.run = disk.run
        self.found: Found | None = None
        self.strangers: Strangers | None = None
        self._had: dict[tuple[bytes, ...], bool] = {}
        self.wanted = wanted
        self._disk = disk
        self._workspace = Workspace(root, disk)
        files = code_files(str(root), disk)
        if EMBEDDED is not None:
            scripts = self._workspace.scripts(EMBEDDED.suffixes[0])
            for path, script in scripts.items():
                disk.embed(path, script.text.encode("utf-8", "replace"))
            if scripts:
                files.setdefault(EMBEDDED, {}).update(dict.fromkeys(scripts))
        self.given, self.gone = NOTHING_GIVEN, NOTHING_GONE
        self._languages = {one: self._sources(one, paths) for one, paths in files.items() if one.exporting}
        self.given, self.gone = self._left(self._languages, lambda: self.all, before)
        self._languages = {one: self._languages.get(one) or self._sources(one, paths) for one, paths in files.items()}
        if before is not None:
            self._keep(before)

    def _left(
        self, sources: Mapping[Traits, Sources], every: Callable[[], Iterable[Sources]], before: _Look | None = None
    ) -> tuple[Given, _Gone]:
        """What files in some languages leave to programs in others, and what going through them found. `every` gives
        the files in all languages, once they are known."""
        able = [one for one, each in sources.items() if each.have_any(one.exporting)]
        if not able:
            return NOTHING_GIVEN, NOTHING_GONE
        if before is not None and not any(sources[one].differ(before.of(one)) for one in able):
            return before.given, NOTHING_GONE
        gone = gone_through([sources[one] for one in able], self.wanted, every)
        return Given([each for work, _ in gone.values() for each in work.handed_on], self._workspace.project), gone

    def _sources(
        self, language: Traits, paths: Iterable[str], overlay: Overlay | None = None, given: Given | None = None
    ) -> Sources:
        left = NOTHING_GIVEN if language.exporting else given or self.given
        wanted = self.wanted
        return Sources(front_end(language), self.root, paths, self._disk, wanted.markers, overlay, left, wanted.nested)

    @property
    def all(self) -> Collection[Sources]:
        return self._languages.values()

    def of(self, language: Traits) -> Sources:
        """The files in a language, of which there may be none."""
        if language not in self._languages:
            self._languages[language] = self._sources(language, ())
        return self._languages[language]

    def below(self, overlay: Overlay, language: Traits) -> tuple[Sequence[Sources], _Gone]:
        """The same files with one whose text is not that on the disk, those in its language first; and what going
        through some of them found."""
        saved = self.of(language)
        own = self._sources(language, saved.paths, overlay)
        others = {one: each for one, each in self._languages.items() if each is not saved}
        if not language.exporting:
            return [own, *others.values()], NOTHING_GONE
        found = [own]
        exporting = {language: own} | {one: each for one, each in others.items() if one.exporting}
        given, gone = self._left(exporting, lambda: found)
        found += [self._sources(one, each.paths, None, given) for one, each in others.items()]
        return found, gone

    def matters(self) -> bool:
        """Whether any file may get hold of credentials."""
        return any(each.relevant for each in self.all)

    def have_any(self, texts: tuple[bytes, ...]) -> bool:
        """Whether a file that matters has one of some texts."""
        if texts not in self._had:
            self._had[texts] = any(each.have_any(texts) for each in self.all if each.sources)
        return self._had[texts]

    def _keep(self, before: _Look) -> None:
        """Takes what was found before, unless other files matter now, or one of them has changed."""
        languages = list(self._languages | before._languages)
        if not any(self.of(one).differ(before.of(one)) for one in languages):
            self.found = before.found
            for one in languages:
                self.of(one).documents.keep(before.of(one).documents)

    def is_of(self, disk: Disk) -> bool:
        """Whether the files are as `disk` has them in this run."""
        return self._disk is disk and self.run == disk.run


class Analysis:
    """The events of every file of the projects on a disk, computed on demand. A run looks at the files of a project
    once, and a project is analysed again only when files that matter have changed since."""

    def __init__(self, disk: Disk, *, sets_aside: bool = False) -> None:
        """With `sets_aside`, Python looks for no garbage in what is there after an analysis until the next run begins:
        for a process that makes much else meanwhile, and would go through all of it several times."""
        self.disk = disk
        self._sets_aside = sets_aside
        self._has_set_aside = False
        self._looks: OrderedDict[object, _Look] = OrderedDict()
        self._unsaved: OrderedDict[object, Found] = OrderedDict()
        self._editors: OrderedDict[object, Editor | None] = OrderedDict()
        self._traces: OrderedDict[object, Sequence[Trace]] = OrderedDict()

    def on(self, disk: Disk) -> Analysis:
        """The analysis of the same files under other unsaved texts: what these do not change is not made again."""
        other = Analysis(disk, sets_aside=self._sets_aside)
        other._looks = self._looks.copy()
        other._editors = self._editors
        return other

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
        wanted: Wanted,
        *,
        source: str | None = None,
        tree: Tree | None = None,
        language: Traits | None = None,
    ) -> Found:
        """All that is found in the project at `root`, if that can have a bearing on the file at `path`. `source` stands
        in for what is on disk, and `tree` is what was parsed from it. `language` is the file's, where its name and its
        text need not tell."""
        look = self._look(root, wanted)
        name = str(path)
        language = language or language_of_code(name, self.data(path))
        data = source.encode("utf-8", "surrogatepass") if source is not None else b""
        own = look.of(language)
        if not look.matters() and not own.is_source(data):
            return NOTHING
        if source is not None and not (own.has(name) and own.has_text(name, source)):
            return self._of_unsaved(look, overlay(path, source, tree), language, wanted)
        if name not in own.relevant:
            return NOTHING
        if source is not None and tree is not None:
            own.parsed[name] = tree
        return self._of_look(look, wanted)

    def outline(self, root: Path, path: Path, wanted: Wanted, source: str, language: Traits) -> object:
        """What lowering kept for edits of the file at `path`, if it holds `source` and was lowered."""
        data, file = self._look(root, wanted).of(language).read(str(path))
        return file.outline if data == source.encode("utf-8", "surrogatepass") else None

    def way(
        self,
        root: Path,
        event: KeyRead | Contact | Statement,
        wanted: Wanted,
        *,
        source: str | None = None,
        language: Traits | None = None,
    ) -> tuple[Handover, ...]:
        """How the credentials come to an event of those `found` in the file that it stands in; nothing where that is
        not known. The first that is asked for has the project gone through once more."""
        look = self._look(root, wanted)
        path = event.origin.path
        language = language or language_of_code(str(path), self.data(path))
        own = look.of(language)
        key: object = (look.root, look.run, wanted, None, None)
        if source is None or (own.has(str(path)) and own.has_text(str(path), source)):
            sources: Iterable[Sources] = look.all
        else:
            key = (look.root, look.run, wanted, path, source)
            sources, _ = look.below(overlay(path, source, None), language)
        if key not in self._traces:
            _keep(self._traces, key, traced(sources, wanted))
        return next((way for each in self._traces[key] if (way := each.way(event))), ())

    def _of_look(self, look: _Look, wanted: Wanted) -> Found:
        if look.found is None:
            look.found = self._found(look.all, wanted, look.gone)
            look.gone = NOTHING_GONE
            if not (self.disk.keeps or self.disk.run):
                for each in look.all:
                    each.forget()
        for each in look.all:
            each.parsed.clear()
        return look.found

    def of_documents(self, root: Path, wanted: Wanted) -> Found:
        """All that is found in the project at `root`, if its code may load files of data."""
        look = self._look(root, wanted)
        return self._of_look(look, wanted) if look.have_any(_DOCUMENTS) else NOTHING

    def has_looked(self, root: Path, wanted: Wanted) -> bool:
        """Whether the files of a project have been looked at in this run."""
        look = self._looks.get((str(root), wanted))
        return look is not None and look.is_of(self.disk)

    def matters(self, root: Path, path: str, data: bytes, wanted: Wanted, language: Traits) -> bool:
        """Whether a file with these bytes can have events: it is a source, or may have to do with one."""
        look = self._look(root, wanted)
        own = look.of(language)
        if path in own.relevant:
            return True
        return not own.holds(path, data) and (look.matters() or own.is_source(data))

    def carries(self, root: Path, path: str, wanted: Wanted, language: Traits) -> bool:
        """Whether a file of the project at `root` gets hold of credentials, or imports one that does, directly or
        not."""
        return path in self._look(root, wanted).of(language).reaching

    def is_known(self, root: Path, path: str, data: bytes, wanted: Wanted, language: Traits) -> bool:
        """Whether a file is one of the project at `root` and holds these bytes."""
        return self._look(root, wanted).of(language).holds(path, data)

    def have_any(self, root: Path, wanted: Wanted, texts: tuple[bytes, ...]) -> bool:
        """Whether a file of the project at `root` that may get hold of credentials has one of some texts."""
        return self._look(root, wanted).have_any(texts)

    def text(self, path: Path) -> str:
        """The characters of a file that has an editor."""
        data = self.data(path)
        return front_end(language_of_code(str(path), data)).read(data).characters

    def data(self, path: Path) -> bytes:
        """The bytes of a file; none where it cannot be read or is too large."""
        return data_of(self.disk, str(path))

    def strangers_mention(self, root: Path, name: str, wanted: Wanted, besides: Path) -> bool:
        """Whether a file of the project at `root` has the word `name`, other than `besides` and than those that may
        get hold of relationships themselves."""
        look = self._look(root, wanted)
        if look.strangers is None:
            sources = frozenset(path for each in look.all for path in each.sources)
            paths = [path for each in look.all for path in each.paths if path not in sources]
            look.strangers = Strangers(paths, self.disk)
        return look.strangers.mention(name, str(besides))

    def imported(self, root: Path, wanted: Wanted, importer: Path, module: str, level: int) -> Path | None:
        """The file of the project at `root` that an import in one of them means."""
        language = language_of_code(str(importer), self.data(importer))
        found = self._look(root, wanted).of(language).links.resolve(str(importer), module, level)
        return Path(found) if found is not None else None

    def editor(self, path: Path) -> Editor | None:
        """A file as edits need it, or nothing where it cannot be parsed. The last few are kept."""
        data = self.data(path)
        key = (path, data)
        if key not in self._editors:
            front = front_end(language_of_code(str(path), data))
            try:
                found = front.editor(front.read(data).characters, None, str(path))
            except (ValueError, RecursionError):
                found = None
            _keep(self._editors, key, found)
        return self._editors[key]

    def has_gaps(self, root: Path, path: Path, wanted: Wanted, language: Traits) -> bool:
        """Whether a file of the project at `root` through which credentials may come to `path` could not be read or
        parsed, or one cannot even be searched for what matters."""
        look = self._look(root, wanted)
        own = look.of(language)
        return not all(each.are_usable() for each in look.all) or own.connected(str(path)) is None

    def leads_nowhere(self, root: Path, path: Path, wanted: Wanted, language: Traits) -> bool:
        """Whether something that is imported by `path`, or by a file through which credentials may come to it, is
        neither the project's nor of a library that is known: a module that is gone looks like that, too."""
        look = self._look(root, wanted)
        own = look.of(language)
        around = own.connected(str(path)) or (str(path),)
        return any(each.lead_nowhere(around if each is own else ()) for each in look.all)

    def _look(self, root: Path, wanted: Wanted) -> _Look:
        """What the project's files are in this run. Most often that is asked of the same project as before."""
        last = next(reversed(self._looks.values()), None)
        if last is not None and last.root is root and last.wanted is wanted and last.is_of(self.disk):
            return last
        key = (str(root), wanted)
        look = self._looks.get(key)
        if look is None or not look.is_of(self.disk):
            look = _Look(root, wanted, self.disk, look)
        _keep(self._looks, key, look)
        return look

    def _of_unsaved(self, look: _Look, overlay: Overlay, language: Traits, wanted: Wanted) -> Found:
        state = (look.root, look.run, wanted, overlay.path, overlay.text)
        found = self._unsaved.get(state)
        if found is None:
            sources, gone = look.below(overlay, language)
            found = self._found(sources, wanted, gone) if str(overlay.path) in sources[0].relevant else NOTHING
            _keep(self._unsaved, state, found)
        return found

    def _found(self, sources: Collection[Sources], wanted: Wanted, gone: _Gone) -> Found:
        found = analyse(sources, wanted, gone)
        if self._sets_aside and (self._has_set_aside or not gc.get_freeze_count()):
            gc.freeze()
            self._has_set_aside = True
        return found


def _keep(cache: OrderedDict[object, _T], key: object, value: _T) -> None:
    cache[key] = value
    cache.move_to_end(key)
    if len(cache) > MOST_PROJECTS:
        cache.popitem(last=False)


def analyse(sources: Collection[Sources], wanted: Wanted, gone: _Gone = NOTHING_GONE) -> Found:
    """What is told of the code of a project that matters, in one language after the other: `gone` is what going through
    some of it has found already."""
    more = [each for each in sources if each.relevant and each not in gone]
    gone = {**gone, **gone_through(more, wanted, lambda: sources)}
    with uncollected():
        return with_room(lambda: _told([gone[each] for each in sources if each in gone]))


def gone_through(sources: Iterable[Sources], wanted: Wanted, every: Callable[[], Iterable[Sources]]) -> _Gone:
    """What going through the code of a project in some languages finds. `every` gives its files in all languages, once
    that is told."""
    from influx_lint.flow.program import go_through
    from influx_lint.languages.modules import Modules

    def find(each: Sources) -> tuple[Work, Modules]:
        modules = Modules(each, lambda: (other for other in every() if other is not each))
        return go_through(each.front.models(each.links), modules, wanted.keys, wanted.words), modules

    with uncollected():
        return with_room(lambda: {each: find(each) for each in sources})


def _told(gone: Iterable[tuple[Work, Modules]]) -> Found:
    from influx_lint.flow.events import KeyRead
    from influx_lint.flow.program import told

    events: dict[Path, list[Event]] = {}
    unfollowed: dict[Path, list[Unfollowed]] = {}
    payloads: dict[Path, list[Payload]] = {}
    contacts: dict[Path, list[Contact | Statement]] = {}
    elsewhere: set[Path] = set()
    loops: set[Origin] = set()
    quoted: dict[Path, list[Quoted]] = {}
    is_whole, endpoints = True, 0
    for work, modules in gone:
        found = told(work)
        is_whole = is_whole and found.is_whole
        for event in _apart(found.events, endpoints):
            events.setdefault(event.origin.path, []).append(event)
        for one in found.unfollowed:
            unfollowed.setdefault(one.origin.path, []).append(one)
        for contact in found.contacts:
            contacts.setdefault(contact.origin.path, []).append(contact)
        for payload in found.stand_ins:
            payloads.setdefault(payload.origin.path, []).append(payload)
        loops |= found.loops
        for each in work.quoted:
            quoted.setdefault(each.origin.path, []).append(each)
        elsewhere |= {path for path in payloads if modules.is_used_elsewhere(path)}
        endpoints += 1 + max((event.endpoint for event in found.events if isinstance(event, KeyRead)), default=0)
    return Found(
        events,
        unfollowed,
        payloads,
        contacts=contacts,
        is_whole=is_whole,
        used_elsewhere=elsewhere,
        loops=loops,
        quoted=quoted,
    )


def traced(sources: Iterable[Sources], wanted: Wanted) -> Sequence[Trace]:
    """The ways of the credentials in that code, for each language."""
    from influx_lint.flow.program import trace
    from influx_lint.languages.modules import Modules

    def ways(each: Sources) -> Trace:
        return trace(each.front.models(each.links), Modules(each), wanted.keys, wanted.words)

    with uncollected():
        return with_room(lambda: [ways(each) for each in sources if each.relevant])


def _apart(events: Sequence[Event], endpoints: int) -> Sequence[Event]:
    """The events of a further language, whose endpoints are others than the first so many."""
    from influx_lint.flow.events import KeyRead
    from influx_lint.flow.records import replace

    if not endpoints:
        return events
    return [replace(each, endpoint=each.endpoint + endpoints) if isinstance(each, KeyRead) else each for each in events]
