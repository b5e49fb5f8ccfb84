"""Modules of Python's own that edits make use of."""

from __future__ import annotations

import ast

from influx_lint.findings import Edit
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits.source import Source


def module(source: Source, name: str) -> tuple[str, list[Edit]]:
    """What a module of Python's own is called in a file, and the import that this takes, if there is none: before the
    first of the leading imports that sorts after it. Raises NoFixError."""
    for node in source.tree.body:
        named = node.names if isinstance(node, ast.Import) else ()
        called = next((each.asname or each.name for each in named if each.name == name), None)
        if called is not None and source.binding(called) is not None:
            return called, []
    if name in source.bound or name in source.names:
        raise NoFixError(f"`{name}` is another thing in this file: import the module by another name, and use it")
    found = _leading_imports(source)
    behind = next((node for node in found if not _sorts_before(node, name)), found[0] if found else None)
    if behind is None or behind.col_offset:
        raise NoFixError(f"import `{name}`, and use it")
    return name, [source.insert(source.offsets(behind)[0], f"import {name}{_line_end(source)}")]


def _leading_imports(source: Source) -> list[ast.Import | ast.ImportFrom]:
    """The imports that the file begins with, after its documentation and what it takes from the future."""
    found: list[ast.Import | ast.ImportFrom] = []
    for node in source.tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            if not isinstance(node, ast.ImportFrom) or node.module != "__future__":
                found.append(node)
        elif found or not _is_docstring(node):
            break
    return found


def _sorts_before(node: ast.Import | ast.ImportFrom, name: str) -> bool:
    return isinstance(node, ast.Import) and node.names[0].name < name


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _line_end(source: Source) -> str:
    first = source.text.find("\n")
    return "\r\n" if source.text[first - 1 : first] == "\r" else "\n"
