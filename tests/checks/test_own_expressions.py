"""Messages say what to write with the program's own expression, in every language."""

from __future__ import annotations

import pytest
from command import Make, influx_lint

CONFIGURATION = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2\n",
    ".platform.app.yaml": "name: app\nrelationships:\n    influxdb: timedb:influxdb\n",
}
HEADS = {
    "main.js": 'const e = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, "base64")).influxdb[0];\n',
    "main.ts": 'const e = JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS!))["influxdb"][0];\n',
    "main.php": "<?php\n$e = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];\n",
    "main.sh": 'e=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq ".influxdb[0]")\n',
}


@pytest.mark.parametrize(
    ("name", "read", "said"),
    [
        ("main.js", "console.log(e.user);", "write `e.username`"),
        ("main.js", 'console.log(e["bucket"]);', 'write `e["query"]["bucket"]`'),
        ("main.js", "console.log(e?.org);", "write `e?.query?.org`"),
        ("main.js", "const { api_token: token } = e; console.log(token);", "read `api_token` under `query`"),
        ("main.js", "console.log(e\n  .user);", "read `username`"),
        ("main.js", "console.log(`${e.user}`);", "write `e.username`"),
        ("main.ts", "console.log(e.user as string);", "write `e.username`"),
        ("main.php", "echo $e['user'];", "write `$e['username']`"),
        ("main.php", "echo $e['bucket'] ?? 'main';", "write `$e['query']['bucket']`"),
        ("main.php", "echo \"{$e['org']}\";", "write `$e['query']['org']`"),
        ("main.php", "echo $e\n['user'];", "read `username`"),
        ("main.sh", 'echo "$e" | jq -r .user', "write `.username`"),
        ("main.sh", "echo \"$e\" | jq -r '.bucket'", "write `.query.bucket`"),
        ("main.sh", 'echo "$e" | jq -r \'.["org"]\'', 'write `.query["org"]`'),
    ],
)
def test_a_message_says_what_to_write(name: str, read: str, said: str, make_project: Make) -> None:
    folder = make_project({**CONFIGURATION, name: f"{HEADS[name]}{read}\n"})
    [finding] = influx_lint("check", "--select", "NFX2", folder=folder).findings
    assert finding.message.partition(" or later: ")[2] == said
