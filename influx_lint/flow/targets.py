"""What is bound: names, attributes, keys, and the parts of what is taken apart."""

from __future__ import annotations

from influx_lint.flow import access, attributes, ir, settling, unfollowed, wholes, writes
from influx_lint.flow.frames import Frame, FrameKind
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, named, ordered
from influx_lint.flow.values import UNKNOWN, Unknown, Value, one


def bind(run: Machine, target: ir.Expression, value: Value, frame: Frame, *, loop: bool = False) -> None:
    """Binds a target. A constant that gets a name of its own no longer stands where it was written; one that a
    loop hands out does."""
    if isinstance(target, ir.Display):
        rest = next((at for at, item in enumerate(target.items) if isinstance(item, ir.Star)), None)
        if not loop:
            wholes.note_part(run, value, value, Site(target, frame))
        if rest is None and len(value) > 1:
            _bind_rows(run, target, value, frame, loop=loop)
            return
        parts = unpack(run, value, len(target.items), rest, Site(target, frame))
        for item, part in zip(target.items, parts, strict=True):
            bind(run, item.value if isinstance(item, ir.Star) else item, part, frame, loop=loop)
        return
    if not loop:
        value = settling.settled(run, named(value), target, frame)
    if isinstance(target, ir.Name):
        bind_name(run, target.name, value, frame)
    elif isinstance(target, ir.Attribute):
        holder = run.evaluate(target.value, frame)
        site = Site(target, frame)
        attributes.write(run, holder, target.name, settling.picked(run, value, site), site)
    elif isinstance(target, ir.Index):
        holder = run.evaluate(target.value, frame)
        if isinstance(target.key, ir.Slice):
            writes.change_stretch(run, holder, bounds(run, target.key, frame), value, Site(target, frame))
            return
        if unfollowed.carries(run, value):
            holder = known(run, target.value, holder, frame)
        key = run.evaluate(target.key, frame)
        site = Site(target, frame)
        writes.write(run, holder, settling.settle(run, key, site), settling.settle_parts(run, value, site), site)


def _bind_rows(run: Machine, target: ir.Display, value: Value, frame: Frame, *, loop: bool) -> None:
    """Binds the parts of one of several values: they go together, so that a test of one part tells of the others."""
    ends = []
    for atom in ordered(value):
        run.store.begin()
        bind(run, target, one(atom), frame, loop=loop)
        ends.append(run.store.end())
    run.store.merge(ends)
    run.choices.note_rows(ends)


def known(run: Machine, node: ir.Expression, holder: Value, frame: Frame) -> Value:
    """What an expression gives that credentials are put into: where nothing is known of that, a dictionary from now on,
    which has what else there may be."""
    is_stretch = isinstance(node, ir.Index) and isinstance(node.key, ir.Slice)
    is_target = isinstance(node, ir.Name | ir.Attribute | ir.Index) and not is_stretch
    if not is_target or not all(isinstance(atom, Unknown) for atom in holder):
        return holder
    made = run.mapping(Site(node, frame), "known")
    writes.spread_into(run, made, holder)
    if isinstance(node, ir.Index):
        known(run, node.value, run.evaluate(node.value, frame), frame)
    bind(run, node, one(made), frame)
    return one(made)


def bind_name(run: Machine, name: str, value: Value, frame: Frame) -> None:
    """Binds a name where scoping has it bound."""
    holder = frame
    while holder.kind is FrameKind.COMPREHENSION and name not in holder.scope.names and holder.parent is not None:
        holder = holder.parent
    if name in holder.scope.module_names:
        holder = holder.module
    elif name not in holder.scope.names and holder.kind is FrameKind.FUNCTION:
        holder = holder.holder(name) or holder
    run.choices.rows.pop((holder.place, name), None)
    run.store.set(holder.place, name, value)


def bounds(run: Machine, node: ir.Slice, frame: Frame) -> list[Value | None]:
    """The start, the end and the step of a stretch, as far as they are given."""
    return [run.evaluate(part, frame) if part is not None else None for part in node.parts]


def unpack(run: Machine, value: Value, count: int, rest: int | None, site: Site) -> list[Value]:
    """The parts of a value that is taken apart into `count` targets, of which `rest` takes what is left."""
    if rest is None and len(value) > 1:
        columns = zip(*(unpack(run, one(atom), count, None, site) for atom in ordered(value)), strict=True)
        return [join(column) for column in columns]
    listed, element = access.iterate(run, value, site)
    missing = run.language.missing or UNKNOWN
    if listed is None:
        parts = [element or UNKNOWN] * count
        if rest is not None:
            parts[rest] = run.sequence_of_any(site, element, "rest")
        return parts
    if rest is None:
        return [listed[at] if at < len(listed) else missing for at in range(count)]
    after = count - rest - 1
    tail = listed[len(listed) - after :] if after else []
    middle = listed[rest : len(listed) - after]
    front = [listed[at] if at < len(listed) else missing for at in range(rest)]
    return [*front, run.sequence(site, middle, "rest"), *tail, *[missing] * (after - len(tail))]
