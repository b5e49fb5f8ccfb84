"""What shell leaves in the environment to programs in other languages, where a case cannot show it."""

from __future__ import annotations

import pytest
from command import Make, influx_lint

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
