"""What else is read where a key stands, of all that was noted there."""

from __future__ import annotations

from collections.abc import Container, Set as AbstractSet

from influx_lint.findings import Origin
from influx_lint.flow.events import Company
from influx_lint.flow.platform import Endpoint, Query

OTHER = "other"
PARTIAL_COPY = "partial copy"
"""A copy of an endpoint that may lack some of its keys, or has other values under them."""

UNKNOWN_BESIDE = "unknown"
"""Something of which nothing is known, where it is an endpoint otherwise."""

ENDPOINT = Endpoint.__name__
_ENDPOINT_ALONE = frozenset({ENDPOINT})
ENDPOINTS = frozenset({ENDPOINT, Query.__name__})
"""The kinds of what is an endpoint's."""

Kind = str | Origin
"""What kind of dictionary is read; of one that the code made, where the key was written."""

Use = tuple[Kind, str | None]
"""What kind of dictionary is read, and by which key, if it is known."""


def company(used: AbstractSet[Use], read: AbstractSet[Kind], changing: Container[Origin]) -> Company:
    """What else is read where a read stands, of all that is read by its key and by its reading expression. `changing`
    are keys of dictionaries that the code made, which can be changed together with the read."""
    if len(used) < 2 and read == _ENDPOINT_ALONE and all(kind == ENDPOINT for kind, _ in used):
        return Company.ALONE
    uses = {(_seen(kind, changing), key) for kind, key in used}
    kinds = {_seen(kind, changing) for kind in read}
    certain = {use for use in uses if use[0] != UNKNOWN_BESIDE}
    if PARTIAL_COPY in kinds:
        return Company.PARTIAL
    if len(certain) > 1 or len(kinds - {UNKNOWN_BESIDE}) > 1 or OTHER in kinds | {kind for kind, _ in uses}:
        return Company.SHARED
    return Company.ALONE if UNKNOWN_BESIDE not in kinds else Company.UNCERTAIN


def _seen(kind: Kind, changing: Container[Origin]) -> str:
    if isinstance(kind, Origin):
        return UNKNOWN_BESIDE if kind in changing else OTHER
    return kind
