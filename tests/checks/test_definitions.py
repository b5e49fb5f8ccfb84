"""NFX110: definitions of InfluxDB services that break the schema, and which services are InfluxDB's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from command import influx_lint

from influx_lint.checks.definitions import DEPTH
from influx_lint.checks.schema import service_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Maker = Callable[[Mapping[str, str | bytes]], Path]

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
        (
            "timedb: {type: }\n",
            (1, 10),
            "type of 'timedb' must be image and version, such as influxdb:2.7, not empty",
        ),
        (
            "timedb: {type: [a]}\n",
            (1, 16),
            "type of 'timedb' must be image and version, such as influxdb:2.7, not a list",
        ),
        (
            "timedb: {type: INFLUXDB:2.7}\n",
            (1, 16),
            "type of 'timedb' must be image and version, such as influxdb:2.7, not 'INFLUXDB:2.7'",
        ),
    ],
)
def test_a_violation_has_its_place_and_plain_words(
    text: str, place: tuple[int, int], message: str, make_project: Maker
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
def test_a_sound_definition_is_left_alone(text: str, make_project: Maker) -> None:
    folder = make_project({SERVICES: text, ".platform/defaults.yaml": "type: influxdb:2.7\n"})
    assert influx_lint("check", folder=folder).findings == []


@pytest.mark.parametrize(
    "text",
    [
        "db: {type: postgresql:15, disk: text, nonsense: 1}\n",
        "db: {type: influx:2.2}\n",
        "db: {type: oracle-influxdb:1}\n",
        "db: {type: influxdb-relay:1}\n",
        "db: {type: influxdb2:1}\n",
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
def test_what_is_not_influxdb_is_left_alone(text: str, make_project: Maker) -> None:
    assert influx_lint("check", folder=make_project({SERVICES: text})).findings == []


@pytest.mark.parametrize(
    ("services", "application"),
    [
        ("influxdb: {disk: 5}\n", ""),
        ("MyInflux18: {type: 8}\n", ""),
        ("metrics: {type: 2.7}\n", ""),
        ("metrics: {type: 1.8}\n", ""),
        ("metrics: {type: [influxdb:2.7]}\n", ""),
        ("metrics: {type: 9.9}\n", 'relationships: {db: "metrics:influxdb"}\n'),
        ("metrics: {disk: 5}\n", "relationships: {db: {service: metrics, endpoint: influxdb}}\n"),
    ],
)
def test_influxdb_is_known_by_more_than_its_type(services: str, application: str, make_project: Maker) -> None:
    folder = make_project({SERVICES: services, ".platform.app.yaml": f"name: app\n{application}"})
    assert influx_lint("check", folder=folder).codes == ["NFX110"]


def test_a_definition_behind_aliases_is_judged_once(make_project: Maker) -> None:
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
