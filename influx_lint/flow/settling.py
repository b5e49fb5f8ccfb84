"""What is known of an endpoint where it stands, and goes with it from there: of those of a loop, say, the one that a
test let through."""

from __future__ import annotations

from influx_lint.flow import containers, ir
from influx_lint.flow.events import RELATIONSHIP_NAME, PropertyTest, Relation
from influx_lint.flow.facts import cell_of, endpoint_of, facts_of, property_test
from influx_lint.flow.frames import Frame
from influx_lint.flow.machine import Machine
from influx_lint.flow.payloads import RELATIONSHIPS_VARIABLES
from influx_lint.flow.places import Site
from influx_lint.flow.platform import (
    Endpoint,
    Endpoints,
    KeyIs,
    KeyOf,
    Known,
    Property,
    Query,
    RelationshipName,
    Relationships,
    Text,
    Variable,
)
from influx_lint.flow.possibilities import ordered, unmade
from influx_lint.flow.records import replace
from influx_lint.flow.store import ANY, CHOSEN, FACTS, OF, ROOT, SETTLED
from influx_lint.flow.values import NOTHING, Atom, Const, Mapping, Sequence, Value, one

MOST_PARTS = 4
"""How many elements a sequence may have whose elements are settled."""


def settle(run: Machine, value: Value, site: Site) -> Value:
    """`value` as it leaves the place where something is known of it: an endpoint of no known relationship takes what
    is known of it along; where that is the relationship's name, it has it from now on."""
    return settled(run, value, site.node, site.frame)


def settled(run: Machine, value: Value, node: ir.Expression | ir.Statement, frame: Frame) -> Value:
    """The same, where `node` is under evaluation in a frame."""
    if not any(map(_is_nameless, value)):
        return value
    site = Site(node, frame)
    return frozenset([_settled(run, each, site) for each in ordered(value)])


def picked(run: Machine, value: Value, site: Site) -> Value:
    """Endpoints as an object keeps them, which outlives the place where something is known of them: with that."""
    if any(isinstance(atom, Endpoint) for atom in value):
        return frozenset([_picked(run, atom, site) for atom in ordered(value)])
    return value


def settle_parts(run: Machine, value: Value, site: Site) -> Value:
    """The same, for what short sequences and small dictionaries hold, too; and what a test lets through of several
    endpoints or keys is that from now on."""
    parts = _with_settled_parts(run, value, site)
    picked = (_picked(run, _chosen(run, atom), site) for atom in parts)
    return settle(
        run, frozenset(_with_entries(run, atom, site) if isinstance(atom, Mapping) else atom for atom in picked), site
    )


def _with_entries(run: Machine, atom: Mapping, site: Site) -> Mapping:
    """A small dictionary of the program's own; another one where a test says more of an endpoint in it."""
    held = [run.store.known(atom.place, key) for key in containers.keys(run.store, atom)]
    held += containers.layers(run.store, atom)

    def change(value: Value) -> Value:
        return settle(run, frozenset([_picked(run, each, site) for each in ordered(value)]), site)

    if len(held) > MOST_PARTS or all(change(value) == value for value in held):
        return atom
    made = run.mapping(site, "settled", atom.place)
    containers.copy(run.store, atom, made, change)
    return made


def _chosen(run: Machine, atom: Atom) -> Atom:
    """A key from a loop over an endpoint's keys as a test lets it through."""
    held = run.store.get(*cell_of(atom.endpoint, CHOSEN)) if isinstance(atom, KeyOf) else None
    found = [each for each in held or NOTHING if isinstance(each, KeyIs) and each.constants]
    is_known = isinstance(atom, KeyOf) and len(found) == len(held or NOTHING) == 1
    return replace(atom, chosen=found[0]) if is_known else atom


def _picked(run: Machine, atom: Atom, site: Site) -> Atom:
    """An endpoint out of several as a test lets it through: with what is known of it then."""
    if isinstance(atom, Query):
        return replace(atom, endpoint=_picked(run, atom.endpoint, site))
    if not isinstance(atom, Endpoint) or atom.subject != atom.name:
        return atom
    held = run.store.get(atom.subject, FACTS) or NOTHING
    if not any(isinstance(each, Known) and isinstance(each.fact, PropertyTest) for each in held):
        return atom
    place = run.places.intern(("picked", site.node, site.frame.place, atom.place, held))
    run.store.fix(place, FACTS, held)
    return replace(atom, subject=place)


def _with_settled_parts(run: Machine, value: Value, site: Site) -> Value:
    if Sequence not in map(type, value):
        return value
    return frozenset(
        [_of_settled_parts(run, each, site) if isinstance(each, Sequence) else each for each in ordered(value)]
    )


def _of_settled_parts(run: Machine, atom: Sequence, site: Site) -> Sequence:
    parts = containers.elements(run.store, atom)
    if parts is None or len(parts) > MOST_PARTS:
        return atom
    settled = [settle(run, part, site) for part in parts]
    if settled == parts:
        return atom
    return containers.set_sequence(run.store, run.places.of(site, "settled", atom.place), settled)


def keyed(run: Machine, atom: Atom, keys: Value, constant: Const) -> Atom:
    """An endpoint of no known relationship, or what is its own, as it stands under a key: of the relationship of that
    name, or one whose property is that."""
    if isinstance(atom, Query):
        return replace(atom, endpoint=keyed(run, atom.endpoint, keys, constant))
    if isinstance(atom, Property) and isinstance(atom.subject, int):
        whose = keyed(run, endpoint_of(atom), keys, constant)
        return replace(atom, subject=whose.subject) if isinstance(whose, Endpoint) else atom
    if not isinstance(atom, Endpoint | Endpoints) or atom.name is not None:
        return atom
    for key, name in filter(None, (unmade(each, str(constant.value)) for each in keys)):
        if isinstance(key, RelationshipName) and root(run, key.place) == root(run, atom.place):
            place, only = first(run, atom.place, name)
            run.store.fix(only, FACTS, run.store.get(atom.place, FACTS) or NOTHING)
            _carry(run, atom.place, only, name)
            if isinstance(atom, Endpoints):
                return Endpoints(place, name, atom.attributes)
            return Endpoint(only, name, name, atom.attributes)
        if isinstance(key, Property) and isinstance(atom, Endpoint) and key.subject == atom.subject:
            true = property_test(key, Relation.EQUALS, [name]).true
            tests = frozenset(Known(fact) for _, fact in true if isinstance(fact, PropertyTest))
            place = run.places.intern(("under", atom.place, key.key, name))
            run.store.fix(place, FACTS, tests)
            _carry(run, atom.place, place, place)
            return Endpoint(place, None, place, atom.attributes)
    return atom


def root(run: Machine, place: int) -> Value:
    """What stands for a relationship of a loop, whatever is known of it."""
    return run.store.get(place, ROOT) or one(RelationshipName(place))


def looped(run: Machine, place: int) -> list[Relationships]:
    """The relationships that a loop goes over which gives what is at a place."""
    names = (name for name in root(run, place) if isinstance(name, RelationshipName))
    return [each for name in names for each in run.store.known(name.place, OF) if isinstance(each, Relationships)]


def may_be_same(run: Machine, one: Endpoint, other: Endpoint) -> bool:
    """Whether two endpoints may be the same object although they have come there by other ways: the one by its name,
    say, and the other by a loop over all."""
    places = {one.place, other.place}
    if len(places) == 1 or len({one.name, other.name} - {None}) == 2:
        return False
    of_one, of_other = ({each.place for each in looped(run, place)} for place in (one.place, other.place))
    name = one.name or other.name
    taken = {first(run, each, name)[1] for each in of_one | of_other} if name is not None else set()
    return not of_one.isdisjoint(of_other) or not places.isdisjoint(taken)


def first(run: Machine, place: int, name: str) -> tuple[int, int]:
    """The places of the endpoints that relationships at a place have under a name, and of the first of these."""
    found = run.places.intern(("relationship", place, name))
    return found, run.places.intern(("endpoint", found, 0))


def _carry(run: Machine, known: int, place: int, subject: str | int) -> None:
    """What the code wrote to an endpoint stands there too under its other place."""
    for name in (ANY, *(path[0] if len(path) == 1 else path for path in run.keys)):
        held = run.store.get(known, name)
        if held is not None and run.store.get(place, name) is None:
            moved = [replace(atom, subject=subject) if isinstance(atom, Property) else atom for atom in held]
            run.store.fix(place, name, frozenset(moved))


_NAMED = (Endpoint, Endpoints)
_MAY_BE_NAMELESS = (Variable, RelationshipName, *_NAMED)


def _is_nameless(atom: Atom) -> bool:
    if isinstance(atom, Query):
        return _is_nameless(atom.endpoint)
    return atom.name is None if isinstance(atom, _NAMED) else isinstance(atom, _MAY_BE_NAMELESS)


def _settled(run: Machine, atom: Atom, site: Site) -> Atom:
    if isinstance(atom, Query):
        return replace(atom, endpoint=_settled(run, atom.endpoint, site))
    if not isinstance(atom, _MAY_BE_NAMELESS) or not _is_nameless(atom):
        return atom
    held = run.store.get(atom.place, FACTS)
    tests = [fact for fact in facts_of(run.store, atom.place) if isinstance(fact, PropertyTest)]
    passed: Value = frozenset(map(Known, tests))
    if not held or passed == run.store.get(atom.place, SETTLED):
        return atom
    named = [fact for fact in tests if fact.name == RELATIONSHIP_NAME and fact.relation is Relation.EQUALS]
    names = [fact.values for fact in named if fact.holds]
    if isinstance(atom, Variable) and any(RELATIONSHIPS_VARIABLES.issuperset(each) for each in names):
        return Text()
    name = min((each[0] for each in names if len(each) == 1), default=None)
    if isinstance(atom, RelationshipName) and name is not None:
        return Const(name)
    place = run.places.intern(("settled", site.node, site.frame.place, atom.place, held))
    run.store.fix(place, FACTS, held)
    run.store.fix(place, ROOT, root(run, atom.place))
    if name is None:
        run.store.fix(place, SETTLED, passed)
    subject = place if name is None else name
    _carry(run, atom.place, place, subject)
    if isinstance(atom, Endpoint):
        return replace(atom, place=place, name=name, subject=subject)
    return replace(atom, place=place, name=name) if isinstance(atom, Endpoints) else replace(atom, place=place)
