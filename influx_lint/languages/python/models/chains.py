"""What mappings mean that look into several others (`collections.ChainMap`)."""

from __future__ import annotations

from influx_lint.flow import containers, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join
from influx_lint.flow.values import Mapping, Value, one


def chain_map(run: Machine, arguments: Arguments, site: Site) -> Value:
    """The first mapping wins."""
    made = run.mapping(site)
    bases = zip(arguments.positional, site.parts(len(arguments.positional)), strict=True)
    for base, where in reversed(list(bases)):
        writes.spread_into(run, made, base, where)
        if where is not None:
            run.reads.copies.live.add(where)
    return one(made)


def new_child(run: Machine, mapping: Mapping, arguments: Arguments, site: Site) -> Value:
    """A mapping with one more in front."""
    made = run.mapping(site)
    for base in (one(mapping), *arguments.positional[:1], *arguments.spread):
        writes.spread_into(run, made, base)
    for key, value in arguments.named.items():
        containers.set_key(run.store, made, key, value)
    return one(made)


def attribute(run: Machine, mapping: Mapping, name: str, site: Site) -> Value | None:
    """The mappings that it looks into, and itself without the first."""
    layers = containers.layers(run.store, mapping)
    if name == "maps" and layers:
        return run.sequence_of_any(site, join([*layers, one(mapping)]), name)
    if name == "parents" and layers:
        made = run.mapping(site)
        for layer in layers:
            writes.spread_into(run, made, layer)
        return one(made)
    return None
