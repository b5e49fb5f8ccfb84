"""Reading under the keys of whatever has some, and what a loop over a value gives."""

from __future__ import annotations

from collections.abc import Callable

from influx_lint.flow import (
    conditions,
    containers,
    credentials,
    kept,
    objects,
    platform_reads,
    tables,
    uses,
    ways,
    wholes,
)
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.company import OTHER, PARTIAL_COPY
from influx_lint.flow.credentials import read_variable
from influx_lint.flow.events import Form
from influx_lint.flow.frames import ClassObject, Instance, ModuleObject
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import (
    Endpoint,
    Endpoints,
    Environment,
    KeyOf,
    Property,
    Query,
    RelationshipName,
    Relationships,
    RenamedKey,
    Text,
    ValueOf,
    Variable,
)
from influx_lint.flow.platform_reads import SLICE
from influx_lint.flow.possibilities import (
    as_dictionary,
    firm,
    has_no_keys,
    join,
    known_texts,
    number,
    one_of,
    ordered,
    partly,
    position,
    present,
    strings,
)
from influx_lint.flow.reads import tolerant_in
from influx_lint.flow.records import replace
from influx_lint.flow.store import ANY, BY, ITEM, LAYERS, OF
from influx_lint.flow.values import (
    NOTHING,
    UNKNOWN,
    Atom,
    Const,
    Foreign,
    Library,
    Lost,
    Mapping,
    Sequence,
    Special,
    Unknown,
    Value,
    View,
    one,
)

RENAMED = ("environment", "renamed")
"""What holds the names that code has given to all keys of endpoints, as variables of the environment."""


def index(run: Machine, value: Value, key: Value, reading: Reading) -> Value:
    """`value[key]`, for every possibility of both."""
    if len(key) > 1:
        key = firm(key)
        if run.language.missing is not None:
            key = present(key) or key
    if len(value) == 1:
        (only,) = value
        return _looked_up(run, only, key, reading, value)
    start = len(run.reads.log)
    run.payloads.beside(value)
    found = [_looked_up(run, atom, key, reading, value) for atom in ordered(value)]
    before = [tolerant_in(run.reads, each) for each in found]
    run.reads.relate([*([number] for number in run.reads.log[start:]), *before])
    result = join(found)
    own = [each for each in result if isinstance(each, ValueOf) and each.endpoint in value]
    run.reads.supplement(run.reads.log[start:], credentials.moved(run, result.difference(own)))
    return result


def _looked_up(run: Machine, atom: Atom, key: Value, reading: Reading, beside: Value) -> Value:
    """What one of several holders has, which is noted; what is only promised is noted where it is looked at."""
    if not isinstance(atom, Special):
        uses.note(run, atom, key, reading, beside=beside)
        return _index(run, atom, key, reading)
    found = _index(run, atom, key, reading)
    if not all(isinstance(each, Special) for each in found):
        uses.note(run, atom, key, reading, beside=beside)
    return found


def _index(run: Machine, atom: Atom, key: Value, reading: Reading) -> Value:
    handler = _INDEX.get(type(atom))
    if handler is None:
        return NOTHING if has_no_keys(atom) else UNKNOWN
    run.budget.step()
    return handler(run, atom, key, reading)


def _index_environment(run: Machine, atom: Environment, key: Value, reading: Reading) -> Value:
    start = len(run.reads.log)
    found = [read_variable(run, constant, reading) for constant in credentials.names_in(key, atom)]
    if len(found) > 1:
        ways.relate_each(run, start)
    renamed = [one(each) for each in ordered(run.store.known(*RENAMED)) if isinstance(each, RenamedKey)]
    found += [index(run, each, key, reading) for each in renamed]
    if not found and (names := [each for each in key if isinstance(each, RelationshipName)]):
        return join(one(Variable(name.place)) for name in names)
    return join(found) or UNKNOWN


def _index_mapping(run: Machine, atom: Mapping | Instance, key: Value, reading: Reading) -> Value:
    if isinstance(atom, Instance):
        method = run.objects.attribute(atom.class_, run.roles.item)
        if method is not None:
            return run.call(objects.bind(method, atom), Arguments([reading.handed(run, key)]), reading.site)
        missing = run.objects.attribute(atom.class_, run.roles.missing)
        if missing is not None and reading.default is None:
            return _index_or_missing(run, atom, key, missing, reading)
    if isinstance(atom, Mapping) and atom.factory and reading.form is Form.SUBSCRIPT:
        _fill(run, atom, key, atom.factory, reading.site)
    with run.budget.nested(atom.place) as allowed:
        return _keys_of_mapping(run, atom, key, reading) if allowed else UNKNOWN


def _fill(run: Machine, atom: Mapping, key: Value, factory: Value, site: Site) -> None:
    """What a dictionary makes under a key that it has not. Of one that was made of another, that is not known."""
    if containers.layers(run.store, atom):
        return
    for each in ordered(key):
        name = each.value if isinstance(each, Const) else None
        held = [run.store.get(atom.place, cell) for cell in (ANY, name)]
        if not any(map(containers.known, held)):
            containers.set_key(run.store, atom, name, run.call(factory, Arguments(), site))
    kinds = frozenset(each for each in key if isinstance(each, RelationshipName | Property))
    if kinds:
        containers.widen(run.store, atom.place, BY, kinds)


def _keys_of_mapping(run: Machine, atom: Mapping | Instance, key: Value, reading: Reading) -> Value:
    found = [_mapping_key(run, atom, constant, reading) for constant in ordered(key) if isinstance(constant, Const)]
    is_uncertain = any(not isinstance(each, Const) for each in key)
    if is_uncertain:
        values = [
            tables.guarded(run.store.known(atom.place, each), key, each) for each in containers.keys(run.store, atom)
        ]
        found.append(join([*values, run.store.known(atom.place, ANY), UNKNOWN]))
        unresolved = key - {each for each in key if isinstance(each, Const)}
        found += [index(run, layer, unresolved, reading) for layer in containers.layers(run.store, atom)]
    default = reading.default if is_uncertain and reading.default else NOTHING
    return join([*found, default]) if found else UNKNOWN


def _index_or_missing(run: Machine, atom: Instance, key: Value, missing: Value, reading: Reading) -> Value:
    """`atom[key]` of a class that says what a missing key gives: what that reads is read instead."""
    start = len(run.reads.log)
    found = _index_mapping(run, atom, key, replace(reading, default=NOTHING))
    mark = len(run.reads.log)
    run.store.begin()
    instead = run.call(objects.bind(missing, atom), Arguments([reading.handed(run, key)]), reading.site)
    ways.merge_effects(run)
    run.reads.relate([run.reads.log[start:mark], run.reads.log[mark:]])
    return join([found, instead])


def _mapping_key(run: Machine, atom: Mapping | Instance, constant: Const, reading: Reading) -> Value:
    own = run.store.get(atom.place, constant.value)
    found = [containers.known(own)]
    if found[0]:
        place = reading.place_of(run, constant)
        written = run.payloads.read(atom, constant.value, reading.site.origin, place)
        run.bound += written is not None
        uses.note_one(run, written or OTHER, constant, reading)
    if containers.is_certain(run.store, atom, constant.value):
        return found[0]
    if _has_else(run, atom, constant):
        uses.note_one(run, OTHER, constant, reading)
    stretches = [tolerant_in(run.reads, found[0])]
    layers = containers.layers(run.store, atom)
    are_all_there = len(run.store.get(atom.place, LAYERS) or ()) < 2
    covered = False
    for layer in reversed(layers):
        if covered and any(isinstance(each, Endpoint | Mapping) for each in layer):
            uses.note_one(run, PARTIAL_COPY, constant, reading)
        covered = covered or any(isinstance(each, Unknown) for each in layer)
        start = len(run.reads.log)
        wholes.note_copy(run, atom.place, layer, constant, reading)
        below = index(run, layer, one(constant), reading)
        run.reads.supplement(run.reads.log[start:], credentials.moved(run, join(found)))
        run.reads.supplement([number for stretch in stretches for number in stretch], credentials.moved(run, below))
        stretches.append([*run.reads.log[start:], *tolerant_in(run.reads, below)])
        found.append(below)
        if are_all_there and not _may_fall_through(run, layer, constant):
            break
    run.reads.relate(stretches)
    found.append(tables.any_under(run, atom, constant))
    if reading.default is not None:
        found.append(reading.default)
    fails = isinstance(atom, Mapping) and containers.is_exact(run.store, atom)
    return join(found) or (NOTHING if fails else UNKNOWN)


def _has_else(run: Machine, atom: Mapping | Instance, constant: Const) -> bool:
    """Whether a dictionary that lacks a key has under the first of its new ones what is no dictionary."""
    heads = {path[0] for path in run.keys if len(path) > 1 and path[-1] == constant.value}
    held = [run.store.known(atom.place, head) for head in heads]
    return any(each and all(isinstance(one, Const) and one.value for one in each) for each in held)


def _may_fall_through(run: Machine, layer: Value, constant: Const) -> bool:
    """Whether a layer may lack a key. A query dictionary that was read without a fallback has its own keys."""
    return not all(
        (isinstance(atom, Mapping) and containers.is_certain(run.store, atom, constant.value))
        or (isinstance(atom, Query) and ("query", constant.value) in run.keys)
        for atom in ordered(layer)
    )


def _index_sequence(run: Machine, atom: Sequence, key: Value, reading: Reading) -> Value:
    if key == SLICE:
        return one(atom)
    at = position(key)
    listed = containers.in_order(run.store, atom)
    if at is not None and listed is not None:
        found = listed[at] if -len(listed) <= at < len(listed) else NOTHING
        return join([found, NOTHING if found else reading.default or NOTHING])
    if strings(key):
        return reading.default or UNKNOWN
    element = containers.any_element(run.store, atom)
    if at is not None:
        wholes.note_part(run, one(atom), element, reading.site)
    # What takes elements out one after the other comes to all of them.
    return element if reading.form is Form.POP else one_of(element)


def _index_foreign(run: Machine, atom: Library | Foreign, key: Value, reading: Reading) -> Value:
    owner = containers.foreign_owner(atom)
    is_type = isinstance(atom, Library) and key != SLICE
    if is_type and any(isinstance(each, ClassObject | Special | Sequence | Library) for each in key):
        return one(Special("generic", (atom, key)))
    found = [run.store.get(owner, (ITEM, each.value if isinstance(each, Const) else each)) or NOTHING for each in key]
    kinds = run.store.known(owner, BY)
    found += [tables.all_under(run, run.store.known(owner, ANY), kinds, each) for each in strings(key) if kinds]
    if isinstance(atom, Foreign):
        found += [kept.under(run, atom, each.value, reading.place_of(run, each)) for each in strings(key)]
    return join([*found, *([reading.default or NOTHING] if reading.default != run.language.missing else [])]) or UNKNOWN


def _index_module(run: Machine, atom: ModuleObject, key: Value, _reading: Reading) -> Value:
    found = [run.objects.of_module(atom, name) for name in known_texts(key)]
    return join(each for each in found if each) or UNKNOWN


def _index_class(run: Machine, atom: ClassObject, key: Value, _reading: Reading) -> Value:
    found = [run.objects.attribute(atom, name) for name in known_texts(key)]
    return join(each for each in found if each) or (UNKNOWN if strings(key) else one(atom))


def _index_view(run: Machine, atom: View, _key: Value, reading: Reading) -> Value:
    wholes.note(run, one(atom), reading.site)
    return iterate(run, one(atom), reading.site).any


def _index_value(run: Machine, atom: ValueOf, key: Value, reading: Reading) -> Value:
    """Of all that an endpoint holds, only the query dictionary has keys."""
    queries = [each for each in as_dictionary(one(atom)) if isinstance(each, Query)]
    return join([_index(run, each, key, reading) for each in queries]) or UNKNOWN


_INDEX: dict[type, Callable[..., Value]] = {
    Environment: _index_environment,
    Library: _index_foreign,
    Foreign: _index_foreign,
    Relationships: platform_reads.index_relationships,
    Endpoints: platform_reads.index_endpoints,
    Endpoint: platform_reads.index_endpoint,
    Query: platform_reads.index_endpoint,
    RenamedKey: platform_reads.index_renamed,
    Mapping: _index_mapping,
    Instance: _index_mapping,
    Sequence: _index_sequence,
    Property: lambda _run, atom, _key, _reading: one(replace(atom, derived=True)),
    ClassObject: _index_class,
    ModuleObject: _index_module,
    View: _index_view,
    ValueOf: _index_value,
    **dict.fromkeys((Unknown, Lost), lambda _run, atom, _key, _reading: one(atom)),
    **dict.fromkeys((Text, Variable), lambda _run, atom, key, _reading: one(atom) if key == SLICE else UNKNOWN),
    Special: lambda run, atom, key, reading: run.language.index(run, atom, key, reading) or UNKNOWN,
}


def stretch(run: Machine, value: Value, bounds: list[Value | None], site: Site) -> Value | None:
    """`value[start:stop:step]`, of sequences."""
    (atom, *others) = value or UNKNOWN
    if others or not isinstance(atom, Sequence):
        return None
    listed = containers.in_order(run.store, atom)
    numbers = [number(each) if each is not None else None for each in bounds]
    uncertain = any(each is not None and found is None for each, found in zip(bounds, numbers, strict=True))
    if listed is None or uncertain or numbers[2] == 0:
        element = containers.any_element(run.store, atom)
        wholes.note_part(run, one(atom), element, site)
        return run.sequence_of_any(site, element, "stretch")
    return run.sequence(site, listed[slice(*numbers)], "stretch")


def iterate(run: Machine, value: Value, site: Site) -> containers.Elements:
    """What a loop over `value` gives; where that may be none, there is no round."""
    run.reads.copies.note_loop(site.origin, value)
    given = present(value) or value
    listed = _listed_alike(run, given, site)
    if listed is not None:
        conditions.hand_out(run, listed)
        return containers.Elements(listed, join(listed))
    return containers.Elements(
        None, join(_element(run, atom, site, is_fallen_back=len(value) > 1) for atom in ordered(given))
    )


def _listed_alike(run: Machine, value: Value, site: Site) -> list[Value] | None:
    """The elements in their order, of one list or of several of the same length."""
    found: list[list[Value]] = []
    for atom in ordered(value):
        listed = _listed(run, atom, site)
        if listed is None or (found and len(listed) != len(found[0])):
            return None
        found.append(listed)
    return [join(elements) for elements in zip(*found, strict=True)] if found else None


def _listed(run: Machine, atom: Atom, site: Site) -> list[Value] | None:
    if isinstance(atom, Sequence):
        return containers.elements(run.store, atom)
    if isinstance(atom, Endpoints):
        return [platform_reads.index_endpoints(run, atom, one(Const(0)), Reading(site, Form.SUBSCRIPT, site.origin))]
    if isinstance(atom, Instance) and objects.FIELDS in atom.class_.marks:
        return [run.store.known(atom.place, key) for key in containers.keys(run.store, atom)]
    holder = atom.of if isinstance(atom, View) else atom
    kind = atom.kind if isinstance(atom, View) else "keys"
    if not isinstance(holder, Mapping):
        return None
    run.payloads.read_whole(holder, site.origin)
    if not containers.is_exact(run.store, holder):
        return None
    keys = containers.keys(run.store, holder)
    if kind == "keys":
        return [one(Const(key, run.payloads.key_origin(holder.place, key))) for key in keys]
    values = [run.store.known(holder.place, key) for key in keys]
    if kind == "values":
        return values
    pairs = zip(keys, values, strict=True)
    return [
        run.sequence(site, [one(Const(key, run.payloads.key_origin(holder.place, key))), each], "item", position)
        for position, (key, each) in enumerate(pairs)
    ]


def _element(run: Machine, atom: Atom, site: Site, *, is_fallen_back: bool = False) -> Value:
    if isinstance(atom, View):
        return _viewed(run, atom, site, may_be_missing=is_fallen_back and isinstance(atom.of, Query))
    if isinstance(atom, Sequence):
        return containers.any_element(run.store, atom)
    if isinstance(atom, Endpoints):
        return one(platform_reads.endpoint(run, atom, run.places.of(site, atom.place)))
    if isinstance(atom, Relationships | Environment | Endpoint | Query):
        return _contents(run, atom, site)[0]
    if isinstance(atom, Property):
        return one(replace(atom, derived=True))
    if isinstance(atom, Mapping):
        return _viewed(run, View("keys", atom), site)
    if isinstance(atom, ClassObject):
        fields = [run.objects.attribute(atom, name) for name in atom.fields] if objects.ELEMENTS in atom.marks else []
        return join(each for each in fields if each) or UNKNOWN
    if isinstance(atom, Instance):
        method = run.objects.attribute(atom.class_, run.roles.iterate)
        if method is not None:
            return iterate(run, run.call(objects.bind(method, atom), Arguments(), site), site).any
    return one(atom) if isinstance(atom, Unknown) else UNKNOWN


def _viewed(run: Machine, view: View, site: Site, *, may_be_missing: bool = False) -> Value:
    keys, values = _contents(run, view.of, site)
    values = partly(values) if may_be_missing else values
    if view.kind == "items":
        return run.sequence(site, [keys, values], "item", view.of)
    return keys if view.kind == "keys" else values


def _contents(run: Machine, holder: Atom, site: Site) -> tuple[Value, Value]:
    """What any key and any value of a dictionary may be."""
    if isinstance(holder, Environment):
        place = run.places.of(site, "variable")
        return one(RelationshipName(place)), one(Variable(place))
    if isinstance(holder, Relationships):
        names = [each.place for each in run.store.known(holder.place, BY) if isinstance(each, RelationshipName)]
        place = names[0] if len(names) == 1 else run.places.of(site, Relationships)
        given = one(Endpoints(place, None, holder.attributes))
        run.store.set(place, OF, run.store.known(place, OF) | {holder})
        return one(RelationshipName(place)), given | run.store.known(holder.place, ANY)
    if isinstance(holder, Endpoint | Query):
        return one(KeyOf(holder)), one(ValueOf(holder))
    if not isinstance(holder, Mapping | Instance):
        return UNKNOWN, UNKNOWN
    own = containers.keys(run.store, holder)
    keys: list[Value] = [frozenset(Const(key) for key in own), run.store.known(holder.place, BY)]
    values = [run.store.known(holder.place, key) for key in own]
    values.append(run.store.known(holder.place, ANY))
    is_partial = containers.is_partial(run.store, holder.place)
    with run.budget.nested(holder.place) as allowed:
        for layer in containers.layers(run.store, holder) if allowed else ():
            for atom in ordered(layer):
                inner = _contents(run, atom, site)
                may_lack = is_partial or (isinstance(atom, Query) and len(layer) > 1)
                keys.append(inner[0])
                values.append(partly(inner[1]) if may_lack else inner[1])
    return join(keys), join(values)
