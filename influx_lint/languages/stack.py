"""Room for calls within calls: code that nests, and calls that are followed into each other, take Python's stack."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeVar

    _T = TypeVar("_T")

RECURSION_LIMIT = 60_000
STACK_BYTES = RECURSION_LIMIT * 8 * 1024
"""Python's own limit, beyond which it raises RecursionError, and a stack that holds so many calls. Only what is used of
it takes memory."""

LIMIT_WITHOUT_THREAD = 12_000
"""The limit where there can be no such thread: what the stack of an ordinary one holds."""


def with_room(work: Callable[[], _T]) -> _T:
    """What `work` gives, which may go far deeper than Python allows by default. Raises what it raises."""
    import threading

    given: list[_T] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            given.append(work())
        except BaseException as error:  # noqa: BLE001 - it is raised again by whoever waits
            raised.append(error)

    thread = threading.Thread(target=run, name="influx-lint", daemon=True)
    with _recursion_limit(RECURSION_LIMIT):
        try:
            before = threading.stack_size(STACK_BYTES)
            try:
                thread.start()
            finally:
                threading.stack_size(before)
        except (ValueError, RuntimeError):
            return _without_thread(work)
        thread.join()
    if raised:
        raise raised[0]
    return given[0]


def _without_thread(work: Callable[[], _T]) -> _T:
    sys.setrecursionlimit(LIMIT_WITHOUT_THREAD)
    return work()


@contextmanager
def _recursion_limit(limit: int) -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, before))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
