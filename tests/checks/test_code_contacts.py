"""NFX220 and NFX221: what is said, how bad it is, which variables count, and what is mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from command import Make

from influx_lint import run
from influx_lint.checks.code_contacts import statements_in
from influx_lint.findings import Finding
from influx_lint.languages.python.parsing import parse
from influx_lint.registry.policy import parse as parse_policy, shipped
from influx_lint.registry.rule import Severity
from influx_lint.repair.edits import replace
from influx_lint.settings_files import SettingsFinder

Find = Callable[[Mapping[str, str]], list[Finding]]

HEAD = """\
import base64, json, os, requests
from influxdb import InfluxDBClient
from urllib.request import urlopen
R = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = R["influxdb"][0]
"""
MADE = HEAD + 'InfluxDBClient(ep["host"]).query("SELECT 1")\n'
BY_VARIABLE = """\
import os
from influxdb import InfluxDBClient
InfluxDBClient(host=os.environ["{}"]).query("SELECT 1")
"""
APPLICATION = 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n    db: "pg:postgresql"\n'


def services(*versions: str | None) -> str:
    named = zip(("timedb", "history"), versions, strict=False)
    influx = (f"{name}:\n    type: influxdb{f':{version}' if version else ''}\n" for name, version in named)
    return "".join(influx) + "pg:\n    type: postgresql:15\n"


def project(source: str, *versions: str | None, application: str = APPLICATION, **more: str) -> dict[str, str]:
    files = {"app.py": source, ".platform.app.yaml": application, ".platform/services.yaml": services(*versions)}
    return files | more


@pytest.fixture
def find(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> Find:
    """What is found in the code of a project."""

    def found(files: Mapping[str, str]) -> list[Finding]:
        monkeypatch.chdir(make_project(files))
        return [one for one in run.check(["."], SettingsFinder()).findings if one.path.endswith(".py")]

    return found


@pytest.mark.parametrize(
    ("version", "severity", "when"),
    [
        ("1.8", Severity.WARNING, "from InfluxDB 2.0 on"),
        ("2.2", Severity.ERROR, "by 'timedb', InfluxDB 2.2"),
        ("2.7", Severity.ERROR, "by 'timedb', InfluxDB 2.7"),
        (None, Severity.WARNING, "from InfluxDB 2.0 on"),
    ],
)
def test_how_bad_it_is(find: Find, version: str | None, severity: Severity, when: str) -> None:
    (finding,) = find(project(MADE, version))
    assert (finding.code, finding.severity) == ("NFX220", severity)
    assert finding.message == (
        f"`InfluxDBClient` sends no token, and is answered 401 {when}: send the header `Authorization: Token …`, or "
        "use the client of 2.x"
    )


def test_the_endpoints_own_name_and_password_are_told(find: Find) -> None:
    source = HEAD + 'InfluxDBClient(ep["host"], 8086, ep["username"], ep["password"]).query("SELECT 1")\n'
    (finding,) = find(project(source, "2.7"))
    assert "sends the endpoint's user name and password, which are not accepted on the routes of 1.x" in finding.message


def test_a_statement_says_what_takes_its_place(find: Find) -> None:
    made = HEAD + 'client = InfluxDBClient(ep["host"], headers={"Authorization": "Token x"})\n'
    (by_method,) = find(project(made + 'client.create_database("d")\n', "1.8"))
    assert by_method.message == (
        "`create_database` asks for `CREATE DATABASE`, which is not there from InfluxDB 2.0 on: create a bucket, and a "
        "mapping of the database to it (`influx v1 dbrp create`)"
    )
    (by_text,) = find(project(made + 'client.query("SELECT * INTO a FROM b")\n', "2.7"))
    assert (by_text.severity, by_text.span.column) == (Severity.ERROR, 14)
    assert by_text.message == (
        "`SELECT INTO` is not there in InfluxDB 2.7 ('timedb'): write a task, or write what was queried"
    )


VARIABLES = {
    "of the relationship": ("INFLUXDB_HOST", {}, 1),
    "another variable": ("INFLUX_HOST", {}, 0),
    "of another relationship": ("DB_HOST", {}, 0),
    "set from the relationships": (
        "METRICS_SERVER",
        {
            ".environment": "export METRICS_SERVER=$(echo $PLATFORM_RELATIONSHIPS | base64 -d | "
            "jq -r .influxdb[0].host)\n"
        },
        1,
    ),
    "set by way of another": (
        "METRICS_SERVER",
        {
            ".environment": 'export ALL="$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode)"\n'
            'export METRICS_SERVER="$(echo "$ALL" | jq -r \'.influxdb[0].host\')"\n'
        },
        1,
    ),
    "set from another relationship": (
        "INFLUXDB_HOST",
        {".environment": "export INFLUXDB_HOST=$(echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r .db[0].host)\n"},
        0,
    ),
    "set to another place": ("INFLUXDB_HOST", {".environment": "export INFLUXDB_HOST=metrics.example.com\n"}, 0),
    "set in a comment": ("INFLUXDB_HOST", {".environment": "# INFLUXDB_HOST=metrics.example.com\n"}, 1),
}


@pytest.mark.parametrize("name", VARIABLES)
def test_which_variables_are_the_services(find: Find, name: str) -> None:
    variable, files, count = VARIABLES[name]
    found = find(project(BY_VARIABLE.format(variable), "1.8", **files))
    assert [one.code for one in found] == ["NFX220"] * count


def test_a_variable_that_the_configuration_sets_is_another_place(find: Find) -> None:
    elsewhere = APPLICATION + "variables:\n    env:\n        INFLUXDB_HOST: metrics.example.com\n"
    assert find(project(BY_VARIABLE.format("INFLUXDB_HOST"), "1.8", application=elsewhere)) == []


def test_a_variable_is_nobodys_where_there_are_two_services(find: Find) -> None:
    two = APPLICATION + '    old: "history:influxdb"\n'
    assert find(project(BY_VARIABLE.format("INFLUXDB_HOST"), "1.8", "1.7", application=two)) == []


def test_a_variable_is_nobodys_without_a_service(find: Find) -> None:
    assert find({"app.py": BY_VARIABLE.format("INFLUXDB_HOST")}) == []


def test_variables_as_settings(find: Find) -> None:
    source = """\
from influxdb import InfluxDBClient
from pydantic_settings import BaseSettings

class Settings(BaseSettings):
    influxdb_host: str = "localhost"

settings = Settings()
InfluxDBClient(settings.influxdb_host).query("SELECT 1")
"""
    assert [(one.code, one.span.line) for one in find(project(source, "1.8"))] == [("NFX220", 8)]


def test_a_name_and_a_password_out_of_variables(find: Find) -> None:
    source = """\
import os
from influxdb import InfluxDBClient
host, user, password = (os.environ[f"METRICS_{each}"] for each in ("HOST", "USER", "PASSWORD"))
InfluxDBClient(host, 8086, user, password).query("SELECT 1")
"""
    taken = "export METRICS_{}=$(echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r .influxdb[0].{})\n"
    all_taken = "".join(taken.format(name.upper(), name) for name in ("host", "user", "password"))
    (finding,) = find(project(source, "1.8", **{".environment": all_taken}))
    assert "the endpoint's user name and password" in finding.message
    assert find(project(source, "1.8", **{".environment": taken.format("HOST", "host")})) == []


ANEW = (
    'headers={"Authorization": "Token " + json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))'
    '["influxdb"][0]["query"]["api_token"]}'
)
GUARD = 'if "PLATFORM_RELATIONSHIPS" in os.environ else {}'
LOCAL = (
    'raw = os.environ.get("PLATFORM_RELATIONSHIPS")\n'
    'host = json.loads(base64.b64decode(raw))["influxdb"][0]["host"] if raw else "localhost"\n'
)
TOKEN = '"Authorization": "Token " + ep["query"]["api_token"]'
ASKED = "requests.get(f\"http://{ep['host']}/query\""

MENDED = {
    "one line": (
        'InfluxDBClient(ep["host"], ep["port"]).query("SELECT 1")',
        (
            'InfluxDBClient(ep["host"], ep["port"], headers={"Authorization": "Token " + ep["query"]["api_token"]})'
            '.query("SELECT 1")'
        ),
    ),
    "a line for each": (
        'client = InfluxDBClient(\n    host=ep["host"],\n    database="d",\n)',
        (
            'client = InfluxDBClient(\n    host=ep["host"],\n    database="d",\n'
            '    headers={"Authorization": "Token " + ep["query"]["api_token"]},\n)'
        ),
    ),
    "a parameter": (
        'def connect(endpoint):\n    return InfluxDBClient(host=endpoint["host"])\nconnect(ep)',
        (
            "def connect(endpoint):\n    return InfluxDBClient("
            'host=endpoint["host"], headers={"Authorization": "Token " + endpoint["query"]["api_token"]})\nconnect(ep)'
        ),
    ),
    "an address made before": (
        'host, port = ep["host"], 8086\ndef made():\n    return InfluxDBClient(host, port)\nmade()',
        (
            'host, port = ep["host"], 8086\ndef made():\n    return InfluxDBClient(host, port, '
            'headers={"Authorization": "Token " + ep["query"]["api_token"]})\nmade()'
        ),
    ),
    "no endpoint in one case": (
        'e = ep if "X" in os.environ else {"host": "localhost"}\nInfluxDBClient(e["host"])',
        (
            'e = ep if "X" in os.environ else {"host": "localhost"}\nInfluxDBClient(e["host"], '
            'headers={"Authorization": "Token " + e["query"]["api_token"]} if e.get("query") else {})'
        ),
    ),
    "a dictionary of its own": (
        'given = {"host": ep["host"]}\nInfluxDBClient(**given)',
        (
            'given = {"host": ep["host"]}\n'
            'InfluxDBClient(**given, headers={"Authorization": "Token " + ep["query"]["api_token"]})'
        ),
    ),
    "a request": (
        "requests.get(f\"http://{ep['host']}/query\", timeout=3)",
        (
            "requests.get(f\"http://{ep['host']}/query\", timeout=3, "
            'headers={"Authorization": "Token " + ep["query"]["api_token"]})'
        ),
    ),
    "an endpoint that only a function has": (
        'def address():\n    e = R["influxdb"][0]\n    return e["host"]\nInfluxDBClient(address())',
        (f'def address():\n    e = R["influxdb"][0]\n    return e["host"]\nInfluxDBClient(address(), {ANEW})'),
    ),
    "a part of a copy": (
        's = {k: ep[k] for k in ("host", "port")}\nInfluxDBClient(s["host"])',
        f's = {{k: ep[k] for k in ("host", "port")}}\nInfluxDBClient(s["host"], {ANEW})',
    ),
    "this machine, where there is no endpoint": (
        'host = ep["host"] if ep else "localhost"\ndef made(where):\n    return InfluxDBClient(where)\nmade(host)',
        (
            'host = ep["host"] if ep else "localhost"\ndef made(where):\n'
            f"    return InfluxDBClient(where, {ANEW} {GUARD})\nmade(host)"
        ),
    ),
    "a request of a class that is given an address": (
        (
            "class Sink:\n    def __init__(self, base):\n        self.base = base\n    def write(self, line):\n"
            "        return requests.post(self.base + '/write', data=line)\n"
            "Sink('http://{host}:{port}'.format(**ep)).write('m v=1')"
        ),
        (
            "class Sink:\n    def __init__(self, base):\n        self.base = base\n    def write(self, line):\n"
            f"        return requests.post(self.base + '/write', data=line, {ANEW})\n"
            "Sink('http://{host}:{port}'.format(**ep)).write('m v=1')"
        ),
    ),
    "a request to this machine, where there is no endpoint": (
        f'{LOCAL}requests.post(f"http://{{host}}:8086/write", data=b"m v=1")',
        f'{LOCAL}requests.post(f"http://{{host}}:8086/write", data=b"m v=1", {ANEW} {GUARD})',
    ),
    "a request of urllib to this machine, where there is no endpoint": (
        f'from urllib.request import Request\n{LOCAL}urlopen(Request(f"http://{{host}}:8086/write", b"m v=1"))',
        (
            f'from urllib.request import Request\n{LOCAL}urlopen(Request(f"http://{{host}}:8086/write", b"m v=1", '
            f"{ANEW} {GUARD}))"
        ),
    ),
    "headers already": (
        'InfluxDBClient(ep["host"], headers={"A": "b"})',
        'InfluxDBClient(ep["host"], headers={"A": "b", "Authorization": "Token " + ep["query"]["api_token"]})',
    ),
    "headers of a name": (
        f'H = {{"A": "b"}}\n{ASKED}, headers=H)',
        f'H = {{"A": "b"}}\n{ASKED}, headers={{**H, {TOKEN}}})',
    ),
    "headers that are chosen": (
        f'H = {{"A": "b"}} if ep else None\n{ASKED}, headers=H if ep else None)',
        f'H = {{"A": "b"}} if ep else None\n{ASKED}, headers={{**((H if ep else None) or {{}}), {TOKEN}}})',
    ),
    "headers that are nothing": (f"{ASKED}, headers=None)", f"{ASKED}, headers={{{TOKEN}}})"),
    "headers that need not be given": (
        f'def ask(headers=None):\n    return {ASKED}, headers=headers)\nask()\nask({{"A": "b"}})',
        (
            f"def ask(headers=None):\n    return {ASKED}, headers={{**(headers or {{}}), {TOKEN}}})\n"
            'ask()\nask({"A": "b"})'
        ),
    ),
    "an address that is opened": (
        "import urllib.request\nurllib.request.urlopen(f\"http://{ep['host']}/query\", timeout=3)",
        (
            "import urllib.request\nurllib.request.urlopen(urllib.request.Request("
            f"f\"http://{{ep['host']}}/query\", headers={{{TOKEN}}}), timeout=3)"
        ),
    ),
    "a name that is put into an address once more": (
        "base = f\"http://{ep['host']}:{ep['port']}\"\nrequests.get(f'{base}/query')",
        (f"base = f\"http://{{ep['host']}}:{{ep['port']}}\"\nrequests.get(f'{{base}}/query', headers={{{TOKEN}}})"),
    ),
    "an endpoint that has no value where this machine is spoken to": (
        'e = ep if "X" in os.environ else None\nhost = e["host"] if e else "localhost"\nInfluxDBClient(host)',
        (
            'e = ep if "X" in os.environ else None\nhost = e["host"] if e else "localhost"\n'
            f"InfluxDBClient(host, {ANEW} {GUARD})"
        ),
    ),
}


@pytest.mark.parametrize("name", MENDED)
def test_the_token_is_sent_where_the_endpoint_is_at_hand(find: Find, name: str) -> None:
    before, after = MENDED[name]
    (finding,) = find(project(f"{HEAD}{before}\n", "2.7"))
    assert finding.fix is not None
    assert finding.fix.title == "send the token, `api_token` under `query`"
    mended = replace(f"{HEAD}{before}\n", finding.fix.edits)
    assert mended == f"{HEAD}{after}\n"
    parse(mended)
    assert find(project(mended, "2.7")) == []


LEFT = {
    "a client of one address, whose other requests may be out of sight": (
        "import httpx\nc = httpx.Client(base_url=f\"http://{ep['host']}\")\nc.post('/write', content='m v=1')"
    ),
    "an address that is one of two": (
        'host = "db.example.com"\nif os.environ:\n    host = ep["host"]\nInfluxDBClient(host)'
    ),
    "an address that somebody else may give": (
        "def connect(host):\n    return InfluxDBClient(host)\n"
        'connect(ep["host"])\nfor each in open("hosts"):\n    connect(each.strip())'
    ),
    "requests of urllib, also to somebody else": (
        "from urllib.request import Request\ndef send(url):\n    return urlopen(Request(url))\n"
        'send("http://%s:8086/write" % ep["host"])\nsend("http://example.org")'
    ),
    "requests that are made for somebody else, too": (
        "from urllib.request import Request\ndef made(url):\n    return Request(url)\n"
        'urlopen(made("http://%s:8086/write" % ep["host"]))\nprint(made("http://example.org").full_url)'
    ),
    "an address of somebody else's, put together": (
        "url = f\"http://{ep['host']}\" if os.environ else 'http://example.org'\n"
        "requests.post(url + '/write', data=b'')"
    ),
    "an address that is not known": (
        "import own\nhost = ep['host'] if os.environ else own.HOST\nrequests.post(f'http://{host}/write', data=b'')"
    ),
    "a comment at the end": 'InfluxDBClient(\n    ep["host"]  # the service\n)',
    "a function that calls the client": 'next(map(InfluxDBClient, [ep["host"]]))',
    "a function that sends the request": "next(map(requests.post, [f\"http://{ep['host']}/write\"]))",
    "a function that calls with as many": 'max([ep["host"]], key=InfluxDBClient)',
    "a client of an address, with which somebody else is asked, too": (
        "import httpx\nc = httpx.Client(base_url=f\"http://{ep['host']}\")\n"
        "c.get('/query')\nc.get('https://example.org/rates')"
    ),
    "a client of an address, with which it is not known who is asked": (
        "import httpx\nc = httpx.Client(base_url=f\"http://{ep['host']}\")\n"
        "c.get('/query')\nfor page in open('pages'):\n    c.get(page)"
    ),
    "a session of one address that takes no headers": (
        "from requests_toolbelt.sessions import BaseUrlSession\nBaseUrlSession(f\"http://{ep['host']}\").get('/query')"
    ),
    "headers that are spread": 'given = {"host": ep["host"], "headers": {"A": "b"}}\nInfluxDBClient(**given)',
    "headers that may be anything": (
        "def ask(headers):\n    return requests.get(f\"http://{ep['host']}/query\", headers=headers)\n"
        "ask({'A': 'b'})\nask([('A', 'b')])"
    ),
    "a function of urllib under a name of the file's own": (
        "import urllib.request\nask = urllib.request.urlopen\nask(f\"http://{ep['host']}/query\")"
    ),
    "another kind of request in the file": (
        "from flask import Request\nurlopen(f\"http://{ep['host']}/query\")\nprint(Request)"
    ),
    "a name and a password in the request": (
        "requests.get(f\"http://{ep['host']}/query\", auth=(ep['username'], ep['password']))"
    ),
}


@pytest.mark.parametrize("name", LEFT)
def test_what_is_left_to_a_person(find: Find, name: str) -> None:
    (finding,) = find(project(f"{HEAD}{LEFT[name]}\n", "2.7"))
    assert (finding.code, finding.fix) == ("NFX220", None)


def test_where_one_argument_more_belongs_is_told(find: Find) -> None:
    given = 'InfluxDBClient(\n    ep["host"]  # the service\n)\n'
    (finding,) = find(project(HEAD + given, "2.7"))
    line = f"{HEAD}{given}".splitlines().index('    ep["host"]  # the service') + 1
    assert (
        finding.advice == f"add one more argument behind the last one, which ends in line {line}: headers={{{TOKEN}}}"
    )


def test_the_token_is_read_of_the_variable_where_nothing_has_it(find: Find) -> None:
    client = "def connect(host):\n    return InfluxDBClient(host){}\n"
    more = {
        "app.py": 'import os\nfrom client import connect\nconnect(os.environ["INFLUXDB_HOST"])\n',
        "client.py": f"from influxdb import InfluxDBClient\n{client.format('')}",
        ".upsun/config.yaml": "applications:\n  app:\n    relationships:\n      influxdb: timedb:influxdb\n"
        "services:\n  timedb:\n    type: influxdb:2.7\n",
    }
    (finding,) = find(more)
    assert finding.fix is not None
    token = 'headers={"Authorization": "Token " + json.loads(os.environ["INFLUXDB_QUERY"])["api_token"]}'
    made = client.replace("(host){}", f'(host, {token} if "INFLUXDB_QUERY" in os.environ else {{}})')
    assert replace(more["client.py"], finding.fix.edits) == (
        f"import json\nimport os\nfrom influxdb import InfluxDBClient\n{made}"
    )
    two = more["app.py"] + 'connect(os.environ["HISTORY_HOST"])\n'
    application = more[".upsun/config.yaml"].replace("services:", "      history: timedb:influxdb\nservices:")
    (finding,) = find({**more, "app.py": two, ".upsun/config.yaml": application})
    assert finding.fix is None


@pytest.mark.parametrize("version", ["1.8", "2.2", None])
def test_there_is_no_token_before_the_upgrade(find: Find, version: str | None) -> None:
    (finding,) = find(project(MADE, version))
    assert finding.fix is None
    assert finding.advice == (
        "the token is `api_token` under `query` from InfluxDB 2.3 on: send it in the push that upgrades"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("create  database\n d", ["CREATE DATABASE"]),
        ("CREATE SUBSCRIPTION s", ["CREATE"]),
        ("CREATE \0", ["CREATE"]),
        ("DROP \0", []),
        ("DROP MEASUREMENT m; DROP SERIES FROM m", ["DROP SERIES"]),
        ("SELECT a INTO b FROM c; KILL QUERY 3", ["SELECT INTO", "KILL"]),
        ("SELECT a FROM (SELECT b INTO c FROM d)", ["SELECT INTO"]),
        ("SELECT 'a; DROP SERIES FROM b' FROM c", []),
        ('SELECT "INTO" FROM "CREATE DATABASE"', []),
        ("SELECT a -- INTO b\nFROM c", []),
        ("/* CREATE DATABASE a */ SHOW DATABASES", []),
        ("\0 DATABASE d", []),
        ("CREATED", []),
        ("", []),
    ],
)
def test_statements_are_told_by_their_words(text: str, expected: list[str]) -> None:
    clients = shipped().clients
    assert clients is not None
    assert statements_in(text, clients.statements) == expected


def test_a_policy_need_not_speak_of_clients() -> None:
    document = {key: value for key, value in shipped().document.items() if key != "clients"}
    assert parse_policy(document).clients is None
