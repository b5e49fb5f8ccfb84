"""Writes the parts of the documentation that are made from the code, and tells which files changed."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from influx_lint import run, settings_table
from influx_lint.registry.rule import Rule
from influx_lint.registry.rules import RULES
from influx_lint.reports import editor_schemas, render, rules
from influx_lint.reports.paint import Style
from influx_lint.settings_files import SettingsFinder

CHECKOUT = Path(__file__).resolve().parent.parent

TRANSCRIBED = ("README.md", "docs/from-1.x.md", "docs/from-2.0.md", "docs/findings.md")

_TRANSCRIPT = re.compile(r"^```console\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = "$ "


def generated(root: Path) -> dict[Path, str]:
    """What the files made from the code, or with a part made from it, have to hold, by path; but for transcripts.

    Raises ValueError where a file lacks the marks of its generated part.
    """
    return {
        **settings_table.generated_documents(root),
        **editor_schemas.generated_documents(root),
        root / "docs" / "rules.md": rules.index(),
        **{root / "docs" / "rules" / f"{rule.code}.md": rules.page(rule, said_of(rule)) for rule in RULES},
    }


def said_of(rule: Rule) -> str:
    """What is said of a rule's bad example, in full."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, text in rule.bad.files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
        outcome = run.check(["."], SettingsFinder(overrides={"select": ("NFX", rule.code)}))
        return render("full", outcome, folder, Style(quiet=True))


def with_transcripts(text: str, examples: Path) -> str:
    """Markdown in which each `console` block shows what its commands, the lines after `$ `, print now.

    The commands run on a copy of the folder `examples`, one after the other.
    """
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(examples, Path(folder, examples.name))
        return _TRANSCRIPT.sub(lambda match: f"```console\n{_transcript(match['lines'], folder)}```", text)


def _transcript(lines: str, folder: str) -> str:
    commands = [line for line in lines.splitlines() if line.startswith(_PROMPT)]
    return "\n".join(f"{command}\n{_output(command.removeprefix(_PROMPT), folder)}" for command in commands)


def _output(command: str, folder: str) -> str:
    """What a command prints in `folder`, errors included, with this Python's programs, and with no colours."""
    programs = str(Path(sys.executable).parent)
    environment = {"PATH": os.pathsep.join([programs, os.defpath]), "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def main() -> None:
    """Write what is out of date, and tell."""
    documents = generated(CHECKOUT)
    for page in (CHECKOUT / name for name in TRANSCRIBED):
        text = documents.get(page) or page.read_text(encoding="utf-8")
        documents[page] = with_transcripts(text, CHECKOUT / "examples")
    for path, text in documents.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(CHECKOUT)}")


if __name__ == "__main__":
    main()
