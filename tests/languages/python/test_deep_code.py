"""Deep, long and wide code: the reads in it are found, however deep they stand and however far the way to them is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from snippet import PRELUDE

from influx_lint.checks import code
from influx_lint.checks.context import CodeContext
from influx_lint.project.workspace import Workspace
from influx_lint.registry.policy import shipped

READ = "print(ep['user'])"


def _nested(lines: Iterable[str], body: str = READ) -> str:
    opened = list(lines)
    return "".join(f"{' ' * depth}{line}\n" for depth, line in enumerate(opened)) + " " * len(opened) + body


def _chain(count: int, line: str = "return f{next}(a)") -> str:
    """Functions each of which calls the next one, the last of which reads."""
    calls = "".join(f"def f{each}(a):\n    {line.format(next=each + 1)}\n" for each in range(count))
    return f"{calls}def f{count}(a):\n    return a['user']\nf0(ep)"


def _names(count: int, last: str = "user") -> str:
    return ", ".join([*(f"'name{each}'" for each in range(count - 1)), f"'{last}'"])


BLOCKS = ["if a:", "for b in c:", "while d:", "with e:", "try:"]
OPEN = [*BLOCKS[:4], "if g:"]

FOUND = {
    "a chain of 40 calls": _chain(40),
    "a chain of 200 calls": _chain(200),
    "a chain of 200 calls in blocks": _chain(200, "for b in [a]:\n        if b:\n            return f{next}(b)"),
    "a chain of 200 calls, each in a call": _chain(200, "return dict(x=[f{next}(a)])"),
    "a chain of 100 methods": "".join(
        f"class C{each}:\n    def __init__(self, a):\n        self.inner = C{each + 1}(a)\n"
        f"    def read(self):\n        return self.inner.read()\n"
        for each in range(100)
    )
    + "class C100:\n    def __init__(self, a):\n        self.a = a\n"
    + "    def read(self):\n        return self.a['user']\nC0(ep).read()",
    "a chain of 60 decorators": "def d(f):\n    def w(*a):\n        return f(*a)\n    return w\n"
    + "@d\n" * 60
    + "def g(a):\n    return a['user']\ng(ep)",
    "a loop over 61 names": f"for n in ({_names(61)}):\n    print(ep[n])",
    "a loop over a table of 1,000 names": f"T = [{_names(1000)}]\nfor n in T:\n    print(ep[n])",
    "a loop over a table of 1,000 pairs": "T = ["
    + "".join(f"('column{each}', 'name{each}'), " for each in range(999))
    + "('who', 'user')]\nrow = {}\nfor c, n in T:\n    row[c] = ep[n]",
    "a loop over a dictionary of 1,000 names": "T = {"
    + "".join(f"'name{each}': {each}, " for each in range(999))
    + "'user': 1}\nfor n, v in T.items():\n    if v:\n        print(ep.get(n))",
    "a comprehension over 1,000 names": f"T = ({_names(1000)},)\nprint([ep[n] for n in T])",
    "a table of 1,000 functions": "T = {\n"
    + "".join(f"    'a{each}': lambda a: a['b{each}'],\n" for each in range(999))
    + "    'u': lambda a: a['user'],\n}\nfor n, f in T.items():\n    print(n, f(ep))",
    "70 blocks": _nested(OPEN * 14),
    "90 blocks": _nested(OPEN * 18),
    "90 branches": _nested(["if a:"] * 90),
    "90 loops": _nested(["for a in b:"] * 90),
    "30 functions in each other": _nested([f"def f{each}():" for each in range(30)]),
    "30 classes in each other": _nested([f"class C{each}:" for each in range(30)]),
    "90 blocks and 90 parentheses": _nested(OPEN * 18, f"print({'(' * 90}ep['user']{')' * 90})"),
    "elif with 1,000 arms": "if a: pass\n" + "elif b: pass\n" * 1000 + f"elif c: {READ}",
    "elif with 1,000 arms of names": "k = 'x'\nif a: pass\n"
    + "".join(f"elif a == {each}: k = 'name{each}'\n" for each in range(1000))
    + READ,
    "else with 90 branches": "".join(f"{' ' * each}if a: pass\n{' ' * each}else:\n" for each in range(90))
    + " " * 90
    + READ,
    "198 parentheses": f"print({'(' * 190}ep['user']{')' * 190})",
    "190 lists": f"x = {'[' * 190}ep['user']{']' * 190}",
    "190 calls": f"x = {'f(' * 190}ep['user']{')' * 190}",
    "400 unary operators": f"x = {'not ' * 400}ep['user']",
    "400 conditionals": f"x = {'1 if a else ' * 400}ep['user']",
    "400 methods": f"x = q{'.a(1)' * 400}.b(ep['user'])",
    "a sum of 2,000": f"x = {'1 + ' * 2000}ep['user']",
    "sums and differences of 800": f"x = {'1 + 2 - ' * 400}ep['user']",
    "'or' of 2,000": f"x = {'a or ' * 2000}ep['user']",
    "a chain of 100 classes": "class C0:\n    def read(self):\n        return ep['user']\n"
    + "".join(f"class C{each}(C{each - 1}): pass\n" for each in range(1, 100))
    + "print(C99().read())",
    "20 dictionaries over one": "d0 = {**ep}\n"
    + "".join(f"d{each} = {{**d{each - 1}, 'x{each}': {each}}}\n" for each in range(1, 20))
    + "print(d19['user'])",
    "a dictionary spread from 20": "print({"
    + "".join(f"**a{each}, " for each in range(10))
    + "**ep, "
    + "".join(f"**b{each}, " for each in range(10))
    + "}['user'])",
    "a name 40 assignments on": "a0 = ep\n" + "".join(f"a{each + 1} = a{each}\n" for each in range(40)) + "a40['user']",
    "the last of 40 instances": "class C:\n    def __init__(self, a):\n        self.a = a\n"
    "    def read(self):\n        return self.a['user']\n"
    + "".join(f"x{each} = C({each})\n" for each in range(40))
    + "y = C(ep)",
    "a template of 20 lines of text": f"x = '{'text ' * 400} %(user)s' % ep",
}


def found(text: str, folder: Path) -> list[str]:
    """What is found in code that has an endpoint `ep`."""
    source = f"{PRELUDE}{text}\n"
    path = folder / "main.py"
    path.write_text(source, encoding="utf-8")
    return [each.code for each in code.check(CodeContext(Workspace(folder), shipped()), path, source)]


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND.keys())
def test_the_read_is_found(text: str, tmp_path: Path) -> None:
    assert found(text, tmp_path) == ["NFX201"]
