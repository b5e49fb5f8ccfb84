"""Which environment variables a project's relationships give on Upsun Flex, and which the project sets itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from influx_lint.project.model import Project, Service
from influx_lint.project.nodes import Mapping as MappingNode, Scalar, walk
from influx_lint.registry.policy import Policy
from influx_lint.typings import NamedTuple

_OTHER = re.compile(r"[^A-Z0-9_]")
_IN_ENVIRONMENT = "env:"
"""What the configuration puts before the name of a variable of the environment, unless that stands under `env`."""


class Variable(NamedTuple):
    """A variable of the old shape: the key that it holds, the variable's new counterpart, and the services; and, as
    paths, which variables of the relationship only the new shape has and which only the old one has."""

    key: str
    replacement: str
    services: tuple[Service, ...]
    heads: frozenset[tuple[str]] = frozenset()
    olds: frozenset[tuple[str]] = frozenset()


def prefix(relationship: str) -> str:
    """What the names of a relationship's variables begin with (Upsun: every other character becomes `_`)."""
    return _OTHER.sub("_", relationship.upper()) + "_"


def variables(project: Project | None, policy: Policy, path: Path) -> Mapping[str, Variable]:
    """The old variables of the InfluxDB relationships that an Upsun Flex project declares for the code in `path`, and
    does not set itself where it is deployed, by name."""
    if project is None or not project.flex:
        return {}
    image = policy.document["service"]
    found: dict[str, Variable] = {}
    for name, services in project.relationships(path).items():
        reached = tuple(service for service in services if service is not None and service.image == image)
        if reached and len(reached) == len(services):
            start = prefix(name)
            heads = frozenset((start + new[0].upper(),) for new in policy.moved_keys.values())
            olds = frozenset((start + old.upper(),) for old in policy.moved_keys)
            for old, new in policy.moved_keys.items():
                found[start + old.upper()] = Variable(old, start + new[0].upper(), reached, heads, olds)
    own = _set_by_project(project, path, found) if found else frozenset()
    return {name: one for name, one in found.items() if name not in own}


def markers(project: Project | None, policy: Policy) -> tuple[bytes, ...]:
    """The texts of which a file must mention one to read such a variable: what their names begin with, without the
    last `_`, and in small letters too."""
    if project is None or not project.flex:
        return ()
    image = policy.document["service"]
    names = {
        each.name
        for application in project.applications
        for each in application.relationships
        if (service := project.service(each.service)) is not None and service.image == image
    }
    starts = sorted(prefix(name).rstrip("_") for name in names)
    return tuple(one.encode() for start in starts for one in (start, start.lower()))


def _set_by_project(project: Project, path: Path, names: Iterable[str]) -> frozenset[str]:
    """Those of `names` that are set where the code in `path` is deployed: by the configuration of its applications, or
    by a file that is deployed with one of them."""
    applications = project.applications_of(path)
    nodes = [*project.common, *(node for application in applications for node in application.definition)]
    texts = [text for one in applications for text in project.environment_files.texts(one.folder)]
    keys = set()
    for node in walk(nodes):
        if isinstance(node, MappingNode):
            keys |= {key.value.removeprefix(_IN_ENVIRONMENT) for key, _ in node.entries if isinstance(key, Scalar)}
        elif isinstance(node, Scalar):
            texts.append(node.value)
    lines = [without_comments(text) for text in texts]
    return frozenset(name for name in names if name in keys or any(_sets(text, name) for text in lines))


def _sets(text: str, name: str) -> bool:
    return name in text and re.search(rf"(?<![A-Za-z0-9_$]){re.escape(name)}[\"']?[ \t]*(?:=|:(?!-))", text) is not None


def without_comments(text: str) -> str:
    """A shell's or a YAML text without what stands behind `#`."""
    return re.sub(r"(?m)(?:^|(?<=\s))#.*$", "", text)
