"""What is left of the work on a function once it is done: its own cells, as far as others can reach them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

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
    kept: Changes = {}
    pending = list(shared.values())
    while pending and by_owner:
        for atom in pending.pop() or ():
            if isinstance(atom, _DEEP):
                return own
            if isinstance(atom, Ordered):
                pending += [each for each in atom.items if isinstance(each, frozenset)]
                continue
            part: object = atom
            while part is not None:
                for owner in (getattr(part, "place", None), getattr(part, "subject", None)):
                    cells = by_owner.pop(owner, None)
                    if cells is not None:
                        kept |= cells
                        pending += cells.values()
                part = _part_of(part)
    return kept


def _part_of(atom: object) -> object:
    """The atom that an atom has in it; nothing where it has none."""
    for name in _PARTS:
        part = getattr(atom, name, None)
        if part is not None:
            return part
    return None
