"""The versions in the services files of an upgrade: each is changed at its own characters and read again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from influx_lint.checks.influxdb import IMAGE
from influx_lint.findings import Edit, Span
from influx_lint.pages import Page
from influx_lint.project import yaml
from influx_lint.project.configuration import Definition
from influx_lint.project.nodes import STRING, Mapping, Node, Scalar, Sequence, YamlError, walk
from influx_lint.project.workspace import Workspace
from influx_lint.repair import edits
from influx_lint.repair.drafts import Draft, open_draft

_SLIP = re.compile(rf"\W*{IMAGE}[^\w.]*([0-9]*(?:\.[0-9]+)*)\W*", re.IGNORECASE)
"""InfluxDB's name and nothing else but a version, in whatever spelling: `InfluxDB: 2.2`, `influxdb@2.2`."""


def version_of(definition: Definition) -> str | None:
    """The version that a service's type names, as it is written there."""
    return (definition.text or "").partition(":")[2].strip() or None


def span_of(definition: Definition) -> Span | None:
    """The characters to replace: the version, or the whole type where more than that is to be mended; nothing where
    they aren't spelled out."""
    edit = _edit(definition, "")
    return edit.span if edit else None


def change_versions(
    moving: Iterable[Definition], workspace: Workspace, target: str
) -> tuple[dict[Path, Draft], list[Definition]]:
    """The services files with the versions changed to `target`, and the services that can't be changed there. Each
    change is read again: the type must be exactly what the platform takes, and nothing else in the file another. Raises
    WriteError where a file changes meanwhile."""
    wanted: dict[Path, dict[Edit, list[Definition]]] = {}
    stuck = []
    for one in moving:
        edit = _edit(one, target)
        if edit is None:
            stuck.append(one)
        else:
            wanted.setdefault(one.origin.path, {}).setdefault(edit, []).append(one)
    drafts = {}
    for path, changes in wanted.items():
        draft = open_draft(path, workspace.read(path).data)
        made, withdrawn = _changed(draft, changes, f"{IMAGE}:{target}")
        drafts[path] = made
        stuck += [one for edit in withdrawn for one in changes[edit]]
    return drafts, stuck


def _edit(definition: Definition, target: str) -> Edit | None:
    node, text = definition.type, definition.text
    if text is None or not isinstance(node, Scalar):
        return None
    version = version_of(definition)
    if text == f"{IMAGE}:{version}":
        before, after = version, target
    elif _SLIP.fullmatch(text):
        before, after = text, f"{IMAGE}:{target}"
    else:
        return None
    span = node.spelled(before or "")
    return Edit(span, after) if span else None


def _changed(draft: Draft, changes: Iterable[Edit], wanted: str) -> tuple[Draft, list[Edit]]:
    """The draft with those edits made that give their scalars the text `wanted` and leave all others alone, and the
    edits that don't. They are made from the end of the file to its start, so that the places of those to come stay."""
    expected = _outline(draft.path, draft.characters)
    characters = draft.characters
    withdrawn = []
    for edit in sorted(changes, key=lambda one: one.span, reverse=True):
        tried = edits.replace(characters, [edit])
        changed = _changed_place(expected, _outline(draft.path, tried))
        if changed is None or changed[1] != (STRING, wanted):
            withdrawn.append(edit)
        else:
            characters = tried
            expected[changed[0]] = changed[1]
    return replace(draft, characters=characters), withdrawn


_Outline = list[tuple[object, ...]]


def _outline(path: Path, characters: str) -> _Outline:
    """What the project's own reader makes of a file's characters: each node by its tag and its value, or by which nodes
    are in it; nothing of a file that can't be parsed."""
    try:
        roots = yaml.read(Page(path, characters))
    except YamlError:
        return []
    nodes = list(walk(roots))
    numbers = {id(node): number for number, node in enumerate(nodes)}
    return [(len(roots),), *((node.tag, *_inside(node, numbers)) for node in nodes)]


def _inside(node: Node, numbers: dict[int, int]) -> tuple[object, ...]:
    if isinstance(node, Scalar):
        return (node.value,)
    if isinstance(node, Mapping):
        return tuple(numbers[id(one)] for entry in node.entries for one in entry)
    return tuple(numbers[id(one)] for one in node.items) if isinstance(node, Sequence) else ()


def _changed_place(before: _Outline, after: _Outline) -> tuple[int, tuple[object, ...]] | None:
    """The one node that is another now, by its number; nothing where there is none, or something else is another."""
    if len(before) != len(after):
        return None
    changed = [number for number, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
    return (changed[0], after[changed[0]]) if len(changed) == 1 else None
