"""What ends a run, in words for people."""

from __future__ import annotations


class RunError(Exception):
    """Why a run, or a command, cannot go on. The text is one line, and names the file and the place at fault."""
