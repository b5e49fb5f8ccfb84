"""Tests: what is known where they hold, and where they do not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping as Table, Sequence
from functools import reduce

from influx_lint.flow import containers, ir, wholes
from influx_lint.flow.events import Fact, Presence, PropertyTest
from influx_lint.flow.facts import (
    NO_CONDITION,
    NOWHERE,
    Facts,
    cell_of,
    endpoint_of,
    presence_of,
    told_by_all,
    told_of_each,
)
from influx_lint.flow.frames import Frame, Instance
from influx_lint.flow.ir import Attribute, Boolean, Compare, Constant, Index, Name, Not
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition, Endpoint, KeyIs, Known, Narrowed, Property, Query
from influx_lint.flow.possibilities import join, only
from influx_lint.flow.records import replace
from influx_lint.flow.store import CHOSEN, FACTS
from influx_lint.flow.values import (
    ABSENT,
    GONE,
    NOTHING,
    PRESENT,
    UNKNOWN,
    Atom,
    Cell,
    Const,
    Mapping,
    Sequence as Listed,
    Serialized,
    Value,
    one,
)

MOST_FACTS = 48
"""How many facts are kept of an endpoint."""


def test(run: Machine, node: ir.Expression, frame: Frame) -> Condition:
    """The value of an expression, as a test."""
    mark = len(run.looked_at)
    value = run.evaluate(node, frame)
    condition = as_test(run, node, value, frame)
    if len(run.looked_at) > mark:
        if not _asks_if_there(node):
            wholes.note_test(run, run.looked_at[mark:], condition, Site(node, frame))
        del run.looked_at[mark:]
    return condition


def _asks_if_there(node: ir.Expression) -> bool:
    """Whether a test only asks if a value is there at all."""
    if isinstance(node, Not):
        return _asks_if_there(node.value)
    if isinstance(node, Compare):
        return any(isinstance(each, Constant) and each.value is None for each in (node.left, node.right))
    return isinstance(node, Name)


def as_test(run: Machine, node: ir.Expression, value: Value, frame: Frame) -> Condition:
    """The value of an expression, as a test."""
    if isinstance(node, Boolean):
        for atom in value:
            if isinstance(atom, Condition) and atom.of is node:
                return atom
    constant = node if isinstance(node, Constant) else handed(run, node, value, frame)
    if constant is not None:
        return Condition(holds=run.language.is_true(constant.value))
    return told_apart(run, node, frame, run.language.is_true, truth(run, value))


def told_apart(
    run: Machine, node: ir.Expression, frame: Frame, passes: Callable[[ir.Scalar], bool], known: Condition
) -> Condition:
    """A test of what stands under a key of a variable, and what it leaves of the objects that the variable may be:
    those whose constant under the key `passes`, and where it fails the others."""
    if isinstance(node, Name):
        return _rows_told_apart(run, node, frame, passes, known)
    if not isinstance(node, Attribute | Index) or not isinstance(node.value, Name):
        return known
    key = Constant(node.packed, node.name) if isinstance(node, Attribute) else node.key
    holder = frame.holder(node.value.name)
    if holder is None or not isinstance(key, Constant):
        return known
    cell = holder.place, node.value.name
    objects = [each for each in run.store.known(*cell) if isinstance(each, Mapping | Instance)]
    held = {each: only(_under(run, each, key.value)) for each in objects if len(objects) > 1}
    return narrowed(cell, {each: passes(at.value) for each, at in held.items() if isinstance(at, Const)}, known)


def _rows_told_apart(
    run: Machine, node: Name, frame: Frame, passes: Callable[[ir.Scalar], bool], known: Condition
) -> Condition:
    """The same of a variable that was given together with others, and what the test leaves of these."""
    holder = frame.holder(node.name)
    if holder is None:
        return known
    cell = holder.place, node.name
    rows = run.choices.rows.get(cell, ())
    answers: dict[Cell, dict[Atom, bool | None]] = {}
    for row in rows:
        at = only(row.get(cell) or NOTHING)
        answer = passes(at.value) if isinstance(at, Const) else None
        for each, value in row.items():
            told = answers.setdefault(each, {})
            told.update((atom, answer if told.get(atom, answer) is answer else None) for atom in value or NOTHING)
    for each, told in answers.items():
        if run.choices.rows.get(each) is rows:
            known = narrowed(each, told, known)
    return known


def _under(run: Machine, holder: Mapping | Instance, key: ir.Scalar) -> Value:
    found = run.store.get(holder.place, key)
    lacks = found is None and isinstance(holder, Mapping) and containers.is_exact(run.store, holder)
    return (run.language.missing if lacks else found) or NOTHING


def narrowed(cell: Cell, answers: Table[Atom, bool | None], known: Condition = NO_CONDITION) -> Condition:
    """A test, and what it leaves of the possibilities of a variable, some of which pass it, and some fail."""
    subject = Endpoint(NOWHERE, None, NOWHERE)
    if_so, if_not = (
        frozenset({(subject, Narrowed(cell, frozenset(each for each, passes in answers.items() if passes is answer)))})
        for answer in (False, True)
    )
    return replace(known, true=known.true | if_so, false=known.false | if_not) if answers else known


def condition_of(run: Machine, value: Value) -> Condition:
    """What a value says as a test: what all its possibilities know, and the reads that any of them looked at."""
    if len(value) == 1:
        (only,) = value
        if (test := _told(only)) is not None:
            return test
    true, false = [], []
    reads: frozenset[int] = frozenset()
    missing, falls = False, False
    for atom in value:
        test = _told(atom)
        if test is not None:
            missing = missing or _tells_presence(atom)
            true.append(test.true)
            false.append(test.false)
            reads |= test.reads
        elif isinstance(atom, Const) and run.language.is_true(atom.value):
            true.append(_NO_FACTS)
        else:
            falls = True
    if falls and not missing:
        false.append(_NO_FACTS)
    return Condition(told_by_all(true) or told_of_each(true), told_by_all(false) or told_of_each(false), reads)


_NO_FACTS: Facts = frozenset()


def truth(run: Machine, value: Value) -> Condition:
    """The same, and what it says of a collection's choice that there is anything in it."""
    return containers.chosen(run.store, value) or condition_of(run, value)


def guard(run: Machine, chosen: Value, start: int) -> None:
    """What the tests ask that chose the elements is asked for what a loop over them reads, since `start` of the log."""
    condition = containers.chosen(run.store, chosen)
    if condition is not None:
        run.reads.guard(condition.reads, run.reads.log[start:])


def folded(tests: Iterable[Condition], *, every: bool) -> Condition:
    """`every` one of the tests holds, or any does, as they are asked one after the other; of none, nothing is known."""
    asked = list(tests)
    return reduce(both if every else either, asked) if asked else NO_CONDITION


def some(tests: Collection[Condition]) -> Condition | None:
    """At least one of the tests holds; nothing where there are none."""
    if not tests:
        return None
    true = told_by_all([test.true for test in tests])
    false: Facts = frozenset().union(*(test.false for test in tests))
    return Condition(true, false, frozenset().union(*(test.reads for test in tests)))


def _told(atom: Atom) -> Condition | None:
    """What it says of the credentials that something counts as true; nothing for a constant."""
    if isinstance(atom, Condition):
        return atom
    if isinstance(atom, Const):
        return None
    if isinstance(atom, Serialized):
        return Condition(holds=True)
    if isinstance(atom, Query):
        return presence_of(atom.endpoint, ("query",), frozenset())
    if isinstance(atom, Property):
        reads = frozenset({atom.read} - {-1})
        return Condition(reads=reads) if atom.derived else presence_of(endpoint_of(atom), atom.key, reads)
    return NO_CONDITION


def _tells_presence(atom: Atom) -> bool:
    """Whether something is there only where a key is: beside it, what counts as false stands for the missing key."""
    return isinstance(atom, Query) or (isinstance(atom, Property) and not atom.derived)


def negated(condition: Condition) -> Condition:
    holds = None if condition.holds is None else not condition.holds
    return Condition(condition.false, condition.true, condition.reads, holds)


def both(left: Condition, right: Condition) -> Condition:
    """`left and right`."""
    holds = False if False in (left.holds, right.holds) else left.holds and right.holds
    return Condition(left.true | right.true, _in_common(left.false, right.false), left.reads | right.reads, holds)


def either(left: Condition, right: Condition) -> Condition:
    """`left or right`."""
    known = left.holds, right.holds
    holds = True if True in known else None if None in known else False
    return Condition(_in_common(left.true, right.true), left.false | right.false, left.reads | right.reads, holds)


def _in_common(left: Facts, right: Facts) -> Facts:
    """What is known if one or the other is: of what is one of some constants, or of others, that it is one of all."""
    more = {
        (endpoint, found)
        for endpoint, mine in left
        for other, theirs in right
        if endpoint == other and (found := _one_of_all(mine, theirs)) is not None
    }
    common = told_by_all((left, right))
    return common | more if more else common


def _one_of_all(mine: Fact | KeyIs | Narrowed, theirs: Fact | KeyIs | Narrowed) -> Fact | KeyIs | None:
    if isinstance(mine, KeyIs) and isinstance(theirs, KeyIs) and mine.of == theirs.of:
        return (
            replace(mine, constants=mine.constants | theirs.constants) if mine.constants and theirs.constants else None
        )
    if isinstance(mine, PropertyTest) and mine.holds and isinstance(theirs, PropertyTest):
        values = tuple(sorted({*mine.values, *theirs.values}))
        return replace(mine, values=values) if replace(theirs, values=mine.values) == mine else None
    return None


def fails(run: Machine, condition: Condition, *, where: bool) -> None:
    """Where a test holds, or does not, the code fails: what was asked for to go on decides about it."""
    here, there = (condition.true, condition.false) if where else (condition.false, condition.true)
    spared = {
        (endpoint.subject, fact.key)
        for facts, present in ((here, True), (there, False))
        for endpoint, fact in facts
        if isinstance(fact, Presence) and fact.present is present
    }
    run.reads.decide(condition.reads, spared)


def skips(run: Machine, condition: Condition) -> Facts:
    """A test of the project's is skipped where a condition holds: nobody misses what was asked for. What is known
    where it goes on."""
    run.reads.excuse(condition.reads)
    return frozenset(
        (endpoint, replace(fact, supplied=fact.present) if isinstance(fact, Presence) else fact)
        for endpoint, fact in condition.false
    )


def assume(run: Machine, facts: Facts) -> None:
    """From here on, the facts hold."""
    for endpoint, fact in sorted(facts, key=repr) if len(facts) > 1 else facts:
        if isinstance(fact, KeyIs):
            run.store.set(*cell_of(fact.of, CHOSEN), one(fact))
            continue
        if isinstance(fact, Narrowed):
            run.store.set(*fact.cell, (run.store.get(*fact.cell) or NOTHING) - fact.without or UNKNOWN)
            continue
        held = run.store.get(endpoint.subject, FACTS) or NOTHING
        if len(held) >= MOST_FACTS:
            continue
        run.store.set(endpoint.subject, FACTS, held | {Known(fact)})
        if isinstance(fact, Presence) and len(fact.key) == 1 and endpoint.place != NOWHERE:
            _assume_presence(run, endpoint, fact)


def _assume_presence(run: Machine, endpoint: Endpoint, fact: Presence) -> None:
    cell = run.store.get(endpoint.place, fact.key[0])
    marker = PRESENT if fact.present else GONE
    if cell is None:
        run.store.set(endpoint.place, fact.key[0], one(marker))
    elif ABSENT in cell or (PRESENT in cell and GONE in cell):
        run.store.set(endpoint.place, fact.key[0], (cell - {ABSENT, PRESENT, GONE}) | {marker})


def handed(run: Machine, node: ir.Expression, value: Value, frame: Frame) -> Const | None:
    """The constant that a name, a field or an element certainly is since a loop or call gave it: another gives another.
    What a parameter is by default, or a constant by its assignment, may be changed to have the program do otherwise."""
    atom = only(value)
    if not isinstance(atom, Const):
        return None
    if not isinstance(node, Name) or atom.origin is None:
        return atom if isinstance(node, Name | Attribute | Index) and atom.written in run.reads.handed else None
    holder = frame.holder(node.name)
    parameters = holder.function_node.parameters if holder is not None and holder.function_node is not None else ()
    defaults = [each.default.span for each in parameters if each.default is not None]
    return atom if atom.origin.span not in defaults else None


def hand_out(run: Machine, elements: Sequence[Value]) -> None:
    """Whoever goes through a list is given the constants by which what is in it can be told apart."""
    for atom in (each for value in elements for each in value if len(elements) > 1):
        held = NOTHING
        if isinstance(atom, Listed):
            held = containers.any_element(run.store, atom)
        elif isinstance(atom, Mapping):
            held = join(run.store.known(atom.place, key) for key in containers.keys(run.store, atom))
        run.reads.handed.update(each.written for each in held if isinstance(each, Const) and each.written)
