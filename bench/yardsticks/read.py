"""The least that any checker of a folder takes: finds its Python files and reads their bytes."""

from __future__ import annotations

import os
import sys

for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith(".py"):
            with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123 - pathlib costs more than reading
                file.read()
