"""How Python files get hold of one another: what imports mean, and what frameworks hand on."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Make
from snippet import PRELUDE

from influx_lint.languages.modules import Modules
from influx_lint.languages.python.frameworks import Carrier, Texts
from influx_lint.languages.python.front import FRONT_END
from influx_lint.languages.python.imports import PythonFile
from influx_lint.languages.python.links import imported
from influx_lint.languages.sources import Sources
from influx_lint.project.disk import Disk
from influx_lint.project.files import code_files


def _sources(root: Path) -> Sources:
    (paths,) = code_files(str(root), Disk()).values()
    return Sources(FRONT_END, root, paths, Disk())


@pytest.mark.parametrize(
    ("importer", "module", "level", "expected"),
    [
        ("main.py", "conf", 0, "conf.py"),
        ("main.py", "package", 0, "package/__init__.py"),
        ("main.py", "package.inner", 0, "package/inner.py"),
        ("package/inner.py", "conf", 0, "conf.py"),
        ("package/inner.py", "other", 0, None),
        ("package/inner.py", "other", 1, "package/other.py"),
        ("package/inner.py", "", 1, "package/__init__.py"),
        ("package/inner.py", "json", 0, None),
        ("main.py", "shared", 0, "src/shared/__init__.py"),
        ("main.py", "nowhere", 0, None),
    ],
)
def test_imports(importer: str, module: str, level: int, expected: str | None, make_project: Make) -> None:
    names = ("main.py", "conf.py", "src/shared/__init__.py")
    inner = ("__init__.py", "inner.py", "other.py", "json.py")
    root = make_project(dict.fromkeys((*names, *(f"package/{name}" for name in inner)), ""))
    found = Modules(_sources(root)).resolve(root / importer, module, level)
    assert found == (root / expected if expected else None)


@pytest.mark.parametrize(("spoken_of", "asked"), [("request.app.state.x", True), ("request.args", False)])
def test_what_fills_a_frameworks_object_is_looked_for_where_one_is_spoken_of(
    spoken_of: str, asked: bool, make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project({"main.py": f"{PRELUDE}{spoken_of}\n", "user.py": "import main\n", "other.py": "import json\n"})
    fills = PythonFile.fills
    searched: list[bytes] = []

    def searching(file: PythonFile, data: bytes) -> list[Carrier]:
        searched.append(data)
        return fills(file, data)

    monkeypatch.setattr(PythonFile, "fills", searching)
    assert {Path(path).name for path in _sources(root).relevant} == {"main.py", "user.py"}
    assert (b"import json\n" in searched) is asked


@pytest.mark.parametrize(
    "statement",
    [
        "from settings import KEY",
        "import settings",
        "from .settings import KEY",
        "from settings import (\n    KEY,\n)",
        "import json, settings as s",
        'import importlib\nimportlib.import_module("settings")',
    ],
)
def test_an_import_of_the_projects_own_is_seen_without_a_look(statement: str, make_project: Make) -> None:
    folder = make_project({"settings.py": "", "main.py": ""})
    found = imported(folder, str(folder / "main.py"), f"import os\n{statement}\n".encode())
    assert [*(found or ())] == [str(folder / "settings.py")]


@pytest.mark.parametrize("statement", ["from inner.names import KEY", "if True:\n    from inner import names"])
def test_what_a_package_imports_may_be_in_it_or_in_its_parts(statement: str, make_project: Make) -> None:
    folder = make_project({"inner/names.py": "", "inner/__init__.py": "", "main.py": ""})
    found = imported(folder, str(folder / "main.py"), statement.encode())
    assert {*(found or ())} == {str(folder / "inner" / name) for name in ("__init__.py", "names.py")}


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("import os, json\nfrom collections import abc", True),
        ("from .gone import KEY", True),
        ("from django.conf import settings", False),
        ('import importlib\nimportlib.import_module(f"inner.{name}")', False),
    ],
)
def test_what_a_file_imports_is_told_without_a_look_or_not_at_all(
    statement: str, told: bool, make_project: Make
) -> None:
    folder = make_project({"settings.py": "", "inner/names.py": "", "inner/__init__.py": "", "main.py": ""})
    found = imported(folder, str(folder / "main.py"), statement.encode())
    assert found == {} if told else found is None


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        (b"use(current_app)", True),
        (b"app = my_current_app", False),
        (b"current_apple", False),
        (b"my_current_app = current_app", True),
        (b"return req.app", True),
        (b"return wreq.app.name", False),
        (b"held = thing.app.state", True),
    ],
)
def test_patterns_are_found_as_whole_words(text: bytes, is_there: bool) -> None:
    texts = Texts(rb"\bcurrent_app\b", rb"\breq\.app\b", rb"\.app\.state\b")
    assert texts.are_in(text) is is_there
