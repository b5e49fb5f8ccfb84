"""Real code in JavaScript, TypeScript and shell that knows nothing of the platforms: nothing is found, nothing fails.

Each lot of files is laid into a project with InfluxDB, and gone through twice, as `test_real_code.py` does: once by
`influx-lint check`, and once by force, one group in `INFLUX_LINT_EVERY`. `INFLUX_LINT_TARBALLS` names a folder with the
tarballs of `real_npm_packages.txt`, which `.ci/run` fetches; without, the packages are left out. Shell is all that this
machine has.
"""

from __future__ import annotations

import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import influx_lint
from test_real_code import forced, groups

from influx_lint.checks import code
from influx_lint.checks.context import CodeContext
from influx_lint.languages import JAVASCRIPT, SHELL, Traits, by_suffix
from influx_lint.project.scripts import is_script, may_be_script
from influx_lint.project.workspace import Workspace
from influx_lint.registry.policy import shipped

pytestmark = pytest.mark.slow

TARBALLS = os.environ.get("INFLUX_LINT_TARBALLS")
LISTED = Path(__file__).with_name("real_npm_packages.txt").read_text(encoding="utf-8").splitlines()
PACKAGES = [line for line in LISTED if not line.startswith("#")]
OF_MACHINE = "shell of this machine"
LOTS = [*PACKAGES, OF_MACHINE]

FOLDERS = ("/etc", "/usr", "/opt", "/lib")
LARGEST = 1 << 20

CONFIGURATION = {
    ".platform.app.yaml": (
        "name: app\ntype: nodejs:20\nrelationships:\n    influxdb: 'timedb:influxdb'\n    metrics: 'timedb:influxdb'\n"
        "    database: 'sql:mysql'\n"
    ),
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2\nsql:\n    type: mariadb:11.4\n",
}
PLANTED = {
    JAVASCRIPT: (
        "\n;(() => { const all = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());"
        " return all.influxdb[0].user; })();\n"
    ),
    SHELL: "\necho \"$PLATFORM_RELATIONSHIPS\" | base64 -d | jq -r '.influxdb[0].user'\n",
}


def of_package(name: str) -> Iterator[tuple[str, bytes]]:
    if TARBALLS is None:
        pytest.skip("INFLUX_LINT_TARBALLS names no folder with the packages of tests/acceptance/real_npm_packages.txt")
    file = f"{name.rpartition('@')[0].removeprefix('@').replace('/', '-')}-{name.rpartition('@')[2]}.tgz"
    with tarfile.open(Path(TARBALLS, file)) as packed:
        for member in packed:
            if member.isfile() and by_suffix(member.name) is JAVASCRIPT:
                taken = packed.extractfile(member)
                assert taken is not None
                yield member.name, taken.read()


def of_machine() -> Iterator[tuple[str, bytes]]:
    for top in FOLDERS:
        for folder, _, names in os.walk(top):
            for path in (Path(folder, name) for name in names):
                if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
                    continue
                if by_suffix(str(path)) is SHELL or (may_be_script(path.name) and is_script(str(path))):
                    data = path.read_bytes()
                    if by_suffix(str(path)) is SHELL or b"sh" in data.partition(b"\n")[0]:
                        yield f"shell{path}", data


def laid(name: str, root: Path) -> tuple[list[Path], Traits]:
    """Writes a lot of files into a project with InfluxDB; where they are, and their language."""
    for place, text in CONFIGURATION.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(text, encoding="utf-8")
    files = []
    for place, data in of_machine() if name == OF_MACHINE else of_package(name):
        path = root / place.replace("node_modules", "modules")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        files.append(path)
    return sorted(files), SHELL if name == OF_MACHINE else JAVASCRIPT


@pytest.mark.parametrize("name", LOTS)
def test_nothing_is_found(name: str, tmp_path: Path) -> None:
    files, _ = laid(name, tmp_path)
    said = influx_lint("check", "--no-config", "--select", "NFX2,NFX9,NFX290,NFX291", folder=tmp_path)
    assert said.err == ""
    assert said.findings == []
    assert len(files) >= 5


@pytest.mark.parametrize("name", LOTS)
def test_nothing_is_found_by_force(name: str, tmp_path: Path) -> None:
    files, language = laid(name, tmp_path)
    context = CodeContext(Workspace(tmp_path), shipped())
    tried, lowered = 0, 0
    for group in groups(files):
        found, count = forced(group, tmp_path, language)
        assert found == []
        tried, lowered = tried + len(group), lowered + count
        for path in group:
            _, found = code.check_file(context, path, path.read_bytes(), language)
            assert {one.code for one in found} <= {"NFX901"}, path
    assert lowered > tried * 0.9


def test_they_are_many() -> None:
    count = sum(not place.endswith((".d.ts", ".d.mts", ".d.cts")) for name in PACKAGES for place, _ in of_package(name))
    assert count >= 5000


@pytest.mark.parametrize("name", ["express@4.19.2", OF_MACHINE])
def test_a_read_that_is_planted_is_found(name: str, tmp_path: Path) -> None:
    files, language = laid(name, tmp_path)
    group = files[:5]
    text = group[2].read_text(encoding="utf-8") + PLANTED[language]
    group[2].write_text(text, encoding="utf-8")
    line = len(text.splitlines())
    said = influx_lint("check", "--no-config", "--select", "NFX2", folder=tmp_path)
    assert [(one.path, one.line, one.code) for one in said.findings] == [
        (str(group[2].relative_to(tmp_path)), line, "NFX201")
    ]
    found, lowered = forced(group, tmp_path, language)
    assert lowered == len(group)
    assert [(one.path, one.span.line, one.code) for one in found] == [(str(group[2]), line, "NFX201")]
