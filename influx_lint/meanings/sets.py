"""What sets mean that are compared or combined: those of an endpoint's keys with sets of constants."""

from __future__ import annotations

from functools import partial

from influx_lint.flow import comparisons, conditions, containers, wholes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition, KeyOf, RenamedKey, ValueOf
from influx_lint.flow.possibilities import only
from influx_lint.flow.values import NONE, NOTHING, Atom, Sequence, Value, one
from influx_lint.meanings import mappings
from influx_lint.meanings.models import MethodHandler, Operator, first


def common(run: Machine, left: Value, right: Value, site: Site) -> Value | None:
    """`left & right`: the named keys that are there, if any is."""
    for keys, names in ((left, right), (right, left)):
        holder, constants = wholes.keys_of(run, keys), wholes.constants_in(run, names)
        if holder is not None and constants is not None:
            return _chosen(run, constants, comparisons.any_named(run, constants, holder, site), site)
    return None


def missing(run: Machine, left: Value, right: Value, site: Site) -> Value | None:
    """`left - right`: the named keys that are not there, if any is not."""
    holder, constants = wholes.keys_of(run, right), wholes.constants_in(run, left)
    if holder is None or constants is None:
        return None
    return _chosen(run, constants, conditions.negated(comparisons.all_named(run, constants, holder, site)), site)


def length(run: Machine, arguments: Arguments, site: Site) -> None:
    """How many keys an endpoint has, or of those that are asked for by their names. A class that has to say how long it
    is says nothing by that."""
    collections = frozenset(atom for atom in first(arguments) if not isinstance(atom, KeyOf | ValueOf | RenamedKey))
    if site.frame.name not in ("__len__", "count()"):
        wholes.note(run, collections, site)
    run.reads.decide(conditions.truth(run, first(arguments)).reads)


def _chosen(run: Machine, constants: Value, condition: Condition, site: Site) -> Value:
    chosen = containers.set_any(run.store, run.places.of(site, "chosen"), constants)
    containers.mark_partial(run.store, chosen.place, condition)
    return one(chosen)


def _covers(run: Machine, left: Value, right: Value, site: Site) -> Value | None:
    """`left >= right`: whether all named keys are there."""
    holder, constants = wholes.keys_of(run, left), wholes.constants_in(run, right)
    if holder is None or constants is None:
        return None
    return one(comparisons.all_named(run, constants, holder, site))


def _shares_nothing(run: Machine, left: Value, right: Value, site: Site) -> Value | None:
    found = common(run, left, right, site)
    chosen = containers.chosen(run.store, found) if found is not None else None
    return one(conditions.negated(chosen)) if chosen is not None else None


def _method(operator: Operator, run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
    return operator(run, one(receiver), mappings.key_of(arguments), site)


def _in_place(operator: Operator, run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    """A method that leaves in a set what the operator gives."""
    found = only(operator(run, one(receiver), mappings.key_of(arguments), site) or NOTHING)
    if isinstance(receiver, Sequence) and isinstance(found, Sequence):
        containers.set_any(run.store, receiver.place, containers.any_element(run.store, found))
        containers.mark_partial(run.store, receiver.place, containers.chosen(run.store, one(found)))
    return NONE


OPERATORS: dict[str, Operator] = {"&": common, "-": missing}
METHODS: dict[str, MethodHandler] = {
    "intersection": partial(_method, common),
    "intersection_update": partial(_in_place, common),
    "difference": partial(_method, missing),
    "difference_update": partial(_in_place, missing),
    "issuperset": partial(_method, _covers),
    "issubset": partial(_method, lambda run, left, right, site: _covers(run, right, left, site)),
    "isdisjoint": partial(_method, _shares_nothing),
}
