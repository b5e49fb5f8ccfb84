"""Writing and deleting under keys."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from influx_lint.findings import Origin
from influx_lint.flow import access, containers, credentials, objects, platform_reads, settling, wholes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form, PropertyTest, Relation
from influx_lint.flow.facts import cell_of, facts_of
from influx_lint.flow.frames import ClassObject, FunctionObject, Instance, ModuleObject
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.payloads import RELATIONSHIPS_VARIABLES
from influx_lint.flow.places import Site
from influx_lint.flow.platform import (
    Endpoint,
    Endpoints,
    Environment,
    KeyIs,
    KeyOf,
    Property,
    Query,
    RelationshipName,
    Relationships,
    RenamedKey,
    ValueOf,
    Variable,
)
from influx_lint.flow.possibilities import (
    MADE_NAME,
    as_dictionary,
    join,
    named,
    number,
    ordered,
    present,
    specials,
    strings,
)
from influx_lint.flow.store import ANY, APART, BY, CHOSEN, ITEM, OF
from influx_lint.flow.values import (
    ABSENT,
    GONE,
    NONE,
    NOTHING,
    PRESENT,
    UNKNOWN,
    Atom,
    Const,
    Foreign,
    Library,
    Mapping,
    Sequence,
    Value,
    one,
)


def write(run: Machine, target: Value, key: Value, value: Value, site: Site) -> None:
    """`target[key] = value`. Where the target is uncertain, what was there stays possible."""
    certain = len(present(target)) == 1
    for atom in ordered(target):
        if isinstance(atom, Instance):
            method = run.objects.attribute(atom.class_, run.roles.write)
            if method is not None:
                run.call(objects.bind(method, atom), Arguments([key, value]), site)
                continue
        if isinstance(atom, Endpoints):
            _put_back(run, atom, run.sequence(site, [value], "put"))
        constants = [each for each in key if isinstance(each, Const)]
        sure = certain and len(constants) == 1 and len(key) == 1
        if len(constants) < len(key):
            _write_somewhere(run, atom, key, value, site)
            if constants:
                _note_renamed(run, atom, key, constants, value, site)
        for constant in constants:
            write_key(run, atom, constant.value, named(value), site, certain=sure)


def _note_renamed(run: Machine, atom: Atom, key: Value, constants: list[Const], value: Value, site: Site) -> None:
    """Some of an endpoint's keys have another name where they are put: those of one shape are not in the other. A name
    that a key has in either makes one shape of the other."""
    copied = frozenset(each for each in value if isinstance(each, ValueOf))
    names = {name for path in run.keys for name in path}
    is_other = names.isdisjoint(each.value for each in constants)
    if is_other and copied and any(isinstance(each, KeyOf) for each in key):
        wholes.note(run, copied, site)
        if isinstance(atom, Mapping):
            containers.mark_partial(run.store, atom.place)


def write_key(
    run: Machine, atom: Atom, key: str | bytes | complex | None, value: Value, site: Site, *, certain: bool
) -> None:
    """Writes under one constant key."""
    if key in RELATIONSHIPS_VARIABLES:
        run.payloads.given(value)
    place: Hashable
    name: Hashable = key
    credentials.note_moved(run, atom, str(key), value)
    if isinstance(atom, Endpoint | Query):
        place, name = cell_of(atom, str(key))
        _note_written(run, atom, site, key)
    elif isinstance(atom, ModuleObject):
        place = atom.frame.place
    elif isinstance(atom, Environment):
        place = ("environment", site.frame.path)
        if not run.language.only_tests(site.frame.path):
            run.reads.written.add(str(key))
            credentials.leave(run, str(key), value)
    elif isinstance(atom, Mapping | Instance):
        if not certain and run.store.get(atom.place, key) is not None:
            value = join([value, run.store.get(atom.place, key) or NOTHING])
        run.payloads.overwrite(atom.place, [key])
        containers.set_key(run.store, atom, key, value)
        return
    elif isinstance(atom, Library | Foreign):
        place, name = containers.foreign_owner(atom), (ITEM, key)
    elif isinstance(atom, Relationships | Endpoints | Sequence):
        place = atom.place
        if isinstance(atom, Sequence) and isinstance(key, int) and key < 0:
            name = key + (containers.length(run.store, atom) or 0)
    else:
        return
    if not certain:
        value = join([value, run.store.get(place, name) or one(ABSENT)])
    run.store.set(place, name, value)


def spread_into(run: Machine, mapping: Mapping | Instance, base: Value, where: Origin | None = None) -> None:
    """Lays what `base` holds over what `mapping` holds; `where` is the expression that gives it, if it is written."""
    base = as_dictionary(base)
    if not base:
        return
    if where is not None:
        holders = [mapping, *(atom for atom in base if isinstance(atom, Mapping))]
        run.reads.copies.note_laid(mapping.place, base, where, _own_keys(run, holders))
    atom = next(iter(base)) if len(base) == 1 else None
    if isinstance(atom, Mapping) and containers.is_exact(run.store, atom):
        for key in containers.keys(run.store, atom):
            value = run.store.get(atom.place, key) or NOTHING
            credentials.note_moved(run, mapping, str(key), value)
            if not containers.is_certain(run.store, atom, key):
                value = join([value, run.store.get(mapping.place, key) or NOTHING])
            run.payloads.overwrite(mapping.place, [key])
            containers.set_key(run.store, mapping, key, value)
    else:
        containers.spread(run.store, mapping, base, run.places.new())
    if isinstance(atom, Mapping):
        run.payloads.note_copy(atom.place, mapping.place)


def _own_keys(run: Machine, holders: Iterable[Mapping | Instance]) -> Iterator[object]:
    """The keys that the code wrote to dictionaries, and to those that were laid over them."""
    remaining = {each.place: each for each in holders}
    known: set[int] = set()
    while remaining:
        place, holder = remaining.popitem()
        known.add(place)
        yield from containers.keys(run.store, holder)
        below = (atom for layer in containers.layers(run.store, holder) for atom in layer if isinstance(atom, Mapping))
        remaining |= {each.place: each for each in below if each.place not in known}


def _write_somewhere(run: Machine, atom: Atom, key: Value, value: Value, site: Site) -> None:
    """Writes under a key that is no constant."""
    if not any(isinstance(each, KeyOf | RenamedKey) for each in key):
        wholes.note_names(run, frozenset(each.endpoint for each in value if isinstance(each, ValueOf)), site)
    if isinstance(atom, ModuleObject):
        atom = Mapping(atom.frame.place)
    if isinstance(atom, Mapping | Instance):
        _write_any(run, atom, key, value, site)
    elif isinstance(atom, Environment):
        name_variables(run, key, site)
    elif isinstance(atom, Relationships):
        _put_in_place(run, atom, key, value)
    elif isinstance(atom, Endpoint):
        _lay_over(run, atom, value, site)
    elif isinstance(atom, Library | Foreign | ClassObject):
        wholes.note_names(run, key, site)
        if not isinstance(atom, ClassObject):
            _put_into_foreign(run, containers.foreign_owner(atom), key, value)
    elif isinstance(atom, Sequence):
        run.store.set(atom.place, ANY, join([containers.any_element(run.store, atom), value]))


def _put_into_foreign(run: Machine, owner: Hashable, key: Value, value: Value) -> None:
    """A library's object gets something under an object, or under keys of some kinds."""
    for each in key:
        if isinstance(each, Foreign | ClassObject | FunctionObject):
            run.store.set(owner, (ITEM, each), value)
    if kinds := _kinds(key):
        containers.widen(run.store, owner, ANY, value)
        containers.widen(run.store, owner, BY, kinds)


def _kinds(key: Value) -> Value:
    """The kinds of keys by which it can be told, later, what stands under which."""
    return frozenset(each for each in key if isinstance(each, RelationshipName | Property)).union(
        specials(key, MADE_NAME)
    )


def _put_in_place(run: Machine, atom: Relationships, key: Value, value: Value) -> None:
    """A loop puts an endpoint, or what it makes of some, in the place of the list that they come from."""
    names = frozenset(each for each in key if isinstance(each, RelationshipName))
    made = present(value)
    if names and made and all(isinstance(each, Endpoint | Endpoints | Mapping | Sequence) for each in made):
        containers.widen(run.store, atom.place, ANY, value)
        containers.widen(run.store, atom.place, BY, names)


def _put_back(run: Machine, atom: Endpoint | Endpoints, value: Value) -> None:
    """What a loop over relationships makes of the endpoints of each stands there where one is taken by its name."""
    if atom.name is not None or any(isinstance(each, PropertyTest) for each in facts_of(run.store, atom.place)):
        return
    for looped in settling.looped(run, atom.place):
        if not run.store.known(looped.place, APART):
            _put_in_place(run, looped, settling.root(run, atom.place), value)


def keep_apart(run: Machine, value: Value) -> None:
    """Notes that relationships are copied down to their last key. What a loop writes is not put back into them from
    then on, since it may be written to the copy."""
    for atom in value:
        if isinstance(atom, Relationships):
            run.store.set(atom.place, APART, one(PRESENT))
        elif isinstance(atom, Endpoint | Endpoints) and atom.name is None:
            for name in settling.root(run, atom.place):
                if isinstance(name, RelationshipName):
                    run.store.set(name.place, OF, NOTHING)


def _note_written(run: Machine, holder: Endpoint | Query, site: Site, key: Hashable = None) -> None:
    """Something is written to an endpoint, or to its query dictionary, under a key that matters, or one unknown."""
    atom = holder.endpoint if isinstance(holder, Query) else holder
    if key is None or key in run.names:
        known = settling.settle(run, one(atom), site)
        containers.widen(run.store, platform_reads.WRITTEN, ANY if key is None else key, known)
        _put_back(run, atom, one(Endpoints(atom.place, None, atom.attributes)))


def _lay_over(run: Machine, endpoint: Endpoint, value: Value, site: Site) -> None:
    """An endpoint gets keys that are not known, with what stands under those of its query dictionary, or others."""
    for each in value:
        if isinstance(each, ValueOf) and isinstance(each.endpoint, Query):
            lift(run, endpoint, each.endpoint, site)
        else:
            overlay(run, endpoint, site)


def name_variables(run: Machine, names: Value, site: Site) -> None:
    """Variables of the environment get names that are not known: such as are made of all keys of endpoints."""
    wholes.note_names(run, names, site)
    renamed = frozenset(each for each in names if isinstance(each, RenamedKey))
    if renamed:
        containers.widen(run.store, *access.RENAMED, renamed)


def _write_any(run: Machine, atom: Mapping | Instance, key: Value, value: Value, site: Site) -> None:
    if any(isinstance(each, RelationshipName) and Variable(each.place) in value for each in key):
        spread_into(run, atom, one(Environment()))
        return
    begun = {prefix for each in value if isinstance(each, Variable) for prefix in _prefixes(run, each)}
    if len(begun) == 1:
        spread_into(run, atom, one(Environment(*begun)))
        return
    if _writes_others(run, atom, key, value, site):
        return
    copied = sorted((each for each in value if isinstance(each, ValueOf)), key=_outer_first)
    has_values = bool(copied)
    copied = copied or [ValueOf(each.endpoint) for each in ordered(key) if isinstance(each, KeyOf)]
    holders = [each.endpoint for each in copied]
    renamed = [each for each in ordered(key) if isinstance(each, RenamedKey) and each.endpoint in holders]
    for name in renamed:
        containers.spread(run.store, atom, one(name), run.places.intern(("below", atom.place, name)))
    is_copy = bool(copied) and any(isinstance(each, KeyOf) for each in key)
    if renamed or is_copy:
        run.reads.copies.note_made(atom.place, site.origin)
    if renamed:
        return
    if is_copy:
        if not has_values or len(copied) < len(value) or _is_choice(run, value, site):
            containers.mark_partial(run.store, atom.place)
        for each in copied:
            layer = one(each.endpoint) | (NONE if each.partly and isinstance(each.endpoint, Query) else NOTHING)
            if layer not in containers.layers(run.store, atom):
                containers.spread(run.store, atom, layer, run.places.intern(("below", atom.place, each.endpoint)))
        if not has_values:
            containers.set_key(run.store, atom, None, value)
        return
    _write_beside(run, atom, _kinds(key), value)


def _writes_others(run: Machine, atom: Mapping | Instance, key: Value, value: Value, site: Site) -> bool:
    """Writes the keys of endpoints that tests let through, where these alone are written, with what stands there, and
    none of them matters; says whether that is all."""
    taken = {each.endpoint for each in value if isinstance(each, ValueOf)}
    found: list[tuple[Endpoint | Query, Const]] = []
    for each in ordered(key):
        if not isinstance(each, KeyOf) or each.endpoint not in taken:
            return False
        held = one(each.chosen) if each.chosen is not None else run.store.get(*cell_of(each.endpoint, CHOSEN))
        for test in held or UNKNOWN:
            constants = strings(test.constants) if isinstance(test, KeyIs) else []
            if not constants or any(constant.value in run.names for constant in constants):
                return False
            found += [(each.endpoint, constant) for constant in constants]
    for holder, constant in found:
        reading = Reading(site, Form.SUBSCRIPT, site.origin, default=NOTHING)
        held = access.index(run, one(holder), one(constant), reading) | {ABSENT}
        write_key(run, atom, constant.value, held, site, certain=False)
    return bool(found)


def _write_beside(run: Machine, atom: Mapping | Instance, kinds: Value, value: Value) -> None:
    """Writes under a key that may be any, or any of some kinds; endpoints over what is there under keys of its own."""
    over = Mapping(run.places.intern(("over", atom.place)))
    is_over = one(over) in containers.layers(run.store, atom)
    is_over = is_over or (any(isinstance(each, Endpoint) for each in value) and bool(containers.keys(run.store, atom)))
    holder = over if is_over else atom
    if kinds:
        containers.widen(run.store, holder.place, BY, kinds)
    containers.set_key(run.store, holder, None, value)
    if is_over:
        containers.spread(run.store, atom, one(over), run.places.intern(("below", atom.place, over)))


def _prefixes(run: Machine, variable: Variable) -> Iterator[str]:
    """What the name of a variable was found to begin with, to the end of its first part."""
    for fact in facts_of(run.store, variable.place):
        if isinstance(fact, PropertyTest) and fact.relation is Relation.STARTS and fact.holds:
            yield from (f"{each.rstrip('_')}_" for each in fact.values)


def _outer_first(value: ValueOf) -> tuple[bool, str]:
    """The order in which endpoints and their query dictionaries are laid over one another, the same in each run."""
    return isinstance(value.endpoint, Query), repr(value.endpoint)


def _is_choice(run: Machine, value: Value, site: Site) -> bool:
    """Whether not every round of the loop under way comes here, or one over a choice of values."""
    loop = site.frame.loops[-1] if site.frame.loops else None
    chosen = loop is not None and (run.store.depth > loop.depth + 1 or bool(loop.continued))
    return chosen or any(isinstance(each, ValueOf) and each.partly for each in value)


def overlay(run: Machine, atom: Endpoint, site: Site) -> None:
    """The code writes to an endpoint under keys that are not known: any may have another value from now on."""
    run.store.set(atom.place, ANY, UNKNOWN)
    _note_written(run, atom, site)


def lift(run: Machine, atom: Endpoint, query: Query, site: Site) -> None:
    """The code writes the keys of a query dictionary to an endpoint: they are its own there."""
    for path in sorted(run.keys):
        if len(path) > 1:
            moved = one(Property(query.endpoint.subject, path, -1, derived=True))
            write_key(run, atom, path[-1], moved, site, certain=True)


def delete(run: Machine, target: Value, key: Value) -> None:
    """`del target[key]`."""
    constants = [each for each in key if isinstance(each, Const)]
    target = present(target)
    for atom in target:
        if isinstance(atom, Mapping):
            run.payloads.overwrite(atom.place, [each.value for each in constants] or containers.keys(run.store, atom))
    if len(target) != 1 or len(constants) != 1:
        return
    (atom,) = target
    name = constants[0].value
    if isinstance(atom, Endpoint | Query):
        run.store.set(*cell_of(atom, str(name)), one(GONE))
    elif isinstance(atom, Mapping | Instance):
        run.store.set(atom.place, name, one(ABSENT))
        if (name,) in run.keys and any((name, key[-1]) == key for key in run.keys):
            containers.mark_partial(run.store, atom.place)
    elif isinstance(atom, Sequence) and isinstance(name, int):
        position = name
        containers.rearrange(run.store, atom, lambda listed: listed.pop(position))


def change_stretch(run: Machine, target: Value, bounds: list[Value | None], value: Value | None, site: Site) -> None:
    """`target[start:stop:step] = value`, or its deletion."""
    numbers = [number(bound) if bound is not None else None for bound in bounds]
    known = all(bound is None or found is not None for bound, found in zip(bounds, numbers, strict=True))
    listed, element = access.iterate(run, value, site) if value is not None else ([], NOTHING)
    for atom in target:
        if not isinstance(atom, Sequence):
            continue
        if known and listed is not None and len(target) == 1:
            containers.rearrange(run.store, atom, lambda held: held.__setitem__(slice(*numbers), listed))
        else:
            containers.loosen(run.store, atom, element)
