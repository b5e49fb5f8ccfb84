"""How shell files get hold of one another: what they source, what they run, and the `.environment` that they run in."""

from __future__ import annotations

import fnmatch
import os
import re
from functools import cached_property

from influx_lint.languages.front import Links
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from influx_lint.flow import ir
    from influx_lint.languages.front import Files

ENVIRONMENT_FILE = ".environment"

_RUN = re.compile(
    rb"(?m)(?:^|[\s;&|({`\"'])(?:\.|source|bash|sh|dash|-[a-zA-Z]*f|--from-file)[ \t]+([^\n;&|]+)"
    rb"|(?:^|[\s;&|()}\"'])(?:\$\w+)?(\.{0,2}/?(?:[\w./-]+\.(?:sh|bash)\b|[\w./-]*/[\w.-]+))"
)
_LISTED = re.compile(rb"\bfor[ \t]+\w+[ \t]+in[ \t]+([^\n;]*\*[^\n;]*)")
_PATTERN = re.compile(r"((?:[\w.-]+/)*)([\w.-]*\*[\w.-]*\.(?:sh|bash)|(?<=/)\*)")
_MODULE = re.compile(rb'\b(?:include|import)\s*"([\w./-]+)"')
_PART = re.compile(rb"[\w.\x80-\xff-]+")
"""A name without its folder; most files have that of no other."""

MOST_PARTS = 8
"""How many folders a name may begin with that stand for one which is only known when the script runs."""

_NAME = re.compile(r"[\w.-]+(?:/[\w.-]+)*")


class ShellLinks(Links):
    """The links of the shell files in a project."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self._found: dict[tuple[str, str], tuple[str, ...]] = {}
        self._loaded: dict[str, tuple[str, ...]] = {}

    def imports(self, path: str) -> Iterator[str | None]:
        data = self._files.data(path)
        runs = [] if self._names.keys().isdisjoint(_PART.findall(data)) else _RUN.findall(data)
        words = [b" ".join(each) for each in runs]
        words += [b"%b.jq" % each for each in _MODULE.findall(data)] if self._has_modules else []
        yield from (self._mentioned(path, each) for each in words)
        yield from self.loaded_by(path)
        yield self._environment(path)

    def loaded_by(self, path: str) -> Sequence[str]:
        """The scripts that a file goes over: `for file in lib/*.sh; do . "$file"; done`."""
        if path not in self._loaded:
            words = b"\n".join(_LISTED.findall(self._files.data(path))).decode("utf-8", "replace")
            found = (self._matching(path, folder, name) for folder, name in _PATTERN.findall(words))
            self._loaded[path] = tuple(dict.fromkeys(each for paths in found for each in paths))
        return self._loaded[path]

    def _matching(self, importer: str, folder: str, pattern: str) -> list[str]:
        """The files of a pattern in a folder that words mean, beside a script or in a folder above it."""
        for above in self._folders(os.path.dirname(importer)):  # noqa: PTH120
            start = os.path.normpath(os.path.join(above, folder))  # noqa: PTH118
            inside = self._inside.get(start, ())
            named = (each for each in inside if fnmatch.fnmatch(os.path.basename(each), pattern))  # noqa: PTH119
            if found := [each for each in named if each != importer]:
                return found
        return []

    @cached_property
    def _inside(self) -> dict[str, list[str]]:
        """All files, by the folders that they are in."""
        found: dict[str, list[str]] = {}
        for path in self._files.paths:
            found.setdefault(os.path.dirname(path), []).append(path)  # noqa: PTH120
        return found

    @cached_property
    def _names(self) -> dict[bytes, list[str]]:
        """All files, by their names without their folders."""
        found: dict[bytes, list[str]] = {}
        for path in self._files.paths:
            found.setdefault(os.fsencode(os.path.basename(path)), []).append(path)  # noqa: PTH119
        return found

    @cached_property
    def _has_modules(self) -> bool:
        return any(name.endswith(b".jq") for name in self._names)

    def _mentioned(self, path: str, words: bytes) -> str | None:
        """The file that words mean, after whatever stands for its folder."""
        for name in _NAME.findall(words.decode("utf-8", "replace")):
            parts = name.split("/")
            ends = ("/".join(parts[at:]) for at in range(min(len(parts), MOST_PARTS)))
            found = next(filter(None, (self.resolve(path, end, 1) for end in ends)), None)
            if found is not None:
                return found
        return None

    def mentioned(self, paths: Iterable[str]) -> set[bytes] | None:
        return None

    def answering(self, path: str, module: ir.Module) -> Iterable[ir.Unit]:
        """Whoever names a file may run it."""
        from influx_lint.flow import ir

        mentions = frozenset(name for unit in module.units for name in unit.mentions)
        return [ir.Unit(tuple(mentions), (os.path.basename(path),))]  # noqa: PTH119

    def has_strangers(self, path: str) -> bool:
        return False

    def resolve(self, importer: str, module: str, level: int) -> str | None:
        """The file that a script means by a name: beside it, or from a folder above it, up to the project's root; or
        else the only one below one of them, to where the script may have changed."""
        if module == ENVIRONMENT_FILE and not level:
            return self._environment(importer)
        if os.path.isabs(module):  # noqa: PTH117
            module = os.path.normpath(module)
            if module in self._files.paths:
                return module
            module = module.removeprefix("/app/")
        name = module.lstrip("/")
        named = (path for path in self._named(importer, name) if path != importer)
        return next(named, None) or self._below(importer, name)

    def _below(self, importer: str, name: str) -> str | None:
        """The only file of a name below the folder of a file, or else below the closest one above it that has any."""
        end = os.sep + os.path.normpath(name)
        named = self._names.get(os.fsencode(os.path.basename(name)), ())  # noqa: PTH119
        paths = [path for path in named if path != importer and path.endswith(end)]
        for folder in self._folders(os.path.dirname(importer)) if paths else ():  # noqa: PTH120
            if found := [path for path in paths if path.startswith(os.path.join(folder, ""))]:  # noqa: PTH118
                return found[0] if len(found) == 1 else None
        return None

    def _environment(self, path: str) -> str | None:
        """The `.environment` of the application that a file is part of."""
        found = self._named(path, ENVIRONMENT_FILE)
        return found[0] if found and found[0] != path else None

    def _named(self, importer: str, name: str) -> tuple[str, ...]:
        """The files of a name in the folder of a file, and in those above it."""
        key = (os.path.dirname(importer), name)  # noqa: PTH120
        if key not in self._found:
            paths = (os.path.normpath(os.path.join(folder, name)) for folder in self._folders(key[0]))  # noqa: PTH118
            self._found[key] = tuple(path for path in paths if path in self._files.paths)
        return self._found[key]

    def _folders(self, folder: str) -> list[str]:
        """A folder and those above it, up to the project's root."""
        found = [folder]
        while folder != self._files.root and len(found) < 64:
            above = os.path.dirname(folder)  # noqa: PTH120
            if above == folder:
                break
            folder = above
            found.append(folder)
        return found


def imported(_root: Path, _path: str, _data: bytes) -> None:
    """Any script may see what its application's `.environment` exports."""
