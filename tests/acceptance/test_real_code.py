"""Real Python code that knows nothing of the platforms, and Python's own: nothing is found, and nothing fails.

There are two passes. The normal one is `influx-lint check` over all files; its look at their text leaves nearly all of
them out of the analysis. The forced one takes every file for one that may get hold of credentials, so that each is
lowered and analysed, together with its neighbours. That takes long, so it goes through one group of files in
`INFLUX_LINT_EVERY` (10; 1 stands for all of them, a quarter of an hour).

`INFLUX_LINT_WHEELS` names a folder with the wheels of `real_packages.txt`, which `.ci/run` fetches. Where it is not
set, only the packages that are installed here and Python itself are gone through.
"""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from zipfile import ZipFile

import pytest
from command import influx_lint

from influx_lint.checks import code, code_contacts
from influx_lint.checks.code_judge import Judge
from influx_lint.checks.context import CodeContext
from influx_lint.findings import Finding
from influx_lint.languages import PYTHON, Traits
from influx_lint.languages.analysis import analyse
from influx_lint.languages.front import front_end
from influx_lint.languages.modules import Modules
from influx_lint.languages.sources import Sources
from influx_lint.pages import Page
from influx_lint.project.disk import Disk
from influx_lint.project.workspace import Workspace
from influx_lint.registry.policy import shipped

pytestmark = pytest.mark.slow

EVERY = int(os.environ.get("INFLUX_LINT_EVERY", "10"))
WHEELS = os.environ.get("INFLUX_LINT_WHEELS")
GROUP = 25

REQUIREMENTS = Path(__file__).with_name("real_packages.txt").read_text(encoding="utf-8").splitlines()
WHEEL_NAMES = [line.replace("==", "-").replace("-", "_") for line in REQUIREMENTS if "==" in line]
PACKAGES = ["installed", *WHEEL_NAMES]
OF_PYTHON = ["standard library", "test package"]

PLANTED = """

def planted():
    import base64, json, os

    endpoint = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
    return endpoint["user"]
"""


class Forced(Sources):
    """A project in which every file is taken for a source, and every name for one that has to do with credentials."""

    @cached_property
    def sources(self) -> list[str]:
        return list(self.paths)

    def is_sign(self, identifier: str, *, alone: bool = False) -> bool:  # noqa: ARG002
        return True


def wheel(name: str) -> Path:
    """The wheel of a package. Where a folder of wheels is named, it has to be there."""
    if WHEELS is None:
        pytest.skip("INFLUX_LINT_WHEELS names no folder with the wheels of tests/acceptance/real_packages.txt")
    found = [one for one in Path(WHEELS).glob("*.whl") if one.name.replace("-", "_").startswith(f"{name}_")]
    assert found, f"{WHEELS} has no wheel of {name}"
    return found[0]


def contents(name: str) -> Iterator[tuple[str, bytes]]:
    """The Python files of packages or of Python, by their names below the folder that they are in."""
    if name in WHEEL_NAMES:
        with ZipFile(wheel(name)) as packed:
            yield from ((one, packed.read(one)) for one in packed.namelist() if one.endswith(".py"))
        return
    library = Path(sysconfig.get_path("stdlib"))
    folder, others = {
        "installed": (Path(sysconfig.get_path("purelib")), {"influx_lint"}),
        "standard library": (library, {"site-packages", "dist-packages", "test"}),
        "test package": (library / "test", set()),
    }[name]
    for path in folder.rglob("*.py"):
        place = path.relative_to(folder)
        if place.parts[0] not in others:
            yield str(place), path.read_bytes()


def unpacked(name: str, folder: Path) -> list[Path]:
    """Writes those files, in a folder that no repository's ignore file speaks of; where they are, sorted."""
    files = []
    for place, data in contents(name):
        files.append(folder / place)
        files[-1].parent.mkdir(parents=True, exist_ok=True)
        files[-1].write_bytes(data)
    if not files:
        pytest.skip(f"this Python has no {name}")
    return sorted(files)


def groups(files: list[Path]) -> list[list[Path]]:
    """Groups of neighbours, one in EVERY."""
    return [files[start : start + GROUP] for start in range(0, len(files), GROUP * EVERY)]


def forced(files: list[Path], root: Path, language: Traits = PYTHON) -> tuple[list[Finding], int]:
    """What is found in files that are all taken for ones that may get hold of credentials; how many were lowered."""
    front = front_end(language)
    context = CodeContext(Workspace(root), shipped())
    sources = Forced(front, root, map(str, files), Disk())
    found: list[Finding] = []
    clients = context.policy.clients
    assert clients is not None
    analysed = analyse([sources], context.wanted)
    for path in {**analysed.events, **analysed.contacts}:
        page = Page(path, front.read(path.read_bytes()).characters)
        judge = Judge(page, context, tests_are_reads=language.tests_are_reads)
        found += judge.findings(judge.judged(analysed.events.get(path, ()), analysed.reads_of))
        found += code_contacts.check(analysed.contacts.get(path, ()), judge, clients)
    modules = Modules(sources)
    return found, sum(modules.load(path) is not None for path in files)


@pytest.mark.parametrize("name", PACKAGES)
def test_nothing_is_found_in_packages(name: str, tmp_path: Path) -> None:
    files = unpacked(name, tmp_path)
    said = influx_lint("check", "--no-config", "--select", "NFX,NFX290,NFX291", folder=tmp_path)
    assert said.err == ""
    assert said.findings == []
    assert f" {len(files)} file{'s' * (len(files) > 1)} checked\n" in said.out


@pytest.mark.parametrize("name", PACKAGES)
def test_nothing_is_found_in_packages_by_force(name: str, tmp_path: Path) -> None:
    tried, lowered = 0, 0
    for group in groups(unpacked(name, tmp_path)):
        found, count = forced(group, tmp_path)
        assert found == []
        tried, lowered = tried + len(group), lowered + count
    # Templates of Python files, which packages carry, are no Python.
    assert lowered > tried * 0.9


@pytest.mark.parametrize("name", OF_PYTHON)
def test_nothing_fails_on_python_itself(name: str, tmp_path: Path) -> None:
    """Its tests hold what is odd on purpose: encodings, errors of syntax, huge files, deep nesting."""
    files = unpacked(name, tmp_path)
    said = influx_lint("check", "--no-config", "--select", "NFX2,NFX290,NFX291", folder=tmp_path)
    assert said.err == ""
    assert said.findings == []
    assert f" {len(files)} files checked\n" in said.out


@pytest.mark.parametrize("name", OF_PYTHON)
def test_nothing_fails_on_python_itself_by_force(name: str, tmp_path: Path) -> None:
    context = CodeContext(Workspace(tmp_path), shipped())
    for group in groups(unpacked(name, tmp_path)):
        assert forced(group, tmp_path)[0] == []
        for path in group:
            _, found = code.check_file(context, path, path.read_bytes(), PYTHON)
            assert {one.code for one in found} <= {"NFX901"}, path


def test_a_read_that_is_planted_is_found(tmp_path: Path) -> None:
    files = [one for one in unpacked("installed", tmp_path) if one.is_relative_to(tmp_path / "flake8")]
    group = files[:GROUP]
    group[3].write_text(group[3].read_text(encoding="utf-8") + PLANTED, encoding="utf-8")
    line = len(group[3].read_text(encoding="utf-8").splitlines())
    said = influx_lint("check", "--no-config", "flake8", folder=tmp_path)
    assert [(one.path, one.line, one.code) for one in said.findings] == [
        (str(group[3].relative_to(tmp_path)), line, "NFX201")
    ]
    found, lowered = forced(group, tmp_path)
    assert lowered == len(group)
    assert [(one.path, one.span.line, one.code) for one in found] == [(str(group[3]), line, "NFX201")]
