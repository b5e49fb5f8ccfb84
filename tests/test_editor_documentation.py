"""What docs/editors.md says of tools beside the language servers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

PAGE = (Path(__file__).parent.parent / "docs" / "editors.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def ruff(folder: Path, *options: str) -> str:
    """What ruff finds in a folder about comments, with no other settings than these options."""
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--select", "RUF100,RUF102"]
    done = subprocess.run([*command, *options, str(folder)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_ruff_keeps_our_comments_once_told(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text('print(credentials["user"])  # noqa: NFX201\n', encoding="utf-8")
    [settings] = (read["tool"]["ruff"]["lint"] for read in map(tomllib.loads, blocks("toml")) if "tool" in read)
    assert "NFX201" in ruff(tmp_path, "--preview")
    told = (f"--config=lint.{key} = {json.dumps(value)}" for key, value in settings.items())
    assert "NFX201" not in ruff(tmp_path, "--preview", *told)


def test_settings_are_valid_json() -> None:
    assert [sorted(json.loads(block)) for block in blocks("json")] == [
        ["influx-lint"],
        ["clients"],
        ["servers"],
        ["glspc.server.command", "glspc.server.commandArguments", "glspc.server.languageId"],
        ["pylsp"],
        ["flake8.importStrategy"],
        ["yaml.customTags", "yaml.schemas"],
    ]
