"""What a project's configuration says of InfluxDB: the services, with their versions and what leads to them."""

from __future__ import annotations

from influx_lint.findings import Recognised
from influx_lint.project.model import Project
from influx_lint.registry.policy import Policy


def recognised(project: Project | None, policy: Policy) -> tuple[Recognised, ...]:
    """The InfluxDB services of a project, each with the relationships by which applications reach it, by name."""
    if project is None:
        return ()
    relationships = [one for application in project.applications for one in application.relationships]
    return tuple(
        Recognised(
            service.name,
            service.version,
            str(service.origin.path),
            service.origin.span,
            tuple(dict.fromkeys(one.name for one in relationships if one.service == service.name)),
        )
        for service in {one.name: one for one in project.services}.values()
        if service.image == policy.document["service"]
    )
