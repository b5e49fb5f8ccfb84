"""Arrays: their methods, of whatever gives its elements one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from influx_lint.flow import access, comparisons, conditions, containers, settling, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.containers import Elements
from influx_lint.flow.events import Form
from influx_lint.flow.facts import NO_CONDITION
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoints
from influx_lint.flow.possibilities import join, number, ordered
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Atom, Const, Mapping, Sequence, Value, View, one
from influx_lint.languages.javascript.base import EACH, KEYS
from influx_lint.meanings import command_line, sequences, text
from influx_lint.meanings.models import Handler, MethodHandler, Models, first, itself

LISTS = (Sequence, View, Endpoints)


def each(value: Value) -> Value:
    """What gives its elements one after the other: of a map, its entries."""
    return frozenset(View("items", atom) if isinstance(atom, Mapping) else atom for atom in value)


def _loop(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What a loop goes over: the pieces of what comes on the standard input, or the elements."""
    given = first(arguments)
    if given == command_line.STDIN:
        return run.sequence_of_any(site, command_line.text_of(run, given, site))
    return each(given)


def _numbered(given: Elements) -> Iterator[tuple[Value, Value]]:
    """Each element, and its position."""
    for position, element in enumerate(given.each):
        yield element, one(Const(position)) if given.listed is not None else UNKNOWN


def _calls(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Iterator[tuple[Value, Value]]:
    """Each element, and what the function gives of it."""
    for element, place in _numbered(access.iterate(run, one(receiver), site)):
        yield element, run.call(first(arguments), Arguments([element, place, one(receiver)]), site)


def _map(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    given = access.iterate(run, one(receiver), site)
    each = (Arguments([element, place, one(receiver)]) for element, place in _numbered(given))
    found = [settling.settle_parts(run, value, site) for value in sequences.rounds(run, first(arguments), each, site)]
    return sequences.rebuilt(run, site, given, found)


def _for_each(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    for _ in _calls(run, receiver, arguments, site):
        pass
    return NONE


def _given_of(run: Machine, receiver: Atom, site: Site) -> list[tuple[Value, list[Value]]]:
    """Each element, and what a function is given that chooses among them."""
    numbered = _numbered(access.iterate(run, one(receiver), site))
    return [(element, [element, place, one(receiver)]) for element, place in numbered]


def _filter(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    return sequences.filtered(run, first(arguments), _given_of(run, receiver, site), site)


def _find(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    kept, _ = sequences.let_through(run, first(arguments), _given_of(run, receiver, site), site)
    return join(kept) or NONE


def _tested(run: Machine, receiver: Atom, arguments: Arguments, site: Site, *, every: bool) -> Value:
    tests = (conditions.truth(run, given) for _, given in _calls(run, receiver, arguments, site))
    return one(conditions.folded(tests, every=every))


def _reduce(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    given = access.iterate(run, one(receiver), site)
    elements, is_certain = given.each, given.listed is not None
    held = arguments.get(1)
    if held is None:
        held, elements = (elements[0], elements[1:] if is_certain else elements) if elements else (UNKNOWN, [])
    for element in elements if is_certain else elements * 2:
        held = run.call(first(arguments), Arguments([held, element, UNKNOWN, one(receiver)]), site)
    return held


def _reduce_right(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    given = access.iterate(run, one(receiver), site)
    turned = sequences.rebuilt(run, site, given, reversed(given.each), "turned")
    return join(_reduce(run, atom, arguments, site) for atom in ordered(turned))


def by(run: Machine, values: Value, function: Value, site: Site, *, grouped: bool) -> Value:
    """An object that has each of some values, or the list of those, under what a function makes of it."""
    made = run.mapping(site)
    for element in access.iterate(run, values, site).each:
        key = run.call(function, Arguments([element]), site)
        writes.write(
            run, one(made), key, run.sequence_of_any(site, element, "group", key) if grouped else element, site
        )
    return one(made)


def _grouped(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Object.groupBy(values, function)`."""
    return by(run, first(arguments), arguments.value(1), site, grouped=True)


def _flat_map(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    mapped = _map(run, receiver, arguments, site)
    return _flattened(run, access.iterate(run, mapped, site), site)


def _flattened(run: Machine, given: Elements, site: Site) -> Value:
    """The elements of what is a list among the elements, and the others."""
    found = []
    for value in given.each:
        for atom in ordered(value):
            inner = (
                access.iterate(run, one(atom), site) if isinstance(atom, LISTS) else Elements([one(atom)], one(atom))
            )
            is_certain = given.listed is not None and len(value) == 1
            found.append(inner if is_certain else Elements(None, join(inner.each)))
    return sequences.joined(run, site, found, "flat")


def _concat(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    parts = run.sequence(site, [one(receiver), *arguments.positional], "parts")
    return _flattened(run, access.iterate(run, parts, site), site)


def _slice(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    if isinstance(receiver, Endpoints):
        return one(receiver)
    bounds = [arguments.get(0), arguments.get(1), None]
    held = sequences.joined(run, site, [access.iterate(run, one(receiver), site)], "held")
    return access.stretch(run, held, bounds, site) or UNKNOWN


def _at(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    reading = Reading(site, Form.SUBSCRIPT, site.origin, run.language.missing)
    return access.index(run, one(receiver), first(arguments), reading)


def _shift(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    if isinstance(receiver, Sequence):
        return sequences.pop_left(run, receiver, arguments, site)
    return _at(run, receiver, Arguments([one(Const(0))]), site)


def _pop(run: Machine, receiver: Atom, _arguments: Arguments, site: Site) -> Value:
    if isinstance(receiver, Sequence):
        return sequences.pop(run, receiver, Arguments(), site)
    return _at(run, receiver, Arguments([one(Const(0))]), site)


def _push(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    for value in arguments.positional:
        sequences.append(run, receiver, Arguments([value]), site)
    if arguments.rest is not None:
        sequences.extend(run, receiver, Arguments([run.sequence_of_any(site, arguments.rest, "rest")]), site)
    return UNKNOWN


def _unshift(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    for value in reversed(arguments.positional):
        sequences.append_left(run, receiver, Arguments([value]), site)
    return UNKNOWN


def _sort(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    if arguments.positional:
        element = access.iterate(run, one(receiver), site).any
        run.call(first(arguments), Arguments([element, element]), site)
    sequences.shuffle(run, receiver, arguments, site)
    return one(receiver)


def _reverse(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    sequences.reverse(run, receiver, arguments, site)
    return one(receiver)


def includes(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    """Whether something is in a list, or in a text."""
    return one(comparisons.contains(run, first(arguments), one(receiver), site) or NO_CONDITION)


def _join(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
    separator = one(Const(",")) if not arguments.positional else first(arguments)
    found = [text.join(run, atom, Arguments([one(receiver)]), site) or UNKNOWN for atom in ordered(separator)]
    return join(found)


def _entries(run: Machine, receiver: Atom, _arguments: Arguments, site: Site) -> Value:
    given = access.iterate(run, one(receiver), site)
    pairs = [run.sequence(site, [place, element], "entry", at) for at, (element, place) in enumerate(_numbered(given))]
    return sequences.rebuilt(run, site, given, pairs)


def _from(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Array.from(values, function)`."""
    made = sequences.joined(run, site, [access.iterate(run, each(first(arguments)), site)], "from")
    if len(arguments.positional) < 2:
        return made
    return join(_map(run, atom, Arguments([arguments.positional[1]]), site) for atom in ordered(made))


def _of(run: Machine, arguments: Arguments, site: Site) -> Value:
    if len(arguments.positional) == 1 and number(arguments.positional[0]) is not None:
        return run.sequence_of_any(site, NOTHING)
    return run.sequence(site, arguments.positional)


def _keys(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What `for (key in value)` gives: positions of a list, keys of anything else."""
    found = []
    for atom in ordered(first(arguments)):
        if isinstance(atom, LISTS):
            listed, _ = access.iterate(run, one(atom), site)
            positions = [one(Const(at)) for at in range(len(listed or ()))]
            found.append(run.sequence(site, positions) if listed is not None else run.sequence_of_any(site, UNKNOWN))
        else:
            found.append(one(atom))
    return join(found)


def _next(run: Machine, receiver: Atom, _arguments: Arguments, site: Site) -> Value:
    """What an iterator gives next."""
    made = run.mapping(site)
    containers.set_key(run.store, made, "value", access.iterate(run, one(receiver), site).any)
    return one(made)


def _of_unknown(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """What calls a function for each of some elements of which nothing is known, and keeps what that gives."""
    return run.sequence_of_any(site, run.call(first(arguments), Arguments([UNKNOWN] * 3), site))


def _reduce_unknown(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    held = arguments.value(1)
    return join([held, run.call(first(arguments), Arguments([held, *[UNKNOWN] * 3]), site)])


def _ask_of_unknown(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    run.call(first(arguments), Arguments([UNKNOWN] * 3), site)
    return UNKNOWN


def _with_function(model: Handler, run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """The model of a method that is given a function: where that is what it is called with, the method is another."""
    is_other = any(isinstance(atom, Sequence | Mapping | Endpoints) for atom in first(arguments))
    return None if is_other else model(run, arguments, site)


def _of_first(model: MethodHandler, run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`Array.prototype.method.call(values, …)`."""
    given = ordered(first(arguments))
    return join(model(run, each, arguments.after(), site) or NOTHING for each in given) or UNKNOWN


METHODS: dict[str, MethodHandler] = {
    "map": _map,
    "forEach": _for_each,
    "filter": _filter,
    **dict.fromkeys(("find", "findLast"), _find),
    "some": lambda run, receiver, arguments, site: _tested(run, receiver, arguments, site, every=False),
    "every": lambda run, receiver, arguments, site: _tested(run, receiver, arguments, site, every=True),
    "reduce": _reduce,
    "reduceRight": _reduce_right,
    "flat": lambda run, receiver, _arguments, site: _flattened(run, access.iterate(run, one(receiver), site), site),
    "flatMap": _flat_map,
    "concat": _concat,
    "slice": _slice,
    "at": _at,
    "shift": _shift,
    "pop": _pop,
    **dict.fromkeys(("push", "add"), _push),
    "unshift": _unshift,
    **dict.fromkeys(("sort", "toSorted"), _sort),
    **dict.fromkeys(("reverse", "toReversed"), _reverse),
    **dict.fromkeys(("includes", "has"), includes),
    "join": _join,
    "entries": _entries,
    "next": _next,
    **dict.fromkeys(("values", "toArray"), itself),
}

MODELS = Models(
    functions={
        EACH: _loop,
        KEYS: _keys,
        "Array.from": _from,
        **{f"Array.prototype.{name}.call": partial(_of_first, model) for name, model in METHODS.items()},
        **dict.fromkeys(("Object.groupBy", "Map.groupBy"), _grouped),
        **dict.fromkeys(("Array", "Array.of"), _of),
        "Set": lambda run, arguments, site: (
            _from(run, Arguments(arguments.positional[:1]), site) if arguments.positional else run.sequence(site, [])
        ),
    },
    methods=dict.fromkeys(LISTS, METHODS),
    unknown={
        **dict.fromkeys(("map", "flatMap"), partial(_with_function, _of_unknown)),
        **dict.fromkeys(("forEach", "filter", "find", "some", "every"), partial(_with_function, _ask_of_unknown)),
        "reduce": partial(_with_function, _reduce_unknown),
    },
)
