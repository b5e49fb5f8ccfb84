"""NFX110: an InfluxDB service's definition, held against schemas/services.schema.json."""

from __future__ import annotations

from influx_lint.checks.influxdb import IMAGE
from influx_lint.checks.schema import service_schema, violations
from influx_lint.checks.words import named, shortened
from influx_lint.findings import Applicability, Edit, Finding, Fix
from influx_lint.project.nodes import NULL, STRING, Mapping, Node, Scalar, Sequence, as_data
from influx_lint.registry import rules
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.checks.schema import Violation
    from influx_lint.project.configuration import Definition


DEPTH = 1
"""How many levels of keys the schema has something to say about: those of the definition itself."""


_KINDS = {"int": "number", "float": "number", "timestamp": "date"}


def violations_of(definition: Definition) -> list[Violation]:
    """What breaks the schema in the definition of an InfluxDB service."""
    node = definition.node
    if node.is_foreign:
        return []
    data = as_data(node, DEPTH)
    if isinstance(data, dict) and definition.type is not None:
        data["type"] = as_data(definition.type, DEPTH)
    is_open = isinstance(node, Mapping) and node.is_open
    return [one for one in violations(data, service_schema()) if not (is_open and one.is_lack)]


def finding(definition: Definition, violation: Violation, target: str) -> Finding:
    """The finding about a violation, at the value or the key concerned. `target` is the version to recommend."""
    node = _node_at(definition, violation)
    what = ".".join(map(str, violation.path if not violation.at_key else violation.path[:-1]))
    said = _about_type(node, target) if violation.path == ("type",) and not violation.at_key else violation.message
    name = named(definition.name.value)
    message = f"{what} of {name} {said}" if what else f"{name} {said}"
    place = node.place
    return Finding(rules.INVALID_SERVICE, str(place.path), place.span, message, _as_number(node, violation))


def _about_type(node: Node, target: str) -> str:
    """What a type has to be that is no text, or not the text that it should be."""
    return f"must be image and version, such as {IMAGE}:{target}, not {_shown(node)}"


def _shown(node: Node) -> str:
    if not isinstance(node, Scalar):
        return "a mapping" if isinstance(node, Mapping) else "a list"
    if node.tag == NULL or not node.value:
        return "empty"
    kind = _KINDS.get(node.tag)
    return f"the {kind} {shortened(node.value)}" if kind else named(node.value)


def _node_at(definition: Definition, violation: Violation) -> Node:
    """The node that a violation speaks of: the value at its path, or the key; the service's name for the whole."""
    if violation.path == ("type",) and definition.type is not None and not violation.at_key:
        return definition.type
    node, key = definition.node, definition.name
    for part in violation.path:
        if isinstance(node, Mapping):
            key, node = node.effective()[str(part)]
        elif isinstance(node, Sequence):
            node = node.items[int(part)]
    if violation.at_key or not violation.path:
        return key
    return node


def _as_number(node: Node, violation: Violation) -> Fix | None:
    """Text that spells the whole number which the schema wants, without its quotes."""
    if not (violation.wants_integer and isinstance(node, Scalar) and node.tag == STRING):
        return None
    text = node.value.strip()
    if not (text.isascii() and text.isdigit()):
        return None
    return Fix(f"Write {text} as a number", (Edit(node.span, text),), Applicability.SAFE)
