"""Names of files as reports, fingerprints and baselines give them: the same on every machine."""

from __future__ import annotations

import os
from pathlib import Path


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
