"""The edits of Python code: what is read by its new key, and what is left to a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from command import Make
from hypothesis import HealthCheck, given, settings, strategies as st
from rounds import rounds

from influx_lint.checks import code
from influx_lint.checks.context import CodeContext
from influx_lint.findings import Applicability, Finding
from influx_lint.languages import PYTHON
from influx_lint.project.workspace import Workspaces
from influx_lint.registry import rules
from influx_lint.registry.policy import shipped

Find = Callable[[str], list[Finding]]

CONFIGURATION = """\
applications:
    app:
        type: python:3.12
        relationships:
            influxdb: "timedb:influxdb"
            database: "db:postgresql"
services:
    timedb:
        type: influxdb:{version}
    db:
        type: postgresql:16
"""
HEAD = "from platformshconfig import Config\nc = Config().credentials('influxdb')\n"
ALL = "import base64, json, os\nr = json.loads(base64.b64decode(os.environ['PLATFORM_RELATIONSHIPS']))\n"
BY_NAME = ALL + 'for n, e in r.items():\n    if n == "influxdb":\n        e[0]["user"] = "me"\n'
RULES = {rules.RENAMED_KEY, rules.MOVED_KEY, rules.RENAMED_VARIABLE, rules.OLD_PAYLOAD}


def finder(
    make_project: Make, version: str = "2.7", further: Mapping[str, str] | None = None, path: str = "main.py"
) -> Find:
    """Finds what is wrong with the old keys and variables in a file of a project whose InfluxDB has a version."""
    configuration = CONFIGURATION.format(version=version)
    root = make_project({".upsun/config.yaml": configuration, "main.py": "", **(further or {})})

    def find(text: str) -> list[Finding]:
        where = root / path
        context = CodeContext(Workspaces().of(where, root), shipped())
        _, found = code.check_file(context, where, text.encode(), PYTHON)
        return [one for one in found if one.rule in RULES or one.rule is rules.UNPARSABLE_FILE]

    return find


@pytest.fixture
def find(make_project: Make) -> Find:
    return finder(make_project)


def repaired(find: Find, text: str) -> str:
    """The text after every fix; nothing may be left, and there must be something to fix."""
    result = rounds(text, find, list(Applicability))
    assert result.fixed
    assert not result.remaining, [one.advice for one in result.remaining]
    assert result.converged
    assert rounds(result.text, find, list(Applicability)).text == result.text
    return result.text


RENAMED = [
    ('c["user"]', 'c["username"]'),
    ("c['user']", "c['username']"),
    ('c["""user"""]', 'c["""username"""]'),
    ('c[r"user"]', 'c[r"username"]'),
    ('c["us" "er"]', 'c["username"]'),
    ('c["us" + "er"]', 'c["username"]'),
    ("c.get('user')", "c.get('username')"),
    ('c.get("user", "me")', 'c.get("username", "me")'),
    ('c.pop("user")', 'c.pop("username")'),
    ('c.setdefault("user", "me")', 'c.setdefault("username", "me")'),
    ('c.__getitem__("user")', 'c.__getitem__("username")'),
    ('"user" in c', '"username" in c'),
    ("'user' not in c.keys()", "'username' not in c.keys()"),
    ('c["user" if c else "host"]', 'c["username" if c else "host"]'),
    ('"{user}@{host}".format(**c)', '"{username}@{host}".format(**c)'),
    ('"{user!r:>{port}}".format_map(c)', '"{username!r:>{port}}".format_map(c)'),
    ('"{0[user]}".format(c)', '"{0[username]}".format(c)'),
    ('"{c[user]}".format(c=c)', '"{c[username]}".format(c=c)'),
    ('"%(user)s" % c', '"%(username)s" % c'),
    ("f\"{c['user']}\"", "f\"{c['username']}\""),
    ("f\"{c['user']!r:>{c['port']}}\"", "f\"{c['username']!r:>{c['port']}}\""),
    ("f'{c[\"host\"]}' f'/{c[\"user\"]}'", "f'{c[\"host\"]}' f'/{c[\"username\"]}'"),
    ("[c[key] for key in ('user', 'host')]", "[c[key] for key in ('username', 'host')]"),
    (
        "{key: c[key] for key in ('user', 'host')}",
        "{key: {**c, \"user\": c[\"username\"]}[key] for key in ('user', 'host')}",
    ),
]

MOVED = [
    ('c["bucket"]', 'c["query"]["bucket"]'),
    ("c['bucket']", "c['query']['bucket']"),
    ('(c)["bucket"]', '(c)["query"]["bucket"]'),
    ('{**c}["bucket"]', '{**c}["query"]["bucket"]'),
    ('c [ "bucket" ]', 'c ["query"][ "bucket" ]'),
    ('c.get("bucket")', 'c.get("query", {}).get("bucket")'),
    ("c.get('bucket', 'b')", "c.get('query', {}).get('bucket', 'b')"),
    ('c.pop("bucket")', 'c["query"].pop("bucket")'),
    ('c.pop("bucket", None)', 'c.get("query", {}).pop("bucket", None)'),
    ('c.setdefault("org", "o")', 'c.setdefault("query", {}).setdefault("org", "o")'),
    ('"bucket" in c', '"bucket" in c.get("query", {})'),
    ('"bucket" in c.keys()', '"bucket" in c.get("query", {}).keys()'),
    ('"bucket" in (c or {})', '"bucket" in ((c or {}).get("query", {}))'),
    ('"bucket" in set(c)', None),
    ('"{bucket}".format(**c)', '"{query[bucket]}".format(**c)'),
    ('"{org}/{bucket:>9}".format_map(c)', '"{query[org]}/{query[bucket]:>9}".format_map(c)'),
    ('"{0[bucket]}".format(c)', '"{0[query][bucket]}".format(c)'),
    ('"%(org)s/%(bucket)s" % c', '"%(org)s/%(bucket)s" % c["query"]'),
    ('"%(org)s on %(host)s" % c', '"%(org)s on %(host)s" % {**c, **c["query"]}'),
    ('"%(org)s on %(host)s" % dict(c)', '"%(org)s on %(host)s" % {**(endpoint := dict(c)), **endpoint["query"]}'),
    ("f\"{c['bucket']}\"", "f\"{c['query']['bucket']}\""),
    ("f\"{c.get('bucket', 'b')}\"", "f\"{c.get('query', {}).get('bucket', 'b')}\""),
    ("[c[key] for key in ('org', 'bucket')]", "[c['query'][key] for key in ('org', 'bucket')]"),
    ("{key: c.get(key) for key in ('org',)}", "{key: c.get('query', {}).get(key) for key in ('org',)}"),
    ("[c[key] for key in ('org', 'host')]", "[{**c, **c['query']}[key] for key in ('org', 'host')]"),
    ('c["org"] + c["bucket"] + c["user"]', 'c["query"]["org"] + c["query"]["bucket"] + c["username"]'),
    ('c.get("org", c["bucket"])', 'c.get("query", {}).get("org", c["query"]["bucket"])'),
]


@pytest.mark.parametrize(("before", "after"), [*RENAMED, *MOVED], ids=str)
def test_expressions(find: Find, before: str, after: str | None) -> None:
    program = f"{HEAD}print({before})  # {{kept}}\n"
    if after is None:
        assert all(one.fix is None and one.advice for one in find(program))
        assert find(program)
    else:
        assert repaired(find, program) == f"{HEAD}print({after})  # {{kept}}\n"


PROGRAMS = {
    "several lines": (
        'print(c[\n    "bucket"  # kept\n])\nprint(c.get(\n    "org", "o",\n))\n',
        'print(c["query"][\n    "bucket"  # kept\n])\nprint(c.get("query", {}).get(\n    "org", "o",\n))\n',
    ),
    "a chain of lines": ('print((c\n      .get("org")))\n', 'print((c\n      .get("query", {}).get("org")))\n'),
    "constant": ('KEY = "user"\nprint(c[KEY])\n', 'KEY = "user"\nprint(c["username"])\n'),
    "constant in an f-string": (
        'KEY = "org"\nprint(f"{c[KEY]}")\n',
        "KEY = \"org\"\nprint(f\"{c['query']['org']}\")\n",
    ),
    "match": (
        'match c:\n    case {"host": h, "user": u}:\n        print(h, u)\n',
        'match c:\n    case {"host": h, "username": u}:\n        print(h, u)\n',
    ),
    "match, moved": (
        'match c:\n    case {"bucket": b}:\n        print(b)\n',
        'match c:\n    case {"query": {"bucket": b}}:\n        print(b)\n',
    ),
    "match, moved together": (
        'match c:\n    case {"org": o, "bucket": b, "host": h}:\n        print(o, b, h)\n',
        'match c:\n    case {"query": {"org": o, "bucket": b}, "host": h}:\n        print(o, b, h)\n',
    ),
    "match, moved apart": (
        'match c:\n    case {"org": o, "host": h, "user": u, "bucket": b}:\n        print(o, b, h, u)\n',
        'match c:\n    case {"query": {"org": o, "bucket": b}, "host": h, "username": u}:\n        print(o, b, h, u)\n',
    ),
    "itemgetter": (
        'from operator import itemgetter\nread = itemgetter("user", "host")\nprint(read(c))\n',
        'from operator import itemgetter\nread = itemgetter("username", "host")\nprint(read(c))\n',
    ),
    "itemgetter, moved": (
        'from operator import itemgetter\nprint(itemgetter("org")(c))\n',
        'from operator import itemgetter\nprint(itemgetter("query")(c)["org"])\n',
    ),
    "itemgetter, mixed": (
        'from operator import itemgetter\nprint(itemgetter("org", "host")(c))\n',
        'from operator import itemgetter\nprint(itemgetter("org", "host")({**c, **c["query"]}))\n',
    ),
    "itemgetter, for something else, too": (
        'from operator import itemgetter\nget = itemgetter("org", "host")\nprint(get(c), get({"org": 1, "host": 2}))\n',
        (
            'from operator import itemgetter\nget = itemgetter("org", "host")\n'
            'print(get({**c, **c["query"]}), get({"org": 1, "host": 2}))\n'
        ),
    ),
    "itemgetter, of what is made anew": (
        'from operator import itemgetter\nprint(itemgetter("org", "host")(next(iter([c]))))\n',
        (
            "from operator import itemgetter\n"
            'print(itemgetter("org", "host")({**(endpoint := next(iter([c]))), **endpoint["query"]}))\n'
        ),
    ),
    "template": (
        'from string import Template\nprint(Template("$user@${user}").substitute(c))\n',
        'from string import Template\nprint(Template("$username@${username}").substitute(c))\n',
    ),
    "template, moved": (
        'from string import Template\nprint(Template("$org").substitute(c), Template("$host $org").substitute(c))\n',
        (
            'from string import Template\nprint(Template("$org").substitute(c["query"]), '
            'Template("$host $org").substitute({**c, **c["query"]}))\n'
        ),
    ),
    "namespace": (
        "from types import SimpleNamespace\nn = SimpleNamespace(**c)\nprint(n.user, n.org, getattr(n, 'bucket', 1))\n",
        (
            "from types import SimpleNamespace\nn = SimpleNamespace(**c)\n"
            "print(n.username, n.query[\"org\"], getattr(n, 'query', {}).get('bucket', 1))\n"
        ),
    ),
    "bound method": (
        'get = c.get\nprint(get("user"), get("org"), get("bucket", "b"))\n',
        'get = c.get\nprint(get("username"), get("query", {}).get("org"), get("query", {}).get("bucket", "b"))\n',
    ),
    "key parameter": (
        'def field(key):\n    return c[key]\nprint(field("user"), field("org"))\n',
        'def field(key):\n    return c[key]\nprint(field("username"), field("query")["org"])\n',
    ),
    "key parameter with a default": (
        'def field(key, default=""):\n    return c.get(key, default)\nprint(field("org"), field("bucket", "b"))\n',
        (
            'def field(key, default=""):\n    return c.get(key, default)\n'
            'print(field("query", {}).get("org", ""), field("query", {}).get("bucket", "b"))\n'
        ),
    ),
    "key parameter without a default": (
        'def field(key):\n    return c.get(key)\nprint(field("org"), field("user"))\n',
        'def field(key):\n    return c.get(key)\nprint((field("query") or {}).get("org"), field("username"))\n',
    ),
    "key parameter that has to be there": (
        (
            "def field(key):\n    value = c.get(key)\n    if not value:\n        raise LookupError(f'no {key}')\n"
            '    return value\nprint(field("org"), field("user"))\n'
        ),
        (
            "def field(key):\n    value = c.get(key)\n    if not value:\n        raise LookupError(f'no {key}')\n"
            '    return value\nprint(field("query")["org"], field("username"))\n'
        ),
    ),
    "key parameter that is tested": (
        (
            "def field(key):\n    if key not in c:\n        raise LookupError(key)\n    return c[key]\n"
            'print(field("org"), field("user"))\n'
        ),
        (
            "def field(key):\n    if key not in c:\n        raise LookupError(key)\n    return c[key]\n"
            'print(field("query")["org"], field("username"))\n'
        ),
    ),
    "model in a model": (
        (
            "from pydantic import BaseModel\nclass Endpoint(BaseModel):\n    user: str | None = None\n"
            "class Outer(BaseModel):\n    endpoint: Endpoint\n"
            'print(Outer.model_validate({"endpoint": c}).endpoint.user)\n'
        ),
        (
            "from pydantic import AliasChoices, BaseModel, Field\nclass Endpoint(BaseModel):\n"
            '    user: str | None = Field(None, validation_alias=AliasChoices("user", "username"))\n'
            "class Outer(BaseModel):\n    endpoint: Endpoint\n"
            'print(Outer.model_validate({"endpoint": c}).endpoint.user)\n'
        ),
    ),
    "key parameter that is printed": (
        'def field(key):\n    print(key)\n    return c[key]\nfield("user")\n',
        'def field(key):\n    print(key)\n    return {**c, "user": c["username"]}[key]\nfield("user")\n',
    ),
    "result that is changed": (
        'def field(key):\n    return str(c[key])\nprint(field("org"))\n',
        'def field(key):\n    return str({**c, **c["query"]}[key])\nprint(field("org"))\n',
    ),
    "default of a parameter": (
        'def field(key="user"):\n    return c[key]\nprint(field())\n',
        'def field(key="username"):\n    return c[key]\nprint(field())\n',
    ),
    "keys with a name": (
        'KEYS = ("org", "bucket")\nfor key in KEYS:\n    print(key, c[key])\n',
        'KEYS = ("org", "bucket")\nfor key in KEYS:\n    print(key, c["query"][key])\n',
    ),
    "loop that uses the key": (
        'for key in ("user", "host"):\n    print(key, c[key])\n',
        'for key in ("user", "host"):\n    print(key, {**c, "user": c["username"]}[key])\n',
    ),
    "several keys, of something that is made anew": (
        'def made():\n    print(1)\n    return c\nfor key in ("org", "host"):\n    print(key, made()[key])\n',
        (
            'def made():\n    print(1)\n    return c\nfor key in ("org", "host"):\n'
            '    print(key, {**(endpoint := made()), **endpoint["query"]}[key])\n'
        ),
    ),
    "several keys, of what a function looks up": (
        'def made():\n    return c\nfor key in ("org", "host"):\n    print(key, made()[key])\n',
        (
            'def made():\n    return c\nfor key in ("org", "host"):\n'
            '    print(key, {**made(), **made()["query"]}[key])\n'
        ),
    ),
    "several keys, in a text": (
        'for key in ("org", "host"):\n    print(f"{key} {c[key]}")\n',
        'for key in ("org", "host"):\n    print(f"{key} {({**c, **c[\'query\']})[key]}")\n',
    ),
    "wrapper": (
        'class W:\n    def __getitem__(self, key):\n        return c[key]\nprint(W()["user"], W()["org"])\n',
        (
            "class W:\n    def __getitem__(self, key):\n        return c[key]\n"
            'print(W()["username"], W()["query"]["org"])\n'
        ),
    ),
    "two-star arguments": (
        "def url(host, user, **_):\n    return host + user\nprint(url(**c))\n",
        'def url(host, user, **_):\n    return host + user\nprint(url(**c, user=c["username"]))\n',
    ),
    "own dictionary as well": (
        'd = c if c["host"] else {"user": "me"}\nprint(d["user"])\n',
        'd = c if c["host"] else {"username": "me"}\nprint(d["username"])\n',
    ),
    "own dictionary that is read by itself": (
        'own = {"user": "me"}\nd = c if c["host"] else own\nprint(d["user"], own["user"])\n',
        None,
    ),
    "own dictionary of both shapes": (
        'd = c if c["host"] else {"user": "me", "query": dict(bucket="b")}\nprint(d["user"])\n',
        None,
    ),
    "own dictionary with a name as its key": (
        'KEY = "user"\nd = c if c["host"] else {KEY: "me"}\nprint(d["user"])\n',
        None,
    ),
    "own dictionary with another key written later": (
        'own = {"host": "h"}\nown["user"] = "me"\nd = c if c["host"] else own\nprint(d["user"])\n',
        None,
    ),
    "own dictionary made by a call": (
        'd = c if c["host"] else dict(user="me", org="o")\nprint(d["user"], d["org"])\n',
        'd = c if c["host"] else dict(username="me", query=dict(org="o"))\nprint(d["username"], d["query"]["org"])\n',
    ),
    "helper of other dictionaries": (
        'def name(d):\n    return d["user"]\nprint(name(c), name({"user": "me"}))\n',
        None,
    ),
    "helper of other services": (
        'def name(d):\n    return d["user"]\nprint(name(c), name(Config().credentials("database")))\n',
        (
            'def name(d):\n    return d["user" if "user" in d else "username"]\n'
            'print(name(c), name(Config().credentials("database")))\n'
        ),
    ),
    "put back": ('c["user"] = c["user"].upper()\n', 'c["user"] = c["username"].upper()\n'),
    "written": ('def name():\n    return c["user"]\nprint(name())\nc["user"] = "me"\nprint(name())\n', None),
    "written by a loop over all, to what was taken before": (
        f'{ALL}d = r["influxdb"][0]\nfor e in r.values():\n    e[0]["user"] = "me"\nprint(d["user"])\n',
        None,
    ),
    "written by a loop, where the name is that": (f'{BY_NAME}print(r["influxdb"][0]["user"])\n', None),
    "another key written by a loop": (
        f'{BY_NAME}print(r["influxdb"][0]["org"])\n',
        f'{BY_NAME}print(r["influxdb"][0]["query"]["org"])\n',
    ),
    "deleted": ('print(c["org"])\ndel c["org"]\n', 'print(c["query"]["org"])\ndel c["query"]["org"]\n'),
    "deleted elsewhere": ('print(c["org"])\ndef drop():\n    del c["org"]\ndrop()\n', None),
    "deleted in a loop": ('print(c["org"])\nfor key in ("org", "bucket"):\n    del c[key]\n', None),
    "loop over services": (
        'for name in ("influxdb", "database"):\n    print(Config().credentials(name)["user"])\n',
        (
            'for name in ("influxdb", "database"):\n    print((endpoint := Config().credentials(name))'
            '["user" if "user" in endpoint else "username"])\n'
        ),
    ),
}


@pytest.mark.parametrize(("before", "after"), PROGRAMS.values(), ids=PROGRAMS)
def test_programs(find: Find, before: str, after: str | None) -> None:
    if after is None:
        found = find(HEAD + before)
        assert found
        assert all(one.fix is None and one.advice and "\n" not in one.advice for one in found)
    else:
        assert repaired(find, HEAD + before) == HEAD + after


VARIABLES = {
    "renamed": (
        'import os\nprint(os.environ["INFLUXDB_USER"], os.getenv("INFLUXDB_USER", "me"))\n',
        'import os\nprint(os.environ["INFLUXDB_USERNAME"], os.getenv("INFLUXDB_USERNAME", "me"))\n',
    ),
    "moved": (
        'import json\nimport os\nprint(os.environ["INFLUXDB_ORG"])\n',
        'import json\nimport os\nprint(json.loads(os.environ["INFLUXDB_QUERY"])["org"])\n',
    ),
    "with a default": (
        "import json as j\nimport os\nprint(os.environ.get('INFLUXDB_ORG', 'o'))\n",
        "import json as j\nimport os\nprint(j.loads(os.environ.get('INFLUXDB_QUERY', '{}')).get('org', 'o'))\n",
    ),
    "without a default": (
        "from json import loads\nfrom os import getenv\nprint(getenv('INFLUXDB_ORG'))\n",
        "from json import loads\nfrom os import getenv\nprint(loads(getenv('INFLUXDB_QUERY', '{}')).get('org'))\n",
    ),
    "without json": (
        '"""Text."""\nimport base64\nimport os\nprint(os.environ["INFLUXDB_ORG"], os.environ["INFLUXDB_BUCKET"])\n',
        (
            '"""Text."""\nimport base64\nimport json\nimport os\n'
            'print(json.loads(os.environ["INFLUXDB_QUERY"])["org"], '
            'json.loads(os.environ["INFLUXDB_QUERY"])["bucket"])\n'
        ),
    ),
    "json is something else": ('import os\njson = 1\nprint(os.environ["INFLUXDB_ORG"])\n', None),
    "helper": (
        (
            "import json\nimport os\ndef get(name, default=None):\n    return os.environ.get(name, default)\n"
            'print(get("INFLUXDB_USER"), get("INFLUXDB_ORG"), get("INFLUXDB_BUCKET", "b"))\n'
        ),
        (
            "import json\nimport os\ndef get(name, default=None):\n    return os.environ.get(name, default)\n"
            'print(get("INFLUXDB_USERNAME"), json.loads(get("INFLUXDB_QUERY", "{}")).get("org"), '
            'json.loads(get("INFLUXDB_QUERY", "{}")).get("bucket", "b"))\n'
        ),
    ),
    "helper without a default, or that fails": (
        (
            "import json\nimport os\ndef get(name):\n    return os.getenv(name)\ndef need(name):\n"
            "    if name not in os.environ:\n        raise SystemExit(f'set {name}')\n    return os.environ[name]\n"
            'print(get("INFLUXDB_USER"), get("INFLUXDB_ORG"), need("INFLUXDB_BUCKET"))\n'
        ),
        (
            "import json\nimport os\ndef get(name):\n    return os.getenv(name)\ndef need(name):\n"
            "    if name not in os.environ:\n        raise SystemExit(f'set {name}')\n    return os.environ[name]\n"
            'print(get("INFLUXDB_USERNAME"), json.loads(get("INFLUXDB_QUERY") or "{}").get("org"), '
            'json.loads(need("INFLUXDB_QUERY"))["bucket"])\n'
        ),
    ),
    "helper that fails where it is told to": (
        (
            "import json\nimport os\nclass Unset(Exception):\n    pass\n"
            "def env(name, default=None, *, required=False):\n    value = os.environ.get(name, default)\n"
            "    if required and value is None:\n        raise Unset(name)\n    return value\n"
            'print(env("INFLUXDB_USER"), env("INFLUXDB_ORG"), env("INFLUXDB_ORG", "o"))\n'
            'print(env("INFLUXDB_BUCKET", required=True), env("INFLUXDB_ORG", default="o"))\n'
        ),
        (
            "import json\nimport os\nclass Unset(Exception):\n    pass\n"
            "def env(name, default=None, *, required=False):\n    value = os.environ.get(name, default)\n"
            "    if required and value is None:\n        raise Unset(name)\n    return value\n"
            'print(env("INFLUXDB_USERNAME"), json.loads(env("INFLUXDB_QUERY", "{}")).get("org"), '
            'json.loads(env("INFLUXDB_QUERY", "{}")).get("org", "o"))\n'
            'print(json.loads(env("INFLUXDB_QUERY", required=True))["bucket"], '
            'json.loads(env("INFLUXDB_QUERY", default="{}")).get("org", "o"))\n'
        ),
    ),
    "helpers that catch what is missing": (
        (
            "import json\nimport os\nNOTHING = object()\ndef env(name, default=NOTHING):\n    try:\n"
            "        return os.environ[name]\n    except KeyError:\n        if default is NOTHING:\n"
            "            raise SystemExit(name)\n        return default\n"
            "def find(name):\n    try:\n        return os.environ[name]\n    except KeyError:\n        return ''\n"
            'print(env("INFLUXDB_ORG"), env("INFLUXDB_ORG", "o"), find("INFLUXDB_BUCKET"))\n'
        ),
        (
            "import json\nimport os\nNOTHING = object()\ndef env(name, default=NOTHING):\n    try:\n"
            "        return os.environ[name]\n    except KeyError:\n        if default is NOTHING:\n"
            "            raise SystemExit(name)\n        return default\n"
            "def find(name):\n    try:\n        return os.environ[name]\n    except KeyError:\n        return ''\n"
            'print(json.loads(env("INFLUXDB_QUERY"))["org"], '
            'json.loads(env("INFLUXDB_QUERY", "{}")).get("org", "o"), '
            'json.loads(find("INFLUXDB_QUERY") or "{}").get("bucket", ""))\n'
        ),
    ),
    "helpers that cast, and that end the program": (
        (
            "import json\nimport os\nimport sys\ndef env(name, default=None, cast=None):\n"
            "    value = os.environ.get(name, default)\n    if cast is not None:\n        value = cast(value)\n"
            "    return value\ndef need(name, cast=None):\n    value = os.getenv(name)\n    if not value:\n"
            "        print(name, 'is missing')\n        sys.exit(1)\n    return cast(value) if cast else value\n"
            'print(env("INFLUXDB_ORG"), env("INFLUXDB_ORG", "o"), need("INFLUXDB_BUCKET"), need("INFLUXDB_USER"))\n'
        ),
        (
            "import json\nimport os\nimport sys\ndef env(name, default=None, cast=None):\n"
            "    value = os.environ.get(name, default)\n    if cast is not None:\n        value = cast(value)\n"
            "    return value\ndef need(name, cast=None):\n    value = os.getenv(name)\n    if not value:\n"
            "        print(name, 'is missing')\n        sys.exit(1)\n    return cast(value) if cast else value\n"
            'print(json.loads(env("INFLUXDB_QUERY", "{}")).get("org"), '
            'json.loads(env("INFLUXDB_QUERY", "{}")).get("org", "o"), '
            'json.loads(need("INFLUXDB_QUERY"))["bucket"], need("INFLUXDB_USERNAME"))\n'
        ),
    ),
    "helpers that ask first whether the variable is there": (
        (
            "import json\nimport os\ndef env(name, default=None):\n    if name in os.environ:\n"
            "        return os.environ[name]\n    if default is not None:\n        return default\n"
            "    raise LookupError(name)\n"
            'print(env("INFLUXDB_ORG"), env("INFLUXDB_BUCKET", "b"))\n'
        ),
        (
            "import json\nimport os\ndef env(name, default=None):\n    if name in os.environ:\n"
            "        return os.environ[name]\n    if default is not None:\n        return default\n"
            "    raise LookupError(name)\n"
            'print(json.loads(env("INFLUXDB_QUERY"))["org"], '
            'json.loads(env("INFLUXDB_QUERY", "{}")).get("bucket", "b"))\n'
        ),
    ),
    "helper that fails for some names": (
        (
            "import json\nimport os\nOLD = ('INFLUXDB_QUERY',)\ndef env(name):\n    if name in OLD:\n"
            "        raise ValueError(name)\n    return os.environ[name]\n"
            'print(env("INFLUXDB_ORG"))\n'
        ),
        None,
    ),
    "helpers that choose": (
        (
            "import json\nimport os\ndef env(name, default=None):\n    return os.environ.get(name) or default\n"
            "def find(name, default=None):\n    value = os.getenv(name)\n"
            "    return value if value is not None else default\n"
            'print(env("INFLUXDB_ORG"), env("INFLUXDB_BUCKET", "b"), find("INFLUXDB_ORG", "o"))\n'
        ),
        (
            "import json\nimport os\ndef env(name, default=None):\n    return os.environ.get(name) or default\n"
            "def find(name, default=None):\n    value = os.getenv(name)\n"
            "    return value if value is not None else default\n"
            'print(json.loads(env("INFLUXDB_QUERY", "{}")).get("org"), '
            'json.loads(env("INFLUXDB_QUERY", "{}")).get("bucket", "b"), '
            'json.loads(find("INFLUXDB_QUERY", "{}")).get("org", "o"))\n'
        ),
    ),
    "helper that chooses what it changes": (
        (
            "import json\nimport os\ndef env(name, default=''):\n    value = os.environ.get(name)\n"
            "    return value and value.strip() or default\n"
            'print(env("INFLUXDB_ORG"))\n'
        ),
        None,
    ),
    "helper that is told to cast": (
        (
            "import json\nimport os\ndef env(name, cast=None):\n    value = os.environ[name]\n"
            "    if cast is not None:\n        value = cast(value)\n    return value\n"
            'print(env("INFLUXDB_ORG", str.upper))\n'
        ),
        None,
    ),
    "helper that always prints the name": (
        (
            "import json\nimport os\ndef env(name):\n    if name not in os.environ:\n        print(name)\n"
            '    return os.environ.get(name)\nprint(env("INFLUXDB_ORG"))\n'
        ),
        None,
    ),
    "helper that changes what it is told to give": (
        (
            "import json\nimport os\ndef env(name, default=''):\n    try:\n        return os.environ[name]\n"
            "    except KeyError:\n        return default.upper()\n"
            'print(env("INFLUXDB_ORG", "o"))\n'
        ),
        None,
    ),
    "texts that are filled from the environment": (
        (
            "import os\nfrom string import Template\n"
            'print(Template("$INFLUXDB_USER@").substitute(os.environ), "{INFLUXDB_USER}".format(**os.environ))\n'
        ),
        (
            "import os\nfrom string import Template\n"
            'print(Template("$INFLUXDB_USERNAME@").substitute(os.environ), '
            '"{INFLUXDB_USERNAME}".format(**os.environ))\n'
        ),
    ),
    "names behind a prefix": (
        (
            "import json\nimport os\nclass Service:\n    def __init__(self, prefix):\n        self.prefix = prefix\n"
            "    def get(self, name, default=None):\n"
            '        return os.environ.get(f"{self.prefix}_{name}", default)\n'
            'def need(name):\n    return os.environ["INFLUXDB_" + name.upper()]\n'
            'def lower(service, key):\n    return os.environ[f"{service}_{key}".upper()]\n'
            's = Service("INFLUXDB")\nprint(s.get("ORG"), s.get("USER", "me"), need("bucket"), need("user"))\n'
            'print(lower("influxdb", "org"), lower("influxdb", "user"))\n'
        ),
        (
            "import json\nimport os\nclass Service:\n    def __init__(self, prefix):\n        self.prefix = prefix\n"
            "    def get(self, name, default=None):\n"
            '        return os.environ.get(f"{self.prefix}_{name}", default)\n'
            'def need(name):\n    return os.environ["INFLUXDB_" + name.upper()]\n'
            'def lower(service, key):\n    return os.environ[f"{service}_{key}".upper()]\n'
            's = Service("INFLUXDB")\nprint(json.loads(s.get("QUERY", "{}")).get("org"), s.get("USERNAME", "me"), '
            'json.loads(need("query"))["bucket"], need("username"))\n'
            'print(json.loads(lower("influxdb", "query"))["org"], lower("influxdb", "username"))\n'
        ),
    ),
    "objects that read variables": (
        (
            "import json\nfrom environs import Env\nenv = Env()\n"
            'print(env("INFLUXDB_ORG"), env.str("INFLUXDB_BUCKET", "b"), env.str("INFLUXDB_USER"))\n'
        ),
        (
            "import json\nfrom environs import Env\nenv = Env()\n"
            'print(json.loads(env("INFLUXDB_QUERY"))["org"], '
            'json.loads(env.str("INFLUXDB_QUERY", "{}")).get("bucket", "b"), '
            'env.str("INFLUXDB_USERNAME"))\n'
        ),
    ),
    "functions that are told that a variable is text": (
        (
            "import json\nfrom decouple import config\n"
            'print(config("INFLUXDB_ORG", cast=str), config("INFLUXDB_BUCKET", default="b", cast=str))\n'
        ),
        (
            "import json\nfrom decouple import config\n"
            'print(json.loads(config("INFLUXDB_QUERY", cast=str))["org"], '
            'json.loads(config("INFLUXDB_QUERY", default="{}", cast=str)).get("bucket", "b"))\n'
        ),
    ),
    "fields": (
        (
            "from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n"
            '    influxdb_user: str = "me"\n    influxdb_org: str  # ours\n    INFLUXDB_BUCKET: str\n'
        ),
        (
            "from pydantic import AliasChoices, AliasPath, Field\n"
            "from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n"
            '    influxdb_user: str = Field("me", '
            'validation_alias=AliasChoices("influxdb_user", "influxdb_username"))\n'
            '    influxdb_org: str = Field(validation_alias=AliasChoices("influxdb_org", '
            'AliasPath("influxdb_query", "org")))  # ours\n'
            '    INFLUXDB_BUCKET: str = Field(validation_alias=AliasChoices("INFLUXDB_BUCKET", '
            'AliasPath("INFLUXDB_QUERY", "bucket")))\n'
        ),
    ),
    "fields with aliases": (
        (
            "from pydantic import AliasChoices, Field\n"
            "from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n"
            "    user: str = Field(validation_alias='INFLUXDB_USER')\n"
            "    bucket: str = Field(alias='INFLUXDB_BUCKET')\n"
            "    org: str = Field(validation_alias=AliasChoices('TS_ORG', 'INFLUXDB_ORG'))\n"
        ),
        (
            "from pydantic import AliasChoices, AliasPath, Field\n"
            "from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n"
            "    user: str = Field(validation_alias=AliasChoices('INFLUXDB_USER', 'INFLUXDB_USERNAME'))\n"
            "    bucket: str = Field(alias='INFLUXDB_BUCKET', validation_alias=AliasChoices('INFLUXDB_BUCKET', "
            "AliasPath('INFLUXDB_QUERY', 'bucket')))\n"
            "    org: str = Field(validation_alias=AliasChoices('TS_ORG', 'INFLUXDB_ORG', "
            "AliasPath('INFLUXDB_QUERY', 'org')))\n"
        ),
    ),
    "fields behind a prefix": (
        (
            "from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n"
            "    model_config = {'env_prefix': 'INFLUXDB_'}\n    org: str\n"
        ),
        (
            "from pydantic import AliasChoices, AliasPath, Field\n"
            "from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n"
            "    model_config = {'env_prefix': 'INFLUXDB_'}\n"
            "    org: str = Field(validation_alias=AliasChoices('influxdb_org', AliasPath('influxdb_query', 'org')))\n"
        ),
    ),
    "fields whose capitals make no difference": (
        (
            "from pydantic_settings import BaseSettings, SettingsConfigDict\nclass Settings(BaseSettings):\n"
            "    model_config = SettingsConfigDict(case_sensitive=False)\n    influxdb_org: str\n"
        ),
        (
            "from pydantic import AliasChoices, AliasPath, Field\n"
            "from pydantic_settings import BaseSettings, SettingsConfigDict\nclass Settings(BaseSettings):\n"
            "    model_config = SettingsConfigDict(case_sensitive=False)\n"
            '    influxdb_org: str = Field(validation_alias=AliasChoices("influxdb_org", '
            'AliasPath("influxdb_query", "org")))\n'
        ),
    ),
    "fields whose capitals make a difference": (
        (
            "from pydantic_settings import BaseSettings, SettingsConfigDict\nclass Settings(BaseSettings):\n"
            "    model_config = SettingsConfigDict(case_sensitive=True, env_prefix='INFLUXDB_')\n    org: str\n"
        ),
        None,
    ),
    "fields behind a prefix of a class that is given arguments": (
        (
            "from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n"
            "    model_config = {'env_prefix': 'INFLUXDB_'}\n    org: str\nprint(Settings(org='x'))\n"
        ),
        None,
    ),
    "fields of the first version": (
        "from pydantic import BaseSettings\nclass Settings(BaseSettings):\n    influxdb_org: str\n",
        None,
    ),
    "fields where a name is another thing": (
        (
            "from dataclasses import Field\nfrom pydantic_settings import BaseSettings\n"
            "class Settings(BaseSettings):\n    influxdb_org: str\n"
        ),
        None,
    ),
    "name that is printed": ('import os\nfor name in ("INFLUXDB_USER",):\n    print(name, os.environ[name])\n', None),
}


@pytest.mark.parametrize(("before", "after"), VARIABLES.values(), ids=VARIABLES)
def test_variables(find: Find, before: str, after: str | None) -> None:
    if after is None:
        assert [one.fix for one in find(before)] == [None]
    else:
        assert repaired(find, before) == after


def test_line_ends_are_kept(find: Find) -> None:
    before = 'import os\r\nprint(os.environ["INFLUXDB_ORG"])  # é\r\n'
    assert repaired(find, before) == (
        'import json\r\nimport os\r\nprint(json.loads(os.environ["INFLUXDB_QUERY"])["org"])  # é\r\n'
    )


@pytest.mark.parametrize(
    ("version", "applicability"),
    [
        ("2.7", Applicability.SAFE),
        ("2.3", Applicability.SAFE),
        ("2.2", Applicability.UNSAFE),
        ("1.8", Applicability.UNSAFE),
    ],
)
def test_a_fix_is_safe_where_the_service_has_the_new_keys(
    make_project: Make, version: str, applicability: Applicability
) -> None:
    (found,) = finder(make_project, version)(f'{HEAD}print(c["user"])\n')
    assert found.fix is not None
    assert found.fix.applicability is applicability


def test_a_fix_is_unsafe_where_the_service_is_not_known(find: Find) -> None:
    (found,) = find("from platformshconfig import Config\nprint(Config().credentials('old-influx')['user'])\n")
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE


def test_a_fix_is_unsafe_where_code_that_is_not_gone_through_may_call_the_function(make_project: Make) -> None:
    helper = 'def name(d):\n    return d["user"]\n'
    main = "from helper import name\nfrom platformshconfig import Config\nname(Config().credentials('influxdb'))\n"
    other = 'import importlib, sys\nprint(importlib.import_module(sys.argv[1]).name({"user": "me"}))\n'
    found = finder(make_project, further={"main.py": main, "helper.py": helper}, path="helper.py")(helper)
    assert [one.fix.applicability for one in found if one.fix] == [Applicability.SAFE]
    found = finder(make_project, further={"main.py": main, "helper.py": helper, "other.py": other}, path="helper.py")(
        helper
    )
    assert [one.fix.applicability for one in found if one.fix] == [Applicability.UNSAFE]
    importing = 'from helper import name\nprint(name({"user": "me"}))\n'
    found = finder(
        make_project, further={"main.py": main, "helper.py": helper, "other.py": importing}, path="helper.py"
    )(helper)
    assert [one.fix for one in found] == [None]


def test_keys_of_other_modules(make_project: Make) -> None:
    helper = "from platformshconfig import Config\ndef field(key):\n    return Config().credentials('influxdb')[key]\n"
    find = finder(make_project, further={"helper.py": helper})
    before = 'from helper import field\nprint(field("user"), field("org"))\n'
    assert repaired(find, before) == 'from helper import field\nprint(field("username"), field("query")["org"])\n'


ANY = st.sampled_from([(before, after) for before, after in [*RENAMED, *MOVED] if after is not None])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ANY, min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_any_reads_together(find: Find, reads: list[tuple[str, str]], end: str) -> None:
    """Fixes of a whole program go together, whatever is in it, and fixing twice changes nothing more."""
    head = HEAD.replace("\n", end)
    before = head + "".join(f"print({one[0]})  # é{end}" for one in reads)
    after = head + "".join(f"print({one[1]})  # é{end}" for one in reads)
    result = rounds(before, find, list(Applicability))
    assert result.converged
    popped = any("pop(" in one[0] or "setdefault(" in one[0] for one in reads)
    assert result.text == after or popped
    assert rounds(result.text, find, list(Applicability)).text == result.text
