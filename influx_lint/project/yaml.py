"""Reads YAML files into graphs of nodes with their exact places.

Files in the plain part of YAML take the short way of `influx_lint.project.plain`; ruamel.yaml composes the others
(`influx_lint.project.composed`)."""

from __future__ import annotations

from pathlib import Path

from influx_lint.findings import Span
from influx_lint.pages import Page
from influx_lint.project import plain
from influx_lint.project.nodes import Node, YamlError
from influx_lint.text import decode

MAX_BYTES = 4 * 1024 * 1024
"""The largest YAML file that is read: a hundred times the largest one known, and a few seconds of parsing."""


_ENCODINGS = {
    (True, True, True, False): "utf-32-be",
    (False, True, True, True): "utf-32-le",
    (True, False): "utf-16-be",
    (False, True): "utf-16-le",
}
"""Encodings by which of a text's first bytes are zero."""


def load(path: Path, data: bytes) -> Page:
    """The source of a file's bytes: UTF-8, UTF-16 or UTF-32. Raises YamlError."""
    try:
        return Page(path, decode(data, encoding_of(data)).characters)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(error.encoding, "replace")
        position = Page(path, before).lines.position(len(before))
        message = f"not valid {error.encoding.upper()} text: {error.reason}"
        raise YamlError(message, Span(*position, *position)) from None


def encoding_of(data: bytes) -> str:
    """The encoding of a YAML text without a byte-order mark: its first character is ASCII (YAML 1.2.2, 5.2)."""
    zeros = tuple(byte == 0 for byte in data[:4])
    return _ENCODINGS.get(zeros) or _ENCODINGS.get(zeros[:2]) or "utf-8"


def read(source: Page) -> list[Node]:
    """The top nodes of a file's documents; none for an empty document. Raises YamlError."""
    nodes = plain.read(source)
    if nodes is not None:
        return nodes
    # ruamel.yaml takes as long to import as the rest of a run: files in the plain part of YAML do without it.
    from influx_lint.project import composed

    return composed.read(source)
