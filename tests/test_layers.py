"""The layers of docs/architecture.md: imports point one way."""

from __future__ import annotations

import ast
from pathlib import Path

import influx_lint

PACKAGE = Path(influx_lint.__file__).parent

LAYERS = (
    {
        "registry",
        "findings",
        "text",
        "pages",
        "paths",
        "patterns",
        "confined",
        "fingerprints",
        "garbage",
        "schema_files",
        "typings",
        "__init__",
    },
    {"project", "flow"},
    {"languages"},
    {"checks"},
    {"repair", "reports"},
    {"settings", "settings_table", "exit_status", "idle", "run"},
    {"commands", "cli", "flake8_plugin", "__main__"},
)


def _layer(module: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if module in names)


def _imported(path: Path) -> set[str]:
    """The parts of influx_lint that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "influx_lint":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("influx_lint."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("influx_lint.")}
    return found - {"__version__"}


def _modules() -> list[tuple[str, Path]]:
    return [(path.relative_to(PACKAGE).with_suffix("").parts[0], path) for path in sorted(PACKAGE.rglob("*.py"))]


def test_imports_point_one_way() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for part, path in _modules()
        for name in sorted(_imported(path))
        if _layer(name) > _layer(part)
    ]
    assert wrong == []


def test_every_module_has_a_layer() -> None:
    assert {part for part, _ in _modules()} == set().union(*LAYERS)


def test_faces_do_not_know_each_other() -> None:
    faces = {"cli", "flake8_plugin"}
    assert {part for part, path in _modules() if part in faces and _imported(path) & (faces - {part})} == set()
