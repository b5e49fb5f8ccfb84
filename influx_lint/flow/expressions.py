"""The value of each kind of expression."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from influx_lint.flow import (
    access,
    attributes,
    comparisons,
    comprehensions,
    conditions,
    containers,
    credentials,
    ir,
    platform_reads,
    settling,
    targets,
    texts,
    unfollowed,
    ways,
    wholes,
    writes,
)
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.facts import NO_CONDITION
from influx_lint.flow.frames import Frame, FrameKind
from influx_lint.flow.machine import Machine, Reading, Sense
from influx_lint.flow.payloads import RELATIONSHIPS_VARIABLES
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition, Endpoint, Endpoints, Property, Query, ValueOf
from influx_lint.flow.possibilities import coming_back, join, made_names, named, only, padded, placed, surrounded
from influx_lint.flow.reads import look_at
from influx_lint.flow.records import replace
from influx_lint.flow.spans import origin_of
from influx_lint.flow.values import (
    NEVER,
    NONE,
    NOTHING,
    PENDING,
    UNKNOWN,
    Atom,
    Const,
    Mapping,
    Serialized,
    Value,
    View,
    one,
)

_TESTS = (ir.Compare, ir.Not)
_SYMMETRIC = (ir.Comparison.EQUAL, ir.Comparison.UNEQUAL)

EITHER = 3
"""The stars of an argument that gives a value's keys where some are names, else its elements."""


def constant(run: Machine, node: ir.Constant, frame: Frame) -> Value:
    value = run.constants.get(node)
    if value is None:
        origin = origin_of(frame.path, node.packed)
        value = run.constants[node] = frozenset((Const(node.value, origin, origin),))
    return value


def name(run: Machine, node: ir.Name, frame: Frame) -> Value:
    """The value of a name, read where scoping finds it. What was read from credentials counts as looked at again."""
    holder = frame if node.name in frame.scope.names else frame.holder(node.name)
    value: Value | None = None
    if holder is not None:
        held = run.store.get(holder.place, node.name)
        if held is None and holder.kind is not FrameKind.FUNCTION:
            value = _laid_over(run, holder, node, frame) or _outer(run, holder, node.name)
        else:
            value = containers.known(held)
    if holder is None:
        value = run.language.builtin(node.name, frame.path)
    if not value:
        return UNKNOWN
    for atom in value:
        if isinstance(atom, Property) and atom.read >= 0:
            run.reads.log.append(atom.read)
        elif isinstance(atom, ValueOf):
            credentials.use(run, one(atom), frame)
            run.looked_at.append(atom)
    return value


def _outer(run: Machine, holder: Frame, name: str) -> Value:
    """A name that a module or class does not bind: one around it, or one of the language."""
    if holder.kind is FrameKind.CLASS and holder.parent is not None:
        outer = holder.parent.holder(name)
        held = run.store.get(outer.place, name) if outer is not None else None
        if held is not None:
            return containers.known(held)
    return run.language.builtin(name, holder.path) or UNKNOWN


def _laid_over(run: Machine, holder: Frame, node: ir.Name, frame: Frame) -> Value | None:
    """A name that a module binds nowhere, nor the language, where a mapping was laid over the module's names."""
    names = Mapping(holder.module.place)
    if not containers.has_computed_names(run.store, names) or run.language.builtin(node.name, holder.path):
        return None
    place = origin_of(frame.path, node.packed)
    reading = Reading(Site(node, frame), Form.ATTRIBUTE, place)
    return access.index(run, one(names), one(Const(node.name, place)), reading)


def attribute(run: Machine, node: ir.Attribute, frame: Frame) -> Value:
    value = run.evaluate(node.value, frame)
    found = attributes.read(run, value, node.name, Site(node, frame))
    look_at(found, run.reads.log)
    return found


def index(run: Machine, node: ir.Index, frame: Frame) -> Value:
    value = run.evaluate(node.value, frame)
    site = Site(node, frame)
    if isinstance(node.key, ir.Conditional):
        return _of_arms(run, node.key, frame, lambda key: _under(run, value, key, site))
    if isinstance(node.key, ir.Slice):
        stretch = access.stretch(run, value, targets.bounds(run, node.key, frame), site)
        reading = Reading(site, Form.SUBSCRIPT, origin_of(frame.path, node.key.packed), run.language.missing)
        return stretch if stretch is not None else access.index(run, value, platform_reads.SLICE, reading)
    return _under(run, value, node.key, site)


def _under(run: Machine, value: Value, key: ir.Expression, site: Site) -> Value:
    """What stands under a key in a value."""
    frame = site.frame
    reading = Reading(site, Form.SUBSCRIPT, origin_of(frame.path, key.packed), run.language.missing)
    found = access.index(run, value, run.evaluate(key, frame), reading)
    for atom in found:
        if isinstance(atom, ValueOf):
            credentials.use(run, one(atom), frame)
    look_at(found, run.reads.log)
    return named(found)


def call(run: Machine, node: ir.Call, frame: Frame) -> Value:
    function, log = run.evaluate(node.function, frame), run.reads.log
    start = len(log)
    arguments = Arguments()
    spread: list[Value] = []
    bounds = [start]
    for argument in node.arguments:
        value = run.evaluate(argument.value, frame)
        bounds.append(len(log))
        if argument.stars:
            spread += _add_spread(run, arguments, value, argument.stars, Site(argument.value, frame))
            continue
        value = _given(run, value, frame.path, argument.value)
        if argument.name is not None:
            arguments.named[argument.name] = value
        elif arguments.rest is not None:
            arguments.rest = join([arguments.rest, value])
        else:
            arguments.positional.append(value)
    arguments.spread = tuple(spread)
    if len(node.arguments) == 1 and isinstance(node.arguments[0].value, _TESTS):
        run.reads.decide(log[start:] if run.language.has(Sense.SHOWS, function) else ())
    if len(log) > start + 1 and len(arguments.positional) > 1:
        run.reads.collect(bounds)
    return run.call(function, arguments, Site(node, frame), start)


def _given(run: Machine, value: Value, path: Path, node: ir.Expression) -> Value:
    """An argument: constants of files that have no part in the call stand there, as others do."""
    far = {each for each in value if isinstance(each, Const) and each.origin and each.origin.path not in run.paths}
    return placed(value - far | {replace(each, origin=None) for each in far} if far else value, path, node)


def _add_spread(run: Machine, arguments: Arguments, value: Value, stars: int, site: Site) -> list[Value]:
    """Adds what is spread; gives the mappings whose keys are not all known, or may be taken for an endpoint's."""
    keyed = value if stars == 2 else NOTHING
    if stars == EITHER:
        keyed = frozenset(atom for atom in value if _has_names(run, atom))
        value = keyed.union(View("values", atom) if isinstance(atom, Mapping) else atom for atom in value - keyed)
    if value - keyed:
        _add_elements(run, arguments, value - keyed, site)
    return _add_keys(run, arguments, keyed, site) if keyed else []


def _has_names(run: Machine, atom: Atom) -> bool:
    """Whether some of the keys of something are names, or may be."""
    if isinstance(atom, Mapping):
        keys = containers.keys(run.store, atom)
        return bool(containers.layers(run.store, atom)) or any(isinstance(key, str) for key in keys)
    return isinstance(atom, Endpoint | Query)


def _add_elements(run: Machine, arguments: Arguments, value: Value, site: Site) -> None:
    listed, element = access.iterate(run, value, site)
    if listed is not None and arguments.rest is None:
        arguments.positional += listed
    else:
        wholes.note_part(run, value, element, site)
        arguments.rest = join([arguments.rest or NOTHING, element])


def _add_keys(run: Machine, arguments: Arguments, value: Value, site: Site) -> list[Value]:
    if len(value) == 1:
        (atom,) = value
        if isinstance(atom, Mapping) and not containers.layers(run.store, atom):
            run.payloads.read_whole(atom, site.origin)
            keys = containers.keys(run.store, atom)
            if any(run.payloads.matters(str(key)) for key in keys):
                return [value]
            for key in keys:
                arguments.named[str(key)] = run.store.known(atom.place, key)
            return [] if containers.is_exact(run.store, atom) else [value]
    return [value]


def display(run: Machine, node: ir.Display, frame: Frame) -> Value:
    site = Site(node, frame)
    bounds = [len(run.reads.log)]
    elements: list[Value] = []
    uncertain: Value | None = None
    for item in node.items:
        if isinstance(item, ir.Star):
            listed, element = access.iterate(run, run.evaluate(item.value, frame), Site(item, frame))
            if listed is None:
                uncertain = join([uncertain or NOTHING, element])
            else:
                elements += listed
        else:
            elements.append(placed(run.evaluate(item, frame), frame.path, item))
        bounds.append(len(run.reads.log))
    if len(run.reads.log) > bounds[0] + 1:
        run.reads.collect(bounds)
    if uncertain is not None:
        return one(containers.set_any(run.store, run.places.of(site), join([*elements, uncertain or NOTHING])))
    return one(containers.set_sequence(run.store, run.places.of(site), elements))


def mapping_display(run: Machine, node: ir.MappingDisplay, frame: Frame) -> Value:
    site = Site(node, frame)
    mapping = run.mapping(site)
    start = _first_keys(run, node, mapping, frame)
    for key, value in node.items[start:]:
        held = run.evaluate(value, frame)
        if key is None:
            held = settling.settle(run, settling.picked(run, held, site), site)
            writes.spread_into(run, mapping, held, origin_of(frame.path, value.packed))
        elif isinstance(key, ir.Constant):
            containers.set_key(run.store, mapping, key.value, placed(held, frame.path, value))
            run.payloads.note_key(mapping.place, key.value, origin_of(frame.path, key.packed))
        else:
            writes.write(run, one(mapping), run.evaluate(key, frame), held, site)
    for name in RELATIONSHIPS_VARIABLES:
        given = run.store.get(mapping.place, name)
        if given is not None:
            run.payloads.given(given)
    return one(mapping)


def _first_keys(run: Machine, node: ir.MappingDisplay, mapping: Mapping, frame: Frame) -> int:
    """Writes the constant keys that a mapping begins with, all at once; gives their number."""
    first: dict[ir.Scalar, Value] = {}
    count = 0
    for key, value in node.items:
        if not isinstance(key, ir.Constant):
            break
        first[key.value] = placed(run.evaluate(value, frame), frame.path, value)
        run.payloads.note_key(mapping.place, key.value, origin_of(frame.path, key.packed))
        count += 1
    if first:
        containers.set_first_keys(run.store, mapping, first)
    return count


def conditional(run: Machine, node: ir.Conditional, frame: Frame) -> Value:
    return _of_arms(run, node, frame, lambda arm: run.evaluate(arm, frame))


def _of_arms(run: Machine, node: ir.Conditional, frame: Frame, take: Callable[[ir.Expression], Value]) -> Value:
    """What an expression with a test gives, of whose arms something is taken where they are chosen."""
    start = len(run.reads.log)
    condition = conditions.test(run, node.test, frame)
    tested = [*run.reads.log[start:], *condition.reads]
    question = run.choices.question(node.test, frame)
    arms: list[Value] = []
    changes = []
    marks = []
    for holds, facts, arm in ((True, condition.true, node.then), (False, condition.false, node.otherwise)):
        marks.append(len(run.reads.log))
        if condition.holds is (not holds):
            continue
        run.store.begin()
        conditions.assume(run, facts)
        run.choices.assume(question, holds)
        arms.append(settling.settled(run, take(arm), arm, frame))
        changes.append(run.store.end())
    run.store.merge(changes)
    if NEVER in arms and len(arms) > 1:
        conditions.fails(run, condition, where=arms[0] == NEVER)
        conditions.assume(run, condition.false if arms[0] == NEVER else condition.true)
    run.reads.relate([tested, run.reads.log[marks[0] : marks[1]], run.reads.log[marks[1] :]])
    return coming_back(join(arms))


def boolean(run: Machine, node: ir.Boolean, frame: Frame) -> Value:
    """`a or b or …`: what is read on the one side is read instead of what is read on the other."""
    depth = run.store.depth
    values: list[Value] = []
    stretches: list[list[int]] = []
    total: Condition | None = None
    before = NO_CONDITION
    for position, operand in enumerate(node.values):
        start = len(run.reads.log)
        value = run.evaluate(operand, frame)
        stretches.append(run.reads.log[start:])
        condition = conditions.as_test(run, operand, value, frame)
        before = total or before
        if total is None:
            total = condition
        else:
            total = conditions.both(total, condition) if node.every else conditions.either(total, condition)
        settled = not node.every and all(isinstance(atom, Serialized) for atom in value)
        last = position == len(node.values) - 1 or settled or condition.holds is (not node.every)
        values.append(value if last else _left(run, value, every=node.every))
        if last:
            break
        run.store.begin()
        conditions.assume(run, condition.true if node.every else condition.false)
    while run.store.depth > depth:
        ways.merge_effects(run)
    if not node.every:
        run.reads.relate(stretches)
    for position, stretch in enumerate(stretches[:-1]):
        run.reads.guard(stretch, [number for each in stretches[position + 1 :] for number in each])
    if values[-1] == NEVER:
        conditions.fails(run, before, where=node.every)
        conditions.assume(run, before.false if node.every else before.true)
        return coming_back(join(values))
    plain = join(values)
    tested = any(isinstance(atom, Condition) for atom in plain)
    if tested and total is not None and (total.true or total.false or total.holds is not None):
        plain = frozenset(atom for atom in plain if not isinstance(atom, Condition)) | {replace(total, of=node)}
    return plain


def _left(run: Machine, value: Value, *, every: bool) -> Value:
    """What `a or b` gives of `a`, what can count as true, or `a and b`, what can count as false: that is known of
    constants, and of credentials, which are never empty."""
    is_true = run.language.is_true
    found = (atom for atom in value if not isinstance(atom, Const) or is_true(atom.value) is not every)
    return frozenset(atom for atom in found if not every or not isinstance(atom, Endpoint | Endpoints | Query))


def negation(run: Machine, node: ir.Not, frame: Frame) -> Value:
    return one(conditions.negated(conditions.test(run, node.value, frame)))


def compare(run: Machine, node: ir.Compare, frame: Frame) -> Value:
    start = len(run.reads.log)
    left = run.evaluate(node.left, frame)
    mark = len(run.reads.log)
    right = run.evaluate(node.right, frame)
    if start < mark < len(run.reads.log):
        run.reads.relate([run.reads.log[start:mark], run.reads.log[mark:]])
    for operand, value, other in ((node.left, left, right), (node.right, right, left)):
        constant = conditions.handed(run, operand, value, frame)
        holds = comparisons.outcome(run, node.operator, constant, other) if constant is not None else None
        if holds is not None and (operand is node.left or node.operator in _SYMMETRIC):
            return one(Condition(holds=holds))
    if node.operator in _SYMMETRIC and (same := run.language.are_same(run, left, right)) is not None:
        return one(Condition(holds=same is (node.operator is ir.Comparison.EQUAL)))
    found = comparisons.compare(run, node.operator, left, right, Site(node, frame))
    alone, test = only(right), only(found)
    if node.operator not in _SYMMETRIC or not isinstance(alone, Const) or not isinstance(test, Condition):
        return found
    wanted, is_same = alone.value, node.operator is ir.Comparison.EQUAL
    return one(conditions.told_apart(run, node.left, frame, lambda each: (each == wanted) is is_same, test))


def operation(run: Machine, node: ir.Operation, frame: Frame) -> Value:
    value = run.evaluate(node.operands[0], frame)
    for operand in node.operands[1:]:
        right = run.evaluate(operand, frame)
        value = run.operate(node.operator, value, right, Site(node, frame))
    return value


def template(run: Machine, node: ir.Template, frame: Frame) -> Value:
    """Text where every part is; a key that is built of several parts stands where the whole does."""
    values = [run.evaluate(part, frame) for part in node.parts]
    kept = texts.certain(values, origin_of(frame.path, node.packed)) or padded(values) or surrounded(values)
    if kept:
        return kept
    derived = [replace(atom, derived=True) for value in values for atom in value if isinstance(atom, Property)]
    made = texts.composed(values, origin_of(frame.path, node.packed), run.tells)
    return frozenset(derived) | made_names(values) | made | UNKNOWN


def bind(run: Machine, node: ir.Bind, frame: Frame) -> Value:
    value = run.evaluate(node.value, frame)
    targets.bind(run, node.target, value, frame.function)
    return value


def inner(run: Machine, node: ir.Await | ir.Star, frame: Frame) -> Value:
    value = run.evaluate(node.value, frame)
    return NEVER if value == PENDING else value


def yielded(run: Machine, node: ir.Yield, frame: Frame) -> Value:
    value = run.evaluate(node.value, frame) if node.value is not None else NONE
    holder, listed = frame.function, None
    if node.each:
        listed, value = access.iterate(run, value, Site(node, frame))
    is_known = frame is holder and (listed is not None or not node.each)
    holder.yields_all = holder.yields_all and is_known and frame.goes_straight(run.store.depth)
    for each in [value] if listed is None else listed:
        holder.yields.append(settling.settle_parts(run, each, Site(node, frame)))
    holder.exits.append(ways.leaving(run, holder))
    return UNKNOWN


def opaque(run: Machine, node: ir.Opaque, frame: Frame) -> Value:
    for part in node.parts:
        run.evaluate(part, frame)
    return UNKNOWN


def omitted(run: Machine, node: ir.Omitted, frame: Frame) -> Value:
    unfollowed.leave_out(run, Site(node, frame).origin, unfollowed.TOO_DEEPLY_NESTED, node.mentions, frame)
    return UNKNOWN


def function(run: Machine, node: ir.Function, frame: Frame) -> Value:
    """The function itself: its defaults are evaluated now, its body when it is called."""
    defaults = {
        parameter.name: placed(run.evaluate(parameter.default, frame), frame.path, parameter.default)
        for parameter in node.parameters
        if parameter.default is not None
    }
    return one(run.objects.function(node, frame, defaults))


EXPRESSIONS: dict[type[ir.Expression], Callable[..., Value]] = {
    ir.Constant: constant,
    ir.Name: name,
    ir.Attribute: attribute,
    ir.Index: index,
    ir.Call: call,
    ir.Display: display,
    ir.MappingDisplay: mapping_display,
    ir.Comprehension: comprehensions.comprehension,
    ir.Conditional: conditional,
    ir.Boolean: boolean,
    ir.Not: negation,
    ir.Compare: compare,
    ir.Operation: operation,
    ir.Template: template,
    ir.Bind: bind,
    ir.Await: inner,
    ir.Yield: yielded,
    ir.Star: inner,
    ir.Function: function,
    ir.Opaque: opaque,
    ir.Omitted: omitted,
}
