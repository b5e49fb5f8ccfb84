"""Plain reads are edited by the file's outline: as by its tree, which is then not made."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from command import Make, influx_lint
from oracle.case import cases
from slow import sampled

from influx_lint.checks.context import CodeContext
from influx_lint.languages.python import edits

HEAD = """\
import base64, json, os
class Holder: pass
def decode(): return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
ep = decode()
self = Holder()
self.ep = ep
"""
PROJECT = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2\n    disk: 512\n",
    ".platform.app.yaml": 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n',
}

PLAIN = [
    "print(ep['user'], ep[\"org\"])",
    "print(self.ep['user'], self.ep['bucket'])",
    "print(decode()['api_token'])",
    "print(ep.get('user'), ep.get('org'), self.ep.get(\"bucket\", None), ep.get('org', 'mine'), ep.get('org',port))",
    "print('é', ep['org'])",
    "print(f'{len(ep)} {ep!r}'); print(ep['org'])",
    "print({'org': ep['org'], 'user': 1})",
    "def read(given):\n    return given['org']\nread(ep)",
    "class Client:\n    @property\n    def org(self):\n        return ep['org']",
    "class Client:\n    def __init__(self, it): self.it = it\n    def org(self): return self.it['org']\nClient(ep)",
    "def read(given=None):\n    found = given or ep\n    return found['user']",
    "def read(given: dict | None = None):\n    found = given or ep\n    return found['user']",
]
OTHERS = [
    "print(ep['user'], {'user': 1} == 5)",
    "print(f'{ep[\"org\"]}')",
    "print(f'{ep[\"user\"]=}')",
    "print(f'''\n{ep['org']}\n''')",
    "print((ep)['org'], ep ['org'], ep[ 'org' ], ep['o' 'rg'], ep[r'org'], ep['''org'''], ep['\\x6frg'])",
    "print(ep[\n    'org'\n], ep.get(\n    'org'), ep . get('user'), ep.get(key='user'))",
    "print(ep.get('org', {}.get('a')), ep.get('bucket', f(1)))",
    "print(ep['org'])\nep['user'] = 'me'",
    "print(ep['org'])\nep['org'] += 'me'",
    "print(ep['org'])\nep |= {'org': 1}",
    "print(ep['org'])\nep.update(org=1)",
    "print(ep['org'])\ndel ep['org']",
    "print(ep['user'])\nep.pop('user')",
    "for ep['user'] in 'ab': pass\nprint(ep['user'])",
    "with open('a') as ep['user']: pass\nprint(ep['user'], ep['org'])",
    "(a, [ep['user'], *b]) = 1, [2, 3]\nprint(ep['user'], ep['org'])",
    "print([0 for ep['user'] in 'ab'], ep['user'])",
    "print(ep['user'], {'user', 'host'} <= set(ep))",
    "print(ep['user'], {'user', 'host'}.issubset(ep))",
    "KEYS = ('user', 'host')\nprint(ep['user'], set(KEYS) - ep.keys())",
    "print(vars(self)['ep']['org'], self.__dict__['ep']['org'])",
    "made = Holder()\nmade.__dict__ = ep\nprint(vars(made)['org'], made.__dict__['org'])",
    "print(dict.get(ep, 'org'), os.environ.get('org'))",
    "print('org' in ep, 'user' in ep and ep['user'])",
    "print(dict(ep)['org'], {**ep}['org'], [ep][0]['org'])",
    "match ep:\n    case {'user': user}: print(user)",
    "key = 'user'\nprint(ep[key], ep['user' if ep else 'org'], ep.get('user') or ep.get('username'))",
    "@print\ndef read(given=ep['org']): return given",
    "print((lambda given: given['org'])(ep))",
]


def _reported(folder: Path) -> Any:
    said = influx_lint("check", ".", "--output-format", "json", folder=folder)
    return json.loads(said.out)["findings"]


def _by_tree(folder: Path) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CodeContext, "outline", lambda *_, **__: None)
        return _reported(folder)


@pytest.mark.parametrize("code", PLAIN)
def test_a_plain_read_takes_no_tree(code: str, make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_project({**PROJECT, "main.py": f"{HEAD}{code}\n"})
    expected = _by_tree(folder)
    assert any(one["fix"] for one in expected if one["path"] == "main.py")
    monkeypatch.setattr(edits, "parse", lambda _: pytest.fail("the file is parsed again"))
    assert _reported(folder) == expected


@pytest.mark.parametrize("code", OTHERS)
def test_any_other_read_is_edited_by_the_tree(code: str, make_project: Make) -> None:
    folder = make_project({**PROJECT, "main.py": f"{HEAD}{code}\n"})
    expected = _by_tree(folder)
    assert any(one["path"] == "main.py" for one in expected)
    assert _reported(folder) == expected


CASES = {case.name: case.root for case in cases()}


@pytest.mark.parametrize("name", sampled(CASES, 8))
def test_cases_are_reported_as_by_their_trees(name: str, tmp_path: Path) -> None:
    case = shutil.copytree(CASES[name], tmp_path / name)
    assert _reported(case) == _by_tree(case)
