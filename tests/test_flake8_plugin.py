"""The plugin in the real flake8, called as people and editors call it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from importlib import import_module
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command import Make

if TYPE_CHECKING:
    # Where this is loaded, the plugin takes it that it is told later what to check.
    from flake8.api.legacy import StyleGuide

SERVICES = "timedb:\n    type: influxdb:2.7\n    disk: 1024\n"
APPLICATION = 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n'
CREDENTIALS = """\
import base64
import json
import os

creds = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
"""
READS_OLD_KEY = CREDENTIALS + 'print(creds["user"])\n'
READS_BOTH = CREDENTIALS + 'print(creds.get("username") or creds.get("user"))\n'
PROJECT = {".platform/services.yaml": SERVICES, ".platform.app.yaml": APPLICATION}


def in_process(folder: Path, *arguments: str) -> tuple[int, str]:
    """The exit status of flake8, run in `folder` in this process, and what it prints, all of it on standard output."""
    from flake8.main.cli import main

    out = TextIOWrapper(BytesIO(), encoding="utf-8")
    with chdir(folder), redirect_stdout(out), redirect_stderr(StringIO()) as told:
        status = main(["--jobs=1", *arguments])
        out.flush()
    assert told.getvalue() == ""
    return status, out.buffer.getvalue().decode()


def in_shell(folder: Path, *arguments: str, stdin: str | None = None) -> tuple[int, str]:
    """The same for flake8 in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "flake8", *arguments],
        cwd=folder,
        input=None if stdin is None else stdin.encode(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.stderr.decode() == ""
    return done.returncode, done.stdout.decode()


def found(said: tuple[int, str]) -> list[str]:
    """The lines that flake8 prints where all goes well."""
    status, printed = said
    assert status in (0, 1)
    return printed.splitlines()


def flake8(folder: Path, *arguments: str) -> list[str]:
    return found(in_process(folder, "--max-line-length=120", *arguments))


def flake8_in_shell(folder: Path, *arguments: str, stdin: str | None = None) -> list[str]:
    return found(in_shell(folder, "--max-line-length=120", *arguments, stdin=stdin))


def codes(lines: Sequence[str]) -> list[str]:
    return [line.split()[1] for line in lines]


@pytest.mark.parametrize("call", [flake8, flake8_in_shell])
def test_a_finding_stands_at_the_key(make_project: Make, call: Callable[[Path], list[str]]) -> None:
    folder = make_project(PROJECT | {"main.py": READS_OLD_KEY})
    [line] = call(folder)
    assert line.startswith("./main.py:6:13: NFX201 ")


def test_a_column_counts_characters(make_project: Make) -> None:
    folder = make_project(PROJECT | {"main.py": CREDENTIALS + 'print("é€😀", creds["user"])\n'})
    [line] = flake8(folder)
    assert line.startswith("./main.py:6:20: NFX201 ")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], []),
        (["--ignore=E501"], []),
        (["--extend-ignore=E501"], []),
        (["--select=NFX"], []),
        (["--select=NFX2"], []),
        (["--select=NFX290"], ["NFX290"]),
        (["--extend-select=NFX290"], ["NFX290"]),
        (["--extend-select=NFX29"], ["NFX290"]),
        (["--extend-select=NFX290", "--ignore=E501"], ["NFX290"]),
        (["--extend-select=NFX290", "--extend-ignore=NFX290"], []),
    ],
)
def test_what_is_off_by_default_is_on_only_by_name(
    make_project: Make, arguments: list[str], expected: list[str]
) -> None:
    folder = make_project(PROJECT | {"main.py": READS_BOTH})
    assert codes(flake8(folder, *arguments)) == expected


@pytest.mark.parametrize("selected", ["E,F,W", "E"])
def test_a_selection_without_ours_is_respected(make_project: Make, selected: str) -> None:
    folder = make_project(PROJECT | {"main.py": READS_OLD_KEY})
    assert flake8(folder, f"--select={selected}") == []


def test_flake8s_own_suppressions_work(make_project: Make) -> None:
    suppressed = READS_OLD_KEY.replace('creds["user"])', 'creds["user"])  # noqa: NFX201')
    folder = make_project(PROJECT | {"main.py": suppressed, "other.py": READS_OLD_KEY})
    assert codes(flake8(folder, "main.py")) == []
    assert codes(flake8(folder, "--disable-noqa", "main.py")) == ["NFX201"]
    assert codes(flake8(folder, "--per-file-ignores=other.py:NFX201", "other.py")) == []


def test_a_file_can_be_ignored_by_a_comment_of_its_own(make_project: Make) -> None:
    folder = make_project(PROJECT | {"main.py": "# influx-lint: ignore-file[NFX2] until the upgrade\n" + READS_OLD_KEY})
    assert flake8(folder) == []


def test_settings_of_the_project_count(make_project: Make) -> None:
    files = PROJECT | {"main.py": READS_OLD_KEY, "pyproject.toml": '[tool.influx-lint]\nignore = ["NFX201"]\n'}
    folder = make_project(files)
    assert flake8(folder) == []
    assert codes(flake8(folder, "--select=NFX201")) == ["NFX201"]


def test_settings_can_switch_on(make_project: Make) -> None:
    files = PROJECT | {"main.py": READS_BOTH, ".influx-lint.toml": 'select = ["NFX290"]\n'}
    assert codes(flake8(make_project(files))) == ["NFX290"]


def test_options_of_flake8_outweigh_the_settings(make_project: Make) -> None:
    source = READS_OLD_KEY.replace('["influxdb"]', '["metrics"]')
    folder = make_project({"main.py": source, "setup.cfg": "[flake8]\n"})
    assert flake8(folder) == []
    assert codes(flake8(folder, "--influx-relationships=metrics,other")) == ["NFX201"]
    folder = make_project({"setup.cfg": "[flake8]\ninflux-relationships =\n    metrics\n"})
    assert codes(flake8(folder)) == ["NFX201"]


def test_a_root_can_be_named(make_project: Make) -> None:
    renamed = APPLICATION.replace("influxdb: ", "metrics: ")
    source = READS_OLD_KEY.replace('["influxdb"]', '["metrics"]')
    folder = make_project(
        {"deploy/.platform/services.yaml": SERVICES, "deploy/.platform.app.yaml": renamed, "code/main.py": source}
    )
    assert flake8(folder) == []
    assert codes(flake8(folder, "--influx-root=deploy")) == ["NFX201"]


def test_a_policy_can_be_named(make_project: Make) -> None:
    from influx_lint.registry.policy import SHIPPED

    other = SHIPPED.read_text(encoding="utf-8").replace('"user": [', '"login": [')
    folder = make_project(PROJECT | {"main.py": READS_OLD_KEY, "policy.json": other})
    assert codes(flake8(folder, "--influx-policy=policy.json")) == []


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_findings_do_not_depend_on_how_files_are_split(make_project: Make, jobs: str) -> None:
    files = {f"unrelated{number}.py": "VALUE = 1\n" for number in range(6)}
    files["settings.py"] = CREDENTIALS
    files["helpers.py"] = 'def login(c):\n    return c["user"]\n'
    files["main.py"] = "from helpers import login\nfrom settings import creds\n\nprint(login(creds))\n"
    folder = make_project(PROJECT | files)
    assert codes(flake8_in_shell(folder, f"--jobs={jobs}")) == ["NFX201"]
    [line] = flake8_in_shell(folder, "helpers.py")
    assert line.startswith("helpers.py:2:14: NFX201 ")


def test_standard_input_goes_by_its_display_name(make_project: Make) -> None:
    folder = make_project(PROJECT | {"main.py": "print()\n"})
    [line] = flake8_in_shell(folder, "--stdin-display-name", "main.py", "-", stdin=READS_OLD_KEY)
    assert line.startswith("main.py:6:13: NFX201 ")


def test_standard_input_needs_no_name(make_project: Make) -> None:
    [line] = flake8_in_shell(make_project(PROJECT), "-", stdin=READS_OLD_KEY)
    assert line.startswith("stdin:6:13: NFX201 ")


def test_an_unsaved_text_outweighs_the_file(make_project: Make) -> None:
    folder = make_project(PROJECT | {"main.py": READS_OLD_KEY})
    assert (
        flake8_in_shell(folder, "--stdin-display-name", "main.py", "-", stdin=READS_OLD_KEY.replace("user", "host"))
        == []
    )


def test_a_syntax_error_is_flake8s_own(make_project: Make) -> None:
    folder = make_project(PROJECT | {"main.py": READS_OLD_KEY + "def (\n"})
    assert set(codes(flake8(folder))) == {"E999"}


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "# only a comment\n"])
def test_an_empty_file_has_no_findings(make_project: Make, text: str) -> None:
    assert flake8(make_project(PROJECT | {"main.py": text}), "--ignore=W391") == []


def test_a_broken_configuration_is_none(make_project: Make) -> None:
    folder = make_project({".platform/services.yaml": "a: [\n", ".platform.app.yaml": "{", "main.py": READS_OLD_KEY})
    assert codes(flake8(folder)) == ["NFX201"]


BAD_SETTINGS: list[tuple[list[str], str, str]] = [
    (["--influx-vendor=foo"], "", "the option 'vendor' must be one of any, web-paas"),
    (["--influx-policy=nowhere.json"], "", "nowhere.json"),
    (["--influx-policy=fine.py"], "", "fine.py"),
    ([], 'vendor = "foo"', "'vendor' must be one of any, web-paas"),
    ([], "ingore = []", "did you mean 'ignore'"),
    ([], 'select = ["NFX2", "NFX777"]', "'NFX777'"),
    ([], "select = 3", "'select' must be"),
    ([], 'policy = "nowhere.json"', "nowhere.json"),
    ([], 'target-version = "2.6"', "'target-version' must be"),
    ([], 'exclude = ["a["]\nexclude = []', "not valid TOML"),
    ([], "[", "not valid TOML"),
]


def refused(said: tuple[int, str]) -> list[str]:
    """What flake8 says when it ends with an error; it must be no traceback."""
    status, printed = said
    assert status == 1
    assert "Traceback" not in printed
    first, *rest = printed.splitlines()
    assert first == "There was a critical error during execution of Flake8:"
    return rest


@pytest.mark.parametrize(("arguments", "settings", "said"), BAD_SETTINGS)
def test_bad_settings_end_flake8(make_project: Make, arguments: list[str], settings: str, said: str) -> None:
    files = {"main.py": READS_OLD_KEY, ".influx-lint.toml": settings + "\n"}
    [line] = refused(in_process(make_project(PROJECT | files), "--select=NFX2", *arguments))
    assert line.startswith("./main.py:1:1: NFX901 ")
    assert said in line


@pytest.mark.parametrize(
    ("run", "how"),
    [
        (in_process, ["--jobs=1"]),
        (in_process, ["--select=E,F"]),
        (in_shell, ["--jobs=2"]),
        (in_shell, ["-"]),
        (in_shell, ["--stdin-display-name=a.py", "-"]),
    ],
)
@pytest.mark.parametrize(("arguments", "settings"), [(["--influx-vendor=foo"], ""), ([], 'vendor = "foo"')])
def test_bad_settings_end_flake8_however_it_runs(
    make_project: Make, run: Callable[..., tuple[int, str]], how: list[str], arguments: list[str], settings: str
) -> None:
    files = {"main.py": READS_OLD_KEY, "fine.py": "import os\n", ".influx-lint.toml": settings + "\n"}
    given = {"stdin": READS_OLD_KEY} if "-" in how else {}
    [line] = refused(run(make_project(PROJECT | files), *how, *arguments, **given))
    assert re.match(r"(stdin|a.py|\./\w+\.py):1:1: NFX901 ", line)
    assert "'vendor' must be one of" in line


@pytest.mark.slow
@pytest.mark.parametrize(
    ("run", "jobs", "table"),
    [
        (in_process, "--jobs=1", "[tool.influx-lint]\nvendr = 'any'\n"),
        (in_process, "--jobs=1", "[tool.influx_lint]\n"),
        (in_process, "--jobs=1", "[tool.influx-lint\n"),
        (in_shell, "--jobs=3", "[tool.influx-lint]\nvendr = 'any'\n"),
    ],
)
def test_bad_settings_of_a_project_below_end_flake8(
    make_project: Make, run: Callable[..., tuple[int, str]], jobs: str, table: str
) -> None:
    below = {f"{name}/main.py": READS_OLD_KEY for name in "abcde"}
    folder = make_project(PROJECT | below | {"d/pyproject.toml": table})
    [line] = refused(run(folder, "--select=NFX2", jobs))
    assert line.startswith(f"./d/main.py:1:1: NFX901 d{os.sep}pyproject.toml: ")
    assert codes(found(run(folder, "--select=NFX2", jobs, "--exclude=d"))) == ["NFX201"] * 4


@pytest.mark.parametrize("text", ["", "\n"])
def test_bad_settings_of_a_file_without_a_word_of_ours_end_flake8(make_project: Make, text: str) -> None:
    assert refused(in_process(make_project({"main.py": text, ".influx-lint.toml": "ingore = []\n"})))


LATE_CHECK = """\
import sys
from flake8.api.legacy import get_style_guide
from flake8.exceptions import ExecutionError
from flake8.main.options import JobsArgument

try:
    guide = get_style_guide(select=["NFX"], jobs=JobsArgument(sys.argv[1]))
    guide.check_files(sys.argv[2:])
except ExecutionError as error:
    print("ended:", error)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("jobs", "names", "said"),
    [
        ("1", ["d/main.py", "d/other.py"], ["ended: d/main.py:1:1: NFX901 d"]),
        (
            "2",
            ["d/main.py", "d/other.py"],
            ["d/main.py:1:1: NFX901 could not be checked: d", "d/other.py:1:1: NFX901 could not be checked: d"],
        ),
        ("2", ["main.py", "other.py"], ["main.py:6:13: NFX201 ", "other.py:6:13: NFX201 "]),
    ],
)
def test_bad_settings_that_are_met_late_are_told_and_nothing_hangs(
    make_project: Make, jobs: str, names: list[str], said: list[str]
) -> None:
    """In flake8's API the files are named when the options were parsed; settings elsewhere are none of theirs."""
    files = dict.fromkeys(("main.py", "other.py", "d/main.py", "d/other.py"), READS_OLD_KEY)
    folder = make_project(PROJECT | files | {"d/.influx-lint.toml": "ingore = []\n"})
    done = subprocess.run(
        [sys.executable, "-c", LATE_CHECK, jobs, *names], cwd=folder, capture_output=True, check=True, timeout=120
    )
    lines = done.stdout.decode().splitlines()
    assert [line[: len(start)] for line, start in zip(lines, said, strict=True)] == said


def test_a_message_cannot_be_taken_for_a_place(make_project: Make) -> None:
    named = ".platform/a:3:9: E1 x/.influx-lint.toml"
    folder = make_project({named: "ingore = []\n", ".platform/a:3:9: E1 x/main.py": READS_OLD_KEY})
    [line] = refused(in_process(next(folder.glob(".platform/a*"))))
    assert re.findall(r"\d+:\d+: ", line) == ["1:1: "]


VS_CODE_FORMAT = "--format=%(row)d,%(col)d,%(code).1s,%(code)s:%(text)s"
VS_CODE_LINE = re.compile(r"(?P<line>\d+),(?P<column>-?\d+),(?P<type>\w+),(?P<code>\w+\d+):(?P<message>[^\r\n]*)")


def test_vs_codes_invocation_is_understood_by_its_own_pattern(make_project: Make) -> None:
    folder = make_project(PROJECT | {"main.py": READS_OLD_KEY})
    [line] = flake8(folder, VS_CODE_FORMAT, str(folder / "main.py"))
    match = VS_CODE_LINE.fullmatch(line)
    assert match is not None
    assert (match["line"], match["column"], match["code"]) == ("6", "13", "NFX201")
    assert match["message"].startswith("`user`")


@pytest.mark.parametrize("form", [VS_CODE_FORMAT, "--format=pylint", "--format=%(nothing)s", "--format=quiet-nothing"])
def test_bad_settings_are_told_in_the_form_that_was_asked_for(make_project: Make, form: str) -> None:
    folder = make_project(PROJECT | {"main.py": READS_OLD_KEY, ".influx-lint.toml": "ingore = []\n"})
    [line] = refused(in_process(folder, form, "main.py"))
    assert "did you mean 'ignore'" in line
    assert (VS_CODE_LINE.fullmatch(line) is not None) is (form == VS_CODE_FORMAT)


@pytest.fixture
def get_style_guide() -> Iterator[Callable[..., StyleGuide]]:
    """flake8's API: that it is used is told by its being loaded."""
    yield import_module("flake8.api.legacy").get_style_guide
    del sys.modules["flake8.api.legacy"]


@pytest.mark.parametrize("how", ["one guide", "two guides"])
@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ("conf.py", CREDENTIALS.replace("influxdb", "elephant")),
        (".platform/services.yaml", SERVICES.replace("influxdb", "postgres")),
        (".influx-lint.toml", 'exclude = ["main.py"]\n'),
        (".gitignore", "conf.py\n"),
    ],
)
def test_a_process_that_stays_sees_what_changed_between_two_checks(
    make_project: Make, get_style_guide: Callable[..., StyleGuide], how: str, changed: str, text: str
) -> None:
    root = make_project(
        {**PROJECT, "conf.py": CREDENTIALS, "main.py": 'from conf import creds\nprint(creds["user"])\n'}
    )
    (root / ".git").mkdir()
    with chdir(root), redirect_stdout(TextIOWrapper(BytesIO())):
        guide = get_style_guide(select=["NFX"])
        first = guide.check_files(["main.py"]).total_errors
        (root / changed).write_text(text)
        guide = guide if how == "one guide" else get_style_guide(select=["NFX"])
        second = guide.check_files(["main.py"]).total_errors
    assert (first, second) == (1, 0)
