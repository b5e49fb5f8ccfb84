"""Which services are InfluxDB's: only those are judged."""

from __future__ import annotations

import re
from functools import cache

from influx_lint.findings import Recognised
from influx_lint.project.configuration import Definition
from influx_lint.project.model import Project, Service
from influx_lint.project.nodes import Mapping, Node, Scalar, Sequence
from influx_lint.project.workspace import Workspace
from influx_lint.registry.policy import Policy

IMAGE = "influxdb"
_SHORT = "influx"

_NAMED = re.compile(r"influx|timedb", re.IGNORECASE)
"""What a name says that speaks of InfluxDB; `timedb` is the service's name in the vendors' documentation."""

_IMAGE = re.compile(rf"\W*{IMAGE}(?![\w.-])", re.IGNORECASE)
"""What begins with InfluxDB's name as a word: `InfluxDB: 2.7` and `influxdb/2.7` are slips, and no other image."""

AFTER_NAME = r"(?:[\W_]*[vV]?[0-9]+(?:\.[0-9]+)*)?(?:[\W_]+[vV]?[0-9]+(?:\.[0-9]+)*)?\W*$"
"""What may follow InfluxDB's name where it is misspelled: a version, perhaps behind a generation (`influxdb2:2.7`), and
nothing else. So `influx-proxy` is none."""

BEFORE_NAME = r"^\W*(?:[\w.-]+/)*"
"""What may stand before it: the registry of a container image."""

_LEFT = ("inf", "xdb")
"""Of the two ends of InfluxDB's name, a slip leaves one as it is."""

_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_WITHOUT_DOT = re.compile(r"([0-9])([0-9])")
_LONGEST_TYPE = 100

TYPE = "type"
_KEYS_FOR_TYPE = frozenset({"image", "service"})
"""Other words for a type, as other tools have them."""

_NO_IMAGE = re.compile(r"[\s\d.]*")
"""A type that names no image: a mere version, or nothing."""


@cache
def _spelling() -> re.Pattern[str]:
    """What a type may look like that names InfluxDB: few files have one that needs this look."""
    return re.compile(rf"{BEFORE_NAME}(?P<name>[a-z]+(?:[ _-]db)?){AFTER_NAME}", re.IGNORECASE)


def is_image(text: str) -> bool:
    """Whether a service's type (`influxdb:2.7`) names InfluxDB, in whatever spelling."""
    return _IMAGE.match(text) is not None or is_misspelled(text)


def is_misspelled(text: str) -> bool:
    """Whether a type names InfluxDB by a slip, or in another tool's way: `influx:2.7`, `influxdb-2.7`."""
    lowered = text.lower()
    if len(text) > _LONGEST_TYPE or _IMAGE.match(text) or not any(end in lowered for end in _LEFT):
        return False
    found = _spelling().match(text)
    if found is None:
        return False
    name = re.sub("[ _-]", "", found["name"].lower())
    return name == _SHORT or _is_one_slip(name, IMAGE)


def is_slip(definition: Definition) -> bool:
    """Whether a service is taken for InfluxDB's only for what looks like a slip in its type, or in that key."""
    return is_misspelled(definition.text) if definition.text is not None else misnamed_type(definition) is not None


def version_in(text: str) -> str | None:
    """The version in a type that names InfluxDB in whatever spelling and has nothing but versions besides, the last of
    them: `influxdb2:2.7`. Two digits behind the name alone are one with a dot: `influxdb27`."""
    found = _spelling().match(text) if len(text) <= _LONGEST_TYPE and is_image(text) else None
    versions = _VERSION.findall(text, found.end("name")) if found else []
    if not versions:
        return None
    digits = _WITHOUT_DOT.fullmatch(versions[-1]) if ":" not in text else None
    return ".".join(digits.groups()) if digits else versions[-1]


def misnamed_type(definition: Definition) -> Scalar | None:
    """The key in the place of `type`, where a definition has none, and what stands under another key names InfluxDB."""
    if definition.type is not None or not isinstance(definition.node, Mapping):
        return None
    return next(
        (
            key
            for name, (key, value) in definition.node.effective().items()
            if isinstance(value, Scalar) and is_image(value.value) and _means_type(name)
        ),
        None,
    )


def _means_type(key: str) -> bool:
    name = key.strip().lower()
    return name in _KEYS_FOR_TYPE or _is_one_slip(name, TYPE)


def _is_one_slip(word: str, wanted: str) -> bool:
    """Whether a word is the wanted one but for one letter that is missing, too many or another, or for two letters that
    have changed places."""
    start = 0
    while start < min(len(word), len(wanted)) and word[start] == wanted[start]:
        start += 1
    end = 0
    while end < min(len(word), len(wanted)) - start and word[-1 - end] == wanted[-1 - end]:
        end += 1
    one, other = word[start : len(word) - end], wanted[start : len(wanted) - end]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])


def is_influxdb(definition: Definition, workspace: Workspace, policy: Policy) -> bool:
    """Whether a service is InfluxDB: its type says so, or, where the type is no text, anything else about it does. That
    is its name, a relationship to its `influxdb` endpoint, a type made of InfluxDB's name or versions, or a key in the
    place of `type`."""
    if definition.text is not None and not _NO_IMAGE.fullmatch(definition.text):
        return is_image(definition.text)
    if definition.type is not None and definition.type.is_foreign:
        return False
    return (
        _NAMED.search(definition.name.value) is not None
        or (definition.type is not None and _mentions(definition.type, policy))
        or (definition.name.value, policy.endpoint) in workspace.reached
        or misnamed_type(definition) is not None
    )


def with_reached(project: Project, policy: Policy) -> Project:
    """The project with the services that its relationships tell of: a service that no file here defines, or gives no
    type that is text, is InfluxDB where it is reached by InfluxDB's endpoint. Its version is not known then. A type
    that names InfluxDB in another spelling is taken for what it means. So it is in a repository that holds an
    application alone, whose services another repository defines."""
    found = {one.name: _meant(one) for one in project.services}
    for application in project.applications:
        for relationship in application.relationships:
            known = found.get(relationship.service)
            if relationship.endpoint == policy.endpoint and (known is None or known.type is None):
                origin = known.origin if known else relationship.service_origin
                found[relationship.service] = Service(relationship.service, IMAGE, origin)
    return project._replace(services=tuple(found.values()))


def _meant(service: Service) -> Service:
    if service.type is None or service.image == IMAGE or not is_image(service.type):
        return service
    version = version_in(service.type)
    return service._replace(type=f"{IMAGE}:{version}" if version else IMAGE)


def _mentions(node: Node, policy: Policy) -> bool:
    if isinstance(node, Mapping):
        return any(map(is_image, node.effective()))
    scalars = node.items if isinstance(node, Sequence) else [node]
    texts = [one.value for one in scalars if isinstance(one, Scalar)]
    return any(is_image(text) for text in texts) or (len(texts) == 1 and policy.status(texts[0]) is not None)


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
