"""The files of a language in a project: which may get hold of credentials, by their signs, and which those reach."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from influx_lint.languages.documents import Documents
from influx_lint.languages.front import Files, UnparsableError
from influx_lint.languages.given import NOTHING_GIVEN, Given
from influx_lint.project.disk import MAX_CODE_BYTES, Disk
from influx_lint.text import has_any, least, reason
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from influx_lint.languages.front import File, FrontEnd, Links, Readers, Tree

MOST_TRIED = 4_000_000
"""How many bytes the files have together that are parsed only to see whether they can be."""

FEW_NAMES = 8
"""For how many modules at most all files are searched for their names; for more, all imports are read."""

WORD = re.compile(rb"\w+")

_WHOLE = (b"PLATFORM_RELATIONSHIPS", b"platform_relationships", b"UPSUN_RELATIONSHIPS")
_UPPER, _LOWER = b"RELATIONSHIPS", b"relationships"
_PREFIXES = (b"PLATFORM", b"UPSUN", b'"platform_', b"'platform_")
_OWNERS = (b"PLATFORM", b"UPSUN", b"platform_")
_PUT_TOGETHER = re.compile(rb"(?:PLATFORM|UPSUN)_(?!\w)")


def names_variable(data: bytes) -> bool:
    """Whether a file in any language names the variable with the relationships."""
    return any(name in data for name in _WHOLE)


def data_of(disk: Disk, path: str) -> bytes:
    """The bytes of a file; none where it cannot be read or is too large."""
    try:
        return disk.content(path, MAX_CODE_BYTES).data
    except OSError:
        return b""


def is_source(data: bytes, markers: tuple[bytes, ...], readers: Readers) -> bool:
    """Whether a file may get hold of relationships itself: cheap, and true rather too often. It names the variable, or
    both its halves, as code does that builds the name or declares it as a prefix and a field, or the first before
    something else, which may get the second elsewhere; or it names a reader's library, or a marker."""
    # Most files name no owner, and end after four searches.
    if has_any(data, _OWNERS):
        if (_UPPER in data or _LOWER in data) and has_any(data, (*_WHOLE, *_PREFIXES)):
            return True
        if _PUT_TOGETHER.search(data):
            return True
    if data.find(readers.part) >= 0 and has_any(data, readers.names):
        return True
    return has_any(data, _least(markers)) and any(_marked(marker).search(data) for marker in markers)


_least = lru_cache(maxsize=64)(least)


@lru_cache(maxsize=16)
def _wholes(readers: tuple[bytes, ...]) -> frozenset[str]:
    return frozenset(each.decode() for each in (*readers, *_WHOLE))


@lru_cache(maxsize=256)
def _marked(marker: bytes) -> re.Pattern[bytes]:
    """Finds a marker where a name begins with it, as a whole or before a `_`."""
    return re.compile(rb"(?<![A-Za-z0-9_])" + re.escape(marker) + rb"(?![A-Za-z0-9])")


@lru_cache(maxsize=16)
def _as_keys(names: tuple[bytes, ...]) -> re.Pattern[bytes]:
    """Finds names as dictionaries have keys: as texts, as arguments, as bare words."""
    one = b"(?:%b)" % b"|".join(map(re.escape, names))
    return re.compile(rb"""(["'])%b\1|%b[=:]""" % (one, one))


def read(front: FrontEnd, disk: Disk, path: str) -> tuple[bytes, File]:
    """The bytes of a file, none where it cannot be read, and what was made of them."""
    try:
        content = disk.content(path, MAX_CODE_BYTES)
    except OSError as error:
        return b"", front.file(f"cannot be read: {reason(error)}")
    made = content.made
    if not isinstance(made, front.file):
        made = content.made = front.file()
    return content.data, made


def parsed(front: FrontEnd, disk: Disk, path: str, data: bytes, text: str) -> Tree | None:
    """The tree of a file with these bytes, whose characters are `text`; nothing where it was parsed before, since trees
    take much room. Raises UnparsableError."""
    held, file = read(front, disk, path)
    if file.is_sound and held == data:
        return None
    tree = front.parse(text, path)
    file.is_sound = held == data and not front.gaps(tree)
    return tree


class Overlay(NamedTuple):
    """A file whose characters are not those on disk, and the tree that was parsed from them, if it is there."""

    path: Path
    text: str
    data: bytes
    tree: Tree | None = None


def overlay(path: Path, text: str, tree: Tree | None = None) -> Overlay:
    """`text` over the file at `path`."""
    return Overlay(path, text, text.encode("utf-8", "surrogatepass"), tree)


class Sources:
    """The files of a project in one language, in one state."""

    def __init__(
        self,
        front: FrontEnd,
        root: Path,
        paths: Iterable[str],
        disk: Disk,
        markers: tuple[bytes, ...] = (),
        overlay: Overlay | None = None,
        given: Given = NOTHING_GIVEN,
        nested: tuple[bytes, ...] = (),
    ) -> None:
        """`paths` are the absolute paths of the project's files in the language; `parsed` takes trees that are there
        already. `given` is what programs in other languages leave to these, `nested` names keys of credentials by which
        a file is known that makes some up."""
        self.front = front
        self.root = root
        self.disk = disk
        self.overlay = overlay
        self._own = str(overlay.path) if overlay is not None else None
        self._own_file = front.file()
        self.given = given
        self._nested = nested
        self._markers = (*markers, *given.markers)
        self.paths = dict.fromkeys(paths)
        if self._own is not None:
            self.paths.setdefault(self._own)
        self.documents = Documents(root, disk)
        self.links = front.links(Files(str(root), self.paths, self.read))
        self.parsed: dict[str, Tree] = {}
        self._groups: dict[str, Collection[str] | None] = {}

    def has(self, path: str) -> bool:
        """Whether a file is one of those that are looked at."""
        return path in self.paths

    def holds(self, path: str, data: bytes) -> bool:
        """Whether a file is one of those that are looked at, and has these bytes."""
        return path in self.paths and self.data(path) == data

    def data(self, path: str) -> bytes:
        """The bytes of a file; none where it cannot be read."""
        if self.overlay is not None and path == self._own:
            return self.overlay.data
        return data_of(self.disk, path)

    def read(self, path: str) -> tuple[bytes, File]:
        """The same, with what was made of them."""
        if self.overlay is not None and path == self._own:
            return self.overlay.data, self._own_file
        return read(self.front, self.disk, path)

    def is_source(self, data: bytes) -> bool:
        """Whether a file with these bytes may get hold of relationships itself."""
        return is_source(data, self._markers, self.front.readers)

    @cached_property
    def sources(self) -> list[str]:
        """The files that may get hold of relationships themselves."""
        found, markers, readers, named = [], self._markers, self.front.readers, self.given.readers
        for path in self.paths:
            data, file = self.read(path)
            if file.verdict is None or file.verdict[0] != markers:
                file.verdict = (markers, is_source(data, markers, readers))
            if file.verdict[1] or (named and os.path.basename(path) in named):  # noqa: PTH119
                found.append(path)
        return found

    @cached_property
    def relevant(self) -> Mapping[str, File]:
        """The sources, the files that import or are imported by them, and so on, and the tests of these that make up
        credentials."""
        found = _with_imported(self.links, [*self.near, *self.makers])
        return {path: self.read(path)[1] for path in self.paths if path in found}

    @cached_property
    def makers(self) -> Sequence[str]:
        """The files that import one that may have to do with credentials, and have keys of credentials: those may be of
        dictionaries of their own; so do tests, where the like that they import has some."""
        if not self.reaching:
            return []
        as_key = _as_keys(self._nested)
        making = {path for path in self.having(self.paths, self._nested) if as_key.search(self.data(path))}
        named = {path: self.links.imported_by(path) for path in dict.fromkeys((*self.links.tests(), *making))}
        found = _with_imported(self.links, list(self.reaching))
        return [
            path
            for path, imported in named.items()
            if not making.isdisjoint((path, *imported)) and not found.keys().isdisjoint(imported)
        ]

    @cached_property
    def reaching(self) -> Mapping[str, None]:
        """The sources, the files that import them, the files that import those, and so on."""
        return _reached(self, self.sources, self.links.filled_by)

    @cached_property
    def near(self) -> Mapping[str, None]:
        """Those, and the files that import what one of them gives something to, which may keep it, and so on."""
        return _reached(self, self.reaching, self.links.given_by)

    def text(self, path: str) -> str:
        """The characters of a file. Raises UnparsableError."""
        if self.overlay is not None and path == self._own:
            return self.overlay.text
        return self.front.read(self.data(path)).characters

    def tree(self, path: str, text: str) -> Tree:
        """The tree of a file, whose characters are `text`. Raises UnparsableError."""
        if self.overlay is not None and path == self._own:
            return self.overlay.tree if self.overlay.tree is not None else self.front.parse(text, path)
        if path in self.parsed:
            return self.parsed[path]
        tree = self.front.parse(text, path)
        self.read(path)[1].is_sound = not self.front.gaps(tree)
        return tree

    def has_text(self, path: str, text: str) -> bool:
        """Whether a file holds `text`, whatever its encoding and line endings."""
        if self.data(path) == text.encode("utf-8", "surrogatepass"):
            return True
        try:
            found = self.text(path)
        except UnparsableError:
            found = ""
        return _plain(found) == _plain(text)

    def are_usable(self) -> bool:
        """Whether every file that matters could be used, and every other one searched for what matters."""
        if any(file.problem is not None for file in self.relevant.values()):
            return False
        files = map(self.read, self.paths)
        return not any(b"\0" in data or (not data and file.problem is not None) for data, file in files)

    def connected(self, path: str) -> Collection[str] | None:
        """The files that import or are imported by a file, directly or not, and itself; nothing where one of them
        cannot be parsed, or where they are too many to try."""
        if path not in self._groups:
            found, pending, size = {path: None}, [path], 0
            sound = True
            while pending and sound:
                one = pending.pop()
                size += len(self.data(one))
                sound = size <= MOST_TRIED and self._is_sound(one)
                fresh = self._neighbours.get(one, {one: None}).keys() - found
                found |= dict.fromkeys(fresh)
                pending += fresh
            self._groups |= dict.fromkeys(found, found if sound else None)
        return self._groups[path]

    @cached_property
    def _neighbours(self) -> Mapping[str, Mapping[str, None]]:
        """The files that each file imports or is imported by."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for path in self.paths:
            for target in self.links.imported_by(path):
                found[path][target] = found[target][path] = None
        return found

    def _is_sound(self, path: str) -> bool:
        _, file = self.read(path)
        if not file.is_sound and file.problem is None:
            try:
                return not self.front.gaps(self.tree(path, self.text(path)))
            except UnparsableError:
                return False
        return file.problem is None

    def lead_nowhere(self, around: Iterable[str]) -> bool:
        """Whether something that is imported by the files that matter, or by those `around` one, is neither the
        project's nor of a library that is known."""
        return any(map(self.links.has_strangers, {**dict.fromkeys(around), **self.relevant}))

    def differ(self, other: Sources) -> bool:
        """Whether other files matter than in `other`, or one of them has changed since."""
        mine, others = self.relevant, other.relevant
        if list(mine) != list(others) or any(one is not others[path] for path, one in mine.items()):
            return True
        if not self.documents.are_as_in(other.documents):
            return True
        return bool(mine) and self.links.state != other.links.state

    def is_sign(self, identifier: str, *, alone: bool = False) -> bool:
        """Whether a text or a name has to do with the variable with the relationships, or with its readers; `alone`,
        whether it is the name of one of these, no part of it and none that only reminds of it."""
        if _UPPER.decode() in identifier:
            return not alone or (identifier.endswith(_UPPER.decode()) and len(identifier.split()) == 1)
        return (
            identifier in _wholes(self.front.readers.names)
            or (not alone and identifier in self._parts)
            or any(
                marker.decode() in identifier and _marked(marker).search(identifier.encode("utf-8", "surrogatepass"))
                for marker in self._markers
            )
        )

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The variable's owners; the bare second half only where no file has the whole of it."""
        readers = self.front.readers.names
        found = [each.decode().strip("\"'") for each in _PREFIXES]
        found += [f"{each}_" for each in found if each in ("PLATFORM", "UPSUN")]
        data = [self.data(path) for path in self.sources]
        if not all(any(whole in each for whole in (*_WHOLE, *readers)) for each in data):
            found.append(_LOWER.decode())
        return frozenset(found)

    def forget(self) -> None:
        """Lets go of the lowered modules: a process that does not stay has no more use for them."""
        for file in self.relevant.values():
            file.module, file.is_loaded = None, False

    def have_any(self, texts: Collection[bytes]) -> bool:
        """Whether a file that matters has one of some texts."""
        return any(True for _ in self.having(self.relevant, texts))

    def having(self, paths: Iterable[str], texts: Collection[bytes]) -> Iterator[str]:
        """Those of some files that have one of some texts."""
        return (path for path in paths if has_any(self.data(path), texts))


def _with_imported(links: Links, pending: list[str]) -> dict[str, None]:
    """Some files, and what they import, directly or not."""
    found = dict.fromkeys(pending)
    while pending:
        importer = pending.pop()
        for path in (*links.imported_by(importer), *links.loaded_by(importer)):
            if path not in found:
                found[path] = None
                pending.append(path)
    return found


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _reached(sources: Sources, starts: Iterable[str], filled_by: Callable[[str], Iterable[str]]) -> Mapping[str, None]:
    """Some files, those that import them or what is `filled_by` them, and so on. The imports of a file are read where
    it mentions a module that was found. Where these are many, that costs less than a search for each."""
    found = dict.fromkeys(starts)
    importers: dict[str, list[str]] = defaultdict(list)

    def note_imports(path: str) -> None:
        for target in sources.links.imported_by(path):
            importers[target].append(path)

    unread = [path for path in sources.paths if path not in found]
    fresh, searched = list(found), set[bytes]()
    for path in fresh:
        note_imports(path)
    while fresh and unread:
        filled = _filled(fresh, found, filled_by)
        for path in filled:
            note_imports(path)
        fresh += filled
        names = sources.links.mentioned(fresh)
        candidates = unread
        if names is not None:
            names -= searched
            searched |= names
            if len(searched) <= FEW_NAMES:
                candidates = list(sources.having(unread, names))
        for path in candidates:
            note_imports(path)
        done = frozenset(candidates)
        unread = [path for path in unread if path not in done]
        fresh = _reach(list(found), importers, found)
    return found


def _reach(starts: list[str], importers: Mapping[str, Sequence[str]], found: dict[str, None]) -> list[str]:
    """Adds to `found` what imports one of `starts`, directly or not; those that were not in it."""
    added = []
    pending = starts
    while pending:
        for path in importers.get(pending.pop(), ()):
            if path not in found:
                found[path] = None
                added.append(path)
                pending.append(path)
    return added


def _filled(paths: Iterable[str], found: dict[str, None], filled_by: Callable[[str], Iterable[str]]) -> list[str]:
    """Adds to `found` what is `filled_by` one of `paths`; those that were not in it."""
    added = []
    for path in paths:
        for target in filled_by(path):
            if target not in found:
                found[target] = None
                added.append(target)
    return added
