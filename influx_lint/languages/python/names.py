"""What the names of modules mean in a project, by the files that are there."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator

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
