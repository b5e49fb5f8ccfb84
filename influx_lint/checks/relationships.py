"""NFX120 and NFX121: an application's relationships to InfluxDB services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.checks.influxdb import is_influxdb
from influx_lint.findings import Finding
from influx_lint.registry import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from influx_lint.project.configuration import ConfigurationFile
    from influx_lint.project.model import Relationship
    from influx_lint.project.workspace import Workspace
    from influx_lint.registry.policy import Policy


def check(file: ConfigurationFile, workspace: Workspace, policy: Policy) -> Iterator[Finding]:
    """The findings about the relationships of the applications that a file defines."""
    for application in file.applications():
        for relationship in application.relationships:
            found = [one for one in workspace.definitions if one.name.value == relationship.service]
            if found and is_influxdb(found[-1], workspace, policy):
                yield from _wrong_endpoint(relationship, policy.endpoint)
            elif not found and _claims_influxdb(relationship, policy.endpoint) and workspace.knows_all_services:
                yield _undefined(relationship, workspace, policy)


def _claims_influxdb(relationship: Relationship, endpoint: str) -> bool:
    """Whether a relationship to nowhere was meant for InfluxDB: by its endpoint, or by its names if it has none."""
    names = f"{relationship.name} {relationship.service}".lower()
    return relationship.endpoint == endpoint or (relationship.endpoint is None and "influx" in names)


def _undefined(relationship: Relationship, workspace: Workspace, policy: Policy) -> Finding:
    import difflib

    known = [one.name.value for one in workspace.definitions if is_influxdb(one, workspace, policy)]
    close = difflib.get_close_matches(relationship.service, known, 1) or known[:1]
    hint = f"did you mean '{close[0]}'?" if close else "define it in the services file"
    message = f"relationship '{relationship.name}' names the service '{relationship.service}', not defined: {hint}"
    place = relationship.service_place
    return Finding(rules.UNDEFINED_SERVICE, str(place.path), place.span, message)


def _wrong_endpoint(relationship: Relationship, endpoint: str) -> Iterator[Finding]:
    if relationship.endpoint in (None, endpoint):
        return
    place = relationship.endpoint_place
    message = f"InfluxDB service '{relationship.service}' has the endpoint '{endpoint}', not '{relationship.endpoint}'"
    yield Finding(rules.WRONG_ENDPOINT, str(place.path), place.span, message)
