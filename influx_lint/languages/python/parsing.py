"""The one door to Python's own parser and tokenizer, which fail in many ways on what is no Python."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from tokenize import TokenInfo

from influx_lint.findings import Span
from influx_lint.languages.front import UnparsableError
from influx_lint.text import Text, decode


def read(data: bytes) -> Text:
    """A Python file's text, by its byte-order mark or coding line (PEP 263). Raises UnparsableError."""
    try:
        return decode(data, _encoding(data).removesuffix("-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"not valid {error.encoding.upper()} text: {error.reason}"
        raise UnparsableError(message, Span(line, 1, line, 1)) from None
    except (LookupError, ValueError) as error:
        raise UnparsableError(f"cannot be decoded: {error}") from None


def _encoding(data: bytes) -> str:
    from tokenize import detect_encoding

    try:
        return detect_encoding(io.BytesIO(data).readline)[0]
    except (SyntaxError, SystemError) as error:
        # It says the same where there is no coding line and the first lines are no UTF-8; decoding tells that better.
        data.decode()
        raise LookupError(str(error)) from None


def parse(text: str) -> ast.Module:
    """The tree of a Python text. Raises UnparsableError."""
    import ast
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except SyntaxError as error:
        line, column = max(error.lineno or 1, 1), max(error.offset or 1, 1)
        raise UnparsableError(f"{_invalid()}: {error.msg}", Span(line, column, line, column)) from None
    except (RecursionError, MemoryError):
        raise UnparsableError("nested too deeply to be parsed") from None
    except (ValueError, SystemError) as error:
        raise UnparsableError(f"{_invalid()}: {error}") from None


def _invalid() -> str:
    """What is said of code that may be right for another Python."""
    import sys

    return f"not valid for Python {sys.version_info.major}.{sys.version_info.minor}, which runs influx-lint"


def tokens(text: str) -> Iterator[TokenInfo]:
    """The tokens of a Python text, as far as it can be read; raises UnparsableError after the last of them."""
    import tokenize

    failures = (tokenize.TokenError, SyntaxError, ValueError, SystemError, RecursionError, MemoryError, IndexError)
    try:
        yield from tokenize.generate_tokens(io.StringIO(text, newline=None).readline)
    except failures as error:
        raise UnparsableError(str(error) or type(error).__name__) from None
