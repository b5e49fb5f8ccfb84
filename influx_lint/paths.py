"""Names of files: absolute ones, and those of fingerprints, baselines and reports, the same on every machine."""

from __future__ import annotations

import os
from pathlib import Path


def absolute(name: str) -> Path:
    """The path of a file that was named as from the working folder; links stay as they were named."""
    return Path(os.path.abspath(name))  # noqa: PTH100


def repository(path: Path) -> Path | None:
    """The nearest folder, from the file or folder `path` (absolute) upward, that is the root of a git repository."""
    return next((folder for folder in (path, *path.parents) if (folder / ".git").exists()), None)


def relative(path: str, root: str) -> str:
    """The name of the file `path` seen from the folder `root`, with forward slashes.

    Both may be relative to the working folder. A file outside of `root` keeps its absolute name. Symbolic links are
    not followed: name `root` the way that the files are named.
    """
    try:
        inside = os.path.relpath(path, root)
    except ValueError:  # another drive
        inside = os.pardir
    outside = inside == os.pardir or inside.startswith(os.pardir + os.sep)
    return (os.path.normpath(Path(path).absolute()) if outside else inside).replace(os.sep, "/")
