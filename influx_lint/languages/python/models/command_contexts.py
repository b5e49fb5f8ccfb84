"""The contexts of the commands of Click and Typer: each has the object of its group's context unless something else is
put there."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from influx_lint.flow import containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join
from influx_lint.flow.values import (
    ABSENT,
    NOTHING,
    UNFILLED,
    UNKNOWN,
    Atom,
    ClassObject,
    Endpoint,
    Instance,
    Library,
    Mapping,
    Special,
    Value,
    one,
)

COMMAND = "command"
APPLICATION = "typer application"
CONTEXT = "context of a command"
FUNCTION, PARENTS, KINDS, COMMANDS = "function", "parents", "kinds", "commands"
OBJECT, STARTED = "object", "started with"
ALL = "all commands"
CURRENT, HAVING_OBJECTS = "current", "having objects"
MOST_ANCESTORS = 16
"""How far up the groups of a command are looked at."""


def get(run: Machine, key: Hashable, name: str) -> Value:
    return containers.known(run.store.get((COMMAND, key), name))


def add(run: Machine, key: Hashable, name: str, value: Value) -> None:
    run.store.set((COMMAND, key), name, get(run, key, name) | value)


def commands_in(value: Value) -> Iterator[Special]:
    for atom in value:
        if isinstance(atom, Special) and atom.kind in (COMMAND, APPLICATION):
            yield atom


def shared(run: Machine) -> Mapping:
    """What all contexts share."""
    return Mapping(run.places.intern("what all contexts share"))


def _put(run: Machine, key: Hashable, value: Value) -> None:
    run.store.set((COMMAND, key), OBJECT, value)
    add(run, ALL, HAVING_OBJECTS, one(Special(COMMAND, key)))


def object_of(run: Machine, key: Hashable, depth: int = 0) -> Value:
    """The object of a command's context: its own, else that of its group."""
    own = run.store.get((COMMAND, key), OBJECT)
    if own and ABSENT not in own:
        return own
    parents = list(commands_in(get(run, key, PARENTS))) if depth < MOST_ANCESTORS else []
    inherited = [object_of(run, parent.carried, depth + 1) for parent in parents]
    found = join([containers.known(own), get(run, key, STARTED), *inherited])
    return found if found or parents else _only_object(run, key)


def _only_object(run: Machine, key: Hashable) -> Value:
    """The only object that the project puts into a context, for a command that nobody is known to have added."""
    having = list(commands_in(get(run, ALL, HAVING_OBJECTS)))
    if len(having) != 1 or having[0].carried == key:
        return NOTHING
    return get(run, having[0].carried, OBJECT) | get(run, having[0].carried, STARTED)


def contexts_of(run: Machine, commands: Value) -> Value:
    """The contexts of commands; without any, that of the command that is running."""
    if not commands:
        commands = run.store.get((COMMAND, ALL), CURRENT) or NOTHING
        if not commands or ABSENT in commands:
            return one(Special(CONTEXT))
    return frozenset(Special(CONTEXT, command.carried) for command in commands_in(commands))


def current(run: Machine, _arguments: Arguments, _site: Site) -> Value:
    """`get_current_context()`."""
    return contexts_of(run, NOTHING)


def attribute(run: Machine, context: Special, name: str, _site: Site) -> Value | None:
    """An attribute of a context."""
    key = context.carried
    if name == "obj":
        return object_of(run, key) or UNFILLED
    if name == "meta":
        return one(shared(run))
    if name == "parent":
        parents = frozenset(commands_in(get(run, key, PARENTS)))
        return contexts_of(run, parents) if parents else UNKNOWN
    return one(Special(COMMAND, key)) if name == "command" and key is not None else None


def write_attribute(run: Machine, context: Special, name: str, value: Value) -> None:
    """`context.obj = value`."""
    if name == "obj":
        _put(run, context.carried, value)


def find_root(run: Machine, context: Special, _arguments: Arguments, _site: Site) -> Value:
    roots: set[Special] = set()
    pending = [context.carried]
    for _ in range(MOST_ANCESTORS):
        above: list[Hashable] = []
        for key in pending:
            parents = [parent.carried for parent in commands_in(get(run, key, PARENTS))]
            above += parents
            if not parents:
                roots.add(Special(CONTEXT, key))
        pending = list(dict.fromkeys(above))
    return frozenset(roots) or UNKNOWN


def _find(run: Machine, key: Hashable, kinds: Value, depth: int = 0) -> Value:
    """The nearest object of a kind."""
    found = frozenset(atom for atom in object_of(run, key) if _is_of(run, atom, kinds))
    parents = list(commands_in(get(run, key, PARENTS))) if depth < MOST_ANCESTORS else []
    return found or join(_find(run, parent.carried, kinds, depth + 1) for parent in parents)


def _is_of(run: Machine, atom: Atom, kinds: Value) -> bool:
    if isinstance(atom, Instance):
        classes = list(run.objects.classes(atom.class_))
        return any(kind in classes or not isinstance(kind, ClassObject | Library) for kind in kinds)
    wanted = any(not isinstance(kind, ClassObject) for kind in kinds)
    return wanted and isinstance(atom, Mapping | Endpoint | Special)


def find_object(run: Machine, context: Special, arguments: Arguments, _site: Site) -> Value:
    return _find(run, context.carried, arguments.get(0, "object_type") or UNKNOWN) or UNKNOWN


def ensure_object(run: Machine, context: Special, arguments: Arguments, site: Site) -> Value:
    """The nearest object of a kind, or a new one that is put there."""
    kinds = arguments.get(0, "object_type") or UNKNOWN
    found = _find(run, context.carried, kinds)
    if not found:
        found = run.call(kinds, Arguments(), site)
        _put(run, context.carried, found)
    return found
