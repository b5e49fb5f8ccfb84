"""The nodes and values of `flow/`, run by a toy language: none of them knows a real one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from toy import outcome_of
from toy_text import lower

from influx_lint.findings import Origin
from influx_lint.flow import calls as calls_room, ir, ir_patterns
from influx_lint.flow.events import KeyRead, Statement
from influx_lint.flow.expressions import EXPRESSIONS
from influx_lint.flow.frames import FunctionObject
from influx_lint.flow.machine import Machine
from influx_lint.flow.statements import STATEMENTS
from influx_lint.flow.store import Store
from influx_lint.flow.values import Atom
from influx_lint.text import Lines

HERE = Path(__file__).parent

ENDPOINT = """
(set r (parse (get env "PLATFORM_RELATIONSHIPS")))
(set e (get (get r "influx") 0))
"""

READS = {
    "a key": ('(get e "user")', ["user"]),
    "another key": ('(get e "name")', []),
    "another endpoint's": ('(get (get (get r "mysql") 0) "user")', ["user"]),
    "none of the platform's": ('(get (dict ("user" "me")) "user") (get (unknown) "user")', []),
    "a name": ('(set k "user") (get e k)', ["user"]),
    "a name with a type": ('(let k text "user") (get e k)', ["user"]),
    "under the query": ('(get (get e "query") "org")', ["query.org"]),
    "a method": ('((at e default) "user")', ["user"]),
    "text of parts": ('(get e (text "us" "er"))', ["user"]),
    "either": ('(show (cond (in "user" e) (get e "user") nil))', ["user", "user"]),
    "or": ('(show (or (get e "user") (get e "org")))', ["user", "org"]),
    "what is true": ('(each x (list 0) (if (x (get e "user")) (else (get e "org"))))', ["user"]),
    "and": ('(show (and (not (in "org" e)) (get e "user")))', ["org", "user"]),
    "merged": ('(get (merge e (dict ("x" 1))) "user")', ["user"]),
    "a copy": ('(set m (dict (spread e) ("user" "me"))) (get m "user") (get m "org")', ["org"]),
    "an element": ('(set l (list 1 (star (list e)))) (get (get l 1) "user")', ["user"]),
    "a stretch": ('(set l (list e 1)) (get (get (get l (upto 1)) 0) "user")', ["user"]),
    "a list made": ('(list-of (get e k) (for k (list "user" "org")))', ["user", "org"]),
    "a mapping made": ('(set m (dict-of k (get e k) (for k e (!= k "x")))) (get m "user")', ["user"]),
    "by its pairs": (
        '(set m (dict)) (each p ((at e pairs)) (set (get m (get p 0)) (get p 1))) (get m "user")',
        ["user"],
    ),
    "a function": ('(def f (x (y "user")) (return (get x y))) (f e) (f e (name y "org"))', ["user", "org"]),
    "by keys that are handed on": (
        (
            "(def f (x k) (return (list (get x k)))) (def g (x k) (return (f x k))) "
            '(g e "user") (g e "user") (f e "user") (g e "org") (g (dict ("user" 1)) "user")'
        ),
        ["user", "user", "user", "org"],
    ),
    "by a key that is kept": (
        (
            "(class C () (def new (self x) (set (at self x) x)) (def keep (self k) (set (at self k) k)) "
            "(def get (self) (return (get (at self x) (at self k))))) "
            '(set c (C e)) ((at c keep) "user") ((at c get)) ((at c keep) "user") ((at c get))'
        ),
        ["user", "user"],
    ),
    "in one of two lists": (
        (
            '(def f () (return (list 1 2))) (set a (f)) (set b (f)) (set (get a 0) e) (get (get a 0) "user") '
            '(get (get b 0) "org")'
        ),
        ["user"],
    ),
    "in lists of lists": (
        (
            '(def f (x k) (return (list (list x) k))) (set a (f e "user")) (set b (f 1 "user")) (set c (f e "user")) '
            "(get (get (get a 0) 0) (get a 1)) (get (get (get b 0) 0) (get b 1)) (get (get (get c 0) 0) (get c 1))"
        ),
        ["user", "user"],
    ),
    "a function without a name": ('((fn (x) (return (get x "user"))) e)', ["user"]),
    "a function that nothing calls": ('(def f () (return (get e "user")))', ["user"]),
    "the rest": ('(def f ((rest x) (spread n)) (get (get x 0) (get n "k"))) (f e (name k "user"))', ["user"]),
    "a parameter": ("(def f (user) (return user)) (f (spread e))", ["user"]),
    "handed out": ('(def g () (yield e) (yield-each (list e))) (each x (g) (get x "user"))', ["user"]),
    "bound on the way": ('(await (bind k (get e "user"))) (both k)', ["user"]),
    "written over": ('(set (get e "user") 1) (update e (dict ("org" 1))) (get e "user") (get e "org")', []),
    "merged into": ('(set m (dict)) (update m e) (get m "org")', ["org"]),
    "deleted": ('(del (get e "user")) (get e "user") (get e "org")', ["org"]),
    "a test": ('(if ((in "user" e) (set n (get e "user"))) (else (get e "org")))', ["user", "user", "org"]),
    "a demand": ('(assume (in "user" e)) (get e "user")', ["user", "user"]),
    "a failure": ('(if ((not (in "user" e)) (raise fails)))', ["user"]),
    "a loop": ('(set i 0) (while (< i 3) (get e "user") (if (i (break)) (else (continue))))', ["user"]),
    "over keys": ('(each k (list "user" "org") (get e k))', ["user", "org"]),
    "over all keys": ('(each k e (if ((== k "user") (show (get e k)))))', ["user"]),
    "over relationships": ('(each n r (get (get (get r n) 0) "user"))', ["user"]),
    "by name": ('(each p ((at r pairs)) (if ((== (get p 0) "x") (get (get (get p 1) 0) "user"))))', ["user"]),
    "over variables": (
        (
            '(each p ((at env pairs)) (set t (get p 1)) (if ((== (get p 0) "PLATFORM_RELATIONSHIPS") '
            '(get (get (get (parse t) "x") 0) "user"))))'
        ),
        ["user"],
    ),
    "caught": ('(try ((get e "user")) (catch (missing) x (get e "org")) (finally (show 1)))', ["user", "org"]),
    "with": ('(with missing x (get e "user")) (with e x (get x "org"))', ["user", "org"]),
    "a class": (
        (
            "(class C () (def new (self x) (set (at self e) x)) (def get (self k) (return (get (at self e) k))) "
            '(def call (self) (return (get (at self e) "org")))) (set c (C e)) (get c "user") (c)'
        ),
        ["org", "user"],
    ),
    "a class's property": (
        '(class C () (set e e) (under lazily (def user (self) (return (get (at self e) "user"))))) (at (C) user)',
        ["user"],
    ),
    "of the class above": (
        (
            "(class B () (def f (self) (return e))) (class C (B) (def f (self) (return ((at (super) f))))) "
            '(get ((at (C) f)) "user")'
        ),
        ["user"],
    ),
    "a class that is iterated over": (
        '(class C () (def each (self) (return (list e)))) (each x (C) (get x "user"))',
        ["user"],
    ),
    "a pattern": ('(match e (case (dict ("user" u)) u) (case (list a b) 1) (case (either "x" _) 1))', ["user"]),
    "a class's pattern": ('(class C ()) (match (C) (case (of C (user u)) u) (case _ (get e "user")))', ["user"]),
    "a key's pattern": ('(each k e (match k (case "user" (show (get e k)))))', ["user"]),
    "after an end": ('(stop) (get e "user")', []),
    "with an argument given": ('(def f (x k) (get x k)) ((given f e) "user")', ["user"]),
    "in a library's object": ('(set o (make)) (set (at o e) e) (get (at o e) "user")', ["user"]),
    "of the reader": ('(get (get (get (at platform relationships) "x") 0) "user")', ["user"]),
    "under longer keys": ('(set m (dict)) (each k e (set (get m (text "x-" k)) (get e k))) (get m "x-user")', ["user"]),
    "by a table of functions": (
        '(def f (x) (get x "user")) (set t (dict ("influx" f))) (each n r ((get t n) (get (get r n) 0)))',
        ["user"],
    ),
    "a variable": ('(get env "INFLUX_USER")', ["INFLUX_USER"]),
    "unknown keys": ("(get e (unknown))", ["?"]),
}
"""What a program reads, in the order of the text."""


def _position(origin: Origin) -> tuple[str, tuple[int, ...]]:
    return str(origin.path), tuple(origin.span)


def _reads(texts: dict[str, str]) -> list[str]:
    found = sorted(outcome_of(texts).events, key=lambda event: _position(event.origin))
    names = [".".join(each.key or ("?",)) if isinstance(each, KeyRead) else each.name for each in found]
    return [name for name in names if name != "PLATFORM_RELATIONSHIPS"]


@pytest.mark.parametrize("name", READS)
def test_what_is_read(name: str) -> None:
    text, expected = READS[name]
    assert _reads({"main": ENDPOINT + text}) == expected


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        ('(f e "user") (f e "user") (f e "user")', 1),
        ('(f e "user") (f e "org") (f e "user")', 2),
        ('(f e "user") (f r "user") (f e "user")', 2),
        ('(set k "user") (f e k) (set j "user") (f e j)', 2),
        ('(set m (dict ("user" 1))) (f m "user") (f m "user")', 2),
    ],
)
def test_a_call_with_a_key_from_elsewhere_is_gone_through_once(
    calls: str, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = ENDPOINT + "(def f (x k) (return (list (get x k)))) " + calls
    done: list[object] = []
    plain = calls_room.go_through

    def count(run: Machine, function: FunctionObject, *given: Any) -> Any:
        done.append(function)
        return plain(run, function, *given)

    monkeypatch.setattr(calls_room, "go_through", count)
    outcome_of({"main": text})
    assert len(done) == expected


def test_modules() -> None:
    texts = {
        "main": '(import other) (get (at other e) "user") (from other f) (f) (from other) (get e "org") '
        '(import other/part) (get (at other/part e) "user") (from other.gone x) (get x "user")',
        "other": ENDPOINT + '(def f () (return (get e "user")))',
        "other/part": "(from other e)",
    }
    assert _reads(texts) == ["user", "org", "user", "user"]


def test_places_are_exact() -> None:
    text = ENDPOINT + '(show\n  (get e "user"))'
    (event,) = [each for each in outcome_of({"main": text}).events if isinstance(each, KeyRead)]
    lines = Lines(text)
    assert text[slice(*lines.offsets(event.span))] == '"user"'


def test_what_stands_in() -> None:
    text = '(set d (parse (dump (dict ("influx" (list (dict ("user" "me"))))))))'
    given = '(set (get env "PLATFORM_RELATIONSHIPS") (dump (dict ("influx" (list (dict ("user" "me")))))))'
    assert not outcome_of({"main": text}).stand_ins
    (found,) = outcome_of({"main": given}).stand_ins
    assert found.keys == {("user",)}


def test_what_is_not_followed() -> None:
    assert [each.reason for each in outcome_of({"main": ENDPOINT + "(deep e)"}).unfollowed] == [
        "it is nested too deeply"
    ]
    assert outcome_of({"main": "(deep x)"}).is_whole


CONTACTS = {
    "a client": ('(dial (get e "host"))', ["dial"]),
    "by text around it": ('(dial (text "http://" (get e "host") "/x"))', ["dial"]),
    "with a token": ('(dial (get e "host") "t")', []),
    "with a token on one way": ('(def f (x) (dial (get e "host") (rest x))) (f (list)) (f (list "t"))', []),
    "somewhere else": ('(dial "localhost") (dial (get e "port"))', []),
    "asked for nothing": ('(set c (dial (get e "host"))) ((at c say))', []),
    "a statement": ('(set c (dial (get e "host") "t")) ((at c say) "make x")', ["make x"]),
    "a statement of parts": ('(set c (dial (get e "host") "t")) ((at c say) (text "make " x))', ["make \0"]),
    "another text of parts": ('(set c (dial (get e "host") "t")) ((at c say) (text "show " x))', []),
}
"""How a program speaks to services."""


@pytest.mark.parametrize("name", CONTACTS)
def test_how_services_are_spoken_to(name: str) -> None:
    text, expected = CONTACTS[name]
    found = [each for each in outcome_of({"main": ENDPOINT + text}).contacts if each.targets]
    assert [each.text if isinstance(each, Statement) else each.name for each in found] == expected
    assert {target.relationship for each in found for target in each.targets} <= {"influx"}


def _nodes(value: object) -> set[type]:
    if isinstance(value, tuple):
        return set().union(*map(_nodes, value))
    fields = getattr(value, "fields_of_record", ())
    kinds = {type(value)} if isinstance(value, ir.Node) else set()
    return kinds.union(*(_nodes(getattr(value, name)) for name in fields))


def test_every_node_is_run() -> None:
    # The classes that records were made from stay among these until Python next looks for garbage.
    patterns = {each for each in ir_patterns.Pattern.__subclasses__() if "fields_of_record" in vars(each)}
    modules = {ir.Import, ir.ImportNames, ir.Omitted}
    lowered = set().union(*(_nodes(lower(text).body) for text, _ in READS.values()))
    assert {*EXPRESSIONS, *STATEMENTS, *patterns} - modules - lowered == set()


def test_every_value_is_met(monkeypatch: pytest.MonkeyPatch) -> None:
    met: set[type] = set()

    def noting(function: Any) -> Any:
        def call(*arguments: Any) -> Any:
            found = function(*arguments)
            met.update(map(type, found or ()))
            return found

        return call

    monkeypatch.setattr(Machine, "evaluate", noting(Machine.evaluate))
    monkeypatch.setattr(Store, "get", noting(Store.get))
    for name in READS:
        test_what_is_read(name)
    for name in CONTACTS:
        test_how_services_are_spoken_to(name)
    test_modules()
    test_what_stands_in()
    assert {kind.__name__ for kind in set(get_args(Atom)) - met} == set()


def test_no_language_is_loaded() -> None:
    code = "import sys, toy; print([name for name in sys.modules if name.startswith('influx_lint.languages')])"
    found = subprocess.run([sys.executable, "-c", code], cwd=HERE, capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
