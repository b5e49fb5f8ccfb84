"""Objects and maps: `Object`, `Reflect`, `Map`, and what objects have themselves."""

from __future__ import annotations

from functools import partial

from influx_lint.flow import access, attributes, conditions, containers, credentials, settling, wholes, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.facts import cell_of
from influx_lint.flow.frames import ClassObject, Instance, Super
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint, Environment, Query, Relationships
from influx_lint.flow.possibilities import join, ordered, strings
from influx_lint.flow.values import (
    NONE,
    NOTHING,
    PRESENT,
    UNKNOWN,
    Atom,
    Const,
    Library,
    Mapping,
    Method,
    Special,
    Value,
    View,
    one,
)
from influx_lint.languages.javascript.base import DEFAULT, IS_OBJECT
from influx_lint.languages.javascript.functions import CONSTRUCTOR
from influx_lint.meanings import copies, mappings, sequences
from influx_lint.meanings.models import Kind, MethodHandler, Models, carrying, first, itself, same

_PROXY, _REFERENCE, _FILLED = "proxy", "weak reference", "map that is filled"
HOLDERS = (Mapping, Endpoint, Query, Relationships, Environment, Instance)


def _view(kind: str, run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Object.keys(value)` and the like."""
    holders = copies.as_one(run, first(arguments), site)
    found = (View(kind, atom) if isinstance(atom, HOLDERS) else None for atom in holders)
    known = frozenset(each for each in found if each is not None)
    if known or kind != "values":
        return known or UNKNOWN
    return first(arguments)


def _assign(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Object.assign(target, …sources)`."""
    target = first(arguments)
    for source in arguments.positional[1:]:
        attributes.update(run, target, source, site)
    if arguments.rest is not None:
        attributes.update(run, target, arguments.rest, site)
    return target


def _merged(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A new object of several."""
    made = run.mapping(site, "merged")
    for source in arguments.positional:
        writes.spread_into(run, made, source)
    return one(made)


def _map(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`new Map(entries)`."""
    given = first(arguments) if arguments.positional else NONE
    if any(isinstance(atom, Instance) for atom in given):
        given = sequences.joined(run, site, [access.iterate(run, given, site)], "entries")
    return one(run.mapping(site)) if given == NONE else copies.mapping_of(run, given, site)


def _fields(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`new Headers(values)`, `new URLSearchParams(values)`, of an object or of pairs."""
    given = first(arguments) if arguments.positional else NONE
    if any(isinstance(atom, Mapping) for atom in given):
        return _merged(run, Arguments([given]), site)
    return _map(run, arguments, site)


def _set(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Reflect.set(target, key, value)`."""
    key, value = arguments.value(1), arguments.value(2)
    writes.write(run, first(arguments), key, settling.settle(run, value, site), site)
    return first(arguments)


def _define(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Object.defineProperty(target, key, {value})`; what a `get` gives in place of the value is asked for at once."""
    target, key, descriptor = first(arguments), arguments.value(1), arguments.value(2)
    values = [own_key(run, each, "value") for each in ordered(descriptor)]
    getters = [own_key(run, each, "get") for each in ordered(descriptor)]
    given = join([*values, *(run.call(each, Arguments(), site) for each in getters if each)]) or UNKNOWN
    attributes.write_computed(run, target, key, settling.settle(run, given, site), site)
    return target


def _define_all(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Object.defineProperties(target, {key: {value}})`."""
    for atom in [each for each in ordered(arguments.value(1)) if isinstance(each, Mapping)]:
        for key in containers.keys(run.store, atom):
            descriptor = run.store.known(atom.place, key)
            _define(run, Arguments([first(arguments), one(Const(key)), descriptor]), site)
    return first(arguments)


def _delete(run: Machine, arguments: Arguments, _site: Site) -> Value:
    writes.delete(run, first(arguments), arguments.value(1))
    return UNKNOWN


def _is_object(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`typeof value === "object"`."""
    value = first(arguments)
    return one(wholes.is_dictionary(run, value) or conditions.truth(run, value))


def _default(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`holder.key ??= value`: a write, unless what comes of it is taken."""
    holder, key, value = (arguments.positional[at] for at in range(3))
    found = []
    for atom in ordered(holder):
        if site.node is run.discarded and isinstance(atom, Endpoint | Query):
            _supply(run, atom, key, value)
        elif isinstance(atom, ClassObject):
            found.append(_member_by_default(run, atom, key, value, site))
        else:
            found.append(mappings.set_default(run, atom, Arguments([key, value]), site))
    return join(found) or value


def _member_by_default(run: Machine, class_: ClassObject, key: Value, value: Value, site: Site) -> Value:
    made = value
    for constant in strings(key):
        name = str(constant.value)
        made = join([value, *([held] if (held := run.objects.attribute(class_, name)) else [])])
        attributes.write(run, one(class_), name, made, site)
    return made


def _supply(run: Machine, atom: Endpoint | Query, key: Value, value: Value) -> None:
    for constant in strings(key):
        credentials.note_moved(run, atom, str(constant.value), value)
        run.store.set(*cell_of(atom, str(constant.value)), value | {PRESENT})


def _for_each(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    """`map.forEach((value, key) => …)`."""
    keys, values = (access.iterate(run, one(View(kind, receiver)), site).any for kind in ("keys", "values"))
    run.call(first(arguments), Arguments([values, keys, one(receiver)]), site)
    return NONE


def _through_proxy(run: Machine, proxy: Special, key: Value, reading: Reading) -> Value:
    """`proxy[key]`: what the handler's `get` makes of it, or else the target's."""
    target, handler = proxy.carried
    getter = join([own_key(run, each, "get") for each in ordered(handler)])
    if not getter and all(isinstance(each, Mapping) for each in handler):
        return access.index(run, target, key, reading)
    return run.call(getter, Arguments([target, key, one(proxy)]), reading.site)


def _member_of_proxy(run: Machine, proxy: Special, name: str, site: Site) -> Value:
    key = one(Const(name, site.name_origin))
    return _through_proxy(run, proxy, key, Reading(site, Form.ATTRIBUTE, site.origin, run.language.missing))


def _put(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    mappings.set_item(run, receiver, arguments, site)
    return one(receiver)


def own_key(run: Machine, atom: Atom, name: str) -> Value:
    """What the project itself put under a key of an object, whose name may be a method's."""
    place = getattr(atom, "place", None)
    return run.store.known(place, name) if isinstance(place, int) else NOTHING


_CACHES = ("node-cache", "lru-cache", "lru-cache.LRUCache", "quick-lru", "keyv", "keyv.Keyv")
"""Classes of libraries whose objects are like maps, made empty."""

_OBJECT: dict[str, MethodHandler] = {"hasOwnProperty": mappings.contains, "valueOf": itself}

_MAP: dict[str, MethodHandler] = {
    **_OBJECT,
    "get": mappings.get,
    **dict.fromkeys(("set", "append"), _put),
    "has": mappings.contains,
    "keys": mappings.view("keys"),
    "values": mappings.view("values"),
    "entries": mappings.view("items"),
    "forEach": _for_each,
    "clear": mappings.clear,
}

_MAPS = frozenset(("Map", "WeakMap", *_CACHES))


def derives(run: Machine, class_: ClassObject) -> bool:
    """Whether a class derives from `Map`."""
    return any(isinstance(base, Library) and base.name in _MAPS for base in run.objects.classes(class_))


def of_derived(run: Machine, holder: Instance | Super, name: str) -> Value | None:
    """What an object has of `Map` whose class derives from that."""
    instance = holder.self if isinstance(holder, Super) else holder
    if not isinstance(instance, Instance) or (name not in _MAP and name != CONSTRUCTOR):
        return None
    if not derives(run, instance.class_):
        return None
    part = Mapping(run.places.intern(("map of", instance.place)))
    return one(Special(_FILLED, part) if name == CONSTRUCTOR else Method(part, name))


def _fill(run: Machine, filled: Special, arguments: Arguments, site: Site) -> Value:
    """`super(entries)`."""
    writes.spread_into(run, filled.carried, _map(run, arguments, site))
    return UNKNOWN


MODELS = Models(
    functions={
        DEFAULT: _default,
        IS_OBJECT: _is_object,
        **{
            f"Object.{name}": partial(_view, kind)
            for name, kind in (("keys", "keys"), ("values", "values"), ("entries", "items"))
        },
        **dict.fromkeys(("Object.getOwnPropertyNames", "Reflect.ownKeys"), partial(_view, "keys")),
        "Object.assign": _assign,
        "Object.fromEntries": lambda run, arguments, site: copies.mapping_of(run, first(arguments), site),
        **dict.fromkeys(
            ("Object.freeze", "Object.seal", "Object.preventExtensions", "Object", "Promise.resolve"), same
        ),
        "Object.create": lambda run, arguments, site: _merged(run, Arguments(arguments.positional[:1]), site),
        **dict.fromkeys(("Object.hasOwn", "Reflect.has", "Object.prototype.hasOwnProperty.call"), mappings.has),
        "Reflect.get": mappings.item,
        "Reflect.set": _set,
        **dict.fromkeys(("Object.defineProperty", "Reflect.defineProperty"), _define),
        "Object.defineProperties": _define_all,
        "Reflect.deleteProperty": _delete,
        **dict.fromkeys(("Map", "WeakMap"), _map),
        **dict.fromkeys(("Headers", "node-fetch.Headers", "undici.Headers", "URLSearchParams"), _fields),
        "WeakRef": carrying(_REFERENCE, ""),
        **dict.fromkeys(_CACHES, lambda run, _arguments, site: one(run.mapping(site))),
        "Proxy": lambda _run, arguments, _site: one(Special(_PROXY, (first(arguments), arguments.value(1)))),
        **dict.fromkeys(("structuredClone", "util.structuredClone"), copies.clone),
    },
    kinds={
        _FILLED: Kind(call=_fill),
        _PROXY: Kind(attribute=_member_of_proxy, item=_through_proxy),
        _REFERENCE: Kind(methods={"deref": lambda _run, reference, _arguments, _site: reference.carried}),
    },
    methods={Mapping: _MAP, **dict.fromkeys((Endpoint, Query, Relationships, Environment, Instance), _OBJECT)},
)
