"""What is left of the work on a function once it is done: its own cells, as far as others can reach them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable

from influx_lint.flow.values import Changes, Method, Ordered, Partial, Serialized, Special, Super, Wrapped

_DEEP = (Method, Partial, Serialized, Special, Super, Wrapped)
"""Atoms that may carry anything."""

_PARTS = ("of", "self", "endpoint")
"""The attributes under which an atom has another."""


def reachable(own: Changes, shared: Changes) -> Changes:
    """Those of a function's own cells whose owners the values in shared cells lead to, from one to the next."""
    by_owner: dict[Hashable, Changes] = defaultdict(dict)
    for cell, value in own.items():
        by_owner[cell[0]][cell] = value
    if not own:
        return own
    kept: Changes = {}
    pending = list(shared.values())
    while pending:
        for atom in pending.pop() or ():
            if isinstance(atom, _DEEP):
                return own
            if isinstance(atom, Ordered):
                pending += [each for each in atom.items if isinstance(each, frozenset)]
                continue
            for owner in _owners(atom):
                cells = by_owner.pop(owner, {})
                kept |= cells
                pending += cells.values()
    return kept


def _owners(atom: object) -> Iterable[Hashable]:
    """What owns the cells of an atom and of those in it."""
    while atom is not None:
        yield getattr(atom, "place", None)
        yield getattr(atom, "subject", None)
        atom = next((part for name in _PARTS if (part := getattr(atom, name, None)) is not None), None)
