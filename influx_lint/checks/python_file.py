"""Checks a Python file: NFX901 where it cannot be parsed, else what `influx_lint.checks.code` finds in it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from influx_lint.findings import START_OF_FILE, Finding, Span
from influx_lint.registry import rules
from influx_lint.text import Text, decode

if TYPE_CHECKING:
    import ast
    from collections.abc import Collection
    from pathlib import Path

    from influx_lint.languages.python.analysis import Analysis
    from influx_lint.project.workspace import Workspace
    from influx_lint.registry.policy import Policy


class _UnparsableError(ValueError):
    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.message = message
        self.span = span


def check(
    path: Path,
    data: bytes,
    *,
    workspace: Workspace,
    policy: Policy,
    relationships: Collection[str],
    analysis: Analysis,
    only_parse: bool = False,
) -> tuple[str, list[Finding]]:
    """The characters of the file, as far as they can be read, and its findings.

    `path` is absolute, and findings name it so. `relationships` are the names that the settings add, and
    `analysis` is that of the run. With `only_parse`, it is known that there are no findings unless it can't be parsed.
    """
    text = ""
    try:
        text = read(data).characters
        tree = _parsed(text)
    except _UnparsableError as error:
        return text, [Finding(rules.UNPARSABLE_FILE, str(path), error.span, error.message)]
    if only_parse:
        return text, []
    from influx_lint.checks import code

    return text, code.check(
        path,
        text,
        project=workspace.project,
        policy=policy,
        relationships=relationships,
        root=workspace.root,
        tree=tree,
        analysis=analysis,
        with_fixes=True,
    )


def read(data: bytes) -> Text:
    """A Python file's text, by its byte-order mark or coding line (PEP 263)."""
    try:
        return decode(data, _encoding(data).removesuffix("-sig"))
    except LookupError as error:
        raise _UnparsableError(f"cannot be decoded: {error}", START_OF_FILE) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"not valid {error.encoding.upper()} text: {error.reason}"
        raise _UnparsableError(message, Span(line, 1, line, 1)) from None


def _encoding(data: bytes) -> str:
    from tokenize import detect_encoding

    try:
        return detect_encoding(io.BytesIO(data).readline)[0]
    except SyntaxError as error:
        # It says the same where there is no coding line and the first lines are no UTF-8; decoding tells that better.
        data.decode()
        raise LookupError(str(error)) from None


def _parsed(text: str) -> ast.Module:
    import ast
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except SyntaxError as error:
        line, column = max(error.lineno or 1, 1), max(error.offset or 1, 1)
        raise _UnparsableError(f"not valid Python: {error.msg}", Span(line, column, line, column)) from None
    except ValueError as error:
        raise _UnparsableError(f"not valid Python: {error}", START_OF_FILE) from None
    except (RecursionError, MemoryError):
        raise _UnparsableError("nested too deeply to be parsed", START_OF_FILE) from None
