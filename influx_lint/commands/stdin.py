"""Standard input as a file to check: its bytes, and the name that tells what it is."""

from __future__ import annotations

import sys
from pathlib import Path

from influx_lint.project.disk import MAX_CODE_BYTES
from influx_lint.settings import SettingsError
from influx_lint.text import reason

_NAMELESS = "stdin"
_ASKED = (
    "standard input is no services file, and has no name that tells what it is: "
    "add --stdin-filename NAME, as in `--stdin-filename app.py`"
)


def taken(name: str | None) -> tuple[str, bytes]:
    """The name that standard input goes by, and what is in it, up to one byte more than is ever checked. Raises
    SettingsError where it cannot be read; and where there is no name, and the text does not tell what it is."""
    if sys.stdin is None:
        raise SettingsError("standard input is closed, so that '-' cannot be read")
    try:
        data = sys.stdin.buffer.read(MAX_CODE_BYTES + 1)
    except OSError as error:
        raise SettingsError(f"standard input cannot be read: {reason(error)}") from None
    if not name and not _tells_its_kind(data):
        raise SettingsError(_ASKED)
    return name or _NAMELESS, data


def _tells_its_kind(data: bytes) -> bool:
    """Whether a text says by its first line which language it is in, or defines services."""
    from influx_lint.project.nodes import Mapping, YamlError
    from influx_lint.project.scripts import run_by
    from influx_lint.project.yaml import load, read

    if run_by(data) is not None:
        return True
    try:
        nodes = read(load(Path(_NAMELESS), data))
    except YamlError:
        return False
    values = [value for node in nodes if isinstance(node, Mapping) for _, value in node.effective().values()]
    if not values:
        return not any(True for node in nodes if not isinstance(node, Mapping))
    return any(isinstance(value, Mapping) and value.get("type") is not None for value in values)
