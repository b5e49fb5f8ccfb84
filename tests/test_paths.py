from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from influx_lint.paths import relative

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.mark.parametrize(
    ("path", "root", "name"),
    [
        ("/project/app/main.py", "/project", "app/main.py"),
        ("/project/./app/../main.py", "/project/", "main.py"),
        ("/project/..hidden/a", "/project", "..hidden/a"),
        ("/elsewhere/../other/a.py", "/project", "/other/a.py"),
        ("/project-two/a.py", "/project", "/project-two/a.py"),
        ("/a", "/", "a"),
        ("/project/caf\udce9", "/project", "caf\udce9"),
    ],
)
def test_names_start_at_the_root(path: str, root: str, name: str) -> None:
    assert relative(path, root) == name


@pytest.mark.parametrize("spelling", [("a.yaml",), (".", "a.yaml"), ("..", "folder", "a.yaml")])
def test_one_file_has_one_name_however_it_was_given(
    spelling: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path / "folder")
    assert relative("/".join(spelling), ".") == "a.yaml"
    assert relative("/".join(spelling), str(tmp_path)) == "folder/a.yaml"
    assert relative("../b.yaml", ".") == (tmp_path / "b.yaml").as_posix()
