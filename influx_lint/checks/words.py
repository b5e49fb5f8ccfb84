"""How texts from checked files stand in messages."""

from __future__ import annotations

import re

_LONGEST = 60

_VERSION = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})*", re.ASCII)


def shortened(text: str) -> str:
    """A text of bounded length."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def named(text: str) -> str:
    """A name in quotes, of bounded length."""
    return f"'{shortened(text)}'"


def version_named(text: str) -> str:
    """A version as it is, and in quotes where it is none that could be: `2.7`, `'latest'`."""
    return text if _VERSION.fullmatch(text) else named(text)
