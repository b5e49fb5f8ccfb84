"""Payloads in YAML files that code takes where the platform gives nothing: told, and left to a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Make
from command_line import run

CODE = """\
import base64
import json
import os
from pathlib import Path

import yaml


def relationships():
    text = os.environ.get("PLATFORM_RELATIONSHIPS")
    if text:
        return json.loads(base64.b64decode(text))
    return yaml.safe_load(Path(__file__).with_name("local.yaml").read_text())


endpoint = relationships()["influxdb"][0]
print(endpoint["host"], endpoint["bucket"])
"""
FILES = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2\n    disk: 1024\n",
    ".platform.app.yaml": 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n',
    "main.py": CODE,
}
OLD = "# for development\ninfluxdb:\n  - host: localhost\n    user: dev\n    bucket: dev\n"
NEW = "influxdb:\n  - host: localhost\n    username: dev\n    query:\n      bucket: dev\n"
ANCHORED = "common: &common\n  user: dev\n  bucket: dev\ninfluxdb:\n  - <<: *common\n    host: localhost\n"
OTHER = "database:\n  - host: localhost\n    user: dev\n    bucket: dev\n"


@pytest.fixture
def root(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_project({**FILES, "local.yaml": OLD})
    monkeypatch.chdir(made)
    return made


@pytest.mark.parametrize("named", [".", "local.yaml"])
def test_it_is_told_where_it_stands(root: Path, named: str) -> None:
    done = run("check", "--select", "NFX204", named)
    assert done.status == 1
    assert "local.yaml:4:5: NFX204" in done.out
    assert (root / "local.yaml").read_text() == OLD


def test_an_upgrade_leaves_it_and_what_reads_it_to_a_person(root: Path) -> None:
    done = run("upgrade", "--write", ".")
    assert done.status == 1
    assert "local.yaml:4:5" in done.out
    assert (root / "local.yaml").read_text() == OLD
    assert (root / "main.py").read_text() == CODE


def test_a_comment_suppresses_it_but_for_an_upgrade(root: Path) -> None:
    run("check", "--add-noqa", "--select", "NFX204", ".")
    assert (root / "local.yaml").read_text() == OLD.replace("user: dev", "user: dev  # noqa: NFX204")
    assert run("check", "--select", "NFX204,NFX902", ".").status == 0
    assert run("upgrade", "--write", ".").status == 1


@pytest.mark.parametrize("text", [NEW, OTHER, ANCHORED, "influxdb: [\n", "\ufeff", "app:\n  user: dev\n"])
def test_nothing_is_told_of_any_other(root: Path, text: str) -> None:
    (root / "local.yaml").write_text(text)
    assert "NFX204" not in run("check", ".").out
