"""What a checked project may have written, and shown: docs/security.md promises it."""

from __future__ import annotations

import os
import subprocess
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from command import Make, influx_lint

from influx_lint import confined
from influx_lint.reports import FORMATS

SERVICES = ".platform/services.yaml"
OLD = "timedb: {type: influxdb:2.2}\n"
KEPT = "keep me\n"

NAMED_OUTSIDE = [
    *("../victim", "out/../../victim", "{root}/victim", "link", "linked/victim", "linked/new", "dangling"),
    *(".git/config", ".git/hooks/new", "sub/.hg/new", ".venv/lib/x.pth"),
]


def project(make_project: Make, settings: str, name: str = ".influx-lint.toml") -> Path:
    """A project beside a file that it must not reach, with links to it; its folder."""
    root = make_project(
        {
            f"p/{SERVICES}": OLD,
            f"p/{name}": settings,
            "victim": KEPT,
            "outside/victim": KEPT,
            "p/.git/config": KEPT,
            "p/.git/hooks/x": "",
            "p/sub/.hg/x": "",
            "p/.venv/pyvenv.cfg": "",
            "p/.venv/lib/x": "",
            "p/out/x": "",
        }
    )
    (root / "p" / "link").symlink_to(root / "victim")
    (root / "p" / "dangling").symlink_to(root / "made")
    (root / "p" / "linked").symlink_to(root / "outside")
    return root / "p"


def contents(folder: Path) -> dict[str, str]:
    """Every file below the folder's parent, but the settings', with what it holds."""
    root = folder.parent
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


@pytest.mark.parametrize(
    "key", ['output-file = "{}"', 'output-format = "json={}"', 'output-format = ["text", "junit={}"]']
)
@pytest.mark.parametrize("named", NAMED_OUTSIDE)
@pytest.mark.parametrize("own", [True, False])
def test_a_settings_file_has_nothing_written_outside_of_its_folder(
    key: str, named: str, own: bool, make_project: Make
) -> None:
    table = "" if own else "[tool.influx-lint]\n"
    name = ".influx-lint.toml" if own else "pyproject.toml"
    folder = project(make_project, "", name)
    (folder / name).write_text(table + key.format(named.format(root=folder.parent)) + "\n", encoding="utf-8")
    before = contents(folder)
    for arguments in (["check"], ["check", "p"], ["check", "--config", name]):
        at = folder.parent if "p" in arguments else folder
        said = influx_lint(*arguments, folder=at)
        assert (said.status, said.out) == (2, "")
        assert "is not written, for it " in said.err
        assert "can name any file" in said.err
    assert contents(folder) == before


@pytest.mark.parametrize("named", ["report.json", "out/report.json", "./out/../report.json", "inner/report.json"])
def test_it_has_files_written_in_its_folder_and_below(named: str, make_project: Make) -> None:
    folder = project(make_project, f'output-format = "json={named}"\n')
    (folder / "inner").symlink_to("out")
    for _ in range(2):
        assert influx_lint("check", folder=folder).status == 1
        assert '"NFX101"' in (folder / named).read_text(encoding="utf-8")
        (folder / named).write_text("x" * 100_000, encoding="utf-8")


@pytest.mark.parametrize("named", ["../victim", "link", ".git/config", "linked/new"])
def test_the_command_line_may_name_any_file(named: str, make_project: Make) -> None:
    folder = project(make_project, 'output-format = "json=report.json"\n')
    assert influx_lint("check", "--output-format", f"json={named}", folder=folder).status == 1
    assert '"NFX101"' in (folder / named).read_text(encoding="utf-8")
    assert not (folder / "report.json").exists()


def test_a_link_that_is_made_meanwhile_is_not_followed(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(make_project, "")
    monkeypatch.setattr(confined, "refusal", lambda *_: None)
    for named in ("link", "dangling"):
        with pytest.raises(OSError):
            confined.write(str(folder / named), str(folder), b"x")
    assert (folder.parent / "victim").read_text(encoding="utf-8") == KEPT
    assert not (folder.parent / "made").exists()


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_pipe_is_not_waited_for(make_project: Make) -> None:
    folder = project(make_project, 'output-file = "pipe"\n')
    os.mkfifo(folder / "pipe")
    said = influx_lint("check", folder=folder)
    assert said.status == 2
    assert "the report cannot be written" in said.err


SECRET = "password: hunter2\nkey: [hunter3\n"


def told(folder: Path) -> str:
    """All that a run says, in every form, and that flake8 says."""
    with TemporaryDirectory() as name:
        reports = {form: Path(name, form) for form in FORMATS}
        forms = [part for form, path in reports.items() for part in ("--output-format", f"{form}={path}")]
        runs = [forms, ["--output-format", "text"], ["--diff", "--unsafe-fixes"]]
        said = [influx_lint("check", "-v", *options, folder=folder) for options in runs]
        written = [path.read_text(encoding="utf-8") for path in reports.values() if path.exists()]
    return "".join([*(one.out + one.err for one in said), *written, in_flake8(folder)])


def in_flake8(folder: Path) -> str:
    """What flake8 prints of a folder."""
    from flake8.main.cli import main

    printed = TextIOWrapper(BytesIO(), encoding="utf-8")
    with chdir(folder), redirect_stdout(printed), redirect_stderr(printed):
        main(["--jobs=1"])
        printed.flush()
    return printed.buffer.getvalue().decode()


@pytest.mark.parametrize("is_repository", [True, False])
@pytest.mark.parametrize(
    "name",
    [
        *(".platform/services.yaml", ".platform/applications.yaml", ".platform.app.yaml", ".upsun/x.yaml"),
        *("app.py", "deep/app.py", ".influx-lint.toml", "pyproject.toml"),
        *("deep/pyproject.toml", ".gitignore"),
    ],
)
def test_nothing_is_shown_of_what_a_link_leads_out_to(name: str, is_repository: bool, make_project: Make) -> None:
    text = f"[tool.influx-lint]\nhunter2 = 'hunter3'\n{SECRET}" if name.endswith("toml") else SECRET
    root = make_project({"secret": text, "p/deep/x.py": "", "p/.platform/x": "", "p/.upsun/x": ""})
    if is_repository:
        make_project({"p/.git/HEAD": ""})
    (root / "p" / name).symlink_to(root / "secret")
    said = told(root / "p")
    assert "hunter" not in said
    if not name.endswith(("toml", "gitignore")):
        assert f"passed over: {name}: a link that leads out of the project\n" in said


def test_of_what_a_person_names_everything_is_shown(make_project: Make) -> None:
    root = make_project({"shared/services.yaml": OLD, "shared/app.yaml": OLD, "p/.platform/x": "", "p/.git/x": ""})
    (root / "p" / SERVICES).symlink_to(root / "shared" / "services.yaml")
    (root / "p" / "linked").symlink_to(root / "shared")
    assert influx_lint("check", folder=root / "p").status == 3
    assert influx_lint("check", SERVICES, folder=root / "p").codes == ["NFX101"]
    assert influx_lint("check", "--changed", SERVICES, folder=root / "p").codes == []
    assert influx_lint("check", "p", "shared", folder=root).codes == ["NFX101"]
    assert influx_lint("check", "linked/app.yaml", folder=root / "p").codes == ["NFX101"]


def test_links_within_a_work_tree_are_followed(make_project: Make) -> None:
    root = make_project({"shared.yaml": OLD, ".git/x": "", "p/.platform/x": ""})
    (root / "p" / SERVICES).symlink_to(root / "shared.yaml")
    assert influx_lint("check", folder=root / "p").codes == ["NFX101"]


@pytest.mark.parametrize("folder", [".platform", ".upsun"])
def test_a_configuration_folder_that_leads_out_is_passed_over(folder: str, make_project: Make) -> None:
    root = make_project({"outside/services.yaml": SECRET, "p/app.py": "", "p/.git/x": ""})
    (root / "p" / folder).symlink_to(root / "outside")
    said = told(root / "p")
    assert "hunter" not in said
    assert f"passed over: {folder}: a link that leads out of the project\n" in said


@pytest.mark.parametrize("settings", ['root = "../other"', 'root = "/"', 'root = ".."', 'root = "link"'])
def test_a_root_outside_of_the_project_is_refused(settings: str, make_project: Make) -> None:
    root = make_project({"other/.platform/services.yaml": SECRET, "p/app.py": "x = 1\n", "p/.git/x": ""})
    (root / "p" / "link").symlink_to(root / "other")
    (root / "p" / ".influx-lint.toml").write_text(settings + "\n", encoding="utf-8")
    said = influx_lint("check", folder=root / "p")
    assert said.status == 2
    assert "lies outside of the project" in said.err
    assert "hunter" not in told(root / "p")


@pytest.mark.parametrize("text", ['{"hunter2": "hunter3"}', '{"format": "hunter2"}', '["hunter2"]', "hunter2"])
@pytest.mark.parametrize("named", ["../policy.json", "policy.json"])
def test_nothing_is_shown_of_a_policy_outside_of_the_project(text: str, named: str, make_project: Make) -> None:
    settings = f'policy = "{named}"\n'
    root = make_project({"policy.json": text, "p/app.py": "x = 1\n", "p/.git/x": "", "p/.influx-lint.toml": settings})
    if named == "policy.json":
        (root / "p" / "policy.json").symlink_to(root / "policy.json")
    said = influx_lint("check", folder=root / "p")
    assert said.status == 2
    assert "no policy document" in said.err
    assert "hunter" not in told(root / "p")
    named_by_a_person = influx_lint("check", "--policy", "../policy.json", folder=root / "p")
    assert named_by_a_person.status == 2
    assert "no policy document" not in named_by_a_person.err


@pytest.mark.parametrize("how", [["--fix"], ["--fix", "--unsafe-fixes"], ["--add-noqa"]])
def test_nothing_is_written_through_a_link_that_leads_out(how: list[str], make_project: Make) -> None:
    root = make_project({"outside.yaml": OLD, "p/.platform/x": "", "p/.git/x": ""})
    (root / "p" / SERVICES).symlink_to(root / "outside.yaml")
    for names in ([], [SERVICES]):
        influx_lint("check", *how, *names, folder=root / "p")
        assert (root / "outside.yaml").read_text(encoding="utf-8") == OLD


def test_a_repositorys_own_filters_are_not_run(make_project: Make) -> None:
    root = make_project({SERVICES: OLD, ".gitattributes": "*.yaml filter=own\n* filter=other\n"})
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x"]
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "x"]):
        subprocess.run([*git, *command], cwd=root, check=True)
    for name in ("own", "other"):
        for key, value in (("clean", "touch ran; cat"), ("process", "touch ran"), ("required", "true")):
            subprocess.run([*git, "config", f"filter.{name}.{key}", value], cwd=root, check=True)
    (root / SERVICES).write_text(OLD + "\n", encoding="utf-8")
    said = influx_lint("upgrade", "--write", folder=root)
    assert "not committed" in said.err
    assert not list(root.rglob("ran"))
    subprocess.run([*git, "add", "."], cwd=root, check=False, capture_output=True)
    assert list(root.rglob("ran"))
