"""What each kind of statement does. Each says whether what stands after it can be reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from influx_lint.findings import Origin
from influx_lint.flow import (
    attributes,
    conditions,
    containers,
    imports,
    ir,
    ir_patterns,
    loops,
    settling,
    targets,
    ways,
    writes,
)
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.facts import Facts
from influx_lint.flow.frames import ClassObject, Field, Frame, FrameKind, Instance
from influx_lint.flow.machine import Machine, Sense
from influx_lint.flow.patterns import match
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition
from influx_lint.flow.possibilities import named
from influx_lint.flow.values import ABSENT, NEVER, NONE, NOTHING, UNKNOWN, Changes, Const, Foreign, Unknown, Value, one

_MOST_RAISED = 64
"""How many exceptions of the project's own are known where they are caught."""


def evaluate(run: Machine, node: ir.Evaluate, frame: Frame) -> bool:
    run.discarded = node.value
    if not isinstance(node.value, ir.Call) or not node.value.arguments:
        return _comes_back(run, run.evaluate(node.value, frame))
    with run.budget.registering():
        return _comes_back(run, run.evaluate(node.value, frame))


def _comes_back(run: Machine, value: Value) -> bool:
    """Whether what follows an expression with this value is reached."""
    if value != NEVER:
        return True
    run.failures += 1
    return False


def assign(run: Machine, node: ir.Assign, frame: Frame) -> bool:
    value = run.evaluate(node.value, frame)
    for target in node.targets:
        targets.bind(run, target, value, frame)
    return _comes_back(run, value)


def declare(run: Machine, node: ir.Declare, frame: Frame) -> bool:
    annotation = run.evaluate(node.annotation, frame) if frame.kind is FrameKind.CLASS else UNKNOWN
    value: Value | None = None
    if node.value is not None:
        value = run.evaluate(node.value, frame)
        targets.bind(run, node.target, value, frame)
    if frame.kind is FrameKind.CLASS and isinstance(node.target, ir.Name) and frame.owner is not None:
        frame.owner.fields[node.target.name] = Field(
            node.target.name, Origin(frame.path, node.target.span), annotation, value
        )
    return True


def update(run: Machine, node: ir.Update, frame: Frame) -> bool:
    left = run.evaluate(node.target, frame)
    right = run.evaluate(node.value, frame)
    site = Site(node, frame)
    where = Origin(frame.path, node.value.span)
    if node.operator == run.roles.merge and attributes.update(run, left, right, site, where):
        return True
    targets.bind(run, node.target, run.operate(node.operator, left, right, site), frame)
    return True


def delete(run: Machine, node: ir.Delete, frame: Frame) -> bool:
    for target in node.targets:
        if isinstance(target, ir.Name):
            holder = frame.holder(target.name)
            if holder is not None:
                run.store.set(holder.place, target.name, one(ABSENT))
        elif isinstance(target, ir.Index):
            value = run.evaluate(target.value, frame)
            if isinstance(target.key, ir.Slice):
                writes.change_stretch(run, value, targets.bounds(run, target.key, frame), None, Site(target, frame))
            else:
                writes.delete(run, value, run.evaluate(target.key, frame))
        elif isinstance(target, ir.Display):
            delete(run, ir.Delete(node.packed, target.items), frame)
    return True


def branch(run: Machine, node: ir.Branch, frame: Frame) -> bool:
    """Every arm is gone through from the state that its test leaves; what they leave is merged."""
    ends: list[Changes] = []
    first: Changes | None = None
    question = run.choices.question(node.arms[0][0], frame) if node.arms else None
    left: list[int] = []
    start, returns = len(run.reads.log), len(frame.function.returns)
    stretches: list[list[int]] = []
    asking: list[Condition] = []
    run.store.begin()
    for number, (test, body) in enumerate(node.arms):
        mark = len(run.reads.log)
        condition = conditions.test(run, test, frame)
        asked = question if not number else run.choices.question(test, frame)
        stretches.append([*run.reads.log[mark:], *condition.reads])
        mark = len(run.reads.log)
        if condition.holds is False:
            stretches.append([])
            continue
        run.store.begin()
        conditions.assume(run, condition.true)
        run.choices.assume(asked, True)
        asking.append(condition)
        failures, skips = run.failures, run.skips
        otherwise = condition.false
        if run.execute(body, frame):
            ends.append(run.store.changes(run.store.depth - 2))
            first = ends[0] if not number else first
        else:
            left += [*stretches[-1], *run.reads.log[mark:]]
            otherwise = _after_leaving(run, condition, (failures, skips))
        run.store.end()
        stretches.append(run.reads.log[mark:])
        conditions.assume(run, otherwise)
        run.choices.assume(asked, False)
        if condition.holds:
            break
    mark = len(run.reads.log)
    failures, skips = run.failures, run.skips
    if asking and asking[-1].holds:
        pass
    elif run.execute(node.otherwise, frame):
        ends.append(run.store.changes(run.store.depth - 1))
    else:
        left += run.reads.log[mark:]
        for condition in asking:
            _after_leaving(run, conditions.negated(condition), (failures, skips))
    stretches.append(run.reads.log[mark:])
    run.store.end()
    run.choices.merge(question, ends, first)
    if len(run.reads.log) > start:
        run.reads.relate(stretches)
        ways.relate_branches(run, frame, stretches)
    ways.wait(run, frame, left, returned=len(frame.function.returns) > returns)
    return bool(ends)


def _after_leaving(run: Machine, condition: Condition, before: tuple[int, int]) -> Facts:
    """Code left where a condition holds: what is known where it goes on. `before` are the failures and the skips until
    then."""
    failures, skips = before
    if run.skips > skips:
        return conditions.skips(run, condition)
    if run.failures > failures:
        conditions.fails(run, condition, where=True)
    return condition.false


def assume(run: Machine, node: ir.Assume, frame: Frame) -> bool:
    condition = conditions.test(run, node.test, frame)
    conditions.fails(run, condition, where=False)
    conditions.assume(run, condition.true)
    return True


def return_(run: Machine, node: ir.Return, frame: Frame) -> bool:
    value = run.evaluate(node.value, frame) if node.value is not None else NONE
    if not _comes_back(run, value):
        return False
    holder = frame.function
    if node.value is not None:
        value = settling.settle_elements(run, named(value), Site(node, frame))
    holder.returns.append(value)
    if run.store.depth == holder.depth + 1:
        holder.returned = True
    else:
        holder.exits.append(ways.leaving(run, holder))
    return False


def raise_(run: Machine, node: ir.Raise, frame: Frame) -> bool:
    """A function that only says that it is still to be written may give anything."""
    for part in node.parts:
        value = run.evaluate(part, frame)
        kind = run.evaluate(part.function, frame) if isinstance(part, ir.Call) else value
        if run.language.has(Sense.PLACEHOLDER, kind):
            frame.function.returns.append(NOTHING)
        run.skips += run.language.has(Sense.SKIP, kind)
        _note_raised(run, value)
    run.failures += 1
    return False


def _note_raised(run: Machine, value: Value) -> None:
    """Keeps what exceptions of the project's own classes hold: where they are caught, the way there is forgotten."""
    raised = run.objects.raised
    for atom in value:
        if isinstance(atom, Instance) and (atom in raised or len(raised) < _MOST_RAISED):
            held = raised.setdefault(atom, {})
            for key in containers.keys(run.store, atom):
                held[key] = run.store.known(atom.place, key)


def try_(run: Machine, node: ir.Try, frame: Frame) -> bool:
    """A handler starts from what the block may have done; where it catches a missing key, what the two read are
    alternatives, and so is what the next rounds of a loop try."""
    start = len(run.reads.log)
    moved = len(run.reads.moves)
    run.store.begin()
    with run.caught(any(_catches(run, handler, frame) for handler in node.handlers)):
        alive = run.execute(node.body, frame)
    body = run.store.changes(run.store.depth - 1)
    tried = run.reads.log[start:]
    if alive:
        alive = run.execute(node.otherwise, frame)
    done = run.store.end()
    ends = [done] if alive else []
    missing = False
    run.store.begin()
    run.store.merge([{}, body])
    handled: list[int] = []
    for handler in node.handlers:
        catches = _catches(run, handler, frame)
        missing = missing or catches
        mark = len(run.reads.log)
        run.store.begin()
        if handler.name is not None:
            targets.bind_name(run, handler.name, _caught(run, handler, frame), frame)
        failures, skips = run.failures, run.skips
        if run.execute(handler.body, frame):
            ends.append(run.store.changes(run.store.depth - 2))
        elif catches and run.skips > skips:
            run.reads.excuse(tried)
        run.store.end()
        if catches:
            handled += run.reads.log[mark:]
        elif ways.ask(run, tried):
            run.reads.guard(run.reads.log[mark:], tried)
        if catches and run.failures == failures:
            _move_where_there(run, moved)
    run.store.end()
    if missing:
        failing = _failing(run, node, tried)
        run.reads.relate([failing, handled])
        if len(failing) < len(tried):
            read = map(run.reads.record, tried)
            run.reads.supplement(handled, [(each.subject, frozenset({each.key})) for each in read if each.key])
        if not alive or frame.loops:
            ways.wait(run, frame, failing)
    run.store.merge(ends)
    return run.execute(node.finally_, frame) and bool(ends)


def _failing(run: Machine, node: ir.Try, tried: list[int]) -> list[int]:
    """The reads of a block that may lead to its handlers. Where a missing key gives a value, what only takes such
    values does not fail."""
    takes = [each for each in node.body if isinstance(each, ir.Assign | ir.Return)]
    if run.language.missing is None or len(takes) < len(node.body):
        return tried
    if not all(isinstance(each.value, ir.Name | ir.Attribute | ir.Index) for each in takes):
        return tried
    taken = {each.value.span for each in takes if each.value is not None}
    records = ((number, run.reads.record(number)) for number in tried)
    return [
        number
        for number, record in records
        if len(record.key or ()) > 1 or not (record.reader.span in taken or record.form is Form.PATTERN)
    ]


def _catches(run: Machine, handler: ir.Handler, frame: Frame) -> bool:
    """Whether a handler catches the failure to find a key."""
    caught = [run.evaluate(exception, frame) for exception in handler.exceptions]
    return not caught or any(run.language.has(Sense.CATCHES_MISSING, each) for each in caught)


def _caught(run: Machine, handler: ir.Handler, frame: Frame) -> Value:
    """What a handler gets: of the project's own exceptions, those that were raised by now, with what they held."""
    classes = {atom for each in handler.exceptions for atom in run.evaluate(each, frame)}
    known = [each for each in run.objects.raised if not classes.isdisjoint(run.objects.classes(each.class_))]
    for made in known:
        for key, held in run.objects.raised[made].items():
            containers.set_key(run.store, made, key, held)
    return frozenset(known) or UNKNOWN


def _move_where_there(run: Machine, start: int) -> None:
    """What was moved since `start` was so only where it was there."""
    for move in run.reads.moves[start:]:
        move.note(run.reads)
    del run.reads.moves[start:]


def with_(run: Machine, node: ir.With, frame: Frame) -> bool:
    suppressing = expecting = False
    before: Changes = {}
    ways_out = len(frame.exits)
    for manager, target in node.managers:
        value = run.evaluate(manager, frame)
        suppressing = suppressing or run.language.has(Sense.SUPPRESSES_MISSING, value)
        expecting = expecting or run.language.has(Sense.EXPECTS_MISSING, value)
        for cell, held in run.language.held(run, value):
            before.setdefault(cell, run.store.get(*cell) or one(ABSENT))
            run.store.set(*cell, held)
        entered = run.enter(value, Site(manager, frame))
        if target is not None:
            targets.bind(run, target, entered, frame)
    start = len(run.reads.log)
    alive = _block(run, node, frame, suppressing=suppressing)
    if expecting:
        run.reads.excuse(run.reads.log[start:])
    for cell, old in before.items():
        run.store.set(*cell, old or one(ABSENT))
    for way_out in frame.exits[ways_out:]:
        way_out.update(before)
    return alive


def _block(run: Machine, node: ir.With, frame: Frame, *, suppressing: bool) -> bool:
    if not suppressing:
        return run.execute(node.body, frame)
    start = len(run.reads.log)
    moved = len(run.reads.moves)
    run.store.begin()
    with run.caught(True):
        alive = run.execute(node.body, frame)
    changes = run.store.end()
    _move_where_there(run, moved)
    run.store.merge([{}, *([changes] if alive else [])])
    ways.wait(run, frame, run.reads.log[start:])
    return True


def define(run: Machine, node: ir.Define, frame: Frame) -> bool:
    value = _decorated(run, node.function.decorators, lambda: run.evaluate(node.function, frame), Site(node, frame))
    targets.bind_name(run, node.function.name, value, frame)
    return True


def _decorated(run: Machine, decorators: Sequence[ir.Expression], make: Callable[[], Value], site: Site) -> Value:
    """What `make` makes, under its decorators: these are evaluated before it, and called after it."""
    if not decorators:
        return make()
    with run.budget.registering():
        evaluated = [run.evaluate(each, site.frame) for each in decorators]
    value = make()
    with run.budget.registering():
        for decorator in reversed(evaluated):
            value = _decorate(run, decorator, value, site)
    return value


def _decorate(run: Machine, decorator: Value, decorated: Value, site: Site) -> Value:
    """What a decorator makes. One that is not the project's own keeps what it decorates."""
    found = run.language.decorate(decorator, decorated)
    if found is not None:
        return found
    found = run.call(decorator, Arguments([decorated]), site)
    return frozenset(atom for atom in found if not isinstance(atom, Unknown | Foreign | Const)) or decorated


def class_(run: Machine, node: ir.Class, frame: Frame) -> bool:
    site = Site(node, frame)
    value = _decorated(run, node.decorators, lambda: one(_class(run, node, site)), site)
    targets.bind_name(run, node.name, value, frame)
    return True


def _class(run: Machine, node: ir.Class, site: Site) -> ClassObject:
    frame = site.frame
    bases = []
    for argument in node.bases:
        value = run.evaluate(argument.value, frame)
        if argument.name is None and not argument.stars:
            bases.append(value)
    made = run.objects.class_(node, frame, tuple(bases))
    inner = Frame(FrameKind.CLASS, made.place, node.scope, frame, frame.path, node.name, depth=frame.depth, owner=made)
    inner.iteration = frame.iteration
    named_: dict[str, Value] = {}
    for argument in node.bases:
        if argument.name is not None:
            named_[argument.name] = run.evaluate(argument.value, frame)
            run.store.set(made.place, (argument.name,), named_[argument.name])
    run.execute(node.body, inner)
    for statement in node.body:
        if isinstance(statement, ir.Assign):
            _note_fields(run, made, statement, frame.path)
    with run.budget.registering():
        run.language.define_class(run, made, Arguments(named=named_), site)
    return made


def _note_fields(run: Machine, made: ClassObject, statement: ir.Assign, path: Path) -> None:
    for target in statement.targets:
        if isinstance(target, ir.Name) and target.name not in made.fields:
            value = run.store.get(made.place, target.name)
            made.fields[target.name] = Field(target.name, Origin(path, target.span), NOTHING, value)


def import_(run: Machine, node: ir.Import, frame: Frame) -> bool:
    site = Site(node, frame)
    value = imports.import_module(run, node.module, 0, site)
    if node.alias is not None:
        targets.bind_name(run, node.alias, value, frame)
        return True
    top, _, rest = node.module.partition(".")
    targets.bind_name(run, top, imports.import_module(run, top, 0, site) if rest else value, frame)
    return True


def import_names(run: Machine, node: ir.ImportNames, frame: Frame) -> bool:
    site = Site(node, frame)
    if node.everything:
        for name, value in imports.names_of(run, node.module, node.level, site):
            targets.bind_name(run, name, value, frame)
        return True
    for there, here in node.names:
        targets.bind_name(run, here, imports.import_name(run, node.module, node.level, there, site), frame)
    return True


STATEMENTS: dict[type[ir.Statement], Callable[..., bool]] = {
    ir.Evaluate: evaluate,
    ir.Assign: assign,
    ir.Declare: declare,
    ir.Update: update,
    ir.Delete: delete,
    ir.Branch: branch,
    ir.Assume: assume,
    ir.While: loops.while_,
    ir.For: loops.for_,
    ir.Break: loops.break_,
    ir.Continue: loops.continue_,
    ir.Return: return_,
    ir.Raise: raise_,
    ir.Try: try_,
    ir.With: with_,
    ir.Define: define,
    ir.Class: class_,
    ir.Import: import_,
    ir.ImportNames: import_names,
    ir_patterns.Match: match,
}
