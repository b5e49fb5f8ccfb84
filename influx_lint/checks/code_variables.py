"""Which environment variables a project's relationships give on Upsun Flex, and which the project sets itself."""

from __future__ import annotations

import re
from types import MappingProxyType

from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from influx_lint.project.model import Application, Project, Service
    from influx_lint.registry.policy import Policy

_OTHER = re.compile(r"[^A-Z0-9_]")
_FILES = (".env*", ".environment", "*compose*.yml", "*compose*.yaml")


class Variable(NamedTuple):
    """A variable of the old shape: the key that it holds, the variable's new counterpart, and the services."""

    key: str
    replacement: str
    services: tuple[Service, ...]


class Variables(NamedTuple):
    """The variables of a project by name, and the texts that a file must mention one of to read any of them."""

    by_name: Mapping[str, Variable] = MappingProxyType({})
    markers: tuple[bytes, ...] = ()


NO_VARIABLES = Variables()


def prefix(relationship: str) -> str:
    """What the names of a relationship's variables begin with (Upsun: every other character becomes `_`)."""
    return _OTHER.sub("_", relationship.upper()) + "_"


def variables(project: Project | None, policy: Policy, path: Path) -> Variables:
    """The old variables of the InfluxDB relationships that an Upsun Flex project declares for the code in `path`, and
    does not set itself."""
    if project is None or not project.flex:
        return NO_VARIABLES
    image = policy.document["service"]
    found: dict[str, Variable] = {}
    for name, services in project.relationships(path).items():
        reached = tuple(service for service in services if service is not None and service.image == image)
        if reached and len(reached) == len(services):
            for old, new in policy.moved_keys.items():
                found[prefix(name) + old.upper()] = Variable(old, prefix(name) + new[0].upper(), reached)
    own = locally_set(project.root, project.applications, found) if found else frozenset()
    return Variables({name: one for name, one in found.items() if name not in own}, _markers(project, image))


def _markers(project: Project, image: str) -> tuple[bytes, ...]:
    """What the names of the relationships' variables begin with, without the last `_`, and in small letters too."""
    names = {
        each.name
        for application in project.applications
        for each in application.relationships
        if (service := project.service(each.service)) is not None and service.image == image
    }
    starts = sorted(prefix(name).rstrip("_") for name in names)
    return tuple(one.encode() for start in starts for one in (start, start.lower()))


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
    setting = rf"(?<![A-Za-z0-9_$]){re.escape(name)}[\"']?[ \t]*(?:=|:(?!-))"
    return re.search(setting, _without_comments(text)) is not None


def _without_comments(text: str) -> str:
    return re.sub(r"(?m)(?:^|(?<=\s))#.*$", "", text)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
