"""Comparisons, and tests whether something has a key: what is known where they hold, and where they do not."""

from __future__ import annotations

import functools
import operator as operators
from collections.abc import Callable, Iterable
from typing import Any

from influx_lint.flow import containers, credentials, objects, uses, ways, wholes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.company import OTHER
from influx_lint.flow.conditions import both, condition_of, either, negated
from influx_lint.flow.credentials import contains_variable
from influx_lint.flow.events import Form, Relation
from influx_lint.flow.facts import (
    NO_CONDITION,
    cell_of,
    path_of,
    presence_of,
    property_test,
    tested,
    told_by_all,
    version_tests,
)
from influx_lint.flow.frames import Instance
from influx_lint.flow.ir import Comparison
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import (
    Condition,
    Endpoint,
    Environment,
    KeyIs,
    KeyOf,
    Property,
    Query,
    RelationshipName,
    Relationships,
    ValueOf,
)
from influx_lint.flow.possibilities import as_dictionary, known_texts, only, ordered, strings, text
from influx_lint.flow.records import replace
from influx_lint.flow.store import CHOSEN
from influx_lint.flow.values import ABSENT, NOTHING, UNKNOWN, Atom, Const, Mapping, Sequence, Value, View, one

_ORDERS: dict[Comparison, Callable[[Any, Any], bool]] = {
    Comparison.LESS: operators.lt,
    Comparison.LESS_OR_EQUAL: operators.le,
    Comparison.GREATER: operators.gt,
    Comparison.GREATER_OR_EQUAL: operators.ge,
}


def compare(run: Machine, operator: Comparison, left: Value, right: Value, site: Site) -> Value:
    """The outcome of a comparison. A test for a key of an endpoint is a read of that key."""
    reads = condition_of(run, left).reads | condition_of(run, right).reads
    named = _named_keys(run, operator, left, right, site)
    if named is not None:
        return one(named)
    if operator in _ORDERS:
        return one(Condition(*version_tests(left, right), reads))
    positive = operator in (Comparison.EQUAL, Comparison.IN)
    if operator in (Comparison.IN, Comparison.NOT_IN):
        held = contains(run, left, right, site)
    else:
        held = _equal(run, left, right, site) or _equal(run, right, left, site)
    condition = replace(held, reads=held.reads | reads) if held else Condition(reads=reads)
    return one(condition if positive else negated(condition))


def _named_keys(run: Machine, operator: Comparison, left: Value, right: Value, site: Site) -> Condition | None:
    """A comparison of all keys of an endpoint with a set of constants: whether all of those are there."""
    if operator not in _ORDERS and operator not in (Comparison.EQUAL, Comparison.UNEQUAL):
        return None
    for keys, names in ((left, right), (right, left)):
        holder = wholes.keys_of(run, keys) if keys else None
        constants = wholes.constants_in(run, names) if isinstance(holder, Endpoint | Query | Mapping) else None
        if holder is not None and constants is not None:
            found = all_named(run, constants, holder, site)
            return negated(found) if operator is Comparison.UNEQUAL else found
    if (
        operator in (Comparison.EQUAL, Comparison.UNEQUAL)
        and not _is_nothing(run, left)
        and not _is_nothing(run, right)
    ):
        for each in (left, right):
            if wholes.keys_of(run, each) is not None or any(isinstance(atom, Mapping | ValueOf) for atom in each):
                wholes.note(run, each, site)
                run.looked_at = [atom for atom in run.looked_at if atom not in each]
    return None


def _is_nothing(run: Machine, value: Value) -> bool:
    return all(
        (isinstance(atom, Const) and not run.language.is_true(atom.value))
        or (isinstance(atom, Mapping) and containers.is_exact(run.store, atom) and not containers.keys(run.store, atom))
        for atom in ordered(value)
    )


def all_named(run: Machine, constants: Value, holder: Atom, site: Site) -> Condition:
    """Whether all keys that constants name are in a dictionary."""
    tests = (_contained(run, one(each), holder, site) for each in strings(constants))
    return functools.reduce(both, (each for each in tests if each is not None), NO_CONDITION)


def any_named(run: Machine, constants: Value, holder: Atom, site: Site) -> Condition:
    """Whether any of the keys that constants name is in a dictionary."""
    tests = [each for one_ in strings(constants) if (each := _contained(run, one(one_), holder, site)) is not None]
    return functools.reduce(either, tests) if tests else NO_CONDITION


def outcome(run: Machine, operator: Comparison, left: Atom, right: Value) -> bool | None:
    """How a comparison of a constant comes out, where what it is compared with is known too."""
    other = only(right)
    if not isinstance(left, Const):
        return None
    if operator in (Comparison.IN, Comparison.NOT_IN):
        if isinstance(other, Mapping) and containers.is_exact(run.store, other) and containers.keys(run.store, other):
            held = run.store.get(other.place, left.value) or NOTHING
            return None if ABSENT in held and len(held) > 1 else (bool(held - {ABSENT}) is (operator is Comparison.IN))
        elements = containers.elements(run.store, other) if isinstance(other, Sequence) else None
        known = [each.value for part in elements or () if isinstance(each := only(part), Const)]
        if elements is None or len(known) < len(elements):
            return None
        return (left.value in known) is (operator is Comparison.IN)
    if not isinstance(other, Const):
        return None
    if operator in (Comparison.EQUAL, Comparison.UNEQUAL):
        return (left.value == other.value) is (operator is Comparison.EQUAL)
    if isinstance(left.value, int) and isinstance(other.value, int):
        return _ORDERS[operator](left.value, other.value)
    return None


def _equal(run: Machine, left: Value, right: Value, site: Site) -> Condition | None:
    constants = known_texts(right)
    if not constants or len(constants) != len(right):
        if right and all(isinstance(atom, Const) and not run.language.is_true(atom.value) for atom in right):
            return negated(condition_of(run, left))
        if any(isinstance(atom, Const) and isinstance(atom.value, int | float) for atom in right):
            facts = version_tests(left, NOTHING)
            return Condition(*facts) if facts[0] else None
        return None
    atom = _key_among(run, left, constants)
    return key_is(run, atom, right, site) if atom is not None else tested(left, constants)


def _key_among(run: Machine, left: Value, constants: Iterable[object]) -> KeyOf | None:
    """The key of a loop over an endpoint that is compared with constants; what a copy of one has besides is not it,
    unless it may be one of these and matters."""
    mattering = run.names.intersection(constants)
    atom = only(frozenset(each for each in left - UNKNOWN if not isinstance(each, Const) or each.value in mattering))
    return atom if isinstance(atom, KeyOf) else None


def key_is(run: Machine, key: KeyOf, constants: Value, site: Site) -> Condition:
    """A test of a key from a loop over an endpoint's keys against constants: it fails where it is one of others."""
    found = run.store.get(*cell_of(key.endpoint, CHOSEN)) or NOTHING
    chosen = {each.value for test in found for each in strings(test.constants if isinstance(test, KeyIs) else NOTHING)}
    is_known = all(isinstance(test, KeyIs) and test.constants for test in found)
    if chosen and is_known and constants and chosen.isdisjoint(each.value for each in strings(constants)):
        return Condition(holds=False)
    endpoint = key.endpoint if isinstance(key.endpoint, Endpoint) else key.endpoint.endpoint
    return Condition(frozenset({(endpoint, KeyIs(key.endpoint, constants, site.node))}))


def key_passes(run: Machine, key: KeyOf, passes: Callable[[str], bool], site: Site) -> Condition:
    """A test of a key from a loop over an endpoint's keys that names none: which keys pass is not written there. It is
    of no account where all or none of those do that matter."""
    outcomes = {passes(path[0]) for path in run.keys if len(path) == 1}
    return key_is(run, key, NOTHING, site) if isinstance(key.endpoint, Endpoint) and len(outcomes) > 1 else NO_CONDITION


def contains(run: Machine, left: Value, right: Value, site: Site) -> Condition | None:
    """`left in right`."""
    if any(isinstance(each, Property | RelationshipName | KeyOf) for each in left):
        constants = wholes.constants_in(run, right)
        atom = _key_among(run, left, known_texts(constants or NOTHING))
        if constants is not None and atom is not None:
            return key_is(run, atom, constants, site)
        if atom is not None and constants is None and wholes.is_open(run, right):
            return key_is(run, atom, NOTHING, site)
        outcome = tested(left, known_texts(constants)) if constants is not None else None
        if outcome is not None:
            return outcome
    found = [each for holder in ordered(right) if (each := _contained(run, left, holder, site)) is not None]
    if not found or len(found) < sum(1 for holder in right if not _is_own(run, holder)):
        return None
    return functools.reduce(_alike, found)


def _alike(left: Condition, right: Condition) -> Condition:
    """What either of two tests says."""
    true, false = told_by_all((left.true, right.true)), told_by_all((left.false, right.false))
    return Condition(true, false, left.reads | right.reads)


def _is_own(run: Machine, holder: Atom) -> bool:
    """Whether a holder is the program's own, which tells nothing of an endpoint that it stands in for."""
    return isinstance(holder, Const) or (isinstance(holder, Mapping) and containers.is_exact(run.store, holder))


def _contained(run: Machine, left: Value, holder: Atom, site: Site) -> Condition | None:
    uses.note(run, holder, left, Reading(site, Form.CONTAINS, site.origin), beside=NOTHING)
    if isinstance(holder, View) and holder.kind == "keys":
        return _contained(run, left, holder.of, site)
    if isinstance(holder, ValueOf) and _may_have(run, {each.value for each in strings(left)}):
        queries = [each for each in as_dictionary(one(holder)) if isinstance(each, Query)]
        return _contained(run, left, queries[0], site) if queries else None
    if isinstance(holder, View | ValueOf):
        wholes.note(run, one(holder), site)
        return None
    if isinstance(holder, Sequence):
        inner = only(containers.any_element(run.store, holder))
        if isinstance(inner, ValueOf):
            wholes.note(run, one(inner), site)
        return _contained(run, left, inner.endpoint, site) if isinstance(inner, KeyOf) else None
    if isinstance(holder, KeyOf) and (part := text(left)) is not None:
        return key_passes(run, holder, lambda name: part in name, site)
    if isinstance(holder, Property | RelationshipName):
        constants = known_texts(left)
        return property_test(holder, Relation.CONTAINS, constants) if constants else None
    if isinstance(holder, Endpoint | Query):
        return _presence(run, left, holder, site)
    if isinstance(holder, Relationships):
        run.reads.optional.update(known_texts(left))
    if isinstance(holder, Environment):
        return _variable(run, credentials.names_in(left, holder), site)
    if isinstance(holder, Mapping | Instance):
        return _in_mapping(run, left, holder, site)
    return None


def _asked(run: Machine, left: Value, holder: Instance, site: Site) -> Condition | None:
    """`left in holder` of an object whose class says how it is asked; of one whose class only says what it has under a
    key, what is known of the dictionaries that it holds. Nothing where neither is so."""
    method = run.objects.attribute(holder.class_, run.roles.contains, run.roles.has_attribute)
    if method is not None:
        return condition_of(run, run.call(objects.bind(method, holder), Arguments([left]), site))
    if run.objects.attribute(holder.class_, run.roles.item) is None:
        if run.objects.attribute(holder.class_, run.roles.attribute) is None:
            return None
        for constant in strings(left):
            uses.note_one(run, OTHER, constant, Reading(site, Form.CONTAINS, site.origin))
    names = containers.keys(run.store, holder)
    held = frozenset(atom for name in names for atom in run.store.known(holder.place, name))
    return contains(run, left, frozenset(atom for atom in held if isinstance(atom, Endpoint | Mapping)), site)


def _in_mapping(run: Machine, left: Value, holder: Mapping | Instance, site: Site) -> Condition | None:
    asked = _asked(run, left, holder, site) if isinstance(holder, Instance) else None
    if asked is not None:
        return asked
    names = {atom.value for atom in strings(left)}
    for name in names:
        run.payloads.read(holder, name, site.origin)
    if not names or any(run.store.known(holder.place, name) for name in names):
        return None
    found: list[Condition] = []
    stretches = []
    for layer in containers.layers(run.store, holder):
        start = len(run.reads.log)
        run.reads.copies.note_asked(holder.place, layer, names)
        holders = [atom for atom in layer if not isinstance(atom, Query) or _may_have(run, names)]
        found += [outcome for atom in holders if (outcome := _contained(run, left, atom, site)) is not None]
        stretches.append(run.reads.log[start:])
    run.reads.relate(stretches)
    own = (atom for layer in containers.layers(run.store, holder) for atom in layer if isinstance(atom, Mapping))
    put = [run.store.known(atom.place, name) for atom in own for name in names]
    for each in put:
        run.reads.supplement((read for stretch in stretches for read in stretch), credentials.moved(run, each))
    return functools.reduce(either, found) if found else None


def _may_have(run: Machine, names: Iterable[object]) -> bool:
    """Whether a query dictionary may have any of these keys."""
    return any(("query", name) in run.keys for name in names)


def _presence(run: Machine, left: Value, holder: Endpoint | Query, site: Site) -> Condition | None:
    condition: Condition | None = None
    endpoint = holder if isinstance(holder, Endpoint) else holder.endpoint
    start = len(run.reads.log)
    constants = strings(left)
    for constant in constants:
        number = credentials.contains(run, holder, constant, site)
        if number is None:
            continue
        key = path_of(holder, str(constant.value))
        found = presence_of(endpoint, key, frozenset({number} - {-1}))
        condition = _alike(condition, found) if condition is not None else found
    if len(constants) > 1:
        ways.relate_each(run, start)
    return condition


def _variable(run: Machine, constants: list[Const], site: Site) -> Condition | None:
    """`name in environment`."""
    reading = Reading(site, Form.CONTAINS, site.origin, default=NOTHING)
    if len(constants) != 1:
        return None
    subject, number = contains_variable(run, constants[0], reading)
    return presence_of(subject, (str(constants[0].value),), frozenset({number}))
