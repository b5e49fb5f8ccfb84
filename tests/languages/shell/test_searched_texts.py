"""Keys that `grep`, `sed` and `awk` look for in text with credentials: that is not followed, which is told."""

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
all=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode)
lines=$(echo "$all" | jq -r '.influxdb[0] | to_entries[] | "\\(.key)=\\(.value)"')
others=$(echo "$all" | jq -r '.database[0] | to_entries[] | "\\(.key)=\\(.value)"')
"""

LINES = [
    """echo "$lines" | grep '^org=' | cut -d= -f2""",
    """echo "$lines" | sed -n 's/^bucket=//p'""",
    """awk -F= '$1 == "api_token" { print $2 }' <<< "$lines\"""",
]
JSON = [
    """echo "$all" | grep -o '"user": *"[^"]*"'""",
    """echo "$all" | jq '.influxdb[0]' | awk -F'"' '/"user"/ { print $4 }'""",
]
NOT_TOLD = [
    """echo "$others" | grep '^user=' | cut -d= -f2""",
    """echo "$lines" | grep '^host=' | cut -d= -f2""",
    """echo "$lines" | grep -E '^(user|username)='""",
    """echo "$all" | grep -o '"api_token": *"[^"]*"'""",
    """grep '^user=' settings.ini""",
]


def _codes(make_project: Make, command: str) -> list[str]:
    root = make_project(PROJECT | {"main.sh": f"{HEAD}{command}\n"})
    return influx_lint("check", "--select", "NFX2,NFX291,NFX9", folder=root).codes


@pytest.mark.parametrize(
    ("command", "code"), [*((each, "NFX903") for each in LINES), *((each, "NFX291") for each in JSON)]
)
def test_a_search_for_a_key_is_told(command: str, code: str, make_project: Make) -> None:
    assert _codes(make_project, command) == [code]


@pytest.mark.parametrize("command", NOT_TOLD)
def test_a_search_for_what_does_not_move_is_not_told(command: str, make_project: Make) -> None:
    assert _codes(make_project, command) == []
