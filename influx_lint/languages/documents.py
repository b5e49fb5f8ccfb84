"""Files of JSON and YAML of a project that its code may load, in whichever language."""

from __future__ import annotations

import os
from pathlib import Path

from influx_lint.project.disk import MAX_JSON_BYTES, Disk
from influx_lint.project.ignored import Ignored
from influx_lint.project.layout import DOCUMENTS, JSON
from influx_lint.project.links import leads_out
from influx_lint.project.nodes import YamlError
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.project.nodes import Node


class Documents:
    """The files that code asked for, each read once."""

    def __init__(self, root: Path, disk: Disk) -> None:
        self._root = root
        self._disk = disk
        self._found: dict[str, tuple[bytes, Node | None]] = {}

    def named(self, importer: Path, name: str) -> Node | None:
        """What such a file of the project holds: by its path as seen from the project's root, where code runs, or else
        from the folders of the file that names it, the innermost last. Nothing where git ignores it or it leads out."""
        if not name.endswith(DOCUMENTS):
            return None
        folders = [self._root, *(folder for folder in importer.parents if folder.is_relative_to(self._root))]
        for folder in dict.fromkeys(folders):
            path = os.path.normpath(os.path.join(folder, name))  # noqa: PTH118
            found = self._node(path) if path.startswith(os.path.join(self._root, "")) else None  # noqa: PTH118
            if found is not None:
                return found
        return None

    def keep(self, other: Documents) -> None:
        """Takes what was asked for in `other`: what was found there stays."""
        self._found |= other._found

    def are_as_in(self, other: Documents) -> bool:
        """Whether the files that `other` has are the same here."""
        return all(self._data(path) == data for path, (data, _) in other._found.items())

    def _node(self, path: str) -> Node | None:
        if path not in self._found:
            data = self._data(path)
            self._found[path] = (data, _read(Path(path), data) if data else None)
        return self._found[path][1]

    def _data(self, path: str) -> bytes:
        """The bytes of a file that is the project's; none of any other."""
        try:
            data = self._disk.content(path, MAX_JSON_BYTES).data
        except (OSError, ValueError):
            return b""
        folder = os.path.dirname(path)  # noqa: PTH120
        ignored = Ignored.above(folder, self._disk).with_file(folder, self._disk).verdict(path, False, self._disk)
        return b"" if ignored.is_ignored or leads_out(path, self._disk) else data


def _read(path: Path, data: bytes) -> Node | None:
    """The top node of a file, of YAML if it is in the plain part of that; nothing where it cannot be read."""
    from influx_lint.project import json_nodes, plain, yaml

    try:
        if path.suffix == JSON:
            return json_nodes.read(path, data)
        return next(iter(plain.read(yaml.load(path, data)) or ()), None)
    except (ValueError, YamlError):
        return None
