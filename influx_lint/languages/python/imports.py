"""What a Python file imports, as far as its text shows without parsing, and what is kept of that."""

from __future__ import annotations

import os
import re

from influx_lint.languages.front import File
from influx_lint.languages.python.frameworks import CARRIERS, Carrier
from influx_lint.text import has_any

_SPACE = rb"(?:[ \t]|\\\r?\n)"
_LINE = rb"[^\n;#\\]*(?:\\\r?\n[^\n;#\\]*)*"
_IMPORT = re.compile(
    rb"(?:from%b+(\.*)%b*([\w.]*)%b+import%b*(\([^)]*\)|%b)|import%b+(%b))" % (*(_SPACE,) * 4, _LINE, _SPACE, _LINE)
)
_BEFORE_STATEMENTS = frozenset(b"\n\r\f;:\xbf")
"""What may stand before a statement, the last byte of a byte order mark too; other words are in comments or texts."""

_LOADED = re.compile(rb"""(?:import_module|__import__|from_object|import_string)\(\s*["'](\.*)([\w.]+)["']""")

_LOADERS = (b"import_module(", b"__import__(", b"from_object(", b"import_string(")
"""What one of these is searched for first, since nearly no file has any."""

_OF_ANY = re.compile(rb"\bfrom_object\((?!\s*[\"'])")

_LOADING = re.compile(rb"\b(?:import_module|__import__|iter_modules|walk_packages)\(")
"""What a file imports others with whose names it puts together, or has as texts."""

_NAMED = re.compile(rb"""["'](\.*)(\w+(?:\.\w+)+)["']""")
_ALONE = re.compile(rb"""["'](\w+)["']""")
_BEGUN = re.compile(rb"""["'](\.*)(\w+(?:\.\w+)*)\.["'{%]""")
_OF_ITS_OWN = re.compile(
    rb"(?:iter_modules|walk_packages)\([^\n]*__(?:path|file)__|import_module\([^\n]*__(?:name|package)__"
    rb"""|["']\{__(?:name|package)__\}\."""
)
"""Names that stand as texts, that begin with a package's, and that are those of the file's own package."""

_PATH_OF = re.compile(rb"\b(\w+(?:\.\w+)*)\.__(?:path|name|package)__")

ANY = "*"
"""What the name of a package ends with that stands for the modules in it."""

FILLING = re.compile(
    rb"^[ \t]*(\w++)(?:\(\))?(?:\.\w+|\[[^\]\n]*\])+[ \t]*(?::[^=\n]*)?=(?!=)"
    rb"|\b(\w++)(?:\(\))?\.(?:update|set\w*|init\w*|configure|register|setup|load|bind|put|append)\(",
    re.MULTILINE,
)
"""The names that something is put into: an attribute, an item, or by a method that is called as such methods are."""

_GIVING = re.compile(rb"\b(\w++)(?:\.\w++)*+\((?!\s*\))")
_KEEPING = re.compile(
    rb"^[ \t]+global[ \t]"
    rb"|^(?: {4}|\t)?\w++(?:[ \t]*:[^=\n]+)?[ \t]*=[ \t]*"
    rb"(?:\{\}|\[\]|None\b|(?:\w+\.)*(?:dict|list|set|signal|\w*local|\w*[A-Z]\w*)\()",
    re.MULTILINE,
)
"""What is given something in a call, and what begins as nothing, or as an object of a class, to be filled later."""

_LOADED_FILE = re.compile(rb"""from_pyfile\(\s*["']([\w/]+)\.py["']""")
_WORD = re.compile(rb"[\w.]+")


Import = tuple[str, int]
"""The name of a module or of something in one, and how many dots stand before it."""


SHARED = "conftest"
"""pytest's module with fixtures for the tests in its folder and below."""

MOST_FOLDERS = 8
"""How many folders, from that of a file upwards, may have fixtures for its tests."""


def is_for_tests(path: str) -> bool:
    """Whether a file is one of those that test runners look for."""
    name = os.path.basename(path).removesuffix(".py")  # noqa: PTH119
    return name == SHARED or name.startswith("test_") or name.endswith("_test")


def imports(data: bytes) -> list[Import]:
    """What a file's import statements may name, as far as its text shows without parsing, and the objects of frameworks
    that it speaks of."""
    found: list[Import] = [(carrier.name, 0) for carrier in CARRIERS if carrier.speaks.are_in(data)]
    found += [(each.decode("utf-8", "replace").replace("/", "."), 0) for each in _LOADED_FILE.findall(data)]
    for dots, loaded in _LOADED.findall(data) if has_any(data, _LOADERS) else ():
        name = loaded.decode("utf-8", "replace")
        found += [(each, len(dots)) for each in (name, name.rpartition(".")[0]) if each]
    for dots, base, names, plain in (each.groups(b"") for each in _IMPORT.finditer(data) if _is_statement(data, each)):
        found += [(name.decode("utf-8", "replace"), 0) for name in _WORD.findall(plain)]
        if names:
            module = base.decode("utf-8", "replace")
            found.append((module, len(dots)))
            inner = [name.decode("utf-8", "replace") for name in _WORD.findall(names)]
            found += [(f"{module}.{name}" if module else name, len(dots)) for name in inner]
    return list(dict.fromkeys(found))


def _is_statement(data: bytes, found: re.Match[bytes]) -> bool:
    """Whether a statement may begin with what was found."""
    start = found.start()
    while start and data[start - 1] in b" \t":
        start -= 1
    return not start or data[start - 1] in _BEFORE_STATEMENTS


def loads_any(data: bytes) -> bool:
    """Whether the file with these bytes takes settings from what any text may name that another file gives it."""
    return data.find(b"from_object(") >= 0 and _OF_ANY.search(data) is not None


def named(data: bytes, *, alone: bool = False) -> list[str]:
    """The dotted names that a file has as texts, and what these are in; with `alone`, also those without a dot."""
    found = [name.decode("utf-8", "replace") for dots, name in _NAMED.findall(data) if not dots]
    found += [name.decode("utf-8", "replace") for name in _ALONE.findall(data)] if alone else []
    return [each for name in found for each in (name, name.rpartition(".")[0]) if each]


def loaded(data: bytes) -> list[Import]:
    """What a file may import by names that it has as texts, or puts together, if it does so at all."""
    found: list[Import] = []
    if not has_any(data, (b"import_module(", b"__import__(", b"iter_modules(", b"walk_packages(")):
        return found
    if not _LOADING.search(data):
        return found
    found += [(name.decode("utf-8", "replace"), len(dots)) for dots, name in _NAMED.findall(data)]
    found += [(f"{name.decode('utf-8', 'replace')}.{ANY}", len(dots)) for dots, name in _BEGUN.findall(data)]
    found += [(f"{each.decode('utf-8', 'replace')}.{ANY}", 0) for each in _PATH_OF.findall(data)]
    return [*found, (ANY, 1)] if _OF_ITS_OWN.search(data) else found


class PythonFile(File):
    """A file with what it imports, fills and keeps."""

    _fills: list[Carrier] | None = None
    _keeps: bool | None = None
    _imports: list[Import] | None = None

    def fills(self, data: bytes) -> list[Carrier]:
        """The objects of frameworks that the file with these bytes puts something into, as far as its text shows."""
        if self._fills is None:
            self._fills = [carrier for carrier in CARRIERS if carrier.fills.are_in(data)]
        return self._fills

    def imports(self, data: bytes) -> list[Import]:
        """What the file with these bytes imports, as far as its text shows."""
        if self._imports is None:
            self._imports = imports(data)
        return self._imports

    def keeps(self, data: bytes) -> bool:
        """Whether the module with these bytes may keep what its functions are given, as far as its text shows."""
        if self._keeps is None:
            self._keeps = _KEEPING.search(data) is not None
        return self._keeps


def given(data: bytes) -> set[bytes]:
    """The names of what the file with these bytes gives something to in a call."""
    return set(_GIVING.findall(data))
