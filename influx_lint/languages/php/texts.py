"""What PHP's literals mean."""

from __future__ import annotations

import re

_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "e": "\x1b", "f": "\f", "\\": "\\", "$": "$", '"': '"'}
_PLAIN = re.compile(r"\\([\\'])")


def integer(text: str) -> int:
    """The number that a literal means."""
    plain = text.replace("_", "").lower()
    try:
        return int(plain, 8) if len(plain) > 1 and plain[0] == "0" and plain[1].isdigit() else int(plain, 0)
    except ValueError:
        return 0


def single_quoted(text: str) -> str:
    """The text that a literal in single quotation marks means."""
    return _PLAIN.sub(r"\1", text[text.find("'") + 1 : -1])


def escaped(text: str) -> str:
    """The character that an escape sequence means in double quotation marks."""
    kind = text[1:2]
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    try:
        if kind == "u":
            return chr(int(text[3:-1], 16))
        return chr(int(text[2:] or "0", 16)) if kind in "xX" else chr(int(text[1:], 8) & 0xFF)
    except ValueError:
        return text
