"""Copies of dictionaries, and what is made into one."""

from __future__ import annotations

from collections.abc import Hashable

from influx_lint.flow import access, containers, wholes, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Instance
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint, Endpoints, Environment, Property, Query, Relationships
from influx_lint.flow.possibilities import join, ordered
from influx_lint.flow.records import replace
from influx_lint.flow.values import UNKNOWN, Atom, Mapping, Sequence, Value, View, one

CREDENTIALS = (Relationships, Endpoints, Endpoint, Query)


def copied(run: Machine, value: Value, site: Site) -> Value:
    """A copy: a dictionary of its own with the same keys."""
    return join(_copied(run, atom, site) for atom in ordered(value))


def copy(run: Machine, arguments: Arguments, site: Site) -> Value:
    """The model of a function that gives a copy of its first argument, as far as its keys matter."""
    return copied(run, arguments.value(0), site)


def clone(run: Machine, arguments: Arguments, site: Site) -> Value:
    """The model of a function that gives a copy of its first argument in which nothing is shared with it."""
    writes.keep_apart(run, arguments.value(0))
    return copied(run, arguments.value(0), site)


def _copied(run: Machine, atom: Atom, site: Site) -> Value:
    if isinstance(atom, Mapping):
        made = Mapping(run.places.of(site, "copy", atom.place), atom.attributes)
        containers.set_mapping(run.store, made.place)
        containers.copy(run.store, atom, made)
        run.payloads.note_copy(atom.place, made.place)
        return one(made)
    if isinstance(atom, Endpoint | Query | Environment):
        holder = atom.endpoint if isinstance(atom, Query) else atom
        attributes = isinstance(holder, Endpoint) and holder.attributes
        made = Mapping(run.places.of(site, "copy", atom), attributes)
        containers.set_mapping(run.store, made.place)
        writes.spread_into(run, made, one(atom))
        return one(made)
    if isinstance(atom, Sequence):
        listed = containers.elements(run.store, atom)
        if listed is not None:
            return run.sequence(site, listed, "copy", atom.place)
        return run.sequence_of_any(site, containers.any_element(run.store, atom), "copy", atom.place)
    return one(atom)


def as_one(run: Machine, value: Value, site: Site) -> Value:
    """A value with one dictionary in the place of several that are an endpoint and what was made of it: what is called
    with the keys of either is called once, and meets them as a loop does."""
    whose = {atom: {each.subject for each in wholes.endpoints(run, one(atom))} for atom in value if _is_laid(run, atom)}
    if len(whose) < 2 or len(set().union(*whose.values())) > 1:
        return value
    made = run.mapping(site, "either", value)
    writes.spread_into(run, made, frozenset(whose))
    return value.difference(whose) | {made}


def _is_laid(run: Machine, atom: Atom) -> bool:
    """Whether something is an endpoint, or was made by laying one over something else."""
    return isinstance(atom, Endpoint) or (isinstance(atom, Mapping) and bool(containers.layers(run.store, atom)))


def with_attributes(run: Machine, value: Value, site: Site) -> Value:
    """The same, with keys that are read as attributes too."""
    found: list[Atom] = []
    for atom in value:
        if isinstance(atom, Relationships | Endpoints | Endpoint | Mapping):
            found.append(replace(atom, attributes=True))
        elif isinstance(atom, Query):
            found.append(Query(replace(atom.endpoint, attributes=True)))
        elif isinstance(atom, View):
            found += with_attributes(run, mapping_of(run, one(atom), site), site)
        else:
            found.append(atom)
    return frozenset(found)


def mapping_of(run: Machine, value: Value, site: Site, *extra: Hashable) -> Value:
    """`dict(value)`."""
    found: list[Value] = []
    for atom in ordered(value):
        if isinstance(atom, Relationships | Property):
            found.append(one(atom))
        elif isinstance(atom, Mapping | Endpoint | Query | Environment):
            found.append(copied(run, one(atom), site))
        elif isinstance(atom, Instance):
            made = run.mapping(site, *extra, atom.place)
            for key in containers.keys(run.store, atom):
                containers.set_key(run.store, made, key, run.store.known(atom.place, key))
            for layer in containers.layers(run.store, atom):
                writes.spread_into(run, made, layer)
            found.append(one(made))
        else:
            found.append(_of_pairs(run, atom, site, *extra))
    return join(found)


def _of_pairs(run: Machine, atom: Atom, site: Site, *extra: Hashable) -> Value:
    given = access.iterate(run, one(atom), site)
    made = run.mapping(site, *extra, "pairs")
    if isinstance(atom, Sequence) and containers.is_partial(run.store, atom.place):
        containers.mark_partial(run.store, made.place)
    filled = False
    for each in (atom for element in given.each for atom in ordered(element)):
        if (pair := containers.pair(run.store, each)) is not None:
            writes.write(run, one(made), *pair, site)
            filled = True
    return one(made) if filled or given.listed is not None else UNKNOWN


def dictionary(run: Machine, arguments: Arguments, site: Site, *, attributes: bool = False) -> Value:
    """`dict(base, key=value, **more)`, and everything that is made like it."""
    if len(arguments.positional) == 1 and not arguments.named and not arguments.spread:
        base = mapping_of(run, arguments.positional[0], site)
        return with_attributes(run, base, site) if attributes else base
    empty = run.mapping(site)
    made = Mapping(empty.place, attributes)
    for base in arguments.positional:
        writes.spread_into(run, made, mapping_of(run, base, site, "base"))
    for base, where in zip(arguments.spread, site.parts(len(arguments.spread), stars=2), strict=True):
        writes.spread_into(run, made, base, where)
    for name, value in arguments.named.items():
        containers.set_key(run.store, made, name, value)
    return one(made)


def is_dictionary(value: Value) -> bool:
    """Whether a value may be a dictionary that is known: one that the code made, the credentials, the environment."""
    return any(isinstance(atom, (*CREDENTIALS, Mapping, Environment)) for atom in value)


def is_credentials(value: Value) -> bool:
    """Whether a value may be relationships, an endpoint, or a dictionary."""
    return any(isinstance(atom, (*CREDENTIALS, Mapping, Sequence)) for atom in value)
