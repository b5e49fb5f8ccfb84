"""PHP's functions for arrays: what they pick, filter, map, sort and put together.

Source: php.net, "Array Functions"."""

from __future__ import annotations

import enum
from functools import partial

from influx_lint.flow import access, containers, settling, wholes, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.containers import Elements
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint, Endpoints, Property, Query, Relationships, ValueOf
from influx_lint.flow.possibilities import is_null, join, number, ordered, present
from influx_lint.flow.values import (
    ABSENT,
    NONE,
    NOTHING,
    UNKNOWN,
    Atom,
    Const,
    Library,
    Mapping,
    Sequence,
    Unknown,
    Value,
    View,
    one,
)
from influx_lint.languages.php.models.arrays import FALSE, append, elements, items, keyed, yielded
from influx_lint.languages.php.models.callables import callable_of
from influx_lint.meanings import copies, sequences, sets
from influx_lint.meanings.models import Handler, Models, Operator, first, of_each


@of_each
def _listed(run: Machine, atom: Atom, _arguments: Arguments, site: Site) -> Value:
    """`array_values` and the like: the values as a list."""
    if isinstance(atom, Endpoints | Unknown):
        return one(atom)
    return sequences.joined(run, site, [elements(run, one(atom), site)], "values", getattr(atom, "place", 0))


@of_each
def _keys(run: Machine, atom: Atom, _arguments: Arguments, site: Site) -> Value:
    if keyed(atom):
        listed = access.iterate(run, one(atom), site).listed
        return run.sequence(site, listed, "keys", atom) if listed is not None else one(View("keys", atom))
    count = containers.length(run.store, atom) if isinstance(atom, Sequence) else None
    return run.sequence(site, [one(Const(at)) for at in range(count)], "keys", atom) if count is not None else UNKNOWN


def _picked(at: int | None) -> Handler:
    """The first or the last value, or one that is not known."""

    def pick(run: Machine, atom: Atom, _arguments: Arguments, site: Site) -> Value:
        if isinstance(atom, Endpoints):
            return access.index(run, one(atom), one(Const(at or 0)), Reading(site, Form.SUBSCRIPT, site.origin))
        listed, element = elements(run, one(atom), site)
        if listed is None or at is None:
            return element
        return listed[at] if listed else FALSE

    return of_each(pick)


def _taken(at: int) -> Handler:
    """`array_shift`, `array_pop`: the first or the last, which is taken out."""
    pick = _picked(at)

    def handler(run: Machine, arguments: Arguments, site: Site) -> Value | None:
        found = pick(run, arguments, site)
        for atom in first(arguments):
            if isinstance(atom, Sequence) and containers.elements(run.store, atom):
                writes.delete(run, one(atom), one(Const(at)))
        return found

    return handler


def _key_at(at: int, run: Machine, arguments: Arguments, site: Site) -> Value:
    listed, element = access.iterate(run, _keys(run, arguments, site) or UNKNOWN, site)
    return (listed[at] if listed else element) or UNKNOWN


def _map(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`array_map(function, array, …)`: of what has keys, an array with the same keys."""
    if len(arguments.positional) < 2:
        return UNKNOWN
    function = callable_of(run, arguments.positional[0], site)
    more = [elements(run, each, site) for each in arguments.positional[2:]]
    given = copies.as_one(run, arguments.positional[1], site)
    found = [_mapped(run, function, atom, more, site) for atom in ordered(given)]
    return join(found) or UNKNOWN


def _mapped(run: Machine, function: Value, atom: Atom, more: list[Elements], site: Site) -> Value:
    given = elements(run, one(atom), site)
    place = getattr(atom, "place", 0)
    is_dictionary = keyed(atom)
    if is_dictionary and given.listed is None:
        result = run.call(function, Arguments([given.any, *(each.any for each in more)]), site)
        if any(isinstance(each, ValueOf | Property) for each in result):
            copied = copies.copied(run, one(atom), site)
            if any(isinstance(each, Library) for each in function):
                for made_of in copied:
                    containers.mark_partial(run.store, getattr(made_of, "place", 0))
            return copied
        made = run.mapping(site, "mapped", place)
        writes.write(run, one(made), access.iterate(run, one(atom), site).any, result, site)
        return one(made)
    results = []
    for at, each in enumerate(given.each):
        others = [part[at] if part is not None and at < len(part) else any_ for part, any_ in more]
        results.append(settling.settle(run, run.call(function, Arguments([each, *others]), site), site))
    if isinstance(atom, Mapping) and given.listed is not None:
        made = run.mapping(site, "mapped", place)
        for key, result in zip(containers.keys(run.store, atom), results, strict=True):
            containers.set_key(run.store, made, key, result)
        return one(made)
    return sequences.rebuilt(run, site, given, results, "mapped", place)


def _filter(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`array_filter(array, function, mode)`: what the function lets through."""
    function, mode = arguments.get(1, "callback"), _mode(arguments.get(2, "mode") or NOTHING)
    given = copies.as_one(run, first(arguments), site)
    return join(_filtered(run, atom, function, mode, site) for atom in ordered(given)) or UNKNOWN


class _Mode(enum.Enum):
    """What is handed to the function of a filter."""

    VALUE = 0
    BOTH = 1
    KEY = 2


def _mode(given: Value) -> _Mode:
    for atom in given:
        if isinstance(atom, Library) and atom.name in _MODES:
            return _MODES[atom.name]
    return {1: _Mode.BOTH, 2: _Mode.KEY}.get(number(given) or 0, _Mode.VALUE)


_MODES = {":ARRAY_FILTER_USE_KEY": _Mode.KEY, ":ARRAY_FILTER_USE_BOTH": _Mode.BOTH}


def _filtered(run: Machine, atom: Atom, function: Value | None, mode: _Mode, site: Site) -> Value:
    listed, element = elements(run, one(atom), site)
    place = getattr(atom, "place", 0)
    if function is None or is_null(function):
        if keyed(atom):
            return copies.copied(run, one(atom), site)
        return run.sequence_of_any(site, present(element), "filtered", place)
    called = callable_of(run, function, site)
    keys = access.iterate(run, one(atom), site).any if keyed(atom) else UNKNOWN
    given = [
        (each, {_Mode.VALUE: [each], _Mode.BOTH: [each, keys], _Mode.KEY: [keys]}[mode])
        for each in (listed if listed is not None and mode is _Mode.VALUE else [element])
    ]
    kept, test = sequences.let_through(run, called, given, site)
    if isinstance(atom, Endpoint | Query):
        copied = copies.copied(run, one(atom), site)
        for one_ in copied:
            if isinstance(one_, Mapping):
                containers.mark_partial(run.store, one_.place)
        return copied
    has_endpoints = any(isinstance(one_, Endpoint | Endpoints) for part in kept for one_ in part)
    if isinstance(atom, Relationships) or (isinstance(atom, Mapping) and has_endpoints):
        made = run.mapping(site, "filtered", place)
        writes.write(run, one(made), access.iterate(run, one(atom), site).any, join(kept), site)
        return one(made)
    if isinstance(atom, Mapping):
        return copies.copied(run, one(atom), site)
    found = run.sequence_of_any(site, join(kept), "filtered", place)
    for one_ in found:
        if isinstance(one_, Sequence):
            containers.mark_partial(run.store, one_.place, test)
    return found


def _walk(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`array_walk(array, function)`, `iterator_apply`: the function gets each value with its key."""
    if len(arguments.positional) < 2:
        return UNKNOWN
    function = callable_of(run, arguments.positional[1], site)
    given = Arguments([copies.as_one(run, first(arguments), site)])
    for pair in access.iterate(run, items(run, given, site) or UNKNOWN, site).each:
        for each in pair:
            if (parts := containers.pair(run.store, each)) is not None:
                run.call(function, Arguments([parts[1], parts[0], *arguments.positional[2:]]), site)
    return one(Const(True))


def _reduce(run: Machine, arguments: Arguments, site: Site) -> Value:
    if len(arguments.positional) < 2:
        return UNKNOWN
    function = callable_of(run, arguments.positional[1], site)
    given = elements(run, arguments.positional[0], site)
    value = arguments.get(2, "initial") or NONE
    for each in given.each:
        result = run.call(function, Arguments([value, each]), site)
        value = result if given.listed is not None else value | result
    return value


def _sort(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`usort(array, function)`: the function gets two of the values; their order is not known."""
    if len(arguments.positional) > 1:
        element = elements(run, arguments.positional[0], site).any
        run.call(callable_of(run, arguments.positional[1], site), Arguments([element, element]), site)
    for atom in first(arguments):
        sequences.shuffle(run, atom, arguments, site)
    return one(Const(True))


def _column(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`array_column(array, key, index)`: what each value has under a key, or all of it; by another key, if any."""
    given = elements(run, first(arguments), site)
    key = arguments.value(1, "column_key")
    reading = Reading(site, Form.GET, site.origin, NOTHING)
    found = given.each if is_null(key) else [access.index(run, each, key, reading) for each in given.each]
    by = arguments.get(2, "index_key")
    if by is None:
        return sequences.rebuilt(run, site, given, found, "column")
    made = run.mapping(site, "column")
    for each, value in zip(given.each, found, strict=True):
        writes.write(run, one(made), access.index(run, each, by, reading), value, site)
    return one(made)


def _intersect_keys(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`array_intersect_key(array, keys)`: a copy with some of the keys, which are read."""
    if len(arguments.positional) < 2:
        return UNKNOWN
    made = run.mapping(site, "intersected")
    wanted = access.iterate(run, arguments.positional[1], site).listed
    if wanted is None:
        return copies.copied(run, first(arguments), site)
    for key in (each for part in wanted for each in part if isinstance(each, Const)):
        reading = Reading(site, Form.GET, site.origin, NOTHING)
        found = access.index(run, first(arguments), one(key), reading)
        containers.set_key(run.store, made, key.value, found | {ABSENT})
    return one(made)


def _compared(compare: Operator, otherwise: Handler, run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """A function of two arrays that tells which of some named keys an endpoint has, if that is what they are."""
    given = arguments.positional
    found = compare(run, given[0], given[1], site) if len(given) == 2 else None
    return found if found is not None else otherwise(run, arguments, site)


def _others(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """What is in none of the other arrays: of an endpoint's keys, which those are that nobody named."""
    wholes.note(run, first(arguments), site)
    return _some(run, arguments, site)


def _flip(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Values become keys."""
    listed = elements(run, first(arguments), site).listed
    if listed is None:
        return UNKNOWN
    made = run.mapping(site, "flipped")
    for at, part in enumerate(listed):
        for each in part:
            if isinstance(each, Const):
                containers.set_key(run.store, made, each.value, one(Const(at)))
                if each.written is not None:
                    run.bound += 1
                    run.payloads.note_key(made.place, each.value, each.written)
    return one(made)


def _fill_keys(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Keys with one value."""
    made = _flip(run, arguments, site)
    value = arguments.value(1, "value")
    for atom in made:
        if isinstance(atom, Mapping):
            for key in containers.keys(run.store, atom):
                containers.set_key(run.store, atom, key, value)
    return made


def _combine(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Keys from one array, values from the other."""
    keys, element = elements(run, first(arguments), site)
    values_, any_ = elements(run, arguments.value(1, "values"), site)
    made = run.mapping(site, "combined")
    for at, key in enumerate(keys if keys is not None else [element]):
        value = values_[at] if values_ is not None and keys is not None and at < len(values_) else any_
        writes.write(run, one(made), key, value, site)
    return one(made)


@of_each
def _some(run: Machine, atom: Atom, _arguments: Arguments, site: Site) -> Value:
    """The same values in another order, or some of them."""
    if isinstance(atom, Endpoints) or keyed(atom):
        return one(atom)
    return run.sequence_of_any(site, elements(run, one(atom), site).any, "some", getattr(atom, "place", 0))


def _stretch(arguments: Arguments, count: int) -> slice | None:
    """What an offset and a length cut out of a list of so many; nothing where they are not known."""
    offset, given = number(arguments.value(1, "offset")), arguments.get(2, "length") or NOTHING
    if offset is None or (not is_null(given) and number(given) is None):
        return None
    start = offset if offset >= 0 else max(count + offset, 0)
    length = number(given)
    return slice(start, length if length is None or length < 0 else start + length)


@of_each
def _slice(run: Machine, atom: Atom, arguments: Arguments, site: Site) -> Value | None:
    """`array_slice(array, offset, length)`."""
    listed = containers.elements(run.store, atom) if isinstance(atom, Sequence) else None
    cut = _stretch(arguments, len(listed)) if listed is not None else None
    if listed is None or cut is None:
        return _some(run, Arguments([one(atom)]), site)
    return run.sequence(site, listed[cut], "slice", getattr(atom, "place", 0))


def _splice(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`array_splice(array, offset, length, replacement)`: some of the values, which are taken out."""
    found = _slice(run, arguments, site) or UNKNOWN
    for atom in first(arguments):
        listed = containers.elements(run.store, atom) if isinstance(atom, Sequence) else None
        cut = _stretch(arguments, len(listed)) if listed is not None else None
        known = (cut.start, cut.stop) if cut is not None else (UNKNOWN, UNKNOWN)
        bounds = [each if not isinstance(each, int) else one(Const(each)) for each in known]
        writes.change_stretch(run, one(atom), bounds, arguments.get(3, "replacement"), site)
    return found


def _push(run: Machine, arguments: Arguments, site: Site) -> Value:
    for each in arguments.positional[1:]:
        append(run, Arguments([first(arguments), each]), site)
    return UNKNOWN


def _generator(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`iterator_to_array`."""
    given = first(arguments)
    pairs = [pair for atom in ordered(given) for pair in yielded(run, atom)]
    if not pairs:
        return copies.copied(run, given, site) if any(map(keyed, given)) else given
    made = run.mapping(site, "yielded")
    for key, value in pairs:
        writes.write(run, one(made), key, value, site)
    return one(made)


def _in_small_letters(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`array_change_key_case($array)`; what has its keys in capitals is not followed."""
    return copies.copy(run, arguments, site) if len(arguments.positional) == 1 else None


MODELS = Models(
    functions={
        "array_map()": _map,
        "array_filter()": _filter,
        "array_walk()": _walk,
        "array_reduce()": _reduce,
        "array_column()": _column,
        "array_intersect_key()": _intersect_keys,
        "array_flip()": _flip,
        "array_fill_keys()": _fill_keys,
        "array_combine()": _combine,
        "array_keys()": _keys,
        "array_values()": _listed,
        "array_shift()": _taken(0),
        "array_pop()": _taken(-1),
        "array_push()": _push,
        **dict.fromkeys(("array_key_first()", "key()"), partial(_key_at, 0)),
        "array_key_last()": partial(_key_at, -1),
        "iterator_to_array()": _generator,
        **dict.fromkeys(("current()", "reset()", "pos()"), _picked(0)),
        "end()": _picked(-1),
        **dict.fromkeys(("next()", "prev()"), _picked(None)),
        **dict.fromkeys(("usort()", "uasort()", "uksort()", "sort()", "rsort()", "shuffle()"), _sort),
        "array_diff()": partial(_compared, sets.missing, _others),
        **dict.fromkeys(("count()", "sizeof()"), sets.length),
        "array_diff_key()": partial(_compared, sets.missing, copies.copy),
        "array_intersect()": partial(_compared, sets.common, _some),
        "array_change_key_case()": _in_small_letters,
        "array_splice()": _splice,
        "array_slice()": _slice,
        **dict.fromkeys(("array_unique()", "array_reverse()", "array_rand()"), _some),
    }
)
