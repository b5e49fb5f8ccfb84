"""`influx-lint upgrade`, as a person runs it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

import pytest
from command import Make
from command_line import Done, contents, run
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from influx_lint.paths import schema_file
from influx_lint.repair import write
from influx_lint.repair.write import JOURNAL

SERVICES = ".platform/services.yaml"
APP = ".platform.app.yaml"
DECODE = """\
import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
"""
CREDENTIALS = DECODE + 'credentials = relationships["influxdb"][0]\n'


def wired(version: str = "2.2", code: str = 'print(credentials["host"])\n', **more: str) -> dict[str, str]:
    """A project with one service, one application and its code."""
    return {
        SERVICES: f"timedb:\n    type: influxdb:{version}\n    disk: 1024\n",
        APP: 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n',
        "main.py": CREDENTIALS + code,
        **more,
    }


@pytest.fixture
def project(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Makes a project, and the working folder of it."""

    def make(files: Mapping[str, str] | None = None) -> Path:
        root = make_project(wired() if files is None else files)
        monkeypatch.chdir(root)
        return root

    return make


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


def committed(root: Path) -> None:
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "all")


def plan(*arguments: str) -> dict[str, Any]:
    done = run("upgrade", "--output-format", "json", *arguments)
    document: dict[str, Any] = json.loads(done.out)
    schema = json.loads(schema_file("plan.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(document)
    return document


def refused(done: Done, reason: str, root: Path, before: Mapping[str, bytes]) -> None:
    assert re.search(reason, done.err), done.err
    assert done.status == 2
    assert contents(root) == before


def test_without_write_it_shows_the_plan_and_writes_nothing(project: Callable[..., Path]) -> None:
    root = project()
    before = contents(root)
    done = run("upgrade")
    assert done.status == 0
    assert done.err == ""
    for piece in (
        "timedb: 2.2 -> 2.7  (.platform/services.yaml:2:20)",
        "`user` becomes `username`, and `org`, `bucket` and `api_token`\n    move under `query`",
        "-    type: influxdb:2.2\n+    type: influxdb:2.7\n",
        "platform tunnel:single --relationship influxdb\n",
        "platform relationships -P influxdb\n",
        "influx backup --host URL --token TOKEN backup-influxdb\n",
        "On Web PaaS the program is `webpaas`",
        "git add .platform/services.yaml\n",
        "influx-lint check .\n",
        "Nothing was written: --write changes 1 file.",
    ):
        assert piece in done.out
    assert contents(root) == before


def test_write_makes_it_and_a_second_run_finds_nothing_to_do(project: Callable[..., Path]) -> None:
    root = project()
    before = contents(root)
    done = run("upgrade", "--write")
    assert done.status == 0
    assert "Written: 1 file\n  .platform/services.yaml\n" in done.out
    assert "Steps for you" in done.out
    changed = contents(root)
    assert changed == {**before, SERVICES: before[SERVICES].replace(b"2.2", b"2.7")}
    again = run("upgrade", "--write")
    assert again.status == 0
    assert "timedb: stays at 2.7 (there already)" in again.out
    assert again.out.endswith("There is nothing to change.\n")
    assert contents(root) == changed


def test_the_patch_of_the_plan_is_what_write_does(project: Callable[..., Path]) -> None:
    root = project()
    patches = "".join(one["diff"] for one in plan()["changes"])
    before = contents(root)
    subprocess.run(["git", "apply", "-"], input=patches.encode(), cwd=root, check=True)
    patched = contents(root)
    assert patched != before
    (root / SERVICES).write_bytes(before[SERVICES])
    assert run("upgrade", "--write").status == 0
    assert contents(root) == patched


@pytest.mark.parametrize(
    ("version", "arguments", "reason"),
    [
        ("2.2", ["--to", "3"], "no way is documented .* InfluxDB 3 in place: choose 2.7 or 2.3, or define a new"),
        ("2.2", ["--to", "2.2"], "InfluxDB 2.2 is deprecated .*: choose 2.7 or 2.3"),
        ("1.7", ["--to", "1.8"], "InfluxDB 1.8 is deprecated .*: choose 2.7 or 2.3"),
        ("2.2", ["--to", "2.5"], "InfluxDB 2.5 is not offered by any vendor"),
        ("2.2", ["--to", "3", "--vendor", "web-paas"], "no way is documented"),
        ("2.2", ["--to", "banana"], "'banana' is no version"),
        ("2.7", ["--to", "2.3"], "'timedb' is InfluxDB 2.7, and there is no way down to 2.3"),
        ("3", ["--to", "2.7"], "'timedb' is InfluxDB 3, and there is no way down to 2.7"),
        ("2.2", ["--service", "other"], "no InfluxDB service is called other: there is timedb"),
        ("2.2", ["--vendor", "nobody"], "'vendor' must be one of"),
        ("2.2", ["nowhere"], "nowhere: no such file or folder"),
    ],
)
def test_what_there_is_no_way_for_is_refused(
    project: Callable[..., Path], version: str, arguments: list[str], reason: str
) -> None:
    root = project(wired(version))
    before = contents(root)
    refused(run("upgrade", "--write", *arguments), reason, root, before)


def test_without_an_influxdb_service_there_is_nothing_to_upgrade(project: Callable[..., Path]) -> None:
    project({SERVICES: "db:\n    type: postgresql:15\n"})
    done = run("upgrade", "--write")
    assert (done.status, done.out) == (3, "")
    assert "nothing to upgrade: there is no InfluxDB service in ." in done.err


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({".platform/applications.yaml": "- name: a\n- !include gone.yaml\n"}, ".platform/applications.yaml:2:12:"),
        ({".platform.app.yaml": "name: a\n<<: !include gone.yaml\n"}, ".platform.app.yaml:2:14:"),
        ({".platform.app.yaml": "name: a\nweb: {relationships: !archive r}\n"}, ".platform.app.yaml:2:31:"),
    ],
)
def test_what_hides_relationships_stands_in_the_way(
    project: Callable[..., Path], files: dict[str, str], place: str
) -> None:
    root = project({SERVICES: "timedb:\n    type: influxdb:2.2\n", **files})
    before = contents(root)
    done = run("upgrade", "--write", "--allow-dirty")
    assert done.status == 1
    assert f"{place} what this brings in is not known here" in " ".join(done.out.split())
    assert contents(root) == before


def test_services_that_another_repository_defines_are_named(project: Callable[..., Path]) -> None:
    application = "name: app\nworkers:\n  queue:\n    relationships:\n      metrics: 'timedb:influxdb'\n"
    root = project({".platform.app.yaml": application})
    before = contents(root)
    done = run("upgrade", "--write")
    assert (done.status, done.out) == (3, "")
    assert "nothing to upgrade: no services file in . defines 'timedb': upgrade it where it is defined" in done.err
    assert contents(root) == before


@pytest.mark.parametrize(
    ("files", "arguments", "name"),
    [
        ({".upsun/config.yaml": "services: {timedb: {type: influxdb:2.2}}\n"}, [], "Upsun Flex"),
        ({".upsun/config.yaml": "services: {timedb: {type: influxdb:2.2}}\n"}, ["--vendor", "any"], "any vendor"),
        ({SERVICES: "timedb: {type: influxdb:2.2}\n"}, [], "any vendor"),
        (
            {
                SERVICES: "timedb: {type: influxdb:2.2}\n",
                ".upsun/config.yaml": "services: {tsdb: {type: influxdb:2.2}}\n",
            },
            [],
            "any vendor",
        ),
    ],
)
def test_the_plan_is_for_the_vendor_of_the_layout(
    project: Callable[..., Path], files: dict[str, str], arguments: list[str], name: str
) -> None:
    project(files)
    assert f"{name})" in run("upgrade", *arguments).out.splitlines()[1]


def test_a_services_file_that_cannot_be_parsed_is_refused(project: Callable[..., Path]) -> None:
    root = project({SERVICES: "timedb: {type: influxdb:2.2\n"})
    refused(run("upgrade"), "services.yaml: not valid YAML", root, contents(root))


def test_a_services_file_that_cannot_be_read_is_refused(project: Callable[..., Path]) -> None:
    root = project({".platform/README": ""})
    (root / SERVICES).mkdir()
    assert run("upgrade").status == 2


@pytest.mark.parametrize(
    ("version", "way", "word"),
    [
        ("2.0", "keys", "change shape"),
        ("2.2.1", "keys", "change shape"),
        ("2.3", "in-place", "keep their shape"),
        ("1.8", "conversion", "The data is converted. A new admin password and a new API token are generated"),
        ("1.3", "conversion", "cannot be kept"),
        ("2.4", "in-place", "keep their shape"),
        ("2.7.1", "in-place", "keep their shape"),
    ],
)
def test_what_an_upgrade_means(project: Callable[..., Path], version: str, way: str, word: str) -> None:
    root = project(wired(version))
    [service] = plan()["services"]
    assert (service["from"], service["to"], service["way"]) == (version, "2.7", way)
    assert word in service["consequence"]
    assert run("upgrade", "--write").status == 0
    assert "type: influxdb:2.7\n" in (root / SERVICES).read_text()


def test_a_service_without_a_version_gets_one(project: Callable[..., Path]) -> None:
    root = project({SERVICES: 'timedb:\n    type: "influxdb"  # which?\n'})
    [service] = plan()["services"]
    assert (service["from"], service["way"]) == (None, "unknown")
    assert run("upgrade", "--write", "--to", "2.3").status == 0
    assert (root / SERVICES).read_text() == 'timedb:\n    type: "influxdb:2.3"  # which?\n'


def test_a_version_that_cannot_be_compared_is_left_and_told(project: Callable[..., Path]) -> None:
    project({SERVICES: "timedb:\n    type: influxdb:banana\n"})
    document = plan()
    assert document["kept"] == [
        {"service": "timedb", "version": "banana", "reason": "not a version that can be compared"}
    ]
    assert [one["code"] for one in document["open"]] == ["NFX102"]


def test_a_newer_service_is_left_unless_the_target_is_named(project: Callable[..., Path]) -> None:
    project({SERVICES: "new:\n    type: influxdb:3\nold:\n    type: influxdb:2.2\n"})
    document = plan()
    assert [one["service"] for one in document["services"]] == ["old"]
    assert document["kept"] == [{"service": "new", "version": "3", "reason": "newer"}]
    assert run("upgrade", "--to", "2.7").status == 2
    assert run("upgrade", "--to", "2.7", "--service", "old").status == 0


def test_a_name_that_is_defined_twice_is_changed_twice(project: Callable[..., Path]) -> None:
    root = project(
        {
            ".upsun/a.yaml": "services:\n    x: {type: influxdb:2.2}\n",
            ".upsun/b.yaml": "services:\n    x: {type: influxdb:2.0}\n",
        }
    )
    assert run("upgrade", "--write").status == 0
    assert [(root / ".upsun" / name).read_text() for name in ("a.yaml", "b.yaml")] == [
        "services:\n    x: {type: influxdb:2.7}\n"
    ] * 2


def test_an_included_file_is_changed(project: Callable[..., Path]) -> None:
    root = project(
        {SERVICES: "timedb: !include ../common/influx.yaml\n", "common/influx.yaml": "type: influxdb:2.2\ndisk: 5\n"}
    )
    assert run("upgrade", "--write").status == 0
    assert (root / "common/influx.yaml").read_text() == "type: influxdb:2.7\ndisk: 5\n"
    assert plan()["kept"] == [{"service": "timedb", "version": "2.7", "reason": "there already"}]


def test_the_path_may_be_anything_in_the_project(project: Callable[..., Path]) -> None:
    root = project(wired(**{"a/b/c.py": ""}))
    assert len({run("upgrade", path).out for path in (".", SERVICES, "a/b", "main.py")}) == 1
    assert run("upgrade", str(root / "a" / "b"), "--write").status == 0


def test_another_project_in_a_folder_is_left_alone(project: Callable[..., Path]) -> None:
    other = {f"other/{name}": text for name, text in wired("2.0", 'print(credentials["user"])\n').items()}
    root = project({**wired("2.2"), **other})
    before = contents(root)
    document = plan()
    assert (document["blocked"], document["open"]) == (False, [])
    assert run("upgrade", "--write").status == 0
    assert {name for name, data in contents(root).items() if data != before[name]} == {SERVICES}


UNFIXABLE = """print(f"{credentials['bucket']=}")\n"""


def test_reads_that_cannot_be_fixed_block(project: Callable[..., Path]) -> None:
    root = project(wired("2.2", UNFIXABLE))
    before = contents(root)
    shown = run("upgrade")
    assert shown.status == 1
    assert "This breaks, or could not be judged\n  main.py:7:" in shown.out
    assert "Mend what breaks first" in shown.out
    done = run("upgrade", "--write")
    assert done.status == 1
    assert "--force writes anyway" in done.err
    assert contents(root) == before
    [point] = plan()["open"]
    assert (point["code"], point["blocks"], point["span"]["line"]) == ("NFX202", True, 7)
    assert point["advice"]
    forced = run("upgrade", "--write", "--force")
    assert forced.status == 1
    assert contents(root) == {**before, SERVICES: before[SERVICES].replace(b"2.2", b"2.7")}
    again = run("upgrade")
    assert again.status == 1
    assert "This breaks" in again.out


def left(root: Path, *arguments: str) -> list[tuple[str, int, str | None, str]]:
    """What stands in the way of an upgrade: it is not written without `--force`, and then it ends with 1."""
    before = contents(root)
    document = plan(*arguments)
    assert document["blocked"] is True
    refused = run("upgrade", "--write", *arguments)
    assert (refused.status, contents(root)) == (1, before), refused.out
    assert "--force writes anyway" in refused.err
    shown = [run("upgrade", "--output-format", form, *arguments).out for form in ("text", "markdown")]
    found = [one for one in document["open"] if one["blocks"]]
    for one in found:
        assert all(f"{one['path']}:{one['span']['line']}:{one['span']['column']}" in each for each in shown)
    forced = run("upgrade", "--write", "--force", *arguments)
    assert (forced.status, contents(root) != before) == (1, True)
    return [(one["path"], one["span"]["line"], one["code"], one["reason"]) for one in found]


READ = 'print(credentials["user"])'


def test_reads_that_cannot_be_verified_stand_in_the_way(project: Callable[..., Path]) -> None:
    root = project(wired("2.2", "print(credentials[input()])\n"))
    assert left(root) == [("main.py", 7, "NFX291", "unresolved")]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param((CREDENTIALS + "print credentials['user']\n").encode(), id="syntax of an older Python"),
        pytest.param((CREDENTIALS + "type = = 1\n").encode(), id="syntax error"),
        pytest.param((CREDENTIALS + "print(credentials['\xfc'])\n").encode("latin-1"), id="not UTF-8"),
        pytest.param((CREDENTIALS + "\0\n").encode(), id="NUL"),
        pytest.param(("# coding: nonsense\n" + CREDENTIALS).encode(), id="unknown encoding"),
        pytest.param((CREDENTIALS + f"print({'(' * 5000}{')' * 5000})\n").encode(), id="nested too deeply"),
        pytest.param(b"from main import credentials\nprint credentials['user']\n", id="imports what has them"),
        pytest.param(b"import platformshconfig as p\nprint p.Config()\n", id="imports a reader"),
        pytest.param(b"<<<<<<< HEAD\n" + CREDENTIALS.encode() + b"=======\n", id="conflict"),
    ],
)
def test_code_that_cannot_be_parsed_stands_in_the_way(project: Callable[..., Path], data: bytes) -> None:
    root = project()
    (root / "broken.py").write_bytes(data)
    [(path, _, code, reason)] = left(root)
    assert (path, code, reason) == ("broken.py", "NFX901", "unparsed")


def test_code_that_cannot_be_followed_to_its_end_stands_in_the_way(project: Callable[..., Path]) -> None:
    root = project(wired("2.2", "exec('', {'given': credentials})\n"))
    assert left(root) == [("main.py", 7, "NFX903", "not-followed")]


def test_a_module_of_the_project_that_is_not_there_and_gets_credentials_stands_in_the_way(
    project: Callable[..., Path],
) -> None:
    code = "from station.gone import send\n\nsend(credentials)\n"
    root = project(wired("2.2", code, **{"station/__init__.py": ""}))
    assert left(root) == [("main.py", 9, "NFX903", "not-followed")]


@pytest.mark.parametrize("text", ["print 'user'\n", "import json\nprint json\n", "# noqa: NFX201\nprint 1\n"])
def test_broken_code_that_gets_hold_of_no_credentials_does_not(project: Callable[..., Path], text: str) -> None:
    project(wired(**{"broken.py": text}))
    assert plan()["blocked"] is False
    assert run("upgrade", "--write").status == 0


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({APP: "name: app\nrelationships: {influxdb: [\n"}, id="application"),
        pytest.param({"api/.platform.app.yaml": "name: 'api\n"}, id="another application"),
        pytest.param({".platform/applications.yaml": "- a\n b: 1\n"}, id="applications"),
        pytest.param({SERVICES: wired()[SERVICES] + "more: !include ../gone.yaml\n"}, id="include of a service"),
    ],
)
def test_configuration_that_cannot_be_parsed_stands_in_the_way(
    project: Callable[..., Path], files: Mapping[str, str]
) -> None:
    root = project(wired(code="", **files))
    [(path, _, code, reason)] = left(root)
    assert (path, code, reason) == (*files, "NFX901", "unparsed")


def test_code_that_reads_the_new_keys_already_is_right_afterwards(project: Callable[..., Path]) -> None:
    project(wired("2.2", 'print(credentials["username"], credentials["query"]["org"])\n'))
    assert run("check", "--select", "NFX2").status == 1
    document = plan()
    assert (document["open"], document["blocked"]) == ([], False)


def test_code_is_changed_for_the_version_to_come(project: Callable[..., Path]) -> None:
    root = project(wired("2.2", "print(credentials['user'], credentials.get(\"org\", 'x'))  # both\n"))
    assert run("upgrade", "--write").status == 0
    assert (root / "main.py").read_text() == CREDENTIALS + (
        "print(credentials['username'], credentials.get(\"query\", {}).get(\"org\", 'x'))  # both\n"
    )
    done = run("check")
    assert (done.status, done.out) == (0, "no findings; 3 files checked\n")


def test_code_is_changed_where_the_service_is_new_already(project: Callable[..., Path]) -> None:
    root = project(wired("2.7", 'print(credentials["user"])\n'))
    document = plan()
    assert (document["services"], [one["path"] for one in document["changes"]]) == ([], ["main.py"])
    assert [one["title"] for one in document["steps"]] == ["Commit and push", "Check"]
    assert run("upgrade", "--write").status == 0
    assert (root / "main.py").read_text() == CREDENTIALS + 'print(credentials["username"])\n'


PAYLOAD = """\
import base64
import json


def test_user(monkeypatch):
    payload = {"influxdb": [{"host": "h", "user": "u", "org": "o"}]}
    monkeypatch.setenv("PLATFORM_RELATIONSHIPS", base64.b64encode(json.dumps(payload).encode()).decode())
"""


def test_payloads_go_with_the_code(project: Callable[..., Path]) -> None:
    root = project(wired("2.2", f"{READ}\n", **{"tests/test_main.py": PAYLOAD}))
    document = plan()
    assert [one["code"] for one in document["repaired"]] == ["NFX201", "NFX204"]
    assert document["blocked"] is False
    assert run("upgrade", "--write").status == 0
    assert '{"host": "h", "username": "u", "query": {"org": "o"}}' in (root / "tests/test_main.py").read_text()
    assert run("check").status == 0


def test_a_payload_that_cannot_be_changed_stands_in_the_way(project: Callable[..., Path]) -> None:
    code = PAYLOAD.replace('"o"}]', '"o", "query": shared()}]')
    root = project(wired("2.2", f"{READ}\n", **{"tests/main.py": code}))
    assert left(root) == [("tests/main.py", 6, "NFX204", "no-edit")]


def test_reads_across_files(project: Callable[..., Path]) -> None:
    root = project(
        {
            **wired("2.2", ""),
            "main.py": CREDENTIALS,
            "job.py": 'from main import credentials\n\nprint(credentials["host"], credentials["bucket"])\n',
        }
    )
    assert run("upgrade", "--write").status == 0
    assert (root / "job.py").read_text().endswith('print(credentials["host"], credentials["query"]["bucket"])\n')


def test_bytes_of_code_are_kept(project: Callable[..., Path]) -> None:
    root = project()
    text = "# coding: latin-1\n# \u00e9\n" + CREDENTIALS + 'print(credentials["user"])'
    data = text.replace("\n", "\r\n").encode("latin-1")
    (root / "main.py").write_bytes(data)
    assert run("upgrade", "--write").status == 0
    assert (root / "main.py").read_bytes() == data.replace(b'"user"', b'"username"')


def test_changes_that_may_concern_others_are_told(project: Callable[..., Path]) -> None:
    root = project(
        {
            **wired("2.2", "from helper import name_of\n\nprint(name_of(credentials))\n"),
            "helper.py": 'def name_of(fields):\n    return fields["user"]\n',
            "stranger.py": "import importlib, sys\n\n"
            'print(importlib.import_module(sys.argv[1]).name_of({"user": "somebody"}))\n',
        }
    )
    document = plan()
    assert document["blocked"] is False
    assert [(one["path"], one["code"], one["blocks"]) for one in document["open"]] == [("helper.py", "NFX201", False)]
    assert "something else may be read here" in run("upgrade", "--write").out
    assert (root / "helper.py").read_text() == 'def name_of(fields):\n    return fields["username"]\n'


def test_what_would_break_another_file_is_not_written(project: Callable[..., Path]) -> None:
    helper = 'def name_of(fields):\n    return fields["user"]\n'
    root = project(
        {
            **wired("2.2", "from helper import name_of\n\nprint(name_of(credentials))\n"),
            "helper.py": helper,
            "stranger.py": 'from helper import name_of\n\nprint(name_of({"user": "somebody"}))\n',
        }
    )
    assert run("upgrade", "--write").status == 1
    assert (root / "helper.py").read_text() == helper


@pytest.mark.parametrize("excluded", [".platform/", ".platform/*.yaml", ".*"])
def test_an_excluded_services_file_is_not_left_alone(project: Callable[..., Path], excluded: str) -> None:
    settings = f'exclude = ["{excluded}", "legacy/"]\n'
    project({**wired("2.2"), "legacy/old.py": "", "pyproject.toml": f"[tool.influx-lint]\n{settings}"})
    document = plan()
    assert [one["path"] for one in document["changes"]] == [SERVICES]
    left_alone = {one["path"] for one in document["excluded"]}
    assert "legacy" in left_alone
    assert not left_alone & {".platform", SERVICES}


def test_suppressed_ignored_and_excluded_places_are_told(project: Callable[..., Path]) -> None:
    root = project(
        {
            **wired("2.2", f"{READ}  # noqa: NFX201 a fixture\n"),
            "ignored.py": f"{CREDENTIALS}{READ}\n",
            "legacy/old.py": f"{CREDENTIALS}{READ}\n",
            ".influx-lint.toml": 'per-file-ignores = {"ignored.py" = ["NFX2"]}\nexclude = ["legacy/"]\n',
        }
    )
    before = contents(root)
    document = plan()
    assert [(one["path"], one["code"], one["by"], one["reason"]) for one in document["suppressed"]] == [
        ("main.py", "NFX201", "noqa", "a fixture"),
        ("ignored.py", "NFX201", "settings", None),
        ("legacy/old.py", "NFX201", "exclude", None),
    ]
    assert document["excluded"] == [{"path": "legacy", "reason": "excluded by the settings"}]
    assert {one["advice"] for one in document["open"]} == {
        f"It is left alone because of {by}. Without that, `influx-lint check --fix` makes the change: read `username`."
        for by in ("`noqa` (a fixture)", "the settings", "the settings, which exclude the file")
    }
    assert "Left alone, as comments or settings have it\n  legacy: excluded" in run("upgrade").out
    assert left(root) == [
        ("main.py", 7, "NFX201", "suppressed"),
        ("ignored.py", 7, "NFX201", "suppressed"),
        ("legacy/old.py", 7, "NFX201", "suppressed"),
    ]
    assert {name for name, data in contents(root).items() if data != before[name]} == {SERVICES}


@pytest.mark.parametrize(
    ("files", "arguments"),
    [
        pytest.param({"main.py": f"{CREDENTIALS}{READ}  # noqa\n"}, [], id="noqa"),
        pytest.param({"main.py": f"# influx-lint: ignore-file[NFX2]\n{CREDENTIALS}{READ}\n"}, [], id="file"),
        pytest.param({"main.py": f"# influx-lint: ignore-file[NFX9]\n{CREDENTIALS}print 1\n"}, [], id="unparsed"),
        pytest.param({"main.py": f"{CREDENTIALS}print(credentials[input()])  # noqa: NFX291\n"}, [], id="computed"),
        pytest.param({".influx-lint.toml": 'ignore = ["NFX2"]\n'}, [], id="ignore"),
        pytest.param({".influx-lint.toml": 'per-file-ignores = {"*.py" = ["NFX201"]}\n'}, [], id="for files"),
        pytest.param({".influx-lint.toml": 'exclude = ["main.py"]\n'}, [], id="excluded file"),
        pytest.param({"pyproject.toml": '[tool.influx-lint]\nexclude = ["*.py"]\n'}, [], id="excluded suffix"),
        pytest.param({}, ["--exclude", "main.py"], id="excluded by the command line"),
    ],
)
def test_a_suppressed_read_breaks_all_the_same(
    project: Callable[..., Path], files: Mapping[str, str], arguments: list[str]
) -> None:
    root = project({**wired("2.2", f"{READ}\n"), **files})
    before = contents(root)
    [(path, _, _, reason)] = left(root, *arguments)
    assert (path, reason) == ("main.py", "suppressed")
    assert contents(root) == {**before, SERVICES: before[SERVICES].replace(b"2.2", b"2.7")}


@pytest.mark.parametrize(
    "files",
    [
        {SERVICES: "timedb:\n    type: influxdb:2.2  # noqa: NFX101 until May\n"},
        {"legacy/x.py": 'print({"user": 1}["user"])\n', ".influx-lint.toml": 'exclude = ["legacy/"]\n'},
        {"legacy/x.py": "print 1\n", ".influx-lint.toml": 'exclude = ["legacy/"]\n'},
        {"legacy/.platform/services.yaml": "{\n", ".influx-lint.toml": 'exclude = ["legacy/"]\n'},
    ],
)
def test_what_is_suppressed_and_does_not_break_does_not_stand_in_the_way(
    project: Callable[..., Path], files: Mapping[str, str]
) -> None:
    project({**wired(), **files})
    assert plan()["blocked"] is False
    assert run("upgrade", "--write").status == 0


def test_what_is_excluded_and_cannot_be_read(project: Callable[..., Path]) -> None:
    root = project({**wired(), ".influx-lint.toml": 'exclude = ["links/"]\n'})
    (root / "links").mkdir()
    (root / "links/nowhere.py").symlink_to("gone.py")
    assert run("upgrade").status == 0
    os.mkfifo(root / "links/pipe.py")
    done = run("upgrade", "--write")
    assert done.status == 2
    assert "links/pipe.py: not a regular file" in done.out


def test_what_settings_select_does_not_narrow_the_plan(project: Callable[..., Path]) -> None:
    project({**wired("2.2", UNFIXABLE), ".influx-lint.toml": 'select = ["NFX1"]\n'})
    assert plan()["blocked"] is True


TWO = {
    SERVICES: "a:\n    type: influxdb:2.2\nb:\n    type: influxdb:2.2\n",
    APP: 'name: app\ntype: python:3.12\nrelationships:\n    one: "a:influxdb"\n    two: "b:influxdb"\n',
    "one.py": DECODE + """print(f"{relationships['one'][0]['bucket']=}")\n""",
    "two.py": DECODE + """print(f"{relationships['two'][0]['bucket']=}")\n""",
}


def test_one_service_of_two(project: Callable[..., Path]) -> None:
    root = project(TWO)
    document = plan("--service", "a")
    assert [one["service"] for one in document["services"]] == ["a"]
    assert document["kept"] == [{"service": "b", "version": "2.2", "reason": "not among those to upgrade"}]
    assert [one["path"] for one in document["open"]] == ["one.py"]
    assert run("upgrade", "--service", "a", "--write", "--force").status == 1
    assert (root / SERVICES).read_text() == "a:\n    type: influxdb:2.7\nb:\n    type: influxdb:2.2\n"


def test_several_services_by_name(project: Callable[..., Path]) -> None:
    project(TWO)
    assert len(plan("--service", "a", "--service", "b")["open"]) == 2


def test_services_that_share_a_type_go_together(project: Callable[..., Path]) -> None:
    project({SERVICES: "a:\n    type: &version influxdb:2.2\nb:\n    type: *version\n"})
    assert [one["service"] for one in plan("--service", "b")["services"]] == ["a", "b"]


def test_uncommitted_changes_are_refused(project: Callable[..., Path]) -> None:
    root = project()
    committed(root)
    (root / SERVICES).write_text((root / SERVICES).read_text() + "# new\n")
    before = contents(root)
    refused(run("upgrade", "--write"), r"not committed in \.platform/services\.yaml \(--allow-dirty", root, before)
    git(root, "add", SERVICES)
    refused(run("upgrade", "--write"), "not committed", root, before)
    assert run("upgrade").status == 0
    assert run("upgrade", "--write", "--allow-dirty").status == 0
    assert contents(root) != before


def test_force_does_not_outweigh_uncommitted_changes(project: Callable[..., Path]) -> None:
    root = project(wired("2.2", UNFIXABLE))
    git(root, "init", "--quiet")
    refused(run("upgrade", "--write", "--force"), "not committed", root, contents(root))


def test_files_that_are_in_no_commit_are_refused(project: Callable[..., Path]) -> None:
    root = project()
    git(root, "init", "--quiet")
    refused(run("upgrade", "--write"), "not committed", root, contents(root))


def test_changes_in_other_files_are_nobodys_business(project: Callable[..., Path]) -> None:
    root = project()
    committed(root)
    (root / "main.py").write_text(CREDENTIALS)
    done = run("upgrade", "--write")
    assert (done.status, done.err) == (0, "")


def test_in_a_repository_of_a_hook(project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = project()
    committed(root)
    monkeypatch.setenv("GIT_DIR", "elsewhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "elsewhere/index")
    assert run("upgrade", "--write").err == ""


def test_a_program_that_a_repository_names_is_not_run(project: Callable[..., Path]) -> None:
    root = project()
    committed(root)
    git(root, "config", "core.fsmonitor", "touch seen; false")
    assert run("upgrade", "--write").status == 0
    assert not (root / "seen").exists()


def test_outside_of_a_repository_that_is_said(project: Callable[..., Path]) -> None:
    project()
    done = run("upgrade", "--write")
    assert done.status == 0
    assert (
        "uncommitted changes were not looked for in .platform/services.yaml: it lies in no git repository" in done.err
    )


def test_without_git_that_is_said(project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = project()
    committed(root)
    monkeypatch.setenv("PATH", str(root))
    done = run("upgrade", "--write")
    assert done.status == 0
    assert "uncommitted changes were not looked for" in done.err


def journal(root: Path) -> None:
    """A write of the services file that was killed after the file was renamed and before it was committed."""
    path = root / SERVICES
    before = path.read_bytes()
    change = write.Rewrite(before, before.replace(b"2.2", b"2.7"))
    appended = write._append  # noqa: SLF001 - the last moment before the mark

    def append(journal: IO[bytes], data: bytes) -> None:
        if data == write._COMMITTED:  # noqa: SLF001
            os._exit(0)
        appended(journal, data)

    child = os.fork()
    if child == 0:
        write._append = append  # noqa: SLF001
        write.write_all({path: change}, root)
        os._exit(1)
    assert os.waitpid(child, 0)[1] == 0
    assert path.read_bytes() == change.after
    assert (root / JOURNAL).exists()


def test_an_interrupted_write_is_undone_before_anything_is_read(project: Callable[..., Path]) -> None:
    root = project()
    files = set(contents(root))
    journal(root)
    interrupted = contents(root)
    shown = run("upgrade")
    assert "an earlier write in . was interrupted" in shown.err
    assert contents(root) == interrupted
    done = run("upgrade", "--write")
    assert "interrupted: .platform/services.yaml put back as before it" in done.err
    assert "timedb: 2.2 -> 2.7" in done.out
    assert set(contents(root)) == files


@pytest.mark.parametrize(
    ("vendor", "program"), [("web-paas", "webpaas"), ("upsun-fixed", "platform"), ("upsun-flex", "upsun")]
)
def test_the_steps_speak_of_the_vendors_program(project: Callable[..., Path], vendor: str, program: str) -> None:
    project({**wired(), ".influx-lint.toml": f'vendor = "{vendor}"\n'})
    out = run("upgrade").out
    assert f"       {program} tunnel:single --relationship influxdb\n" in out
    assert f"       {program} push\n" in out
    assert "On Web PaaS" not in out


def test_the_layout_of_flex_means_upsun(project: Callable[..., Path]) -> None:
    project(
        {
            ".upsun/config.yaml": "services:\n    db: {type: influxdb:2.2}\napplications:\n"
            "    web: {type: python:3.12, relationships: {db: null}}\n"
            "    job: {type: python:3.12, relationships: {'time series': 'db:influxdb'}}\n"
        }
    )
    out = run("upgrade").out
    assert "upsun tunnel:single --app web --relationship db\n" in out
    assert "upsun relationships --app job -P 'time series'\n" in out


def test_a_service_that_nobody_reaches(project: Callable[..., Path]) -> None:
    project({SERVICES: "timedb:\n    type: influxdb:2.2\n"})
    assert "No application has a relationship to 'timedb'" in run("upgrade").out


def test_the_first_major_version_is_exported_by_its_own_client(project: Callable[..., Path]) -> None:
    project(wired("1.8"))
    [export, *_] = plan()["steps"]
    assert export["commands"][0] == "platform backup:create"
    assert export["commands"][-1].startswith("influx -host 127.0.0.1 -port PORT -database DATABASE -execute ")
    assert "`influx backup` is for 2.x" in " ".join(export["sentences"])


def test_what_the_first_major_version_asks_for_before_and_after_the_push(project: Callable[..., Path]) -> None:
    project(wired("1.8"))
    steps = plan()["steps"]
    assert [one["title"] for one in steps] == [
        "Export the data of 'timedb' first",
        "List what 'timedb' does not carry over",
        "Commit and push",
        "Read the credentials of 'timedb' anew",
        "Compare the buckets of 'timedb' with the list",
        "Check",
    ]
    _, inventory, push, credentials, buckets, check = (" ".join([*one["sentences"], *one["commands"]]) for one in steps)
    assert "SHOW CONTINUOUS QUERIES" in inventory
    assert "index" in push
    assert "Only the token helps" in credentials
    assert "influx v1 dbrp list" in buckets
    assert "look for clients of InfluxDB 1.x in" in check


@pytest.mark.parametrize(("version", "words"), [("1.7", "`user`"), ("2.2", "clients of InfluxDB 1.x")])
def test_nothing_is_said_of_what_a_version_does_not_have(
    project: Callable[..., Path], version: str, words: str
) -> None:
    project(wired(version))
    assert words not in run("upgrade").out


def test_services_before_and_after_the_first_change_are_told_of_both(project: Callable[..., Path]) -> None:
    project(wired("1.8") | {SERVICES: "timedb:\n    type: influxdb:1.8\nother:\n    type: influxdb:2.0\n"})
    *_, check = plan()["steps"]
    assert "`user`, `org`, `bucket` and `api_token` and for clients of InfluxDB 1.x" in " ".join(check["sentences"])


def test_markdown_is_what_it_says(project: Callable[..., Path]) -> None:
    project({**wired("2.2", UNFIXABLE), SERVICES: "timedb:\n    # ```` a fence\n    type: influxdb:2.2 # <b>@me</b>\n"})
    done = run("upgrade", "--output-format", "markdown")
    assert done.status == 1
    tokens = MarkdownIt().parse(done.out)
    [diff, *commands] = [token for token in tokens if token.type == "fence"]
    assert (diff.info, {token.info for token in commands}) == ("diff", {"sh"})
    assert "+    type: influxdb:2.7 # <b>@me</b>\n" in diff.content
    assert commands[1].content.endswith("platform push\n")
    headings = [tokens[index + 1].content for index, one in enumerate(tokens) if one.type == "heading_open"]
    assert headings == ["Upgrade to InfluxDB 2.7", "Changes", "This breaks, or could not be judged", "Steps"]


def test_text_of_a_file_is_harmless_on_a_terminal(project: Callable[..., Path]) -> None:
    project({SERVICES: 'timedb:\n    # \x9b31m\n    type: influxdb:2.2\n    "\\e[31mkey": 1\n'})
    out = run("upgrade").out
    assert not {character for character in out if not character.isprintable()} - {"\n"}


def test_a_policy_of_ones_own(project: Callable[..., Path]) -> None:
    from influx_lint.registry.policy import SHIPPED

    root = project()
    document = json.loads(SHIPPED.read_text(encoding="utf-8"))
    document["recommended"] = "2.3"
    (root / "policy.json").write_text(json.dumps(document))
    assert plan("--policy", "policy.json")["policy"]["target"] == "2.3"


LOADING = """\
import base64
import os
from pathlib import Path

os.environ["PLATFORM_RELATIONSHIPS"] = base64.b64encode(Path(__file__).with_name("rel.json").read_bytes()).decode()
"""
DOCUMENT = '{\r\n\t"influxdb": [{\r\n\t\t"host": "h\u00e9",\r\n\t\t"user": "u",\r\n\t\t"org": "o"\r\n\t}]\r\n}'
DOCUMENT_AFTER = (
    '{\r\n\t"influxdb": [{\r\n\t\t"host": "h\u00e9",\r\n\t\t"username": "u",\r\n\t\t"query": {\r\n\t\t\t"org": "o"'
    "\r\n\t\t}\r\n\t}]\r\n}"
)


def test_json_files_go_with_the_code(project: Callable[..., Path]) -> None:
    root = project(wired("2.2", f"{READ}\n", **{"tests/test_main.py": LOADING, "tests/rel.json": DOCUMENT}))
    assert [one["code"] for one in plan()["repaired"]] == ["NFX201", "NFX204"]
    assert run("upgrade", "--write").status == 0
    assert (root / "tests/rel.json").read_bytes() == DOCUMENT_AFTER.encode()
    assert run("check").status == 0


def test_an_excluded_json_file_is_left_and_told(project: Callable[..., Path]) -> None:
    settings = {".influx-lint.toml": 'exclude = ["tests/*.json"]\n'}
    files = wired("2.2", f"{READ}\n", **{"tests/test_main.py": LOADING, "tests/rel.json": DOCUMENT}, **settings)
    root = project(files)
    assert left(root) == [("tests/rel.json", 4, "NFX204", "suppressed")]
    assert run("upgrade", "--write").status == 1
    assert (root / "tests/rel.json").read_bytes() == DOCUMENT.encode()


FALLING_BACK = """\
import base64
import json
import os
from pathlib import Path

LOCAL = base64.b64encode((Path(__file__).parent / "dev" / "rel.json").read_bytes()).decode()
relationships = json.loads(base64.b64decode(os.environ.get("PLATFORM_RELATIONSHIPS") or LOCAL))
credentials = relationships["influxdb"][0]
print(credentials["user"], credentials["org"])
"""


def test_code_still_runs_with_the_json_file(project: Callable[..., Path]) -> None:
    root = project({**wired("2.2"), "main.py": FALLING_BACK, "dev/rel.json": DOCUMENT})

    def said() -> bytes:
        kept = {name: value for name, value in os.environ.items() if name != "PLATFORM_RELATIONSHIPS"}
        return subprocess.run([sys.executable, "main.py"], cwd=root, check=True, capture_output=True, env=kept).stdout

    before = said()
    assert run("upgrade", "--write").status == 0
    assert "username" in (root / "main.py").read_text()
    assert said() == before


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("app.rb", 'rels = JSON.parse(ENV["PLATFORM_RELATIONSHIPS"])\nputs rels["influxdb"][0]["org"]\n', "2:27"),
        ("look.ipynb", '{"cells": [{"source": ["os.environ[\'PLATFORM_RELATIONSHIPS\']", "c[\'user\']"]}]}\n', "1:68"),
        ("app.rb", 'rels = JSON.parse(ENV["PLATFORM_RELATIONSHIPS"])\nputs rels["influxdb"][0]["username"]\n', None),
        ("user.rb", 'class User; attr_accessor :user; end\nputs ENV["PLATFORM_PROJECT"]\n', None),
        ("notes.md", "PLATFORM_RELATIONSHIPS has `user` and `org`.\n", None),
    ],
)
def test_what_nothing_understands_and_may_break_stops_it(
    name: str, text: str, place: str | None, project: Callable[..., Path]
) -> None:
    root = project(wired(**{name: text}))
    done = run("upgrade", "--write")
    assert (done.status == 1) == (f"{name}:{place}: what this reads" in done.out) == (place is not None)
    assert ("influxdb:2.7" in (root / SERVICES).read_text()) == (place is None)
