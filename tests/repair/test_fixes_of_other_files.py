"""Fixes that change another file than the finding's own: what reads a key there finds it under its old name, too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import Make, influx_lint

PROJECT = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2\ncache:\n    type: redis:7.2\n",
    ".platform.app.yaml": "name: app\nrelationships:\n    influxdb: timedb:influxdb\n    cache: cache:redis\n",
}
SHELL = {
    "lib.sh": 'get() { echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r --arg k "$1" \'.influxdb[0][$k]\'; }\n',
    "main.sh": ". ./lib.sh\nget bucket\nget user\n",
}
RELATIONSHIP = (
    "<?php\nfunction rel(string $name): array\n{\n"
    "    return json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)[$name][0];\n}\n"
    'function put(array $e, string $key): void\n{\n    putenv("A=" . $e[$key]);\n}\n'
)
PYTHON = {
    "lib.py": (
        "import base64, json, os\n\n\ndef get(key):\n"
        '    found = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]\n'
        "    return str(found[key])\n"
    ),
    "main.py": 'from lib import get\n\nprint(get("bucket"), get("user"))\n',
}
JAVASCRIPT = {
    "lib.js": (
        "const all = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());\n"
        "exports.get = function (key) {\n  const found = all.influxdb[0];\n  return String(found[key]);\n};\n"
    ),
    "main.js": "const { get } = require('./lib');\nconsole.log(get('bucket'), get('user'));\n",
}


def mended(make_project: Make, files: dict[str, str], *paths: str) -> dict[str, str]:
    """What files become by their fixes, of those that change."""
    folder = make_project({**PROJECT, **files})
    influx_lint("check", *paths, "--fix", "--unsafe-fixes", folder=folder)
    return {name: after for name, before in files.items() if (after := (folder / name).read_text()) != before}


def test_what_is_read_by_one_function_is_found_there_and_what_is_only_renamed_is_so_where_it_stands(
    make_project: Make,
) -> None:
    assert mended(make_project, SHELL, ".") == {
        "lib.sh": SHELL["lib.sh"].replace(".influxdb[0][$k]", "(.influxdb[0] | .query[$k]? // .[$k])"),
        "main.sh": SHELL["main.sh"].replace("user", "username"),
    }


@pytest.mark.parametrize(
    ("main", "laid"),
    [
        ("put(rel('influxdb'), 'org');\n", "($e + $e['query'])"),
        ("put(rel('influxdb'), 'org');\nput(rel('cache'), 'host');\n", "($e + ['org' => $e['query']['org'] ?? null])"),
    ],
)
def test_what_reads_another_service_may_lack_the_new_keys(make_project: Make, main: str, laid: str) -> None:
    files = {"lib.php": RELATIONSHIP, "main.php": f"<?php\nrequire 'lib.php';\n{main}"}
    assert mended(make_project, files, ".") == {"lib.php": RELATIONSHIP.replace("$e[$key]", f"{laid}[$key]")}


@pytest.mark.parametrize(
    ("files", "library", "laid"),
    [
        (PYTHON, "lib.py", 'str({**found, **found["query"]}[key])'),
        (JAVASCRIPT, "lib.js", "String(({ ...found.query, ...found })[key])"),
    ],
)
def test_so_it_is_in_every_language(make_project: Make, files: dict[str, str], library: str, laid: str) -> None:
    assert laid in mended(make_project, files, ".")[library]


def test_a_file_that_is_not_checked_stays(make_project: Make) -> None:
    assert mended(make_project, SHELL, "main.sh") == {"main.sh": SHELL["main.sh"].replace("user", "username")}


def test_an_upgrade_leaves_a_file_that_is_excluded(make_project: Make) -> None:
    folder = make_project({**PROJECT, **SHELL, ".influx-lint.toml": 'exclude = ["lib.sh"]\n'})
    said = influx_lint("upgrade", folder=folder)
    assert "read `bucket` under `query` in lib.sh, which is left alone: change it by hand" in " ".join(said.out.split())
    assert "+++ b/lib.sh" not in said.out


@pytest.mark.parametrize("name", ["json", "sarif", "full"])
def test_reports_tell_which_file_is_changed(make_project: Make, name: str) -> None:
    folder = make_project({**PROJECT, **SHELL})
    said = influx_lint("check", ".", "--output-format", name, folder=folder).out
    if name == "full":
        assert "fix: read `bucket` under `query` in lib.sh" in said
        assert "+get() {" in said and "| .query[$k]" in said
    elif name == "json":
        found = [one["fix"] for one in json.loads(said)["findings"] if one["code"] == "NFX202"]
        assert [(one["path"], Path(one["title"].split()[-1]).name) for one in found] == [("lib.sh", "lib.sh")]
    else:
        results = json.loads(said)["runs"][0]["results"]
        [fix] = next(one["fixes"] for one in results if one["ruleId"] == "NFX202")
        assert fix["artifactChanges"][0]["artifactLocation"]["uri"] == "lib.sh"
