"""The disk as a run sees it: each folder and file once, unsaved texts over the files, and what changes between runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Make

from influx_lint.project import disk as disks
from influx_lint.project.disk import Disk
from influx_lint.project.files import code_files, find

LIMIT = 1000


def names(root: Path, disk: Disk) -> list[str]:
    """The Python files below a folder, relative to it."""
    return [
        os.path.relpath(path, root).replace(os.sep, "/")
        for paths in code_files(str(root), disk).values()
        for path in paths
    ]


def test_a_run_sees_one_state_of_a_file_and_the_next_one_the_new_state(make_project: Make) -> None:
    path = make_project({"a.py": "1"}) / "a.py"
    disk = Disk()
    first = disk.content(str(path), LIMIT)
    path.write_text("2", encoding="utf-8")
    assert disk.content(str(path), LIMIT) is first
    disk.refresh()
    assert disk.content(str(path), LIMIT).data == b"2"


def test_a_file_that_did_not_change_is_the_same_object_in_the_next_run(make_project: Make) -> None:
    path = make_project({"a.py": "1"}) / "a.py"
    disk = Disk()
    first = disk.content(str(path), LIMIT)
    disk.refresh()
    assert disk.content(str(path), LIMIT) is first


def test_a_file_put_in_the_place_of_another_is_read(make_project: Make) -> None:
    root = make_project({"a.py": "1", "b.py": "2"})
    for name in ("a.py", "b.py"):
        os.utime(root / name, ns=(1, 1))
    disk = Disk()
    assert disk.content(str(root / "a.py"), LIMIT).data == b"1"
    (root / "b.py").replace(root / "a.py")
    disk.refresh()
    assert disk.content(str(root / "a.py"), LIMIT).data == b"2"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no time of the last change to a file's state")
def test_a_file_written_over_under_its_old_time_is_read(make_project: Make) -> None:
    root = make_project({"a.py": "1"})
    disk = Disk()
    disk.content(str(root / "a.py"), LIMIT)
    status = (root / "a.py").stat()
    while (root / "a.py").stat().st_ctime_ns == status.st_ctime_ns:
        (root / "a.py").write_text("2", encoding="utf-8")
        os.utime(root / "a.py", ns=(status.st_atime_ns, status.st_mtime_ns))
    disk.refresh()
    assert disk.content(str(root / "a.py"), LIMIT).data == b"2"


def test_a_file_that_is_gone_or_too_large_is_an_error(make_project: Make) -> None:
    root = make_project({"a.py": "1", "large.py": "x" * (LIMIT + 1), "full.py": "x" * LIMIT})
    disk = Disk()
    disk.content(str(root / "a.py"), LIMIT)
    (root / "a.py").unlink()
    disk.refresh()
    with pytest.raises(FileNotFoundError):
        disk.content(str(root / "a.py"), LIMIT)
    for _ in range(2):
        with pytest.raises(OSError, match="larger than"):
            disk.content(str(root / "large.py"), LIMIT)
        assert len(disk.content(str(root / "large.py"), LIMIT + 1).data) == LIMIT + 1
        assert len(disk.content(str(root / "full.py"), LIMIT).data) == LIMIT


def test_no_more_is_kept_than_there_is_room_for(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disks, "MOST_KEPT", 10)
    root = make_project({"a.py": "1234567", "b.py": "1234567", "c.py": "123"})
    disk = Disk()
    seen = {name: disk.content(str(root / name), LIMIT) for name in ("a.py", "b.py", "c.py")}
    again = {name: disk.content(str(root / name), LIMIT) for name in seen}
    assert [name for name in seen if again[name] is seen[name]] == ["a.py", "c.py"]
    assert [one.data for one in again.values()] == [one.data for one in seen.values()]


def test_an_unsaved_text_outweighs_the_file_and_is_listed_where_there_is_none(make_project: Make) -> None:
    root = make_project({"a.py": "1", "sub/b.py": "2"})
    disk = Disk({root / "a.py": b"unsaved", root / "sub" / "new.py": b"new", root.parent / "far.py": b"far"})
    assert disk.content(str(root / "a.py"), LIMIT).data == b"unsaved"
    disk.refresh()
    assert disk.content(str(root / "sub" / "new.py"), LIMIT).data == b"new"
    assert names(root, disk) == ["a.py", "sub/b.py", "sub/new.py"]
    assert names(root / "sub", disk) == ["b.py", "new.py"]


def test_under_other_texts_only_these_are_other(make_project: Make) -> None:
    root = make_project({"a.py": "1", "b.py": "2"})
    a, b = str(root / "a.py"), str(root / "b.py")
    disk = Disk()
    first, other = disk.content(a, LIMIT), disk.content(b, LIMIT)
    (root / "b.py").write_text("changed", encoding="utf-8")
    drafted = disk.under({root / "a.py": b"draft"})
    assert (drafted.content(a, LIMIT).data, drafted.content(b, LIMIT)) == (b"draft", other)
    again = drafted.under({root / "a.py": b"draft", root / "b.py": b"2"})
    assert again.content(a, LIMIT) is drafted.content(a, LIMIT)
    assert again.content(b, LIMIT) is other
    assert again.under({}).content(a, LIMIT) is disk.content(a, LIMIT) is first


def test_a_run_lists_a_folder_once(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project({"a.py": "", "sub/b.py": "", "sub/deep/c.py": ""})
    listed: list[str] = []
    scandir = os.scandir

    def scanning(path: str) -> object:
        listed.append(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scanning)
    disk = Disk()
    for folder in (root, root / "sub", root / "sub" / "deep", root):
        find(str(folder), disk)
    assert sorted(listed) == sorted(str(one) for one in (root, root / "sub", root / "sub" / "deep"))
    (root / "sub" / "new.py").write_text("", encoding="utf-8")
    assert "sub/new.py" not in names(root, disk)
    disk.refresh()
    assert "sub/new.py" in names(root, disk)


def test_a_run_searches_a_folder_once(make_project: Make) -> None:
    root = make_project({"a.py": ""})
    disk = Disk()
    first = find(str(root), disk, lambda _: None)
    (root / "b.py").write_text("", encoding="utf-8")
    assert find(str(root), disk) is first
    disk.refresh()
    assert names(root, disk) == ["a.py", "b.py"]


@pytest.mark.parametrize("excluding", [".", "inner"])
def test_what_is_excluded_for_one_question_is_there_for_another(excluding: str, make_project: Make) -> None:
    root = make_project({"a.py": "", f"{excluding}/settings": "", "inner/b.py": ""})
    disk = Disk(settings_files=["settings"])

    def exclusion(folder: str) -> Callable[[Path, bool], bool] | None:
        return (lambda path, _: path.name == "b.py") if folder == str(root / excluding) else None

    assert find(str(root), disk, exclusion).files == [str(root / "a.py")]
    assert names(root, disk) == ["a.py", "inner/b.py"]
    assert find(str(root), disk, exclusion).files == [str(root / "a.py")]


def test_files_stand_in_the_order_of_their_folders(make_project: Make) -> None:
    root = make_project(dict.fromkeys(("a-b/x.py", "a/x.py", "a.py", "a/b/x.py", "a/c.py"), ""))
    assert names(root, Disk()) == ["a/b/x.py", "a/c.py", "a/x.py", "a-b/x.py", "a.py"]


IGNORING = {
    ".gitignore": "*.tmp.py\nbuild/\n/top.py\n",
    "a/.gitignore": "!keep.tmp.py\nlocal.py\n",
    "a/b/.gitignore": "# nothing\n",
}


@pytest.mark.parametrize("start", ["", "a", "a/b"])
def test_ignore_files_count_from_wherever_a_search_begins(start: str, make_project: Make) -> None:
    files = ("top.py", "one.tmp.py", "keep.tmp.py", "local.py", "build/x.py", "kept.py")
    root = make_project(IGNORING | {f"{folder}{name}": "" for folder in ("", "a/", "a/b/") for name in files})
    (root / ".git").mkdir()
    below = ["keep.tmp.py", "kept.py", "top.py"]
    expected = ["kept.py", "local.py", *(f"{folder}{name}" for folder in ("a/", "a/b/") for name in below)]
    wanted = sorted(name.removeprefix(f"{start}/") for name in expected if not start or name.startswith(f"{start}/"))
    disk = Disk()
    assert sorted(names(root / start, disk)) == wanted
    assert sorted(names(root / start, disk)) == wanted
