"""Validates files of CI systems against the schemas that check-jsonschema carries, without the network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def violations(schema: str, text: str, folder: Path) -> str:
    """What check-jsonschema says against YAML documents, each of which has to fit its schema `vendor.{schema}`.

    Nothing where all is well. The documents are written into `folder`.
    """
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    if schema == "gitlab-ci":
        command += ["--data-transform", schema]
    files = [folder / f"{number}.yaml" for number, _ in enumerate(documents(text))]
    for file, document in zip(files, documents(text), strict=True):
        file.write_text(document, encoding="utf-8")
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def documents(text: str) -> list[str]:
    """The YAML documents in a text."""
    return text.split("\n---\n")
