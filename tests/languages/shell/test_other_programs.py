"""Programs of other languages in a script, and code put together with credentials: neither is looked at, which is told
(NFX903) where they name a key and get hold of InfluxDB's credentials."""

from __future__ import annotations

import pytest
from command import Make, influx_lint

PROJECT = {
    ".platform/services.yaml": "timedb: {type: influxdb:2.2, disk: 1024}\ndb: {type: mysql:8.0, disk: 1024}\n",
    ".platform.app.yaml": (
        "name: app\ntype: bash:5\nrelationships:\n    influxdb: timedb:influxdb\n    database: db:mysql\n"
    ),
}
HEAD = """\
decoded=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode)
export ENDPOINT=$(echo "$decoded" | jq -c '.influxdb[0]') DATABASE=$(echo "$decoded" | jq -c '.database[0]')
"""

TOLD = [
    """echo "$decoded" | python3 -c 'import json, sys; print(json.load(sys.stdin)["influxdb"][0]["user"])'""",
    """echo "$ENDPOINT" | /usr/bin/python3 -c 'import json, sys; print(json.load(sys.stdin)["org"])'""",
    """python3 -c 'import json, os; print(json.loads(os.environ["ENDPOINT"])["bucket"])'""",
    "python3 - <<'END'\nimport json, os\nprint(json.loads(os.environ['ENDPOINT'])['user'])\nEND",
    "python3 - \"$1\" <<'END'\nimport json, os\nprint(json.loads(os.environ['ENDPOINT'])['user'])\nEND",
    """php -r 'echo json_decode(base64_decode(getenv("PLATFORM_RELATIONSHIPS")))->influxdb[0]->user;'""",
    """php -r 'echo json_decode(getenv("ENDPOINT"), true)[$argv[1]];' org""",
    """node -p 'JSON.parse(process.env.ENDPOINT).api_token'""",
    """ENDPOINT="$ENDPOINT" node --eval 'console.log(JSON.parse(process.env.ENDPOINT).org)'""",
    """eval "org=\\$(echo '$ENDPOINT' | jq -r .org)\"""",
    """bash -c "echo '$decoded' | jq -r '.influxdb[0].user'\"""",
    """jq -r -L lib 'include "endpoints"; .influxdb[0] | need("user")' <<< "$decoded\"""",
    """jq -r 'import "endpoints" as e {search: "./"}; import "org" as $org; e::token' <<< "$ENDPOINT\"""",
]
NOT_TOLD = [
    """echo "$decoded" | python3 -c 'import json, sys; print(json.load(sys.stdin)["database"][0]["user"])'""",
    """echo "$DATABASE" | python3 -c 'import json, sys; print(json.load(sys.stdin)["user"])'""",
    """echo "$ENDPOINT" | python3 -c 'import json, sys; print(json.load(sys.stdin)["host"])'""",
    """echo '{"user": 1}' | python3 -c 'import json, sys; print(json.load(sys.stdin)["user"])'""",
    """php -r 'echo get_current_user();'""",
    """echo "$ENDPOINT" | python3 user.py""",
    """eval "user='$DATABASE'\"""",
    """bash -c "echo '$decoded' | jq -r '.influxdb[0].host'\"""",
    """jq -r 'include "endpoints"; .database[0] | need("user")' <<< "$decoded\"""",
    """jq -r 'include "endpoints"; need("user")' <<< '{"user": 1}'""",
    """jq -r '.influxdb[0].host + " include \\"user\\"; "' <<< "$decoded\"""",
]


def _codes(make_project: Make, command: str) -> list[str]:
    root = make_project(PROJECT | {"main.sh": f"{HEAD}{command}\n", "user.py": "print(1)\n"})
    return [code for code in influx_lint("check", folder=root).codes if not code.startswith("NFX1")]


@pytest.mark.parametrize("command", TOLD)
def test_programs_that_are_not_looked_at_are_told(command: str, make_project: Make) -> None:
    assert _codes(make_project, command) == ["NFX903"]


@pytest.mark.parametrize("command", NOT_TOLD)
def test_programs_that_get_nothing_that_moves_are_not_told(command: str, make_project: Make) -> None:
    assert _codes(make_project, command) == []


def test_what_a_program_with_modules_reads_itself_is_told_too(make_project: Make) -> None:
    command = """jq -r 'include "endpoints"; .influxdb[0].user | shown' <<< "$decoded\""""
    root = make_project(
        PROJECT
        | {
            ".platform/services.yaml": "timedb: {type: influxdb:2.7, disk: 1024}\ndb: {type: mysql:8.0, disk: 1024}\n",
            "main.sh": f"{HEAD}{command}\n",
        }
    )
    assert sorted(influx_lint("check", folder=root).codes) == ["NFX201", "NFX903"]


def test_no_upgrade_is_made_over_a_program_that_is_not_looked_at(make_project: Make) -> None:
    root = make_project(PROJECT | {"main.sh": f"{HEAD}{TOLD[0]}\n"})
    found = influx_lint("upgrade", "--write", folder=root)
    assert (found.status, "is not looked at" in found.out) == (1, True)
