"""PHP's arrays: what its functions make of lists, and of what has keys.

An array that was written out as a list is a sequence; one with keys, an empty one, an endpoint and the relationships
are mappings. Source: php.net, "Array functions"."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from influx_lint.flow import access, attributes, conditions, containers, settling, unfollowed, wholes, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import Instance
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.objects import bind
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint, Endpoints, Environment, Query, Relationships, ValueOf
from influx_lint.flow.possibilities import join, only, ordered, specials, strings
from influx_lint.flow.values import (
    NONE,
    NOTHING,
    UNKNOWN,
    Atom,
    Const,
    Mapping,
    Sequence,
    Special,
    Unknown,
    Value,
    View,
    one,
)
from influx_lint.meanings import copies, mappings, operators, sequences
from influx_lint.meanings.models import Models, first, of_each

_KEYED = (Mapping, Endpoint, Query, Relationships, Environment)
_PAIR = "pair"
"""A key and a value that a generator gives."""

_MOST_APPENDED = 200
"""How many elements that are added to an array are told apart."""

FALSE: Value = one(Const(False))


def keyed(atom: Atom) -> bool:
    """Whether something is an array with keys of its own."""
    return isinstance(atom, _KEYED)


def property_(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`$value->name ?? …`, and a property whose name is computed."""
    value, name = first(arguments), arguments.value(1)
    arrays = frozenset(atom for atom in value if isinstance(atom, Endpoint | Query | Mapping | Relationships))
    found = []
    for constant in strings(name):
        place = site.near(constant.origin)
        found += [attributes.as_key(run, one(atom), str(constant.value), site, place, NONE) for atom in ordered(arrays)]
        found.append(attributes.read(run, value - arrays, str(constant.value), site, place))
    if len(strings(name)) < len(name):
        dictionaries = frozenset(filter(keyed, value))
        others = name - frozenset(strings(name))
        found.append(access.index(run, dictionaries, others, Reading(site, Form.ATTRIBUTE, site.origin, NONE)))
    return join(found) or UNKNOWN


def _put(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`$object->$name = $value`. No edit of a property can know which of these are declared, or let through."""
    holder, name, value = arguments.positional
    attributes.write_computed(run, holder, name, value, site)
    for atom in holder if any(isinstance(each, ValueOf) for each in value) else ():
        if isinstance(atom, Instance | Mapping):
            containers.mark_partial(run.store, atom.place)
    return value


@of_each
def slot(run: Machine, atom: Atom, arguments: Arguments, site: Site) -> Value:
    """What is under a key that something is put into: where there is nothing, an empty array comes about, and one that
    may have other keys where nothing is known."""
    key = arguments.value(1)
    constants = [each for each in key if isinstance(each, Const)]
    if isinstance(atom, Mapping) and len(constants) == 1 == len(key):
        name = constants[0].value
        below = join(containers.layers(run.store, atom))
        if not run.store.known(atom.place, name) and all(isinstance(each, Unknown) for each in below):
            made = run.mapping(site, "slot", atom.place, name)
            writes.spread_into(run, made, below)
            containers.set_key(run.store, atom, name, one(made))
    return access.index(run, one(atom), key, Reading(site, Form.SUBSCRIPT, site.origin))


@of_each
def own(run: Machine, atom: Atom, _arguments: Arguments, site: Site) -> Value:
    """A copy of an array that is going to be changed. What is not known may be an array, too."""
    if isinstance(atom, Unknown) or (isinstance(atom, Const) and atom.value is None):
        made = run.mapping(site, "unknown")
        writes.spread_into(run, made, one(atom) if isinstance(atom, Unknown) else UNKNOWN)
        return one(made)
    return copies.copied(run, one(atom), site) if isinstance(atom, Mapping | Endpoint | Query | Sequence) else one(atom)


def append(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`$array[] = value`."""
    holder, value = first(arguments), arguments.value(1)
    for atom in holder:
        if isinstance(atom, Sequence):
            sequences.append(run, atom, Arguments([value]), site)
        elif isinstance(atom, Mapping):
            _append_to_mapping(run, atom, settling.settle_parts(run, value, site))
    return NONE


def _append_to_mapping(run: Machine, mapping: Mapping, value: Value) -> None:
    keys = containers.keys(run.store, mapping)
    numbers = [key for key in keys if isinstance(key, int)]
    is_list = containers.is_exact(run.store, mapping) and len(numbers) == len(keys) < _MOST_APPENDED
    containers.set_key(run.store, mapping, max(numbers, default=-1) + 1 if is_list else None, value)


@of_each
def values(run: Machine, atom: Atom, _arguments: Arguments, site: Site) -> Value | None:
    """What a loop over an array gives."""
    if isinstance(atom, Instance):
        given = _iterated(run, atom, site)
        return values(run, Arguments([given]), site) if given else one(View("values", atom))
    if isinstance(atom, View) and atom.kind == "keys":
        return one(atom)
    if pairs := yielded(run, atom):
        return run.sequence(site, [value for _, value in pairs], "yielded", getattr(atom, "place", 0))
    return one(View("values", atom)) if keyed(atom) else one(atom)


@of_each
def items(run: Machine, atom: Atom, _arguments: Arguments, site: Site) -> Value | None:
    """What a loop over an array with its keys gives."""
    if isinstance(atom, Mapping) and containers.is_exact(run.store, atom) and not containers.keys(run.store, atom):
        return run.sequence(site, [], "nothing", atom.place)
    if keyed(atom):
        return one(View("items", atom))
    if isinstance(atom, Instance) and (given := _iterated(run, atom, site)):
        return items(run, Arguments([given]), site)
    place, pairs = getattr(atom, "place", 0), yielded(run, atom)
    if not pairs:
        listed, element = access.iterate(run, one(atom), site)
        if listed is None:
            pair = run.sequence(site, [UNKNOWN, element], "pair", str(type(atom)))
            return run.sequence_of_any(site, pair, "pairs", str(type(atom)))
        pairs = [[one(Const(at)), each] for at, each in enumerate(listed)]
    made = [run.sequence(site, pair, "pair", place, at) for at, pair in enumerate(pairs)]
    return run.sequence(site, made, "pairs", place)


def _iterated(run: Machine, instance: Instance, site: Site) -> Value:
    """What an object has a loop go over in its place, or what it gives itself, one after the other."""

    def given_by(name: str) -> Value:
        method = run.objects.attribute(instance.class_, name)
        return run.call(bind(method, instance), Arguments(), site) if method is not None else NOTHING

    found = given_by(run.roles.iterate)
    if found or not (current := given_by("current()")):
        return found
    pair = _pair(run, Arguments([given_by("key()") or UNKNOWN, current]), site)
    return run.sequence_of_any(site, pair, "iterated", instance.place)


def yielded(run: Machine, atom: Atom) -> list[list[Value]]:
    """The keys and values that a generator gives, each pair by itself; nothing for any other, or without keys."""
    held = ordered(containers.any_element(run.store, atom)) if isinstance(atom, Sequence) else ()
    pairs = specials(held, _PAIR)
    others = frozenset(held).difference(pairs) if pairs else NOTHING
    return [*(list(each.carried) for each in pairs), *([[UNKNOWN, others]] if others else [])]


def _pair(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`yield $key => $value`, as what is known of both there."""
    return one(Special(_PAIR, tuple(settling.settle_parts(run, each, site) for each in arguments.positional)))


def _yield_from(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What `yield from` gives, each with its key."""
    given = access.iterate(run, items(run, arguments, site) or UNKNOWN, site)
    found = []
    for atom in ordered(join(given.each)):
        pair = containers.pair(run.store, atom)
        found.append(_pair(run, Arguments([*pair]), site) if pair is not None else one(atom))
    return run.sequence(site, found, "from")


def elements(run: Machine, value: Value, site: Site) -> containers.Elements:
    """The values of an array."""
    return access.iterate(run, values(run, Arguments([value]), site) or UNKNOWN, site)


def dictionary(run: Machine, value: Value, site: Site, *extra: object) -> Value:
    """An array as what its keys can be laid over others: a list has numbers."""
    found = []
    for atom in ordered(value):
        if not isinstance(atom, Sequence):
            found.append(one(atom))
            continue
        made = run.mapping(site, "of a list", atom.place, str(extra))
        listed = containers.elements(run.store, atom)
        for at, each in enumerate(listed or ()):
            containers.set_key(run.store, made, at, each)
        if listed is None:
            containers.set_key(run.store, made, None, containers.any_element(run.store, atom))
        found.append(one(made))
    return join(found)


def merge(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`array_merge`: of lists, one after the other; else the keys of all, the last one winning."""
    given = [*arguments.positional, *([arguments.rest] if arguments.rest else [])]
    if given and all(_is_list(run, each) for each in given):
        parts = [elements(run, each, site) for each in given]
        if arguments.rest is not None:
            parts = [containers.Elements(None, each.any) for each in parts]
        return sequences.joined(run, site, parts, "merged")
    return _laid_over(run, [*given, *arguments.spread], site)


def _is_list(run: Machine, value: Value) -> bool:
    """Whether a value is nothing but lists; an empty array may be one."""
    return bool(value) and all(
        isinstance(atom, Sequence | Endpoints)
        or (isinstance(atom, Mapping) and containers.is_exact(run.store, atom) and _has_numbers(run, atom))
        for atom in value
    )


def _has_numbers(run: Machine, mapping: Mapping) -> bool:
    return all(isinstance(key, int) for key in containers.keys(run.store, mapping))


def _laid_over(run: Machine, given: list[Value], site: Site, *extra: Hashable) -> Value:
    made = run.mapping(site, "merged", *extra)
    for at, each in enumerate(given):
        writes.spread_into(run, made, dictionary(run, each, site, at) or UNKNOWN)
    return one(made)


def add(run: Machine, left: Value, right: Value, site: Site) -> Value | None:
    """`$left + $right` of arrays: what the left one has stays. In a sum of several each makes an array of its own."""
    if not any(keyed(atom) or isinstance(atom, Sequence) for atom in left | right):
        return None
    return _laid_over(run, [right, left], site, right)


def _laid_there(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`$reference = $array`: the keys of an array that is made are where the variable leads from then on."""
    before, value = arguments.value(0), arguments.value(1)
    leads = frozenset(atom for atom in before - value if isinstance(atom, Endpoint | Mapping))
    held = only(leads)
    if value == before:
        return value
    if isinstance(held, Mapping) and isinstance(only(value), Endpoint):
        containers.set_mapping(run.store, held.place)
    elif not leads or not all(isinstance(atom, Mapping) for atom in value):
        unfollowed.give_up_on(run, Arguments([value]), site.origin, "credentials are put into a variable by reference")
        return value
    attributes.update(run, leads, value, site)
    return leads


@of_each
def to_array(run: Machine, atom: Atom, _arguments: Arguments, site: Site) -> Value:
    """`(array) $value`: an object's properties, an array itself."""
    if isinstance(atom, Instance):
        return _partial(run, copies.mapping_of(run, one(atom), site))
    if keyed(atom):
        return _cast(run, atom, site) if _is_object(atom) else copies.copied(run, one(atom), site)
    return run.sequence(site, [one(atom)], "array") if isinstance(atom, Const) else one(atom)


@of_each
def to_object(run: Machine, atom: Atom, _arguments: Arguments, site: Site) -> Value:
    """`(object) $value`: the keys of an array become properties."""
    is_array = keyed(atom) and not _is_object(atom) and not isinstance(atom, Relationships)
    return copies.with_attributes(run, _cast(run, atom, site) if is_array else one(atom), site)


def _is_object(atom: Atom) -> bool:
    holder = atom.endpoint if isinstance(atom, Query) else atom
    return bool(getattr(holder, "attributes", False))


def _cast(run: Machine, atom: Atom, site: Site) -> Value:
    """A copy of which what is in it is still of the other kind, as `query` is: no edit of a key can know that."""
    return _partial(run, copies.copied(run, one(atom), site))


def _partial(run: Machine, found: Value) -> Value:
    """A copy that may be another than what it was made of: an object has what its class declares."""
    for each in found:
        if isinstance(each, Mapping) and containers.layers(run.store, each):
            containers.mark_partial(run.store, each.place)
    return found


def _is_holder(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`is_array($value)`: whether it is there; of all that an endpoint holds, only the query dictionary is one."""
    value = first(arguments)
    return one(wholes.is_dictionary(run, value) or conditions.condition_of(run, value))


_INTERNAL: dict[str, Callable[..., Value | None]] = {
    "get ()": mappings.item,
    "property ()": property_,
    "put ()": _put,
    "slot ()": slot,
    "own ()": own,
    "append ()": append,
    "laid there ()": _laid_there,
    "values ()": values,
    "yield ()": _pair,
    "yield from ()": _yield_from,
    "items ()": items,
    "array ()": to_array,
    "object ()": to_object,
    "clone ()": copies.copy,
    "last ()": lambda _run, arguments, _site: arguments.positional[-1] if arguments.positional else UNKNOWN,
}


MODELS = Models(
    functions={
        **_INTERNAL,
        **dict.fromkeys(("array_merge()", "array_merge_recursive()"), merge),
        **dict.fromkeys(("array_replace()", "array_replace_recursive()"), merge),
        "\\stdClass": lambda run, _arguments, site: copies.with_attributes(run, one(run.mapping(site, "object")), site),
        "get_object_vars()": to_array,
        **dict.fromkeys(("is_array()", "is_object()"), _is_holder),
    },
    operators={"instanceof": operators.is_instance, "+": add, "|": lambda _run, left, right, _site: left | right},
)
