"""NFX204 in JSON files that the code of a project loads for the variable with the relationships."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from command import Make

from influx_lint import run
from influx_lint.findings import Finding, Outcome
from influx_lint.languages import TITLES
from influx_lint.languages.analysis import Analysis, Wanted
from influx_lint.project.disk import Disk
from influx_lint.settings_files import SettingsFinder

SERVICES = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2\n    disk: 1024\npg:\n    type: postgresql:15\n",
    ".platform.app.yaml": 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n'
    '    database: "pg:postgresql"\n',
}
APP = """\
import base64, json, os

def endpoint():
    return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]

def url():
    return endpoint()["user"], endpoint()["bucket"]
"""
HEAD = """\
import base64, importlib.resources, io, json, os, pkgutil, orjson, yaml
import tests
from importlib.resources import files
from pathlib import Path
from unittest import mock
import app

HERE = Path(__file__).resolve().parent
FOLDER = os.path.dirname(os.path.abspath(__file__))

def encode(data):
    return base64.b64encode(json.dumps(data).encode()).decode()

"""
OLD = '{\n  "influxdb": [\n    {"host": "h", "user": "u", "org": "o", "bucket": "b"}\n  ]\n}\n'
NEW = '{"influxdb": [{"host": "h", "username": "u", "query": {"org": "o", "bucket": "b"}}]}\n'
OTHER = '{"database": [{"host": "h", "user": "u", "bucket": "b"}]}\n'
TEXT = 'monkeypatch.setenv("PLATFORM_RELATIONSHIPS", base64.b64encode({}).decode())'
DATA = 'monkeypatch.setenv("PLATFORM_RELATIONSHIPS", encode({}))'

KEYS = frozenset([("user",), ("username",), ("org",), ("bucket",), ("query",), ("query", "org"), ("query", "bucket")])

LOADED = {
    "as the working folder has it": DATA.format('json.load(open("tests/relationships.json"))'),
    "as text": TEXT.format('open("tests/relationships.json").read().encode()'),
    "as stripped text": TEXT.format('open("tests/relationships.json", encoding="utf-8").read().strip().encode()'),
    "as bytes": TEXT.format('open("tests/relationships.json", "rb").read()'),
    "beside the test": DATA.format('json.loads((HERE / "relationships.json").read_text())'),
    "beside the test, as bytes": TEXT.format('(HERE / "relationships.json").read_bytes()'),
    "joined": DATA.format('json.loads(Path(__file__).parent.joinpath("relationships.json").read_text("utf-8"))'),
    "renamed": DATA.format('json.loads(Path(__file__).with_name("relationships.json").read_text())'),
    "by os.path": DATA.format('json.load(open(os.path.join(FOLDER, "relationships.json")))'),
    "from the root": DATA.format(
        'json.loads((Path(__file__).parents[1] / "tests" / "relationships.json").read_text())'
    ),
    "through the parent": DATA.format('json.load(open(HERE / ".." / "tests" / "relationships.json"))'),
    "with another suffix": DATA.format('json.load((HERE / "relationships").with_suffix(".json").open())'),
    "from the working folder": DATA.format('json.loads((Path.cwd() / "tests" / "relationships.json").read_text())'),
    "in a block": 'with open(HERE / "relationships.json") as file:\n        ' + DATA.format("json.load(file)"),
    "in a block of io": 'with io.open("tests/relationships.json") as file:\n        ' + DATA.format("json.load(file)"),
    "as a resource": DATA.format('json.loads(files("tests").joinpath("relationships.json").read_text())'),
    "as a resource of a module": DATA.format('json.loads((files(tests) / "relationships.json").read_text())'),
    "as a resource of its package": DATA.format(
        'json.loads(files(__package__).joinpath("relationships.json").read_bytes())'
    ),
    "under a name that the environment may give": DATA.format(
        'json.load(open(os.environ.get("RELATIONSHIPS_FILE", "tests/relationships.json")))'
    ),
    "by a path of its own": DATA.format('json.loads(Path("tests/relationships.json").read_text())'),
    "by another library": DATA.format('orjson.loads(Path("tests", "relationships.json").read_bytes())'),
    "by a path that grows": 'path = HERE\n    path /= "relationships.json"\n    '
    + DATA.format("json.loads(path.read_text())"),
    "with a folder before it": DATA.format('json.load(open("tests" / Path("relationships.json")))'),
    "as YAML": DATA.format('yaml.safe_load(open(str(HERE / "relationships.json")))'),
    "as a resource of old": DATA.format('json.loads(importlib.resources.read_text("tests", "relationships.json"))'),
    "as package data": TEXT.format('pkgutil.get_data("tests", "relationships.json")'),
    "set by default": 'os.environ.setdefault("PLATFORM_RELATIONSHIPS", '
    'base64.b64encode(open("tests/relationships.json").read().encode()).decode())',
    "assigned": 'os.environ["PLATFORM_RELATIONSHIPS"] = encode(json.load(open("tests/relationships.json")))',
    "patched": 'with mock.patch.dict(os.environ, {"PLATFORM_RELATIONSHIPS": '
    'encode(json.load(open("tests/relationships.json")))}):\n        app.url()',
    "through a name": 'loaded = json.load(open("tests/relationships.json"))\n    ' + DATA.format("loaded"),
}


@pytest.fixture
def check(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Makes a project, and checks it or the files that are named."""

    def checked(files: Mapping[str, str], *paths: str) -> Outcome:
        monkeypatch.chdir(make_project({**SERVICES, "app.py": APP, **files}))
        return run.check(list(paths or ["."]), SettingsFinder())

    return checked


def project_with(code: str, document: str = OLD, name: str = "tests/relationships.json") -> dict[str, str]:
    test = f"{HEAD}def test_url(monkeypatch):\n    {code}\n    app.url()\n"
    return {"tests/__init__.py": "", "tests/test_app.py": test, name: document}


def payloads(outcome: Outcome) -> list[Finding]:
    return [one for one in outcome.findings if one.code == "NFX204"]


def places(outcome: Outcome) -> list[tuple[str, int, int]]:
    return [(outcome.names.shown(one.path), one.span.line, one.span.column) for one in payloads(outcome)]


@pytest.mark.parametrize("body", LOADED.values(), ids=LOADED.keys())
def test_a_file_that_is_loaded_for_the_variable(check: Callable[..., Outcome], body: str) -> None:
    outcome = check(project_with(body))
    assert places(outcome) == [(str(Path("tests", "relationships.json")), 3, 19)]
    (found,) = payloads(outcome)
    assert found.fix is not None
    assert not outcome.failures


def test_a_fixture_that_loads_it(check: Callable[..., Outcome]) -> None:
    conftest = (
        "import base64, json\nfrom pathlib import Path\nimport pytest\n\nDATA = Path(__file__).parent / 'data'\n\n"
        "@pytest.fixture\ndef payload():\n    return json.loads((DATA / 'influx.json').read_text())\n\n"
        "@pytest.fixture(autouse=True)\ndef environment(monkeypatch, payload):\n"
        "    text = base64.b64encode(json.dumps(payload).encode()).decode()\n"
        "    monkeypatch.setenv('PLATFORM_RELATIONSHIPS', text)\n"
    )
    outcome = check({"tests/conftest.py": conftest, "tests/data/influx.json": OLD})
    assert [path for path, _, _ in places(outcome)] == [str(Path("tests", "data", "influx.json"))]


def test_a_helper_of_another_module_that_loads_it(check: Callable[..., Outcome]) -> None:
    helper = (
        "import json\nfrom pathlib import Path\n\n"
        "def load(name):\n    return json.loads((Path(__file__).parent / name).read_text())\n"
    )
    files = project_with(DATA.format('load("relationships.json")'))
    files["tests/test_app.py"] = "from tests.helper import load\n" + files["tests/test_app.py"]
    outcome = check({**files, "tests/helper.py": helper})
    assert len(payloads(outcome)) == 1


def test_what_is_taken_where_there_is_no_variable(check: Callable[..., Outcome]) -> None:
    local = (
        "import base64, json, os\nfrom pathlib import Path\n\n"
        'LOCAL = base64.b64encode((Path(__file__).parent / "local.json").read_bytes())\n'
        'found = json.loads(base64.b64decode(os.environ.get("PLATFORM_RELATIONSHIPS", LOCAL)))\n'
        'print(found["influxdb"][0]["user"])\n'
    )
    assert places(check({"main.py": local, "local.json": OLD})) == [("local.json", 3, 19)]


def test_relationships_or_the_file(check: Callable[..., Outcome]) -> None:
    local = (
        "import base64, json, os\n\ndef relationships():\n"
        '    if "PLATFORM_RELATIONSHIPS" in os.environ:\n'
        '        return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))\n'
        '    with open("config/local.json") as file:\n        return json.load(file)\n\n'
        'print(relationships()["influxdb"][0]["user"])\n'
    )
    found = places(check({"main.py": local, "config/local.json": OLD}))
    assert found == [(str(Path("config", "local.json")), 3, 19)]


SILENT = {
    "the new shape": project_with(LOADED["as text"], NEW),
    "another service": project_with(LOADED["as text"], OTHER),
    "never loaded": project_with("pass"),
    "loaded for something else": project_with(
        'print(json.load(open("tests/relationships.json"))["influxdb"][0]["user"])'
    ),
    "given to another variable": project_with(
        LOADED["as text"].replace("PLATFORM_RELATIONSHIPS", "PLATFORM_VARIABLES")
    ),
    "no JSON": project_with(LOADED["as text"], OLD.replace("}\n  ]", "},\n  ]")),
    "a file with comments": project_with(LOADED["as text"], "// local\n" + OLD),
    "another file": project_with(LOADED["as text"], name="tests/other.json"),
    "a path that is computed": project_with(DATA.format('json.load(open(os.environ["FILE"]))')),
    "a file that is written": project_with(DATA.format('json.load(open("tests/relationships.json", "w+"))')),
    "a name that no file has": project_with(DATA.format('json.load(open("\\0\\ud800.json"))')),
    "only its names": project_with(DATA.format('list(json.load(open("tests/relationships.json")))')),
}


@pytest.mark.parametrize("files", SILENT.values(), ids=SILENT.keys())
def test_look_alikes(check: Callable[..., Outcome], files: Mapping[str, str]) -> None:
    outcome = check(files)
    assert payloads(outcome) == []
    assert {one.code for one in outcome.findings} == {"NFX101", "NFX201", "NFX202"}


def test_a_file_outside_of_the_project(check: Callable[..., Outcome], tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}.json"
    outside.write_text(OLD)
    named = [str(outside), f"../{outside.name}"]
    assert [payloads(check(project_with(DATA.format(f"json.load(open({one!r}))")))) for one in named] == [[], []]


def test_a_link_that_leads_out(check: Callable[..., Outcome], tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}.json"
    outside.write_text(OLD)
    (tmp_path / "linked.json").symlink_to(outside)
    assert payloads(check(project_with(DATA.format('json.load(open("linked.json"))')))) == []


def test_a_file_that_is_too_large(check: Callable[..., Outcome]) -> None:
    assert payloads(check(project_with(LOADED["as text"], OLD + " " * 70_000))) == []


def test_where_code_handles_both_shapes(check: Callable[..., Outcome]) -> None:
    both = (
        APP.replace('endpoint()["user"], endpoint()["bucket"]', "found, found")
        .replace("return found", "return found")
        .replace("def url():\n", 'def url():\n    c = endpoint()\n    found = c.get("username") or c.get("user")\n')
    )
    document = '{"influxdb": [{"host": "h", "user": "u"}]}'
    assert payloads(check({**project_with(LOADED["as text"], document), "app.py": both})) == []


def test_which_files_are_checked(check: Callable[..., Outcome]) -> None:
    files = project_with(LOADED["beside the test"])
    document = str(Path("tests", "relationships.json"))
    assert places(check(files, "tests/test_app.py")) == []
    assert places(check(files, "app.py")) == []
    assert places(check(files, "tests")) == [(document, 3, 19)]
    assert places(check(files, document)) == [(document, 3, 19)]
    assert places(check(files, ".", document)) == [(document, 3, 19)]
    assert places(check(files, document, ".")) == [(document, 3, 19)]
    assert str(Path(document).absolute()) in check(files, ".").checked
    assert str(Path(document).absolute()) not in check(files, "app.py").checked


def test_a_file_that_is_loaded_by_a_script(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    body = LOADED["set by default"].replace("tests/", "")
    script = f"#!/usr/bin/env python3\n{APP}\n{body}\nurl()\n"
    monkeypatch.chdir(make_project({**SERVICES, "try-out": script, "relationships.json": OLD}))
    assert places(run.check(["."], SettingsFinder())) == [("relationships.json", 3, 19)]


def test_a_named_file_that_is_none(check: Callable[..., Outcome]) -> None:
    outcome = check(project_with("pass"), "tests/relationships.json")
    assert [one.reason for one in outcome.passed_over] == [f"neither a configuration file nor {' or '.join(TITLES)}"]


def test_settings_that_leave_it_out(check: Callable[..., Outcome]) -> None:
    files = project_with(LOADED["as text"])
    document = str(Path("tests", "relationships.json"))
    ignored = check({**files, ".influx-lint.toml": '[per-file-ignores]\n"*.json" = ["NFX204"]\n'})
    assert places(ignored) == []
    for pattern in ("tests/*.json", "tests/"):
        excluded = check({**files, ".influx-lint.toml": f'exclude = ["{pattern}"]\n'})
        assert places(excluded) == []
        assert document in {excluded.names.shown(one.path) for one in excluded.passed_over} or pattern == "tests/"


def test_a_file_that_other_code_names_is_left_to_a_person(check: Callable[..., Outcome]) -> None:
    read = 'json.load(open("tests/relationships.json"))["influxdb"][0]["user"]'
    other = f"import json\n\ndef test_host():\n    assert {read}\n"
    outcome = check({**project_with(LOADED["as text"]), "tests/test_other.py": other})
    (found,) = payloads(outcome)
    assert found.fix is None
    assert found.advice == "other code names this file, too: change all of it together"


def test_what_reads_a_file_that_stays_stays(check: Callable[..., Outcome]) -> None:
    local = (
        "import base64, json, os\n\ndef relationships():\n"
        '    if "PLATFORM_RELATIONSHIPS" in os.environ:\n'
        '        return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))\n'
        '    return json.load(open("local.json"))\n\n'
        'print(relationships()["influxdb"][0]["user"])\n'
    )
    files = {"main.py": local, "local.json": OLD}
    alone = {one.code: one.fix for one in check(files).findings if Path(one.path).name != "app.py"}
    assert alone["NFX201"] is not None
    assert alone["NFX204"] is not None
    shared = check({**files, "tools/dump.py": 'print(open("local.json").read())\n'}).findings
    told = {one.code: one.fix for one in shared if Path(one.path).name != "app.py"}
    assert told["NFX201"] is None
    assert told["NFX204"] is None


def test_a_file_that_is_read_directly_as_well_is_no_edit(check: Callable[..., Outcome]) -> None:
    read = 'json.load(open("tests/relationships.json"))["influxdb"][0]["user"]'
    beside = project_with(f"{LOADED['as text']}\n    assert app.url()[0] == {read}")
    apart = project_with(LOADED["as text"])
    apart["tests/test_app.py"] += f"\ndef test_user():\n    assert {read} == 'u'\n"
    for files in (beside, apart):
        assert [one for one in payloads(check(files)) if one.fix is not None] == []


def test_several_files_and_entries(check: Callable[..., Outcome]) -> None:
    document = json.dumps({**json.loads(OTHER), "influxdb": [{"user": "u"}, {"org": "o"}, {"host": "h"}]}, indent=1)
    outcome = check(project_with(LOADED["as text"], document))
    assert [(line, column) for _, line, column in places(outcome)] == [(11, 4), (14, 4)]


def test_a_run_that_follows_sees_what_changed(check: Callable[..., Outcome], tmp_path: Path) -> None:
    check(project_with(LOADED["as text"]))
    analysis = Analysis(Disk())
    document = tmp_path / "tests" / "relationships.json"

    def shapes() -> list[bool]:
        found = analysis.found(tmp_path, tmp_path / "app.py", Wanted(KEYS))
        return [("user",) in one.keys for one in found.payloads.get(document, ())]

    assert shapes() == [True]
    analysis.refresh()
    assert shapes() == [True]
    document.write_text(NEW)
    analysis.refresh()
    assert shapes() == [False]
    document.unlink()
    analysis.refresh()
    assert shapes() == []
    document.write_text(OLD)
    analysis.refresh()
    assert shapes() == [True]
