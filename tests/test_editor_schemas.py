"""The schemas for editors, as any JSON schema validator judges by them, and `influx-lint schema`."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.nodes import MappingNode, SequenceNode

from influx_lint.checks.influxdb import is_image
from influx_lint.checks.schema import is_plainly_valid, service_schema
from influx_lint.cli import main
from influx_lint.registry.policy import ANY, shipped
from influx_lint.reports import editor_schemas

CHECKOUT = Path(__file__).parent.parent
VENDORS = (ANY, *shipped().vendors)

PLAIN = {"type": "influxdb:2.7", "disk": 512}


def breaks(name: str, value: object, vendor: str = ANY) -> list[str]:
    """Where a value breaks a schema, as dotted paths, and its own message where the schema has one."""
    validator = jsonschema.Draft7Validator(editor_schemas.schema(name, shipped(), vendor))
    return [
        f"{error.json_path.removeprefix('$.')} {error.schema.get('errorMessage', '')[:6]}".rstrip()
        for error in validator.iter_errors(value)
        if isinstance(error.schema, dict)
    ]


@pytest.mark.parametrize("vendor", VENDORS)
@pytest.mark.parametrize("name", editor_schemas.NAMES)
def test_schemas_are_valid_draft_07(name: str, vendor: str) -> None:
    document = editor_schemas.schema(name, shipped(), vendor)
    assert document["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(document)


def test_the_checker_reads_the_same_structure_and_needs_no_jsonschema_for_it() -> None:
    structure = service_schema()
    assert structure == editor_schemas.schema("services", shipped())["definitions"]["influxdb"]
    full = {**PLAIN, "size": "S", "configuration": {"a": 1}, "access": None, "container_profile": "BALANCED"}
    assert is_plainly_valid(full, structure)


@pytest.mark.parametrize("vendor", VENDORS)
def test_every_version_that_the_vendor_listed_is_valid(vendor: str) -> None:
    versions = shipped().versions(vendor)
    assert breaks("services", {v: {"type": f"influxdb:{v}", "disk": 5} for v in versions}, vendor) == []


@pytest.mark.parametrize("version", sorted(set(shipped().versions()) - set(shipped().versions("web-paas"))))
def test_a_version_that_only_others_listed_is_wrong_for_a_vendor(version: str) -> None:
    assert breaks("services", {"a": {"type": f"influxdb:{version}"}}, "web-paas") == ["a.type NFX102"]


@pytest.mark.parametrize(
    ("type_", "code"),
    [
        ("influxdb", "NFX103"),
        ("influxdb:", "NFX103"),
        ("influxdb:2.7.1", "NFX104"),
        ("influxdb:1.8.10", "NFX104"),
        ("influxdb:3.1.2", "NFX104"),
        ("influxdb:3.1", "NFX102"),
        ("influxdb:2.6", "NFX102"),
        ("influxdb:latest", "NFX102"),
        ("influxdb:2.70", "NFX102"),
        ("InfluxDB:2.7", "NFX110"),
        ("influxdb: 2.7", "NFX110"),
        ("influxdb/2.7", "NFX110"),
        ("influx:2.7", "NFX110"),
        ("influxdb-2.7", "NFX110"),
    ],
)
def test_other_versions_are_wrong_once(type_: str, code: str) -> None:
    assert breaks("services", {"timedb": {"type": type_}}) == [f"timedb.type {code}"]


@pytest.mark.parametrize(
    "extra",
    [
        {"disk": "512"},
        {"disk": 0},
        {"disk": 1.5},
        {"disk": None},
        {"disk": "10GB"},
        {"disk": {"a": 1}},
        {"size": "XXL"},
        {"size": 2},
        {"configuration": []},
        {"access": 5},
        {"dsik": 512},
        {"container_profile": 5},
    ],
    ids=str,
)
def test_structural_breaks_are_wrong_for_editors_and_for_the_checker(extra: dict[str, Any]) -> None:
    assert breaks("services", {"timedb": PLAIN | extra}) != []
    assert not jsonschema.Draft7Validator(service_schema()).is_valid(PLAIN | extra)


@pytest.mark.parametrize("value", ["conf/disk.yaml", "disk.yml", {"path": "d.yaml"}, {"type": "yaml", "path": "d"}])
def test_what_an_include_leaves_is_legal_wherever_a_value_is(value: object) -> None:
    for key in service_schema()["properties"]:
        assert breaks("services", {"timedb": PLAIN | {key: value}}) == []
    assert breaks("services", {"timedb": value}) == []
    assert breaks("upsun", {"services": value, "applications": {"app": {"relationships": value}}}) == []


@pytest.mark.parametrize(
    "services",
    [
        None,
        {},
        {"db": None},
        {"disk": 512},
        {"db": {"type": "mysql", "disk": "x", "sizes": 1}},
        {"a": {"type": "influxdb-cluster:9", "foo": 1}, "influxdb": {"disk": "5"}},
        {"a": {"type": ["influxdb:2.6"]}, "b": {"type": {"influxdb": 2.6}}, "c": {"type": None}},
    ],
    ids=str,
)
def test_other_services_are_left_alone(services: object) -> None:
    assert breaks("services", services) == []
    assert breaks("upsun", {"services": services, "routes": 5}) == []


SLIPS = ["influx:2.7", "Influx", "influxdb-2.7", "influxdb2.7", "influx-db:2.7", "influx_2", "docker.io/influxdb:2.7"]
SLIPS += ["influxdb27", "influxdb2:2.7", "influx-v2:2", "influxdb3-core:3", "influxdb2x"]
SLIPS += ["influx-proxy:1", "influx/telegraf:1", "influxdb-2.7-alpine", "influxdata:2.7", "quay.io/influxdb/x:1"]


@pytest.mark.parametrize(
    "text", ["influxdb", "INFLUXDB:2", " influxdb", "'influxdb", "influxdb-x", "influxdb2", "my", *SLIPS]
)
def test_the_schema_and_the_checker_mean_the_same_services(text: str) -> None:
    condition = editor_schemas.schema("services", shipped())["definitions"]["service"]["if"]
    assert jsonschema.Draft7Validator(condition).is_valid({"type": text}) == is_image(text)


RELATIONSHIPS = {
    "a": "timedb:influxdb",
    "b": None,
    "c": {"service": "timedb", "endpoint": "influxdb"},
    "d": {"service": "timedb"},
    "e": "influx-app:http",
    "f": "db:mysql",
    "g": {"service": "influx", "endpoint": "http"},
}
WRONG = {"a": "timedb:influx", "b": {"service": "timedb", "endpoint": "InfluxDB"}, "c": "timedb:influxdb2"}
WRONG_AT = {"a NFX121", "b.endpoint NFX121", "c NFX121"}


@pytest.mark.parametrize(
    ("name", "prefix", "configuration"),
    [
        ("application", "relationships", lambda application: {"name": "app", **application}),
        ("application", "app.relationships", lambda application: {"app": application, "other": {"web": 5}}),
        ("application", "$[0].relationships", lambda application: [application, {"name": "other"}]),
        ("upsun", "applications.app.relationships", lambda application: {"applications": {"app": application}}),
        ("application", "web.relationships", lambda application: {"name": "app", "web": application}),
        ("application", "workers.q.relationships", lambda application: {"name": "app", "workers": {"q": application}}),
        (
            "application",
            "app.web.relationships",
            lambda application: {"app": {"relationships": {}, "web": application}},
        ),
        ("application", "app.workers.q.relationships", lambda application: {"app": {"workers": {"q": application}}}),
        ("application", "$[0].workers.q.relationships", lambda application: [{"workers": {"q": application}}]),
        (
            "upsun",
            "applications.app.workers.q.relationships",
            lambda application: {"applications": {"app": {"workers": {"q": application, "r": None}}}},
        ),
    ],
)
def test_endpoints_that_mean_influxdb_are_spelled_right(name: str, prefix: str, configuration: Any) -> None:
    assert breaks(name, configuration({"relationships": RELATIONSHIPS})) == []
    found = breaks(name, configuration({"relationships": WRONG}))
    assert len(found) == len(WRONG_AT)
    assert set(found) == {f"{prefix}.{place}" for place in WRONG_AT}


class _Untagging(SafeConstructor):
    """Makes of a tagged value what the YAML language server gives to a schema: the value without its tag."""


def _untagged(loader: Any, _suffix: str, node: Any) -> object:
    if isinstance(node, MappingNode):
        return loader.construct_mapping(node, deep=True)
    return loader.construct_sequence(node, deep=True) if isinstance(node, SequenceNode) else node.value


_Untagging.add_multi_constructor("!", _untagged)


def _documents(path: Path) -> list[Any]:
    yaml = YAML(typ="safe", pure=True)
    yaml.allow_duplicate_keys = True
    yaml.Constructor = _Untagging
    return list(yaml.load_all(path.read_bytes()))


@pytest.mark.parametrize(
    ("kind", "name"),
    [("services", "services"), ("upsun", "upsun"), ("app", "application"), ("applications", "application")],
)
def test_real_configurations_raise_no_false_alarm(corpus: Path, kind: str, name: str) -> None:
    rows = [line.split("\t") for line in (corpus / "INDEX.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    files = [corpus / row[1] for row in rows if row[0] == kind and "PARSE FAIL" not in "".join(row[2:])]
    validator = jsonschema.Draft7Validator(editor_schemas.schema(name, shipped()))
    alarms = [
        (path, error.message) for path in files for one in _documents(path) for error in validator.iter_errors(one)
    ]
    assert len(files) > 10
    assert alarms == []


def test_the_command_prints_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    for name in editor_schemas.NAMES:
        assert main(["schema", name]) == 0
        document = json.loads((CHECKOUT / "schemas" / editor_schemas.file_name(name)).read_text(encoding="utf-8"))
        assert document.pop("$id").endswith(f"/schemas/{name}.schema.json")
        assert json.loads(capsys.readouterr().out) == document


def test_the_command_knows_other_vendors_and_policies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = copy.deepcopy(dict(shipped().document))
    document["date"] = "2027-01-31"
    document["versions"]["9.9"] = {"web-paas": dict(document["versions"]["2.7"]["web-paas"])}
    policy, output = tmp_path / "policy.json", tmp_path / "ours.schema.json"
    policy.write_text(json.dumps(document), encoding="utf-8")
    arguments = ["schema", "services", "--vendor", "web-paas", "--policy", str(policy), "--output", str(output)]
    assert main(arguments) == 0
    assert capsys.readouterr().out == ""
    written = json.loads(output.read_text(encoding="utf-8"))
    offered = written["definitions"]["service"]["properties"]["type"]["anyOf"][0]["enum"]
    assert offered == ["influxdb:9.9", "influxdb:2.7", "influxdb:2.3"]
    assert "Web PaaS" in written["title"]
    assert "2027-01-31" in written["description"]


@pytest.mark.parametrize("arguments", [["tables"], ["services", "--vendor", "nobody"], ["services", "--output", "/"]])
def test_wrong_usage_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        status = main(["schema", *arguments])
    except SystemExit as stop:
        status = int(str(stop.code))
    assert status == 2
    assert capsys.readouterr().err.startswith("influx-lint")


def test_the_command_line_offers_every_schema(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["schema", "--help"])
    said = capsys.readouterr().out
    assert all(f"{name} (" in said for name in editor_schemas.NAMES)
