"""Code that is written, or generated, to take for ever: the read after it is still found."""

from __future__ import annotations

from pathlib import Path

import pytest
from slow import marked
from snippet import PRELUDE

from influx_lint.checks import code
from influx_lint.checks.context import CodeContext
from influx_lint.project.workspace import Workspace
from influx_lint.registry.policy import shipped


def _nested(line: str, depth: int, body: str) -> str:
    return "".join(f"{'    ' * level}{line.format(level)}\n" for level in range(depth)) + f"{'    ' * depth}{body}"


HOSTILE = {
    "parentheses": "x = " + "(" * 90 + "ep" + ")" * 90,
    "sums": "x = " + "+".join(["ep['host']"] * 2000),
    "sums and differences": "x = " + "".join(f"a{number}{'+-'[number % 2]}" for number in range(2000)) + "1",
    "attributes": "x = ep" + ".a" * 2000,
    "calls": "x = ep" + ".get('query')" * 900,
    "elif": "if a: pass\n" + "".join(f"elif ep['type'] == 'y{number}': v = 1\n" for number in range(2000)),
    "nested loops": _nested("for a{0} in b{0}:", 18, "x = ep"),
    "nested rounds": _nested("for a{0} in (1, 2, 3, 4, 5, 6, 7, 8):", 12, "x = ep['host']"),
    "nested while": _nested("while a{0}:", 15, "x, y, z = y, z, ep"),
    "a long list": "x = [" + ",".join(f"'k{number}'" for number in range(100_000)) + "]\nfor k in x: ep[k]",
    "a large dictionary": "x = {" + ",".join(f"'k{number}': ep" for number in range(20_000)) + "}\nfor k in x: x[k]",
    "dictionaries spread from themselves": "import flask\napp = flask.Flask('a')\n"
    + "".join(
        f"@app.get('/{number}')\ndef f{number}():\n    app.config['K'] = {{'c': ep, **app.config['K']}}\n"
        f"    return app.config['K']['c']['port']\n"
        for number in range(2000)
    ),
    "calls that double": "".join(
        f"def f{number}(a, b):\n    return f{number + 1}(b, a), f{number + 1}([a], {{1: b}})\n" for number in range(60)
    )
    + "f0(ep, R)",
    "calls that double and write": "".join(
        f"def f{number}(a):\n    global g{number}\n    g{number} = a\n    return f{number + 1}(a), f{number + 1}([a])\n"
        for number in range(40)
    )
    + "f0(ep)",
    "recursion": (
        "def f(a, n):\n    return f([a, n], n) or g(a, f(n, a))\n"
        "def g(a, b):\n    return f(b, a), g(f(a, b), g)\nf(ep, R)"
    ),
    "functions of themselves": "Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))\nY(Y)(Y)(ep)",
    "joins": "".join(f"if a{number}:\n    x = {number}\nelse:\n    x = 'y{number}'\n" for number in range(2000))
    + "ep[x]",
    "dictionaries of dictionaries": "d = ep\n" + "".join(f"d = {{**d, **d, 'a{number}': d}}\n" for number in range(60)),
    "a dictionary in itself": "d = {}\nfor i in z:\n    d = {**d, 'k': d}\n    d.update(d)",
    "a chain of classes": "class C0: pass\n"
    + "".join(f"class C{number}(C{number - 1}): x = ep\n" for number in range(1, 1000)),
    "a circle of classes": "class A: pass\nclass B(A): pass\nA = B\nclass A(A, B): pass\nA.x.y",
    "text that doubles": "s = 'a'\n" + "s = s + s\n" * 60,
    "wide formats": "s = '%999999999d' % 1\ns = '{:>999999999}'.format('a')\ns = 'a' * 10**10",
    "cases": "match ep:\n"
    + "".join(f"    case {{'k{number}': x, 'type': 'a{number}'}}: v = x\n" for number in range(1000)),
    "generators of themselves": "def g():\n    yield from g()\n    yield ep\nfor x in g(): x['host']",
}


TAKES_LONG = {"dictionaries spread from themselves", "a long list", "elif"}


@pytest.mark.parametrize("name", marked(HOSTILE, TAKES_LONG))
def test_what_follows_is_found(name: str, tmp_path: Path) -> None:
    source = f'{PRELUDE}{HOSTILE[name]}\nprint(ep["user"])\n'
    path = tmp_path / "main.py"
    path.write_text(source, encoding="utf-8")
    found = code.check(CodeContext(Workspace(tmp_path), shipped()), path, source)
    assert len(source.splitlines()) in [finding.span.line for finding in found]
