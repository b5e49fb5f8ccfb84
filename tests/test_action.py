"""The GitHub action and the GitLab template: valid, and their scripts do what they say in a real shell."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from ci_schemas import documents, violations
from ruamel.yaml import YAML

from influx_lint.reports import FORMATS

CHECKOUT = Path(__file__).parent.parent
SCRIPTS = Path(sysconfig.get_path("scripts"))
PACKAGE = ("pyproject.toml", "README.md", "LICENSE", "influx_lint", "schemas")

ACTION = (CHECKOUT / "action.yml").read_text(encoding="utf-8")
TEMPLATE = (CHECKOUT / "templates" / "influx-lint.yml").read_text(encoding="utf-8")
ACTION_STEPS: list[dict[str, Any]] = YAML(typ="safe").load(ACTION)["runs"]["steps"]
SHELL_STEPS = [step for step in ACTION_STEPS if "run" in step]

OLD = "timedb:\n    type: influxdb:2.2\n    disk: 256\n"


@pytest.mark.slow
def test_the_action_fits_its_schema(tmp_path: Path) -> None:
    assert violations("github-actions", ACTION, tmp_path) == ""
    assert violations("github-actions", ACTION.replace("runs:", "walks:"), tmp_path) != ""


@pytest.mark.slow
def test_the_template_fits_its_schema(tmp_path: Path) -> None:
    assert violations("gitlab-ci", TEMPLATE, tmp_path) == ""
    assert violations("gitlab-ci", TEMPLATE.replace("script:", "skript:"), tmp_path) != ""


def test_no_expression_stands_in_a_script_of_the_action() -> None:
    assert len(SHELL_STEPS) == 2
    assert [step["name"] for step in SHELL_STEPS if "${{" in step["run"]] == []


def substituted(text: str, values: Mapping[str, str]) -> str:
    """A text with the values of its expressions, by what stands in them."""
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: values[found[1]], text)


class Runner:
    """Runs the action's shell steps as GitHub does, in a folder of its own with an old version in it."""

    def __init__(self, folder: Path) -> None:
        self.temporary = folder / "temporary"
        self.workspace = folder / "workspace"
        for one in (self.temporary, self.workspace):
            one.mkdir()
        (self.workspace / "services.yaml").write_text(OLD)
        self.output = self.temporary / "output"
        self.summary = self.temporary / "summary"

    def use_own_environment(self) -> None:
        """Let the environment of the tests be the one that the action installed."""
        (self.temporary / "influx-lint").mkdir()
        (self.temporary / "influx-lint" / "bin").symlink_to(SCRIPTS)

    def step(self, name: str, inputs: Mapping[str, str], action: Path = CHECKOUT) -> subprocess.CompletedProcess[str]:
        step = next(one for one in SHELL_STEPS if one["name"] == name)
        declared = YAML(typ="safe").load(ACTION)["inputs"]
        values = {f"inputs.{key}": inputs.get(key, one["default"]) for key, one in declared.items()}
        values["steps.python.outputs.python-path"] = str(SCRIPTS / "python")
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.workspace,
            env=os.environ
            | {
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": str(action),
                "GITHUB_OUTPUT": str(self.output),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "RUNNER_TEMP": str(self.temporary),
            }
            | {key: substituted(value, values) for key, value in step["env"].items()},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def check(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        return self.step("Run influx-lint", inputs)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    runner = Runner(tmp_path)
    runner.use_own_environment()
    return runner


@pytest.mark.slow
def test_the_action_installs_itself_and_runs(tmp_path: Path) -> None:
    checkout = tmp_path / "action"
    checkout.mkdir()
    for name in PACKAGE:
        copy = shutil.copytree if (CHECKOUT / name).is_dir() else shutil.copy
        copy(CHECKOUT / name, checkout / name)
    runner = Runner(tmp_path)
    installed = runner.step("Install influx-lint", {}, checkout)
    assert installed.returncode == 0, installed.stderr
    done = runner.check(path="services.yaml")
    assert done.returncode == 1
    assert "services.yaml:2:11: NFX101 " in done.stdout


@pytest.mark.slow
def test_a_version_is_no_option_of_pip(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    done = runner.step("Install influx-lint", {"version": "1.0 --index-url $(touch pwned)"})
    assert done.returncode != 0
    assert "Invalid requirement" in done.stderr
    assert not (runner.workspace / "pwned").exists()


def test_findings_fail_the_step_with_annotations_and_a_summary(runner: Runner) -> None:
    done = runner.check(path="services.yaml")
    assert done.returncode == 1
    assert "services.yaml:2:11: NFX101 " in done.stdout
    assert "\n::warning title=NFX101 " in done.stdout
    assert "NFX101" in runner.summary.read_text()
    assert not runner.output.exists()


@pytest.mark.parametrize(("args", "status"), [("", 1), ("--exit-zero", 0), ("--no-such-option", 2)])
def test_the_sarif_report_is_there_to_be_uploaded_whatever_the_status(runner: Runner, args: str, status: int) -> None:
    assert runner.check(path="services.yaml", args=args, sarif="true").returncode == status
    report = runner.temporary / "influx-lint.sarif"
    if status == 2:
        assert not runner.output.exists()
    else:
        assert runner.output.read_text() == f"sarif-file={report}\n"
        assert json.loads(report.read_text())["runs"][0]["results"][0]["ruleId"] == "NFX101"


def test_arguments_are_words_as_in_a_shell_and_nothing_of_them_is_executed(runner: Runner) -> None:
    name = "a $(touch pwned) `touch pwned` *; touch pwned.yaml"
    (runner.workspace / name).write_text(OLD)
    done = runner.check(path=name, args="--exit-zero --output-format 'json=a report'\n--statistics")
    assert done.returncode == 0, done.stderr
    assert f"{name}:2:11: NFX101 " in done.stdout
    assert json.loads((runner.workspace / "a report").read_text())
    done = runner.check(args="--select $(touch pwned) '`touch pwned`' ; touch pwned")
    assert done.returncode == 2
    assert not (runner.workspace / "pwned").exists()


def test_a_path_is_no_option(runner: Runner) -> None:
    done = runner.check(path="--exit-zero")
    assert done.returncode == 2
    assert "--exit-zero: no such file or folder" in done.stdout


def test_unbalanced_quotes_fail_the_step(runner: Runner) -> None:
    done = runner.check(args="--vendor 'web-paas")
    assert done.returncode != 0
    assert "NFX101" not in done.stdout


@pytest.mark.parametrize(("inputs", "status"), [({}, 1), ({"args": "--exit-zero --statistics"}, 0)])
def test_the_template_writes_the_report_that_it_hands_over(
    tmp_path: Path, inputs: Mapping[str, str], status: int
) -> None:
    header, body = documents(TEMPLATE)
    declared = YAML(typ="safe").load(header)["spec"]["inputs"]
    values = {key: one["default"] for key, one in declared.items()} | {"path": "services.yaml", **inputs}
    job = YAML(typ="safe").load(re.sub(r"\$\[\[ inputs\.(.*?) \]\]", lambda found: values[found[1]], body))[
        "influx-lint"
    ]
    install, *commands = job["script"]
    assert install.startswith("pip install ")
    (tmp_path / "services.yaml").write_text(OLD)
    variables = {key: value or "" for key, value in job["variables"].items()}
    environment = os.environ | variables | {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["sh", "-ec", "\n".join(commands)], cwd=tmp_path, env=environment, check=False)
    assert done.returncode == status
    report = tmp_path / job["artifacts"]["reports"]["codequality"]
    assert json.loads(report.read_text())[0]["check_name"] == "deprecated-version"


def test_formats_that_the_scripts_name_exist() -> None:
    named = re.findall(r"--output-format \"?([a-z]+)|\"(sarif)=", ACTION + TEMPLATE)
    assert {one or other for one, other in named} <= set(FORMATS)
