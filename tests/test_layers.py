"""The layers of docs/architecture.md: imports point one way."""

from __future__ import annotations

import ast
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import influx_lint

PACKAGE = Path(influx_lint.__file__).parent

NAMES_PYTHON = re.compile(r"""languages\.python|\.py["']|["']python["']|\bPYTHON\b""")
MAY_NAME_PYTHON = ("languages/python/", "languages/__init__.py", "flake8_plugin.py", "registry/rules.py")
"""Python itself and its plugin, the table of languages, and the examples of the rules, which people read."""

LAYERS = (
    {
        "registry",
        "findings",
        "errors",
        "text",
        "pages",
        "paths",
        "patterns",
        "confined",
        "fingerprints",
        "garbage",
        "guesses",
        "typings",
        "the table of languages",
        "__init__",
    },
    {"project", "flow"},
    {"meanings"},
    {"languages"},
    {"checks"},
    {"repair", "reports"},
    {
        "settings",
        "settings_files",
        "settings_places",
        "settings_table",
        "exit_status",
        "session",
        "targets",
        "ledger",
        "answers",
        "run",
        "planning",
    },
    {"commands", "server", "cli", "flake8_plugin", "__main__"},
)


TABLE = "influx_lint.languages"
"""It says by what files are known, and names the front ends, which it loads where one is needed."""

FLOW = "influx_lint.flow"
ROOMS = (
    {"records", "spans", "budget"},
    {"ir", "events"},
    {"values", "relevance", "ir_patterns"},
    {"platform", "frames", "losses", "given_up", "met"},
    {"possibilities", "places", "arguments", "company", "copies", "lookups"},
    {"store", "reads", "texts"},
    {"containers", "facts", "memory", "choices", "growth"},
    {"objects", "payloads", "contacts"},
    {"machine", "spots"},
    {"uses", "ways", "settling", "tracing"},
    {"credentials"},
    {"wholes", "tables"},
    {"conditions", "unfollowed", "platform_reads"},
    {"meetings", "comparisons", "kept"},
    {"access", "modules"},
    {"writes"},
    {"attributes", "calls", "handed"},
    {"targets", "imports"},
    {"branches", "comprehensions", "exceptions", "loops", "patterns"},
    {"expressions", "statements"},
    {"program"},
)
"""The rooms of `flow/`: each imports from those before it alone."""


def _layer(module: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if module in names)


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def _nodes(path: Path) -> list[ast.Import | ast.ImportFrom | ast.ClassDef]:
    """The imports and classes of a file, wherever in it."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node for node in tree if isinstance(node, ast.Import | ast.ImportFrom | ast.ClassDef)]


@cache
def _imports(path: Path) -> set[str]:
    """The modules of influx_lint that a file imports: wherever in it, and for types alone too."""
    found: set[str] = set()
    for node in _nodes(path):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found.update(name if name in MODULES else str(node.module) for name in names)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found & MODULES.keys()


def _part(module: str) -> str:
    """The part of influx_lint that a module belongs to, as `LAYERS` names it."""
    if module == TABLE:
        return "the table of languages"
    return (*module.split("."), "__init__")[1]


def test_imports_point_one_way() -> None:
    wrong = [
        f"{module} imports {name}"
        for module, path in MODULES.items()
        for name in sorted(_imports(path) - {"influx_lint"})
        if _layer(_part(name)) > _layer(_part(module))
    ]
    assert wrong == []


def test_no_imports_go_in_a_circle() -> None:
    TopologicalSorter({module: _imports(path) for module, path in MODULES.items()}).prepare()


def test_the_rooms_of_flow_import_one_way() -> None:
    order = {f"{FLOW}.{name}": number for number, names in enumerate(ROOMS) for name in names}
    modules = {module: path for module, path in MODULES.items() if module.startswith(f"{FLOW}.")}
    assert modules.keys() == order.keys()
    wrong = [
        f"{module} imports {name}"
        for module, path in modules.items()
        for name in sorted(_imports(path) & order.keys())
        if order[name] >= order[module]
    ]
    assert wrong == []


def test_the_picture_of_the_rooms_is_current() -> None:
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    picture = page.partition("## The rooms of flow")[2].split("```\n")[1]
    assert [set(line.partition("  ")[0].split()) for line in picture.splitlines()] == list(ROOMS)


def test_every_module_has_a_layer() -> None:
    assert {_part(module) for module in MODULES} == set().union(*LAYERS)


def test_faces_do_not_know_each_other() -> None:
    faces = {"cli", "flake8_plugin"}
    known = {face: {_part(name) for name in _imports(MODULES[f"influx_lint.{face}"])} for face in faces}
    assert {face for face in faces if known[face] & (faces - {face})} == set()


def test_nothing_but_its_own_folder_and_the_table_of_languages_names_python() -> None:
    texts = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in MODULES.values()}
    named = [name for name, text in texts.items() if NAMES_PYTHON.search(text)]
    assert [name for name in named if not name.startswith(MAY_NAME_PYTHON)] == []
    assert all(any(name.startswith(one) for name in named) for one in MAY_NAME_PYTHON)


MOST_LINES, MOST_METHODS = 500, 25


def test_no_file_and_no_class_is_too_long_to_be_read_at_once() -> None:
    paths = MODULES.values()
    assert [path for path in paths if path.read_bytes().count(b"\n") > MOST_LINES] == []
    classes = [node for path in paths for node in _nodes(path) if isinstance(node, ast.ClassDef)]
    methods = {one.name: sum(isinstance(each, ast.FunctionDef) for each in one.body) for one in classes}
    assert [name for name, count in methods.items() if count > MOST_METHODS] == []
