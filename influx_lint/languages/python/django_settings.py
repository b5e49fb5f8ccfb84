"""Which modules of a project are its settings for Django: those that `DJANGO_SETTINGS_MODULE` is set to, or, where
nothing says, those that are called so.

Sources: Django's documentation, "Designating the settings", and pytest-django's, "Configuring Django settings"."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from influx_lint.typings import NamedTuple

Read = Callable[[str], bytes]
Resolve = Callable[[str, str, int], str | None]

_VARIABLE = b"DJANGO_SETTINGS_MODULE"
_USE = b"django.conf"
_IN_PYTHON = _VARIABLE + rb"""["']\s*(?:,|\]\s*=|:)\s*[fF]?["']([\w.]+)"""
_ELSEWHERE = _VARIABLE + rb"""["']?[ \t]*[=:][ \t]*["']?([\w.]+)|--ds[= ]["']?([\w.]+)"""

_DEPLOYED = (".environment", ".platform.app.yaml", ".platform/applications.yaml", ".upsun/config.yaml")
_TESTS = ("pytest.ini", "setup.cfg", "tox.ini", "pyproject.toml", ".env")
"""What of a folder's files may set the variable: where the application is deployed, and where it is tested."""

_STARTS = frozenset({"manage.py", "wsgi.py", "asgi.py", "conftest.py", "celery.py"})
"""Python files beside which such files stand."""


class _Named(NamedTuple):
    """A module that a file in `folder` sets the variable to."""

    folder: str
    path: str
    deployed: bool


class DjangoSettings:
    """The modules of a project's settings."""

    def __init__(self, root: str, paths: Iterable[str], read: Read, resolve: Resolve) -> None:
        """`paths` are the project's Python files; `read` gives the bytes of a file, none where there is none, and
        `resolve` the file that an import in a file means."""
        self._root = root
        self._read = read
        self._resolve = resolve
        self._paths = tuple(paths)
        self._called_so = [path for path in self._paths if _is_called_so(path)]
        self._named = list(dict.fromkeys(self._found())) if any(_USE in read(path) for path in self._paths) else []
        self.all = self._of(self._named)
        """Every module that may be the settings of some file."""

    def of(self, importer: str) -> list[str]:
        """The settings as a file sees them: of several applications, those of the one that it belongs to."""
        around = [one for one in self._named if importer.startswith(one.folder + os.sep)]
        longest = max((len(one.folder) for one in around), default=0)
        nearest = [one for one in around if len(one.folder) == longest]
        return self._of(nearest) if nearest else self.all

    def _of(self, named: Sequence[_Named]) -> list[str]:
        deployed = [one.path for one in named if one.deployed]
        if not deployed:
            return list(dict.fromkeys([*(one.path for one in named), *self._called_so]))
        folders = {os.path.dirname(path) for path in deployed}  # noqa: PTH120
        beside = [path for path in self._called_so if os.path.dirname(path) in folders]  # noqa: PTH120
        return list(dict.fromkeys([*deployed, *beside]))

    def _found(self) -> Iterator[_Named]:
        folders = {self._root: None}
        for path in self._paths:
            folder, name = os.path.split(path)
            if name in _STARTS:
                folders[folder] = None
            data = self._read(path)
            if _VARIABLE in data:
                is_test = name == "conftest.py" or name.startswith("test_")
                for found in re.findall(_IN_PYTHON, data):
                    yield from self._modules(path, found, deployed=not is_test)
        for folder in folders:
            for name in (*_DEPLOYED, *_TESTS):
                path = os.path.join(folder, name)  # noqa: PTH118
                for setting, option in re.findall(_ELSEWHERE, self._read(path)):
                    own = os.path.join(folder, "-")  # noqa: PTH118
                    yield from self._modules(own, setting or option, deployed=name in _DEPLOYED)

    def _modules(self, path: str, written: bytes, *, deployed: bool) -> Iterator[_Named]:
        """The modules that a dotted name means in the file at `path`; where its end is computed, all of the package."""
        name = written.decode()
        folder = os.path.dirname(path)  # noqa: PTH120
        found = self._resolve(path, name.rstrip("."), 0)
        if found is None:
            return
        package = top = os.path.dirname(found)  # noqa: PTH120
        for _ in range(name.rstrip(".").count(".") + found.endswith("__init__.py")):
            top = os.path.dirname(top)  # noqa: PTH120
        folder = os.path.commonpath((folder, top))
        modules = [found]
        if name.endswith("."):
            modules = [each for each in self._paths if os.path.dirname(each) == package]  # noqa: PTH120
        yield from (_Named(folder, each, deployed) for each in modules)


def _is_called_so(path: str) -> bool:
    """Whether a module is called `settings`, `local_settings` or the like, or is of a package called `settings`."""
    folder, name = os.path.split(path)
    return "settings" in name.removesuffix(".py").split("_") or folder.endswith(os.sep + "settings")
