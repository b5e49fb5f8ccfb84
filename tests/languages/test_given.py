"""What shell leaves in the environment to programs in other languages, where a case cannot show it."""

from __future__ import annotations

from typing import Any

import pytest
from command import Make, influx_lint

from influx_lint.flow import program
from influx_lint.flow.machine import Language
from influx_lint.run import Looks, sight
from influx_lint.settings_files import SettingsFinder

CONFIGURATION = {
    ".platform.app.yaml": (
        "name: app\ntype: python:3.12\nrelationships:\n    influxdb: 'timedb:influxdb'\n    database: 'sql:mysql'\n"
    ),
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2\nsql:\n    type: mariadb:11.4\n",
}
READER = 'import json, os\nmetrics = json.loads(os.environ["METRICS"])\nprint(metrics["user"])\n'


def exporting(program: str) -> str:
    return f"export METRICS=$(echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -c '{program}')\n"


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        (".influxdb[0]", ["NFX201"]),
        (".[env.NAME][0]", ["NFX903"]),
        ('.[] | .[0] | select(.rel == "influxdb")', ["NFX201"]),
        ('.[] | .[0] | select(.type | startswith("influxdb"))', ["NFX201"]),
        ('.[] | .[0] | select(.rel == "mysql")', []),
        ('.influxdb[0] | to_entries | map(select(.key != "port")) | from_entries', ["NFX201"]),
        (".database[0] | to_entries | from_entries", []),
        (".influxdb[0] | del(.fragment)", ["NFX201"]),
        (".influxdb[0] | del(.query)", ["NFX903"]),
        (".influxdb[0] | .user //= .username", []),
        (".influxdb[0] | .host //= .username", ["NFX201"]),
        (".influxdb[0] | if .query then {user: .username} else . end", ["NFX903"]),
        ('.influxdb[0] + {query: "SELECT mean(load) FROM \\(.influxdb[0].path)"}', ["NFX201"]),
        (".influxdb[0].host", []),
        ("{user: .influxdb[0].host}", []),
        ("{}", []),
    ],
)
def test_what_cannot_be_handed_on_is_said_where_it_is_read(
    make_project: Make, program: str, expected: list[str]
) -> None:
    root = make_project({**CONFIGURATION, ".environment": exporting(program), "main.py": READER})
    assert influx_lint("check", "--ignore", "NFX101", "main.py", folder=root).codes == expected
    assert influx_lint("check", "--ignore", "NFX101", ".", folder=root).codes == expected


def test_scripts_are_gone_through_once_for_what_they_leave_and_what_they_read(
    make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[str] = []
    go_through = program.go_through

    def noted(language: Language, *rest: Any) -> program.Work:
        gone.append(type(language).__name__)
        return go_through(language, *rest)

    monkeypatch.setattr(program, "go_through", noted)
    script = exporting(".influxdb[0]") + 'echo "$METRICS" | jq -r .user\n'
    root = make_project({**CONFIGURATION, ".environment": script, "main.py": READER})
    looks = Looks([str(root)], SettingsFinder(), sight(keeps=True))
    for text, read in ((None, "NFX201"), (script.replace(".user", ".bucket"), "NFX202")):
        gone.clear()
        found = looks({root / ".environment": text.encode()} if text is not None else {})
        assert sorted(one.code for one in found.findings) == ["NFX101", "NFX201", read]
        assert sorted(gone) == ["Python", "Shell"]


def test_another_text_of_a_script_counts_for_what_reads_its_variables(make_project: Make) -> None:
    root = make_project({**CONFIGURATION, ".environment": exporting(".influxdb[0]"), "main.py": READER})
    looks = Looks([str(root)], SettingsFinder(), sight(keeps=True))

    def codes(script: str | None = None) -> list[str]:
        found = looks({root / ".environment": script.encode()} if script is not None else {})
        return [one.code for one in found.findings if one.code != "NFX101"]

    assert codes() == ["NFX201"]
    assert codes(exporting(".database[0]")) == []
    assert codes(exporting(".influxdb[0] | {host}")) == []
    assert codes("true\n") == []
    assert codes() == ["NFX201"]


OF_1 = {**CONFIGURATION, ".platform/services.yaml": "timedb:\n    type: influxdb:1.8\nsql:\n    type: mariadb:11.4\n"}
ADDRESS = "jq -r '\"http://\\(.{}[0].host):\\(.{}[0].port)\"'"
HOST = "jq -r .{}[0].host"
REQUEST = "<?php\n$h = curl_init(getenv('METRICS') . '/query?db=metrics');\n{}curl_exec($h);\n"
TOKEN = "curl_setopt($h, CURLOPT_HTTPHEADER, ['Authorization: Token ' . getenv('TOKEN')]);\n"
CLIENT = "<?php\n$c = new InfluxDB\\Client(getenv('METRICS'), 8086);\n$c->query('metrics', 'SHOW MEASUREMENTS');\n"
OWN = "<?php\n$c = ['host' => getenv('METRICS'), 'user' => 'me'];\necho $c['user'];\n"


@pytest.mark.parametrize(
    ("exported", "program", "expected"),
    [
        (ADDRESS.format("influxdb", "influxdb"), REQUEST.format(""), ["NFX220"]),
        (ADDRESS.format("database", "database"), REQUEST.format(""), []),
        (ADDRESS.format("influxdb", "influxdb"), REQUEST.format(TOKEN), []),
        (HOST.format("influxdb"), CLIENT, ["NFX220"]),
        (HOST.format("database"), CLIENT, []),
        (HOST.format("influxdb"), OWN, []),
    ],
)
@pytest.mark.parametrize("place", [".environment", "start.sh"])
def test_the_address_of_a_service_is_handed_on(
    make_project: Make, place: str, exported: str, program: str, expected: list[str]
) -> None:
    script = f'export METRICS="$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | {exported})"\nphp app.php\n'
    root = make_project({**OF_1, place: script, "app.php": program})
    assert influx_lint("check", "--ignore", "NFX101", "app.php", folder=root).codes == expected
    assert influx_lint("check", "--ignore", "NFX101", ".", folder=root).codes == expected


def test_an_address_is_handed_to_the_program_that_it_is_an_argument_of(make_project: Make) -> None:
    script = 'HOST=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r .{}[0].host)\nphp app.php "$HOST"\n'
    program = '<?php\necho file_get_contents("http://{$argv[1]}:8086/query?db=metrics");\n'
    for relationship, expected in (("influxdb", ["NFX220"]), ("database", [])):
        root = make_project({**OF_1, "start.sh": script.format(relationship), "app.php": program})
        assert influx_lint("check", "--ignore", "NFX101", ".", folder=root).codes == expected


FLEX = (
    "applications:\n  app:\n    type: python:3.12\n    relationships:\n      influxdb: 'timedb:influxdb'\n"
    "services:\n  timedb:\n    type: influxdb:2.2\n"
)


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("export INFLUXDB_USER\n", ["NFX203"]),
        ('export INFLUXDB_USER="$INFLUXDB_USER"\n', ["NFX203"]),
        ("export INFLUXDB_USER=${INFLUXDB_USER}\n", ["NFX203"]),
        ("export INFLUXDB_USER=me\n", []),
        ('export INFLUXDB_USER="$INFLUXDB_USERS"\n', []),
    ],
)
def test_a_variable_that_is_exported_as_it_is_stays_the_platform_s(
    make_project: Make, script: str, expected: list[str]
) -> None:
    program = 'import os\nprint(os.environ["INFLUXDB_USER"])\n'
    root = make_project({".upsun/config.yaml": FLEX, ".environment": script, "main.py": program})
    assert influx_lint("check", "--ignore", "NFX105", ".", folder=root).codes == expected


@pytest.mark.parametrize(
    ("there", "read", "expected"),
    [
        ("var/influx.json", "var/influx.json", ["NFX202"]),
        ("var/influx.json", "conf/influx.json", ["NFX202"]),
        ("conf/influx.json", "conf/influx.json", []),
    ],
    ids=["written over", "nothing else of that name", "another of that name"],
)
def test_a_file_that_is_written_is_followed_where_it_stands_on_the_disk_already(
    make_project: Make, there: str, read: str, expected: list[str]
) -> None:
    script = "echo $PLATFORM_RELATIONSHIPS | base64 -d | jq '.influxdb[0]' > var/influx.json\npython main.py\n"
    writing = "import base64, json, os\nrel = json.loads(base64.b64decode(os.environ['PLATFORM_RELATIONSHIPS']))\n"
    writing += "json.dump(rel['influxdb'][0], open('var/influx.json', 'w'))\n"
    reading = f"import json\ninflux = json.load(open('{read}'))\nprint(influx['org'])\n"
    for files in ({"main.sh": script, "main.py": reading}, {"main.py": writing + reading}):
        root = make_project({**CONFIGURATION, **files, there: '{"host": "localhost", "org": "local"}'})
        found = influx_lint("check", "--ignore", "NFX101,NFX903,NFX204", ".", folder=root)
        assert found.codes == expected
