"""What emitters of events tell those that listen to them: `EventEmitter` of Node, classes derived from it, and what
is handled like one."""

from __future__ import annotations

from collections.abc import Hashable

from influx_lint.flow import access, containers, tables, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Instance
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import RelationshipName
from influx_lint.flow.possibilities import MADE_NAME, join, ordered, specials, strings
from influx_lint.flow.values import UNKNOWN, Atom, Const, Foreign, Library, Mapping, Special, Value, one
from influx_lint.meanings.models import Kind, MethodHandler, Models, first

_EMITTER = "method of an emitter"
_EMITTERS = frozenset({"events", "events.EventEmitter"})
_HEARD, _TOLD = "heard", "told"


def listen(run: Machine, emitter: Atom, arguments: Arguments, site: Site) -> Value:
    """`emitter.on(name, function)`: it is called with what was told under the name, too."""
    functions = arguments.value(1)
    for name in strings(first(arguments)) if _owner(emitter) is not None else ():
        told = _kept(run, emitter, _TOLD)
        _add(run, emitter, _HEARD, name, functions)
        _call(run, functions, run.store.known(told.place, name.value) | tables.any_under(run, told, name), site)
    return one(emitter)


def _emit(run: Machine, emitter: Atom, arguments: Arguments, site: Site) -> Value:
    """`emitter.emit(name, …values)`."""
    return tell(run, emitter, first(arguments), run.sequence(site, arguments.positional[1:], "emitted"), site)


def tell(run: Machine, emitter: Atom, names: Value, values: Value, site: Site) -> Value:
    """Those that listen for some names are called with a sequence of values. Of a name that is only known when the
    program runs, each that listens says which one it is."""
    if _owner(emitter) is None:
        return one(emitter)
    for name in strings(names):
        _add(run, emitter, _TOLD, name, values)
        _call(run, run.store.known(_kept(run, emitter, _HEARD).place, name.value), values, site)
    kinds = frozenset(each for each in names if isinstance(each, RelationshipName)).union(specials(names, MADE_NAME))
    if kinds:
        heard, told = _kept(run, emitter, _HEARD), _kept(run, emitter, _TOLD)
        writes.write(run, one(told), kinds, values, site)
        for key in containers.keys(run.store, heard):
            _call(run, run.store.known(heard.place, key), tables.any_under(run, told, Const(key)), site)
    return one(emitter)


def _call(run: Machine, functions: Value, told: Value, site: Site) -> None:
    for each in ordered(told) if functions else ():
        run.call(functions, access.iterate(run, one(each), site).spread, site)


def _kept(run: Machine, emitter: Atom, kind: str) -> Mapping:
    """What is heard of an emitter, or was told by it, by its names."""
    return Mapping(run.places.intern((kind, _owner(emitter))))


def _add(run: Machine, emitter: Atom, kind: str, name: Const, value: Value) -> None:
    kept = _kept(run, emitter, kind)
    containers.set_key(run.store, kept, name.value, run.store.known(kept.place, name.value) | value)


def _owner(emitter: Atom) -> Hashable | None:
    """In whose cells it is kept who listens to an emitter, and what it told."""
    if isinstance(emitter, Instance):
        return emitter.place
    return containers.foreign_owner(emitter) if isinstance(emitter, Library | Foreign) else None


def _once(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`events.once(emitter, name)`: a promise of what is told, in a list."""
    told = [_kept(run, atom, _TOLD).place for atom in ordered(first(arguments)) if _owner(atom) is not None]
    return join(run.store.known(place, name.value) for place in told for name in strings(arguments.value(1))) or UNKNOWN


def of_derived(run: Machine, instance: Instance, name: str) -> Value | None:
    """What an object has of `EventEmitter` whose class derives from that."""
    bases = [base.name for base in run.objects.classes(instance.class_) if isinstance(base, Library)]
    return one(Special(_EMITTER, (instance, name))) if name in METHODS and not _EMITTERS.isdisjoint(bases) else None


def _of_own_emitter(run: Machine, method: Special, arguments: Arguments, site: Site) -> Value | None:
    instance, name = method.carried
    return METHODS[name](run, instance, arguments, site)


METHODS: dict[str, MethodHandler] = {**dict.fromkeys(("on", "once", "addListener"), listen), "emit": _emit}

MODELS = Models(functions={"events.once": _once}, kinds={_EMITTER: Kind(call=_of_own_emitter)})
