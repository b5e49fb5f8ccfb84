"""What Python's own parser takes: finds a folder's Python files and parses each with `ast`."""

from __future__ import annotations

import ast
import os
import sys

for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith(".py"):
            with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123 - as `read.py` does
                ast.parse(file.read())
