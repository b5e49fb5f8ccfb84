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
from collections.abc import Callable, Collection
from pathlib import Path

from influx_lint.languages import PACKAGES
from influx_lint.paths import is_folder, joined
from influx_lint.typings import NamedTuple

FIXED_FOLDERS = (".platform", ".symfony", ".magento")
FLEX_FOLDER = ".upsun"
FOLDERS = (*FIXED_FOLDERS, FLEX_FOLDER)

YAML = (".yaml", ".yml")
JSON = ".json"
DOCUMENTS = (JSON, *YAML)
"""What files end in that hold data for code to load."""


class Kind(enum.Enum):
    """What a configuration file holds."""

    SERVICES = "services"
    APPLICATION = "application"
    APPLICATIONS = "applications"
    FLEX = "flex"


VENDORS = {Kind.FLEX: "upsun-flex"}
"""The vendors, by their keys in the policy, whose files are told by what they are: the others share theirs."""

_APPLICATION_NAMES = frozenset(
    stem + suffix for stem in (".platform.app", ".symfony.cloud", ".magento.app") for suffix in YAML
)
_ROOT_MARKS = (*FOLDERS, ".git")

MARKS = frozenset({*_ROOT_MARKS, *_APPLICATION_NAMES, *PACKAGES})
"""The names by which the root of a project is told."""

_SERVICES_NAMES = frozenset("services" + suffix for suffix in YAML)
_APPLICATIONS_NAMES = frozenset("applications" + suffix for suffix in YAML)


def kind_of(folder: str, name: str) -> Kind | None:
    """What the file `name` in a folder called `folder` holds; nothing for a file that configures no project."""
    if name in _APPLICATION_NAMES:
        return Kind.APPLICATION
    if folder == FLEX_FOLDER and name.endswith(YAML):
        return Kind.FLEX
    if folder in FIXED_FOLDERS and name in _SERVICES_NAMES:
        return Kind.SERVICES
    if folder in FIXED_FOLDERS and name in _APPLICATIONS_NAMES:
        return Kind.APPLICATIONS
    return None


def kind_of_named(path: Path) -> Kind | None:
    """The same for a file that a person named: any YAML file of no other kind is taken for a services file."""
    if not path.name.endswith(YAML):
        return None
    return kind_of(path.parent.name, path.name) or (Kind.SERVICES if path.suffix in YAML else None)


def find_root(path: Path) -> Path:
    """The root of the project that the file or folder `path` (absolute) belongs to. It is the nearest folder upwards
    with a configuration folder in it; else the one with `.git`; else the outermost one with an application file; else
    the folder that holds the file's outermost package."""
    return Path(Roots(marks_in).of(str(path)))


class Roots:
    """Finds the roots of many files, and looks at each folder once."""

    def __init__(self, marks: Callable[[str], Collection[str]]) -> None:
        """`marks` gives those of `MARKS` that are in a folder (`marks_in`)."""
        self._marks = marks
        self._known: dict[str, _Above] = {}

    def of(self, path: str) -> str:
        """What `find_root` tells."""
        folder, name = os.path.split(path)
        if name in FOLDERS:
            return folder
        above = self._above(path)
        return above.root or above.application or above.outside or path

    def _above(self, path: str) -> _Above:
        """What the folders from `path` upward tell: those that are known need no further look."""
        unknown = []
        while path not in self._known:
            unknown.append(path)
            parent = os.path.dirname(path)  # noqa: PTH120
            if parent == path:
                break
            path = parent
        above = self._known.get(path, _Above())
        for folder in reversed(unknown):
            above = self._known[folder] = self._look(folder, above)
        return above

    def _look(self, folder: str, above: _Above) -> _Above:
        if os.path.basename(folder) in FOLDERS:  # noqa: PTH119
            return above
        marks = frozenset(self._marks(folder))
        if not marks and not is_folder(folder):
            return above
        is_root = any(name in marks and is_folder(joined(folder, name)) for name in _ROOT_MARKS)
        has_application = not marks.isdisjoint(_APPLICATION_NAMES)
        is_package = not marks.isdisjoint(PACKAGES)
        return _Above(
            root=folder if is_root else above.root,
            application=above.application or (folder if has_application else ""),
            outside=above.outside if is_package and above.outside else folder,
        )


def marks_in(folder: str) -> Collection[str]:
    """Those of `MARKS` that are in a folder; a link that leads nowhere is none."""
    return [name for name in MARKS if os.path.exists(joined(folder, name))]  # noqa: PTH110


class _Above(NamedTuple):
    """What the folders from one upward tell: the nearest that is a root beyond doubt, the outermost with an
    application's file, and the nearest that is no package; the last of all where every one is."""

    root: str = ""
    application: str = ""
    outside: str = ""


def outermost_package(path: Path) -> Path:
    """The folder of the outermost package that a file is in; its own folder where it is in none."""
    folder = path.parent
    while _is_package(folder) and _is_package(folder.parent):
        folder = folder.parent
    return folder


def _is_package(folder: Path) -> bool:
    return any((folder / name).is_file() for name in PACKAGES)


def is_project(marks: Collection[str]) -> bool:
    """Whether a root (`find_root`) with these of `MARKS` in it is a project's, and not just a file's folder."""
    return any(name in marks for name in (*_ROOT_MARKS, *_APPLICATION_NAMES))


def fixed_files(root: Path) -> list[Path]:
    """The configuration files at fixed places below a project's root that are there, in order; links included. Raises
    OSError where a folder cannot be listed."""
    found = []
    for name in FOLDERS:
        folder = joined(str(root), name)
        if is_folder(folder):
            found += [one for one in sorted(Path(folder).iterdir()) if kind_of(name, one.name)]
    return found
