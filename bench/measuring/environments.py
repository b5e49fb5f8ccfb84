"""What the measures need beside the project: environments of their own and Django's source.

All of it stands in one folder, `$INFLUX_LINT_BENCH` or `~/.cache/influx-lint-bench`, and is made by
`bench/run.py --prepare`, which alone uses the network.
"""

from __future__ import annotations

import importlib.util
import os
import shlex
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[2]

_DJANGO = "Django>=5.2,<5.3"


def cache() -> Path:
    """The folder of the prepared environments."""
    named = os.environ.get("INFLUX_LINT_BENCH")
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(named) if named else Path(base, "influx-lint-bench")


def has_module(name: str) -> bool:
    """Whether this Python has a module."""
    return importlib.util.find_spec(name) is not None


def python(environment: str) -> Path | None:
    """The Python of a prepared environment; nothing where it has not been made."""
    path = cache() / environment / "bin" / "python"
    return path if path.exists() else None


def django() -> Path | None:
    """Django's source tree, tests and all; nothing where it has not been fetched."""
    return next(iter(sorted(cache().glob("django-*"))), None)


def prepare() -> None:
    """Make all environments and fetch Django's source. Raises CalledProcessError and OSError."""
    cache().mkdir(parents=True, exist_ok=True)
    build = _project()["build-system"]["requires"]
    for environment in ("flake8-plain", "flake8-plugin"):
        _make(environment, [*_project()["project"]["dependencies"], *build])
    _make("semgrep", ["semgrep"])
    if django() is None:
        with tempfile.TemporaryDirectory() as folder:
            download = ["download", "--quiet", "--no-deps", "--no-binary=:all:", f"--dest={folder}", _DJANGO]
            subprocess.run([sys.executable, "-m", "pip", *download], check=True)
            archive = next(Path(folder).glob("*.tar.gz"))
            with tarfile.open(archive) as packed:
                packed.extractall(cache(), filter="data")


def install_plugin() -> None:
    """Install this checkout into the environment that has the plugin, as a user's pip would: not in editable form.

    Its twin has the same packages but this one, so that they differ by nothing else. Raises CalledProcessError.
    """
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--force-reinstall"]
    subprocess.run([str(python("flake8-plugin")), "-m", "pip", "install", *options, str(CHECKOUT)], check=True)


def hook_entry() -> list[str]:
    """The command line of the hook that checks, as `.pre-commit-hooks.yaml` has it."""
    from ruamel.yaml import YAML

    hooks = YAML(typ="safe", pure=True).load(CHECKOUT / ".pre-commit-hooks.yaml")
    return shlex.split(next(hook["entry"] for hook in hooks if hook["id"] == "influx-lint"))


def _make(environment: str, requirements: list[str]) -> None:
    if python(environment) is None:
        subprocess.run([sys.executable, "-m", "venv", str(cache() / environment)], check=True)
    subprocess.run([str(python(environment)), "-m", "pip", "install", "--quiet", *requirements], check=True)


def _project() -> dict[str, Any]:
    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)
