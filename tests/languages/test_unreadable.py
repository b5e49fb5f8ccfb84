"""A file that no parser of its language takes is told as such, and costs no suppression, whatever the language."""

from __future__ import annotations

import pytest
from command import Make

from influx_lint import run
from influx_lint.cli import main
from influx_lint.languages import LANGUAGES
from influx_lint.settings_files import SettingsFinder

SERVICES = "timedb:\n    type: influxdb:2.2\n    disk: 512\n"
APPLICATION = 'name: app\nrelationships:\n    influxdb: "timedb:influxdb"\n'
SUFFIXES = [suffix for each in LANGUAGES for suffix in each.suffixes]


@pytest.mark.parametrize("opening", ["#", "//"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_nul_is_told_beside_a_suppression(make_project: Make, suffix: str, opening: str) -> None:
    name = f"main{suffix}"
    text = f"{opening} noqa: NFX201 because\nPLATFORM_RELATIONSHIPS user\0\n"
    root = make_project({name: text, ".platform/services.yaml": SERVICES, ".platform.app.yaml": APPLICATION})
    outcome = run.check([str(root / name)], SettingsFinder())
    assert [one.code for one in outcome.findings] == ["NFX901"]


IN_PHP = "<?php\n$rels = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n"
IN_JAVASCRIPT = "const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());\n"
HANDED_ON = {
    "creds.php": IN_PHP + "return $rels['influxdb'][0",
    "functions.php": IN_PHP + "function creds() { global $rels; return $rels['influxdb'][0];",
    "creds.js": IN_JAVASCRIPT + "exports.creds = rels.influxdb[0",
    "creds.ts": IN_JAVASCRIPT + "export const creds = rels.influxdb[0] as Record<string,",
    "creds.py": "import base64, json, os\nrels = json.loads(base64.b64decode(os.environ['PLATFORM_RELATIONSHIPS'])\n",
    "creds.sh": 'CREDS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)\nif true; then\nexport CREDS\necho $(\n',
}
"""No key is read where these break off, and others may read some of what they hand on."""


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("name", HANDED_ON)
def test_what_breaks_off_where_credentials_are_handed_on_is_told(make_project: Make, name: str, *, named: bool) -> None:
    root = make_project({name: HANDED_ON[name], ".platform.app.yaml": APPLICATION, ".platform/services.yaml": SERVICES})
    outcome = run.check([str(root / name if named else root)], SettingsFinder())
    assert [one.code for one in outcome.findings if one.path == str(root / name)] == ["NFX901"]


@pytest.mark.parametrize(
    "importer", ["module.exports = require('./creds'", "import { creds } from './creds'; export function influx( {\n"]
)
def test_what_hands_on_what_another_file_has_is_told_where_it_breaks_off(make_project: Make, importer: str) -> None:
    files = {"creds.js": IN_JAVASCRIPT + "exports.creds = rels.influxdb[0];\n", "index.js": importer}
    root = make_project({**files, ".platform.app.yaml": APPLICATION, ".platform/services.yaml": SERVICES})
    outcome = run.check([str(root)], SettingsFinder())
    assert [one.code for one in outcome.findings if one.path == str(root / "index.js")] == ["NFX901"]


@pytest.mark.parametrize("name", ["math.js", "math.php"])
def test_what_breaks_off_and_has_to_do_with_no_credentials_is_left_alone(make_project: Make, name: str) -> None:
    files = {name: "<?php function add($a, $b) { return $a + $b", "creds.js": IN_JAVASCRIPT}
    root = make_project({**files, ".platform.app.yaml": APPLICATION, ".platform/services.yaml": SERVICES})
    outcome = run.check([str(root)], SettingsFinder())
    assert not [one for one in outcome.findings if one.path == str(root / name)]


@pytest.mark.parametrize(("name", "comment"), [("creds.js", "//"), ("creds.sh", "#"), ("creds.php", "//")])
def test_other_bytes_than_those_of_utf_8_are_read_and_kept(make_project: Make, name: str, comment: str) -> None:
    reads = {
        "creds.js": IN_JAVASCRIPT + "console.log(rels.influxdb[0].user);\n",
        "creds.sh": 'echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r .influxdb[0].user\n',
        "creds.php": IN_PHP + "echo $rels['influxdb'][0]['user'];\n",
    }
    root = make_project({".platform.app.yaml": APPLICATION, ".platform/services.yaml": SERVICES.replace("2.2", "2.7")})
    before = reads[name].encode() + f"{comment} d\xe9j\xe0\n".encode("latin-1")
    (root / name).write_bytes(before)
    assert main(["check", "--fix", str(root / name)]) == 0
    assert (root / name).read_bytes() == before.replace(b"user", b"username")


def test_what_a_grammar_does_not_know_amid_valid_code_is_left_alone(make_project: Make) -> None:
    text = 'CREDS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)\n{ jq .influxdb; } <<<"$CREDS" >all.json\n'
    root = make_project({"creds.sh": text, ".platform.app.yaml": APPLICATION, ".platform/services.yaml": SERVICES})
    outcome = run.check([str(root)], SettingsFinder())
    assert not [one for one in outcome.findings if one.path == str(root / "creds.sh")]


def test_data_behind_the_end_of_a_program_in_php_are_none_of_it(make_project: Make) -> None:
    text = IN_PHP + "echo $rels['influxdb'][0]['user'];\n__halt_compiler();\nPK 'data { ( \"\n"
    configuration = {".platform.app.yaml": APPLICATION, ".platform/services.yaml": SERVICES.replace("2.2", "2.7")}
    root = make_project({"creds.php": text, **configuration})
    assert main(["check", "--fix", str(root)]) == 0
    assert (root / "creds.php").read_text("utf-8") == text.replace("['user']", "['username']")
