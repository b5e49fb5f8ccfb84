"""The least that any checker of a folder takes: finds its files with code and reads their bytes.

The endings of their names follow the folder; without, Python's.
"""

from __future__ import annotations

import os
import sys

suffixes = tuple(sys.argv[2:]) or (".py",)
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith(suffixes):
            with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123 - pathlib costs more than reading
                file.read()
