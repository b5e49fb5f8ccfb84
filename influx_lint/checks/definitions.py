"""NFX110: an InfluxDB service's definition, held against schemas/services.schema.json."""

from __future__ import annotations

import re

from influx_lint.checks.influxdb import IMAGE, TYPE, misnamed_type, version_in
from influx_lint.checks.schema import Violation, service_schema, violations
from influx_lint.checks.words import named, shortened
from influx_lint.findings import Applicability, Edit, Finding, Fix
from influx_lint.project.configuration import Definition
from influx_lint.project.nodes import NULL, STRING, Mapping, Node, Scalar, Sequence, as_data, text_of
from influx_lint.registry import rules
from influx_lint.registry.policy import Policy

DEPTH = 1
"""How many levels of keys the schema has something to say about: those of the definition itself."""


_NO_LETTER = re.compile(r"[^\w.]|_")
_DECIMAL = re.compile(r"[1-9][0-9]*")

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
    is_told = is_open or misnamed_type(definition) is not None
    return [one for one in violations(data, service_schema()) if not (is_told and one.is_lack)]


def finding(definition: Definition, violation: Violation, policy: Policy, target: str) -> Finding:
    """The finding about a violation, at the value or the key concerned. `target` is the version to recommend."""
    node = _node_at(definition, violation)
    what = ".".join(map(str, violation.path if not violation.at_key else violation.path[:-1]))
    said, (fix, advice) = violation.message, _as_number(node, violation)
    if node is misnamed_type(definition):
        said, fix = f"has no key {_shown(node)}: write 'type'", _spelled(node, TYPE)
    elif violation.path == (TYPE,) and not violation.at_key:
        said, fix = _about_type(node, policy, target)
    name = named(definition.name.value)
    message = f"{what} of {name} {said}" if what else f"{name} {said}"
    origin = node.origin
    return Finding(rules.INVALID_SERVICE, str(origin.path), origin.span, message, fix, advice)


def _about_type(node: Node, policy: Policy, target: str) -> tuple[str, Fix | None]:
    """What a type has to be that is no text, or not the text that it should be; and how to make it so, where it names a
    version that the policy knows."""
    text = text_of(node)
    version = version_in(text) if text is not None else None
    if version is None or policy.status(version) is None:
        return f"must be image and version, such as {IMAGE}:{target}, not {_shown(node)}", None
    right = f"{IMAGE}:{version}"
    return f"must be image and version, {right}, not {_shown(node)}", _spelled(node, right)


def _spelled(node: Node, text: str) -> Fix | None:
    """The fix that spells a scalar so, where the source has its text on one line as it is. It is safe where only
    capitals, blanks and punctuation change."""
    span = node.spelled(node.value) if isinstance(node, Scalar) and "\n" not in node.value else None
    if span is None or not isinstance(node, Scalar):
        return None
    is_same = _NO_LETTER.sub("", node.value.lower()) == _NO_LETTER.sub("", text)
    return Fix(f"Write {text}", (Edit(span, text),), Applicability.SAFE if is_same else Applicability.UNSAFE)


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
    return key if violation.at_key or not violation.path else node


def _as_number(node: Node, violation: Violation) -> tuple[Fix | None, str | None]:
    """The fix of text that spells the whole number which the schema wants, or what to do where there is none. What is
    written is a number for readers of YAML 1.1, too, which take `0512`, `1_000` and `1:30` for other numbers than
    people do. It stands alone behind its key: with a tag it would stay text, with an anchor it is others', too."""
    if not (violation.wants_integer and isinstance(node, Scalar) and node.tag == STRING):
        return None, None
    number = node.value.strip()
    text = node.source.text
    quoted = text[node.start : node.end]
    plainly = quoted[1:-1] == node.value and quoted[:1] in ("'", '"')
    alone = not text[text.rfind(":", 0, node.start) + 1 : node.start].strip(" ")
    if _DECIMAL.fullmatch(number) and plainly and alone:
        return Fix(f"Write {number} as a number", (Edit(node.span, number),), Applicability.SAFE), None
    return None, "Write a whole number in plain decimal digits, without quotes and without a tag."
