"""What jq's own functions and operators mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping as Table

from influx_lint.findings import Origin
from influx_lint.flow import access, comparisons, containers, credentials, platform_reads, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form, Relation
from influx_lint.flow.facts import NO_CONDITION
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import (
    Endpoint,
    Endpoints,
    KeyOf,
    Property,
    Query,
    Relationships,
    RenamedKey,
    Text,
    ValueOf,
)
from influx_lint.flow.possibilities import in_capitals, is_null, join, ordered, present, strings, text
from influx_lint.flow.reads import read_by
from influx_lint.flow.records import replace
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Atom, Const, Mapping, Sequence, Serialized, Value, View, one
from influx_lint.languages.shell import texts
from influx_lint.languages.shell.placed import Placed
from influx_lint.meanings import encoded, sequences, text as text_methods
from influx_lint.meanings.models import Handler, first, same

_DICTIONARIES = (Mapping, Endpoint, Query, Relationships)
_STARTS = re.compile(r"\^?([\w:.-]+)")
_ONE_OF = re.compile(r"\^(?:\w+|\((?:\?:)?\w+(?:\|\w+)*\))\$")
_WORD = re.compile(r"\w+")


def written(key: Value) -> Value:
    """Keys as constants that stand where their characters do."""
    return frozenset(_written(atom) for atom in key)


def _written(atom: Atom) -> Atom:
    if not isinstance(atom, Const) or not isinstance(atom.value, Placed):
        return atom
    origin = origin_of(atom)
    return Const(atom.value, origin, origin) if origin is not None else atom


def origin_of(constant: Const) -> Origin | None:
    """Where the characters of a constant are."""
    if not isinstance(constant.value, Placed):
        return constant.written
    path = constant.written.path if constant.written is not None else None
    return (constant.value.within(path) if path is not None else constant.value).origin() or constant.written


def get(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`given[key]`; nothing where it has none. What may be a number or a text is what fits."""
    given, key = first(arguments), written(arguments.value(1))
    if len(key) > 1:
        counts = any(isinstance(atom, Endpoints | Sequence) for atom in given)
        key = frozenset(atom for atom in key if not isinstance(atom, Const) or isinstance(atom.value, int) is counts)
    found = access.index(run, given, key, Reading(site, Form.GET, site.origin, NONE))
    credentials.use(run, frozenset(atom for atom in found if isinstance(atom, ValueOf)), site.frame)
    run.reads.log += read_by(found)
    return found


def _peek(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What a path leads to that is written to: a look at what is there, and no read of it."""
    reading = Reading(site, Form.CONTAINS, site.origin, NONE)
    return access.index(run, first(arguments), written(arguments.value(1)), reading)


def _write(run: Machine, arguments: Arguments, site: Site) -> Value:
    key, value = arguments.value(1), arguments.value(2)
    for atom in first(arguments):
        writes.write(run, one(atom), key, value, site)
    return NONE


def _delete(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`del(…)`: what is chosen by anything but its key may be a dictionary in an endpoint."""
    keys = arguments.value(1)
    heads = {Const(path[0]) for path in run.keys if len(path) > 1} if is_null(keys) else ()
    for atom in first(arguments):
        for key in heads or keys:
            writes.delete(run, one(atom), one(key))
    return NONE


def _each(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What `.[]` gives, as a sequence."""
    of = [View("values", atom) if isinstance(atom, _DICTIONARIES) else atom for atom in ordered(first(arguments))]
    return sequences.joined(run, site, [access.iterate(run, one(atom), site) for atom in of], "each")


def _add(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`a + b`: of objects the keys of both, the last one's winning."""
    left, right = first(arguments), arguments.value(1)
    if any(isinstance(atom, _DICTIONARIES) for atom in left | right):
        made = run.mapping(site)
        for side in (left, right):
            writes.spread_into(run, made, side)
        return one(made)
    if any(isinstance(atom, Sequence) for atom in left | right):
        return sequences.joined(run, site, [access.iterate(run, side, site) for side in (left, right)], "sum")
    return texts.put_together(run, [left, right], site)


def _total(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`add`: the elements one after the other."""
    listed, element = access.iterate(run, first(arguments), site)
    if listed is None or not listed:
        return element or UNKNOWN
    total = listed[0]
    for at, each in enumerate(listed[1:]):
        if any(isinstance(atom, _DICTIONARIES) for atom in total | each):
            made = run.mapping(site, at)
            writes.spread_into(run, made, total)
            writes.spread_into(run, made, each)
            total = one(made)
        else:
            total = join([total, each])
    return total


def _has(run: Machine, arguments: Arguments, site: Site) -> Value:
    return _in_list(run, Arguments([written(arguments.value(1)), first(arguments)]), site)


def _in_list(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Whether a value is one of some."""
    return one(comparisons.contains(run, first(arguments), arguments.value(1), site) or NO_CONDITION)


def _inside(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`[value] | inside([…])`; of several values, and of texts, nothing is told."""
    listed, element = access.iterate(run, first(arguments), site)
    if listed is None or len(listed) != 1:
        return one(NO_CONDITION)
    return _in_list(run, Arguments([element, arguments.value(1)]), site)


def _to_entries(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A sequence of objects with a key and its value."""
    found = []
    for number, atom in enumerate(ordered(first(arguments))):
        pairs = access.iterate(run, one(View("items", atom)), site)
        entries = [_entry(run, pair, site, (number, at)) for at, pair in enumerate(pairs.each)]
        found.append(containers.Elements(entries if pairs.listed is not None else None, join(entries)))
    return sequences.joined(run, site, found, "entries")


def _entry(run: Machine, pair: Value, site: Site, number: tuple[int, int]) -> Value:
    made = run.mapping(site, "entry", number)
    for atom in pair:
        parts = containers.elements(run.store, atom) if isinstance(atom, Sequence) else None
        for name, part in zip(("key", "value"), parts or (), strict=False):
            containers.set_key(run.store, made, name, part)
    return one(made)


def _from_entries(run: Machine, arguments: Arguments, site: Site) -> Value:
    made = run.mapping(site, "object")
    reading = Reading(site, Form.GET, site.origin, NOTHING)
    given = first(arguments)
    if any(isinstance(atom, Sequence) and containers.is_partial(run.store, atom.place) for atom in given):
        containers.mark_partial(run.store, made.place)
    for entry in access.iterate(run, given, site).each:
        key, value = (access.index(run, entry, one(Const(name)), reading) for name in ("key", "value"))
        writes.write(run, one(made), key, value, site)
    return one(made)


def _map_values(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """Of an array, the array that is made of it; else the object, which may lack some of an endpoint's values, or has
    others in their place."""
    given, made, listed = arguments.positional
    if all(isinstance(atom, Sequence | Endpoints) for atom in given):
        return listed
    for atom in made:
        if isinstance(atom, Mapping) and not any(isinstance(each, Relationships) for each in given):
            containers.mark_partial(run.store, atom.place)
    return made


def _keys(run: Machine, arguments: Arguments, site: Site) -> Value:
    view = one(View("keys", next(iter(first(arguments)))))
    return sequences.joined(run, site, [access.iterate(run, view, site)], "keys")


def _chosen(run: Machine, arguments: Arguments, site: Site) -> Value:
    return access.iterate(run, first(arguments), site).any or UNKNOWN


def _to_json(run: Machine, arguments: Arguments, site: Site) -> Value:
    found = encoded.to_json(run, arguments, site)
    kept = frozenset(atom for atom in first(arguments) if isinstance(atom, Property | Text | Serialized))
    return found if found != UNKNOWN else kept or UNKNOWN


def _to_text(run: Machine, arguments: Arguments, site: Site) -> Value:
    given = first(arguments)
    plain = frozenset(
        atom for atom in given if isinstance(atom, Const | Property | ValueOf | KeyOf | Text | Serialized)
    )
    others = given - plain
    changed = UNKNOWN if any(isinstance(atom, ValueOf) for atom in plain) else NOTHING
    return plain | changed | (_to_json(run, Arguments([others]), site) if others else NOTHING)


def _listed(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Text of the elements of an array, each in the notation of something else."""
    listed, element = access.iterate(run, first(arguments), site)
    if not any(isinstance(atom, Sequence) for atom in first(arguments)):
        return _derived(first(arguments))
    separator = arguments.get(1) or one(Const("\t"))
    return _derived(element | texts.paired([each for part in listed or () for each in (separator, part)][1:]))


def _derived(value: Value) -> Value:
    """What text becomes that is written in another way."""
    found = frozenset(replace(atom, derived=True) if isinstance(atom, Property) else atom for atom in value)
    kept = (Property, Const, ValueOf, KeyOf)
    return frozenset(atom for atom in found if isinstance(atom, kept) or texts.is_pair(atom)) or UNKNOWN


def _capitals(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    found = []
    for atom in first(arguments):
        if isinstance(atom, KeyOf | RenamedKey):
            found.append(one(in_capitals(atom)))
        elif isinstance(atom, Const) and isinstance(atom.value, str):
            found.append(one(Const(atom.value.upper())))
        else:
            found.append(_derived(one(atom)))
    return join(found)


def matches(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`test("^influxdb")`: a regular expression that begins with plain characters, or is of some words in all."""
    value, pattern = first(arguments), arguments.value(1)
    found = text(pattern)
    plain = _STARTS.match(found) if found is not None else None
    if words := _words(pattern) if found is not None else None:
        return _in_list(run, Arguments([value, run.sequence(site, words, "words")]), site)
    if found is None or plain is None:
        return one(NO_CONDITION)
    relation = Relation.STARTS if found.startswith("^") else Relation.CONTAINS
    return tested(value, relation, one(Const(plain[1].rstrip("."))))


def _words(pattern: Value) -> list[Value]:
    """The words of which a regular expression asks for one."""
    (constant,) = strings(pattern)
    whole = texts.text_of(constant)
    if _ONE_OF.fullmatch(whole) is None:
        return []
    return [one(texts.constant(whole.cut(*each.span()), constant)) for each in _WORD.finditer(whole)]


def tested(value: Value, relation: Relation, constants: Value) -> Value:
    """The test of a text by how it begins, or by what is in it."""
    (atom, *others) = present(value) or UNKNOWN
    return (None if others else text_methods.tested(atom, relation, constants)) or one(NO_CONDITION)


def _contains(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    found = text(arguments.value(1))
    return tested(first(arguments), Relation.CONTAINS, arguments.value(1)) if found else one(NO_CONDITION)


def _split(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`split(separator)`, and `text / separator`."""
    given, separator = first(arguments), text(arguments.value(1))
    constants = strings(given)
    if not separator or len(constants) < len(given):
        return run.sequence_of_any(site, _derived(given), "split")
    parts = [(each, texts.text_of(each).split_at(separator)) for each in constants]
    made = [[one(texts.constant(part, whole)) for part in found] for whole, found in parts]
    return join([run.sequence(site, each, "split", at) for at, each in enumerate(made)])


def _divide(run: Machine, arguments: Arguments, site: Site) -> Value:
    return _split(run, arguments, site) if text(arguments.value(1)) is not None else UNKNOWN


def _number(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """A constant of digits as a number; what is none is an error, of which nothing is told."""
    return join(
        one(Const(int(str(atom.value))))
        if isinstance(atom, Const) and str(atom.value).isdecimal()
        else _derived(one(atom))
        for atom in first(arguments)
    )


def _at_path(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`getpath(keys)`: what is under each of them in turn."""
    found, keys = first(arguments), access.iterate(run, arguments.value(1), site).listed
    for key in [UNKNOWN] if keys is None else keys:
        found = get(run, Arguments([found, key]), site)
    return found


def _input(run: Machine, _arguments: Arguments, site: Site) -> Value:
    holder = site.frame.holder(STDIN)
    held = run.store.get(holder.place, STDIN) if holder is not None else None
    return held or UNKNOWN


STDIN = "<json>"
"""The name of what a program is given on its standard input."""

FUNCTIONS: Table[str, Handler | Callable[..., Value | None]] = {
    "get": get,
    "peek": _peek,
    "write": _write,
    "delete": _delete,
    "after": same,
    "each": _each,
    "any": lambda run, arguments, site: join(
        access.iterate(run, one(atom), site).any for atom in ordered(first(arguments))
    ),
    "none": lambda run, _arguments, site: run.sequence(site, [], "none"),
    "either": lambda _run, arguments, _site: join(arguments.positional),
    "slice": lambda run, arguments, site: access.index(
        run, first(arguments), platform_reads.SLICE, Reading(site, Form.SUBSCRIPT, site.origin)
    ),
    "+": _add,
    "*": _add,
    "-": same,
    "add": _total,
    "text": lambda run, arguments, site: texts.put_together(run, arguments.positional, site),
    "has": _has,
    "in": lambda run, arguments, site: _has(run, Arguments([arguments.value(1), first(arguments)]), site),
    "in_list": _in_list,
    "inside": _inside,
    "to_entries": _to_entries,
    "from_entries": _from_entries,
    "map_values": _map_values,
    "keys": _keys,
    "keys_unsorted": _keys,
    "after_sort_by": same,
    "after_unique_by": same,
    "after_group_by": lambda run, arguments, site: run.sequence_of_any(site, first(arguments), "groups"),
    "after_min_by": _chosen,
    "after_max_by": _chosen,
    "min": _chosen,
    "max": _chosen,
    "fromjson": encoded.from_json,
    "tojson": _to_json,
    "@json": _to_json,
    "tostring": _to_text,
    "@text": _to_text,
    "@base64d": encoded.from_base64,
    "@base64": lambda run, arguments, site: encoded.to_base64(run, Arguments([_to_text(run, arguments, site)]), site),
    **dict.fromkeys(("@sh", "@csv", "@tsv", "join"), _listed),
    **dict.fromkeys(
        ("@uri", "@html", "ascii_downcase", "ltrimstr", "rtrimstr", "sub", "gsub"),
        lambda _run, arguments, _site: _derived(first(arguments)),
    ),
    "ascii_upcase": _capitals,
    "startswith": lambda _run, arguments, _site: tested(first(arguments), Relation.STARTS, arguments.value(1)),
    "test": matches,
    "contains": _contains,
    "split": _split,
    "/": _divide,
    "tonumber": _number,
    "getpath": _at_path,
    "input": _input,
    "inputs": _input,
}
