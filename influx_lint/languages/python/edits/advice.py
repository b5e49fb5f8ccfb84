"""What a person has to do where no edit can be right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Advice:
    """One line that says what to do by hand."""

    text: str


class NoFixError(Exception):
    """No edit is right; the text is the advice."""
