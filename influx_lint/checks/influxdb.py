"""Which services are InfluxDB's: only those are judged."""

from __future__ import annotations

import re

from influx_lint.project.model import Service
from influx_lint.project.nodes import Scalar, Sequence
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.project.configuration import Definition
    from influx_lint.project.model import Project
    from influx_lint.project.nodes import Node
    from influx_lint.project.workspace import Workspace
    from influx_lint.registry.policy import Policy

IMAGE = "influxdb"

_NAMED = re.compile(r"influx|timedb", re.IGNORECASE)
"""What a name says that speaks of InfluxDB; `timedb` is the service's name in the vendors' documentation."""

_IMAGE = re.compile(rf"\W*{IMAGE}(?![\w.-])", re.IGNORECASE)
"""What begins with InfluxDB's name as a word: `InfluxDB: 2.7` and `influxdb/2.7` are slips, and no other image."""

_NO_IMAGE = re.compile(r"[\s\d.]*")
"""A type that names no image: a mere version, or nothing."""


def is_image(text: str) -> bool:
    """Whether a service's type (`influxdb:2.7`) names InfluxDB, in whatever spelling."""
    return _IMAGE.match(text) is not None


def is_influxdb(definition: Definition, workspace: Workspace, policy: Policy) -> bool:
    """Whether a service is InfluxDB: its type says so, or, where the type is no text, anything else about it does.

    That is its name, a relationship to its `influxdb` endpoint, or a type made of InfluxDB's name or versions.
    """
    if definition.text is not None and not _NO_IMAGE.fullmatch(definition.text):
        return is_image(definition.text)
    if definition.type is not None and definition.type.is_foreign:
        return False
    return (
        _NAMED.search(definition.name.value) is not None
        or (definition.type is not None and _mentions(definition.type, policy))
        or (definition.name.value, policy.endpoint) in workspace.reached
    )


def with_reached(project: Project, policy: Policy) -> Project:
    """The project with the services that its relationships tell of: a service that no file here defines, or gives no
    type that is text, is InfluxDB where it is reached by InfluxDB's endpoint. Its version is not known then.

    So it is in a repository that holds an application alone, whose services another repository defines.
    """
    found = {one.name: one for one in project.services}
    for application in project.applications:
        for relationship in application.relationships:
            known = found.get(relationship.service)
            if relationship.endpoint == policy.endpoint and (known is None or known.type is None):
                place = known.place if known else relationship.service_place
                found[relationship.service] = Service(relationship.service, IMAGE, place)
    return project._replace(services=tuple(found.values()))


def _mentions(node: Node, policy: Policy) -> bool:
    scalars = node.items if isinstance(node, Sequence) else [node]
    texts = [one.value for one in scalars if isinstance(one, Scalar)]
    return any(is_image(text) for text in texts) or (len(texts) == 1 and policy.status(texts[0]) is not None)
