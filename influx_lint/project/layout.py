"""Which files configure a project, by their names (docs/facts.md, "The platforms").

| platform | services | applications |
|---|---|---|
| Web PaaS, Upsun Fixed | `.platform/services.yaml` | `.platform.app.yaml`, `.platform/applications.yaml` |
| Upsun Flex | `services` in the files of `.upsun/` | `applications` in the same files |
| Symfony Cloud | `.symfony/services.yaml` | `.symfony.cloud.yaml` |
| Adobe Commerce Cloud | `.magento/services.yaml` | `.magento.app.yaml` |
"""

from __future__ import annotations

import enum
import os

from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FIXED_FOLDERS = (".platform", ".symfony", ".magento")
FLEX_FOLDER = ".upsun"
FOLDERS = (*FIXED_FOLDERS, FLEX_FOLDER)

_SUFFIXES = (".yaml", ".yml")


class Kind(enum.Enum):
    """What a configuration file holds."""

    SERVICES = "services"
    APPLICATION = "application"
    APPLICATIONS = "applications"
    FLEX = "flex"


_APPLICATION_NAMES = frozenset(
    stem + suffix for stem in (".platform.app", ".symfony.cloud", ".magento.app") for suffix in _SUFFIXES
)
_SERVICES_NAMES = frozenset("services" + suffix for suffix in _SUFFIXES)
_APPLICATIONS_NAMES = frozenset("applications" + suffix for suffix in _SUFFIXES)


def kind_of(folder: str, name: str) -> Kind | None:
    """What the file `name` in a folder called `folder` holds; nothing for a file that configures no project."""
    if name in _APPLICATION_NAMES:
        return Kind.APPLICATION
    if folder == FLEX_FOLDER and name.endswith(_SUFFIXES):
        return Kind.FLEX
    if folder in FIXED_FOLDERS and name in _SERVICES_NAMES:
        return Kind.SERVICES
    if folder in FIXED_FOLDERS and name in _APPLICATIONS_NAMES:
        return Kind.APPLICATIONS
    return None


def kind_of_named(path: Path) -> Kind | None:
    """The same for a file that a person named: any YAML file of no other kind is taken for a services file."""
    return kind_of(path.parent.name, path.name) or (Kind.SERVICES if path.suffix in _SUFFIXES else None)


def find_root(path: Path) -> Path:
    """The root of the project that the file or folder `path` (absolute) belongs to.

    It is the nearest folder upwards with a configuration folder in it; else the one with `.git`; else the outermost
    one with an application file; else the folder that holds the file's outermost package.
    """
    return Roots().of(path)


class Roots:
    """Finds the roots of many files, and looks at each folder once."""

    def __init__(self) -> None:
        self._seen: dict[Path, tuple[bool, bool, bool]] = {}

    def of(self, path: Path) -> Path:
        """What `find_root` tells."""
        if path.name in FOLDERS:
            return path.parent
        folders = [folder for folder in (path, *path.parents) if folder.name not in FOLDERS and _is_folder(folder)]
        fallback = None
        for folder in folders:
            is_root, has_application, _ = self._look(folder)
            if is_root:
                return folder
            fallback = folder if has_application else fallback
        if fallback:
            return fallback
        return next((folder for folder in folders if not self._look(folder)[2]), folders[-1])

    def _look(self, folder: Path) -> tuple[bool, bool, bool]:
        """Whether a folder is a root beyond doubt, has an application's file, and is a package."""
        if folder not in self._seen:
            self._seen[folder] = (
                any(_is_folder(folder / name) for name in (*FOLDERS, ".git")),
                any(_exists(folder / name) for name in _APPLICATION_NAMES),
                _exists(folder / "__init__.py"),
            )
        return self._seen[folder]


def is_project(root: Path) -> bool:
    """Whether a root (`find_root`) is a project's, and not just the folder of a file that belongs to none."""
    return any(_exists(root / name) for name in (*FOLDERS, ".git", *_APPLICATION_NAMES))


def fixed_files(root: Path) -> list[Path]:
    """The configuration files at fixed places below a project's root that are there, in order; links included.

    Raises OSError where a folder cannot be listed.
    """
    found = []
    for name in FOLDERS:
        folder = root / name
        if _is_folder(folder):
            found += [one for one in sorted(folder.iterdir()) if kind_of(name, one.name)]
    return found


def _is_folder(path: Path) -> bool:
    # Path.is_dir raises where a folder on the way may not be entered; then there is nothing here to be found.
    return os.path.isdir(path)  # noqa: PTH112


def _exists(path: Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110
