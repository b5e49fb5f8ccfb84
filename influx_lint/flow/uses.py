"""What else is read where a key stands: a repair may change only what has one meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.findings import Origin
from influx_lint.flow.events import Company
from influx_lint.flow.possibilities import strings
from influx_lint.flow.values import (
    UNFILLED,
    Const,
    Endpoint,
    Endpoints,
    Environment,
    Instance,
    Mapping,
    Query,
    Unknown,
    Value,
    View,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from influx_lint.flow.access import Reading
    from influx_lint.flow.interpreter import Interpreter
    from influx_lint.flow.values import Atom

OTHER = "other"
PARTIAL_COPY = "partial copy"
"""A copy of an endpoint that may lack some of its keys, or has other values under them."""

UNKNOWN_BESIDE = "unknown"
"""Something of which nothing is known, where it is an endpoint otherwise."""

_PLATFORM = (Endpoint, Query, Environment)
ENDPOINTS = frozenset({Endpoint.__name__, Query.__name__})
"""The kinds of what is an endpoint's."""

_SILENT = (Endpoints, Mapping, Instance, View)
"""What is read from these is noted where their own content is looked at."""

Kind = str | Origin
"""What kind of dictionary is read; of one that the code made, where the key was written."""

Use = tuple[Kind, str | None]
"""What kind of dictionary is read, and by which key, if it is known."""


def note(run: Interpreter, holder: Atom, key: Value, reading: Reading, *, beside: Value) -> None:
    """Notes what a reading expression reads, and what the keys in it are keys of.

    `beside` is everything that the holder may be instead.
    """
    if isinstance(holder, _SILENT) or holder in UNFILLED or (isinstance(holder, Const) and holder.value is None):
        return
    kind = OTHER
    if isinstance(holder, _PLATFORM):
        kind = type(holder).__name__
    elif isinstance(holder, Unknown) and holder.whence is not None:
        run.reads.note_substitute(reading.site.origin, holder.whence)
        return
    elif isinstance(holder, Unknown) and _is_one_of_several(run, reading, beside):
        kind = UNKNOWN_BESIDE
    constants = strings(key)
    for constant in constants:
        note_one(run, kind, constant, reading)
    if len(constants) < len(key):
        run.reads.note(reading.place, reading.site.origin, (kind, None))


def _is_one_of_several(run: Interpreter, reading: Reading, beside: Value) -> bool:
    """Whether what is unknown may be an endpoint instead, or is unknown because nothing has passed it to the function
    that is gone through."""
    guessed = run.guessed is not None and reading.site.frame.function_node is run.guessed
    return guessed or any(isinstance(atom, _PLATFORM) for atom in beside)


def note_one(run: Interpreter, kind: Kind, constant: Const, reading: Reading) -> None:
    """Notes one key."""
    key, reader = str(constant.value), reading.site.origin
    run.reads.note(reading.place_of(run, constant), reader, (kind, key))
    written = constant.written or constant.origin
    if written is not None and not (written.path == reader.path and reader.span.contains(written.span)):
        run.reads.note_key(reader, key)


def company(used: Iterable[Use], read: Iterable[Kind], changing: Container[Origin]) -> Company:
    """What else is read where a read stands, of all that is read by its key and by its reading expression.

    `changing` are keys of dictionaries that the code made, which can be changed together with the read.
    """
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
