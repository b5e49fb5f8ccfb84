"""NFX101 to NFX105: every version that a vendor ever listed, and every spelling of one that none did."""

from __future__ import annotations

import pytest
from command import Make, influx_lint

from influx_lint.registry.policy import ANY, shipped

SERVICES = ".platform/services.yaml"
ANYONE, WEB, FIXED, FLEX = ANY, "web-paas", "upsun-fixed", "upsun-flex"

# The vendors' lists row by row: what each vendor's word for the version comes to.
CANARIES = [
    # version  any       Web PaaS  Fixed     Flex
    ("3", (None, "NFX102", None, None)),
    ("2.7", (None, None, None, None)),
    ("2.3", (None, None, None, None)),
    ("2.2", ("NFX101", "NFX101", "NFX101", "NFX105")),
    ("2.1", ("NFX101", "NFX102", "NFX101", "NFX105")),
    ("2.0", ("NFX101", "NFX102", "NFX101", "NFX105")),
    ("1.8", ("NFX101", "NFX101", "NFX101", "NFX105")),
    ("1.7", ("NFX101", "NFX101", "NFX101", "NFX105")),
    ("1.3", ("NFX101", "NFX101", "NFX101", "NFX105")),
    ("1.2", ("NFX101", "NFX101", "NFX101", "NFX105")),
]


def test_the_canaries_are_all_versions() -> None:
    assert {version for version, _ in CANARIES} == set(shipped().versions())


@pytest.mark.parametrize(("version", "codes"), CANARIES)
def test_each_version_for_each_vendor(version: str, codes: tuple[str | None, ...], make_project: Make) -> None:
    folder = make_project({SERVICES: f"timedb:\n    type: influxdb:{version}\n    disk: 1024\n"})
    for vendor, code in zip((ANYONE, WEB, FIXED, FLEX), codes, strict=True):
        said = influx_lint("check", "--vendor", vendor, folder=folder)
        assert said.places == ([(SERVICES, 2, 11, code)] if code else []), vendor
        assert said.status == (1 if code else 0)


UPSUN = ".upsun/config.yaml"
OLD = "timedb:\n    type: influxdb:2.2\n"
MIXED = {SERVICES: OLD, UPSUN: "services:\n  tsdb:\n    type: influxdb:2.2\n"}


@pytest.mark.parametrize(("version", "codes"), CANARIES)
def test_files_of_upsun_flex_are_judged_by_its_list(
    version: str, codes: tuple[str | None, ...], make_project: Make
) -> None:
    folder = make_project({UPSUN: f"services:\n  timedb:\n    type: influxdb:{version}\n"})
    own, of_any = codes[3], codes[0]
    assert influx_lint("check", folder=folder).places == ([(UPSUN, 3, 11, own)] if own else [])
    assert influx_lint("check", "--vendor", "any", folder=folder).codes == ([of_any] if of_any else [])


def test_what_such_a_file_includes_is_judged_by_the_same_list(make_project: Make) -> None:
    folder = make_project({UPSUN: "services:\n  timedb: !include ../db.yaml\n", "db.yaml": "type: influxdb:2.2\n"})
    assert influx_lint("check", folder=folder).places == [("db.yaml", 1, 7, "NFX105")]


def test_each_file_is_judged_by_its_own_vendor(make_project: Make) -> None:
    folder = make_project(MIXED)
    said = influx_lint("check", "-v", folder=folder)
    assert said.places == [(SERVICES, 2, 11, "NFX101"), (UPSUN, 3, 11, "NFX105")]
    assert [one.message.partition(":")[0] for one in said.findings] == [
        "InfluxDB 2.2 is deprecated (no security updates)",
        "InfluxDB 2.2 is retired (not maintained) on Upsun Flex",
    ]
    assert "vendor any," in said.out
    assert influx_lint("check", "--vendor", "upsun-flex", folder=folder).codes == ["NFX105", "NFX105"]
    assert influx_lint("check", "--vendor", "any", folder=folder).codes == ["NFX101", "NFX101"]
    assert "vendor upsun-flex," in influx_lint("check", "-v", ".upsun", folder=folder).out


def test_a_vendor_in_the_settings_outweighs_the_folder(make_project: Make) -> None:
    folder = make_project({**MIXED, ".influx-lint.toml": 'vendor = "any"\n'})
    assert influx_lint("check", folder=folder).codes == ["NFX101", "NFX101"]


def test_a_folder_of_settings_for_upsun_is_none_elsewhere(make_project: Make) -> None:
    files = {"config/.upsun.yaml": MIXED[UPSUN], ".upsun/local/old.yaml": MIXED[UPSUN], SERVICES: OLD}
    assert influx_lint("check", folder=make_project(files)).codes == ["NFX101"]


SPELLINGS = [
    ("influxdb:2.4", "NFX102"),
    ("influxdb:2.6", "NFX102"),
    ("influxdb:1.9", "NFX102"),
    ("influxdb:4", "NFX102"),
    ("influxdb:latest", "NFX102"),
    ("influxdb:2", "NFX102"),
    ("influxdb:2.10", "NFX102"),
    ("influxdb:02.7", "NFX102"),
    ("influxdb:2.07", "NFX102"),
    ("influxdb:2.7.", "NFX102"),
    ("influxdb:2..7", "NFX102"),
    ("influxdb:2.7-alpine", "NFX102"),
    ("influxdb:v2.7", "NFX102"),
    ("influxdb:3.0", "NFX102"),
    ("influxdb:2.6.1", "NFX102"),
    ("influxdb:2.7:1", "NFX102"),
    ("influxdb:\u0662.\u0667", "NFX102"),
    ("influxdb:²", "NFX102"),
    ('"influxdb:2.7\\n"', "NFX102"),
    (f"influxdb:{'9' * 40}.1", "NFX102"),
    ("influxdb:2.7.1", "NFX104"),
    ("influxdb:2.7.1.4", "NFX104"),
    ("influxdb:1.8.10", "NFX104"),
    ("influxdb:3.0.1", "NFX104"),
    ("influxdb", "NFX103"),
    ("'influxdb:'", "NFX103"),
    ("2", "NFX110"),
    ("2.7", "NFX110"),
    ("'2.7'", "NFX110"),
    ("!!str 2.7", "NFX110"),
    ("0x1F", "NFX110"),
    (".inf", "NFX110"),
    ("true", "NFX110"),
    ("2026-01-01", "NFX110"),
    ("", "NFX110"),
    ("~", "NFX110"),
    ("''", "NFX110"),
    ("[influxdb:2.7]", "NFX110"),
    ("{influxdb: 2.7}", "NFX110"),
    ("' influxdb:2.7'", "NFX110"),
    ("'influxdb:2.7 '", "NFX110"),
    ("'influxdb: 2.7'", "NFX110"),
    ("'influxdb :2.7'", "NFX110"),
    ("INFLUXDB:2.7", "NFX110"),
    ("Influxdb:2.2", "NFX110"),
    ("influxdb/2.7", "NFX110"),
    ("influxdb: 2.7", "NFX901"),
    ("influxdb:", "NFX901"),
]


@pytest.mark.parametrize(("spelling", "code"), SPELLINGS)
def test_each_spelling_gets_its_rule(spelling: str, code: str, make_project: Make) -> None:
    folder = make_project({SERVICES: f"timedb:\n    type: {spelling}\n    disk: 1024\n"})
    said = influx_lint("check", folder=folder)
    assert said.codes == [code]
    assert said.status == 1


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("timedb: {type: influxdb:2.2}\n", 1, 16),
        ("timedb:\n  type: 'influxdb:2.2'\n", 2, 9),
        ('timedb:\n  type: "influxdb:2.2"\n', 2, 9),
        ('timedb:\n  type: "influx\\x64b:2.2"\n', 2, 9),
        ("timedb:\n  type:   influxdb:2.2   # why\n", 2, 11),
        ("timedb:\n  ? type\n  : influxdb:2.2\n", 3, 5),
        ("timedb:\n  type: !!str influxdb:2.2\n", 2, 15),
        ("timedb:\n  type: &v influxdb:2.2\n", 2, 12),
        ("x: &v influxdb:2.2\ntimedb:\n  type: *v\n", 1, 7),
        ("x: &d {type: influxdb:2.2}\ntimedb:\n  <<: *d\n  disk: 1\n", 1, 14),
        ("x: &d {disk: 1}\ny: &e {size: S}\ntimedb:\n  <<: *d\n  <<: *e\n  type: influxdb:2.2\n", 6, 9),
        ("timedb:\n  type: >-\n    influxdb:2.2\n", 2, 9),
        ("timedb:\r\n  type: influxdb:2.2\r\n", 2, 9),
        ("\ufefftimedb:\n  type: influxdb:2.2\n", 2, 9),
        ("a: 'x\u2028y'\ntimedb:\n  type: influxdb:2.2\n", 3, 9),
        ("é🙂: {type: influxdb:2.2}\n", 1, 12),
        ("---\na: 1\n---\ntimedb:\n  type: influxdb:2.2\n", 5, 9),
        ("# only\n---\n\ntimedb:\n  type: influxdb:2.2", 5, 9),
    ],
)
def test_the_scalar_has_its_exact_place(text: str, line: int, column: int, make_project: Make) -> None:
    said = influx_lint("check", folder=make_project({SERVICES: text}))
    # A mapping that others merge may be a service of its own.
    assert set(said.places) == {(SERVICES, line, column, "NFX101")}


def test_a_shared_type_is_told_for_each_service(make_project: Make) -> None:
    said = influx_lint("check", folder=make_project({SERVICES: "a: &a {type: influxdb:2.2}\nb: *a\n"}))
    assert [one.message.partition("move ")[2][:3] for one in said.findings] == ["'a'", "'b'"]


UNTIL = f"(lists until {shipped().date})"
KEYS_CHANGE = "the credentials' keys user, org, bucket, api_token change"
UNLIKE = "unlike Upsun Fixed (Platform.sh) and Upsun Flex"


@pytest.mark.parametrize(
    ("version", "arguments", "message"),
    [
        (
            "1.8",
            (),
            "InfluxDB 1.8 is deprecated (no security updates): move 'timedb' to 2.7; new credentials will be generated",
        ),
        ("2.2", (), f"InfluxDB 2.2 is deprecated (no security updates): move 'timedb' to 2.7; {KEYS_CHANGE}"),
        (
            "2.2",
            ("--vendor", FLEX),
            f"InfluxDB 2.2 is retired (not maintained) on Upsun Flex: move 'timedb' to 2.7; {KEYS_CHANGE}",
        ),
        ("2.4", (), f"no vendor ever offered InfluxDB 2.4 {UNTIL}: choose 2.3 or 2.7 for 'timedb'"),
        ("latest", (), f"no vendor ever offered InfluxDB 'latest' {UNTIL}: choose 2.7 or 3 for 'timedb'"),
        (
            "3",
            ("--vendor", WEB),
            f"Web PaaS (list of 2023-08-31) does not offer InfluxDB 3, {UNLIKE}: choose 2.7 or 2.3 for 'timedb'",
        ),
        ("2.7.1", (), "patch release 2.7.1 cannot be chosen, the platform applies patches: write 2.7 for 'timedb'"),
        ("v2.7", (), "'v2.7' is no version: write 2.7 for 'timedb'"),
        ("2,3", (), "'2,3' is no version: write 2.3 for 'timedb'"),
        ("2.7.", (), "'2.7.' is no version: write 2.7 for 'timedb'"),
        ("v2.6", (), f"no vendor ever offered InfluxDB 'v2.6' {UNTIL}: choose 2.7 or 2.3 for 'timedb'"),
        (">=2.7", (), f"no vendor ever offered InfluxDB '>=2.7' {UNTIL}: choose 2.7 or 2.3 for 'timedb'"),
        ("", (), "the type of 'timedb' has no version: write influxdb:2.7"),
    ],
)
def test_messages_say_what_to_do(version: str, arguments: tuple[str, ...], message: str, make_project: Make) -> None:
    folder = make_project({SERVICES: f'timedb: {{type: "influxdb:{version}"}}\n'})
    [finding] = influx_lint("check", *arguments, folder=folder).findings
    assert finding.message == message


def test_the_target_version_is_recommended(make_project: Make) -> None:
    folder = make_project({SERVICES: "a: {type: influxdb:2.2}\nb: {type: influxdb}\n"})
    first, second = influx_lint("check", "--target-version", "2.3", folder=folder).findings
    assert "move 'a' to 2.3" in first.message
    assert "write influxdb:2.3" in second.message


def test_long_names_and_versions_make_no_long_message(make_project: Make) -> None:
    long = "x" * 10_000
    said = influx_lint("check", folder=make_project({SERVICES: f"{long}: {{type: 'influxdb:{long}'}}\n"}))
    [finding] = said.findings
    assert len(finding.message) < 300
