"""What is known of an endpoint, and where: its cells, and the facts that tests tell."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from influx_lint.flow.events import RELATIONSHIP_NAME, Fact, PropertyTest, Relation, VersionTest
from influx_lint.flow.store import FACTS, Store
from influx_lint.flow.values import Condition, Endpoint, KeyIs, Known, Property, Query, RelationshipName

Facts = frozenset[tuple["Endpoint", "Fact | KeyIs"]]

NO_FACTS: frozenset[Fact] = frozenset()
NO_CONDITION = Condition()

NOWHERE = -1
"""The place of what stands for an endpoint of which only its facts are known."""

TELLING = frozenset({"type", "rel", "scheme", "service"})
"""The keys of an endpoint that tell what it is."""


def path_of(atom: Endpoint | Query, key: str) -> tuple[str, ...]:
    """The path of a key of an endpoint or of its query dictionary."""
    return (key,) if isinstance(atom, Endpoint) else ("query", key)


def cell_of(atom: Endpoint | Query, key: Hashable) -> tuple[int, Hashable]:
    """The cell of what the code wrote under a key of an endpoint or of its query dictionary."""
    return (atom.place, key) if isinstance(atom, Endpoint) else (atom.endpoint.place, ("query", key))


def facts_of(store: Store, subject: str | int) -> frozenset[Fact]:
    """What is known of an endpoint by now."""
    held = store.get(subject, FACTS)
    return frozenset(atom.fact for atom in held if isinstance(atom, Known)) if held else NO_FACTS


def endpoint_of(atom: Property | RelationshipName) -> Endpoint:
    """The endpoint that a property is of, as far as facts go."""
    subject = atom.subject if isinstance(atom, Property) else atom.place
    return Endpoint(subject if isinstance(subject, int) else NOWHERE, None, subject)


def property_test(atom: Property | RelationshipName, relation: Relation, values: Iterable[str]) -> Condition:
    """A test of a property against constants. Where they name versions, the code has looked at the version."""
    endpoint = endpoint_of(atom)
    listed = tuple(sorted(set(values)))
    if isinstance(atom, Property):
        if atom.key == ("type",) and any(character.isdigit() for value in listed for character in value):
            tested: Facts = frozenset({(endpoint, VersionTest())})
            return Condition(tested, tested)
        if len(atom.key) != 1 or atom.key[0] not in TELLING:
            return NO_CONDITION
        if atom.derived and relation is Relation.EQUALS:
            relation = Relation.CONTAINS
    name = atom.key[0] if isinstance(atom, Property) else RELATIONSHIP_NAME
    return Condition(
        frozenset({(endpoint, PropertyTest(name, relation, listed, holds=True))}),
        frozenset({(endpoint, PropertyTest(name, relation, listed, holds=False))}),
    )
