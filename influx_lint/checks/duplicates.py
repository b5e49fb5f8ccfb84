"""NFX111: names that are defined twice in a mapping."""

from __future__ import annotations

from collections.abc import Iterator

from influx_lint.checks.words import named
from influx_lint.findings import Finding
from influx_lint.project.nodes import MERGE, Mapping, Node, Scalar, mappings
from influx_lint.registry import rules


def check(documents: list[Node]) -> Iterator[Finding]:
    """A finding at each definition of a name but the first. Several merge keys in a mapping are legal."""
    for mapping in mappings(documents):
        if len({key.value for key, _ in mapping.entries if isinstance(key, Scalar)}) < len(mapping.entries):
            yield from _in_mapping(mapping)


def _in_mapping(mapping: Mapping) -> Iterator[Finding]:
    latest: dict[tuple[str, str], Scalar] = {}
    for key, _ in mapping.entries:
        if not isinstance(key, Scalar) or key.tag == MERGE:
            continue
        earlier = latest.get((key.tag, key.value))
        latest[key.tag, key.value] = key
        if earlier is not None:
            message = f"{named(key.value)} is defined twice: the definition in line {earlier.span.line} is lost"
            yield Finding(rules.DUPLICATE_NAME, str(key.source.path), key.span, message)
