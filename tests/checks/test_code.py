"""Judging reads of credentials: which relationship, which version, which rule, in what words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from command import Make

from influx_lint.checks import code
from influx_lint.checks.context import CodeContext
from influx_lint.findings import Finding
from influx_lint.languages import PYTHON
from influx_lint.project.workspace import Workspace
from influx_lint.registry.policy import Policy, parse, shipped

DECODED = """\
import base64, json, os
R = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
"""


def _services(version: str = "2.7") -> str:
    return f"timedb:\n    type: influxdb:{version}\ndb:\n    type: postgresql:15\n"


def _application(relationships: str, name: str = "app") -> str:
    return f"name: {name}\ntype: python:3.12\nrelationships:\n    {relationships}\n"


def _configured(text: str, version: str = "2.7", relationships: str = 'metrics: "timedb:influxdb"') -> dict[str, str]:
    return {
        "main.py": DECODED + text,
        ".platform.app.yaml": _application(relationships),
        ".platform/services.yaml": _services(version),
    }


def _flex(text: str, more: Mapping[str, str] | None = None) -> dict[str, str]:
    configuration = (
        "applications:\n    app:\n        type: python:3.12\n"
        "        relationships:\n            my-db: 'timedb:influxdb'\n"
        "services:\n    timedb:\n        type: influxdb:2.7\n"
    )
    return {"main.py": text, ".upsun/config.yaml": configuration, **(more or {})}


def _findings(
    root: Path, name: str = "main.py", relationships: tuple[str, ...] = (), policy: Policy | None = None
) -> list[Finding]:
    path = root / name
    context = CodeContext(Workspace(root), policy or shipped(), relationships)
    return code.check(context, path, path.read_text(encoding="utf-8"))


def _codes(root: Path, name: str = "main.py", relationships: tuple[str, ...] = ()) -> list[str]:
    return [finding.code for finding in _findings(root, name, relationships)]


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("2.7", "`user` is gone, since 'timedb' is InfluxDB 2.7"),
        ("2.3", "`user` is gone, since 'timedb' is InfluxDB 2.3"),
        ("2.2", "`user` is gone after the upgrade of 'timedb' to 2.3 or later"),
        ("1.8", "`user` is not there by default with InfluxDB 1.8 ('timedb'), and from 2.3 on elsewhere"),
        ("latest", "`user` is gone from InfluxDB 2.3 on"),
    ],
)
def test_the_message_knows_the_version(version: str, said: str, make_project: Make) -> None:
    (finding,) = _findings(make_project(_configured('print(R["metrics"][0]["user"])\n', version)))
    assert (finding.code, finding.message) == ("NFX201", f'{said}: write `R["metrics"][0]["username"]`')


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ('R["metrics"][0].get("org", "main")', 'write `R["metrics"][0].get("query", {}).get("org", "main")`'),
        ('(lambda e: e["user"])(R["metrics"][0])', 'write `e["username"]`'),
        ('itemgetter("user", "port")(R["metrics"][0])', 'write `itemgetter("username", "port")(R["metrics"][0])`'),
        ('[R["metrics"][0][key] for key in ("host", "org")]', "read `org` under `query`"),
        ('R["metrics"][\n    0\n]["user"]', "read `username`"),
        ('dict(R["metrics"][0], note="`")["user"]', "read `username`"),
        ('dict(R["metrics"][0], note=":1:2: ")["user"]', "read `username`"),
        (
            'dict(R["metrics"][0], first="a long text", second="another", third="one more", fourth="4")["user"]',
            'write `…one more", fourth="4")["username"]`',
        ),
    ],
)
def test_the_message_has_the_programs_own_expression(read: str, said: str, make_project: Make) -> None:
    program = f"from operator import itemgetter\n\nprint({read})\n"
    (finding,) = _findings(make_project(_configured(program, "2.2")))
    assert finding.message.partition(" or later: ")[2] == said


@pytest.mark.parametrize("services", [{}, {".platform/services.yaml": "timedb: {type: !archive t}\n"}])
def test_a_service_that_no_file_here_tells_the_version_of(services: dict[str, str], make_project: Make) -> None:
    files = _configured('print(R["metrics"][0]["user"])\n', "2.7")
    del files[".platform/services.yaml"]
    (finding,) = _findings(make_project(files | services))
    assert (finding.code, finding.severity, finding.message) == (
        "NFX201",
        "warning",
        (
            "`user` is gone from InfluxDB 2.3 on, and no services file here says which version 'timedb' has: "
            'write `R["metrics"][0]["username"]`'
        ),
    )


@pytest.mark.parametrize(
    ("version", "severity"),
    [("2.7", "error"), ("2.3", "error"), ("3", "error"), ("2.2", "warning"), ("2.0", "warning"), ("latest", "warning")],
)
@pytest.mark.parametrize("read", ['R["metrics"][0]["user"]', 'R["metrics"][0]["bucket"]', 'R["metrics"][0].get("org")'])
def test_what_breaks_with_the_upgrade_is_a_warning_until_then(
    version: str, severity: str, read: str, make_project: Make
) -> None:
    (finding,) = _findings(make_project(_configured(f"print({read})\n", version)))
    assert finding.severity == severity


@pytest.mark.parametrize(("version", "severity"), [("2.7", "error"), ("2.2", "warning")])
@pytest.mark.parametrize("name", ["MY_DB_USER", "MY_DB_BUCKET"])
def test_so_it_is_with_variables(version: str, severity: str, name: str, make_project: Make) -> None:
    project = _flex(f'import os\nprint(os.environ["{name}"])\n')
    project[".upsun/config.yaml"] = project[".upsun/config.yaml"].replace("influxdb:2.7", f"influxdb:{version}")
    (finding,) = _findings(make_project(project))
    assert finding.severity == severity


def test_without_a_version_it_is_a_warning_and_a_key_too_new_an_error(make_project: Make) -> None:
    (unknown,) = _findings(make_project({"main.py": DECODED + 'print(R["influx"][0]["user"])\n'}))
    assert unknown.severity == "warning"
    (too_new,) = _findings(make_project(_configured('print(R["metrics"][0]["username"])\n', "2.2")))
    assert too_new.severity == "error"


@pytest.mark.parametrize("order", [("old", "new"), ("new", "old")])
def test_what_is_broken_with_one_of_the_services_is_broken(order: tuple[str, str], make_project: Make) -> None:
    source = DECODED + f"for name in {order!r}:\n    print(R[name][0]['user'])\n"
    root = make_project(
        {
            "main.py": source,
            ".platform.app.yaml": "name: app\nrelationships:\n    old: 'one:influxdb'\n    new: 'two:influxdb'\n",
            ".platform/services.yaml": "one:\n    type: influxdb:2.2\ntwo:\n    type: influxdb:2.7\n",
        }
    )
    (finding,) = _findings(root)
    assert (finding.severity, finding.message.partition(",")[0]) == ("error", "`user` is gone")


@pytest.mark.parametrize("key", ["org", "bucket", "api_token"])
def test_moved_keys(key: str, make_project: Make) -> None:
    (finding,) = _findings(make_project(_configured(f'print(R["metrics"][0]["{key}"])\n')))
    assert finding.code == "NFX202"
    assert finding.message.endswith(f'write `R["metrics"][0]["query"]["{key}"]`')


@pytest.mark.parametrize(
    ("relationships", "expected"),
    [
        ('influx: "timedb:influxdb"', ["NFX201"]),
        ("influx: {service: timedb, endpoint: influxdb}", ["NFX201"]),
        ('influx: "db:postgresql"', []),
        ('other: "db:postgresql"', ["NFX201"]),
    ],
    ids=["InfluxDB", "in full", "another service", "not in the configuration"],
)
def test_the_configuration_says_what_a_relationship_is(
    relationships: str, expected: list[str], make_project: Make
) -> None:
    files = _configured('print(R["influx"][0]["user"])\n', relationships=relationships)
    assert _codes(make_project(files)) == expected


@pytest.mark.parametrize(("name", "expected"), [("influxtimedb", ["NFX201"]), ("timedb", []), ("metrics", ["NFX201"])])
def test_names_where_there_is_no_configuration(name: str, expected: list[str], make_project: Make) -> None:
    root = make_project({"main.py": f'{DECODED}print(R["{name}"][0]["user"])\n'})
    assert _codes(root, relationships=("metrics",)) == expected


def test_a_relationship_never_named_is_told_by_its_token(make_project: Make) -> None:
    text = f'{DECODED}def read(name):\n    c = R[name][0]\n    return c["user"], c["bucket"], c["api_token"]\n'
    assert _codes(make_project({"main.py": text})) == ["NFX202", "NFX202"]


def test_the_policy_names_the_keys_that_tell(make_project: Make) -> None:
    text = f'{DECODED}def read(name):\n    c = R[name][0]\n    return c["user"], c["bucket"], c["org"]\n'
    root = make_project({"main.py": text})
    document = shipped().document
    relationship = dict(document["relationship"])
    assert relationship.pop("telling_keys") == {"api_token": ["bucket"]}
    assert _findings(root, policy=parse({**document, "relationship": relationship})) == []
    relationship["telling_keys"] = {"bucket": ["user"]}
    found = _findings(root, policy=parse({**document, "relationship": relationship}))
    assert [one.code for one in found] == ["NFX201", "NFX202"]


def test_a_key_that_is_also_read_where_it_is_new_has_advice(make_project: Make) -> None:
    text = f'{DECODED}c = R["influxdb"][0]\nfor key in ("org",):\n    print(c["query"][key], c[key])\n'
    root = make_project({"main.py": text})
    path = root / "main.py"
    [found] = code.check(CodeContext(Workspace(root), shipped()), path, text)
    assert (found.code, found.fix) == ("NFX202", None)
    assert found.advice is not None
    assert "read `org` under `query`" in found.advice


def test_a_bucket_alone_tells_nothing(make_project: Make) -> None:
    assert _codes(make_project({"main.py": f'{DECODED}def read(name):\n    return R[name][0]["bucket"]\n'})) == []


def test_the_application_that_holds_the_file_decides(make_project: Make) -> None:
    text = f'{DECODED}print(R["store"][0]["user"])\n'
    root = make_project(
        {
            "api/main.py": text,
            "worker/main.py": text,
            "api/.platform.app.yaml": _application('store: "db:postgresql"', "api"),
            "worker/.platform.app.yaml": _application('store: "timedb:influxdb"', "worker"),
            ".platform/services.yaml": _services(),
        }
    )
    assert (_codes(root, "api/main.py"), _codes(root, "worker/main.py")) == ([], ["NFX201"])


@pytest.mark.parametrize(
    "read",
    [
        'c["username"]',
        'c.get("username")',
        'c["query"]["org"]',
        'c.get("query", {}).get("bucket")',
        '"%(username)s" % c',
    ],
)
def test_keys_that_are_too_new(read: str, make_project: Make) -> None:
    files = _configured(f'c = R["metrics"][0]\nprint({read})\n', "2.2")
    assert _codes(make_project(files)) == ["NFX210"]
    files = _configured(f'c = R["metrics"][0]\nprint({read})\n', "2.7")
    assert _codes(make_project(files)) == []


def test_a_computed_key_is_unverified(make_project: Make) -> None:
    root = make_project(_configured('print(R["metrics"][0][input()], R["other"][0][input()])\n'))
    assert _codes(root) == ["NFX291"]


def test_a_read_that_is_wrong_in_one_place_is_wrong(make_project: Make) -> None:
    text = """\
c = R["metrics"][0]
def name(c):
    return c.get("user")
print(name(c) or c["username"])
print(name(c))
"""
    assert _codes(make_project(_configured(text))) == ["NFX201"]


@pytest.mark.parametrize(
    "read", ['os.environ["MY_DB_USER"]', 'os.getenv("MY_DB_ORG")', 'environ.get("MY_DB_BUCKET", "x")']
)
def test_variables_of_a_declared_relationship(read: str, make_project: Make) -> None:
    (finding,) = _findings(make_project(_flex(f"import os\nfrom os import environ\nprint({read})\n")))
    assert finding.code == "NFX203"


@pytest.mark.parametrize(
    "read",
    [
        'os.environ["MY_DB_USERNAME"]',
        'os.environ["MY_DB_QUERY"]',
        'os.environ["INFLUXDB_USER"]',
        'os.environ["DB_USER"]',
    ],
)
def test_other_variables_are_left_alone(read: str, make_project: Make) -> None:
    assert _codes(make_project(_flex(f"import os\nprint({read})\n"))) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".environment", "export MY_DB_USER=me\n"),
        (".environment", ': "${MY_DB_USER:=me}" "${OTHER=1}"\n'),
        (".env", "MY_DB_USER=me\n"),
        (".env.local", "MY_DB_USER=me\n"),
        (".upsun/variables.yaml", "variables:\n    env:\n        MY_DB_USER: me\n"),
        (".upsun/variables.yaml", "variables:\n    'env:MY_DB_USER': me\n"),
    ],
)
def test_a_variable_that_the_project_sets_is_its_own(name: str, text: str, make_project: Make) -> None:
    assert _codes(make_project(_flex('import os\nprint(os.environ["MY_DB_USER"])\n', {name: text}))) == []


@pytest.mark.parametrize(
    "variables",
    [
        "{env: {MY_DB_USER: me}}",
        "{'env:MY_DB_USER': me}",
        "!include ../variables.yaml",
        "{env: !include ../variables.yaml}",
        "{<<: {env: {MY_DB_USER: me}}}",
    ],
)
@pytest.mark.parametrize("part", ["{}", "web: {{{}}}", "workers: {{a: {{{}}}}}"])
def test_a_variable_that_the_configuration_sets_is_the_projects_own(
    part: str, variables: str, make_project: Make
) -> None:
    files = _flex('import os\nprint(os.environ["MY_DB_USER"])\n', {"variables.yaml": "{MY_DB_USER: me}"})
    written = part.format(f"variables: {variables}")
    configuration = files[".upsun/config.yaml"].replace("relationships:", f"{written}\n        relationships:")
    assert _codes(make_project({**files, ".upsun/config.yaml": configuration})) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".env.example", "MY_DB_USER=me\n"),
        ("docker-compose.yml", "services:\n    app:\n        environment:\n            MY_DB_USER: me\n"),
        ("compose.override.yaml", "services:\n    app:\n        environment:\n            - MY_DB_USER=me\n"),
        ("Dockerfile", "ENV MY_DB_USER=me\n"),
        ("app/.env", "MY_DB_USER=me\n"),
    ],
)
def test_a_variable_that_is_set_elsewhere_is_not_set(name: str, text: str, make_project: Make) -> None:
    assert _codes(make_project(_flex('import os\nprint(os.environ["MY_DB_USER"])\n', {name: text}))) == ["NFX203"]


@pytest.mark.parametrize(
    "text",
    [
        "# MY_DB_USER=me\n",
        "echo $MY_DB_USER\n",
        "OTHER_MY_DB_USER=me\n",
        *(f'a="${{MY_DB_USER{rest}}}"\n' for rest in (":-x", "-x", ":?nobody", ":+x", ":0:3")),
    ],
)
def test_a_variable_that_is_mentioned_is_not_set(text: str, make_project: Make) -> None:
    files = _flex('import os\nprint(os.environ["MY_DB_USER"])\n', {".environment": text})
    assert _codes(make_project(files)) == ["NFX203"]


def test_variables_mean_nothing_outside_of_flex(make_project: Make) -> None:
    assert _codes(make_project(_configured('print(os.environ["METRICS_USER"])\n'))) == []


def test_both_variables(make_project: Make) -> None:
    text = 'import os\nprint(os.getenv("MY_DB_USERNAME") or os.getenv("MY_DB_USER"))\n'
    assert _codes(make_project(_flex(text))) == ["NFX290"]


@pytest.mark.parametrize("text", ['print(c["user"])', "from keys import NAME\nprint(c[NAME])"])
def test_the_look_at_the_text_loses_nothing(text: str) -> None:
    assert code.can_hold_finding(text.encode(), shipped(), PYTHON)


def test_the_look_at_the_text_passes_over_the_rest() -> None:
    assert not code.can_hold_finding(b"x = 1\n", shipped(), PYTHON)
