"""Rounds of fixes over one text, for tests that have no files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from influx_lint.findings import Applicability, Finding
from influx_lint.repair import edits

_MOST = 20


class Repaired(NamedTuple):
    """A text after its rounds of fixes, the findings that were fixed, and those that are left.

    It did not converge where the rounds ran out, or went in a circle.
    """

    text: str
    fixed: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    converged: bool


def rounds(text: str, find: Callable[[str], Sequence[Finding]], allowed: Collection[Applicability]) -> Repaired:
    """Apply the fixes that `find` returns for `text` and that are `allowed`, find again, until none is left."""
    found = tuple(find(text))
    fixed: tuple[Finding, ...] = ()
    seen = {text}
    while fixes := [one.fix for one in found if one.fix is not None and one.fix.applicability in allowed]:
        result = edits.apply(text, fixes)
        if len(seen) > _MOST or result.text in seen:
            return Repaired(text, fixed, found, converged=False)
        text = result.text
        fixed += tuple(one for one in found if one.fix in result.applied)
        found = tuple(find(text))
        seen.add(text)
    return Repaired(text, fixed, found, converged=True)
