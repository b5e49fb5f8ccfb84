"""The command line as a person uses it: each option, each slip, and what it says."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest
from command import Make, in_shell, influx_lint

from influx_lint import __version__, cli
from influx_lint.languages import TITLES
from influx_lint.registry.policy import shipped
from influx_lint.registry.rules import RULES

SERVICES, APP = ".platform/services.yaml", ".platform.app.yaml"
OLD = "timedb: {type: influxdb:2.2}\n"
GOOD = "timedb: {type: influxdb:2.7}\n"


@pytest.fixture
def project(make_project: Make) -> Path:
    """A project with a warning (NFX101), an error (NFX110), and a finding that a comment suppresses."""
    return make_project(
        {
            SERVICES: OLD
            + "history: {type: influxdb:2.7, disk: 'x'}\n"
            + "older: {type: influxdb:1.8}  # noqa: NFX101 until May\n"
        }
    )


@pytest.mark.parametrize(
    ("arguments", "codes", "status"),
    [
        ([], ["NFX101", "NFX110"], 1),
        (["--select", "NFX101"], ["NFX101"], 1),
        (["--select", "NFX10"], ["NFX101"], 1),
        (["--select", "NFX"], ["NFX101", "NFX110"], 1),
        (["--select=NFX101,NFX110"], ["NFX101", "NFX110"], 1),
        (["--select", "NFX101 NFX110"], ["NFX101", "NFX110"], 1),
        (["--select", "NFX101", "--select", "NFX110"], ["NFX101", "NFX110"], 1),
        (["--select", "NFX111"], [], 0),
        (["--ignore", "NFX101"], ["NFX110"], 1),
        (["--ignore", "NFX1"], [], 0),
        (["--ignore", "NFX1", "--select", "NFX110"], ["NFX110"], 1),
        (["--select", "NFX1", "--ignore", "NFX110"], ["NFX101"], 1),
        (["--fail-level", "error"], ["NFX101", "NFX110"], 1),
        (["--fail-level", "error", "--ignore", "NFX110"], ["NFX101"], 0),
        (["--fail-level", "warning", "--ignore", "NFX110"], ["NFX101"], 1),
        (["--exit-zero"], ["NFX101", "NFX110"], 0),
        (["--no-suppressions"], ["NFX101", "NFX110", "NFX101"], 1),
        (["--vendor", "upsun-flex"], ["NFX105", "NFX110", "NFX105", "NFX902"], 1),
        (["--vendor", "any"], ["NFX101", "NFX110"], 1),
        (["--exclude", ".platform"], [], 3),
    ],
)
def test_options_decide_what_is_reported(arguments: list[str], codes: list[str], status: int, project: Path) -> None:
    said = influx_lint("check", *arguments, folder=project)
    assert said.codes == codes
    assert said.status == status


def test_the_last_line_counts(project: Path) -> None:
    last = influx_lint("check", folder=project).out.splitlines()[-1]
    assert last == (
        "2 findings (1 error, 1 warning) in 1 file, 1 fixable with --fix --unsafe-fixes, 1 suppressed; 1 file checked"
    )


def test_quiet_prints_the_findings_alone(project: Path) -> None:
    said = influx_lint("check", "-q", folder=project)
    assert len(said.out.splitlines()) == len(said.findings) == 2


def test_verbose_tells_policy_and_files(project: Path) -> None:
    said = influx_lint("check", "-v", folder=project)
    assert f"policy of {shipped().date}, vendor any, target version 2.7\n" in said.out
    assert f"checked: {SERVICES}\n" in said.out
    assert "    source: Platform.sh documentation registry" in said.out


def test_statistics_count_by_rule(project: Path) -> None:
    said = influx_lint("check", "-q", "--statistics", folder=project)
    assert [line.split()[:2] for line in said.out.splitlines()[2:]] == [["1", "NFX101"], ["1", "NFX110"]]


def test_json_is_a_document(project: Path) -> None:
    said = influx_lint("check", "--output-format", "json", folder=project)
    document = json.loads(said.out)
    assert said.status == 1
    assert [(one["code"], one["path"]) for one in document["findings"]] == [("NFX101", SERVICES), ("NFX110", SERVICES)]


def test_a_report_in_a_file(project: Path) -> None:
    said = influx_lint("check", "--output-file", "out.txt", folder=project)
    assert (said.out, said.status) == ("", 1)
    assert "NFX110" in (project / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chekc"], "there is no command 'chekc'; did you mean check?"),
        (["help"], "there is no command 'help'; did you mean --help?"),
        (["frobnicate"], "there is no command 'frobnicate'; the commands are check, upgrade, "),
        ([".platform"], "a path is checked by `influx-lint check .platform`"),
        (["-q", "src/"], "a path is checked by `influx-lint check src/`"),
        (["main.py", "--fix"], "a path is checked by `influx-lint check main.py`"),
        (["-v"], "there is no option -v; did you mean `influx-lint check -v`?"),
        (["-V"], "there is no option -V; did you mean --version?"),
        (["--fix"], "there is no option --fix; did you mean `influx-lint check --fix`?"),
        (
            ["rules", "--output-format", "jsno"],
            "--output-format must be one of text, json, not 'jsno'; did you mean json?",
        ),
        (["upgrade", "--output-format", "md"], "one of text, json, markdown, not 'md'; did you mean markdown?"),
        (
            ["schema", "service"],
            "NAME must be one of services, upsun, application, not 'service'; did you mean services?",
        ),
        (["completion", "bsh"], "SHELL must be one of bash, zsh, fish, not 'bsh'; did you mean bash?"),
        (["check", "--selct", "NFX1"], "influx-lint check: there is no option --selct; did you mean --select?"),
        (["check", "--sel", "NFX1"], "there is no option --sel"),
        (["check", "--output-formt=json"], "there is no option --output-formt=json; did you mean --output-format?"),
        (["--versoin"], "influx-lint: there is no option --versoin; did you mean --version?"),
        (["check", "--select", "NFX999"], "--select must be the code of a rule or a prefix of one"),
        (["check", "--select", "nfx101"], "not 'nfx101'; did you mean 'NFX101'?"),
        (["check", "--select", ""], "--select names nothing"),
        (["check", "--select", ","], "--select names nothing"),
        (["check", "--select"], "--select: expected one argument"),
        (["check", "--vendor", "aws"], "'vendor' must be one of any, web-paas, upsun-fixed, upsun-flex, not 'aws'"),
        (["check", "--vendor", "upsun-flexx"], "did you mean 'upsun-flex'?"),
        (["check", "--vendor", "platformsh"], "not 'platformsh'; did you mean 'upsun-fixed'?"),
        (["check", "--vendor", "platform.sh"], "did you mean 'upsun-fixed'?"),
        (["check", "--vendor", "ovh"], "did you mean 'web-paas'?"),
        (["check", "--vendor", "webpaas"], "did you mean 'web-paas'?"),
        (["check", "--vendor", "Web PaaS"], "did you mean 'web-paas'?"),
        (["check", "--vendor", "upsun"], "did you mean 'upsun-flex'?"),
        (["check", "--output-format", "jsn"], "not 'jsn'; did you mean 'json'?"),
        (["check", "--output-format", "gitlub"], "did you mean 'github'?"),
        (["check", "--select", "NFX2O1"], "not 'NFX2O1'; did you mean 'NFX201'?"),
        (["check", "--ignore", "NFXl"], "not 'NFXl'; did you mean 'NFX1'?"),
        (["check", "--select", "NXF101"], "did you mean 'NFX101'?"),
        (["check", "--add-noqa=E501 is so"], "--add-noqa must be a line of text that begins with no code"),
        (["check", "--add-noqa=a#b"], "--add-noqa must be a line of text"),
        (["check", "--target-version", "2.6"], "must be a version that the vendor supports (3, 2.7, 2.3), not '2.6'"),
        (["check", "--target-version", "banana"], "--target-version must be a version such as '2.7', not 'banana'"),
        (["check", "--target-version", "influxdb:2.7"], "not 'influxdb:2.7'"),
        (["check", "--fail-level", "erorr"], "did you mean 'error'?"),
        (["check", "--color", "yes"], "--color must be 'auto', 'always' or 'never', not 'yes'"),
        (["check", "--output-format", "yaml"], "--output-format must be FORMAT or FORMAT=FILE"),
        (["check", "--output-file", "nowhere/x"], "nowhere/x: the report cannot be written: no such file"),
        (["check", "--output-file", ".platform"], ".platform: the report cannot be written: is a directory"),
        (["check", "--config", "nowhere.toml"], "nowhere.toml: no such file"),
        (["check", "--config", ".platform"], ".platform: no such file"),
        (["check", "--config", "a", "--no-config"], "not allowed with argument"),
        (["check", "-q", "-v"], "not allowed with argument"),
        (["check", "--policy", "nowhere.json"], "nowhere.json: cannot be read: no such file or directory"),
        (["check", "--policy", ".platform"], ".platform: cannot be read: a folder, not a file"),
        (["check", "--policy", SERVICES], "not JSON"),
        (["check", "--stdin-filename", "x.yaml"], "--stdin-filename names what is read from standard input"),
        (["explain"], "the following arguments are required: CODE"),
        (["explain", "NFX999"], "there is no rule 'NFX999'"),
        (["explain", "NFX1"], "there is no rule 'NFX1'; NFX1 is a prefix, with which begin NFX101, NFX102, "),
        (["explain", "nfx2o1"], "there is no rule 'nfx2o1'; did you mean NFX201?"),
        (["explain", "renamed"], "did you mean renamed-key?"),
        (["policy", "update", SERVICES, "--vendor", "ovh"], "not JSON"),
        (["rules", "NFX101"], "'NFX101' is one word too many"),
        (["policy", "shwo"], "influx-lint policy: there is no command 'shwo'; did you mean show?"),
    ],
)
def test_a_slip_is_one_line_and_status_2(arguments: list[str], message: str, project: Path) -> None:
    said = influx_lint(*arguments, folder=project)
    assert said.status == 2
    assert said.out == ""
    [line] = said.err.splitlines()
    assert message in line
    assert line.startswith("influx-lint")


@pytest.mark.parametrize("arguments", [[], ["policy"]])
def test_without_a_command_there_is_help(arguments: list[str], project: Path) -> None:
    said = influx_lint(*arguments, folder=project)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("usage: influx-lint")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["policy", "update", "--help"]])
def test_help_is_asked_for(arguments: list[str], project: Path) -> None:
    said = influx_lint(*arguments, folder=project)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("usage: influx-lint")


def test_help_tells_the_exit_statuses(project: Path) -> None:
    for arguments in (["--help"], ["check", "--help"]):
        said = influx_lint(*arguments, folder=project).out
        assert "exit status: 0 nothing found; 1 findings; 2 wrong usage" in said


def test_paths_may_stand_between_options(make_project: Make) -> None:
    root = make_project({f"a/{SERVICES}": OLD, f"b/{SERVICES}": OLD, f"-c/{SERVICES}": OLD})
    said = influx_lint("check", "a", "-q", "b", "--select", "NFX1", folder=root)
    assert [one.path for one in said.findings] == [f"a/{SERVICES}", f"b/{SERVICES}"]
    assert influx_lint("check", "-q", "--", "-c", folder=root).codes == ["NFX101"]
    assert influx_lint("check", "a", "-q", "b", "--", "-c", folder=root).codes == ["NFX101"] * 3


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        (["nowhere"], ["nowhere: no such file or folder"]),
        (["nowhere", "nowhere"], ["nowhere: no such file or folder"]),
        (["no/where.yaml"], ["no/where.yaml: no such file or folder"]),
        ([f"{SERVICES}/x"], [f"{SERVICES}/x: not a directory"]),
        ([""], ["'': an empty name is no file or folder"]),
        (["a\nb"], ["a\\nb: no such file or folder"]),
        (["n" * 5000], [f"{'n' * 5000}: file name too long"]),
    ],
)
def test_a_path_that_is_not_there(names: list[str], lines: list[str], make_project: Make) -> None:
    root = make_project({SERVICES: OLD})
    said = influx_lint("check", *names, SERVICES, folder=root)
    assert said.status == 2
    assert said.out.splitlines()[1:-1] == lines
    assert said.codes == ["NFX101"]
    assert said.out.endswith("1 file checked, 1 could not be read\n")


@pytest.mark.parametrize(
    ("files", "arguments", "more"),
    [
        ({}, [], ""),
        ({"README.md": ""}, ["README.md"], "; 1 passed over, which -v tells"),
        ({".platform/routes.yaml": ""}, [], ""),
        ({"node_modules/a.py": "", ".gitignore": "b.py", "b.py": ""}, [], "; 2 passed over, which -v tells"),
        ({"README.md": ""}, ["-v", "README.md"], ""),
    ],
)
def test_nothing_to_check_is_status_3(
    files: dict[str, str], arguments: list[str], more: str, make_project: Make
) -> None:
    said = influx_lint("check", *arguments, folder=make_project(files))
    assert said.status == 3
    assert "no findings; 0 files checked\n" in said.out
    why = f"no configuration of a project and no {' or '.join(TITLES)}"
    assert said.err == f"influx-lint: nothing to check: {why}{more}\n"


@pytest.mark.parametrize("text", ["", "# nothing\n", "cache: {type: redis:7}\n"])
def test_a_file_without_influxdb_is_checked(text: str, make_project: Make) -> None:
    said = influx_lint("check", folder=make_project({SERVICES: text}))
    assert (said.status, said.out) == (0, "no findings; 1 file checked\n")


class Stdin:
    """Standard input with some bytes in it."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["-"], "stdin"),
        (["-", "--stdin-filename", SERVICES], SERVICES),
        (["--stdin-filename", "x/.upsun/other.yaml", "-"], None),
        (["--stdin-filename", "copy.yaml", "-", "-"], "copy.yaml"),
        (["-", SERVICES], "stdin"),
        (["-", SERVICES, "--stdin-filename", SERVICES], SERVICES),
        (["--stdin-filename", "notes.txt", "-"], None),
        (["--stdin-filename", "main.py", "-"], "main.py"),
    ],
)
def test_standard_input(
    arguments: list[str], name: str | None, make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project({SERVICES: GOOD})
    monkeypatch.setattr(sys, "stdin", Stdin(OLD.encode()))
    said = influx_lint("check", *arguments, folder=root)
    of_code = name is not None and name.endswith(".py")
    assert said.places == ([(name, 1, 24, "NFX901") if of_code else (name, 1, 16, "NFX101")] if name else [])


@pytest.mark.parametrize(
    "text",
    [
        "import os\nprint(os.environ)\n",
        'import os\nx = {"a": 1}\n',
        "class A:\n    x: int = 1\n",
        "services:\n    timedb:\n        type: influxdb:2.2\n",
        "<?php echo 1;\n",
        "- a\n",
        "\ufeffconst c = 1;\n",
    ],
)
def test_standard_input_that_tells_nothing_asks_for_a_name(
    text: str, make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(text.encode()))
    said = influx_lint("check", "-", folder=make_project({}))
    assert (said.status, said.out) == (2, "")
    assert "add --stdin-filename NAME, as in `--stdin-filename app.py`" in said.err


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (OLD, ["NFX101"]),
        ("cache: !archive x\n" + OLD, ["NFX101"]),
        ("#!/usr/bin/env python3\nx = (\n", ["NFX901"]),
        ("", []),
        ("# nothing\n", []),
    ],
)
def test_standard_input_without_a_name_may_tell_what_it_is(
    text: str, codes: list[str], make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(text.encode()))
    said = influx_lint("check", "-", folder=make_project({}))
    assert (said.codes, said.status) == (codes, bool(codes))


def test_standard_input_is_part_of_its_project(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project({APP: "name: x\nrelationships: {db: 'timedb:influxdb'}\n", SERVICES: OLD})
    monkeypatch.setattr(sys, "stdin", Stdin(b"other: {type: redis:7}\n"))
    said = influx_lint("check", "-", APP, "--stdin-filename", SERVICES, folder=root)
    assert said.places == [(APP, 2, 22, "NFX120")]


@pytest.mark.parametrize("name", ["stdin", "x.yaml", "x.py"])
def test_standard_input_has_bounds(name: str, make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(b"#" * 17_000_000))
    said = influx_lint("check", "-", "--stdin-filename", name, folder=make_project({}))
    assert said.status == 2
    assert re.match(f"{name}: larger than (?:4|16) MB\n", said.out)


def test_closed_standard_input(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    said = influx_lint("check", "-", folder=make_project({SERVICES: OLD}))
    assert said.status == 2
    assert said.err == "influx-lint: standard input is closed, so that '-' cannot be read\n"
    assert influx_lint("check", folder=make_project({SERVICES: OLD})).status == 1


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        (["--color", "auto"], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"CI": "1"}, False),
    ],
)
def test_colors(
    arguments: list[str], environment: dict[str, str], colored: bool, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "CI", "CLICOLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in influx_lint("check", *arguments, folder=project).out) is colored


def test_several_projects_have_their_own_settings(make_project: Make) -> None:
    root = make_project(
        {
            f"a/{SERVICES}": OLD,
            "a/.influx-lint.toml": 'vendor = "upsun-flex"\n',
            f"b/{SERVICES}": OLD,
            "b/pyproject.toml": '[tool.influx-lint]\nignore = ["NFX101"]\n',
            f"c/{SERVICES}": OLD + "x: {type: influxdb}\n",
            "c/pyproject.toml": '[tool.influx-lint]\ntarget-version = "2.3"\n',
            f"d/{SERVICES}": OLD + "# noqa: NFX101\n",
        }
    )
    said = influx_lint("check", folder=root)
    assert [(one.path[0], one.code) for one in said.findings] == [
        ("a", "NFX105"),
        ("c", "NFX101"),
        ("c", "NFX103"),
        ("d", "NFX101"),
        ("d", "NFX902"),
    ]
    assert "move 'timedb' to 2.3" in said.out
    assert [one.code for one in influx_lint("check", "--no-config", "a", "b", folder=root).findings] == ["NFX101"] * 2
    config = ["--config", "a/.influx-lint.toml"]
    assert influx_lint("check", *config, "b", folder=root).codes == ["NFX105"]


CODE = """\
import base64, json, os
R = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(R["influxdb"][0]["user"])
"""
APPLICATION = 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n'


@pytest.mark.parametrize(
    ("version", "settings", "severity"),
    [
        ("2.7", "", "error"),
        ("2.2", "", "warning"),
        ("2.7", 'severity = { NFX201 = "warning" }', "warning"),
        ("2.2", 'severity = { NFX201 = "error" }', "error"),
    ],
)
def test_code_that_the_upgrade_breaks_is_an_error_once_it_is_there(
    version: str, settings: str, severity: str, make_project: Make
) -> None:
    root = make_project(
        {
            "app.py": CODE,
            ".platform.app.yaml": APPLICATION,
            SERVICES: f"timedb: {{type: influxdb:{version}}}\n",
            ".influx-lint.toml": settings + '\nignore = ["NFX101"]\n',
        }
    )
    said = influx_lint("check", "--output-format", "json", folder=root)
    assert [(one["code"], one["severity"]) for one in json.loads(said.out)["findings"]] == [("NFX201", severity)]
    assert said.status == 1
    assert influx_lint("check", "--fail-level", "error", folder=root).status == (severity == "error")
    annotation = influx_lint("check", "--output-format", "github", folder=root).out
    assert annotation.startswith(f"::{severity} ")
    sarif = json.loads(influx_lint("check", "--output-format", "sarif", folder=root).out)
    assert [one["level"] for one in sarif["runs"][0]["results"]] == [severity]


def test_a_root_above_the_settings_is_the_projects(make_project: Make) -> None:
    root = make_project(
        {
            "deploy/.platform.app.yaml": APPLICATION.replace("influxdb: ", "metrics: "),
            f"deploy/{SERVICES}": "timedb: {type: influxdb:2.7}\n",
            "deploy/code/.influx-lint.toml": 'root = "./x/../.."\n',
            "deploy/code/.git/x": "",
            "deploy/.git/x": "",
            "deploy/code/app.py": CODE.replace('"influxdb"', '"metrics"'),
        }
    )
    assert influx_lint("check", "deploy/code", folder=root).codes == ["NFX201"]


def test_each_project_has_its_own_severities(make_project: Make) -> None:
    root = make_project(
        {f"a/{SERVICES}": OLD, "a/.influx-lint.toml": 'severity = { NFX101 = "error" }\n', f"b/{SERVICES}": OLD}
    )
    said = influx_lint("check", "--output-format", "json", folder=root)
    assert [one["severity"] for one in json.loads(said.out)["findings"]] == ["error", "warning"]
    assert influx_lint("check", "--fail-level", "error", "a", folder=root).status == 1
    assert influx_lint("check", "--fail-level", "error", "b", folder=root).status == 0


def test_settings_are_found_from_the_file_not_from_the_working_folder(make_project: Make) -> None:
    root = make_project({f"p/{SERVICES}": OLD, "p/.influx-lint.toml": 'ignore = ["NFX101"]\n', "q/x": ""})
    assert influx_lint("check", f"../p/{SERVICES}", folder=root / "q").status == 0
    assert influx_lint("check", "services.yaml", folder=root / "p" / ".platform").status == 0


def test_a_policy_of_ones_own(project: Path) -> None:
    document = json.loads(json.dumps(shipped().document))
    del document["versions"]["2.2"]["upsun-fixed"]["dropped"]
    document["versions"]["2.2"]["upsun-fixed"]["status"] = "supported"
    (project / "policy.json").write_text(json.dumps(document), encoding="utf-8")
    assert influx_lint("check", "--policy", "policy.json", folder=project).codes == ["NFX110"]
    (project / ".influx-lint.toml").write_text('policy = "policy.json"\n', encoding="utf-8")
    assert influx_lint("check", str(project), folder=project.parent).codes == ["NFX110"]


def test_version_names_itself_python_and_the_policy(project: Path) -> None:
    said = influx_lint("--version", folder=project)
    assert said.out == (f"influx-lint {__version__} (Python {sys.version.split()[0]}, policy of {shipped().date})\n")


def test_rules_are_listed(project: Path) -> None:
    assert [line.split()[0] for line in influx_lint("rules", folder=project).out.splitlines()] == [
        rule.code for rule in RULES
    ]
    listed = json.loads(influx_lint("rules", "--output-format", "json", folder=project).out)
    assert [(one["code"], one["enabled"]) for one in listed] == [(rule.code, rule.enabled) for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_explained(rule: object, project: Path) -> None:
    one = next(known for known in RULES if known is rule)
    for word in (one.code, one.code.lower(), one.name):
        said = influx_lint("explain", word, folder=project)
        assert (said.status, said.err) == (0, "")
        text = " ".join(said.out.split())
        assert text.startswith(f"{one.code} {one.name} ({one.weight})")
        for part in (one.explanation, one.remedy, one.source, one.url, next(iter(one.bad.files.values()))):
            assert " ".join(part.split()) in text


def test_several_rules_are_explained(project: Path) -> None:
    said = influx_lint("explain", "NFX101", "missing-version", folder=project)
    assert said.status == 0
    assert re.findall(r"^NFX\d+", said.out, re.MULTILINE) == ["NFX101", "NFX103"]


def test_a_rule_that_is_not_there_is_guessed(project: Path) -> None:
    assert "did you mean NFX101?" in influx_lint("explain", "NFX1001", folder=project).err


def test_policy_show_tells_every_version_with_dates_and_sources(project: Path) -> None:
    said = influx_lint("policy", "show", folder=project)
    assert said.status == 0
    assert shipped().date in said.out
    for version in shipped().versions():
        assert re.search(rf"\b{re.escape(version)}\b", said.out)
    for listing in shipped().listings:
        assert listing.source.date in said.out


def test_interruption_ends_quietly(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", interrupt)
    said = influx_lint("check", folder=project)
    assert (said.status, said.out, said.err) == (130, "", "")


class Terminal(io.StringIO):
    """A stream that says that it is a person's terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    from influx_lint.commands.showing import progress

    for name in ("NO_COLOR", "CI", "PRE_COMMIT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    draw = progress()
    assert draw is not None
    for done in range(1, 3001):
        draw(done, 3000)
    assert "checking 1,000 of 3,000 files" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_every_target_is_counted_as_progress(make_project: Make) -> None:
    from influx_lint import run
    from influx_lint.settings_files import SettingsFinder

    root = make_project({f"{name}/{SERVICES}": GOOD for name in "abc"})
    told: list[tuple[int, int]] = []
    run.check([str(root)], SettingsFinder(isolated=True), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("select", [("NFX",), ("NFX201",)])
def test_what_cannot_be_parsed_is_known_whatever_is_selected(make_project: Make, select: tuple[str, ...]) -> None:
    from influx_lint import run
    from influx_lint.settings_files import SettingsFinder

    broken = 'import os\nrelationships = os.environ["PLATFORM_RELATIONSHIPS"]\nprint(relationships["user"\n'
    root = make_project({SERVICES: GOOD, "app.py": broken, "other.py": "x = 1\n"})
    outcome = run.check([str(root)], SettingsFinder(overrides={"select": select}))
    assert outcome.unparsable == {root / "app.py"}


@pytest.mark.parametrize("arguments", [["explain", "NFX220"], ["rules"], ["check", "--help"], ["policy", "show"]])
def test_every_character_is_printed_in_every_locale(arguments: list[str], project: Path) -> None:
    bare = in_shell(
        *arguments,
        folder=project,
        COLUMNS="80",
        LC_ALL="C",
        PYTHONCOERCECLOCALE="0",
        PYTHONUTF8="0",
        PYTHONIOENCODING="ascii",
    )
    assert (bare.returncode, bare.stderr) == (0, b"")
    assert bare.stdout == in_shell(*arguments, folder=project, COLUMNS="80", PYTHONUTF8="1").stdout
