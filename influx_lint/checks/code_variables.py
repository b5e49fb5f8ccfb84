"""Which environment variables a project's relationships give on Upsun Flex, and which the project sets itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from influx_lint.project.model import Application, Project, Service
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


_HOST = ("HOST", "HOSTNAME", "IP")
"""The last parts of the variables' names that tell where a service is."""

_SOURCE = "RELATIONSHIPS"
_ASSIGNMENT = re.compile(r"(?m)^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=(.*)$")

_Services = tuple["Service", ...]


def addresses(project: Project | None, policy: Policy, path: Path) -> Mapping[str, _Services]:
    """The variables that hold the address of an InfluxDB service for the code in `path`, by name.

    They are named after its relationship, unless the project sets them to something else; outside of Upsun Flex only
    where it has one such service. Or the project sets them from the relationships.
    """
    if project is None:
        return {}
    return _addresses(project, policy, project.applications_of(path), project.relationships(path))


def markers_of_addresses(project: Project | None, policy: Policy) -> tuple[bytes, ...]:
    """The texts of which a file must mention one to read such a variable: its name, or what it begins with where that
    stands alone, as a prefix does."""
    if project is None:
        return ()
    names = {
        name
        for application in project.applications
        for name in _addresses(project, policy, (application,), _relationships(project, application))
    }
    names |= {name.removesuffix(last) for name in names for last in _HOST if name.endswith(f"_{last}")}
    return tuple(one.encode() for name in sorted(names) for one in (name, name.lower()))


def _relationships(project: Project, application: Application) -> Mapping[str, tuple[Service | None, ...]]:
    return {one.name: (project.service(one.service),) for one in application.relationships}


def _addresses(
    project: Project,
    policy: Policy,
    applications: Sequence[Application],
    relationships: Mapping[str, Sequence[Service | None]],
) -> dict[str, _Services]:
    image = policy.document["service"]
    reached = {
        name: tuple(service for service in services if service is not None)
        for name, services in relationships.items()
        if services and all(service is not None and service.image == image for service in services)
    }
    if not reached:
        return {}
    is_only_one = sum(service.image == image for service in project.services) == 1
    named = reached if project.flex or is_only_one else {}
    texts = [text for one in applications for text in project.environment_files.texts(one.folder)]
    found = {prefix(name) + last: services for name, services in named.items() for last in _HOST}
    assigned = [(each[1], each[2]) for text in texts for each in _ASSIGNMENT.finditer(without_comments(text))]
    found = {name: services for name, services in found.items() if name not in dict(assigned)}
    found |= _from_relationships(assigned, reached, relationships)
    own = _set_in_configuration(project, applications, found)
    return {name: services for name, services in found.items() if name not in own}


def _from_relationships(
    assigned: Iterable[tuple[str, str]], reached: Mapping[str, _Services], relationships: Iterable[str]
) -> dict[str, _Services]:
    """The variables that are set from the relationships, where these are InfluxDB's."""
    sources = {_SOURCE}
    found: dict[str, _Services] = {}
    for name, value in assigned:
        words = set(re.findall(r"[\w-]+", value))
        known = [one for one in found if one in words]
        if not known and not any(source in word for word in words for source in sources):
            continue
        named = [one for one in relationships if one in words]
        if not named and not known:
            sources.add(name)
        elif all(one in reached for one in named):
            services = (service for one in (*named, *known) for service in reached.get(one, found.get(one, ())))
            found[name] = tuple(dict.fromkeys(services))
    return found


def _set_in_configuration(project: Project, applications: Iterable[Application], names: Iterable[str]) -> set[str]:
    """Those of the names that the configuration sets itself: to another place."""
    wanted = set(names)
    found: set[str] = set()
    for node in walk([*project.common, *(node for one in applications for node in one.definition)]):
        if isinstance(node, MappingNode):
            found |= wanted & {key.value.removeprefix("env:") for key, _ in node.entries if isinstance(key, Scalar)}
        elif isinstance(node, Scalar) and "=" in node.value:
            found |= wanted & {match[1] for match in re.finditer(r"(?<![\w$])([A-Za-z_]\w*)=", node.value)}
    return found
