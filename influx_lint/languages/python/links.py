"""How the Python files of a project get hold of one another: by imports, by frameworks, by Django's settings."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from influx_lint.languages.front import Files, Links
from influx_lint.languages.python.django_settings import DjangoSettings
from influx_lint.languages.python.frameworks import CARRIED_AS, CARRIERS
from influx_lint.languages.python.imports import (
    ANY,
    FILLING,
    MOST_FOLDERS,
    SHARED,
    given,
    imports,
    is_for_tests,
    loaded,
    loads_any,
    named,
)
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.flow import ir

_CARRIED = frozenset(carrier.name for carrier in CARRIERS)

_SETTINGS = "django.conf"
"""The library's module that stands for the project's own settings."""

_OWN_NAMES = frozenset({"globals", "vars", "locals", "modules"})
_OTHERS_NAMES = frozenset({"setattr", "__dict__", "vars"})
"""By what code may give a module names that it does not write: its own, another one."""


class PythonLinks(Links):
    """What Python's import statements, frameworks and Django say."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self._names = Names(files.root, files.paths)

    @property
    def state(self) -> object:
        return self._django.all

    def imports(self, path: str) -> Iterator[str | None]:
        yield from fixtures_of(self._names, path)
        data, file = self._files.read(path)
        for module, level in file.imports(data):
            target = self.resolve(path, module, level)
            yield target
            if target is None and module.startswith(_SETTINGS):
                yield from self._django.of(path)
            elif target is None and module in _CARRIED:
                yield from self._filling[module]
            if not level and "." in module:
                yield self.resolve(path, module.partition(".")[0], 0)
        if self._taking:
            yield from self._named if path in self._taking else self._named_by(path)

    def loaded_by(self, path: str) -> list[str]:
        found: dict[str, None] = {}
        for module, level in loaded(self._files.data(path)):
            if module.endswith(ANY):
                found |= dict.fromkeys(self._inside(path, module.removesuffix(ANY).rstrip("."), level))
            elif (target := self.resolve(path, module, level)) is not None:
                found[target] = None
        found.pop(path, None)
        return list(found)

    def tests(self) -> Iterator[str]:
        return filter(is_for_tests, self._files.paths)

    def filled_by(self, path: str) -> Iterator[str]:
        if self.imported_by(path):
            filled = {name for names in re.findall(FILLING, self._files.data(path)) for name in names}
            yield from (home for name, home in self._homes(path) if name.encode() in filled)

    def given_by(self, path: str) -> Iterator[str]:
        read = self._files.read
        homes = self._homes(path) if self.imported_by(path) else ()
        keeping = [(name, home) for name, home in homes if (found := read(home))[1].keeps(found[0])]
        names = given(self._files.data(path)) if keeping else ()
        yield from (home for name, home in keeping if name.encode() in names)

    def _homes(self, path: str) -> Iterator[tuple[str, str]]:
        """The names that `path` imports, and the files that it has each from, or that it imports by that name."""
        data, file = self._files.read(path)
        for module, level in file.imports(data):
            base, _, name = module.rpartition(".")
            target = self.resolve(path, module, level) or self.resolve(path, base, level)
            if target is not None:
                yield name, target
                if is_package(target):
                    yield from ((name, home) for home in self._handed_on(target, name))

    def _handed_on(self, package: str, name: str) -> Iterator[str]:
        """The files that a package has something by a name from."""
        data, file = self._files.read(package)
        for module, level in file.imports(data):
            base, _, last = module.rpartition(".")
            target = self.resolve(package, base, level) if last == name and (base or level) else None
            if target is not None and target != package:
                yield target

    def mentioned(self, paths: Iterable[str]) -> set[bytes] | None:
        found = {_SETTINGS.encode()}
        for path in paths:
            if is_package(path):
                return None  # `from . import name` names no package
            name = module_name(path)
            found.add(_OF_TESTS if name == SHARED else name.encode())
            data, file = self._files.read(path)
            for carrier in file.fills(data):
                found |= carrier.words
        return found

    def spelled(self, names: Collection[str]) -> Collection[str]:
        return {*names, *(word for word, name in CARRIED_AS.items() if name in names)}

    def answering(self, path: str, module: ir.Module) -> list[ir.Unit]:
        from influx_lint.flow import ir

        own = module_name(path)
        everything = [each for each in module.body if isinstance(each, ir.ImportNames) and each.everything]
        found = [ir.Unit((each.module.rpartition(".")[2],), (own,)) for each in everything]
        for unit in module.units:
            changed = {own} if "__getattr__" in unit.changes or not _OWN_NAMES.isdisjoint(unit.mentions) else set()
            if not _OTHERS_NAMES.isdisjoint(unit.mentions):
                data, file = self._files.read(path)
                changed |= {name.rpartition(".")[2] for name, _ in file.imports(data)}.intersection(unit.mentions)
            if changed:
                found.append(ir.Unit(unit.mentions, tuple(changed)))
        return found

    def has_strangers(self, path: str) -> bool:
        data, file = self._files.read(path)
        named = file.imports(data)
        there = {(module, level) for module, level in named if self.resolve(path, module, level)}
        return any(
            not self._is_accounted_for(path, module, level)
            for module, level in named
            if (module, level) not in there
            and not any(level == other and one.startswith(f"{module}.") for one, other in there)
        )

    def _is_accounted_for(self, path: str, module: str, level: int) -> bool:
        """Whether what has this name and is no module of the project is a library's, or a name in a module."""
        import sys

        from influx_lint.languages.python.language import KNOWN_LIBRARIES

        top = module.partition(".")[0]
        if not module or module in _CARRIED:
            return True
        if not level and (top in sys.stdlib_module_names or top in KNOWN_LIBRARIES):
            return True
        parent, _, name = module.rpartition(".")
        holder = self.resolve(path, parent, level) if parent or level else None
        if holder is None:
            return False
        data = self._files.data(holder)
        return name.encode() in data or b"import *" in data

    def resolve(self, importer: str, module: str, level: int) -> str | None:
        return self._names.resolve(importer, module, level)

    def packages(self, path: str) -> list[str]:
        found: list[str] = []
        folder, name = os.path.split(path)
        if name == PACKAGE:
            folder = os.path.dirname(folder)  # noqa: PTH120
        while (package := folder + os.sep + PACKAGE) in self._files.paths:
            found.insert(0, package)
            folder = os.path.dirname(folder)  # noqa: PTH120
        return found

    def part(self, path: str, name: str) -> str | None:
        return self.resolve(path, name, 1) if is_package(path) else None

    def settings(self, importer: Path) -> Sequence[Path]:
        """Django's settings, as the file at `importer` has them."""
        return [Path(path) for path in self._django.of(str(importer))]

    @cached_property
    def _django(self) -> DjangoSettings:
        return DjangoSettings(self._files.root, self._files.paths, self._files.data, self.resolve)

    @cached_property
    def _taking(self) -> Collection[str]:
        """The files that take settings from what any text may name."""
        return frozenset(path for path in self._files.paths if loads_any(self._files.data(path)))

    @cached_property
    def _named(self) -> Collection[str]:
        """The files that a text names."""
        return dict.fromkeys(target for path in self._files.paths for target in self._named_by(path))

    def _named_by(self, path: str) -> Iterator[str]:
        for name in named(self._files.data(path), alone=path in self._taking):
            target = self.resolve(path, name, 0)
            if target is not None:
                yield target

    @cached_property
    def _filling(self) -> Mapping[str, Sequence[str]]:
        """The files that put something into each of the objects that frameworks hand on."""
        found: dict[str, list[str]] = {carrier.name: [] for carrier in CARRIERS}
        for path in self._files.paths:
            data, file = self._files.read(path)
            for carrier in file.fills(data):
                found[carrier.name].append(path)
        return found

    def _inside(self, importer: str, package: str, level: int) -> Sequence[str]:
        """The modules in a package, or in a folder that is none, by its name in the file `importer`."""
        folder = self._names.folder(importer, package, level)
        return self._by_folder.get(folder, ()) if folder is not None else ()

    @cached_property
    def _by_folder(self) -> Mapping[str, Sequence[str]]:
        """The files in each folder, and the packages in it."""
        found: dict[str, list[str]] = defaultdict(list)
        for path in self._files.paths:
            folder = os.path.dirname(path)  # noqa: PTH120
            found[os.path.dirname(folder) if is_package(path) else folder].append(path)  # noqa: PTH120
        return found


class _OnDisk:
    """All the files that there are, without a listing."""

    def __contains__(self, path: object) -> bool:
        return os.path.isfile(str(path))  # noqa: PTH113


def imported(root: Path, path: str, data: bytes) -> Collection[str] | None:
    """The files of the project at `root` that a file with these bytes imports something from; nothing where it may be
    any, since the name of one is put together, or stands in Django's settings."""
    named = imports(data)
    if loaded(data) or any(module.startswith(_SETTINGS) for module, _ in named):
        return None
    names = Names(str(root), _OnDisk())
    tops = [(module.partition(".")[0], 0) for module, level in named if not level]
    found = (names.resolve(path, module, level) for module, level in (*named, *tops))
    return dict.fromkeys([*fixtures_of(names, path), *(each for each in found if each is not None)])


_OF_TESTS = b"def test"


def fixtures_of(names: Names, path: str) -> Iterator[str]:
    """The files with pytest's fixtures that tests in a file may use without importing them, the nearest first."""
    for level in range(1, MOST_FOLDERS + 1) if is_for_tests(path) else ():
        found = names.resolve(path, SHARED, level)
        if found is not None and found != path:
            yield found


PACKAGE = "__init__.py"
"""The file that makes a folder a package."""

_PACKAGE = os.sep + PACKAGE


def is_package(path: str) -> bool:
    """Whether a file stands for its folder."""
    return path.endswith(_PACKAGE)


def module_name(path: str) -> str:
    """The last part of a module's name."""
    folder, name = os.path.split(path)
    return os.path.basename(folder) if name == PACKAGE else name.removesuffix(".py")  # noqa: PTH119


class Names:
    """What the names of modules mean in a project, by its files."""

    def __init__(self, root: str, paths: Container[str]) -> None:
        self._root = root
        self._paths = paths
        self._found: dict[tuple[str, str, int], str | None] = {}
        self._folders: dict[str, list[str]] = {}

    def resolve(self, importer: str, module: str, level: int) -> str | None:
        """The file that an import means (`Links.resolve`)."""
        folder = os.path.dirname(importer)  # noqa: PTH120
        key = (folder, module, level)
        if key not in self._found:
            self._found[key] = next(self._files(folder, module, level), None)
        found = self._found[key]
        if found == importer and not level and "." not in module:
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
