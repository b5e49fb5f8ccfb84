"""Searching folders: what is found, what is passed over and why, and what could not be looked at."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Make, influx_lint

SERVICES = ".platform/services.yaml"
GOOD = "timedb: {type: influxdb:2.7}\n"


def account(folder: Path, *arguments: str) -> tuple[list[str], list[str]]:
    """What a run has checked, and what it has passed over, with the reasons."""
    lines = influx_lint("check", "-v", *arguments, folder=folder).out.splitlines()
    checked = [line.removeprefix("checked: ") for line in lines if line.startswith("checked: ")]
    return checked, [line.removeprefix("passed over: ") for line in lines if line.startswith("passed over: ")]


def test_what_is_never_searched(make_project: Make) -> None:
    folders = [".git", ".hg", "node_modules/x", "__pycache__", ".tox", "venv", "conda", ".venv"]
    files = {f"{folder}/{SERVICES}": GOOD for folder in folders}
    root = make_project(
        {**files, SERVICES: GOOD, "venv/pyvenv.cfg": "", ".venv/pyvenv.cfg": "", "conda/conda-meta/x": ""}
    )
    checked, passed_over = account(root)
    assert checked == [SERVICES]
    assert passed_over == [
        *(".git: never searched", ".hg: never searched", ".tox: never searched"),
        *("__pycache__: never searched", "node_modules: never searched", ".venv: virtual environment"),
        *("conda: virtual environment", "venv: virtual environment"),
    ]


def test_code_that_no_person_of_the_project_wrote(make_project: Make) -> None:
    files = dict.fromkeys(
        ("vendor/autoload.php", "vendor/lib/a.php", "own/vendor/b.php", "admin.js", "a.min.js/b.js", "minjs.js"), "1"
    )
    minified = dict.fromkeys(("public/chart.min.js", "x.min.mjs"), "1")
    root = make_project({**files, **minified, SERVICES: GOOD})
    checked, passed_over = account(root)
    assert checked == [SERVICES, "a.min.js/b.js", "admin.js", "minjs.js", "own/vendor/b.php"]
    assert sorted(passed_over) == [
        "public/chart.min.js: minified: what it is made of is looked at",
        "vendor: libraries, which others wrote",
        "x.min.mjs: minified: what it is made of is looked at",
    ]
    assert "no findings" in influx_lint("check", "vendor", folder=root).out


IGNORE_FILES: list[dict[str, str]] = [
    {".gitignore": "a/\n"},
    {".gitignore": "a\n!b\n"},
    {".gitignore": "/a\n/b/deep\n"},
    {".gitignore": "*.yaml\n!/a/**/services.yaml\n"},
    {".gitignore": "services.yaml\n", "a/.gitignore": "!services.yaml\n"},
    {".gitignore": "a/.platform/\n", "a/.platform/.gitignore": "!services.yaml\n"},
    {".gitignore": "# a\n\n\\#b\nb/deep/.platform\n"},
    {"b/.gitignore": "/deep\n"},
    {"b/.gitignore": "deep/.platform/services.yaml\n", ".gitignore": "!services.yaml\n"},
    {".git/info/exclude": "b/\n"},
    {".git/info/exclude": "b/\n", ".gitignore": "!b/\n"},
    {".gitignore": "a/ \nb \\ \n**/deep/**\n"},
    {".gitignore": "[ab]\n"},
    {".gitignore": "\ufeffa/\n"},
    {".gitignore": "a/\r\nb/deep\r\n"},
    {".gitignore": "a\u2028b\nb/deep\n"},
    {".gitignore": "[z-a]\n\\\n!\nb[\na\n"},
]


@pytest.mark.parametrize("ignore_files", IGNORE_FILES)
def test_ignored_files_are_those_that_git_ignores(ignore_files: dict[str, str], make_project: Make) -> None:
    places = [SERVICES, f"a/{SERVICES}", f"b/{SERVICES}", f"b/deep/{SERVICES}"]
    root = make_project(dict.fromkeys(places, GOOD))
    subprocess.run(["git", "init", "--quiet", root], check=True)
    make_project(ignore_files)
    listed = subprocess.run(
        ["git", "-c", "core.excludesFile=", "ls-files", "--others", "--exclude-standard"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    wanted = sorted(set(places) & set(listed.stdout.splitlines()))
    checked, passed_over = account(root)
    assert sorted(checked) == wanted
    assert bool(passed_over) == (wanted != sorted(places)) or all("never searched" in one for one in passed_over)
    below, _ = account(root, "b/deep")
    assert bool(below) == (f"b/deep/{SERVICES}" in wanted)


@pytest.mark.parametrize("ignore_files", IGNORE_FILES)
@pytest.mark.parametrize("forced", [[f"a/{SERVICES}"], [f"b/deep/{SERVICES}", SERVICES], ["a", "b"]])
def test_what_git_tracks_is_looked_at_whatever_ignores_it(
    ignore_files: dict[str, str], forced: list[str], make_project: Make
) -> None:
    places = [SERVICES, f"a/{SERVICES}", f"b/{SERVICES}", f"b/deep/{SERVICES}"]
    root = make_project(dict.fromkeys(places, GOOD) | ignore_files)
    subprocess.run(["git", "init", "--quiet", root], check=True)
    make_project(ignore_files)
    subprocess.run(["git", "add", "--force", *forced], cwd=root, check=True)
    listed = subprocess.run(
        ["git", "-c", "core.excludesFile=", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    assert sorted(account(root)[0]) == sorted(set(places) & set(listed.stdout.splitlines()))


def test_of_an_ignored_folder_only_what_is_tracked_is_looked_at(make_project: Make) -> None:
    root = make_project(
        {".gitignore": "local/\n", "local/.gitignore": "!*\n", "local/a.py": "", "local/b.py": "", "local/c/d.py": ""}
    )
    subprocess.run(["git", "init", "--quiet", root], check=True)
    subprocess.run(["git", "add", "--force", "local/a.py"], cwd=root, check=True)
    assert account(root) == (
        ["local/a.py"],
        [".git: never searched", "local/b.py: ignored by git", "local/c: ignored by git"],
    )


def test_a_repository_inside_another_has_ignore_files_of_its_own(make_project: Make) -> None:
    root = make_project({".gitignore": "*.py\n", "a.py": "", "in/b.py": "", "in/.gitignore": "c.py\n", "in/c.py": ""})
    for folder in (root, root / "in"):
        subprocess.run(["git", "init", "--quiet", folder], check=True)
    checked, passed_over = account(root)
    assert checked == ["in/b.py"]
    assert [one for one in passed_over if "ignored" in one] == ["a.py: ignored by git", "in/c.py: ignored by git"]


def test_ignore_files_count_without_git(make_project: Make) -> None:
    root = make_project({".gitignore": "a\n", f"a/{SERVICES}": GOOD, f"b/{SERVICES}": GOOD})
    assert account(root) == ([f"b/{SERVICES}"], ["a: ignored by git"])


def test_a_file_that_is_named_is_checked_all_the_same(make_project: Make) -> None:
    root = make_project(
        {".gitignore": ".platform\n", SERVICES: GOOD, ".influx-lint.toml": 'exclude = [".platform/"]\n'}
    )
    assert account(root)[0] == []
    assert account(root, SERVICES)[0] == [SERVICES]
    assert account(root, SERVICES, "--force-exclude") == ([], [f"{SERVICES}: excluded by the settings"])


@pytest.mark.parametrize("pattern", ["sub/", "sub", "/sub/**", "sub/.platform"])
def test_excluded_files_are_passed_over(pattern: str, make_project: Make) -> None:
    root = make_project({f"sub/{SERVICES}": GOOD, SERVICES: GOOD, ".influx-lint.toml": f'exclude = ["{pattern}"]\n'})
    checked, passed_over = account(root)
    assert checked == [SERVICES]
    assert [one.partition(": ")[2] for one in passed_over] == ["excluded by the settings"]
    assert account(root, "--no-config")[0] == [SERVICES, f"sub/{SERVICES}"]
    assert account(root, "--no-config", "--exclude", pattern)[0] == [SERVICES]


def notes(folder: Path, *arguments: str) -> list[str]:
    """What a run says of settings without an effect."""
    return [line for line in influx_lint("check", "-v", *arguments, folder=folder).out.splitlines() if "'" in line]


def test_settings_that_match_nothing_are_told(make_project: Make) -> None:
    settings = """\
root = "nowhere"
exclude = ["legacy/", "ol*.py", "./legacy", "docs", "!keep.py", "build/"]
per-file-ignores = { "tests/**" = ["NFX2"], "./src/**" = ["NFX1"], "gone/*" = ["NFX1"] }
"""
    root = make_project(
        {
            ".influx-lint.toml": settings,
            ".gitignore": "build/\n",
            **dict.fromkeys(
                ["legacy/x.py", "docs.txt", "src/old.py", "src/new.py", "tests/a.py", "build/a.py", "doc/a.py"], ""
            ),
        }
    )
    name = ".influx-lint.toml: influx-lint "
    assert notes(root) == [
        f"{name}'root': {root / 'nowhere'} is no folder",
        f"{name}'exclude': 'docs' matches nothing that would be checked",
        f"{name}'per-file-ignores': 'gone/*' matches nothing that is checked",
    ]
    assert notes(root, "src") == notes(root, "src/new.py") == []
    assert notes(root, "--no-config", "--exclude", "nothing,doc/") == [
        "the option 'exclude': 'nothing' matches nothing that would be checked"
    ]
    assert influx_lint("check", folder=root).out == "no findings; 3 files checked\n"


def test_a_root_without_a_project_is_told(make_project: Make) -> None:
    root = make_project({"src/a.py": "", ".influx-lint.toml": "root = 'src'\n"})
    (line,) = notes(root)
    assert line.endswith(f"{root / 'src'} has no configuration of a project")
    (root / "src" / ".platform").mkdir()
    assert notes(root) == []


@pytest.mark.parametrize(
    "names",
    [
        [".", "."],
        [".", SERVICES],
        [SERVICES, ".platform", "."],
        ["./.platform/../.platform/services.yaml", SERVICES],
        ["../{name}", "."],
        ["link", "."],
        [".platform/link.yaml", SERVICES],
    ],
)
def test_one_file_is_checked_once(names: list[str], make_project: Make) -> None:
    root = make_project({SERVICES: "timedb: {type: influxdb:2.2}\n"})
    (root / "link").symlink_to(".")
    (root / ".platform" / "link.yaml").symlink_to("services.yaml")
    said = influx_lint("check", *(name.format(name=root.name) for name in names), folder=root)
    assert said.codes == ["NFX101"]
    assert said.out.endswith("1 file checked\n")


def test_one_file_of_two_projects_is_checked_in_both(make_project: Make) -> None:
    application = "name: app\nrelationships: {db: 'timedb:influxdb'}\n"
    root = make_project(
        {"shared.yaml": application, f"a/{SERVICES}": GOOD, f"b/{SERVICES}": "other: {type: redis:7}\n"}
    )
    for project in "ab":
        (root / project / ".platform.app.yaml").symlink_to(root / "shared.yaml")
    assert influx_lint("check", folder=root).places == [("b/.platform.app.yaml", 2, 22, "NFX120")]


def test_links_to_folders_are_not_followed_and_that_is_told(make_project: Make) -> None:
    root = make_project({SERVICES: GOOD, "a/x": ""})
    (root / "a" / "up").symlink_to("..")
    (root / "a" / "self").symlink_to("self")
    (root / ".platform" / "here").symlink_to(".")
    checked, passed_over = account(root)
    assert checked == [SERVICES]
    assert passed_over == [
        ".platform/here: a link to a folder, which is not followed",
        "a/up: a link to a folder, which is not followed",
    ]


@pytest.mark.parametrize("target", ["conf", "."])
def test_a_configuration_folder_may_be_a_link(target: str, make_project: Make) -> None:
    root = make_project(
        {"p/conf/services.yaml": GOOD, "p/services.yaml": GOOD, "p/conf/sub/.platform/services.yaml": GOOD}
    )
    (root / "p" / ".platform").symlink_to(target)
    checked, _ = account(root)
    assert "p/.platform/services.yaml" in checked
    assert len(checked) == 2


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.symlink_to("nowhere"), "a link that leads to no file"),
        (lambda path: path.symlink_to(path.name), "too many levels of symbolic links"),
        (lambda path: path.symlink_to("/dev/zero"), "not a regular file"),
        (os.mkfifo, "not a regular file"),
    ],
)
def test_what_is_no_file_is_told(make: Callable[[Path], None], reason: str, make_project: Make) -> None:
    root = make_project({".platform/other.txt": "", "sub/x.txt": ""})
    make(root / SERVICES)
    make(root / "sub" / "module.py")
    said = influx_lint("check", folder=root)
    assert said.status == 2
    assert f"{SERVICES}: {reason}\n" in said.out
    assert f"sub/module.py: {reason}\n" in said.out
    said = influx_lint("check", SERVICES, folder=root)
    assert said.status == 2
    assert SERVICES in said.out


def test_a_folder_with_the_name_of_a_file_is_a_folder(make_project: Make) -> None:
    root = make_project({f"{SERVICES}/x": "", f"sub.py/{SERVICES}": GOOD})
    assert account(root)[0] == [f"sub.py/{SERVICES}"]


@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda path: path.write_bytes(b"a\n" * 1_000_000), lambda path: path.mkdir()]
)
def test_an_ignore_file_that_is_none_is_left_out(make: Callable[[Path], None], make_project: Make) -> None:
    root = make_project({SERVICES: GOOD})
    make(root / ".gitignore")
    assert account(root)[0] == [SERVICES]
