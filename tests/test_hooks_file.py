"""The hooks that pre-commit reads: valid, and run for just the files that can change a verdict."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from identify.identify import tags_from_filename, tags_from_path
from ruamel.yaml import YAML

from influx_lint.languages import NAMES as FILE_NAMES, SUFFIXES
from influx_lint.project import layout
from influx_lint.project.scripts import may_set_up
from influx_lint.settings import OWN_FILE

CHECKOUT = Path(__file__).parent.parent
FILE = CHECKOUT / ".pre-commit-hooks.yaml"
HOOKS: list[dict[str, Any]] = YAML(typ="safe").load(FILE)

FOLDERS = (
    "",
    "app/",
    "a b/é/",
    "config/",
    "app/config/packages/prod/",
    "config/a/b/c/",
    "xconfig/",
    *(f"{name}/" for name in layout.FOLDERS),
    *(f"app/{name}/" for name in layout.FOLDERS),
)
NO_CREDENTIALS = ("package.json", "package-lock.json", "composer.json", "tsconfig.json", "tsconfig.build.json")
"""JSON files that tools have for themselves, and that change in many a commit."""

NAMES = [
    *(
        stem + suffix
        for stem in ("services", "applications", "config", "routes")
        for suffix in (".yaml", ".yml", ".yamlx")
    ),
    *(f".{stem}.app.{suffix}" for stem in ("platform", "magento", "symfony") for suffix in ("yaml", "yml")),
    *(".symfony.cloud.yaml", ".symfony.cloud.yml", ".platform.cloud.yaml", "x.platform.app.yaml", "Xplatform.app.yaml"),
    *(
        "main.py",
        "main.pyi",
        "main.pyw",
        "app.wsgi",
        *(f"main{suffix}" for suffix in (".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".jsm", ".mtsx", ".d")),
        *("index.php", "settings.inc", "page.phtml", "index.php5", "index.phps", "a.inc.bak"),
        *("deploy.sh", "deploy.bash", "deploy.zsh", "deploy.sh.orig"),
        *("metrics.module", "metrics.install", "metrics.theme", "metrics.info", "main.cts"),
        *("Makefile", "LICENSE", "Dockerfile", "Rakefile", "Jenkinsfile"),
        "a b.py",
        "é.py",
        "main.py.orig",
        ".py",
        "py",
        ".environment",
        "pyproject.toml",
    ),
    *("relationships.json", "package.json.json", "x.package.json", "tsconfig_.jsonx", "data.jsonl", ".json"),
    *NO_CREDENTIALS,
    *(OWN_FILE, f"x{OWN_FILE}", ".pre-commit-config.yaml", "README.md"),
]


def test_pre_commit_takes_the_file() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(FILE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_there_is_one_hook_that_checks_and_one_that_fixes() -> None:
    assert {hook["id"]: shlex.split(hook["entry"]) for hook in HOOKS} == {
        "influx-lint": ["influx-lint", "check", "--changed"],
        "influx-lint-fix": ["influx-lint", "check", "--changed", "--fix"],
    }


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_for_just_the_files_that_are_judged_or_decide(hook: dict[str, Any]) -> None:
    wrong = [
        folder + name
        for folder, name in product(FOLDERS, NAMES)
        if is_run(hook, folder + name) != matters(folder, name)
    ]
    assert wrong == []


def is_run(hook: dict[str, Any], path: str) -> bool:
    """Whether pre-commit runs a hook for a file of that name that no first line tells more of."""
    return is_taken(hook, path, tags_from_filename(path) | {"text"})


def is_taken(hook: dict[str, Any], path: str, kinds: set[str]) -> bool:
    """Whether pre-commit runs a hook for a file of that name and of these kinds."""
    wanted = bool(re.search(hook["files"], path)) and kinds.issuperset(hook["types"])
    return wanted and kinds.isdisjoint(hook["exclude_types"])


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
@pytest.mark.parametrize(
    ("name", "line", "runs"),
    [
        ("ingest", "#!/usr/bin/env python3", True),
        ("ingest.cgi", "#!/usr/bin/env python3", True),
        ("ingest", "#!/bin/sh", True),
        ("ingest.sh", "#!/bin/sh", True),
        (".environment", "export A=1", True),
        ("metrics.module", "<?php", True),
        ("ingest", "#!/usr/bin/perl", False),
    ],
)
def test_a_hook_runs_for_scripts_by_their_first_line(
    hook: dict[str, Any], name: str, line: str, runs: bool, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(f"{line}\n", encoding="utf-8")
    path.chmod(0o755)
    assert is_taken(hook, name, tags_from_path(str(path))) is runs


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_for_scripts_that_are_not_executable(hook: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "console"
    path.write_text("#!/usr/bin/env php\n", encoding="utf-8")
    assert is_taken(hook, path.name, tags_from_path(str(path)))


def matters(folder: str, name: str) -> bool:
    is_code = (name.endswith(SUFFIXES) and name not in SUFFIXES) or name in FILE_NAMES
    is_unknown = "." not in name and not tags_from_filename(name)
    is_document = name.endswith(layout.JSON) and name not in (*NO_CREDENTIALS, layout.JSON)
    is_configuration = layout.kind_of(folder.rstrip("/").rpartition("/")[2], name) is not None
    is_other = is_code or is_unknown or is_document or may_set_up(f"/{folder}{name}")
    return is_configuration or is_other or name == OWN_FILE


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_is_not_run_several_times_at_once(hook: dict[str, Any]) -> None:
    assert hook["require_serial"] is True
    assert hook.get("pass_filenames", True)
    assert not hook.get("always_run", False)
