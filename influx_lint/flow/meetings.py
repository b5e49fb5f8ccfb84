"""Where code meets credentials that it was not given as arguments, and by which names others get hold of them there."""

from __future__ import annotations

from collections.abc import Iterable

from influx_lint.flow import unfollowed
from influx_lint.flow.contacts import is_variable
from influx_lint.flow.frames import Bound, ClassObject, FunctionObject, Instance, Partial, Wrapped
from influx_lint.flow.machine import Machine
from influx_lint.flow.platform import (
    TRIAL,
    Client,
    Composed,
    Endpoint,
    Endpoints,
    Property,
    Query,
    Reader,
    Relationships,
    RenamedKey,
    Text,
)
from influx_lint.flow.relevance import LONGEST
from influx_lint.flow.store import Found
from influx_lint.flow.values import (
    Atom,
    Cell,
    Changes,
    Const,
    Lost,
    Mapping,
    Method,
    Ordered,
    Sequence,
    Serialized,
    Special,
    Value,
    View,
    one,
)

_CREDENTIALS = frozenset((Text, Relationships, Endpoints, Endpoint, Query, RenamedKey, Reader, Client, Lost))
_HOLDERS = frozenset((Mapping, Sequence, View, Serialized))
"""Values that are credentials, of them, or speak to their services; that may hold some."""
_FUNCTIONS = frozenset((FunctionObject, Wrapped))
_KEEPERS = (Mapping, Sequence)
_OWNERS = (Instance, ClassObject)
_PARTS = (Const, Composed, Property, Bound, Method, Ordered, Partial, Special, View)
_TELLING = _CREDENTIALS | _FUNCTIONS | {*_KEEPERS, *_OWNERS, *_PARTS}
"""Of which kinds atoms are that are credentials, or may hold some, or lead to some."""


def call(
    run: Machine, function: FunctionObject, before: int, found: Iterable[Found], result: Value, changes: Changes
) -> bool:
    """Whether a call met credentials, which `found` this in the store, gave this, and wrote this; there were so many
    meetings `before` it. If so, the names that the function changes carry them."""
    meets = _meets(run, function, before, found)
    if not meets and run.relevance.carries(function.node.mentions):
        meets = _leaves(run, result, changes)
    if meets:
        _note(run, function)
    run.met.calls += meets
    return meets


def broken_off(run: Machine, function: FunctionObject, before: int) -> None:
    """Notes the same of a call that was not gone through to its end."""
    if _meets(run, function, before, (run.store.dependencies or {}).items()):
        _note(run, function)


def _meets(run: Machine, function: FunctionObject, before: int, found: Iterable[Found]) -> bool:
    mentions = function.node.mentions
    if run.met.calls > before or not run.relevance.carries(mentions):
        return run.met.calls > before
    if not run.relevance.signs.isdisjoint(mentions):
        return True
    return any(not _CREDENTIALS.isdisjoint(map(type, value)) for _, value in found if value)


def _note(run: Machine, function: FunctionObject) -> None:
    """A function meets credentials, or may: by what it changes others get hold of them."""
    if function.node in run.met.functions:
        return
    run.met.functions.add(function.node)
    own = (function.node, function.owner) if function.owner is not None else (function.node,)
    names = {run.language.mentioned(each.name) for each in own}
    outermost, frame = function.node, function.frame
    while frame.parent is not None:
        outermost, frame = frame.function_node or outermost, frame.parent
    run.relevance.carried.update(run.relevance.changed_by(outermost.mentions), names & run.relevance.names)


def cells(run: Machine, changes: Changes, found: Iterable[Found] = ()) -> None:
    """Notes by which names work left credentials, or what holds some or leads to some, and in which owners, of those
    that it changed and found, if that is known."""
    before = len(run.met.holders)
    met = ((cell, value) for cell, value in changes.items() if value and is_met(run, value))
    holding = {cell[0] for cell, value in met if _note_cell(run, cell, value)}
    if len(run.met.holders) == before:
        return
    every = [*changes.items(), *found]
    while every and holding:
        held = [cell for cell, value in every for atom in value or () if getattr(atom, "place", None) in holding]
        holding = {owner for owner, _ in held} - run.met.holders
        run.met.holders |= holding
        run.relevance.carried.update(run.language.mentioned(name) for _, name in held if isinstance(name, str))


def bindings(run: Machine, noted: Changes) -> bool:
    """Notes the same of the names of modules and classes, as far as is known by now, but for what was `noted` before
    and is as it was; says whether more names carry credentials then."""
    before = len(run.relevance.carried)
    for cell, value in run.store.tracked(noted):
        if is_met(run, value):
            _note_cell(run, cell, value)
            noted[cell] = value
    return len(run.relevance.carried) > before


def _note_cell(run: Machine, cell: Cell, value: Value) -> bool:
    """Notes by which name code gets hold of what is in a cell and is met; says whether its owner holds it. A method is
    got at by its own name, unless the language calls it by another."""
    owner, name = cell
    relevance = run.relevance
    is_method = _FUNCTIONS.issuperset(map(type, value))
    names = {run.language.mentioned(name)} if isinstance(name, str) and not isinstance(owner, tuple) else set[str]()
    if is_method or not names:
        names = (names | _words(cell)) & relevance.names
    relevance.carried.update(names)
    if not is_method and any(isinstance(atom, Const) and _is_sign(run, atom) for atom in value):
        relevance.signs.update(names)
    holds = not (is_method and names)
    if holds:
        run.met.holders.add(owner)
    return holds


def _leaves(run: Machine, result: Value, changes: Changes) -> bool:
    """Whether a call gives, or leaves somewhere, what holds credentials or leads to them."""
    if any(is_met(run, value) for value in changes.values() if value):
        return True
    return is_met(run, result) or (not _HOLDERS.isdisjoint(map(type, result)) and unfollowed.carries(run, result))


def is_met(run: Machine, value: Value) -> bool:
    """Whether a value is credentials, or by what is known by now holds some or leads to some."""
    for atom in value:
        if isinstance(atom, FunctionObject):
            if _is_meeting(run, atom):
                return True
        elif isinstance(atom, Const):
            if _is_sign(run, atom):
                return True
        elif type(atom) in _TELLING and _is_met(run, atom):
            return True
    return False


def _is_meeting(run: Machine, function: FunctionObject) -> bool:
    """Whether a function met credentials; one called nowhere yet, by no name of its own, may by what it mentions."""
    if function.node in run.met.functions or not run.relevance.signs.isdisjoint(function.node.mentions):
        return True
    return not function.node.name.isidentifier() and run.relevance.carries(function.node.mentions)


def _is_met(run: Machine, atom: Atom) -> bool:
    """The same of an atom of one of the other kinds that tell."""
    if isinstance(atom, _KEEPERS):
        return atom.place in run.met.holders
    if isinstance(atom, Ordered):
        layers = atom.items if atom.items and isinstance(atom.items[0], frozenset) else ()
        return any(isinstance(each, frozenset) and is_met(run, each) for each in layers)
    if isinstance(atom, _OWNERS):
        if atom.place in run.met.holders:
            return True
        line = run.objects.line(atom.class_ if isinstance(atom, Instance) else atom)
        return not run.met.holders.isdisjoint([each.place for each in line if isinstance(each, ClassObject)])
    if isinstance(atom, Property | Composed):
        parts = atom.parts if isinstance(atom, Composed) else (atom,)
        return any(isinstance(part, Property) and not is_variable(part) for part in parts)
    if isinstance(atom, Special):
        parts = atom.carried if isinstance(atom.carried, tuple) else (atom.carried,)
        return any(part in run.met.holders if isinstance(part, int) else _is_met_value(run, part) for part in parts)
    if isinstance(atom, Bound):
        return isinstance(atom.function, FunctionObject) and _is_meeting(run, atom.function)
    if isinstance(atom, Method | View):
        return is_met(run, one(atom.receiver if isinstance(atom, Method) else atom.of))
    if isinstance(atom, Partial | Wrapped):
        given = atom.given if isinstance(atom, Partial) else ()
        return any(is_met(run, each) for each in (atom.function, *given))
    return not isinstance(atom, Endpoint | Endpoints) or atom.name != TRIAL


def _is_met_value(run: Machine, part: object) -> bool:
    return isinstance(part, frozenset) and is_met(run, part)


def _is_sign(run: Machine, atom: Const) -> bool:
    text = atom.value
    return isinstance(text, str) and len(text) <= LONGEST and run.program.is_sign(text) and len(text.split()) == 1


def _words(cell: Cell) -> set[str]:
    """The names in what stands for something that a library keeps."""
    found = set[str]()
    pending: list[object] = [*cell]
    while pending:
        part = pending.pop()
        if isinstance(part, tuple):
            pending += part
        elif isinstance(part, str | ClassObject):
            found.add(part if isinstance(part, str) else part.name)
    return found
