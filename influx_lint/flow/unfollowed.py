"""What could not be followed to its end, and whether that is of consequence: whether credentials may come there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from influx_lint.findings import Origin
from influx_lint.flow import containers, ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Frame, Instance, ModuleObject
from influx_lint.flow.machine import Machine
from influx_lint.flow.platform import TRIAL, Endpoint, Endpoints, Query, Reader, Relationships, Text
from influx_lint.flow.possibilities import ordered
from influx_lint.flow.store import ANY
from influx_lint.flow.values import Atom, Const, Mapping, Sequence, Serialized, Value

TOO_MUCH_WORK = "it takes too many steps"
TOO_DEEP_CALLS = "calls are nested too deeply"
TOO_DEEPLY_NESTED = "it is nested too deeply"
COMPILED_LATER = "code that is compiled when the program runs gets the credentials"

_CREDENTIALS = frozenset((Endpoint, Endpoints, Text, Relationships, Query, Reader))
_CONTAINERS = (Instance, Mapping, ModuleObject, Sequence, Serialized)
_GIVEN = frozenset((Text, Relationships, Endpoints, Endpoint, Query, Mapping, Sequence, Serialized))
"""What code gets credentials in that it is handed."""

_DEEPEST = 3
_SHALLOW = 1
_MOST = 64
_MOST_VALUES = 500
_MANY_VALUES = 20_000
"""How deep credentials are looked for in containers, among how many elements of each, and in how many values in any
case. Where there are more, some are taken to be among them."""

_ALL_VALUES = 2_000_000
_VALUES_A_NODE = 8
"""In how many values of a whole program, for what holds many, and in how many more for each of its nodes: so much goes
into the objects of a large one."""


def carries(run: Machine, value: Value) -> bool:
    """Whether a value is credentials, or a container with some in it."""
    with run.store.unnoticed():
        return _any(run, [value], _is_credentials)


def _any(
    run: Machine,
    values: Iterable[Value],
    is_one: Callable[[Atom], bool],
    deepest: int = _DEEPEST,
    named: Collection[str] = (),
) -> bool:
    """Whether values, or the containers among them, hold one that is looked for: under one of the keys that are `named`
    where any of theirs is. Each container is looked into once."""
    seen: set[Atom] = set()
    pending = [(value, 0) for value in values]
    looked = 0
    most = _MOST_VALUES
    if run.given_up.looked_through < _ALL_VALUES + _VALUES_A_NODE * run.budget.nodes:
        most = _MANY_VALUES
    while pending and looked <= most:
        value, depth = pending.pop()
        looked += 1
        if any(map(is_one, value)):
            return True
        inner = [atom for atom in value if isinstance(atom, _CONTAINERS) and atom not in seen]
        for atom in ordered(inner) if depth < deepest else ():
            seen.add(atom)
            pending += [(held, depth + 1) for held in _held(run, atom, named)]
    run.given_up.looked_through += looked
    return looked > most


def _is_credentials(atom: Atom) -> bool:
    return type(atom) in _CREDENTIALS and getattr(atom, "name", None) != TRIAL


def _held(run: Machine, atom: Atom, named: Collection[str]) -> Iterable[Value]:
    """What a container holds, under one of the `named` keys where it has any; a module is asked for these alone."""
    store = run.store
    if isinstance(atom, Serialized):
        return [atom.value]
    if isinstance(atom, Sequence):
        return containers.some_elements(store, atom, _MOST)
    if isinstance(atom, ModuleObject):
        place = atom.frame.place
        return [store.known(place, name) for name in store.names(place) if name in named]
    if not isinstance(atom, Mapping | Instance):
        return []
    every = containers.keys(store, atom)
    keys = [*([key for key in every if key in named] or every)[:_MOST], ANY]
    return [*(store.known(atom.place, key) for key in keys), *containers.layers(store, atom)]


def are_carried(run: Machine, arguments: Arguments) -> bool:
    """Whether credentials are among the arguments of a call."""
    given = [*arguments.positional, *arguments.named.values(), *arguments.spread]
    with run.store.unnoticed():
        return _any(run, (*given, *([arguments.rest] if arguments.rest else [])), _is_credentials)


def give_up_on(run: Machine, arguments: Arguments, origin: Origin, reason: str) -> None:
    """Notes that what a call gives its arguments to is not followed, where credentials are among these."""
    given = [*arguments.positional, *arguments.named.values(), *arguments.spread]
    relationships = whose(run, (*given, *([arguments.rest] if arguments.rest else [])))
    if relationships is not None:
        run.given_up.note(origin, reason, relationships)


def whose(run: Machine, values: Iterable[Value], deepest: int = _DEEPEST) -> frozenset[str] | None:
    """The relationships whose credentials are in some values; none, where uncertain; nothing, without credentials."""
    found: set[Atom] = set()

    def is_other(atom: Atom) -> bool:
        if _is_credentials(atom):
            found.add(atom)
        return False

    with run.store.unnoticed():
        is_uncertain = _any(run, values, is_other, deepest)
    if not found and not is_uncertain:
        return None
    names = {atom.name if isinstance(atom, Endpoint | Endpoints) else None for atom in found}
    known = frozenset(name for name in names if name is not None)
    return known if None not in names and not is_uncertain else frozenset()


def hands_out(run: Machine, elements: Iterable[Value], *, reads: bool) -> bool:
    """Whether a loop hands out credentials, or, if it `reads` any, the names of keys, or containers of some."""
    names = run.names if reads else ()

    def is_one(atom: Atom) -> bool:
        return _is_credentials(atom) or (isinstance(atom, Const) and str(atom.value).lower() in names)

    with run.store.unnoticed():
        return any(_any(run, [value], is_one) for value in elements)


def reaches(run: Machine, mentions: Iterable[str], frame: Frame) -> bool:
    """Whether code in a frame that mentions these gets hold of credentials: they name the source, or what a name holds
    has some in it."""
    names = frozenset(mentions)
    return any(run.program.is_sign(name, alone=True) or _holds(run, name, frame, names) for name in sorted(names))


def leave_out(run: Machine, origin: Origin, reason: str, mentions: Iterable[str], frame: Frame) -> None:
    """Notes that code in a frame which mentions these is not followed to its end. If it gets hold of credentials,
    it is given up; if it only may, by the names in it, not all is known."""
    if origin in run.given_up.left_out:
        return
    run.given_up.left_out.add(origin)
    if reaches(run, mentions, frame):
        run.given_up.note(origin, reason)
    elif run.relevance.concerns(mentions):
        run.given_up.is_whole = False


def are_in_sight(run: Machine, frame: Frame) -> bool:
    """Whether a name that code in a frame sees holds credentials, or something with some in it."""
    for each in frame.outward():
        names = run.store.names(each.place) if each.parent is None else each.scope.names
        if any(carries(run, run.store.known(each.place, name)) for name in sorted(names, key=str)):
            return True
    return False


def mentions(statement: ir.Statement) -> frozenset[str]:
    """The identifiers in a statement."""
    found: set[str] = set()
    stack: list[object] = [statement]
    while stack:
        node = stack.pop()
        if isinstance(node, ir.Function | ir.Omitted):
            found.update(node.mentions)
        elif isinstance(node, tuple):
            stack += node
        elif not isinstance(node, str):
            found |= {node.name} if isinstance(node, ir.Name | ir.Attribute) else set()
            stack += [getattr(node, slot) for kind in type(node).__mro__ for slot in getattr(kind, "__slots__", ())]
    return frozenset(found)


def _holds(run: Machine, name: str, frame: Frame, named: Collection[str]) -> bool:
    holder = frame.holder(name)
    if holder is None:
        return False
    held = run.store.known(holder.place, name)
    with run.store.unnoticed():
        return _any(run, [held], _is_credentials, named=named)
