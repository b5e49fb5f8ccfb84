"""The example project's way from InfluxDB 2.2 to 2.7."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import contents, run

EXAMPLE = Path(__file__).parents[2] / "examples" / "weather-station"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example, and the working folder."""
    root = shutil.copytree(EXAMPLE, tmp_path / "project", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(root)
    return root


def own_test(root: Path, version: str) -> int:
    environment = os.environ | {"INFLUXDB_VERSION": version, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "unittest"], cwd=root, env=environment, capture_output=True, check=False
    )
    return done.returncode


def test_the_plan_is_complete(project: Path) -> None:
    before = contents(project)
    done = run("upgrade")
    assert done.status == 0
    for piece in (
        "timedb: 2.2 -> 2.7",
        '-        self.bucket = credentials["bucket"]\n+        self.bucket = credentials["query"]["bucket"]\n',
        '+            token=credentials["query"]["api_token"],\n',
        '+            org=credentials.get("query", {}).get("org", "main"),\n',
        '+        "administrator": credentials["username"],\n',
        "platform tunnel:single --relationship influxtimedb\n",
        "`api_token` in commands such as `php -r` and `python3 -c`,",
        "Nothing was written: --write changes 3 files.",
    ):
        assert piece in done.out
    assert contents(project) == before


def test_write_performs_it(project: Path) -> None:
    assert own_test(project, "2.2") == 0
    assert own_test(project, "2.7") != 0
    before = contents(project)
    assert run("upgrade", "--write").status == 0
    assert own_test(project, "2.7") == 0
    assert own_test(project, "2.2") != 0
    checked = run("check")
    assert (checked.status, checked.err) == (0, "")
    assert run("upgrade").out.endswith("There is nothing to change.\n")
    changed = {name for name, data in contents(project).items() if data != before[name]}
    assert changed == {".platform/services.yaml", "station/storage.py", "station/web.py"}
