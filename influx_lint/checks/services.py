"""Checks configuration files: NFX101 to NFX121, and NFX901 where one cannot be parsed."""

from __future__ import annotations

from collections.abc import Iterator

from influx_lint.checks import definitions, versions
from influx_lint.checks.influxdb import is_influxdb, is_slip
from influx_lint.checks.words import named
from influx_lint.findings import Finding, Origin
from influx_lint.guesses import nearest
from influx_lint.project import layout
from influx_lint.project.configuration import ConfigurationFile, Refused
from influx_lint.project.layout import Kind
from influx_lint.project.model import Relationship
from influx_lint.project.nodes import MERGE, Mapping, Node, Scalar, mappings
from influx_lint.project.workspace import Workspace
from influx_lint.registry import rules
from influx_lint.registry.policy import Policy
from influx_lint.registry.rule import Rule


def check(file: ConfigurationFile, workspace: Workspace, policy: Policy, vendor: str, target: str) -> list[Finding]:
    """The findings of a configuration file, and of the files that it includes. `vendor` is a vendor's key or `any`;
    `target` is the version to recommend. Paths are those of the nodes: absolute where the file's is."""
    found = list(_in_definitions(file, workspace, policy, vendor, target))
    found += _relationships(file, workspace, policy)
    for one in file.files():
        if one.error:
            found.append(Finding(rules.UNPARSABLE_FILE, str(one.path), one.error.span, one.error.message))
        found += _duplicates(one.documents)
    has_services = file.kind in (Kind.SERVICES, Kind.FLEX)
    found += [_not_included(one) for one in file.refused.values() if has_services or one.is_inside]
    return found


def _not_included(refused: Refused) -> Finding:
    """The finding about an `!include` that may hide a service or a relationship."""
    return _at(rules.UNPARSABLE_FILE, refused.node.origin, f"cannot include {named(refused.target)}: {refused.reason}")


def _at(rule: Rule, origin: Origin, message: str) -> Finding:
    return Finding(rule, str(origin.path), origin.span, message)


def _in_definitions(
    file: ConfigurationFile, workspace: Workspace, policy: Policy, vendor: str, target: str
) -> Iterator[Finding]:
    judged: dict[int, bool] = {}
    # A file that somebody named may be another tool's, whose words for other things look like slips.
    is_certain = layout.kind_of(file.path.parent.name, file.path.name) is not None
    for definition in file.definitions():
        if not is_influxdb(definition, workspace, policy) or (not is_certain and is_slip(definition)):
            continue
        # One definition may stand behind many aliases: what is wrong in it is looked for and told once.
        if id(definition.node) not in judged:
            broken = definitions.violations_of(definition)
            judged[id(definition.node)] = not any(one.path[:1] == ("type",) for one in broken)
            yield from (definitions.finding(definition, one, policy, target) for one in broken)
        if definition.text is not None and judged[id(definition.node)]:
            yield from versions.check(definition, policy, vendor, target)


def _duplicates(documents: list[Node]) -> Iterator[Finding]:
    """A finding at each definition of a name but the first. Several merge keys in a mapping are legal."""
    for mapping in mappings(documents):
        if len({key.value for key, _ in mapping.entries if isinstance(key, Scalar)}) < len(mapping.entries):
            yield from _duplicates_in(mapping)


def _duplicates_in(mapping: Mapping) -> Iterator[Finding]:
    latest: dict[tuple[str, str], Scalar] = {}
    for key, _ in mapping.entries:
        if not isinstance(key, Scalar) or key.tag == MERGE:
            continue
        earlier = latest.get((key.tag, key.value))
        latest[key.tag, key.value] = key
        if earlier is not None:
            message = f"{named(key.value)} is defined twice: the definition in line {earlier.span.line} is lost"
            yield _at(rules.DUPLICATE_NAME, key.origin, message)


_MOST_COMPARED = 100
"""How many names a misspelt one is compared with: comparing takes time, and nobody has that many services."""


def _relationships(file: ConfigurationFile, workspace: Workspace, policy: Policy) -> Iterator[Finding]:
    """The findings about the relationships of the applications that a file defines."""
    known: list[str] | None = None
    endpoint = policy.endpoint
    for relationship in (one for application in file.applications() for one in application.relationships):
        service = workspace.services.get(relationship.service)
        if service is None and _is_lost(relationship, workspace, endpoint):
            if known is None:
                known = [name for name, one in workspace.services.items() if is_influxdb(one, workspace, policy)]
            yield _undefined(relationship, known)
        elif service and relationship.endpoint not in (None, endpoint) and is_influxdb(service, workspace, policy):
            yield _wrong_endpoint(relationship, endpoint)


def _is_lost(relationship: Relationship, workspace: Workspace, endpoint: str) -> bool:
    """Whether a relationship to no known service was meant for InfluxDB, and certainly leads nowhere. It was by its
    endpoint, or, if it names none, by its names. Without an endpoint, it may lead to another application."""
    names = f"{relationship.name} {relationship.service}".lower()
    if relationship.endpoint != endpoint and not (relationship.endpoint is None and "influx" in names):
        return False
    applications = workspace.project.applications if workspace.project and relationship.endpoint is None else ()
    return workspace.knows_all_services and all(one.name != relationship.service for one in applications)


def _undefined(relationship: Relationship, known: list[str]) -> Finding:
    name, service = named(relationship.name), named(relationship.service)
    meant = nearest(relationship.service, known[:_MOST_COMPARED]) or next(iter(known), None)
    hint = f"did you mean {named(meant)}?" if meant is not None else "define it in the services file"
    message = f"relationship {name} reaches {service}, and no service has this name: {hint}"
    return _at(rules.UNDEFINED_SERVICE, relationship.service_origin, message)


def _wrong_endpoint(relationship: Relationship, endpoint: str) -> Finding:
    found = named(relationship.endpoint or "")
    message = f"InfluxDB service {named(relationship.service)} has the endpoint '{endpoint}', not {found}"
    return _at(rules.WRONG_ENDPOINT, relationship.endpoint_origin, message)
