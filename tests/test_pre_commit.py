"""The hooks in pre-commit itself: it builds their environment from the checkout, and runs them in a git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow

SHIPPED = (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE", "influx_lint", "schemas")

SKIPPED, PASSED = "(no files to check)Skipped", "Passed"

SERVICES = "timedb:\n    type: influxdb:{}\n    disk: 256\n"
APPLICATION = 'name: app\ntype: python:3.12\nrelationships:\n    database: "timedb:influxdb"\n'
READER = """\
import base64, json, os

credentials = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["database"][0]
print(credentials["{}"])
"""
PROJECT = {".platform/services.yaml": SERVICES.format("2.7"), ".platform.app.yaml": APPLICATION, "notes.txt": "\n"}

CONFIGURATION = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: {hook}
"""


@dataclass(frozen=True, slots=True)
class Hooks:
    """A repository with the hooks of this checkout, its revision, and the environment that pre-commit runs in."""

    repository: Path
    revision: str
    environment: Mapping[str, str]


def git(folder: Path, *arguments: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Hooks:
    """The hooks; pre-commit builds their environment once, for whichever of parallel test processes is first."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "GITHUB_"))}
    environment = kept | {
        "PRE_COMMIT_HOME": str(shared / "pre-commit"),
        "PRE_COMMIT_COLOR": "never",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": "tests@localhost" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    repository, made = shared / "hooks", tmp_path_factory.mktemp("made") / "hooks"
    made.mkdir()
    for name in SHIPPED:
        copy = shutil.copytree if (CHECKOUT / name).is_dir() else shutil.copy
        copy(CHECKOUT / name, made / name)
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "hooks"]):
        assert git(made, *arguments, environment=environment).returncode == 0
    # Of several processes one puts its own there; a folder that is there and not empty can't be replaced.
    with suppress(OSError):
        made.rename(repository)
    revision = git(repository, "rev-parse", "HEAD", environment=environment).stdout.strip()
    return Hooks(repository, revision, environment)


class Repository:
    """A git repository with a hook of ours, installed as people install it."""

    def __init__(self, folder: Path, hooks: Hooks, hook: str) -> None:
        self.folder = folder
        self.hooks = hooks
        self.git("init", "--quiet")
        configuration = CONFIGURATION.format(repository=hooks.repository, revision=hooks.revision, hook=hook)
        self.write(PROJECT | {".pre-commit-config.yaml": configuration})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "start")
        self.pre_commit("install")

    def git(self, *arguments: str) -> str:
        done = git(self.folder, *arguments, environment=self.hooks.environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def write(self, files: Mapping[str, str]) -> None:
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")

    def commit(self, files: Mapping[str, str]) -> tuple[bool, str]:
        """Write files and commit everything: whether git did, and what it printed."""
        self.write(files)
        self.git("add", "--all")
        before = self.git("rev-parse", "HEAD")
        done = git(self.folder, "commit", "--message", "change", environment=self.hooks.environment)
        is_committed = self.git("rev-parse", "HEAD") != before
        assert is_committed == (done.returncode == 0)
        return is_committed, done.stdout + done.stderr

    def commit_unchecked(self, files: Mapping[str, str]) -> str:
        """Commit without the hook, and give the revision."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message", "unchecked")
        return self.git("rev-parse", "HEAD")

    def pre_commit(self, *arguments: str) -> tuple[int, str]:
        """Run pre-commit: its exit status, and what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", *arguments],
            cwd=self.folder,
            env=self.hooks.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def checked(tmp_path: Path, hooks: Hooks) -> Repository:
    return Repository(tmp_path, hooks, "influx-lint")


@pytest.fixture
def fixed(tmp_path: Path, hooks: Hooks) -> Repository:
    return Repository(tmp_path, hooks, "influx-lint-fix")


def test_a_clean_commit_passes(checked: Repository) -> None:
    committed, output = checked.commit({".platform/services.yaml": SERVICES.format("2.3"), "main.py": "print()\n"})
    assert committed
    assert PASSED in output


def test_a_commit_of_other_files_costs_nothing(checked: Repository) -> None:
    committed, output = checked.commit(
        {
            "notes.txt": "more\n",
            "LICENSE": "free\n",
            "package.json": "{}\n",
            "config.yaml": "timedb: {type: influxdb:2.2}\n",
        }
    )
    assert committed
    assert SKIPPED in output


def test_files_that_pre_commit_does_not_know_are_looked_at(checked: Repository) -> None:
    reader = "echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.database[0].user'\n"
    assert not checked.commit({".environment": reader})[0]
    checked.commit_unchecked({".environment": "export A=1\n"})
    module = "<?php\necho json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['database'][0]['org'];\n"
    committed, output = checked.commit({"web/modules/metrics/metrics.module": module})
    assert not committed
    assert "metrics.module:2" in output


def test_a_bad_commit_is_stopped_with_the_finding(checked: Repository) -> None:
    committed, output = checked.commit({".platform/services.yaml": SERVICES.format("2.2")})
    assert not committed
    assert output.count(".platform/services.yaml:2:11: NFX101 ") == 1


@pytest.mark.parametrize(
    "touched", [{}, {"app/ünï code.py": READER.format("user") + "\n"}], ids=["unchanged", "changed"]
)
def test_a_changed_version_finds_the_code_that_it_breaks_once(checked: Repository, touched: dict[str, str]) -> None:
    checked.commit_unchecked({"app/ünï code.py": READER.format("user"), "fine.py": "print()\n"})
    committed, output = checked.commit({".platform/services.yaml": SERVICES.format("2.3")} | touched)
    assert not committed
    assert output.count("app/ünï code.py:4:19: NFX201 ") == 1
    assert output.count(" NFX") == 1


def test_changed_code_is_judged_by_the_configuration_that_did_not_change(checked: Repository) -> None:
    checked.commit_unchecked({".platform/services.yaml": SERVICES.format("2.2"), "old.py": READER.format("user")})
    committed, output = checked.commit({"new.py": READER.format("username")})
    assert not committed
    assert output.count("new.py:4:19: NFX210 ") == 1
    assert output.count(" NFX") == 1


def test_the_fix_hook_repairs_and_fails_the_commit_once(fixed: Repository) -> None:
    code = {"main.py": READER.format("user")}
    committed, output = fixed.commit({".platform/services.yaml": SERVICES.format("2.7.1")} | code)
    assert not committed
    assert "files were modified by this hook" in output
    assert (fixed.folder / ".platform/services.yaml").read_text() == SERVICES.format("2.7")
    assert (fixed.folder / "main.py").read_text() == READER.format("username")
    committed, output = fixed.commit({})
    assert committed
    assert PASSED in output


def test_the_fix_hook_reports_what_it_leaves(fixed: Repository) -> None:
    committed, output = fixed.commit({".platform/services.yaml": SERVICES.format("2.2")})
    assert not committed
    assert output.count(".platform/services.yaml:2:11: NFX101 ") == 1
    assert (fixed.folder / ".platform/services.yaml").read_text() == SERVICES.format("2.2")


def test_a_range_of_commits_is_checked(checked: Repository) -> None:
    start = checked.git("rev-parse", "HEAD")
    bad = checked.commit_unchecked({"main.py": READER.format("user")})
    fine = checked.commit_unchecked({"other.py": "print()\n"})
    status, output = checked.pre_commit("run", "--from-ref", start, "--to-ref", fine)
    assert status == 1
    assert output.count("main.py:4:19: NFX201 ") == 1
    status, output = checked.pre_commit("run", "--from-ref", bad, "--to-ref", fine)
    assert status == 0
    assert PASSED in output


def test_a_deleted_services_file_is_no_error(checked: Repository) -> None:
    checked.commit_unchecked({"old.py": READER.format("user")})
    (checked.folder / ".platform/services.yaml").unlink()
    committed, output = checked.commit({})
    assert committed
    assert SKIPPED in output
    committed, output = checked.commit({".platform.app.yaml": APPLICATION + "disk: 256\n", "broken.py": "print(\n"})
    assert not committed
    assert output.count("broken.py:1:6: NFX901 ") == 1
    assert "Traceback" not in output


def test_a_list_that_pre_commit_splits_misses_nothing(checked: Repository) -> None:
    folder = "a" * 200
    modules = {f"{folder}/{'b' * 200}{number}.py": "" for number in range(400)}
    checked.commit_unchecked(modules | {"z.py": READER.format("user"), f"{folder}/a.py": READER.format("org")})
    status, output = checked.pre_commit("run", "--all-files")
    assert status == 1
    assert output.count("checked\n") > 1
    assert "z.py:4:19: NFX201 " in output
    assert f"{folder}/a.py:4:19: NFX202 " in output


def test_it_can_be_tried_without_being_installed(checked: Repository) -> None:
    checked.write({".platform/services.yaml": SERVICES.format("2.2")})
    status, output = checked.pre_commit("try-repo", str(checked.hooks.repository), "influx-lint", "--all-files")
    assert status == 1
    assert output.count(".platform/services.yaml:2:11: NFX101 ") == 1
