"""NFX120 and NFX121: relationships to InfluxDB, in all their forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from command import Make, influx_lint

APP, SERVICES = ".platform.app.yaml", ".platform/services.yaml"
TIMEDB = "timedb: {type: influxdb:2.7}\ncache: {type: redis:7}\n"
HEAD = "name: app\nrelationships:\n"

FORMS = [
    # relationship            column  code
    ('db: "timedb:influxdb"', None, None),
    ("db: {service: timedb, endpoint: influxdb}", None, None),
    ("db: {service: timedb}", None, None),
    ("timedb:", None, None),
    ("timedb: {endpoint: influxdb}", None, None),
    ("db: timedb", None, None),
    ('db: "timedb:"', None, None),
    ('db: "timesdb:influxdb"', 10, "NFX120"),
    ("db: timesdb:influxdb", 9, "NFX120"),
    ("db: {service: timesdb, endpoint: influxdb}", 19, "NFX120"),
    ("timesdb: {endpoint: influxdb}", 5, "NFX120"),
    ('db: ":influxdb"', 9, "NFX120"),
    ("influxdb:", 5, "NFX120"),
    ("db: {service: influx27}", 19, "NFX120"),
    ("db: influx27", 9, "NFX120"),
    ('db: "timedb:http"', 17, "NFX121"),
    ("db: 'timedb:influx'", 17, "NFX121"),
    ("db: {service: timedb, endpoint: http}", 37, "NFX121"),
    ("timedb: {endpoint: http}", 24, "NFX121"),
    ('db: "timedb:influxdb:x"', 17, "NFX121"),
    ('cache: "cache:redis"', None, None),
    ('cache: "nocache:redis"', None, None),
    ('other: "app2:http"', None, None),
    ("nothing:", None, None),
    ("db: [timedb, influxdb]", None, None),
    ("db: 5", None, None),
    ("db: !custom timesdb:influxdb", None, None),
]


@pytest.mark.parametrize(("form", "column", "code"), FORMS)
def test_every_form(form: str, column: int | None, code: str | None, make_project: Make) -> None:
    folder = make_project({APP: f"{HEAD}    {form}\n", SERVICES: TIMEDB})
    assert influx_lint("check", folder=folder).places == ([(APP, 3, column, code)] if code else [])


LAYOUTS: dict[str, Callable[[str], dict[str, str]]] = {
    "one application": lambda form: {APP: f"{HEAD}    {form}\n", SERVICES: TIMEDB},
    "in a folder": lambda form: {"a/b/.platform.app.yaml": f"{HEAD}    {form}\n", SERVICES: TIMEDB},
    "yml": lambda form: {".platform.app.yml": f"{HEAD}    {form}\n", ".platform/services.yml": TIMEDB},
    "symfony": lambda form: {".symfony.cloud.yaml": f"{HEAD}    {form}\n", ".symfony/services.yaml": TIMEDB},
    "magento": lambda form: {".magento.app.yaml": f"{HEAD}    {form}\n", ".magento/services.yaml": TIMEDB},
    "a list of applications": lambda form: {
        ".platform/applications.yaml": f"- name: a\n- name: b\n  relationships:\n    {form}\n",
        SERVICES: TIMEDB,
    },
    "a mapping of applications": lambda form: {
        ".platform/applications.yaml": f"a: {{}}\nb:\n  relationships:\n    {form}\n",
        SERVICES: TIMEDB,
    },
    "flex": lambda form: {
        ".upsun/config.yaml": f"applications:\n  a:\n    relationships:\n      {form}\n"
        "services: {timedb: {type: influxdb:2.7}}\n"
    },
    "flex in several files": lambda form: {
        ".upsun/a.yaml": f"applications:\n  a:\n    relationships:\n      {form}\n",
        ".upsun/b.yml": "services: {timedb: {type: influxdb:2.7}}\n",
    },
}


PARTS: dict[str, tuple[str, int, int]] = {
    # Where the relationship `{}` stands, and the line and column at which it begins.
    "web": ("name: app\nweb:\n  relationships:\n    {}\n  commands: {{start: 'python main.py'}}\n", 4, 5),
    "a worker": ("name: app\nworkers:\n  queue:\n    relationships:\n      {}\n", 5, 7),
    "the second worker": ("name: app\nworkers:\n  one:\n  two:\n    relationships:\n      {}\n", 6, 7),
    "beside the application's": (
        "name: app\nrelationships: {{db: 'cache:redis'}}\nworkers:\n  queue:\n    relationships:\n      {}\n",
        6,
        7,
    ),
    "behind an alias": (
        "name: app\nx: &x\n  {}\nworkers: {{a: {{relationships: *x}}, b: {{relationships: *x}}}}\n",
        3,
        3,
    ),
    "merged": ("name: app\nx: &x\n  relationships:\n    {}\nworkers:\n  a: {{<<: *x}}\n", 4, 5),
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("form", "column", "code"), FORMS)
def test_every_form_in_web_and_workers(
    part: str, form: str, column: int | None, code: str | None, make_project: Make
) -> None:
    text, line, start = PARTS[part]
    folder = make_project({APP: text.format(form), SERVICES: TIMEDB})
    found = [(APP, line, column + start - 5, code)] if code and column else []
    assert influx_lint("check", folder=folder).places == found


@pytest.mark.parametrize(
    "text", ["web: 5\nworkers: [a]\n", "web:\nworkers:\n", "workers: {a: text, b: {relationships: [x]}}\n"]
)
def test_other_values_have_no_relationships(text: str, make_project: Make) -> None:
    folder = make_project({APP: "name: app\n" + text, SERVICES: TIMEDB})
    assert influx_lint("check", folder=folder).findings == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout(layout: str, make_project: Make) -> None:
    folder = make_project(LAYOUTS[layout]('db: "timesdb:influxdb"'))
    [finding] = influx_lint("check", folder=folder).findings
    assert (finding.code, finding.message) == (
        "NFX120",
        "relationship 'db' reaches 'timesdb', and no service has this name: did you mean 'timedb'?",
    )
    folder = make_project(LAYOUTS[layout]('db: "timedb:http"'))
    [finding] = influx_lint("check", folder=folder).findings
    assert (finding.code, finding.message) == (
        "NFX121",
        "InfluxDB service 'timedb' has the endpoint 'influxdb', not 'http'",
    )
    folder = make_project(LAYOUTS[layout]('db: "timedb:influxdb"'))
    assert influx_lint("check", folder=folder).findings == []


@pytest.mark.parametrize(
    "services",
    [
        {},
        {SERVICES: "a: [b\n"},
        {SERVICES: "!include nowhere.yaml\n"},
        {SERVICES: "<<: !include nowhere.yaml\ncache: {type: redis:7}\n"},
        {SERVICES: b"a: \xe9\n"},
        {SERVICES: b"a" * (5 * 1024 * 1024)},
        {".upsun/a.yaml": "services: {}\n", ".upsun/b.yaml": "services: [b\n"},
        {".upsun/a.yaml": "services: !include x.yaml\n"},
    ],
)
def test_a_service_is_called_undefined_only_where_all_are_known(
    services: dict[str, str | bytes], make_project: Make
) -> None:
    folder = make_project({APP: f'{HEAD}    db: "timesdb:influxdb"\n', **services})
    said = influx_lint("check", APP, folder=folder)
    assert said.findings == []
    assert "NFX120" not in influx_lint("check", folder=folder).out


def test_a_services_file_without_services_is_known_to_have_none(make_project: Make) -> None:
    folder = make_project({APP: f'{HEAD}    db: "timedb:influxdb"\n', SERVICES: "# none yet\n"})
    [finding] = influx_lint("check", folder=folder).findings
    assert finding.message.endswith("define it in the services file")


def test_without_an_endpoint_a_relationship_may_lead_to_an_application(make_project: Make) -> None:
    folder = make_project(
        {APP: f"{HEAD}    influx-writer:\n", "writer/.platform.app.yaml": "name: influx-writer\n", SERVICES: TIMEDB}
    )
    assert influx_lint("check", folder=folder).findings == []


def test_each_application_has_its_own_relationships(make_project: Make) -> None:
    folder = make_project(
        {
            "one/.platform.app.yaml": f'{HEAD}    db: "timesdb:influxdb"\n',
            "two/.platform.app.yaml": f'{HEAD}    db: "timedb:http"\n',
            "three/.platform.app.yaml": f'{HEAD}    db: "timedb:influxdb"\n',
            SERVICES: TIMEDB,
        }
    )
    assert influx_lint("check", folder=folder).places == [
        ("one/.platform.app.yaml", 3, 10, "NFX120"),
        ("two/.platform.app.yaml", 3, 17, "NFX121"),
    ]


def test_the_hint_names_an_influxdb_service(make_project: Make) -> None:
    services = "timesdb2: {type: redis:7}\nhistory: {type: influxdb:2.7}\n"
    folder = make_project({APP: f'{HEAD}    db: "timesdb:influxdb"\n', SERVICES: services})
    [finding] = influx_lint("check", folder=folder).findings
    assert finding.message.endswith("did you mean 'history'?")
