"""How the PHP files of a project get hold of one another: by includes, and by the names of classes and functions."""

from __future__ import annotations

import fnmatch
import os
import re
from collections import defaultdict
from functools import cached_property

from influx_lint.languages.front import File, Links
from influx_lint.project.layout import YAML
from influx_lint.text import has_any
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from influx_lint.flow import ir

_NAMESPACE = re.compile(rb"^[ \t]*(?:<\?php\s+)?namespace\s+([\w\\]+)", re.MULTILINE)
_DEFINED = re.compile(
    rb"^[ \t]*(?:<\?php\s+)?(?:(?:abstract|final|readonly)\s+)*(class|interface|trait|enum|function)\s+&?\s*(\w+)",
    re.MULTILINE,
)
_CONSTANT = re.compile(rb"""\bdefine\(\s*['"](\w+)['"]|^const\s+(\w+)\s*=""", re.MULTILINE)
_INCLUDING = re.compile(rb"\b(?:include(?:_once)?|require(?:_once)?|addDefinitions)\b[^;]*")
_INCLUDED = re.compile(rb"""['"]([^'"\n]*[\w.-]+\.\w+)['"]""")
_INCLUDES = (b"include", b"require", b"addDefinitions")
_OF_VARIABLE = re.compile(rb"\b(?:include|require)(?:_once)?\b[\s(@]*\$\w+\s*[;)]")
_PATH = re.compile(rb"""['"]([\w./-]+\.php)['"]""")
_UNKNOWN = re.compile(rb"^[^/]*[$}][^/]*/")
"""An include of what a variable holds, a path that it may hold, and what a path begins with that is not known."""

_COMPUTED = re.compile(
    rb"\b(?:(?:include(?:_once)?|require(?:_once)?|addDefinitions)\b([^;,]{,300}\$[^;,]{,300})|glob\(([^;,)]{,300}))"
)
_PIECE, _FILLED = re.compile(r"""'([^'\n]*)'|"([^"\n]*)\""""), re.compile(r"\{?\$\w+\}?")
"""Paths that are only known when the program runs: their pieces, and what in these is filled in."""

_CONTAINER, _GLOBAL = b"ontainer", (b"global $", b"$GLOBALS")
"""What a file has that fills a container, or asks it; that uses variables which all files share."""

_PARAMETERS = (b"getParameter(", b"ParameterBag")
"""What a file has that asks for parameters of Symfony's configuration."""

_KEEPING = (b"::$", b"static $")
"""What a file has that keeps something between calls: properties of classes, variables of functions."""

SETTINGS = "settings.php"
"""What Drupal's `Settings::get()` gives a part of."""

CONFIGURATION = "config"
_CONFIGURED = re.compile(rb"""\b[Cc]onfig(?:::get)?\(\s*['"](\w+)""")
"""Laravel's `config('file.key')` and `Config::get('file.key')`, for what a file in that folder returns."""

_USED = re.compile(rb"^[ \t]*use[ \t]+(?:function[ \t]+|const[ \t]+)?([\w\\]+)", re.MULTILINE)
_KNOWN = frozenset({"platformsh\\configreader", "influxdb\\client", "influxdb\\database", "guzzlehttp\\client"})
"""The libraries of which something is known, in small letters."""

_PLAIN = rb"(?:[,(\]]|\b(?:readonly|public|protected|private))\s*"
_PLAIN += rb"(?:(?:\?|null\|)?(?:array|string|mixed|iterable|scalar|int|float|bool)(?:\|null)?\s+)?"
_MAKING_ITSELF = re.compile(rb"\bnew\s+(?:self|static)\b|\babstract\s+class\b", re.IGNORECASE)
_MAKING_ANY = re.compile(rb"\bnew\s+(?:\$|\()|\bnewInstance")
"""What stands before parameters whose type is no class; what a file has whose classes nothing makes as they
are, or they themselves do; one that makes objects of any class."""

_WORD = re.compile(rb"\w+")
_BOUND, _PARAMETER = re.compile(rb"\$(\w+)['\"]?[ \t]*:"), re.compile(rb"%([\w.-]+)%")
_SET = re.compile(rb"^[ \t]+['\"]?([\w.-]+)['\"]?[ \t]*:", re.MULTILINE)
"""What Symfony's configuration has: parameters of constructors, its own parameters where they are used, and keys."""


class Defined(NamedTuple):
    """What a file defines, as far as its text shows: full names of classes and functions, as the intermediate language
    has them, each in small letters; constants; what it includes by paths, and by which patterns."""

    names: tuple[str, ...]
    constants: tuple[str, ...]
    included: tuple[str, ...]
    patterns: tuple[str, ...]
    namespace: str


def defined(data: bytes) -> Defined:
    """What the file with these bytes defines."""
    found = _NAMESPACE.search(data)
    namespace = found[1].decode("utf-8", "replace") if found else ""
    names: list[str] = []
    for kind, name in _DEFINED.findall(data):
        full = f"{namespace}\\{name.decode()}" if namespace else name.decode("utf-8", "replace")
        names.append(f"{full.lower()}()" if kind == b"function" else f"\\{full.lower()}")
    constants = [(one or other).decode("utf-8", "replace") for one, other in _CONSTANT.findall(data)]
    has_includes = any(each in data for each in _INCLUDES)
    including = b"".join(_INCLUDING.findall(data)) if has_includes else b""
    paths = [_UNKNOWN.sub(b"", each) for each in _INCLUDED.findall(including)]
    if has_includes and _OF_VARIABLE.search(data):
        paths += _PATH.findall(data)
    included = [each.decode("utf-8", "replace") for each in paths]
    computed = [_pattern((one or other).decode("utf-8", "replace")) for one, other in _COMPUTED.findall(data)]
    if b"onfig" in data:
        included += [f"{CONFIGURATION}/{each.decode()}.php" for each in dict.fromkeys(_CONFIGURED.findall(data))]
    if b"Settings::get(" in data:
        included.append(SETTINGS)
    patterns = tuple(dict.fromkeys(each for each in computed if "*" in each))
    return Defined(tuple(names), tuple(constants), tuple(included), patterns, namespace)


def _pattern(written: str) -> str:
    """The pattern of the paths that an expression may be: `__DIR__ . "/conf/$name.php"` gives `/conf/*.php`."""
    return "*".join(_FILLED.sub("*", one or other) for one, other in _PIECE.findall(written))


class PhpFile(File):
    """A file with what it defines and includes."""

    _defined: Defined | None = None

    def defined(self, data: bytes) -> Defined:
        if self._defined is None:
            self._defined = defined(data)
        return self._defined


class PhpLinks(Links):
    """What PHP's includes and names say."""

    def imports(self, path: str) -> Iterator[str | None]:
        data, file = self._files.read(path)
        for name in file.defined(data).included:
            yield self._file(path, name)
        yield from self._computed(path)
        words = {each.decode("utf-8", "replace").lower() for each in _WORD.findall(data)}
        for word in words & self._by_word.keys():
            yield from self._by_word[word]
        if path.endswith(YAML):
            named = {each for each in _PARAMETER.findall(data) if each in self._set_up}
            yield from (one for each in named for one in self._set_up[each])

    def loaded_by(self, path: str) -> Sequence[str]:
        """The files whose classes Symfony's configuration may make with what it binds to parameters by their names; and
        those that code includes by patterns, and by names that are computed."""
        if not path.endswith(YAML):
            return self._computed(path)
        bound = set(_BOUND.findall(self._files.data(path)))
        return [each for name in sorted(bound) for each in self._taking(name)]

    def _computed(self, path: str) -> Sequence[str]:
        data, file = self._files.read(path)
        found = (self._matching(path, each) for each in file.defined(data).patterns)
        return [each for matching in found for each in matching if each != path]

    def _matching(self, importer: str, pattern: str) -> Sequence[str]:
        """The files of a pattern, as seen from the file that has it, or else from the project's root."""
        for folder in (os.path.dirname(importer), self._files.root):  # noqa: PTH120
            whole = os.path.normpath(folder + os.sep + pattern)
            near = [path for path in self._files.paths if path.count(os.sep) == whole.count(os.sep)]
            if found := sorted(fnmatch.filter(near, whole)):
                return found
        return ()

    @cached_property
    def _set_up(self) -> Mapping[bytes, Sequence[str]]:
        """The files of Symfony's configuration by the keys in them."""
        found: dict[bytes, list[str]] = defaultdict(list)
        for path in self._files.paths:
            for key in set(_SET.findall(self._files.data(path))) if path.endswith(YAML) else ():
                found[key].append(path)
        return found

    def _taking(self, name: bytes) -> Sequence[str]:
        """The files with a class whose constructor has a parameter of that name, which no code makes by itself."""
        taking = re.compile(rb"\b__construct\s*(?=\()[^{;]*" + _PLAIN + rb"\$" + name + rb"\b")
        found = [path for path in self._files.paths if taking.search(self._files.data(path))]
        return [path for path in found if not self._made_by_code(path)]

    def _made_by_code(self, path: str) -> bool:
        data, file = self._files.read(path)
        last = [each.rpartition("\\")[2].encode() for each in file.defined(data).names if each.startswith("\\")]
        if not last or _MAKING_ITSELF.search(data):
            return bool(last)
        named = rb"(?i)\b(?:" + b"|".join(last) + rb")\b"
        making, naming = re.compile(named.replace(rb"\b", rb"\bnew\s+[\w\\]*\b", 1)), re.compile(named)
        others = [self._files.data(one) for one in self._files.paths if not one.endswith(YAML)]
        return any(making.search(one) or (_MAKING_ANY.search(one) and naming.search(one)) for one in others)

    def filled_by(self, path: str) -> Sequence[str]:
        asking, using = self._sharing
        return [*asking, *using] if path.endswith(YAML) or _CONTAINER in self._files.data(path) else using

    @cached_property
    def _sharing(self) -> tuple[Sequence[str], Sequence[str]]:
        """The files that ask a container for something, and those that use variables of all files in functions."""
        data = [(path, self._files.data(path)) for path in self._files.paths]
        asking = [path for path, each in data if (_CONTAINER in each and b"get(" in each) or has_any(each, _PARAMETERS)]
        return asking, [path for path, each in data if has_any(each, _GLOBAL)]

    def given_by(self, path: str) -> list[str]:
        return [each for each in self.imported_by(path) if has_any(self._files.data(each), _KEEPING)]

    def answering(self, path: str, module: ir.Module) -> list[ir.Unit]:
        """What a file returns, whoever includes it gets, names its folder, too, or asks `config()` for it."""
        from influx_lint.flow import ir
        from influx_lint.languages.php.lowering import RETURNED

        folder, name = path.rsplit(os.sep, 2)[-2:]
        return [ir.Unit(unit.mentions, (name, folder)) for unit in module.units if RETURNED in unit.changes]

    def has_strangers(self, path: str) -> bool:
        used = {each.decode("utf-8", "replace").lower().strip("\\") for each in _USED.findall(self._files.data(path))}
        own = {name.strip("\\()") for name in self._by_name} | _KNOWN
        return any(not any(one == name or name.startswith(f"{one}\\") for one in own) for name in used)

    def resolve(self, importer: str, module: str, level: int) -> str | None:  # noqa: ARG002 - PHP has no levels
        if module.startswith("file:"):
            return self._file(importer, module.removeprefix("file:"))
        found = self._by_name.get(self.full_name(importer, module))
        return found if found is not None else self._by_name.get(module.lower())

    def full_name(self, importer: str, name: str) -> str:
        """The full name of a function in the namespace of the file that calls it; any other name is full already."""
        if name.startswith(":"):
            return name
        if name.startswith("\\") or "\\" in name:
            return name.lower()
        data, file = self._files.read(importer)
        namespace = file.defined(data).namespace
        return f"{namespace}\\{name}".lower() if namespace else name.lower()

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        """The file that defines each class, function and constant; of several, the first."""
        found: dict[str, str] = {}
        for path in self._files.paths:
            data, file = self._files.read(path)
            own = file.defined(data)
            for name in (*own.names, *(f":{each}" for each in own.constants)):
                found.setdefault(name, path)
        return found

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[str]]:
        """The files that define something by the last part of its name."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, path in self._by_name.items():
            found[name.rpartition("\\")[2].strip("():").lower()].append(path)
        return found

    def _file(self, importer: str, name: str) -> str | None:
        """The file that a path means: as seen from the file that names it, from the project's root, or, where it begins
        with what is not known, the only one that ends so."""
        folders = (os.path.dirname(importer), self._files.root)  # noqa: PTH120
        for folder in folders:
            path = os.path.normpath(os.path.join(folder, name))  # noqa: PTH118
            if path in self._files.paths:
                return path
        plain = os.path.normpath(name.lstrip("/"))
        inner = f"{os.sep}{plain}"
        for folder in folders:
            path = os.path.normpath(folder + inner)
            if path in self._files.paths:
                return path
        ending = [path for path in self._by_last.get(os.path.basename(plain), ()) if path.endswith(inner)]  # noqa: PTH119
        return ending[0] if len(ending) == 1 else None

    @cached_property
    def _by_last(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for path in self._files.paths:
            found[os.path.basename(path)].append(path)  # noqa: PTH119
        return found


def imported(_root: Path, _path: str, data: bytes) -> Collection[str] | None:
    """Nearly any file may get something from any other of the project: by the names of classes and functions."""
    return None if b"(" in data or b"::" in data else ()
