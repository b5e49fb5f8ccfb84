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


_Services = tuple["Service", ...]


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
    found: dict[str, Variable] = {}
    for name, services in _of_influxdb(project.relationships(path), policy).items():
        start = prefix(name)
        heads = frozenset((start + new[0].upper(),) for new in policy.moved_keys.values())
        olds = frozenset((start + old.upper(),) for old in policy.moved_keys)
        for old, new in policy.moved_keys.items():
            found[start + old.upper()] = Variable(old, start + new[0].upper(), services, heads, olds)
    own = _set_by_project(project, path, found) if found else frozenset()
    return {name: one for name, one in found.items() if name not in own}


def markers(project: Project | None, policy: Policy) -> tuple[bytes, ...]:
    """The texts of which a file must mention one to read such a variable, or one that holds an address: of the former
    what their names begin with, without the last `_`, of the latter their names, or what they begin with where that
    stands alone, as a prefix does. All of them in small letters, too."""
    if project is None:
        return ()
    image = policy.document["service"]
    starts = {
        prefix(each.name).rstrip("_")
        for application in project.applications
        if project.flex
        for each in application.relationships
        if (service := project.service(each.service)) is not None and service.image == image
    }
    names = {
        name
        for application in project.applications
        for name in _addresses(project, policy, (application,), _relationships(project, application))
    }
    names |= {name.removesuffix(last) for name in names for last in _HOST if name.endswith(f"_{last}")}
    found = (one for name in (*sorted(starts), *sorted(names)) for one in (name, name.lower()))
    return tuple(dict.fromkeys(one.encode() for one in found))


def _of_influxdb(relationships: Mapping[str, Sequence[Service | None]], policy: Policy) -> dict[str, _Services]:
    """The relationships that lead to InfluxDB services, and to nothing else, by name."""
    image = policy.document["service"]
    found = {name: tuple(one for one in services if one is not None) for name, services in relationships.items()}
    return {
        name: services
        for name, services in found.items()
        if services and len(services) == len(relationships[name]) and all(one.image == image for one in services)
    }


def _set_by_project(project: Project, path: Path, names: Iterable[str]) -> frozenset[str]:
    """Those of `names` that are set where the code in `path` is deployed: by the configuration of its applications, or
    by a file that is deployed with one of them."""
    applications = project.applications_of(path)
    keys, texts = _configured(project, applications)
    texts += [text for one in applications for text in project.environment_files.texts(one.folder)]
    lines = [without_comments(text) for text in texts]
    return frozenset(name for name in names if name in keys or any(_sets(text, name) for text in lines))


def _configured(project: Project, applications: Iterable[Application]) -> tuple[set[str], list[str]]:
    """The keys in the configuration of applications, as variables are called, and its texts."""
    keys: set[str] = set()
    texts = []
    for node in walk([*project.common, *(node for one in applications for node in one.definition)]):
        if isinstance(node, MappingNode):
            keys |= {key.value.removeprefix(_IN_ENVIRONMENT) for key, _ in node.entries if isinstance(key, Scalar)}
        elif isinstance(node, Scalar):
            texts.append(node.value)
    return keys, texts


def _sets(text: str, name: str) -> bool:
    """Whether a text gives a variable something: `name=`, `name: `, or of all that begins like that `${name:=`. What it
    holds already (`name="$name"`) is nothing."""
    if name not in text:
        return False
    named = re.escape(name)
    pattern = (
        rf"(?<=\$\{{){named}:?=|(?<![A-Za-z0-9_$])(?<!\$\{{){named}[\"']?[ \t]*[=:]"
        rf"(?![\"']?\$(?:{named}|\{{{named}\}})[\"']?(?:$|[\s;&|]))"
    )
    return re.search(pattern, text, re.MULTILINE) is not None


def without_comments(text: str) -> str:
    """A shell's or a YAML text without what stands behind `#`."""
    return re.sub(r"(?m)(?:^|(?<=\s))#.*$", "", text)


_HOST = ("HOST", "HOSTNAME", "IP")
"""The last parts of the variables' names that tell where a service is."""

_SOURCE = "RELATIONSHIPS"
_ASSIGNMENT = re.compile(r"(?m)^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=(.*)$")

_SETTING = re.compile(r"(?<![\w$])([A-Za-z_]\w*)=")


def addresses(project: Project | None, policy: Policy, path: Path) -> Mapping[str, _Services]:
    """The variables that hold the address of an InfluxDB service for the code in `path`, by name. They are named after
    its relationship, unless the project sets them to something else; outside of Upsun Flex only where it has one such
    service. Or the project sets them from the relationships."""
    if project is None:
        return {}
    return _addresses(project, policy, project.applications_of(path), project.relationships(path))


def _relationships(project: Project, application: Application) -> Mapping[str, tuple[Service | None, ...]]:
    return {one.name: (project.service(one.service),) for one in application.relationships}


def _addresses(
    project: Project,
    policy: Policy,
    applications: Sequence[Application],
    relationships: Mapping[str, Sequence[Service | None]],
) -> dict[str, _Services]:
    reached = _of_influxdb(relationships, policy)
    if not reached:
        return {}
    image = policy.document["service"]
    is_only_one = sum(service.image == image for service in project.services) == 1
    named = reached if project.flex or is_only_one else {}
    texts = [text for one in applications for text in project.environment_files.texts(one.folder)]
    found = {prefix(name) + last: services for name, services in named.items() for last in _HOST}
    assigned = [(each[1], each[2]) for text in texts for each in _ASSIGNMENT.finditer(without_comments(text))]
    found = {name: services for name, services in found.items() if name not in dict(assigned)}
    found |= _from_relationships(assigned, reached, relationships)
    keys, written = _configured(project, applications)
    own = keys | {each[1] for text in written if "=" in text for each in _SETTING.finditer(text)}
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
