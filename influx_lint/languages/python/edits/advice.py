"""What a person has to do where no edit can be right."""

from __future__ import annotations


class NoFixError(Exception):
    """No edit is right; the text is the advice."""
