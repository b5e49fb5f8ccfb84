"""What the methods of dictionaries mean: of those that code made, of endpoints and of the environment."""

from __future__ import annotations

from influx_lint.flow import access, attributes, comparisons, containers, credentials, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form, Stead
from influx_lint.flow.facts import NO_CONDITION, cell_of
from influx_lint.flow.frames import Instance
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint, Environment, KeyOf, Property, Query, Relationships, ValueOf
from influx_lint.flow.possibilities import join, strings, substitutes
from influx_lint.flow.values import (
    ABSENT,
    GONE,
    NONE,
    NOTHING,
    PRESENT,
    UNKNOWN,
    Atom,
    Const,
    Mapping,
    Sequence,
    Value,
    View,
    one,
)
from influx_lint.meanings import copies
from influx_lint.meanings.models import MethodHandler


def key_of(arguments: Arguments) -> Value:
    """The key that a method of a dictionary is called with."""
    return arguments.value(0, "key")


def get(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    if not arguments.positional and not arguments.named and arguments.rest is None:
        return one(receiver)
    default = arguments.get(1, "default") or NONE
    return access.index(run, one(receiver), key_of(arguments), Reading(site, Form.GET, site.origin, default))


def item(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`get(holder, key)`: nothing where the key is missing."""
    reading = Reading(site, Form.GET, site.origin, NONE)
    return access.index(run, arguments.value(0), arguments.value(1), reading)


def has(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`has(holder, key)`."""
    return one(comparisons.contains(run, arguments.value(1), arguments.value(0), site) or NO_CONDITION)


def get_item(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    return access.index(run, one(receiver), key_of(arguments), Reading(site, Form.SUBSCRIPT, site.origin))


def set_item(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    if len(arguments.positional) == 2:
        writes.write(run, one(receiver), arguments.positional[0], arguments.positional[1], site)
    return NONE


def pop(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    key = key_of(arguments)
    if site.node is run.discarded and (
        arguments.get(1, "default") is not None or credentials.may_lack(run, receiver, key)
    ):
        writes.delete(run, one(receiver), key)
        return NONE
    reading = Reading(site, Form.POP, site.origin, arguments.get(1, "default"))
    found = access.index(run, one(receiver), key, reading)
    writes.delete(run, one(receiver), key)
    return found


def set_default(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    key, default = key_of(arguments), arguments.get(1, "default") or NONE
    if site.node is run.discarded and credentials.moves(run, receiver, key, default):
        found = UNKNOWN
    else:
        found = access.index(run, one(receiver), key, Reading(site, Form.SETDEFAULT, site.origin, default))
    if isinstance(receiver, Environment):
        writes.name_variables(run, key, site)
        for constant in strings(key):
            writes.write_key(run, receiver, constant.value, default, site, certain=False)
        return found
    if len(strings(key)) < len(key):
        missing = _of_query(default) if isinstance(receiver, Endpoint) else default
        writes.write(run, one(receiver), frozenset(each for each in key if not isinstance(each, Const)), missing, site)
    for constant in strings(key):
        if isinstance(receiver, Endpoint | Query):
            owner, name = cell_of(receiver, str(constant.value))
            held = run.store.get(owner, name)
            if held is None or ABSENT in held or GONE in held:
                run.store.set(owner, name, default | {PRESENT})
        elif isinstance(receiver, Mapping | Instance):
            writes.write_key(run, receiver, constant.value, join([default, found]), site, certain=True)
        elif isinstance(receiver, Relationships):
            instead = substitutes(default, Stead.DEFAULT, site.origin)
            writes.write_key(run, receiver, constant.value, instead, site, certain=False)
    return found


def update(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    for base, where in zip(arguments.positional, site.parts(len(arguments.positional)), strict=True):
        attributes.update(run, one(receiver), _laid_over(run, base, site), site, where)
        if where is not None and any(isinstance(atom, Sequence | View) for atom in base):
            run.reads.copies.pairs.add(where)
    for base in arguments.spread:
        attributes.update(run, one(receiver), base, site)
    for name, value in arguments.named.items():
        writes.write_key(run, receiver, name, value, site, certain=True)
    return NONE


def _laid_over(run: Machine, base: Value, site: Site) -> Value:
    """What a dictionary is updated with; texts are none of it."""
    plain = frozenset(atom for atom in base if isinstance(atom, Mapping | Endpoint | Query | Property | ValueOf))
    others = frozenset(atom for atom in base - plain if not isinstance(atom, Const | KeyOf))
    return join([plain, copies.mapping_of(run, others, site, "update") if others else NOTHING])


def view(kind: str) -> MethodHandler:
    def handler(_run: Machine, receiver: Atom, _arguments: Arguments, _site: Site) -> Value:
        return one(View(kind, receiver))

    return handler


def copy(run: Machine, receiver: Atom, _arguments: Arguments, site: Site) -> Value:
    return copies.copied(run, one(receiver), site)


def contains(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    found = comparisons.contains(run, key_of(arguments), one(receiver), site)
    return one(found or NO_CONDITION)


def clear(run: Machine, receiver: Atom, _arguments: Arguments, _site: Site) -> Value:
    if isinstance(receiver, Mapping):
        containers.set_mapping(run.store, receiver.place)
    return NONE


def _of_query(value: Value) -> Value:
    """What is none of an endpoint's own keys, so that what is laid under any takes no other's place."""
    return frozenset(each for each in value if isinstance(each, ValueOf) and isinstance(each.endpoint, Query))
