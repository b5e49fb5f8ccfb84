"""Symfony's configuration in YAML: what is found in it and where, and which YAML is taken for it."""

from __future__ import annotations

import pytest
from command import Make, influx_lint

PLATFORM = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.7\n",
    ".platform.app.yaml": "name: app\nrelationships:\n    influxdb: timedb:influxdb\n",
}
ORG = "key:org:key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS"
PARAMETER = f"parameters:\n    metrics.org: '%env({ORG})%'\n"


def found(make_project: Make, files: dict[str, str]) -> list[tuple[str, int, int, str]]:
    said = influx_lint("check", ".", folder=make_project({**PLATFORM, **files}))
    assert said.err == ""
    return [(one.path, one.line, one.column, one.code) for one in said.findings]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        (PARAMETER, (2, 28, "NFX202")),
        (f"when@prod:\n    parameters:\n        url: 'http://x/?o=%env({ORG})%'\n", (3, 36, "NFX202")),
        (f"influx:\n    org: http://x/?o=%env({ORG})%\n", (2, 10, "NFX202")),
        (f'services:\n    App\\Metrics: ["%env(string:{ORG})%"]\n', (2, 36, "NFX202")),
        (
            f"services:\n    metrics:\n        class: App\\Metrics\n        calls: [[set, ['%env({ORG})%']]]\n",
            (4, 34, "NFX202"),
        ),
        (PARAMETER + "broken: [\n", (4, 1, "NFX901")),
    ],
)
def test_a_finding_stands_at_the_key(make_project: Make, written: str, place: tuple[int, int, str]) -> None:
    assert found(make_project, {"config/packages/prod/app.yaml": written}) == [
        ("config/packages/prod/app.yaml", *place)
    ]


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("config/services.yaml", PARAMETER.replace("key:org", "key:org:key:query")),
        ("config/services.yaml", PARAMETER.replace("json:base64:PLATFORM", "json:base64:OTHER")),
        ("config/services.yaml", PARAMETER.rstrip() + "  # noqa: NFX202\n"),
        ("config/services.yaml", PARAMETER.replace("    ", "    # ")),
        ("deploy/services.yaml", PARAMETER),
        ("a/config/b/c/d/services.yaml", PARAMETER),
    ],
)
def test_nothing_is_found(make_project: Make, path: str, written: str) -> None:
    assert found(make_project, {path: written}) == []


def test_what_is_written_in_a_longer_text_without_quotes_is_left_to_a_person(make_project: Make) -> None:
    written = f"influx:\n    org: http://x/?o=%env({ORG})%\n"
    folder = make_project({**PLATFORM, "config/app.yaml": written})
    said = influx_lint("check", "--fix", "--unsafe-fixes", ".", folder=folder)
    assert [one.code for one in said.findings] == ["NFX202"]
    assert (folder / "config/app.yaml").read_text() == written
