"""Which environment variables a project's relationships give on Upsun Flex, and which the project sets itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from influx_lint.project.model import Application, Project, Service
    from influx_lint.registry.policy import Policy

_OTHER = re.compile(r"[^A-Z0-9_]")
_FILES = (".env*", ".environment", "*compose*.yml", "*compose*.yaml")


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the old shape: the key that it holds, the variable's new counterpart, and the services."""

    key: str
    replacement: str
    services: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class Variables:
    """The variables of a project by name, and the texts that a file must mention one of to read any of them."""

    by_name: Mapping[str, Variable] = field(default_factory=dict)
    markers: tuple[bytes, ...] = ()


NO_VARIABLES = Variables()


def prefix(relationship: str) -> str:
    """What the names of a relationship's variables begin with (Upsun: every other character becomes `_`)."""
    return _OTHER.sub("_", relationship.upper()) + "_"


def variables(project: Project | None, policy: Policy) -> Variables:
    """The old variables of the InfluxDB relationships that an Upsun Flex project declares and does not set itself."""
    if project is None or not project.flex:
        return NO_VARIABLES
    image = policy.document["service"]
    found: dict[str, Variable] = {}
    markers: dict[bytes, None] = {}
    for application in project.applications:
        for relationship in application.relationships:
            service = project.service(relationship.service)
            if service is None or service.image != image:
                continue
            start = prefix(relationship.name)
            markers |= dict.fromkeys((start.encode(), start.lower().encode()))
            for old, new in policy.moved_keys.items():
                known = found.get(start + old.upper())
                services = (*known.services, service) if known else (service,)
                found[start + old.upper()] = Variable(old, start + new[0].upper(), tuple(dict.fromkeys(services)))
    if not found:
        return NO_VARIABLES
    own = locally_set(project.root, project.applications, found)
    return Variables({name: one for name, one in found.items() if name not in own}, tuple(markers))


def locally_set(root: Path, applications: Iterable[Application], names: Iterable[str]) -> frozenset[str]:
    """Those of `names` that the project's own files set: `.environment`, `.env` and compose files in its root and in
    its applications' folders, and the applications' own configuration (`variables.env`)."""
    applications = tuple(applications)
    folders = dict.fromkeys((root, *(application.folder for application in applications)))
    files = dict.fromkeys(application.path for application in applications)
    for folder in folders:
        for pattern in _FILES:
            files |= dict.fromkeys(sorted(folder.glob(pattern)))
    texts = [text for path in files if (text := _text(path))]
    return frozenset(name for name in names if any(_sets(text, name) for text in texts))


def _sets(text: str, name: str) -> bool:
    return re.search(rf"(?m)(?<![A-Za-z0-9_$]){re.escape(name)}[\"']?[ \t]*(?:=|:(?!-))", _without_comments(text)) is not None


def _without_comments(text: str) -> str:
    return re.sub(r"(?m)(?:^|(?<=\s))#.*$", "", text)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
