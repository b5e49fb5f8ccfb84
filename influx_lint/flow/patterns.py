"""Pattern matching: tests, reads and bindings."""

from __future__ import annotations

from influx_lint.flow import access, attributes, comparisons, conditions, ir, ir_patterns, targets, ways
from influx_lint.flow.events import Form, Relation
from influx_lint.flow.facts import NO_CONDITION, property_test
from influx_lint.flow.frames import Frame
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition, Endpoint, KeyOf, Property, RelationshipName
from influx_lint.flow.possibilities import join, known_texts, named
from influx_lint.flow.spans import packed
from influx_lint.flow.values import NOTHING, UNKNOWN, Changes, Const, Mapping, Value


def match(run: Machine, node: ir_patterns.Match, frame: Frame) -> bool:
    """The cases are alternatives of one another."""
    subject = run.evaluate(node.subject, frame)
    if conditions.handed(run, node.subject, subject, frame) is None:
        subject = named(subject)
    ends: list[Changes] = []
    stretches: list[list[int]] = []
    left: list[int] = []
    depth = run.store.depth
    run.store.begin()
    exhausted = False
    for case in node.cases:
        mark = len(run.reads.log)
        run.store.begin()
        condition = matches(run, case.pattern, subject, frame)
        conditions.assume(run, condition.true)
        if case.guard is not None:
            guard = conditions.test(run, case.guard, frame)
            conditions.assume(run, guard.true)
            condition = conditions.both(condition, guard)
        if condition.holds is False:
            run.store.end()
            continue
        if run.execute(case.body, frame):
            ends.append(run.store.changes(depth))
        else:
            left += run.reads.log[mark:]
        run.store.end()
        stretches.append(run.reads.log[mark:])
        conditions.assume(run, condition.false)
        exhausted = exhausted or (case.guard is None and _takes_all(case.pattern)) or condition.holds is True
        if condition.holds:
            break
    if not exhausted:
        ends.append(run.store.changes(depth))
    run.store.end()
    run.store.merge(ends)
    run.reads.relate(stretches)
    ways.wait(run, frame, left)
    return bool(ends)


def _takes_all(pattern: ir_patterns.Pattern) -> bool:
    return isinstance(pattern, ir_patterns.AnyPattern) and pattern.pattern is None


def matches(run: Machine, pattern: ir_patterns.Pattern, subject: Value, frame: Frame) -> Condition:
    """Reads what the pattern looks at, binds its names, and says what is known if it matches."""
    if isinstance(pattern, ir_patterns.AnyPattern):
        condition = matches(run, pattern.pattern, subject, frame) if pattern.pattern is not None else NO_CONDITION
        if pattern.name is not None:
            targets.bind_name(run, pattern.name, subject, frame)
        return condition
    if isinstance(pattern, ir_patterns.ValuePattern):
        return _value(run, pattern, subject, frame)
    if isinstance(pattern, ir_patterns.MappingPattern):
        return _mapping(run, pattern, subject, frame)
    if isinstance(pattern, ir_patterns.SequencePattern):
        return _sequence(run, pattern, subject, frame)
    if isinstance(pattern, ir_patterns.ClassPattern):
        return _class(run, pattern, subject, frame)
    if isinstance(pattern, ir_patterns.EitherPattern):
        found = []
        stretches = []
        for each in pattern.patterns:
            start = len(run.reads.log)
            run.store.begin()
            found.append(matches(run, each, subject, frame))
            ways.merge_effects(run)
            stretches.append(run.reads.log[start:])
        run.reads.relate(stretches)
        merged = found[0] if found else NO_CONDITION
        for one_of in found[1:]:
            merged = conditions.either(merged, one_of)
        return merged
    return NO_CONDITION


def _value(run: Machine, pattern: ir_patterns.ValuePattern, subject: Value, frame: Frame) -> Condition:
    value = run.evaluate(pattern.value, frame)
    constants = known_texts(value)
    if constants and len(subject) == 1:
        (atom,) = subject
        holds = comparisons.outcome(run, ir.Comparison.EQUAL, atom, value)
        if holds is not None and isinstance(atom, Const) and atom.origin is not None:
            return Condition(holds=holds)
        if isinstance(atom, KeyOf):
            return comparisons.key_is(run, atom, value, Site(pattern.value, frame))
        if isinstance(atom, Property | RelationshipName):
            return property_test(atom, Relation.EQUALS, constants)
    return conditions.condition_of(run, subject - {atom for atom in subject if isinstance(atom, Condition)})


def _mapping(run: Machine, pattern: ir_patterns.MappingPattern, subject: Value, frame: Frame) -> Condition:
    condition = NO_CONDITION
    for key, inner in pattern.items:
        site = Site(key, frame)
        reading = Reading(site, Form.PATTERN, site.origin, default=NOTHING)
        held = access.index(run, subject, run.evaluate(key, frame), reading)
        found = matches(run, inner, held or UNKNOWN, frame)
        conditions.assume(run, found.true)
        condition = conditions.both(condition, found)
    if pattern.rest is not None:
        targets.bind_name(run, pattern.rest, subject, frame)
    return Condition(condition.true, frozenset() if len(pattern.items) > 1 else condition.false, condition.reads)


def _sequence(run: Machine, pattern: ir_patterns.SequencePattern, subject: Value, frame: Frame) -> Condition:
    values = targets.unpack(run, subject, len(pattern.items), pattern.rest, Site(ir.Opaque(pattern.packed, ()), frame))
    condition = NO_CONDITION
    for inner, value in zip(pattern.items, values, strict=True):
        condition = conditions.both(condition, matches(run, inner, value, frame))
    return Condition(condition.true, frozenset(), condition.reads)


def _class(run: Machine, pattern: ir_patterns.ClassPattern, subject: Value, frame: Frame) -> Condition:
    run.evaluate(pattern.class_, frame)
    holders = frozenset(atom for atom in subject if isinstance(atom, Endpoint | Mapping))
    for inner in pattern.items:
        matches(run, inner, join([holders, UNKNOWN]) if holders else subject, frame)
    condition = NO_CONDITION
    for name, span, inner in pattern.attributes:
        site = Site(ir.Opaque(packed(*span), ()), frame)
        held = attributes.read(run, subject, name, site, site.origin)
        condition = conditions.both(condition, matches(run, inner, held, frame))
    return Condition(condition.true, frozenset(), condition.reads)
