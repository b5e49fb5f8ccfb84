"""Where the expressions stand in f-strings, and the keys in format strings."""

from __future__ import annotations

import ast
import re
import tokenize

from influx_lint.languages.front import UnparsableError
from influx_lint.languages.python.parsing import tokens

_PREFIX = re.compile(r"""([a-zA-Z]*)('''|\"\"\"|'|")""")
_SIMPLE = re.compile(r"""[a-zA-Z]*(?:'[^'\\\n\r]+'|"[^"\\\n\r]+")""")
"""One literal, as most are: there is no need to look for its end."""

PERCENT = re.compile(r"%%|%\(([^)]*)\)")
"""A percent sign that is escaped, or the name of a field of a `%` format string."""

DOLLAR = re.compile(r"\$\$|\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))")
"""A dollar sign that is escaped, or the name of a field of a `string.Template`."""

_BRACE = re.compile(r"[{}]")
_MARK = re.compile(r"""'''|\"\"\"|['"(\[{)\]}:]|!(?!=)""")
"""What begins a text in an expression, nests or ends it."""

_OPENING = "([{"
_CLOSING = ")]}"


def replacement_fields(source: str) -> list[tuple[int, str]] | None:
    """The expressions of an f-string's replacement fields, each with its offset in `source`, in order; those inside
    format specifications come after the field that they belong to. Nothing where `source` is not made of string
    literals alone. `source` may be several literals that are joined implicitly."""
    fields: list[tuple[int, str]] = []
    for offset, literal in literals(source) or ():
        match = _PREFIX.match(literal)
        if match is None:
            return None
        if "f" in match[1].lower():
            start, end = match.end(), len(literal) - len(match[2])
            _scan(literal, start, end, offset, fields)
    return fields or None


def formatted(node: ast.JoinedStr) -> list[ast.expr]:
    """The expressions of an f-string's fields, those in format specifications after the field that they belong to."""
    found = []
    for value in node.values:
        if isinstance(value, ast.FormattedValue):
            found.append(value.value)
            if isinstance(value.format_spec, ast.JoinedStr):
                found += formatted(value.format_spec)
    return found


def literals(source: str) -> list[tuple[int, str]] | None:
    """The string literals that an expression consists of, each with its offset; nothing if there is anything else."""
    if _SIMPLE.fullmatch(source):
        return [(0, source)]
    found = []
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    try:
        for token in tokens(f"({source})"):
            if token.type == tokenize.STRING:
                row, column = token.start
                found.append((starts[row - 1] + column - (1 if row == 1 else 0), token.string))
            elif token.type not in (tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER, tokenize.COMMENT) and (
                token.string not in "()"
            ):
                return None
    except (UnparsableError, IndexError):
        return None
    return found


def _scan(literal: str, at: int, end: int, offset: int, fields: list[tuple[int, str]]) -> None:
    """Gathers the fields of the stretch of an f-string from `at` to `end`."""
    while at < end:
        brace = _BRACE.search(literal, at, end)
        if brace is None:
            return
        at = brace.start()
        if literal.startswith(("{{", "}}"), at):
            at += 2
        elif literal[at] == "{":
            at = _field(literal, at + 1, end, offset, fields)
        else:
            at += 1


def _field(literal: str, start: int, end: int, offset: int, fields: list[tuple[int, str]]) -> int:
    """Reads the field whose expression begins at `start`; gives the place after it."""
    stop = _expression_end(literal, start, end)
    text = literal[start:stop]
    if text.rstrip().endswith("=") and not text.rstrip().endswith(("==", "!=", "<=", ">=")):
        text = text.rstrip()[:-1]
    fields.append((offset + start, text))
    at = stop
    if literal.startswith("!", at):
        at += 2
    if not literal.startswith(":", at):
        return at + 1
    depth = 0
    begin = at + 1
    for place in range(begin, end):
        if literal[place] == "{":
            depth += 1
        elif literal[place] == "}":
            if not depth:
                _scan(literal, begin, place, offset, fields)
                return place + 1
            depth -= 1
    return end


def _expression_end(literal: str, at: int, end: int) -> int:
    """Where the expression of a field ends: at its `}`, `:` or `!`."""
    depth = 0
    while (mark := _MARK.search(literal, at, end)) is not None:
        at, found = mark.end(), mark[0]
        if found[0] in "'\"":
            at = literal.find(found, at, end) + len(found)
            if at < mark.end():
                return end
        elif found in _OPENING:
            depth += 1
        elif not depth:
            return mark.start()
        elif found in _CLOSING:
            depth -= 1
    return end
