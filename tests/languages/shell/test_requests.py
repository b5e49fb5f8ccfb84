"""Commands that speak to InfluxDB as to 1.x (NFX220, NFX221), held against what the real `curl` and `wget` send to a
server that answers as InfluxDB 2 does."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from command import Make, influx_lint
from oracle.database import Accounts, Verdict, serve
from oracle.platform import applications, given

PROJECT = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:1.8\n    disk: 1024\n",
    ".platform.app.yaml": "name: app\ntype: bash:5\nrelationships:\n    influxdb: timedb:influxdb\n",
}
HEAD = """\
ep=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq '.influxdb[0]')
host=$(echo "$ep" | jq -r .host)
port=$(echo "$ep" | jq -r .port)
password=$(echo "$ep" | jq -r .password)
base="http://$host:$port"
"""

CLIENT = frozenset({"NFX220"})
STATEMENT = frozenset({"NFX221"})

OWN = "own=$(echo \"$ep\" | jq -r '.query.api_token // empty'); "

REQUESTS = {
    'curl -s "$base/query?q=SHOW%20DATABASES"': CLIENT,
    'curl -s -G "$base/query" --data-urlencode "q=SELECT mean(level) FROM river"': CLIENT,
    'curl -s -G "http://$host:8086/query" --data-urlencode "db=river" -d "q=SHOW+MEASUREMENTS"': CLIENT,
    'curl -sS -XPOST "$base/write?db=river" --data-binary "river level=3"': CLIENT,
    'curl -s --url "$base/write?db=river" -d "river level=3"': CLIENT,
    'curl -s --user "admin:$password" "$base/query?q=SHOW%20DATABASES"': CLIENT,
    'curl -s "http://admin:$password@$host:$port/query?q=SHOW%20DATABASES"': CLIENT,
    'curl -s -H "Accept: application/csv" "$base/query?q=SHOW%20DATABASES"': CLIENT,
    'send() { curl -s -XPOST "$1/write?db=river" --data-binary "river level=3"; }; send "$base"': CLIENT,
    'for route in write; do curl -s -XPOST "$base/$route?db=river" -d "river level=3"; done': CLIENT,
    'wget -q -O - "$base/query?q=SHOW%20DATABASES"': CLIENT,
    'wget -q -O - --post-data "river level=3" "$base/write?db=river"': CLIENT,
    'curl -s -XPOST "$base/query" --data-urlencode "q=CREATE DATABASE river"': CLIENT | STATEMENT,
    'curl -s -G "$base/query" --data-urlencode "q=DROP DATABASE river"': CLIENT | STATEMENT,
    'curl -s -H "Authorization: Token $TOKEN" "$base/query" -d "q=CREATE DATABASE river"': STATEMENT,
    'curl -s -H "Authorization: Token $TOKEN" "$base/query?q=SHOW%20DATABASES"': frozenset(),
    'auth="Authorization: Token $TOKEN"; curl -s -H "$auth" "$base/write?db=river" -d "river level=3"': frozenset(),
    'curl -s -H"Authorization: Token $TOKEN" "$base/query?q=SHOW%20DATABASES"': frozenset(),
    'curl -s --header="Authorization: Token $TOKEN" "$base/query?q=SHOW%20DATABASES" || true': frozenset(),
    'wget -q -O - --header="Authorization: Token $TOKEN" "$base/query?q=SHOW%20DATABASES"': frozenset(),
    'curl -s -u "$V1_USER:$V1_PASSWORD" "$base/query?q=SHOW%20DATABASES"': frozenset(),
    'curl -s "$base/query?u=$V1_USER&p=$V1_PASSWORD&q=SHOW%20DATABASES"': frozenset(),
    f'{OWN}if [ "$own" ]; then curl -H "Authorization: Token $own" "$base/query"; else curl "$base/query"; fi': (
        frozenset()
    ),
    f'{OWN}auth=(); [ -z "$own" ] || auth=(-H "Authorization: Token $own"); curl -s "${{auth[@]}}" "$base/query"': (
        frozenset()
    ),
    f'{OWN}[ -n "$own" ] && curl -s "$base/query?q=SHOW%20DATABASES"': CLIENT,
    'curl -sI "$base/ping"': frozenset(),
    'curl -s "$base/health"': frozenset(),
    'curl -s -XPOST "http://other.example:8086/write?db=river" -d "river level=3" || true': frozenset(),
    'echo curl "$base/query?q=SHOW%20DATABASES"': frozenset(),
}


@pytest.mark.parametrize("line", REQUESTS)
def test_a_request_is_told_if_influxdb_2_refuses_it(line: str, make_project: Make) -> None:
    root = make_project({**PROJECT, "ask.sh": HEAD + line + "\n"})
    told = frozenset(influx_lint("check", folder=root).codes)
    assert told & (CLIENT | STATEMENT) == REQUESTS[line]
    missing = [name for name in ("bash", "jq", "curl", "wget") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not run, since there is no {missing[0]}")
    assert _refused(root) == REQUESTS[line]


def _refused(root: Path) -> frozenset[str]:
    """What InfluxDB 2 has against the requests of `ask.sh` to the endpoint, as codes of rules."""
    verdicts: list[Verdict] = []
    (application,) = applications(root, lambda *_: True)
    port = serve(Accounts("d85b1f", frozenset({"admin", "ChangeMe"})), verdicts.append, strict=False)
    proxy = {"http_proxy": f"http://127.0.0.1:{port}", "no_proxy": "other.example"}
    own = {"TOKEN": "d85b1f", "V1_USER": "river", "V1_PASSWORD": "made-for-1.x"}
    environment = {"PATH": os.environ["PATH"], **given(root, application, "new").environment, **proxy, **own}
    subprocess.run(["bash", "ask.sh"], cwd=root, env=environment, capture_output=True, check=True, timeout=60)
    codes = {"NFX220" for one in verdicts if one.is_refused} | {"NFX221" for one in verdicts if one.statements}
    return frozenset(codes)
