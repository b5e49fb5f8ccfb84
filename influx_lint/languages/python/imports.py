"""What a Python file imports, as far as its text shows without parsing, and what is kept of that."""

from __future__ import annotations

import os
import re

from influx_lint.languages.front import File
from influx_lint.languages.python.frameworks import CARRIERS, Carrier
from influx_lint.text import has_any

_SPACE = rb"(?:[ \t]|\\\r?\n)"
_LINE = rb"[^\n;#\\]*(?:\\\r?\n[^\n;#\\]*)*"
_IMPORT = rb"(?:from%b+(\.*)%b*([\w.]*)%b+import%b*(\([^)]*\)|%b)|import%b+(%b))" % (
    *(_SPACE,) * 4,
    _LINE,
    _SPACE,
    _LINE,
)
_BEFORE_STATEMENTS = frozenset(b"\n\r\f;:\xbf")
"""What may stand before a statement, the last byte of a byte order mark too; other words are in comments or texts."""

_LOADED = rb"""(?:import_module|__import__|from_object|import_string)\(\s*["'](\.*)([\w.]+)["']"""

_LOADERS = (b"import_module(", b"__import__(", b"from_object(", b"import_string(")
"""What one of these is searched for first, since nearly no file has any."""

_OF_ANY = rb"\bfrom_object\((?!\s*[\"'])"

_LOADING = rb"\b(?:import_module|__import__|iter_modules|walk_packages)\("
"""What a file imports others with whose names it puts together, or has as texts."""

_NAMED = rb"""["'](\.*)(\w+(?:\.\w+)+)["']"""
_ALONE = rb"""["'](\w+)["']"""
_BEGUN = rb"""["'](\.*)(\w+(?:\.\w+)*)\.["'{%]"""
_OF_ITS_OWN = (
    rb"(?:iter_modules|walk_packages)\([^\n]*__(?:path|file)__|import_module\([^\n]*__(?:name|package)__"
    rb"""|["']\{__(?:name|package)__\}\."""
)
"""Names that stand as texts, that begin with a package's, and that are those of the file's own package."""

_PATH_OF = rb"\b(\w+(?:\.\w+)*)\.__(?:path|name|package)__"

ANY = "*"
"""What the name of a package ends with that stands for the modules in it."""

FILLING = (
    rb"(?m)^[ \t]*(\w++)(?:\(\))?(?:\.\w+|\[[^\]\n]*\])+[ \t]*(?::[^=\n]*)?=(?!=)"
    rb"|\b(\w++)(?:\(\))?\.(?:update|set\w*|init\w*|configure|register|setup|load|bind|put|append)\("
)
"""The names that something is put into: an attribute, an item, or by a method that is called as such methods are."""

_GIVING = rb"\b(\w++)(?:\.\w++)*+\((?!\s*\))"
_KEEPING = (
    rb"(?m)^[ \t]+global[ \t]"
    rb"|^(?: {4}|\t)?\w++(?:[ \t]*:[^=\n]+)?[ \t]*=[ \t]*"
    rb"(?:\{\}|\[\]|None\b|(?:\w+\.)*(?:dict|list|set|signal|\w*local|\w*[A-Z]\w*)\()"
)
"""What is given something in a call, and what begins as nothing, or as an object of a class, to be filled later."""

_LOADED_FILE = rb"""from_pyfile\(\s*["']([\w/]+)\.py["']"""
_WORD = rb"[\w.]+"


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
    found += [(each.decode("utf-8", "replace").replace("/", "."), 0) for each in re.findall(_LOADED_FILE, data)]
    for dots, loaded in re.findall(_LOADED, data) if has_any(data, _LOADERS) else ():
        name = loaded.decode("utf-8", "replace")
        found += [(each, len(dots)) for each in (name, name.rpartition(".")[0]) if each]
    for dots, base, names, plain in (
        each.groups(b"") for each in re.finditer(_IMPORT, data) if _is_statement(data, each)
    ):
        found += [(name.decode("utf-8", "replace"), 0) for name in re.findall(_WORD, plain)]
        if names:
            module = base.decode("utf-8", "replace")
            found.append((module, len(dots)))
            inner = [name.decode("utf-8", "replace") for name in re.findall(_WORD, names)]
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
    return data.find(b"from_object(") >= 0 and re.search(_OF_ANY, data) is not None


def named(data: bytes, *, alone: bool = False) -> list[str]:
    """The dotted names that a file has as texts, and what these are in; with `alone`, also those without a dot."""
    found = [name.decode("utf-8", "replace") for dots, name in re.findall(_NAMED, data) if not dots]
    found += [name.decode("utf-8", "replace") for name in re.findall(_ALONE, data)] if alone else []
    return [each for name in found for each in (name, name.rpartition(".")[0]) if each]


def loaded(data: bytes) -> list[Import]:
    """What a file may import by names that it has as texts, or puts together, if it does so at all."""
    found: list[Import] = []
    if not has_any(data, (b"import_module(", b"__import__(", b"iter_modules(", b"walk_packages(")):
        return found
    if not re.search(_LOADING, data):
        return found
    found += [(name.decode("utf-8", "replace"), len(dots)) for dots, name in re.findall(_NAMED, data)]
    found += [(f"{name.decode('utf-8', 'replace')}.{ANY}", len(dots)) for dots, name in re.findall(_BEGUN, data)]
    found += [(f"{each.decode('utf-8', 'replace')}.{ANY}", 0) for each in re.findall(_PATH_OF, data)]
    return [*found, (ANY, 1)] if re.search(_OF_ITS_OWN, data) else found


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
            self._keeps = re.search(_KEEPING, data) is not None
        return self._keeps


def given(data: bytes) -> set[bytes]:
    """The names of what the file with these bytes gives something to in a call."""
    return set(re.findall(_GIVING, data))
