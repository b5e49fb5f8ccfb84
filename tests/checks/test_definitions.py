"""NFX110: definitions of InfluxDB services that break the schema, and which services are InfluxDB's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from command import Make, influx_lint
from hypothesis import HealthCheck, given, settings, strategies as st
from rounds import rounds

from influx_lint import run
from influx_lint.checks.definitions import DEPTH
from influx_lint.checks.schema import service_schema
from influx_lint.findings import Applicability, Finding
from influx_lint.settings_files import SettingsFinder
from influx_lint.text import Lines

SERVICES = ".platform/services.yaml"
START = "timedb:\n    type: influxdb:2.7\n"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (START + '    disk: "1024"\n', (3, 11), "disk of 'timedb' must be a whole number, not text"),
        (START + "    disk: 1.5\n", (3, 11), "disk of 'timedb' must be a whole number, not the number 1.5"),
        (START + "    disk:\n", (3, 5), "disk of 'timedb' must be a whole number, not empty"),
        (START + "    disk: yes\n", (3, 11), "disk of 'timedb' must be a whole number, not text"),
        (START + "    disk: true\n", (3, 11), "disk of 'timedb' must be a whole number, not true"),
        (START + "    disk: [1]\n", (3, 11), "disk of 'timedb' must be a whole number, not a list"),
        (START + "    disk: -5\n", (3, 11), "disk of 'timedb' must be at least 1"),
        (START + "    disk: 0\n", (3, 11), "disk of 'timedb' must be at least 1"),
        (START + "    size: XXL\n", (3, 11), "size of 'timedb' must be one of AUTO, S, M, L, XL, 2XL, 4XL"),
        (START + "    dsik: 1\n", (3, 5), "'timedb' has no key 'dsik': did you mean 'disk'?"),
        (START + "    frobnicate: 1\n", (3, 5), "'timedb' has no key 'frobnicate'"),
        (START + "    configuration: x\n", (3, 20), "configuration of 'timedb' must be a mapping, not text"),
        ("timedb:\n    disk: 1\n", (1, 1), "'timedb' lacks the key 'type'"),
        ("timedb: {}\n", (1, 1), "'timedb' lacks the key 'type'"),
        ("timedb:\n", (1, 1), "'timedb' must be a mapping, not empty"),
        ("timedb: influxdb:2.7\n", (1, 1), "'timedb' must be a mapping, not text"),
        ("timedb: [influxdb:2.7]\n", (1, 1), "'timedb' must be a mapping, not a list"),
        (
            "timedb: {type: 2.7}\n",
            (1, 16),
            "type of 'timedb' must be image and version, such as influxdb:2.7, not the number 2.7",
        ),
        ("timedb: {type: }\n", (1, 10), "type of 'timedb' must be image and version, such as influxdb:2.7, not empty"),
        (
            "timedb: {type: [a]}\n",
            (1, 16),
            "type of 'timedb' must be image and version, such as influxdb:2.7, not a list",
        ),
        (
            "timedb: {type: INFLUXDB:2.7}\n",
            (1, 16),
            "type of 'timedb' must be image and version, influxdb:2.7, not 'INFLUXDB:2.7'",
        ),
    ],
)
def test_a_violation_has_its_place_and_plain_words(
    text: str, place: tuple[int, int], message: str, make_project: Make
) -> None:
    said = influx_lint("check", folder=make_project({SERVICES: text}))
    assert [(one.line, one.column, one.code, one.message) for one in said.findings] == [(*place, "NFX110", message)]


@pytest.mark.parametrize(
    "text",
    [
        START,
        START + "    disk: 1024\n    size: S\n",
        START + "    disk: 0x400\n",
        START + f"    disk: {'9' * 5000}\n",
        START + "    configuration:\n    relationships: ~\n",
        START + "    configuration: {anything: [goes, {here: 1}]}\n    firewall: {outbound: []}\n",
        START + "    resources: {base_memory: 64}\n    container_profile: HIGH_MEMORY\n",
        START + "    configuration: !include {type: string, path: x}\n    access: !archive x\n",
        "timedb: !include {type: string, path: x}\n",
        "timedb: !archive x\n",
        "timedb: {type: !archive x}\n",
        "x: &x {type: influxdb:2.7}\ntimedb: {<<: *x, disk: 5}\n",
        "timedb:\n  <<: !include defaults.yaml\n  disk: 5\n",
    ],
)
def test_a_sound_definition_is_left_alone(text: str, make_project: Make) -> None:
    folder = make_project({SERVICES: text, ".platform/defaults.yaml": "type: influxdb:2.7\n"})
    assert influx_lint("check", folder=folder).findings == []


@pytest.mark.parametrize(
    "text",
    [
        "db: {type: postgresql:15, disk: text, nonsense: 1}\n",
        "db: {type: influx-proxy:1}\n",
        "db: {type: influxdata/telegraf:1.30}\n",
        "influx-proxy: {type: nodejs:20}\n",
        "influx: {type: telegraf:1.30}\n",
        "db: {type: flux:2.7}\n",
        "db: {type: influxdb-cluster:2.7}\n",
        "db: {image: redis:7}\n",
        "db: {image: influx-proxy:1}\n",
        "db: {build: influxdb:2.7}\n",
        "db: {type: oracle-influxdb:1}\n",
        "db: {type: influxdb-relay:1}\n",
        "db: {type: influxdb2-proxy:1}\n",
        "db: {type: influxdb2x:2.7}\n",
        "db: {type: my.influxdb.io:1}\n",
        "db: {type: !custom influxdb:2.2}\n",
        "cache: {type: redis}\n",
        "disk: 512\n",
        "search:\n",
        "a: 1\nb: []\nc: text\n",
        "- influxdb:2.2\n",
        "influxdb:2.2\n",
        "parameters: {locale: en}\nservices: {_defaults: {autowire: true}}\n",
        "cache: {type: 5.0}\n",
        "influx-cache: {type: redis:7}\n",
    ],
)
def test_what_is_not_influxdb_is_left_alone(text: str, make_project: Make) -> None:
    assert influx_lint("check", folder=make_project({SERVICES: text})).findings == []


SLIPS = [
    # as written, the right form if there is just one, and whether it is certain
    ("influxdb@2.7", "influxdb:2.7", "safe"),
    ("InfluxDB:2.7", "influxdb:2.7", "safe"),
    ("influxdb 2.7", "influxdb:2.7", "safe"),
    ("influxdb-2.7", "influxdb:2.7", "safe"),
    ("influxdb_2.7", "influxdb:2.7", "safe"),
    ("influxdb2.7", "influxdb:2.7", "safe"),
    ("influx-db:2.7", "influxdb:2.7", "safe"),
    ("'influxdb: 2.7'", "influxdb:2.7", "safe"),
    ("' influxdb:2.7'", "influxdb:2.7", "safe"),
    ("influxdb-3", "influxdb:3", "safe"),
    ("influx:2.7", "influxdb:2.7", "unsafe"),
    ("influx 2.7", "influxdb:2.7", "unsafe"),
    ("infuxdb:2.7", "influxdb:2.7", "unsafe"),
    ("inlfuxdb:2.7", "influxdb:2.7", "unsafe"),
    ("infulxdb:2.7", "influxdb:2.7", "unsafe"),
    ("influxxdb:2.7", "influxdb:2.7", "unsafe"),
    ("influxdv:2.7", "influxdb:2.7", "unsafe"),
    ("influxdb v2.7", "influxdb:2.7", "unsafe"),
    ("influxdb2:2.7", "influxdb:2.7", "unsafe"),
    ("influxdb-v2:2.7", "influxdb:2.7", "unsafe"),
    ("influx2:2.7", "influxdb:2.7", "unsafe"),
    ("influxdb3:3", "influxdb:3", "unsafe"),
    ("influxdb27", "influxdb:2.7", "unsafe"),
    ("influxdb-27", "influxdb:2.7", "unsafe"),
    ("influxdb27:2.7", "influxdb:2.7", "unsafe"),
    ("influxdb2", None, None),
    ("influxdb2:1", None, None),
    ("influxdb99", None, None),
    ("docker.io/library/influxdb:2.7", "influxdb:2.7", "unsafe"),
    ("influx", None, None),
    ("influx:2.6", None, None),
    ("influxd", None, None),
    ("INFLUXDB", None, None),
    ("InfluxDB:latest", None, None),
    ("'influxdb@2\\n'", None, None),
]


@pytest.mark.parametrize(("written", "right", "applicability"), SLIPS)
@pytest.mark.parametrize("layout", ["timedb:\n  type: {}  # c\n", "db: {{type: {}, disk: 5}}\n"])
def test_a_near_miss_is_told_with_the_nearest_right_form(
    layout: str, written: str, right: str | None, applicability: str | None, make_project: Make
) -> None:
    folder = make_project({SERVICES: layout.format(written)})
    [finding] = influx_lint("check", folder=folder).findings
    assert finding.code == "NFX110"
    assert f"must be image and version, {right or 'such as influxdb:2.7'}, not '" in finding.message
    influx_lint("check", "--fix", folder=folder)
    mended = layout.format(f"'{right}'" if "'" in written else right)
    before = layout.format(written)
    assert (folder / SERVICES).read_text() == (mended if applicability == "safe" else before)
    influx_lint("check", "--fix", "--unsafe-fixes", folder=folder)
    assert (folder / SERVICES).read_text() == (mended if applicability else before)
    assert influx_lint("check", folder=folder).codes == ([] if applicability else ["NFX110"])


@pytest.mark.parametrize(
    ("key", "is_safe"),
    [("Type", True), ("TYPE", True), ("typ", False), ("types", False), ("tpye", False), ("image", False)],
)
def test_another_key_in_the_place_of_type_is_told_at_the_key(key: str, is_safe: bool, make_project: Make) -> None:
    folder = make_project({SERVICES: f"tsdb:\n  disk: 512\n  {key}: influxdb:2.7\n"})
    [finding] = influx_lint("check", folder=folder).findings
    assert (finding.line, finding.column, finding.code) == (3, 3, "NFX110")
    assert finding.message == f"'tsdb' has no key '{key}': write 'type'"
    influx_lint("check", "--fix", *([] if is_safe else ["--unsafe-fixes"]), folder=folder)
    assert (folder / SERVICES).read_text() == "tsdb:\n  disk: 512\n  type: influxdb:2.7\n"


def test_slips_in_files_that_configure_no_project_may_be_other_words(make_project: Make) -> None:
    folder = make_project({"jobs.yaml": "test:\n  image: influxdb:2.7\nbuild:\n  type: influx\n"})
    assert influx_lint("check", "jobs.yaml", folder=folder).findings == []


def test_the_code_goes_by_what_a_misspelled_type_means(make_project: Make) -> None:
    reads = "import json, os\nprint(json.loads(os.environ['PLATFORM_RELATIONSHIPS'])['db'][0]['bucket'])\n"
    application = "name: app\nrelationships: {db: 'tsdb:influxdb'}\n"
    folder = make_project(
        {SERVICES: "tsdb: {type: InfluxDB-2.2}\n", ".platform.app.yaml": application, "main.py": reads}
    )
    [finding] = influx_lint("check", "main.py", folder=folder).findings
    assert "is gone after the upgrade of 'tsdb' to 2.3" in finding.message


@pytest.mark.parametrize(
    ("services", "application"),
    [
        ("influxdb: {disk: 5}\n", ""),
        ("MyInflux18: {type: 8}\n", ""),
        ("metrics: {type: 2.7}\n", ""),
        ("metrics: {type: 1.8}\n", ""),
        ("metrics: {type: [influxdb:2.7]}\n", ""),
        ("metrics: {type: {influxdb: 2.7}}\n", ""),
        ("metrics: {type: 9.9}\n", 'relationships: {db: "metrics:influxdb"}\n'),
        ("metrics: {disk: 5}\n", "relationships: {db: {service: metrics, endpoint: influxdb}}\n"),
    ],
)
def test_influxdb_is_known_by_more_than_its_type(services: str, application: str, make_project: Make) -> None:
    folder = make_project({SERVICES: services, ".platform.app.yaml": f"name: app\n{application}"})
    assert influx_lint("check", folder=folder).codes == ["NFX110"]


def test_a_definition_behind_aliases_is_judged_once(make_project: Make) -> None:
    said = influx_lint("check", folder=make_project({SERVICES: "a: &a {type: influxdb:2.7, x: 1}\nb: *a\nc: *a\n"}))
    assert [(one.code, one.message) for one in said.findings] == [("NFX110", "'a' has no key 'x'")]


def test_the_schema_says_nothing_about_deeper_levels() -> None:
    def depth(schema: Any) -> int:
        if not isinstance(schema, dict):
            return 0
        below = schema.get("properties", {}).values()
        assert not schema.keys() & {"items", "patternProperties", "allOf", "anyOf", "oneOf", "$ref", "not", "if"}
        return 1 + max(map(depth, below), default=-1) if below else 0

    assert depth(service_schema()) == DEPTH


_NUMBERS = st.sampled_from(
    ["1024", "1", "0512", "0o17", "1_000", "1:30", "0x1F", "+5", "-5", "1e3", "0", "00", "12_34", "9" * 30, "5120"]
) | st.integers(1, 10**6).map(str)
_SPELLINGS = st.sampled_from(
    [
        "{}",
        '"{}"',
        "'{}'",
        '" {} "',
        "'{} '",
        "!!str {}",
        '!!str "{}"',
        '&size "{}"',
        '&size !!str "{}"',
        '!size "{}"',
        '"\\x31{}"',
        '"{}\\\n      "',
        "|\n        {}",
        ">-\n        {}",
        '\n        "{}"',
        '  # a comment: with a colon\n        "{}"',
        '!!str  # a comment:\n        "{}"',
        '"{}"  # megabytes: of disk',
        '\t"{}"',
    ]
)
_AROUND = st.sampled_from(
    [
        "timedb:\n    type: influxdb:2.7\n    disk: {}\n",
        "timedb:\n    disk: {}\n    type: influxdb:2.7\n# the end",
        "timedb:\n    'type': influxdb:2.7\n    \"disk\" : {}\n",
        "timedb:\r\n    type: influxdb:2.7\r\n    disk: {}\r\n",
        "timedb: {{type: influxdb:2.7, disk: {}}}\n",
        'timedb: {{"type":"influxdb:2.7","disk":{},"size":"S"}}\n',
        "timedb:\n    type: influxdb:2.7\n    ? disk\n    : {}\n",
        "base: &base\n    type: influxdb:2.7\n    disk: {}\ntimedb:\n    <<: *base\n    size: S\n",
        "one: &one {{type: influxdb:2.7, disk: {}}}\ntimedb: *one\n",
        "d: &d {}\ntimedb:\n    type: influxdb:2.7\n    disk: *d\n",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(_NUMBERS, _SPELLINGS, _AROUND)
def test_what_is_announced_as_fixable_is_fixed(make_project: Make, number: str, spelling: str, around: str) -> None:
    before = around.format(spelling.format(number))
    path = make_project({SERVICES: before.encode()}) / SERVICES
    announced = [one for one in _found(path) if one.fix is not None]
    texts = rounds(before, lambda text: _found(path, text), [Applicability.SAFE])
    assert texts.converged
    assert not any(one.fix for one in texts.remaining)
    assert len(texts.fixed) == len(announced)
    for one in announced:
        (edit,) = one.fix.edits if one.fix is not None else ()
        start, end = Lines(before).offsets(edit.span)
        assert (texts.text[:start], texts.text[start + len(edit.text) :]) == (before[:start], before[end:])
        read = pytest.importorskip("yaml").safe_load(texts.text)["timedb"]["disk"]
        assert read == int(number), "a reader of YAML 1.1 takes it for another number"
        assert not any(left.rule is one.rule for left in texts.remaining)


def _found(path: Path, text: str | None = None) -> list[Finding]:
    unsaved = {path: text.encode()} if text is not None else {}
    return list(run.check([str(path)], SettingsFinder(isolated=True), unsaved=unsaved).findings)
