"""What is known of an endpoint, and where: its cells, and the facts that tests tell."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from influx_lint.flow.events import RELATIONSHIP_NAME, Fact, Presence, PropertyTest, Relation, VersionTest
from influx_lint.flow.platform import Condition, Endpoint, KeyIs, Known, Narrowed, Property, Query, RelationshipName
from influx_lint.flow.possibilities import TELLING, present
from influx_lint.flow.records import replace
from influx_lint.flow.store import FACTS, Store
from influx_lint.flow.values import Const, Unknown, Value

Facts = frozenset[tuple["Endpoint", "Fact | KeyIs | Narrowed"]]

NO_FACTS: frozenset[Fact] = frozenset()
NO_CONDITION = Condition()

NOWHERE = -1
"""The place of what stands for an endpoint of which only its facts are known."""


def path_of(atom: Endpoint | Query, key: str) -> tuple[str, ...]:
    """The path of a key of an endpoint or of its query dictionary."""
    return (key,) if isinstance(atom, Endpoint) else ("query", key)


def told_by_all(tests: Sequence[Facts]) -> Facts:
    """What each of some tests tells, of the same endpoint: it may stand at several places."""
    if len(tests) < 2 or all(each == tests[0] for each in tests):
        return tests[0] if tests else frozenset()
    shared = set.intersection(*({(endpoint.subject, fact) for endpoint, fact in each} for each in tests))
    return frozenset(one for each in tests for one in each if (one[0].subject, one[1]) in shared)


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


def version_tests(left: Value, right: Value) -> tuple[Facts, Facts]:
    """What it says of endpoints that their types are compared."""
    looked_at = frozenset(
        (endpoint_of(atom), VersionTest())
        for atom in left | right
        if isinstance(atom, Property) and atom.key == ("type",)
    )
    return looked_at, looked_at


def tested(value: Value, constants: list[str]) -> Condition | None:
    """What a test against constants says of properties: of one endpoint, or of several endpoints' the same."""
    value = _of_relationships(present(value) or value)
    (atom, *others) = value or (None,)
    if not others and isinstance(atom, Property | RelationshipName):
        return property_test(atom, Relation.EQUALS, constants)
    atoms = [each for each in value if isinstance(each, Property)]
    if atoms and any(isinstance(each, Const) and each.value not in constants for each in value):
        # Where it holds, it is none of the other texts that may stand there.
        found = tested(
            frozenset(each for each in value if not isinstance(each, Const) or each.value in constants), constants
        )
        return found and replace(found, false=frozenset())
    if not atoms or len(atoms) < len(value):
        return None
    tests = [property_test(each, Relation.EQUALS, constants) for each in atoms]
    return Condition(told_of_each([test.true for test in tests]), told_of_each([test.false for test in tests]))


def _of_relationships(value: Value) -> Value:
    """A value but for what may stand in its place where a loop goes through relationships or something else."""
    names = frozenset(atom for atom in value if isinstance(atom, RelationshipName))
    return names if names and all(isinstance(atom, Const | Unknown) for atom in value - names) else value


def told_of_each(tests: Sequence[Facts]) -> Facts:
    """What each of some tests tells of an endpoint of its own, which may be the one that is tested."""
    shared = set.intersection(*({fact for _, fact in each} for each in tests)) if tests else frozenset()
    return frozenset(
        (endpoint, replace(fact, among_others=True) if isinstance(fact, PropertyTest) else fact)
        for each in tests
        for endpoint, fact in each
        if fact in shared and isinstance(fact, PropertyTest | VersionTest)
    )


def presence_of(endpoint: Endpoint, key: tuple[str, ...], reads: frozenset[int]) -> Condition:
    """What it says that an endpoint has a key, which these reads asked for."""
    return Condition(
        frozenset({(endpoint, Presence(key, present=True))}),
        frozenset({(endpoint, Presence(key, present=False))}),
        reads,
    )
