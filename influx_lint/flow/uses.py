"""What else is read where a key stands: a repair may change only what has one meaning."""

from __future__ import annotations

from influx_lint.flow import containers
from influx_lint.flow.company import OTHER, UNKNOWN_BESIDE, Kind
from influx_lint.flow.frames import Instance
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.platform import TRIAL, Endpoint, Endpoints, Environment, Query, RenamedKey
from influx_lint.flow.possibilities import has_no_keys, strings
from influx_lint.flow.store import ANY, KEYS
from influx_lint.flow.values import UNFILLED, Atom, Const, Lost, Mapping, Unknown, Value, View

_PLATFORM = (Endpoint, Query, Environment)
_SILENT = (Endpoints, Mapping, Instance, RenamedKey, View)
"""What is read from these is noted where their own content is looked at."""


def note(run: Machine, holder: Atom, key: Value, reading: Reading, *, beside: Value) -> None:
    """Notes what a reading expression reads, and what the keys in it are keys of. `beside` is everything that the
    holder may be instead."""
    kind, owner = OTHER, None
    if isinstance(holder, _PLATFORM):
        kind = type(holder).__name__
        endpoint = holder.endpoint if isinstance(holder, Query) else holder
        if isinstance(endpoint, Endpoint) and endpoint.name != TRIAL:
            owner = endpoint.subject
    elif isinstance(holder, Unknown):
        run.bound += holder.whence is not None
        if isinstance(holder, Lost):
            for constant in strings(key):
                run.losses.read(holder, str(constant.value), reading.place_of(run, constant))
        if holder.whence is not None:
            run.reads.note_substitute(reading.site.origin, holder.whence)
            return
        if _is_one_of_several(run, reading, beside):
            kind = UNKNOWN_BESIDE
    elif run.language.missing is not None and _is_empty(run, holder) and _is_one_of_several(run, reading, beside):
        kind = UNKNOWN_BESIDE
    elif isinstance(holder, _SILENT) or holder in UNFILLED or has_no_keys(holder):
        return
    constants = strings(key)
    for constant in constants:
        note_one(run, kind, constant, reading, owner)
    if len(constants) < len(key):
        run.reads.note(reading.place, reading.site.origin, (kind, None), owner=owner)


def _is_one_of_several(run: Machine, reading: Reading, beside: Value) -> bool:
    """Whether what is unknown may be an endpoint instead, or is unknown because nothing has passed it to the function
    that is gone through."""
    guessed = run.guessed is not None and reading.site.frame.function_node is run.guessed
    return guessed or any(isinstance(atom, _PLATFORM) for atom in beside)


def _is_empty(run: Machine, holder: Atom) -> bool:
    """Whether this is a dictionary of the program's own with nothing in it."""
    if not isinstance(holder, Mapping) or run.store.get(holder.place, ANY):
        return False
    return not (containers.ordered(run.store, holder.place, KEYS) or containers.layers(run.store, holder))


def note_one(run: Machine, kind: Kind, constant: Const, reading: Reading, owner: str | int | None = None) -> None:
    """Notes one key, of the endpoint with the subject `owner` if it is one."""
    key, reader = str(constant.value), reading.site.origin
    written = constant.written or constant.origin
    is_here = written is not None and reader.contains(written)
    led_to = None if is_here else key
    run.reads.note(reading.place_of(run, constant), reader, (kind, key), led_to=led_to, owner=owner)
