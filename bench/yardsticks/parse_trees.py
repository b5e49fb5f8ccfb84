"""What the grammars of tree-sitter take: finds a folder's files in languages other than Python and parses each."""

from __future__ import annotations

import os
import sys

import tree_sitter_bash
import tree_sitter_javascript
import tree_sitter_php
import tree_sitter_typescript
from tree_sitter import Language, Parser

PARSERS = {
    ".js": Parser(Language(tree_sitter_javascript.language())),
    ".ts": Parser(Language(tree_sitter_typescript.language_typescript())),
    ".php": Parser(Language(tree_sitter_php.language_php())),
    ".sh": Parser(Language(tree_sitter_bash.language())),
}

for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        parser = PARSERS.get(os.path.splitext(name)[1])  # noqa: PTH122 - as `read.py` does
        if parser is not None:
            with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123
                parser.parse(file.read())
