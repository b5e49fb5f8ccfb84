"""Calls: of functions and classes of the project, and of what the language has to be asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from influx_lint.findings import Origin
from influx_lint.flow import (
    access,
    conditions,
    containers,
    credentials,
    ir,
    kept,
    meetings,
    objects,
    unfollowed,
    uses,
    ways,
    wholes,
    writes,
)
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form, Relation, Stead, Substitute
from influx_lint.flow.facts import property_test
from influx_lint.flow.frames import Bound, ClassObject, Frame, FrameKind, FunctionObject, Instance, Partial, Wrapped
from influx_lint.flow.machine import Machine, Reading, Sense
from influx_lint.flow.memory import MOST_READS, Outcome, key_of, made_since
from influx_lint.flow.payloads import RELATIONSHIPS_VARIABLES
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint, Endpoints, Guarded, Property, Query, Relationships, ValueOf
from influx_lint.flow.possibilities import coming_back, is_null, join, known_texts, ordered, placed, strings
from influx_lint.flow.reads import read_by
from influx_lint.flow.records import replace
from influx_lint.flow.settling import settle_parts
from influx_lint.flow.spans import origin_of
from influx_lint.flow.store import Dependencies
from influx_lint.flow.values import (
    ABSENT,
    NEVER,
    NONE,
    NOTHING,
    PENDING,
    UNKNOWN,
    Atom,
    Changes,
    Const,
    Foreign,
    Library,
    Lost,
    Mapping,
    Method,
    Missing,
    Special,
    Unknown,
    Value,
    one,
)

_OF_THE_LANGUAGE = (Library, Method, Special)
_OF_CREDENTIALS = (Relationships, Endpoints, Endpoint, Query, ValueOf)
_NEVER_CALLED = (Endpoint, Endpoints, Relationships)

DEEPEST = 500
"""How deep calls are followed; beyond, Python's own stack might not do."""

CALL_COST = 10
"""How many steps a call counts for, besides what it does and writes."""

MOST_ASKED = 2
"""How many arguments there are where a variable is asked for: its name, and a default."""

MOST_ACTIVE = 2
MOST_NAMED = 8
"""How often a function is followed into itself; and where each time it is given another part of credentials, or asked
for something else by a name."""


def call(run: Machine, function: Value, arguments: Arguments, site: Site, start: int | None = None) -> Value:
    """What a call gives. What its arguments read, from `start` of the log on, is read instead of what it reads."""
    mark = len(run.reads.log)
    if len(function) == 1:
        (atom,) = function
        if isinstance(atom, Unknown | Foreign):
            _note_lookup(run, atom, arguments, site)
        found = _call(run, atom, arguments, site)
    else:
        found = _call_each(run, function, arguments, site)
    if start is not None and start < mark and run.language.has(Sense.FALLS_BACK, function):
        receivers = frozenset(atom.receiver for atom in function if isinstance(atom, Method))
        run.reads.relate([run.reads.log[start:mark], [*run.reads.log[mark:], *read_by(receivers)]])
    return found


def _note_lookup(run: Machine, unknown: Unknown | Foreign, arguments: Arguments, site: Site) -> None:
    """A method of what is certainly nothing that is known may look at what stands under a key, also under a name of
    its own: `get = found.get`."""
    called = site.node.function if isinstance(site.node, ir.Call) else None
    method = called.name if isinstance(called, ir.Attribute | ir.Name) else None
    key = frozenset(each for each in arguments.value(0) if isinstance(each, Const) and each.value in run.names)
    if key and method in run.roles.lookups:
        uses.note(run, unknown, key, Reading(site, Form.GET, site.origin), beside=NOTHING)


def _call_each(run: Machine, function: Value, arguments: Arguments, site: Site) -> Value:
    """What a call gives, for every possibility of what is called; what these read are alternatives."""
    stretches, found = [], list[Value]()
    for atom in [each for each in ordered(function) if not isinstance(each, _NEVER_CALLED)] or ordered(function):
        start = len(run.reads.log)
        here = Site(site.node, site.frame, way=atom.receiver) if found and isinstance(atom, Method) else site
        found.append(_call(run, atom, arguments, here))
        if not isinstance(atom, Guarded):
            stretches.append(run.reads.log[start:])
    run.reads.relate(stretches)
    return coming_back(join(found)) if found else UNKNOWN


def _call(run: Machine, atom: Atom, arguments: Arguments, site: Site) -> Value:
    if isinstance(atom, FunctionObject):
        return call_function(run, atom, arguments, site)
    if isinstance(atom, Bound):
        return call_function(run, atom.function, with_first(arguments, one(atom.self)), site, self_=atom.self)
    if isinstance(atom, ClassObject):
        return instantiate(run, atom, arguments, site)
    if isinstance(atom, Partial):
        merged = Arguments(
            [*atom.positional, *arguments.positional],
            {**dict(atom.named), **arguments.named},
            arguments.rest,
            (*atom.spread, *arguments.spread),
        )
        return call(run, atom.function, merged, site)
    if isinstance(atom, Instance):
        method = run.objects.attribute(atom.class_, run.roles.call)
        return call(run, objects.bind(method, atom), arguments, site) if method is not None else UNKNOWN
    if isinstance(atom, _OF_THE_LANGUAGE):
        run.payloads.given_by_name(arguments)
        found = run.language.call(run, atom, arguments, site)
        if found is None:
            found = _unknown(run, arguments, site, atom.receiver if isinstance(atom, Method) else atom)
            if found == UNKNOWN and isinstance(atom, Library) and run.language.makes_objects(atom):
                return one(Foreign(run.places.of(site, "foreign"), atom.name))
        return found
    if isinstance(atom, Guarded):
        return _call_guarded(run, atom, arguments, site)
    if isinstance(atom, Wrapped):
        return call(run, atom.function, arguments, site)
    if isinstance(atom, Property):
        return one(replace(atom, derived=True))
    return _call_of_unknown(run, atom, arguments, site)


def _call_guarded(run: Machine, atom: Guarded, arguments: Arguments, site: Site) -> Value:
    """What is called out of a table knows whose the endpoints are that it is given."""
    run.store.begin()
    conditions.assume(run, property_test(atom.key, Relation.EQUALS, [atom.name]).true)
    given = Arguments(
        [settle_parts(run, value, site) for value in arguments.positional],
        {name: settle_parts(run, value, site) for name, value in arguments.named.items()},
        settle_parts(run, arguments.rest, site) if arguments.rest is not None else None,
        tuple(settle_parts(run, value, site) for value in arguments.spread),
    )
    found = _call(run, atom.function, given, site)
    ways.merge_effects(run)
    return found


def _call_of_unknown(run: Machine, atom: Atom, arguments: Arguments, site: Site) -> Value:
    """A call of what is neither the project's nor a library's, as far as is known."""
    if isinstance(atom, Missing):
        unfollowed.give_up_on(run, arguments, site.origin, f"the module {atom.module} of the project is not there")
    run.payloads.given_by_name(arguments)
    is_from = isinstance(atom, Unknown) and atom.whence is not None and not isinstance(atom, Lost)
    is_plain = is_from and not _asked_for(arguments) and not unfollowed.are_carried(run, arguments)
    return one(atom) if is_plain else _unknown(run, arguments, site, atom)


def _asked_for(arguments: Arguments) -> list[Const]:
    """The names of the variable with the relationships that a call is given, with a default or without."""
    if len(arguments.positional) > MOST_ASKED:
        return []
    return [each for each in strings(arguments.value(0)) if each.value in RELATIONSHIPS_VARIABLES]


def _unknown(run: Machine, arguments: Arguments, site: Site, receiver: Atom | None) -> Value:
    """A call of what is not known: its name may say what becomes of functions among its arguments. What is asked by
    the name of the variable with the relationships gives what that holds."""
    if names := _asked_for(arguments):
        reading = Reading(site, Form.VARIABLE, site.origin, arguments.get(1) or NONE)
        return join(credentials.read_variable(run, each, reading) for each in names)
    if isinstance(site.node, ir.Call) and isinstance(site.node.function, ir.Attribute):
        found = run.language.call_unknown(run, site.node.function.name, arguments, site)
        if found is not None:
            return found
    for value in (*arguments.positional, *arguments.named.values()) if isinstance(receiver, Library | Foreign) else ():
        wholes.note_renamed(run, value, site)
    return kept.lose(run, receiver, arguments, site)


def with_first(arguments: Arguments, first: Value) -> Arguments:
    """The arguments with one more in front."""
    return Arguments([first, *arguments.positional], arguments.named, arguments.rest, arguments.spread)


def call_function(
    run: Machine, function: FunctionObject, arguments: Arguments, site: Site, *, self_: Atom | None = None
) -> Value:
    """What a call of a function gives: one that gives again what it gave has objects that others fill."""
    if function.node not in run.objects.cached or function.node.parameters:
        return _followed(run, function, arguments, site, self_=self_)
    cell = ("given by", function), "held"
    held = run.store.get(*cell)
    if held is None or ABSENT in held:
        held = join([_followed(run, function, arguments, site), run.store.known(*cell)])
        if any(isinstance(atom, Mapping | Instance) for atom in held):
            run.store.set(*cell, held)
    return held


def _followed(
    run: Machine, function: FunctionObject, arguments: Arguments, site: Site, *, self_: Atom | None = None
) -> Value:
    """Goes through a function's body with these arguments, unless that was done before in the same state."""
    active = run.active.get(function, ())
    if len(active) >= MOST_ACTIVE and not _goes_on(active, arguments):
        return NOTHING
    if run.depth >= DEEPEST or not run.budget.may_call():
        _leave_out(run, function, arguments, site)
        return UNKNOWN
    run.objects.called.add(function.node)
    told, given = key_of(arguments, run.names, site)
    key = (function, told, _where_named(run, function, arguments, site))
    remembered = run.memory.recall(key, given, run.store)
    if remembered is not None:
        run.budget.step(len(remembered.found) // 8)
        run.met.calls += remembered.meets
        run.bound += remembered.binds
        context = (site.node, site.frame.place, site.frame.iteration)
        return run.memory.replay(remembered, given, run.store, run.reads, run.places, context)
    run.bound += bool(active)
    start, used, before, bound = len(run.reads.log), len(run.reads.uses), run.met.calls, _bound(run)
    newest, fixed = run.places.new(), run.store.fixed
    outer, inner = run.store.dependencies, Dependencies(newest)
    run.store.dependencies = inner
    try:
        result, changes = go_through(run, function, arguments, site, self_)
    finally:
        run.store.dependencies = outer
    found = inner.found()
    run.budget.step(CALL_COST + len(changes) // 4 + len(found) // 8)
    meets = meetings.call(run, function, before, found, result, changes)
    made = made_since(newest, result, changes)
    if made is not None and not (made and (run.store.fixed > fixed or _reads_newer(run, start, newest))):
        reads, uses = run.reads.since(start, MOST_READS), tuple(dict.fromkeys(run.reads.uses[used:]))
        binds = _bound(run) != bound or max(len(reads), len(uses)) > MOST_READS
        uses = uses[:MOST_READS]
        outcome = Outcome(result, changes, tuple(found), reads, made, meets, given, uses, binds)
        can_move = bool(given) and outcome.can_move(newest, map(run.reads.record, reads))
        run.memory.remember(key, outcome, can_move=can_move)
    if outer is not None:
        outer.include(found, changes)
    return result


def _where_named(run: Machine, function: FunctionObject, arguments: Arguments, site: Site) -> Origin | None:
    """Where the call stands, if it gives keys by name to a function that has them in a dictionary: known by places."""
    has_rest = any(each.kind is ir.ParameterKind.NAMED_REST for each in function.node.parameters)
    return site.origin if has_rest and not run.names.isdisjoint(arguments.named) else None


def _bound(run: Machine) -> tuple[int, int, int]:
    """Counts what comes of where keys are written and does not go along where they are written elsewhere."""
    return run.bound, len(run.reads.moves), len(run.objects.functions)


def _goes_on(active: Sequence[Arguments], arguments: Arguments) -> bool:
    """Whether a function that is active often enough is followed into itself all the same: with a part of credentials,
    a name or a class, that none of its calls around has, as where what one entry of a container is made of is one."""
    asked = [(told, given) for told in (_parts, _names) if (given := told(arguments))]
    return len(active) < MOST_NAMED and any(all(given != told(each) for each in active) for told, given in asked)


def _parts(arguments: Arguments) -> list[type[Atom]]:
    """Which parts of the platform's credentials the first argument may be."""
    return sorted({type(atom) for atom in arguments.get(0) or () if isinstance(atom, _OF_CREDENTIALS)}, key=repr)


def _names(arguments: Arguments) -> list[str | ClassObject]:
    """By what names, or for which classes, something is asked for."""
    alone = [given for given in arguments.positional if len(given) == 1]
    return [each for given in alone for each in known_texts(given) or given if isinstance(each, str | ClassObject)]


def _reads_newer(run: Machine, start: int, newest: int) -> bool:
    """Whether a read from `start` of the log on is one of something that was made after `newest`."""
    return any(run.reads.record(number).endpoint > newest for number in run.reads.log[start:])


def _leave_out(run: Machine, function: FunctionObject, arguments: Arguments, site: Site) -> None:
    """A call is not followed. What is only looked at in part, since credentials do not get there, is none the worse."""
    if not run.budget.follows or site.origin in run.given_up:
        return
    reason = unfollowed.TOO_DEEP_CALLS if run.depth >= DEEPEST else unfollowed.TOO_MUCH_WORK
    if unfollowed.are_carried(run, arguments):
        run.given_up.note(site.origin, reason)
    else:
        unfollowed.leave_out(run, site.origin, reason, function.node.mentions, function.frame)


def go_through(
    run: Machine, function: FunctionObject, arguments: Arguments, site: Site, self_: Atom | None = None
) -> tuple[Value, Changes]:
    """Goes through a function's body with these arguments: its result, and what it wrote."""
    node = function.node
    frame = Frame(
        FrameKind.FUNCTION,
        run.places.new(),
        node.scope,
        function.frame,
        function.frame.path,
        node.name,
        depth=run.store.depth,
        owner=function.owner,
        self_=self_,
        function_node=node,
    )
    if site.frame.function_node is node:
        frame.asked = site.frame.asked
    with _under_way(run, function, arguments, site):
        bind_parameters(run, function, arguments, frame, site)
        if run.execute(node.body, frame):
            frame.returns.append(NONE)
            frame.returned = True
        run.reads.relate_waiting(frame.waiting)
        _merge_exits(run, frame)
    result = join(frame.returns) if frame.returns or node.returns else PENDING if node.promises else NEVER
    if node.generator:
        result = _yielded(run, frame, run.places.of(Site(node, frame), "yields"))
    return result, run.store.commit(None if frame.captured else frame.place)


@contextmanager
def _under_way(run: Machine, function: FunctionObject, arguments: Arguments, site: Site) -> Iterator[None]:
    """Around what a call does, on a trail of its own: what it wrote is taken back where it is broken off."""
    outer, depth, before = run.active.get(function, ()), run.store.depth, run.met.calls
    run.active[function] = (*outer, arguments)
    run.depth += 1
    run.paths.append(site.path)
    run.store.begin()
    try:
        yield
    except BaseException:
        run.store.unwind(depth)
        meetings.broken_off(run, function, before)
        raise
    finally:
        run.paths.pop()
        run.depth -= 1
        if outer:
            run.active[function] = outer
        else:
            del run.active[function]


def _yielded(run: Machine, frame: Frame, place: int) -> Value:
    if frame.yields_all:
        return one(containers.set_sequence(run.store, place, frame.yields))
    return one(containers.set_any(run.store, place, join(frame.yields)))


def _merge_exits(run: Machine, frame: Frame) -> None:
    """After a call's body: goes on from all the ways out of it. The only way out, at its end, needs no merging."""
    if frame.returned and not frame.exits:
        return
    if frame.returned:
        frame.exits.append(ways.leaving(run, frame))
    run.store.unwind(frame.depth)
    run.store.begin()
    run.store.merge(frame.exits)


def bind_parameters(
    run: Machine, function: FunctionObject, arguments: Arguments, frame: Frame, call_site: Site
) -> None:
    """Gives every parameter its argument, its default, or the key of that name of a mapping given with two stars."""
    positional = list(arguments.positional)
    named = dict(arguments.named)
    for parameter in function.node.parameters:
        value: Value | None
        if parameter.kind is ir.ParameterKind.REST:
            elements = containers.set_sequence(run.store, run.places.new(), positional)
            if arguments.rest is not None:
                elements = containers.set_any(run.store, run.places.new(), join([*positional, arguments.rest]))
            value, positional = one(elements), []
        elif parameter.kind is ir.ParameterKind.NAMED_REST:
            value = one(_named_rest(run, named, arguments.spread, call_site))
        else:
            value = _argument(parameter, positional, named)
            if value is not None:
                if parameter.default is not None:
                    run.reads.given.add(origin_of(frame.path, parameter.packed))
                run.reads.handed.update(each.written for each in strings(value) if each.origin is not None)
            else:
                value = _default(run, function, parameter, arguments, Site(function.node, frame))
        run.store.set(frame.place, parameter.name, value or UNKNOWN)


def _argument(parameter: ir.Parameter, positional: list[Value], named: dict[str, Value]) -> Value | None:
    if parameter.kind is not ir.ParameterKind.KEYWORD and positional:
        return positional.pop(0)
    if parameter.kind is not ir.ParameterKind.POSITIONAL:
        return named.pop(parameter.name, None)
    return None


def _default(
    run: Machine, function: FunctionObject, parameter: ir.Parameter, arguments: Arguments, site: Site
) -> Value:
    default = function.defaults.get(parameter.name)
    if run.language.defaults_are_late and parameter.default is not None:
        value = run.evaluate(parameter.default, function.frame)
        default = placed(value, function.frame.path, parameter.default)
    found = NOTHING
    if arguments.spread:
        place = origin_of(site.path, parameter.packed)
        found = read_spread(run, parameter.name, place, default, arguments.spread, site)
    if arguments.rest is not None and parameter.kind is not ir.ParameterKind.KEYWORD:
        found = join([found, arguments.rest])
    if not found and default is not None:
        if any(isinstance(atom, Special) for atom in default):
            default = run.language.default(run, default, Site(function.node, function.frame))
        return default | _from_outside(parameter, default, site)
    return found or UNKNOWN


def _from_outside(parameter: ir.Parameter, default: Value, site: Site) -> Value:
    """What nothing in the project gives for a parameter that is nothing by default, others may."""
    if not is_null(default):
        return NOTHING
    return one(Unknown(Substitute(Stead.PARAMETER, origin_of(site.path, parameter.packed))))


def read_spread(
    run: Machine, name: str, place: Origin, default: Value | None, spread: tuple[Value, ...], site: Site
) -> Value:
    """The key that a parameter at `place` names, of mappings that are given with two stars: only one of them has it."""
    reading = Reading(site, Form.PARAMETER, place, default)
    key = one(Const(name, place))
    found, stretches = [], []
    for value in spread:
        start = len(run.reads.log)
        found.append(access.index(run, value, key, reading))
        stretches.append(run.reads.log[start:])
    run.reads.relate(stretches)
    return join(found)


def _named_rest(run: Machine, named: dict[str, Value], spread: tuple[Value, ...], site: Site) -> Atom:
    mapping = Mapping(run.places.new())
    for value in spread:
        writes.spread_into(run, mapping, value)
    for name, value in named.items():
        containers.set_key(run.store, mapping, name, value)
    for each in site.node.arguments if isinstance(site.node, ir.Call) else ():
        if each.packed_name is not None and each.name in named:
            run.payloads.note_key(mapping.place, each.name, origin_of(site.path, each.packed_name))
    return mapping


def instantiate(run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value:
    """An instance: what the language makes of the class, or a new object after its initialiser."""
    special = run.language.instantiate(run, class_, arguments, site)
    if special is not None:
        return special
    maker = run.objects.attribute(class_, run.roles.make)
    if maker is not None:
        return _made(run, class_, maker, arguments, site)
    instance = run.objects.instance(class_, site)
    initialiser = run.objects.attribute(class_, run.roles.initialise)
    if initialiser is not None:
        with run.budget.registering():
            call(run, objects.bind(initialiser, instance), arguments, site)
    return one(instance)


def _made(run: Machine, class_: ClassObject, maker: Value, arguments: Arguments, site: Site) -> Value:
    """What a class's own maker gives, after the initialiser."""
    functions = [atom.function if isinstance(atom, Wrapped) else one(atom) for atom in ordered(maker)]
    found = join(
        call_function(run, atom, with_first(arguments, one(class_)), site, self_=class_)
        for function in functions
        for atom in function
        if isinstance(atom, FunctionObject)
    )
    initialiser = run.objects.attribute(class_, run.roles.initialise)
    for atom in ordered(found):
        if initialiser is not None and isinstance(atom, Instance) and atom.class_ is class_:
            call(run, objects.bind(initialiser, atom), arguments, site)
    return found or UNKNOWN
