"""What a mapping of the program's own has under keys of which only is known what kind of key they are."""

from __future__ import annotations

from influx_lint.flow import containers, ir, settling
from influx_lint.flow.frames import Bound, ClassObject, FunctionObject, Instance, Partial
from influx_lint.flow.machine import Machine
from influx_lint.flow.platform import Guarded, Property, RelationshipName
from influx_lint.flow.possibilities import MADE_NAME, ordered, unmade
from influx_lint.flow.records import replace
from influx_lint.flow.store import ANY, BY
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Const, Mapping, Sequence, Special, Value

CALLED = (FunctionObject, Bound, ClassObject, Partial)
"""What a table may have that is there to be called."""


def guarded(value: Value, key: Value, name: ir.Scalar) -> Value:
    """What a table has under a constant, as what is there for a key that is only known when the program runs."""
    (atom, *others) = key - UNKNOWN or key
    if not others and isinstance(atom, Special) and atom.kind == MADE_NAME and isinstance(name, str):
        return called_by_name(value, atom, name)
    if others or not isinstance(atom, RelationshipName | Property) or not isinstance(name, str):
        return value
    return frozenset(Guarded(each, atom, name) if isinstance(each, CALLED) else each for each in value)


def called_by_name(value: Value, made: Special, name: str) -> Value:
    """What has a name, as what is there for one that is made of another; nothing where it can't be made so."""
    found = unmade(made, name)
    return frozenset(Guarded(each, *found) for each in value if isinstance(each, CALLED)) if found else NOTHING


def any_under(run: Machine, atom: Mapping | Instance, constant: Const) -> Value:
    """What stands under a key of which only is known what kind of key it is. Of endpoints that a mapping has under
    their relationships' names, or under what they say of themselves, the key tells which one it is."""
    held = run.store.known(atom.place, ANY)
    keys = run.store.known(atom.place, BY)
    if not keys:
        return _called_as_one(held)
    if not any(unmade(each, str(constant.value)) for each in keys):
        return UNKNOWN
    return all_under(run, held, keys, constant)


def _called_as_one(value: Value) -> Value:
    """What a table has under keys that are not known. Of several things to call it is not known which one it is."""
    called = [atom for atom in value if isinstance(atom, CALLED)]
    return value.difference(called) | UNKNOWN if len(called) > 1 else value


def all_under(run: Machine, value: Value, keys: Value, constant: Const) -> Value:
    """What code has under keys of these kinds, as it stands under one of them."""
    return frozenset([_under(run, each, keys, constant) for each in ordered(value)])


def _under(run: Machine, atom: Atom, keys: Value, constant: Const) -> Atom:
    """Something out of a mapping, as it stands under a key: an endpoint of that key, a group of such, or a holder."""
    if isinstance(atom, Mapping | Instance):
        return _holder_under(run, atom, keys, constant)
    if not isinstance(atom, Sequence):
        return settling.keyed(run, atom, keys, constant)
    place = run.places.intern(("group", atom.place, constant.value))
    listed = containers.elements(run.store, atom)
    elements = [containers.any_element(run.store, atom)] if listed is None else listed
    found = [all_under(run, each, keys, constant) for each in elements]
    if found == elements:
        return atom
    if listed is None:
        return containers.set_any(run.store, place, found[0])
    return containers.set_sequence(run.store, place, found)


def _holder_under(run: Machine, atom: Mapping | Instance, keys: Value, constant: Const) -> Atom:
    """The same of a dictionary or an object: one that holds what the other does, but of that key."""
    made = replace(atom, place=run.places.intern(("group", atom.place, constant.value)))
    with run.budget.nested(atom.place) as allowed:
        changed = allowed and containers.copy(
            run.store, atom, made, lambda value: all_under(run, value, keys, constant)
        )
    return made if changed else atom
