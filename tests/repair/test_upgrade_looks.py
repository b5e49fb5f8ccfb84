"""An upgrade or a fix looks at its project several times, and makes anew only what belongs to what it changed."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from command_line import run

from influx_lint.languages import analysis
from influx_lint.languages.python import lower, parsing
from influx_lint.project import configuration, disk

CONNECTION = """
import base64, json, os

def credentials():
    return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influx"][0]
"""

READER = """
from connection import credentials

ORGANISATION = credentials()["org"]
"""

PROJECT = {
    ".platform/services.yaml": "metrics: {type: influxdb:2.2, disk: 256}\nothers: {type: influxdb:2.2, disk: 256}\n",
    ".platform.app.yaml": "name: app\ntype: python:3.12\nrelationships: {influx: 'metrics:influxdb'}\n",
    "connection.py": CONNECTION,
    "reader.py": READER,
    "server.py": "from connection import credentials\n\nHOST = credentials()['host']\n",
    "broken.py": "import connection\n\norg = (\n",
}


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[ModuleType, str, Callable[..., str]], Counter[str]]:
    """Counts the calls of a function by what its arguments tell."""

    def count(module: ModuleType, name: str, key: Callable[..., str]) -> Counter[str]:
        calls: Counter[str] = Counter()
        called = getattr(module, name)

        def counting(*arguments: Any) -> Any:
            calls[key(*arguments)] += 1
            return called(*arguments)

        monkeypatch.setattr(module, name, counting)
        return calls

    return count


@pytest.mark.parametrize(
    "command", [("upgrade",), ("upgrade", "--service", "metrics"), ("check", "--diff", "--unsafe-fixes")], ids=" ".join
)
def test_what_is_not_changed_is_read_parsed_and_lowered_once(
    command: tuple[str, ...],
    counted: Callable[[ModuleType, str, Callable[..., str]], Counter[str]],
    make_project: Callable[[dict[str, str]], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = make_project(PROJECT)
    monkeypatch.chdir(root)
    read = counted(disk, "read_regular", lambda path, _: os.path.relpath(path, root))
    configured = counted(configuration, "_parse", lambda path, data: f"{path.name}: {data.decode()}")
    parsed = counted(parsing, "parse", lambda text: text)
    lowered = counted(lower, "lower", lambda _, text: text)
    analysed = counted(analysis, "analyse", lambda *_: "")
    done = run(*command)
    assert '+ORGANISATION = credentials()["query"]["org"]' in done.out
    assert read == dict.fromkeys(PROJECT, 1)
    for name in (".platform/services.yaml", ".platform.app.yaml"):
        assert configured[f"{Path(name).name}: {PROJECT[name]}"] == 1
    assert {name: (parsed[PROJECT[name]], lowered[PROJECT[name]]) for name in ("connection.py", "server.py")} == {
        "connection.py": (1, 1),
        "server.py": (1, 1),
    }
    # Before and after the repair; what is said of services that stay rests on the same code.
    assert (lowered.total(), analysed.total()) == (4, 2)
