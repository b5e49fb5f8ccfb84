"""Checks configuration files: NFX101 to NFX121, and NFX901 where one cannot be parsed."""

from __future__ import annotations

from collections.abc import Iterator

from influx_lint.checks import definitions, duplicates, relationships, versions
from influx_lint.checks.influxdb import is_influxdb, is_slip
from influx_lint.checks.words import named
from influx_lint.findings import Finding
from influx_lint.project import layout
from influx_lint.project.configuration import ConfigurationFile, Refused
from influx_lint.project.layout import Kind
from influx_lint.project.workspace import Workspace
from influx_lint.registry import rules
from influx_lint.registry.policy import Policy


def check(file: ConfigurationFile, workspace: Workspace, policy: Policy, vendor: str, target: str) -> list[Finding]:
    """The findings of a configuration file, and of the files that it includes.

    `vendor` is a vendor's key or `any`; `target` is the version to recommend. Paths are those of the nodes: absolute
    where the file's is.
    """
    found = list(_in_definitions(file, workspace, policy, vendor, target))
    found += relationships.check(file, workspace, policy)
    for one in file.files():
        if one.error:
            found.append(Finding(rules.UNPARSABLE_FILE, str(one.path), one.error.span, one.error.message))
        found += duplicates.check(one.documents)
    has_services = file.kind in (Kind.SERVICES, Kind.FLEX)
    found += [_not_included(one) for one in file.refused.values() if has_services or one.is_inside]
    return found


def _not_included(refused: Refused) -> Finding:
    """The finding about an `!include` that may hide a service or a relationship."""
    origin = refused.node.origin
    message = f"cannot include {named(refused.target)}: {refused.reason}"
    return Finding(rules.UNPARSABLE_FILE, str(origin.path), origin.span, message)


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
