"""The ways of credentials: where those came from that are read, hand-over by hand-over.

Nothing of this is noted where reads are looked for. A way is asked for afterwards, of some read: then the machine goes
through the code again, and the same rooms, with handlers around its own that see what each expression gives, and with a
store that knows who wrote its cells. So whatever a front end lowers, and a model means, is traced as it is followed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial

from influx_lint.findings import Origin, Span
from influx_lint.flow import ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.budget import Budget
from influx_lint.flow.contacts import Contacts
from influx_lint.flow.events import Contact, Credentials, Hand, Handover, KeyRead, Statement, Target
from influx_lint.flow.frames import Bound, ClassObject, Frame, FrameKind, FunctionObject, Instance, Partial, Wrapped
from influx_lint.flow.lookups import Known, Moved, Record
from influx_lint.flow.machine import Handlers, Keepers, Machine
from influx_lint.flow.memory import Anew, Memory, Outcome
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint
from influx_lint.flow.reads import Reads
from influx_lint.flow.records import field, mutable
from influx_lint.flow.spots import HOLDERS, Doing, Spot, Spots, carried, rerouted
from influx_lint.flow.store import Store
from influx_lint.flow.values import Atom, Cell, Changes, Const, Value


@mutable
class _Call:
    """A call that is under way: whether it is one of the project's, and where the credentials are that it is given."""

    is_own: bool
    entries: dict[Atom, Spot] = field(default_factory=dict)


class Trace:
    """What is known of ways by now. `_writers` has where what a cell holds was when it was written there, `_outcomes`
    where remembered calls were given credentials, and where they gave some. `_ends` are the last spots of ways,
    `_reads` that of each read."""

    def __init__(self) -> None:
        self._spots = Spots()
        self._writers: dict[tuple[Cell, Atom], Spot] = {}
        self._doing: list[Doing] = []
        self._calls: list[_Call] = []
        self._outcomes: dict[Outcome, tuple[dict[Atom, Spot], dict[Atom, Spot]]] = {}
        self._instead: dict[Spot, Spot] = {}
        self._ends: dict[Hashable, Spot] = {}
        self._reads: dict[int, Spot] = {}

    def way(self, event: KeyRead | Contact | Statement) -> tuple[Handover, ...]:
        """The hand-overs before a read or a contact, the first one first; none where nothing is known of it."""
        found: list[Handover] = []
        end: Hashable = event.origin
        if isinstance(event, KeyRead):
            end = (event.origin, event.key, event.relationship)
        spot = self._ends.get(end)
        while spot is not None:
            if spot.hand is not None:
                found.append(Handover(spot.hand, spot.origin, spot.name))
            spot = spot.before
        return tuple(reversed(found))

    def handlers(self, plain: Handlers) -> Handlers:
        """Handlers that do what the `plain` ones do, and see to it that this knows of it."""
        return Handlers(
            {kind: partial(self._evaluate, handler) for kind, handler in plain.expressions.items()},
            {kind: partial(self._execute, handler) for kind, handler in plain.statements.items()},
            partial(self._call, plain.call),
        )

    def keepers(self) -> Keepers:
        """What a machine is to keep what it knows in."""
        return Keepers(
            partial(_TracedStore, self),
            partial(_TracedReads, self),
            partial(_TracedMemory, self),
            partial(_TracedContacts, self),
        )

    def _evaluate(self, handler: Callable[..., Value], run: Machine, node: ir.Expression, frame: Frame) -> Value:
        doing = Doing(node, frame, self._spots.now)
        self._doing.append(doing)
        try:
            value = handler(run, node, frame)
            for atom in carried(value):
                self._give(atom, doing)
            if isinstance(node, ir.Yield):
                self._give_back(frame.function.yields[-1], doing)
        finally:
            self._leave()
        return value

    def _give(self, atom: Atom, doing: Doing) -> None:
        """An expression gives a value."""
        spots = self._spots
        spot = spots.since(atom, doing.since)
        if spot is None:
            spots.meet(atom, spots.made(atom, doing))
        elif isinstance(doing.node, ir.Attribute) and spot.origin != doing.origin:
            spots.meet(atom, spots.handed(Hand.ATTRIBUTE, doing.origin, doing.node.name, spot))

    def _execute(self, handler: Callable[..., bool], run: Machine, node: ir.Statement, frame: Frame) -> bool:
        doing = Doing(node, frame, self._spots.now)
        self._doing.append(doing)
        try:
            goes_on = handler(run, node, frame)
            if isinstance(node, ir.Return) and frame.function.returns:
                self._give_back(frame.function.returns[-1], doing)
        finally:
            self._leave()
        return goes_on

    def _give_back(self, value: Value, doing: Doing) -> None:
        """A function gives a value back."""
        for atom in carried(value):
            before = self._spots.come_by(atom, doing)
            self._spots.meet(atom, self._spots.handed(Hand.RETURN, doing.origin, doing.frame.function.name, before))

    def _leave(self) -> None:
        self._doing.pop()
        if not self._doing:
            self._spots.forget()

    def _call(
        self,
        handler: Callable[..., Value],
        run: Machine,
        function: Value,
        arguments: Arguments,
        site: Site,
        start: int | None,
    ) -> Value:
        name, spots = _own_name(function), self._spots
        call = _Call(is_own=name is not None)
        doing = self._doing[-1] if self._doing else Doing(site.node, site.frame, spots.now)
        self._calls.append(call)
        for atom in dict.fromkeys(_given(function, arguments)) if name is not None else ():
            spot = spots.handed(Hand.ARGUMENT, site.origin, name or "", spots.come_by(atom, doing))
            call.entries[atom] = spot
            spots.meet(atom, spot)
        since = spots.now
        try:
            found = handler(run, function, arguments, site, start)
        finally:
            self._calls.pop()
        for atom in carried(found) if name is not None and not _makes_instance(function) else ():
            before = spots.since(atom, since)
            if before is not None or isinstance(atom, HOLDERS):
                spots.meet(atom, spots.handed(Hand.CALL, site.origin, name or "", before))
        return found

    def found(self, cell: Cell, value: Value) -> None:
        """A cell is read."""
        for atom in carried(value):
            spot = self._writers.get((cell, atom))
            if spot is not None:
                self._spots.meet(atom, self._spots.held(spot, cell[0]))

    def wrote(self, cell: Cell, value: Value) -> None:
        """A cell is written."""
        if not self._doing:
            return
        doing = self._doing[-1]
        for atom in carried(value):
            hand, name = self._kept_as(doing)
            before = self._spots.come_by(atom, doing)
            self._writers[cell, atom] = self._spots.handed(hand, doing.origin, name, before)

    def _kept_as(self, doing: Doing) -> tuple[Hand | None, str]:
        """What it means that a node writes a value into a cell."""
        node = doing.node
        if isinstance(node, ir.Import | ir.ImportNames):
            return Hand.IMPORT, node.module
        if isinstance(node, ir.Display | ir.MappingDisplay | ir.Comprehension):
            return Hand.CONTAINER, ""
        if isinstance(node, ir.Call):
            call = self._calls[-1] if self._calls else None
            return (Hand.CONTAINER, "") if call is not None and not call.is_own else (None, "")
        for target in _targets(node):
            if isinstance(target, ir.Attribute):
                return Hand.ATTRIBUTE, target.name
            if isinstance(target, ir.Index):
                return Hand.CONTAINER, ""
            if isinstance(target, ir.Name) and doing.frame.kind in (FrameKind.MODULE, FrameKind.CLASS):
                return Hand.NAME, target.name
        return None, ""

    def remember(self, outcome: Outcome) -> None:
        """A call is remembered."""
        entries = self._calls[-1].entries if self._calls else {}
        given = {atom: spot for atom in carried(outcome.result) if (spot := self._spots.last(atom)) is not None}
        self._outcomes[outcome] = entries, given

    def recall(self, outcome: Outcome) -> None:
        """A call is done again as it was remembered: it gives what it is given now."""
        before, given = self._outcomes[outcome]
        entries = self._calls[-1].entries if self._calls else {}
        self._instead = {spot: entries[atom] for atom, spot in before.items() if atom in entries}
        for atom, spot in given.items():
            self._spots.meet(atom, rerouted(spot, self._instead))

    def renew(self, outcome: Outcome, anew: Anew) -> None:
        """What a remembered call made is made again."""
        for atom, spot in self._outcomes[outcome][1].items():
            if getattr(atom, "place", None) in anew.made:
                self._spots.meet(anew.atom(atom), rerouted(spot, self._instead))
        for cell, value in outcome.changes.items() if anew.made or anew.moved else ():
            for atom in carried(value or frozenset()):
                writer = self._writers.get((cell, atom))
                if writer is not None:
                    self._writers[anew.cell(cell), anew.atom(atom)] = rerouted(writer, self._instead)

    def read(self, record: Record, number: int) -> None:
        """A key is read."""
        spot = self._spots.of_endpoint(record.endpoint, nested=record.key is not None and len(record.key) > 1)
        if spot is None and self._doing:
            unseen = Endpoint(record.endpoint, record.relationship, record.subject)
            spot = self._spots.made(unseen, self._doing[-1])
        if spot is not None:
            self._end_reads(record, number, spot)

    def read_again(self, number: int, record: Record, again: int) -> None:
        """What a call read that is remembered is read by another one."""
        spot = self._reads.get(number)
        if spot is not None:
            self._end_reads(record, again, rerouted(spot, self._instead))

    def _end_reads(self, record: Record, number: int, spot: Spot) -> None:
        self._reads[number] = spot
        for origin in dict.fromkeys((record.origin, record.literal or record.origin)):
            self._end((origin, record.key, record.relationship), spot)

    def contact(self, origin: Origin, targets: Iterable[Target]) -> None:
        """Services are spoken to."""
        for target in targets:
            spot = self._spots.of_address(target, target.variable or target.relationship or target.endpoint)
            if spot is not None:
                self._end(origin, spot)

    def _end(self, end: Hashable, spot: Spot) -> None:
        """A way ends at a spot; of several ways to the same end, the shortest is known."""
        known = self._ends.get(end)
        if known is None or spot.length < known.length:
            self._ends[end] = spot


class _TracedStore(Store):
    """A store that tells what is read and written in it, but for what it does itself to merge states."""

    __slots__ = ("_is_merging", "_trace")

    def __init__(self, trace: Trace, budget: Budget) -> None:
        super().__init__(budget)
        self._trace = trace
        self._is_merging = False

    def get(self, owner: Hashable, name: Hashable) -> Value | None:
        value = super().get(owner, name)
        if value and not self._is_merging:
            self._trace.found((owner, name), value)
        return value

    def set(self, owner: Hashable, name: Hashable, value: Value) -> None:
        super().set(owner, name, value)
        self._trace.wrote((owner, name), value)

    def fix(self, owner: Hashable, name: Hashable, value: Value) -> None:
        super().fix(owner, name, value)
        self._trace.wrote((owner, name), value)

    def merge(self, arms: Iterable[Changes]) -> bool:
        self._is_merging = True
        try:
            return super().merge(arms)
        finally:
            self._is_merging = False

    def add(self, changes: Changes, newest: int) -> None:
        self._is_merging = True
        try:
            super().add(changes, newest)
        finally:
            self._is_merging = False


class _TracedReads(Reads):
    __slots__ = ("_trace",)

    def __init__(self, trace: Trace) -> None:
        super().__init__()
        self._trace = trace

    def add(self, record: Record, context: Hashable) -> int:
        number = super().add(record, context)
        self._trace.read(record, number)
        return number

    def again(self, number: int, by_now: Known, context: Hashable, moved: Moved) -> int:
        again = super().again(number, by_now, context, moved)
        self._trace.read_again(number, self.record(again), again)
        return again


class _TracedMemory(Memory):
    __slots__ = ("_trace",)

    def __init__(self, trace: Trace) -> None:
        super().__init__()
        self._trace = trace

    def recall(self, key: Hashable, given: tuple[Const, ...], store: Store) -> Outcome | None:
        outcome = super().recall(key, given, store)
        if outcome is not None:
            self._trace.recall(outcome)
        return outcome

    def remember(self, key: Hashable, outcome: Outcome, *, can_move: bool = False) -> None:
        self._trace.remember(outcome)
        super().remember(key, outcome, can_move=can_move)

    def renew(self, outcome: Outcome, anew: Anew) -> None:
        self._trace.renew(outcome, anew)


class _TracedContacts(Contacts):
    def __init__(self, trace: Trace) -> None:
        super().__init__()
        self._trace = trace

    def add(
        self,
        origin: Origin,
        call: Span,
        name: str,
        targets: Iterable[Target],
        credentials: Credentials,
        *,
        takes_headers: bool = False,
        address: Span | None = None,
    ) -> None:
        known = tuple(targets)
        self._trace.contact(origin, known)
        super().add(origin, call, name, known, credentials, takes_headers=takes_headers, address=address)

    def execute(self, origin: Origin, text: str, targets: Iterable[Target], method: str | None = None) -> None:
        known = tuple(targets)
        self._trace.contact(origin, known)
        super().execute(origin, text, known, method)


def _given(function: Value, arguments: Arguments) -> Iterator[Atom]:
    """The credentials that a call hands on, and what holds them: a method's own object, too."""
    for value in (*arguments.positional, *arguments.named.values(), arguments.rest or frozenset(), *arguments.spread):
        yield from carried(value)
    yield from carried(frozenset(atom.self for atom in function if isinstance(atom, Bound)))


def _own_name(function: Value) -> str | None:
    """How something of the project is called; nothing where all of it is somebody else's."""
    for atom in function:
        if isinstance(atom, FunctionObject):
            return atom.node.name
        if isinstance(atom, Bound):
            return atom.function.node.name
        if isinstance(atom, ClassObject):
            return atom.name
        if isinstance(atom, Instance):
            return atom.class_.name
        if isinstance(atom, Partial | Wrapped):
            return _own_name(atom.function)
    return None


def _makes_instance(function: Value) -> bool:
    return any(isinstance(atom, ClassObject) for atom in function)


def _targets(node: ir.Expression | ir.Statement) -> Iterator[ir.Expression]:
    """What a statement or an expression assigns to."""
    if isinstance(node, ir.Assign):
        for target in node.targets:
            yield from target.items if isinstance(target, ir.Display) else (target,)
    elif isinstance(node, ir.Declare | ir.Update | ir.Bind):
        yield node.target
