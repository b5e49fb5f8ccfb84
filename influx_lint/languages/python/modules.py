"""The Python files of a project: which of them matter, what imports mean, and the modules lowered, each once."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from functools import cached_property, lru_cache
from pathlib import Path

from influx_lint.languages.python.django_settings import DjangoSettings
from influx_lint.languages.python.frameworks import CARRIED_AS, CARRIERS
from influx_lint.paths import relative
from influx_lint.project.disk import MAX_JSON_BYTES, MAX_PYTHON_BYTES
from influx_lint.project.ignored import Ignored
from influx_lint.project.layout import JSON
from influx_lint.project.links import leads_out
from influx_lint.text import Lines
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import ast
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

    from influx_lint.flow import ir
    from influx_lint.flow.relevance import Relevance
    from influx_lint.languages.python.frameworks import Carrier
    from influx_lint.project.disk import Disk
    from influx_lint.project.nodes import Node

MOST_TRIED = 4_000_000
"""How many bytes the files have together that are parsed only to see whether they can be."""

FEW_NAMES = 8
"""For how many modules at most all files are searched for their names; for more, all imports are read."""

_READERS = (b"platformshconfig", b"pshconfig")
_READER = b"shconfig"
_WHOLE = (b"PLATFORM_RELATIONSHIPS", b"platform_relationships", b"UPSUN_RELATIONSHIPS")
_UPPER, _LOWER = b"RELATIONSHIPS", b"relationships"
_PREFIXES = (b"PLATFORM", b"UPSUN", b'"platform_', b"'platform_")


class PythonFile:
    """What was made of a file in one state: each part when it is first asked for."""

    __slots__ = ("_fills", "_imports", "_verdict", "is_loaded", "module", "problem")

    def __init__(self, problem: str | None = None) -> None:
        """`problem` says why there is no module, once one was asked for."""
        self.problem = problem
        self.module: ir.Module | None = None
        self.is_loaded = False
        self._fills: list[Carrier] | None = None
        self._imports: list[Import] | None = None
        self._verdict: tuple[tuple[bytes, ...], bool] | None = None

    def fills(self, data: bytes) -> list[Carrier]:
        """The objects of frameworks that the file with these bytes puts something into, as far as its text shows."""
        if self._fills is None:
            self._fills = [carrier for carrier in CARRIERS if carrier.fills.search(data)]
        return self._fills

    def imports(self, data: bytes) -> list[Import]:
        """What the file with these bytes imports, as far as its text shows."""
        if self._imports is None:
            self._imports = imports(data)
        return self._imports

    def is_source(self, data: bytes, markers: tuple[bytes, ...]) -> bool:
        """Whether the file with these bytes may get hold of relationships itself (`is_source`)."""
        if self._verdict is None or self._verdict[0] != markers:
            self._verdict = (markers, is_source(data, markers))
        return self._verdict[1]


def read(disk: Disk, path: str) -> tuple[bytes, PythonFile]:
    """The bytes of a file, none where it cannot be read or is too large, and what was made of them."""
    try:
        content = disk.content(path, MAX_PYTHON_BYTES)
    except OSError as error:
        return b"", PythonFile(f"cannot be read: {(error.strerror or str(error)).lower()}")
    made = content.made
    if not isinstance(made, PythonFile):
        made = content.made = PythonFile()
    return content.data, made


def has_text(data: bytes, text: str) -> bool:
    """Whether a file with these bytes holds `text`, whatever its encoding and line endings."""
    return data == text.encode("utf-8", "surrogatepass") or _plain(_text(data)) == _plain(text)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_source(data: bytes, markers: Collection[bytes]) -> bool:
    """Whether a file may get hold of relationships itself: cheap, and true rather too often.

    It names the variable, or both its halves, as code does that builds the name or declares it as a prefix and a
    field; or it names a reader's library, or a marker.
    """
    # Most files end here, after three searches.
    if (_UPPER in data or _LOWER in data) and any(name in data for name in (*_WHOLE, *_PREFIXES)):
        return True
    if _READER in data and any(reader in data for reader in _READERS):
        return True
    return bool(markers) and any(marker in data and _marked(marker).search(data) for marker in markers)


@lru_cache(maxsize=256)
def _marked(marker: bytes) -> re.Pattern[bytes]:
    """Finds a marker where a name begins with it, as a whole or before a `_`."""
    return re.compile(rb"(?<![A-Za-z0-9_])" + re.escape(marker) + rb"(?![A-Za-z0-9])")


class ProjectModules:
    """Implements `influx_lint.flow.machine.Program` for one state of a project."""

    def __init__(
        self,
        root: Path,
        paths: Iterable[str],
        disk: Disk,
        markers: Collection[bytes] = (),
        overlay: Overlay | None = None,
    ) -> None:
        """`paths` are the absolute paths of the project's Python files; `parsed` takes trees that are there already."""
        self.root = root
        self.disk = disk
        self.overlay = overlay
        self._own = str(overlay.path) if overlay is not None else None
        self._own_file = PythonFile()
        self._markers = tuple(markers)
        self.paths = dict.fromkeys(paths)
        if self._own is not None:
            self.paths.setdefault(self._own)
        self._lowered: dict[Path, ir.Module | None] = {}
        self._lines: dict[Path, Lines] = {}
        self._documents: dict[str, tuple[bytes, Node | None]] = {}
        self._used_elsewhere: dict[Path, bool] = {}
        self.parsed: dict[str, ast.Module] = {}
        self._imported: dict[str, list[str]] = {}
        self._groups: dict[str, Collection[str] | None] = {}
        self._names = Names(str(root), self.paths)

    def has(self, path: str) -> bool:
        """Whether a file is one of those that are looked at."""
        return path in self.paths

    def data(self, path: str) -> bytes:
        """The bytes of a file; none where it cannot be read."""
        return self._read(path)[0]

    def _read(self, path: str) -> tuple[bytes, PythonFile]:
        if self.overlay is not None and path == self._own:
            return self.overlay.data, self._own_file
        return read(self.disk, path)

    @cached_property
    def sources(self) -> list[str]:
        """The files that may get hold of relationships themselves."""
        found = []
        for path in self.paths:
            data, file = self._read(path)
            if file.is_source(data, self._markers):
                found.append(path)
        return found

    @cached_property
    def relevant(self) -> Mapping[str, PythonFile]:
        """The sources, and the files that import or are imported by them, and so on."""
        found = dict(self._reaching)
        pending = list(found)
        while pending:
            importer = pending.pop()
            for path in (*self._imported_by(importer), *self._loaded_by(importer)):
                if path not in found:
                    found[path] = None
                    pending.append(path)
        return {path: self._read(path)[1] for path in self.paths if path in found}

    @cached_property
    def _reaching(self) -> Mapping[str, None]:
        """The sources, the files that import them, the files that import those, and so on.

        The imports of a file are read where it mentions a module that was found. Where these are many, a search for
        each would cost more than to read all imports.
        """
        found = dict.fromkeys(self.sources)
        importers: dict[str, list[str]] = defaultdict(list)
        unread = [path for path in self.paths if path not in found]
        fresh, searched = list(found), set[bytes]()
        for path in fresh:
            self._note_imports(path, importers)
        while fresh and unread:
            filled = self._filled(fresh, found)
            for path in filled:
                self._note_imports(path, importers)
            fresh += filled
            names = self._mentions(fresh) - searched
            searched |= names
            candidates = unread
            if len(searched) <= FEW_NAMES and b"." not in names:
                candidates = [path for path in unread if _has_any(self.data(path), names)]
            for path in candidates:
                self._note_imports(path, importers)
            done = frozenset(candidates)
            unread = [path for path in unread if path not in done]
            fresh = _reach(list(found), importers, found)
        return found

    def _filled(self, paths: Iterable[str], found: dict[str, None]) -> list[str]:
        """Adds to `found` the modules that one of `paths` puts something into; those that were not in it."""
        added = []
        for path in paths:
            data, file = self._read(path)
            filled = {name for names in _FILLING.findall(data) for name in names}
            for module, level in file.imports(data):
                base, _, name = module.rpartition(".")
                if name.encode() not in filled:
                    continue
                target = self._names.resolve(path, module, level) or self._names.resolve(path, base, level)
                if target is not None and target not in found:
                    found[target] = None
                    added.append(target)
        return added

    def _mentions(self, paths: Iterable[str]) -> set[bytes]:
        """What a file must mention, one of them, that imports one of `paths`, of which each may be Django's settings; a
        dot where nothing of the kind."""
        found = {_SETTINGS.encode()}
        for path in paths:
            # `from . import name` names no package.
            found.add(b"." if path.endswith(_PACKAGE) else module_name(path).encode())
            data, file = self._read(path)
            for carrier in file.fills(data):
                found |= carrier.words
        return found

    def _note_imports(self, path: str, importers: dict[str, list[str]]) -> None:
        for target in self._imported_by(path):
            importers[target].append(path)

    def select(self, relevance: Relevance) -> list[Path]:
        """The sources; then, in rounds until there are no more, the files that import one of them, by whatever way,
        and mention what has to do with credentials, as far as their text shows."""
        found = dict.fromkeys(self.sources)
        fresh = list(found)
        rest = [path for path in self._reaching if path not in found]
        while fresh:
            for path in fresh:
                module = self.load(Path(path))
                if module is not None:
                    relevance.add(module.units)
                    relevance.add(_answering(path, module))
            names = _Words(relevance.names | {word for word, name in CARRIED_AS.items() if name in relevance.names})
            fresh = [path for path in rest if names.are_in(self.data(path))]
            found |= dict.fromkeys(fresh)
            rest = [path for path in rest if path not in found]
        return [Path(path) for path in found]

    def mentions(self, path: Path, names: Collection[str]) -> bool:
        """Whether a file has one of the names, or might have, since it cannot be decoded."""
        from influx_lint.languages.python.parsing import UnparsableError
        from influx_lint.languages.python.parsing import read as read_text

        data = self.data(str(path))
        try:
            read_text(data)
        except UnparsableError:
            return True
        return b"\0" in data or not data or _Words(names).are_in(data)

    def shown(self, path: Path) -> str:
        """A file's name as seen from the project's root."""
        return relative(str(path), str(self.root))

    def has_gaps(self, path: str) -> bool:
        """Whether a file that matters turned out to be unusable, one that imports or is imported by `path`, directly or
        not, cannot be parsed, or one cannot even be searched for what matters."""
        if any(file.problem is not None for file in self.relevant.values()):
            return True
        read = map(self._read, self.paths)
        if any(b"\0" in data or (not data and file.problem is not None) for data, file in read):
            return True
        return self._connected(path) is None

    def _connected(self, path: str) -> Collection[str] | None:
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
            for target in self._imported_by(path):
                found[path][target] = found[target][path] = None
        return found

    def _is_sound(self, path: str) -> bool:
        from influx_lint.languages.python.parsing import UnparsableError, parse
        from influx_lint.languages.python.parsing import read as read_text

        data, file = self._read(path)
        if file.module is None and file.problem is None:
            try:
                parse(read_text(data).characters)
            except UnparsableError:
                return False
        return file.problem is None

    def leads_nowhere(self, path: str, known: Collection[str]) -> bool:
        """Whether something that is imported by `path`, the files around it, or those that matter, is neither in the
        project, nor in Python's own library, nor in one of the libraries that are `known`."""
        looked_at = {path: None, **self.relevant, **dict.fromkeys(self._connected(path) or ())}
        return any(self._imports_a_stranger(one, known) for one in looked_at)

    def _imports_a_stranger(self, path: str, known: Collection[str]) -> bool:
        _, file = self._read(path)
        named = file.imports(self.data(path))
        there = {(module, level) for module, level in named if self._names.resolve(path, module, level)}
        return any(
            not self._is_accounted_for(path, module, level, known)
            for module, level in named
            if (module, level) not in there
            and not any(level == other and one.startswith(f"{module}.") for one, other in there)
        )

    def _is_accounted_for(self, path: str, module: str, level: int, known: Collection[str]) -> bool:
        """Whether what has this name and is no module of the project is a library's, or a name in a module."""
        import sys

        top = module.partition(".")[0]
        if not module or module in _CARRIED:
            return True
        if not level and (top in sys.stdlib_module_names or top in known):
            return True
        parent, _, name = module.rpartition(".")
        holder = self._names.resolve(path, parent, level) if parent or level else None
        if holder is None:
            return False
        data = self.data(holder)
        return name.encode() in data or b"import *" in data

    def differ(self, other: ProjectModules) -> bool:
        """Whether other files matter than in `other`, or one of them has changed since."""
        mine, others = self.relevant, other.relevant
        if list(mine) != list(others) or any(one is not others[path] for path, one in mine.items()):
            return True
        if any(self._document_data(path) != data for path, (data, _) in other._documents.items()):
            return True
        return bool(mine) and self._django.all != other._django.all

    def _imported_by(self, path: str) -> list[str]:
        """The project's files that a file's import statements name, as far as its text shows without parsing."""
        if path not in self._imported:
            found: dict[str, None] = {}
            data, file = self._read(path)
            for module, level in file.imports(data):
                target = self._names.resolve(path, module, level)
                if target is not None:
                    found[target] = None
                elif module.startswith(_SETTINGS):
                    found |= dict.fromkeys(self._django.of(path))
                elif module in _CARRIED:
                    found |= dict.fromkeys(self._filling[module])
                if not level and "." in module:
                    top = self._names.resolve(path, module.partition(".")[0], 0)
                    if top is not None:
                        found[top] = None
            self._imported[path] = list(found)
        return self._imported[path]

    def _inside(self, importer: str, package: str, level: int) -> Sequence[str]:
        """The modules in a package, or in a folder that is none, by its name in the file `importer`."""
        folder = self._names.folder(importer, package, level)
        return self._by_folder.get(folder, ()) if folder is not None else ()

    @cached_property
    def _by_folder(self) -> Mapping[str, Sequence[str]]:
        """The files in each folder, and the packages in it."""
        found: dict[str, list[str]] = defaultdict(list)
        for path in self.paths:
            folder = os.path.dirname(path)  # noqa: PTH120
            found[os.path.dirname(folder) if path.endswith(_PACKAGE) else folder].append(path)  # noqa: PTH120
        return found

    def loaded_by_name(self, importer: Path) -> Sequence[Path]:
        """The files that `importer` may import under names that are only known when the program runs."""
        return [Path(each) for each in self._loaded_by(str(importer))]

    def _loaded_by(self, path: str) -> list[str]:
        found: dict[str, None] = {}
        for module, level in loaded(self.data(path)):
            if module.endswith(_ANY):
                found |= dict.fromkeys(self._inside(path, module.removesuffix(_ANY).rstrip("."), level))
            elif (target := self._names.resolve(path, module, level)) is not None:
                found[target] = None
        found.pop(path, None)
        return list(found)

    def is_sign(self, identifier: str) -> bool:
        """Whether a text or a name has to do with the variable with the relationships, or with its readers."""
        return (
            identifier in self._signs
            or _UPPER.decode() in identifier
            or any(
                marker.decode() in identifier and _marked(marker).search(identifier.encode("utf-8", "surrogatepass"))
                for marker in self._markers
            )
        )

    @cached_property
    def _signs(self) -> frozenset[str]:
        """Readers, the variable, its owners; the bare second half only where no file has the whole of it."""
        found = [each.decode().strip("\"'") for each in (*_READERS, *_WHOLE, *_PREFIXES)]
        found += [f"{each}_" for each in found if each in ("PLATFORM", "UPSUN")]
        data = [self.data(path) for path in self.sources]
        if not all(any(whole in each for whole in (*_WHOLE, *_READERS)) for each in data):
            found.append(_LOWER.decode())
        return frozenset(found)

    @cached_property
    def _filling(self) -> Mapping[str, Sequence[str]]:
        """The files that put something into each of the objects that frameworks hand on."""
        found: dict[str, list[str]] = {carrier.name: [] for carrier in CARRIERS}
        for path in self.paths:
            data, file = self._read(path)
            for carrier in file.fills(data):
                found[carrier.name].append(path)
        return found

    def settings(self, importer: Path) -> Sequence[Path]:
        """Django's settings, as the file at `importer` has them."""
        return [Path(path) for path in self._django.of(str(importer))]

    @cached_property
    def _django(self) -> DjangoSettings:
        return DjangoSettings(str(self.root), self.paths, self.data, self._names.resolve)

    def resolve(self, importer: Path, module: str, level: int) -> Path | None:
        """The project's file that an import means: relative to the importer's package; else from the importer's own
        folder unless that is a package, from the folders above it up to the root, and from a `src` in them."""
        found = self._names.resolve(str(importer), module, level)
        return Path(found) if found is not None else None

    def document(self, importer: Path, name: str) -> Node | None:
        """What a JSON file of the project holds: by its path as seen from the project's root, where code runs, or else
        from the folders of the file that names it, the innermost last. Nothing where git ignores it or it leads out."""
        if not name.endswith(JSON):
            return None
        folders = [self.root, *(folder for folder in importer.parents if folder.is_relative_to(self.root))]
        for folder in dict.fromkeys(folders):
            path = os.path.normpath(os.path.join(folder, name))  # noqa: PTH118
            found = self._document(path) if path.startswith(os.path.join(self.root, "")) else None  # noqa: PTH118
            if found is not None:
                return found
        return None

    def keep_documents(self, other: ProjectModules) -> None:
        """Takes the JSON files for loaded that were in `other`: what was found there stays."""
        self._documents |= other._documents

    def _document(self, path: str) -> Node | None:
        if path not in self._documents:
            from influx_lint.project import json_nodes

            data, node = self._document_data(path), None
            try:
                node = json_nodes.read(Path(path), data) if data else None
            except ValueError:
                node = None
            self._documents[path] = (data, node)
        return self._documents[path][1]

    def _document_data(self, path: str) -> bytes:
        """The bytes of a JSON file that is the project's; none of any other."""
        try:
            data = self.disk.content(path, MAX_JSON_BYTES).data
        except (OSError, ValueError):
            return b""
        folder = os.path.dirname(path)  # noqa: PTH120
        ignored = Ignored.above(folder, self.disk).with_file(folder, self.disk).verdict(path, False, self.disk)
        return b"" if ignored.is_ignored or leads_out(path, self.disk) else data

    def loads_documents(self) -> bool:
        """Whether a file that matters may load a JSON file, as far as its text shows."""
        return any(_JSON in self.data(path) for path in self.relevant)

    def is_used_elsewhere(self, path: Path) -> bool:
        """Whether a file that was not gone through has the name of a JSON file in its text."""
        if path.suffix != JSON:
            return False
        if path not in self._used_elsewhere:
            name = path.name.encode("utf-8", "surrogatepass")
            others = (one for one in self.paths if not self._lowered.get(Path(one)))
            self._used_elsewhere[path] = any(name in self.data(one) for one in others)
        return self._used_elsewhere[path]

    def packages(self, path: Path) -> Sequence[Path]:
        """The `__init__.py` of each package that a file is in, without its own."""
        found: list[Path] = []
        folder = path.parent.parent if path.name == "__init__.py" else path.parent
        while str(package := folder / "__init__.py") in self.paths:
            found.insert(0, package)
            folder = folder.parent
        return found

    def part(self, path: Path, name: str) -> Path | None:
        """The module `name` of the package whose `__init__.py` is at `path`."""
        return self.resolve(path, name, 1) if path.name == "__init__.py" else None

    def load(self, path: Path) -> ir.Module | None:
        """The module in a file that matters, lowered once."""
        if path not in self._lowered:
            self._lowered[path] = self._load(path)
        return self._lowered[path]

    def _load(self, path: Path) -> ir.Module | None:
        from influx_lint.languages.python.lower import lower
        from influx_lint.languages.python.parsing import UnparsableError, parse
        from influx_lint.languages.python.parsing import read as read_text

        name = str(path)
        file = self._file(name)
        if not file.is_loaded:
            file.is_loaded = True
            overlay = self.overlay if name == self._own else None
            try:
                text = overlay.text if overlay is not None else read_text(self.data(name)).characters
                tree = overlay.tree if overlay is not None else self.parsed.get(name)
                file.module = lower(tree if tree is not None else parse(text), text)
            except UnparsableError as error:
                file.problem = f"cannot be parsed: {error.message}"
            except RecursionError:
                file.problem = "is nested too deeply"
        return file.module if file.problem is None else None

    def problem(self, path: Path) -> str | None:
        """Why a file that was loaded has no module, in words that follow its name."""
        return self._file(str(path)).problem

    def _file(self, path: str) -> PythonFile:
        return self.relevant.get(path) or self._read(path)[1]

    def forget(self) -> None:
        """Lets go of the lowered modules: a process that does not stay has no more use for them."""
        for path in self._lowered:
            file = self._file(str(path))
            file.module, file.is_loaded = None, False
        self._lowered.clear()
        self._lines.clear()

    def lines(self, path: Path) -> Lines:
        if path not in self._lines:
            from influx_lint.languages.python.parsing import read as read_text

            own = self.overlay if self.overlay is not None and path == self.overlay.path else None
            text = own.text if own is not None else read_text(self.data(str(path))).characters
            self._lines[path] = Lines(text)
        return self._lines[path]


class _OnDisk:
    """All the files that there are, without a listing."""

    def __contains__(self, path: object) -> bool:
        return os.path.isfile(str(path))  # noqa: PTH113


def imports_own(root: Path, path: str, data: bytes) -> bool:
    """Whether a file with these bytes may import something from a file of the project at `root`."""
    names = Names(str(root), _OnDisk())
    return any(
        level
        or module.startswith(_SETTINGS)
        or names.resolve(path, module, 0)
        or names.resolve(path, module.partition(".")[0], 0)
        for module, level in (*imports(data), *loaded(data))
    )


class Names:
    """What the names of modules mean in a project, by its files."""

    def __init__(self, root: str, paths: Container[str]) -> None:
        self._root = root
        self._paths = paths
        self._found: dict[tuple[str, str, int], str | None] = {}
        self._folders: dict[str, list[str]] = {}

    def resolve(self, importer: str, module: str, level: int) -> str | None:
        """The file that an import means (`ProjectModules.resolve`)."""
        folder = os.path.dirname(importer)  # noqa: PTH120
        key = (folder, module, level)
        if key not in self._found:
            self._found[key] = next(self._files(folder, module, level), None)
        found = self._found[key]
        if found == importer and not level:
            return next((each for each in self._files(folder, module, level) if each != importer), None)
        return found

    def _files(self, folder: str, module: str, level: int) -> Iterator[str]:
        inner = module.replace(".", os.sep)
        for _ in range(level - 1):
            folder = os.path.dirname(folder)  # noqa: PTH120
        for base in [folder] if level else self._bases(folder):
            found = self._file(base, inner)
            if found is not None:
                yield found

    def folder(self, importer: str, package: str, level: int) -> str | None:
        """The folder that the name of a package means, or that of `importer` without one."""
        own = os.path.dirname(importer)  # noqa: PTH120
        if not package:
            return own
        found = self.resolve(importer, package, level)
        if found is not None:
            return os.path.dirname(found) if found.endswith(_PACKAGE) else None  # noqa: PTH120
        for _ in range(level - 1):
            own = os.path.dirname(own)  # noqa: PTH120
        return os.path.join(own, *package.split(".")) if level else os.path.join(self._root, *package.split("."))  # noqa: PTH118

    def _bases(self, folder: str) -> list[str]:
        """The folders that absolute imports of files in `folder` are looked for in."""
        bases = self._folders.get(folder)
        if bases is None:
            bases = []
            parent = os.path.dirname(folder)  # noqa: PTH120
            if not self._is_package(folder):
                bases += [folder, folder + os.sep + "src", folder + os.sep + "lib"]
            if folder not in (self._root, parent):
                bases += self._bases(parent)
            elif self._is_package(self._root):
                bases.append(os.path.dirname(self._root))  # noqa: PTH120
            self._folders[folder] = bases
        return bases

    def _is_package(self, folder: str) -> bool:
        return folder + _PACKAGE in self._paths

    def _file(self, folder: str, inner: str) -> str | None:
        place = folder + os.sep + inner if inner else folder
        package = place + _PACKAGE
        if package in self._paths:
            return package
        return f"{place}.py" if inner and f"{place}.py" in self._paths else None


class Overlay(NamedTuple):
    """A file whose characters are not those on disk, and the tree that was parsed from them, if it is there."""

    path: Path
    text: str
    data: bytes
    tree: ast.Module | None = None


def overlay(path: Path, text: str, tree: ast.Module | None = None) -> Overlay:
    """`text` over the file at `path`."""
    return Overlay(path, text, text.encode("utf-8", "surrogatepass"), tree)


def _answering(path: str, module: ir.Module) -> list[ir.Unit]:
    """What stands for a module that answers for names itself: whoever mentions it may get what it gives."""
    from influx_lint.flow import ir

    changed = (module_name(path),)
    return [ir.Unit(unit.mentions, changed) for unit in module.units if "__getattr__" in unit.changes]


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


def _has_any(data: bytes, names: Iterable[bytes]) -> bool:
    for name in names:  # noqa: SIM110 - it is asked for every file, and `any` would take twice as long
        if name in data:
            return True
    return False


class _Words:
    """Names to be found as whole words."""

    def __init__(self, names: Iterable[str]) -> None:
        encoded = {name.encode("utf-8", "replace") for name in names if name}
        self._plain = frozenset(name for name in encoded if WORD.fullmatch(name))
        others = sorted(encoded - self._plain, key=len, reverse=True)
        self._others = re.compile(rb"(?<!\w)(?:" + b"|".join(map(re.escape, others)) + rb")(?!\w)") if others else None

    def are_in(self, data: bytes) -> bool:
        """Whether one of them is in a text."""
        if not self._plain.isdisjoint(WORD.findall(data)):
            return True
        return self._others is not None and self._others.search(data) is not None


_JSON = JSON.encode()
_CARRIED = frozenset(carrier.name for carrier in CARRIERS)
WORD = re.compile(rb"\w+")

_PACKAGE = f"{os.sep}__init__.py"


def module_name(path: str) -> str:
    """The last part of a module's name."""
    folder, name = os.path.split(path)
    return os.path.basename(folder) if name == "__init__.py" else name.removesuffix(".py")  # noqa: PTH119


_SETTINGS = "django.conf"
"""The library's module that stands for the project's own settings."""

_IMPORT = re.compile(
    rb"^[ \t]*(?:from[ \t]+(\.*)[ \t]*([\w.]*)[ \t]+import[ \t]*(\([^)]*\)|[^\n;#\\]*(?:\\\r?\n[^\n;#\\]*)*)"
    rb"|import[ \t]+([^\n;#]*))",
    re.MULTILINE,
)
_LOADED = re.compile(rb"""(?:import_module|from_object|import_string)\(\s*["'](\.*)([\w.]+)["']""")

_LOADERS = (b"import_module(", b"from_object(", b"import_string(")
"""What one of these is searched for first, since nearly no file has any."""

_LOADING = re.compile(rb"\b(?:import_module|__import__|iter_modules|walk_packages)\(")
"""What a file imports others with whose names it puts together, or has as texts."""

_NAMED = re.compile(rb"""["'](\.*)(\w+(?:\.\w+)+)["']""")
_BEGUN = re.compile(rb"""["'](\.*)(\w+(?:\.\w+)*)\.["'{%]""")
_OF_ITS_OWN = re.compile(
    rb"(?:iter_modules|walk_packages)\([^\n]*__(?:path|file)__|import_module\([^\n]*__(?:name|package)__"
    rb"""|["']\{__(?:name|package)__\}\."""
)
"""Names that stand as texts, that begin with a package's, and that are those of the file's own package."""

_PATH_OF = re.compile(rb"\b(\w+(?:\.\w+)*)\.__(?:path|name|package)__")

_ANY = "*"
"""What the name of a package ends with that stands for the modules in it."""

_FILLING = re.compile(
    rb"^[ \t]*(\w+)(?:\.\w+|\[[^\]\n]*\])+[ \t]*(?::[^=\n]*)?=(?!=)"
    rb"|\b(\w+)\.(?:update|set\w*|init\w*|configure|register|setup|load|bind|put|append)\(",
    re.MULTILINE,
)
"""The names that something is put into: an attribute, an item, or by a method that is called as such methods are."""

_LOADED_FILE = re.compile(rb"""from_pyfile\(\s*["']([\w/]+)\.py["']""")
_WORD = re.compile(rb"[\w.]+")


Import = tuple[str, int]
"""The name of a module or of something in one, and how many dots stand before it."""


def imports(data: bytes) -> list[Import]:
    """What a file's import statements may name, as far as its text shows without parsing, and the objects of frameworks
    that it speaks of."""
    found: list[Import] = [(carrier.name, 0) for carrier in CARRIERS if carrier.speaks.search(data)]
    found += [(each.decode("utf-8", "replace").replace("/", "."), 0) for each in _LOADED_FILE.findall(data)]
    for dots, loaded in _LOADED.findall(data) if _has_any(data, _LOADERS) else ():
        name = loaded.decode("utf-8", "replace")
        found += [(each, len(dots)) for each in (name, name.rpartition(".")[0]) if each]
    for dots, base, names, plain in _IMPORT.findall(data):
        found += [(name.decode("utf-8", "replace"), 0) for name in _WORD.findall(plain)]
        if names:
            module = base.decode("utf-8", "replace")
            found.append((module, len(dots)))
            inner = [name.decode("utf-8", "replace") for name in _WORD.findall(names)]
            found += [(f"{module}.{name}" if module else name, len(dots)) for name in inner]
    return list(dict.fromkeys(found))


def loaded(data: bytes) -> list[Import]:
    """What a file may import by names that it has as texts, or puts together, if it does so at all."""
    found: list[Import] = []
    if not _has_any(data, (b"import_module(", b"__import__(", b"iter_modules(", b"walk_packages(")):
        return found
    if not _LOADING.search(data):
        return found
    found += [(name.decode("utf-8", "replace"), len(dots)) for dots, name in _NAMED.findall(data)]
    found += [(f"{name.decode('utf-8', 'replace')}.{_ANY}", len(dots)) for dots, name in _BEGUN.findall(data)]
    found += [(f"{each.decode('utf-8', 'replace')}.{_ANY}", 0) for each in _PATH_OF.findall(data)]
    return [*found, (_ANY, 1)] if _OF_ITS_OWN.search(data) else found


def _text(data: bytes) -> str:
    """The characters of a Python file; none of one that cannot be decoded."""
    from influx_lint.languages.python.parsing import UnparsableError, read

    try:
        return read(data).characters
    except UnparsableError:
        return ""
