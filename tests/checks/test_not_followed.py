"""NFX903: what was given up where credentials may come is said, there, and nothing else is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest
from command import Make, influx_lint

from influx_lint.cli import main
from influx_lint.flow import calls
from influx_lint.flow.frames import FunctionObject
from influx_lint.flow.machine import Machine

PRELUDE = """\
import base64, json, os
ep = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
"""
CONFIGURATION = {
    ".platform.app.yaml": 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n',
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.7\n",
}

DEEP = 2_000


def nested(count: int, body: str, test: str = "ready()") -> str:
    """Blocks in one another."""
    blocks = "".join("    " * depth + f"if {test}:\n" for depth in range(count))
    return blocks + "    " * count + body + "\n"


def chain(count: int, last: str) -> str:
    """Functions that call one another."""
    functions = "".join(f"def f{at}(given):\n    return f{at + 1}(given)\n" for at in range(count))
    return f"{functions}def f{count}(given):\n    return {last}\n"


def recursive(name: str) -> str:
    """More work than a small file may take: each function calls the next one with what no call had before."""
    calls = "".join(
        f"def g{at}(one, *more):\n    g{at + 1}([one], 1, *more)\n    g{at + 1}([one], 2, *more)\n" for at in range(30)
    )
    return f"{calls}def g30(one, *more):\n    pass\ng0({name})\n"


def said(make_project: Make, files: Mapping[str, str | bytes]) -> list[tuple[str, int, str]]:
    """Where NFX903 is, and the reasons."""
    found = influx_lint("check", "--select", "NFX903", folder=make_project({**CONFIGURATION, **files}))
    assert found.status == (1 if found.findings else 0)
    return [(one.path, one.line, one.message.partition(": ")[2]) for one in found.findings]


@pytest.mark.parametrize(
    ("code", "line", "reason"),
    [
        (f"total = {'+'.join(['1'] * DEEP)}\nfound = {'not ' * DEEP}ep\n", 4, "it is nested too deeply"),
        ("exec(open('send.py').read(), {'ep': ep})\n", 3, "code that is compiled when the program runs"),
        ("def later(source):\n    return eval(source, None, {'all': [ep]})\n", 4, "code that is compiled"),
        ("import runpy\nrunpy.run_path('send.py', init_globals={'ep': ep})\n", 4, "code that is compiled"),
        ("exec(open('send.py').read())\n", 3, "code that is compiled"),
        (
            "def later(source):\n    exec(compile(source, 'send.py', 'exec'))\nlater(input())\n",
            4,
            "code that is compiled",
        ),
        ("def later(source, given):\n    exec(source)\nlater(input(), {'all': [ep]})\n", 4, "code that is compiled"),
        ("exec('print(ep[\"user\"])')\n", 3, "code that is compiled"),
        ("print(eval('ep[\"user\"]'))\n", 3, "code that is compiled"),
        ("exec('import os; print(os.environ[\"PLATFORM_RELATIONSHIPS\"])')\n", 3, "code that is compiled"),
    ],
    ids=[
        *("an expression", "exec", "eval", "run_path", "exec without names", "exec in a function"),
        *("exec of an argument", "exec of text", "eval of text", "exec of text that reads the source"),
    ],
)
def test_what_is_given_up_is_said_where_it_is(make_project: Make, code: str, line: int, reason: str) -> None:
    found = said(make_project, {"main.py": PRELUDE + code})
    assert [(path, at) for path, at, _ in found if at == line] == [("main.py", line)]
    assert all(why.startswith(reason) for _, _, why in found)


def test_what_takes_too_much_work_is_said(make_project: Make) -> None:
    assert {why for _, _, why in said(make_project, {"main.py": PRELUDE + recursive("ep")})} == {
        "it takes too many steps"
    }


@pytest.mark.parametrize(
    "code",
    [
        nested(70, "print('nothing')"),
        chain(60, "given") + "f0('nothing')\n",
        f"for name in {[f'n{at}' for at in range(300)]}:\n    print(name, ep['username'])\n",
        "exec(open('send.py').read(), {'host': ep['host']})\n",
        "eval('1 + 1', {})\n",
        "print(eval('1 + 1'), ep['host'])\nexec('print(\\'step\\')')\n",
        "import os\nDEBUG = eval(os.environ.get('DEBUG', 'False'))\n",
        "import runpy\nrunpy.run_path('send.py')\nrunpy.run_module('send', {'host': ep['host']})\n",
        "about = {}\nexec(open('version.py').read(), about)\n",
        recursive("'nothing'"),
        f"table = {[[at] for at in range(60)]}\nrows = [{', '.join(['list(table)'] * 20)}]\n" + recursive("rows"),
    ],
    ids=[
        *("blocks", "calls", "a loop", "exec", "eval", "eval of text", "eval of a setting", "run_path"),
        *("exec for a version", "work", "work with much in it"),
    ],
)
def test_what_credentials_do_not_reach_is_given_up_in_silence(make_project: Make, code: str) -> None:
    assert said(make_project, {"main.py": PRELUDE + code}) == []


def test_what_only_sounds_like_it_has_to_do_with_credentials_is_given_up_in_silence(make_project: Make) -> None:
    """Names spread from what holds credentials: a method is called as a method elsewhere is."""
    code = PRELUDE + "class Client:\n    def send(self):\n        self.kept = ep\n\n\nClient().send()\n"
    other = recursive("'nothing'").replace("    pass", "    one.send().kept")
    assert said(make_project, {"main.py": code + "import other\n", "other.py": other}) == []


@pytest.mark.parametrize(
    ("body", "is_said"),
    [
        ("print(main.ep['user'])", True),
        ("print(main.seen)", False),
        ("print(main.both['first']['user'])", True),
        ("print(main.both['second'])", False),
        ("show(main.both)", True),
        ("print(both['first']['user'])", True),
        ("print(both['second'])", False),
        ("show(both)", True),
        ("print(os.environ['PLATFORM_RELATIONSHIPS'])", True),
        ("print(os.environ[f'{owner}_RELATIONSHIPS'])", True),
        ("print(one.MODEL_RELATIONSHIPS_BY_NAME, one.relationships)", False),
        ("print('no PLATFORM_RELATIONSHIPS here')", False),
    ],
)
def test_code_is_given_up_with_credentials_only_if_it_names_them(make_project: Make, body: str, is_said: bool) -> None:
    """What a container or a module has besides credentials is got at without them."""
    main = PRELUDE + "seen = 1\nboth = {'first': ep, 'second': 2}\n"
    heavy = recursive("'nothing'").replace("*more):\n", f"*more):\n    if one is more:\n        {body}\n")
    files = {"main.py": main, "heavy.py": f"import main, os\nfrom main import both\n{heavy}"}
    assert bool(said(make_project, files)) is is_said


@pytest.mark.parametrize(("reads", "is_said"), [("ep", True), ("table", False)])
def test_a_loop_over_names_is_given_up_only_where_it_reads_credentials(
    make_project: Make, reads: str, is_said: bool
) -> None:
    names = [*(f"n{at}" for at in range(300)), "user"]
    body = f"    print({reads}.get(name))\n" * 20
    code = f"table = {{}}\nfor name in {names}:\n{body}"
    assert bool(said(make_project, {"main.py": PRELUDE + code})) is is_said


@pytest.mark.parametrize(
    ("gets", "followed"),
    [
        ("one.send()", {"send", "dispatch"}),
        ("send().kept", {"send", "dispatch", "later"}),
        ("global kept; kept = send", {"send", "dispatch", "later", "other"}),
    ],
)
def test_a_shared_word_alone_is_not_followed_from_one_function_to_the_next(
    make_project: Make, monkeypatch: pytest.MonkeyPatch, gets: str, followed: set[str]
) -> None:
    """`dispatch` has the name of what gets hold of credentials in it: it hands on none unless it gets hold of them."""
    entered = set[str]()
    call_unknown = calls.go_through

    def noted(run: Machine, function: FunctionObject, *given: Any) -> object:
        entered.update({function.node.name} if run.guessed is function.node else ())
        return call_unknown(run, function, *given)

    monkeypatch.setattr(calls, "go_through", noted)
    files = {
        "main.py": PRELUDE + "def send():\n    return ep\n",
        "other.py": f"from main import send\ndef dispatch(one):\n    {gets}\n",
        "third.py": "import other\ndef later(one):\n    one.dispatch()\ndef other(one):\n    return one.kept\n",
    }
    root = make_project({**CONFIGURATION, **files})
    main(["check", str(root)])
    assert entered == followed


BROKEN: dict[str, bytes] = {
    "syntax": b"def send(c):\n    print(c['user']\n",
    "another Python": b"def send(c):\n    print c['user']\n",
    "NUL": b"def send(c):\n    print(c['user'])\n\0",
    "encoding": b"def send(c):\n    print(c['user'])  # \xe9\n",
    "UTF-16": "def send(c):\n    print(c['user'])\n".encode("utf-16-le"),
    "unknown encoding": b"# coding: nowhere\ndef send(c):\n    print(c['user'])\n",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_an_import_of_what_cannot_be_read_is_said(make_project: Make, content: bytes) -> None:
    files: dict[str, str | bytes] = {"main.py": PRELUDE + "import helper\nhelper.send(ep)\n", "helper.py": content}
    ((path, line, reason),) = said(make_project, files)
    assert (path, line) == ("main.py", 3)
    assert reason.startswith("helper.py cannot be parsed: ")


@pytest.mark.parametrize(
    "code",
    [
        "from station.gone import send\nsend(ep)\n",
        "from station import gone\nimport station.gone as g\ng.send(url=ep['host'], given=[ep])\n",
        "import station.gone as g\ng.Client(**ep)\n",
        "from .gone import Client\nClient.of(ep)\n",
    ],
)
def test_credentials_for_a_module_of_the_project_that_is_not_there(make_project: Make, code: str) -> None:
    imports, _, use = code.rpartition("\n")[0].rpartition("\n")
    text = f"{PRELUDE}{imports}\n{use}\n"
    ((path, line, reason),) = said(make_project, {"main.py": text, "station/__init__.py": ""})
    assert (path, line) == ("main.py", text.count("\n"))
    assert reason in (
        "the module station.gone of the project is not there",
        "the module gone of the project is not there",
    )


@pytest.mark.parametrize(
    "code",
    [
        "from station.gone import send\nsend(ep['host'])\n",
        "import requests.gone\nrequests.gone.send(ep)\n",
        "from station import known\nknown(ep)\n",
        "from station.part.module import known\nknown(ep)\n",
    ],
)
def test_what_else_is_not_there_is_not_said(make_project: Make, code: str) -> None:
    known = "def known(given):\n    print(given['host'])\n"
    files = {"main.py": PRELUDE + code, "station/__init__.py": known, "station/part/module.py": known}
    assert said(make_project, files) == []


def test_an_import_of_what_has_nothing_to_do_with_credentials_is_not(make_project: Make) -> None:
    files = {"main.py": PRELUDE + "import old\nold.send(1)\n", "old.py": "def send(given):\n    print given\n"}
    assert said(make_project, files) == []


@pytest.mark.parametrize("uses", [0, 12])
def test_an_import_of_what_cannot_be_read_is_said_once_where_it_is_used_with_credentials(
    make_project: Make, uses: int
) -> None:
    """Of a file that cannot be read, importers that have nothing to do with credentials need not hear."""
    helper = "def send(given):\n    print given['user']\n"
    code = "import helper\nhelper.send(ep)\n" + "def use(given):\n    import helper\n    helper.send(ep)\n" * uses
    other = "import helper\n\n\ndef later(given):\n    helper.send(given)\n"
    files = {"main.py": PRELUDE + "import other\n" + code, "helper.py": helper, "other.py": other}
    assert [(path, line) for path, line, _ in said(make_project, files)] == [("main.py", 4)]


def test_nothing_is_said_where_no_credentials_are(make_project: Make) -> None:
    code = "import helper\n" + nested(70, "ep['user']") + chain(60, "given['user']") + "f0(ep)\nexec('', {'ep': ep})\n"
    assert said(make_project, {"main.py": code, "helper.py": b"print 'user'\n"}) == []


def test_flake8_says_the_same(make_project: Make) -> None:
    code = PRELUDE + "exec('', {'ep': ep})\n"
    root = make_project({**CONFIGURATION, "main.py": code})
    done = subprocess.run(
        [sys.executable, "-m", "flake8", "--select", "NFX", "main.py"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    (line,) = done.stdout.splitlines()
    assert line.startswith("main.py:3:1: NFX903 the code from line 3 on could not be followed to its end: ")
