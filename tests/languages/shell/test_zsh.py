"""What zsh has and bash has not: no other test may count on it to be there."""

from __future__ import annotations

import pytest
from command import Make, influx_lint

PROJECT = {
    ".platform/services.yaml": "timedb: {type: influxdb:2.2, disk: 1024}\ndb: {type: mysql:8.0, disk: 1024}\n",
    ".platform.app.yaml": (
        "name: app\ntype: bash:5\nrelationships:\n    influxdb: timedb:influxdb\n    database: db:mysql\n"
    ),
}
HEAD = '#!/usr/bin/env zsh\njson=$(print -r -- "$PLATFORM_RELATIONSHIPS" | base64 -d)\n'


@pytest.mark.parametrize(
    ("command", "codes"),
    [
        ("print -rn -- $json | jq -r '.influxdb[0].user'", ["NFX201"]),
        ('for key in host org; do print -r "$json" | jq -r ".influxdb[0].$key"; done', ["NFX202"]),
        ("print -r - $json | jq -r '.database[0].user, .influxdb[0].host'", []),
        ("print - '{\"user\": 1}' | jq .user", []),
    ],
)
def test_print_shows_its_words(command: str, codes: list[str], make_project: Make) -> None:
    root = make_project(PROJECT | {"main.sh": f"{HEAD}{command}\n"})
    assert influx_lint("check", "--select", "NFX2", folder=root).codes == codes
