"""The marks of the example projects agree with what the programs do, and the oracle notices marks that do not."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from command import Make
from oracle.case import Case, MarkError, Place, cases, load
from oracle.findings import Reported, differences
from oracle.judge import disagreements
from oracle.run import run
from slow import sampled

CASES = {case.name: case for case in cases() if not case.talks}

CONFIGURATION = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.7\ndb:\n    type: postgresql:15\n",
    ".platform.app.yaml": "name: app\nrelationships:\n    influxdb: timedb:influxdb\n    database: db:postgresql\n",
}
HEAD = "from platformshconfig import Config\ncreds = Config().credentials('influxdb')\n"


@pytest.mark.parametrize("name", sampled(CASES, 12))
def test_marks_agree_with_execution(name: str) -> None:
    assert disagreements(CASES[name]) == []


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150
    assert sum(case.is_trap for case in CASES.values()) >= 0.4 * len(CASES)


@pytest.fixture
def case_of(make_project: Make) -> Callable[[str], Case]:
    """A case of one program that has `creds` and ends as given."""

    def make(program: str) -> Case:
        return load(make_project({**CONFIGURATION, "main.py": HEAD + program}))

    return make


@pytest.mark.parametrize(
    "program",
    [
        "print(creds['user'])  # expect: NFX201\n",
        "print({**creds}['user'], creds.get('org'))  # expect: NFX201 NFX202\n",
        "get = lambda key: creds[key]  # read: a\nprint(get('user'))  # expect: NFX201 (read a)\n",
        "print(creds.get('username') or creds.get('user'))  # expect: NFX290\n",
        "print(creds['username'])\n",
        "print(Config().credentials('database')['user'])\n",
        "print(creds['user'])  # noqa: NFX201\n",
        "# The recording sees no `eval`.\nprint(eval('creds[\"user\"]'))  # expect: NFX201 (unseen: raises)\n",
    ],
)
def test_right_marks_pass(case_of: Callable[[str], Case], program: str) -> None:
    assert disagreements(case_of(program)) == []


@pytest.mark.parametrize(
    ("program", "complaint"),
    [
        ("print(creds['user'])\n", "NFX201 unmarked"),
        ("print(creds.get('bucket'))\n", "NFX202 unmarked"),
        ("print(dict(creds)['user'])\n", "NFX201 unmarked"),
        ("print(creds['user'])  # expect: NFX202\n", "NFX202 marked, but"),
        ("print(creds['user'], creds['org'])  # expect: NFX201\n", "NFX202 unmarked"),
        ("print(creds['bucket'], creds['org'])  # expect: NFX202\n", "1 times NFX202 marked, but"),
        ("print(creds['user'])  # expect: NFX201 NFX201\n", "2 times NFX201 marked, but"),
        ("print(creds['host'])  # expect: NFX201\n", "NFX201 marked, but"),
        ("name = 'user'  # expect: NFX201\nprint(creds[name])\n", "NFX201 unmarked"),
        ("name = 'host'  # expect: NFX201 (read a)\nprint(creds['user'], name)  # read: a\n", "marked (read a), but"),
        ("settings = {'user': creds['username']}\nprint(settings['user'])  # expect: NFX201\n", "NFX201 marked, but"),
        ("creds['user'] = 'me'\nprint(creds['user'])  # expect: NFX201\n", "NFX201 marked, but"),
        ("print(Config().credentials('database')['user'])  # expect: NFX201\n", "NFX201 marked, but"),
        ("print(creds['username'])  # expect: NFX210\n", "NFX210 marked, but"),
        ("print(creds.get('user'))  # expect: NFX290\n", "the outcomes differ"),
        ("print('org' in creds)\n", "NFX202 unmarked"),
        ("creds['user']  # expect: NFX201\n", "prints nothing"),
        ("print(1)\ntry:\n    creds['user']  # expect: NFX201\nexcept KeyError:\n    pass\n", "the same under both"),
        ("print(creds['nothing'])\n", "fails under the new payload"),
        ("print(1)  # expect: NFX201 (unseen: raises)\n", "needs a comment above"),
        ("# It is seen.\nprint(1)  # expect: NFX201 (unseen: raises)\n", "but it does not"),
    ],
)
def test_wrong_marks_are_noticed(case_of: Callable[[str], Case], program: str, complaint: str) -> None:
    assert any(complaint in one for one in disagreements(case_of(program)))


@pytest.mark.parametrize(
    "program",
    [
        "print(creds['user'])  # expect: NFX101\n",
        "print(creds['user'])  # expect: renamed-key\n",
        "print(creds['user'])  # expect: NFX201 (read a)\n",
        "print(creds['user'])  # read: a\n",
        "print(creds['user'])  # allow: NFX201\n",
    ],
)
def test_unreadable_marks_are_refused(case_of: Callable[[str], Case], program: str) -> None:
    with pytest.raises(MarkError):
        case_of(program)


def test_execution_tells_reads_with_their_places(case_of: Callable[[str], Case]) -> None:
    case = case_of("print(creds['user'])  # expect: NFX201\nprint(\n    'org'\n    in creds\n)  # allow: NFX290\n")
    old, new = run(case.root, "old"), run(case.root, "new")
    assert old.outcome == ("admin\nTrue\n", 0)
    assert [(event.place, event.path, event.code, event.test) for event in old.events] == [
        (Place("main.py", 3), ("user",), "NFX201", False),
        (Place("main.py", 5), ("org",), "NFX202", True),
    ]
    assert new.outcome == ("", 1)
    assert new.failed_at == (Place("main.py", 3),)
    assert "KeyError: 'user'" in new.errors


def test_every_application_runs(make_project: Make) -> None:
    program = "from platformshconfig import Config\nprint(Config().credentials('store')['user'])\n"
    root = make_project(
        {
            ".platform/services.yaml": "timedb:\n    type: influxdb:2.7\ndb:\n    type: mysql:10.6\n",
            "a/.platform.app.yaml": "name: a\nrelationships:\n    store: timedb:influxdb\n",
            "a/main.py": program,
            "b/.platform.app.yaml": "name: b\nrelationships:\n    store: {service: db}\n",
            "b/main.py": program,
        }
    )
    assert run(root, "old").printed == "admin\nmain\n"
    new = run(root, "new")
    assert (new.printed, new.status, new.failed_at) == ("main\n", 1, (Place("a/main.py", 2),))


def test_differences_name_what_is_missed_and_what_is_too_much(case_of: Callable[[str], Case]) -> None:
    case = case_of("print(creds['user'])  # expect: NFX201\nprint('user' in creds)  # allow: NFX290\n")
    right = Reported(Place("main.py", 3), 13, "NFX201")
    wrong = Reported(Place("main.py", 4), 7, "NFX201")
    allowed = Reported(Place("main.py", 4), 7, "NFX290")
    assert differences(case, [right], optional=False) == []
    assert differences(case, [right, allowed], optional=True) == []
    assert differences(case, [wrong], optional=False) == ["missed: main.py:3 NFX201", "false alarm: main.py:4 NFX201"]
    assert differences(case, [right, right], optional=False) == ["false alarm: main.py:3 NFX201"]


def test_a_case_without_default_rules_is_a_trap(case_of: Callable[[str], Case]) -> None:
    case = case_of("print(creds.get('username') or creds.get('user'))  # expect: NFX290\n")
    assert case.is_trap
    assert not dataclasses.replace(
        case, marks=tuple(dataclasses.replace(one, code="NFX201") for one in case.marks)
    ).is_trap
