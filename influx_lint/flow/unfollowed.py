"""What could not be followed to its end, and whether that is of consequence: whether credentials may come there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow import containers, ir
from influx_lint.flow.credentials import TRIAL
from influx_lint.flow.store import ANY
from influx_lint.flow.values import (
    Const,
    Endpoint,
    Endpoints,
    Instance,
    Mapping,
    Query,
    Reader,
    Relationships,
    Sequence,
    Serialized,
    Text,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from influx_lint.flow.frames import Arguments, Frame
    from influx_lint.flow.interpreter import Interpreter
    from influx_lint.flow.values import Atom

TOO_MUCH_WORK = "it takes too many steps"
TOO_DEEP_CALLS = "calls are nested too deeply"
TOO_DEEPLY_NESTED = "it is nested too deeply"
COMPILED_LATER = "code that is compiled when the program runs gets the credentials"

_DEEPEST = 3
_MOST = 64
"""How deep credentials are looked for in containers, and among how many elements of each."""


def carries(run: Interpreter, value: Value, depth: int = _DEEPEST) -> bool:
    """Whether a value is credentials, or a container with some in it."""
    return any(_carries(run, atom, depth) for atom in value)


def _carries(run: Interpreter, atom: Atom, depth: int) -> bool:
    if isinstance(atom, Endpoint | Endpoints):
        return atom.name != TRIAL
    if isinstance(atom, Text | Relationships | Query | Reader):
        return True
    if isinstance(atom, Serialized):
        return carries(run, atom.value, depth)
    return depth > 0 and any(carries(run, held, depth - 1) for held in _held(run, atom))


def _held(run: Interpreter, atom: Atom) -> Iterable[Value]:
    """What a container holds."""
    if isinstance(atom, Sequence):
        return [containers.any_element(run.store, atom)]
    if not isinstance(atom, Mapping | Instance):
        return []
    keys = [*containers.keys(run.store, atom)[:_MOST], ANY]
    return [*(containers.known(run.store.get(atom.place, key)) for key in keys), *containers.layers(run.store, atom)]


def are_carried(run: Interpreter, arguments: Arguments) -> bool:
    """Whether credentials are among the arguments of a call."""
    given = [*arguments.positional, *arguments.named.values(), *arguments.spread]
    return any(carries(run, value) for value in (*given, *([arguments.rest] if arguments.rest else [])))


def hands_out(run: Interpreter, elements: Iterable[Value], depth: int = _DEEPEST) -> bool:
    """Whether a loop hands out credentials, or the names of keys, or containers with some in them."""
    names = {name for key in run.keys for name in key}
    return any(carries(run, value) or _names(run, value, names, depth) for value in elements)


def _names(run: Interpreter, value: Value, names: Collection[str], depth: int) -> bool:
    if any(isinstance(atom, Const) and str(atom.value).lower() in names for atom in value):
        return True
    return depth > 0 and any(_names(run, held, names, depth - 1) for atom in value for held in _held(run, atom))


def reaches(run: Interpreter, mentions: Iterable[str], frame: Frame) -> bool:
    """Whether code in a frame that mentions these gets hold of credentials: they are a sign of the source, or what a
    name holds has some in it."""
    return any(run.modules.is_sign(name) or _holds(run, name, frame) for name in mentions)


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


def _holds(run: Interpreter, name: str, frame: Frame) -> bool:
    holder = frame.holder(name)
    return holder is not None and carries(run, containers.known(run.store.get(holder.place, name)))
