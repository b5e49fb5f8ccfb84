"""What `+` and `|` make of texts, sequences and dictionaries."""

from __future__ import annotations

from influx_lint.flow import access, conditions, ir, texts, writes
from influx_lint.flow.frames import Frame
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition, Endpoints, Property, Text
from influx_lint.flow.possibilities import join, made_names, padded, surrounded
from influx_lint.flow.records import replace
from influx_lint.flow.values import NOTHING, UNKNOWN, Const, Sequence, Serialized, Value, one
from influx_lint.meanings import copies, sequences


def add(run: Machine, left: Value, right: Value, site: Site) -> Value | None:
    parts = [left, right]
    if kept := _kept(left | right):
        return kept
    if text := texts.certain(parts, site.origin) or padded(parts) or surrounded(parts):
        return text
    if _are_listed(left) and _are_listed(right):
        return sequences.joined(run, site, [access.iterate(run, side, site) for side in (left, right)], "sum")
    derived = [one(replace(atom, derived=True)) for atom in left | right if isinstance(atom, Property)]
    made = texts.composed((left, right), texts.written(left) or site.origin, run.tells)
    names = made_names([left, right])
    return join([*derived, names, made, UNKNOWN if made and not derived else NOTHING]) or None


def _kept(parts: Value) -> Value:
    """Encoded text that is put together of its pieces, from nothing on."""
    encoded = frozenset(atom for atom in parts if isinstance(atom, Text | Serialized))
    return encoded if all(isinstance(atom, Const) and atom.value == "" for atom in parts - encoded) else NOTHING


def is_instance(run: Machine, left: Value, right: Value, site: Site) -> Value:
    """`object instanceof Class`."""
    written = site.node.operands[0] if isinstance(site.node, ir.Operation) else None
    condition = of_class(run, left, right, written, site.frame)
    return UNKNOWN if condition is None else one(condition)


def of_class(
    run: Machine, value: Value, wanted: Value, written: ir.Expression | None, frame: Frame
) -> Condition | None:
    """Whether a value is an object of a class, if that can be told; of a variable that may be several, what is left."""
    told = run.objects.is_of(value, wanted)
    if told is not None:
        return Condition(holds=told)
    holder = frame.holder(written.name) if isinstance(written, ir.Name) else None
    answers = {atom: run.objects.is_of(one(atom), wanted) for atom in value}
    if holder is None or not isinstance(written, ir.Name) or set(answers.values()) == {None}:
        return None
    return conditions.narrowed((holder.place, written.name), answers)


def unite(run: Machine, left: Value, right: Value, site: Site) -> Value | None:
    if copies.is_dictionary(left) or copies.is_dictionary(right):
        made = run.mapping(site, right)
        for side, where in zip((left, right), site.parts(2), strict=True):
            writes.spread_into(run, made, side, where)
        return one(made)
    if _is_sequence(left) and _is_sequence(right):
        elements = [access.iterate(run, side, site).any for side in (left, right)]
        return run.sequence_of_any(site, join(elements), "union")
    return None


def _are_listed(value: Value) -> bool:
    return any(isinstance(atom, Sequence | Endpoints) for atom in value)


def _is_sequence(value: Value) -> bool:
    return any(isinstance(atom, Sequence) for atom in value)
