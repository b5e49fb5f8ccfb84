"""Which files set variables for an application where it is deployed: what git tracks, and no examples or the like."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from command import Make, influx_lint

from influx_lint.project.disk import Disk
from influx_lint.project.environment_files import EnvironmentFiles

DEPLOYED = [".environment", ".env", ".env.local", ".env.production", ".env.prod", ".env.defaults"]
ELSEWHERE = [".env.example", ".env.sample", ".env.template", ".env.dist", ".env.test", ".env.local.example"]
ELSEWHERE += [".env.dev", ".env.Example", ".env.test.local", ".env-example", ".envrc", "env", "example.env"]
ELSEWHERE += ["docker-compose.yml", "compose.yaml", "Dockerfile", ".gitlab-ci.yml", ".environment.example"]


def texts(root: Path, folder: str = ".") -> set[str]:
    """The files with each its own name in it that count for an application in a folder."""
    return set(EnvironmentFiles(root, Disk()).texts(root if folder == "." else root / folder))


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


def named(*names: str) -> dict[str, str]:
    return {name: name for name in names}


def test_without_git_names_decide(make_project: Make) -> None:
    root = make_project(named(*DEPLOYED, *ELSEWHERE))
    assert texts(root) == set(DEPLOYED)


def test_without_git_ignore_files_count_all_the_same(make_project: Make) -> None:
    files = {".gitignore": ".env\n", "app/.gitignore": ".env.local\n.environment\n"}
    root = make_project({**named(".env", ".env.prod"), **{f"app/{name}": name for name in DEPLOYED}, **files})
    assert texts(root) == {".env.prod"}
    assert texts(root, "app") == set(DEPLOYED) - {".env", ".env.local", ".environment"}


def test_with_git_its_index_decides(make_project: Make) -> None:
    root = make_project({**named(*DEPLOYED, *ELSEWHERE), ".gitignore": ".env.local\n.env.example\n"})
    git(root, "init", "-q")
    # Nothing is tracked yet. What the platform alone reads is about to be, unless it is ignored.
    assert texts(root) == {".environment"}
    git(root, "add", "--force", ".env", ".env.local", *ELSEWHERE)
    assert texts(root) == {".environment", ".env", ".env.local"}
    git(root, "add", "--all")
    assert texts(root) == set(DEPLOYED)


def test_what_is_sourced_at_the_start_may_be_ignored(make_project: Make) -> None:
    root = make_project({**named(".environment"), ".gitignore": ".env*\n"})
    git(root, "init", "-q")
    assert texts(root) == set()
    git(root, "add", "--force", ".environment")
    assert texts(root) == {".environment"}


def test_only_the_applications_own_folder_is_deployed(make_project: Make) -> None:
    root = make_project({".env": "root", "app/.env": "app", "app/conf/.env": "below"})
    assert texts(root, "app") == {"app"}
    assert texts(root) == {"root"}
    assert texts(root, "nowhere") == set()


def test_each_file_is_read_once(make_project: Make) -> None:
    root = make_project(named(".env"))
    files = EnvironmentFiles(root, Disk())
    before = files.texts(root)
    (root / ".env").write_text("other")
    assert files.texts(root) is before


def test_what_is_no_file_or_no_text_sets_nothing(make_project: Make) -> None:
    root = make_project({".env/x": "", ".env.prod": b"\xff\xfe\x00", ".env.local": b"x" * 2_000_000})
    assert EnvironmentFiles(root, Disk()).texts(root) == ("", "", "\ufffd\ufffd\x00")


CONFIGURATION = "applications: {app: {relationships: {influxdb: }}}\nservices: {influxdb: {type: influxdb:2.7}}\n"


@pytest.mark.parametrize(
    "name", [".env.example", ".env", "docker-compose.yml", "Dockerfile", ".github/workflows/ci.yml"]
)
def test_the_verdict_is_the_same_on_a_desk_and_in_ci(name: str, make_project: Make) -> None:
    desk = make_project(
        {
            ".upsun/config.yaml": CONFIGURATION,
            ".gitignore": ".env\n",
            "main.py": 'import os\nprint(os.environ["INFLUXDB_BUCKET"])\n',
            name: "INFLUXDB_BUCKET=dev\nenvironment: {INFLUXDB_BUCKET: dev}\n",
        }
    )
    git(desk, "init", "-q")
    git(desk, "add", "--all")
    assert influx_lint("check", "main.py", folder=desk).places == [("main.py", 2, 18, "NFX203")]
    (desk / name).unlink()
    assert influx_lint("check", "main.py", folder=desk).places == [("main.py", 2, 18, "NFX203")]
