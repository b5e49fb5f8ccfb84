"""The way from 1.x: the plan names the clients and statements that break, and says where there are none to be seen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from command import Make
from command_line import contents, run
from oracle import conversations

EXAMPLE = Path(__file__).parents[2] / "examples" / "river-gauge"
DATABASE = "gauge/database.py"


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example, and the working folder."""
    root = shutil.copytree(EXAMPLE, tmp_path / "project", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(root)
    return root


def plan() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(run("upgrade", "--output-format", "json").out)
    return document


def test_clients_and_statements_are_named_with_their_places(example: Path) -> None:
    before = contents(example)
    done = run("upgrade")
    assert done.status == 1
    token = """headers={"Authorization": "Token " + levels["query"]["api_token"]}"""
    assert f"""+    client = InfluxDBClient(host=levels["host"], port=levels["port"], {token})\n""" in done.out
    assert f"  {DATABASE}:13:12: NFX221 " in done.out
    assert contents(example) == before
    document = plan()
    assert [(one["path"], one["code"]) for one in document["repaired"]] == [(DATABASE, "NFX220")]
    assert [(one["path"], one["code"], one["reason"], one["blocks"]) for one in document["open"]] == [
        (DATABASE, "NFX221", "no-edit", True),
        (DATABASE, "NFX220", "unsure", False),
    ]
    assert "but a client of another server may be made here as well" in document["open"][1]["message"]
    assert document["services"][0]["way"] == "conversion"


def test_the_example_works_with_1_8_and_upgraded_with_2_7(example: Path) -> None:
    assert conversations.run(example, "1.x", strict=False).outcome == ("1 levels today\n", 0)
    assert "unauthorized" in conversations.run(example, "new", strict=True).errors
    assert run("upgrade", "--write", "--force", "--allow-dirty").status == 1
    assert "not implemented: CREATE DATABASE" in conversations.run(example, "new", strict=True).errors
    path = example / DATABASE
    path.write_text(path.read_text().replace("    client.create_database(NAME)\n", ""))
    assert conversations.run(example, "new", strict=True).outcome == ("1 levels today\n", 0)
    assert run("check").status == 0
    assert plan()["open"] == []


@pytest.mark.parametrize(("comment", "reason"), [("  # noqa: NFX220 there is a proxy", "suppressed"), ("", "no-edit")])
def test_what_is_suppressed_breaks_all_the_same(example: Path, comment: str, reason: str) -> None:
    path = example / DATABASE
    line = 'client = InfluxDBClient(host=levels["host"], port=levels["port"]'
    changed = path.read_text().replace(f"{line})", f"{line}{comment or '  # the service'}\n    )")
    path.write_text(changed.replace("    client.create_database(NAME)\n", ""))
    assert [(one["code"], one["reason"], one["blocks"]) for one in plan()["open"]] == [("NFX220", reason, True)]


def test_where_no_client_is_seen_it_is_said(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        ".platform/services.yaml": "timedb:\n    type: influxdb:1.7\nother:\n    type: influxdb:2.2\n",
        ".platform.app.yaml": "name: app\nrelationships:\n    metrics: timedb:influxdb\n    more: other:influxdb\n",
        "main.py": "print('nothing')\n",
    }
    monkeypatch.chdir(make_project(files))
    done = run("upgrade")
    assert done.status == 0
    said = "nothing in the code could be verified: no client was found there that talks to 'timedb' without a token"
    assert said in done.out
    [point] = plan()["open"]
    assert (point["path"], point["span"]["line"], point["reason"], point["blocks"]) == (
        ".platform/services.yaml",
        2,
        "no-client",
        False,
    )
    assert run("upgrade", "--write").status == 0
    assert plan()["open"] == []
