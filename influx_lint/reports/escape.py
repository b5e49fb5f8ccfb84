"""Foreign text made harmless: paths and messages may hold anything that a file name or a YAML value can hold."""

from __future__ import annotations

from re import Match

from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def visible(text: str) -> str:
    r"""The text on one line, with what can't be seen written out: `\n`, `\x1b`, `\u202e`.

    A byte of a file name that is no UTF-8, which Python keeps as a lone surrogate, shows as that byte: `\xff`."""
    return text if text.isprintable() else "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    return character if character.isprintable() else _byte(character) or repr(character)[1:-1]


def _byte(character: str) -> str | None:
    code = ord(character) - 0xDC00
    return f"\\x{code:02x}" if 0x80 <= code <= 0xFF else None


def json_text(document: Any, *, indent: int | None = None) -> str:
    """The document as JSON that every reader takes: without lone surrogates, and without line ends in its strings. A
    lone surrogate, which JSON readers reject, becomes the text that `visible` shows for it."""
    import json
    import re

    text = json.dumps(document, ensure_ascii=False, indent=indent)
    return re.sub("[\x7f-\x9f\u2028\u2029\ud800-\udfff]", _json_character, text)


def _json_character(found: Match[str]) -> str:
    character = found.group()
    return "\\" + visible(character) if "\ud800" <= character <= "\udfff" else f"\\u{ord(character):04x}"
