"""Real configuration files, and self-written ones of the same shapes: no crash, no false alarm, nothing missed."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from command import Make, Said, influx_lint

KINDS = ["services", "app", "applications", "upsun"]

# The files whose YAML is broken, beside those that the index calls so: templates that were never meant to be YAML.
TEMPLATES = re.compile(r"\{\{-? (?:if|range|end)")


def rows(corpus: Path) -> list[tuple[str, str, str]]:
    with (corpus / "INDEX.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["kind"], row["path"], row["note"]) for row in csv.DictReader(file, delimiter="\t", quoting=3)]


@pytest.fixture(scope="module")
def checked(corpus: Path) -> dict[str, Said]:
    """What is said of each kind of file."""
    return {kind: influx_lint("check", "-v", kind, folder=corpus) for kind in KINDS}


def test_every_file_is_checked(corpus: Path, checked: dict[str, Said]) -> None:
    for kind in KINDS:
        assert checked[kind].status in (0, 1)
        found = {
            line.removeprefix("checked: ") for line in checked[kind].out.splitlines() if line.startswith("checked: ")
        }
        assert found == {path for one, path, _ in rows(corpus) if one == kind}


def test_every_influxdb_version_is_found(corpus: Path, checked: dict[str, Said]) -> None:
    listed = {
        (path, match["version"], match["name"])
        for _, path, note in rows(corpus)
        if (match := re.search(r"influxdb influxdb:(?P<version>\S+) as (?P<name>\S+)", note))
    }
    found = {
        (one.path, match["version"], match["name"])
        for said in checked.values()
        for one in said.findings
        if (match := re.match(r"InfluxDB (?P<version>\S+) is deprecated .* move '(?P<name>[^']+)' to", one.message))
    }
    supported = {one for one in listed if one[1] == "2.3"}
    assert len(listed) > 30
    assert supported
    assert found == listed - supported


def test_nothing_else_is_found_but_broken_yaml_and_duplicates(corpus: Path, checked: dict[str, Said]) -> None:
    broken = {path for _, path, note in rows(corpus) if "PARSE FAIL" in note and "DuplicateKey" not in note}
    duplicated = {path for _, path, note in rows(corpus) if "DuplicateKey" in note}
    for said in checked.values():
        for one in said.findings:
            if one.code == "NFX901":
                text = (corpus / one.path).read_text(encoding="utf-8")
                assert one.path in broken or TEMPLATES.search(text), one
            elif one.code == "NFX111":
                assert one.path in duplicated, one
            else:
                assert one.code == "NFX101", one
    told = {one.path for said in checked.values() for one in said.findings}
    assert broken | duplicated <= told


@pytest.mark.parametrize("vendor", ["web-paas", "upsun-fixed", "upsun-flex"])
def test_every_vendor_finds_the_same_services(vendor: str, corpus: Path, checked: dict[str, Said]) -> None:
    said = influx_lint("check", "--vendor", vendor, "--select", "NFX10", "services", folder=corpus)
    places = {(one.path, one.line, one.column) for one in checked["services"].findings if one.code == "NFX101"}
    assert {(one.path, one.line, one.column) for one in said.findings} == places
    assert set(said.codes) == {"NFX105" if vendor == "upsun-flex" else "NFX101"}


SHAPES: dict[str, tuple[str, str, list[str]]] = {
    "empty": ("services", "", []),
    "only comments": ("services", "# db:\n#   type: influxdb:2.2\n\n# disk: 512", []),
    "a document of nothing": ("services", "---\n...\n", []),
    "no final newline": ("services", "influxdb:\n  type: influxdb:1.8\n  disk: 256", ["NFX101"]),
    "CR LF": ("services", "influxdb:\r\n  type: influxdb:1.3\r\n  disk: 256\r\n", ["NFX101"]),
    "what commenting out leaves": ("services", "#db:\n#  type: mysql:8\n   \ndisk: 512\n", []),
    "odd values": ("services", "a: {}\nb: 5\nc: text\nd:\ne: [1]\nF_g: {type: mysql}\n", []),
    "custom tags": (
        "services",
        (
            "search:\n  type: solr:8\n  configuration:\n    conf_dir: !archive 'conf'\n"
            "proxy:\n  type: varnish:6\n  configuration:\n    vcl: !include {type: string, path: x.vcl}\n"
            "influxdb18:\n  type: influxdb:1.8\n  disk: 1024\n"
        ),
        ["NFX101"],
    ),
    "a service that reaches an application": (
        "services",
        'proxy:\n  type: varnish:6\n  relationships:\n    app: "app:http"\n',
        [],
    ),
    "a dependency-injection file in its place": (
        "services",
        "parameters:\n  locale: en\nservices:\n  _defaults: {autowire: true}\n  App\\:\n    resource: '../src/*'\n",
        [],
    ),
    "a template": ("services", "{{ range .Services -}}\n{{ .Name }}:\n  type: {{ .Type }}\n{{ end -}}\n", ["NFX901"]),
    "anchors and merge keys": (
        "app",
        "x-base: &base\n  type: python:3.12\n  variables: &v {a: 1}\nname: app\n<<: *base\nweb: {<<: [*v, *v]}\n",
        [],
    ),
    "a duplicate": ("app", "name: app\nrelationships:\n  db: 'mysql:mysql'\n  db: 'other:mysql'\n", ["NFX111"]),
    "relationships of others": (
        "app",
        "name: app\nrelationships:\n  db: 'mysql:mysql'\n  app2: 'app2:http'\n  cache:\n",
        [],
    ),
    "a broken block": ("app", "name: app\n  type: php:8\n", ["NFX901"]),
    "a list of applications": ("applications", "- name: a\n  source: {root: a}\n- &x {name: b}\n- *x\n", []),
    "included applications": ("applications", "- !include {type: yaml, path: nowhere.yaml}\n", []),
    "upsun": (
        "upsun",
        (
            "applications:\n  app:\n    type: python:3.12\n    relationships:\n      influxdb:\n"
            "services:\n  influxdb:\n    type: influxdb:2.3\n"
        ),
        [],
    ),
    "upsun twice": ("upsun", "services:\n  # none\nservices:\n  db:\n    type: postgresql:15\n", ["NFX111"]),
}
PLACES = {
    "services": ".platform/services.yaml",
    "app": ".platform.app.yaml",
    "applications": ".platform/applications.yaml",
    "upsun": ".upsun/config.yaml",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_shapes(shape: str, make_project: Make) -> None:
    kind, text, codes = SHAPES[shape]
    said = influx_lint("check", folder=make_project({PLACES[kind]: text}))
    assert said.codes == codes
    assert said.status == bool(codes)
