"""The snippets beside this module (snippets/README.md), and what is found in them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from influx_lint.checks import code
from influx_lint.checks.context import CodeContext
from influx_lint.project.workspace import Workspaces
from influx_lint.registry.policy import shipped

FOLDER = Path(__file__).with_name("snippets")

PRELUDE = """\
import base64, json, os
R = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = R["influxdb"][0]
db = R["database"][0]
"""

APPLICATION = """\
name: app
type: python:3.12
relationships:
    influxdb: "timedb:influxdb"
    database: "db:postgresql"
"""

FLEX = """\
applications:
    app:
        type: python:3.12
        relationships:
            influxdb: "timedb:influxdb"
            database: "db:postgresql"
"""

_MARK = re.compile(r"# (NFX\d{3}(?: NFX\d{3})*)")

Places = Counter[tuple[str, int, str]]
"""Findings by file, line and code."""


@dataclass(frozen=True, slots=True)
class Snippet:
    title: str
    files: dict[str, str]
    version: str = "2.7"
    is_flex: bool = False

    @property
    def expected(self) -> Places:
        return Counter(
            (name, number, code)
            for name, text in self.files.items()
            for number, line in enumerate(text.splitlines(), 1)
            for codes in _MARK.findall(line)
            for code in codes.split()
        )

    def write(self, folder: Path) -> None:
        """Writes the snippet as a project."""
        services = f"timedb:\n    type: influxdb:{self.version}\ndb:\n    type: postgresql:15\n"
        configuration = {".platform.app.yaml": APPLICATION, ".platform/services.yaml": services}
        if self.is_flex:
            configuration = {".upsun/app.yaml": FLEX, ".upsun/services.yaml": "services:\n" + indent(services, "    ")}
        for name, text in {**configuration, **self.files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def load(name: str, prelude: str = "") -> list[Snippet]:
    """The snippets of a file, each after `prelude`."""
    blocks = re.split(r"(?m)^=== ", (FOLDER / name).read_text(encoding="utf-8"))[1:]
    return [_snippet(block, prelude) for block in blocks]


def _snippet(block: str, prelude: str) -> Snippet:
    title, _, body = block.partition("\n")
    first, *rest = re.split(r"(?m)^--- (\S+)\n", body)
    files = dict(zip(rest[::2], rest[1::2], strict=True)) or {"main.py": prelude + first}
    version = re.search(r"@(\d\.\d)", title)
    return Snippet(title, files, version[1] if version else "2.7", "@flex" in title)


def found(folder: Path, files: dict[str, str]) -> Places:
    """What the analysis finds in the files, each asked for on its own."""
    workspaces = Workspaces(None)
    places: Places = Counter()
    for name, text in files.items():
        context = CodeContext(workspaces.of(folder / name), shipped())
        findings = code.check(context, folder / name, text)
        places.update((name, finding.span.line, finding.code) for finding in findings)
    return places
