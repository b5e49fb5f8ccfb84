from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from influx_lint.paths import ShownNames, relative


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


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/me/project/app/main.py", "./app/main.py"),
        ("/home/me/project/app/other.py", "app/other.py"),
        ("/home/me/project", "."),
        ("/home/me/project-two/a.py", "/home/me/project-two/a.py"),
        ("/srv/shared/lib/a.py", "../shared/lib/a.py"),
        ("/srv/shared", "../shared/"),
        ("no such name", "no such name"),
    ],
)
def test_files_are_shown_as_below_the_name_that_was_given_first(path: str, shown: str) -> None:
    names = ShownNames()
    names.give("/home/me/project/app/main.py", "./app/main.py")
    names.give("/home/me/project", ".")
    names.give("/home/me/project/app", "./app")
    names.give("/srv/shared", "../shared/")
    assert names.shown(path) == shown


@pytest.mark.parametrize("relatively", [False, True])
def test_what_a_file_brings_in_is_shown_in_its_manner(
    relatively: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    services, included, own = (str(tmp_path / name) for name in ("services.yaml", "sub/a.yaml", "own.yaml"))
    names = ShownNames()
    names.give(services, "services.yaml" if relatively else services)
    names.give(own, "./own.yaml")
    names.bring_in(included, services)
    names.bring_in(own, services)
    assert (names.shown(included), names.shown(own)) == ("sub/a.yaml" if relatively else included, "./own.yaml")
