"""What the methods of sequences mean: of lists, queues and the like."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from influx_lint.flow import access, conditions, containers, credentials, settling, ways, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.containers import Elements
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition
from influx_lint.flow.possibilities import join, number
from influx_lint.flow.values import NONE, UNKNOWN, Atom, Const, Sequence, Value, one
from influx_lint.meanings import mappings


def rebuilt(run: Machine, site: Site, given: Elements, made: Iterable[Value], *extra: Hashable) -> Value:
    """A sequence of what was made of the elements of another, as certain as these."""
    return (
        run.sequence(site, made, *extra) if given.listed is not None else run.sequence_of_any(site, join(made), *extra)
    )


def joined(run: Machine, site: Site, parts: Iterable[Elements], *extra: Hashable) -> Value:
    """A sequence of all that loops over several values give (`access.iterate`), one after the other."""
    given = list(parts)
    if all(each.listed is not None for each in given):
        return run.sequence(site, [element for each in given for element in each.each], *extra)
    return run.sequence_of_any(site, join(each.any for each in given), *extra)


def rounds(run: Machine, function: Value, given: Iterable[Arguments], site: Site) -> Iterator[Value]:
    """What a function gives that is called with one after the other: rounds, as those of a loop are."""
    starts = []
    for arguments in given:
        starts.append(len(run.reads.log))
        yield run.call(function, arguments, site)
    if len(starts) > 1:
        ways.relate_rounds(run, starts)


def take(run: Machine, receiver: Atom, _arguments: Arguments, site: Site) -> Value:
    """What a queue gives."""
    return access.iterate(run, one(receiver), site).any or UNKNOWN


def let_through(
    run: Machine, function: Value, given: Iterable[tuple[Value, list[Value]]], site: Site
) -> tuple[list[Value], Condition | None]:
    """The elements that a function lets through, as they are then, and what its tests say together. `given` are the
    elements, each with what the function is called with for it."""
    kept, tests = [], []
    for element, arguments in given:
        run.store.begin()
        condition = conditions.truth(run, run.call(function, Arguments(arguments), site))
        tests += [condition] if condition.reads else []
        conditions.assume(run, condition.true)
        credentials.use(run, element, site.frame)
        if condition.holds is not False:
            kept.append(settling.settle_parts(run, element, site))
        ways.merge_effects(run)
    return kept, conditions.some(tests)


def filtered(
    run: Machine, function: Value, given: Iterable[tuple[Value, list[Value]]], site: Site, *extra: Hashable
) -> Value:
    """A sequence of the elements that a function lets through (`let_through`)."""
    kept, test = let_through(run, function, given, site)
    found = run.sequence_of_any(site, join(kept), *extra)
    containers.mark_partial(run.store, run.places.of(site, *extra), test)
    return found


def pop_left(run: Machine, receiver: Atom, _arguments: Arguments, site: Site) -> Value:
    return _pop_element(run, receiver, one(Const(0)), site)


def _pop_element(run: Machine, receiver: Atom, position: Value, site: Site) -> Value:
    found = access.index(run, one(receiver), position, Reading(site, Form.POP, site.origin))
    writes.delete(run, one(receiver), position)
    return found


def append(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    if isinstance(receiver, Sequence):
        containers.append(run.store, receiver, settling.settle_parts(run, mappings.key_of(arguments), site))
    return NONE


def extend(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    if isinstance(receiver, Sequence):
        listed, element = access.iterate(run, mappings.key_of(arguments), site)
        if listed is None:
            containers.loosen(run.store, receiver, element)
        for each in listed or []:
            containers.append(run.store, receiver, each)
    return NONE


def append_left(run: Machine, receiver: Atom, arguments: Arguments, _site: Site) -> Value:
    if isinstance(receiver, Sequence):
        _insert_at(run, receiver, 0, mappings.key_of(arguments))
    return NONE


def insert(run: Machine, receiver: Atom, arguments: Arguments, _site: Site) -> Value:
    if isinstance(receiver, Sequence) and len(arguments.positional) == 2:
        _insert_at(run, receiver, number(arguments.positional[0]), arguments.positional[1])
    return NONE


def _insert_at(run: Machine, receiver: Sequence, position: int | None, element: Value) -> None:
    if position is not None and containers.length(run.store, receiver) is not None:
        containers.rearrange(run.store, receiver, lambda listed: listed.insert(position, element))
    else:
        containers.loosen(run.store, receiver, element)


def remove(run: Machine, receiver: Atom, arguments: Arguments, _site: Site) -> Value:
    element = _plainly(mappings.key_of(arguments))
    if isinstance(receiver, Sequence) and len(element) == 1:
        containers.rearrange(run.store, receiver, lambda listed: listed.pop([*map(_plainly, listed)].index(element)))
    return NONE


def _plainly(value: Value) -> list[object]:
    """A value as it compares to others: wherever constants were written."""
    return [atom.value if isinstance(atom, Const) else atom for atom in value]


def reverse(run: Machine, receiver: Atom, _arguments: Arguments, _site: Site) -> Value:
    if isinstance(receiver, Sequence):
        containers.rearrange(run.store, receiver, lambda listed: listed.reverse())
    return NONE


def shuffle(run: Machine, receiver: Atom, _arguments: Arguments, _site: Site) -> Value:
    if isinstance(receiver, Sequence):
        containers.shuffle(run.store, receiver)
    return NONE


def rotate(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    steps = number(arguments.get(0, "n") or one(Const(1)))
    if steps is None or not isinstance(receiver, Sequence):
        return shuffle(run, receiver, arguments, site)

    def rotate(listed: list[Value]) -> None:
        start = -steps % len(listed) if listed else 0
        listed[:] = listed[start:] + listed[:start]

    containers.rearrange(run.store, receiver, rotate)
    return NONE


def pop(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    """The last element, or that at a position; of endpoints, what stands there."""
    if not isinstance(receiver, Sequence):
        return mappings.pop(run, receiver, arguments, site)
    return _pop_element(run, receiver, arguments.get(0) or one(Const(-1)), site)


def clear(run: Machine, receiver: Atom, _arguments: Arguments, _site: Site) -> Value:
    if isinstance(receiver, Sequence):
        containers.set_sequence(run.store, receiver.place, [])
    return NONE
