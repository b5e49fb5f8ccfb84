"""How the relationships are encoded: a variable of the environment that holds base64 text of JSON text."""

from __future__ import annotations

import json
from collections.abc import Hashable

from influx_lint.findings import Origin
from influx_lint.flow import access, containers, objects, settling, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form, Stead
from influx_lint.flow.frames import Instance
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Environment, Property, Relationships, Text
from influx_lint.flow.possibilities import join, ordered, substitutes
from influx_lint.flow.records import replace
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Atom, Const, Foreign, Serialized, Unknown, Value, one
from influx_lint.meanings import command_line, copies

ENVIRONMENT: Value = one(Environment())


def variable(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What the variable of a name holds, or a default."""
    default = arguments.get(1, "default") or NONE
    key = arguments.value(0, "key")
    return access.index(run, ENVIRONMENT, key, Reading(site, Form.VARIABLE, site.origin, default))


def from_base64(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Base64 taken off; text passed on by whatever keeps it."""
    given = settling.settle(run, arguments.value(0), site)
    own = frozenset(atom for atom in given if isinstance(atom, Serialized))
    others = substitutes(_unfollowed(given), Stead.DATA, site.origin)
    return join([own, others, *(one(Text(decoded=True)) for atom in given if isinstance(atom, Text))]) or UNKNOWN


def to_base64(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Base64 put on: text that the code made of a value, or that stands in the code, keeps what it holds."""
    given = arguments.get(0) or NOTHING
    own = frozenset(atom for atom in given if isinstance(atom, Serialized))
    written = [_written(run, atom, site, atom.written) for atom in given if isinstance(atom, Const)]
    return own | {Serialized(each) for each in written if each} or UNKNOWN


def from_json(run: Machine, arguments: Arguments, site: Site) -> Value:
    """JSON text decoded."""
    known, others = decoded(run, arguments.value(0), site)
    return known | others or UNKNOWN


def decoded(run: Machine, text: Value, site: Site) -> tuple[Value, Value]:
    """What JSON text holds, and what stands for other data that it may hold."""
    found = []
    given = command_line.text_of(run, settling.settle(run, text, site), site)
    for atom in ordered(given):
        if isinstance(atom, Text):
            found.append(one(Relationships(run.places.of(site, "relationships"))))
        elif isinstance(atom, Serialized):
            found.append(copies.copied(run, atom.value, site))
        elif isinstance(atom, Property):
            found.append(one(replace(atom, derived=True)))
        elif isinstance(atom, Const):
            found.append(_written(run, atom, site))
    others = substitutes(_unfollowed(given), Stead.DATA, site.origin)
    return join(found), frozenset(atom for atom in others if isinstance(atom, Unknown))


def _written(run: Machine, text: Const, site: Site, origin: Origin | None = None) -> Value:
    """What JSON text holds that stands in the code, and has keys that matter."""
    if not isinstance(text.value, str) or not run.payloads.concern(text.value):
        return NOTHING
    try:
        data = json.loads(text.value)
    except (ValueError, RecursionError):
        return NOTHING
    return _made(run, data, origin, site, "json", text.value)


def _made(run: Machine, data: object, origin: Origin | None, site: Site, *at: Hashable) -> Value:
    """What JSON text at `origin` holds: its keys are told there, and not changed."""
    if isinstance(data, dict):
        made = run.mapping(site, *at)
        containers.set_first_keys(
            run.store, made, {key: _made(run, each, origin, site, *at, key) for key, each in data.items()}
        )
        if origin is not None:
            for key in data:
                run.payloads.note_key(made.place, key, origin)
            run.payloads.overwrite(made.place, data)
        return one(made)
    if isinstance(data, list):
        items = [_made(run, each, origin, site, *at, part) for part, each in enumerate(data)]
        return run.sequence(site, items, *at)
    return one(Const(data)) if data is None or isinstance(data, str | int | float) else UNKNOWN


def to_json(run: Machine, arguments: Arguments, site: Site) -> Value:
    """JSON text of a value, which it keeps; of an object, what its own method gives for that."""
    value = join(_serializable(run, atom, site) for atom in arguments.value(0))
    writes.keep_apart(run, value)
    return one(Serialized(value)) if copies.is_credentials(value) else UNKNOWN


def _serializable(run: Machine, atom: Atom, site: Site) -> Value:
    method = run.objects.attribute(atom.class_, run.roles.serialize) if isinstance(atom, Instance) else None
    return one(atom) if method is None else run.call(objects.bind(method, atom), Arguments(), site)


def _unfollowed(given: Value) -> Value:
    """What is decoded and nobody follows further."""
    return frozenset(atom for atom in given if isinstance(atom, Const | Unknown | Foreign))
