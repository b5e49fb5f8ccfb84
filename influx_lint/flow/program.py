"""Drives the machine: through the modules that have to do with credentials, and through what nothing in them calls."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from influx_lint.findings import START_OF_FILE, Origin
from influx_lint.flow import calls, containers, handed, ir, kept, meetings, modules, unfollowed
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.contacts import Contacts, is_variable
from influx_lint.flow.events import Contact, Event, Payload, Quoted, Statement, Unfollowed
from influx_lint.flow.expressions import EXPRESSIONS
from influx_lint.flow.frames import (
    Bound,
    ClassObject,
    Frame,
    FunctionObject,
    Instance,
    ModuleObject,
    Partial,
    Super,
    Wrapped,
)
from influx_lint.flow.growth import Growth
from influx_lint.flow.machine import Handed, Handlers, Language, Machine, Program
from influx_lint.flow.payloads import Payloads
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Property
from influx_lint.flow.possibilities import is_interesting
from influx_lint.flow.reads import Reads
from influx_lint.flow.relevance import Relevance
from influx_lint.flow.statements import STATEMENTS
from influx_lint.flow.store import ANY, Dependencies
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Changes, Method, Ordered, Serialized, Special, Value, one

if TYPE_CHECKING:
    from influx_lint.flow.tracing import Trace

MOST_INSTANCES = 16
"""How many instances of a class, and how many closures of a function, are looked at on their own."""

MOST_ROUNDS = 4
"""How often all functions that nothing calls are gone through for what others added to what they looked at."""

HANDLERS = Handlers(EXPRESSIONS, STATEMENTS, calls.call)


class Told(NamedTuple):
    """What was found in a project: the reads, how it speaks to services, the dictionaries of its own that stand in for
    endpoints, and what was not followed to its end. Where it `is_whole`, nothing that may have to do with credentials
    was left out. `loops` is what loops go over, of endpoints alone."""

    events: list[Event]
    contacts: list[Contact | Statement]
    stand_ins: list[Payload]
    unfollowed: list[Unfollowed]
    is_whole: bool
    loops: frozenset[Origin]


class Work(NamedTuple):
    """What was found by going through a program, without all that it took to find it: that would be a tenth more
    memory. `handed_on` is what other programs are given, `quoted` the texts that are run as code; `told` has
    the rest."""

    reads: Reads
    contacts: Contacts
    payloads: Payloads
    given_up: list[Unfollowed]
    is_whole: bool
    handed_on: Sequence[Handed]
    quoted: Sequence[Quoted]


def go_through(
    language: Language, program: Program, keys: Collection[tuple[str, ...]], words: Collection[str] = ()
) -> Work:
    """Goes through a program in a language, for reads of keys that matter, and statements that begin with `words`."""
    return _gone_through(Machine(language, program, keys, HANDLERS, words))


def told(work: Work) -> Told:
    """What is told of a program that was gone through: now its `is_used_elsewhere` is asked."""
    changing = _changing_readers(work.reads, work.payloads)
    return Told(
        list(work.reads.events(work.payloads.changing(changing))),
        list(work.contacts.events(work.reads)),
        list(work.payloads.events(changing, work.reads.readers())),
        work.given_up,
        work.is_whole,
        work.reads.copies.loops_alone(),
    )


def trace(
    language: Language, program: Program, keys: Collection[tuple[str, ...]], words: Collection[str] = ()
) -> Trace:
    """Goes through a program again, for the ways by which credentials come to the reads that `told` tells of."""
    from influx_lint.flow.tracing import Trace

    found = Trace()
    _gone_through(Machine(language, program, keys, found.handlers(HANDLERS), words, found.keepers()))
    return found


def _gone_through(run: Machine) -> Work:
    program = run.program
    makers = frozenset(program.makers())
    paths: Sequence[Path] = tuple(dict.fromkeys([*program.select(run.relevance), *sorted(makers)]))
    run.relevance.close()
    uncalled = _Uncalled(run, makers)
    while paths:
        run.loaded.entered |= frozenset(paths)
        for path in paths:
            if modules.module(run, path) is None:
                run.given_up.note(Origin(path, START_OF_FILE), f"the file {program.problem(path)}")
            run.forget()
        uncalled.go_through()
        paths = _near(run)
    modules.give_up_unread(run)
    handed_on = [found for each in run.language.handed_on(run) if (found := handed.handed(run, *each)) is not None]
    run.store.clear()
    given_up = [*run.given_up, *run.losses.told()]
    return Work(
        run.reads, run.contacts, run.payloads, given_up, run.given_up.is_whole, handed_on, list(run.quoted.values())
    )


def _near(run: Machine) -> Sequence[Path]:
    """The files to go through besides: modules that turned out to keep credentials, which code that was gone through
    gave to their functions, those that get them there, and those that may give something else to what reads keys."""
    keepers = {
        path: names
        for path, module in run.loaded.modules.items()
        if module is not None and path not in run.loaded.entered and (names := _kept(run, module))
    }
    callers = run.program.callers(run.met.readers, run.loaded.entered)
    if not keepers:
        return callers
    more = Relevance(run.program.is_sign, chain.from_iterable(keepers.values()))
    found = run.program.select_near(more, keepers, run.loaded.entered)
    more.close()
    more.carried |= {function.name for function in run.met.functions} & more.names
    run.relevance.join(more)
    return tuple(dict.fromkeys([*found, *callers]))


def _kept(run: Machine, module: ModuleObject) -> set[str]:
    """The names of a module under which it keeps credentials, or something that holds some."""
    return {
        run.language.mentioned(str(name))
        for name, value in _names(run, module.frame)
        if not any(isinstance(atom, FunctionObject | Bound | Wrapped) for atom in value) and meetings.is_met(run, value)
    }


def _names(run: Machine, module: Frame) -> Iterator[tuple[Hashable, Value]]:
    """The names of a module, and what they hold."""
    return ((name, run.store.known(module.place, name)) for name in run.store.names(module.place))


def _changing_readers(reads: Reads, payloads: Payloads) -> frozenset[Origin]:
    """The reading expressions that read endpoints, and nothing else but what can be changed together with them; none
    where nothing stands in for endpoints."""
    if not payloads.are_noted:
        return frozenset()
    payloads.settle(reads.named())
    readers = reads.readers()
    while shared := reads.shared(payloads.changing(readers)) & readers:
        readers -= shared
    return readers


class _Uncalled:
    """The functions and methods that nothing calls: gone through with unknown arguments, all that are in `makers`."""

    def __init__(self, run: Machine, makers: frozenset[Path]) -> None:
        self._run = run
        self._makers = makers
        self._growth = Growth()
        self._is_due = False
        self._noted: Changes = {}
        self._held: dict[int, frozenset[str]] = {}
        self._seen: dict[int, frozenset[str]] = {}
        self._waiting: dict[FunctionObject, Changes] = {}

    def go_through(self) -> None:
        """Enters each, those that turn out to matter by what others do among them, and again those that looked at what
        others then added to."""
        for _ in range(MOST_ROUNDS):
            while self._round(again=False):
                pass
            self._add_waiting()
            if not self._round(again=True):
                break

    def _round(self, *, again: bool) -> int:
        """Says how many were entered, of those that were not before, or of all: after a round that entered none and
        left none to be entered again, there are only some if more names carry credentials by now."""
        self._held.clear()
        self._seen.clear()
        entered: Counter[ir.Function] = Counter()
        done: set[FunctionObject] = set()
        found = 0
        is_more = meetings.bindings(self._run, self._noted)
        if again and not is_more and not self._is_due:
            return 0
        self._is_due = False
        for function in self._as_made():
            if function in done or entered.get(function.node, 0) >= MOST_INSTANCES or not self._matters(function):
                continue
            done.add(function)
            if function.node not in self._run.objects.called:
                entered[function.node] += 1
                is_due = self._growth.concerns(function)
                if is_due and (again or not self._growth.has_noted(function)):
                    found += 1
                    self._enter(function)
                else:
                    self._is_due |= is_due
        return found

    def _as_made(self) -> Iterator[FunctionObject]:
        """Those that libraries call, which call others; the functions made so far, then those that these make."""
        objects = self._run.objects
        yield from list(objects.expected)
        done = 0
        while done < len(objects.functions):
            functions = list(objects.functions.values())[done:]
            done += len(functions)
            yield from functions

    def _matters(self, function: FunctionObject) -> bool:
        """Whether a function can have to do with credentials when nothing is known of its arguments: by what it or a
        function around it mentions, by its defaults, or by what its module, calls around it or the instances of its
        class hold; or give something of its own to what reads keys."""
        run = self._run
        if self._growth.has_noted(function) or function.frame.path in self._makers or kept.handed_back(run, function):
            return True
        around = [each for each in function.frame.outward() if each.function_node is not None]
        if function.frame.path in run.loaded.entered:
            if function in run.objects.expected or any(is_interesting(value) for value in function.defaults.values()):
                return True
            nodes = (function.node, *(each.function_node for each in around))
            if any(node is not None and run.relevance.carries(node.mentions) for node in nodes):
                return True
            mentions = function.node.mentions
            if not (run.names.isdisjoint(mentions) or run.met.readers.keys().isdisjoint(mentions)):
                return True
        if not self._in_sight(function.frame.module).isdisjoint(function.node.mentions):
            return True
        held = (run.store.get(each.place, name) for each in around for name in function.node.mentions)
        if any(is_interesting(value) or kept.is_lost(value) for value in map(containers.known, held)):
            return True
        instances = run.objects.instances(function.owner) if function.owner is not None else ()
        return any(instance.place in run.met.holders for instance in instances)

    def _in_sight(self, module: Frame) -> frozenset[str]:
        """The names of a module under which credentials are kept by now, something with some in it or what reads keys,
        and those of the modules that it has."""
        known = self._seen.get(module.place)
        if known is None:
            held = _names(self._run, module)
            frames = [atom.frame for _, value in held for atom in value if isinstance(atom, ModuleObject)]
            known = self._seen[module.place] = frozenset().union(*map(self._holding, [module, *frames]))
        return known

    def _holding(self, module: Frame) -> frozenset[str]:
        known = self._held.get(module.place)
        if known is None:
            run = self._run
            known = self._held[module.place] = frozenset(
                str(name)
                for name, value in _names(run, module)
                if (is_interesting(value) and unfollowed.carries(run, value))
                or any(_is_or_reads_keys(run, atom) for atom in value)
            )
        return known

    def _enter(self, function: FunctionObject) -> None:
        run, path = self._run, function.frame.path
        run.places.enter()
        functions, before = len(run.objects.functions), run.met.calls
        run.store.begin()
        run.store.write(run.loaded.facts.get(path, {}))
        run.store.dependencies = work = Dependencies(run.places.newest)
        run.guessed = function.node
        reason = modules.bounded(run, path, function.node.size, lambda: _call_unknown(run, function))
        if reason is not None:
            _leave_out(run, Origin(path, function.node.span), reason, function)
        run.guessed = None
        run.store.dependencies = None
        changes, found = run.store.end(), work.found()
        if run.met.calls > before:
            meetings.cells(run, changes, found)
        run.objects.called.discard(function.node)
        private, shared = run.places.apart(changes)
        if function.node.parameters:
            self._waiting[function] = {cell: shared.pop(cell) for cell in list(shared) if cell[1] == ANY}
        self._growth.note(function, found)
        self._growth.grow(shared, run.store)
        if len(run.objects.functions) == functions:
            private = _reachable(private, shared)
        run.store.add(private, run.places.newest)
        run.store.add(shared, run.places.newest)
        run.forget()

    def _add_waiting(self) -> None:
        """What functions put under keys that are not known when nothing is known of their arguments, is put there where
        nothing calls them after all: calls that were found tell which keys these are."""
        run = self._run
        for function, changes in self._waiting.items():
            if function.node not in run.objects.called:
                self._growth.grow(changes, run.store)
                run.store.add(changes, run.places.newest)
        self._waiting.clear()


def _is_or_reads_keys(run: Machine, atom: Atom) -> bool:
    """Whether this stands under a key of an endpoint, or is a function that read one, or a class that has such one."""
    if not isinstance(atom, FunctionObject | ClassObject):
        return isinstance(atom, Property) and not is_variable(atom)
    name = atom.node.name if isinstance(atom, FunctionObject) else atom.name
    return atom.frame.path in run.met.readers.get(name, ())


def _call_unknown(run: Machine, function: FunctionObject) -> None:
    """Calls a function with unknown arguments; a method on the instances of its class."""
    language, site = run.language, Site(function.node, function.frame)
    if function.owner is None or not function.node.parameters:
        language.prepare(run, function, NOTHING)
        _go_through(run, function, _given(run, function), site)
        return
    for class_ in run.objects.having(function, MOST_INSTANCES):
        if not run.objects.instances(class_):
            initialiser = run.objects.attribute(class_, run.roles.initialise) or NOTHING
            given = [_given(run, each) for each in initialiser if isinstance(each, FunctionObject)]
            calls.instantiate(run, class_, given[0] if given else Arguments(), site)
    if function.node in run.objects.called:
        return
    self_ = frozenset(_chosen_instances(run, function)) or UNKNOWN
    language.prepare(run, function, self_)
    _go_through(run, function, calls.with_first(_given(run, function), self_), site)


def _given(run: Machine, function: FunctionObject) -> Arguments:
    return kept.filled(run, function, run.language.given(run, function))


def _go_through(run: Machine, function: FunctionObject, arguments: Arguments, site: Site) -> None:
    before, work = run.met.calls, run.store.dependencies
    result, changes = calls.go_through(run, function, arguments, site)
    kept.give(run, function, result)
    meetings.call(run, function, before, work.items() if work is not None else (), result, changes)


def _leave_out(run: Machine, origin: Origin, reason: str, function: FunctionObject) -> None:
    instances = _chosen_instances(run, function)
    if any(unfollowed.carries(run, one(instance)) for instance in instances):
        run.given_up.note(origin, reason)
    else:
        unfollowed.leave_out(run, origin, reason, function.node.mentions, function.frame)


def _chosen_instances(run: Machine, function: FunctionObject) -> list[Instance]:
    """The instances that have a method and are looked at: of many, those first that may hold credentials."""
    having = run.objects.having(function, MOST_INSTANCES)
    known = [each for class_ in having for each in run.objects.instances(class_)]
    if len(known) > MOST_INSTANCES:
        known.sort(key=lambda each: _holds_interesting(run, each), reverse=True)
    return known[:MOST_INSTANCES]


def _holds_interesting(run: Machine, instance: Instance) -> bool:
    return any(is_interesting(run.store.known(instance.place, key)) for key in containers.keys(run.store, instance))


_DEEP = (Method, Partial, Serialized, Special, Super, Wrapped)
"""Atoms that may carry anything."""

_PARTS = ("of", "self", "endpoint")
"""The attributes under which an atom has another."""


def _reachable(own: Changes, shared: Changes) -> Changes:
    """Those of a function's own cells whose owners the values in shared cells lead to, from one to the next."""
    by_owner: dict[Hashable, Changes] = defaultdict(dict)
    for cell, value in own.items():
        by_owner[cell[0]][cell] = value
    kept: Changes = {}
    pending = list(shared.values())
    while pending and by_owner:
        for atom in pending.pop() or ():
            if isinstance(atom, _DEEP):
                return own
            if isinstance(atom, Ordered):
                pending += [each for each in atom.items if isinstance(each, frozenset)]
                continue
            part: object = atom
            while part is not None:
                for owner in (getattr(part, "place", None), getattr(part, "subject", None)):
                    cells = by_owner.pop(owner, None)
                    if cells is not None:
                        kept |= cells
                        pending += cells.values()
                part = _part_of(part)
    return kept


def _part_of(atom: object) -> object:
    """The atom that an atom has in it; nothing where it has none."""
    for name in _PARTS:
        part = getattr(atom, name, None)
        if part is not None:
            return part
    return None
