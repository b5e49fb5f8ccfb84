"""The interpreter: goes through modules, and through the functions that nothing in the project calls."""

from __future__ import annotations

import itertools
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from influx_lint.findings import START_OF_FILE, Origin
from influx_lint.flow import access, attributes, calls, containers, credentials, ir, unfollowed, writes
from influx_lint.flow.budget import STEP, Budget, BudgetExceededError
from influx_lint.flow.choices import Choices
from influx_lint.flow.events import Unfollowed
from influx_lint.flow.expressions import EXPRESSIONS, as_test
from influx_lint.flow.growth import Growth
from influx_lint.flow.language import Site
from influx_lint.flow.memory import Memory
from influx_lint.flow.payloads import Payloads
from influx_lint.flow.possibilities import is_interesting, join, named, strings
from influx_lint.flow.reads import Reads
from influx_lint.flow.relevance import Relevance
from influx_lint.flow.remains import reachable
from influx_lint.flow.statements import STATEMENTS
from influx_lint.flow.store import Dependencies, Store
from influx_lint.flow.values import (
    NOTHING,
    UNKNOWN,
    Arguments,
    ClassObject,
    Const,
    Foreign,
    Frame,
    FrameKind,
    FunctionObject,
    Instance,
    Mapping,
    Method,
    Missing,
    ModuleObject,
    Unknown,
    Value,
    View,
    Waiting,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator
    from pathlib import Path

    from influx_lint.flow.access import Reading
    from influx_lint.flow.events import Event, Payload, Presence
    from influx_lint.flow.language import Language, Modules
    from influx_lint.flow.values import Atom, Changes, Condition, Endpoint, Library, Query

MOST_HELPER_NODES = 1_000_000
"""How many nodes the modules may have together that are only imported by those that have to do with credentials, beyond
the nodes that these have."""

MOST_INSTANCES = 16
MOST_KNOWN = 1_000
"""How many instances of a class, and how many closures of a function, are looked at on their own, and out of how many
instances these are chosen."""

STEPS_A_LAYER = 4
DEEPEST_LAYERS = 30
"""What it takes of the steps to look into a mapping that another was spread from, and how deep that goes."""

MODULE_SCOPE = ir.Scope(frozenset())


class Interpreter:
    """Goes through a project's code and gathers its reads.

    `keys` are the paths of keys whose reads matter; reads of others leave no event.
    """

    def __init__(self, language: Language, modules: Modules, keys: Collection[tuple[str, ...]]) -> None:
        self.language = language
        self.modules = modules
        self.keys = frozenset(keys)
        self.budget = Budget()
        self.store = Store(self.budget)
        self.reads = Reads()
        self.payloads = Payloads(self.keys, modules.is_used_elsewhere)
        self.choices = Choices(self.store)
        self.memory = Memory()
        self.active: Counter[FunctionObject] = Counter()
        self.discarded: ir.Expression | None = None
        self.guessed: ir.Function | None = None
        """The function that is gone through although nothing called it, with unknown arguments."""
        self.depth = 0
        self.failures = 0
        self.skips = 0
        self.catching = 0
        self.paths: list[Path] = []
        self.constants: dict[ir.Constant, Value] = {}
        self.orders: dict[ClassObject, tuple[ClassObject | Library, ...]] = {}
        self._places: dict[Hashable, int] = {}
        self._made: dict[Hashable, int] = {}
        self._next_place = 0
        self._newest = 0
        self._shared: set[int] = set()
        self._loaded: dict[Path, ModuleObject | None] = {}
        self._facts: dict[Path, Changes] = {}
        self._functions: dict[tuple[ir.Function, int], FunctionObject] = {}
        self._classes: dict[tuple[ir.Class, int, tuple[int, ...]], ClassObject] = {}
        self._instances: dict[ClassObject, dict[Instance, None]] = {}
        self._called: set[ir.Function] = set()
        self._expected: dict[FunctionObject, None] = {}
        self.relevance = Relevance(modules.is_sign)
        self._growth = Growth()
        self._unfollowed: dict[Origin, str] = {}
        self._left_out: set[Origin] = set()
        self.is_whole = True
        self._entered: frozenset[Path] = frozenset()
        self._origins: dict[tuple[int, Hashable], Origin] = {}
        self._too_large: set[Path] = set()
        self._nesting = 0
        self._helpers = -MOST_HELPER_NODES

    def run(self) -> None:
        """Goes through the modules that have to do with credentials, and through what nothing in them calls."""
        paths = self.modules.select(self.relevance)
        self._entered = frozenset(paths)
        for path in paths:
            if self.module(path) is None:
                self.give_up_on(Origin(path, START_OF_FILE), f"the file {self.modules.problem(path)}")
            self._forget()
        self._finish()

    # What is evaluated

    def evaluate(self, node: ir.Expression, frame: Frame) -> Value:
        """The value of an expression."""
        budget = self.budget
        budget.spent += STEP
        if budget.spent >= budget.end:
            raise BudgetExceededError
        return EXPRESSIONS[type(node)](self, node, frame)

    def execute(self, body: Iterable[ir.Statement], frame: Frame) -> bool:
        """Goes through statements; says whether their end can be reached."""
        step = self.budget.step
        for statement in body:
            step()
            if not STATEMENTS[type(statement)](self, statement, frame):
                return False
        return True

    def test(self, node: ir.Expression, frame: Frame) -> Condition:
        """The value of an expression, as a test."""
        return as_test(self, node, self.evaluate(node, frame), frame)

    def events(self) -> Iterator[Event]:
        """The reads that were found."""
        return self.reads.events(self.payloads.changing(self._changing_readers()))

    def stand_ins(self) -> Iterator[Payload]:
        """The dictionaries of the code's own that stand in for endpoints."""
        return self.payloads.events(self._changing_readers(), self.reads.readers())

    def _changing_readers(self) -> frozenset[Origin]:
        """The reading expressions that read endpoints, and nothing else but what can be changed together with them."""
        readers = self.reads.readers()
        while shared := self.reads.shared(self.payloads.changing(readers)) & readers:
            readers -= shared
        return readers

    # What is given up

    def give_up_on(self, origin: Origin, reason: str) -> None:
        """Notes that code from `origin` on, which may get hold of credentials, is not followed to its end."""
        self.is_whole = False
        self._unfollowed.setdefault(origin, reason)

    def is_given_up(self, origin: Origin) -> bool:
        return origin in self._unfollowed

    def leave_out(self, origin: Origin, reason: str, mentions: Iterable[str], frame: Frame) -> None:
        """Notes that code in a frame which mentions these is not followed to its end. If it gets hold of credentials,
        it is given up; if it only may, by the names in it, not all is known."""
        if origin in self._left_out:
            return
        self._left_out.add(origin)
        if unfollowed.reaches(self, mentions, frame):
            self.give_up_on(origin, reason)
        elif self.relevance.concerns(mentions):
            self.is_whole = False

    def unfollowed(self) -> Iterator[Unfollowed]:
        """What was not followed to its end."""
        yield from (Unfollowed(origin, reason) for origin, reason in self._unfollowed.items())

    # Budget

    @contextmanager
    def nested(self) -> Iterator[bool]:
        """Around a look into what something was spread from: says whether to look so deep."""
        self._nesting += 1
        self.budget.step(STEPS_A_LAYER)
        try:
            yield self._nesting <= DEEPEST_LAYERS
        finally:
            self._nesting -= 1

    def _bounded(
        self, path: Path, work: Iterable[ir.Statement] | FunctionObject, frame: Frame, *, in_full: bool = True
    ) -> None:
        """Goes through a module's body, or calls a function with unknown arguments, within a budget of its own; if not
        `in_full`, without following calls other than such as register or make something."""
        depth, paths, active = self.depth, list(self.paths), Counter(self.active)
        trails = self.store.depth
        self.paths.append(path)
        size = work.node.size if isinstance(work, FunctionObject) else self.budget.size_of(path)
        with self.budget.entered(path, size, in_full=in_full):
            try:
                if isinstance(work, FunctionObject):
                    self._call_unknown(work, frame)
                else:
                    self._execute_each(work, frame, in_full=in_full)
            except (BudgetExceededError, RecursionError) as error:
                self._give_up(trails)
                if isinstance(work, FunctionObject):
                    self._leave_out_function(Origin(path, work.node.span), _reason(error), work)
                self.depth, self.active = depth, active
        self.paths[:] = paths

    def _leave_out_function(self, origin: Origin, reason: str, function: FunctionObject) -> None:
        instances = self._chosen_instances(function.owner) if function.owner is not None else []
        if any(unfollowed.carries(self, one(instance)) for instance in instances):
            self.give_up_on(origin, reason)
        else:
            self.leave_out(origin, reason, function.node.mentions, function.frame)

    def _execute_each(self, body: Iterable[ir.Statement], frame: Frame, *, in_full: bool) -> None:
        """Goes through the statements of a module; one that takes too many steps is given up, not those after it."""
        trails, depth, active = self.store.depth, self.depth, Counter(self.active)
        for statement in body:
            try:
                if not self.execute((statement,), frame):
                    return
            except (BudgetExceededError, RecursionError) as error:
                self._give_up(trails)
                if in_full:
                    mentions = unfollowed.mentions(statement)
                    self.leave_out(Origin(frame.path, statement.span), _reason(error), mentions, frame)
                frame.loops.clear()
                self.depth, self.active = depth, Counter(active)
                self.budget.renew()

    def _give_up(self, trails: int) -> None:
        """Leaves what was under way, down to so many trails; what it has written so far stays."""
        while self.store.depth > trails:
            self.store.keep()

    # Places

    def new_place(self) -> int:
        self._next_place += 1
        return self._next_place

    def intern(self, key: Hashable) -> int:
        """The place that goes with a key, the same one each time."""
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = self.new_place()
            self._shared.add(place)
        return place

    def place_of(self, site: Site, *extra: Hashable) -> int:
        """The place of what the expression makes in this round of its frame."""
        key = (site.node, site.frame.place, site.frame.iteration, *extra)
        place = self._made.get(key)
        if place is None:
            place = self._made[key] = self.new_place()
            if not self._is_private(site.frame.place):
                self._shared.add(place)
        return place

    def _is_private(self, owner: Hashable) -> bool:
        """Whether only what was entered last can know of an owner of cells, unless it writes it elsewhere."""
        return isinstance(owner, int) and owner > self._newest and owner not in self._shared

    def mapping(self, site: Site, *extra: Hashable) -> Mapping:
        """An empty mapping that the expression makes."""
        made = Mapping(self.place_of(site, "mapping", *extra))
        containers.set_mapping(self.store, made.place)
        return made

    def new_mapping(self) -> Mapping:
        return Mapping(self.new_place())

    def sequence(self, site: Site, elements: Iterable[Value], *extra: Hashable) -> Value:
        """A sequence that the expression makes."""
        return one(containers.set_sequence(self.store, self.place_of(site, *extra), elements))

    def sequence_of_any(self, site: Site, element: Value, *extra: Hashable) -> Value:
        return one(containers.set_any(self.store, self.place_of(site, *extra), element))

    def spread_into(self, mapping: Mapping | Instance, base: Value) -> None:
        """Lays what `base` holds over what `mapping` holds."""
        if len(base) == 1:
            (atom,) = base
            if isinstance(atom, Mapping):
                self.payloads.note_copy(atom.place, mapping.place, is_whole=False)
            if isinstance(atom, Mapping) and containers.is_exact(self.store, atom):
                for key in containers.keys(self.store, atom):
                    value = self.store.get(atom.place, key) or NOTHING
                    self.note_moved(mapping, str(key), value)
                    if not containers.is_certain(self.store, atom, key):
                        value = join([value, self.store.get(mapping.place, key) or NOTHING])
                    containers.set_key(self.store, mapping, key, value)
                return
        containers.spread(self.store, mapping, base, self.new_place())

    def note_key(self, place: int, key: Hashable, origin: Origin) -> None:
        self._origins[place, key] = origin

    def key_origin(self, place: int, key: Hashable) -> Origin | None:
        """Where a key of a mapping display was written."""
        return self._origins.get((place, key))

    def ordered(self, value: Value) -> list[Atom]:
        """The possibilities in an order that does not depend on hashing."""
        if len(value) < 2:
            return list(value)
        return sorted(value, key=_order)

    # Names

    def bind_name(self, name: str, value: Value, frame: Frame) -> None:
        holder = frame
        while holder.kind is FrameKind.COMPREHENSION and name not in holder.scope.names and holder.parent is not None:
            holder = holder.parent
        if name in holder.scope.module_names:
            holder = holder.module
        elif name not in holder.scope.names and holder.kind is FrameKind.FUNCTION:
            holder = holder.holder(name) or holder
        self.store.set(holder.place, name, value)

    def outer_name(self, holder: Frame, name: str) -> Value:
        """A name that a module or class does not bind: one around it, or one of the language."""
        if holder.kind is FrameKind.CLASS and holder.parent is not None:
            outer = holder.parent.holder(name)
            held = self.store.get(outer.place, name) if outer is not None else None
            if held is not None:
                return containers.known(held)
        return self.language.builtin(name, holder.path) or UNKNOWN

    def assign(self, target: ir.Expression, value: Value, frame: Frame, *, loop: bool = False) -> None:
        """Binds a target. A constant that gets a name of its own no longer stands where it was written; one that a
        loop hands out does."""
        if isinstance(target, ir.Display):
            rest = next((at for at, item in enumerate(target.items) if isinstance(item, ir.Star)), None)
            parts = self.unpack(value, len(target.items), rest, Site(target, frame))
            for item, part in zip(target.items, parts, strict=True):
                self.assign(item.value if isinstance(item, ir.Star) else item, part, frame, loop=loop)
            return
        if not loop:
            value = self.settle(named(value), Site(target, frame))
        if isinstance(target, ir.Name):
            self.bind_name(target.name, value, frame)
        elif isinstance(target, ir.Attribute):
            holder = self.evaluate(target.value, frame)
            attributes.write(self, holder, target.name, value, Site(target, frame))
        elif isinstance(target, ir.Index):
            holder = self.evaluate(target.value, frame)
            if isinstance(target.key, ir.Slice):
                writes.change_stretch(self, holder, self.bounds(target.key, frame), value, Site(target, frame))
                return
            key = self.evaluate(target.key, frame)
            writes.write(self, holder, self.settle(key, Site(target, frame)), value, Site(target, frame))

    def bounds(self, node: ir.Slice, frame: Frame) -> list[Value | None]:
        """The start, the end and the step of a stretch, as far as they are given."""
        return [self.evaluate(part, frame) if part is not None else None for part in node.parts]

    def unpack(self, value: Value, count: int, rest: int | None, site: Site) -> list[Value]:
        """The parts of a value that is taken apart into `count` targets, of which `rest` takes what is left."""
        listed, element = access.iterate(self, value, site)
        if listed is None:
            parts = [element or UNKNOWN] * count
            if rest is not None:
                parts[rest] = self.sequence_of_any(site, element, "rest")
            return parts
        if rest is None:
            return [listed[at] if at < len(listed) else UNKNOWN for at in range(count)]
        after = count - rest - 1
        tail = listed[len(listed) - after :] if after else []
        middle = listed[rest : len(listed) - after]
        front = [listed[at] if at < len(listed) else UNKNOWN for at in range(rest)]
        return [*front, self.sequence(site, middle, "rest"), *tail, *[UNKNOWN] * (after - len(tail))]

    # Credentials

    def record(
        self,
        atom: Endpoint | Query,
        constant: Const | None,
        place: Origin,
        reading: Reading,
        *,
        present: Presence | None = None,
    ) -> Value:
        return credentials.record(self, atom, constant, place, reading, present=present)

    def note_moved(self, holder: Atom, key: str, value: Value) -> None:
        credentials.note_moved(self, holder, key, value)

    @contextmanager
    def caught(self, is_caught: bool) -> Iterator[None]:
        """Around a block in which the failure to find a key is caught, or not."""
        self.catching += is_caught
        try:
            yield
        finally:
            self.catching -= is_caught

    def may_lack(self, holder: Atom, key: Value) -> bool:
        """Whether the code has seen to it that nothing fails where a key of an endpoint is missing: it is there, or the
        failure is caught."""
        return self.catching > 0 or credentials.is_present(self, holder, key)

    def contains(self, holder: Endpoint | Query, constant: Const, site: Site) -> int | None:
        return credentials.contains(self, holder, constant, site)

    def use(self, value: Value, frame: Frame) -> None:
        credentials.use(self, value, frame)

    def settle(self, value: Value, site: Site) -> Value:
        return credentials.settle(self, value, site)

    def settle_parts(self, value: Value, site: Site) -> Value:
        return credentials.settle_parts(self, value, site)

    def keyed(self, atom: Atom, keys: Value, constant: Const) -> Atom:
        return credentials.keyed(self, atom, keys, constant)

    def is_running(self, path: Path) -> bool:
        """Whether code of a file is being gone through, or called what is."""
        return path in self.paths

    def wait(self, frame: Frame, reads: list[int], *, returned: bool = False) -> None:
        """An arm leaves early: what comes next, up to the loop's or the function's end, is its alternative."""
        if reads:
            self._waiting(frame).append(Waiting(reads, len(self.reads.log), returned))

    def end_loop(self, frame: Frame) -> None:
        """A loop has come to its end: what returned from there is what comes next an alternative of, too."""
        loop = frame.loops.pop()
        self.reads.relate_waiting(loop.waiting)
        self._waiting(frame).extend(each for each in loop.waiting if each.returned)

    @staticmethod
    def _waiting(frame: Frame) -> list[Waiting]:
        return frame.loops[-1].waiting if frame.loops else frame.waiting

    def merge_effects(self, gone: Frame | None = None) -> None:
        """Ends the last trail: what was written since may have been, or not. The names of a frame that is `gone` are
        of no more use, unless a function made there may see them."""
        changes = self.store.end()
        if gone is not None and not gone.captured:
            changes = {cell: value for cell, value in changes.items() if cell[0] != gone.place}
        if changes:
            self.store.merge([changes, {}])

    def relate_rounds(self, starts: list[int]) -> None:
        """The rounds of a comprehension that picks elements are alternatives of one another."""
        bounds = [*starts, len(self.reads.log)]
        self.reads.relate(
            [number for number in self.reads.log[start:end] if self.reads.is_tolerant(number)]
            for start, end in itertools.pairwise(bounds)
        )

    # Calls and objects

    def call(self, function: Value, arguments: Arguments, site: Site, start: int | None = None) -> Value:
        """A call. What its arguments read, from `start` of the log on, is read instead of what it reads itself."""
        mark = len(self.reads.log)
        found = calls.call(self, function, arguments, site)
        if start is not None and start < mark and self.language.falls_back(function):
            receivers = frozenset(atom.receiver for atom in function if isinstance(atom, Method))
            self.reads.relate([self.reads.log[start:mark], [*self.reads.log[mark:], *access.read_by(receivers)]])
        return found

    def called(self, function: FunctionObject) -> None:
        self._called.add(function.node)

    def expect(self, function: FunctionObject) -> None:
        """A library calls a function."""
        self._expected[function] = None

    def leaving(self, frame: Frame) -> dict[tuple[Hashable, Hashable], Value | None]:
        """What a call has written by now, without its own names unless a function made there may see them."""
        changes = self.store.changes(frame.depth)
        if frame.captured:
            return changes
        return {cell: value for cell, value in changes.items() if cell[0] != frame.place}

    def function_object(self, node: ir.Function, frame: Frame, defaults: dict[str, Value]) -> FunctionObject:
        """The function that a node makes in a frame."""
        outer: Frame | None = frame
        while outer is not None:
            outer.captured = True
            outer = outer.parent
        key = (node, frame.place)
        made = self._functions.get(key)
        if made is None:
            owner = frame.owner if frame.kind is FrameKind.CLASS else None
            made = self._functions[key] = FunctionObject(node, frame, defaults, owner)
        return made

    def class_object(self, node: ir.Class, frame: Frame, bases: tuple[Value, ...]) -> ClassObject:
        key = (node, frame.place, frame.iteration)
        made = self._classes.get(key)
        if made is None:
            made = self._classes[key] = ClassObject(node.name, self.new_place(), bases, frame)
            self.store.track(made.place)
        return made

    def subclasses(self, class_: ClassObject) -> list[ClassObject]:
        """The classes that name this one among their bases, of those that were met by now."""
        return [each for each in self._classes.values() if any(class_ in base for base in each.bases)]

    def instance(self, class_: ClassObject, site: Site) -> Instance:
        made = Instance(self.place_of(site, "instance", class_.place), class_)
        known = self._instances.setdefault(class_, {})
        if made not in known and len(known) < MOST_KNOWN:
            known[made] = None
            self._shared.add(made.place)
        return made

    def class_attribute(self, class_: ClassObject, name: str) -> Value | None:
        return attributes.class_attribute(self, class_, name)

    def bind(self, method: Value, self_: Atom) -> Value:
        return attributes.bind(method, self_)

    def attribute(self, value: Value, name: str, site: Site, place: Origin) -> Value:
        return attributes.read(self, value, name, site, place)

    def operate(self, operator: str, left: Value, right: Value, site: Site) -> Value:
        found = self.language.operate(self, operator, left, right, site)
        return found if found is not None else UNKNOWN

    def update_mapping(self, target: Value, base: Value, site: Site) -> bool:
        """`target |= base`, and the like; says whether `target` is something that can be so updated."""
        return attributes.update(self, target, base, site)

    def enter(self, manager: Value, site: Site) -> Value:
        found = self.language.enter(self, manager, site)
        return found if found is not None else UNKNOWN

    def decorate(self, decorator: Value, decorated: Value, site: Site) -> Value:
        """What a decorator makes. One that is not the project's own keeps what it decorates."""
        found = self.language.decorate(decorator, decorated)
        if found is not None:
            return found
        found = calls.call(self, decorator, Arguments([decorated]), site)
        kept = frozenset(atom for atom in found if not isinstance(atom, Unknown | Foreign))
        return kept or decorated

    # Modules

    def import_module(self, name: str, level: int, site: Site) -> Value:
        """The module that an import means: one of the project, else one of a library."""
        path = self.modules.resolve(site.path, name, level)
        if path is None:
            return self._not_found(name, level, site)
        module = self._imported(path, site)
        return one(module) if module is not None else UNKNOWN

    def setting(self, name: str) -> Value | None:
        """A name as the project's settings modules bind it."""
        found = []
        for path in self.modules.settings(self.paths[-1]) if self.paths else ():
            module = self.module(path)
            held = access.module_attribute(self, module, name) if module is not None else None
            found.append(held or NOTHING)
        return join(found) or None

    def import_name(self, module: str, level: int, name: str, site: Site) -> Value:
        path = self.modules.resolve(site.path, module, level)
        if path is not None:
            found = self._imported(path, site)
            value = access.module_attribute(self, found, name) if found is not None else None
            if value:
                return value
        inner = f"{module}.{name}" if module else name
        submodule = self.modules.resolve(site.path, inner, level)
        if submodule is not None:
            found = self._imported(submodule, site)
            return one(found) if found is not None else UNKNOWN
        if path is None:
            return self._not_found(module, level, site, name)
        answering = self.module(path)
        return attributes.read(self, one(answering), name, site, site.origin) if answering is not None else UNKNOWN

    def _not_found(self, module: str, level: int, site: Site, *names: str) -> Value:
        """What an import means for which the project has no file: of a library, unless the name is the project's."""
        package, _, inner = module.partition(".")
        if level or (inner and self.modules.resolve(site.path, package, 0) is not None):
            return one(Missing(module or ".".join(names)))
        return self.language.library(self, ".".join((module, *names)))

    def names_of(self, module: str, level: int, site: Site) -> list[tuple[str, Value]]:
        """The public names of a module of the project."""
        path = self.modules.resolve(site.path, module, level)
        found = self._imported(path, site) if path is not None else None
        if found is None:
            return []
        place = found.frame.place
        names = [str(name) for name in self.store.names(place)]
        listed = self.store.get(place, "__all__")
        public = access.iterate(self, listed, site)[0] if listed is not None else None
        if public is not None:
            names = [str(constant.value) for each in public for constant in strings(each)]
        else:
            names = [name for name in names if not name.startswith("_")]
        held = [(name, containers.known(self.store.get(place, name))) for name in names]
        return [(name, value) for name, value in held if value]

    def _imported(self, path: Path, site: Site) -> ModuleObject | None:
        """A module that is imported at `site`; where it cannot be had, and may have to do with credentials, so that
        what the importer does with it may too, it is given up there."""
        found = self.module(path)
        if found is None and site.path in self._entered and (why := self._why_not(path)) is not None:
            self.give_up_on(site.origin, f"{self.modules.shown(path)} {why}")
        return found

    def _why_not(self, path: Path) -> str | None:
        """Why a module is not gone through, if that is of consequence."""
        if path in self._too_large:
            return "is too large to be gone through besides"
        problem = self.modules.problem(path)
        names = {key for keys in self.keys for key in keys} | self.relevance.names
        return problem if problem is not None and self.modules.mentions(path, names) else None

    def module(self, path: Path) -> ModuleObject | None:
        """A module of the project, gone through the first time that it is asked for."""
        if path in self._loaded:
            return self._loaded[path]
        for package in self.modules.packages(path):
            if package in self._entered:
                self.module(package)
        if path in self._loaded:
            return self._loaded[path]
        helps = path not in self._entered
        node = self.modules.load(path)
        too_large = node is not None and helps and self._helpers > 0
        if node is None or too_large:
            self._loaded[path] = None
            self._too_large |= {path} if too_large else frozenset()
            return None
        self._helpers += node.size if helps else -node.size
        frame = Frame(FrameKind.MODULE, self.new_place(), MODULE_SCOPE, None, path, path.stem)
        made = self._loaded[path] = ModuleObject(path, frame)
        self.budget.size(path, node.size)
        self.store.track(frame.place)
        matters = any(self.relevance.concerns(unit.mentions) for unit in node.units)
        with self.store.untrailed():
            self.store.begin()
            self._bounded(path, node.body, frame, in_full=matters)
            self._facts[path] = self.store.keep_but_facts()
        self.reads.relate_waiting(frame.waiting)
        return made

    # What nothing calls

    def _finish(self) -> None:
        """Goes through the functions and methods that nothing called, with unknown arguments, and again through those
        that looked at what others then added to."""
        for _ in range(2):
            self._round()

    def _round(self) -> None:
        entered: Counter[ir.Function] = Counter()
        done: set[FunctionObject] = set()
        for function in self._functions_as_made():
            if function in done or entered[function.node] >= MOST_INSTANCES or not self._matters(function):
                continue
            done.add(function)
            if function.node not in self._called:
                entered[function.node] += 1
                if self._growth.concerns(function):
                    self._enter(function)

    def _matters(self, function: FunctionObject) -> bool:
        """Whether a function can have to do with credentials when nothing is known of its arguments: by what it or a
        function around it mentions, by its defaults, or by what the instances of its class hold."""
        if function.frame.path not in self._entered:
            return False
        if function in self._expected or any(is_interesting(value) for value in function.defaults.values()):
            return True
        if self.relevance.concerns(function.node.mentions):
            return True
        frame: Frame | None = function.frame
        while frame is not None:
            if frame.function_node is not None and self.relevance.concerns(frame.function_node.mentions):
                return True
            frame = frame.parent
        instances = self._instances.get(function.owner, ()) if function.owner is not None else ()
        return any(self._holds_interesting(instance) for instance in instances)

    def _holds_interesting(self, instance: Instance) -> bool:
        return any(
            is_interesting(containers.known(self.store.get(instance.place, key)))
            for key in containers.keys(self.store, instance)
        )

    def _functions_as_made(self) -> Iterator[FunctionObject]:
        """Those that libraries call, which call others; the functions made so far, and then those that going through
        them makes."""
        yield from list(self._expected)
        done = 0
        while done < len(self._functions):
            functions = list(self._functions.values())[done:]
            done += len(functions)
            yield from functions

    def _enter(self, function: FunctionObject) -> None:
        """Goes through a function."""
        self._newest = self._next_place
        functions = len(self._functions)
        self.store.begin()
        self.store.write(self._facts.get(function.frame.path, {}))
        self.store.dependencies = work = Dependencies()
        self.guessed = function.node
        self._bounded(function.frame.path, function, function.frame)
        self.guessed = None
        self.store.dependencies = None
        changes = self.store.end()
        self._called.discard(function.node)
        private = {cell: value for cell, value in changes.items() if self._is_private(cell[0])}
        shared = {cell: value for cell, value in changes.items() if cell not in private}
        self._growth.note(function, work.found(self._newest), shared, self.store)
        if len(self._functions) == functions:
            private = reachable(private, shared)
        self.store.merge([private, {}])
        self.store.merge([shared, {}])
        self._forget()

    def _forget(self) -> None:
        """What was entered is done: lets go of what only code under way can ask for again."""
        self._made.clear()
        self._shared.clear()
        self.constants.clear()
        self.reads.forget_contexts()

    def _call_unknown(self, function: FunctionObject, frame: Frame) -> None:
        """Calls a function with unknown arguments; a method on the instances of its class."""
        if function.owner is None or not function.node.parameters:
            self.language.prepare(self, function, NOTHING)
            given = self.language.given(self, function)
            calls.call_function(self, function, given, Site(function.node, frame))
            return
        if not self._instances.get(function.owner):
            initialises = self.class_attribute(function.owner, "__init__") == one(function)
            arguments = self.language.given(self, function) if initialises else Arguments()
            calls.instantiate(self, function.owner, arguments, Site(function.node, function.frame))
            if function.node in self._called:
                return
        self_ = frozenset(self._chosen_instances(function.owner)) or UNKNOWN
        self.language.prepare(self, function, self_)
        given = calls.with_first(self.language.given(self, function), self_)
        calls.call_function(self, function, given, Site(function.node, frame))

    def _chosen_instances(self, class_: ClassObject) -> list[Instance]:
        """The instances of a class that are looked at: of many, those first that may hold credentials."""
        known = list(self._instances.get(class_, ()))
        if len(known) > MOST_INSTANCES:
            known.sort(key=self._holds_interesting, reverse=True)
        return known[:MOST_INSTANCES]


def _reason(error: BudgetExceededError | RecursionError) -> str:
    return unfollowed.TOO_MUCH_WORK if isinstance(error, BudgetExceededError) else unfollowed.TOO_DEEPLY_NESTED


def _order(atom: Atom) -> tuple[str, str, str]:
    holder = atom.of if isinstance(atom, View) else atom
    return type(atom).__name__, f"{type(holder).__name__} {getattr(holder, 'place', '')}", _label(atom)


def _label(atom: Atom) -> str:
    if isinstance(atom, Const):
        return repr(atom.value)
    if isinstance(atom, FunctionObject):
        return atom.node.name
    return str(getattr(atom, "name", ""))
