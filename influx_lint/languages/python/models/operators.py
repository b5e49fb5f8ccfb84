"""What Python's binary operators give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow import access, texts, writes
from influx_lint.flow.possibilities import join, padded, placed, strings, surrounded, text
from influx_lint.flow.values import NOTHING, UNKNOWN, Const, Property, Sequence, Value, one
from influx_lint.languages.python.models import formats, loaded, objects

if TYPE_CHECKING:
    from influx_lint.flow.machine import Machine
    from influx_lint.flow.places import Site


def operate(run: Machine, operator: str, left: Value, right: Value, site: Site) -> Value | None:
    """`left operator right`."""
    if operator == "%":
        return join(formats.percent(run, template, right, site) for template in strings(left)) or None
    if operator == "|":
        if objects.is_dictionary(left) or objects.is_dictionary(right):
            made = run.mapping(site)
            writes.spread_into(run, made, left)
            writes.spread_into(run, made, right)
            return one(made)
        if _is_sequence(left) and _is_sequence(right):
            elements = [access.iterate(run, side, site)[1] for side in (left, right)]
            return run.sequence_of_any(site, join(elements), "union")
    elif operator == "+":
        return _add(run, left, right, site)
    elif operator == "/" and (loaded.is_path(left) or loaded.is_path(right)):
        return loaded.joined((left, right))
    return None


def _add(run: Machine, left: Value, right: Value, site: Site) -> Value | None:
    first, second = text(left), text(right)
    if first is not None and second is not None and len(first) + len(second) <= formats.LONGEST_TEXT:
        return placed(one(Const(first + second)), site.path, site.node)
    if text_ := padded((left, right)) or surrounded([left, right]):
        return text_
    if _is_sequence(left) and _is_sequence(right):
        before, any_before = access.iterate(run, left, site)
        after, any_after = access.iterate(run, right, site)
        if before is not None and after is not None:
            return run.sequence(site, [*before, *after], "sum")
        return run.sequence_of_any(site, join([any_before, any_after]), "sum")
    derived = [
        one(Property(atom.subject, atom.key, atom.read, derived=True))
        for atom in left | right
        if isinstance(atom, Property)
    ]
    made = texts.composed((left, right), site.origin, run.words)
    return join([*derived, made, UNKNOWN if made and not derived else NOTHING]) or None


def _is_sequence(value: Value) -> bool:
    return any(isinstance(atom, Sequence) for atom in value)
