"""When Python looks for garbage: not while it makes much that is in use to the end of the work."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 50_000
"""How many new objects it takes that to look through them once is worth avoiding."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Within, Python does not look for garbage: nearly all that is made is in use to the end, or goes without that. To
    look through it again and again would take as long as the work itself. What is left at the end is kept for the next
    question: it counts as old at once, unless something was frozen by others."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            # How many objects are frozen takes a look at each of them, and a small piece of work leaves few.
            if gc.get_count()[0] > MANY and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
