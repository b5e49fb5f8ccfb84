"""The store: branches in place, taken back, and merged."""

from __future__ import annotations

from influx_lint.flow.events import Presence, VersionTest
from influx_lint.flow.platform import Endpoint, Known
from influx_lint.flow.possibilities import MOST_ENDPOINTS, join
from influx_lint.flow.store import FACTS, KEYS, Dependencies, Store
from influx_lint.flow.values import ABSENT, UNKNOWN, Const, Ordered, one

ONE, TWO, THREE = one(Const(1)), one(Const(2)), one(Const(3))


def test_a_trail_is_taken_back() -> None:
    store = Store()
    store.set("frame", "x", ONE)
    store.begin()
    store.set("frame", "x", TWO)
    store.set("frame", "y", TWO)
    assert store.end() == {("frame", "x"): TWO, ("frame", "y"): TWO}
    assert (store.get("frame", "x"), store.get("frame", "y")) == (ONE, None)


def test_arms_are_merged() -> None:
    store = Store()
    store.set("frame", "x", ONE)
    assert store.merge([{("frame", "x"): TWO, ("frame", "y"): TWO}, {}])
    assert store.get("frame", "x") == ONE | TWO
    assert store.get("frame", "y") == TWO | {ABSENT}
    assert not store.merge([{("frame", "x"): ONE | TWO}, {}])


def test_facts_merge_to_what_all_arms_know() -> None:
    store = Store()
    version, present = Known(VersionTest()), Known(Presence(("user",), present=True))
    store.merge([{("influxdb", FACTS): frozenset({version, present})}, {("influxdb", FACTS): one(version)}])
    assert store.get("influxdb", FACTS) == one(version)
    store.merge([{("influxdb", FACTS): frozenset({version, present})}, {}])
    assert store.get("influxdb", FACTS) == one(version)


def test_inner_trails_belong_to_the_outer_ones() -> None:
    store = Store()
    store.begin()
    store.begin()
    store.set("frame", "x", ONE)
    store.keep()
    assert store.changes(0) == {("frame", "x"): ONE}
    store.unwind(0)
    assert store.get("frame", "x") is None


def test_dependencies_are_what_was_not_written_first() -> None:
    store = Store()
    store.set("old", "x", ONE)
    store.dependencies = learned = Dependencies(newest=7)
    store.get("old", "x")
    store.set("old", "y", TWO)
    store.get("old", "y")
    store.set("old", "x", THREE)
    store.get(8, "x")
    store.dependencies = None
    found = learned.found()
    assert found == [(("old", "x"), ONE)]
    assert not store.holds(found)
    store.set("old", "x", ONE)
    assert store.holds(found)


def test_dependencies_include_those_of_a_part_but_for_what_is_newer() -> None:
    work = Dependencies(newest=7)
    work.include([((7, "x"), ONE), ((8, "x"), ONE), (("old", "x"), None)], [(7, "y"), (8, "y")])
    assert work.found() == [((7, "x"), ONE), (("old", "x"), None)]


def test_untrailed_writes_stay() -> None:
    store = Store()
    store.begin()
    with store.untrailed():
        store.set("module", "x", ONE)
    store.end()
    assert store.get("module", "x") == ONE


def test_what_is_committed_stays_until_what_is_around_it_is_taken_back() -> None:
    store = Store()
    store.set(1, "x", ONE)
    store.begin()
    store.begin()
    store.set(1, "x", TWO)
    store.set(2, "own", THREE)
    assert store.commit(gone=2) == {(1, "x"): TWO}
    assert (store.get(1, "x"), store.get(2, "own")) == (TWO, None)
    assert store.end() == {(1, "x"): TWO}
    assert store.get(1, "x") == ONE


def test_orders_of_keys_merge_into_one() -> None:
    store = Store()
    store.begin()
    store.set(1, KEYS, one(Ordered(("a", "b"))))
    first = store.end()
    store.begin()
    store.set(1, KEYS, one(Ordered(("c",))))
    second = store.end()
    store.merge([first, second])
    assert store.get(1, KEYS) == one(Ordered(("a", "b", "c")))


def test_many_endpoints_are_unknown() -> None:
    endpoints = [Endpoint(number, f"name{number}", f"name{number}") for number in range(MOST_ENDPOINTS + 1)]
    assert join(map(one, endpoints[1:])) == frozenset(endpoints[1:])
    assert join(map(one, endpoints)) == UNKNOWN
    assert join([ONE, *map(one, endpoints)]) == ONE | UNKNOWN


def test_what_was_done_or_not_leaves_what_was_made_there_as_it_is() -> None:
    store, newest = Store(), 7
    store.set(newest, "old", ONE)
    store.add({(newest, "old"): TWO, (newest, "new"): TWO, (newest + 1, "x"): TWO}, newest)
    assert store.get(newest, "old") == ONE | TWO
    assert store.get(newest, "new") == TWO | {ABSENT}
    assert store.get(newest + 1, "x") == TWO
