"""NFX120 and NFX121: an application's relationships to InfluxDB services."""

from __future__ import annotations

from collections.abc import Iterator

from influx_lint.checks.influxdb import is_influxdb
from influx_lint.checks.words import named
from influx_lint.findings import Finding, Origin
from influx_lint.project.configuration import ConfigurationFile
from influx_lint.project.model import Relationship
from influx_lint.project.workspace import Workspace
from influx_lint.registry import rules
from influx_lint.registry.policy import Policy
from influx_lint.registry.rule import Rule

_MOST_COMPARED = 100
"""How many names a misspelt one is compared with: comparing takes time, and nobody has that many services."""


def check(file: ConfigurationFile, workspace: Workspace, policy: Policy) -> Iterator[Finding]:
    """The findings about the relationships of the applications that a file defines."""
    known: list[str] | None = None
    endpoint = policy.endpoint
    for relationship in (one for application in file.applications() for one in application.relationships):
        service = workspace.services.get(relationship.service)
        if service is None and _is_lost(relationship, workspace, endpoint):
            known = _influxdb_services(workspace, policy) if known is None else known
            yield _undefined(relationship, known)
        elif service and relationship.endpoint not in (None, endpoint) and is_influxdb(service, workspace, policy):
            yield _wrong_endpoint(relationship, endpoint)


def _is_lost(relationship: Relationship, workspace: Workspace, endpoint: str) -> bool:
    """Whether a relationship to no known service was meant for InfluxDB, and certainly leads nowhere.

    It was meant for InfluxDB by its endpoint, or, if it names none, by its names. Without an endpoint, it may lead to
    another application.
    """
    names = f"{relationship.name} {relationship.service}".lower()
    if relationship.endpoint != endpoint and not (relationship.endpoint is None and "influx" in names):
        return False
    applications = workspace.project.applications if workspace.project and relationship.endpoint is None else ()
    return workspace.knows_all_services and all(one.name != relationship.service for one in applications)


def _influxdb_services(workspace: Workspace, policy: Policy) -> list[str]:
    return [name for name, service in workspace.services.items() if is_influxdb(service, workspace, policy)]


def _undefined(relationship: Relationship, known: list[str]) -> Finding:
    import difflib

    name, service = named(relationship.name), named(relationship.service)
    close = difflib.get_close_matches(relationship.service, known[:_MOST_COMPARED], 1) or known[:1]
    hint = f"did you mean {named(close[0])}?" if close else "define it in the services file"
    message = f"relationship {name} reaches {service}, and no service has this name: {hint}"
    return _finding(rules.UNDEFINED_SERVICE, relationship.service_origin, message)


def _wrong_endpoint(relationship: Relationship, endpoint: str) -> Finding:
    found = named(relationship.endpoint or "")
    message = f"InfluxDB service {named(relationship.service)} has the endpoint '{endpoint}', not {found}"
    return _finding(rules.WRONG_ENDPOINT, relationship.endpoint_origin, message)


def _finding(rule: Rule, origin: Origin, message: str) -> Finding:
    return Finding(rule, str(origin.path), origin.span, message)
