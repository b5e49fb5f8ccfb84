"""Tests with many members, of which a sample is fast."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pytest


def marked(names: Iterable[str], slow: Collection[str]) -> list[object]:
    """The names as the parameters of a test, those that take long marked `slow`.

    Raises ValueError where one of these is none of the names, or no other is left.
    """
    every = list(names)
    if not set(slow) < set(every):
        raise ValueError(f"not a part of the names: {sorted(set(slow) - set(every)) or 'all of them'}")
    return [pytest.param(name, marks=pytest.mark.slow, id=name) if name in slow else name for name in every]


def sampled(names: Iterable[str], every: int) -> list[object]:
    """The same where one in `every` is fast: of names in order, that is a part of each kind which begins alike."""
    given = list(names)
    return marked(given, [name for at, name in enumerate(given) if at % every])
