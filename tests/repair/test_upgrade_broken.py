"""No `upgrade --write` ends with 0 while a read of an old key is left, whatever is broken in a project."""

from __future__ import annotations

import ast
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from command_line import contents, run
from hypothesis import given, settings, strategies as st

SERVICES = ".platform/services.yaml"
APP = ".platform.app.yaml"
SETTINGS = ".influx-lint.toml"

DECODE = """\
import base64
import json
import os


def influx():
    links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
    return links["metrics"][0]
"""
READS = ('print(c["user"])', 'print(c["host"], c["bucket"])', 'print(c["org"], c["api_token"])', 'print(c["host"])')
UNREPAIRABLE = ('print("%(host)s %(bucket)s" % dict(c))', 'print(c[os.environ["KEY"]])')
SUPPRESSIONS = ("  # noqa", "  # noqa: NFX201, NFX202 later", "  # noqa: NFX", "  # noqa: E501", "  # type: ignore")
HEADS = ("# influx-lint: ignore-file[NFX2] later\n", "# influx-lint: ignore-file[NFX]\n", "# flake8: noqa\n")
BREAKS = ("print 'old'\n", "def (:\n", "\0\n", "x = '\udcff'\n", "match x:\n  case = 1\n", "<<<<<<< HEAD\n")
SETTINGS_TEXTS = (
    'ignore = ["NFX2"]\n',
    'ignore = ["NFX9"]\n',
    'select = ["NFX1"]\n',
    'exclude = ["main.py", "reader.py"]\n',
    'exclude = ["*.py"]\n',
    'per-file-ignores = {"reader.py" = ["NFX"]}\n',
    "allow-suppressions = false\n",
)
CONFIGURATIONS: tuple[dict[str, str], ...] = (
    {APP: 'name: app\nrelationships: {metrics: "timedb:influxdb"\n'},
    {APP: "name: app\nrelationships:\n\t- metrics\n"},
    {SERVICES: "timedb:\n    type: influxdb:2.2\nmore: !include ../gone.yaml\n"},
    {SERVICES: 'timedb:\n    type: "influxdb:2\\x2e2"\n'},
    {SERVICES: "timedb:\n    type: influxdb@2.2\n"},
    {"worker/.platform.app.yaml": "name: 'worker\n"},
    {APP: "name: app\nrelationships: !include gone.yaml\n"},
    {APP: "name: app\n<<: !include gone.yaml\n"},
    {APP: "!include gone.yaml\n"},
    {APP: "name: app\nworkers:\n    queue: !include {type: string, path: gone.yaml}\n"},
    {APP: "name: app\nweb:\n    relationships:\n        metrics: {service: !include gone.yaml}\n"},
)

_OLD = re.compile(r'(?<!\["query"\])\["(?:user|org|bucket|api_token)"\]|%\(bucket\)s" % dict|\bc\[os')


STARTS = {
    "creds.py": DECODE + "\n\nc = influx()\n",
    "reader.py": "import os\n\nfrom creds import c\n\n",
    "main.py": "import os\n\nimport reader\n\nc = reader.c\n",
}
FAULTS = ("unrepairable", "suppressed", "head", "broken", "settings", "configuration")


@st.composite
def projects(draw: st.DrawFn) -> dict[str, str]:
    """A project with reads of old keys and up to two faults."""
    faults = draw(st.lists(st.sampled_from(FAULTS), max_size=2))
    files = {
        SERVICES: "timedb:\n    type: influxdb:2.2\n    disk: 1024\n",
        APP: 'name: app\ntype: python:3.12\nrelationships:\n    metrics: "timedb:influxdb"\n',
    }
    for name, start in STARTS.items():
        reads = draw(st.lists(st.sampled_from(READS), max_size=3))
        files[name] = start + "".join(f"{read}\n" for read in reads)
    for fault in faults:
        name = draw(st.sampled_from(sorted(STARTS)))
        if fault == "unrepairable":
            files[name] += draw(st.sampled_from(UNREPAIRABLE)) + "\n"
        elif fault == "suppressed":
            files[name] += draw(st.sampled_from(READS)) + draw(st.sampled_from(SUPPRESSIONS)) + "\n"
        elif fault == "head":
            files[name] = draw(st.sampled_from(HEADS)) + files[name]
        elif fault == "broken":
            files[name] += draw(st.sampled_from(BREAKS))
        elif fault == "settings":
            files[SETTINGS] = draw(st.sampled_from(SETTINGS_TEXTS))
        else:
            files |= draw(st.sampled_from(CONFIGURATIONS))
    return files


def left(files: dict[str, bytes]) -> Iterator[str]:
    """What still breaks: reads of old keys, and code that is no Python."""
    for name, data in files.items():
        if name.endswith(".py"):
            try:
                text = data.decode()
                ast.parse(text)
            except (SyntaxError, ValueError) as error:
                yield f"{name}: {error}"
            else:
                yield from (f"{name}: {found}" for found in _OLD.findall(text))


@settings(max_examples=60)
@given(projects(), st.booleans())
def test_status_0_means_that_nothing_breaks(files: dict[str, str], force: bool) -> None:
    before_folder = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
        os.chdir(folder)
        try:
            before = contents(Path(folder))
            done = run("upgrade", "--write", *["--force"] * force)
            after = contents(Path(folder))
        finally:
            os.chdir(before_folder)
    if done.status == 0:
        assert not list(left(after)), done.out
        assert b"influxdb:2.7" in after[SERVICES]
    elif not force:
        assert after == before
