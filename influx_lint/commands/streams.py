"""Standard streams as they come: closed by whoever started the process, or given up by whoever reads them."""

from __future__ import annotations

import io
import os
import sys


def open_closed() -> None:
    """Open what was closed before the start, so that writing to it is possible, and lost."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123


def take_any_character() -> None:
    """Have standard output take every character, whatever the locale: in UTF-8, as reports are written."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def abandon_output() -> None:
    """Lose what remains to be written to standard output: Python would complain once more when it closes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
