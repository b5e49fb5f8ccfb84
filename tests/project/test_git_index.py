"""Which files git tracks: its own index of every version, of work trees and submodules; one that is damaged."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from command import Make, influx_lint

from influx_lint.project.disk import Disk
from influx_lint.project.git_index import index_of, is_tracked

NAMES = ["a.py", "a/b.py", "a/b/c.py", "a/long-" + "x" * 200 + ".py", "é/ü.py", "z"]
SERVICES = ".platform/services.yaml"
OLD = "timedb: {type: influxdb:2.2}\n"


def git(*arguments: str | Path, folder: Path) -> str:
    """What git says, whatever the user's own configuration of it."""
    settings = [
        *("-c", "user.name=x", "-c", "user.email=x@x", "-c", "protocol.file.allow=always"),
        *("-c", "core.hooksPath="),
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *settings, *arguments],
        cwd=folder,
        env=environment | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def tracked(root: Path, folder: Path | None = None) -> list[str]:
    """Those of the files below a folder that the index of its work tree has, seen from there."""
    folder = folder or root
    paths = [path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts]
    return sorted(path.relative_to(folder).as_posix() for path in paths if is_tracked(str(path), Disk()))


@pytest.mark.parametrize("version", ["2", "3", "4"])
@pytest.mark.parametrize("kind", ["sha1", "sha256"])
def test_every_version_of_the_index_is_read(version: str, kind: str, make_project: Make) -> None:
    root = make_project(dict.fromkeys([*NAMES, "untracked.py", "a/untracked"], "x"))
    git("init", "--quiet", f"--object-format={kind}", folder=root)
    git("add", *NAMES, folder=root)
    if version == "3":
        git("add", "--intent-to-add", "a/untracked", folder=root)
    git("update-index", "--index-version", version, folder=root)
    assert (root / ".git" / "index").read_bytes()[7] == int(version)
    assert tracked(root) == sorted([*NAMES, *["a/untracked"] * (version == "3")])


def test_before_the_first_add_nothing_is_tracked_and_outside_of_git_nobody_knows(make_project: Make) -> None:
    root = make_project({"a.py": "", "in/b.py": ""})
    git("init", "--quiet", "in", folder=root)
    assert is_tracked(str(root / "in" / "b.py"), Disk()) is False
    assert is_tracked(str(root / "a.py"), Disk()) is None


def test_a_split_index_has_the_files_of_the_shared_one(make_project: Make) -> None:
    root = make_project(dict.fromkeys(NAMES, "x"))
    git("init", "--quiet", folder=root)
    git("add", *NAMES[1:], folder=root)
    git("update-index", "--split-index", folder=root)
    git("add", NAMES[0], folder=root)
    assert list((root / ".git").glob("sharedindex.*"))
    assert tracked(root) == sorted(NAMES)


def test_a_linked_work_tree_and_a_submodule_have_their_own(make_project: Make) -> None:
    root = make_project({"main/a.py": "x", "main/b.py": "x", "other/c.py": "x"})
    for name in ("main", "other"):
        git("init", "--quiet", folder=root / name)
        git("add", ".", folder=root / name)
        git("commit", "--quiet", "-m", "x", folder=root / name)
    git("worktree", "add", "--quiet", "../linked", folder=root / "main")
    git("rm", "--quiet", "--cached", "b.py", folder=root / "linked")
    git("submodule", "--quiet", "add", root / "other", "inner", folder=root / "linked")
    assert tracked(root / "main") == ["a.py", "b.py"]
    assert tracked(root / "linked") == [".gitmodules", "a.py", "inner/c.py"]
    index = index_of(str(root / "linked"), Disk())
    assert index is not None
    assert index.has_below(str(root / "linked" / "inner"))


def test_a_folder_that_a_sparse_index_has_as_one_is_tracked(make_project: Make) -> None:
    root = make_project({"in/a.py": "x", "out/deep/b.py": "x", "out-side.py": "x"})
    git("init", "--quiet", folder=root)
    git("add", ".", folder=root)
    git("commit", "--quiet", "-m", "x", folder=root)
    git("sparse-checkout", "set", "--cone", "--sparse-index", "in", folder=root)
    assert b"out/deep" not in (root / ".git" / "index").read_bytes()
    index = index_of(str(root), Disk())
    assert index is not None
    assert index.has(str(root / "out" / "deep" / "b.py"))
    assert index.has_below(str(root / "out"))
    assert not index.has(str(root / "outer.py"))


def test_what_is_below_a_folder_is_not_what_is_beside_it(make_project: Make) -> None:
    root = make_project({"a.b": "", "a/x": "", "ab/x": "", "b-c": ""})
    git("init", "--quiet", folder=root)
    git("add", ".", folder=root)
    index = index_of(str(root), Disk())
    assert index is not None
    assert [name for name in ("a", "ab", "b", "a/x", "") if index.has_below(str(root / name))] == ["a", "ab", "a/x"]


@pytest.mark.parametrize("version", ["2", "4"])
def test_a_damaged_index_is_no_crash_and_that_is_told(version: str, make_project: Make) -> None:
    root = make_project({".gitignore": "sub\n", f"sub/{SERVICES}": OLD, SERVICES: OLD, **dict.fromkeys(NAMES[:4], "x")})
    git("init", "--quiet", folder=root)
    git("add", "--force", ".", folder=root)
    git("update-index", "--index-version", version, folder=root)
    path = root / ".git" / "index"
    whole = path.read_bytes()
    for cut in range(0, len(whole), 7):
        path.write_bytes(whole[:cut])
        index_of(str(root), Disk())
        path.write_bytes(whole[:cut] + bytes([whole[cut] ^ 0xFF]) + whole[cut + 1 :])
        index_of(str(root), Disk())
    path.write_bytes(b"\xff" * 4096)
    said = influx_lint("check", "-v", folder=root)
    assert "passed over: sub: ignored by git, unless its index, which cannot be read, has it\n" in said.out
    assert said.places == [(SERVICES, 1, 16, "NFX101")]


def test_names_that_repeat_each_other_take_no_more_room_than_their_index(make_project: Make) -> None:
    root = make_project({})
    git("init", "--quiet", folder=root)
    count = 4000
    entries = b"".join(bytes(60) + min(length, 0xFFF).to_bytes(2) + b"\0" + b"x\0" for length in range(1, count + 1))
    (root / ".git" / "index").write_bytes(b"DIRC" + (4).to_bytes(4) + count.to_bytes(4) + entries + bytes(20))
    assert index_of(str(root), Disk()) is None
