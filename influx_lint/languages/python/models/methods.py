"""What the methods of abstract values mean: dictionaries, lists, text, environments, tests on properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow import access, attributes, conditions, containers, credentials, writes
from influx_lint.flow.events import Form, Stead
from influx_lint.flow.facts import NO_CONDITION, cell_of
from influx_lint.flow.machine import Reading
from influx_lint.flow.objects import MAPPING
from influx_lint.flow.possibilities import as_dictionary, join, number, strings, substitutes
from influx_lint.flow.values import (
    ABSENT,
    GONE,
    MISSING,
    NONE,
    NOTHING,
    PRESENT,
    UNKNOWN,
    Composed,
    Const,
    Endpoint,
    Endpoints,
    Environment,
    Instance,
    KeyOf,
    Mapping,
    Method,
    Property,
    Query,
    RelationshipName,
    Relationships,
    RenamedKey,
    Sequence,
    Serialized,
    Text,
    Value,
    ValueOf,
    Variable,
    View,
    one,
)
from influx_lint.languages.python.models import objects, texts
from influx_lint.meanings.models import Models

if TYPE_CHECKING:
    from collections.abc import Mapping as Table

    from influx_lint.flow.arguments import Arguments
    from influx_lint.flow.machine import Machine
    from influx_lint.flow.places import Site
    from influx_lint.flow.values import Atom
    from influx_lint.meanings.models import MethodHandler


def _get(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    if not arguments.positional and not arguments.named and arguments.rest is None:
        return one(receiver)
    default = arguments.get(1, "default") or NONE
    return access.index(run, one(receiver), texts.key_of(arguments), Reading(site, Form.GET, site.origin, default))


def _take(run: Machine, receiver: Atom, _arguments: Arguments, site: Site) -> Value:
    """What a queue gives."""
    return access.iterate(run, one(receiver), site)[1] or UNKNOWN


def _get_item(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    return access.index(run, one(receiver), texts.key_of(arguments), Reading(site, Form.SUBSCRIPT, site.origin))


def _set_item(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    if len(arguments.positional) == 2:
        writes.write(run, one(receiver), arguments.positional[0], arguments.positional[1], site)
    return NONE


def _pop(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    if isinstance(receiver, Sequence):
        return _pop_element(run, receiver, arguments.get(0, "") or one(Const(-1)), site)
    key = texts.key_of(arguments)
    if site.node is run.discarded and (
        arguments.get(1, "default") is not None or credentials.may_lack(run, receiver, key)
    ):
        writes.delete(run, one(receiver), key)
        return NONE
    reading = Reading(site, Form.POP, site.origin, arguments.get(1, "default"))
    found = access.index(run, one(receiver), key, reading)
    writes.delete(run, one(receiver), key)
    return found


def _pop_left(run: Machine, receiver: Atom, _arguments: Arguments, site: Site) -> Value:
    return _pop_element(run, receiver, one(Const(0)), site)


def _pop_element(run: Machine, receiver: Atom, position: Value, site: Site) -> Value:
    found = access.index(run, one(receiver), position, Reading(site, Form.POP, site.origin))
    writes.delete(run, one(receiver), position)
    return found


def _set_default(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    key, default = texts.key_of(arguments), arguments.get(1, "default") or NONE
    if site.node is run.discarded and _is_of(receiver, default):
        found = UNKNOWN
        _note_moved(run, receiver, key, default)
    else:
        found = access.index(run, one(receiver), key, Reading(site, Form.SETDEFAULT, site.origin, default))
    if isinstance(receiver, Environment):
        for constant in strings(key):
            writes.write_key(run, receiver, constant.value, default, site, certain=False)
        return found
    if len(strings(key)) < len(key):
        missing = _of_query(default) if isinstance(receiver, Endpoint) else default
        writes.write(run, one(receiver), frozenset(each for each in key if not isinstance(each, Const)), missing, site)
    for constant in strings(key):
        if isinstance(receiver, Endpoint | Query):
            owner, name = cell_of(receiver, str(constant.value))
            held = run.store.get(owner, name)
            if held is None or ABSENT in held or GONE in held:
                run.store.set(owner, name, default | {PRESENT})
        elif isinstance(receiver, Mapping | Instance):
            writes.write_key(run, receiver, constant.value, join([default, found]), site, certain=True)
        elif isinstance(receiver, Relationships):
            instead = substitutes(default, Stead.DEFAULT, site.origin)
            writes.write_key(run, receiver, constant.value, instead, site, certain=False)
    return found


def _of_query(value: Value) -> Value:
    """What is none of an endpoint's own keys, so that what is laid under any takes no other's place."""
    return frozenset(each for each in value if isinstance(each, ValueOf) and isinstance(each.endpoint, Query))


def _is_of(receiver: Atom, value: Value) -> bool:
    """Whether a value was read from the endpoint itself: it is moved to another key, and nothing is read there."""
    holder = receiver.endpoint if isinstance(receiver, Query) else receiver
    return isinstance(holder, Endpoint) and any(
        isinstance(atom, Property) and atom.subject == holder.subject for atom in value
    )


def _note_moved(run: Machine, receiver: Atom, key: Value, value: Value) -> None:
    """What was read for `value` is read where the key is missing."""
    holder = receiver.endpoint if isinstance(receiver, Query) else receiver
    if isinstance(holder, Endpoint):
        paths = frozenset(
            (str(each.value),) if isinstance(receiver, Endpoint) else ("query", str(each.value))
            for each in strings(key)
        )
        numbers = [atom.read for atom in value if isinstance(atom, Property) and atom.read >= 0]
        run.reads.supplement(numbers, [(holder.subject, paths)])


def _update(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    for base in arguments.positional:
        attributes.update(run, one(receiver), _laid_over(run, base, site), site)
    for base in arguments.spread:
        attributes.update(run, one(receiver), base, site)
    for name, value in arguments.named.items():
        writes.write_key(run, receiver, name, value, site, certain=True)
    return NONE


def _laid_over(run: Machine, base: Value, site: Site) -> Value:
    """What a dictionary is updated with; texts are none of it."""
    plain = frozenset(atom for atom in base if isinstance(atom, Mapping | Endpoint | Query | Property | ValueOf))
    others = frozenset(atom for atom in base - plain if not isinstance(atom, Const | KeyOf))
    return join([plain, objects.mapping_of(run, others, site, "update") if others else NOTHING])


def _view(kind: str) -> MethodHandler:
    def handler(_run: Machine, receiver: Atom, _arguments: Arguments, _site: Site) -> Value:
        return one(View(kind, receiver))

    return handler


def _copy(run: Machine, receiver: Atom, _arguments: Arguments, site: Site) -> Value:
    return objects.copied(run, one(receiver), site)


def _contains(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    found = conditions.contains(run, texts.key_of(arguments), one(receiver), site)
    return one(found or NO_CONDITION)


def _clear(run: Machine, receiver: Atom, _arguments: Arguments, _site: Site) -> Value:
    if isinstance(receiver, Mapping):
        containers.set_mapping(run.store, receiver.place)
    if isinstance(receiver, Sequence):
        containers.set_sequence(run.store, receiver.place, [])
    return NONE


def _append(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    if isinstance(receiver, Sequence):
        containers.append(run.store, receiver, credentials.settle(run, texts.key_of(arguments), site))
    return NONE


def _extend(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    if isinstance(receiver, Sequence):
        listed, element = access.iterate(run, texts.key_of(arguments), site)
        if listed is None:
            containers.set_any(run.store, receiver.place, join([containers.any_element(run.store, receiver), element]))
        for each in listed or []:
            containers.append(run.store, receiver, each)
    return NONE


def _append_left(run: Machine, receiver: Atom, arguments: Arguments, _site: Site) -> Value:
    if isinstance(receiver, Sequence):
        _insert_at(run, receiver, 0, texts.key_of(arguments))
    return NONE


def _insert(run: Machine, receiver: Atom, arguments: Arguments, _site: Site) -> Value:
    if isinstance(receiver, Sequence) and len(arguments.positional) == 2:
        _insert_at(run, receiver, number(arguments.positional[0]), arguments.positional[1])
    return NONE


def _insert_at(run: Machine, receiver: Sequence, position: int | None, element: Value) -> None:
    if position is not None and containers.length(run.store, receiver) is not None:
        containers.rearrange(run.store, receiver, lambda listed: listed.insert(position, element))
    else:
        containers.set_any(run.store, receiver.place, join([containers.any_element(run.store, receiver), element]))


def _remove(run: Machine, receiver: Atom, arguments: Arguments, _site: Site) -> Value:
    element = _plainly(texts.key_of(arguments))
    if isinstance(receiver, Sequence) and len(element) == 1:
        containers.rearrange(run.store, receiver, lambda listed: listed.pop([*map(_plainly, listed)].index(element)))
    return NONE


def _plainly(value: Value) -> list[object]:
    """A value as it compares to others: wherever constants were written."""
    return [atom.value if isinstance(atom, Const) else atom for atom in value]


def _reverse(run: Machine, receiver: Atom, _arguments: Arguments, _site: Site) -> Value:
    if isinstance(receiver, Sequence):
        containers.rearrange(run.store, receiver, lambda listed: listed.reverse())
    return NONE


def _shuffle(run: Machine, receiver: Atom, _arguments: Arguments, _site: Site) -> Value:
    if isinstance(receiver, Sequence):
        containers.shuffle(run.store, receiver)
    return NONE


def _rotate(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    steps = number(arguments.get(0, "n") or one(Const(1)))
    if steps is None or not isinstance(receiver, Sequence):
        return _shuffle(run, receiver, arguments, site)

    def rotate(listed: list[Value]) -> None:
        start = -steps % len(listed) if listed else 0
        listed[:] = listed[start:] + listed[:start]

    containers.rearrange(run.store, receiver, rotate)
    return NONE


def _initialise(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    """`super().__init__(…)` of a class that is a dictionary."""
    if isinstance(receiver, Instance):
        writes.spread_into(run, receiver, objects.dictionary(run, arguments, site))
    return NONE


def _result(_run: Machine, receiver: Atom, arguments: Arguments, _site: Site) -> Value | None:
    """What seems to have this method is a future that will give it."""
    return one(receiver) if not arguments.positional else None


_DICTIONARY: dict[str, MethodHandler] = {
    "get": _get,
    "__getitem__": _get_item,
    "__setitem__": _set_item,
    "__getattr__": _get_item,
    "__contains__": _contains,
    "has_key": _contains,
    "pop": _pop,
    "setdefault": _set_default,
    "update": _update,
    "keys": _view("keys"),
    "values": _view("values"),
    "items": _view("items"),
    "iterkeys": _view("keys"),
    "itervalues": _view("values"),
    "iteritems": _view("items"),
    "copy": _copy,
    "to_dict": _copy,
    "toDict": _copy,
    "as_dict": _copy,
    "clear": _clear,
    "__iter__": _view("keys"),
}
_SEQUENCE: dict[str, MethodHandler] = {
    "append": _append,
    "put": _append,
    "put_nowait": _append,
    "get": _take,
    "get_nowait": _take,
    "add": _append,
    "appendleft": _append_left,
    "extend": _extend,
    "insert": _insert,
    "pop": _pop,
    "popleft": _pop_left,
    "remove": _remove,
    "discard": _remove,
    "reverse": _reverse,
    "rotate": _rotate,
    "sort": _shuffle,
    "clear": _clear,
    "copy": _copy,
    "__getitem__": _get_item,
    "__iter__": texts.same,
}
_FUTURE: dict[str, MethodHandler] = {"result": _result}
_CREDENTIALS, _LISTED = {**_DICTIONARY, **_FUTURE}, {**_SEQUENCE, **_FUTURE}
_METHODS: dict[type[Atom], Table[str, MethodHandler]] = {
    **dict.fromkeys((Mapping, Endpoint, Query, Relationships), _CREDENTIALS),
    Environment: _DICTIONARY,
    Instance: {**_DICTIONARY, "__init__": _initialise},
    **dict.fromkeys((Sequence, Endpoints), _LISTED),
    View: _SEQUENCE,
    Text: {**texts.TEXT, **_FUTURE},
    **dict.fromkeys((Variable, Serialized), texts.TEXT),
    Const: texts.STRING,
    Composed: texts.COMPOSED,
    Property: {**texts.PROPERTY, "": texts.derive},
    RelationshipName: texts.PROPERTY,
    KeyOf: texts.KEY,
    RenamedKey: {"upper": texts.capitals},
}


def attribute(_run: Machine, atom: Atom, name: str, _site: Site) -> Value | None:
    """A method of something abstract, to be called later."""
    table = _METHODS.get(type(atom), {})
    return one(Method(atom, name)) if name in table or "" in table else None


def _unless_key(run: Machine, atom: Atom, name: str, site: Site) -> Value | None:
    return None if name == "result" and getattr(atom, "attributes", False) else attribute(run, atom, name, site)


def _of_constant(run: Machine, atom: Atom, name: str, site: Site) -> Value | None:
    """The value of a member of an enumeration, for which the value stands."""
    if isinstance(atom, Const) and name in ("value", "_value_"):
        return one(Const(atom.value, None, atom.written))
    return attribute(run, atom, name, site)


def _of_value(_run: Machine, atom: Atom, name: str, _site: Site) -> Value | None:
    if name not in _DICTIONARY:
        return None
    return frozenset(Method(each, name) for each in as_dictionary(one(atom)) if each != MISSING) | UNKNOWN


def inherited(atom: Atom, name: str) -> Atom:
    """What a dictionary's own method is a method of: an object is no more than a dictionary to it, whatever its class
    does instead."""
    if isinstance(atom, Instance) and MAPPING in atom.class_.marks and name in _DICTIONARY:
        return Mapping(atom.place)
    return atom


MODELS = Models(
    methods=_METHODS,
    attributes={
        **dict.fromkeys((Mapping, Endpoint, Relationships, Endpoints), _unless_key),
        Const: _of_constant,
        ValueOf: _of_value,
    },
)
