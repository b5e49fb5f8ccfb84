"""What JSON files hold, those of the project and those that its scripts write, as code that loads one has it.

A file whose text mentions none of the keys that matter is like any other that nobody follows."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterator
from pathlib import PurePath

from influx_lint.findings import Origin
from influx_lint.flow import containers, credentials, ir, unfollowed
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, only
from influx_lint.flow.values import NOTHING, UNKNOWN, Const, Mapping, Serialized, Value, one
from influx_lint.meanings import encoded
from influx_lint.project.nodes import Mapping as MappingNode, Node, Scalar, Sequence as SequenceNode, scalar_data

_FILE, _HELD = "file", "held"


def content(run: Machine, name: str, site: Site) -> Value:
    """What the file holds that code at `site` means by a path: what the project's has, and what is written to it. Where
    there is none in the project, it may be any of that name which is written."""
    node = run.program.document(site.path, name)
    ends = None if node is None else frozenset(_ends(name, site))
    handed = run.program.variables(site.path, PurePath(name).name)
    ours = [each for each in handed if ends is None or not ends.isdisjoint(_ends(each.written, site))]
    written = join([credentials.handed_on(run, ours, site), _written(run, PurePath(name).name, ends)])
    found = encoded.from_json(run, Arguments([written]), site) if written else NOTHING
    return join([found, NOTHING if node is None else _value(run, node, site)]) or UNKNOWN


def _ends(name: str, site: Site) -> Iterator[str]:
    """How two paths of one file may end alike: as a whole if relative, else with a folder, or alone beside code."""
    path = PurePath(os.path.normpath(name))
    if not path.is_absolute():
        yield str(path)
    elif path.parent == site.path.parent:
        yield path.name
    yield from ("/".join(path.parts[-count:]) for count in range(2, len(path.parts)) if path.is_absolute())


def text(run: Machine, name: str, site: Site) -> Value:
    """The text of that file, where what it holds is known."""
    held = content(run, name, site)
    return one(Serialized(held)) if held != UNKNOWN else UNKNOWN


def _written(run: Machine, name: str, ends: frozenset[str] | None) -> Value:
    """What code of the same program writes to a file, followed from now on; with `ends`, to one of those paths."""
    run.given_up.follow(name)
    return join(run.store.known((_FILE, name), end) for end in ((_HELD,) if ends is None else sorted(ends)))


def write(run: Machine, path: str | None, value: Value, site: Site) -> None:
    """Code writes a value to a file. Where that is one of several, it may be what is left of the credentials in it."""
    relationships = unfollowed.whose(run, (value,))
    if relationships is None:
        return
    name = PurePath(path or "").name
    if _is_certain(run, value):
        file = repr(name) if name else "a file"
        reason = f"the credentials are written to {file}, from where they are not followed"
        run.given_up.note(site.origin, reason, relationships, name)
    keep(run, path or "", value, site)


def keep(run: Machine, path: str, value: Value, site: Site) -> None:
    """The file at a path holds a value, for code of the same program that reads it."""
    for end in (_HELD, *_ends(path, site)):
        containers.widen(run.store, (_FILE, PurePath(path).name), end, value)


def _is_certain(run: Machine, value: Value) -> bool:
    """Whether a value is nothing but credentials, or a copy of all that these have."""
    atom = only(value)
    if isinstance(atom, Serialized):
        return _is_certain(run, atom.value)
    return atom is not None and not (isinstance(atom, Mapping) and containers.is_partial(run.store, atom.place))


def _value(run: Machine, node: Node, site: Site) -> Value:
    """What a node holds: of use are the objects with a key that matters, and what leads to them. Anything else is
    unknown, such as texts that code may take for keys."""
    if isinstance(node, Scalar) or not run.payloads.concern(node.source.text[node.start : node.end]):
        return UNKNOWN
    run.budget.step()
    place = ("document", node.source.path, node.start)
    if isinstance(node, SequenceNode):
        items = [_value(run, each, site) for each in node.items]
        return run.sequence(site, items, *place) if any(each != UNKNOWN for each in items) else UNKNOWN
    return _mapping(run, node, site, *place) if isinstance(node, MappingNode) else UNKNOWN


def _mapping(run: Machine, node: MappingNode, site: Site, *place: Hashable) -> Value:
    entries = {key.value: (key, value) for key, value in node.entries if isinstance(key, Scalar)}
    values: dict[ir.Scalar, Value] = {name: _value(run, value, site) for name, (_, value) in entries.items()}
    if any(map(run.payloads.matters, entries)):
        values |= {name: _scalar(value) for name, (_, value) in entries.items() if isinstance(value, Scalar)}
    elif all(value == UNKNOWN for value in values.values()):
        return UNKNOWN
    made = run.mapping(site, *place)
    containers.set_first_keys(run.store, made, values)
    for name, (key, _) in entries.items():
        run.payloads.note_key(made.place, name, Origin(node.source.path, key.span))
    return one(made)


def _scalar(node: Scalar) -> Value:
    data = scalar_data(node)
    return one(Const(data)) if data is None or isinstance(data, str | int | float) else UNKNOWN
