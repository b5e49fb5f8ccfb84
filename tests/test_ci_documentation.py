"""docs/ci.md: its examples are valid where there is a schema, and name what exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ci_schemas import documents, violations
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

import influx_lint
from influx_lint.cli import main
from influx_lint.reports import FORMATS

CHECKOUT = Path(__file__).parent.parent
PAGE = (CHECKOUT / "docs" / "ci.md").read_text(encoding="utf-8")
EXAMPLES = [
    (token.content.partition("\n")[0].removeprefix("# "), token.content)
    for token in MarkdownIt().parse(PAGE)
    if token.type == "fence" and token.info == "yaml"
]
SCHEMAS = {
    ".github/workflows/influx-lint.yml": "github-workflows",
    ".gitlab-ci.yml": "gitlab-ci",
    "bitbucket-pipelines.yml": "bitbucket-pipelines",
}
PRE_COMMIT, PLATFORM = ".pre-commit-config.yaml", ".platform.app.yaml"


def examples(name: str) -> list[Any]:
    return [YAML(typ="safe").load(text) for one, text in EXAMPLES if one == name]


def test_every_example_is_of_a_file_that_is_validated() -> None:
    assert {name for name, _ in EXAMPLES} == {*SCHEMAS, PRE_COMMIT, PLATFORM}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "text"), [one for one in EXAMPLES if one[0] in SCHEMAS])
def test_an_example_fits_its_schema(name: str, text: str, tmp_path: Path) -> None:
    assert violations(SCHEMAS[name], text, tmp_path) == ""


def test_pre_commit_takes_its_example(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(next(text for name, text in EXAMPLES if name == PRE_COMMIT))
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    known = {hook["id"] for hook in YAML(typ="safe").load(CHECKOUT / ".pre-commit-hooks.yaml")}
    repositories = [one for example in examples(PRE_COMMIT) for one in example["repos"]]
    assert {hook["id"] for one in repositories for hook in one["hooks"]} <= known


def test_the_examples_are_of_this_version() -> None:
    assert set(re.findall(r"(?:rev: |influx-lint@|influx-lint/)(v[0-9][0-9.]*[0-9])", PAGE)) == {
        f"v{influx_lint.__version__}"
    }
    assert set(re.findall(r"influx-lint==([0-9.]+)", PAGE)) == {influx_lint.__version__}


def test_the_inputs_exist() -> None:
    action = YAML(typ="safe").load(CHECKOUT / "action.yml")["inputs"]
    for workflow in examples(".github/workflows/influx-lint.yml"):
        for step in workflow["jobs"]["influx-lint"]["steps"]:
            assert "influx-lint" not in step["uses"] or set(step.get("with", {})) <= set(action)
    header, _ = documents((CHECKOUT / "templates" / "influx-lint.yml").read_text(encoding="utf-8"))
    declared = set(YAML(typ="safe").load(header)["spec"]["inputs"])
    for pipeline in examples(".gitlab-ci.yml"):
        for one in pipeline.get("include", ()):
            assert set(one["inputs"]) <= declared


def test_the_options_and_formats_exist(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    foreign = {"--quiet", "--name-only"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", PAGE)) - foreign <= known
    assert set(re.findall(r"--output-format ([a-z]+)", PAGE)) <= set(FORMATS)


def test_the_configuration_with_the_build_hook_has_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / PLATFORM).write_text(next(text for name, text in EXAMPLES if name == PLATFORM))
    monkeypatch.chdir(tmp_path)
    assert main(["check", PLATFORM]) == 0, capsys.readouterr().out
