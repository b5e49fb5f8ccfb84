from __future__ import annotations

import json
import os
import random
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from slow import marked

import influx_lint
from influx_lint.repair import write
from influx_lint.repair.write import JOURNAL, Recovered, Rewrite, WriteError, recover, write_all, write_file

OLD, NEW = b"old\r\n", b"new\r\n"
CHANGE = Rewrite(OLD, NEW)
TOKEN = "0123456789abcdef"

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX system")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    paths = (tmp_path / "services.yaml", tmp_path / "app" / "main.py")
    paths[1].parent.mkdir()
    for path in paths:
        path.write_bytes(OLD)
    return paths


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that every user can reach, with the files that `refused_writes.py` writes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in (folder / "first.py", folder / "second" / "second.py"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(OLD)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o777)
        yield folder


def run(program: str, *arguments: object) -> str:
    """What a program beside this file prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", Path(__file__).with_name(program), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(Path(influx_lint.__file__).parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def everything(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


class TestWriteAll:
    def test_writes_all_files_and_leaves_nothing_beside_them(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        write_all(dict.fromkeys(files, CHANGE), tmp_path)
        assert everything(tmp_path) == dict.fromkeys(files, NEW)

    def test_what_does_not_change_is_not_touched(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        before = files[0].stat()
        write_all({files[0]: Rewrite(OLD, OLD), files[1]: CHANGE}, tmp_path)
        assert files[0].stat() == before
        assert files[1].read_bytes() == NEW

    @posix
    @pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o666])
    def test_keeps_the_mode(self, tmp_path: Path, files: tuple[Path, Path], mode: int) -> None:
        files[0].chmod(mode)
        write_all({files[0]: CHANGE}, tmp_path)
        assert stat.S_IMODE(files[0].stat().st_mode) == mode

    @posix
    @pytest.mark.skipif(sys.platform == "win32" or os.getuid() != 0, reason="only the superuser gives files away")
    def test_keeps_the_owner(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        if sys.platform != "win32":
            os.chown(files[0], 1234, 2345)
        write_all({files[0]: CHANGE}, tmp_path)
        status = files[0].stat()
        assert (status.st_uid, status.st_gid) == (1234, 2345)

    @posix
    def test_follows_a_link_to_its_file(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        link = tmp_path / "link.py"
        link.symlink_to("app/main.py")
        (tmp_path / "folder").symlink_to("app")
        write_all({link: CHANGE, tmp_path / "folder" / "main.py": CHANGE}, tmp_path)
        assert link.is_symlink()
        assert files[1].read_bytes() == NEW
        assert not files[1].is_symlink()

    @posix
    def test_a_root_behind_a_link_is_as_good(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        link = tmp_path / "project"
        link.symlink_to(".")
        write_all({link / "services.yaml": CHANGE}, link)
        assert files[0].read_bytes() == NEW

    @posix
    def test_other_names_of_a_file_keep_the_old_content(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        other = tmp_path / "other.yaml"
        other.hardlink_to(files[0])
        write_all({files[0]: CHANGE}, tmp_path)
        assert (files[0].read_bytes(), other.read_bytes(), other.stat().st_nlink) == (NEW, OLD, 1)

    def test_works_where_a_file_can_have_one_name_only(
        self, tmp_path: Path, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "hardlink_to", refuse)
        write_all(dict.fromkeys(files, CHANGE), tmp_path)
        assert everything(tmp_path) == dict.fromkeys(files, NEW)
        monkeypatch.setattr(write, "_COMMITTED", None)
        with pytest.raises(TypeError):
            write_all(dict.fromkeys(files, Rewrite(NEW, OLD)), tmp_path)
        assert everything(tmp_path) == dict.fromkeys(files, NEW)

    @posix
    def test_each_step_is_on_the_disk_before_the_next(
        self, tmp_path: Path, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        events: list[str] = []
        sync, rename = os.fsync, Path.replace

        def name(path: Path) -> str:
            return "file" if path.suffix == ".new" else "journal" if path.name == JOURNAL else "folder"

        def fsync(descriptor: int) -> None:
            candidates = [*tmp_path.rglob("*"), tmp_path]
            events.append(
                next(name(path) for path in candidates if os.path.samestat(path.stat(), os.fstat(descriptor)))
            )
            sync(descriptor)

        def replace(path: Path, target: Path) -> Path:
            events.append("rename")
            return rename(path, target)

        monkeypatch.setattr(os, "fsync", fsync)
        monkeypatch.setattr(Path, "replace", replace)
        write_all(dict.fromkeys(files, CHANGE), tmp_path)
        begin, stage, swap, commit = ["journal", "folder"], ["file"] * 2, ["rename"] * 2, ["journal"]
        folders = ["folder"] * 2
        assert events == [*begin, *stage, *folders, *swap, *folders, *commit, "folder"]


class TestRefusals:
    """Each leaves every file as it was, and nothing beside them."""

    @pytest.fixture(autouse=True)
    def unchanged(self, tmp_path: Path, files: tuple[Path, Path]) -> Iterator[None]:
        yield
        assert {**everything(tmp_path), files[1]: OLD} == {**dict.fromkeys(files, OLD), files[1]: OLD}

    def refused(self, changes: dict[Path, Rewrite], root: Path) -> str:
        with pytest.raises(WriteError) as caught:
            write_all(changes, root)
        message = str(caught.value)
        assert len(message.splitlines()) == 1
        return message

    def test_a_file_changed_since_it_was_read(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        files[1].write_bytes(b"edited")
        message = self.refused(dict.fromkeys(files, CHANGE), tmp_path)
        assert message == f"{files[1]}: changed since it was read; no file was changed"
        assert files[1].read_bytes() == b"edited"

    @pytest.mark.parametrize("when", [1, 2])
    def test_a_file_changed_during_the_write(
        self, tmp_path: Path, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, when: int
    ) -> None:
        swap, calls = write._swap, 0  # noqa: SLF001

        def edit_then_swap(step: Any) -> None:
            nonlocal calls
            calls += 1
            if calls == when:
                step.target.write_bytes(b"edited")
            swap(step)

        monkeypatch.setattr(write, "_swap", edit_then_swap)
        edited, other = sorted(files) if when == 1 else sorted(files, reverse=True)
        message = self.refused(dict.fromkeys(files, CHANGE), tmp_path)
        assert message == f"{edited}: changed since it was read; no file was changed"
        assert (edited.read_bytes(), other.read_bytes()) == (b"edited", OLD)
        edited.write_bytes(OLD)

    def test_a_missing_file(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        message = self.refused({files[0]: CHANGE, tmp_path / "gone.py": CHANGE}, tmp_path)
        assert message == f"{tmp_path / 'gone.py'}: no such file or directory; no file was changed"

    def test_a_folder(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        assert str(files[1].parent) in self.refused({files[0]: CHANGE, files[1].parent: CHANGE}, tmp_path)

    @posix
    def test_a_pipe(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        if sys.platform != "win32":
            os.mkfifo(tmp_path / "pipe")
        assert "not a regular file" in self.refused({files[0]: CHANGE, tmp_path / "pipe": CHANGE}, tmp_path)

    @posix
    def test_a_file_outside_the_root(self, files: tuple[Path, Path]) -> None:
        link = files[1].parent / "link.py"
        link.symlink_to("../services.yaml")
        for path in (files[0], link):
            assert "lies outside" in self.refused({files[1]: CHANGE, path: CHANGE}, files[1].parent)
        link.unlink()

    @posix
    def test_a_loop_of_links(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        loop = tmp_path / "loop"
        loop.symlink_to("loop")
        assert str(loop) in self.refused({files[0]: CHANGE, loop: CHANGE}, tmp_path)

    @posix
    def test_two_changes_of_one_file(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        link = tmp_path / "link.yaml"
        link.symlink_to("services.yaml")
        assert "two different" in self.refused({files[0]: CHANGE, link: Rewrite(OLD, b"other")}, tmp_path)
        link.unlink()

    def test_another_run_in_the_same_root(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        with write._locked(tmp_path):  # noqa: SLF001
            assert "another influx-lint run" in self.refused({files[0]: CHANGE}, tmp_path)
            with pytest.raises(WriteError, match="another influx-lint run"):
                recover(tmp_path)

    @posix
    def test_a_name_with_a_line_end_stays_on_one_line(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        assert "gone\\nfile" in self.refused({files[0]: CHANGE, tmp_path / "gone\nfile": CHANGE}, tmp_path)

    @posix
    def test_a_file_that_may_not_be_replaced(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        chattr = shutil.which("chattr")
        if chattr is None or subprocess.run([chattr, "+i", files[1]], capture_output=True, check=False).returncode:
            pytest.skip("files can't be made immutable here")
        try:
            assert str(files[1]) in self.refused(dict.fromkeys(files, CHANGE), tmp_path)
        finally:
            subprocess.run([chattr, "-i", files[1]], check=True)


@posix
class TestRealRefusals:
    @pytest.mark.parametrize("how", ["large", "nobody"])
    @pytest.mark.parametrize("read_only", ["second", "second/second.py", None])
    def test_nothing_is_half_done(self, public: Path, how: str, read_only: str | None) -> None:
        before = everything(public)
        if read_only:
            (public / read_only).chmod(0o555)
        message = run("refused_writes.py", public, how)
        refused = how == "large" or read_only is not None
        assert (everything(public) == before) == refused
        assert len(message.splitlines()) == refused
        if refused:
            assert message.startswith(str(public / "second" / "second.py"))
            assert message.endswith("no file was changed\n")
            assert ("file too large" if how == "large" else "permission denied") in message

    def test_a_read_only_root(self, public: Path) -> None:
        public.chmod(0o555)
        before = everything(public)
        assert "permission denied" in run("refused_writes.py", public, "nobody")
        assert everything(public) == before

    def test_a_full_disk(self, tmp_path: Path) -> None:
        mount, unmount = shutil.which("mount"), shutil.which("umount")
        disk = tmp_path / "disk"
        disk.mkdir()
        mounting = [str(mount), "-t", "tmpfs", "-o", "size=32k", "none", str(disk)]
        if not (mount and unmount) or subprocess.run(mounting, capture_output=True, check=False).returncode:
            pytest.skip("no small disk can be mounted here")
        try:
            files = [disk / f"{number}.py" for number in range(4)]
            old, new = b"o" * 4000, b"n" * 4001
            for path in files:
                path.write_bytes(old)
            with pytest.raises(WriteError, match="no space left on device; no file was changed"):
                write_all(dict.fromkeys(files, Rewrite(old, new)), disk)
            assert everything(disk) == dict.fromkeys(files, old)
            write_all({files[0]: Rewrite(old, new)}, disk)
            assert everything(disk) == {**dict.fromkeys(files, old), files[0]: new}
        finally:
            subprocess.run([str(unmount), str(disk)], check=True)


WAYS = ("kill", "kill-twice", "fail", "interrupt")


@posix
class TestCrashes:
    @pytest.fixture
    def memory(self) -> Iterator[Path]:
        """A folder in memory where there is one: it keeps what a killed process wrote as a disk does, and is quick."""
        shared = Path("/dev/shm")
        with tempfile.TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else None) as name:
            yield Path(name)

    @pytest.mark.slow
    def test_killed_at_random_moments(self, memory: Path) -> None:
        states = run("killed_writes.py", memory, 200, random.SystemRandom().randrange(1 << 32))
        assert sum(json.loads(states).values()) == 200

    @pytest.mark.parametrize("how", marked(WAYS, set(WAYS) - {"kill"}))
    def test_stopped_at_every_line(self, memory: Path, how: str) -> None:
        assert int(run("stopped_writes.py", memory, how)) > 100


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def journal(root: Path, *paths: object, committed: bool = False, fields: Mapping[str, object] | None = None) -> None:
    entries = [{"path": path, "before": digest(OLD), "after": digest(NEW)} for path in paths]
    document = {"version": 1, "token": TOKEN, "files": entries, **(fields or {})}
    (root / JOURNAL).write_text(json.dumps(document) + "\n" + '{"committed": true}\n' * committed)


def beside(path: Path, number: int, kind: str) -> Path:
    return path.with_name(f".influx-lint-{TOKEN}-{number}.{kind}")


class TestRecover:
    def test_nothing_to_do(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        assert recover(tmp_path) is None
        assert everything(tmp_path) == dict.fromkeys(files, OLD)

    @pytest.mark.parametrize("torn", [b"", b'{"version": 1, "tok', b"\0\0\0"])
    def test_a_journal_without_a_whole_line_stands_for_nothing(
        self, tmp_path: Path, files: tuple[Path, Path], torn: bytes
    ) -> None:
        (tmp_path / JOURNAL).write_bytes(torn)
        assert recover(tmp_path) == Recovered((), ())
        assert everything(tmp_path) == dict.fromkeys(files, OLD)

    def test_puts_old_contents_back(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        journal(tmp_path, "services.yaml", "app/main.py")
        files[0].write_bytes(NEW)
        for number, path in enumerate(files):
            beside(path, number, "old").write_bytes(OLD)
        beside(files[1], 1, "new").write_bytes(NEW)
        assert recover(tmp_path) == Recovered((files[0],), ())
        assert everything(tmp_path) == dict.fromkeys(files, OLD)

    def test_leaves_files_that_somebody_changed_since(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        journal(tmp_path, "services.yaml", "app/main.py", "gone/gone.py")
        files[0].write_bytes(b"edited")
        for number, path in enumerate(files):
            beside(path, number, "old").write_bytes(OLD)
        assert recover(tmp_path) == Recovered((), (files[0],))
        assert everything(tmp_path) == {files[0]: b"edited", files[1]: OLD}

    def test_a_committed_write_is_cleaned_up(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        journal(tmp_path, "services.yaml", committed=True)
        files[0].write_bytes(NEW)
        beside(files[0], 0, "old").write_bytes(OLD)
        assert recover(tmp_path) == Recovered((), ())
        assert everything(tmp_path) == {files[0]: NEW, files[1]: OLD}

    def test_a_write_recovers_first(self, tmp_path: Path, files: tuple[Path, Path]) -> None:
        journal(tmp_path, "services.yaml")
        beside(files[0], 0, "new").write_bytes(b"n")
        write_all({files[1]: CHANGE}, tmp_path)
        assert everything(tmp_path) == {files[0]: OLD, files[1]: NEW}


class TestForeignJournals:
    """A journal that comes with a checkout is believed only as far as it can do no harm."""

    def refused(self, root: Path) -> None:
        before = everything(root.parent)
        with pytest.raises(WriteError, match=r"\.influx-lint-journal: "):
            recover(root)
        with pytest.raises(WriteError, match=r"\.influx-lint-journal: "):
            write_all({root / "services.yaml": CHANGE}, root)
        assert everything(root.parent) == before

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        root = tmp_path / "checkout"
        root.mkdir()
        (root / "services.yaml").write_bytes(OLD)
        outside = tmp_path / "outside" / "precious"
        outside.parent.mkdir()
        outside.write_bytes(NEW)
        for number in range(2):
            beside(outside, number, "old").write_bytes(OLD)
            beside(tmp_path / "x", number, "old").write_bytes(OLD)
        return root

    @pytest.mark.parametrize(
        "path", ["../outside/precious", "..", "a/../../outside/precious", "", ".", "a\0b", 7, None]
    )
    def test_a_path_that_leaves_the_root(self, root: Path, path: object) -> None:
        journal(root, "services.yaml", path)
        self.refused(root)

    @pytest.mark.parametrize("path", [".git/config", "sub/.git/hooks/x", ".GIT/config"])
    def test_what_is_gits_own(self, root: Path, path: str) -> None:
        journal(root, path)
        self.refused(root)

    def test_an_absolute_path(self, root: Path) -> None:
        journal(root, str(root.parent / "outside" / "precious"))
        self.refused(root)

    @posix
    def test_a_path_behind_a_link(self, root: Path) -> None:
        (root / "link").symlink_to("../outside")
        journal(root, "link/precious")
        self.refused(root)

    @pytest.mark.parametrize(
        "fields",
        [
            {"version": 2},
            {"token": "../../outside/x"},
            {"token": 5},
            {"token": TOKEN.upper()},
            {"files": 3},
            {"files": ["x"]},
            {"files": [{"path": "x"}]},
        ],
    )
    def test_another_form(self, root: Path, fields: dict[str, object]) -> None:
        journal(root, "services.yaml", fields=fields)
        self.refused(root)

    @pytest.mark.parametrize("text", ["null\n", "[]\n", "{}\n", "[" * 100_000 + "\n", "\n", "\xff\n"])
    def test_no_json_object(self, root: Path, text: str) -> None:
        (root / JOURNAL).write_text(text, encoding="latin-1")
        self.refused(root)

    @posix
    def test_a_link_or_a_folder_in_its_place(self, root: Path) -> None:
        (root / JOURNAL).symlink_to("../outside/precious")
        self.refused(root)
        (root / JOURNAL).unlink()
        (root / JOURNAL).mkdir()
        self.refused(root)

    @posix
    def test_links_and_folders_under_our_names_are_left(self, root: Path) -> None:
        target = root / "services.yaml"
        journal(root, "services.yaml")
        target.write_bytes(NEW)
        beside(target, 0, "old").symlink_to(f"../outside/{beside(target, 0, 'old').name}")
        beside(target, 0, "new").mkdir()
        recover(root)
        assert beside(target, 0, "old").is_symlink()
        assert beside(target, 0, "new").is_dir()
        assert (root.parent / "outside" / "precious").read_bytes() == NEW
        assert target.read_bytes() == NEW

    def test_only_the_named_content_replaces_a_file(self, root: Path) -> None:
        target = root / "services.yaml"
        journal(root, "services.yaml")
        target.write_bytes(NEW)
        beside(target, 0, "old").write_bytes(b"forged")
        assert recover(root) == Recovered((), (target,))
        assert target.read_bytes() == NEW


@posix
def test_one_file_keeps_its_mode_and_a_link_its_target(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(OLD)
    real.chmod(0o640)
    link.symlink_to(real)
    write_file(link, NEW)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert real.read_bytes() == NEW
    assert {*tmp_path.iterdir()} == {real, link}


def test_one_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    write_file(tmp_path / "new", NEW)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("new", NEW)]


def test_one_file_that_cannot_be_made_as_a_whole_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        write_file(tmp_path / "new", "no bytes")  # type: ignore[arg-type]
    assert [*tmp_path.iterdir()] == []


def test_one_file_in_places_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    for path in (tmp_path, tmp_path / "nowhere" / "new", tmp_path / "file" / "new"):
        with pytest.raises(WriteError) as caught:
            write_file(path, NEW)
        assert str(caught.value).startswith(f"{path}: ")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("file", OLD)]
