"""The ways by which credentials come to reads, in a toy language: none of the rooms knows a real one."""

from __future__ import annotations

import pytest
from toy import outcome_of, trace_of

from influx_lint.flow.events import KeyRead, Statement

HEAD = '(set r (parse (get env "PLATFORM_RELATIONSHIPS"))) (set e (get (get r "influx") 0)) '
"""The variable is read, the relationships are kept as `r`, one is taken and kept as `e`."""

TAKEN = ["variable", "name r", "relationship influx", "name e"]

WAYS = {
    "at once": ('(get e "user")', []),
    "by an argument": ('(def f (x) (get x "user")) (f e)', ["argument f"]),
    "by a return": ('(def f () (return e)) (get (f) "user")', ["return f", "call f"]),
    "there and back": (
        '(def f (x) (return x)) (def g (y) (get y "user")) (g (f e))',
        ["argument f", "return f", "call f", "argument g"],
    ),
    "by the second call, of which the first is remembered": (
        '(def f (x) (return x)) (f e) (set d (f e)) (def g (y) (get y "user")) (g d)',
        ["argument f", "return f", "call f", "name d", "argument g"],
    ),
    "in a list": ('(set l (list 1 e)) (get (get l 1) "user")', ["container"]),
    "in a mapping that is handed on": (
        '(def f (x) (get (get x "db") "user")) (f (dict ("db" e)))',
        ["container", "argument f"],
    ),
    "in an attribute": (
        '(class C () (def new (self x) (set (at self e) x)) (def f (self) (get (at self e) "user"))) ((at (C e) f))',
        ["argument C", "attribute e", "argument f", "attribute e"],
    ),
    "handed on before it was put there": (
        '(def f (m) (return m)) (set m (dict)) (set n (f m)) (set (get n "db") e) (get (get m "db") "user")',
        ["container"],
    ),
    "handed out": ('(def g () (yield e)) (each x (g) (get x "user"))', ["return g", "call g"]),
    "a copy": ('(set m (dict (spread e))) (get m "user")', ["container", "name m"]),
    "by the shorter of two ways": (
        '(def f (x) (return x)) (def g (y) (get y "user")) (g (f (f e))) (g e)',
        ["argument g"],
    ),
    "in a pattern": ('(match e (case (dict ("user" u)) u))', []),
}


def _way(files: dict[str, str], key: str = "user") -> list[str]:
    (read,) = {
        (one.origin, one.key, one.relationship): one
        for one in outcome_of(files).events
        if isinstance(one, KeyRead) and one.key == (key,)
    }.values()
    return [f"{each.hand} {each.name}".strip() for each in trace_of(files).way(read)]


@pytest.mark.parametrize("name", WAYS)
def test_the_way_to_a_read(name: str) -> None:
    text, expected = WAYS[name]
    found = _way({"main": HEAD + text})
    assert [each for each in found if each not in ("name l", "name m", "name n")] == [
        *TAKEN,
        *(each for each in expected if each not in ("name l", "name m", "name n")),
    ]


def test_the_way_through_modules() -> None:
    files = {"main": '(from other e) (def f (x) (get x "user")) (f e)', "other": HEAD}
    assert _way(files) == [*TAKEN, "import other", "argument f"]


def test_of_several_relationships_each_has_its_own_way() -> None:
    text = HEAD + '(set d (get (get r "other") 0)) (def f (x) (get x "user")) (def g (x) (f x)) (f e) (g d)'
    reads = [one for one in outcome_of({"main": text}).events if isinstance(one, KeyRead) and one.key == ("user",)]
    ways = trace_of({"main": text})
    found = {one.relationship: [f"{each.hand} {each.name}" for each in ways.way(one)][2:] for one in reads}
    assert found == {
        "influx": ["relationship influx", "name e", "argument f"],
        "other": ["relationship other", "name d", "argument g", "argument f"],
    }


def test_of_the_same_key_from_two_places_each_has_its_own_way() -> None:
    text = HEAD + '(set d e) (def f (x k) (return (list (get x k)))) (def g (x k) (f x k)) (f e "user") (g d "user")'
    reads = [one for one in outcome_of({"main": text}).events if isinstance(one, KeyRead) and one.key == ("user",)]
    ways = trace_of({"main": text})
    found = [[f"{each.hand} {each.name}" for each in ways.way(one)][3:] for one in reads]
    assert found == [["name e", "argument f"], ["name e", "name d", "argument g", "argument f"]]


def test_the_way_to_a_client() -> None:
    text = HEAD + '(def f (x) (dial (text "http://" (get x "host")))) (f e)'
    (contact,) = outcome_of({"main": text}).contacts
    found = [f"{each.hand} {each.name}" for each in trace_of({"main": text}).way(contact)]
    assert found[2:] == ["relationship influx", "name e", "argument f", "read host"]


def test_the_way_to_a_statement() -> None:
    text = HEAD + '(def f (c) ((at c say) "make x")) (f (dial (get e "host")))'
    (statement,) = [each for each in outcome_of({"main": text}).contacts if isinstance(each, Statement)]
    found = [f"{each.hand} {each.name}".strip() for each in trace_of({"main": text}).way(statement)]
    assert found == [*TAKEN, "read host", "argument f"]


def test_places_are_those_of_the_hand_overs() -> None:
    text = '(set e (get (get (parse (get env "PLATFORM_RELATIONSHIPS")) "influx") 0))\n(get e "user")'
    (read,) = [one for one in outcome_of({"main": text}).events if isinstance(one, KeyRead)]
    assert [each.origin.span.line for each in trace_of({"main": text}).way(read)] == [1, 1, 1]
