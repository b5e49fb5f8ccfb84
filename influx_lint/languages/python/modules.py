"""The Python files of a project: which of them matter, what imports mean, and the modules lowered, each once."""

from __future__ import annotations

import ast
import os
import re
import warnings
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from influx_lint.text import Lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from influx_lint.flow import ir
    from influx_lint.flow.relevance import Relevance

MOST_SELECTED = 3_000_000
"""How many bytes the files have together that are gone through besides the sources."""

MOST_FILES = 20_000
LARGEST_FILE = 4_000_000
"""How many files of a project are looked at, and how many bytes a file may have."""

_READERS = (b"platformshconfig", b"pshconfig")
_WHOLE = (b"PLATFORM_RELATIONSHIPS", b"platform_relationships", b"UPSUN_RELATIONSHIPS")
_PARTS = (b"RELATIONSHIPS", b"relationships")
_PREFIXES = (b"PLATFORM", b"UPSUN", b'"platform_', b"'platform_")


@dataclass(slots=True, eq=False)
class Content:
    """A file as it was read: its state on disk (time in nanoseconds, size in bytes), its bytes, and its module."""

    state: tuple[int, int]
    data: bytes
    module: ir.Module | None = None
    lines: Lines | None = None


class Files:
    """The contents of files, read once and again when they change; `unsaved` outweighs what is on the disk."""

    def __init__(self, unsaved: Mapping[Path, bytes] | None = None) -> None:
        self._unsaved = unsaved or {}
        self._contents: dict[Path, Content] = {}

    def content(self, path: Path) -> Content | None:
        """What a file holds by now; nothing where it cannot be read, and no bytes where it is too large."""
        state = self._state(path)
        known = self._contents.get(path)
        if state is None or (known is not None and known.state == state):
            return known if state is not None else None
        try:
            data = self._read(path) if state[1] <= LARGEST_FILE else b""
        except OSError:
            return None
        content = self._contents[path] = Content(state, data)
        return content

    def has_changed(self, path: Path) -> bool:
        """Whether a file is not what it was when it was read."""
        known = self._contents.get(path)
        return known is not None and known.state != self._state(path)

    def has_text(self, path: Path, text: str) -> bool:
        """Whether a file holds `text`, whatever its encoding and line endings."""
        content = self.content(path)
        if content is None:
            return False
        return content.data == text.encode("utf-8", "surrogatepass") or _plain(_text(content.data)) == _plain(text)

    def keep_only(self, paths: Collection[Path]) -> None:
        """Forgets the contents of all other files."""
        self._contents = {path: content for path, content in self._contents.items() if path in paths}

    def _read(self, path: Path) -> bytes:
        return self._unsaved[path] if path in self._unsaved else path.read_bytes()

    def _state(self, path: Path) -> tuple[int, int] | None:
        if path in self._unsaved:
            return hash(self._unsaved[path]), len(self._unsaved[path])
        try:
            status = path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_source(data: bytes, markers: Collection[bytes]) -> bool:
    """Whether a file may get hold of relationships itself: cheap, and true rather too often.

    It names the variable, or both its halves, as code does that builds the name or declares it as a prefix and a
    field; or it names a reader's library, or a marker.
    """
    if any(part in data for part in _PARTS) and (
        any(whole in data for whole in _WHOLE) or any(prefix in data for prefix in _PREFIXES)
    ):
        return True
    return any(reader in data for reader in _READERS) or any(marker in data for marker in markers)


class ProjectModules:
    """Implements `influx_lint.flow.language.Modules` for one state of a project."""

    def __init__(
        self,
        root: Path,
        paths: Iterable[Path],
        files: Files,
        markers: Collection[bytes] = (),
        overlay: Overlay | None = None,
    ) -> None:
        self.root = root
        self.files = files
        self.overlay = overlay
        self._markers = markers
        self._paths = dict.fromkeys(list(paths)[:MOST_FILES])
        if overlay is not None:
            self._paths.setdefault(overlay.path)
        self.contents: dict[Path, Content | None] = {}
        self._lowered: dict[Path, ir.Module | None] = {}
        self._lines: dict[Path, Lines] = {}
        self._resolved: dict[tuple[Path, str], Path | None] = {}
        self._imports: dict[Path, list[Path]] = {}
        self._folders: dict[Path, list[str]] = {}
        self._by_name = {str(path): path for path in self._paths}

    def data(self, path: Path) -> bytes:
        """The bytes of a file; none where it cannot be read."""
        if self.overlay is not None and path == self.overlay.path:
            return self.overlay.data
        content = self._content(path)
        return content.data if content is not None else b""

    def _content(self, path: Path) -> Content | None:
        """What a file holds, looked up once for this state of the project."""
        if path not in self.contents:
            self.contents[path] = self.files.content(path)
        return self.contents[path]

    @cached_property
    def sources(self) -> list[Path]:
        """The files that may get hold of relationships themselves."""
        return [path for path in self._paths if is_source(self.data(path), self._markers)]

    @cached_property
    def relevant(self) -> list[Path]:
        """The sources, and the files that import or are imported by them, and so on."""
        if not self.sources:
            self.contents.clear()
            return []
        found = dict.fromkeys(self.sources)
        self._add_importers(found)
        pending = list(found)
        while pending:
            for path in self._imported_by(pending.pop()):
                if path not in found:
                    found[path] = None
                    pending.append(path)
        self.contents = {path: content for path, content in self.contents.items() if path in found}
        return list(found)

    def _add_importers(self, found: dict[Path, None]) -> None:
        """Adds the files that import a file in `found`, in rounds until there are no more."""
        rest = {path: self.data(path) for path in self._paths if path not in found}
        fresh = list(found)
        while fresh and rest:
            names = {module_name(path).encode() for path in fresh}
            fresh = []
            for path, data in list(rest.items()):
                if any(name in data for name in names) and any(each in found for each in self._imported_by(path)):
                    found[path] = None
                    fresh.append(path)
                    del rest[path]

    def select(self, relevance: Relevance) -> list[Path]:
        """The sources; then, in rounds until there are no more, the files that import one of those selected and
        mention what has to do with credentials, as far as their text shows."""
        found = dict.fromkeys(self.sources)
        fresh = list(found)
        rest = [path for path in self.relevant if path not in found]
        size = 0
        while fresh:
            for path in fresh:
                module = self.load(path)
                if module is not None:
                    relevance.add(module.units)
            names = _any_word(relevance.names)
            stems = {module_name(path).encode() for path in found}
            fresh = []
            for path in rest:
                data = self.data(path)
                if (
                    size + len(data) <= MOST_SELECTED
                    and (any(stem in data for stem in stems) or _SETTINGS.encode() in data)
                    and names.search(data)
                    and any(each in found for each in self._imported_by(path))
                ):
                    fresh.append(path)
                    size += len(data)
            found |= dict.fromkeys(fresh)
            rest = [path for path in rest if path not in found]
        return list(found)

    def differ(self, other: ProjectModules) -> bool:
        """Whether a file that matters was read anew since `other` was made."""
        return any(self.contents.get(path) is not other.contents.get(path) for path in self.relevant)

    def _imported_by(self, path: Path) -> list[Path]:
        if path not in self._imports:
            self._imports[path] = imported(self, path, self.data(path))
        return self._imports[path]

    def is_sign(self, identifier: str) -> bool:
        """Whether a text or a name has to do with the variable with the relationships, or with its readers."""
        return (
            identifier in self._signs
            or _PARTS[0].decode() in identifier
            or any(marker.decode() in identifier for marker in self._markers)
        )

    @cached_property
    def _signs(self) -> frozenset[str]:
        """Readers, the variable, its owners; the bare second half only where no file has the whole of it."""
        found = [each.decode().strip("\"'") for each in (*_READERS, *_WHOLE, *_PREFIXES)]
        found += [f"{each}_" for each in found if each in ("PLATFORM", "UPSUN")]
        data = [self.data(path) for path in self.sources]
        if not all(any(whole in each for whole in (*_WHOLE, *_READERS)) for each in data):
            found.append(_PARTS[1].decode())
        return frozenset(found)

    def settings(self) -> Sequence[Path]:
        """Modules called `settings`, and those of packages called so."""
        return self._settings

    @cached_property
    def _settings(self) -> list[Path]:
        return [path for path in self._paths if _is_settings(path)]

    def resolve(self, importer: Path, module: str, level: int) -> Path | None:
        """The project's file that an import means: relative to the importer's package; else from the importer's own
        folder unless that is a package, from the folders above it up to the root, and from a `src` in them."""
        key = (importer.parent, f"{'.' * level}{module}")
        if key not in self._resolved:
            self._resolved[key] = self._resolve(importer, module, level)
        return self._resolved[key]

    def _resolve(self, importer: Path, module: str, level: int) -> Path | None:
        inner = module.replace(".", os.sep)
        if level:
            base = importer.parent
            for _ in range(level - 1):
                base = base.parent
            return self._file(str(base), inner)
        for folder in self._bases(importer.parent):
            found = self._file(folder, inner)
            if found is not None and found != importer:
                return found
        return None

    def _bases(self, folder: Path) -> list[str]:
        """The folders that absolute imports of files in `folder` are looked for in."""
        bases = self._folders.get(folder)
        if bases is None:
            bases = []
            if not self._is_package(folder):
                bases += [str(folder), str(folder / "src"), str(folder / "lib")]
            if folder not in (self.root, folder.parent):
                bases += self._bases(folder.parent)
            elif self._is_package(self.root):
                bases.append(str(self.root.parent))
            self._folders[folder] = bases
        return bases

    def _is_package(self, folder: Path) -> bool:
        return str(folder / "__init__.py") in self._by_name

    def _file(self, folder: str, inner: str) -> Path | None:
        place = os.path.join(folder, inner) if inner else folder  # noqa: PTH118 - called for every import
        package = self._by_name.get(f"{place}{os.sep}__init__.py")
        if package is not None or not inner:
            return package
        return self._by_name.get(f"{place}.py")

    def load(self, path: Path) -> ir.Module | None:
        """The module in a file that matters, lowered once."""
        if path not in self._lowered:
            self._lowered[path] = self._load(path)
        return self._lowered[path]

    def _load(self, path: Path) -> ir.Module | None:
        from influx_lint.languages.python.lower import lower

        overlay = self.overlay if self.overlay is not None and self.overlay.path == path else None
        content = None if overlay is not None else self._content(path)
        if content is not None and content.module is not None and content.lines is not None:
            self._lines[path] = content.lines
            return content.module
        text = overlay.text if overlay is not None else _text(content.data if content is not None else b"")
        tree = overlay.tree if overlay is not None else None
        try:
            tree = tree if tree is not None else _parsed(text)
            module = lower(tree, text) if tree is not None else None
        except RecursionError:
            module = None
        self._lines[path] = Lines(text)
        if content is not None:
            content.module, content.lines = module, self._lines[path]
        return module

    def lines(self, path: Path) -> Lines:
        return self._lines[path]


@dataclass(frozen=True, slots=True)
class Overlay:
    """A file whose characters are not those on disk, and the tree that was parsed from them, if it is there."""

    path: Path
    text: str
    tree: ast.Module | None = None

    @property
    def data(self) -> bytes:
        return self.text.encode("utf-8", "surrogatepass")


def _is_settings(path: Path) -> bool:
    return path.stem == "settings" or path.parent.name == "settings"


def _any_word(names: Iterable[str]) -> re.Pattern[bytes]:
    """Finds any of the names as a whole word."""
    listed = sorted({name for name in names if name}, key=len, reverse=True)
    words = b"|".join(re.escape(name.encode("utf-8", "replace")) for name in listed)
    return re.compile(rb"(?<!\w)(?:" + words + rb")(?!\w)" if words else rb"(?!)")


def module_name(path: Path) -> str:
    """The last part of a module's name."""
    return path.parent.name if path.stem == "__init__" else path.stem


_SETTINGS = "django.conf"
"""The library's module that stands for the project's own settings."""

_IMPORT = re.compile(
    rb"^[ \t]*(?:from[ \t]+(\.*)[ \t]*([\w.]*)[ \t]+import[ \t]*(\([^)]*\)|[^\n;#\\]*(?:\\\r?\n[^\n;#\\]*)*)"
    rb"|import[ \t]+([^\n;#]*))",
    re.MULTILINE,
)
_LOADED = re.compile(rb"""import_module\(\s*["'](\.*)([\w.]+)["']""")
_WORD = re.compile(rb"[\w.]+")


def imported(modules: ProjectModules, path: Path, data: bytes) -> list[Path]:
    """The project's files that a file's import statements name, as far as its text shows without parsing."""
    found: dict[Path, None] = {}
    for dots, loaded in _LOADED.findall(data):
        target = modules.resolve(path, loaded.decode("utf-8", "replace"), len(dots))
        if target is not None:
            found[target] = None
    for dots, base, names, plain in _IMPORT.findall(data):
        listed = [] if not plain else [(name.decode("utf-8", "replace"), 0) for name in _WORD.findall(plain)]
        if names:
            module = base.decode("utf-8", "replace")
            listed.append((module, len(dots)))
            inner = [name.decode("utf-8", "replace") for name in _WORD.findall(names)]
            listed += [(f"{module}.{name}" if module else name, len(dots)) for name in inner]
        for module, level in listed:
            target = modules.resolve(path, module, level)
            if target is not None:
                found[target] = None
            elif module.startswith(_SETTINGS):
                found |= dict.fromkeys(modules.settings())
            if not level and "." in module:
                top = modules.resolve(path, module.partition(".")[0], 0)
                if top is not None:
                    found[top] = None
    return list(found)


def _text(data: bytes) -> str:
    """The characters of a Python file, as well as they can be told; none of one whose encoding is not known."""
    import io
    from tokenize import detect_encoding

    from influx_lint.text import decode

    try:
        encoding, _ = detect_encoding(io.BytesIO(data).readline)
        return decode(data, encoding.removesuffix("-sig")).characters
    except (SyntaxError, LookupError, UnicodeDecodeError):
        return ""


def _parsed(text: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
