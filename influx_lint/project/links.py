"""Where a project ends: what its links and its settings lead to beyond that is none of its own (docs/security.md)."""

from __future__ import annotations

import os
from pathlib import Path

from influx_lint.confined import is_inside
from influx_lint.paths import work_tree
from influx_lint.project import layout
from influx_lint.project.disk import Disk

LEADS_OUT = "a link that leads out of the project"


def leads_out(path: str, disk: Disk) -> bool:
    """Whether the file `path` (absolute) is, by links, none of its project's, and in nothing that a person named."""
    return not any(is_inside(path, folder) for folder in (own_folder(os.path.dirname(path)), *disk.named))  # noqa: PTH120


def own_folder(folder: str) -> str:
    """The folder that holds all of the project of `folder` (absolute): its work tree, or else its root."""
    return work_tree(folder) or str(layout.find_root(Path(folder)))


def widest_folder(folder: str) -> str:
    """The same for what settings name: around a submodule stands the project that it is part of."""
    found = own_folder(folder)
    while (around := work_tree(os.path.dirname(found))) not in (None, found):  # noqa: PTH120
        found = str(around)
    return found
