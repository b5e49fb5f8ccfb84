"""Where the shipped JSON schemas are: beside the modules in an installation, beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

_FOLDERS = (Path(__file__).with_name("schemas"), Path(__file__).parent.parent / "schemas")


def schema_file(name: str) -> Path:
    """The path of a shipped schema, such as `settings.schema.json`. Raises FileNotFoundError where there is none."""
    for folder in _FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"{name} is not among the schemas that come with influx-lint")
