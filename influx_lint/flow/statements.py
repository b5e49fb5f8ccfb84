"""What each kind of statement does. Each says whether what stands after it can be reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from influx_lint.findings import Origin
from influx_lint.flow import (
    attributes,
    branches,
    conditions,
    exceptions,
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
from influx_lint.flow.frames import ClassObject, Field, Frame, FrameKind, FunctionObject
from influx_lint.flow.machine import Machine, Sense
from influx_lint.flow.patterns import match
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import named
from influx_lint.flow.values import ABSENT, NEVER, NONE, NOTHING, UNKNOWN, Const, Foreign, Mapping, Unknown, Value, one


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
    """What a module calls to make what it has may be filled by others, wherever it is to be had."""
    if frame.kind is FrameKind.MODULE and isinstance(node.value, ir.Call):
        with run.budget.registering():
            value = run.evaluate(node.value, frame)
    else:
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
        value = settling.settle_parts(run, named(value), Site(node, frame))
    holder.returns.append(value)
    if run.store.depth == holder.depth + 1:
        holder.returned = True
    else:
        holder.exits.append(ways.leaving(run, holder))
    return False


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
        for node, decorator in zip(reversed(decorators), reversed(evaluated), strict=True):
            value = _decorate(run, node, decorator, value, site)
    return value


def _decorate(run: Machine, node: ir.Expression, decorator: Value, decorated: Value, site: Site) -> Value:
    """What a decorator makes. One that is not the project's own keeps what it decorates; its name may say what becomes
    of that."""
    if run.language.has(Sense.CACHES, decorator):
        run.objects.cached.update(atom.node for atom in decorated if isinstance(atom, FunctionObject))
    found = run.language.decorate(decorator, decorated)
    if found is not None:
        return found
    if isinstance(node, ir.Attribute) and all(isinstance(atom, Unknown | Foreign) for atom in decorator):
        run.language.call_unknown(run, node.name, Arguments([decorated]), site)
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
        for layer in imports.layers_of(run, node.module, node.level, site):
            writes.spread_into(run, Mapping(frame.module.place), layer)
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
    ir.Branch: branches.branch,
    ir.Assume: assume,
    ir.While: loops.while_,
    ir.For: loops.for_,
    ir.Break: loops.break_,
    ir.Continue: loops.continue_,
    ir.Return: return_,
    ir.Raise: exceptions.raise_,
    ir.Try: exceptions.try_,
    ir.With: exceptions.with_,
    ir.Define: define,
    ir.Class: class_,
    ir.Import: import_,
    ir.ImportNames: import_names,
    ir_patterns.Match: match,
}
